/// Tags that show pictures.

#include "content/tags/tags.h"

#include "base/path.h"
#include "base/text.h"
#include "base/url.h"
#include "content/lookup/assets.h"
#include "content/lookup/body_context.h"
#include "content/lookup/own_links.h"
#include "content/text/destination.h"
#include "site/permalink.h"

#include <algorithm>

namespace essaypack {

namespace {

/// What stands behind an image's address: size, title, alternative text.
struct ImageTexts {
  std::string width, height, title, alt;
};

/// Takes a text up to `quote`, which may stand before it and behind it, off the front of `rest`.
std::string take_quoted(std::string_view& rest, char quote) {
  if (rest.starts_with(quote)) rest.remove_prefix(1);
  const std::size_t end = std::min(rest.find(quote), rest.size());
  std::string text(trim(rest.substr(0, end)));
  rest.remove_prefix(std::min(end + 1, rest.size()));
  rest = trim(rest);
  return text;
}

/// `… "title" "alt"`: two arguments in quotes at the end, the second of which is the last.
bool ends_with_two_texts(std::string_view arguments) {
  arguments = trim(arguments);
  for (int i = 0; i < 2; ++i) {
    const char quote = arguments.empty() ? ' ' : arguments.back();
    const std::size_t open =
        quote == '"' || quote == '\'' ? arguments.substr(0, arguments.size() - 1).rfind(quote) : std::string_view::npos;
    if (open == std::string_view::npos || open == 0 || arguments[open - 1] != ' ') return false;
    arguments = trim(arguments.substr(0, open));
  }
  return true;
}

/// Hexo 8 joins what is left and takes a title off it that ends at a quotation mark, `title 'alt'`; a title alone is
/// the alternative text, too.
ImageTexts read_texts(const TagCall& call, std::size_t from) {
  const std::vector<std::string>& words = call.words;
  ImageTexts texts;
  std::size_t at = from;
  if (at < words.size() && is_length(words[at])) texts.width = pixels_of(words[at++]);
  if (at < words.size() && is_length(words[at])) texts.height = pixels_of(words[at++]);
  if (words.size() == at + 2 && ends_with_two_texts(call.text)) {
    texts.title = words[at];
    texts.alt = words[at + 1];
    return texts;
  }
  const std::string all = join_words(words, at);
  std::string_view rest = all;
  const auto is_mark = [](char c) { return c == '"' || c == '\''; };
  if (all.empty() || (!is_mark(all.front()) && !is_mark(all.back()))) {  // `It's a title`
    texts.title = texts.alt = all;
    return texts;
  }
  texts.title = take_quoted(rest, all.starts_with('"') ? '"' : '\'');
  texts.alt = take_quoted(rest, all.ends_with('"') ? '"' : '\'');
  if (texts.alt.empty()) texts.alt = texts.title;
  return texts;
}

std::string image_with(const std::string& url, const ImageTexts& texts) {
  std::string html = html_image(url, texts.alt, texts.title);
  html.insert(html.size() - 1, html_attribute("width", texts.width) + html_attribute("height", texts.height));
  return html;
}

constexpr std::string_view kImageKeys =
    " alt bg class download fancybox focus height img padding part ratio src title video width ";

/// The first word of a text that is an address; what stands around it stays in `text`, what stands before it only if
/// it can be no class.
std::string take_address(std::string& text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    std::string_view word = std::string_view(text).substr(at, end - at);
    if (word.ends_with(',')) word.remove_suffix(1);
    if (looks_like_address(word)) {
      std::string url(word);
      const std::string before(trim(std::string_view(text).substr(0, at)));
      text = std::string(trim(std::string_view(text).substr(std::min(end + 1, text.size()))));
      if (!is_ascii(before)) text = before + (text.empty() ? "" : " ") + text;
      return url;
    }
    at = end + 1;
  }
  return {};
}

/// Tranquilpeak: behind the address a small picture and sizes, `/small.png 150px 85px title`.
void drop_thumbnail(std::string& text) {
  for (;;) {
    const std::string_view word = std::string_view(text).substr(0, text.find(' '));
    const bool is_size = is_length(word) && (word.ends_with("px") || word.ends_with('%'));
    if (word.empty() || (!is_size && !looks_like_address(word))) return;
    text.erase(0, std::min(word.size() + 1, text.size()));
  }
}

/// An image of a gallery's content.
struct Picture {
  std::string url, alt, title;
};

/// Bytes that an image and its texts may take.
constexpr std::size_t kMaxPicture = 4'000;

/// The parenthesis that closes an address which begins at `from`: those in it come in pairs.
std::size_t end_of_address(std::string_view text, std::size_t from) {
  int open = 0;
  for (std::size_t at = from; at < text.size() && text[at] != '\n'; ++at) {
    if (text[at] == '(') ++open;
    if (text[at] == ')' && open-- == 0) return at;
  }
  return text.find(')', from);
}

/// `![alt](url "title")` at `at`, which moves behind it; without an address if there is none.
Picture read_markdown_picture(std::string_view text, std::size_t& at) {
  Picture picture;
  text = text.substr(0, at + kMaxPicture);
  const std::size_t close = text.find("](", at + 2);
  const std::size_t end = close == std::string_view::npos ? close : end_of_address(text, close + 2);
  if (end == std::string_view::npos || text.substr(at, close - at).find('\n') != std::string_view::npos) {
    at += 2;
    return picture;
  }
  picture.alt = std::string(trim(text.substr(at + 2, close - at - 2)));
  const std::string_view inside = text.substr(close + 2, end - close - 2);
  const SpacedAddress spaced =
      find_spaced_address(text.substr(close + 2, end - close - 1), [](std::string_view) { return false; });
  const std::vector<std::string> words =
      split_words(spaced.address.empty() ? inside : inside.substr(std::min(spaced.end, inside.size())));
  if (!spaced.address.empty())
    picture.url = std::string(spaced.address);
  else if (!words.empty())
    picture.url = words[0];
  picture.title = join_words(words, spaced.address.empty() ? 1 : 0);
  at = end + 1;
  return picture;
}

std::string attribute_of(std::string_view tag, std::string_view name) {
  const std::size_t at = tag.find(" " + std::string(name) + "=");
  if (at == std::string_view::npos) return {};
  const std::size_t begin = at + name.size() + 2;
  const char quote = begin < tag.size() ? tag[begin] : ' ';
  if (quote == '"' || quote == '\'') return std::string(tag.substr(begin + 1, tag.find(quote, begin + 1) - begin - 1));
  return std::string(tag.substr(begin, tag.find_first_of(" >", begin) - begin));
}

/// The images of a text, and what is left of it besides comments, tags and white space.
std::vector<Picture> find_pictures(std::string_view text, bool& is_all) {
  std::vector<Picture> pictures;
  is_all = true;
  for (std::size_t at = 0; at < text.size();) {
    Picture picture;
    if (text.compare(at, 2, "![") == 0) {
      picture = read_markdown_picture(text, at);
    } else if (const std::string_view window = text.substr(0, at + kMaxPicture);
               text[at] == '<' && window.find('>', at) != std::string_view::npos) {
      const bool is_comment = text.compare(at, 4, "<!--") == 0 && window.find("-->", at) != std::string_view::npos;
      const std::size_t end = is_comment ? window.find("-->", at) + 3 : window.find('>', at) + 1;
      const std::string_view tag = text.substr(at, end - at);
      if (tag.starts_with("<img "))
        picture = {attribute_of(tag, "src"), attribute_of(tag, "alt"), attribute_of(tag, "title")};
      at = end;
    } else {
      is_all = is_all && is_ascii_space(text[at]);
      ++at;
    }
    if (!picture.url.empty()) pictures.push_back(std::move(picture));
  }
  return pictures;
}

}  // namespace

