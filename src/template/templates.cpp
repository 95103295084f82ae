#include "template/templates.h"

#include "base/byte_set.h"
#include "base/file.h"
#include "base/path.h"
#include "base/text.h"
#include "diag/failure.h"
#include "template/check.h"
#include "template/compiled.h"

#include <cassert>

namespace essaypack {

extern const std::pair<std::string_view, std::string_view> built_in_templates[];
extern const std::size_t built_in_templates_count;

namespace {

Failure bad_template(Place place, Message message, Message hint = {}) {
  return Failure(ExitCode::usage, Kind::template_invalid, std::move(place), std::move(message), std::move(hint));
}

constexpr std::string_view kNamesFile = "names.txt";
constexpr std::uint64_t kTemplateLimit = 1 << 20;

/// For a CSS string in double quotes (CSS Syntax 3, section 4.3.7).
void append_css_text(std::string& out, std::string_view text) {
  for (const char c : text) {
    if (c == '\n') {
      out += "\\a ";
      continue;
    }
    if (c == '"' || c == '\\' || c == '\'' || c == '<') out += '\\';
    out += c;
  }
}

constexpr ByteSet kReserved("&<>\"'");

/// For text and attributes of XML in either kind of quotes.
void append_markup_text(std::string& out, std::string_view text) {
  std::size_t done = 0;
  for (std::size_t at; (at = kReserved.find(text, done)) != text.npos; done = at + 1) {
    out.append(text, done, at - done);
    switch (text[at]) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += "&#39;";
        break;
    }
  }
  out.append(text, done);
}

}  // namespace

struct Templates::Content {
  std::map<std::string, CompiledTemplate, std::less<>> compiled;

  void add(std::string_view name, std::string_view text, const std::string& file, const DeclaredNames& names) {
    CompiledTemplate one(text, check_template(text, file, names),
                         name.ends_with(".css") ? append_css_text : append_markup_text);
    compiled.insert_or_assign(std::string(name), std::move(one));
  }
};

namespace {

[[noreturn]] void fail_unknown_file(const std::string& file, std::string_view name) {
  std::vector<std::string> known;
  for (const auto& [built_in, text] : Templates::built_in()) known.emplace_back(built_in);
  const auto near = closest_word(name, known);
  throw bad_template(
      {file, 0, 0}, tr("there is no template of this name"),
      near ? tr("did you mean '{}'?", *near) : tr("`essaypack templates DIR` writes all templates to DIR"));
}

std::string read_override(const std::string& file) {
  FileBytes read = read_file(file, kTemplateLimit);
  if (!read.bytes) throw bad_template({file, 0, 0}, read.error);
  TextRepairs repairs;
  std::string text = clean_file_text(*read.bytes, repairs);
  if (repairs.invalid > 0)
    throw bad_template({file, repairs.invalid_line, repairs.invalid_column}, tr("the template is not UTF-8"));
  return text;
}

bool is_litter(std::string_view name) {
  const std::string_view last = file_part(name);
  return last.empty() || last[0] == '.' || last.back() == '~';
}

}  // namespace

Templates::Templates(const std::string& folder) : content_(std::make_unique<Content>()) {
  DeclaredNames names;
  for (std::size_t i = 0; i < built_in_templates_count; ++i)
    if (built_in_templates[i].first == kNamesFile) names = parse_names(built_in_templates[i].second);
  for (const auto& [name, text] : built_in()) content_->add(name, text, "templates/" + std::string(name), names);
  if (folder.empty() || !is_folder(folder)) return;
  const FileTree tree = walk_files(folder, folder, [](std::string_view) { return true; });
  for (const FoundFile& found : tree.files) {
    if (is_litter(found.path)) continue;
    const std::string file = folder + (folder.back() == '/' ? "" : "/") + found.path;
    if (!content_->compiled.contains(found.path)) fail_unknown_file(file, found.path);
    content_->add(found.path, read_override(file), file, names);
    files_.push_back(file);
  }
}

Templates::~Templates() = default;

std::string Templates::render(std::string_view name, const TemplateData& data, const SharedData* shared) const {
  const auto found = content_->compiled.find(name);
  assert(found != content_->compiled.end());
  return found->second.render(data, shared);
}

std::vector<std::pair<std::string_view, std::string_view>> Templates::built_in() {
  std::vector<std::pair<std::string_view, std::string_view>> all;
  for (std::size_t i = 0; i < built_in_templates_count; ++i)
    if (built_in_templates[i].first != kNamesFile) all.push_back(built_in_templates[i]);
  return all;
}

}  // namespace essaypack
