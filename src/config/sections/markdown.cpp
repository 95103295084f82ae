#include "config/sections/markdown.h"

#include "base/text.h"

namespace essaypack {

void read_markdown(KeyReader keys, MarkdownConfig& markdown) {
  keys.flag("breaks", markdown.breaks);
  keys.flag("smart", markdown.typography.smart);
  keys.flag("cjk_emphasis", markdown.cjk_emphasis);
  keys.flag("join_lines", markdown.join_lines);
  keys.flag("single_tilde", markdown.marks.single_tilde);
  keys.flag("math", markdown.math.is_read);
  keys.flag("wiki_links", markdown.notes.wiki_links);
  keys.flag("emoji", markdown.typography.emoji);
  std::string word;
  keys.choice("heading_ids", markdown.headings.ids);
  if (keys.text("quotes", word)) {
    if (count_code_points(word) == 4)
      markdown.typography.quotes = word;
    else
      keys.bad(*keys.find("quotes"), tr("'{}' is '{}', not four characters", keys.name("quotes"), word),
               tr("write the two pairs: '“”‘’'"));
  }
  keys.report_unknown();
}

}  // namespace essaypack
