#include "content/lookup/assets.h"

#include "base/file.h"
#include "base/path.h"
#include "base/text.h"
#include "base/url.h"
#include "content/lookup/outline.h"
#include "content/text/base64.h"
#include "site/link_map.h"
#include "site/permalink.h"

#include <algorithm>
#include <mutex>
#include <unordered_map>

namespace essaypack {

namespace {

constexpr std::size_t kMaxReference = 4'000;

/// `path` without `./` and with `x/..` resolved; nothing if it climbs out.
std::string plain_path(std::string_view path) {
  std::vector<std::string_view> parts;
  for (const std::string_view part : split(path, '/')) {
    if (part.empty() || part == ".") continue;
    if (part != "..") {
      parts.push_back(part);
      continue;
    }
    if (parts.empty()) return {};
    parts.pop_back();
  }
  std::string out;
  for (const std::string_view part : parts) out += (out.empty() ? "" : "/") + std::string(part);
  return out;
}

bool is_picture_name(std::string_view name) {
  return is_one_of(to_lower_ascii(name.substr(std::min(name.rfind('.'), name.size()))),
                   {".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".bmp"});
}

/// The same, climbing parts at the start cut off.
std::string without_climbing(std::string_view path) {
  for (;;) {
    if (path.starts_with('/'))
      path.remove_prefix(1);
    else if (path.starts_with("./"))
      path.remove_prefix(2);
    else if (path.starts_with("../"))
      path.remove_prefix(3);
    else
      return plain_path(path);
  }
}

}  // namespace

struct AssetFinder::Cache {
  enum class State { missing, file, outside };
  std::mutex guard;
  std::unordered_map<std::string, const Post*> lower_paths;  ///< Both are filled when they are first asked for.
  std::unordered_map<std::string, const Post*> stems;
  std::unordered_map<std::string, std::string> vault;  ///< Lower-case name -> path below the site folder.
  std::unordered_map<std::string, std::vector<std::string>> pictures;  ///< Folder -> what `pictures_below` says.
  std::unordered_map<std::string, const Post*> titles;                 ///< Lower case; of a graph of Logseq.
  OutlineBlocks blocks;
  bool is_vault_read = false, are_blocks_read = false;
  std::unordered_map<std::string, State> states;
  std::unordered_map<std::string, std::map<std::string, std::string>> listings;  ///< Folder -> lower-case name -> name.
};

AssetFinder::AssetFinder(const Config& config, const Site& site)
    : config_(config), site_(site), cache_(std::make_unique<Cache>()) {
  for (const Post& post : site.posts) {
    asset_folders_.emplace(asset_folder_of(post), &post);
    std::size_t slash = post.path.find('/');
    for (; slash != std::string::npos && slash + 1 < post.path.size(); slash = post.path.find('/', slash + 1)) {
      post_roots_.emplace(post.path.substr(0, slash));
      if (!config.kind->rules.has_bundles) break;
    }
  }
}
AssetFinder::~AssetFinder() = default;

std::string asset_folder_of(const Post& post) {
  const std::string_view source = post.source;
  // Hugo keeps a bundle's files beside its index.md.
  return std::string(file_part(source).starts_with("index.") ? parent_of(source) : without_extension(source));
}

std::vector<std::string> AssetFinder::pictures_below(const std::string& folder) const {
  constexpr std::size_t kMost = 2'000;
  const std::lock_guard lock(cache_->guard);
  const auto [known, is_new] = cache_->pictures.emplace(folder, std::vector<std::string>());
  const std::filesystem::path path = config_.site_folder / folder;
  if (!is_new || !is_folder(path) || !is_inside(path, config_.site_folder)) return known->second;
  const auto enter = [](std::string_view below) { return file_part(below)[0] != '.'; };
  for (const FoundFile& file : walk_files(path, config_.site_folder, enter).files)
    if (is_picture_name(file.path) && file_part(file.path)[0] != '.') known->second.push_back(file.path);
  std::sort(known->second.begin(), known->second.end());
  known->second.resize(std::min(known->second.size(), kMost));
  return known->second;
}

const Post* AssetFinder::find_other_case(const std::string& key) const {
  const std::lock_guard lock(cache_->guard);
  if (cache_->lower_paths.empty())
    for (const Post& post : site_.posts) cache_->lower_paths.emplace(to_lower(link_key(post.path)), &post);
  const auto found = cache_->lower_paths.find(to_lower(key));
  return found == cache_->lower_paths.end() ? nullptr : found->second;
}

const Post* AssetFinder::find_by_stem(const std::string& stem) const {
  const std::lock_guard lock(cache_->guard);
  if (cache_->stems.empty())
    for (const Post& post : site_.posts) {
      const std::string name = nfc(file_part(post.source));
      cache_->stems.emplace(name.substr(0, name.rfind('.')), &post);
      const std::string_view bundle = file_part(parent_of(post.source));
      if (config_.kind->rules.has_bundles && name.starts_with("index.") && !bundle.empty())
        cache_->stems.emplace(nfc(bundle), &post);
    }
  const auto found = cache_->stems.find(stem);
  return found == cache_->stems.end() ? nullptr : found->second;
}

const Post* AssetFinder::find_by_title(std::string_view title) const {
  const std::lock_guard lock(cache_->guard);
  if (cache_->titles.empty()) {
    for (const Post& post : site_.posts) cache_->titles.emplace(to_lower(nfc(post.title.view())), &post);
    for (const Post& post : site_.posts) {
      std::string name = decode_percent(without_extension(file_part(post.source)));
      for (std::size_t at = 0; (at = name.find("___", at)) != name.npos;) name.replace(at, 3, "/");
      cache_->titles.emplace(to_lower(nfc(name)), &post);
    }
  }
  const auto found = cache_->titles.find(to_lower(nfc(title)));
  return found == cache_->titles.end() ? nullptr : found->second;
}

const OutlineBlock* AssetFinder::find_block(std::string_view id) const {
  const std::lock_guard lock(cache_->guard);
  if (!cache_->are_blocks_read) cache_->blocks = read_outline_blocks(config_, site_);
  cache_->are_blocks_read = true;
  const auto found = cache_->blocks.find(to_lower_ascii(id));
  return found == cache_->blocks.end() ? nullptr : &found->second;
}

FoundAsset AssetFinder::find(std::string_view reference, const Post& post) const {
  FoundAsset found;
  reference = trim(reference);
  found.url = std::string(reference);
  if (to_lower_ascii(reference.substr(0, 5)) == "data:") {
    found.kind = FoundAsset::Kind::inline_data;
    found.data = decode_data_address(reference);
    return found;
  }
  std::string written(without_file_mark(reference).substr(0, kMaxReference));
  std::replace(written.begin(), written.end(), '\\', '/');
  const ResolvedLink link = resolve_link(written, post.source, post.path, site_, config_);
  found.url = link.url;
  const UrlParts parts = split_url(written);
  // `C:/Users/me/a.png`, as Typora writes it
  if (to_lower_ascii(parts.scheme) == "file" || parts.scheme.size() == 1) {
    FoundAsset own = first_of(local_candidates(parts.path), post, written);
    if (own.kind == FoundAsset::Kind::file) return own;
    found.kind = FoundAsset::Kind::outside;
    return found;
  }
  if (!link.is_own_site && (parts.has_authority || is_http_url(written))) {
    found.kind = FoundAsset::Kind::remote;
    if (written.starts_with("//")) found.url = encode_url("https:" + written);
    return found;
  }
  if (parts.has_scheme && !parts.has_authority) return found;
  const std::string path(parts.path);
  const bool is_rooted = parts.has_authority || (!path.empty() && path[0] == '/');
  std::vector<std::string> candidates = candidates_for(path, is_rooted, post);
  // A `%` or `?` may be part of a name, or not.
  for (const std::string& other : {decode_percent(path), parts.has_query ? path + "?" + std::string(parts.query) : path,
                                   nfc(decode_percent(path))})
    if (other != path)
      for (std::string& candidate : candidates_for(other, is_rooted, post))
        if (std::find(candidates.begin(), candidates.end(), candidate) == candidates.end())
          candidates.push_back(std::move(candidate));
  FoundAsset asset = first_of(candidates, post, written);
  if (asset.kind == FoundAsset::Kind::missing && config_.markdown.notes.wiki_links)
    asset = find_anywhere(decode_percent(path), post, written);
  if (asset.kind != FoundAsset::Kind::file) asset.url = found.url;
  // where it would be if it was there
  const std::string root = config_.root.substr(0, config_.root.size() - 1);
  if (asset.kind == FoundAsset::Kind::missing && is_rooted && !parts.has_authority && !root.empty() &&
      !path.starts_with(config_.root))
    asset.url = resolve_link(root + written, post.source, post.path, site_, config_).url;
  // A whole address of the own host may be another project's, which lies elsewhere.
  if (asset.kind == FoundAsset::Kind::missing && parts.has_authority) asset.kind = FoundAsset::Kind::remote;
  if (asset.kind == FoundAsset::Kind::missing) asset.tried = std::move(candidates);
  return asset;
}

/// `file:///Users/me/blog/post-images/1.png`, as Gridea and Typora write it, means the site's own `post-images/1.png`.
std::vector<std::string> AssetFinder::local_candidates(std::string_view path) const {
  constexpr std::size_t kMost = 12;  // folders
  std::vector<std::string> candidates;
  const std::string low = without_climbing(decode_percent(path));
  std::size_t depth = static_cast<std::size_t>(std::count(low.begin(), low.end(), '/'));
  std::string_view rest = low;
  for (; depth > 0; --depth, rest = rest.substr(rest.find('/') + 1)) {
    if (depth > kMost || rest.starts_with('/')) continue;
    for (const std::string& folder : config_.static_folders) candidates.push_back(plain_path(join_path(folder, rest)));
    candidates.push_back(plain_path(rest));
  }
  std::erase(candidates, std::string());
  return candidates;
}

std::vector<std::string> AssetFinder::candidates_for(const std::string& path, bool is_rooted, const Post& post) const {
  std::vector<std::string> candidates;
  const auto add = [&](std::string candidate) {
    if (!candidate.empty()) candidates.push_back(std::move(candidate));
  };
  const std::string low = without_climbing(path);
  if (low.empty()) return candidates;
  const auto add_static = [&](const std::string& name) {
    for (const std::string& folder : config_.static_folders) add(plain_path(join_path(folder, name)));
    if (config_.static_folders.empty()) add(plain_path(join_path(config_.source_folder, name)));
  };
  if (is_rooted) {
    const std::string root = config_.root.size() > 1 ? config_.root.substr(1) : std::string();
    if (!root.empty() && low.starts_with(root)) add_static(low.substr(root.size()));
    add_static(low);
    add(low);
    // The address of another post, and a file of its folder or of one below.
    for (const std::string& written :
         {low, !root.empty() && low.starts_with(root) ? low.substr(root.size()) : std::string()}) {
      constexpr int kDeepest = 4;
      std::string_view folder = folder_part(written);
      for (int depth = 0; depth < kDeepest && !folder.empty(); ++depth) {
        const auto target = site_.links.by_path.find(link_key(folder));
        if (target != site_.links.by_path.end() && target->second.kind == LinkTarget::Kind::post) {
          add(join_path(asset_folder_of(site_.posts[target->second.index]), written.substr(folder.size())));
          break;
        }
        folder = folder_part(folder.substr(0, folder.size() - 1));
      }
    }
    return candidates;
  }
  const std::string beside(folder_part(post.source));
  const std::string assets = asset_folder_of(post);
  const std::string stem(file_part(assets));
  if (low.starts_with(stem + "/")) add(plain_path(beside + path));
  add(plain_path(assets + "/" + path));
  add(plain_path(beside + path));
  add_static(low);
  return candidates;
}

FoundAsset AssetFinder::find_in_asset_folder(std::string_view name, const Post& post) const {
  const std::string path = plain_path(asset_folder_of(post) + "/" + std::string(name.substr(0, kMaxReference)));
  const std::string decoded = plain_path(asset_folder_of(post) + "/" + decode_percent(name.substr(0, kMaxReference)));
  FoundAsset found = first_of({path, decoded}, post, name);
  if (found.kind == FoundAsset::Kind::file) return found;
  return find(name, post);
}

FoundAsset AssetFinder::first_of(const std::vector<std::string>& candidates, const Post& post,
                                 std::string_view reference) const {
  FoundAsset found;
  const std::lock_guard lock(cache_->guard);
  const auto state_of = [&](const std::string& name) {
    const auto known = cache_->states.find(name);
    if (known != cache_->states.end()) return known->second;
    const std::filesystem::path path = config_.site_folder / name;
    Cache::State state = Cache::State::missing;
    if (name.find('\0') == std::string::npos && is_file(path))
      state = is_inside(path, config_.site_folder) ? Cache::State::file : Cache::State::outside;
    cache_->states.emplace(name, state);
    return state;
  };
  const auto take = [&](const std::string& name) {
    found.kind = FoundAsset::Kind::file;
    found.name = name;
    found.file = (config_.site_folder / name).string();
    found.url = url_of(name, post, reference);
  };
  for (const std::string& name : candidates) {
    const Cache::State state = state_of(name);
    if (state == Cache::State::outside) found.kind = FoundAsset::Kind::outside;
    if (state == Cache::State::file) {
      take(name);
      return found;
    }
  }
  for (const std::string& name : candidates) {
    const std::string folder(folder_part(name));
    auto listing = cache_->listings.find(folder);
    if (listing == cache_->listings.end()) {
      std::map<std::string, std::string> names;
      const std::filesystem::path path = config_.site_folder / folder;
      if (is_folder(path) && is_inside(path, config_.site_folder))
        for (const FoundFile& file :
             walk_files(path, config_.site_folder, [](std::string_view) { return false; }).files)
          names.emplace(to_lower(nfc(file.path)), file.path);
      listing = cache_->listings.emplace(folder, std::move(names)).first;
    }
    const auto other = listing->second.find(to_lower(nfc(name.substr(folder.size()))));
    if (other == listing->second.end()) continue;
    take(folder + other->second);
    found.case_differs = true;
    return found;
  }
  return found;
}

/// Obsidian names a file of the vault by its name alone: the one with the shortest path.
FoundAsset AssetFinder::find_anywhere(std::string_view path, const Post& post, std::string_view reference) const {
  std::string name;
  {
    const std::lock_guard lock(cache_->guard);
    if (!cache_->is_vault_read) {
      cache_->is_vault_read = true;
      const auto enter = [](std::string_view folder) { return folder.substr(folder.rfind('/') + 1)[0] != '.'; };
      for (const FoundFile& file : walk_files(config_.site_folder, config_.site_folder, enter).files) {
        std::string& known = cache_->vault[to_lower(nfc(file.path.substr(file.path.rfind('/') + 1)))];
        if (known.empty() || std::pair(file.path.size(), file.path) < std::pair(known.size(), known)) known = file.path;
      }
    }
    const auto found = cache_->vault.find(to_lower(nfc(path.substr(path.rfind('/') + 1))));
    if (found == cache_->vault.end()) return {};
    name = found->second;
  }
  return first_of({name}, post, reference);
}

/// The address at which the site shows a file.
std::string AssetFinder::url_of(const std::string& name, const Post& post, std::string_view reference) const {
  if (site_.url.empty()) return std::string(reference);
  const Post* owner = nullptr;
  std::string folder(folder_part(name));
  for (std::string up(parent_of(name)); !owner && !up.empty(); up = std::string(parent_of(up))) {
    const auto at = asset_folders_.find(up);
    if (at == asset_folders_.end()) continue;
    // texts in several languages share the folder
    owner = asset_folder_of(post) == up ? &post : at->second;
    folder = up;
  }
  if (owner || folder_part(name) == asset_folder_of(post) + "/") {
    std::string path = owner ? owner->path : post.path;
    if (path.size() > 5 && path.ends_with(".html")) path.resize(path.size() - 5);
    return make_permalink(join_path(path, name.substr(owner ? folder.size() + 1 : asset_folder_of(post).size() + 1)),
                          config_);
  }
  for (const std::string& shown : config_.static_folders) {
    const std::string prefix = shown.empty() ? "" : shown + "/";
    if (name.starts_with(prefix)) return make_permalink(name.substr(prefix.size()), config_);
  }
  return resolve_link(reference, post.source, post.path, site_, config_).url;
}

}  // namespace essaypack
