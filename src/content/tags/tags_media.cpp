/// Tags that show pictures or players.

#include "content/tags/tags.h"

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

bool is_digits(std::string_view text) {
  if (text.size() > 2 && text.ends_with("px")) text.remove_suffix(2);
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}
std::string digits_of(const std::string& text) { return text.substr(0, text.find_first_not_of("0123456789")); }

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
  drop_options(rest);
  if (rest.size() == 1 && rest[0].starts_with('"')) rest = split_words(rest[0]);  // '"title" "alt"'
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

/// Stellar: `image src, width=400px, alt=text`; `image src text width:400px`.
TagOutput keyed_image(const std::vector<std::string>& parts) {
  ImageTexts texts;
  std::string url;
  for (const std::string& part : parts) {
    const std::size_t sign = part.find_first_of("=:");
    const std::string key = sign > 10 ? "" : part.substr(0, sign);
    if (key == "alt")
      texts.alt = part.substr(sign + 1);
    else if (key == "title")
      texts.title = part.substr(sign + 1);
    else if (key == "width" || key == "height")
      (key == "width" ? texts.width : texts.height) = digits_of(part.substr(sign + 1));
    else if (key == "bg" || key == "padding" || key == "download" || key == "fancybox" || key == "ratio")
      continue;
    else if (url.empty() && looks_like_address(part))
      url = part;
    else if (!url.empty() && (key.empty() || part.find("://") == std::string::npos))
      texts.alt += (texts.alt.empty() ? "" : " ") + part;
  }
  return inline_output(image_with(url, texts), url);
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

/// Where players and snippets have their pages; `%` stands for the id.
struct Player {
  std::string_view tag, name, address;
};
constexpr Player kPlayers[] = {
    {"asciinema", "asciinema", "https://asciinema.org/a/%"},
    {"bilibili", "Bilibili", "https://www.bilibili.com/video/%"},
    {"caniuse", "Can I use", "https://caniuse.com/%"},
    {"codepen", "CodePen", "https://codepen.io/%"},
    {"gist", "Gist", "https://gist.github.com/%"},
    {"instagram", "Instagram", "https://www.instagram.com/p/%/"},
    {"jsfiddle", "JSFiddle", "https://jsfiddle.net/%"},
    {"soundcloud", "SoundCloud", "https://soundcloud.com/%"},
    {"spotify", "Spotify", "https://open.spotify.com/%"},
    {"tweet", "Twitter", "https://twitter.com/i/status/%"},
    {"twitter", "Twitter", "https://twitter.com/i/status/%"},
    {"vimeo", "Vimeo", "https://vimeo.com/%"},
    {"x", "Twitter", "https://twitter.com/i/status/%"},
    {"youtube", "YouTube", "https://www.youtube.com/watch?v=%"},
    {"youtubeplayer", "YouTube", "https://www.youtube.com/watch?v=%"},
};

/// The first address among the arguments, also behind a `key=`.
std::string first_address(const TagCall& call) {
  for (const std::string& word : call.words)
    for (std::string part : split_commas(word)) {
      const std::size_t sign = part.find('=');
      const std::size_t scheme = part.find("://");
      if (sign < 12 && scheme != std::string::npos && sign < scheme) part = part.substr(sign + 1);
      if (looks_like_address(part)) return part;
    }
  return {};
}

/// `meting "id" "server" "type"`: the song's page.
std::string song_address(const TagCall& call) {
  if (call.words.size() < 3 ||
      call.words[0].find_first_not_of("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") !=
          std::string::npos)
    return {};
  if (call.words[1] == "netease") return "https://music.163.com/#/" + call.words[2] + "?id=" + call.words[0];
  if (call.words[1] == "tencent" && call.words[2] == "song")
    return "https://y.qq.com/n/ryqq/songDetail/" + call.words[0];
  if (call.words[1] == "tencent" && call.words[2] == "playlist")
    return "https://y.qq.com/n/ryqq/playlist/" + call.words[0];
  return {};
}

std::string address_of(const TagCall& call, std::string& name) {
  if (call.words.empty()) return {};
  if ((call.name == "github" || call.name == "ghcard") && call.words[0].find("://") == std::string::npos) {
    name = call.words[0];
    if (call.words.size() > 1 && call.words[1].find_first_of(":=") == std::string::npos) name += "/" + call.words[1];
    name.resize(std::min(name.find(','), name.size()));
    return "https://github.com/" + name;
  }
  if (call.name == "meting") return song_address(call);
  // `aplayer "title" "author" url`
  if (call.name == "aplayer" && call.words.size() > 2 && !looks_like_address(call.words[0]))
    name = call.words[1] + "：" + call.words[0];
  return first_address(call);
}

}  // namespace

std::string html_of_pictures(std::string_view text) {
  std::string html;
  bool is_all = true;
  for (const Picture& picture : find_pictures(text, is_all))
    html += html_image(picture.url, picture.alt, picture.title);
  return is_all ? html : std::string();
}

