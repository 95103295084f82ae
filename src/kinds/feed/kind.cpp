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

}  // namespace

const SiteKind& feed_kind() {
  static const SiteKind kind = export_kind<reads_file, open_feeds>(
      "feed", "feeds", mark("a feed, or an export of Blogger: a file of RSS, Atom or JSON Feed"));
  return kind;
}

}  // namespace essaypack
