#include "config/sections/book_contents.h"

#include "base/text.h"

#include <utility>

namespace essaypack {
namespace {

constexpr int kDeepest = 8;
constexpr Text kForm = mark("write paths of posts, and parts as '- Part title: [2024/a.md, 2024/b.md]'");

/// The items of a list; the first one that is none of the forms is reported.
class ContentsReader {
 public:
  ContentsReader(KeyReader& keys, const Place& start) : keys_(keys), start_(start) {}

  std::vector<ContentsEntry> read(const Value& list, int depth) {
    std::vector<ContentsEntry> entries;
    for (const Value& item : list.items)
      if (ContentsEntry entry = read_item(item, depth); !is_bad_) entries.push_back(std::move(entry));
    return entries;
  }
  bool is_bad() const { return is_bad_; }

 private:
  ContentsEntry read_item(const Value& item, int depth) {
    ContentsEntry entry;
    entry.place = {start_.file, item.line, item.column};
    if (item.is_scalar() && !trim(item.text).empty()) {
      entry.file = trim(item.text);
      return entry;
    }
    if (!item.is_map() || item.members.size() != 1 || depth > kDeepest) return report(item);
    const Value::Member& one = item.members[0];
    entry.title = collapse_white_space(nfc(one.key));
    if (one.value.is_scalar() && !trim(one.value.text).empty()) {
      entry.file = trim(one.value.text);
    } else if (one.value.is_list()) {
      entry.entries = read(one.value, depth + 1);
    } else {
      return report(one.value.line > 0 ? one.value : item);
    }
    return entry;
  }

  ContentsEntry report(const Value& where) {
    if (!is_bad_)
      keys_.bad(where, tr("'{}' holds something that is neither a post nor a part", keys_.name("contents")), kForm);
    is_bad_ = true;
    return {};
  }

  KeyReader& keys_;
  Place start_;
  bool is_bad_ = false;
};

}  // namespace

void read_contents(KeyReader& keys, BookContents& contents) {
  const Value* value = keys.find("contents");
  if (!value) return;
  BookContents read;
  if (value->is_list() && !value->items.empty()) {
    ContentsReader reader(keys, keys.place_of("contents"));
    read.entries = reader.read(*value, 1);
    if (reader.is_bad()) return;
  } else if (!value->is_scalar()) {
    return keys.bad(*value, tr("'{}' is neither the path of a file nor a list of posts", keys.name("contents")), kForm);
  } else if (!keys.folder("contents", read.file)) {
    return;
  }
  contents = std::move(read);
}

}  // namespace essaypack
