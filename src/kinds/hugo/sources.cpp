#include "kinds/hugo/sources.h"

#include "base/text.h"
#include "config/path_pattern.h"
#include "input/source_folders.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>
#include <utility>

namespace essaypack {
namespace {

bool has_hidden_name(std::string_view path) {
  const std::vector<std::string_view> names = split(path, '/');
  return std::any_of(names.begin(), names.end(), [](std::string_view name) {
    return name.empty() || name.front() == '.' || name.front() == '#' || name.back() == '~';
  });
}

bool matches_any(const std::vector<std::string>& patterns, std::string_view path) {
  return std::any_of(patterns.begin(), patterns.end(),
                     [&](const std::string& pattern) { return matches_hugo_pattern(pattern, path); });
}

/// True if a pattern for a file below the folder passes through it: `/posts` of `/posts/*.md`.
bool leads_into(const std::vector<std::string>& patterns, std::string_view folder) {
  for (const std::string& pattern : patterns)
    for (std::size_t slash = pattern.find('/', 1); slash != std::string::npos; slash = pattern.find('/', slash + 1))
      if (matches_hugo_pattern(pattern.substr(0, slash), folder)) return true;
  return false;
}

/// Hugo walks from the mount down: each folder and the file itself must be let in, and what is included is not
/// excluded.
bool admits(const HugoMount& mount, std::string_view path) {
  if (mount.include.empty() && mount.exclude.empty()) return true;
  const std::string whole = "/" + to_lower_ascii(path);
  for (std::size_t end = whole.find('/', 1);; end = whole.find('/', end + 1)) {
    const std::string_view part = std::string_view(whole).substr(0, end);
    const bool is_folder = end != std::string::npos;
    if (mount.excludes_first && matches_any(mount.exclude, part)) return false;
    const bool is_included = matches_any(mount.include, part) || (is_folder && leads_into(mount.include, part));
    if (!is_included && (!mount.include.empty() || matches_any(mount.exclude, part))) return false;
    if (!is_folder) return true;
  }
}

bool covers(const HugoMount& mount, std::string_view source) {
  return mount.is_file ? source == mount.source : is_below(source, mount.source);
}

/// The path of a file below `content`, without its extension.
std::string content_path_of(const SourceFile& file, const HugoMount& mount) {
  return mount.is_file ? mount.target : join_path(mount.target, without_extension(below(file.source, mount.source)));
}

/// `_index.any.md` is a section's page in the main language, and `index.any.md` makes a bundle.
void cut_index_name(SourceFile& file) {
  const std::string_view name = file_part(file.content_path);
  for (const std::string_view index : {"_index.", "index."}) {
    if (!name.starts_with(index)) continue;
    const std::size_t cut = name.size() - (index.size() - 1);
    file.content_path.resize(file.content_path.size() - cut);
    file.stem_path.resize(file.stem_path.size() - cut);
    return;
  }
}

bool is_index(const SourceFile& file) { return file_part(file.content_path) == "index"; }

}  // namespace

bool is_hugo_format(std::string_view extension) {
  constexpr std::string_view kFormats[] = {"ad", "adoc", "asciidoc", "org", "pandoc", "pdc", "rst"};
  return std::find(std::begin(kFormats), std::end(kFormats), extension) != std::end(kFormats);
}

HugoSources::HugoSources(const Config& config) : config_(config), hugo_(settings_of<HugoConfig>(config)) {
  for (const std::string& pattern : hugo_.ignore_files)
    if (std::optional<Regex> regex = Regex::parse_go(pattern))
      ignored_.push_back(std::move(*regex));
    else
      throw Failure(ExitCode::usage, Kind::config_bad_value, {config.main_file, 0, 0},
                    tr("'ignoreFiles' has '{}', which is no regular expression of Go", pattern),
                    tr("correct the pattern, or remove it"));
}

/// Hugo looks at absolute paths, of folders as well. The site's folder counts as the root here, so that it may lie
/// anywhere.
bool HugoSources::is_ignored(std::string_view source) const {
  if (ignored_.empty()) return false;
  const std::string whole = "/" + std::string(source);
  for (std::size_t end = whole.find('/', 1);; end = whole.find('/', end + 1)) {
    const std::string_view part = std::string_view(whole).substr(0, end);
    for (const Regex& pattern : ignored_)
      if (pattern.finds(part).value_or(true)) return true;
    if (end == std::string::npos) return false;
  }
}

std::optional<HugoMount> HugoSources::find_mount(std::string_view source) const {
  const HugoMount* best = nullptr;
  bool is_mounted = false;
  for (const HugoMount& mount : hugo_.mounts) {
    if (!covers(mount, source)) continue;
    is_mounted = true;
    if ((!best || mount.source.size() > best->source.size()) &&
        (mount.is_file || admits(mount, below(source, mount.source))))
      best = &mount;
  }
  if (best) return *best;
  const std::string* home = is_mounted ? nullptr : nearest_folder(source, config_.post_folders);
  if (!home) return {};
  return HugoMount{*home, {}, {}, {}, {}};
}

std::vector<std::string> HugoSources::mounted() const {
  std::vector<std::string> sources;
  for (const HugoMount& mount : hugo_.mounts) sources.push_back(mount.source);
  return sources;
}

bool HugoSources::is_mounted_file(std::string_view source) const {
  return std::any_of(hugo_.mounts.begin(), hugo_.mounts.end(),
                     [&](const HugoMount& mount) { return mount.is_file && mount.source == source; });
}

std::string_view HugoSources::home_of(std::string_view source, const HugoMount& mount) const {
  const std::string* home = nearest_folder(source, config_.post_folders);
  const auto is_home = [&](const HugoMount& known) { return known.source == *home; };
  const bool is_own = home && std::none_of(hugo_.mounts.begin(), hugo_.mounts.end(), is_home);
  return is_own ? std::string_view(*home) : std::string_view(mount.source);
}

std::optional<SourceFile> HugoSources::sort(SourceFile file) const {
  const std::optional<HugoMount> mount = find_mount(file.source);
  if (!mount || is_ignored(file.source)) return {};
  const std::string_view home = home_of(file.source, *mount);
  if (has_hidden_name(mount->is_file ? file_part(file.source) : below(file.source, mount->source))) return {};
  file.content_path = content_path_of(file, *mount);
  file.stem_path = mount->target.empty() && !mount->is_file ? std::string(without_extension(below(file.source, home)))
                                                            : file.content_path;
  file.language = mount->language;
  const std::size_t dot = file.stem_path.rfind('.');
  if (dot != std::string::npos && dot > file.stem_path.rfind('/') + 1) {
    std::string code = file.stem_path.substr(dot + 1);
    if (hugo_.disabled_languages.count(to_lower_ascii(code)) > 0) return {};
    // `_index.en.md` is the section's own page on a site of one language, too; Hugo's codes are in lower case
    const bool is_listed = config_.languages.count(code) > 0;
    if (is_listed || code == hugo_.main_language) {
      file.content_path.resize(file.content_path.size() - (file.stem_path.size() - dot));
      file.stem_path.resize(dot);
      if (is_listed) file.language = std::move(code);
    }
  }
  cut_index_name(file);
  file.is_section = file_part(file.stem_path) == "_index";
  const std::size_t slash = file.stem_path.find('/');
  const bool is_content = mount->is_file || (mount->target.empty() && home == mount->source);
  file.is_loose =
      is_content && (slash == std::string::npos || file.stem_path.compare(slash, std::string::npos, "/index") == 0);
  return file;
}

void HugoSources::note_other_format(const SourceFile& file) {
  if (is_index(file)) other_bundles_.insert(std::string(parent_of(file.content_path)));
}

void HugoSources::drop_shadowed(std::vector<SourceFile>& files) const {
  if (hugo_.mounts.size() < 2) return;
  struct Origin {
    std::size_t mount;
    std::string source;
  };
  std::map<std::pair<std::string, std::string>, Origin> first;  // by language and path below `content`
  const auto place_of = [&](const SourceFile& file, const HugoMount& mount) {
    return std::pair(mount.language.empty() ? hugo_.main_language : mount.language,
                     mount.is_file ? mount.target + "." + extension_of(file.source)
                                   : join_path(mount.target, below(file.source, mount.source)));
  };
  const auto index_of = [&](const HugoMount& mount) {
    const std::vector<HugoMount>& mounts = hugo_.mounts;
    const auto is_same = [&](const HugoMount& one) {
      return one.source == mount.source && one.target == mount.target && one.language == mount.language;
    };
    return std::size_t(std::find_if(mounts.begin(), mounts.end(), is_same) - mounts.begin());
  };
  for (const SourceFile& file : files)
    if (const std::optional<HugoMount> mount = find_mount(file.source)) {
      const Origin origin{index_of(*mount), file.source};
      const auto [known, is_new] = first.emplace(place_of(file, *mount), origin);
      if (!is_new && origin.mount < known->second.mount) known->second = origin;
    }
  std::erase_if(files, [&](const SourceFile& file) {
    const std::optional<HugoMount> mount = find_mount(file.source);
    return mount && first.at(place_of(file, *mount)).source != file.source;
  });
}

void HugoSources::drop_other_spellings(std::vector<SourceFile>& files) const {
  const auto language_of = [&](const SourceFile& file) {
    return file.language.empty() ? hugo_.main_language : file.language;
  };
  // what is empty comes first, then Hugo goes by the files' names
  const auto rank_of = [&](const SourceFile& file) {
    const std::string_view name = without_extension(file_part(file.source));
    const std::string_view own = file_part(file.content_path);
    const std::string_view code = name.substr(std::min(own.size() + 1, name.size()));
    return name == own ? "md" : code == language_of(file) ? "" : std::string(code);
  };
  const auto place_of = [&](const SourceFile& file) {
    return std::tuple(language_of(file), file.content_path, parent_of(file.source));
  };
  std::map<std::tuple<std::string, std::string, std::string_view>, std::string> best;
  for (const SourceFile& file : files) {
    const auto [known, is_new] = best.emplace(place_of(file), rank_of(file));
    if (!is_new) known->second = std::min(known->second, rank_of(file));
  }
  // what any file of a section withholds is withheld
  std::erase_if(files,
                [&](const SourceFile& file) { return !file.is_section && best.at(place_of(file)) < rank_of(file); });
}

void HugoSources::drop_page_resources(std::vector<SourceFile>& files) const {
  std::set<std::string, std::less<>> bundles(other_bundles_.begin(), other_bundles_.end());
  for (const SourceFile& file : files)
    if (is_index(file)) bundles.insert(std::string(parent_of(file.content_path)));
  // an `_index` beside it makes a section of the folder
  for (const SourceFile& file : files)
    if (file.is_section)
      if (const auto bundle = bundles.find(parent_of(file.content_path)); bundle != bundles.end())
        bundles.erase(bundle);
  std::erase_if(files, [&](const SourceFile& file) {
    for (std::string_view folder = parent_of(file.content_path);; folder = parent_of(folder)) {
      const bool is_its_index = folder == parent_of(file.content_path) && is_index(file);
      if (bundles.count(folder) > 0 && !is_its_index) return true;
      if (folder.empty()) return false;
    }
  });
}

}  // namespace essaypack
