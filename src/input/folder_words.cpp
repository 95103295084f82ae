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
  for (std::size_t at = 0; at < path.size();) {
    const std::size_t slash = path.find('/', at);
    const bool is_file = slash == std::string_view::npos;
    const std::string_view name = path.substr(at, is_file ? slash : slash - at);
    FolderMeaning meaning = is_file ? FolderMeaning::open : meaning_of_folder(name);
    if (is_file && name.starts_with('_')) meaning = FolderMeaning::nobodys;
    if (meaning > found.meaning) found = {meaning, at + name.size()};
    at += name.size() + 1;
  }
  return found;
}

}  // namespace essaypack
