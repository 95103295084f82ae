#pragma once

/// A body as a post of a small site, for the fuzz targets of content/.

#include "content/renderer.h"

#include "diag/diagnostics.h"

#include <cstdlib>
#include <sstream>
#include <string>
#include <string_view>

namespace essaypack::fuzz {

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
  if (text.find("ep:line") != std::string::npos || text.find("ep:hold") != std::string::npos || text.find("<ep:more") != std::string::npos)
    std::abort();
}

}  // namespace essaypack::fuzz
