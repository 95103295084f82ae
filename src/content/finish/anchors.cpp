/// Links to a place in the post itself.

#include "content/finish/finish.h"
#include "content/lookup/own_links.h"
#include "content/text/heading_id.h"
#include "model/page_anchors.h"

namespace essaypack {

namespace {

/// Ids of headings by `loose_id`: in it those are equal that differ in punctuation or letter case only.
using LooseIds = std::map<std::string, std::string>;

const std::string* find_similar_id(const Finish& finish, LooseIds& similar, const std::string& written) {
  if (similar.empty())
    for (const Heading& heading : finish.fragment.headings) similar.emplace(loose_id(heading.id), heading.id);
  const auto found = similar.find(loose_id(written));
  return found == similar.end() || found->first.empty() ? nullptr : &found->second;
}

}  // namespace

void check_anchors(Finish& finish) {
  LooseIds similar;
  for (Link& link : finish.fragment.links) {
    if (!link.is_local || link.fragment.empty() || finish.ids.count(link.fragment) ||
        finish.ids.count("#" + link.fragment))
      continue;
    const std::string written = link.fragment;
    const std::string* const meant = find_similar_id(finish, similar, written);
    if (meant)
      link.fragment = *meant;
    else if (is_page_anchor(written) || finish.fragment.lacks_text)
      continue;
    finish.context.diagnostics.report(
        meant ? Kind::content_near_fragment : Kind::content_unknown_fragment, place_of(link, finish.context),
        tr("this post has no heading '#{}'", shown_reference(written)), meant ? tr("write '#{}'", *meant) : Message());
  }
}

}  // namespace essaypack
