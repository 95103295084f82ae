#include "input/folder_words.h"

#include "base/text.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

namespace essaypack {
namespace {

constexpr std::string_view kDrafts[] = {"draft", "drafts", "unpublished", "wip",        "下書き",
                                        "草稿",  "草稿箱", "my drafts",   "draft posts"};
/// Quartz ignores `private` and `templates` unless it is told otherwise.
constexpr std::string_view kNobodys[] = {
    "private", "templates", "trash",  "recycle bin", "confidential", "do-not-publish", "私密",   "回收站",
    "废纸篓",  "ゴミ箱",    "未发布", "未發布",      "不公开",       "不公開",         "非公开", "非公開"};
/// Behind the dot of a file's name, or in brackets.
constexpr std::string_view kNobodysMarks[] = {"private", "secret", "confidential", "私密"};

template <std::size_t count>
bool holds(const std::string_view (&words)[count], std::string_view word) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

/// What a word that stands apart from the rest of a name says of it.
FolderMeaning meaning_of_mark(std::string_view mark) {
  const std::string word = to_lower(nfc(trim(mark)));
  if (holds(kDrafts, word)) return FolderMeaning::drafts;
  return holds(kNobodysMarks, word) ? FolderMeaning::nobodys : FolderMeaning::open;
}

/// What stands in brackets at the beginning or the end; empty: nothing.
std::string_view bracketed_mark(std::string_view stem) {
  constexpr std::pair<std::string_view, std::string_view> kBrackets[] = {
      {"[", "]"}, {"(", ")"}, {"{", "}"}, {"【", "】"}, {"（", "）"}};
  for (const auto& [open, close] : kBrackets) {
    if (const std::size_t end = stem.find(close); stem.starts_with(open) && end != stem.npos)
      return stem.substr(open.size(), end - open.size());
    if (const std::size_t begin = stem.rfind(open); stem.ends_with(close) && begin != stem.npos)
      return stem.substr(begin + open.size(), stem.size() - close.size() - begin - open.size());
  }
  return {};
}

/// `DRAFT-a` and `a_DRAFT`, unless all of the name shouts.
bool shouts_draft(std::string_view stem) {
  constexpr std::string_view kWord = "DRAFT";
  if (std::none_of(stem.begin(), stem.end(),
                   [](char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }))
    return false;
  const auto is_apart = [](char c) { return std::string_view(" -_.").find(c) != std::string_view::npos; };
  return (stem.starts_with(kWord) && is_apart(stem[kWord.size()])) ||
         (stem.ends_with(kWord) && is_apart(stem[stem.size() - kWord.size() - 1]));
}

/// `草稿-随笔` and `随笔_草稿`.
bool stands_apart(std::string_view stem, std::string_view word) {
  const auto is_dash = [](char c) { return c == '-' || c == '_'; };
  if (stem.size() <= word.size() + 1) return false;
  return (stem.starts_with(word) && is_dash(stem[word.size()])) ||
         (stem.ends_with(word) && is_dash(stem[stem.size() - word.size() - 1]));
}

}  // namespace

FolderMeaning meaning_of_folder(std::string_view name) {
  std::string word = to_lower(nfc(name));
  if (word == "_posts") return FolderMeaning::open;
  constexpr std::string_view kBundle = ".textbundle";
  if (word.ends_with(kBundle)) return meaning_of_file(word.substr(0, word.size() - kBundle.size()));
  const bool is_marked = word.starts_with('_');
  if (is_marked) word.erase(0, 1);
  if (holds(kDrafts, word)) return FolderMeaning::drafts;
  return is_marked || holds(kNobodys, word) ? FolderMeaning::nobodys : FolderMeaning::open;
}

FolderMeaning meaning_of_file(std::string_view stem) {
  FolderMeaning meaning = meaning_of_mark(bracketed_mark(stem));
  for (const std::string_view dash : {" - ", " – ", " — "})
    if (const std::size_t end = stem.find(dash);
        end != stem.npos && (meaning_of_mark(stem.substr(0, end)) == FolderMeaning::drafts ||
                             meaning_of_mark(stem.substr(stem.rfind(dash) + dash.size())) == FolderMeaning::drafts))
      meaning = std::max(meaning, FolderMeaning::drafts);
  // a dash alone is no part of a Chinese or Japanese word
  for (const std::string_view word : {"草稿", "下書き"})
    if (stands_apart(stem, word)) meaning = std::max(meaning, FolderMeaning::drafts);
  const std::vector<std::string_view> parts = split(stem, '.');
  for (std::size_t part = 1; part < parts.size(); ++part) meaning = std::max(meaning, meaning_of_mark(parts[part]));
  // a hierarchy of notes: `private.journal`
  if (parts.size() > 1 && (holds(kDrafts, to_lower(parts[0])) || to_lower(parts[0]) == "private"))
    meaning = std::max(meaning, meaning_of_mark(parts[0]));
  return shouts_draft(stem) ? std::max(meaning, FolderMeaning::drafts) : meaning;
}

FolderMeaning meaning_of_title(std::string_view title) {
  title = trim(title);
  const FolderMeaning mark = meaning_of_mark(bracketed_mark(title));
  const bool is_before = title.starts_with('[') || title.starts_with("【");
  if (mark == FolderMeaning::drafts || is_before) return mark;
  const std::string_view first = title.substr(0, std::min(title.find(':'), title.find("：")));
  const bool is_draft = first.size() < title.size() && meaning_of_mark(first) == FolderMeaning::drafts;
  return is_draft ? FolderMeaning::drafts : FolderMeaning::open;
}

PathMeaning meaning_of_path(std::string_view path) {
  PathMeaning found;
  std::size_t begin = 0;
  for (std::size_t end = 0; (end = path.find('/', begin)) != std::string_view::npos; begin = end + 1)
    if (const FolderMeaning meaning = meaning_of_folder(path.substr(begin, end - begin)); meaning > found.meaning)
      found = {meaning, end};
  const std::string_view name = path.substr(begin);
  std::string_view stem = name.substr(0, name.rfind('.'));
  if (stem == "index" && begin > 0) {  // the text is called as its folder
    const std::string_view folder = path.substr(0, begin - 1);
    stem = folder.substr(folder.rfind('/') + 1);
  }
  if (const FolderMeaning meaning = meaning_of_file(stem); meaning > found.meaning) found = {meaning, path.size()};
  return found;
}

}  // namespace essaypack
