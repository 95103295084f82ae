#include "kinds/vitepress/encryption.h"

#include "base/text.h"
#include "base/url.h"
#include "kinds/folder/page_rules.h"
#include "kinds/folder/settings_file.h"
#include "kinds/script/script_places.h"
#include "kinds/script/script_tokens.h"

#include <algorithm>
#include <optional>

namespace essaypack {
namespace {

namespace fs = std::filesystem;

using Type = ScriptToken::Type;
constexpr std::size_t kMostStarts = 1'000;  // each page is held against all of them

Failure unread(const std::string& name, int line) {
  return settings_failure(name, line,
                          tr("'encrypt' is not written out, and no script is run: what it keeps back is not known"),
                          tr("write it as encrypt: {config: {\"/path/\": [\"password\"]}}"));
}

bool is_nothing(std::string_view word) { return is_one_of(word, {"undefined", "null", "false"}); }

/// `/path/` of theme-hope; plume takes regular expressions, too.
bool add_start(std::string_view key, PageEncryption& encryption) {
  if (encryption.starts.size() + encryption.patterns.size() >= kMostStarts) return false;
  if (key.starts_with('^')) {
    std::optional<Regex> pattern = Regex::parse(key);
    if (pattern) encryption.patterns.push_back(std::move(*pattern));
    return pattern.has_value();
  }
  std::string start = decode_percent(key);
  start.erase(0, std::min(start.find_first_not_of('/'), start.size()));
  if (start.empty()) encryption.is_whole = true;
  encryption.starts.push_back(std::move(start));
  return true;
}

/// One script's `encrypt: {global: true, config: {…}}`.
class Reader {
 public:
  Reader(const std::string& name, std::string_view source, PageEncryption& encryption)
      : name_(name), tokens_(read_script_tokens(source)), encryption_(encryption) {}

  void read() {
    for (std::size_t at = 0; at < tokens_.size(); ++at) {
      if (!tokens_[at].is_word()) continue;
      const std::string& word = tokens_[at].text;
      if (word == "encrypt") read_encrypt(at);
      if ((word == "keyPage" || word == "checkAll") && is_sign(tokens_, at + 1, ':') && !is_nothing_at(at + 2))
        encryption_.is_whole = true;
    }
    read_reco();
  }

 private:
  bool is_nothing_at(std::size_t at) const { return is_any_name(tokens_, at) && is_nothing(tokens_[at].text); }
  [[noreturn]] void refuse(std::size_t at) const {
    throw unread(name_, tokens_[std::min(at, tokens_.size() - 1)].line);
  }

  void read_encrypt(std::size_t at) {
    const bool is_value =
        is_sign(tokens_, at + 1, ':') || (is_sign(tokens_, at + 1, '=') && !is_sign(tokens_, at + 2, '='));
    const bool is_short = tokens_[at].type == Type::name && at > 0 &&
                          (is_sign(tokens_, at - 1, ',') || is_sign(tokens_, at - 1, '{')) &&
                          (is_sign(tokens_, at + 1, ',') || is_sign(tokens_, at + 1, '}'));
    if (is_short) refuse(at);
    if (!is_value || is_nothing_at(at + 2)) return;
    if (!is_sign(tokens_, at + 2, '{')) refuse(at);
    each_member(at + 2, [&](std::string_view key, std::size_t value) {
      if (key == "global" && !is_nothing_at(value)) encryption_.is_whole = true;
      if (!is_one_of(key, {"config", "rules"}) || is_nothing_at(value)) return;
      if (!is_sign(tokens_, value, '{')) refuse(value);
      each_member(value, [&](std::string_view path, std::size_t place) {
        if (!add_start(path, encryption_)) refuse(place);
      });
    });
  }

