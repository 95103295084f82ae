/// Shortcodes of Hugo's well-known themes: Blowfish, Congo, Hextra, Hugo Book, LoveIt and its kin.

#include "content/tags/tags.h"

#include "base/glob.h"
#include "base/hidden_style.h"
#include "base/path.h"
#include "base/text.h"
#include "base/url.h"
#include "content/lookup/assets.h"
#include "content/lookup/body_context.h"
#include "content/markdown/inline_html.h"
#include "content/tags/shortcode_template.h"
#include "content/tree/html_widgets.h"
#include "input/body_title.h"

#include <algorithm>

namespace essaypack {

namespace {

/// Text between blank lines as paragraphs, their Markdown read.
std::string paragraphs_of(std::string_view text, const Config& config) {
  std::string html;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find("\n\n", at), text.size());
    if (const std::string_view one = trim(text.substr(at, end - at)); !one.empty())
      html += "<p>" + inline_html(one, config) + "</p>";
    at = std::min(end + 2, text.size());
  }
  return html;
}

/// Words that a note may be told beside its text: a side, an id.
std::string shown_word(const TagCall& call) {
  for (const std::string& word : call.words)
    if (!word.empty() && !is_identifier(word) && !is_look(word) && !is_length(word)) return word;
  return {};
}

}  // namespace

std::string argument_of(const TagCall& call, std::initializer_list<std::string_view> keys, std::size_t position) {
  for (const std::string_view key : keys)
    if (const std::string_view value = call.argument(key); !value.empty()) return std::string(value);
  return call.named.empty() && position < call.words.size() ? call.words[position] : std::string();
}

std::string shown_content(const TagCall& call) {
  std::string out;
  const std::string_view text = call.content;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t next = std::min(text.find("{{", at), text.size());
    out += text.substr(at, next - at);
    if (next + 2 >= text.size()) return out + std::string(text.substr(next));
    if (text[next + 2] != '<' && text[next + 2] != '%') {
      out += text[next];
      at = next + 1;
      continue;
    }
    const std::size_t close = text.find(text[next + 2] == '<' ? ">}}" : "%}}", next + 3);
    if (close == text.npos) return out + std::string(text.substr(next));
    const std::string_view inside = trim(text.substr(next + 3, close - next - 3));
    at = close + 3;
    if (inside.starts_with('/')) continue;
    const std::string_view written = shortcode_name(inside);
    const std::string name = to_lower_ascii(written);
    const TagEntry* entry = find_shortcode(name);
    if (!entry || entry->content != TagContent::none || has_template(written, call.context)) continue;
    const auto place = static_cast<std::size_t>(text.data() - call.before.data()) + next;
    TagCall inner{call.context, name,   trim(inside.substr(written.size())), {}, false, {}, place, call.before, true,
                  {},           written};
    read_named_arguments(inner.text, inner.words, inner.named);
    const TagOutput output = entry->make(inner);
    out += output.is_text ? escape_xml(output.plain) : output.open;
  }
  return out;
}

/// `{{< ruby "かんじ" >}}漢字{{< /ruby >}}`, `{{< ruby "漢字" "かんじ" >}}`
TagOutput make_ruby_text(const TagCall& call) {
  const std::string inner = plain_inline(trim(call.content));
  std::string base = call.is_block ? inner : argument_of(call, {"base", "text", "kanji", "rb"}, 0);
  const std::string reading = argument_of(call, {"rt", "reading", "ruby", "furigana", "pinyin"}, call.is_block ? 0 : 1);
  if (base.empty() || reading.empty()) return inline_output(escape_xml(base + reading), base + reading);
  return inline_output(html_ruby(base, reading), base);
}

/// `{{< abbr title="HyperText" >}}HTML{{< /abbr >}}`
TagOutput make_abbreviation(const TagCall& call) {
  const std::string meaning = argument_of(call, {"title", "name", "full"}, call.is_block ? 0 : 1);
  const std::string inner =
      call.is_block ? std::string(trim(call.content)) : argument_of(call, {"text", "abbr", "short"}, 0);
  return inline_output(
      "<abbr" + html_attribute("title", meaning) + ">" + inline_html(inner, call.context.config) + "</abbr>",
      plain_inline(inner));
}

