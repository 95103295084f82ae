#pragma once

/// A site with one post around a body, for the tests of content/.

#include "content/renderer.h"

#include "base/time.h"
#include "config/config.h"
#include "diag/diagnostics.h"
#include "kinds/kinds.h"
#include "model/site.h"
#include "temporary_folder.h"

#include <pugixml.hpp>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

namespace essaypack::test {

/// Renders bodies as the post `source/_posts/here.md` of a Hexo site at https://example.org/.
struct ContentSite {
  TemporaryFolder folder;
  Config config;
  Site site;
  Diagnostics diagnostics;

  ContentSite() {
    config.kind = &essaypack::hexo_kind();
    config.kinds = &essaypack::all_site_kinds();
    config.site_folder = folder.path;
    config.url = "https://example.org";
    config.source_folder = "source";
    config.static_folders = {"source"};
    config.post_folders = {"source/_posts"};
    config.post_asset_folder = true;
    site.title = "t";
    site.url = "https://example.org/";
    site.language = "zh-CN";
    add_post("here", "Here");
  }

  Post& add_post(const std::string& stem, const std::string& title) {
    Post post;
    post.source = "source/_posts/" + stem + ".md";
    post.stem_path = stem;
    post.slug = stem;
    post.title = title;
    post.path = "2020/01/01/" + stem + "/";
    post.permalink = "https://example.org/" + post.path;
    const std::size_t index = site.posts.size();
    site.posts.push_back(post);
    const LinkTarget target{LinkTarget::Kind::post, index};
    site.links.by_path.emplace("2020/01/01/" + stem, target);
    site.links.by_source.emplace(post.source, target);
    site.links.by_slug.emplace(stem, target);
    site.links.by_slug.emplace(title, target);
    return site.posts.back();
  }

  std::shared_ptr<const Fragment> render(std::string_view body) {
    folder.write("source/_posts/here.md", body);
    return Renderer(config, site, diagnostics).render(0);
  }
  /// The fragment's children as text; "null" after an error.
  std::string html(std::string_view body) {
    const auto fragment = render(body);
    return fragment ? serialise(*fragment) : "null";
  }

  static std::string serialise(const Fragment& fragment) {
    std::ostringstream out;
    for (const pugi::xml_node node : fragment.body.document_element().children()) node.print(out, "", pugi::format_raw);
    return without_lines(out.str());
  }
  /// `html` without the `ep:line` and `ep:column` attributes.
  static std::string without_lines(std::string html) {
    for (const std::string_view name : {" ep:line=\"", " ep:column=\""})
      for (std::size_t at = 0; (at = html.find(name, at)) != std::string::npos;)
        html.erase(at, html.find('"', at + name.size()) + 1 - at);
    return html;
  }

  /// What was reported: `line:column: message [kind]`, one a line.
  std::string problems() const {
    std::string out;
    for (const Diagnostic& problem : diagnostics.sorted())
      out += std::to_string(problem.place.line) + ":" + std::to_string(problem.place.column) + ": " +
             problem.message.english() + " [" + std::string(entry_of(problem.kind).name) + "]\n";
    return out;
  }
};

}  // namespace essaypack::test
