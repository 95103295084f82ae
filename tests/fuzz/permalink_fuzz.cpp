/// A pattern in the first line, a post's title in the second, its path in the rest, for every kind of site: whatever
/// they are, the address is ASCII and leads to a place below the site.

#include "blog.h"
#include "fuzz.h"

#include "base/text.h"
#include "base/url.h"
#include "input/file_name.h"
#include "kinds/hugo/hugo.h"
#include "site/link_map.h"
#include "site/permalink.h"

#include <array>

using namespace essaypack;
using fuzz::expect;

namespace {

/// The first byte: the kind of site, then whether the pattern is the site's or the post's own.
constexpr std::size_t kChoices = fuzz::kBlogs * 2;

void check_address(const Post& post, const Config& config) {
  const std::string url = make_post_permalink(post, config);
  expect(is_ascii(url) && url.find_first_of(" \n\"<>") == std::string::npos, "an address is one", url);
  const std::string key = link_key(post.path);
  expect(!key.starts_with('/') && !key.ends_with('/'), "a key has no slash at its ends", key);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size > 4096) return 0;
  static const std::array<Config, fuzz::kBlogs> configs = {fuzz::config_of(0), fuzz::config_of(1), fuzz::config_of(2),
                                                           fuzz::config_of(3), fuzz::config_of(4)};
  const fuzz::Choice input = fuzz::choose(bytes, size, kChoices);
  std::string_view rest = input.text;
  const std::string pattern(fuzz::take_line(rest)), title = nfc(fuzz::take_line(rest));
  Config config = configs[input.number % fuzz::kBlogs];
  config.filename_case = static_cast<LetterCase>(size % 3);
  config.trailing_html = size % 5 != 0;
  Post post;
  post.source = "a.md";
  post.title = title.empty() ? "a" : title;
  post.fields.set("title", post.title.str());
  post.categories = {{post.title, "b"}};
  post.stem_path = rest.empty() ? "a" : std::string(rest);
  post.slug = post.stem_path;
  if (size % 7 != 0) post.date = Timestamp{1'700'000'000, 28'800};
  (input.number < fuzz::kBlogs ? config.permalink : settings_of<HugoConfig>(config).permalinks["/"]) = pattern;
  if (input.number >= fuzz::kBlogs) post.head_permalink = pattern;
  Diagnostics diagnostics;
  const std::optional<std::string> path = make_path(post, config, diagnostics);
  expect(path || diagnostics.count(Severity::error) > 0, "a post without an address has an error");
  if (path) {
    post.path = *path;
    check_address(post, config);
  }
  match_post_name(config.permalink, post.stem_path);
  slugize(slugize(post.title, config.filename_case), LetterCase::lower);
  return 0;
}
