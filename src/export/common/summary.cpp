#include "export/common/summary.h"

#include "base/text.h"
#include "config/sections/feed.h"
#include "content/text/text_gather.h"

namespace essaypack {

namespace {

/// Any white space: a summary has one space where the text has two, or one that does not break.
void skip_spaces(std::string_view text, std::size_t& at) {
  for (std::size_t next = at; next < text.size() && is_space(next_code_point(text, next));) at = next;
}

/// Follows `text` through the texts below `node`; false at the first difference.
bool matches_text(const pugi::xml_node& node, std::string_view text, std::size_t& at) {
  for (pugi::xml_node child : node.children()) {
    if (child.type() == pugi::node_element && !matches_text(child, text, at)) return false;
    const std::string_view value = child.value();
    for (std::size_t from = 0; from < value.size();) {
      const char32_t c = next_code_point(value, from);
      if (is_space(c)) continue;
      skip_spaces(text, at);
      if (at == text.size() || next_code_point(text, at) != c) return false;
    }
    // What a note or a table shows beside its words is no part of a summary.
    if (std::string_view(child.name()) == "ep:ref") return false;
  }
  return true;
}

}  // namespace

std::string one_line(std::string_view text) { return collapse_white_space(xml_clean(text)); }

bool has_written_summary(const Post& post) {
  return !post.description.empty() || !post.summary.empty() || !post.intro.empty();
}

std::string summary_of(const Post& post, const Fragment* fragment, const Config& config, const Site& site) {
  std::string text;
  for (const CompactText* written : {&post.description, &post.summary, &post.intro})
    if (text.empty()) text = one_line(*written);
  if (text.empty() && fragment) text = one_line(fragment->excerpt_text);
  if (text.empty() && fragment) text = one_line(fragment->opening_text);
  return cut_text(text, config.feed->content_limit, site.language_of(post));
}

std::string words_of(const Post& post, const Fragment& fragment, const Config& config, const Site& site) {
  constexpr std::size_t kEnough = 8'000;
  TextGather gather;
  gather.with_all().limit(kEnough).take(fragment.body.document_element());
  return cut_text(gather.one_line(), config.feed->content_limit, site.language_of(post));
}

bool is_whole_text(const Fragment& fragment, std::string_view text) {
  std::size_t at = 0;
  if (!matches_text(fragment.body.document_element(), text, at)) return false;
  skip_spaces(text, at);
  return at == text.size();
}

}  // namespace essaypack
