/// Liquid and kramdown's attribute lists in a body.

#include "content/tags/tag_scan.h"

#include "base/quotes.h"
#include "base/strftime.h"
#include "base/text.h"
#include "base/url.h"
#include "content/lookup/body_context.h"
#include "content/markdown/inline_html.h"
#include "content/tags/liquid_condition.h"
#include "content/tags/liquid_filters.h"
#include "content/text/destination.h"

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
constexpr std::size_t kMaxLoop = 100'000;  ///< Bytes that a loop may make.

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

std::string joined(std::string left, std::string_view right) {
  while (!left.empty() && left.back() == '/') left.pop_back();
  return left + (right.starts_with('/') ? "" : "/") + std::string(right);
}

std::string root_of(const Config& config) { return config.root.substr(0, config.root.size() - 1); }

/// The host of the site, without its root.
std::string host_of(const Config& config) {
  const std::size_t scheme = config.url.find("://");
  return config.url.substr(0, config.url.find('/', scheme == std::string::npos ? 0 : scheme + 3));
}

std::optional<LiquidText> page_value(const std::string& key, const BodyContext& context) {
  const Post& post = context.post;
  if (key == "title") return LiquidText{std::string(post.title.view())};
  if (key == "url") return LiquidText{"/" + post.path};
  if (key == "tags") return LiquidText::of({post.tags.begin(), post.tags.end()});
  if (const std::optional<std::string_view> field = post.fields.find(key)) return LiquidText{std::string(*field)};
  if (key == "date" && post.date) return LiquidText{format_strftime(*post.date, "%Y-%m-%d %H:%M:%S %z")};
  const bool is_jekyll = context.config.kind->rules.tags == TagLanguage::liquid;
  if (post.fields.line_of(key) > 1) {
    const std::map<std::string, HeadField> fields = post.fields.unpack();
    const auto field = fields.find(key);
    if (field != fields.end() && field->second.form == HeadField::Form::empty_list) return LiquidText::of({});
    if (field != fields.end() && field->second.form != HeadField::Form::null) return std::nullopt;
  }
  if (key == "draft" && is_jekyll && post.kind == PostKind::post) return LiquidText{"false"};
  return is_jekyll && is_unset_field(key) ? std::optional<LiquidText>(LiquidText{}) : std::nullopt;
}

std::optional<LiquidText> site_value(const std::string& key, const BodyContext& context) {
  const Config& config = context.config;
  if (key == "baseurl") return LiquidText{root_of(config)};
  if (key == "url") return LiquidText{host_of(config)};
  if (key == "title") return LiquidText{context.site.title};
  if (const auto found = config.params.find(key); found != config.params.end()) return LiquidText{found->second};
  if (is_off_by_default(key)) return LiquidText{"false"};
  return is_unset_setting(key, config) ? std::optional<LiquidText>(LiquidText{}) : std::nullopt;
}

/// The numbers of `(1..3)`.
std::optional<LiquidText> numbers_of(std::string_view written) {
  constexpr int kMost = 200;
  const auto range = range_of(written);
  if (!range || range->first > range->second || range->second - static_cast<long>(range->first) >= kMost)
    return std::nullopt;
  std::vector<std::string> items;
  for (int at = range->first; at <= range->second; ++at) items.push_back(std::to_string(at));
  return LiquidText::of(std::move(items));
}

/// True for a name that nothing has given a value on a site of Jekyll: it shows nothing there.
bool is_unset_name(std::string_view name, const BodyContext& context) {
  if (context.config.kind->rules.tags != TagLanguage::liquid || name.empty() || is_digit(name[0])) return false;
  const bool is_name = std::all_of(name.begin(), name.end(), is_ascii_name);
  return is_name && !is_liquid_object(name);
}

std::optional<LiquidText> value_of(std::string_view written, const BodyContext& context, const LiquidNames& names);

/// `tags.size`, `tags.first`, `tags.last`
std::optional<LiquidText> member_of(const std::string& name, const BodyContext& context, const LiquidNames& names) {
  const std::size_t dot = name.rfind('.');
  const std::string_view member = std::string_view(name).substr(std::min(dot, name.size()));
  if (!is_one_of(member, {".size", ".first", ".last"})) return std::nullopt;
  std::optional<LiquidText> value = value_of(std::string_view(name).substr(0, dot), context, names);
  if (!value || (!value->items && member != ".size") || !apply_liquid_filter(member.substr(1), {}, *value, context))
    return std::nullopt;
  return value;
}