/// A note beside the text or below it: a footnote, behind the word that it is about where one is told.
TagOutput make_side_note(const TagCall& call) {
  std::string note = call.is_block ? shown_content(call) : argument_of(call, {"text", "note", "content"});
  const std::string word = call.named.empty() ? shown_word(call) : argument_of(call, {"label", "title", "anchor"});
  if (!call.is_block && note.empty()) note = word;
  if (trim(note).empty()) return text_output("");
  TagOutput output = text_output(std::string(trim(note)));
  output.is_note = true;
  if (call.is_block && word != note) output.open = word;
  return output;
}

/// One event of a life; Blowfish and Congo.
TagOutput make_timeline_item(const TagCall& call) {
  std::string head = argument_of(call, {"header", "title"}, 0);
  const std::string badge = argument_of(call, {"badge", "date", "time"}, 1);
  const std::string below = argument_of(call, {"subheader", "subtitle"}, 2);
  if (!badge.empty()) head += (head.empty() ? "" : " · ") + badge;
  const std::string title = bold_markdown(head, call.context.config);
  return block_output(open_titled_section("timeline", title) +
                          (below.empty() ? "" : "<p>" + inline_html(below, call.context.config) + "</p>"),
                      "</section>");
}

TagOutput make_list_of_files(const TagCall&) { return block_output("<ul>", "</ul>"); }

TagOutput make_folder(const TagCall& call) {
  return block_output("<li>" + escape_xml(argument_of(call, {"name"}, 0)) + "<ul>", "</ul></li>");
}

TagOutput make_file(const TagCall& call) {
  return block_output("<li>" + escape_xml(argument_of(call, {"name"}, 0)) + "</li>", "");
}

/// `{{< card link="docs" title="Docs" subtitle="Read" image="a.png" >}}`
TagOutput make_card(const TagCall& call) {
  const std::string url = argument_of(call, {"link", "href", "url"}), title = argument_of(call, {"title", "header"}, 0),
                    about = argument_of(call, {"subtitle", "description"}), picture = argument_of(call, {"image"});
  std::string html = picture.empty() ? "" : "<p>" + html_image(picture, title, "") + "</p>";
  if (!url.empty() || !title.empty())
    html +=
        "<p>" +
        (url.empty() ? "<strong>" + html_text(title) + "</strong>" : html_link(url, title.empty() ? url : title, "")) +
        "</p>";
  if (!about.empty()) html += "<p>" + inline_html(about, call.context.config) + "</p>";
  return block_output(html, "");
}

/// A chart's description for a script.
TagOutput make_chart_source(const TagCall& call) {
  if (trim(call.content).empty()) return make_nothing(call);
  std::string_view code = call.content;
  while (!code.empty() && is_ascii_space(code.back())) code.remove_suffix(1);
  code.remove_prefix(std::min(code.find_first_not_of('\n'), code.size()));
  return block_output(html_code(std::string(code) + "\n", "", ""), "");
}

/// LoveIt: words that a script types, or code.
TagOutput make_typed_text(const TagCall& call) {
  const std::string language = argument_of(call, {"code"});
  if (language.empty()) return block_output(paragraphs_of(shown_content(call), call.context.config), "");
  return block_output(html_code(std::string(trim(call.content)) + "\n", language, ""), "");
}

/// LoveIt: Markdown in a style of its own.
TagOutput make_styled(const TagCall& call) {
  const std::string style = argument_of(call, {"style"}, 0);
  return block_output(hides_by_style(style.substr(0, style.find('{'))) ? "<div hidden=\"hidden\">" : "<div>", "</div>");
}

/// `{{< mapbox 121.485 31.233 12 >}}`: the place in words.
TagOutput make_map(const TagCall& call) {
  const std::string east = argument_of(call, {"lng"}, 0), north = argument_of(call, {"lat"}, 1);
  if (east.empty() || north.empty()) return make_nothing(call);
  report_script(call, ScriptFate::words_kept);
  return block_output("<p>" + escape_xml(north + ", " + east) + "</p>", "");
}

/// `{{< music url="…" name="…" artist="…" >}}`, `{{< music server="netease" type="song" id="1" >}}`,
/// `{{< music netease song 1 >}}`, `{{< music "https://…" >}}`, `{{< music "/a.mp3" "title" "artist" "cover" >}}`
TagOutput make_music(const TagCall& call) {
  std::string url = argument_of(call, {"url", "auto"});
  const bool is_file = call.named.empty() && !call.words.empty() && looks_like_address(call.words[0]);
  if (url.empty() && is_file) url = call.words[0];
  const std::string id = argument_of(call, {"id"}, 0);
  // the theme Even and its kin: a number alone is a song
  const bool is_number = !id.empty() && std::all_of(id.begin(), id.end(), is_digit);
  if (url.empty() && is_number && call.argument("server").empty()) url = song_page("netease", "song", id);
  if (url.empty())
    url = song_page(argument_of(call, {"server"}, 0), argument_of(call, {"type"}, 1), argument_of(call, {"id"}, 2));
  const std::string artist = argument_of(call, {"artist"}, is_file ? 2 : call.words.size());
  std::string title = argument_of(call, {"name", "title"}, is_file ? 1 : call.words.size());
  if (!artist.empty()) title = artist + (title.empty() ? "" : "：" + title);
  if (url.empty() && title.empty()) return make_nothing(call);
  if (url.empty()) return block_output("<p>" + escape_xml(title) + "</p>", "");
  return block_output("<p>" + html_link(url, title.empty() ? url : title, "") + "</p>", "");
}

