#pragma once

/// What decides which files of a site are posts: a part that is the same for every kind of site, and one that each kind
/// brings.

#include "base/tree_search.h"
#include "config/config.h"
#include "diag/diagnostics.h"
#include "model/post.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// A file that is to be read as a post or page.
struct SourceFile {
  std::string source{};     ///< Below the site folder.
  std::string stem_path{};  ///< Below its posts folder (pages: below the source folder), without extension.
  PostKind kind = PostKind::post;
  bool is_draft = false;
  bool is_html = false;
  std::string language{};  ///< The code of it, where the file's name or folder tells.
  bool is_loose =
      false;  ///< In none of the sections that the site has: without a date it is a page, such as `about.md`.
  std::string content_path{};  ///< Where bundles count: below the content, wherever that is mounted from, without
                               ///< language and extension.
  bool is_section = false;     ///< No post, but what it hands down to others counts.
};

/// What a page gets from above.
struct HandedDown {
  std::vector<Value::Member> fields;  ///< Where its head lacks them.
  std::vector<std::string> tags;      ///< Besides those of its head.
  Withheld withheld;                  ///< A section above is a draft, scheduled or expired: nothing below it is built.
  std::optional<Timestamp> due;       ///< When the last of the scheduled sections is published.
  std::size_t sections = 0;           ///< How many of the folders of its path are sections.
};

/// A path part that starts with one of `marks`.
bool has_hidden_part(std::string_view path, std::string_view marks);
/// The text behind the last part of the path that is called `name`; nothing if none is.
std::optional<std::string_view> behind_part(std::string_view path, std::string_view name);
bool is_readme(std::string_view path);

/// What sorting needs whatever the kind, and what it counts.
class SourceDesk {
 public:
  SourceDesk(const Config& config, Diagnostics& diagnostics) : config_(config), diagnostics_(diagnostics) {}

  const Config& config() const { return config_; }
  Diagnostics& diagnostics() { return diagnostics_; }

  /// True if `include` names the file.
  bool is_included(std::string_view source) const;
  /// True, with a warning, for a post that no generator sees: a part of `path` begins with one of `marks`.
  bool is_hidden(const SourceFile& file, std::string_view path, std::string_view marks);
  /// What is no post but still a text below the source folder; no part of its path begins with one of `marks`.
  std::optional<SourceFile> sort_page(SourceFile file, std::string_view marks) const;
  /// A text in a folder whose name says that it is nobody's to read: `folder` ends with that name.
  void pass_over(const std::string& folder);

  std::size_t passed_over() const { return passed_over_; }
  /// Reports the folders that are nobody's to read, a line for each.
  void report_private_folders() const;

 private:
  const Config& config_;
  Diagnostics& diagnostics_;
  std::map<std::string, std::size_t> private_;  ///< Texts by the folder, or the file, whose name keeps them back.
  std::size_t passed_over_ = 0;
};

/// What a kind of site brings. Made once for a walk over the site's folders.
class SiteSources {
 public:
  virtual ~SiteSources() = default;

  /// All posts and pages where they are no files of the site's folder; nothing where that is walked.
  virtual std::optional<std::vector<SourceFile>> listed() const { return {}; }
  /// Folders and files to walk besides those of posts, below the site folder.
  virtual std::vector<std::string> more_folders() const { return {}; }
  /// Where the whole folder of the site is walked, each file and folder that the walk meets, entered or not, before any
  /// file is sorted; then `met_all`.
  virtual void meet(std::string_view, TreeEntry) {}
  virtual void met_all() {}
  /// The file as a post or page, or nothing if the generator does not read it. `source` and `is_html` are set.
  virtual std::optional<SourceFile> sort(SourceFile file, const std::string& extension, SourceDesk& desk) = 0;
  /// The same for a file in a format that is not read here: only what it says of others counts.
  virtual std::optional<SourceFile> sort_other(const SourceFile&, const std::string&, SourceDesk&) { return {}; }
  /// True where files that the user does not want may decide about others, so that they are sorted all the same.
  virtual bool sorts_unwanted() const { return false; }
  /// True if the generator passes over the file at `path`, below the source folder.
  virtual bool leaves_out(std::string_view) const { return false; }
  /// True if the text at that path would be a post if its format was read.
  virtual bool is_among_posts(std::string_view path, const Config& config) const;
  /// After the walk.
  virtual void finish(std::vector<SourceFile>&) const {}

  /// Reads what sections hand down; `read` gives a file's cleaned text.
  virtual void read_sections(const std::vector<SourceFile>&,
                             const std::function<std::optional<std::string>(const std::string& source)>&,
                             Diagnostics&) {}
  /// From any thread, after `read_sections`.
  virtual HandedDown handed_down(const SourceFile&) const { return {}; }
};

}  // namespace essaypack
