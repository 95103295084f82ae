/// Tags that lead somewhere.

#include "content/tags/tags.h"

#include "base/text.h"
#include "base/url.h"
#include "base/value/yaml.h"
#include "content/lookup/assets.h"

#include <algorithm>
#include <initializer_list>

namespace essaypack {

namespace {

TagOutput link_to(const std::string& url, const std::string& text, const std::string& title) {
  TagOutput output;
  output.open = html_link(url, text.empty() ? url : text, title);
  output.plain = url;
  return output;
}

/// The post that a slug or title names; null if there is none that may be shown.
const Post* find_post(const TagCall& call, const std::string& name) {
  const LinkMap& links = call.context.site.links;
  const auto found = links.by_slug.find(nfc(name));
  if (found == links.by_slug.end() || found->second.kind != LinkTarget::Kind::post) return nullptr;
  return &call.context.site.posts[found->second.index];
}

void report_missing(const TagCall& call, const std::string& name) {
  call.context.diagnostics.report(Kind::content_broken_link, call.place(),
                                  "no published post is called '" + name.substr(0, 200) + "'",
                                  "name a post by its file name or its title");
}

/// `slug#part` in two; the title of a post may hold a `#` itself.
const Post* find_target(const TagCall& call, const std::string& written, std::string& fragment) {
  if (const Post* post = find_post(call, written)) return post;
  const std::size_t sign = written.find('#');
  if (sign == std::string::npos) return nullptr;
  fragment = written.substr(sign);
  return find_post(call, written.substr(0, sign));
}

}  // namespace

TagOutput make_post_link(const TagCall& call) {
  std::vector<std::string> words = call.words;
  // `false`: the text is HTML.
  const bool is_html = words.size() > 2 && words.back() == "false";
  if (words.size() > 1 && (words.back() == "true" || words.back() == "false")) words.pop_back();
  if (words.empty()) return text_output("");
  std::string fragment;
  const Post* post = find_target(call, words[0], fragment);
  std::string text = join_words(words, 1);
  if (!post) {
    // A title may hold spaces.
    if (const Post* named = find_target(call, join_words(words, 0), fragment)) post = named, text.clear();
  }
  if (!post) {
    report_missing(call, words[0]);
    return text_output(text.empty() ? words[0] : text);
  }
  const std::string url = address_for(call, *post) + encode_url(fragment);
  if (!is_html || text.empty()) return link_to(url, text.empty() ? post->title : text, post->title);
  return inline_output("<a" + html_attribute("href", url) + html_attribute("title", post->title) + ">" + text + "</a>",
                       url);
}

TagOutput make_post_path(const TagCall& call) {
  const std::string name = join_words(call.words, 0);
  std::string fragment;
  const Post* post = find_target(call, name, fragment);
  if (post) return text_output(address_for(call, *post) + encode_url(fragment));
  report_missing(call, name);
  return text_output("");
}

TagOutput make_asset_path(const TagCall& call) {
  const std::string name = join_words(call.words, 0);
  return text_output(call.context.assets.find_in_asset_folder(name, call.context.post).url);
}

TagOutput make_asset_link(const TagCall& call) {
  std::vector<std::string> words = call.words;
  if (words.size() > 1 && (words.back() == "true" || words.back() == "false")) words.pop_back();
  if (words.empty()) return text_output("");
  const FoundAsset asset = call.context.assets.find_in_asset_folder(words[0], call.context.post);
  const std::string text = words.size() > 1 ? join_words(words, 1) : words[0];
  return link_to(asset.url, text, text);
}

TagOutput make_url_for(const TagCall& call) {
  if (call.words.empty()) return text_output("");
  const auto rooted = [&](const std::string& path) {
    return path.find("://") != std::string::npos || path[0] == '/' || path[0] == '#' ? path
                                                                                     : call.context.config.root + path;
  };
  if (call.words.size() == 1) return text_output(rooted(call.words[0]));
  return link_to(rooted(call.words[1]), call.words[0], join_words(call.words, 3));
}

/// Hexo: `text url [external] [title]`; Butterfly: `title,site,url`; Stellar: `url [title]`.
TagOutput make_link(const TagCall& call) {
  const std::vector<std::string> parts = split_commas(call.text);
  for (std::size_t at = 1; at < parts.size(); ++at)
    if (looks_like_address(parts[at])) return link_to(parts[at], parts[0], at > 1 ? parts[1] : "");
  std::size_t at = 0;
  while (at < call.words.size() && !looks_like_address(call.words[at])) ++at;
  if (at == call.words.size()) return text_output(join_words(call.words, 0));
  std::vector<std::string> before(call.words.begin(), call.words.begin() + static_cast<std::ptrdiff_t>(at));
  std::size_t behind = at + 1;
  if (behind < call.words.size() && (call.words[behind] == "true" || call.words[behind] == "false")) ++behind;
  std::vector<std::string> after(call.words.begin() + static_cast<std::ptrdiff_t>(behind), call.words.end());
  drop_options(after);
  const std::string rest = join_words(after, 0);
  if (before.empty()) return link_to(call.words[at], rest, "");
  return link_to(call.words[at], join_words(before, 0), rest);
}

bool is_ascii_word(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && static_cast<unsigned char>(c) < 0x7F; });
}

