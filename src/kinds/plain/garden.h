#pragma once

/// Gardens of notes (Quartz, Logseq, Digital Garden), Eleventy's folders and those of other tools: what their own
/// settings keep back.

#include "config/config.h"
#include "kinds/eleventy/data.h"
#include "kinds/folder/ignore_rules.h"
#include "kinds/plain/site_tools.h"

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

inline constexpr std::string_view kLogseq = "logseq/config.edn",
                                  kDigitalGarden = ".obsidian/plugins/digitalgarden/main.js";

/// What the files of settings around a folder of notes say. One that can't be read ends the run (`Failure`, exit 2).
class Garden {
 public:
  explicit Garden(const Config& config);

  /// Looks through Quartz's folder of notes for `.gitignore`, which only `leaves_out` needs.
  void read_tree();
  /// The folders below the site in which other tools have their settings; without this they are looked for.
  void read_tools(const std::set<std::string>& roots) { tools_.emplace(site_, roots); }

  /// The garden that the site is a part of, be it one of its own by an essaypack.yaml; else the site.
  const std::filesystem::path& folder() const { return folder_; }
  /// A path below the site folder, as one below the garden.
  std::string inside(std::string_view path) const { return prefix_ + std::string(path); }
  /// True for a file, by its path below the site folder, that the garden's tool does not read: Quartz's
  /// `ignorePatterns` and `.gitignore`, Logseq's `:hidden`, what Eleventy and the other tools ignore.
  bool leaves_out(std::string_view path) const;
  /// As Eleventy reads it; texts of a project may have data files of their own.
  const EleventyProject& eleventy() const { return eleventy_; }
  const SiteTools& tools() const {
    if (!tools_) tools_.emplace(site_, SiteTools::find_roots(site_));
    return *tools_;
  }
  /// What the settings say in a way that is not read.
  const std::vector<SettingDoubt>& doubts() const { return doubts_; }

  enum class Choice { by_notes, nobody, everybody };
  /// Whether notes that don't say `public:: true` are published (Logseq's `:publishing/all-pages-public?`).
  Choice logseq_choice() const { return logseq_choice_; }
  /// True if Quartz publishes nothing unasked (its filter `ExplicitPublish`).
  bool is_explicit_quartz() const { return is_explicit_quartz_; }

 private:
  void read_quartz();
  void read_logseq();
  void hide_in_logseq(const Value& hidden);

  std::filesystem::path folder_, site_;
  std::string prefix_;               ///< The site folder below `folder_`, with a `/` behind it; empty: they are one.
  IgnoreRules ignored_;              ///< Of paths below `folder_`.
  std::vector<std::string> hidden_;  ///< Beginnings of such paths.
  EleventyProject eleventy_;
  mutable std::optional<SiteTools> tools_;
  std::vector<SettingDoubt> doubts_;
  Choice logseq_choice_ = Choice::by_notes;
  bool is_quartz_ = false, is_explicit_quartz_ = false;
};

}  // namespace essaypack
