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

void set_defaults(const FoundSite& site, Config& config) {
  set_export_defaults(site, config);
  config.category_dir = "category";
  config.tag_dir = "tag";
}

}  // namespace

const SiteKind& wordpress_kind() {
  static const SiteKind kind = [] {
    SiteKind made = export_kind<reads_file, open_wxr>("wordpress", "WordPress",
                                                      mark("an export of WordPress (Tools > Export): an .xml file"));
    made.set_defaults = set_defaults;
    return made;
  }();
  return kind;
}

}  // namespace essaypack
