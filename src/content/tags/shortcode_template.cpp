#include "content/tags/shortcode_template.h"

#include "base/text.h"
#include "content/markdown/inline_html.h"
#include "content/text/html_names.h"

#include <algorithm>

namespace essaypack {
namespace {

constexpr auto kHtmlMark = static_cast<char>(InnerMark::html);

const ShortcodeFile* find_file(std::string_view name, const BodyContext& context) {
  const bool is_go = context.config.kind->rules.tags != TagLanguage::tera;
  return context.shortcodes && is_go ? context.shortcodes->find(name, language_code(context)) : nullptr;
}

}  // namespace

bool has_template(std::string_view name, const BodyContext& context) { return find_file(name, context) != nullptr; }

bool is_for_scripts(std::string_view name) {
  return is_one_of(to_lower_ascii(name), {"katex", "latex", "math", "mermaid"});
}

std::string_view shortcode_name(std::string_view inside) {
  std::size_t end = 0;
  while (end < inside.size() && (is_ascii_name(inside[end]) || inside[end] == '/' || inside[end] == '.')) ++end;
  while (end > 1 && inside[end - 1] == '/') --end;
  return inside.substr(0, end);
}

std::optional<SiteShortcode> find_site_shortcode(std::string_view name, std::string_view arguments,
                                                 std::optional<std::string_view> inner, std::string_view body,
                                                 std::size_t at, const BodyContext& context) {
  SiteShortcode found;
  found.file = find_file(name, context);
  if (!found.file) return {};
  const bool is_blank = !inner || inner->find_first_not_of(" \t\r\n") == inner->npos;
  if (found.file->shortcode) {
    ShortcodeCall call;
    call.name = std::string(name.substr(name.rfind('/') + 1));
    if (found.file->name.ends_with(".md")) call.escaping = GoEscaping::none;
    call.params = read_shortcode_params(arguments);
    call.inner = !is_blank ? std::string(1, kHtmlMark) : inner && !inner->empty() ? "\n" : "";
    call.body = body;
    call.at = at;
    found.made = evaluate_shortcode(*found.file->shortcode, call, context);
  } else {
    found.made.problem = tr("what is no template, or too long");
  }
  const std::string& text = found.made.text;
  found.marks = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_inner_mark));
  found.hides_inner = !is_blank && (found.made.problem.empty() ? found.marks == 0 : !found.file->may_show_inner);
  return found;
}

std::optional<std::string> with_inner(std::string_view made, std::string_view inner, const BodyContext& context) {
  std::string out;
  for (const char c : made) {
    if (!is_inner_mark(c)) {
      out += c;
      continue;
    }
    const std::string_view bare = trim(inner);
    switch (static_cast<InnerMark>(c)) {
      case InnerMark::html:
        out += inner;
        break;
      case InnerMark::markdown:
        if (bare.find('\n') != bare.npos) return {};
        out += inline_html(bare, context.config);
        break;
      case InnerMark::escaped:
        out += go_escape(bare);
        break;
      case InnerMark::attribute:
        out += go_attribute(bare);
        break;
      case InnerMark::address:
        out += go_address(bare);
        break;
    }
  }
  return out;
}

std::string plain_of_html(std::string_view html) {
  std::string out;
  for (std::size_t at = 0; at < html.size();) {
    if (html[at] == '<') {
      at = std::min(html.find('>', at), html.size() - 1) + 1;
      continue;
    }
    bool is_entity = false;
    for (const auto& [name, letter] : {std::pair<std::string_view, char>{"&amp;", '&'},
                                       {"&lt;", '<'},
                                       {"&gt;", '>'},
                                       {"&#34;", '"'},
                                       {"&quot;", '"'},
                                       {"&#39;", '\''},
                                       {"&#43;", '+'}})
      if (!is_entity && html.compare(at, name.size(), name) == 0) {
        out += letter;
        at += name.size();
        is_entity = true;
      }
    if (!is_entity) out += html[at++];
  }
  return out;
}

bool begins_block(std::string_view html) {
  html = trim(html);
  if (html.size() < 2 || html[0] != '<' || !is_ascii_letter(html[1])) return false;
  std::size_t end = 1;
  while (end < html.size() && is_ascii_name(html[end])) ++end;
  const std::string name = to_lower_ascii(html.substr(1, end - 1));
  return is_known_element(name) && !is_phrasing(name);
}

}  // namespace essaypack