std::string pixels_of(std::string_view text) {
  if (text.size() > 2 && text.ends_with("px")) text.remove_suffix(2);
  const bool is_number = !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
  return is_number ? std::string(text) : std::string();
}

std::string html_of_pictures(std::string_view text) {
  std::string html;
  bool is_all = true;
  for (const Picture& picture : find_pictures(text, is_all))
    html += html_image(picture.url, picture.alt, picture.title);
  return is_all ? html : std::string();
}

bool holds_pictures_only(std::string_view text) {
  bool is_all = true;
  find_pictures(text, is_all);
  return is_all;
}

/// Hexo: `[class] url [width] [height] ["title" "alt"]`.
TagOutput make_img(const TagCall& call) {
  std::size_t at = 0;
  while (at < call.words.size() && !looks_like_address(call.words[at])) ++at;
  if (at == call.words.size()) return inline_output(escape_xml(join_words(call.words, 0)), join_words(call.words, 0));
  return inline_output(image_with(call.words[at], read_texts(call, at + 1)), call.words[at]);
}

/// `url, width=400px, alt=说明` (Anzhiyu), `url::alt=说明` (Volantis), `url 说明 width:400px` (Stellar): a picture with
/// its caption, or among words one of them. `inlineimage url, height=1em` always is.
TagOutput make_image(const TagCall& call) {
  const ThemeArguments found = read_list(call.text, kImageKeys, Commas::spaced);
  std::string text = found.text();
  std::string url = found.named_by("src");
  if (url.empty()) url = take_address(text);
  if (found.form == ThemeArguments::Form::words) drop_thumbnail(text);
  if (!found.named_by("alt").empty()) text = found.named_by("alt");
  if (url.empty()) return inline_output(html_text(text), text);
  ImageTexts texts{pixels_of(found.named_by("width")), pixels_of(found.named_by("height")), found.named_by("title"),
                   text};
  const std::string image = image_with(url, texts);
  const bool has_caption = call.name == "image" && !text.empty() && begins_line(call.before);
  return has_caption ? block_output(html_figure(image, html_text(text)), "") : inline_output(image, url);
}

