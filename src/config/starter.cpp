#include "base/columns.h"
#include "base/join.h"
#include "config/config.h"
#include "config/sections/book.h"
#include "config/sections/feed.h"

#include <string>

namespace essaypack {
namespace {

/// A text in double quotes, as YAML wants it.
std::string yaml_quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c == '\n' || c == '\t' ? ' ' : c;
  }
  return out + "\"";
}

/// A line `key: value  # note`; commented out where the site's own file has the value already or nobody has one.
std::string line(bool is_active, const std::string& setting, const std::string& note) {
  constexpr std::size_t kNoteColumn = 40;
  return padded((is_active ? "" : "# ") + setting + "  ", kNoteColumn) + "# " + note + "\n";
}

/// The exports that all posts lie in.
std::string source_lines(const Config& config, const Translation& language) {
  if (config.exports.empty()) return {};
  if (config.exports.size() == 1)
    return line(true, "source: " + yaml_quoted(config.exports[0]), tr("what the platform gave out").in(language));
  std::string text = "source:\n";
  for (const std::string& name : config.exports) text += "  - " + yaml_quoted(name) + "\n";
  return text;
}

std::string site_lines(const Config& config, const Translation& language) {
  const bool is_plain = !config.has_generator();
  std::string text;
  text += line(is_plain && !config.title.empty(), "title: " + yaml_quoted(config.title),
               tr("of the site, the feeds and the book").in(language));
  const std::string url = config.url.empty() ? "https://example.org" : config.url;
  text += line(false, "url: " + url, tr("feeds and sitemaps need it").in(language));
  text += line(false, "timezone: " + (config.zone_is_set ? config.zone.name() : "Asia/Shanghai"),
               tr("an IANA name or an offset").in(language));
  text += line(false, "language: " + (config.language.empty() ? "zh-CN" : config.language),
               tr("a BCP 47 tag").in(language));
  const std::string author = config.author.name.empty() ? "Your Name" : config.author.name;
  text += line(false, "author: " + yaml_quoted(author), tr("or {name: , email: , url: }").in(language));
  return text;
}

}  // namespace

Message names_of(const SiteKinds& kinds) {
  std::vector<std::string> names;
  for (const SiteKind* kind : kinds) names.emplace_back(kind->name);
  return listed_with_or(names);
}

std::string starter_config(const Config& config, const SiteKinds& kinds, const std::vector<std::string>& usual,
                           const Translation& language) {
  const std::string type(config.kind->name);
  const Message origin = !config.exports.empty() ? tr("Keys here win over what the export says.")
                         : !config.has_generator()
                             ? tr("The folder was read as plain Markdown files.")
                             : tr("Keys here win over those of the {} site's own configuration.", type);
  std::string text =
      "# " + tr("What essaypack makes of this folder; docs/configuration.md describes each key.").in(language) + "\n";
  text += "# " + origin.in(language) + "\n\n" + line(true, "type: " + type, names_of(kinds).in(language));
  text += source_lines(config, language);
  text += site_lines(config, language);
  const std::string output = config.public_folder.empty() ? "public" : config.public_folder;
  text += "\n" + line(config.public_folder.empty(), "output: " + output,
                      tr("where books, feeds and sitemaps go").in(language));
  text += line(false, "outputs: [" + joined(usual, ", ") + "]", tr("what 'essaypack build' makes").in(language));
  text += line(false, "keep_going: true", tr("publish the rest when a post has an error").in(language));
  text += line(false, "publish: [future]", tr("draft, unpublished, future, expired, hidden, password").in(language));
  text += line(false, "diagnostics: {content/missing-image: off}",
               tr("off, note, warning or error for a kind of problem").in(language));
  text += "\nfeed:\n";
  text += line(true, "  limit: " + std::to_string(config.feed->limit), tr("entries; 0: all").in(language));
  text += line(true, "  content: full", tr("full, summary or none").in(language));
  // Ids hang on these two: written down, they outlive a new address.
  const std::string authority = tag_authority(*config.feed, config.url);
  const std::string since = "since: " + std::to_string(config.feed->id_since);
  text += line(!authority.empty(),
               "  id: {scheme: tag, authority: " + (authority.empty() ? "example.org" : yaml_quoted(authority)) + ", " +
                   since + "}",
               tr("identity of entries; never change it").in(language));
  text += "\nbook:\n";
  text += line(true, "  category_depth: " + std::to_string(config.book->category_depth),
               tr("levels of parts, 1 to 6").in(language));
  text += line(true, "  post_toc: " + std::string(config.book->post_toc ? "true" : "false"),
               tr("contents where a post has no 'toc'").in(language));
  text += line(false, "  theme: modern", tr("classic, modern or plain").in(language));
  text += line(false, "  cover: {image: images/cover.jpg}", tr("a JPEG or PNG; else a cover is drawn").in(language));
  text +=
      line(false, "  foreword: book/foreword.md", tr("Markdown, before the first part; also 'afterword'").in(language));
  text += line(false, "  split: year", tr("volumes: year, category or count").in(language));
  text += "\n" +
          line(false, "books: [{id: all}, {id: year, group: year}]", tr("several books in place of one").in(language));
  return text;
}

}  // namespace essaypack
