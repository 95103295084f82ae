#include "preview/words.h"

#include "base/message.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace essaypack {
namespace {

/// The texts of page.html, of its titles and labels, and those in `say("...")` of the scripts.
/// tests/translations.py holds them together.
constexpr Text kWords[] = {
    mark("Book"),
};

}  // namespace

Output preview_words(const Translation& language) {
  nlohmann::ordered_json words = nlohmann::ordered_json::object();
  for (const Text& text : kWords)
    if (const char* said = language.find(text.english(), nullptr, 0)) words[text.english()] = said;
  std::string tag = language.name();
  std::replace(tag.begin(), tag.end(), '_', '-');
  Output script;
  script.name = "words.js";
  script.bytes = "\"use strict\";\nconst kLanguage = \"" + tag + "\";\nconst kWords = " + words.dump() + ";\n";
  return script;
}

}  // namespace essaypack
