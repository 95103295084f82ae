#include "site/left_out.h"

#include "site/schedule.h"

#include <algorithm>
#include <iterator>
#include <optional>

namespace essaypack {
namespace {

struct Reason {
  std::string_view name;
  bool Withheld::*state;
  Door door;
};

/// The gravest first; a post counts once.
constexpr Reason kReasons[] = {
    {"password", &Withheld::password, Door::password}, {"unpublished", &Withheld::unpublished, Door::unpublished},
    {"draft", &Withheld::draft, Door::draft},          {"hidden", &Withheld::hidden, Door::hidden},
    {"future", &Withheld::future, Door::future},       {"expired", &Withheld::expired, Door::expired},
};
constexpr std::size_t kCount = std::size(kReasons);
constexpr std::string_view kPassedOver = "passed_over";

/// The place in `kReasons`; nothing for what is published.
std::optional<std::size_t> reason_of(const Withheld& withheld, const Config& config) {
  for (std::size_t i = 0; i < kCount; ++i)
    if (withheld.*kReasons[i].state && config.publish.count(kReasons[i].door) == 0) return i;
  return {};
}

Message describe(std::string_view reason, std::size_t count) {
  if (reason == "draft") return tr_n("{} draft", "{} drafts", count);
  if (reason == "unpublished") return tr("{} unpublished", count);
  if (reason == "hidden") return tr("{} hidden", count);
  if (reason == "password") return tr("{} with a password", count);
  if (reason == "future") return tr("{} scheduled", count);
  if (reason == "expired") return tr("{} expired", count);
  return tr_n("{} in a private folder", "{} in private folders", count);
}

}  // namespace

LeftOut count_left_out(const Catalogue& catalogue, const Config& config) {
  LeftOut left_out;
  for (const Reason& reason : kReasons) left_out.emplace_back(reason.name, 0);
  for (const auto* list : {&catalogue.posts, &catalogue.pages})
    for (const Post& post : *list)
      if (const auto reason = reason_of(post.withheld, config)) ++left_out[*reason].second;
  left_out.emplace_back(kPassedOver, catalogue.passed_over);
  return left_out;
}

std::string_view reason_left_out(const Post& post, const Config& config) {
  const auto reason = reason_of(post.withheld, config);
  return reason ? kReasons[*reason].name : std::string_view();
}

Message describe_left_out(const LeftOut& left_out) {
  std::vector<Message> parts;
  for (const std::string_view name :
       {"draft", "unpublished", "hidden", "password", "future", "expired", "passed_over"}) {
    const auto found =
        std::find_if(left_out.begin(), left_out.end(), [name](const auto& reason) { return reason.first == name; });
    if (found == left_out.end() || found->second == 0) continue;
    parts.push_back(describe(name, found->second));
  }
  return parts.empty() ? Message() : tr("{} left out", listed(parts));
}

}  // namespace essaypack
