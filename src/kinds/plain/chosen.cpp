#include "kinds/plain/chosen.h"

#include "base/file.h"
#include "base/path.h"
#include "base/text.h"
#include "base/tree_search.h"
#include "base/value/yaml.h"
#include "input/catalogue.h"
#include "input/site_sources.h"
#include "kinds/plain/garden.h"

#include <algorithm>

namespace essaypack {

/// True if the head of some note of the whole garden has the key: a run over a part of it sees only that.
static bool some_note_has(const std::filesystem::path& garden, const Config& config, std::string_view key) {
  constexpr std::size_t kMostEntries = 200'000, kHead = 256 * 1024;
  bool found = false;
  search_tree(garden, kMostEntries, [&](std::string_view path, TreeEntry entry) {
    const std::string_view name = file_part(path);
    if (entry == TreeEntry::folder) return name[0] == '.' || name == "node_modules" ? TreeStep::pass : TreeStep::enter;
    const auto& known = config.extensions;
    if (is_readme(path) || std::find(known.begin(), known.end(), extension_of(path)) == known.end())
      return TreeStep::pass;
    TextRepairs repairs;
    const std::string text = clean_file_text(read_file_head(garden / path, kHead).value_or(""), repairs);
    if (text.find(key) == text.npos && to_lower_ascii(text).find(key) == std::string::npos) return TreeStep::pass;
    Diagnostics nobody;
    Post note;
    note.source = path;
    note.stem_path = without_extension(path);
    read_head(text, config, Timestamp(), note, nobody);
    found = note.fields.find(key).has_value();
    return found ? TreeStep::stop : TreeStep::pass;
  });
  return found;
}

/// By which key notes are sent to a site by the plug-in Enveloppe (GitHub Publisher), whose name for itself is an older
/// one; empty: the garden does not have it, or sends all.
static std::string key_of_enveloppe(const std::filesystem::path& garden) {
  constexpr std::size_t kLargest = 1'000'000;
  for (const char* plugin : {"obsidian-mkdocs-publisher", "obsidian-github-publisher", "enveloppe"}) {
    const std::filesystem::path folder = garden / ".obsidian/plugins" / plugin;
    if (!is_folder(folder)) continue;
    const ParsedValue parsed = parse_json(read_file(folder / "data.json", kLargest).bytes.value_or("{}"));
    const Value* plugins = parsed.value ? parsed.value->find("plugin") : nullptr;
    for (const Value* place : {parsed.value ? &*parsed.value : nullptr, plugins}) {
      if (!place) continue;
      if (const Value* all = place->find("shareAll"))
        if (const Value* enable = all->find("enable"); enable && enable->text == "true") return {};
      if (const Value* key = place->find("shareKey"); key && key->is_scalar() && !trim(key->text).empty())
        return std::string(trim(key->text));
    }
    return "share";
  }
  return {};
}

void withhold_unchosen(const Config& config, std::vector<Post>& posts) {
  const Garden settings(config);
  const std::filesystem::path& garden = settings.folder();
  const bool is_part = garden != config.site_folder;
  const auto withhold = [&](const char* key, bool is_asked) {
    const auto has_key = [key](const Post& post) { return post.fields.find(key).has_value(); };
    const bool is_chosen =
        is_asked || std::any_of(posts.begin(), posts.end(), has_key) || (is_part && some_note_has(garden, config, key));
    if (!is_chosen) return;
    for (Post& post : posts)
      if (const auto said = post.fields.find(key); !said || !parse_bool(trim(*said)).value_or(false))
        post.withheld.unpublished = true;
  };
  withhold("dg-publish", false);
  if (is_file(garden / kLogseq) && settings.logseq_choice() != Garden::Choice::everybody)
    withhold("public", settings.logseq_choice() == Garden::Choice::nobody);
  if (settings.is_explicit_quartz()) withhold("publish", true);
  if (const std::string key = key_of_enveloppe(garden); !key.empty()) withhold(key.c_str(), false);
}

}  // namespace essaypack
