#pragma once

/// The HTML that a template writes, with values escaped by where they stand (Go's html/template).

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace essaypack {

/// What stands in a template's output for the text between a shortcode's tags.
enum class InnerMark : char {
  html = 1,       ///< As it is written.
  markdown = 2,   ///< Rendered.
  escaped = 3,    ///< As text.
  attribute = 4,  ///< In an attribute, without tags.
  address = 5     ///< The same as an address.
};
constexpr bool is_inner_mark(char c) { return c >= 1 && c <= 5; }

/// What a value says of itself: `safeHTML` and its like.
enum class GoSafe { no, html, attribute, address, style };

/// What becomes of values: templates of HTML escape them, those of Markdown (`NAME.md`) do not.
enum class GoEscaping { html, none };

/// Takes the texts of a template and its values in their order.
class GoHtml {
 public:
  explicit GoHtml(GoEscaping escaping) : escaping_(escaping) {}

  /// A piece of the template itself. Comments are left out.
  void text(std::string_view piece);
  /// A value; marks of the inner text in it become what they are there. False where it can't be told what they are.
  bool value(std::string_view value, GoSafe safe);

  const std::string& out() const { return out_; }
  /// Drops what was written, where no tag is begun.
  void forget() {
    if (state_ == State::text) out_.clear();
  }
  /// False where nobody sees what is written: in a comment, a script, an element that is out of sight.
  bool is_seen() const { return state_ != State::comment && hidden_ == 0; }

 private:
  enum class State { text, comment, tag_name, tag, attribute, before_value, value, raw };

  void take(char c);
  void end_tag();
  void end_value();
  bool markup(std::string_view value);
  bool attribute_value(std::string_view value, GoSafe safe);
  void address(std::string_view value, GoSafe safe);
  bool is_hidden() const { return hidden_ > 0; }

  GoEscaping escaping_;
  std::string out_;
  State state_ = State::text;
  std::size_t tag_ = 0;    ///< Where the tag begins in `out_`.
  std::size_t value_ = 0;  ///< The same of the attribute's value.
  char quote_ = 0;         ///< Around that; 0: nothing.
  std::string name_;       ///< Of the attribute, lower case.
  std::vector<std::pair<std::string, std::string>> attributes_;
  std::vector<std::pair<std::string, bool>> open_;  ///< Elements, and which of them are out of sight.
  int hidden_ = 0;                                  ///< How many of them are.
  std::string raw_;                                 ///< The element whose text is no HTML.
};

/// Text without tags, for an attribute.
std::string go_attribute(std::string_view html);
/// An address as html/template writes one: schemes but for http, https and mailto are refused.
std::string go_address(std::string_view text);
/// `<`, `>`, `&`, quotes and `+` as Go escapes them.
std::string go_escape(std::string_view text);

}  // namespace essaypack
