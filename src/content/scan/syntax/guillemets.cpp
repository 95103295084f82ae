/// `<<x>>` of kramdown: French quotation marks, with a space that breaks no line where one stands inside.

#include "content/scan/syntax/kramdown_html.h"
#include "content/scan/syntaxes.h"

namespace essaypack {

bool take_guillemet(Scan& scan) {
  const std::string_view marks = scan.body.substr(scan.at, 2);
  // at the start of a line the second kind is two quotations
  if ((marks != "<<" && marks != ">>") || scan.is_in_markup() || is_in_raw_element(scan) ||
      (marks == ">>" && scan.text_of_line() >= scan.at))
    return false;
  const bool opens = marks == "<<";
  const bool is_apart = opens ? scan.body.substr(scan.at + 2, 1) == " " : scan.made.text.ends_with(' ');
  constexpr const char* kNoBreak = "\u00A0";
  if (is_apart && !opens) scan.made.text.pop_back();
  scan.made.text += opens ? "«" : is_apart ? std::string(kNoBreak) + "»" : "»";
  if (is_apart && opens) scan.made.text += kNoBreak;
  scan.skip_to(scan.at + 2 + (is_apart && opens));
  return true;
}

}  // namespace essaypack
