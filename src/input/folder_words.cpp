#include "input/folder_words.h"

#include "base/text.h"

#include <algorithm>
#include <iterator>
#include <string>

namespace essaypack {
namespace {

constexpr std::string_view kDrafts[] = {"draft", "drafts", "unpublished", "下書き", "草稿", "草稿箱"};
/// Quartz ignores `private` and `templates` unless it is told otherwise.
constexpr std::string_view kNobodys[] = {"private", "templates", "私密"};

template <std::size_t count>
bool holds(const std::string_view (&words)[count], std::string_view word) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

}  // namespace

FolderMeaning meaning_of_folder(std::string_view name) {
  std::string word = to_lower(nfc(name));
  if (word == "_posts") return FolderMeaning::open;
  const bool is_marked = word.starts_with('_');
  if (is_marked) word.erase(0, 1);
  if (holds(kDrafts, word)) return FolderMeaning::drafts;
  return is_marked || holds(kNobodys, word) ? FolderMeaning::nobodys : FolderMeaning::open;
}

PathMeaning meaning_of_path(std::string_view path) {
  PathMeaning found;
  std::size_t begin = 0;
  for (std::size_t end = 0; (end = path.find('/', begin)) != std::string_view::npos; begin = end + 1)
    if (const FolderMeaning meaning = meaning_of_folder(path.substr(begin, end - begin)); meaning > found.meaning)
      found = {meaning, end};
  return found;
}

}  // namespace essaypack
