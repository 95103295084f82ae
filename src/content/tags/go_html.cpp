#include "content/tags/go_html.h"

#include "base/hidden_style.h"
#include "base/text.h"
#include "content/text/html_names.h"

#include <algorithm>

namespace essaypack {
namespace {

constexpr std::size_t kMostOpen = 500;  ///< More elements around each other than a body may have.
constexpr auto kHtmlMark = static_cast<char>(InnerMark::html);
constexpr char kRefused[] = "ZgotmplZ";

void append_escaped_char(std::string& out, char c) {
  switch (c) {
    case '<':
      out += "&lt;";
      return;
    case '>':
      out += "&gt;";
      return;
    case '"':
      out += "&#34;";
      return;
    case '\'':
      out += "&#39;";
      return;
    case '+':
      out += "&#43;";
      return;
    default:
      out += c;
  }
}

/// True for attributes that hold addresses.
bool is_address_name(std::string_view name) {
  if (name.starts_with("data-")) name.remove_prefix(5);
  if (const std::size_t colon = name.find(':'); colon != name.npos) name.remove_prefix(colon + 1);
  return is_one_of(name, {"href", "action", "cite", "data", "background", "formaction", "icon", "longdesc", "manifest",
                          "poster", "profile", "usemap", "archive", "classid", "codebase"}) ||
         name.find("src") != name.npos || name.find("uri") != name.npos || name.find("url") != name.npos;
}

std::string without_tags(std::string_view html) {
  std::string out;
  for (std::size_t at = 0; at < html.size();) {
    const std::size_t open = std::min(html.find('<', at), html.size());
    out += html.substr(at, open - at);
    const std::size_t close = html.find('>', open);
    at = close == html.npos ? html.size() : close + 1;
  }
  return out;
}

/// True where a value without quotes, or one that a name is made of, says nothing but letters.
bool is_plain(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return is_ascii_name(c); });
}

/// What Go takes for a value of a style (`cssValueFilter`).
bool is_plain_style(std::string_view text) {
  const std::string lower = to_lower_ascii(text);
  return text.find_first_of("\"'()/;@[\\]`{}<>") == text.npos && lower.find("--") == lower.npos &&
         lower.find("expression") == lower.npos && lower.find("mozbinding") == lower.npos;
}

}  // namespace

std::string go_escape(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (c == '&')
      out += "&amp;";
    else
      append_escaped_char(out, c);
  return out;
}

/// Entities stay.
std::string go_attribute(std::string_view html) {
  std::string out;
  for (const char c : without_tags(html)) append_escaped_char(out, c);
  return out;
}

std::string go_address(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon != text.npos && text.substr(0, colon).find_first_of("/?#") == text.npos &&
      !is_one_of(to_lower_ascii(text.substr(0, colon)), {"http", "https", "mailto"}))
    return "#ZgotmplZ";
  constexpr char kDigits[] = "0123456789abcdef";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > 0x7F || byte <= ' ' || std::string_view("\"'<>\\^`{|}()").find(c) != std::string_view::npos) {
      out += '%';
      out += kDigits[byte >> 4];
      out += kDigits[byte & 15];
    } else if (c == '&') {
      out += "&amp;";
    } else {
      append_escaped_char(out, c);
    }
  }
  return out;
}

void GoHtml::text(std::string_view piece) {
  for (std::size_t at = 0; at < piece.size(); ++at) {
    if (state_ == State::comment) {
      const std::size_t end = piece.find("-->", at);
      if (end == piece.npos) return;
      state_ = State::text;
      at = end + 2;
    } else if (state_ == State::text && piece.compare(at, 4, "<!--") == 0) {
      state_ = State::comment;
      at += 3;
    } else if (state_ == State::text && piece[at] == '<' && at + 1 < piece.size() &&
               (is_ascii_letter(piece[at + 1]) || piece[at + 1] == '/')) {
      tag_ = out_.size();
      attributes_.clear();
      state_ = State::tag_name;
      out_ += '<';
    } else if (state_ == State::raw && piece[at] == '<' &&
               to_lower_ascii(piece.substr(at, raw_.size() + 2)) == "</" + raw_) {
      state_ = State::tag_name;
      tag_ = out_.size();
      out_ += '<';
    } else {
      take(piece[at]);
    }
  }
}

/// A byte of the template where no tag or comment begins.
void GoHtml::take(char c) {
  const bool ends = c == '>' && (state_ != State::value || quote_ == 0);
  if (state_ == State::tag && c != '>' && c != '/' && !is_ascii_space(c)) {
    state_ = State::attribute;
    name_.clear();
  }
  switch (state_) {
    case State::text:
    case State::raw:
    case State::comment:
      out_ += c;
      return;
    case State::tag_name:
      if (is_ascii_space(c)) state_ = State::tag;
      break;
    case State::tag:
      break;
    case State::attribute:
      if (c == '=')
        state_ = State::before_value;
      else if (is_ascii_space(c) || c == '/' || ends)
        attributes_.emplace_back(name_, ""), state_ = State::tag;
      else
        name_ += lower_ascii(c);
      break;
    case State::before_value:
      if (is_ascii_space(c) || ends) break;
      quote_ = c == '"' || c == '\'' ? c : '\0';
      value_ = out_.size() + (quote_ != 0);
      state_ = State::value;
      break;
    case State::value:
      if (quote_ != 0 ? c == quote_ : is_ascii_space(c) || ends) end_value();
      break;
  }
  out_ += c;
  if (ends) end_tag();
}

