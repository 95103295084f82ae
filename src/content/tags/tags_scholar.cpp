/// jekyll-scholar: references to a bibliography in BibTeX.

#include "base/file.h"
#include "base/path.h"
#include "base/text.h"
#include "content/lookup/body_context.h"
#include "content/tags/bibtex.h"
#include "content/tags/tags.h"

#include <algorithm>

namespace essaypack {

namespace {

/// `{% cite key other -l 12 --file works %}`
struct Citation {
  std::vector<std::string> keys, pages;
  std::string file;
  bool is_cited_only = false;
};

Citation read_citation(const TagCall& call) {
  Citation found;
  const std::vector<std::string> words = split_words(evaluate_in_text(call.text, call.context).text);
  for (std::size_t at = 0; at < words.size(); ++at) {
    const std::string& word = words[at];
    if (!word.starts_with('-')) {
      found.keys.push_back(word);
      continue;
    }
    found.is_cited_only = found.is_cited_only || word.starts_with("--cited");
    const bool has_value =
        is_one_of(word, {"-l", "--locator",  "-L", "--label",    "-f", "--file",     "-q",           "--query",
                         "-t", "--template", "-s", "--style",    "-g", "--group_by", "-m",           "--max",
                         "-p", "--prefix",   "-r", "--relative", "-O", "--offset",   "--group_order"});
    if (!has_value || at + 1 == words.size()) continue;
    const std::string& value = words[++at];
    if (is_one_of(word, {"-f", "--file"})) found.file = value;
    if (is_one_of(word, {"-l", "--locator"})) found.pages.push_back(value);
  }
  return found;
}

/// The keys that tags above this one cite.
std::vector<std::string> keys_above(const TagCall& call) {
  std::vector<std::string> keys;
  for (std::size_t at = 0; (at = call.before.find("{%", at)) != call.before.npos; at += 2) {
    const std::size_t close = std::min(call.before.find("%}", at), call.before.size());
    const std::string_view inside = inside_of_braces(call.before.substr(at + 2, close - at - 2));
    if (!inside.starts_with("cite ") && !inside.starts_with("nocite ")) continue;
    for (const std::string& word : split_words(inside.substr(inside.find(' '))))
      if (word.starts_with('-'))
        break;
      else
        keys.push_back(word);
  }
  return keys;
}

/// `file`: that the tag names; empty for the site's.
void report_missing(const TagCall& call, const std::string& key, const std::string& file) {
  call.context.diagnostics.report(
      Kind::content_unknown_tag, call.place(), tr("no entry of the bibliography is called '{}'", key.substr(0, 200)),
      file.empty()
          ? tr("write the key of an entry in the site's .bib file")
          : tr("write the key of an entry in '{}'", file.substr(0, 200) + (file.ends_with(".bib") ? "" : ".bib")));
}

}  // namespace

std::string read_bibliography(std::string name, const BodyContext& context) {
  constexpr std::size_t kMost = 1U << 20;
  const Config& config = context.config;
  const auto setting = [&](const char* key, const char* usual) {
    const auto found = config.params.find(key);
    return found == config.params.end() ? std::string(usual) : found->second;
  };
  if (name.empty()) name = setting("scholar.bibliography", "references.bib");
  std::string folder = setting("scholar.source", "_bibliography");
  while (folder.starts_with("./") || folder.starts_with('/')) folder.erase(0, folder[0] == '/' ? 1 : 2);
  if (name.find("..") != name.npos || name.find('\0') != name.npos || folder.find("..") != folder.npos) return {};
  for (const std::string& below : {folder, std::string("assets/bibliography")})
    for (const std::string& file : {name, name + ".bib"}) {
      const std::filesystem::path path = config.site_folder / config.source_folder / below / file;
      if (!is_file(path) || !is_inside(path, config.site_folder)) continue;
      const FileBytes read = read_file(path, kMost);
      if (!read.bytes) continue;
      TextRepairs repairs;
      return clean_file_text(*read.bytes, repairs);
    }
  return {};
}

/// `{% cite key %}` is `(Author, 2020)`, `{% reference key %}` the whole entry.
TagOutput make_citation(const TagCall& call) {
  const Citation citation = read_citation(call);
  const std::string text = read_bibliography(citation.file, call.context);
  if (call.name == "cite_details") return text_output("");
  // abbreviations stand above the entries
  const bool is_whole = call.name == "reference";
  const std::vector<BibEntry> entries = is_whole ? read_bib_entries(text) : std::vector<BibEntry>();
  const auto find = [&](const std::string& key) -> std::optional<BibEntry> {
    if (!is_whole) return find_bib_entry(text, key);
    const auto found =
        std::find_if(entries.begin(), entries.end(), [&](const BibEntry& entry) { return entry.key == key; });
    return found == entries.end() ? std::nullopt : std::optional(*found);
  };
  std::string shown;
  for (std::size_t at = 0; at < citation.keys.size(); ++at) {
    const std::string& key = citation.keys[at];
    const std::optional<BibEntry> entry = find(key);
    if (!entry) report_missing(call, key, citation.file);
    if (is_whole) {
      shown += (shown.empty() ? "" : " ") + (entry ? bib_reference(*entry) : escape_xml(key));
      continue;
    }
    shown += (shown.empty() ? "" : "; ") + (entry ? bib_label(*entry) : key);
    if (at < citation.pages.size()) shown += ", " + citation.pages[at];
  }
  if (shown.empty()) return text_output("");
  if (is_whole) return inline_output(std::move(shown), "");
  return text_output("(" + shown + ")");
}

/// `{% bibliography %}`: all entries, or with `--cited` those that the text cites.
TagOutput make_bibliography(const TagCall& call) {
  const Citation citation = read_citation(call);
  const std::string text = read_bibliography(citation.file, call.context);
  const std::vector<std::string> cited = citation.is_cited_only ? keys_above(call) : std::vector<std::string>();
  std::string items;
  for (const BibEntry& entry : read_bib_entries(text)) {
    if (citation.is_cited_only && std::find(cited.begin(), cited.end(), entry.key) == cited.end()) continue;
    if (items.size() > kMostEvaluated / 4) break;
    items += "<li>" + bib_reference(entry) + "</li>";
  }
  if (items.empty())
    call.context.diagnostics.report(Kind::content_unknown_tag, call.place(),
                                    tr("the bibliography has no entries to show, it is left out"));
  return block_output(items.empty() ? "" : "<ol class=\"bibliography\">" + items + "</ol>", "");
}

}  // namespace essaypack
