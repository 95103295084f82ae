/// Tags of Jekyll.

#include "base/path.h"
#include "content/tags/tags.h"

#include "base/text.h"
#include "base/url.h"
#include "content/lookup/assets.h"
#include "content/lookup/body_context.h"
#include "content/markdown/inline_html.h"
#include "input/body_title.h"
#include "site/link_map.h"

#include <algorithm>

namespace essaypack {

namespace {

constexpr std::string_view kControls[] = {"break", "case", "continue",  "cycle",    "else",   "elsif",
                                          "for",   "if",   "ifchanged", "tablerow", "unless", "when"};

/// `2010-07-21-name`, with or without folders and extension.
const Post* find_post_file(const TagCall& call, std::string_view name) {
  while (name.starts_with('/')) name.remove_prefix(1);
  const Site& site = call.context.site;
  const auto post_at = [&](const LinkTarget& target) {
    return target.kind == LinkTarget::Kind::post ? &site.posts[target.index] : nullptr;
  };
  for (const std::string& folder : call.context.config.post_folders)
    for (const std::string& extension : call.context.config.extensions) {
      const auto found = site.links.by_source.find(nfc(join_path(folder, name) + "." + extension));
      if (found != site.links.by_source.end()) return post_at(found->second);
    }
  return call.context.assets.find_by_stem(nfc(file_part(name)));
}

TagOutput make_post_url(const TagCall& call) {
  const std::string name = join_words(split_words(call.text), 0);
  if (const Post* post = find_post_file(call, name)) return text_output(address_for(call, *post));
  call.context.diagnostics.report(Kind::content_broken_link, call.place(),
                                  tr("no published post is called '{}'", name.substr(0, 200)),
                                  tr("name a post by its file name without extension"));
  return text_output("");
}

/// `{% link _posts/2016-07-26-name.md %}`, or any other file of the site.
TagOutput make_link_to_file(const TagCall& call) {
  const std::string name = join_words(split_words(call.text), 0);
  const BodyContext& context = call.context;
  const std::string& folder = context.config.source_folder;
  const auto file = context.site.links.by_source.find(nfc((folder.empty() ? "" : folder + "/") + name));
  if (file != context.site.links.by_source.end() && file->second.kind == LinkTarget::Kind::post)
    return text_output(address_for(call, context.site.posts[file->second.index]));
  const ResolvedLink found =
      resolve_link("/" + encode_path(name), context.post.source, context.post.path, context.site, context.config);
  if (found.target.kind == LinkTarget::Kind::post)
    return text_output(address_for(call, context.site.posts[found.target.index]));
  if (found.target.kind == LinkTarget::Kind::page)
    return text_output(address_for(call, context.site.pages[found.target.index]));
  return text_output(context.config.root + encode_path(name));
}

TagOutput make_highlight(const TagCall& call) {
  const std::string text = without_raw_tags(call.content);
  std::string_view code = text;
  if (code.starts_with('\n')) code.remove_prefix(1);
  while (!code.empty() && is_ascii_space(code.back())) code.remove_suffix(1);
  return block_output(html_code(std::string(code) + "\n", call.words.empty() ? "" : call.words[0], ""), "");
}

/// jekyll-tabs: `{% tab group name %}`.
TagOutput make_tab_of_group(const TagCall& call) {
  const std::string name = join_words(split_words(call.text), call.words.size() > 1 ? 1 : 0);
  return block_output(open_titled_section("tab", bold_markdown(name, call.context.config)), "</section>");
}

/// In order of the names. Those of Octopress have Hexo's entries.
constexpr TagEntry kTags[] = {
    {"assign", TagContent::none, make_nothing},
    {"bibliography", TagContent::none, make_bibliography},
    {"capture", TagContent::whole, make_nothing},
    {"cite", TagContent::none, make_citation},
    {"cite_details", TagContent::none, make_citation},
    {"decrement", TagContent::none, make_nothing},
    {"epigraph", TagContent::none, make_epigraph},
    {"fullwidth", TagContent::none, make_wide_picture},
    {"highlight", TagContent::whole, make_highlight},
    {"include", TagContent::none, make_include},
    {"include_cached", TagContent::none, make_include},
    {"include_relative", TagContent::none, make_include},
    {"increment", TagContent::none, make_nothing},
    {"link", TagContent::none, make_link_to_file},
    {"maincolumn", TagContent::none, make_wide_picture},
    {"marginfigure", TagContent::none, make_margin_picture},
    {"marginnote", TagContent::none, make_margin_note},
    {"newthought", TagContent::none, make_new_thought},
    {"nocite", TagContent::none, make_nothing},
    {"post_url", TagContent::none, make_post_url},
    {"raw", TagContent::whole, make_raw},
    {"reference", TagContent::none, make_citation},
    {"sidenote", TagContent::none, make_margin_note},
    {"tab", TagContent::markdown, make_tab_of_group},
    {"tweet", TagContent::none, make_embed},
    {"twitter", TagContent::none, make_embed},
};

}  // namespace

const TagEntry* find_liquid_tag(std::string_view name) {
  const auto* entry = std::lower_bound(std::begin(kTags), std::end(kTags), name,
                                       [](const TagEntry& a, std::string_view b) { return a.name < b; });
  return entry != std::end(kTags) && entry->name == name ? entry : nullptr;
}

bool is_control_tag(std::string_view name) {
  return std::find(std::begin(kControls), std::end(kControls), name) != std::end(kControls);
}

std::string address_for(const TagCall& call, const Post& post) {
  // Jekyll 3 wants `{{ site.baseurl }}{% post_url x %}`, others write `{{ site.url }}` before it.
  const std::string_view before =
      call.before.substr(call.before.size() - std::min<std::size_t>(call.before.size(), 200));
  if (before.ends_with("}}")) {
    const std::size_t open = before.rfind("{{");
    const std::string_view base = before.substr(open == std::string_view::npos ? before.size() : open);
    const std::string path = encode_path(post.path);
    if (base.find("baseurl") != std::string_view::npos) return "/" + path;
    if (base.find("site.url") != std::string_view::npos) return call.context.config.root + path;
  }
  return post.permalink.empty() ? call.context.config.root + encode_path(post.path) : post.permalink;
}

}  // namespace essaypack
