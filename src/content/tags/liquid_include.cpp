/// Files that Jekyll includes, evaluated where they hold nothing that only Jekyll can follow.

#include "content/tags/tag_scan.h"

#include "base/file.h"
#include "base/path.h"
#include "base/text.h"
#include "content/lookup/body_context.h"
#include "content/markdown/inline_html.h"
#include "content/tags/hidden_text.h"

#include <algorithm>

namespace essaypack {

namespace {

constexpr std::size_t kMostNested = 8;  ///< Includes in each other.

/// `key="text"`; without quotes it is a name.
bool is_quoted_argument(std::string_view arguments, std::string_view key) {
  const std::string lower = to_lower_ascii(arguments);
  for (std::size_t at = 0; (at = lower.find(key, at)) != lower.npos; at += key.size()) {
    const std::size_t equals = lower.find_first_not_of(' ', at + key.size());
    if (equals == lower.npos || lower[equals] != '=') continue;
    const std::size_t value = lower.find_first_not_of(' ', equals + 1);
    return value != lower.npos && (lower[value] == '"' || lower[value] == '\'');
  }
  return true;
}

/// `name.html`, `{{ page.part }}.md`: up to a space outside of outputs.
std::size_t end_of_file_name(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && !is_ascii_space(text[at])) {
    const std::size_t close = text.compare(at, 2, "{{") == 0 ? text.find("}}", at) : text.npos;
    at = close == text.npos ? at + 1 : close + 2;
  }
  return at;
}

/// What a tag that includes a file is given.
struct IncludeCall {
  std::string file;  ///< Empty where only Jekyll knows it.
  std::vector<std::string> words;
  std::vector<std::pair<std::string, std::string>> given;
  bool is_known = true;  ///< All values are.
};

IncludeCall read_call(std::string_view text, const BodyContext& context, const LiquidNames& names) {
  IncludeCall call;
  const std::size_t end = end_of_file_name(text);
  EvaluatedText file = evaluate_in_text(text.substr(0, end), context, names);
  if (file.unknown == 0) call.file = std::move(file.text);
  read_named_arguments(text.substr(end), call.words, call.given);
  for (auto& [key, written] : call.given) {
    if (is_quoted_argument(text, key)) {
      written = evaluate_in_text(written, context, names).text;
      continue;
    }
    const std::optional<LiquidText> value = evaluate_liquid(written, context, names);
    call.is_known = call.is_known && value;
    // a word that names nothing was meant for a text
    const bool is_word = written.find('.') == std::string::npos;
    if (value ? !value->text.empty() || !is_word : !is_word) written = value ? value->text : std::string();
  }
  return call;
}

/// The text of an include's file; nothing if it is not there, or too long.
std::optional<std::string> read_include(const std::filesystem::path& folder, const std::string& name,
                                        const Config& config) {
  constexpr std::size_t kMost = 32 * 1024;
  if (name.empty() || name.find("..") != name.npos || name.find('\0') != name.npos || name[0] == '/') return {};
  const std::filesystem::path path = folder / name;
  if (!is_file(path) || !is_inside(path, config.site_folder)) return {};
  const FileBytes file = read_file(path, kMost);
  if (!file.bytes) return {};
  TextRepairs repairs;
  return clean_file_text(*file.bytes, repairs);
}

/// `_includes`, or for `include_relative` the folder of the file that says so.
std::filesystem::path folder_of(std::string_view tag, const BodyContext& context) {
  const Config& config = context.config;
  if (tag == "include_relative") return config.site_folder / std::string(folder_part(context.post.source.view()));
  const auto folder = config.params.find("includes_dir");
  return config.site_folder / config.source_folder / (folder == config.params.end() ? "_includes" : folder->second);
}

/// What files of a site say where they are included; nothing where only Jekyll could tell. What a condition hides is
/// gone already.
class Includes {
 public:
  /// `budget`: bytes that all of them may have.
  Includes(const BodyContext& context, std::size_t budget) : context_(context), budget_(budget) {}