/// Which of a button's two or more arguments is its address: what can be nothing else, else a path, else the first at
/// one of `places` that may be one.
std::size_t find_button_address(const std::vector<std::string>& parts, std::initializer_list<std::size_t> places) {
  for (std::size_t at = 0; at < parts.size(); ++at)
    if (looks_like_address(parts[at])) return at;
  for (std::size_t at = 0; at < parts.size(); ++at)
    if (is_ascii_word(parts[at]) && parts[at].find('/') != std::string::npos) return at;
  for (const std::size_t at : places)
    if (at < parts.size() && is_ascii_word(parts[at])) return at;
  return parts.size() > 2 ? *places.begin() : 0;
}

/// `url,text,icon,options` (NexT, Butterfly), or text first; `style::text::url::icon` (Volantis).
TagOutput make_button(const TagCall& call) {
  std::vector<std::string> parts = split_commas(call.text);
  if (call.text.find("::") != std::string_view::npos) {
    parts.clear();
    for (std::size_t from = 0; from <= call.text.size();) {
      const std::size_t end = std::min(call.text.find("::", from), call.text.size());
      if (const std::string_view part = trim(call.text.substr(from, end - from)); !part.empty())
        parts.emplace_back(part);
      from = end + 2;
    }
  }
  if (parts.size() < 2) return make_link(call);
  const bool has_style = call.text.find("::") != std::string_view::npos;
  const std::size_t url = has_style ? find_button_address(parts, {2, 1, 0}) : find_button_address(parts, {0, 1});
  return link_to(parts[url], parts[url > 0 ? url - 1 : 1], "");
}

/// A list of friends in YAML: groups with `class_name` and `link_list` of `name`, `link`, `descr`.
TagOutput make_friends(const TagCall& call) {
  TagOutput output;
  output.is_block = true;
  const ParsedValue parsed = parse_yaml(call.content);
  if (!parsed.value || !parsed.value->is_list()) return output;
  const auto text = [](const Value& map, std::string_view key) {
    const Value* value = map.find(key);
    return value && value->is_scalar() ? value->text : std::string();
  };
  for (const Value& group : parsed.value->items) {
    const std::string name = text(group, "class_name");
    if (!name.empty()) output.open += "<p><strong>" + escape_xml(name) + "</strong></p>";
    const Value* list = group.find("link_list");
    if (!list || !list->is_list() || list->items.empty()) continue;
    output.open += "<ul>";
    for (const Value& link : list->items) {
      const std::string about = text(link, "descr");
      output.open += "<li>" + html_link(text(link, "link"), text(link, "name"), "") +
                     (about.empty() ? "" : "：" + escape_xml(about)) + "</li>";
    }
    output.open += "</ul>";
  }
  return output;
}

}  // namespace essaypack
