#pragma once

/// `feed.podcast`: the show, as directories of podcasts want it described.

#include "config/keys/choices.h"
#include "config/keys/key_reader.h"
#include "config/sections/book_select.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// In which order episodes are meant to be heard: the newest first, or from the first on.
enum class PodcastType { episodic, serial };

template <>
struct Choices<PodcastType> {
  static constexpr NamedChoice<PodcastType> kAll[] = {{"episodic", PodcastType::episodic},
                                                      {"serial", PodcastType::serial}};
};

/// A category of Apple's list.
struct PodcastCategory {
  std::string_view top;
  std::string_view sub;  ///< Empty: none.
};

struct PodcastConfig {
  bool is_made = false;              ///< `podcast:` is there.
  std::string path = "podcast.xml";  ///< Below the output folder.
  std::string title, description;    ///< Empty: the site's.
  std::string author;                ///< Empty: the site's.
  std::string owner_name;            ///< Empty: the author.
  std::string owner_email;           ///< Empty: no owner is named.
  std::string copyright;
  std::vector<PodcastCategory> categories;  ///< The first is the main one.
  bool is_explicit = false;
  std::string image;  ///< A path or an address.
  PodcastType type = PodcastType::episodic;
  std::optional<bool> is_locked;  ///< Whether other platforms must not import it; nothing is said of it by default.
  std::string guid;               ///< Empty: made of the feed's address.
  std::string funding_url, funding_text;
  std::size_t limit = 0;  ///< 0: all episodes.
  BookSelect select;
};

/// `podcast` of the section that `keys` read.
void read_podcast(KeyReader& keys, PodcastConfig& podcast);
/// The category that a name means: `Arts`, `Books`, `Arts/Books`, in any letter case. Nothing for others.
std::optional<PodcastCategory> find_podcast_category(std::string_view name);

}  // namespace essaypack
