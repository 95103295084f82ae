#include "content/tag_scan.h"

#include "base/text.h"

#include <algorithm>

namespace essaypack {

namespace {

constexpr std::size_t kMaxTag = 4'000;

bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

std::string_view read_name(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && is_name(text[end])) ++end;
  return text.substr(0, end);
}

/// What stands between `{%` and `%}`, dashes for white space control taken off.
std::string_view inside_of(std::string_view body, std::size_t at, std::size_t close) {
  std::string_view inside = body.substr(at + 2, close - at - 2);
  if (!inside.empty() && inside.front() == '-') inside.remove_prefix(1);
  if (!inside.empty() && inside.back() == '-') inside.remove_suffix(1);
  return trim(inside);
}

}  // namespace

std::size_t TagScanner::next_of(std::string_view closer, std::size_t from, std::size_t& memory) const {
  if (memory != std::string_view::npos && memory < from) memory = body_.find(closer, from);
  return memory;
}

TagFound TagScanner::read_braces(std::size_t at, int line) {
  const char next = at + 1 < body_.size() ? body_[at + 1] : ' ';
  TagFound found;
  if (next == '%') found = read_tag(at, line);
  if (next == '{') found = read_variable(at);
  if (next == '#') found = read_note(at);
  if (found.end == 0) found.end = at + 1;
  return found;
}

/// `{# comment #}`: the site hides it, so it goes. `{#id}` is an id.
TagFound TagScanner::read_note(std::size_t at) {
  TagFound found;
  std::size_t id = at + 2;
  while (id < body_.size() && !is_ascii_space(body_[id]) && body_[id] != '}' && body_[id] != '#') ++id;
  if (id < body_.size() && id > at + 2 && body_[id] == '}') return found;
  const std::size_t close = next_of("#}", at + 2, next_hash_);
  if (close == std::string_view::npos) return found;
  found.what = TagFound::What::removed;
  found.end = close + 2;
  return found;
}

/// `{{ key }}`: a field of the head; anything else is text.
TagFound TagScanner::read_variable(std::size_t at) const {
  TagFound found;
  const std::string_view window = body_.substr(at, 200);
  const std::size_t close = window.substr(0, window.find('\n')).find("}}");
  if (close == std::string_view::npos) return found;
  found.end = at + close + 2;
  std::string key(trim(window.substr(2, close - 2)));
  for (const std::string_view prefix : {"page.", "post."})
    if (key.compare(0, prefix.size(), prefix) == 0) key.erase(0, prefix.size());
  const auto field = context_.post.fields.find(key);
  const bool is_title = key == "title" && field == context_.post.fields.end();
  if (field == context_.post.fields.end() && !is_title) return found;
  found.what = TagFound::What::output;
  found.output.plain = xml_clean(is_title ? context_.post.title : field->second);
  found.output.is_text = true;
  return found;
}

TagFound TagScanner::read_tag(std::size_t at, int line) {
  TagFound found;
  const std::size_t close = next_of("%}", at + 2, next_percent_);
  if (close == std::string_view::npos || close - at > kMaxTag) return found;
  const std::string_view inside = inside_of(body_, at, close);
  const std::string_view written = read_name(inside.substr(0, inside.find("::")));
  if (written.empty()) return found;
  const std::string name = to_lower_ascii(written);
  if (name.compare(0, 3, "end") == 0) return close_tag(std::string_view(name).substr(3), close + 2);
  TagCall call{context_, name, trim(inside.substr(written.size())), {}, false, {}, line};
  if (call.text.substr(0, 2) == "::") call.text.remove_prefix(2);
  call.words = split_words(call.text);
  return open_tag(call, close + 2);
}