namespace {

/// A folder of pictures below the site folder, and what the addresses of its files begin with.
struct PictureFolder {
  std::string path, address;
};

/// Where a gallery may look: in the post's bundle, and in the files that the site shows as they are.
std::vector<PictureFolder> folders_of_gallery(const TagCall& call, std::string_view written) {
  const BodyContext& context = call.context;
  std::string path = decode_percent(written);
  const bool is_rooted = path.starts_with('/');
  path = std::string(trim(path).substr(std::min(path.find_first_not_of('/'), path.size())));
  while (path.ends_with('/')) path.pop_back();
  const std::vector<std::string_view> parts = split(path, '/');
  if (std::find(parts.begin(), parts.end(), "..") != parts.end()) return {};
  std::vector<PictureFolder> folders;
  if (!is_rooted && file_part(context.post.source).starts_with("index."))
    folders.push_back({join_path(asset_folder_of(context.post), path), path.empty() ? "" : path + "/"});
  if (!path.empty())
    for (const std::string& folder : context.config.static_folders)
      folders.push_back({join_path(folder, path), "/" + path + "/"});
  return folders;
}

std::string figures_of(const TagCall& call, const PictureFolder& folder, const std::string& match) {
  std::string html;
  for (const std::string& name : call.context.assets.pictures_below(folder.path)) {
    const bool is_shown = match.empty() ? name.find('/') == name.npos : matches_glob(to_lower(match), to_lower(name));
    if (is_shown) html += html_figure(html_image(encode_path(folder.address + name), "", ""), "");
  }
  return html;
}

}  // namespace

/// Pictures by a pattern in the post's bundle (`match`) or by their folder (`dir`), else what stands in it.
TagOutput make_folder_gallery(const TagCall& call) {
  const std::string match = argument_of(call, {"match", "pattern", "glob"});
  const std::string folder = argument_of(call, {"dir", "gallery_dir", "folder", "path", "src"}, 0);
  const bool has_content = call.is_block && !trim(call.content).empty();
  if (has_content) return block_output("<div class=\"gallery\">", "</div>");
  const std::string extension = to_lower_ascii(folder.substr(std::min(folder.rfind('.'), folder.size())));
  if (match.empty() && is_one_of(extension, {".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg"})) {
    const std::string caption = argument_of(call, {"caption", "title"}, 1);
    return block_output(html_figure(html_image(folder, plain_inline(caption), ""),
                                    caption.empty() ? "" : inline_html(caption, call.context.config)),
                        "");
  }
  if (match.empty() && folder.empty()) {
    report_script(call, ScriptFate::left_out);
    return make_nothing(call);
  }
  std::string html;
  for (const PictureFolder& one : folders_of_gallery(call, folder))
    if (html.empty()) html = figures_of(call, one, match);
  if (!html.empty()) return block_output("<div class=\"gallery\">" + html, "</div>");
  call.context.diagnostics.report(Kind::content_missing_image, call.place(),
                                  tr("no picture is found for the gallery '{}'", match.empty() ? folder : match),
                                  tr("pictures lie beside the post's 'index.md', or below the folder 'static'"));
  return make_nothing(call);
}

