#include "base/value/value.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace essaypack {
namespace {

using Json = nlohmann::json;

/// Reads a text one character at a time and lets others see how far the reader has come.
class CountingIterator {
 public:
  using difference_type = std::ptrdiff_t;
  using value_type = char;
  using pointer = const char*;
  using reference = const char&;
  using iterator_category = std::input_iterator_tag;

  CountingIterator(const char* at, const char** seen) : at_(at), seen_(seen) {}
  reference operator*() const { return *at_; }
  CountingIterator& operator++() {
    ++at_;
    if (seen_) *seen_ = at_;
    return *this;
  }
  bool operator==(const CountingIterator& other) const { return at_ == other.at_; }
  bool operator!=(const CountingIterator& other) const { return at_ != other.at_; }

 private:
  const char* at_;
  const char** seen_;
};

/// Builds the tree from nlohmann's events. Each event comes before the next token is read, so that its own token is the
/// first thing behind the one before.
class JsonTree {
 public:
  JsonTree(std::string_view text, const ValueLimits& limits) : text_(text), limits_(limits), seen_(text.data()) {}

  bool null() { return add(Value::Type::null, token("null")); }
  bool boolean(bool value) { return add(Value::Type::scalar, token(value ? "true" : "false")); }
  bool number_integer(Json::number_integer_t) { return add(Value::Type::scalar, number()); }
  bool number_unsigned(Json::number_unsigned_t) { return add(Value::Type::scalar, number()); }
  bool number_float(Json::number_float_t, const std::string&) { return add(Value::Type::scalar, number()); }
  bool string(std::string& text) {
    drop_controls(text);
    start_token();
    return add(Value::Type::scalar, std::move(text), true);
  }
  bool binary(Json::binary_t&) { return false; }
  bool start_object(std::size_t) { return open(Value::Type::map); }
  bool start_array(std::size_t) { return open(Value::Type::list); }
  bool end_object() {
    drop_duplicates(open_.back().members, result_.duplicates);
    return close();
  }
  bool end_array() { return close(); }
  bool key(std::string& text) {
    start_token();
    drop_controls(text);
    Value::Member& member = open_.back().members.emplace_back();
    member.key = std::move(text);
    member.line = line_;
    member.column = column();
    end_token();
    return count();
  }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception& error) {
    std::string message = error.what();
    // `[json.exception.parse_error.101] parse error at line 2, column 7: ...`, `[json.exception.out_of_range.406] ...`
    message.erase(0, message.starts_with("[") ? message.find("] ") + 2 : 0);
    if (message.starts_with("parse error")) message.erase(0, message.find(": ") + 2);
    const std::size_t read = static_cast<std::size_t>(seen_ - text_.data());
    const LineColumn place = place_of(text_, read > 0 ? read - 1 : 0);
    result_ = value_error(said_by_library(std::move(message)), place.line, place.column);
    return false;
  }

  const char** seen() { return &seen_; }
  ParsedValue take() { return std::move(result_); }

 private:
  /// Moves to the first character of the present token.
  void start_token() {
    while (at_ < text_.size() && std::string_view(" \t\r\n,:").find(text_[at_]) != std::string_view::npos) {
      if (text_[at_++] != '\n') continue;
      ++line_;
      line_start_ = at_;
    }
  }
  void end_token() { at_ = std::max(at_, static_cast<std::size_t>(seen_ - text_.data())); }
  int column() const { return column_of(text_, line_start_, at_); }

  std::string token(std::string text) {
    start_token();
    return text;
  }
  std::string number() {
    start_token();
    const std::size_t end = std::min(text_.find_first_not_of("+-.0123456789eE", at_), text_.size());
    return std::string(text_.substr(at_, end - at_));
  }

  bool stop(Message message) {
    result_ = value_too_complex(std::move(message), line_, column());
    return false;
  }
  bool count() { return ++nodes_ <= limits_.nodes || stop(too_many_values(limits_)); }

  bool add(Value::Type type, std::string text, bool quoted = false) {
    Value value;
    value.type = type;
    value.text = std::move(text);
    value.quoted = quoted;
    value.line = line_;
    value.column = column();
    if (!count()) return false;
    end_token();
    place(std::move(value));
    return true;
  }
  bool open(Value::Type type) {
    start_token();
    if (static_cast<int>(open_.size()) >= limits_.depth) return stop(too_deep(limits_));
    if (!count()) return false;
    Value value;
    value.type = type;
    value.line = line_;
    value.column = column();
    open_.push_back(std::move(value));
    end_token();
    return true;
  }
  bool close() {
    Value value = std::move(open_.back());
    open_.pop_back();
    start_token();
    end_token();
    place(std::move(value));
    return true;
  }
  void place(Value&& value) {
    if (open_.empty()) {
      result_.value = std::move(value);
    } else if (open_.back().is_list()) {
      open_.back().items.push_back(std::move(value));
    } else {
      open_.back().members.back().value = std::move(value);
    }
  }

  std::string_view text_;
  const ValueLimits& limits_;
  const char* seen_;
  std::size_t at_ = 0;  ///< Behind the last token, or at the present one.
  std::size_t line_start_ = 0;
  int line_ = 1;
  std::vector<Value> open_;
  std::size_t nodes_ = 0;
  ParsedValue result_;
};

}  // namespace

ParsedValue parse_json(std::string_view text, const ValueLimits& limits) {
  if (text.size() > limits.bytes) return value_too_complex(too_many_bytes(limits), 1, 1);
  JsonTree tree(text, limits);
  const CountingIterator begin(text.data(), tree.seen()), end(text.data() + text.size(), nullptr);
  const bool complete = Json::sax_parse(begin, end, &tree);
  ParsedValue result = tree.take();
  if (!complete) result.value.reset();
  return result;
}

}  // namespace essaypack