  std::optional<std::string> show(std::string_view tag, const IncludeCall& call, LiquidNames names) {
    if (!call.is_known || call.file.empty() || depth_ >= kMostNested || !spend(names.bytes())) return {};
    const std::optional<std::string> text = read_include(folder_of(tag, context_), call.file, context_.config);
    if (!text || !spend(text->size())) return {};
    names.enter_include();
    for (const auto& [key, value] : call.given) names.give("include." + key, LiquidText{value});
    const std::optional<VisibleText> visible = visible_include(*text, call.given, context_);
    ++depth_;
    std::optional<std::string> made = evaluate(visible ? std::string_view(visible->text) : *text, names);
    --depth_;
    if (made && !spend(made->size())) made.reset();
    return made;
  }

 private:
  bool spend(std::size_t bytes) {
    budget_ -= std::min(budget_, bytes + 1);
    return budget_ > 0;
  }

  std::optional<std::string> evaluate(std::string_view text, LiquidNames& names) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
      if (out.size() > kMostEvaluated) return std::nullopt;
      const std::size_t open = std::min(text.find('{', at), text.size());
      out += text.substr(at, open - at);
      at = open;
      const std::string_view mark = text.substr(at, 2);
      if (mark != "{{" && mark != "{%") {
        out += text.substr(at, 1);
        ++at;
        continue;
      }
      const std::size_t close = text.find(mark == "{{" ? "}}" : "%}", at);
      if (close == text.npos) return std::nullopt;
      const std::string_view inside = inside_of_braces(text.substr(at + 2, close - at - 2));
      at = close + 2;
      if (mark == "{{") {
        const std::optional<LiquidText> value = evaluate_liquid(inside, context_, names);
        if (!value) return std::nullopt;
        // its place may be an element, where Markdown is not read
        const bool is_line = inside.find("markdownify") != inside.npos && value->text.find('\n') == std::string::npos;
        out += is_line ? inline_html(value->text, context_.config) : value->text;
      } else if (!take_tag(inside, text, at, names, out)) {
        return std::nullopt;
      }
    }
    return out;
  }

  /// `assign`, `capture` and `include`; `at` is behind the tag.
  bool take_tag(std::string_view inside, std::string_view text, std::size_t& at, LiquidNames& names, std::string& out) {
    const std::size_t equals = inside.find('=');
    if (inside.starts_with("assign ") && equals != inside.npos) {
      names.give(std::string(trim(inside.substr(7, equals - 7))),
                 evaluate_liquid(trim(inside.substr(equals + 1)), context_, names));
      return true;
    }
    for (const std::string_view tag : {"include ", "include_cached "})
      if (inside.starts_with(tag)) {
        const std::string_view words = trim(inside.substr(tag.size()));
        const std::optional<std::string> made = show(trim(tag), read_call(words, context_, names), names);
        if (made) out += *made;
        names.include_file();
        return made.has_value();
      }
    const std::size_t end = text.find("{% endcapture %}", at);
    if (!inside.starts_with("capture ") || end == text.npos) return false;
    const EvaluatedText captured = evaluate_in_text(text.substr(at, end - at), context_, names);
    if (captured.unknown > 0 || captured.text.find("{%") != captured.text.npos) return false;
    names.give(std::string(trim(inside.substr(8))), LiquidText{captured.text});
    at = text.find("%}", end) + 2;
    return true;
  }

  const BodyContext& context_;
  std::size_t budget_;
  std::size_t depth_ = 0;
};

}  // namespace

TagFound TagScanner::include(TagCall& call, std::size_t end) {
  TagFound found;
  IncludeCall read = read_call(call.text, context_, names_);
  std::optional<std::string> made;
  if (spend(names_.bytes()))
    made =
        Includes(context_, kMostEvaluated - std::min(evaluated_bytes_, kMostEvaluated)).show(call.name, read, names_);
  call.words = std::move(read.words);
  call.words.insert(call.words.begin(),
                    read.file.empty() ? std::string(call.text.substr(0, end_of_file_name(call.text))) : read.file);
  call.named = std::move(read.given);
  if (!made || !spend(2 * made->size())) return found;
  found.what = TagFound::What::output;
  found.end = end;
  found.output.is_markdown = true;
  found.output.plain = xml_clean(trim(*made));
  return found;
}

}  // namespace essaypack
