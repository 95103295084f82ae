/// Tags of Hexo itself that lead to a post or a file.

#include "content/tags/tags.h"

#include "base/text.h"
#include "base/url.h"
#include "content/lookup/assets.h"

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
                                  tr("no published post is called '{}'", name.substr(0, 200)),
                                  tr("name a post by its file name or its title"));
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

bool is_post_name(const TagCall& call, const std::string& name) {
  std::string fragment;
  return find_target(call, name, fragment) != nullptr;
}

}  // namespace essaypack
