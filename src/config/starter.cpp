#include "config/config.h"

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
std::string line(bool is_active, const std::string& setting, std::string_view note) {
  constexpr std::size_t kNoteColumn = 40;
  std::string text = (is_active ? "" : "# ") + setting;
  text.resize(std::max(text.size() + 2, kNoteColumn), ' ');
  return text + "# " + std::string(note) + "\n";
}

/// The exports that all posts lie in.
std::string source_lines(const Config& config) {
  if (config.exports.empty()) return {};
  if (config.exports.size() == 1)
    return line(true, "source: " + yaml_quoted(config.exports[0]), "what the platform gave out");
  std::string text = "source:\n";
  for (const std::string& name : config.exports) text += "  - " + yaml_quoted(name) + "\n";
  return text;
}

std::string site_lines(const Config& config) {
  const bool is_plain = !config.has_generator();
  std::string text;
  text += line(is_plain && !config.title.empty(), "title: " + yaml_quoted(config.title),
               "of the site, the feeds and the book");
  const std::string url = config.url.empty() ? "https://example.org" : config.url;
  text += line(false, "url: " + url, "feeds and sitemaps need it");
  text += line(false, "timezone: " + (config.zone_is_set ? config.zone.name() : "Asia/Shanghai"),
               "an IANA name or an offset");
  text += line(false, "language: " + (config.language.empty() ? "zh-CN" : config.language), "a BCP 47 tag");
  const std::string author = config.author.name.empty() ? "Your Name" : config.author.name;
  text += line(false, "author: " + yaml_quoted(author), "or {name: , email: , url: }");
  return text;
}

}  // namespace

std::string names_of(const SiteKinds& kinds) {
  std::string text;
  for (std::size_t i = 0; i < kinds.size(); ++i)
    text.append(i == 0 ? "" : i + 1 == kinds.size() ? " or " : ", ").append(kinds[i]->name);
  return text;
}

std::string starter_config(const Config& config, const SiteKinds& kinds) {
  const std::string type(config.kind->name);
  std::string text = "# What essaypack makes of this folder; docs/configuration.md describes each key.\n";
  text += !config.exports.empty()   ? "# Keys here win over what the export says.\n"
          : !config.has_generator() ? "# The folder was read as plain Markdown files.\n"
                                    : "# Keys here win over those of the " + type + " site's own configuration.\n";
  text += "\n" + line(true, "type: " + type, names_of(kinds));
  text += source_lines(config);
  text += site_lines(config);
  const std::string output = config.public_folder.empty() ? "public" : config.public_folder;
  text += "\n" + line(config.public_folder.empty(), "output: " + output, "where books, feeds and sitemaps go");
  text += line(false, "outputs: [epub, rss, atom, json, sitemap]", "what 'essaypack build' makes");
  text += line(false, "keep_going: true", "publish the rest when a post has an error");
  text += line(false, "publish: [future]", "draft, unpublished, future, expired, hidden, password");
  text += line(false, "diagnostics: {content/missing-image: off}", "off, note, warning or error for a kind of problem");
  text += "\nfeed:\n";
  text += line(true, "  limit: " + std::to_string(config.feed.limit), "entries; 0: all");
  text += line(true, "  content: full", "full, summary or none");
  // Ids hang on these two: written down, they outlive a new address.
  const std::string authority = tag_authority(config, config.url);
  const std::string since = "since: " + std::to_string(config.feed.id_since);
  text += line(!authority.empty(),
               "  id: {scheme: tag, authority: " + (authority.empty() ? "example.org" : yaml_quoted(authority)) + ", " +
                   since + "}",
               "identity of entries; never change it");
  text += "\nbook:\n";
  text += line(true, "  category_depth: " + std::to_string(config.book.category_depth), "levels of parts, 1 to 6");
  text += line(true, "  post_toc: " + std::string(config.book.post_toc ? "true" : "false"),
               "contents where a post has no 'toc'");
  text += line(false, "  theme: modern", "classic, modern or plain");
  text += line(false, "  cover: {image: images/cover.jpg}", "a JPEG or PNG; else a cover is drawn");
  text += line(false, "  foreword: book/foreword.md", "Markdown, before the first part; also 'afterword'");
  text += line(false, "  split: year", "volumes: year, category or count");
  text += "\n" + line(false, "books: [{id: all}, {id: year, group: year}]", "several books in place of one");
  return text;
}

}  // namespace essaypack