TagFound TagScanner::open_tag(TagCall& call, std::size_t end) {
  TagFound found;
  found.end = end;
  const TagEntry* entry = find_tag(call.name);
  if (!entry) {
    context_.diagnostics.report(Kind::content_unknown_tag, {context_.post.source, call.line, 0},
                                "unknown tag '" + call.name + "', its inner text is kept");
    found.what = TagFound::What::removed;
    return found;
  }
  found.what = TagFound::What::output;
  const std::size_t end_tag = entry->content == TagContent::none ? std::string_view::npos : find_end_tag(call.name, end);
  call.is_block = end_tag != std::string_view::npos;
  if (entry->content == TagContent::whole && call.is_block) return take_whole(call, *entry, end);
  found.output = entry->make(call);
  if (entry->content == TagContent::markdown && call.is_block) open_.push_back({call.name, found.output});
  else found.output.open += found.output.close;
  return found;
}

TagFound TagScanner::take_whole(TagCall& call, const TagEntry& entry, std::size_t end) {
  TagFound found;
  const std::size_t end_tag = find_end_tag(call.name, end);
  call.content = body_.substr(end, end_tag - end);
  found.what = TagFound::What::output;
  found.end = body_.find("%}", end_tag) + 2;
  found.output = entry.make(call);
  return found;
}

TagFound TagScanner::close_tag(std::string_view name, std::size_t end) {
  TagFound found;
  found.end = end;
  found.what = TagFound::What::removed;
  const auto opener = std::find_if(open_.rbegin(), open_.rend(), [&](const Open& open) { return open.name == name; });
  if (opener == open_.rend()) return found;
  found.what = TagFound::What::output;
  found.output.is_block = true;
  const auto keep = static_cast<std::size_t>(std::distance(opener, open_.rend())) - 1;
  while (open_.size() > keep) {
    found.output.open += (open_.back().has_section ? "</section>" : "") + open_.back().output.close;
    open_.pop_back();
  }
  return found;
}

TagFound TagScanner::read_comment(std::size_t at) {
  TagFound found;
  found.end = at + 1;
  if (open_.empty() || body_.compare(at, 4, "<!--") != 0) return found;
  Open& inner = open_.back();
  const std::string_view part = inner.name == "timeline" ? "timeline" : "tab";
  if (inner.name != "tabs" && inner.name != "subtabs" && inner.name != "timeline") return found;
  const std::size_t close = body_.substr(0, at + kMaxTag).find("-->", at);
  if (close == std::string_view::npos) return found;
  std::string_view text = trim(body_.substr(at + 4, close - at - 4));
  const bool is_end = text.substr(0, 3) == "end";
  const std::string word = to_lower_ascii(read_name(is_end ? text.substr(3) : text));
  if (word != part && word != "sub" + std::string(part)) return found;
  found.what = TagFound::What::output;
  found.end = close + 3;
  found.output.is_block = true;
  found.output.open = inner.has_section ? "</section>" : "";
  inner.has_section = !is_end;
  if (is_end) return found;
  text = trim(text.substr(word.size()));
  text = trim(text.substr(0, text.find('@')));
  found.output.open += open_titled_section(part, text);
  return found;
}

/// The place of the next `{% endname`; npos if there is none. All end tags are indexed once.
std::size_t TagScanner::find_end_tag(const std::string& name, std::size_t from) {
  if (!has_index_) {
    has_index_ = true;
    for (std::size_t at = 0; (at = body_.find("{%", at)) != std::string_view::npos; at += 2) {
      const std::string_view inside = inside_of(body_, at, std::min(at + 60, body_.size()));
      const std::string_view word = read_name(inside);
      if (word.substr(0, 3) != "end" || body_.find("%}", at) == std::string_view::npos) continue;
      end_tags_[to_lower_ascii(word.substr(3))].push_back(at);
    }
  }
  const auto known = end_tags_.find(name);
  if (known == end_tags_.end()) return std::string_view::npos;
  const auto next = std::lower_bound(known->second.begin(), known->second.end(), from);
  return next == known->second.end() ? std::string_view::npos : *next;
}

}  // namespace essaypack
