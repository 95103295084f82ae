#include "kinds/ghost/ghost.h"
#include "kinds/kinds.h"

namespace essaypack {
namespace {

/// The tables stand behind `data`, which another key may come before.
bool reads_file(const std::filesystem::path& file) {
  if (!file.native().ends_with(".json")) return false;
  const std::string head = head_of_export(file);
  const std::size_t begin = head.find_first_not_of(" \t\r\n\xef\xbb\xbf");
  const auto has = [&](std::string_view key) { return head.find(key) != head.npos; };
  return begin != head.npos && head[begin] == '{' && has("\"data\"") &&
         (has("\"db\"") || (has("\"meta\"") && has("\"exported_on\"")));
}

void set_defaults(const FoundSite& site, Config& config) {
  set_export_defaults(site, config);
  config.tag_dir = "tag";
  config.has_list_pages = true;
  config.terms.has_categories = false;
}

}  // namespace

const SiteKind& ghost_kind() {
  static const SiteKind kind = [] {
    SiteKind made = export_kind<reads_file, open_ghost>("ghost", "Ghost",
                                                        mark("an export of Ghost (Settings > Export): a .json file"));
    made.rules.keeps_offsets = false;  // they are in UTC, and addresses show the site's days
    made.set_defaults = set_defaults;
    return made;
  }();
  return kind;
}

}  // namespace essaypack
