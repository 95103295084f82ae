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

std::string_view first_of(const TagCall& call, std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys)
    if (const std::string_view value = call.argument(key); !value.empty()) return value;
  return {};
}

bool holds_one_of(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [text](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

/// Includes are the site's own; what the usual ones show can be told from their arguments.
TagOutput make_include(const TagCall& call) {
  const std::string file = call.words.empty() ? "" : call.words[0];
  std::string name = to_lower_ascii(file_part(file));
  name.resize(std::min(name.find('.'), name.size()));
  if (name == "toc") return make_nothing(call);
  const std::string url =
      evaluate_in_text(first_of(call, {"src", "url", "image_path", "file", "path", "img", "image"}), call.context).text;
  const std::string caption =
      inline_html(evaluate_in_text(first_of(call, {"caption", "description", "title", "alt"}), call.context).text,
                  call.context.config);
  if (!url.empty() && holds_one_of(name, {"image", "figure", "img", "picture", "photo", "screenshot"}))
    return block_output(
        "<figure>" +
            html_image(
                url,
                plain_inline(evaluate_in_text(first_of(call, {"alt", "caption", "description"}), call.context).text),
                "") +
            (caption.empty() ? "" : "<figcaption>" + caption + "</figcaption>") + "</figure>",
        "");
  std::string id(first_of(call, {"id", "video_id", "videoid", "video", "code", "src", "url"}));
  if (id.empty() && call.words.size() > 1) id = call.words[1];
  std::string player(call.argument("provider"));
  if (player.empty()) player = name;
  if (const std::string html = html_player(player, id); !html.empty()) return inline_output(html, "");
  if (const std::string_view content = call.argument("content"); !content.empty()) {
    const std::string text = evaluate_in_text(content, call.context).text;
    return block_output("<aside class=\"note\"><p>" + escape_xml(text) + "</p></aside>", "");
  }
  call.context.diagnostics.report(Kind::content_unknown_tag, call.place(),
                                  tr("the include '{}' is left out", file.substr(0, 200)),
                                  tr("only the site's generator knows what it holds"));
  return make_nothing(call);
}

/// In order of the names. Those of Octopress have Hexo's entries.
constexpr TagEntry kTags[] = {
    {"assign", TagContent::none, make_nothing},
    {"capture", TagContent::whole, make_nothing},
    {"decrement", TagContent::none, make_nothing},
    {"highlight", TagContent::whole, make_highlight},
    {"include", TagContent::none, make_include},
    {"include_cached", TagContent::none, make_include},
    {"include_relative", TagContent::none, make_include},
    {"increment", TagContent::none, make_nothing},
    {"link", TagContent::none, make_link_to_file},
    {"post_url", TagContent::none, make_post_url},
    {"raw", TagContent::whole, make_raw},
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
