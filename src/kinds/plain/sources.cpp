#include "kinds/plain/sources.h"

#include "base/file.h"
#include "base/path.h"
#include "base/text.h"
#include "config/sections/book.h"
#include "input/folder_words.h"
#include "input/publication.h"
#include "input/source_folders.h"
#include "kinds/folder/folder_data.h"
#include "kinds/plain/garden.h"

#include <algorithm>
#include <map>
#include <set>

namespace essaypack {
namespace {

/// `Name.textbundle/text`: one text with its pictures (Bear, Ulysses) is called as its folder.
std::string without_bundle(std::string_view path) {
  constexpr std::string_view kText = ".textbundle/text";
  const bool is_bundle = path.ends_with(kText) && path.size() > kText.size();
  return std::string(path.substr(0, path.size() - (is_bundle ? kText.size() : 0)));
}

class Sources : public SiteSources {
 public:
  Sources(const Config& config, const FolderRules& rules) : config_(config), rules_(rules), garden_(config) {
    garden_.read_tree();
  }

  void meet(std::string_view path, TreeEntry entry) override {
    if (std::optional<std::string> root = SiteTools::root_of(path, entry)) roots_.insert(std::move(*root));
  }
  void met_all() override { garden_.read_tools(roots_); }

  std::optional<SourceFile> sort(SourceFile file, const std::string&, SourceDesk& desk) override {
    const std::string* home = nearest_folder(file.source, config_.post_folders);
    if (!home) return {};
    const std::string_view path = below(file.source, *home);
    if ((is_readme(path) && !rules_.reads_readme) || desk.is_hidden(file, path, ".") || is_front_or_back(file.source))
      return {};
    const PathMeaning names = desk.is_included(file.source) ? PathMeaning() : meaning_of_path(path);
    switch (names.meaning) {
      case FolderMeaning::open:
        break;
      case FolderMeaning::drafts:
        file.is_draft = true;
        break;
      case FolderMeaning::nobodys:
        desk.pass_over(file.source.substr(0, file.source.size() - path.size() + names.end));
        return {};
    }
    file.stem_path = without_bundle(without_extension(path));
    if (rules_.sort) return rules_.sort(std::move(file), config_);
    return file;
  }

  bool leaves_out(std::string_view path) const override { return garden_.leaves_out(path); }

  /// What the data files of folders keep back, and those of single texts.
  void read_sections(const std::vector<SourceFile>& files,
                     const std::function<std::optional<std::string>(const std::string& source)>&,
                     Diagnostics& diagnostics) override {
    report_doubts(garden_.doubts(), config_, diagnostics);
    if (rules_.report) rules_.report(config_, diagnostics);
    read_folders_above();
    const bool is_nikola = is_file(config_.site_folder / "conf.py");
    for (const SourceFile& file : files) {
      read_folders_of(file.source);
      if (is_nikola)
        keep_own(file.source, read_meta_beside(config_.site_folder, std::string(without_extension(file.source))));
      const std::string path = garden_.inside(file.source);
      for (std::size_t end = path.find('/'); end != std::string::npos; end = path.find('/', end + 1)) {
        const std::string folder = path.substr(0, end);
        look_at(folder, folder + "/" + std::string(file_part(folder)));
      }
      if (garden_.eleventy().has_configuration) look_at(path, std::string(without_extension(path)));
    }
    report_doubts(doubts_, config_, diagnostics);
  }

