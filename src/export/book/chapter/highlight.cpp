#include "export/book/chapter/highlight.h"

#include "base/text.h"

#include <pugixml.hpp>

#include <algorithm>

namespace essaypack {
namespace {

constexpr std::size_t kLongest = 100'000;  ///< Bytes of code; more stays as it is.

/// What the program calls a language that authors call otherwise.
std::string_view program_language(std::string_view language) {
  static constexpr std::string_view kNames[][2] = {
      {"typescript", "js"}, {"ts", "js"},     {"tsx", "js"},   {"jsx", "js"},     {"node", "js"},  {"golang", "go"},
      {"c++", "cpp"},       {"zsh", "sh"},    {"shell", "sh"}, {"py3", "python"}, {"rs", "rust"},  {"yml", "yaml"},
      {"c#", "csharp"},     {"cs", "csharp"}, {"htm", "html"}, {"vue", "html"},   {"scss", "css"}, {"less", "css"}};
  for (const auto& [name, known] : kNames)
    if (language == name) return known;
  return language;
}

const char* element_of(std::string_view kind) {
  if (kind == "keyword" || kind == "type" || kind == "preproc" || kind == "selector") return "b";
  return kind == "comment" ? "i" : nullptr;
}

/// Quotation marks stay: nothing of it stands in an attribute.
void append_content(std::string& out, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      default:
        out += c;
    }
  }
}

/// `text` is what was read, `markup` what is made of it. False for anything but texts and spans.
bool append(const pugi::xml_node& node, const char* element, std::string& text, std::string& markup, int depth) {
  if (depth > 20) return false;
  for (const pugi::xml_node child : node.children()) {
    if (child.type() == pugi::node_pcdata) {
      text += child.value();
      if (element) markup += "<" + std::string(element) + ">";
      append_content(markup, child.value());
      if (element) markup += "</" + std::string(element) + ">";
    } else if (child.type() != pugi::node_element ||
               !append(child, element ? element : element_of(child.attribute("class").value()), text, markup,
                       depth + 1)) {
      return false;
    }
  }
  return true;
}

}  // namespace

std::string read_highlighted(std::string_view xhtml, std::string_view code) {
  pugi::xml_document document;
  if (!document.load_buffer(xhtml.data(), xhtml.size(),
                            (pugi::parse_default & ~pugi::parse_eol) | pugi::parse_ws_pcdata))
    return {};
  std::string text, markup;
  if (!append(document.document_element(), nullptr, text, markup, 0)) return {};
  while (text.size() > code.size() && text.back() == '\n' && markup.back() == '\n') text.pop_back(), markup.pop_back();
  return text == code ? markup : std::string();
}

std::string highlight_code(const RunProgram& run, std::string_view language, std::string_view code, bool& missing) {
  if (code.size() > kLongest || language.empty()) return {};
  const std::string name = to_lower_ascii(language);
  const ProgramResult result = run({"source-highlight", "--src-lang=" + std::string(program_language(name)),
                                    "--out-format=xhtml", "--no-doc", "--css=none"},
                                   code, AddressSpace::bounded);
  if (result.state == ProgramResult::State::missing) missing = true;
  return result.state == ProgramResult::State::done ? read_highlighted(result.output, code) : std::string();
}

}  // namespace essaypack
