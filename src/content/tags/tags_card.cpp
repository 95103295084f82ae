/// Cards and buttons that lead somewhere.

#include "content/tags/tags.h"

#include "base/text.h"
#include "base/url.h"
#include "site/link_map.h"

#include <algorithm>
#include <initializer_list>

namespace essaypack {

namespace {

TagOutput link_to(const std::string& url, const std::string& text, const std::string& title) {
  if (url.empty()) return inline_output(html_text(text), text);
  return inline_output(html_link(url, text.empty() ? url : text, title), url);
}

/// A link, and behind it what is said about it.
std::string card(const std::string& url, const std::string& title, const std::string& about) {
  const std::string link = url.empty() ? html_text(title) : html_link(url, title.empty() ? url : title, "");
  return link + (about.empty() ? "" : "：" + html_text(about));
}

TagOutput block_card(const std::string& url, const std::string& title, const std::string& about) {
  return block_output("<p>" + card(url, title, about) + "</p>", "");
}

bool is_address(std::string_view part) { return part.find(' ') == std::string_view::npos && looks_like_address(part); }

bool is_ascii_word(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && static_cast<unsigned char>(c) < 0x7F; });
}

/// Which of a button's two or more arguments is its address: what can be nothing else, else a path, else the first at
/// one of `places` that may be one.
std::size_t find_button_address(const std::vector<std::string>& parts, std::initializer_list<std::size_t> places) {
  for (std::size_t at = 0; at < parts.size(); ++at)
    if (is_address(parts[at])) return at;
  for (std::size_t at = 0; at < parts.size(); ++at)
    if (is_ascii_word(parts[at]) && parts[at].find('/') != std::string::npos) return at;
  for (const std::size_t at : places)
    if (at < parts.size() && is_ascii_word(parts[at])) return at;
  return parts.size() > 2 ? *places.begin() : 0;
}

/// What is said about the link at `at` of a list whose first part is its title: before it or behind it, neither an
/// address nor a switch.
std::string about_link(const std::vector<std::string>& parts, std::size_t at) {
  std::string about;
  for (std::size_t i = 1; i < parts.size(); ++i)
    if (i != at && !parts[i].empty() && !is_address(parts[i]) && !is_one_of(parts[i], {"true", "false"}) &&
        !is_style(parts[i]))
      about += (about.empty() ? "" : "，") + parts[i];
  return about;
}

/// The path of a page of the site with the site's root before it, as themes write it for `/about/`.
std::string rooted(const TagCall& call, const std::string& url) {
  const std::string& root = call.context.config.root;
  if (root == "/" || !url.starts_with('/') || url.starts_with("//") || url.starts_with(root)) return url;
  const std::string_view path = std::string_view(url).substr(0, url.find_first_of("?#"));
  return call.context.site.links.by_path.count(link_key(decode_percent(path))) > 0 ? root + url.substr(1) : url;
}

constexpr std::string_view kLinkKeys = " color desc icon size ";

std::string first_of(const ThemeArguments& found, std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys)
    if (std::string value = found.named_by(key); !value.empty()) return value;
  return {};
}

}  // namespace

/// Hexo: `text url [external] [title]`; Butterfly, Anzhiyu: `title,site,url`; Volantis: `title::url::image`; Stellar:
/// `url [title] desc:text`; Reimu: the name of a post.
TagOutput make_link(const TagCall& call) {
  const ThemeArguments found = read_list(call.text, kLinkKeys);
  if (found.is_list())
    for (std::size_t at = 1; at < found.parts.size(); ++at)
      if (is_address(found.parts[at])) {
        const std::string url = rooted(call, found.parts[at]);
        return inline_output(card(url, found.parts[0], about_link(found.parts, at)), url);
      }
  const ThemeArguments words = read_words(call.text, kLinkKeys);
  std::size_t at = 0;
  while (at < words.parts.size() && !is_address(words.parts[at])) ++at;
  if (at == words.parts.size()) {
    if (call.name != "link" || words.parts.empty() || !is_post_name(call, words.parts[0]))
      return text_output(words.text());
    TagCall post = call;
    if (post.words.back() == "auto") post.words.pop_back();  // the cover
    return make_post_link(post);
  }
  const std::string url = words.parts[at];
  std::string before;
  for (std::size_t word = 0; word < at; ++word) before += (word > 0 ? " " : "") + words.parts[word];
  std::size_t behind = at + 1;
  if (is_one_of(words.part(behind), {"true", "false"})) ++behind;
  const std::string rest = words.text(behind);
  std::string about = words.named_by("desc");
  if (is_one_of(about, {"true", "false"})) about.clear();  // a script fetches it
  if (!about.empty()) return inline_output(card(url, before.empty() ? rest : before, about), url);
  return before.empty() ? link_to(url, rest, "") : link_to(url, before, rest);
}