std::optional<LiquidText> value_of(std::string_view written, const BodyContext& context, const LiquidNames& names) {
  if (is_in_quotes(written)) return LiquidText{std::string(without_quotes(written))};
  const std::string name = dotted_name(written);
  const bool is_number = name.find_first_not_of("0123456789.-") == name.npos && name.find_first_of("0123456789") < 2;
  if (is_number && name.find("..") == name.npos) return LiquidText{name};
  if (is_one_of(name, {"true", "false"})) return LiquidText{name};
  if (is_one_of(name, {"nil", "null", "blank", "empty"})) return LiquidText{};
  if (const std::optional<LiquidText>* given = names.find(name)) return *given;
  const std::string root = name.substr(0, name.find_first_of(".["));
  if (root == "include")
    if (const std::optional<LiquidText>* given = names.find(to_lower_ascii(name))) return *given;
  // what an include is not given is nothing there
  if (names.find(root)) return root == "include" ? std::optional<LiquidText>(LiquidText{}) : std::nullopt;
  if (name == "jekyll.environment") return LiquidText{"production"};
  if (std::optional<LiquidText> member = member_of(name, context, names)) return member;
  if (name.starts_with("page.")) return page_value(name.substr(5), context);
  if (name.starts_with("site.")) return site_value(name.substr(5), context);
  const bool is_unset = is_unset_name(name, context) && !names.includes_file();
  return is_unset ? std::optional<LiquidText>(LiquidText{}) : numbers_of(written);
}

/// The values behind a filter's colon, at commas outside quotes; nothing if one of them is not known.
std::optional<std::vector<std::string>> arguments_of(std::string_view text, const BodyContext& context,
                                                     const LiquidNames& names) {
  std::vector<std::string> arguments;
  char quote = 0;
  std::size_t from = 0;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    const char c = at < text.size() ? text[at] : ',';
    if (at < text.size() && quote) {
      quote = c == quote ? '\0' : quote;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == ',') {
      const std::string_view word = trim(text.substr(from, at - from));
      if (word.empty() && at == text.size()) break;
      std::optional<LiquidText> value = value_of(word, context, names);
      if (!value) return std::nullopt;
      arguments.push_back(std::move(value->text));
      from = at + 1;
    }
  }
  return arguments;
}

