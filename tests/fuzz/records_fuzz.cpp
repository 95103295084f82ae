/// What earlier runs left, in anybody's hands since: ledger, manifest, announcements, editions. Only
/// `std::runtime_error` may come out, what was read is printed and reads back, and no name leads out of the output
/// folder.

#include "fuzz.h"

#include "export/book/plan/editions.h"
#include "output/announcements.h"
#include "output/manifest.h"
#include "site/known_ids.h"

#include <filesystem>
#include <stdexcept>

using namespace essaypack;
using fuzz::expect;

namespace {

void check_manifest(std::string_view text) {
  const Manifest manifest = parse_manifest(text);
  expect(parse_manifest(print_manifest(manifest)) == manifest, "a manifest reads back");
  for (const auto& [name, exporter] : manifest) {
    const std::string normal = std::filesystem::path("/out/" + name).lexically_normal().string();
    expect(normal.starts_with("/out/") && normal.size() > 5, "a name stays in the folder", name);
  }
}

void check_ledger(std::string_view text) {
  const KnownIds ids = parse_known_ids(text);
  const std::string printed = print_known_ids(ids);
  expect(print_known_ids(parse_known_ids(printed)) == printed, "a ledger reads back");
}

void check_editions(std::string_view text) {
  const std::string printed = print_editions(parse_editions(text));
  expect(print_editions(parse_editions(printed)) == printed, "editions read back", printed);
}

void check_announced(std::string_view text) {
  AnnouncementRun run;
  run.pages = {{"https://example.org/b/", 7}, {"https://example.org/a/", 0x123456789abcdef0}};
  run.site_url = "https://example.org/";
  run.indexnow_key = "0123456789abcdef";
  AnnouncementFiles before;
  const std::size_t middle = text.find('\f');
  before.recorded = text.substr(0, middle);
  if (middle != text.npos) {
    before.changed_urls = text.substr(middle + 1);
    before.indexnow = {before.changed_urls};
  }
  const Announcements now = compare_announcements(before, run);
  const Announcements again = compare_announcements(now.files, run);
  expect(again.changed.empty() && again.removed.empty(), "a run that changes nothing announces nothing");
  expect(again.files.recorded == now.files.recorded && again.files.changed_urls == now.files.changed_urls &&
             again.files.indexnow == now.files.indexnow,
         "and leaves the files as they are");
  for (const std::string& body : now.files.indexnow)
    expect(is_indexnow_body(body) || now.changed.empty(), "a body is one", body);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const fuzz::Choice input = fuzz::choose(bytes, size, 4);
  constexpr void (*kChecks[])(std::string_view) = {check_manifest, check_ledger, check_announced, check_editions};
  try {
    kChecks[input.number](input.text);
  } catch (const std::runtime_error& error) {
    expect(*error.what() != '\0', "a reason is given");
  }
  return 0;
}
