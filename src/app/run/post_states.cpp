#include "app/run/post_states.h"

#include "base/time.h"
#include "site/left_out.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace essaypack {
namespace {

using Json = nlohmann::ordered_json;

/// A row with what it is sorted by.
struct StateRow {
  std::int64_t seconds;  ///< Newest first, undated last.
  std::string source;
  std::vector<std::string> cells;
  Json object;
};

std::int64_t seconds_of(const std::optional<Timestamp>& date) {
  return date ? date->unix_seconds : std::numeric_limits<std::int64_t>::min();
}

StateRow row_of(const KeptBack& post) {
  const std::string day = post.date ? format_date(*post.date) : "-";
  Json object = {{"source", post.source},
                 {"date", post.date ? Json(format_rfc3339(*post.date)) : Json(nullptr)},
                 {"state", post.reason}};
  return {seconds_of(post.date), post.source, {day, post.source, "", post.reason}, std::move(object)};
}

}  // namespace

std::vector<KeptBack> kept_back_posts(const Catalogue& catalogue, const Config& config) {
  std::vector<KeptBack> kept_back;
  for (const Post& post : catalogue.posts)
    if (const std::string_view reason = reason_left_out(post, config); !reason.empty())
      kept_back.push_back({post.source.str(), post.date, std::string(reason)});
  return kept_back;
}

void add_states(Listing& listing, const Site& site, const std::vector<KeptBack>& kept_back) {
  std::vector<StateRow> rows;
  for (std::size_t i = 0; i < listing.rows.size(); ++i) {
    StateRow row{seconds_of(site.posts[i].date), site.posts[i].source.str(), std::move(listing.rows[i]), {}};
    row.cells.emplace_back("published");
    if (i < listing.json.size()) (row.object = std::move(listing.json[i]))["state"] = "published";
    rows.push_back(std::move(row));
  }
  for (const KeptBack& post : kept_back) rows.push_back(row_of(post));
  std::sort(rows.begin(), rows.end(), [](const StateRow& a, const StateRow& b) {
    return a.seconds != b.seconds ? a.seconds > b.seconds : a.source < b.source;
  });
  listing.rows.clear();
  listing.json = Json::array();
  for (StateRow& row : rows) {
    listing.rows.push_back(std::move(row.cells));
    if (!row.object.is_null()) listing.json.push_back(std::move(row.object));
  }
}

}  // namespace essaypack
