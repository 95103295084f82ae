/// Text between marks: smart quotes, bare addresses, and what the tokens in it stand for.

#include "content/markdown/writer.h"

#include "base/byte_set.h"
#include "base/text.h"
#include "content/markdown/markdown.h"
#include "content/text/linkify.h"

#include <algorithm>

namespace essaypack {

namespace {

constexpr ByteSet kSmartMarks("\"'-."), kSigns("\"'-.(+,?!");

}  // namespace

/// Adjacent pieces of text are written together: cmark cuts at every character that could mean something.
void Writer::gather_text(cmark_node* node) {
  const std::string_view text = literal_of(node);
  if (text.empty()) return;
  tail_.add(text);
  run_ += text;
}

/// Guards and escapes leave the run; what a backslash made literal is remembered.
void Writer::drop_letters() {
  std::string kept;
  prepared_.letters.walk(
      run_, [&](std::string_view piece) { kept += piece; },
      [&](const Letters::Found& found, std::string_view piece) {
        if (found.what == Letters::Found::What::token) kept += piece;
        if (found.what == Letters::Found::What::escape && !kept.empty())
          literal_.emplace_back(kept.size() - 1, kept.size());
      });
  run_ = std::move(kept);
}

void Writer::turn_marks(char32_t next) {
  if (html_code_ == 0 && (config_.typography.replacements ? kSigns : kSmartMarks).find(run_, 0) != std::string::npos) {
    // Addresses keep their dots and dashes.
    for (BareLink link = find_bare_link(run_, 0); link.begin != std::string::npos;
         link = find_bare_link(run_, link.end))
      literal_.emplace_back(link.begin, link.end);
    std::sort(literal_.begin(), literal_.end());
    if (std::string turned = smart_.turn(run_, literal_, next); !turned.empty()) run_ = std::move(turned);
  } else {
    std::size_t at = run_.size();
    smart_.pass(previous_code_point(run_, at));
  }
}

void Writer::flush_text(char32_t next) {
  if (run_.empty()) return;
  if (config_.typography.smart && prepared_.has_letters && prepared_.letters.may_occur(run_)) drop_letters();
  if (run_.empty()) return literal_.clear();  // it was letters of ours and nothing else
  if (config_.typography.smart) turn_marks(next);
  const std::string run = std::move(run_);
  run_.clear();
  literal_.clear();
  if (!prepared_.has_letters || !prepared_.letters.may_occur(run)) return write_run(run);
  write_tokens(run);
}

/// Text with tokens in it; guards and escapes go.
void Writer::write_tokens(std::string_view run) {
  std::string plain;
  prepared_.letters.walk(
      run, [&](std::string_view piece) { plain += piece; },
      [&](const Letters::Found& found, std::string_view) {
        if (found.what != Letters::Found::What::token) return;
        write_run(plain);
        plain.clear();
        token(found.index);
      });
  write_run(plain);
}

void Writer::token(std::size_t index) {
  if (index >= prepared_.placeholders.size()) return;
  const Placeholder& placeholder = prepared_.placeholders[index];
  switch (placeholder.kind) {
    case Placeholder::Kind::math:
      formula("span", placeholder);
      break;
    case Placeholder::Kind::html:
    case Placeholder::Kind::html_block:
    case Placeholder::Kind::html_open:
      html_inline(placeholder.output, placeholder.line + first_line_ - 1);
      break;
    case Placeholder::Kind::text:
      if (placeholder.output != kUnknownAddress) sink_.text(placeholder.output);
      break;
    case Placeholder::Kind::hide:
      sink_.open("ep:hide");
      sink_.attribute("note", placeholder.output);
      sink_.close();
      break;
  }
}

void Writer::formula(const char* element, const Placeholder& placeholder) {
  sink_.line(placeholder.line + first_line_ - 1);
  sink_.open(element);
  sink_.note_line();
  sink_.attribute("class", "math");
  sink_.text(placeholder.output);
  sink_.close();
}

/// Text without letters: bare addresses become links.
void Writer::write_run(std::string_view text) {
  std::size_t from = 0;
  if (links_ == 0 && config_.autolink)
    for (BareLink link = find_bare_link(text, 0); link.begin != std::string_view::npos;
         link = find_bare_link(text, from)) {
      write_text(text.substr(from, link.begin - from));
      sink_.open("a");
      sink_.attribute("href", link.url);
      write_text(text.substr(link.begin, link.end - link.begin));
      sink_.close();
      from = link.end;
    }
  write_text(text.substr(from));
}

void Writer::write_text(std::string_view text) {
  // Character references may have brought what XML forbids; the file's own text is clean.
  if (prepared_.has_references)
    sink_.text(xml_clean(text));
  else
    sink_.text(text);
}

}  // namespace essaypack
