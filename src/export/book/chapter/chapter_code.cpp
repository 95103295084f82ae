#include "base/language.h"
#include "base/text.h"
#include "content/text/math.h"
#include "export/book/chapter/chapter_writer.h"
#include "export/book/chapter/highlight.h"

#include <cstring>

namespace essaypack {
namespace {

constexpr std::string_view kLanguage = "language-";
constexpr std::string_view kMermaid = "mermaid";  ///< The class by which Mermaid's script knows its elements.
constexpr std::size_t kLongestDescription = 500;  ///< Code points of a diagram's source as its text.
constexpr std::size_t kMostBlocks = 200;          ///< Of code that are highlighted in one chapter.

/// The language of a block of code, `c` of `language-c hljs`; empty where its class tells none.
std::string_view language_of(const pugi::xml_node& code) {
  const std::string_view kind = code.attribute("class").value();
  if (!kind.starts_with(kLanguage)) return {};
  const std::string_view language = kind.substr(kLanguage.size());
  return language.substr(0, language.find(' '));
}

std::string text_of(const pugi::xml_node& node) {
  std::string text = node.value();
  for (const pugi::xml_node& child : node.children()) text += text_of(child);
  return text;
}

struct FormulaInWords {
  std::size_t begin = 0, end = 0;
  std::string source;
};

std::vector<FormulaInWords> find_formulas(std::string_view words) {
  std::vector<FormulaInWords> all;
  MathFinder finder(words, MathTrust::unknown, MathText::html);
  for (std::size_t at = 0; (at = words.find_first_of("$\\", at)) != std::string_view::npos;) {
    MathFinder::Found found = finder.find(at, 0);
    const std::size_t end = found.end ? found.end : at + (words[at] == '\\' ? 2 : 1);
    if (found.end) all.push_back({at, end, std::move(found.source)});
    at = end;
  }
  return all;
}

}  // namespace

void ChapterWriter::collect_formulas(const pugi::xml_node& node) {
  for (pugi::xml_node child = node.first_child(); child; child = child.next_sibling()) {
    if (child.type() != pugi::node_element) continue;
    const bool is_block = is(child.name(), "div");
    const char* source = (is_block || is(child.name(), "span")) && is(child.attribute("class").value(), "math")
                             ? only_text(child)
                             : nullptr;
    if (source) {
      formula_of_node_.emplace(child.hash_value(), formulas_.size());
      formulas_.push_back({source, is_block, line_of(child), child.attribute("ep:column").as_int()});
    } else {
      collect_formulas(child);
    }
  }
}

void ChapterWriter::prepare_formulas() {
  if (!context_.katex || !context_.book.config.look.mathml) return;
  if (fragment_.has_math) collect_formulas(fragment_.body.document_element());
  if (context_.has_formulas_in_captions) collect_captions();
  if (formulas_.empty()) return;
  if (!context_.katex->problem().empty()) {
    context_.facts.missed_katex = true;
    return formulas_.clear();
  }
  convert_formulas(*context_.katex, formulas_);
  for (const Formula& formula : formulas_)
    if (!formula.error.empty())
      context_.diagnostics.report(Kind::content_bad_math, {std::string(context_.source), formula.line, formula.column},
                                  tr("formula '{}' can't be read: {}",
                                     cut_text(collapse_white_space(formula.source), 60, "en"), formula.error));
}

bool ChapterWriter::write_formula(const pugi::xml_node& node) {
  const auto found = formula_of_node_.find(node.hash_value());
  if (found == formula_of_node_.end() || found->second >= formulas_.size()) return false;
  const Formula& formula = formulas_[found->second];
  if (formula.is_silent) return true;
  if (formula.mathml.empty()) return false;
  mathml_here_ = true;
  out_ += formula.is_block ? "<div class=\"formula\">" + formula.mathml + "</div>" : formula.mathml;
  return true;
}

void ChapterWriter::collect_captions() {
  for (const Image& image : fragment_.images)
    for (const std::string& words : {image.alt, image.title})
      for (const FormulaInWords& one : find_formulas(words))
        if (formula_of_words_.emplace(one.source, formulas_.size()).second)
          formulas_.push_back({one.source, false, image.line});
}

void ChapterWriter::write_words(std::string_view words) {
  std::size_t from = 0;
  if (!formula_of_words_.empty())
    for (const FormulaInWords& one : find_formulas(words)) {
      const auto found = formula_of_words_.find(one.source);
      if (found == formula_of_words_.end() || found->second >= formulas_.size() ||
          formulas_[found->second].mathml.empty())
        continue;
      append_book_text(out_, words.substr(from, one.begin - from));
      out_ += formulas_[found->second].mathml;
      mathml_here_ = true;
      from = one.end;
    }
  append_book_text(out_, words.substr(from));
}

const std::string& ChapterWriter::highlighted(const pugi::xml_node& code) {
  static const std::string kNothing;
  const char* text = context_.run && context_.book.config.look.highlight ? only_text(code) : nullptr;
  const std::string_view language = language_of(code);
  if (!text || language.empty()) return kNothing;
  if (std::strstr(text, "\xE2\x80\x8B") || std::strstr(text, "\xC2\xAD"))
    return kNothing;  // they must leave, see `append_book_text`
  const auto known = highlighted_.find(code.hash_value());
  if (known != highlighted_.end()) return known->second;
  if (highlighted_.size() >= kMostBlocks) return kNothing;
  bool missing = false;
  std::string& made = highlighted_[code.hash_value()];
  made = highlight_code(*context_.run, language, text, missing);
  if (missing) context_.facts.missed_highlighter = true;
  return made;
}

std::string ChapterWriter::page_language() const {
  const Book& book = context_.book;
  return context_.chapter == kNone ? book.language : book.language_of(book.post_of(book.posts[context_.chapter]));
}

bool ChapterWriter::write_diagram(const pugi::xml_node& block) {
  if (!context_.diagrams) return false;
  const pugi::xml_node code = only_child(block);
  const bool is_code = is(code.name(), "code");
  const char* text = only_text(is_code ? code : block);
  const std::string_view language = is_code                                          ? language_of(code)
                                    : is(block.attribute("class").value(), kMermaid) ? kMermaid
                                                                                     : std::string_view();
  if (!text || language.empty()) return false;
  const Diagram& diagram = context_.diagrams->draw(language, text);
  const auto report = [&](Message message, Message hint) {
    context_.diagnostics.report(Kind::content_bad_diagram, place(line_of(block)), std::move(message), std::move(hint));
    return false;
  };
  const auto drawer = static_cast<std::size_t>(diagram.drawer);
  const std::string program(all_drawers()[drawer].program);
  switch (diagram.state) {
    case Diagram::State::none:
    case Diagram::State::unasked:
      return false;
    case Diagram::State::missing:
      context_.facts.missed_drawers[drawer] = true;
      return false;
    case Diagram::State::failed:
      return report(tr("'{}' can't draw this diagram, so it stays as its source", program),
                    tr("run '{}' on it to see what is wrong", program));
    case Diagram::State::drawn:
      break;
  }
  Image image;
  image.data = diagram.svg;
  const BookImage& found = context_.images.find(image);
  if (found.state != BookImage::State::good)
    return report(tr("the drawing of '{}' can't be used in a book, so the diagram stays as its source", program), {});
  ++pictures_;
  const bool is_figure = is(block.parent().name(), "figure");  // it has a caption
  if (!is_figure) out_ += "<figure class=\"diagram\">";
  out_ += "<img src=\"../" + found.name + '"';
  write_attribute("alt", cut_text(collapse_white_space(text), kLongestDescription, "en"));
  write_size(pugi::xml_node(), found.facts);
  out_ += is_figure ? "/>" : "/></figure>";
  return true;
}

void ChapterWriter::write_pre(const pugi::xml_node& node) {
  if (write_diagram(node)) return;
  const pugi::xml_node code = only_child(node);
  const char* language = is(code.name(), "code") ? code.attribute("class").value() : "";
  const bool is_turned = !node.attribute("dir") && is_right_to_left(page_language());
  if (!*language || node.attribute("class")) {
    if (!is_turned) return write_tag(node, "pre");
    out_ += "<pre dir=\"ltr\"";
    write_attributes(node);
    out_ += '>';
    write_children(node);
    return close("pre");
  }
  out_ += is_turned ? "<pre dir=\"ltr\"" : "<pre";
  write_attribute("class", language);
  write_attributes(node);
  out_ += "><code>";
  const std::string& markup = highlighted(code);
  if (markup.empty()) {
    write_children(code);
  } else {
    std::string plain;
    characters_ += append_book_text(plain, only_text(code));
    out_ += markup;
  }
  out_ += "</code></pre>";
}

void ChapterWriter::write_math(const pugi::xml_node& node) {
  if (write_unsound_math(node)) return;
  mathml_here_ = true;
  out_ += "<math xmlns=\"http://www.w3.org/1998/Math/MathML\"";
  for (pugi::xml_attribute one = node.first_attribute(); one; one = one.next_attribute())
    if (!has_neutral_prefix(one.name()) && !is(one.name(), "id") && std::strncmp(one.name(), "xmlns", 5) != 0)
      write_attribute(one.name(), one.value());
  if (!node.attribute("alttext"))
    write_attribute("alttext", collapse_white_space(text_of(node)));  // for voices that read no MathML
  out_ += '>';
  write_children(node);
  out_ += "</math>";
}

}  // namespace essaypack
