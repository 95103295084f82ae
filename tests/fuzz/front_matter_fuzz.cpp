/// Any bytes as a post: a head, its fields, a body behind it.

#include "base/text.h"
#include "input/catalogue.h"
#include "input/front_matter.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace essaypack;
  if (size > 64 * 1024) return 0;
  TextRepairs repairs;
  const std::string text = clean_file_text({reinterpret_cast<const char*>(bytes), size}, repairs);
  Diagnostics diagnostics;
  const FrontMatter head = read_front_matter(text, "a.md", {size % 2 == 0, size % 3 == 0}, diagnostics);
  if (head.body_offset > text.size() || head.body_line < 1) std::abort();
  if (!head.fields.is_map() && !head.fields.is_null()) std::abort();
  if (head.failed != (diagnostics.count(Severity::error) > 0)) std::abort();
  Config config;
  config.type = static_cast<SiteType>(size % 4);
  config.new_post_name = ":year-:month-:day-:title.md";
  Post post;
  post.source = "source/_posts/2024-01-02-a.md";
  post.stem_path = "2024-01-02-a";
  if (read_post(text, config, {1'700'000'000, 0}, post, diagnostics) && post.title.empty()) std::abort();
  return 0;
}
