/// What stays of tags that nobody knows, and of those that only a script or the site's data could fill.

#include "content/tags/tags.h"

#include "base/path.h"
#include "base/text.h"
#include "input/body_title.h"

#include <algorithm>

namespace essaypack {

namespace {

/// Keys under which a tag names what it shows: those of its words, then those of its addresses.
constexpr std::string_view kKeptKeys =
    " alt author badge caption content desc description header heading href label link name subheader subtitle summary "
    "text title url file image images img pic src ";
constexpr std::string_view kAddressKeys = " file href image images img link pic src url ";
/// Files that a page shows or offers.
constexpr std::string_view kFiles =
    " csv doc docx epub flac glb htm html json lrc m4a md mov mp3 mp4 ogg pdf ppt pptx txt wav webm xls xlsx zip ";
constexpr std::string_view kPictures = " avif bmp gif jpeg jpg png svg webp ";

/// `color:red`, `size=2`: what a tag is told, not what it shows.
bool is_option(std::string_view word) {
  const std::size_t sign = word.find_first_of("=:");
  if (sign == 0 || sign == std::string_view::npos || sign + 1 == word.size() || word.substr(sign, 3) == "://")
    return false;
  return is_ascii_letter(word[0]) && std::all_of(word.begin(), word.begin() + static_cast<std::ptrdiff_t>(sign),
                                                 [](char c) { return is_ascii_name(c); });
}

/// `key="two words"` of a key whose value is not shown, and `rgb(1, 2, 3)`: the bytes that it takes; 0 for other words.
std::size_t size_of_option(std::string_view text) {
  for (const std::string_view colour : {"rgb(", "rgba(", "hsl(", "hsla(", "var(--"})
    if (text.starts_with(colour) && text.find(')') != text.npos) return text.find(')') + 1;
  std::size_t sign = 0;
  while (sign < text.size() && is_ascii_name(text[sign])) ++sign;
  if (sign == 0 || sign + 1 >= text.size() || (text[sign] != '=' && text[sign] != ':')) return 0;
  const char quote = text[sign + 1];
  if ((quote != '"' && quote != '\'') || is_listed(text.substr(0, sign), kKeptKeys)) return 0;
  const std::size_t end = text.find(quote, sign + 2);
  return end == text.npos ? 0 : end + 1;
}

std::string without_options(std::string_view text) {
  std::string out;
  bool begins_word = true;
  for (std::size_t at = 0; at < text.size();) {
    if (const std::size_t size = begins_word ? size_of_option(text.substr(at)) : 0; size > 0) {
      at += size;
      continue;
    }
    begins_word = is_ascii_space(text[at]) || text[at] == ',';
    out += text[at++];
  }
  return std::string(trim(out));
}

/// True where words in quotes hold what else would divide a list.
bool has_quoted_list(std::string_view text) {
  const std::vector<std::string> words = split_words(text);
  return text.find_first_of("\"'") != text.npos && std::any_of(words.begin(), words.end(), [](std::string_view word) {
           return word.find(' ') != word.npos && word.find_first_of(",|:") != word.npos;
         });
}

/// One word of ASCII that begins with no capital: what a theme is told.
bool is_option_word(std::string_view text) {
  return is_ascii(text) && text.find(' ') == text.npos && (text[0] < 'A' || text[0] > 'Z');
}

/// What changes how a page is made, and shows nothing.
bool is_statement(std::string_view name) {
  return is_control_tag(name) ||
         is_one_of(name, {"set", "import", "from", "extends", "include", "block", "macro", "call", "filter", "switch",
                          "default", "asynceach", "asyncall", "elif", "elseif", "layout", "assign"});
}

std::string extension_of_address(std::string_view address) {
  return extension_of(address.substr(0, address.find_first_of("?#")));
}

struct KeptWords {
  std::string text;
  std::string url;
  std::vector<std::string> pictures;
  std::string alt;  ///< Of a picture; else one of the words.

  void add(std::string_view words) { text += (text.empty() ? "" : " ") + std::string(words); }

