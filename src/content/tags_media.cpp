/// Tags that show pictures or players.

#include "content/tags.h"

#include "base/text.h"
#include "base/url.h"
#include "content/assets.h"
#include "site/permalink.h"

namespace essaypack {

namespace {

bool is_digits(std::string_view text) {
  if (text.size() > 2 && text.substr(text.size() - 2) == "px") text.remove_suffix(2);
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}
std::string digits_of(const std::string& text) { return text.substr(0, text.find_first_not_of("0123456789")); }

TagOutput inline_html(std::string html, std::string plain) {
  TagOutput output;
  output.open = std::move(html);
  output.plain = std::move(plain);
  return output;
}

TagOutput block(std::string html) {
  TagOutput output;
  output.open = std::move(html);
  output.is_block = true;
  return output;
}

/// What stands behind an image's address: size, title, alternative text.
struct ImageTexts {
  std::string width, height, title, alt;
};

ImageTexts read_texts(const std::vector<std::string>& words, std::size_t from) {
  ImageTexts texts;
  std::size_t at = from;
  if (at < words.size() && is_digits(words[at])) texts.width = digits_of(words[at++]);
  if (at < words.size() && is_digits(words[at])) texts.height = digits_of(words[at++]);
  std::vector<std::string> rest(words.begin() + static_cast<std::ptrdiff_t>(at), words.end());
  if (rest.size() == 1 && rest[0].substr(0, 1) == "\"") rest = split_words(rest[0]);  // '"title" "alt"'
  if (rest.empty()) return texts;
  texts.title = rest[0];
  texts.alt = rest.size() > 1 ? join_words(rest, 1) : rest[0];
  return texts;
}

std::string image_with(const std::string& url, const ImageTexts& texts) {
  std::string html = html_image(url, texts.alt, texts.title);
  html.insert(html.size() - 1, html_attribute("width", texts.width) + html_attribute("height", texts.height));
  return html;
}

/// Stellar: `image src, width=400px, alt=text`, or `key:value` words.
TagOutput keyed_image(const std::vector<std::string>& parts) {
  ImageTexts texts;
  std::string url;
  for (const std::string& part : parts) {
    const std::size_t sign = part.find_first_of("=:");
    const std::string key = sign == std::string::npos ? "" : part.substr(0, sign);
    if (key == "alt") texts.alt = part.substr(sign + 1);
    else if (key == "title") texts.title = part.substr(sign + 1);
    else if (key == "width" || key == "height") (key == "width" ? texts.width : texts.height) = digits_of(part.substr(sign + 1));
    else if (url.empty() && looks_like_address(part)) url = part;
    else if (texts.alt.empty() && key.empty() && !url.empty()) texts.alt = part;
  }
  return inline_html(image_with(url, texts), url);
}

/// Markdown images and image tags of a gallery's content.
struct Picture {
  std::string url, alt, title;
};
std::vector<Picture> find_pictures(std::string_view text) {
  std::vector<Picture> pictures;
  for (std::size_t at = 0; (at = text.find("![", at)) != std::string_view::npos;) {
    const std::size_t close = text.find("](", at + 2);
    if (close == std::string_view::npos) break;
    const std::size_t end = text.find(')', close + 2);
    if (end == std::string_view::npos) break;
    Picture picture;
    picture.alt = std::string(trim(text.substr(at + 2, close - at - 2)));
    const std::vector<std::string> words = split_words(text.substr(close + 2, end - close - 2));
    if (!words.empty()) picture.url = words[0];
    picture.title = join_words(words, 1);
    if (!picture.url.empty()) pictures.push_back(std::move(picture));
    at = end + 1;
  }
  return pictures;
}

struct Player {
  std::string_view tag, name, address;
};
constexpr Player kPlayers[] = {
    {"bilibili", "Bilibili", "https://www.bilibili.com/video/"}, {"caniuse", "Can I use", "https://caniuse.com/"},
    {"gist", "Gist", "https://gist.github.com/"},                {"jsfiddle", "JSFiddle", "https://jsfiddle.net/"},
    {"vimeo", "Vimeo", "https://vimeo.com/"},                    {"youtube", "YouTube", "https://www.youtube.com/watch?v="},
};

/// The first address among the arguments, also behind a `key=`.
std::string first_address(const TagCall& call) {
  for (const std::string& word : call.words)
    for (std::string part : split_commas(word)) {
      const std::size_t sign = part.find('=');
      if (sign != std::string::npos && sign < 12 && part.find("://") != std::string::npos && sign < part.find("://")) part = part.substr(sign + 1);
      if (looks_like_address(part)) return part;
    }
  return {};
}

std::string address_of(const TagCall& call, std::string& name) {
  if (call.words.empty()) return {};
  for (const Player& player : kPlayers)
    if (player.tag == call.name && call.words[0].find("://") == std::string::npos) {
      name = std::string(player.name) + " " + call.words[0];
      return std::string(player.address) + call.words[0];
    }
  if (call.name == "codepen" && call.words.size() > 1 && call.words[0].find("://") == std::string::npos) {
    name = "CodePen " + call.words[1];
    return "https://codepen.io/" + call.words[0] + "/pen/" + call.words[1];
  }
  if (call.name == "github" && call.words.size() > 1) {
    name = call.words[0] + "/" + call.words[1];
    return "https://github.com/" + name;
  }
  return first_address(call);
}

}  // namespace

TagOutput make_img(const TagCall& call) {
  if (call.text.find(',') != std::string_view::npos) return keyed_image(split_commas(call.text));
  std::size_t at = 0;
  while (at < call.words.size() && !looks_like_address(call.words[at])) ++at;
  if (at == call.words.size()) return inline_html(escape_xml(join_words(call.words, 0)), join_words(call.words, 0));
  if (at + 1 < call.words.size() && call.words[at + 1].find(':') != std::string::npos && call.name == "image") return keyed_image(call.words);
  return inline_html(image_with(call.words[at], read_texts(call.words, at + 1)), call.words[at]);
}

TagOutput make_asset_img(const TagCall& call) {
  const TagContext& context = call.context;
  for (std::size_t at = 0; at < call.words.size(); ++at) {
    const FoundAsset asset = context.assets.find_in_asset_folder(call.words[at], context.post);
    if (asset.kind == FoundAsset::Kind::file || (asset.kind == FoundAsset::Kind::remote && is_http_url(call.words[at])))
      return inline_html(image_with(asset.url, read_texts(call.words, at + 1)), asset.url);
  }
  std::size_t at = 0;
  while (at < call.words.size() && !looks_like_address(call.words[at])) ++at;
  const std::string name = at < call.words.size() ? call.words[at] : join_words(call.words, 0);
  context.diagnostics.report(Kind::content_missing_image, {context.post.source, call.line, 0}, "picture '" + name + "' does not exist",
                             "put it into '" + asset_folder_of(context.post) + "/' or correct the path");
  const std::string alt = at < call.words.size() ? read_texts(call.words, at + 1).alt : std::string();
  return inline_html(escape_xml(alt), alt);
}

TagOutput make_gallery(const TagCall& call) {
  std::string html;
  for (const Picture& picture : find_pictures(call.content)) {
    const std::string& caption = picture.title.empty() ? picture.alt : picture.title;
    html += "<figure>" + html_image(picture.url, picture.alt, picture.title);
    if (!caption.empty()) html += "<figcaption>" + escape_xml(caption) + "</figcaption>";
    html += "</figure>";
  }
  if (html.empty() && !call.is_block) {
    const std::string url = first_address(call);
    if (!url.empty()) html = html_image(url, "", "");
  }
  return block(html);
}

TagOutput make_gallery_group(const TagCall& call) {
  // name, description, link, image
  if (call.words.size() < 3) return block("");
  const std::string text = call.words[1].empty() ? call.words[0] : call.words[0] + "：" + call.words[1];
  return block("<p>" + html_link(call.words[2], text, "") + "</p>");
}

TagOutput make_embed(const TagCall& call) {
  std::string name;
  const std::string url = address_of(call, name);
  if (url.empty()) {
    call.context.diagnostics.report(Kind::content_dropped_html, {call.context.post.source, call.line, 0},
                                    "the tag '" + call.name + "' has no address, it was dropped");
    return make_nothing(call);
  }
  return inline_html(html_link(url, name.empty() ? url : name, ""), url);
}

}  // namespace essaypack
