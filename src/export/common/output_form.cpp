#include "export/common/output_form.h"

#include "base/descriptor.h"
#include "base/file.h"
#include "base/text.h"

#include <fcntl.h>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace essaypack {
namespace {

using Maker = OutputForm::Maker;

bool contains(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

/// The name of the first element, declarations and remarks passed over.
std::string_view root_of_xml(std::string_view text) {
  for (std::size_t at = text.find('<'); at != text.npos; at = text.find('<', at + 1)) {
    const std::string_view rest = text.substr(at + 1);
    if (rest.starts_with("!--")) {
      const std::size_t end = rest.find("-->");
      if (end == rest.npos) return {};
      at += end;
      continue;
    }
    if (rest.starts_with("?") || rest.starts_with("!")) continue;
    return rest.substr(0, rest.find_first_of(" \t\r\n/>"));
  }
  return {};
}

OutputForm form_of_xml(std::string_view text) {
  const std::string_view root = root_of_xml(text);
  const auto marked = [&](std::string_view mark) { return contains(text, mark) ? Maker::essaypack : Maker::other; };
  const Maker by_element = marked("<generator>essaypack</generator>"),
              by_remark = marked("<!-- generator=\"essaypack\" -->");
  if (root == "feed" && contains(text, "opds-spec.org/")) return {"catalogue", by_element};
  if (root == "feed" || root == "rss") return {"feed", by_element};
  if (root == "rdf:RDF" && contains(text, "purl.org/rss/1.0")) return {"feed", Maker::other};
  if (root == "urlset" || root == "sitemapindex") return {"sitemap", by_remark};
  if (root == "opml") return {"opml", by_remark};
  return {};
}

/// The keys of the first object of an array, as `list --format json` prints it.
OutputForm form_of_json_list(std::string_view text) {
  if (trim(text) == "[]") return {"list", Maker::unknown};
  const std::size_t end = text.find("\n  }");
  if (end == text.npos) return {};
  const nlohmann::ordered_json list =
      nlohmann::ordered_json::parse(std::string(text.substr(0, end)) + "}]", nullptr, false);
  if (!list.is_array() || list.empty() || !list[0].is_object()) return {};
  std::string kind = "list";
  for (const auto& [key, value] : list[0].items()) kind += " " + key;
  return {kind, Maker::unknown};
}

OutputForm form_of_json(std::string_view text) {
  if (text.starts_with("{\"essaypack_model\":")) return {"model", Maker::essaypack};
  if (text[0] == '[') return form_of_json_list(text);
  if (contains(text, "\"urlList\"") && contains(text, "\"host\"")) return {"indexnow", Maker::unknown};
  // no string of JSON holds a bare quotation mark, so this is a key
  const Maker maker = contains(text, "\"_essaypack\": ") ? Maker::essaypack : Maker::other;
  if (contains(text, "jsonfeed.org/version/")) return {"feed", maker};
  if (contains(text, "\"publications\"") && contains(text, "application/opds+json")) return {"catalogue", maker};
  return {};
}

char shape_of(std::string_view cell) {
  const bool is_number =
      !cell.empty() && std::all_of(cell.begin(), cell.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (is_number) return 'n';
  const bool is_date = cell.size() == 10 && cell[4] == '-' && cell[7] == '-' && cell[0] >= '0' && cell[0] <= '9';
  return is_date || cell == "-" ? 'd' : 't';
}

/// Numbers, dates and words of a row of cells: `dtt`; empty for one cell.
std::string shape_of_row(std::string_view line) {
  if (!contains(line, "\t")) return {};
  std::string shape;
  for (const std::string_view cell : split(line, '\t')) shape += shape_of(cell);
  return shape;
}

bool is_rule(std::string_view line) {
  if (line.starts_with("  ")) return line.find('\t') == line.npos;
  if (line.starts_with('\t')) return false;
  return line.ends_with(':') || line.ends_with(": \\");
}

/// A text all of whose lines are of one kind.
OutputForm form_of_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  for (const std::string_view line : split(text, '\n'))
    if (!line.empty()) lines.push_back(line);
  if (lines.empty()) return {};
  const auto all = [&](const auto& is) { return std::all_of(lines.begin(), lines.end(), is); };
  if (all([](std::string_view line) { return line.starts_with("https://") || line.starts_with("http://"); }))
    return {"addresses", Maker::unknown};
  if (all([](std::string_view line) { return line.starts_with("Sitemap: http"); })) return {"robots", Maker::unknown};
  if (all([](std::string_view line) { return line.starts_with("<link rel=\""); })) return {"links", Maker::unknown};
  if (all([](std::string_view line) { return line.starts_with("\"http") && contains(line, "\": \""); }))
    return {"pictures", Maker::unknown};
  if (all(is_rule)) return {"rule", Maker::unknown};
  const std::string shape = shape_of_row(lines[0]);
  if (!shape.empty() && all([&](std::string_view line) { return shape_of_row(line) == shape; }))
    return {"table " + shape, Maker::unknown};
  return {};
}

/// The names of the first entries of a zip file.
std::vector<std::string> first_entries(int file, std::size_t count) {
  constexpr std::size_t kHead = 30;
  std::vector<std::string> names;
  off_t at = 0;
  while (names.size() < count) {
    std::array<unsigned char, kHead> head{};
    if (pread(file, head.data(), kHead, at) != static_cast<ssize_t>(kHead) || head[0] != 'P' || head[1] != 'K' ||
        head[2] != 3 || head[3] != 4)
      break;
    const auto number = [&head](std::size_t from, std::size_t bytes) {
      std::uint32_t value = 0;
      for (std::size_t i = bytes; i-- > 0;) value = value << 8 | head[from + i];
      return value;
    };
    std::string name(number(26, 2), '\0');
    if (pread(file, name.data(), name.size(), at + static_cast<off_t>(kHead)) != static_cast<ssize_t>(name.size()))
      break;
    names.push_back(std::move(name));
    at += static_cast<off_t>(kHead + number(26, 2) + number(28, 2)) + static_cast<off_t>(number(18, 4));
  }
  return names;
}

/// A book is known by the order of its files, which is our own.
OutputForm form_of_zip(const std::filesystem::path& path) {
  const Descriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC));
  const std::vector<std::string> ours = {"mimetype", "META-INF/container.xml", "EPUB/package.opf", "EPUB/css/book.css"};
  const std::vector<std::string> names =
      file.is_open() ? first_entries(file.get(), ours.size()) : std::vector<std::string>();
  if (names.empty() || names[0] != "mimetype") return {};
  return {"book", names == ours ? Maker::essaypack : Maker::other};
}

}  // namespace

OutputForm form_of_text(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  if (head.empty()) return {};
  if (head.starts_with("\x1F\x8B")) return {"gzip", Maker::unknown};
  if (head[0] == '{' || head[0] == '[') return form_of_json(head);
  if (head.starts_with("<?xml") || head.starts_with("<feed") || head.starts_with("<rss") || head.starts_with("<urlset"))
    return form_of_xml(head);
  if (head.find('\0') != head.npos) return {};
  if (head.size() >= kFormHead) head = head.substr(0, head.rfind('\n') + 1);
  return form_of_lines(head);
}

OutputForm form_of_file(const std::filesystem::path& path) {
  const std::optional<std::string> head = read_file_head(path, kFormHead);
  if (!head) return {};
  return head->starts_with("PK") ? form_of_zip(path) : form_of_text(*head);
}

OutputForm form_of(const Output& output) {
  if (!output.temporary.empty()) return form_of_file(output.temporary);
  return form_of_text(std::string_view(output.bytes).substr(0, kFormHead));
}

}  // namespace essaypack
