/// End tags.

#include "content/tags/tag_ends.h"

#include "base/comments.h"
#include "base/text.h"
#include "content/tags/shortcode_template.h"
#include "content/tags/tag_scan.h"
#include "content/text/html_blocks.h"
#include "content/text/line_start.h"

#include <algorithm>

namespace essaypack {

namespace {

/// What a container begins and ends with: on every site, and of the theme Shoka.
constexpr std::string_view kContainers[] = {":::", "+++", ";;;"};

bool is_container(std::string_view name) {
  return std::find(std::begin(kContainers), std::end(kContainers), name) != std::end(kContainers);
}

/// HTML comments outside fenced code; one that is never closed hides the rest, where it is no text.
Pieces find_comments(std::string_view body, const Pieces& fences) {
  Pieces comments;
  const std::size_t last_close = body.rfind("-->");
  int open = 0;
  auto fence = fences.begin();
  for (std::size_t at = 0; (at = body.find("<!--", at)) != std::string_view::npos;) {
    while (fence != fences.end() && fence->second <= at) ++fence;
    if (fence != fences.end() && fence->first <= at) {
      at = fence->second;
      continue;
    }
    if (at > 0 && body[at - 1] == '`') {
      at += 4;
      continue;
    }
    const bool is_whole = body.compare(at, 5, "<!-->") == 0 || body.compare(at, 6, "<!--->") == 0;
    const bool is_closed = is_whole || (last_close != std::string_view::npos && last_close >= at + 4);
    if (!is_closed && ++open <= kMostOpenComments && !is_in_html_block(body, at)) {
      at += 4;
      continue;
    }
    const std::size_t end = is_closed ? end_of_html_comment(body, at) : body.size();
    comments.emplace_back(at, end);
    at = end;
  }
  return comments;
}

/// True between backticks of one line.
bool is_in_code_span(std::string_view body, std::size_t at) {
  constexpr std::size_t kMostLooked = 400;
  bool is_open = false;
  for (std::size_t back = at; back > 0 && body[back - 1] != '\n' && at - back < kMostLooked; --back)
    is_open ^= body[back - 1] == '`';
  return is_open && line_from(body, at, kMostLooked).find('`') != std::string_view::npos;
}

/// Tags with an end in every theme and plug-in that has them.
constexpr std::string_view kClosedTags =
    " aplayerlist aplayerlrc blocknote blockquote border box btns buttons callout centerquote chartjs chat code "
    "codeblock cq details dropdown echarts flink folders folding gi gp graphviz groupimage grouppicture hideblock "
    "hidetoggle lg linkgrid linkgroup markmap math_block mermaid noteblock okr paper plantuml pullquote quote raw "
    "score "
    "sitegroup spoiler submenu subnote subsubtabs subtabs table tabs timeline timenode typeit videos wavedrom ";

/// Volantis and Stellar have a note without one.
constexpr std::string_view kThemesOfClosedNotes = " anzhiyu butterfly fluid keep next redefine ";

}  // namespace

std::string_view read_tag_name(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && is_ascii_name(text[end])) ++end;
  return text.substr(0, end);
}

std::string_view inside_of_tag(std::string_view body, std::size_t at, std::size_t close) {
  return inside_of_braces(body.substr(at + 2, close - at - 2));
}

bool needs_end(std::string_view name, std::string_view theme) {
  if (is_listed(name, kClosedTags)) return true;
  if (theme.starts_with("hexo-theme-")) theme.remove_prefix(std::string_view("hexo-theme-").size());
  return name == "note" && is_listed(to_lower_ascii(theme), kThemesOfClosedNotes);
}

bool shows_words(std::string_view html) {
  bool in_tag = false;
  for (const char c : html) {
    if (!in_tag && c != '<' && !is_ascii_space(c)) return true;
    if (c == '<' || c == '>') in_tag = c == '<';
  }
  return html.find("<img") != html.npos;
}

Pieces find_raws(std::string_view body, const Pieces& fences, const Pieces& comments) {
  Pieces raws;
  std::size_t begin = 0, depth = 0;
  for (std::size_t at = 0; (at = body.find("{%", at)) != std::string_view::npos; at += 2) {
    const std::size_t close = body.substr(0, at + 200).find("%}", at);
    if (close == std::string_view::npos) continue;
    const std::string_view name = read_tag_name(inside_of_tag(body, at, close));
    if (name != "raw" && name != "endraw") continue;
    if (lies_in(fences, at) || lies_in(comments, at)) continue;
    if (name == "raw") {
      if (depth++ == 0) begin = close + 2;
    } else if (depth > 0 && --depth == 0) {
      raws.emplace_back(begin, at);
    }
  }
  return raws;
}

std::string without_raws(std::string_view text) {
  std::string out;
  std::size_t from = 0;
  for (const auto& [begin, end] : find_raws(text, {}, {})) {
    out += text.substr(from, text.rfind("{%", begin - 3) - from);
    out += text.substr(begin, end - begin);
    from = text.find("%}", end) + 2;
  }
  return out.append(text.substr(from));
}

