/// Liquid and kramdown's attribute lists in a body.

#include "content/tags/tag_scan.h"

#include "base/text.h"
#include "base/url.h"
#include "content/lookup/body_context.h"
#include "content/tags/liquid_condition.h"

#include <algorithm>

namespace essaypack {

namespace {

/// What stands for something else in code that shows tags.
struct Sign {
  std::string_view written, meant;
};
constexpr Sign kRawTags[] = {{"{% raw %}", ""}, {"{% endraw %}", ""}, {"{%- raw -%}", ""}, {"{%- endraw -%}", ""},
                             {"{%raw%}", ""},   {"{%endraw%}", ""},   {"{% raw -%}", ""},  {"{%- endraw %}", ""}};
constexpr Sign kShortcodes[] = {{"{{</*", "{{<"}, {"*/>}}", ">}}"}, {"{{%/*", "{{%"}, {"*/%}}", "%}}"}};
constexpr Sign kTera[] = {{"{{/*", "{{"}, {"*/}}", "}}"}, {"{%/*", "{%"}, {"*/%}", "%}"}};
/// Bytes of a captured text, and how many of these a body may have.
constexpr std::size_t kMaxCapture = 4'000;
constexpr std::size_t kMostCaptures = 100;
constexpr std::size_t kMostCaptured = 1U << 20;  ///< Bytes that they may put into a body.

/// `code` as it is meant. `with_lines`: a line that held nothing but a sign without a meaning goes, too.
template <std::size_t Count>
std::string replace_signs(std::string_view code, const Sign (&signs)[Count], bool with_lines) {
  std::string out;
  out.reserve(code.size());
  for (std::size_t at = 0; at < code.size();) {
    const Sign* sign = std::end(signs);
    if (code[at] == '{' || code[at] == '*')
      sign = std::find_if(std::begin(signs), std::end(signs),
                          [&](const Sign& one) { return code.substr(at, one.written.size()) == one.written; });
    if (sign == std::end(signs)) {
      out += code[at++];
      continue;
    }
    at += sign->written.size();
    out += sign->meant;
    if (with_lines && (out.empty() || out.back() == '\n') && at < code.size() && code[at] == '\n') ++at;
  }
  return out;
}

std::optional<std::string> unquote(std::string_view text) {
  if (text.size() < 2 || (text[0] != '"' && text[0] != '\'') || text.back() != text[0]) return std::nullopt;
  return std::string(text.substr(1, text.size() - 2));
}

std::string joined(std::string left, std::string_view right) {
  while (!left.empty() && left.back() == '/') left.pop_back();
  return left + (right.starts_with('/') ? "" : "/") + std::string(right);
}

std::string root_of(const Config& config) { return config.root.substr(0, config.root.size() - 1); }

std::optional<std::string> value_of(std::string_view written, const BodyContext& context) {
  if (auto text = unquote(written)) return text;
  const std::string name = dotted_name(written);
  if (!name.empty() && std::all_of(name.begin(), name.end(), is_digit)) return std::string(name);
  const Config& config = context.config;
  if (name == "site.baseurl") return root_of(config);
  if (name == "site.url")
    return config.url.substr(
        0, config.url.find('/', config.url.find("://") == std::string::npos ? 0 : config.url.find("://") + 3));
  if (name == "site.title") return context.site.title;
  if (name == "page.title") return context.post.title;
  if (name == "page.url") return "/" + context.post.path;
  if (name.starts_with("page.")) {
    const std::optional<std::string_view> field = context.post.fields.find(name.substr(5));
    if (field) return std::string(*field);
    const bool is_jekyll = config.kind->rules.tags == TagLanguage::liquid;
    return is_jekyll && is_unset_field(name.substr(5)) ? std::optional<std::string>("") : std::nullopt;
  }
  if (!name.starts_with("site.")) return std::nullopt;
  const std::string key(name.substr(5));
  if (const auto found = config.params.find(key); found != config.params.end()) return found->second;
  return is_unset_setting(key, config) ? std::optional<std::string>("") : std::nullopt;
}

/// Applies `name: argument` to `value`. False for a filter that only Jekyll can follow.
bool apply_filter(std::string_view filter, std::string& value, const BodyContext& context) {
  const std::size_t colon = std::min(filter.find(':'), filter.size());
  const std::string_view name = trim(filter.substr(0, colon));
  const std::optional<std::string> argument =
      value_of(trim(filter.substr(std::min(colon + 1, filter.size()))), context);
  const bool is_absolute = value.find("://") != std::string::npos;
  if (name == "relative_url") {
    if (!is_absolute) value = joined(root_of(context.config), value);
  } else if (name == "absolute_url") {
    if (!is_absolute) value = joined(context.config.url.empty() ? root_of(context.config) : context.config.url, value);
  } else if (name == "prepend" && argument) {
    value.insert(0, *argument);
  } else if (name == "append" && argument) {
    value += *argument;
  } else if (name == "default" && argument) {
    if (value.empty() || value == "false") value = *argument;
  } else if (name == "upcase") {
    value = to_upper(value);
  } else if (name == "downcase") {
    value = to_lower(value);
  } else if (name == "uri_escape") {
    value = encode_url(value);
  } else {
    return name == "escape" || name == "xml_escape" || name == "strip" || name == "markdownify" ||
           name == "escape_once";
  }
  return true;
}

/// The parts between `|` signs outside quotes.
std::vector<std::string_view> split_pipes(std::string_view text) {
  std::vector<std::string_view> parts;
  char quote = 0;
  std::size_t from = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (quote)
      quote = text[at] == quote ? '\0' : quote;
    else if (text[at] == '"' || text[at] == '\'')
      quote = text[at];
    else if (text[at] == '|')
      parts.push_back(trim(text.substr(from, at - from))), from = at + 1;
  }
  parts.push_back(trim(text.substr(from)));
  return parts;
}

/// Those behind the first part.
std::optional<std::string> apply_filters(const std::vector<std::string_view>& parts, std::optional<std::string> value,
                                         const BodyContext& context) {
  for (std::size_t at = 1; value && at < parts.size(); ++at)
    if (!apply_filter(parts[at], *value, context)) value.reset();
  return value;
}

}  // namespace

