#include "site/schedule.h"

#include "input/publication.h"

namespace essaypack {
namespace {

/// The later of `date` and `publishDate`, as far as they lie ahead.
std::optional<Timestamp> due_of(const Post& post, const Timestamp& now) {
  std::optional<Timestamp> due;
  for (const std::optional<Timestamp>& time : {post.date, post.publish_date})
    if (time && *time > now && (!due || *due < *time)) due = time;
  return due;
}

}  // namespace

std::optional<Timestamp> next_due(const Catalogue& catalogue, const Config& config, const Timestamp& now) {
  std::optional<Timestamp> next;
  for (const auto* list : {&catalogue.posts, &catalogue.pages})
    for (const Post& post : *list) {
      if (!post.withheld.future || is_published(post.withheld, config.publish)) continue;
      Withheld then = post.withheld;
      then.future = false;
      if (!is_published(then, config.publish)) continue;
      const std::optional<Timestamp> due = due_of(post, now);
      if (due && (!next || *due < *next)) next = due;
    }
  return next;
}

}  // namespace essaypack
