#include "input/head_keys.h"

#include "base/text.h"
#include "input/head_lines.h"
#include "input/known_keys.h"
#include "input/state_flags.h"

#include <algorithm>
#include <iterator>

namespace essaypack {
namespace {

/// What a slip of the fingers in would publish a post.
constexpr std::string_view kStateKeys[] = {"confidential",
                                           "doNotPublish",
                                           "dontPublish",
                                           "noPublish",
                                           "dg-hide",
                                           "dg-publish",
                                           "draft",
                                           "eleventyExcludeFromCollections",
                                           "encrypt",
                                           "hidden",
                                           "hide",
                                           "isDraft",
                                           "isPrivate",
                                           "isPublic",
                                           "isPublished",
                                           "is_draft",
                                           "is_private",
                                           "is_public",
                                           "is_published",
                                           "password",
                                           "post-status",
                                           "postStatus",
                                           "post_status",
                                           "private",
                                           "public",
                                           "publish",
                                           "publish-status",
                                           "publishStatus",
                                           "publish_status",
                                           "published",
                                           "state",
                                           "status",
                                           "trashed",
                                           "unlisted",
                                           "unpublished",
                                           "visibility",
                                           "visible",
                                           "wip",
                                           "secret",
                                           "listed",
                                           "isWip",
                                           "isSecret",
                                           "isHidden",
                                           "unlist",
                                           "deleted",
                                           "membersOnly",
                                           "protected",
                                           "encrypted",
                                           "memberOnly",
                                           "hidePost",
                                           "hideInList",
                                           "hideFromList",
                                           "notShow",
                                           "paywall",
                                           "vip",
                                           "subscribersOnly",
                                           "loginRequired",
                                           "requireLogin",
                                           "lock",
                                           "locked",
                                           "isLocked",
                                           "vipOnly",
                                           "needLogin",
                                           "payRead",
                                           "onlyMe",
                                           "noShow",
                                           "isHide",
                                           "isShow",
                                           "trash"};

bool is_state_key(std::string_view key) {
  return std::find(std::begin(kStateKeys), std::end(kStateKeys), key) != std::end(kStateKeys);
}

bool is_invisible(char32_t c) {
  return is_space(c) || c == 0xAD || c == 0xFEFF || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2064);
}

/// The key whose letters are these in lower case; empty if there is none.
std::string_view find_state_key(std::string_view plain) {
  const auto* found = std::find_if(std::begin(kStateKeys), std::end(kStateKeys),
                                   [&](std::string_view key) { return to_lower_ascii(key) == plain; });
  return found == std::end(kStateKeys) ? std::string_view() : *found;
}

/// True for keys that differ only in letter case and in the marks between their words.
bool has_letters_of(std::string_view key, std::string_view plain) {
  const auto is_mark = [](char c) { return c == '-' || c == '_'; };
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  std::size_t at = 0;
  for (const char c : plain) {
    if (is_mark(c)) continue;
    while (at < key.size() && is_mark(key[at])) ++at;
    if (at == key.size() || lower(key[at++]) != c) return false;
  }
  while (at < key.size() && is_mark(key[at])) ++at;
  return at == key.size();
}

/// The key that is meant by one with other marks between its words (`is-draft`), or by one in Chinese or Japanese.
std::string_view find_state_meaning(std::string_view plain) {
  if (const std::string_view meant = meaning_of_property(plain); is_state_key(meant)) return meant;
  const auto* found = std::find_if(std::begin(kStateKeys), std::end(kStateKeys),
                                   [&](std::string_view key) { return has_letters_of(key, plain); });
  return found == std::end(kStateKeys) ? std::string_view() : *found;
}

/// A no to what keeps a post back is what everybody takes for granted, however the key is spelt.
bool says_no(const Value& value, std::string_view key) {
  if (!value.is_scalar() || (!value.text.empty() && parse_bool(value.text) != false)) return false;
  const auto flags = state_flags();
  return std::any_of(flags.begin(), flags.end(),
                     [&](const StateFlag& flag) { return flag.key == key && flag.withholds; });
}

/// Keys that count on sites of every kind.
bool is_said_everywhere(std::string_view key) {
  return !is_one_of(key, {"state", "post-status", "postStatus", "post_status", "publish-status", "publishStatus",
                          "publish_status", "dg-hide", "wip", "listed", "visible"});
}

/// ASCII in lower case, without what can't be seen.
std::string plain_key(std::string_view key) {
  std::string plain;
  for (std::size_t at = 0; at < key.size();) {
    char32_t c = next_code_point(key, at);
    if (is_invisible(c)) continue;
    if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFF01 - 0x21;
    append_utf8(plain, c);
  }
  return to_lower_ascii(plain);
}

}  // namespace

bool holds_words(std::string_view key) {
  return is_one_of(to_lower_ascii(key),
                   {"params", "extra", "metadata", "meta", "custom", "data", "attributes", "frontmatter", "publication",
                    "page", "post", "settings", "options", "properties", "config", "header", "eleventycomputed"});
}

std::vector<MendedKey> mend_keys(Value& fields, KeyScope scope, std::vector<Value::Member>& rivals) {
  std::vector<MendedKey> mended;
  for (Value::Member& member : fields.members) {
    if (is_known_key(member.key) || is_state_key(member.key)) continue;
    std::string key = plain_key(member.key);
    std::string_view state = find_state_key(key);
    if (state.empty() && !is_known_key(key)) state = find_state_meaning(key);
    if (scope == KeyScope::state && (state.empty() || !is_said_everywhere(state))) continue;
    if (!state.empty()) key = state;
    const bool is_wanted = !state.empty() || (scope == KeyScope::known && is_known_key(key));
    if (!is_wanted) continue;
    if (fields.find(key)) {
      rivals.push_back({key, member.line, member.column, member.value});
      continue;
    }
    if (!says_no(member.value, key)) mended.push_back({member.key, key, member.line, member.column});
    member.key = std::move(key);
  }
  return mended;
}

}  // namespace essaypack
