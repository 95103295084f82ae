/// `::: note` and `+++ title`: containers, which are tags whose ends are marks alone.

#include "content/tags/tag_scan.h"

#include "base/attribute_list.h"
#include "base/comments.h"
#include "base/restricted_name.h"
#include "base/text.h"
#include "content/tags/tag_ends.h"

#include <algorithm>

namespace essaypack {

/// The name of `::: encrypt`, or the class of `::: {.content-hidden}`, that keeps a container from some readers; empty:
/// there is none.
static std::string restricted_container(std::string_view rest) {
  const std::size_t list = std::min(rest.find('{'), rest.size());
  std::vector<std::string> names{to_lower_ascii(rest.substr(0, std::min(rest.find_first_of(" \t{["), list)))};
  for (std::size_t at = rest.find('.', list); at < rest.size(); at = rest.find('.', at + 1))
    if (rest[at - 1] == '{' || rest[at - 1] == ' ')
      names.push_back(to_lower_ascii(rest.substr(at + 1, rest.find_first_of(" }\t.#", at + 1) - at - 1)));
  for (std::string& name : names) {
    // Quarto's: the pages of a site are HTML
    const bool is_elsewhere = name == "content-visible" && rest.find("when-format=\"html") == rest.npos;
    if (is_elsewhere || is_called_as_restriction(name)) return name;
  }
  return {};
}

/// vdoing: `::: cardList 3` around a fence of YAML is a list of links.
static TagFound read_card_list(const TagCall& container, std::size_t end, std::string_view content) {
  content = trim(content);
  const std::size_t begin = content.find('\n'), close = content.rfind("\n```");
  if (!content.starts_with("```") || close == content.npos || close < begin) return {};
  TagCall call = container;
  call.content = content.substr(begin, close - begin + 1);
  return {TagFound::What::output, end, make_list(call)};
}

TagFound TagScanner::read_container(std::size_t at, std::size_t end) {
  TagFound found;
  const std::string shown = without_comments(body_.substr(at, end - at));
  const std::string_view line = trim(shown);
  const std::string marker(line.substr(0, 3));
  const std::string_view rest = line.substr(std::min(line.find_first_not_of(marker[0]), line.size()));
  if (trim(rest).empty()) {
    const bool is_open = std::any_of(open_.begin(), open_.end(), [&](const Open& open) { return open.name == marker; });
    return is_open ? close_tag(marker, end) : found;
  }
  const std::string restricted = marker == ":::" ? restricted_container(trim(rest)) : std::string();
  const bool is_closed = open_.size() < kMaxOpen && find_end_tag(marker, end);
  if (!restricted.empty())
    report_restricted(context_, at, restricted, is_closed ? RestrictedText::closed : RestrictedText::never_closed);
  if (!restricted.empty() && !is_closed) {
    found.what = TagFound::What::removed;
    found.end = body_.size();
  }
  if (!is_closed) return found;
  TagCall call{context_, marker, marker == "+++" ? rest : trim(rest), {}, true, {}, at, body_.substr(0, at), false, {}};
  const std::string name = to_lower_ascii(call.text.substr(0, call.text.find(' ')));
  if (restricted.empty() && is_one_of(name, {"cardlist", "cardimglist"}))
    if (const EndTag* close = find_end_tag(marker, end))
      if (TagFound list = read_card_list(call, close->end, body_.substr(end, close->begin - end)); list.end > 0)
        return list;
  found.output = make_container(call);
  if (!restricted.empty()) found.output.open = "<div>", found.output.close = "</div>", found.output.is_block = true;
  if (found.output.open.empty()) return found;
  // pandoc and markdown-it-attrs: `::: {hidden}`, `::: note {style="display:none"}`
  const std::size_t list = rest.find('{');
  const bool is_hidden =
      !restricted.empty() ||
      (list != rest.npos && hides_by_list(rest.substr(list + 1, rest.rfind('}') - list - 1), BareWords::attributes));
  if (is_hidden)
    found.output.open.insert(std::min(found.output.open.find_first_of(" >"), found.output.open.size()),
                             " hidden=\"hidden\"");
  found.what = TagFound::What::output;
  found.end = end;
  open_.push_back({marker, found.output, ""});
  return found;
}

}  // namespace essaypack
