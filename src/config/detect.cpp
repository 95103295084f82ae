#include "config/detect.h"

#include "base/file.h"
#include "base/path.h"
#include "base/text.h"
#include "base/tree_search.h"
#include "config/config_names.h"
#include "config/hugo_files.h"
#include "config/key_reader.h"
#include "config/no_site.h"
#include "diag/failure.h"

#include <algorithm>

namespace essaypack {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostBytes = 1024 * 1024;
constexpr ValueLimits kLimits{.bytes = kMostBytes, .depth = 64, .nodes = 20'000, .aliases = 1000};
/// So many folders above the named one are looked at.
constexpr int kMostParents = 32;
/// Entries below a folder that are looked at for one called `_posts`, the nearest first.
constexpr std::size_t kMostEntries = 1'000'000;
/// What each generator reads, in its order (Hexo 8.1 `load_config`, Jekyll 4.3 `configuration.rb`, Hugo 0.111
/// `config`).
const std::initializer_list<std::string_view> kHexoEndings = {"yml", "json", "yaml"};
const std::initializer_list<std::string_view> kJekyllEndings = {"yml", "yaml", "toml"};
const std::initializer_list<std::string_view> kHugoEndings = {"toml", "yaml", "yml", "json"};

/// Reads and parses a configuration file; `shown` is its name in messages.
Value read_value(const fs::path& path, const std::string& shown) {
  const FileBytes file = read_file(path, kMostBytes);
  if (!file.bytes && file.too_large)
    throw Failure(ExitCode::usage, Kind::config_bad_yaml, {shown, 0, 0}, "the file is larger than 1 MiB");
  if (!file.bytes) throw Failure(ExitCode::environment, Kind::io_unreadable, {shown, 0, 0}, "the file can't be read: " + file.error);
  TextRepairs repairs;
  const std::string text = clean_file_text(*file.bytes, repairs);
  const std::string extension = path.extension().string();
  ParsedValue parsed = extension == ".toml"   ? parse_toml(text, kLimits)
                       : extension == ".json" ? parse_json(text, kLimits)
                                             : parse_yaml(text, kLimits);
  if (!parsed.value)
    throw Failure(ExitCode::usage, Kind::config_bad_yaml, {shown, parsed.line, parsed.column}, parsed.error,
                  parsed.too_complex ? "" : "put quotes around a value that holds ': ' or begins with a special character");
  if (!parsed.value->is_map() && !parsed.value->is_null())
    throw Failure(ExitCode::usage, Kind::config_bad_yaml, {shown, parsed.value->line, parsed.value->column},
                  "the file holds no map of keys", "write lines such as 'title: My essays'");
  const bool is_own = path.stem() == "essaypack";
  if (is_own && !parsed.duplicates.empty()) {
    const DuplicateKey& twice = parsed.duplicates[0];
    throw Failure(ExitCode::usage, Kind::config_bad_yaml, {shown, twice.second_line, twice.second_column},
                  "'" + twice.key + "' stands twice, first in line " + std::to_string(twice.first_line), "remove one of the two");
  }
  return std::move(*parsed.value);
}

/// Looks at one folder; `prefix` comes before names in messages. `below` is the folder that was named, below this one;
/// empty: this one.
class Inspector {
 public:
  Inspector(fs::path folder, std::string prefix, std::string below)
      : folder_(std::move(folder)), prefix_(std::move(prefix)), below_(std::move(below)), names_(folder_, prefix_) {}

  /// Throws `Failure` for a configuration that is there and can't be read, or is there in another form than the
  /// generator reads.
  std::optional<FoundSite> inspect();

 private:
  bool has_file(std::string_view name) const { return names_.has(name); }
  ReadFile read(const std::string& name) const { return {name, read_value(folder_ / name, prefix_ + name)}; }
  std::optional<std::string> first_of(std::string_view folder, std::initializer_list<std::string_view> stems,
                                      std::initializer_list<std::string_view> extensions) const;
  bool names_package(const std::string& file, std::string_view word) const;
  bool has_posts_folder() const;
  bool is_hexo(const std::vector<ReadFile>& files) const;
  bool is_jekyll() const;
  std::vector<ReadFile> read_hugo() const;
  std::vector<ReadFile> read_own_files(SiteType type) const;
  std::optional<ReadFile> read_own() const;
  std::optional<FoundSite> inspect_blog(std::optional<ReadFile>& own) const;
  std::optional<FoundSite> inspect_hugo(std::optional<ReadFile>& own) const;
  void refuse_lookalike(std::initializer_list<std::string_view> stems, const std::string& generator) const;
  void refuse_lost_configuration() const;
  bool may_hold_posts() const;
  SiteType type_of(const ReadFile& own) const;
  FoundSite found(SiteType type, std::vector<ReadFile> files, std::optional<ReadFile> own) const {
    return {folder_, type, std::move(files), std::move(own), {}};
  }

  fs::path folder_;
  std::string prefix_;
  std::string below_;
  ConfigNames names_;
};

std::optional<std::string> Inspector::first_of(std::string_view folder, std::initializer_list<std::string_view> stems,
                                               std::initializer_list<std::string_view> extensions) const {
  for (const std::string_view stem : stems)
    for (const std::string_view extension : extensions)
      if (std::string name = std::string(folder) + std::string(stem) + "." + std::string(extension); has_file(name)) return name;
  return std::nullopt;
}

/// True if a small file names a package in quotes: `"hexo"` in package.json, `"jekyll"` in a Gemfile.
bool Inspector::names_package(const std::string& file, std::string_view word) const {
  const std::optional<std::string> text = read_file(folder_ / file, kMostBytes).bytes;
  if (!text) return false;
  for (const char quote : {'"', '\''})
    if (text->find(quote + std::string(word) + quote) != std::string::npos) return true;
  return false;
}

bool Inspector::has_posts_folder() const {
  bool found = false;
  search_tree(folder_, kMostEntries, [&found](std::string_view path, TreeEntry entry) {
    const std::string_view name = file_part(path);
    if (entry == TreeEntry::file) return TreeStep::pass;
    found = name == "_posts";
    if (found) return TreeStep::stop;
    const bool is_passed = name[0] == '.' || name == "node_modules" || name == "vendor" || name == "_site" || path == "source";
    return is_passed ? TreeStep::pass : TreeStep::enter;
  });
  return found;
}

/// True if package.json asks for Hexo, or if it is broken and may.
bool names_hexo(const fs::path& file) {
  const std::optional<std::string> package = read_file(file, kMostBytes).bytes;
  if (!package) return false;
  const ParsedValue parsed = parse_json(*package, kLimits);
  if (!parsed.value) return package->find("\"hexo\"") != std::string::npos;
  if (parsed.value->find("hexo")) return true;
  for (const std::string_view key : {"dependencies", "devDependencies"})
    if (const Value* packages = parsed.value->find(key); packages && packages->find("hexo")) return true;
  return false;
}

bool Inspector::is_hexo(const std::vector<ReadFile>& files) const {
  const std::string source = source_folder_of(SiteType::hexo, files);
  return is_folder(folder_ / source / "_posts") || is_folder(folder_ / source / "_drafts") ||
         names_hexo(folder_ / "package.json");
}

bool Inspector::is_jekyll() const { return has_posts_folder() || names_package("Gemfile", "jekyll"); }

std::vector<ReadFile> Inspector::read_hugo() const {
  const std::optional<std::string> main = first_of("", {"hugo", "config"}, kHugoEndings);
  first_of("config/_default/", {"hugo", "config"}, kHugoEndings);  // refuses what is there and no file
  std::vector<ReadFile> files;
  for (const HugoFile& file : find_hugo_files(folder_, main.value_or(""))) {
    has_file(file.name);  // refuses a link that leads nowhere
    files.push_back(read(file.name));
    files.back().value = placed_below(file.key, std::move(files.back().value));
  }
  return files;
}

/// The files of a site whose type essaypack.yaml gives.
std::vector<ReadFile> Inspector::read_own_files(SiteType type) const {
  if (type == SiteType::plain) return {};
  if (type == SiteType::hugo) {
    std::vector<ReadFile> files = read_hugo();
    if (files.empty()) refuse_lookalike({"hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json"}, "Hugo");
    return files;
  }
  const bool is_hexo = type == SiteType::hexo;
  if (const auto name = is_hexo ? first_of("", {"_config"}, kHexoEndings) : first_of("", {"_config"}, kJekyllEndings))
    return {read(*name)};
  refuse_lookalike({"_config."}, is_hexo ? "Hexo" : "Jekyll");
  return {};
}

/// Throws where a file has a name that begins with one of `stems`, none of which the generator reads.
void Inspector::refuse_lookalike(std::initializer_list<std::string_view> stems, const std::string& generator) const {
  const std::string name = names_.find_lookalike(stems);
  if (name.empty()) return;
  const std::string wanted = generator == "Hugo" ? "hugo.toml" : "_config.yml";
  throw names_.failure(name, "the file looks like a configuration of " + generator + ", which reads none of this name",
                       "rename it to '" + wanted + "', or write 'type: plain' into essaypack.yaml");
}

/// essaypack.yaml.
std::optional<ReadFile> Inspector::read_own() const {
  const std::optional<std::string> name = first_of("", {"essaypack"}, {"yaml", "yml"});
  names_.require_own_spelling(name.value_or(""));
  if (!name) return {};
  return read(*name);
}

/// The type that essaypack.yaml asks for; it has the key.
SiteType Inspector::type_of(const ReadFile& own) const {
  const Value& wanted = *own.value.find("type");
  const std::vector<std::string> names = {"hexo", "jekyll", "hugo", "plain"};
  for (std::size_t i = 0; i < names.size(); ++i)
    if (wanted.is_scalar() && wanted.text == names[i]) return static_cast<SiteType>(i);
  const auto meant = closest_word(wanted.text, names);
  throw Failure(ExitCode::usage, Kind::config_bad_value, {prefix_ + own.name, wanted.line, wanted.column},
                "'type' is '" + wanted.text + "', not hexo, jekyll, hugo or plain", meant ? "did you mean '" + *meant + "'?" : "");
}

/// Hexo or Jekyll.
std::optional<FoundSite> Inspector::inspect_blog(std::optional<ReadFile>& own) const {
  if (const auto name = first_of("", {"_config"}, kHexoEndings)) {
    std::vector<ReadFile> files;
    files.push_back(read(*name));
    if (is_hexo(files)) return found(SiteType::hexo, std::move(files), std::move(own));
  }
  if (const auto name = first_of("", {"_config"}, kJekyllEndings); name && is_jekyll()) {
    std::vector<ReadFile> files;
    files.push_back(read(*name));
    return found(SiteType::jekyll, std::move(files), std::move(own));
  }
  return {};
}

std::optional<FoundSite> Inspector::inspect_hugo(std::optional<ReadFile>& own) const {
  const std::optional<std::string> main = first_of("", {"hugo", "config"}, kHugoEndings);
  std::error_code error;
  const bool is_dead_link = fs::is_symlink(folder_ / "config", error) && !fs::exists(folder_ / "config", error);
  const bool has_folder =
      is_dead_link && may_hold_posts() ? names_.has_folder("config") : names_.has_folder("config/_default");
  if (!main && !has_folder) return {};
  std::vector<ReadFile> files = read_hugo();
  if (files.empty()) return {};
  const std::vector<std::string> folders = content_folders_of(files);
  for (const std::string& content : folders)
    if (is_folder(folder_ / content)) return found(SiteType::hugo, std::move(files), std::move(own));
  const bool is_surely_hugo =
      (main && main->starts_with("hugo.")) || has_folder ||
      std::any_of(files.begin(), files.end(), [](const ReadFile& file) { return file.value.find("baseurl"); });
  if (is_surely_hugo && may_hold_posts())
    throw names_.failure(files[0].name,
                         "the configuration is Hugo's, and its content folder '" + folders[0] + "' does not exist",
                         "make the folder, name it with 'contentDir', or write 'type: plain' into essaypack.yaml");
  return {};
}

/// True if the folder that was named may be one that a lost configuration protects.
bool Inspector::may_hold_posts() const {
  if (below_.empty()) return true;
  const std::string path = "/" + below_ + "/";
  return path.starts_with("/source/") || path.starts_with("/content/") || path.find("/_") != std::string::npos;
}

/// Throws where a folder is a site's without the configuration: read as plain files, it would publish what that
/// protects.
void Inspector::refuse_lost_configuration() const {
  if (!may_hold_posts()) return;
  const std::string hint = "write 'type: hexo', 'jekyll', 'hugo' or 'plain' into essaypack.yaml";
  for (const std::string_view name : {"_config.yml", "_config.yaml", "_config.json", "_config.toml"})
    if (has_file(name)) throw names_.failure(name, "the file is there, but no posts of Hexo or Jekyll", hint);
  refuse_lookalike({"_config."}, "Hexo and Jekyll");
  refuse_lookalike({"hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json"}, "Hugo");
  if (names_hexo(folder_ / "package.json"))
    throw names_.failure("package.json", "the file names hexo, but there is no '_config.yml'",
                         "put it back, or " + hint);
  if (names_package("Gemfile", "jekyll"))
    throw names_.failure("Gemfile", "the file names jekyll, but there is no '_config.yml'",
                         "put it back (it may be empty), or " + hint);
}

std::optional<FoundSite> Inspector::inspect() {
  std::optional<ReadFile> own = read_own();
  if (const Value* type = own ? own->value.find("type") : nullptr; type && !type->is_null()) {
    const SiteType wanted = type_of(*own);
    return found(wanted, read_own_files(wanted), std::move(own));
  }
  if (std::optional<FoundSite> blog = inspect_blog(own)) return blog;
  if (std::optional<FoundSite> hugo = inspect_hugo(own)) return hugo;
  refuse_lost_configuration();
  if (own) return found(SiteType::plain, {}, std::move(own));
  return std::nullopt;
}

/// True if the posts of `site` can lie in the folder `below` it.
bool takes_posts_from(const FoundSite& site, const std::string& below) {
  std::vector<std::string> folders = {source_folder_of(site.type, site.files)};
  if (site.type == SiteType::hugo) folders = content_folders_of(site.files);
  if (const Value* source = site.own ? site.own->value.find("source") : nullptr) {
    if (source->is_scalar()) folders.push_back(clean_folder(source->text).value_or(""));
    for (const Value& item : source->items) folders.push_back(clean_folder(item.text).value_or(""));
  }
  return std::any_of(folders.begin(), folders.end(), [&](const std::string& folder) {
    return below == folder || is_below(below, folder);
  });
}

}  // namespace

std::string source_folder_of(SiteType type, const std::vector<ReadFile>& files) {
  const std::string_view key = type == SiteType::hexo ? "source_dir" : type == SiteType::hugo ? "contentdir" : "source";
  std::string folder = type == SiteType::hexo ? "source" : type == SiteType::hugo ? "content" : "";
  if (type == SiteType::plain) return {};
  for (const ReadFile& file : files)
    if (const Value* value = file.value.find(key); value && value->is_scalar())
      if (std::optional<std::string> clean = clean_folder(trim(value->text)); clean && !clean->empty()) folder = std::move(*clean);
  return folder;
}

FoundSite find_site(const fs::path& named) {
  std::error_code error;
  const fs::path folder = fs::canonical(named, error);
  if (error) {
    const bool is_missing = error == std::errc::no_such_file_or_directory || error == std::errc::not_a_directory;
    throw Failure(is_missing ? ExitCode::usage : ExitCode::environment,
                  "'" + named.string() + "' " + (is_missing ? "does not exist" : "can't be read: " + to_lower_ascii(error.message())),
                  is_missing ? "name the folder of a blog" : "");
  }
  if (!is_folder(folder)) throw Failure(ExitCode::usage, "'" + named.string() + "' is no folder", "name the folder of a blog");
  if (std::optional<FoundSite> site = Inspector(folder, "", "").inspect()) return std::move(*site);

  fs::path parent = folder;
  for (int i = 0; i < kMostParents && parent.has_relative_path(); ++i) {
    parent = parent.parent_path();
    const std::string below = folder.lexically_relative(parent).string();
    std::optional<FoundSite> site = Inspector(parent, (parent / "").string(), below).inspect();
    if (!site || !takes_posts_from(*site, below)) continue;
    site->selection = below;
    return std::move(*site);
  }
  refuse_what_is_no_site(folder, named.string());
  FoundSite plain;
  plain.folder = folder;
  return plain;
}

}  // namespace essaypack
