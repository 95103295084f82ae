#include "kinds/plain/mdbook.h"

#include "base/comments.h"
#include "base/path.h"
#include "base/text.h"
#include "base/url.h"
#include "base/value/yaml.h"
#include "config/site_folder.h"
#include "kinds/folder/settings_file.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace essaypack {
namespace {

namespace fs = std::filesystem;

constexpr const char* kBook = "book.toml";

/// The target of the line's link, below the folder of texts; nothing for a draft chapter, `[title]()`, and where there
/// is none.
std::optional<std::string> chapter_of(std::string_view line) {
  const std::size_t open = line.find('[');
  const std::size_t link = open == line.npos ? line.npos : line.find("](", open);
  if (link == line.npos) return {};
  std::string_view target = line.substr(link + 2);
  if (target.starts_with('<')) {
    target = target.substr(1, target.find('>') - 1);
  } else {
    int depth = 0;
    std::size_t end = 0;
    for (; end < target.size(); ++end) {
      if (target[end] == '(') ++depth;
      if ((target[end] == ')' && depth-- == 0) || target[end] == ' ') break;
    }
    target = target.substr(0, end);
  }
  if (target.empty()) return {};
  return fs::path(decode_percent(target)).lexically_normal().generic_string();
}

std::set<std::string> chapters_of(std::string_view summary) {
  std::set<std::string> chapters;
  for (const std::string_view line : split(summary, '\n'))
    if (std::optional<std::string> chapter = chapter_of(line)) chapters.insert(std::move(*chapter));
  return chapters;
}

/// `book.src`, below the root.
std::string folder_of_texts(const Value& book) {
  const Value* map = book.find("book");
  const Value* written = map ? map->find("src") : nullptr;
  if (!written) return "src/";
  const auto folder = written->is_scalar() ? folder_of_setting(written->text) : std::nullopt;
  if (!folder)
    throw settings_failure(kBook, written->line, tr("'{}' is no folder of the book", "book.src"),
                           tr("write it as a path below the folder of 'book.toml'"));
  return *folder;
}

}  // namespace

void read_mdbook(const fs::path& root, std::vector<PageRules>& rules) {
  const std::string text = read_settings(root, kBook);
  if (trim(text).empty()) return;
  const ParsedValue parsed = parse_toml(text, kConfigLimits);
  if (!parsed.value) throw unparsed_settings(kBook, parsed.line);
  PageRules pages;
  pages.folder = folder_of_texts(*parsed.value);
  const auto chapters = std::make_shared<const std::set<std::string>>(
      chapters_of(without_comments(read_settings(root, pages.folder + "SUMMARY.md"))));
  // other files are copied as they are
  pages.is_shut = [chapters](std::string_view path) {
    return is_one_of(extension_of(path), {"md", "markdown"}) && chapters->count(std::string(path)) == 0;
  };
  rules.push_back(std::move(pages));
}

}  // namespace essaypack