/// Blowfish: `images="{a.jpg,b.jpg}"` or `images="gallery/*"` of the bundle, `captions="{a.jpg:Words,b.jpg:*More*}"`.
TagOutput make_carousel(const TagCall& call) {
  const auto in_braces = [](std::string text) {
    if (text.starts_with('{') && text.ends_with('}')) text = text.substr(1, text.size() - 2);
    return split_commas(text);
  };
  const std::vector<std::string> captions = in_braces(argument_of(call, {"captions"}));
  std::string html;
  for (const std::string& written : in_braces(argument_of(call, {"images"}, 0))) {
    if (written.find('*') != std::string::npos) {
      for (const PictureFolder& folder : folders_of_gallery(call, "")) html += figures_of(call, folder, written);
      continue;
    }
    std::string caption;
    for (const std::string& one : captions)
      if (const std::size_t colon = one.find(':'); colon != one.npos && one.substr(0, colon) == file_part(written))
        caption = inline_html(trim(std::string_view(one).substr(colon + 1)), call.context.config);
    if (written.empty()) continue;
    html += html_figure(html_image(written, "", ""), caption);
  }
  return html.empty() ? make_nothing(call) : block_output("<div class=\"gallery\">" + html, "</div>");
}

/// `{{< badge >}}text{{< /badge >}}` (Blowfish), `{{< badge "text" >}}`, `{{< badge content="text" >}}` (Hextra).
TagOutput make_badge_text(const TagCall& call) {
  const std::string inner = shown_content(call);
  std::string text(trim(inner));
  if (text.empty()) text = argument_of(call, {"content", "text"}, 0);
  const std::string link = argument_of(call, {"link", "href"});
  const std::string html = inline_html(text, call.context.config);
  return inline_output(link.empty() ? html : "<a" + html_attribute("href", link) + ">" + html + "</a>", text);
}

/// What only says how its text looks: of lines, or one phrase.
TagOutput make_inline_frame(const TagCall& call) {
  const bool is_in_lines = begins_line(call.before) && call.name != "keyword";
  return is_in_lines ? block_output("<div class=\"" + call.name + "\">", "</div>") : text_output("");
}

/// `{{< github repo="name/repository" >}}` and its kin: the address of the page.
TagOutput make_repository(const TagCall& call) {
  constexpr std::pair<std::string_view, std::string_view> kHosts[] = {
      {"codeberg", "https://codeberg.org"}, {"forgejo", "https://v11.next.forgejo.org"},
      {"gitea", "https://git.fsfe.org"},    {"github", "https://github.com"},
      {"gitlab", "https://gitlab.com"},     {"huggingface", "https://huggingface.co"}};
  std::string host = argument_of(call, {"server", "baseurl"});
  for (const auto& [name, address] : kHosts)
    if (host.empty() && name == call.name) host = address;
  while (host.ends_with('/')) host.pop_back();
  std::string path = argument_of(call, {"repo", "model"}, 0), shown = path;
  if (const std::string set = argument_of(call, {"dataset"}); !set.empty()) path = "datasets/" + set, shown = set;
  if (const std::string id = argument_of(call, {"projectid", "projectID"}); !id.empty())
    path = "projects/" + id, shown = path;
  if (path.empty()) return make_nothing(call);
  return block_output("<p>" + html_link(host + "/" + path, shown, "") + "</p>", "");
}

/// `{{< align center "text" >}}`, or around text.
TagOutput make_aligned(const TagCall& call) {
  if (call.is_block) return block_output("<div>", "</div>");
  const std::string text = argument_of(call, {"text", "content"}, call.words.size() > 1 ? 1 : 0);
  return block_output("<p>" + inline_html(text, call.context.config) + "</p>", "");
}

/// `{{< mark text="words" >}}`, or around them; `{{< hl go >}}` (Hugo's own documents) stands around code.
TagOutput make_marked_words(const TagCall& call) {
  if (call.name == "hl" && !call.words.empty() && !trim(call.content).empty())
    return inline_output("<code>" + escape_xml(trim(call.content)) + "</code>", std::string(call.content));
  const std::string inner = shown_content(call);
  std::string text(trim(inner));
  if (text.empty()) text = argument_of(call, {"text", "content"}, 0);
  return inline_output("<mark>" + inline_html(text, call.context.config) + "</mark>", text);
}

/// Docsy: `{{< imgproc sunset Fill "600x300" >}}Words{{< /imgproc >}}`, a picture of the bundle by a part of its name.
TagOutput make_processed_picture(const TagCall& call) {
  std::string name = argument_of(call, {"src"}, 0);
  if (name.empty()) return make_nothing(call);
  for (const std::string& one : call.context.assets.pictures_below(asset_folder_of(call.context.post)))
    if (matches_glob("**" + to_lower(name) + "*", to_lower(one))) {
      name = encode_path(one);
      break;
    }
  const std::string inner = shown_content(call);
  const std::string_view caption = trim(inner);
  return block_output(html_figure(html_image(name, plain_inline(caption), ""),
                                  caption.empty() ? "" : inline_html(caption, call.context.config)),
                      "");
}

}  // namespace essaypack
