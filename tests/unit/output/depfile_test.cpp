#include "output/depfile.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;

namespace {

struct DepfileCase {
  const char* name;
  std::string target;
  std::vector<std::string> inputs;
  std::string expected;
};

const DepfileCase kCases[] = {
    {"nothing was read", "out/atom.xml", {}, "out/atom.xml:\n"},
    {"sorted, each once, with empty rules",
     "book.epub",
     {"b.md", "a.md", "b.md", ""},
     "book.epub: \\\n  a.md \\\n  b.md\n\na.md:\n\nb.md:\n"},
    {"spaces, hashes, dollars and colons",
     "my book",
     {"a b#c$d:e.md"},
     "my\\ book: \\\n  a\\ b\\#c$$d\\:e.md\n\na\\ b\\#c$$d\\:e.md:\n"},
    {"Chinese names pass", "书.epub", {"心灵/失落感。.md"}, "书.epub: \\\n  心灵/失落感。.md\n\n心灵/失落感。.md:\n"},
    {"what make would read otherwise has no empty rule",
     "x",
     {"100%.md", "a=b.md", "c;d.md"},
     "x: \\\n  100%.md \\\n  c\\;d.md \\\n  a=b.md\n"},
    {"line breaks can't be written", "x", {"a\nb.md", "c.md"}, "x: \\\n  c.md\n\nc.md:\n"},
    {"backslashes that make and ninja count in two ways can't",
     "x",
     {"a\\ b.md", "c\\#.md", "d\\", "e\\f.md"},
     "x: \\\n  e\\f.md\n\ne\\f.md:\n"},
    {"the target is no input of itself", "a", {"a", "b"}, "a: \\\n  b\n\nb:\n"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(depfile)

BOOST_AUTO_TEST_CASE(every_name_is_escaped) {
  for (const DepfileCase& row : kCases) BOOST_TEST_CONTEXT(row.name) {
      BOOST_TEST(make_depfile(row.target, row.inputs) == row.expected);
    }
}

BOOST_AUTO_TEST_SUITE_END()
