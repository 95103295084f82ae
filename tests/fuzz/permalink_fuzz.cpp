/// A pattern in the first line, a post's title in the second, its path in the rest: whatever they are, the address is ASCII.

#include "base/text.h"
#include "input/file_name.h"
#include "site/link_map.h"
#include "site/permalink.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace essaypack;
  if (size > 4096) return 0;
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  const std::vector<std::string_view> lines = split(text, '\n');
  Config config;
  config.type = static_cast<SiteType>(size % 4);
  config.url = "https://example.org";
  config.permalink = lines[0];
  config.filename_case = int(size % 3);
  config.trailing_html = size % 5 != 0;
  Post post;
  post.source = "a.md";
  post.title = lines.size() > 1 ? nfc(lines[1]) : "a";
  post.fields.set("title", post.title);
  post.categories = {{post.title, "b"}};
  post.stem_path = lines.size() > 2 ? std::string(text.substr(std::size_t(lines[2].data() - text.data()))) : "a";
  post.slug = post.stem_path;
  if (size % 7 != 0) post.date = Timestamp{1'700'000'000, 28'800};
  if (size % 11 == 0) post.head_permalink = lines[0];
  Diagnostics diagnostics;
  const std::optional<std::string> path = make_path(post, config, diagnostics);
  if (!path && diagnostics.count(Severity::error) == 0) std::abort();
  if (path) {
    post.path = *path;
    const std::string url = make_post_permalink(post, config);
    if (!is_ascii(url) || url.find_first_of(" \n\"<>") != std::string::npos) std::abort();
    link_key(post.path);
  }
  match_post_name(config.permalink, post.stem_path);
  slugize(slugize(post.title, config.filename_case), 1);
  return 0;
}
