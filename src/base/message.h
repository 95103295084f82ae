#pragma once

/// Texts for people: whole English sentences with places for values, which catalogues (po/) have in other languages. A
/// text becomes one only through `tr`, `tr_n` and `mark`, where po/update.sh finds it.

#include <cstddef>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>
#include <vector>

namespace essaypack {

class Translation;

/// Which places a text has, as bits: `{}` are counted, `{2}` names one.
constexpr unsigned places_of(std::string_view text) {
  unsigned places = 0, next = 0;
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    if (text[at] != '{') continue;
    if (text[at + 1] == '}') places |= 1u << next++;
    if (at + 2 < text.size() && text[at + 1] >= '1' && text[at + 1] <= '9' && text[at + 2] == '}')
      places |= 1u << (text[at + 1] - '1');
  }
  return places;
}

/// A text without places that stands in a table; made by `mark`.
class Text {
 public:
  constexpr Text() = default;
  consteval explicit Text(const char* english) : english_(english) {
    if (places_of(english) != 0) throw "a text of a table has no places";
  }
  constexpr const char* english() const { return english_; }
  constexpr bool empty() const { return *english_ == 0; }

 private:
  const char* english_ = "";
};
consteval Text mark(const char* english) { return Text(english); }

/// A text with as many places as there are values; anything else does not compile.
template <std::size_t Count>
struct TextWithPlaces {
  consteval TextWithPlaces(const char* text) : english(text) {
    if (places_of(text) != (1u << Count) - 1) throw "the text has other places than values";
  }
  const char* english;
};
/// One that may leave values out: "the file ends in '.{2}'" beside "{} files end in '.{}'".
template <std::size_t Count>
struct TextWithSomePlaces {
  consteval TextWithSomePlaces(const char* text) : english(text) {
    if (places_of(text) >= 1u << Count) throw "the text has more places than values";
  }
  const char* english;
};

/// A text with its values. What it says is English until it is asked for `in` another language.
class Message {
 public:
  Message() = default;
  Message(Text text) : id_(text.empty() ? nullptr : text.english()), english_(text.english()) {}

  bool empty() const { return english_.empty(); }
  const std::string& english() const { return english_; }
  std::string in(const Translation& translation) const;
  /// The same without line breaks, which stand in quoted values.
  Message in_one_line() &&;

  /// By the English text.
  friend bool operator==(const Message& a, const Message& b) { return a.english_ == b.english_; }
  friend auto operator<=>(const Message& a, const Message& b) { return a.english_ <=> b.english_; }

 private:
  friend Message verbatim(std::string text);
  friend Message words_of_system(int error);
  friend Message make_message(const char* one, const char* many, std::size_t count, std::vector<Message> values);

  const char* id_ = nullptr;  ///< Null: the text is nobody's to translate.
  const char* many_ = nullptr;
  std::size_t count_ = 0;
  std::vector<Message> values_;
  std::string english_;
};

/// What is no text of ours: a name, a line to type, what a library says. It is the same in all languages.
Message verbatim(std::string text);
Message make_message(const char* one, const char* many, std::size_t count, std::vector<Message> values);

template <class Value>
Message value_of_message(const Value& value) {
  if constexpr (std::is_convertible_v<const Value&, Message>)
    return value;
  else if constexpr (std::is_same_v<Value, char>)
    return verbatim(std::string(1, value));
  else if constexpr (std::is_integral_v<Value>)
    return verbatim(std::to_string(value));
  else
    return verbatim(std::string(std::string_view(value)));
}

template <class... Values>
Message tr(TextWithPlaces<sizeof...(Values)> text, const Values&... values) {
  return make_message(text.english, nullptr, 0, {value_of_message(values)...});
}

/// A text that speaks of `count` things, which is its first value.
template <class... Values>
Message tr_n(TextWithSomePlaces<1 + sizeof...(Values)> one, TextWithPlaces<1 + sizeof...(Values)> many,
             std::size_t count, const Values&... values) {
  return make_message(one.english, many.english, count, {value_of_message(count), value_of_message(values)...});
}

/// `a, b, c`
Message listed(const std::vector<Message>& items);
Message listed(const std::vector<std::string>& items);
/// `a, b or c`
Message listed_with_or(const std::vector<std::string>& items);
/// `'a', 'b', 'c'`
Message listed_in_quotes(const std::vector<std::string>& items);

/// Why the system refused something ("permission denied"), by `errno`.
Message reason_of_system(int error);
/// The same in the system's own spelling ("Permission denied").
Message words_of_system(int error);

/// What the system refused, as "can't read 'a'".
class SystemFailure : public std::system_error {
 public:
  SystemFailure(int error, Message doing)
      : std::system_error(error, std::generic_category(), doing.english()), doing_(std::move(doing)) {}
  Message message() const { return tr("{}: {}", doing_, words_of_system(code().value())); }

 private:
  Message doing_;
};

}  // namespace essaypack