/// `url,text,icon,options` (NexT, Butterfly), or text first; `style::text::url::icon` (Volantis); `text url color:red`
/// (Stellar); `text="…" url="…"` (Redefine); `info small url` around the text (Keep).
TagOutput make_button(const TagCall& call) {
  constexpr std::string_view kKeys = " align class color href icon image img label rel size target text title url ";
  ThemeArguments found = read_list(call.text, kKeys);
  if (call.is_block) {
    std::string url;
    for (const std::string& part : found.parts)
      if (is_address(part)) url = part;
    TagOutput output = inline_output(url.empty() ? "" : "<a" + html_attribute("href", url) + ">", url);
    output.close = url.empty() ? "" : "</a>";
    return output;
  }
  std::string text = first_of(found, {"text", "label"}), url = first_of(found, {"url", "href"});
  if (!text.empty() || !url.empty()) {
    if (text.empty()) text = found.part(0);
    if (url.empty()) url = found.part(found.parts.size() > 1 ? 1 : 0);
    return link_to(rooted(call, url), text, "");
  }
  if (!found.is_list()) return make_link(call);
  const bool has_colons = found.form == ThemeArguments::Form::colons;
  if (has_colons)
    found.parts.erase(std::remove(found.parts.begin(), found.parts.end(), std::string()), found.parts.end());
  if (found.parts.size() < 2) return text_output(found.text());
  const std::size_t at =
      has_colons ? find_button_address(found.parts, {2, 1, 0}) : find_button_address(found.parts, {0, 1});
  // NexT, Fluid: a title of the link, behind its icon or in that place.
  const bool has_title = !has_colons && at == 0 && found.parts.size() > 2 && !is_ascii(found.parts.back());
  return link_to(rooted(call, found.parts[at]), found.parts[at > 0 ? at - 1 : 1], has_title ? found.parts.back() : "");
}

/// `标题, url=…, screenshot=…, avatar=…, description=…` (Anzhiyu and plugins of Butterfly).
TagOutput make_site_card(const TagCall& call) {
  const ThemeArguments found = read_list(call.text, " avatar description screenshot title url ", Commas::spaced);
  return block_card(found.named_by("url"), found.named_by("title") + found.text(), found.named_by("description"));
}

/// Reimu: `标题 url [cover]`.
TagOutput make_link_card(const TagCall& call) {
  const ThemeArguments found = read_words(call.text, "");
  return block_card(found.part(1), found.part(0), "");
}

/// Reimu: `slug [cover] [escape]`.
TagOutput make_post_card(const TagCall& call) {
  TagCall post = call;
  if (!post.words.empty()) post.words.resize(1);
  const TagOutput link = make_post_link(post);
  return link.is_text ? link : block_output("<p>" + link.open + "</p>", "");
}

/// Anzhiyu: `link image tip title logo name about`.
TagOutput make_introduction(const TagCall& call) {
  const ThemeArguments found = read_words(call.text, "");
  std::string html;
  if (!found.part(1).empty()) html += "<p>" + html_image(found.part(1), found.part(3), "") + "</p>";
  std::string title = found.part(2);
  if (!found.part(3).empty()) title += (title.empty() ? "" : "：") + found.part(3);
  html += bold_line(title) + "<p>" + card(found.part(0), found.part(5), found.part(6)) + "</p>";
  return block_output(html, "");
}

/// Butterfly: name, description, link, image.
TagOutput make_gallery_group(const TagCall& call) {
  const ThemeArguments found = read_words(call.text, "");
  const std::string name = found.part(0), about = found.part(1);
  if (found.parts.size() < 3) return block_output(name.empty() ? "" : "<p>" + card("", name, about) + "</p>", "");
  const std::string text = about.empty() ? name : name + "：" + about;
  return block_output("<p>" + html_link(found.part(2), text, "") + "</p>", "");
}

/// Stellar: `title subtitle bg:… avatar:… link:…`, around a row of links.
TagOutput make_banner(const TagCall& call) {
  const ThemeArguments found = read_words(call.text, " avatar bg link ");
  const std::string url = found.named_by("link"), title = found.part(0), about = found.text(1);
  std::string html = title.empty() ? "" : "<strong>" + card(url, title, "") + "</strong>";
  if (!about.empty()) html += (html.empty() ? "" : " ") + html_text(about);
  return block_output(html.empty() ? "" : "<p>" + html + "</p>", "");
}

/// Stellar: `avatar:… height:…` around who one is.
TagOutput make_about(const TagCall& call) {
  const ThemeArguments found = read_words(call.text, " avatar back border height ");
  const std::string picture = found.named_by("avatar");
  return block_output("<div class=\"about\">" + (picture.empty() ? "" : "<p>" + html_image(picture, "", "") + "</p>") +
                          bold_line(found.text()),
                      "</div>");
}

/// Stellar: `文字 [url] color:red`.
TagOutput make_hashtag(const TagCall& call) {
  ThemeArguments found = read_words(call.text, " color ");
  std::string url;
  if (found.parts.size() > 1 && is_address(found.parts.back())) url = found.parts.back(), found.parts.pop_back();
  return link_to(url, "#" + found.text(), "");
}

/// `name,value,logo||color,link,title||options` (plugins of Butterfly).
TagOutput make_badge(const TagCall& call) {
  const std::size_t bars = std::min(call.text.find("||"), call.text.size());
  const std::vector<std::string> words = split_commas(call.text.substr(0, bars));
  const std::string_view rest = call.text.substr(std::min(bars + 2, call.text.size()));
  const std::vector<std::string> looks = split_commas(rest.substr(0, rest.find("||")));
  std::string text = words.size() > 1 ? words[1] + (words[1].empty() ? "" : " ") : std::string();
  text += words.empty() ? "" : words[0];
  return link_to(looks.size() > 1 ? looks[1] : "", text, "");
}

}  // namespace essaypack