  /// True for an address, which is kept, and for a place in the page, which is not; `/a.png, /b.png` are two pictures.
  bool take_address(std::string_view word) {
    if (word.find(',') != word.npos) {
      const std::vector<std::string> all = split_commas(word);
      const bool is_list = std::all_of(all.begin(), all.end(), [](const std::string& one) {
        return is_listed(extension_of_address(one), kPictures);
      });
      if (is_list) pictures.insert(pictures.end(), all.begin(), all.end());
      if (is_list) return true;
    }
    if (!looks_like_address(word)) return false;
    const std::string extension = extension_of_address(word);
    if (is_listed(extension, kPictures))
      pictures.emplace_back(word);
    else if (word.find("://") != word.npos || word[0] == '/' || word[0] == '.' || is_listed(extension, kFiles))
      url = url.empty() ? std::string(word) : url;
    else if (word[0] != '#' && word.find('/') == word.npos)
      return false;  // `Node.js`
    return true;
  }
};

void keep_named(KeptWords& kept, const TagCall& call, const std::string& key, const std::string& value) {
  if (value.empty() || is_one_of(value, {"true", "false"})) return;
  if (is_listed(key, kAddressKeys) || is_listed(key, kShownKeys)) {
    // what a block shows beside its text is an avatar or a background
    if (kept.take_address(value) || !is_listed(key, kShownKeys)) return;
    if (key == "alt")
      kept.alt = value;
    else
      kept.add(value);
  } else if (is_one_of(key, {"name", "author"}) && (call.is_block || !is_option_word(value))) {
    kept.add(value);
  }
}

KeptWords words_to_keep(const TagCall& call, const ThemeArguments& found) {
  KeptWords kept;
  if (is_statement(call.name)) return kept;
  std::vector<std::string> words;
  // A list's parts are told apart from each other; words are read as a sentence.
  for (const std::string& part : found.parts) {
    if (part.empty() || is_option(part) || kept.take_address(part)) continue;
    const bool is_told = found.is_list() || call.is_block
                             ? is_look(part) || is_length(part) || is_one_of(part, {"true", "false"})
                             : is_icon(part);
    if (!is_told) words.push_back(part);
  }
  // beside an address numbers are its size or a rating
  const bool has_address = !kept.url.empty() || !kept.pictures.empty();
  for (const std::string& word : words)
    if (!has_address || !is_length(word)) kept.add(word);
  for (const auto& [key, value] : found.named) keep_named(kept, call, key, value);
  if (kept.pictures.empty() && !kept.alt.empty()) kept.add(kept.alt);
  return kept;
}

std::string html_of_kept_pictures(const KeptWords& kept, bool is_in_lines) {
  const std::string alt = plain_inline(kept.alt.empty() ? kept.text : kept.alt);
  if (kept.pictures.size() == 1 && kept.text.empty()) return html_image(kept.pictures[0], alt, "");
  std::string html;
  for (const std::string& picture : kept.pictures) {
    const std::string image = html_image(picture, &picture == &kept.pictures[0] ? alt : "", "");
    html += is_in_lines ? html_figure(image, &picture == &kept.pictures[0] ? escape_xml(kept.text) : "") : image;
  }
  if (!is_in_lines) return kept.text.empty() ? html : html + " " + escape_xml(kept.text);
  return kept.pictures.size() == 1 ? html : "<div class=\"gallery\">" + html + "</div>";
}

}  // namespace

ThemeArguments arguments_of_unknown(std::string_view text) {
  const std::string shown = without_options(text);
  return has_quoted_list(shown) ? read_words(shown, kKeptKeys) : read_list(shown, kKeptKeys);
}

TagOutput make_unknown(const TagCall& call, const ThemeArguments& arguments) {
  const KeptWords kept = words_to_keep(call, arguments);
  const bool is_title = !kept.text.empty() && !is_option_word(kept.text);
  if (call.is_block && !kept.url.empty())
    return block_output("<p>" + html_link(kept.url, is_title ? kept.text : kept.url, "") + "</p>", "");
  if (call.is_block) return is_title ? block_output(bold_line(kept.text), "") : text_output("");
  if (!kept.url.empty())
    return inline_output(html_link(kept.url, kept.text.empty() ? kept.url : kept.text, ""), kept.url);
  if (kept.pictures.empty()) return text_output(kept.text);
  const bool is_in_lines = begins_line(call.before) && (kept.pictures.size() > 1 || !kept.text.empty());
  const std::string html = html_of_kept_pictures(kept, is_in_lines);
  return is_in_lines ? block_output(html, "") : inline_output(html, kept.pictures[0]);
}

void report_restricted(const BodyContext& context, std::size_t at, std::string_view name, RestrictedText text) {
  if (text == RestrictedText::never_closed)
    context.diagnostics.report(Kind::content_unknown_tag, context.places.at(at),
                               tr("the tag '{}' is never closed, the rest of the post is left out", name),
                               tr("close it, for by its name it keeps its text from some readers"));
  else
    context.diagnostics.report(
        Kind::content_unknown_tag, context.places.at(at),
        tr("by its name the tag '{}' keeps its text from some readers, it is left out with its arguments", name));
}

void report_script(const TagCall& call, ScriptFate fate) {
  const auto message = [&] {
    switch (fate) {
      case ScriptFate::left_out:
        return tr("what the tag '{}' shows is only known to the theme, it is left out", call.shown_name());
      case ScriptFate::title_kept:
        return tr("what the tag '{}' shows is only known to the theme, its title is kept", call.shown_name());
      case ScriptFate::words_kept:
        return tr("what the tag '{}' shows is only known to the theme, its words are kept", call.shown_name());
      case ScriptFate::text_kept:
        return tr("what the tag '{}' shows is only known to the theme, its text is kept", call.shown_name());
    }
    return Message();
  };
  call.context.diagnostics.report(Kind::content_unknown_tag, call.place(), message());
}

/// Friends, albums, badges: from a server, a script or the theme's settings.
TagOutput make_filled_by_theme(const TagCall& call) {
  report_script(call, ScriptFate::left_out);
  return text_output("");
}

/// A vote or a rating: the title says what about.
TagOutput make_poll(const TagCall& call) {
  const std::string title = read_words(call.text, " api id no yes ").text();
  report_script(call, title.empty() ? ScriptFate::left_out : ScriptFate::title_kept);
  return title.empty() ? text_output("") : block_output(bold_line(title), "");
}

/// Stellar: a type of personality, whose description is the theme's.
TagOutput make_type_of_person(const TagCall& call) {
  const ThemeArguments found = read_words(call.text, " image url ");
  report_script(call, ScriptFate::words_kept);
  return text_output(found.part(0));
}

TagOutput make_nothing(const TagCall&) { return text_output(""); }

}  // namespace essaypack
