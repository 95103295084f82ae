#include "export/book/plan/summary_file.h"

#include "base/text.h"
#include "content/markdown/markdown.h"

#include <utility>

namespace essaypack {
namespace {

constexpr int kDeepest = 8;  ///< Levels of lists.

cmark_node_type type_of(cmark_node* node) { return cmark_node_get_type(node); }

std::string text_of(cmark_node* node) {
  std::string text;
  walk_nodes(node, [&](cmark_event_type event, cmark_node* inner) {
    if (event != CMARK_EVENT_ENTER) return;
    if (type_of(inner) == CMARK_NODE_TEXT || type_of(inner) == CMARK_NODE_CODE) text += literal_of(inner);
    if (type_of(inner) == CMARK_NODE_SOFTBREAK || type_of(inner) == CMARK_NODE_LINEBREAK) text += ' ';
  });
  return collapse_white_space(nfc(text));
}

/// Reads the blocks of the file in their order.
class SummaryReader {
 public:
  explicit SummaryReader(const std::string& file) : file_(file) {}

  std::vector<ContentsEntry> read(cmark_node* document) {
    for (cmark_node* block = cmark_node_first_child(document); block; block = cmark_node_next(block)) {
      if (type_of(block) == CMARK_NODE_HEADING) {
        if (block != cmark_node_first_child(document) || cmark_node_get_heading_level(block) > 1) open_part(block);
      } else if (type_of(block) == CMARK_NODE_PARAGRAPH) {
        is_in_part_ = false;  // mdBook: chapters beside the numbered ones
        add_links(block, all_);
      } else if (type_of(block) == CMARK_NODE_LIST) {
        add_list(block, is_in_part_ ? all_.back().entries : all_, 1);
      }
    }
    return std::move(all_);
  }

 private:
  ContentsEntry entry_at(cmark_node* node) const {
    ContentsEntry entry;
    entry.place = {file_, cmark_node_get_start_line(node), 0};
    return entry;
  }

  void open_part(cmark_node* heading) {
    ContentsEntry part = entry_at(heading);
    part.title = text_of(heading);
    if (part.title.empty()) return;
    all_.push_back(std::move(part));
    is_in_part_ = true;
  }

  /// True if there was a link, with a target or without.
  bool add_links(cmark_node* block, std::vector<ContentsEntry>& entries) {
    bool has_link = false;
    walk_nodes(block, [&](cmark_event_type event, cmark_node* node) {
      if (event != CMARK_EVENT_ENTER || type_of(node) != CMARK_NODE_LINK) return;
      has_link = true;
      ContentsEntry entry = entry_at(block);
      entry.title = text_of(node);
      entry.file = url_of(node);
      if (!entry.file.empty()) entries.push_back(std::move(entry));
    });
    return has_link;
  }

  void add_list(cmark_node* list, std::vector<ContentsEntry>& entries, int depth) {
    if (depth > kDeepest) return;
    for (cmark_node* item = cmark_node_first_child(list); item; item = cmark_node_next(item))
      add_item(item, entries, depth);
  }

  void add_item(cmark_node* item, std::vector<ContentsEntry>& entries, int depth) {
    const std::size_t before = entries.size();
    for (cmark_node* block = cmark_node_first_child(item); block; block = cmark_node_next(block)) {
      if (type_of(block) == CMARK_NODE_LIST) {
        add_list(block, entries.size() > before ? entries.back().entries : entries, depth + 1);
        continue;
      }
      if (add_links(block, entries) || entries.size() > before) continue;
      ContentsEntry part = entry_at(block);
      part.title = text_of(block);
      if (!part.title.empty()) entries.push_back(std::move(part));
    }
  }

  const std::string& file_;
  std::vector<ContentsEntry> all_;
  bool is_in_part_ = false;
};

}  // namespace

std::vector<ContentsEntry> read_summary(std::string_view markdown, const std::string& file) {
  const Document document = parse_markdown(markdown, {false, false, false});
  return SummaryReader(file).read(document.get());
}

}  // namespace essaypack
