/// Pictures for a light and for a dark page (Chirpy): a book has one of them, the light one.

#include "base/attribute_list.h"
#include "base/text.h"
#include "content/scan/syntaxes.h"

namespace essaypack {

namespace {

constexpr std::size_t kLongestList = 300;

/// `{: .dark .shadow }` has the class `dark`.
bool has_class(std::string_view list, std::string_view name) {
  if (!list.starts_with("{:")) return false;
  list = trim(list.substr(2, list.find('}') - 2));
  while (const std::optional<AttributeWord> word = take_attribute(list))
    if (word->name == "." && word->value == name) return true;
  return false;
}

/// True where a list near `at` gives another picture the class `light`.
bool has_light_twin(std::string_view body, std::size_t at) {
  constexpr std::size_t kNear = 1'000;
  const std::size_t begin = at - std::min(at, kNear);
  const std::string_view around = body.substr(begin, 2 * kNear);
  for (std::size_t list = 0; (list = around.find("{:", list)) != around.npos; list += 2)
    if (has_class(around.substr(list, kLongestList), "light") && list > 0 && around[list - 1] == ')') return true;
  return false;
}

}  // namespace

bool take_dark_picture(Scan& scan) {
  if (!scan.has("{:") || scan.at == 0 || scan.body[scan.at - 1] != ')' || scan.is_in_markup()) return false;
  const std::string_view line = line_from(scan.body, scan.at, kLongestList);
  const std::size_t close = line.find('}');
  if (close == line.npos || !has_class(line, "dark") || !has_light_twin(scan.body, scan.at)) return false;
  const std::size_t picture = scan.made.text.rfind("![");
  if (picture == std::string::npos || scan.made.text.find('\n', picture) != std::string::npos) return false;
  Placeholder mark;
  mark.kind = Placeholder::Kind::hide;
  mark.output = kHideSpan;
  scan.put(std::move(mark), scan.at + close + 1);
  return true;
}

}  // namespace essaypack
