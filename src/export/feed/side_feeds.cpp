#include "export/feed/side_feeds.h"

#include "base/url.h"
#include "export/common/post_filter.h"
#include "export/common/summary.h"
#include "export/feed/feed_budget.h"
#include "export/feed/feed_formats.h"
#include "export/feed/part_feeds.h"
#include "site/site_languages.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <functional>

namespace essaypack {
namespace {

/// The language's name in itself: `English`, `日本語`.
std::string name_of_language(const std::string& tag) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale = icu::Locale::forLanguageTag(tag, status);
  if (U_FAILURE(status)) return tag;
  icu::UnicodeString shown;
  locale.getDisplayName(locale, shown);
  std::string name;
  return shown.toUTF8String(name);
}

/// The main feed's files that `build` makes, in the folder of a language.
FeedFiles files_in(const std::string& folder, const Config& config) {
  const FeedConfig& feed = *config.feed;
  const bool has_format =
      is_in_outputs(config, "atom") || is_in_outputs(config, "rss") || is_in_outputs(config, "json");
  const auto file = [&](const char* format, const std::string& path) {
    return path.empty() || (has_format && !is_in_outputs(config, format)) ? std::string() : folder + path;
  };
  return {file("atom", feed.atom_path), file("rss", feed.rss_path), file("json", feed.json_path)};
}

Feed head_of(const SiteLanguage& language, const ExportContext& context) {
  Feed feed = make_feed_head(context);
  feed.id = feed_id(context.config, context.site, "language", {language.tag}, language.url);
  feed.title = one_line(language.title);
  if (feed.title == one_line(context.site.title)) feed.title += " – " + one_line(name_of_language(language.tag));
  feed.description = one_line(language.description);
  feed.url = language.url;
  feed.language = language.tag;
  feed.author = clean_person(language.author, context.site);
  return feed;
}

/// The file of a feed in one format.
Output output_of(const SideFeed& plan, const Feed& feed, const std::string& name, std::string bytes,
                 std::string_view exporter, const ExportContext& context, Diagnostics& diagnostics) {
  check_size(name, bytes.size(), plan.limit == 0 ? tr("set its 'limit'") : kSizeHint, diagnostics);
  return {name, std::string(exporter), OutputRank::list_feed, std::move(bytes), {}, posts_of(feed, context.site)};
}

}  // namespace

std::string SideFeed::address_of(const std::string& name, const Site& site) const {
  if (url.empty() || !name.starts_with(folder)) return output_address(site, name);
  return url + encode_path(name.substr(folder.size()));
}

std::vector<SideFeed> plan_language_feeds(const ExportContext& context) {
  std::vector<SideFeed> feeds;
  if (!splits_feeds(context.config)) return feeds;
  const Site& site = context.site;
  for (const SiteLanguage& language : other_languages(site, context.config)) {
    SideFeed feed{head_of(language, context),
                  files_in(language.folder, context.config),
                  {},
                  context.config.feed->limit,
                  language.folder,
                  language.url};
    for (std::size_t i = 0; i < site.posts.size(); ++i)
      if (is_feed_post(site.posts[i]) && language_code_of(site.posts[i], site, context.config) == language.code)
        feed.posts.push_back(i);
    sort_for_feed(feed.posts, context);
    if (!feed.posts.empty()) feeds.push_back(std::move(feed));
  }
  return feeds;
}

std::vector<SideFeed> plan_chosen_feeds(const ExportContext& context) {
  std::vector<SideFeed> feeds;
  const Site& site = context.site;
  for (const ChosenFeed& chosen : context.config.feed->chosen) {
    SideFeed feed{make_feed_head(context), chosen.files, select_posts(site, chosen.select), chosen.limit};
    std::erase_if(feed.posts, [&](std::size_t post) { return !is_feed_post(site.posts[post]); });
    sort_for_feed(feed.posts, context);
    // ids that are addresses need one of their own, and a chosen feed has no page
    const std::string& file = feed.listed_file().empty() ? chosen.files.json : feed.listed_file();
    feed.head.id = feed_id(context.config, site, "feed", {chosen.id}, output_address(site, file));
    feed.head.title = chosen.title.empty() ? feed.head.title + " – " + chosen.id : one_line(chosen.title);
    feed.head.description = one_line(chosen.description);
    if (chosen.select.languages.size() == 1) feed.head.language = chosen.select.languages.front();
    if (!feed.posts.empty()) feeds.push_back(std::move(feed));
  }
  return feeds;
}

void settle_languages(const Feed& feed, const Site& site, std::vector<FeedEntry>& entries) {
  for (FeedEntry& entry : entries) {
    const std::string language = site.language_of(site.posts[entry.post]);
    entry.language = language == feed.language || language == "und" ? std::string() : language;
  }
}

std::unique_ptr<Job> make_side_feeds(const ExportContext& context, OutputSet& outputs, Diagnostics& diagnostics,
                                     std::string_view exporter, std::vector<SideFeed> feeds) {
  std::vector<PartPosts> posts;
  for (const SideFeed& feed : feeds) posts.push_back({feed.posts, feed.limit});
  const auto write = [&context, &diagnostics, exporter, shelf = shared_entries(context), plans = std::move(feeds)](
                         std::size_t at, std::vector<FeedEntry> entries) {
    const SideFeed& plan = plans[at];
    settle_languages(plan.head, context.site, entries);
    FeedFiller filler(plan.head, *context.config.feed);
    for (FeedEntry& entry : entries) {
      const FeedSizes sizes = shelf->brief_sizes(entry);
      filler.add(std::move(entry), sizes);
    }
    const Feed feed = filler.finish();
    std::vector<Output> made;
    const auto add = [&](const std::string& name, const std::function<std::string(const std::string& self)>& format) {
      if (!name.empty())
        made.push_back(
            output_of(plan, feed, name, format(plan.address_of(name, context.site)), exporter, context, diagnostics));
    };
    add(plan.files.atom, [&](const std::string& self) { return write_atom(feed, self); });
    add(plan.files.rss, [&](const std::string& self) { return write_rss(feed, self); });
    add(plan.files.json,
        [&](const std::string& self) { return write_json_feed(feed, self, json_text_of(*context.config.feed)); });
    return made;
  };
  return std::make_unique<PartFeedsJob>(context, outputs, posts, write);
}

static std::unique_ptr<Job> plan_languages(const ExportContext& context, OutputSet& outputs, Diagnostics& diagnostics) {
  return make_side_feeds(context, outputs, diagnostics, "languages", plan_language_feeds(context));
}

static std::unique_ptr<Job> plan_chosen(const ExportContext& context, OutputSet& outputs, Diagnostics& diagnostics) {
  for (const ChosenFeed& chosen : context.config.feed->chosen) {
    const Selector owner{tr("feed '{}'", chosen.id), Kind::feed_unknown_name};
    check_selection(context.site, chosen.select, owner, diagnostics);
    check_selected_files(context.site, chosen.select, owner, diagnostics);
  }
  return make_side_feeds(context, outputs, diagnostics, "chosen", plan_chosen_feeds(context));
}

const Exporter& languages_exporter() {
  static const Exporter row{
      .name = "languages",
      .summary = mark("the feeds of a site's other languages"),
      .group = Group::feeds,
      .rank = OutputRank::list_feed,
      .plan = plan_languages,
  };
  return row;
}

const Exporter& chosen_exporter() {
  static const Exporter row{
      .name = "chosen",
      .summary = mark("the feeds that 'feeds:' asks for"),
      .group = Group::feeds,
      .rank = OutputRank::list_feed,
      .plan = plan_chosen,
  };
  return row;
}

}  // namespace essaypack
