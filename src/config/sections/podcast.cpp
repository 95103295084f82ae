#include "config/sections/podcast.h"

#include "base/text.h"
#include "base/url.h"

#include <algorithm>
#include <iterator>

namespace essaypack {
namespace {

constexpr long kMostEpisodes = 1'000'000;

/// Apple's list (podcasters.apple.com, "Apple Podcasts categories"), by category.
constexpr PodcastCategory kCategories[] = {
    {"Arts", ""},
    {"Arts", "Books"},
    {"Arts", "Design"},
    {"Arts", "Fashion & Beauty"},
    {"Arts", "Food"},
    {"Arts", "Performing Arts"},
    {"Arts", "Visual Arts"},
    {"Business", ""},
    {"Business", "Careers"},
    {"Business", "Entrepreneurship"},
    {"Business", "Investing"},
    {"Business", "Management"},
    {"Business", "Marketing"},
    {"Business", "Non-Profit"},
    {"Comedy", ""},
    {"Comedy", "Comedy Interviews"},
    {"Comedy", "Improv"},
    {"Comedy", "Stand-Up"},
    {"Education", ""},
    {"Education", "Courses"},
    {"Education", "How To"},
    {"Education", "Language Learning"},
    {"Education", "Self-Improvement"},
    {"Fiction", ""},
    {"Fiction", "Comedy Fiction"},
    {"Fiction", "Drama"},
    {"Fiction", "Science Fiction"},
    {"Government", ""},
    {"Health & Fitness", ""},
    {"Health & Fitness", "Alternative Health"},
    {"Health & Fitness", "Fitness"},
    {"Health & Fitness", "Medicine"},
    {"Health & Fitness", "Mental Health"},
    {"Health & Fitness", "Nutrition"},
    {"Health & Fitness", "Sexuality"},
    {"History", ""},
    {"Kids & Family", ""},
    {"Kids & Family", "Education for Kids"},
    {"Kids & Family", "Parenting"},
    {"Kids & Family", "Pets & Animals"},
    {"Kids & Family", "Stories for Kids"},
    {"Leisure", ""},
    {"Leisure", "Animation & Manga"},
    {"Leisure", "Automotive"},
    {"Leisure", "Aviation"},
    {"Leisure", "Crafts"},
    {"Leisure", "Games"},
    {"Leisure", "Hobbies"},
    {"Leisure", "Home & Garden"},
    {"Leisure", "Video Games"},
    {"Music", ""},
    {"Music", "Music Commentary"},
    {"Music", "Music History"},
    {"Music", "Music Interviews"},
    {"News", ""},
    {"News", "Business News"},
    {"News", "Daily News"},
    {"News", "Entertainment News"},
    {"News", "News Commentary"},
    {"News", "Politics"},
    {"News", "Sports News"},
    {"News", "Tech News"},
    {"Religion & Spirituality", ""},
    {"Religion & Spirituality", "Buddhism"},
    {"Religion & Spirituality", "Christianity"},
    {"Religion & Spirituality", "Hinduism"},
    {"Religion & Spirituality", "Islam"},
    {"Religion & Spirituality", "Judaism"},
    {"Religion & Spirituality", "Religion"},
    {"Religion & Spirituality", "Spirituality"},
    {"Science", ""},
    {"Science", "Astronomy"},
    {"Science", "Chemistry"},
    {"Science", "Earth Sciences"},
    {"Science", "Life Sciences"},
    {"Science", "Mathematics"},
    {"Science", "Natural Sciences"},
    {"Science", "Nature"},
    {"Science", "Physics"},
    {"Science", "Social Sciences"},
    {"Society & Culture", ""},
    {"Society & Culture", "Documentary"},
    {"Society & Culture", "Personal Journals"},
    {"Society & Culture", "Philosophy"},
    {"Society & Culture", "Places & Travel"},
    {"Society & Culture", "Relationships"},
    {"Sports", ""},
    {"Sports", "Baseball"},
    {"Sports", "Basketball"},
    {"Sports", "Cricket"},
    {"Sports", "Fantasy Sports"},
    {"Sports", "Football"},
    {"Sports", "Golf"},
    {"Sports", "Hockey"},
    {"Sports", "Rugby"},
    {"Sports", "Running"},
    {"Sports", "Soccer"},
    {"Sports", "Swimming"},
    {"Sports", "Tennis"},
    {"Sports", "Volleyball"},
    {"Sports", "Wilderness"},
    {"Sports", "Wrestling"},
    {"TV & Film", ""},
    {"TV & Film", "After Shows"},
    {"TV & Film", "Film History"},
    {"TV & Film", "Film Interviews"},
    {"TV & Film", "Film Reviews"},
    {"TV & Film", "TV Reviews"},
    {"Technology", ""},
    {"True Crime", ""},
};

std::string name_of(const PodcastCategory& category) {
  return std::string(category.top) + (category.sub.empty() ? "" : "/" + std::string(category.sub));
}

void read_categories(KeyReader& keys, std::vector<PodcastCategory>& categories) {
  std::vector<std::string> written;
  if (!keys.texts("category", written)) return;
  categories.clear();
  for (const std::string& name : written) {
    if (const std::optional<PodcastCategory> category = find_podcast_category(name)) {
      categories.push_back(*category);
      continue;
    }
    std::vector<std::string> names;
    for (const PodcastCategory& known : kCategories)
      names.push_back(known.sub.empty() ? std::string(known.top) : std::string(known.sub));
    const auto meant = closest_word(name, names);
    keys.bad(*keys.find("category"),
             tr("'{}' holds '{}', which is not in Apple's list of categories", keys.name("category"), name),
             meant ? tr("did you mean '{}'?", *meant) : tr("write one such as Arts/Books"));
  }
}

bool is_uuid(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool is_dash = at == 8 || at == 13 || at == 18 || at == 23;
    if (is_dash ? text[at] != '-' : hex_value(static_cast<unsigned char>(text[at])) < 0) return false;
  }
  return true;
}

/// `owner`: named only where it is asked for, since its address is there for all to read.
void read_owner(KeyReader keys, PodcastConfig& podcast) {
  keys.line("name", podcast.owner_name);
  if (keys.text("email", podcast.owner_email) && podcast.owner_email.find('@') == std::string::npos &&
      !podcast.owner_email.empty())
    keys.bad(*keys.find("email"), tr("'{}' is '{}', no address of mail", keys.name("email"), podcast.owner_email),
             tr("write one such as me@example.org, or leave it out"));
  keys.report_unknown();
}

void read_funding(KeyReader keys, PodcastConfig& podcast) {
  if (keys.text("url", podcast.funding_url) && !is_http_url(podcast.funding_url))
    keys.bad(*keys.find("url"), tr("'{}' is '{}', not an absolute address", keys.name("url"), podcast.funding_url),
             tr("write it with its scheme: https://example.org/support"));
  keys.line("text", podcast.funding_text);
  keys.report_unknown();
}

void read_show(KeyReader keys, PodcastConfig& podcast) {
  if (keys.text("path", podcast.path)) keys.clean_output_path("path", podcast.path);
  keys.line("title", podcast.title);
  keys.line("description", podcast.description);
  keys.line("author", podcast.author);
  read_owner(keys.map("owner"), podcast);
  keys.line("copyright", podcast.copyright);
  read_categories(keys, podcast.categories);
  keys.flag("explicit", podcast.is_explicit);
  keys.text("image", podcast.image);
  keys.choice("type", podcast.type);
  bool is_locked = false;
  if (keys.flag("locked", is_locked)) podcast.is_locked = is_locked;
  if (keys.text("guid", podcast.guid) && !is_uuid(podcast.guid))
    keys.bad(*keys.find("guid"), tr("'{}' is '{}', not a UUID", keys.name("guid"), podcast.guid),
             tr("write the one that the podcast has, or leave it out: it is made of the feed's address"));
  read_funding(keys.map("funding"), podcast);
  long number = 0;
  if (keys.number("limit", 0, kMostEpisodes, number)) podcast.limit = static_cast<std::size_t>(number);
  read_select(keys.map("select"), podcast.select);
  keys.report_unknown();
}

}  // namespace

void read_podcast(KeyReader& keys, PodcastConfig& podcast) {
  const Value* value = keys.find("podcast");
  if (value && value->is_scalar()) {
    keys.flag("podcast", podcast.is_made);
    return;
  }
  podcast.is_made = podcast.is_made || value;
  read_show(keys.map("podcast"), podcast);
}

std::optional<PodcastCategory> find_podcast_category(std::string_view name) {
  const std::string wanted = to_lower_ascii(trim(name));
  const auto is_meant = [&](const PodcastCategory& known) {
    return wanted == to_lower_ascii(name_of(known)) || (!known.sub.empty() && wanted == to_lower_ascii(known.sub));
  };
  const auto found = std::find_if(std::begin(kCategories), std::end(kCategories), is_meant);
  return found == std::end(kCategories) ? std::nullopt : std::optional(*found);
}

}  // namespace essaypack
