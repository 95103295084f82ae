#include "kinds/kinds.h"
#include "kinds/wordpress/wordpress.h"

namespace essaypack {
namespace {

bool reads_file(const std::filesystem::path& file) {
  if (!file.native().ends_with(".xml")) return false;
  const std::string head = head_of_export(file);
  return head.find("<wp:wxr_version>") != head.npos ||
         (head.find("<rss") != head.npos && head.find("xmlns:wp=\"http://wordpress.org/export/") != head.npos);
}

std::optional<FoundSite> detect(const SiteFolder& folder) { return find_exports(folder, reads_file); }

void set_defaults(const FoundSite& site, Config& config) {
  set_export_defaults(site, config);
  config.category_dir = "category";
  config.tag_dir = "tag";
}

void read_data(const std::string& prefix, Config& config, Diagnostics& diagnostics) {
  config.texts = open_wxr(prefix, config, diagnostics);
}

}  // namespace

const SiteKind& wordpress_kind() {
  static const SiteKind kind{
      .name = "wordpress",
      .title = "WordPress",
      .summary = "an export of WordPress (Tools > Export): an .xml file",
      .rules = export_rules(),
      .detect = detect,
      .reads_file = reads_file,
      .set_defaults = set_defaults,
      .read_data = read_data,
      .open_sources = open_export_sources,
  };
  return kind;
}

}  // namespace essaypack