std::optional<std::string> evaluate_liquid(std::string_view expression, const BodyContext& context) {
  const std::vector<std::string_view> parts = split_pipes(expression);
  return apply_filters(parts, value_of(parts[0], context), context);
}

std::string evaluate_in_text(std::string_view text, const BodyContext& context) {
  std::string out;
  for (;;) {
    const std::size_t open = text.find("{{");
    const std::size_t close = text.find("}}", open == std::string_view::npos ? text.size() : open);
    if (close == std::string_view::npos) return out += text;
    out += text.substr(0, open);
    out += evaluate_liquid(trim(text.substr(open + 2, close - open - 2)), context).value_or("");
    text.remove_prefix(close + 2);
  }
}

std::string without_raw_tags(std::string_view code) { return replace_signs(code, kRawTags, true); }

void TagScanner::capture(const TagCall& call) {
  if (call.words.empty() || call.content.size() > kMaxCapture || captures_.size() >= kMostCaptures) return;
  captures_[call.words[0]] = std::string(trim(call.content));
}

void TagScanner::assign(const TagCall& call) {
  const std::size_t equals = call.text.find('=');
  if (equals == std::string_view::npos || assigned_.size() >= kMostCaptures) return;
  assigned_[std::string(trim(call.text.substr(0, equals)))] =
      evaluate_liquid(trim(call.text.substr(equals + 1)), context_);
}