void GoHtml::end_value() {
  attributes_.emplace_back(name_, out_.substr(value_));
  state_ = State::tag;
}

/// Behind the `>` of a tag.
void GoHtml::end_tag() {
  const std::string_view tag = std::string_view(out_).substr(tag_);
  const bool is_end = tag.starts_with("</");
  std::size_t end = is_end ? 2 : 1;
  const std::size_t begin = end;
  while (end < tag.size() && is_ascii_name(tag[end])) ++end;
  const std::string name = to_lower_ascii(tag.substr(begin, end - begin));
  state_ = State::text;
  if (is_end) {
    const auto opener = std::find_if(open_.rbegin(), open_.rend(), [&](const auto& one) { return one.first == name; });
    if (opener == open_.rend()) return;
    while (true) {
      const auto [closed, was_hidden] = std::move(open_.back());
      open_.pop_back();
      hidden_ -= was_hidden;
      if (closed == name) return;
    }
  }
  if (is_void_element(name)) return;
  if (name == "script" || name == "style" || name == "textarea" || name == "title") {
    state_ = State::raw;
    raw_ = name;
  }
  bool hides = name == "script" || name == "style" || name == "template";
  for (const auto& [key, value] : attributes_) hides |= hides_by_attribute(key, value);
  if (open_.size() >= kMostOpen) return;
  open_.emplace_back(name, hides);
  hidden_ += hides;
}

bool GoHtml::value(std::string_view value, GoSafe safe) {
  const bool has_mark = std::any_of(value.begin(), value.end(), is_inner_mark);
  if (escaping_ == GoEscaping::none && state_ == State::text) safe = GoSafe::html;
  if (escaping_ == GoEscaping::none && !has_mark && state_ != State::text) {
    text(value);
    return true;
  }
  switch (state_) {
    case State::comment:
      return true;
    case State::text:
    case State::raw:
      if (is_hidden() && has_mark) return true;  // nobody sees it
      if (state_ == State::raw && (is_hidden() || has_mark)) return is_hidden();
      if (safe == GoSafe::html && state_ == State::text) return markup(value);
      if (has_mark && value.find_first_of("\2\3\4\5") != value.npos) return false;
      for (const char c : go_escape(value)) out_ += c == kHtmlMark ? static_cast<char>(InnerMark::escaped) : c;
      return true;
    case State::tag_name:
      if (!is_plain(value)) return false;
      out_ += value;
      return true;
    case State::tag:
    case State::attribute:
      if (has_mark) return false;
      if (safe == GoSafe::attribute || is_plain(value)) {
        text(value);
      } else {
        text(kRefused);
      }
      return true;
    case State::before_value:
      quote_ = 0;
      value_ = out_.size();
      state_ = State::value;
      return attribute_value(value, safe);
    case State::value:
      return attribute_value(value, safe);
  }
  return false;
}

/// HTML that a value holds: it may open elements.
bool GoHtml::markup(std::string_view value) {
  for (std::size_t at = 0; at < value.size();) {
    const std::size_t mark = static_cast<std::size_t>(
        std::find_if(value.begin() + static_cast<std::ptrdiff_t>(at), value.end(), is_inner_mark) - value.begin());
    text(value.substr(at, mark - at));
    if (mark == value.size()) break;
    if (state_ != State::text && state_ != State::comment) return false;
    if (state_ == State::text && !is_hidden()) out_ += value[mark];
    at = mark + 1;
  }
  return true;
}

bool GoHtml::attribute_value(std::string_view value, GoSafe safe) {
  const bool has_mark = std::any_of(value.begin(), value.end(), is_inner_mark);
  const bool is_mark = value.size() == 1 && has_mark;
  if (name_.starts_with("on")) return !has_mark;
  if (name_ == "style") {
    if (has_mark) return false;
    out_ += safe == GoSafe::style ? go_escape(value) : is_plain_style(value) ? go_escape(value) : kRefused;
    return true;
  }
  if (has_mark && (!is_mark || value[0] != kHtmlMark || quote_ == 0)) return false;
  if (is_address_name(name_)) {
    if (is_mark)
      out_ += static_cast<char>(InnerMark::address);
    else
      address(value, safe);
    return true;
  }
  if (is_mark) {
    out_ += static_cast<char>(safe == GoSafe::html ? InnerMark::attribute : InnerMark::escaped);
    return true;
  }
  std::string escaped = safe == GoSafe::html ? go_attribute(value) : go_escape(value);
  for (const char c : escaped)
    if (quote_ == 0 && is_ascii_space(c))
      out_ += "&#32;";
    else
      out_ += c;
  return true;
}

void GoHtml::address(std::string_view value, GoSafe safe) {
  const std::string_view before = std::string_view(out_).substr(value_);
  if (before.find_first_of("?#") != before.npos && safe != GoSafe::address) {
    constexpr char kDigits[] = "0123456789abcdef";
    for (const char c : value) {
      if (is_ascii_name(c) || c == '.' || c == '~') {
        out_ += c;
        continue;
      }
      out_ += '%';
      out_ += kDigits[static_cast<unsigned char>(c) >> 4];
      out_ += kDigits[static_cast<unsigned char>(c) & 15];
    }
    return;
  }
  // only what begins an address has a scheme
  out_ +=
      before.empty() && safe != GoSafe::address ? go_address(value) : go_address("./" + std::string(value)).substr(2);
}

}  // namespace essaypack
