/// `<abbr title="…">` around words whose meaning the body gives.

#include "base/text.h"
#include "content/finish/finish.h"

#include <algorithm>
#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

namespace {

constexpr std::size_t kMostAdded = 1024 * 1024;  ///< Bytes of meanings in one body.

bool is_letter_of_word(char32_t c) { return c == U'_' || !(is_space(c) || is_punctuation(c)); }

class Abbreviator {
 public:
  explicit Abbreviator(const Abbreviations& known) : known_(known) {
    for (const auto& [words, meaning] : known) lengths_[static_cast<unsigned char>(words[0])].push_back(words.size());
    for (std::vector<std::size_t>& lengths : lengths_) {
      std::sort(lengths.begin(), lengths.end(), std::greater<>());
      lengths.erase(std::unique(lengths.begin(), lengths.end()), lengths.end());
    }
  }

  void show_in(pugi::xml_node parent) {
    for (pugi::xml_node child = parent.first_child(); child;) {
      const pugi::xml_node next = child.next_sibling();
      if (child.type() == pugi::node_element) {
        if (!is_source(child) && std::string_view(child.name()) != "abbr") show_in(child);
      } else if (child.type() == pugi::node_pcdata) {
        show_in_text(parent, child);
      }
      child = next;
    }
  }

 private:
  /// The longest words that are known and stand alone at `at`; empty: none.
  std::string_view words_at(std::string_view text, std::size_t at) const {
    for (const std::size_t length : lengths_[static_cast<unsigned char>(text[at])]) {
      const std::string_view words = text.substr(at, length);
      if (words.size() == length && ends_words(text, at + length) && known_.find(words) != known_.end()) return words;
    }
    return {};
  }

  static bool ends_words(std::string_view text, std::size_t end) {
    if (end == text.size()) return true;
    std::size_t last = end;
    const char32_t inner = previous_code_point(text, last);
    return divides(inner, next_code_point(text, end));
  }

  /// True between two characters that are of one word never. CJK has no spaces between its words.
  static bool divides(char32_t a, char32_t b) {
    return !is_letter_of_word(a) || !is_letter_of_word(b) || is_cjk(a) || is_cjk(b);
  }

  void show_in_text(pugi::xml_node parent, pugi::xml_node node) {
    const std::string text = node.value();
    std::size_t from = 0;
    char32_t before = U' ';
    for (std::size_t at = 0; at < text.size() && added_ < kMostAdded;) {
      std::size_t next = at;
      const char32_t c = next_code_point(text, next);
      const std::string_view words = divides(before, c) ? words_at(text, at) : std::string_view();
      if (words.empty()) {
        before = c;
        at = next;
        continue;
      }
      add_text(parent, node, std::string_view(text).substr(from, at - from));
      add_words(parent, node, words);
      from = at += words.size();
      before = U' ';
    }
    if (from == 0) return;
    node.set_value(text.substr(from).c_str());
    if (from == text.size()) parent.remove_child(node);
  }

  static void add_text(pugi::xml_node parent, pugi::xml_node before, std::string_view text) {
    if (!text.empty()) parent.insert_child_before(pugi::node_pcdata, before).set_value(std::string(text).c_str());
  }

  void add_words(pugi::xml_node parent, pugi::xml_node before, std::string_view words) {
    const std::string& meaning = known_.find(words)->second;
    added_ += meaning.size() + words.size();
    pugi::xml_node made = parent.insert_child_before("abbr", before);
    if (!meaning.empty()) made.append_attribute("title").set_value(meaning.c_str());
    made.append_child(pugi::node_pcdata).set_value(std::string(words).c_str());
  }

  const Abbreviations& known_;
  std::array<std::vector<std::size_t>, 256> lengths_;  ///< Of the words that begin with a byte, the longest first.
  std::size_t added_ = 0;
};

}  // namespace

void show_abbreviations(Finish& finish, const Abbreviations& abbreviations) {
  if (!abbreviations.empty()) Abbreviator(abbreviations).show_in(finish.body);
}

}  // namespace essaypack
