/// A podcast's feed: RSS 2.0 with the elements of Apple (https://www.itunes.com/dtds/podcast-1.0.dtd, "A podcaster's
/// guide to RSS") and of the podcast namespace (https://podcastindex.org/namespace/1.0). It holds all episodes:
/// directories take what is missing for withdrawn.

#include "config/sections/podcast.h"

#include "base/hash.h"
#include "base/text.h"
#include "config/sections/feed.h"
#include "export/common/post_filter.h"
#include "export/common/summary.h"
#include "export/common/xml_document.h"
#include "export/feed/episode.h"
#include "export/feed/feed_formats.h"
#include "export/feed/feed_html.h"
#include "export/feed/feed_icon.h"
#include "export/feed/part_feeds.h"
#include "export/feed/side_feeds.h"

#include <algorithm>

namespace essaypack {
namespace {

constexpr std::uint32_t kSmallest = 1400, kLargest = 3000;  // pixels of the show's picture, as Apple takes it

/// The namespace's UUID of a feed: version 5 of its address without scheme and final slashes, in the namespace
/// ead4c236-bf58-58c6-a2c6-a6b28d128cb6.
std::string guid_of(std::string_view address) {
  if (const std::size_t scheme = address.find("://"); scheme != address.npos) address.remove_prefix(scheme + 3);
  while (address.ends_with('/')) address.remove_suffix(1);
  std::string digits =
      sha1_hex("\xea\xd4\xc2\x36\xbf\x58\x58\xc6\xa2\xc6\xa6\xb2\x8d\x12\x8c\xb6" + std::string(address)).substr(0, 32);
  digits[12] = '5';
  digits[16] = "89ab"[hex_value(static_cast<unsigned char>(digits[16])) & 3];
  for (const std::size_t at : {20, 16, 12, 8}) digits.insert(at, 1, '-');
  return digits;
}

const char* yes_or_no(bool flag) { return flag ? "yes" : "no"; }
const char* true_or_false(bool flag) { return flag ? "true" : "false"; }

/// The address of a picture that the settings name.
std::string show_image(const ExportContext& context) {
  std::string_view written = context.config.feed->podcast.image;
  if (written.empty()) return {};
  if (written.front() == '/' && !written.starts_with("//")) written.remove_prefix(1);
  return feed_address(context.site.url, written);
}

Feed show_head(const ExportContext& context) {
  const PodcastConfig& show = context.config.feed->podcast;
  Feed feed = make_feed_head(context);
  if (!show.title.empty()) feed.title = one_line(show.title);
  if (!show.description.empty()) feed.description = one_line(show.description);
  if (!show.author.empty()) feed.author = {one_line(show.author), {}, {}};
  if (const std::string image = show_image(context); !image.empty()) feed.icon = image;
  if (show.select.languages.size() == 1) feed.language = show.select.languages.front();
  return feed;
}

void add_categories(pugi::xml_node channel, const std::vector<PodcastCategory>& categories) {
  pugi::xml_node top;
  for (const PodcastCategory& category : categories) {
    if (!top || std::string_view(top.attribute("text").value()) != category.top) {
      top = channel.append_child("itunes:category");
      add_attribute(top, "text", category.top);
    }
    if (!category.sub.empty()) add_attribute(top.append_child("itunes:category"), "text", category.sub);
  }
}

void describe_show(pugi::xml_node root, pugi::xml_node channel, const Feed& feed, const PodcastConfig& show,
                   const std::string& self) {
  add_attribute(root, "xmlns:itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd");
  add_attribute(root, "xmlns:podcast", "https://podcastindex.org/namespace/1.0");
  if (!show.copyright.empty()) add_text(channel, "copyright", one_line(show.copyright));
  add_text(channel, "itunes:author", feed.author.name);
  add_text(channel, "itunes:type", show.type == PodcastType::serial ? "serial" : "episodic");
  add_text(channel, "itunes:explicit", true_or_false(show.is_explicit));
  if (!feed.icon.empty()) add_attribute(channel.append_child("itunes:image"), "href", feed.icon);
  add_categories(channel, show.categories);
  if (!show.owner_email.empty()) {
    pugi::xml_node owner = channel.append_child("itunes:owner");
    add_text(owner, "itunes:name", show.owner_name.empty() ? feed.author.name : one_line(show.owner_name));
    add_text(owner, "itunes:email", one_line(show.owner_email));
  }
  add_text(channel, "podcast:guid", show.guid.empty() ? guid_of(self) : to_lower_ascii(show.guid));
  add_text(channel, "podcast:medium", "podcast");
  if (show.is_locked) {
    pugi::xml_node locked = add_text(channel, "podcast:locked", yes_or_no(*show.is_locked));
    if (!show.owner_email.empty()) add_attribute(locked, "owner", one_line(show.owner_email));
  }
  if (!show.funding_url.empty())
    add_attribute(add_text(channel, "podcast:funding",
                           show.funding_text.empty() ? show.funding_url : one_line(show.funding_text)),
                  "url", show.funding_url);
}

/// The media type that the namespace wants for a transcript, by the file's ending.
std::string transcript_type(const std::string& url) {
  const std::string path = to_lower_ascii(url.substr(0, url.find_first_of("?#")));
  if (path.ends_with(".vtt")) return "text/vtt";
  if (path.ends_with(".srt")) return "application/x-subrip";
  if (path.ends_with(".json")) return "application/json";
  if (path.ends_with(".html") || path.ends_with(".htm") || path.ends_with('/')) return "text/html";
  return "text/plain";
}

void describe_episode(pugi::xml_node item, const FeedEntry& entry, const Episode& episode) {
  std::string authors;
  for (const Person& author : entry.authors) authors += (authors.empty() ? "" : ", ") + author.name;
  if (!authors.empty()) add_text(item, "itunes:author", authors);
  if (episode.duration > 0) add_text(item, "itunes:duration", std::to_string(episode.duration));
  if (episode.season > 0) add_text(item, "itunes:season", std::to_string(episode.season));
  if (episode.number > 0) add_text(item, "itunes:episode", std::to_string(episode.number));
  if (!episode.type.empty()) add_text(item, "itunes:episodeType", episode.type);
  if (episode.is_explicit) add_text(item, "itunes:explicit", true_or_false(*episode.is_explicit));
  if (!entry.image.url.empty()) add_attribute(item.append_child("itunes:image"), "href", entry.image.url);
  if (episode.season > 0) add_text(item, "podcast:season", std::to_string(episode.season));
  if (episode.number > 0) add_text(item, "podcast:episode", std::to_string(episode.number));
  if (!episode.transcript.url.empty()) {
    pugi::xml_node transcript = item.append_child("podcast:transcript");
    add_attribute(transcript, "url", episode.transcript.url);
    add_attribute(transcript, "type", transcript_type(episode.transcript.url));
  }
  if (!episode.chapters.url.empty()) {
    pugi::xml_node chapters = item.append_child("podcast:chapters");
    add_attribute(chapters, "url", episode.chapters.url);
    add_attribute(chapters, "type", "application/json+chapters");
  }
}

/// Full texts shrink to summaries from the oldest on where the feed would grow too large; no episode drops.
void shorten(std::vector<FeedEntry>& entries, std::size_t max_bytes) {
  if (max_bytes == 0) return;
  std::size_t bytes = 0;
  for (FeedEntry& entry : entries) {
    bytes += entry.content.size();
    if (bytes <= max_bytes) continue;
    entry.content.clear();
    entry.summary = entry.brief;
  }
}

/// What directories of podcasts ask for.
void check_show(const ExportContext& context, Diagnostics& diagnostics) {
  const PodcastConfig& show = context.config.feed->podcast;
  const auto report = [&](const Message& message, const Message& hint) {
    diagnostics.report(Kind::feed_bad_podcast, {}, message, hint);
  };
  if (show.categories.empty())
    report(tr("the podcast has no category, and directories take none without"),
           tr("write 'category: Arts/Books', or another of Apple's list, below 'feed.podcast'"));
  if (show.image.empty())
    return report(tr("the podcast has no picture, and directories take none without"),
                  tr("write 'image: /podcast.jpg' below 'feed.podcast': square, 1400 to 3000 pixels"));
  const std::optional<ImageFacts> facts = own_picture_facts(context, show.image);
  if (!facts || facts->width == 0) return;
  if (facts->width != facts->height || facts->width < kSmallest || facts->width > kLargest)
    report(tr("the podcast's picture '{}' has {} x {} pixels", show.image, facts->width, facts->height),
           tr("name a square picture of 1400 to 3000 pixels in 'feed.podcast.image'"));
}

std::vector<std::size_t> episodes_of(const ExportContext& context) {
  const PodcastConfig& show = context.config.feed->podcast;
  if (!show.is_made || show.path.empty()) return {};
  std::vector<std::size_t> posts = select_posts(context.site, show.select);
  std::erase_if(posts, [&](std::size_t post) { return !is_episode(context.site.posts[post], context); });
  sort_for_feed(posts, context);
  return posts;
}

std::unique_ptr<Job> plan_job(const ExportContext& context, OutputSet& outputs, Diagnostics& diagnostics) {
  const PodcastConfig& show = context.config.feed->podcast;
  const std::vector<std::size_t> posts = episodes_of(context);
  const Selector owner{tr("the podcast"), Kind::feed_unknown_name};
  if (show.is_made) check_selection(context.site, show.select, owner, diagnostics);
  if (!posts.empty()) check_show(context, diagnostics);
  std::map<std::size_t, Episode> episodes;
  for (const std::size_t post : posts)
    episodes.emplace(post, read_episode(context.site.posts[post], context, diagnostics));
  const auto write = [&context, &show, &diagnostics, episodes = std::move(episodes)](std::size_t,
                                                                                     std::vector<FeedEntry> entries) {
    Feed feed = show_head(context);
    settle_languages(feed, context.site, entries);
    shorten(entries, context.config.feed->max_bytes);
    for (FeedEntry& entry : entries) {
      feed.updated = std::max(feed.updated, entry.updated);
      feed.entries.push_back(std::move(entry));
    }
    const std::string self = output_address(context.site, show.path);
    const RssExtension extension{
        [&](pugi::xml_node root, pugi::xml_node channel) { describe_show(root, channel, feed, show, self); },
        [&](pugi::xml_node item, const FeedEntry& entry) { describe_episode(item, entry, episodes.at(entry.post)); }};
    std::string bytes = write_rss(feed, self, extension);
    check_size(show.path, bytes.size(), tr("set 'feed.podcast.limit'"), diagnostics);
    std::vector<Output> made;
    made.push_back({show.path, "podcast", OutputRank::list_feed, std::move(bytes), {}, posts_of(feed, context.site)});
    return made;
  };
  std::vector<PartPosts> parts;
  if (!posts.empty()) parts.push_back({posts, show.limit});
  return std::make_unique<PartFeedsJob>(context, outputs, parts, write);
}

}  // namespace

const Exporter& podcast_exporter() {
  static const Exporter row{
      .name = "podcast",
      .summary = mark("the posts that have recordings, as a podcast"),
      .group = Group::feeds,
      .rank = OutputRank::list_feed,
      .plan = plan_job,
  };
  return row;
}

}  // namespace essaypack