  /// The text's own first, then its folders', the deepest first, then what all texts have.
  HandedDown handed_down(const SourceFile& file) const override {
    HandedDown handed;
    const auto add = [&](const EleventyData& data) {
      handed.fields.insert(handed.fields.end(), data.fields.begin(), data.fields.end());
      handed.tags.insert(handed.tags.end(), data.tags.begin(), data.tags.end());
      add_reasons(handed.withheld, data.withheld);
    };
    const auto add_of = [&](std::string_view owner) {
      if (const auto found = data_.find(std::string(owner)); found != data_.end()) add(found->second);
    };
    if (!data_.empty()) {
      const std::string path = garden_.inside(file.source);
      add_of(path);
      for (std::string_view folder = parent_of(path); !folder.empty(); folder = parent_of(folder)) add_of(folder);
    }
    if (const auto found = own_.find(file.source); found != own_.end()) add(found->second);
    if (!of_folders_.empty())
      for (std::string_view folder = parent_of(file.source);; folder = parent_of(folder)) {
        if (const auto found = of_folders_.find(std::string(folder)); found != of_folders_.end()) add(found->second);
        if (folder.empty()) break;
      }
    for (const EleventyData& data : above_) add(data);
    add(garden_.eleventy().global);
    if (garden_.tools().is_unchosen(file.source)) {
      Value no;
      no.type = Value::Type::scalar;
      no.text = "false";
      handed.fields.push_back({"publish", 0, 0, std::move(no)});
    }
    if (rules_.hand_down) rules_.hand_down(file, config_, handed);
    return handed;
  }

  bool is_among_posts(std::string_view path, const Config& config) const override {
    return SiteSources::is_among_posts(path, config) && !has_hidden_part(path, ".") &&
           meaning_of_path(path).meaning == FolderMeaning::open;
  }

 private:
  /// A foreword, an afterword or the contents of a book.
  bool is_front_or_back(std::string_view path) const {
    const auto names = [&](const BookConfig& book) {
      return path == book.foreword || path == book.afterword || path == book.contents.file;
    };
    return names(*config_.book) || std::any_of(config_.books->begin(), config_.books->end(), names);
  }

  /// `owner` is a folder or a text, and its data files are called as `path`: below the garden.
  void look_at(const std::string& owner, const std::string& path) {
    if (!seen_.insert(owner).second) return;
    const BrokenData broken = garden_.eleventy().has_configuration ? BrokenData::refuse : BrokenData::ignore;
    if (EleventyData data = read_eleventy_data(garden_.folder(), path, broken, rules_.members, doubts_);
        !data.is_empty())
      data_.emplace(owner, std::move(data));
  }

  void keep_own(const std::string& source, EleventyData data) {
    if (!data.is_empty()) own_.emplace(source, std::move(data));
  }

  /// What the folders of a file say, the site's own the last.
  void read_folders_of(const std::string& source) {
    for (std::string_view folder = parent_of(source); seen_folders_.emplace(folder).second;
         folder = parent_of(folder)) {
      if (EleventyData data =
              read_folder_data(config_.site_folder, std::string(folder), garden_.tools().folder_files());
          !data.is_empty())
        of_folders_.emplace(folder, std::move(data));
      if (folder.empty()) break;
    }
  }

  /// The same of folders around the site that belong to the same project.
  void read_folders_above() {
    const std::filesystem::path& root = garden_.tools().root_above();
    if (root.empty()) return;
    for (std::filesystem::path folder = config_.site_folder.parent_path();; folder = folder.parent_path()) {
      if (EleventyData data = read_folder_data(folder, "", garden_.tools().folder_files()); !data.is_empty())
        above_.push_back(std::move(data));
      if (folder == root || !folder.has_relative_path()) break;
    }
  }

  const Config& config_;
  const FolderRules rules_;
  Garden garden_;
  std::set<std::string> roots_;               ///< Folders in which other tools have their settings.
  std::set<std::string> seen_;                ///< What was looked at.
  std::map<std::string, EleventyData> data_;  ///< Of folders and texts that keep something back.
  std::set<std::string> seen_folders_;
  std::map<std::string, EleventyData> of_folders_, own_;  ///< Below the site: of folders, and of texts.
  std::vector<SettingDoubt> doubts_;                      ///< Of data files.
  std::vector<EleventyData> above_;                       ///< Of the folders around the site, the nearest first.
};

}  // namespace

std::unique_ptr<SiteSources> open_plain_sources(const Config& config, const Timestamp&) {
  return open_folder_sources(config, {});
}

std::unique_ptr<SiteSources> open_folder_sources(const Config& config, const FolderRules& rules) {
  return std::make_unique<Sources>(config, rules);
}

}  // namespace essaypack
