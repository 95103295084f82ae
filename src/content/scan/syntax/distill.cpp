/// Elements of distill.pub's template (al-folio): notes, formulas, code and citations in the text.

#include "base/text.h"
#include "content/scan/syntax/kramdown_html.h"
#include "content/scan/syntax/template_tags.h"
#include "content/scan/syntaxes.h"
#include "content/tags/bibtex.h"
#include "content/tags/tags.h"

#include <algorithm>

namespace essaypack {

namespace {

/// `<d-name attributes>content</d-name>`
struct DistillElement {
  std::string_view name, attributes, content;
  std::size_t end = 0;
};

std::optional<DistillElement> read_element(const Scan& scan) {
  constexpr std::size_t kLongest = 20'000;
  const std::string_view text = scan.body.substr(scan.at, kLongest);
  DistillElement element;
  for (const std::string_view name : {"d-footnote", "d-math", "d-code", "d-cite"})
    if (text.substr(1).starts_with(name)) element.name = name;
  const std::size_t open = text.find('>');
  if (element.name.empty() || open == text.npos) return {};
  element.attributes = text.substr(1 + element.name.size(), open - 1 - element.name.size());
  if (!element.attributes.empty() && !is_ascii_space(element.attributes[0])) return {};
  const std::size_t close = text.find("</" + std::string(element.name) + ">", open);
  if (close == text.npos) return {};
  element.content = text.substr(open + 1, close - open - 1);
  element.end = scan.at + close + element.name.size() + 3;
  return element;
}

/// The value of `name="…"`.
std::string attribute_of(std::string_view attributes, std::string_view name) {
  const std::size_t at = attributes.find(std::string(name) + "=");
  if (at == attributes.npos || at + name.size() + 1 >= attributes.size()) return {};
  const std::string_view value = attributes.substr(at + name.size() + 1);
  const bool is_quoted = value[0] == '"' || value[0] == '\'';
  return std::string(is_quoted ? value.substr(1, value.find(value[0], 1) - 1)
                               : value.substr(0, value.find_first_of(" \t\n")));
}

bool has_word(std::string_view attributes, std::string_view word) {
  const std::string padded = " " + collapse_white_space(attributes) + " ";
  return padded.find(" " + std::string(word) + " ") != std::string::npos;
}

struct Citations {
  int count = 0;
};

/// `(Author, 2020; Other, 2021)`; keys that the bibliography lacks stay.
std::string cited(std::string_view keys, const BodyContext& context) {
  const std::string own(context.post.fields.find("bibliography").value_or(""));
  const std::string bibliography = read_bibliography(own, context);
  std::string text;
  for (const std::string& key : split_commas(keys)) {
    const std::optional<BibEntry> entry = find_bib_entry(bibliography, trim(key));
    text += (text.empty() ? "" : "; ") + (entry ? bib_label(*entry) : key);
  }
  return "(" + text + ")";
}

}  // namespace

bool take_distill_element(Scan& scan) {
  if (!scan.has("<d-") || scan.is_in_markup() || is_in_raw_element(scan)) return false;
  const std::optional<DistillElement> element = read_element(scan);
  if (!element) return false;
  TagFound found;
  found.what = TagFound::What::output;
  found.end = element->end;
  if (element->name == "d-footnote") {
    if (trim(element->content).empty()) return false;
    found.output = text_output(evaluate_in_text(trim(element->content), scan.context).text);
    found.output.is_note = true;
  } else if (element->name == "d-math") {
    found.output =
        has_word(element->attributes, "block") ? formula_as_block(element->content) : formula_in_line(element->content);
  } else if (element->name == "d-code") {
    const bool is_block =
        has_word(element->attributes, "block") || element->content.find('\n') != std::string_view::npos;
    const std::string language = attribute_of(element->attributes, "language");
    found.output = is_block ? block_output(html_code(strip_indent(element->content), language, ""), "")
                            : inline_output("<code>" + escape_xml(element->content) + "</code>", "");
  } else {
    constexpr int kMost = 500;  // each reads the bibliography
    const std::string keys = attribute_of(element->attributes, "key");
    if (++scan.memory<Citations>().count > kMost || keys.empty() || !trim(element->content).empty()) return false;
    found.output = text_output(cited(keys, scan.context));
  }
  take_tag(scan, std::move(found));
  return true;
}

}  // namespace essaypack
