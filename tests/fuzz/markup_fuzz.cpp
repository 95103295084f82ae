/// Texts in Org and reStructuredText, and heads of pages: heads lie inside of their texts, and nothing that would read
/// a file reaches the program that makes HTML.

#include "fuzz.h"

#include "base/text.h"
#include "content/markup/convert.h"
#include "content/markup/markup_source.h"
#include "input/markup.h"

using namespace essaypack;
using fuzz::expect;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  TextRepairs repairs;
  const std::string text = clean_file_text(fuzz::text_of(bytes, size), repairs);
  for (const Markup markup : {Markup::org, Markup::rst, Markup::html}) {
    const HeadSplit split = split_markup_head(text, markup, {});
    expect(!split.span || split.span->body_offset <= text.size(), "a body begins in its text", text);
  }
  const RstTop top = find_rst_top(text);
  expect(top.begin <= top.fields && top.fields <= top.end && top.end <= text.size(), "fields lie in their text", text);
  LeftOut left_out;
  const std::string org = prepare_org(text, left_out), rst = prepare_rst(text, top, left_out);
  expect(left_out.size() <= text.size() + 1, "what is left out was there", text);
  LeftOut nothing;
  prepare_rst(rst, {}, nothing);
  expect(nothing.count(".. include::") == 0, "what is prepared includes no file", rst);
  tidy_converted(org, TagLanguage::shortcodes);
  return 0;
}
