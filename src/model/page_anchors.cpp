#include "model/page_anchors.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <string>

namespace essaypack {
namespace {

constexpr std::array<std::string_view, 37> kAnchors = {"top",         "bottom",
                                                       "header",      "footer",
                                                       "main",        "content",
                                                       "sidebar",     "nav",
                                                       "toc",         "toc-div",
                                                       "contents",    "comment",
                                                       "comments",    "respond",
                                                       "reply",       "cmt",
                                                       "disqus",      "disqus_thread",
                                                       "gitalk",      "gitalk-container",
                                                       "gitment",     "gitment-container",
                                                       "valine",      "vcomments",
                                                       "vcomment",    "waline",
                                                       "twikoo",      "utterances",
                                                       "giscus",      "sohucs",
                                                       "cusdis",      "more",
                                                       "back-to-top", "reward",
                                                       "share",       "post-comments",
                                                       "feedback"};
/// Each with a number behind it. Numbers alone may be anything: notes, years, lines.
constexpr std::array<std::string_view, 11> kNumbered = {"comment_", "isso-", "comment-",     "comment",
                                                        "more-",    "post-", "div-comment-", "li-comment-",
                                                        "respond-", "c",     "dsq-"};

}  // namespace

bool is_page_anchor(std::string_view fragment) {
  const std::string name = to_lower_ascii(fragment);
  if (name.empty() || std::find(kAnchors.begin(), kAnchors.end(), name) != kAnchors.end()) return true;
  return std::any_of(kNumbered.begin(), kNumbered.end(), [&](std::string_view start) {
    return name.size() > start.size() && name.starts_with(start) &&
           std::all_of(name.begin() + static_cast<std::ptrdiff_t>(start.size()), name.end(), is_digit);
  });
}

}  // namespace essaypack
