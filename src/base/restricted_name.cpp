#include "base/restricted_name.h"

#include <algorithm>
#include <string>

namespace essaypack {
namespace {

constexpr std::string_view kHarmless[] = {"block", "clock", "accessib", "slide", "cryptocurr", "overdraft", "draftail"};
constexpr std::string_view kEncryption[] = {"crypt", "passw", "passster", "pwbox", "pwd", "protect"};
constexpr std::string_view kHiding[] = {"private", "secret", "hide", "hidden", "draft"};
constexpr std::string_view kSomeReaders[] = {"member",   "restrict", "logged", "login",   "log_in", "log-in",  "signed",
                                             "lock",     "vip",      "paid",   "paywall", "access", "groups_", "role",
                                             "reply_to", "subscri",  "ppw",    "mepr",    "secur"};

template <std::size_t Count>
bool holds_one_of(const std::string_view (&words)[Count], std::string_view text) {
  return std::any_of(std::begin(words), std::end(words),
                     [&](std::string_view word) { return text.find(word) != text.npos; });
}

std::string without_harmless_words(std::string_view name) {
  std::string rest(name);
  for (const std::string_view word : kHarmless)
    for (std::size_t at = rest.find(word); at != rest.npos; at = rest.find(word, at))
      rest.replace(at, word.size(), " ");
  return rest;
}

}  // namespace

bool is_called_as_encryption(std::string_view name) { return holds_one_of(kEncryption, without_harmless_words(name)); }

bool is_called_as_secret(std::string_view name) {
  return is_called_as_encryption(name) || holds_one_of(kHiding, without_harmless_words(name));
}

bool is_called_as_restriction(std::string_view name) {
  return is_called_as_secret(name) || holds_one_of(kSomeReaders, without_harmless_words(name));
}

}  // namespace essaypack
