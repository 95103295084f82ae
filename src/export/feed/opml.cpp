/// `feeds.opml`: every feed of the site for feed readers to import, OPML 2.0.

#include "base/text.h"
#include "config/sections/feed.h"
#include "export/common/summary.h"
#include "export/common/xml_document.h"
#include "export/feed/lists.h"
#include "export/feed/main_feed.h"
#include "export/feed/side_feeds.h"

#include <algorithm>
#include <optional>
#include <set>

namespace essaypack {

namespace {

/// The file of the main feed; empty if there is none that OPML has a type for.
std::string main_feed_name(const Config& config) {
  if (is_made_with(config, "opml", "atom") && !config.feed->atom_path.empty()) return config.feed->atom_path;
  return is_made_with(config, "opml", "rss") ? config.feed->rss_path : std::string();
}

pugi::xml_node add_outline(pugi::xml_node parent, const Feed& feed, const std::string& address) {
  pugi::xml_node outline = parent.append_child("outline");
  add_attribute(outline, "type", "rss");
  add_attribute(outline, "text", escape_xml(feed.title));  // HTML, so it is escaped once more than the title
  add_attribute(outline, "title", feed.title);
  add_attribute(outline, "xmlUrl", address);
  add_attribute(outline, "htmlUrl", feed.url);
  return outline;
}

/// Names the feeds that have something to show. Of a list it takes as many posts as tell whether one can be rendered:
/// as a rule the first.
class OpmlJob : public Job {
 public:
  OpmlJob(const ExportContext& context, OutputSet& outputs, Diagnostics& diagnostics)
      : context_(context), outputs_(outputs), tried_(context.site.posts.size(), Tried::not_yet) {
    if (!main_feed_name(context.config).empty()) main_.emplace(context, diagnostics);
    if (is_made_with(context.config, "opml", "lists")) plans_ = plan_list_feeds(context);
    for (auto* plan : {plan_language_feeds, plan_chosen_feeds})
      for (SideFeed& feed : plan(context))
        if (!feed.listed_file().empty()) sides_.push_back(std::move(feed));
    look_further();
  }

  bool wants(std::size_t post) const override {
    return (main_ && main_->wants(post)) || (tried_[post] == Tried::not_yet && asked_.count(post) > 0);
  }
  void take(std::size_t post, const Fragment* fragment) override {
    if (main_ && main_->wants(post)) main_->take(post, fragment);
    tried_[post] = fragment ? Tried::rendered : Tried::failed;
  }
  void end_pass() override { look_further(); }

  void finish() override {
    pugi::xml_document document;
    pugi::xml_node root = start_document(document, "opml");
    add_mark(document);
    add_attribute(root, "version", "2.0");
    add_text(root.append_child("head"), "title", one_line(context_.site.title));
    pugi::xml_node body = root.append_child("body");
    if (main_ && !main_->feed().entries.empty())
      add_outline(body, main_->feed(), output_address(context_.site, main_feed_name(context_.config)));
    for (const SideFeed& side : sides_)
      if (is_some_shown(side.posts)) add_outline(body, side.head, side.address_of(side.listed_file(), context_.site));
    add_list_feeds(body);
    if (body.first_child()) outputs_.add({"feeds.opml", "opml", OutputRank::catalogue, document_bytes(document), {}});
  }

 private:
  enum class Tried : char { not_yet, rendered, failed };

  bool is_shown(std::size_t post) const { return tried_[post] == Tried::rendered || !needs_text(context_, post); }

  bool is_some_shown(const std::vector<std::size_t>& posts) const {
    return std::any_of(posts.begin(), posts.end(), [this](std::size_t post) { return is_shown(post); });
  }

  /// Asks for the next post of each list of which none is known to be shown.
  void look_further() {
    asked_.clear();
    const auto is_open = [this](std::size_t post) { return is_shown(post) || tried_[post] == Tried::not_yet; };
    const auto ask = [&](const std::vector<std::size_t>& posts) {
      const auto next = std::find_if(posts.begin(), posts.end(), is_open);
      if (next != posts.end() && !is_shown(*next)) asked_.insert(*next);
    };
    for (const ListFeed& plan : plans_) ask(plan.posts);
    for (const SideFeed& side : sides_) ask(side.posts);
  }

  /// Below the nearest category above that has a feed.
  void add_list_feeds(pugi::xml_node body) const {
    const Site& site = context_.site;
    std::vector<pugi::xml_node> nodes(site.categories.size());
    for (const ListFeed& plan : plans_) {
      if (!is_some_shown(plan.posts)) continue;
      const bool is_category = plan.kind == "category";
      pugi::xml_node parent;
      for (std::size_t at = is_category ? site.categories[plan.index].parent : kNone; !parent && at != kNone;
           at = site.categories[at].parent)
        parent = nodes[at];
      const pugi::xml_node outline =
          add_outline(parent ? parent : body, make_list_feed_head(context_, plan), output_address(site, plan.name));
      if (is_category) nodes[plan.index] = outline;
    }
  }

  const ExportContext& context_;
  OutputSet& outputs_;
  std::optional<MainFeedPart> main_;
  std::vector<ListFeed> plans_;
  std::vector<SideFeed> sides_;  ///< Languages, then chosen ones.
  std::vector<Tried> tried_;     ///< By post.
  std::set<std::size_t> asked_;  ///< Posts of lists that are to be tried next.
};

}  // namespace

static std::unique_ptr<Job> plan_job(const ExportContext& context, OutputSet& outputs, Diagnostics& diagnostics) {
  return std::make_unique<OpmlJob>(context, outputs, diagnostics);
}

const Exporter& opml_exporter() {
  static const Exporter row{
      .name = "opml",
      .summary = mark("all feeds as a list for feed readers, OPML 2.0"),
      .group = Group::feeds,
      .rank = OutputRank::catalogue,
      .plan = plan_job,
  };
  return row;
}

}  // namespace essaypack
