#include "content/text/element_end.h"

#include "base/text.h"
#include "content/text/html_names.h"
#include "content/text/math_html.h"

#include <algorithm>
#include <limits>
#include <string>

namespace essaypack {
namespace {

/// So far a tag may reach, and a span of code.
constexpr std::size_t kLongestTag = 16 * 1024, kLongestCode = 1000;

bool is_of_name(char c) { return is_ascii_name(c) || c == '.' || c == ':'; }

std::size_t end_of_name(std::string_view body, std::size_t at) {
  while (at < body.size() && is_of_name(body[at])) ++at;
  return at;
}

bool are_alike(std::string_view a, std::string_view b) {
  return a.size() == b.size() && to_lower_ascii(a) == to_lower_ascii(b);
}

/// What an element encloses.
enum class Holds { html, markdown };

/// Walks over what an element encloses.
class Inside {
 public:
  Inside(std::string_view body, std::string_view name, std::size_t at, Holds holds)
      : body_(body), name_(name), at_(at), holds_(holds) {}

  /// Behind its end tag; npos where there is none among the next `looks` tags.
  std::size_t end(int& looks) {
    for (bool at_line = false; at_ < body_.size();) {
      if (holds_ == Holds::html) at_ = std::min(body_.find('<', at_), body_.size() - 1);
      const char c = body_[at_];
      if (at_line && pass_fence()) continue;
      at_line = holds_ == Holds::markdown && c == '\n';
      if (c == '`' && holds_ == Holds::markdown)
        pass_code();
      else if (c != '<')
        ++at_;
      else if (looks-- <= 0)
        break;
      else if (pass_tag())
        return at_;
    }
    return std::string_view::npos;
  }

 private:
  /// True past a fence that begins in this line.
  bool pass_fence() {
    std::size_t text = at_;
    while (text < body_.size() && (body_[text] == ' ' || body_[text] == '\t' || body_[text] == '>')) ++text;
    const std::string_view mark = body_.substr(text, 3);
    if (mark != "```" && mark != "~~~") return false;
    const std::size_t line = std::min(body_.find('\n', text), body_.size());
    if (body_.substr(text + 3, line - text - 3).find('`') != std::string_view::npos) return false;
    for (at_ = line; at_ < body_.size();) {
      const std::size_t next = std::min(body_.find('\n', at_ + 1), body_.size());
      const std::string_view one = trim(body_.substr(at_, next - at_));
      at_ = next;
      if (one.starts_with(mark) && one.find_first_not_of(mark[0]) == one.npos) break;
    }
    return true;
  }

  void pass_code() {
    std::size_t begin = at_;
    while (at_ < body_.size() && body_[at_] == '`') ++at_;
    const std::string_view run = body_.substr(begin, at_ - begin);
    const std::string_view rest = body_.substr(at_, kLongestCode);
    const std::size_t close = rest.substr(0, rest.find("\n\n")).find(run);
    if (close != rest.npos) at_ += close + run.size();
  }

  bool pass_comment() {
    if (body_.compare(at_, 4, "<!--") != 0 || !has_comment_ends_) return false;
    const std::size_t close = body_.find("-->", at_ + 4);
    has_comment_ends_ = close != std::string_view::npos;
    at_ = has_comment_ends_ ? close + 3 : at_ + 4;
    return true;
  }

  struct Tag {
    std::size_t end = 0;  ///< 0: it is none.
    bool stands_alone = false;
  };
  /// The tag of the element's name at `at`, whose name ends at `name_end`.
  Tag read_tag(std::size_t at, std::size_t name_end, bool is_end) const {
    if (holds_ == Holds::html) {
      const std::size_t end = end_of_html_tag(body_, at);
      return {end, end > 0 && body_[end - 2] == '/'};
    }
    if (is_end) return {std::min(body_.find('>', name_end), body_.size() - 1) + 1};
    const std::optional<ComponentTag> tag = read_component_tag(body_, at);
    // one that can't be read opens an element, too: what is hidden rather ends late
    return tag ? Tag{tag->end, tag->stands_alone} : Tag{name_end};
  }