TagFound TagScanner::read_liquid_output(std::size_t at) {
  TagFound found;
  const std::string_view window = body_.substr(at, 400);
  const std::size_t close = window.substr(0, window.find('\n')).find("}}");
  if (close == std::string_view::npos) return found;
  std::string_view inside = window.substr(2, close - 2);
  if (!inside.empty() && inside.front() == '-') inside.remove_prefix(1);
  if (!inside.empty() && inside.back() == '-') inside.remove_suffix(1);
  found.end = at + close + 2;
  if (const auto captured = captures_.find(std::string(split_pipes(inside)[0])); captured != captures_.end()) {
    const std::string text = evaluate_in_text(captured->second, context_);
    captured_bytes_ += text.size();
    if (captured_bytes_ > kMostCaptured) return found;
    found.what = TagFound::What::output;
    found.output.open = html_of_pictures(text);
    found.output.is_markdown = found.output.open.empty();
    found.output.plain = xml_clean(text);
    return found;
  }
  const std::vector<std::string_view> parts = split_pipes(inside);
  const auto assigned = assigned_.find(std::string(parts[0]));
  const std::optional<std::string> value = assigned == assigned_.end()
                                               ? evaluate_liquid(trim(inside), context_)
                                               : apply_filters(parts, assigned->second, context_);
  if (!value && (parts.size() > 1 || assigned != assigned_.end())) {
    context_.diagnostics.report(
        Kind::content_unknown_tag, context_.places.at(at),
        "the output '{{' is left out: only the site's generator knows what its filters make of it");
    found.what = TagFound::What::removed;
    return found;
  }
  if (!value) return found;
  found.what = TagFound::What::output;
  found.output.plain = xml_clean(*value);
  found.output.is_text = true;
  return found;
}

/// kramdown: `{:.class #id key="x"}` behind a span or at the start of a line, and `{::options /}`.
TagFound TagScanner::read_attributes(std::size_t at) {
  TagFound found;
  const std::string_view window = body_.substr(at, 300);
  const std::size_t close = window.substr(0, window.find('\n')).find('}');
  if (close == std::string_view::npos) return found;
  const std::string_view inside = window.substr(2, close - 2);
  const std::string_view before = body_.substr(at - std::min<std::size_t>(at, 100), std::min<std::size_t>(at, 100));
  const std::size_t line = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
  const bool is_first = before.substr(line).find_first_not_of(" \t>*+-.0123456789") == std::string_view::npos;
  const std::size_t list = before.rfind("{:");  // another one right before it
  const bool is_second = list != std::string_view::npos && before.find('}', list) + 1 == before.size();
  const bool is_behind =
      is_second || (at > 0 && std::string_view(")]*_`>\"'").find(body_[at - 1]) != std::string_view::npos);
  if (!is_first && !is_behind && !inside.starts_with(':') && !inside.starts_with('/')) return found;
  if (inside.empty() || inside.find_first_of("{\n") != std::string_view::npos) return found;
  found.end = at + close + 1;
  found.what = TagFound::What::removed;
  if (trim(inside) == ":comment") {
    const std::size_t end = std::min(next_of("{:/}", found.end, next_comment_end_[0]),
                                     next_of("{:/comment}", found.end, next_comment_end_[1]));
    if (end != std::string_view::npos) found.end = body_.find('}', end) + 1;
  }
  return found;
}

bool TagScanner::changes_code(std::string_view code) const {
  switch (language_) {
    case TagLanguage::liquid:
      return code.find("raw") != std::string_view::npos && code.find("{%") != std::string_view::npos;
    case TagLanguage::shortcodes:
      return code.find("{{</*") != std::string_view::npos || code.find("{{%/*") != std::string_view::npos;
    case TagLanguage::tera:
      return code.find("{{/*") != std::string_view::npos || code.find("{%/*") != std::string_view::npos;
    case TagLanguage::nunjucks:
    case TagLanguage::none:
      break;
  }
  return false;
}

std::string TagScanner::clean_code(std::string_view line) const {
  switch (language_) {
    case TagLanguage::liquid:
      return replace_signs(line, kRawTags, false);
    case TagLanguage::shortcodes:
      return replace_signs(line, kShortcodes, false);
    case TagLanguage::tera:
      return replace_signs(line, kTera, false);
    case TagLanguage::nunjucks:
    case TagLanguage::none:
      break;
  }
  return std::string(line);
}

}  // namespace essaypack
