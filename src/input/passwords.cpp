#include "input/passwords.h"

#include "base/text.h"
#include "input/state_words.h"

#include <algorithm>

namespace essaypack {
namespace {

/// `pwd`, `view_password`, `password_sha256`, `encryption`: keys of themes that keep a post behind a password.
bool is_called_as_password(std::string_view key) {
  const std::string lower = to_lower_ascii(key);
  const auto holds_one_of = [&](std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return lower.find(word) != lower.npos; });
  };
  return holds_one_of({"passw", "passcode", "passphrase", "pwd", "encrypt", "口令"}) && lower != "password" &&
         !holds_one_of({"hint",    "message",     "prompt",    "tip",    "label",     "title",   "text",
                        "error",   "placeholder", "no_",       "no-",    "without",   "decrypt", "strength",
                        "manager", "type",        "algorithm", "policy", "generator", "reset"});
}

bool says_nothing(const Value& value) {
  if (!value.is_scalar()) return value.items.empty() && value.members.empty();
  const std::string word = to_lower_ascii(trim(value.text));
  return is_one_of(word, {"", "0", "none", "null", "n/a", "-", "无", "無", "なし"}) || parse_answer(word) == false;
}

/// `pwd: /usr/local`
bool is_folder_of_shell(const Value::Member& member) {
  return to_lower_ascii(member.key) == "pwd" && member.value.is_scalar() && !member.value.quoted &&
         (member.value.text.starts_with('/') || member.value.text.starts_with("~/"));
}

}  // namespace

bool is_password(const Value& value, const Config& config) {
  if (!value.is_scalar()) return true;
  if (config.kind->rules.state_words != StateWords::of_notes || value.quoted) return !value.text.empty();
  const std::string word = to_lower_ascii(trim(value.text));
  return !is_one_of(word, {"", "none", "null", "n/a", "-", "无", "無", "なし"}) && parse_answer(word) != false;
}

bool is_protected(const FieldReader& fields, const Config& config, const Post& post) {
  const Value* encrypt = fields.find("encrypt");
  if (encrypt && (!fields.is_flag("encrypt") || *parse_bool(encrypt->text))) return true;
  if (const Value* password = fields.find("password")) return is_password(*password, config);
  for (const Value::Member& member : fields.members())
    if (is_called_as_password(member.key) && !says_nothing(member.value) && !is_folder_of_shell(member)) return true;
  return std::any_of(post.tags.begin(), post.tags.end(),
                     [&](const std::string& tag) { return config.protected_tags.count(tag) > 0; });
}

}  // namespace essaypack
