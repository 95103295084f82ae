#include "config/detect.h"

#include "base/file.h"
#include "base/path.h"
#include "base/text.h"
#include "config/key_reader.h"
#include "diag/failure.h"

#include <algorithm>

namespace essaypack {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostBytes = 1024 * 1024;
constexpr ValueLimits kLimits{.bytes = kMostBytes, .depth = 64, .nodes = 20'000, .aliases = 1000};
/// So many folders above the named one are looked at, and so many names of sites are told.
constexpr int kMostParents = 32;
constexpr std::size_t kMostNames = 5;

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

/// Hugo's keys are the same in any case; all are read in lower case.
void lower_keys(Value& value) {
  for (Value& item : value.items) lower_keys(item);
  for (Value::Member& member : value.members) {
    member.key = to_lower_ascii(member.key);
    lower_keys(member.value);
  }
}

/// Looks at one folder; `prefix` comes before names in messages.
class Inspector {
 public:
  Inspector(fs::path folder, std::string prefix) : folder_(std::move(folder)), prefix_(std::move(prefix)) {}

  std::optional<FoundSite> inspect();

 private:
  bool has_file(std::string_view name) const { return is_file(folder_ / name); }
  ReadFile read(const std::string& name) const { return {name, read_value(folder_ / name, prefix_ + name)}; }
  std::optional<std::string> first_of(std::string_view folder, std::initializer_list<std::string_view> stems,
                                      std::initializer_list<std::string_view> extensions) const;
  bool names_package(const std::string& file, std::string_view word) const;
  bool has_posts_folder() const;
  bool is_hexo(const std::vector<ReadFile>& files) const;
  bool is_jekyll() const;
  std::vector<ReadFile> read_hugo() const;
  std::vector<ReadFile> read_own_files(SiteType type) const;
  SiteType type_of(const ReadFile& own) const;
  FoundSite found(SiteType type, std::vector<ReadFile> files, std::optional<ReadFile> own) const {
    return {folder_, type, std::move(files), std::move(own), {}};
  }

  fs::path folder_;
  std::string prefix_;
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
  const auto enter = [&found](std::string_view path) {
    const std::string_view name = file_part(path);
    if (name == "_posts") found = true;
    return !found && name[0] != '.' && name != "node_modules" && name != "vendor" && name != "_site" && path != "source";
  };
  walk_files(folder_, folder_, enter);
  return found;
}

bool Inspector::is_hexo(const std::vector<ReadFile>& files) const {
  const std::string source = source_folder_of(SiteType::hexo, files);
  if (is_folder(folder_ / source / "_posts") || is_folder(folder_ / source / "_drafts")) return true;
  const std::optional<std::string> package = read_file(folder_ / "package.json", kMostBytes).bytes;
  if (!package) return false;
  const ParsedValue parsed = parse_json(*package, kLimits);
  if (!parsed.value) return false;
  for (const std::string_view key : {"dependencies", "devDependencies"})
    if (const Value* packages = parsed.value->find(key); packages && packages->find("hexo")) return true;
  return false;
}

bool Inspector::is_jekyll() const { return has_posts_folder() || names_package("Gemfile", "jekyll"); }

/// Hugo's files: `hugo.*` before `config.*`, in the folder before `config/_default/`, where each other file is a section.
std::vector<ReadFile> Inspector::read_hugo() const {
  const std::initializer_list<std::string_view> kExtensions = {"toml", "yaml", "yml", "json"};
  constexpr std::string_view kFolder = "config/_default/";
  std::vector<ReadFile> files;
  if (const auto name = first_of("", {"hugo", "config"}, kExtensions)) files.push_back(read(*name));
  if (const auto name = first_of(kFolder, {"hugo", "config"}, kExtensions)) files.push_back(read(*name));
  for (const std::string_view section : {"frontmatter", "languages", "module", "params", "permalinks"})
    if (const auto name = first_of(kFolder, {section}, kExtensions)) {
      ReadFile file = read(*name);
      Value::Member member{std::string(section), file.value.line, file.value.column, std::move(file.value)};
      file.value = {};
      file.value.type = Value::Type::map;
      file.value.members.push_back(std::move(member));
      files.push_back(std::move(file));
    }
  for (ReadFile& file : files) lower_keys(file.value);
  return files;
}

/// The files of a site whose type essaypack.yaml gives.
std::vector<ReadFile> Inspector::read_own_files(SiteType type) const {
  switch (type) {
    case SiteType::hugo: return read_hugo();
    case SiteType::hexo:
      if (has_file("_config.yml")) return {read("_config.yml")};
      return {};
    case SiteType::jekyll:
      if (const auto name = first_of("", {"_config"}, {"yml", "toml"})) return {read(*name)};
      return {};
    case SiteType::plain: return {};
  }
  return {};
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

std::optional<FoundSite> Inspector::inspect() {
  std::optional<ReadFile> own;
  if (const auto name = first_of("", {"essaypack"}, {"yaml", "yml"})) own = read(*name);
  if (const Value* type = own ? own->value.find("type") : nullptr; type && !type->is_null()) {
    const SiteType wanted = type_of(*own);
    return found(wanted, read_own_files(wanted), std::move(own));
  }
  const bool has_yml = has_file("_config.yml");
  if (has_yml || has_file("_config.toml")) {
    std::vector<ReadFile> files;
    if (has_yml) files.push_back(read("_config.yml"));
    if (has_yml && is_hexo(files)) return found(SiteType::hexo, std::move(files), std::move(own));
    if (is_jekyll()) {
      if (!has_yml) files.push_back(read("_config.toml"));
      return found(SiteType::jekyll, std::move(files), std::move(own));
    }
  }
  if (first_of("", {"hugo", "config"}, {"toml", "yaml", "yml", "json"}) || is_folder(folder_ / "config/_default")) {
    std::vector<ReadFile> files = read_hugo();
    for (const std::string& content : content_folders_of(files))
      if (!files.empty() && is_folder(folder_ / content)) return found(SiteType::hugo, std::move(files), std::move(own));
  }
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

/// Sites in folders below one that is none.
std::vector<std::string> sites_below(const fs::path& folder) {
  const auto enter = [](std::string_view path) {
    const std::string_view name = file_part(path);
    return name[0] != '.' && name != "node_modules" && name != "themes" && name != "vendor" && name != "_site";
  };
  std::vector<std::string> sites;
  for (const FoundFile& file : walk_files(folder, folder, enter).files) {
    const std::string_view name = file_part(file.path), site = parent_of(file.path);
    if (site.empty()) continue;
    if (name != "_config.yml" && name != "hugo.toml" && name != "essaypack.yaml") continue;
    if (sites.empty() || sites.back() != site) sites.emplace_back(site);
  }
  sites.erase(std::unique(sites.begin(), sites.end()), sites.end());
  return sites;
}

void refuse_folder_of_sites(const fs::path& folder, const std::string& named) {
  const std::vector<std::string> sites = sites_below(folder);
  if (sites.empty()) return;
  std::string names;
  for (std::size_t i = 0; i < sites.size() && i < kMostNames; ++i) names += (i == 0 ? "'" : ", '") + sites[i] + "'";
  if (sites.size() > kMostNames) names += " and " + std::to_string(sites.size() - kMostNames) + " more";
  throw Failure(ExitCode::usage, "'" + named + "' is no site, but contains " + (sites.size() == 1 ? "one: " : "some: ") + names,
                "name one of them: " + (fs::path(named) / sites[0]).lexically_normal().string());
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

std::vector<std::string> content_folders_of(const std::vector<ReadFile>& files) {
  std::vector<std::string> folders;
  for (const ReadFile& file : files) {
    const Value* module = file.value.find("module");
    const Value* mounts = module ? module->find("mounts") : nullptr;
    if (!mounts) continue;
    for (const Value& mount : mounts->items) {
      const Value* target = mount.find("target");
      const Value* source = mount.find("source");
      if (!target || !source || (target->text != "content" && !target->text.starts_with("content/"))) continue;
      if (std::optional<std::string> clean = clean_folder(source->text); clean && !clean->empty()) folders.push_back(std::move(*clean));
    }
  }
  if (folders.empty()) folders.push_back(source_folder_of(SiteType::hugo, files));
  std::sort(folders.begin(), folders.end());
  folders.erase(std::unique(folders.begin(), folders.end()), folders.end());
  return folders;
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
  if (std::optional<FoundSite> site = Inspector(folder, "").inspect()) return std::move(*site);

  fs::path parent = folder;
  for (int i = 0; i < kMostParents && parent.has_relative_path(); ++i) {
    parent = parent.parent_path();
    std::optional<FoundSite> site = Inspector(parent, (parent / "").string()).inspect();
    const std::string below = folder.lexically_relative(parent).string();
    if (!site || !takes_posts_from(*site, below)) continue;
    site->selection = below;
    return std::move(*site);
  }
  refuse_folder_of_sites(folder, named.string());
  FoundSite plain;
  plain.folder = folder;
  return plain;
}

}  // namespace essaypack
