#include "content/scan/html_file.h"

#include "base/text.h"
#include "content/lookup/body_context.h"
#include "content/markdown/inline_html.h"
#include "content/tags/tag_scan.h"
#include "content/tree/raw_html.h"

#include <algorithm>

namespace essaypack {
namespace {

/// One file from front to back.
class HtmlFile {
 public:
  HtmlFile(std::string_view text, const BodyContext& context, TagLanguage language)
      : text_(text), context_(context), tags_(text, context, language) {}

  std::string run() {
    const bool reads_tags = tags_.language() != TagLanguage::none;
    const std::string_view stops = reads_tags ? "<{" : "<";
    while (at_ < text_.size()) {
      const std::size_t stop = std::min(text_.find_first_of(stops, at_), text_.size());
      out_ += text_.substr(at_, stop - at_);
      at_ = stop;
      if (at_ == text_.size()) break;
      if (text_[at_] == '{') {
        take_tag(tags_.read_braces(at_));
      } else if (const TagFound found = reads_tags ? tags_.read_comment(at_) : TagFound();
                 found.what != TagFound::What::text) {
        take_tag(found);
      } else if (text_.compare(at_, 4, "<!--") == 0) {
        hide_comment();
      } else {
        out_ += text_[at_++];
      }
    }
    return std::move(out_);
  }

 private:
  void take_tag(const TagFound& found) {
    const std::size_t end = std::min(found.end, text_.size());
    switch (found.what) {
      case TagFound::What::text:
        out_ += text_.substr(at_, end - at_);
        at_ = end;
        return;
      case TagFound::What::removed:
        break;
      case TagFound::What::output:
        if (found.output.is_markdown)
          out_ += inline_html(found.output.plain, context_.config);
        else
          out_ += found.output.is_text ? escape_xml(found.output.plain) : found.output.open;
        break;
    }
    skip_to(end);
  }

  void hide_comment() {
    const std::size_t end = tags_.end_of_comment(at_);
    if (end == std::string_view::npos) {
      context_.diagnostics.report(Kind::content_bad_html, context_.places.at(at_),
                                  tr("a comment is never closed, it hides the rest of the post"),
                                  tr("close it with '-->'"));
      return skip_to(text_.size());
    }
    if (end - at_ >= 7 && is_more_marker(text_.substr(at_ + 4, end - at_ - 7))) out_ += "<!-- more -->";
    skip_to(end);
  }

  /// Newlines stay: they are what problems are placed by.
  void skip_to(std::size_t end) {
    out_.append(static_cast<std::size_t>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(at_),
                                                    text_.begin() + static_cast<std::ptrdiff_t>(end), '\n')),
                '\n');
    at_ = end;
  }

  std::string_view text_;
  const BodyContext& context_;
  TagScanner tags_;
  std::string out_;
  std::size_t at_ = 0;
};

}  // namespace

std::string prepare_html(std::string_view text, const BodyContext& context, TagLanguage language) {
  return HtmlFile(text, context, language).run();
}

}  // namespace essaypack
