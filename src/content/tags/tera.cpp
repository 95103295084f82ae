/// Zola's shortcodes in a body (getzola/zola, `components/markdown/src/shortcode`).

#include "base/restricted_name.h"
#include "base/text.h"
#include "content/tags/shortcode_files.h"
#include "content/tags/shortcode_template.h"
#include "content/tags/tag_scan.h"
#include "content/tags/tera_template.h"

#include <algorithm>

namespace essaypack {
namespace {

constexpr std::size_t kLongest = 8'000;  ///< Bytes of a shortcode.

/// A shortcode as it stands between its braces.
struct Call {
  std::string name;            ///< Lower case; empty: this is none.
  std::string_view written;    ///< The same as it is written.
  std::string_view arguments;  ///< `key="value", other=1`
  bool is_end = false;
  bool is_shown = false;  ///< `/* ... */` is written around it.
  std::size_t end = 0;    ///< Behind its closing braces.
};

/// The closing braces of what opens at `at`, outside of quotes; npos if they are too far. `next` is a memory for one
/// walk, 0 at its start: the next closing braces, wherever they stand.
std::size_t find_close(std::string_view body, std::size_t at, std::string_view closer, std::size_t& next) {
  if (next != body.npos && next < at + 2) next = body.find(closer, at + 2);
  if (next == body.npos || next - at > kLongest) return body.npos;
  char quote = 0;
  const std::size_t end = std::min(body.size(), at + kLongest);
  for (std::size_t i = at + 2; i + 1 < end; ++i) {
    if (quote != 0) {
      if (body[i] == quote) quote = 0;
    } else if (body[i] == '"' || body[i] == '\'' || body[i] == '`') {
      quote = body[i];
    } else if (body.substr(i, 2) == closer) {
      return i;
    }
  }
  return next;  // a quote that nothing closes is a letter
}

/// `next` has the memories of `find_close` for variables and blocks.
Call call_at(std::string_view body, std::size_t at, std::size_t (&next)[2]) {
  Call call;
  const bool is_block = body.substr(at, 2) == "{%";
  std::size_t begin = at + 2;
  while (begin < body.size() && (is_ascii_space(body[begin]) || body[begin] == '/' || body[begin] == '*')) ++begin;
  std::size_t behind = begin;
  while (behind < body.size() && is_ascii_name(body[behind])) ++behind;
  const bool may_end = is_block && body.substr(begin, behind - begin) == "end";
  while (behind < body.size() && body[behind] == ' ') ++behind;
  if (!may_end && (behind >= body.size() || body[behind] != '(')) return call;
  const std::size_t close = find_close(body, at, is_block ? "%}" : "}}", next[is_block]);
  if (close == body.npos) return call;
  const std::string_view inside = trim(body.substr(at + 2, close - at - 2));
  call.end = close + 2;
  call.is_shown = inside.starts_with("/*") && inside.ends_with("*/");
  call.is_end = is_block && inside == "end";
  std::size_t end = 0;
  while (end < inside.size() && is_ascii_name(inside[end])) ++end;
  const std::size_t open = inside.find_first_not_of(' ', end);
  if (end == 0 || open == inside.npos || inside[open] != '(' || inside.back() != ')') return call;
  call.written = inside.substr(0, end);
  call.name = to_lower_ascii(call.written);
  call.arguments = inside.substr(open + 1, inside.size() - open - 2);
  return call;
}

/// Commas between arguments become spaces.
std::string without_commas(std::string_view arguments) {
  std::string text(arguments);
  char quote = 0;
  for (char& c : text) {
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'' || c == '`') {
      quote = c;
    } else if (c == ',' || c == '\n') {
      c = ' ';
    }
  }
  return text;
}

}  // namespace

std::vector<std::pair<std::string, std::pair<std::size_t, std::size_t>>> find_tera_ends(std::string_view body) {
  std::vector<std::pair<std::string, std::pair<std::size_t, std::size_t>>> ends;
  std::vector<std::string> open;
  std::size_t next[2] = {0, 0};
  for (std::size_t at = 0; (at = body.find("{%", at)) != body.npos; at += 2) {
    Call call = call_at(body, at, next);
    const std::size_t begin = at;
    if (call.is_shown || call.is_end || !call.name.empty()) at = call.end - 2;
    if (call.is_shown) continue;
    if (!call.name.empty()) open.push_back(std::move(call.name));
    if (!call.is_end || open.empty()) continue;
    ends.push_back({std::move(open.back()), {begin, call.end}});
    open.pop_back();
  }
  return ends;
}

std::vector<std::pair<std::size_t, std::size_t>> find_hidden_bodies(std::string_view body, const BodyContext& context) {
  std::vector<std::pair<std::size_t, std::size_t>> hidden;
  std::vector<Call> open;
  std::size_t next[2] = {0, 0}, spent = 0, hider = 0;  // `hider`: how many are open with the one that hides its text
  std::size_t restricted = body.npos;                  // where a tag begins that hides itself, too
  for (std::size_t at = 0; (at = body.find("{%", at)) != body.npos; at += 2) {
    Call call = call_at(body, at, next);
    const std::size_t begin = at;
    if (call.is_shown || call.is_end || !call.name.empty()) at = call.end - 2;
    if (call.is_shown) continue;
    if (!call.name.empty()) {
      open.push_back(call);
      if (hider > 0) continue;
      if (is_called_as_secret(call.name)) {
        hider = open.size();
        restricted = begin;
        report_restricted(context, begin, call.written, RestrictedText::closed);
        continue;
      }
      const ShortcodeFile* file = context.shortcodes ? context.shortcodes->find(call.written, "") : nullptr;
      if (!file || file->tera.empty()) continue;
      spent += file->tera.size();
      if (spent <= kMostShortcodeCost && may_show_body(file->tera, call.arguments)) continue;
      hider = open.size();
      context.diagnostics.report(
          Kind::content_unknown_tag, context.places.at(begin),
          tr("the template of the shortcode '{}' does not show its inner text, which is left out", call.written),
          tr("'{}' is its template", file->name));
    } else if (call.is_end && !open.empty()) {
      if (open.size() == hider) {
        if (restricted == body.npos)
          hidden.emplace_back(open.back().end, begin);
        else
          hidden.emplace_back(restricted, call.end);
        restricted = body.npos;
        hider = 0;
      }
      open.pop_back();
    }
  }
  return hidden;
}

/// `{{ name(key="value") }}` stands alone, `{% name() %}` has a body up to `{% end %}`. Whatever else is in braces is
/// text.
TagFound TagScanner::read_tera(std::size_t at) {
  TagFound found;
  const Call call = call_at(body_, at, next_shortcode_);
  if (call.is_shown) {
    found.what = TagFound::What::output;
    found.end = call.end;
    found.output.plain = clean_code(body_.substr(at, call.end - at));
    found.output.is_text = true;
    return found;
  }
  if (call.is_end && !tera_.empty()) {
    const std::string name = std::move(tera_.back());
    tera_.pop_back();
    return close_tag(name, call.end);
  }
  if (call.name.empty()) return found;
  const bool is_block = body_[at + 1] == '%';
  std::string shown;
  const std::string_view arguments = shown_arguments(call.arguments, shown);
  TagCall tag{context_, call.name, arguments, {}, false, {}, at, body_.substr(0, at), !is_block, {}};
  read_named_arguments(without_commas(arguments), tag.words, tag.named);
  found = open_tag(tag, call.end);
  if (is_block && found.end == call.end) tera_.push_back(call.name);
  return found;
}

}  // namespace essaypack
