#include "content/lookup/places.h"

#include "base/text.h"

#include <algorithm>
#include <array>

namespace essaypack {

namespace {

/// How far from its line a text is looked for: a paragraph or an element of several lines.
constexpr std::size_t kWindow = 4'000;
/// Bytes from the start of a line behind which its columns are not counted.
constexpr std::size_t kMaxColumn = 2'000;
/// cmark-gfm knows no longer run.
constexpr std::size_t kMaxBackticks = 80;
/// Bytes before an address in which its tag begins.
constexpr std::size_t kMaxTag = 1'000;
constexpr std::size_t npos = std::string_view::npos;

/// What an address stands in.
struct Setting {
  FoundAddress::Form form = FoundAddress::Form::unknown;
  std::string tag = {};
};

/// The tag of a template that is open where `before` ends: its braces and its name.
std::string open_tag(std::string_view before) {
  const std::size_t window = before.size() > kMaxTag ? before.size() - kMaxTag : 0;
  const std::string_view near = before.substr(window);
  std::size_t at = npos;
  for (const std::string_view mark : {"{%", "{{"})
    if (const std::size_t last = near.rfind(mark); last != npos && (at == npos || last > at)) at = last;
  if (at == npos || near.find("%}", at + 2) != npos || near.find("}}", at + 2) != npos) return {};
  std::size_t end = std::min(near.find_first_not_of("{%<- ", at), near.size());
  while (end < near.size() && (is_ascii_name(near[end]) || near[end] == '/')) ++end;
  return std::string(near.substr(at, end - at));
}

/// True for a text with nothing but spaces and signs around it: an item of a list in a tag, a value of YAML.
bool is_whole_word(std::string_view body, std::size_t begin, std::size_t end) {
  constexpr std::string_view kBefore = " \t\n,:|(\"'<", kBehind = " \t\n,|)\"'>%;";
  return (begin == 0 || kBefore.find(body[begin - 1]) != npos) &&
         (end >= body.size() || kBehind.find(body[end]) != npos);
}

/// What the text from `begin` to `end` is the address of, if it is one.
Setting setting_of(std::string_view body, std::size_t begin, std::size_t end) {
  using Form = FoundAddress::Form;
  constexpr std::string_view kSpaces = " \t\n";
  const std::string_view before = body.substr(0, begin);
  const char last = before.empty() ? '\n' : before.back();
  const char next = end < body.size() ? body[end] : '\n';
  const bool ends_word = kSpaces.find(next) != npos || next == ')' || next == '>';
  const bool is_angled = last == '<';
  std::string_view opener = before.substr(0, before.size() - is_angled);
  while (!opener.empty() && kSpaces.find(opener.back()) != npos && before.size() - opener.size() < 100)
    opener.remove_suffix(1);
  if (ends_word && opener.ends_with("](")) return {Form::markdown, {}};
  if (ends_word && opener.ends_with("]:")) return {Form::markdown, {}};
  if (is_angled && next == '>') return {Form::markdown, {}};
  if (before.ends_with("[[") && (next == ']' || next == '|' || next == '#')) return {Form::wiki, {}};
  const bool is_quoted = (last == '"' || last == '\'' || last == '`') && next == last;
  const bool is_value = before.substr(0, before.size() - is_quoted).ends_with('=');
  if (is_quoted || kSpaces.find(last) != npos || is_value)
    if (std::string tag = open_tag(before); !tag.empty()) return {Form::tag, std::move(tag)};
  std::string_view name = before.substr(0, before.size() - is_quoted);
  while (!name.empty() && kSpaces.find(name.back()) != npos && before.size() - name.size() < 100) name.remove_suffix(1);
  if (name.ends_with('=') && (is_quoted || (last == '=' && ends_word))) return {Form::html, {}};
  const bool is_bare = body.substr(begin, end - begin).find("://") != npos || body.substr(begin, 4) == "www.";
  if (is_bare && !is_ascii_alnum(last) && !is_ascii_alnum(next) && next != '/') return {Form::markdown, {}};
  return {};
}

}  // namespace

/// The offset at which a line of the body (from 0) begins.
std::size_t SourcePlaces::start_of(int line) const {
  if (starts_.empty()) {
    starts_.push_back(0);
    for (std::size_t at = 0; (at = body_.find('\n', at)) != std::string_view::npos;) starts_.push_back(++at);
  }
  if (line < 0) return 0;
  return static_cast<std::size_t>(line) < starts_.size() ? starts_[static_cast<std::size_t>(line)] : body_.size();
}

Place SourcePlaces::at(std::size_t offset) const {
  const auto after = std::upper_bound(cuts_.begin(), cuts_.end(), offset,
                                      [](std::size_t value, const Cut& cut) { return value < cut.at; });
  const std::size_t hidden = after == cuts_.begin() ? 0 : std::prev(after)->removed;
  return at_whole(offset + hidden);
}

Place SourcePlaces::at_whole(std::size_t offset) const {
  if (first_line_ <= 0) return {file_, 0, 0};
  offset = std::min(offset, body_.size());
  start_of(0);
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
  const std::size_t start = *std::prev(after);
  const int line = first_line_ + static_cast<int>(after - starts_.begin()) - 1;
  if (offset - start > kMaxColumn) return {file_, line, 0};
  return {file_, line, static_cast<int>(count_code_points(body_.substr(start, offset - start))) + 1};
}

std::string_view SourcePlaces::text_at(const Place& place, std::size_t& before) const {
  if (first_line_ <= 0 || place.column <= 0 || place.line < first_line_) return {};
  const std::size_t start = start_of(place.line - first_line_);
  const std::string_view line = body_.substr(start, std::min(body_.find('\n', start), body_.size()) - start);
  before = 0;
  for (int column = 1; column < place.column && before < line.size(); ++column) next_code_point(line, before);
  return line;
}

std::size_t SourcePlaces::next_outside_code(std::string_view text, std::size_t from, std::size_t limit,
                                            const Fits& fits) const {
  const std::string_view window = body_.substr(0, std::min(body_.size(), limit));
  std::array<bool, kMaxBackticks + 1> dead{};  // lengths of runs that nothing closes
  std::size_t hit = window.find(text, from), tick = window.find('`', from);
  while (hit != npos) {
    if (tick < hit) {
      const std::size_t end = std::min(window.find_first_not_of('`', tick), window.size());
      const std::size_t count = end - tick;
      std::size_t close = npos;
      for (std::size_t at = end; count <= kMaxBackticks && !dead[count] && (at = window.find('`', at)) != npos;) {
        const std::size_t run = std::min(window.find_first_not_of('`', at), window.size());
        if (run - at == count) {
          close = run;
          break;
        }
        at = run;
      }
      if (close == npos && count <= kMaxBackticks) dead[count] = true;
      from = close == npos ? end : close;
      if (from > hit) hit = window.find(text, from);
      tick = window.find('`', from);
      continue;
    }
    if (fits(hit)) return hit;
    hit = window.find(text, hit + 1);
  }
  return npos;
}

Place SourcePlaces::find_where(int line, std::string_view text, const Fits& fits) const {
  if (first_line_ <= 0 || text.empty() || line < first_line_) return this->line(line);
  const std::size_t start = start_of(line - first_line_);
  auto [next, is_new] = found_.emplace(std::make_pair(line, std::string(text)), start);
  const std::size_t offset = next_outside_code(text, is_new ? start : next->second, start + kWindow, fits);
  if (offset == npos) return this->line(line);
  next->second = offset + text.size();
  return at_whole(offset);
}

Place SourcePlaces::find(int line, std::string_view text) const {
  return find_where(line, text, [](std::size_t) { return true; });
}

Place SourcePlaces::find_tag(int line, std::string_view name) const {
  const std::string tag = "<" + std::string(name);
  const auto is_whole = [&](std::size_t at) {
    const std::size_t end = at + tag.size();
    if (at > 0 && body_[at - 1] == '\\') return false;
    return end >= body_.size() || is_ascii_space(body_[end]) || body_[end] == '>' || body_[end] == '/' ||
           body_[end] == '<';
  };
  Place place = find_where(line, tag, is_whole);
  if (place.column > 0 || first_line_ <= 0 || line < first_line_) return place;
  std::string upper = tag;
  for (char& c : upper)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return find_where(line, upper, is_whole);
}

/// Where the address of a definition, `[label]: address`, stands; npos where nothing defines it.
std::size_t SourcePlaces::definition_of(std::string_view address) const {
  if (!definitions_) {
    definitions_.emplace();
    for (std::size_t at = 0; (at = body_.find("]:", at)) != npos;) {
      at = std::min(body_.find_first_not_of(" \t\n", at + 2), body_.size());
      if (at < body_.size() && body_[at] == '<') ++at;
      const std::size_t end = std::min(body_.find_first_of(" \t\n>", at), body_.size());
      definitions_->emplace(body_.substr(at, end - at), at);
    }
  }
  const auto found = definitions_->find(address);
  return found == definitions_->end() ? npos : found->second;
}

FoundAddress SourcePlaces::find_address(int line, std::string_view address) const {
  using Form = FoundAddress::Form;
  FoundAddress found{this->line(line), Form::unknown, {}};
  if (first_line_ <= 0 || address.empty() || line < first_line_) return found;
  Setting setting;
  const auto is_one = [&](std::size_t at) {
    setting = setting_of(body_, at, at + address.size());
    return setting.form != Form::unknown;
  };
  const std::size_t start = start_of(line - first_line_);
  auto [next, is_new] = found_.emplace(std::make_pair(line, std::string(address)), start);
  const std::size_t from = is_new ? start : next->second;
  const std::size_t limit = std::min(start + kWindow, body_.size());
  const std::size_t paragraph = std::min(body_.substr(0, limit).find("\n\n", from), limit);
  std::size_t at = next_outside_code(address, from, paragraph, is_one);
  if (at == npos && (at = definition_of(address)) != npos) {
    found.place = at_whole(at);
    found.form = Form::markdown;
    return found;
  }
  if (at == npos) at = next_outside_code(address, paragraph, limit, is_one);
  if (at == npos && address.find_first_of("/.#") != npos) {
    at = next_outside_code(address, from, limit,
                           [&](std::size_t begin) { return is_whole_word(body_, begin, begin + address.size()); });
    setting = {};
  }
  if (at == npos) return found;
  next->second = at + address.size();
  return {at_whole(at), setting.form, setting.tag};
}

}  // namespace essaypack
