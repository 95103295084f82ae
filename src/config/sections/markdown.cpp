#include "config/sections/markdown.h"

#include "base/text.h"

namespace essaypack {

void read_markdown(KeyReader keys, MarkdownConfig& markdown) {
  keys.flag("breaks", markdown.breaks);
  keys.flag("smart", markdown.smart);
  keys.flag("cjk_emphasis", markdown.cjk_emphasis);
  keys.flag("join_lines", markdown.join_lines);
  keys.flag("single_tilde", markdown.single_tilde);
  keys.flag("math", markdown.math);
  keys.flag("wiki_links", markdown.wiki_links);
  keys.flag("emoji", markdown.emoji);
  std::string word;
  keys.choice("heading_ids", markdown.heading_ids);
  if (keys.text("quotes", word)) {
    if (count_code_points(word) == 4)
      markdown.quotes = word;
    else
      keys.bad(*keys.find("quotes"), tr("'{}' is '{}', not four characters", keys.name("quotes"), word),
               tr("write the two pairs: '“”‘’'"));
  }
  keys.report_unknown();
}

}  // namespace essaypack
