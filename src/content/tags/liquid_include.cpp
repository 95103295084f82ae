/// Files that Jekyll includes, evaluated where they hold nothing that only Jekyll can follow.

#include "content/tags/tag_scan.h"

#include "base/file.h"
#include "base/text.h"
#include "content/lookup/body_context.h"
#include "content/markdown/inline_html.h"
#include "content/tags/hidden_text.h"

#include <algorithm>

namespace essaypack {

namespace {

/// What a file of `_includes` says with these names; nothing where only Jekyll could tell. What a condition hides is
/// gone already.
class IncludedFile {
 public:
  IncludedFile(std::string_view text, const BodyContext& context, LiquidNames names)
      : text_(text), context_(context), names_(std::move(names)) {}

  std::optional<std::string> evaluate() {
    std::string out;
    for (std::size_t at = 0; at < text_.size();) {
      if (out.size() > kMostEvaluated) return std::nullopt;
      const std::size_t open = std::min(text_.find('{', at), text_.size());
      out += text_.substr(at, open - at);
      at = open;
      const std::string_view mark = text_.substr(at, 2);
      if (mark != "{{" && mark != "{%") {
        out += text_.substr(at, 1);
        ++at;
        continue;
      }
      const std::size_t close = text_.find(mark == "{{" ? "}}" : "%}", at);
      if (close == text_.npos) return std::nullopt;
      const std::string_view inside = inside_of_braces(text_.substr(at + 2, close - at - 2));
      at = close + 2;
      if (mark == "{{") {
        const std::optional<LiquidText> value = evaluate_liquid(inside, context_, names_);
        if (!value) return std::nullopt;
        // its place may be an element, where Markdown is not read
        const bool is_line = inside.find("markdownify") != inside.npos && value->text.find('\n') == std::string::npos;
        out += is_line ? inline_html(value->text, context_.config) : value->text;
      } else if (!take_tag(inside, at)) {
        return std::nullopt;
      }
    }
    return out;
  }

 private:
  /// `assign` and `capture`; `at` is behind the tag.
  bool take_tag(std::string_view inside, std::size_t& at) {
    const std::size_t equals = inside.find('=');
    if (inside.starts_with("assign ") && equals != inside.npos) {
      names_.give(std::string(trim(inside.substr(7, equals - 7))),
                  evaluate_liquid(trim(inside.substr(equals + 1)), context_, names_));
      return true;
    }
    const std::size_t end = text_.find("{% endcapture %}", at);
    if (!inside.starts_with("capture ") || end == text_.npos) return false;
    const EvaluatedText captured = evaluate_in_text(text_.substr(at, end - at), context_, names_);
    if (captured.unknown > 0 || captured.text.find("{%") != captured.text.npos) return false;
    names_.give(std::string(trim(inside.substr(8))), LiquidText{captured.text});
    at = text_.find("%}", end) + 2;
    return true;
  }

  std::string_view text_;
  const BodyContext& context_;
  LiquidNames names_;
};

/// `key="text"`; without quotes it is a name.
bool is_quoted_argument(std::string_view arguments, std::string_view key) {
  for (std::size_t at = 0; (at = arguments.find(key, at)) != arguments.npos; at += key.size()) {
    const std::size_t equals = arguments.find_first_not_of(' ', at + key.size());
    if (equals == arguments.npos || arguments[equals] != '=') continue;
    const std::size_t value = arguments.find_first_not_of(' ', equals + 1);
    return value != arguments.npos && (arguments[value] == '"' || arguments[value] == '\'');
  }
  return true;
}

/// The text of an include's file; nothing if it is not there, or too long.
std::optional<std::string> read_include(const TagCall& call) {
  constexpr std::size_t kMost = 32 * 1024;
  const Config& config = call.context.config;
  const std::string name = call.words.empty() ? "" : call.words[0];
  if (name.empty() || name.find("..") != name.npos || name.find('\0') != name.npos || name[0] == '/') return {};
  const auto folder = config.params.find("includes_dir");
  const std::filesystem::path path =
      config.site_folder / config.source_folder / (folder == config.params.end() ? "_includes" : folder->second) / name;
  if (!is_file(path) || !is_inside(path, config.site_folder)) return {};
  const FileBytes file = read_file(path, kMost);
  if (!file.bytes) return {};
  TextRepairs repairs;
  return clean_file_text(*file.bytes, repairs);
}

}  // namespace

TagFound TagScanner::include(const TagCall& call, std::size_t end) {
  TagFound found;
  const std::optional<std::string> text = spend(names_.bytes()) ? read_include(call) : std::nullopt;
  if (!text || !spend(text->size())) return found;
  LiquidNames names = names_;
  names.give("include", LiquidText{});
  std::vector<std::pair<std::string, std::string>> given;
  for (const auto& [key, written] : call.named) {
    std::optional<LiquidText> value = is_quoted_argument(call.text, key)
                                          ? LiquidText{evaluate_in_text(written, context_, names_).text}
                                          : evaluate_liquid(written, context_, names_);
    if (!value) return found;
    given.emplace_back(key, value->text);
    names.give("include." + key, std::move(value));
  }
  const std::optional<VisibleText> visible = visible_include(*text, given, context_);
  std::optional<std::string> made =
      IncludedFile(visible ? std::string_view(visible->text) : *text, context_, std::move(names)).evaluate();
  if (!made) return found;
  if (!spend(made->size())) return found;
  found.what = TagFound::What::output;
  found.end = end;
  found.output.is_markdown = true;
  found.output.plain = xml_clean(trim(*made));
  return found;
}

}  // namespace essaypack