  /// True behind the end tag that was looked for.
  bool pass_tag() {
    if (holds_ == Holds::markdown && pass_comment()) return false;
    const std::size_t tag = at_;
    const bool is_end = body_.compare(tag + 1, 1, "/") == 0;
    const std::size_t begin = tag + 1 + is_end, name_end = end_of_name(body_, begin);
    at_ = std::max(name_end, begin);
    if (!are_alike(body_.substr(begin, name_end - begin), name_)) return false;
    const Tag found = read_tag(tag, name_end, is_end);
    if (found.end == 0) return false;
    at_ = found.end;
    depth_ += is_end ? -1 : !found.stands_alone;
    return depth_ == 0;
  }

  std::string_view body_, name_;
  std::size_t at_;
  Holds holds_;
  int depth_ = 1;
  bool has_comment_ends_ = true;
};

}  // namespace

const std::string_view* ComponentTag::find(std::string_view attribute) const {
  for (const auto& [key, value] : attributes)
    if (key == attribute) return &value;
  return nullptr;
}

std::optional<ComponentTag> read_component_tag(std::string_view body, std::size_t at) {
  ComponentTag tag;
  const std::size_t limit = std::min(body.size(), at + kLongestTag);
  const std::size_t name_end = end_of_name(body, at + 1);
  tag.name = body.substr(at + 1, name_end - at - 1);
  if (tag.name.empty() || !is_ascii_letter(tag.name[0])) return {};
  for (std::size_t i = name_end; i < limit;) {
    const char c = body[i];
    if (c == '>') {
      tag.end = i + 1;
      tag.stands_alone = body[i - 1] == '/' || is_void_element(to_lower_ascii(tag.name));
      return tag;
    }
    if (c == '<') return {};
    if (is_ascii_space(c) || c == '/') {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < limit && !is_ascii_space(body[end]) &&
           std::string_view("=/><").find(body[end]) == std::string_view::npos)
      ++end;
    end = std::max(end, i + 1);
    const std::string_view key = body.substr(i, end - i);
    std::size_t value = end;
    while (value < limit && is_ascii_space(body[value])) ++value;
    if (value >= limit || body[value] != '=') {
      tag.attributes.emplace_back(key, std::string_view());
      i = end;
      continue;
    }
    for (++value; value < limit && is_ascii_space(body[value]);) ++value;
    const bool is_quoted = value < limit && (body[value] == '"' || body[value] == '\'');
    const std::size_t close = is_quoted ? body.substr(0, limit).find(body[value], value + 1)
                                        : body.substr(0, limit).find_first_of(" \t\n>", value);
    if (close == std::string_view::npos) return {};
    tag.attributes.emplace_back(key, body.substr(value + is_quoted, close - value - is_quoted));
    i = close + is_quoted;
  }
  return {};
}

std::string_view element_name_at(std::string_view text, std::size_t at) {
  return text.substr(at, end_of_name(text, at) - at);
}

std::size_t end_of_element(std::string_view text, std::size_t open, int& looks) {
  const std::string_view name = element_name_at(text, open + 1);
  const std::size_t tag_end = name.empty() ? 0 : end_of_html_tag(text, open);
  if (tag_end == 0 || looks-- <= 0) return 0;
  // of the blocks without an end tag the only one
  if (are_alike(name, "hr") || text[tag_end - 2] == '/') return tag_end;
  const std::size_t end = Inside(text, name, tag_end, Holds::html).end(looks);
  return end == std::string_view::npos ? 0 : end;
}

std::size_t end_of_component(std::string_view body, std::string_view name, std::size_t from) {
  int looks = std::numeric_limits<int>::max();  // whoever asks counts
  return Inside(body, name, from, Holds::markdown).end(looks);
}

}  // namespace essaypack
