#include "kinds/plain/garden.h"

#include "base/file.h"
#include "base/path.h"
#include "base/text.h"
#include "base/tree_search.h"
#include "config/site_folder.h"
#include "kinds/folder/folder_above.h"
#include "kinds/folder/settings_file.h"
#include "kinds/plain/edn.h"
#include "kinds/plain/quartz.h"

#include <algorithm>

namespace essaypack {
namespace {

constexpr std::string_view kContent = "content";  // of Quartz

std::filesystem::path folder_of_garden(const std::filesystem::path& site) {
  const auto is_root = [](const std::filesystem::path& folder) {
    for (const std::string_view root : {kLogseq, kDigitalGarden})
      if (is_file(folder / root)) return true;
    return is_quartz_root(folder) || is_eleventy_root(folder);
  };
  return folder_above(site, is_root).value_or(site);
}

}  // namespace

Garden::Garden(const Config& config) : folder_(folder_of_garden(config.site_folder)), site_(config.site_folder) {
  if (folder_ != config.site_folder) prefix_ = config.site_folder.lexically_relative(folder_).string() + "/";
  read_quartz();
  read_logseq();
  eleventy_ = read_eleventy(folder_, ignored_);
  doubts_.insert(doubts_.end(), eleventy_.doubts.begin(), eleventy_.doubts.end());
}

bool Garden::leaves_out(std::string_view path) const {
  const std::string whole = inside(path);
  return ignored_.ignores(whole) || tools().leaves_out(path) ||
         std::any_of(hidden_.begin(), hidden_.end(),
                     [&](const std::string& start) { return whole.starts_with(start); });
}

void Garden::read_quartz() {
  const QuartzSettings quartz = essaypack::read_quartz(folder_);
  for (const std::string& pattern : quartz.ignored) ignored_.add_glob(std::string(kContent) + "/" + pattern);
  is_quartz_ = quartz.is_there;
  is_explicit_quartz_ = quartz.is_explicit;
}

void Garden::read_tree() {
  if (!is_quartz_) return;
  constexpr std::size_t kMostEntries = 1'000'000;
  constexpr std::string_view kName = ".gitignore";
  const bool is_whole = search_tree(folder_ / kContent, kMostEntries, [&](std::string_view path, TreeEntry entry) {
    const std::string_view name = file_part(path);
    if (entry == TreeEntry::folder) return name[0] == '.' ? TreeStep::pass : TreeStep::enter;
    const std::string prefix = std::string(kContent) + "/" + std::string(path.substr(0, path.size() - name.size()));
    if (name == kName) ignored_.add_file(read_settings(folder_, prefix + std::string(kName)), prefix);
    return TreeStep::pass;
  });
  if (!is_whole)
    throw settings_failure(std::string(kContent), 0, tr("the folder is too large to look for every '.gitignore' in it"),
                           tr("build a part of it"));
}

/// `:hidden` names beginnings of paths.
void Garden::hide_in_logseq(const Value& hidden) {
  const auto refuse = [](const Value& value) {
    return settings_failure(std::string(kLogseq), value.line,
                            tr("':hidden' is no vector of strings: what it keeps back is not known"),
                            tr("write it as :hidden [\"/archive\" \"/pages/secret.md\"]"));
  };
  if (hidden.is_null()) return;
  if (!hidden.is_list()) throw refuse(hidden);
  for (const Value& item : hidden.items) {
    if (!item.is_scalar() || !item.quoted) throw refuse(item);
    const std::string path = item.text.substr(std::min(item.text.find_first_not_of('/'), item.text.size()));
    if (path.empty()) continue;
    hidden_.push_back(path);
    ignored_.add_glob(path);
  }
}

void Garden::read_logseq() {
  const std::string text = read_settings(folder_, std::string(kLogseq));
  if (trim(text).empty()) return;
  const ParsedValue parsed = parse_edn(text, kConfigLimits);
  if (!parsed.value || !parsed.value->is_map())
    throw settings_failure(std::string(kLogseq), std::max(parsed.line, 1),
                           tr("the settings can't be parsed: {}", parsed.value ? tr("they are no map") : parsed.error),
                           tr("correct the EDN: what it keeps back is not known"));
  if (const Value* hidden = parsed.value->find(":hidden")) hide_in_logseq(*hidden);
  const Value* all = parsed.value->find(":publishing/all-pages-public?");
  if (!all || all->is_null()) return;
  logseq_choice_ = all->is_scalar() && !all->quoted && all->text == "true" ? Choice::everybody : Choice::nobody;
}

}  // namespace essaypack
