#include "app/run/stale_outputs.h"

#include "base/file.h"
#include "base/url.h"
#include "export/exporter.h"
#include "export/feed/empty_feed.h"
#include "site/feed_ids.h"

#include <unistd.h>

#include <algorithm>
#include <optional>
#include <unordered_set>

namespace essaypack {
namespace {

namespace fs = std::filesystem;

OutputRank rank_of(const std::string& exporter) {
  const Exporter* known = find_exporter(exporter);
  return known ? known->rank : OutputRank::feed;
}

/// Goes through the manifest.
class Judge {
 public:
  Judge(const Records& records, const RunFacts& facts, const PublicTexts& texts, const Site& site, OutputSet& outputs,
        Diagnostics& diagnostics)
      : records_(records), facts_(facts), texts_(texts), site_(site), outputs_(outputs), diagnostics_(diagnostics) {}

  StaleOutputs run() {
    std::set<std::string> made;
    for (const Output& output : outputs_.outputs()) made.insert(output.name);
    std::error_code error;
    const fs::path folder = fs::weakly_canonical(records_.folder, error);
    for (const auto& [name, known] : records_.outputs) {
      const bool is_unmade = made.count(name) == 0;
      const std::size_t withdrawn = count_withdrawn(known);
      if (withdrawn > 0) stale_.shows_withdrawn = true;
      if (!is_unmade) continue;
      const bool was_due = facts_.exporters.count(known.exporter) > 0;
      // a list that an earlier run has emptied has no posts any more
      const OutputRank rank = rank_of(known.exporter);
      const bool is_empty_list = known.posts.empty() && (rank == OutputRank::list_feed || rank == OutputRank::archive);
      const bool is_emptied = is_empty_list || (withdrawn > 0 && withdrawn == known.posts.size());
      const bool is_over = (was_due && (!facts_.is_partial || is_emptied)) || (is_emptied && facts_.prunes);
      if (!is_over && withdrawn == 0) continue;
      const fs::path path = records_.folder / name;
      if (!is_file(path) || !is_inside(path.parent_path(), folder))
        stale_.gone.push_back(name);
      else if (is_over)
        end(name, known, path, withdrawn > 0);
      else
        withdraw(name, known, path, withdrawn);
    }
    judge_catalogues();
    return std::move(stale_);
  }

 private:
  std::size_t count_withdrawn(const KnownOutput& known) const {
    return static_cast<std::size_t>(std::count_if(known.posts.begin(), known.posts.end(),
                                                  [&](std::uint64_t key) { return texts_.is_withdrawn(key); }));
  }

  /// A list of feeds that names one which is no longer made, by a category or tag that nobody has any more.
  void judge_catalogues() {
    for (const auto& [name, known] : records_.outputs) {
      const fs::path path = records_.folder / name;
      if (rank_of(known.exporter) != OutputRank::catalogue || facts_.exporters.count(known.exporter) > 0 ||
          !is_file(path))
        continue;
      const std::string bytes = read_file(path, kLargestRecord).bytes.value_or("");
      const auto is_named = [&](const std::string& feed) { return bytes.find(encode_path(feed)) != std::string::npos; };
      if (std::any_of(ended_.begin(), ended_.end(), is_named))
        report_again(known, tr("'{}' names feeds that are no longer made", path.lexically_normal().string()));
    }
  }

  void report_again(const KnownOutput& known, Message message) {
    diagnostics_.report(Kind::output_stale, {}, std::move(message),
                        tr("make it again with 'essaypack {}', or remove it", known.exporter));
  }

  /// It is no longer made. What can't lose a withdrawn text would show it for ever: that is an error.
  void end(const std::string& name, const KnownOutput& known, const fs::path& path, bool shows_withdrawn) {
    if (rank_of(known.exporter) == OutputRank::list_feed) ended_.push_back(name);
    if (facts_.prunes) {
      stale_.removed.push_back(name);
      return;
    }
    stale_.kept.push_back(name);
    if (std::optional<std::string> empty = without_entries(read_file(path, kLargestRecord).bytes.value_or("")))
      outputs_.add({name, known.exporter, rank_of(known.exporter), std::move(*empty), {}});
    else
      report_end(path.lexically_normal().string(), shows_withdrawn);
  }

  void report_end(const std::string& path, bool shows_withdrawn) {
    diagnostics_.report(shows_withdrawn ? Kind::output_withdrawn : Kind::output_stale, {},
                        shows_withdrawn ? tr("'{}' is no longer made, and shows what is no longer published", path)
                                        : tr("'{}' is no longer made", path),
                        tr("remove it, or let --prune do that"));
  }

  /// It may stay, but not what was withdrawn.
  void withdraw(const std::string& name, const KnownOutput& known, const fs::path& path, std::size_t count) {
    stale_.kept.push_back(name);
    const auto is_kept = [this](std::string_view id) { return public_ids().count(std::string(id)) > 0; };
    const bool has_entries = rank_of(known.exporter) != OutputRank::catalogue;  // whose entries are books and feeds
    if (std::optional<std::string> rest =
            !has_entries ? std::nullopt : with_entries(read_file(path, kLargestRecord).bytes.value_or(""), is_kept)) {
      Output output{name, known.exporter, rank_of(known.exporter), std::move(*rest), {}};
      for (const std::uint64_t key : known.posts)
        if (!texts_.is_withdrawn(key)) output.posts.push_back(key);
      outputs_.add(std::move(output));
      return;
    }
    report_again(known, tr_n("'{2}' still shows a text that is no longer published",
                             "'{2}' still shows {1} texts that are no longer published", count,
                             path.lexically_normal().string()));
  }

  /// The ids of published posts, and those by which readers know posts that failed.
  const std::unordered_set<std::string>& public_ids() {
    if (ids_) return *ids_;
    ids_.emplace();
    for (const Post& post : site_.posts) {
      ids_->insert(post.id);
      ids_->insert(id_of_platform(post));
    }
    for (const auto& [source, known] : ids_before(records_.ids))
      if (!texts_.is_withdrawn(post_key(source))) ids_->insert(known.id);
    return *ids_;
  }

  const Records& records_;
  const RunFacts& facts_;
  const PublicTexts& texts_;
  const Site& site_;
  OutputSet& outputs_;
  Diagnostics& diagnostics_;
  StaleOutputs stale_;
  std::vector<std::string> ended_;  ///< Names of lists that are no longer made.
  std::optional<std::unordered_set<std::string>> ids_;
};

}  // namespace

StaleOutputs judge_stale(const Records& records, const RunFacts& facts, const PublicTexts& texts, const Site& site,
                         OutputSet& outputs, Diagnostics& diagnostics) {
  return Judge(records, facts, texts, site, outputs, diagnostics).run();
}

Manifest next_manifest(const Records& records, const OutputSet& outputs, const StaleOutputs& stale) {
  Manifest next = records.outputs;
  for (const auto* names : {&stale.removed, &stale.gone})
    for (const std::string& name : *names) next.erase(name);
  for (const Output& output : outputs.outputs()) next[output.name] = {output.exporter, output.posts};
  return next;
}

void remove_empty_folders(const Records& records, const StaleOutputs& stale) {
  for (const std::string& name : stale.removed)
    for (fs::path folder = fs::path(name).parent_path(); !folder.empty(); folder = folder.parent_path())
      if (rmdir((records.folder / folder).c_str()) != 0) break;
}

}  // namespace essaypack