/// A screen with a picture or a film on it: `iphone11 | img=a.png | alt=说明` (Volantis), `iphone11 说明 img:a.png`
/// (Stellar).
TagOutput make_frame(const TagCall& call) {
  const ThemeArguments found = read_list(call.text, kImageKeys);
  std::string text = found.named_by("alt");
  if (text.empty()) text = found.text(1);
  const std::string film = found.named_by("video"), url = found.named_by("img");
  if (!film.empty()) return block_output("<p>" + html_link(film, text.empty() ? film : text, "") + "</p>", "");
  if (url.empty()) return block_output(text.empty() ? "" : "<p>" + html_text(text) + "</p>", "");
  return block_output(html_figure(html_image(url, text, ""), html_text(text)), "");
}

/// A folder of a post's files, in which Hexo looks for what this tag names, is one only where the site says so.
Message hint_for_asset(const std::string& name, const BodyContext& context) {
  const bool lacks_folder = context.config.kind->rules.has_asset_folders && !context.config.post_asset_folder;
  if (!lacks_folder || name.starts_with('/') || is_http_url(name)) return hint_for_file(name, context);
  const std::string& file = context.config.main_file;
  return tr("write 'post_asset_folder: true' into '{}' and put it at '{}'", file.empty() ? "_config.yml" : file,
            join_path(asset_folder_of(context.post), name));
}

TagOutput make_asset_img(const TagCall& call) {
  const BodyContext& context = call.context;
  for (std::size_t at = 0; at < call.words.size(); ++at) {
    const FoundAsset asset = context.assets.find_in_asset_folder(call.words[at], context.post);
    if (asset.kind == FoundAsset::Kind::file ||
        (asset.kind == FoundAsset::Kind::remote && is_http_url(call.words[at]))) {
      ImageTexts texts = read_texts(call, at + 1);
      // Butterfly's `inlineImg src height`.
      if (call.name == "inlineimg" && texts.height.empty()) std::swap(texts.width, texts.height);
      return inline_output(image_with(asset.url, texts), asset.url);
    }
  }
  std::size_t at = 0;
  while (at < call.words.size() && !looks_like_address(call.words[at])) ++at;
  const std::string name = at < call.words.size() ? call.words[at] : join_words(call.words, 0);
  context.diagnostics.report(Kind::content_missing_image, call.place(), tr("picture '{}' does not exist", name),
                             hint_for_asset(name, context));
  const std::string alt = at < call.words.size() ? read_texts(call, at + 1).alt : std::string();
  return inline_output(escape_xml(alt), alt);
}

TagOutput make_gallery(const TagCall& call) {
  std::string html;
  bool is_all = true;
  for (const Picture& picture : find_pictures(call.content, is_all))
    html += html_figure(html_image(picture.url, picture.alt, picture.title),
                        html_text(picture.title.empty() ? picture.alt : picture.title));
  if (!html.empty()) return block_output(html, "");
  const ThemeArguments found = read_list(call.text, "");
  if (found.part(0) == "url") {
    report_script(call, ScriptFate::left_out);
    return block_output("", "");
  }
  if (call.is_block) return block_output("", "");
  // `fancybox class /a.png /small.png caption`; `gallery name words /page/ /a.png` of Async
  std::string url, caption, before;
  for (const std::string& part : found.parts) {
    if (looks_like_address(part))
      url = url.empty() ? part : url;
    else if (!is_length(part))
      (url.empty() ? before : caption) += ((url.empty() ? before : caption).empty() ? "" : " ") + part;
  }
  if (url.ends_with('/') && !before.empty()) return block_output("<p>" + html_link(url, before, "") + "</p>", "");
  return block_output(url.empty() ? "" : html_figure(html_image(url, caption, ""), html_text(caption)), "");
}

/// Stellar: an emoji by its address; those of a theme's table are known to the theme alone.
TagOutput make_emoji(const TagCall& call) {
  const ThemeArguments found = read_words(call.text, " height name url ");
  const std::string url = found.named_by("url");
  if (url.empty()) {
    report_script(call, ScriptFate::left_out);
    return text_output("");
  }
  return inline_output(image_with(url, {"", pixels_of(found.named_by("height")), "", found.named_by("name")}), url);
}

}  // namespace essaypack
