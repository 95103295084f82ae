/// Dependency files: whatever the names are, a reader of make's syntax finds them again, and nothing else.

#include "fuzz.h"

#include "output/depfile.h"

#include <algorithm>
#include <set>

using namespace essaypack;
using fuzz::expect;

namespace {

/// The words of a rule, as make and ninja read them.
std::vector<std::string> words_of(std::string_view rule) {
  std::vector<std::string> words(1);
  for (std::size_t at = 0; at < rule.size(); ++at) {
    const char c = rule[at];
    const char next = at + 1 < rule.size() ? rule[at + 1] : '\0';
    if (c == '\\' && next == '\n') {
      ++at;
      words.emplace_back();
    } else if (c == '\\' && (next == ' ' || next == '#' || next == ':' || next == ';')) {
      words.back() += rule[++at];
    } else if (c == '$' && next == '$') {
      words.back() += rule[++at];
    } else if (c == ' ' || c == '\n' || c == ':') {
      words.emplace_back();
    } else {
      words.back() += c;
    }
  }
  words.erase(std::remove(words.begin(), words.end(), ""), words.end());
  return words;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size > 4 * 1024) return 0;
  std::string_view text = fuzz::text_of(bytes, size);
  std::vector<std::string> inputs;
  std::set<std::string> wanted = {"out/a.xml"};
  while (!text.empty()) {
    const std::string name(fuzz::take_line(text));
    inputs.push_back(name);
    if (!name.empty() && name.find_first_of("\t\r") == name.npos) wanted.insert(name);
  }
  const std::string rules = make_depfile("out/a.xml", inputs);
  const std::string first = rules.substr(0, rules.find("\n\n"));
  const std::vector<std::string> words = words_of(first);
  expect(!words.empty() && words[0] == "out/a.xml", "the target comes first", rules);
  const std::set<std::string> found(words.begin(), words.end());
  expect(std::includes(wanted.begin(), wanted.end(), found.begin(), found.end()), "each name is an input's", rules);
  for (const std::string& name : wanted)
    expect(found.count(name) > 0 || name.find('\\') != name.npos, "all names without backslashes are there", rules);
  return 0;
}
