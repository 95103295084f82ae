/// Any bytes as a post of any kind of site: a head, its fields, a body behind it; and whose password it is stays with
/// the author.

#include "blog.h"
#include "fuzz.h"

#include "base/text.h"
#include "input/catalogue.h"
#include "input/front_matter.h"
#include "kinds/kinds.h"

#include <string>

using namespace essaypack;
using fuzz::expect;

namespace {

constexpr std::string_view kPassword = "Kennwort7";

/// True if a head has the password as the value of `password:` and nowhere else.
bool has_password_alone(std::string_view text, const FrontMatter& head) {
  const Value* password = head.fields.find("password");
  const std::size_t at = text.find(kPassword);
  return password && password->is_scalar() && password->text == kPassword && at != text.npos &&
         text.find(kPassword, at + 1) == text.npos;
}

void check_password(const Post& post, const Diagnostics& diagnostics) {
  expect(post.withheld.password, "a post with a password is kept back");
  for (const std::string_view text :
       {post.title.view(), post.description.view(), post.excerpt.view(), post.summary.view(), post.subtitle.view(),
        post.head_permalink.view(), post.head_slug.view()})
    expect(text.find(kPassword) == text.npos, "no text of the post holds its password", text);
  for (const Diagnostic& one : diagnostics.sorted())
    expect((one.message.english() + one.hint.english()).find(kPassword) == std::string::npos,
           "no message tells the password", one.message.english());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size > 64 * 1024) return 0;
  const fuzz::Choice input = fuzz::choose(bytes, size, fuzz::kBlogs);
  const fuzz::Blog& blog = fuzz::blog_of(input.number);
  TextRepairs repairs;
  const std::string text = clean_file_text(input.text, repairs);
  Diagnostics diagnostics;
  const SiteRules& rules = blog.config.kind->rules;
  const FrontMatterOptions options{rules.dots_close_head, rules.lower_case_keys, rules.loose_head, rules.needs_head};
  const FrontMatter head = read_front_matter(text, "a.md", options, diagnostics);
  expect(head.body_offset <= text.size() && head.body_line >= 1, "the body is in the text");
  expect(head.fields.is_map() || head.fields.is_null(), "a head is a map");
  expect(head.failed == (diagnostics.count(Severity::error) > 0), "a head that fails has an error");
  Post post;
  post.source = blog.post.source;
  post.stem_path = blog.post.stem_path;
  const bool is_read = read_post(text, blog.config, {1'700'000'000, 0}, post, diagnostics);
  expect(!is_read || (!post.title.empty() && post.body_offset <= text.size()), "a post has a title and a body");
  expect(is_read || diagnostics.count(Severity::error) > 0 || post.withheld.any(),
         "a post that can't be read has an error, unless it is kept back");
  if (is_read && has_password_alone(text, head)) check_password(post, diagnostics);
  return 0;
}
