#include "template/check.h"

#include "base/text.h"
#include "diag/failure.h"

#include <utility>

namespace essaypack {
namespace {

constexpr std::size_t kDeepest = 32;

class Checker {
 public:
  Checker(std::string_view text, const std::string& file, const DeclaredNames& names)
      : text_(text), file_(file), names_(names) {}

  std::vector<TemplateTag> run() {
    if (const auto at = text_.find('\x01'); at != text_.npos)
      fail(at, tr("a control character is not allowed in a template"), {});
    for (std::size_t at = 0; (at = text_.find("{{", at)) != text_.npos;) {
      const TemplateTag tag = read_tag(at);
      check(tag);
      tags_.push_back(tag);
      at = tag.end;
    }
    if (!open_.empty()) fail(open_.back().start, tr("section '{}' is never closed", open_.back().name), {});
    return std::move(tags_);
  }

 private:
  [[noreturn]] void fail(std::size_t at, Message message, Message hint) const {
    int line = 1;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < at; ++i)
      if (text_[i] == '\n') ++line, begin = i + 1;
    const int column = static_cast<int>(count_code_points(text_.substr(begin, at - begin))) + 1;
    throw Failure(ExitCode::usage, Kind::template_invalid, {file_, line, column}, std::move(message), std::move(hint));
  }

  TemplateTag read_tag(std::size_t start) const {
    TemplateTag tag;
    tag.start = start;
    tag.triple = text_.substr(start, 3) == "{{{";
    const std::string_view closing = tag.triple ? "}}}" : "}}";
    const std::size_t inside = start + closing.size();
    const std::size_t end = text_.find(closing, inside);
    if (end == text_.npos) fail(start, tr("a tag is never closed"), tr("close it with '{}'", closing));
    tag.end = end + closing.size();
    tag.name = trim(text_.substr(inside, end - inside));
    if (!tag.triple && !tag.name.empty() && std::string_view("#^/&>!=").find(tag.name[0]) != std::string_view::npos) {
      tag.sigil = tag.name[0];
      tag.name = trim(tag.name.substr(1));
    }
    return tag;
  }

  void check(const TemplateTag& tag) {
    switch (tag.sigil) {
      case '!':
        return;
      case '>':
        fail(tag.start, tr("partials are not supported"), tr("write the text of '{}' out", tag.name));
      case '=':
        fail(tag.start, tr("other delimiters are not supported"), tr("use {{ and }}"));
      case '/':
        return close(tag);
      case '#':
      case '^':
        if (open_.size() == kDeepest) fail(tag.start, tr("sections are nested too deeply"), {});
        open_.push_back(tag);
        break;
      default:
        break;
    }
    check_name(tag);
  }

  void close(const TemplateTag& tag) {
    const std::string name(tag.name);
    if (open_.empty()) fail(tag.start, tr("section '{}' is closed but was never opened", name), {});
    if (open_.back().name != tag.name)
      fail(tag.start, tr("section '{}' is closed where '{}' is open", name, open_.back().name), {});
    open_.pop_back();
  }

  void check_name(const TemplateTag& tag) const {
    const DeclaredName* last = nullptr;
    for (const std::string_view part : split(tag.name, '.')) {
      const auto found = names_.find(part);
      if (found == names_.end()) unknown(tag, part);
      last = &found->second;
    }
    if (tag.sigil == '#' || tag.sigil == '^') return;
    const std::string name(tag.name);
    const bool raw = tag.triple || tag.sigil == '&';
    switch (last->use) {
      case NameUse::text:
        if (raw)
          fail(tag.start, tr("'{}' is plain text and must be escaped", name), tr("write {}", "{{" + name + "}}"));
        break;
      case NameUse::markup:
        if (!raw) fail(tag.start, tr("'{}' is markup", name), tr("write {}", "{{{" + name + "}}}"));
        break;
      case NameUse::flag:
      case NameUse::list:
      case NameUse::object:
        fail(tag.start, tr("'{}' is no text", name), tr("write {}", "{{#" + name + "}}...{{/" + name + "}}"));
    }
  }

  [[noreturn]] void unknown(const TemplateTag& tag, std::string_view part) const {
    std::vector<std::string> words;
    for (const auto& [name, entry] : names_) words.push_back(name);
    const auto near = closest_word(part, words);
    fail(tag.start, tr("unknown name '{}'", part),
         near ? tr("did you mean '{}'?", *near) : tr("docs/templates.md lists all names"));
  }

  std::string_view text_;
  const std::string& file_;
  const DeclaredNames& names_;
  std::vector<TemplateTag> open_;
  std::vector<TemplateTag> tags_;
};

NameUse parse_use(std::string_view word) {
  if (word == "markup") return NameUse::markup;
  if (word == "flag") return NameUse::flag;
  if (word == "list") return NameUse::list;
  if (word == "object") return NameUse::object;
  return NameUse::text;
}

}  // namespace

DeclaredNames parse_names(std::string_view text) {
  DeclaredNames names;
  for (const std::string_view raw : split(text, '\n')) {
    const std::string_view line = trim(raw);
    if (line.empty() || line[0] == '#') continue;
    const std::size_t first = line.find(' ');
    const std::size_t second = first == line.npos ? first : line.find(' ', first + 1);
    if (second == line.npos) continue;
    names[std::string(line.substr(0, first))] = {parse_use(line.substr(first + 1, second - first - 1)),
                                                 std::string(line.substr(second + 1))};
  }
  return names;
}

std::vector<TemplateTag> check_template(std::string_view text, const std::string& file, const DeclaredNames& names) {
  return Checker(text, file, names).run();
}

}  // namespace essaypack
