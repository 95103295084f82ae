#include "config/sections/opds.h"

namespace essaypack {

void read_opds(KeyReader keys, OpdsConfig& opds) {
  const auto read = [&](std::string_view key, std::string& path) {
    std::string written;
    if (!keys.text(key, written)) return;
    if (written == "none" || written == "false")
      path.clear();
    else if (keys.clean_output_path(key, written))
      path = std::move(written);
  };
  read("path", opds.atom_path);
  read("json", opds.json_path);
  opds.feed_is_wanted = keys.find("feed") != nullptr;
  read("feed", opds.feed_path);
  keys.report_unknown();
}

}  // namespace essaypack
