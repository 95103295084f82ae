#include "template/templates.h"

#include "base/byte_set.h"
#include "base/file.h"
#include "base/path.h"
#include "base/text.h"
#include "diag/failure.h"
#include "template/check.h"

#include <kainjow/mustache.hpp>

#include <cassert>
#include <cstdlib>

namespace essaypack {

extern const std::pair<std::string_view, std::string_view> built_in_templates[];
extern const std::size_t built_in_templates_count;

namespace {

Failure bad_template(Place place, Message message, Message hint = {}) {
  return Failure(ExitCode::usage, Kind::template_invalid, std::move(place), std::move(message), std::move(hint));
}

namespace km = kainjow::mustache;

constexpr std::string_view kNamesFile = "names.txt";
constexpr std::uint64_t kTemplateLimit = 1 << 20;
/// Markup from this size on is spliced into the result: mustache copies every value some five times.
constexpr std::size_t kSpliceSize = 256;
constexpr std::size_t kUsualNames = 24;
constexpr char kSplice = '\x01';
constexpr char kSpliceEnd = '\x02';

/// For a CSS string in double quotes (CSS Syntax 3, section 4.3.7).
std::string escape_css(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') {
      out += "\\a ";
      continue;
    }
    if (c == '"' || c == '\\' || c == '\'' || c == '<') out += '\\';
    out += c;
  }
  return out;
}

constexpr ByteSet kReserved("&<>\"'");

/// For text and attributes of XML in either kind of quotes.
std::string escape_markup(const std::string& text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
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
  return out.append(text, done);
}

}  // namespace

/// A tree of our own, so that mustache's (which copies) is made once, and with stand-ins for large markup.
struct TemplateData::Content {
  struct Entry {
    enum class Type { text, markup, flag, list, object } type = Type::text;
    std::string name;
    std::string text;
    bool flag = false;
    std::vector<TemplateData> items;
  };
  std::vector<Entry> entries;

  Entry& slot(std::string_view name, Entry::Type type) {
    for (Entry& entry : entries)
      if (entry.name == name) {
        entry = {};
        entry.name = name;
        entry.type = type;
        return entry;
      }
    if (entries.empty()) entries.reserve(kUsualNames);
    entries.push_back({type, std::string(name), {}, false, {}});
    return entries.back();
  }

  km::data to_mustache(std::vector<std::string_view>& spliced) const {
    km::data object;
    for (const Entry& entry : entries) object[entry.name] = to_mustache(entry, spliced);
    return object;
  }

  static km::data to_mustache(const Entry& entry, std::vector<std::string_view>& spliced) {
    switch (entry.type) {
      case Entry::Type::flag:
        return km::data(entry.flag);
      case Entry::Type::text:
        if (entry.text.empty()) return km::data(false);
        if (entry.text.find(kSplice) == entry.text.npos) return km::data(entry.text);
        return km::data(xml_clean(entry.text));
      case Entry::Type::markup:
        if (entry.text.empty()) return km::data(false);
        if (entry.text.size() < kSpliceSize && entry.text.find(kSplice) == entry.text.npos) return km::data(entry.text);
        spliced.push_back(entry.text);
        return km::data(kSplice + std::to_string(spliced.size() - 1) + kSpliceEnd);
      case Entry::Type::object:
        return entry.items[0].content_->to_mustache(spliced);
      case Entry::Type::list: {
        km::data list(km::data::type::list);
        // `push_back` of mustache's own copies the whole item.
        auto& items = const_cast<km::list&>(list.list_value());
        items.reserve(entry.items.size());
        for (const TemplateData& item : entry.items) items.push_back(item.content_->to_mustache(spliced));
        return list;
      }
    }
    return km::data(false);
  }
};

TemplateData::TemplateData() : content_(std::make_unique<Content>()) {}
TemplateData::~TemplateData() = default;
TemplateData::TemplateData(TemplateData&&) noexcept = default;
TemplateData& TemplateData::operator=(TemplateData&&) noexcept = default;

