#pragma once

/// Gardens of notes (Quartz, Logseq, Digital Garden) and Eleventy's folders: what their own settings keep back.

#include "config/config.h"
#include "model/post.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

inline constexpr std::string_view kQuartz = "quartz.config.ts", kLogseq = "logseq/config.edn",
                                  kDigitalGarden = ".obsidian/plugins/digitalgarden/main.js";

/// What the files of settings around a folder of notes say. What can't be read says nothing.
class Garden {
 public:
  explicit Garden(const Config& config);

  /// The garden that the site is a part of, be it one of its own by an essaypack.yaml; else the site.
  const std::filesystem::path& folder() const { return folder_; }
  /// True for a file, by its path below the site folder, that the garden's tool does not read: Quartz's
  /// `ignorePatterns`, Logseq's `:hidden`, `.eleventyignore`.
  bool leaves_out(std::string_view path) const;

  enum class Choice { by_notes, nobody, everybody };
  /// Whether notes that don't say `public:: true` are published (Logseq's `:publishing/all-pages-public?`).
  Choice logseq_choice() const { return logseq_choice_; }
  /// True if Quartz publishes nothing unasked (its filter `ExplicitPublish`).
  bool is_explicit_quartz() const { return is_explicit_quartz_; }

 private:
  void read_quartz();
  void read_logseq();
  void read_eleventy();

  std::filesystem::path folder_;
  std::string prefix_;  ///< The site folder below `folder_`, with a `/` behind it; empty: they are one.
  std::vector<std::string> globs_, unignored_;  ///< Of paths below `folder_`; of folders for what lies in them, too.
  Choice logseq_choice_ = Choice::by_notes;
  bool is_explicit_quartz_ = false;
};

/// What the data file of a folder (`notes/notes.json`, `notes/notes.11tydata.json`: Eleventy) keeps back of all below
/// it: those of its members that may do so. `folder` is absolute.
std::vector<Value::Member> withholding_data(const std::filesystem::path& folder);

}  // namespace essaypack
