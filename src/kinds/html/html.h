#pragma once

/// Pages as a source: folders and zips of HTML, as Substack and Medium export them, as savers of WeChat's articles and
/// browsers write them.

#include "config/config.h"
#include "diag/diagnostics.h"
#include "kinds/exports/export.h"

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

/// The files of a folder or zip.
class PageStore {
 public:
  virtual ~PageStore() = default;
  /// Below the folder, `/` between the parts; sorted. None of them leads out of it.
  virtual const std::vector<std::string>& names() const = 0;
  /// From any thread. Nothing for one that can't be read, or is larger than a post may be.
  virtual std::optional<std::string> read(const std::string& name) const = 0;
  /// Pages that are passed over: larger than a post may be, or called by a path that leads out.
  virtual const std::vector<std::string>& too_large() const = 0;
  virtual const std::vector<std::string>& outside() const = 0;
};
std::unique_ptr<PageStore> open_page_folder(const std::filesystem::path& folder);
std::unique_ptr<PageStore> open_page_files(const std::filesystem::path& folder, std::vector<std::string> names);
/// Throws `Failure`, which calls the file `shown`, for one that is no zip, or grows beyond all measure.
std::unique_ptr<PageStore> open_page_zip(const std::filesystem::path& file, const std::string& shown);

}  // namespace essaypack