void TemplateData::set(std::string_view name, std::string text) {
  content_->slot(name, Content::Entry::Type::text).text = std::move(text);
}

void TemplateData::set_markup(std::string_view name, std::string markup) {
  content_->slot(name, Content::Entry::Type::markup).text = std::move(markup);
}

void TemplateData::set_flag(std::string_view name, bool value) {
  content_->slot(name, Content::Entry::Type::flag).flag = value;
}

void TemplateData::set_list(std::string_view name, std::vector<TemplateData> items) {
  content_->slot(name, Content::Entry::Type::list).items = std::move(items);
}

void TemplateData::set_object(std::string_view name, TemplateData object) {
  auto& items = content_->slot(name, Content::Entry::Type::object).items;
  items.clear();
  items.push_back(std::move(object));
}

struct SharedData::Content {
  km::data root;
};

SharedData::SharedData(const TemplateData& data) : content_(std::make_unique<Content>()) {
  std::vector<std::string_view> spliced;
  content_->root = data.content_->to_mustache(spliced);
  assert(spliced.empty());
}
SharedData::~SharedData() = default;
SharedData::SharedData(SharedData&&) noexcept = default;

/// Parsed templates. Rendering does not change one: without partials and lambdas mustache only reads it, so that
/// threads may share it although the library calls the function non-const.
struct Templates::Content {
  std::map<std::string, km::mustache, std::less<>> parsed;

  void add(std::string_view name, std::string_view text, const std::string& file, const DeclaredNames& names) {
    check_template(text, file, names);
    km::mustache parsed_text{std::string(text)};
    if (!parsed_text.is_valid()) throw bad_template({file, 0, 0}, verbatim(parsed_text.error_message()));
    parsed_text.set_custom_escape(name.ends_with(".css") ? escape_css : escape_markup);
    parsed.insert_or_assign(std::string(name), std::move(parsed_text));
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

/// Takes mustache's output and puts the large markup in its places.
struct Splicer {
  const std::vector<std::string_view>& spliced;
  std::string out;

  explicit Splicer(const std::vector<std::string_view>& markup) : spliced(markup) {
    std::size_t size = 4096;
    for (const std::string_view one : spliced) size += one.size();
    out.reserve(size);
  }

  Splicer& operator<<(const std::string& piece) {
    if (piece == "\n" && (out.empty() || out.back() == '\n')) return *this;  // the line of a section that shows nothing
    std::size_t done = 0;
    for (std::size_t at; (at = piece.find(kSplice, done)) != piece.npos;) {
      out.append(piece, done, at - done);
      out.append(spliced[std::strtoul(piece.c_str() + at + 1, nullptr, 10)]);
      done = piece.find(kSpliceEnd, at) + 1;
    }
    out.append(piece, done);
    return *this;
  }
};

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
    if (!content_->parsed.contains(found.path)) fail_unknown_file(file, found.path);
    content_->add(found.path, read_override(file), file, names);
    files_.push_back(file);
  }
}

Templates::~Templates() = default;

std::string Templates::render(std::string_view name, const TemplateData& data, const SharedData* shared) const {
  const auto found = content_->parsed.find(name);
  assert(found != content_->parsed.end());
  std::vector<std::string_view> spliced;
  const km::data root = data.content_->to_mustache(spliced);
  km::context<std::string> context;
  if (shared) context.push(&shared->content_->root);
  context.push(&root);
  Splicer splicer(spliced);
  found->second.render(context, splicer);
  return std::move(splicer.out);
}

std::vector<std::pair<std::string_view, std::string_view>> Templates::built_in() {
  std::vector<std::pair<std::string_view, std::string_view>> all;
  for (std::size_t i = 0; i < built_in_templates_count; ++i)
    if (built_in_templates[i].first != kNamesFile) all.push_back(built_in_templates[i]);
  return all;
}

}  // namespace essaypack
