#include "base/path.h"
#include "base/text.h"
#include "kinds/feed/feed.h"
#include "kinds/kinds.h"

namespace essaypack {
namespace {

bool reads_file(const std::filesystem::path& file) {
  const std::string extension = extension_of(file.native());
  if (!is_one_of(extension, {"xml", "atom", "rss", "rdf", "json"})) return false;
  const std::string head = head_of_export(file);
  const auto has = [&](std::string_view text) { return head.find(text) != head.npos; };
  if (extension == "json") return has("jsonfeed.org/version/");
  if (has("opds-spec.org/")) return false;
  return has("<rss") || (has("<feed") && has("http://www.w3.org/2005/Atom")) || has("<rdf:RDF");
}

std::optional<FoundSite> detect(const SiteFolder& folder) { return find_exports(folder, reads_file); }

void read_data(const std::string& prefix, Config& config, Diagnostics& diagnostics) {
  config.texts = open_feeds(prefix, config, diagnostics);
}

}  // namespace

const SiteKind& feed_kind() {
  static const SiteKind kind{
      .name = "feed",
      .title = "feeds",
      .summary = "a feed, or an export of Blogger: a file of RSS, Atom or JSON Feed",
      .rules = export_rules(),
      .detect = detect,
      .reads_file = reads_file,
      .set_defaults = set_export_defaults,
      .read_data = read_data,
      .open_sources = open_export_sources,
  };
  return kind;
}

}  // namespace essaypack
