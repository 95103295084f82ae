#pragma once

/// A body as a post of a small site, for the fuzz targets of content/.

#include "content/renderer.h"

#include "diag/diagnostics.h"

#include <cstdlib>
#include <sstream>
#include <string>
#include <string_view>

namespace essaypack::fuzz {

/// True if an element or attribute stands in the tree that only work in progress has; the author's text may say the same.
inline bool has_leftovers(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  if (name == "ep:hold" || name == "ep:more" || ((name == "a" || name == "img") && node.attribute("ep:line"))) return true;
  for (const pugi::xml_node child : node.children())
    if (has_leftovers(child)) return true;
  return false;
}

/// Renders `body`, and stops the program if the result is no XML or holds what no fragment may.
inline void render_and_check(std::string_view body, bool is_html) {
  static const struct Fixed {
    Config config;
    Site site;
    Fixed() {
      config.type = SiteType::hexo;
      config.site_folder = "/nonexistent";
      config.source_folder = "source";
      config.static_folders = {"source"};
      config.markdown.smart = true;
      site.title = "t";
      site.url = "https://example.org/";
      site.language = "zh-CN";
    }
  } fixed;
  Diagnostics diagnostics;
  Post post;
  post.source = "source/_posts/fuzz.md";
  post.path = "2020/01/01/fuzz/";
  post.title = "fuzz";
  post.is_html = is_html;
  post.fields = {{"title", "fuzz"}};
  const Renderer renderer(fixed.config, fixed.site, diagnostics);
  const Fragment fragment = renderer.render_text(body, post, 1);
  std::ostringstream out;
  fragment.body.print(out, "", pugi::format_raw);
  const std::string text = out.str();
  pugi::xml_document again;
  if (!again.load_buffer(text.data(), text.size(), pugi::parse_full)) std::abort();
  if (has_leftovers(again)) std::abort();
}

}  // namespace essaypack::fuzz
