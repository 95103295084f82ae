#include "input/state_words.h"

#include "base/text.h"
#include "base/value/yaml.h"

#include <algorithm>
#include <iterator>

namespace essaypack {
namespace {

using State = bool Withheld::*;
constexpr State kOpen = nullptr;

struct StateWord {
  std::string_view word;
  State state;
  WordScope scope = WordScope::tools;
};

constexpr StateWord kWords[] = {
    {"published", kOpen},
    {"publish", kOpen},
    {"public", kOpen},
    {"live", kOpen},
    {"listed", kOpen},
    {"sticky", kOpen},
    {"featured", kOpen},
    {"static", kOpen},
    {"posted", kOpen},
    {"released", kOpen},
    {"open", kOpen},
    {"visible", kOpen},
    {"done", kOpen},
    {"final", kOpen},
    {"finished", kOpen},
    {"complete", kOpen},
    {"completed", kOpen},
    {"active", kOpen},
    {"seedling", kOpen},
    {"budding", kOpen},
    {"evergreen", kOpen},
    {"growing", kOpen},
    {"已发布", kOpen},
    {"公开", kOpen},
    {"公開", kOpen},
    {"發布", kOpen},
    {"完成", kOpen},
    {"已完成", kOpen},
    {"连载中", kOpen},
    {"連載中", kOpen},
    {"发布", kOpen},
    {"发表", kOpen},
    {"發表", kOpen},
    {"公布", kOpen},
    {"已公布", kOpen},
    {"上线", kOpen},
    {"上線", kOpen},
    {"已上线", kOpen},
    {"已上線", kOpen},
    {"完结", kOpen},
    {"完結", kOpen},
    {"已完结", kOpen},
    {"已完結", kOpen},
    {"定稿", kOpen},
    {"终稿", kOpen},
    {"終稿", kOpen},
    {"正式", kOpen},
    {"读完", kOpen, WordScope::notes},
    {"在读", kOpen, WordScope::notes},
    {"已发表", kOpen},
    {"已發表", kOpen},
    {"公開済み", kOpen},
    {"所有人", kOpen, WordScope::notes},
    {"全部可见", kOpen, WordScope::notes},
    {"publié", kOpen},
    {"veröffentlicht", kOpen},
    {"опубликовано", kOpen},
    {"new", kOpen, WordScope::notes},
    {"updated", kOpen, WordScope::notes},
    {"deprecated", kOpen, WordScope::notes},
    {"stable", kOpen, WordScope::notes},
    {"ongoing", kOpen, WordScope::notes},
    {"ready", kOpen, WordScope::notes},
    {"online", kOpen, WordScope::notes},
    {"all", kOpen, WordScope::notes},
    {"everyone", kOpen, WordScope::notes},
    {"everybody", kOpen, WordScope::notes},
    {"world", kOpen, WordScope::notes},
    {"default", kOpen, WordScope::notes},

    {"draft", &Withheld::draft},
    {"drafts", &Withheld::draft},
    {"auto draft", &Withheld::draft},
    {"autodraft", &Withheld::draft},
    {"autosave", &Withheld::draft},
    {"post draft", &Withheld::draft},
    {"wip", &Withheld::draft, WordScope::notes},
    {"work in progress", &Withheld::draft, WordScope::notes},
    {"in progress", &Withheld::draft, WordScope::notes},
    {"unfinished", &Withheld::draft, WordScope::notes},
    {"incomplete", &Withheld::draft, WordScope::notes},
    {"not started", &Withheld::draft, WordScope::notes},
    {"idea", &Withheld::draft, WordScope::notes},
    {"outline", &Withheld::draft, WordScope::notes},
    {"todo", &Withheld::draft, WordScope::notes},
    {"to do", &Withheld::draft, WordScope::notes},
    {"review", &Withheld::draft, WordScope::notes},
    {"in review", &Withheld::draft, WordScope::notes},
    {"needs review", &Withheld::draft, WordScope::notes},
    {"草稿", &Withheld::draft},
    {"下書き", &Withheld::draft},
    {"未完成", &Withheld::draft, WordScope::notes},

    {"private", &Withheld::unpublished},
    {"unpublished", &Withheld::unpublished},
    {"pending", &Withheld::unpublished},
    {"waiting", &Withheld::unpublished, WordScope::notes},
    {"trash", &Withheld::unpublished},
    {"trashed", &Withheld::unpublished},
    {"deleted", &Withheld::unpublished, WordScope::notes},
    {"inherit", &Withheld::unpublished},
    {"members", &Withheld::unpublished},
    {"members only", &Withheld::unpublished},
    {"subscribers", &Withheld::unpublished, WordScope::notes},
    {"paid", &Withheld::unpublished},
    {"tiers", &Withheld::unpublished},
    {"sent", &Withheld::unpublished, WordScope::notes},
    {"skip", &Withheld::unpublished, WordScope::notes},
    {"internal", &Withheld::unpublished, WordScope::notes},
    {"restricted", &Withheld::unpublished, WordScope::notes},
    {"secret", &Withheld::unpublished, WordScope::notes},
    {"archived", &Withheld::unpublished, WordScope::notes},
    {"none", &Withheld::unpublished, WordScope::notes},
    {"私密", &Withheld::unpublished},
    {"私有", &Withheld::unpublished},
    {"待审核", &Withheld::unpublished},
    {"私人", &Withheld::unpublished, WordScope::notes},
    {"仅自己", &Withheld::unpublished, WordScope::notes},
    {"仅自己可见", &Withheld::unpublished, WordScope::notes},
    {"only me", &Withheld::unpublished, WordScope::notes},
    {"me", &Withheld::unpublished, WordScope::notes},
    {"nobody", &Withheld::unpublished, WordScope::notes},
    {"friends", &Withheld::unpublished, WordScope::notes},
    {"top secret", &Withheld::unpublished, WordScope::notes},
    {"confidential", &Withheld::unpublished, WordScope::notes},
    {"非公開", &Withheld::unpublished},
    {"password", &Withheld::password},
    {"protected", &Withheld::password},

    {"hidden", &Withheld::hidden},
    {"unlisted", &Withheld::hidden},
    {"隐藏", &Withheld::hidden},
    {"隱藏", &Withheld::hidden},
    {"future", &Withheld::future},
    {"scheduled", &Withheld::future},
};

/// Names that no text is about, or whose author must say so by another name.
constexpr StateWord kTags[] = {
    {"draft", &Withheld::draft},
    {"drafts", &Withheld::draft},
    {"wip", &Withheld::draft},
    {"work in progress", &Withheld::draft},
    {"草稿", &Withheld::draft},
    {"下書き", &Withheld::draft},
    {"private", &Withheld::unpublished},
    {"secret", &Withheld::unpublished},
    {"confidential", &Withheld::unpublished},
    {"unpublished", &Withheld::unpublished},
    {"do not publish", &Withheld::unpublished},
    {"don't publish", &Withheld::unpublished},
    {"dont publish", &Withheld::unpublished},
    {"no publish", &Withheld::unpublished},
    {"nopublish", &Withheld::unpublished},
    {"私密", &Withheld::unpublished},
    {"非公开", &Withheld::unpublished},
    {"非公開", &Withheld::unpublished},
    {"不公开", &Withheld::unpublished},
    {"不公開", &Withheld::unpublished},
    {"未发布", &Withheld::unpublished},
    {"未發布", &Withheld::unpublished},
    {"仅自己可见", &Withheld::unpublished},
    {"not public", &Withheld::unpublished},
    {"草稿箱", &Withheld::draft},
    {"unlisted", &Withheld::hidden},
};

/// Before the `/` of a tag that is a property: `status/draft`.
constexpr std::string_view kTagOwners[] = {
    "status", "state",   "stage",      "publish", "visibility", "access", "note",    "notes",    "type", "workflow",
    "meta",   "privacy", "publishing", "post",    "posts",      "blog",   "writing", "progress", "状态", "狀態"};

constexpr int kMostTagParts = 8;

template <std::size_t count>
std::optional<State> find_in(const StateWord (&words)[count], std::string_view plain, WordScope scope) {
  const auto* found = std::find_if(std::begin(words), std::end(words),
                                   [&](const StateWord& known) { return known.word == plain && known.scope <= scope; });
  if (found == std::end(words)) return {};
  return found->state;
}

/// Without pictures and other marks around the words: `🔒 private`, `Draft ✏️`.
std::string_view without_pictures(std::string_view word) {
  const auto is_picture = [](char32_t c) {
    return is_space(c) || is_mark_or_selector(c) || c == 0x200D || (c >= 0x80 && is_punctuation(c));
  };
  std::size_t begin = 0, end = 0;
  for (std::size_t at = 0; at < word.size();) {
    const std::size_t here = at;
    if (is_picture(next_code_point(word, at))) {
      if (end == 0) begin = at;
    } else {
      end = at;
      if (here < begin) begin = here;
    }
  }
  return end > begin ? word.substr(begin, end - begin) : word;
}

/// Lower case, words with one space between them.
std::string plain_word(std::string_view word) {
  std::string plain(without_pictures(word));
  std::replace_if(
      plain.begin(), plain.end(), [](char c) { return c == '-' || c == '_'; }, ' ');
  return to_lower(nfc(collapse_white_space(plain)));
}

}  // namespace

std::optional<bool> parse_answer(std::string_view word) {
  word = trim(word);
  if (is_one_of(word, {"是", "有", "はい"})) return true;
  if (is_one_of(word, {"否", "不", "不是", "无", "無", "没有", "いいえ"})) return false;
  return parse_bool(word);
}

std::optional<State> find_state(std::string_view word, WordScope scope) {
  if (const std::optional<bool> is_open = parse_answer(word); is_open && scope == WordScope::notes)
    return *is_open ? kOpen : &Withheld::unpublished;
  return find_in(kWords, plain_word(word), scope);
}

std::optional<State> find_tag_state(std::string_view tag) {
  tag = trim(without_pictures(trim(tag)));
  while (tag.starts_with('#')) tag.remove_prefix(1);
  if (tag.starts_with("[[") && tag.ends_with("]]") && tag.size() > 4) tag = tag.substr(2, tag.size() - 4);
  const std::string plain = plain_word(trim(tag));
  std::string_view rest = plain;
  for (int depth = 0; depth < kMostTagParts; ++depth) {
    if (const auto state = find_in(kTags, rest, WordScope::notes)) return state;
    // `draft/essay` is one of the tag `draft`, and `status/draft` a property
    const std::size_t slash = rest.find('/');
    if (slash == std::string_view::npos) break;
    const std::string first = plain_word(rest.substr(0, slash));
    if (const auto state = find_in(kTags, first, WordScope::notes)) return state;
    if (std::find(std::begin(kTagOwners), std::end(kTagOwners), first) == std::end(kTagOwners)) break;
    rest = trim(without_pictures(rest.substr(slash + 1)));
  }
  return {};
}

std::optional<std::string> closest_state(std::string_view word) {
  std::vector<std::string> words;
  for (const StateWord& known : kWords) words.emplace_back(known.word);
  return closest_word(plain_word(word), words);
}

}  // namespace essaypack
