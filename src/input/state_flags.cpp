#include "input/state_flags.h"

#include <optional>

namespace essaypack {
namespace {

/// Front matter in lower case throughout is Hugo's.
constexpr StateFlag kFlags[] = {
    {"draft", true, &Withheld::draft, true},
    {"isDraft", true, &Withheld::draft, true},
    {"isdraft", true, &Withheld::draft, true},
    {"is_draft", true, &Withheld::draft, true},
    {"isPublished", false, &Withheld::unpublished, false},
    {"is_published", false, &Withheld::unpublished, false},
    {"wip", true, &Withheld::draft, false},
    {"isWip", true, &Withheld::draft, false},
    {"isSecret", true, &Withheld::unpublished, false},
    {"deleted", true, &Withheld::unpublished, false},
    {"membersOnly", true, &Withheld::unpublished, false},
    {"protected", true, &Withheld::password, false},
    {"encrypted", true, &Withheld::password, false},
    {"加密", true, &Withheld::password, false},
    {"isHidden", true, &Withheld::hidden, false},
    {"unlist", true, &Withheld::hidden, false},
    {"hidePost", true, &Withheld::hidden, false},
    {"hideInList", true, &Withheld::hidden, false},
    {"hideFromList", true, &Withheld::hidden, false},
    {"notShow", true, &Withheld::hidden, false},
    {"memberOnly", true, &Withheld::unpublished, false},
    {"subscribersOnly", true, &Withheld::unpublished, false},
    {"paywall", true, &Withheld::unpublished, false},
    {"vip", true, &Withheld::unpublished, false},
    {"loginRequired", true, &Withheld::unpublished, false},
    {"requireLogin", true, &Withheld::unpublished, false},
    {"lock", true, &Withheld::password, false},
    {"locked", true, &Withheld::password, false},
    {"isLocked", true, &Withheld::password, false},
    {"vipOnly", true, &Withheld::unpublished, false},
    {"needLogin", true, &Withheld::unpublished, false},
    {"payRead", true, &Withheld::unpublished, false},
    {"onlyMe", true, &Withheld::unpublished, false},
    {"noShow", true, &Withheld::hidden, false},
    {"isHide", true, &Withheld::hidden, false},
    {"isShow", false, &Withheld::hidden, false},
    {"trash", true, &Withheld::unpublished, false},
    {"secret", true, &Withheld::unpublished, false},
    {"confidential", true, &Withheld::unpublished, false},
    {"doNotPublish", true, &Withheld::unpublished, false},
    {"dontPublish", true, &Withheld::unpublished, false},
    {"noPublish", true, &Withheld::unpublished, false},
    {"unpublished", true, &Withheld::unpublished, false},
    {"trashed", true, &Withheld::unpublished, false},
    {"isPublic", false, &Withheld::unpublished, false},
    {"is_public", false, &Withheld::unpublished, false},
    {"isPrivate", true, &Withheld::unpublished, false},
    {"is_private", true, &Withheld::unpublished, false},
    {"visible", false, &Withheld::hidden, false},
    {"dg-hide", true, &Withheld::hidden, false},
    {"listed", false, &Withheld::hidden, false},
    {"public", false, &Withheld::unpublished, false},
    {"private", true, &Withheld::unpublished, false},
    {"dg-publish", false, &Withheld::unpublished, true},
    {"hidden", true, &Withheld::hidden, true},
    {"unlisted", true, &Withheld::hidden, false},
};

/// What a plain site's flag says in words that YAML takes for none: `否`, `いいえ`, and `everyone` of who may read.
std::optional<bool> word_of_flag(const FieldReader& fields, const StateFlag& flag) {
  const Value* value = fields.find(flag.key);
  if (!value || !value->is_scalar() || fields.is_flag(flag.key)) return {};
  if (const std::optional<bool> answer = parse_answer(value->text)) return answer;
  const auto state = find_state(value->text, WordScope::notes);
  return state && !*state && !flag.withholds ? std::optional(true) : std::nullopt;
}

}  // namespace

std::span<const StateFlag> state_flags() { return kFlags; }

bool says(const FieldReader& fields, std::string_view key, bool wanted) {
  return fields.is_flag(key) && fields.flag(key, {}) == wanted;
}

bool keeps_back(const FieldReader& fields, const StateFlag& flag, WordScope scope) {
  const bool is_plain = scope == WordScope::notes;
  if (const std::optional<bool> word = is_plain ? word_of_flag(fields, flag) : std::nullopt)
    return *word == flag.withholds;
  if (flag.is_strict || is_plain) return fields.flag(flag.key, flag.withholds) == flag.withholds;
  return says(fields, flag.key, flag.withholds);
}

}  // namespace essaypack