  /// Calls `take(key, place of its value)` for the members of the object at `open`.
  template <class Take>
  void each_member(std::size_t open, Take take) const {
    for (std::size_t at = open + 1; at < tokens_.size() && !is_sign(tokens_, at, '}');) {
      if (is_sign(tokens_, at, ',')) {
        ++at;
        continue;
      }
      const bool is_bracketed = is_sign(tokens_, at, '[') && is_sign(tokens_, at + 2, ']');
      const std::size_t key = is_bracketed ? at + 1 : at;
      const std::size_t colon = key + (is_bracketed ? 2 : 1);
      const bool is_literal = is_bracketed ? tokens_[key].type == Type::text : tokens_[key].is_literal();
      if (!is_literal || !is_sign(tokens_, colon, ':')) refuse(at);
      take(std::string_view(tokens_[key].text), colon + 1);
      at = item_end(colon + 1);
    }
  }

  std::size_t item_end(std::size_t at) const {
    constexpr std::size_t kMostSteps = 1'000'000;  // objects in objects are walked over again
    for (int depth = 0; at < tokens_.size(); ++at) {
      if (++steps_ > kMostSteps) refuse(at);
      if (depth == 0 && (is_sign(tokens_, at, ',') || is_sign(tokens_, at, '}'))) break;
      depth += opens(tokens_[at]);
      depth -= closes(tokens_[at]);
    }
    return at;
  }

  /// Version 2 of the theme reco: one password for all.
  void read_reco() {
    bool is_reco = false, has_password = false;
    for (std::size_t at = 0; at < tokens_.size(); ++at) {
      is_reco = is_reco || (tokens_[at].type == Type::text && tokens_[at].text == "vuepress-theme-reco");
      has_password = has_password || (tokens_[at].is_word() && tokens_[at].text == "password" &&
                                      is_sign(tokens_, at + 1, ':') && !is_nothing_at(at + 2));
    }
    if (is_reco && has_password) encryption_.is_whole = true;
  }

  const std::string& name_;
  const std::vector<ScriptToken> tokens_;
  PageEncryption& encryption_;
  mutable std::size_t steps_ = 0;
};

}  // namespace

bool PageEncryption::covers(std::string_view path) const {
  if (is_whole) return true;
  const auto fits = [&](std::string_view start) {
    if (path.starts_with(start)) return true;
    for (const std::string_view ending : {".html", ".md"})  // the same page by another of its names
      if (start.ends_with(ending)) start.remove_suffix(ending.size());
    for (const std::string_view ending : {"", ".html", ".md"})
      if (path.size() == start.size() + ending.size() && path.starts_with(start) && path.ends_with(ending)) return true;
    return false;
  };
  const std::string address = "/" + std::string(path);
  return std::any_of(starts.begin(), starts.end(), fits) ||
         std::any_of(patterns.begin(), patterns.end(),
                     [&](const Regex& pattern) { return pattern.finds(address).value_or(true); });
}

PageEncryption read_page_encryption(const fs::path& root) {
  PageEncryption encryption;
  const std::string own = ".vuepress/";
  for (const char* stem : {"config", "config/index", "config/theme", "configs/theme", "theme", "theme/index",
                           "themeConfig", "theme-config", "theme.config"})
    for (const char* ending : kScriptEndings) {
      const std::string name = own + stem + ending;
      if (const std::string text = read_settings(root, name); text.find("encrypt") != text.npos ||
                                                              text.find("keyPage") != text.npos ||
                                                              text.find("vuepress-theme-reco") != text.npos)
        Reader(name, text, encryption).read();
    }
  return encryption;
}

void add_page_encryption(const Value& config, const std::string& name, PageEncryption& encryption) {
  for (const Value* place : {&config, config.find("themeConfig")}) {
    if (!place) continue;
    if (const Value* keys = place->find("keyPage"); keys && !keys->is_null()) encryption.is_whole = true;
    const Value* encrypt = place->find("encrypt");
    if (!encrypt || !encrypt->is_map()) continue;
    const Value* global = encrypt->find("global");
    if (global && !global->is_null() && !(global->is_scalar() && is_nothing(to_lower_ascii(global->text))))
      encryption.is_whole = true;
    for (const char* key : {"config", "rules"})
      if (const Value* paths = encrypt->find(key); paths && !paths->is_null()) {
        if (!paths->is_map()) throw unread(name, paths->line);
        for (const Value::Member& path : paths->members)
          if (!add_start(path.key, encryption)) throw unread(name, path.line);
      }
  }
}

}  // namespace essaypack
