#include "config/detect.h"

#include "base/file.h"
#include "base/path.h"
#include "base/text.h"
#include "config/config.h"
#include "config/keys/key_reader.h"
#include "config/no_site.h"
#include "diag/failure.h"

#include <algorithm>

namespace essaypack {
namespace {

namespace fs = std::filesystem;

/// So many folders above the named one are looked at.
constexpr int kMostParents = 32;

/// essaypack.yaml.
std::optional<ReadFile> read_own_file(const SiteFolder& folder) {
  const std::optional<std::string> name = folder.first_of("", {"essaypack"}, {"yaml", "yml"});
  folder.names().require_own_spelling(name.value_or(""));
  if (!name) return {};
  return folder.read(*name);
}

/// The kind that essaypack.yaml asks for.
const SiteKind& kind_named(const Value& wanted, const Place& place, const SiteKinds& kinds) {
  std::vector<std::string> names;
  for (const SiteKind* kind : kinds) {
    if (wanted.is_scalar() && wanted.text == kind->name) return *kind;
    names.emplace_back(kind->name);
  }
  const auto meant = closest_word(wanted.text, names);
  throw Failure(ExitCode::usage, Kind::config_bad_value, place,
                tr("'type' is '{}', not {}", wanted.text, names_of(kinds)),
                meant ? tr("did you mean '{}'?", *meant) : Message());
}

const SiteKind* kind_of_file(const fs::path& file, const SiteKinds& kinds) {
  const auto found = std::find_if(kinds.begin(), kinds.end(),
                                  [&](const SiteKind* kind) { return kind->reads_file && kind->reads_file(file); });
  return found == kinds.end() ? nullptr : *found;
}

/// The files that `source` of essaypack.yaml names; empty if it names folders.
std::vector<std::string> files_of_source(const Value& own, const SiteFolder& folder) {
  const Value* source = own.find("source");
  std::vector<std::string> files;
  const auto add = [&](const Value& name) {
    std::optional<std::string> clean = name.is_scalar() ? clean_folder(name.text) : std::nullopt;
    if (clean && is_file(folder.path() / *clean) && is_inside(folder.path() / *clean, folder.path()))
      files.push_back(std::move(*clean));
  };
  if (source && source->is_scalar()) add(*source);
  for (const Value& item : source ? source->items : std::vector<Value>()) add(item);
  return files;
}

/// The exports that essaypack.yaml is about: those it names, else those of its `type` that lie in the folder.
std::optional<FoundSite> find_named_exports(const SiteFolder& folder, const SiteKind* kind, const ReadFile& own,
                                            const SiteKinds& kinds) {
  std::vector<std::string> files = files_of_source(own.value, folder);
  if (!kind && !files.empty()) kind = kind_of_file(folder.path() / files[0], kinds);
  if (!kind || !kind->reads_file) return {};
  if (!files.empty()) return FoundSite{folder.path(), kind, {}, {}, {}, std::move(files)};
  if (const Value* source = own.value.find("source"))
    throw Failure(ExitCode::usage, Kind::config_bad_value, {folder.prefix() + own.name, source->line, source->column},
                  tr("'source' is '{}', and there is no such file in the site folder", source->text),
                  tr("write the path of the export, from the site folder on"));
  std::optional<FoundSite> found = kind->detect(folder);
  if (!found)
    throw Failure(ExitCode::usage, Kind::config_bad_value, {folder.prefix() + own.name, 0, 0},
                  tr("'type' is '{}', and the folder holds no such export alone", kind->name),
                  tr("write 'source: ' with the name of the file"));
  found->kind = kind;
  return found;
}

/// Throws `Failure` for a configuration that is there and can't be read, or is there in another form than the generator
/// reads.
std::optional<FoundSite> inspect(const SiteFolder& folder, const SiteKinds& kinds) {
  std::optional<ReadFile> own = read_own_file(folder);
  if (const Value* type = own ? own->value.find("type") : nullptr; type && !type->is_null()) {
    const SiteKind& kind = kind_named(*type, {folder.prefix() + own->name, type->line, type->column}, kinds);
    if (std::optional<FoundSite> found = find_named_exports(folder, &kind, *own, kinds)) {
      found->own = std::move(own);
      return found;
    }
    std::vector<ReadFile> files;
    if (kind.read_files) files = kind.read_files(folder);
    return FoundSite{folder.path(), &kind, std::move(files), std::move(own)};
  }
  if (own)
    if (std::optional<FoundSite> found = find_named_exports(folder, nullptr, *own, kinds)) {
      found->own = std::move(own);
      return found;
    }
  const auto ask = [&](const SiteKind& kind) {
    std::optional<FoundSite> found = kind.detect ? kind.detect(folder) : std::nullopt;
    // essaypack.yaml that names another source is not about an export beside it
    if (found && own && !found->exports.empty() && own->value.find("source")) found.reset();
    if (!found) return found;
    found->kind = &kind;
    found->own = std::move(own);
    return found;
  };
  for (const SiteKind* kind : kinds)
    if (kind != kinds.back())
      if (std::optional<FoundSite> found = ask(*kind)) return found;
  if (folder.may_hold_posts())
    for (const SiteKind* kind : kinds)
      if (kind->refuse_lost) kind->refuse_lost(folder);
  // the last takes any folder, so it comes behind the refusals
  if (own) return FoundSite{folder.path(), kinds.back(), {}, std::move(own)};
  return ask(*kinds.back());
}

/// True if the posts of `site` can lie in the folder `below` it.
bool takes_posts_from(const FoundSite& site, const std::string& below) {
  std::vector<std::string> folders = {""};
  if (site.kind->source_folders) folders = site.kind->source_folders(site.files);
  if (const Value* source = site.own ? site.own->value.find("source") : nullptr) {
    if (source->is_scalar()) folders.push_back(clean_folder(source->text).value_or(""));
    for (const Value& item : source->items) folders.push_back(clean_folder(item.text).value_or(""));
  }
  return std::any_of(folders.begin(), folders.end(),
                     [&](const std::string& folder) { return below == folder || is_below(below, folder); });
}

/// The site that has `folder` among its posts.
std::optional<FoundSite> find_site_around(const fs::path& folder, const SiteKinds& kinds) {
  fs::path parent = folder;
  for (int i = 0; i < kMostParents && parent.has_relative_path(); ++i) {
    parent = parent.parent_path();
    const std::string below = folder.lexically_relative(parent).string();
    std::optional<FoundSite> site = inspect({parent, (parent / "").string(), below}, kinds);
    if (!site || !takes_posts_from(*site, below)) continue;
    site->selection = below;
    return site;
  }
  return {};
}

/// An essaypack.yaml that names no type is no leave to pass over what a generator's site around it keeps back.
void refuse_own_file_in_site(const FoundSite& site, const SiteKinds& kinds) {
  const Value* type = site.own ? site.own->value.find("type") : nullptr;
  if (site.kind != kinds.back() || !site.own || (type && !type->is_null())) return;
  const std::optional<FoundSite> around = find_site_around(site.folder, kinds);
  if (!around || around->kind == kinds.back()) return;
  throw Failure(ExitCode::usage, Kind::config_bad_value, {site.own->name, 0, 0},
                tr("the folder lies among the posts of the {} site '{}', whose settings this file would pass over",
                   around->kind->title, around->folder.string()),
                tr("remove it and write its lines into the site's own essaypack.yaml, or write 'type: plain' into it"));
}

/// The export that was named in place of a folder. An essaypack.yaml beside it counts unless it is about another
/// source.
FoundSite find_export(const fs::path& file, const SiteKinds& kinds, const std::string& named) {
  const SiteKind* kind = kind_of_file(file, kinds);
  if (!kind)
    throw Failure(ExitCode::usage, tr("'{}' is no folder and no export", named),
                  tr("name the folder of a blog, or what a platform gave out; 'essaypack list kinds' tells which"));
  const std::string name = file.filename().string();
  const SiteFolder folder(file.parent_path(), "", "");
  FoundSite site{file.parent_path(), kind, {}, {}, {}, {name}};
  std::optional<ReadFile> own = read_own_file(folder);
  if (!own) return site;
  const Value* type = own->value.find("type");
  const bool is_typed = type && !type->is_null();
  if (own->value.find("source")) {
    const std::vector<std::string> files = files_of_source(own->value, folder);
    if (std::find(files.begin(), files.end(), name) == files.end()) return site;
  } else if (is_typed && type->text != kind->name) {
    return site;
  }
  if (is_typed) site.kind = &kind_named(*type, {own->name, type->line, type->column}, kinds);
  site.own = std::move(own);
  return site;
}

}  // namespace

FoundSite find_site(const fs::path& named, const SiteKinds& kinds) {
  std::error_code error;
  const fs::path folder = fs::canonical(named, error);
  if (error) {
    const bool is_missing = error == std::errc::no_such_file_or_directory || error == std::errc::not_a_directory;
    throw Failure(is_missing ? ExitCode::usage : ExitCode::environment,
                  is_missing ? tr("'{}' does not exist", named.string())
                             : tr("'{}' can't be read: {}", named.string(), reason_of_system(error.value())),
                  is_missing ? tr("name the folder of a blog") : Message());
  }
  if (is_file(folder)) return find_export(folder, kinds, named.string());
  if (!is_folder(folder))
    throw Failure(ExitCode::usage, tr("'{}' is no folder", named.string()), tr("name the folder of a blog"));
  if (std::optional<FoundSite> site = inspect({folder, "", ""}, kinds)) {
    refuse_own_file_in_site(*site, kinds);
    return std::move(*site);
  }
  if (std::optional<FoundSite> site = find_site_around(folder, kinds)) return std::move(*site);
  refuse_what_is_no_site(folder, kinds, named.string());
  return {folder, kinds.back()};
}

}  // namespace essaypack