/// Applies `name: argument` to `value`. False for a filter that only Jekyll can follow.
bool apply_filter(std::string_view filter, LiquidText& value, const BodyContext& context, const LiquidNames& names) {
  const std::size_t colon = std::min(filter.find(':'), filter.size());
  const std::string_view name = trim(filter.substr(0, colon));
  const std::optional<std::vector<std::string>> arguments =
      arguments_of(trim(filter.substr(std::min(colon + 1, filter.size()))), context, names);
  if (!arguments) return false;
  const bool is_absolute = value.text.find("://") != std::string::npos;
  const Config& config = context.config;
  if (name == "relative_url") {
    if (!is_absolute) value.text = joined(root_of(config), value.text);
  } else if (name == "absolute_url") {
    if (!is_absolute) value.text = joined(config.url.empty() ? root_of(config) : config.url, value.text);
  } else if (name == "default") {
    if (arguments->empty()) return false;
    if (value.text.empty() || value.text == "false") value = {(*arguments)[0]};
  } else {
    return apply_liquid_filter(name, *arguments, value, context);
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

}  // namespace

std::string_view inside_of_braces(std::string_view inside) {
  if (!inside.empty() && inside.front() == '-') inside.remove_prefix(1);
  if (!inside.empty() && inside.back() == '-') inside.remove_suffix(1);
  return trim(inside);
}

std::optional<LiquidText> evaluate_liquid(std::string_view expression, const BodyContext& context,
                                          const LiquidNames& names) {
  const std::vector<std::string_view> parts = split_pipes(expression);
  std::optional<LiquidText> value = value_of(parts[0], context, names);
  for (std::size_t at = 1; value && at < parts.size(); ++at)
    if (!apply_filter(parts[at], *value, context, names)) value.reset();
  return value;
}

EvaluatedText evaluate_in_text(std::string_view text, const BodyContext& context, const LiquidNames& names) {
  EvaluatedText out;
  for (;;) {
    const std::size_t open = text.find("{{");
    const std::size_t close = text.find("}}", open == std::string_view::npos ? text.size() : open);
    if (close == std::string_view::npos) break;
    out.text += text.substr(0, open);
    const std::optional<LiquidText> value =
        evaluate_liquid(inside_of_braces(text.substr(open + 2, close - open - 2)), context, names);
    if (value && out.text.size() <= kMostEvaluated)
      out.text += value->text;
    else
      ++out.unknown;
    text.remove_prefix(close + 2);
  }
  out.text += text;
  return out;
}

std::string without_raw_tags(std::string_view code) { return replace_signs(code, kRawTags, true); }

namespace {

/// `{{ "{{" }}`: how code writes what Liquid would read.
bool has_literal_output(std::string_view code) {
  return code.find("{{ \"") != code.npos || code.find("{{ '") != code.npos || code.find("{{\"") != code.npos ||
         code.find("{{'") != code.npos;
}

std::string with_literal_outputs(std::string_view code) {
  std::string out;
  for (;;) {
    const std::size_t open = code.find("{{");
    if (open == code.npos) return out.append(code);
    const std::size_t begin = code.find_first_not_of(' ', open + 2);
    const char quote = begin < code.size() ? code[begin] : ' ';
    const std::size_t end = quote == '"' || quote == '\'' ? code.find(quote, begin + 1) : code.npos;
    const std::size_t close = end == code.npos ? end : code.find_first_not_of(' ', end + 1);
    const bool is_literal = close != code.npos && code.substr(close, 2) == "}}";
    out.append(code.substr(0, is_literal ? open : open + 2));
    if (is_literal) out.append(code.substr(begin + 1, end - begin - 1));
    code.remove_prefix(is_literal ? close + 2 : open + 2);
  }
}

}  // namespace

void TagScanner::capture(const TagCall& call) {
  if (call.words.empty() || call.content.size() > kMaxCapture || captures_.size() >= kMostCaptures) return;
  captures_[call.words[0]] = std::string(trim(call.content));
  // a tag may take it for an argument
  const EvaluatedText text = evaluate_in_text(trim(call.content), context_, names_);
  if (text.unknown == 0 && text.text.find("{%") == text.text.npos && spend(text.text.size()))
    names_.give(call.words[0], LiquidText{text.text});
}

void TagScanner::assign(const TagCall& call) {
  const std::size_t equals = call.text.find('=');
  if (equals == std::string_view::npos) return;
  names_.give(std::string(trim(call.text.substr(0, equals))),
              evaluate_liquid(trim(call.text.substr(equals + 1)), context_, names_));
}

bool TagScanner::spend(std::size_t bytes) {
  evaluated_bytes_ += bytes;
  return evaluated_bytes_ <= kMostEvaluated;
}

/// `{% for x in list %}` over a list that is known, around Markdown without tags, is that many times its text. Where
/// only Jekyll knows the list, the name's outputs are left out.
TagFound TagScanner::loop(const TagCall& call, std::size_t end) {
  TagFound found;
  if (call.words.size() < 3 || call.words[1] != "in") return found;
  const std::string name = call.words[0];
  const std::size_t list = call.text.find(" in ");
  std::optional<LiquidText> value;
  const EndTag* end_tag = find_end_tag("for", end);
  const std::string_view content = end_tag ? body_.substr(end, end_tag->begin - end) : std::string_view();
  const bool is_plain = call.words.size() == 3 && list != call.text.npos;
  if (is_plain) value = evaluate_liquid(trim(call.text.substr(list + 4)), context_, names_);
  const bool is_known = value && value->items && content.find("{%") == content.npos && !content.empty();
  if (!is_known || value->items->size() * content.size() > kMaxLoop || !spend(names_.bytes() + content.size())) {
    names_.give(name, std::nullopt);
    return found;
  }
  LiquidNames names = names_;
  for (std::size_t at = 0; at < value->items->size(); ++at) {
    names.give(name, LiquidText{(*value->items)[at]});
    names.give("forloop.index", LiquidText{std::to_string(at + 1)});
    names.give("forloop.index0", LiquidText{std::to_string(at)});
    names.give("forloop.last", LiquidText{at + 1 == value->items->size() ? "true" : "false"});
    const std::string piece = evaluate_in_text(content, context_, names).text;
    if (!spend(piece.size())) return {};
    found.output.plain += piece;
  }
  found.what = TagFound::What::output;
  found.output.is_markdown = true;
  found.output.plain = xml_clean(found.output.plain);
  found.end = end_tag->end;
  return found;
}

/// True for one line that a filter makes HTML: where it stands in an element, Markdown is not read.
static bool is_markdown_line(const std::vector<std::string_view>& parts, std::string_view text) {
  return text.find('\n') == text.npos && std::find(parts.begin() + 1, parts.end(), "markdownify") != parts.end();
}

TagFound TagScanner::read_liquid_output(std::size_t at) {
  TagFound found;
  const std::string_view window = body_.substr(at, 400);
  const std::size_t close = window.substr(0, window.find('\n')).find("}}");
  if (close == std::string_view::npos) return found;
  const std::string_view inside = inside_of_braces(window.substr(2, close - 2));
  found.end = at + close + 2;
  const std::vector<std::string_view> parts = split_pipes(inside);
  if (const auto captured = captures_.find(std::string(parts[0])); captured != captures_.end()) {
    const std::string text = evaluate_in_text(captured->second, context_, names_).text;
    if (!spend(text.size())) return found;
    found.what = TagFound::What::output;
    found.output.open = html_of_pictures(text);
    if (found.output.open.empty() && is_markdown_line(parts, text)) {
      found.output = inline_output(inline_html(xml_clean(text), context_.config), text);
      return found;
    }
    found.output.is_markdown = found.output.open.empty();
    found.output.plain = xml_clean(text);
    return found;
  }
  std::optional<LiquidText> value;
  if (spend(0)) value = evaluate_liquid(inside, context_, names_);
  if (value && !spend(value->text.size())) value.reset();
  if (!value && (parts.size() > 1 || is_name_of_liquid(parts[0]))) {
    context_.diagnostics.report(
        Kind::content_unknown_tag, context_.places.at(at),
        tr("the output '{{' is left out: only the site's generator knows what its filters make of it"));
    found.what = TagFound::What::removed;
    if (is_in_destination(body_, at)) leave_address(found);
    return found;
  }
  if (!value) return found;
  found.what = TagFound::What::output;
  if (is_markdown_line(parts, value->text)) {
    found.output = inline_output(inline_html(xml_clean(value->text), context_.config), value->text);
    return found;
  }
  found.output.plain = xml_clean(value->text);
  found.output.is_text = true;
  return found;
}

/// True for a name that can only be Liquid's: of an object of Jekyll, or one that a tag of the body gave a value.
bool TagScanner::is_name_of_liquid(std::string_view written) const {
  const std::string_view root = written.substr(0, written.find_first_of(".["));
  if (names_.includes_file() && is_unset_name(written, context_)) return true;
  return names_.find(std::string(root)) || (is_liquid_object(root) && root.size() < written.size());
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

/// A folder of texts may only show what Jekyll would read; what stands between `raw` and its end nobody reads.
bool TagScanner::evaluates_code(std::string_view code, std::size_t at) const {
  return context_.config.kind->rules.tags == TagLanguage::liquid && language_ == TagLanguage::liquid &&
         at >= raw_end_ && code.find("{{") != code.npos && code.find("raw") == code.npos;
}

/// `{{ site.url }}` in code is its value, as for Jekyll code is text like any other. A name without a value shows
/// nothing there, and was meant to be read.
std::string TagScanner::evaluated_code(std::string_view line) {
  std::string out;
  for (;;) {
    const std::size_t open = line.find("{{");
    const std::size_t close = open == line.npos ? open : line.find("}}", open);
    if (close == line.npos) return out.append(line);
    const std::string_view inside = inside_of_braces(line.substr(open + 2, close - open - 2));
    std::optional<LiquidText> value;
    if (is_name_of_liquid(split_pipes(inside)[0]) && spend(0)) value = evaluate_liquid(inside, context_, names_);
    if (value && (value->text.empty() || !spend(value->text.size()))) value.reset();
    out.append(line.substr(0, value ? open : close + 2));
    if (value) out += xml_clean(value->text);
    line.remove_prefix(close + 2);
  }
}

bool TagScanner::changes_code(std::string_view code) const {
  switch (language_) {
    case TagLanguage::liquid:
      return (code.find("raw") != std::string_view::npos && code.find("{%") != std::string_view::npos) ||
             has_literal_output(code);
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
      return with_literal_outputs(replace_signs(line, kRawTags, false));
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
