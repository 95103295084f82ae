#pragma once

/// Pages as a source: folders and zips of HTML, as Substack and Medium export them, as savers of WeChat's articles and
/// browsers write them.

#include "config/config.h"
#include "diag/diagnostics.h"
#include "kinds/exports/export.h"
#include "kinds/exports/page_store.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace essaypack {

/// Opens the zips and files of `config.exports`, or the site's folder where there are none, and says in `config` what
/// the pages say of the site. Throws `Failure` for a zip that can't be read.
std::shared_ptr<const Export> open_pages(const std::string& prefix, Config& config, Diagnostics& diagnostics);

/// Whose pages they are.
enum class PageForm { any, substack, medium, wechat };

/// What a page says of itself. `text` is what lies at its heart, without what stands around it.
struct HtmlPage {
  PageForm form = PageForm::any;
  std::string title, subtitle, description, language, date, updated, link, author, cover, site_title;
  std::string text;
};
HtmlPage read_page(std::string_view html);

/// True if a file begins as a page of its own and not as a post with front matter.
bool begins_page(std::string_view head);

/// Rows of cells (RFC 4180).
std::vector<std::vector<std::string>> parse_csv(std::string_view text);

}  // namespace essaypack
