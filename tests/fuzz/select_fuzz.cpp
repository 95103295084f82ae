/// The words of `--select`, a condition in each line: those that are none are refused, the others choose posts of the
/// site.

#include "blog.h"
#include "fuzz.h"

#include "config/sections/book.h"
#include "config/shared_keys.h"
#include "export/book/plan/selection.h"

#include <algorithm>

using namespace essaypack;
using fuzz::expect;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size > 4 * 1024) return 0;
  const fuzz::Blog& blog = fuzz::blog_of(0);
  std::string_view text = fuzz::text_of(bytes, size);
  const bool names_secret = text.find(fuzz::kSecret) != text.npos;  // what the user types may be said back
  BookConfig book;
  while (!text.empty()) {
    const std::string_view line = fuzz::take_line(text);
    BookSelect select = book.select;
    if (add_condition(line, select)) {
      expect(!select.is_everything(), "a condition asks for something", line);
      book.select = std::move(select);
    }
  }
  Diagnostics diagnostics;
  const std::vector<std::size_t> posts = select_posts(blog.site, book, diagnostics);
  expect(std::is_sorted(posts.begin(), posts.end()) && std::adjacent_find(posts.begin(), posts.end()) == posts.end(),
         "each post comes once");
  expect(posts.empty() || posts.back() < blog.site.posts.size(), "a post is one of the site");
  if (book.select.is_everything()) expect(posts.size() == blog.site.posts.size(), "without a condition all are taken");
  const std::string name = name_of_selection(book.select);
  expect(name.find('\n') == name.npos, "a name is one line", name);
  for (const Diagnostic& one : diagnostics.sorted())
    expect(one.message.english().find('\n') == one.message.english().npos &&
               (names_secret || one.message.english().find(fuzz::kSecret) == one.message.english().npos),
           "a message is one line", one.message.english());
  return 0;
}