std::string html_player(std::string_view name, std::string_view id) {
  if (id.empty()) return {};
  if (id.find("://") != std::string_view::npos || id[0] == '/') return html_link(id, id, "");
  const std::string key = to_lower_ascii(name);
  for (const Player& player : kPlayers) {
    if (player.tag != key) continue;
    std::string url(player.address);
    url.replace(url.find('%'), 1, encode_url(id));
    return html_link(url, std::string(player.name) + " " + std::string(id), "");
  }
  return looks_like_address(id) ? html_link(id, id, "") : std::string();
}

bool holds_pictures_only(std::string_view text) {
  bool is_all = true;
  find_pictures(text, is_all);
  return is_all;
}

/// A layout of any content.
TagOutput make_layout(const TagCall& call) { return block_output("<div class=\"" + call.name + "\">", "</div>"); }

TagOutput make_img(const TagCall& call) {
  if (call.text.find(',') != std::string_view::npos) return keyed_image(split_commas(call.text));
  std::size_t at = 0;
  while (at < call.words.size() && !looks_like_address(call.words[at])) ++at;
  if (at == call.words.size()) return inline_output(escape_xml(join_words(call.words, 0)), join_words(call.words, 0));
  if (call.name == "image") return keyed_image(call.words);
  return inline_output(image_with(call.words[at], read_texts(call.words, at + 1)), call.words[at]);
}

TagOutput make_asset_img(const TagCall& call) {
  const BodyContext& context = call.context;
  for (std::size_t at = 0; at < call.words.size(); ++at) {
    const FoundAsset asset = context.assets.find_in_asset_folder(call.words[at], context.post);
    if (asset.kind == FoundAsset::Kind::file ||
        (asset.kind == FoundAsset::Kind::remote && is_http_url(call.words[at]))) {
      ImageTexts texts = read_texts(call.words, at + 1);
      // Butterfly's `inlineImg src height`.
      if (call.name == "inlineimg" && texts.height.empty()) std::swap(texts.width, texts.height);
      return inline_output(image_with(asset.url, texts), asset.url);
    }
  }
  std::size_t at = 0;
  while (at < call.words.size() && !looks_like_address(call.words[at])) ++at;
  const std::string name = at < call.words.size() ? call.words[at] : join_words(call.words, 0);
  context.diagnostics.report(Kind::content_missing_image, call.place(), "picture '" + name + "' does not exist",
                             hint_for_picture(name, context));
  const std::string alt = at < call.words.size() ? read_texts(call.words, at + 1).alt : std::string();
  return inline_output(escape_xml(alt), alt);
}

TagOutput make_gallery(const TagCall& call) {
  std::string html;
  bool is_all = true;
  for (const Picture& picture : find_pictures(call.content, is_all))
    html += html_figure(html_image(picture.url, picture.alt, picture.title),
                        picture.title.empty() ? picture.alt : picture.title);
  if (html.empty() && !call.is_block) {
    const std::string url = first_address(call);
    if (!url.empty()) html = html_image(url, "", "");
  }
  return block_output(html, "");
}

TagOutput make_gallery_group(const TagCall& call) {
  // name, description, link, image
  if (call.words.size() < 3) return block_output("", "");
  const std::string text = call.words[1].empty() ? call.words[0] : call.words[0] + "：" + call.words[1];
  return block_output("<p>" + html_link(call.words[2], text, "") + "</p>", "");
}

TagOutput make_embed(const TagCall& call) {
  // Stellar: `video bilibili:id`; Butterfly: `bilibili id, page`.
  std::string player = call.name;
  std::string id = call.words.empty() ? "" : call.words[0];
  const std::size_t colon = id.find(':');
  if (call.name == "video" && colon != std::string::npos && id.compare(colon, 3, "://") != 0)
    player = id.substr(0, colon), id.erase(0, colon + 1);
  if (call.name == "codepen" && call.words.size() > 1) id += "/pen/" + call.words[1];
  if (call.name == "gist" && call.words.size() > 1 && call.words[1].find('.') == std::string::npos)
    id += "/" + call.words[1];
  id.resize(std::min(id.find(','), id.size()));
  std::string html;
  for (const Player& known : kPlayers)
    if (known.tag == player) html = html_player(player, id);
  std::string name;
  const std::string url = html.empty() ? address_of(call, name) : "";
  if (!url.empty()) html = html_link(url, name.empty() ? url : name, "");
  if (!html.empty()) return inline_output(html, url);
  const std::string words = join_words(call.words, 0);
  call.context.diagnostics.report(
      Kind::content_dropped_html, call.place(),
      "the tag '" + call.name + "' has no address, " + (words.empty() ? "it was dropped" : "its words are kept"));
  return text_output(words);
}

}  // namespace essaypack