void TagScanner::index_end_tags() {
  has_index_ = true;
  const Pieces fences = find_fences(body_);
  const Pieces comments = find_comments(body_, fences);
  // Jekyll and Hugo read their tags in comments, too
  const bool is_before_html = !is_of_hexo();
  const Pieces raws = is_before_html ? Pieces() : find_raws(body_, fences, comments);
  const auto add = [&](std::string name, EndTag tag) {
    const bool is_hidden = (!is_before_html || is_container(name)) && lies_in(comments, tag.begin);
    const bool is_text = lies_in(fences, tag.begin) || (!is_container(name) && lies_in(raws, tag.begin));
    if (!is_hidden && !is_text) end_tags_[std::move(name)].push_back(tag);
  };
  for (const std::string_view marker : kContainers)
    for (std::size_t at = 0; (at = body_.find(marker, at)) != std::string_view::npos;) {
      const std::size_t end = std::min(body_.find('\n', at), body_.size());
      const std::size_t start = at == 0 ? 0 : body_.rfind('\n', at) + 1;
      const std::size_t rest = std::min(body_.find_first_not_of(marker[0], at), end);
      if (trim(body_.substr(rest, end - rest)).empty() &&
          body_.substr(start, at - start).find_first_not_of(" \t>") == std::string_view::npos)
        add(std::string(marker), {at, end});
      at = end;
    }
  if (language_ == TagLanguage::shortcodes) {
    for (std::size_t at = 0; (at = body_.find("{{", at)) != std::string_view::npos; at += 2) {
      const std::string_view window = body_.substr(at + 2, 80);
      if (window.empty() || (window[0] != '<' && window[0] != '%')) continue;
      const std::string_view inside = trim(window.substr(1));
      if (!inside.starts_with('/')) continue;
      const std::size_t close = window.find(window[0] == '<' ? ">}}" : "%}}");
      if (close != std::string_view::npos)
        add(to_lower_ascii(shortcode_name(trim(inside.substr(1)))), {at, at + 2 + close + 3});
    }
    return;
  }
  if (language_ == TagLanguage::tera) {
    for (const auto& [name, end] : find_tera_ends(body_)) add(name, {end.first, end.second});
    return;
  }
  std::vector<NamedTag> tags;
  std::size_t next_close = 0;
  for (std::size_t at = 0; (at = body_.find("{%", at)) != std::string_view::npos; at += 2) {
    const std::size_t close = next_of("%}", at + 2, next_close);
    if (close == body_.npos) break;
    if (close - at > kMaxTag) continue;
    const std::string name = to_lower_ascii(read_tag_name(inside_of_tag(body_, at, close)));
    if (name.empty() || (is_of_hexo() && is_in_code_span(body_, at))) continue;
    if (name.starts_with("end")) add(name.substr(3), {at, close + 2});
    if (is_of_hexo() && !lies_in(fences, at) && !lies_in(comments, at) && !lies_in(raws, at))
      tags.push_back({name, at, close + 2});
  }
  pair_tags(tags);
}

/// Gives each tag the end that closes it: others of its name may stand between, and none that a tag takes as text.
void TagScanner::pair_tags(const std::vector<NamedTag>& tags) {
  std::unordered_map<std::string, std::vector<std::size_t>> open;
  for (std::size_t i = 0; i < tags.size(); ++i) {
    const NamedTag& tag = tags[i];
    const TagEntry* const entry = find_tag(tag.name);
    if (entry && entry->content == TagContent::whole) {
      std::size_t next = i + 1;
      while (next < tags.size() && tags[next].name != tag.name && tags[next].name != "end" + tag.name) ++next;
      const bool is_closed = next < tags.size() && tags[next].name != tag.name;
      own_ends_[tag.begin] = is_closed ? std::optional(EndTag{tags[next].begin, tags[next].end}) : std::nullopt;
      if (is_closed) i = next;
    } else if (!tag.name.starts_with("end")) {
      open[tag.name].push_back(tag.begin);
      own_ends_[tag.begin] = std::nullopt;
    } else if (std::vector<std::size_t>& same = open[tag.name.substr(3)]; !same.empty()) {
      own_ends_[same.back()] = EndTag{tag.begin, tag.end};
      same.pop_back();
    }
  }
}

std::optional<TagScanner::EndTag> TagScanner::find_own_end(const TagCall& call, std::size_t from) {
  if (!has_index_) index_end_tags();
  if (const auto own = own_ends_.find(call.at); own != own_ends_.end()) return own->second;
  const EndTag* const next = find_end_tag(call.name, from);
  return next ? std::optional(*next) : std::nullopt;
}

/// The next `{% endname %}`; null if there is none. All end tags are indexed once.
const TagScanner::EndTag* TagScanner::find_end_tag(const std::string& name, std::size_t from) {
  if (!has_index_) index_end_tags();
  const auto known = end_tags_.find(name);
  if (known == end_tags_.end()) return nullptr;
  const auto next = std::lower_bound(known->second.begin(), known->second.end(), from,
                                     [](const EndTag& tag, std::size_t value) { return tag.begin < value; });
  return next == known->second.end() ? nullptr : &*next;
}

}  // namespace essaypack
