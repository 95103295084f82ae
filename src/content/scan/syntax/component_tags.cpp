#include "content/scan/syntax/component_tags.h"

#include "base/text.h"
#include "content/text/html_names.h"

#include <algorithm>
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

/// Walks over what an element encloses.
class Inside {
 public:
  Inside(std::string_view body, std::string_view name, std::size_t at) : body_(body), name_(name), at_(at) {}

  std::size_t end() {
    for (bool at_line = false; at_ < body_.size();) {
      const char c = body_[at_];
      if (at_line && pass_fence()) continue;
      at_line = c == '\n';
      if (c == '`')
        pass_code();
      else if (c != '<')
        ++at_;
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

  /// True behind the end tag that was looked for.
  bool pass_tag() {
    if (body_.compare(at_, 4, "<!--") == 0 && has_comment_ends_) {
      const std::size_t close = body_.find("-->", at_ + 4);
      has_comment_ends_ = close != std::string_view::npos;
      at_ = has_comment_ends_ ? close + 3 : at_ + 4;
      return false;
    }
    const bool is_end = body_.compare(at_ + 1, 1, "/") == 0;
    const std::size_t begin = at_ + 1 + is_end, end = end_of_name(body_, begin);
    const std::size_t tag = at_;
    at_ = std::max(end, begin);
    if (!are_alike(body_.substr(begin, end - begin), name_)) return false;
    if (!is_end) {
      const std::optional<ComponentTag> inner = read_component_tag(body_, tag);
      if (inner) at_ = inner->end;
      depth_ += !inner || !inner->stands_alone;
      return false;
    }
    const std::size_t close = body_.find('>', end);
    at_ = close == std::string_view::npos ? body_.size() : close + 1;
    return --depth_ == 0;
  }

  std::string_view body_, name_;
  std::size_t at_;
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

std::size_t end_of_component(std::string_view body, std::string_view name, std::size_t from) {
  return Inside(body, name, from).end();
}

}  // namespace essaypack
