/// Directives of Vue (https://vuejs.org/api/built-in-directives.html) in Markdown of VitePress and VuePress: an element
/// whose condition does not hold is no text. Nothing is run, so what only a run tells stays out, too.

#include "base/hidden_style.h"
#include "base/literal_condition.h"
#include "base/restricted_name.h"
#include "base/text.h"
#include "base/verdict.h"
#include "content/scan/syntaxes.h"
#include "content/tags/tags.h"
#include "content/text/element_end.h"
#include "content/text/html_names.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace essaypack {
namespace {

/// What Vue remembers of siblings: a `v-else` is shown where the conditions before it surely do not hold.
struct Chain {
  std::size_t hidden_end = std::string_view::npos;  ///< Of the last element that was left out.
  bool is_open = false;                             ///< By its condition, as those before it in its chain.
  std::set<std::string> told;                       ///< Conditions that were reported.
  std::map<std::string, std::size_t> opened;        ///< The ends of components whose tags were dropped.
  std::size_t scanned = 0;                          ///< Bytes in which they were looked for.
  int misses = 0;                                   ///< End tags of components that were looked for in vain.
};

/// `:hidden="true"`, `:style="{display: 'none'}"`: bound attributes that hide.
Verdict shown_by_bindings(const ComponentTag& tag) {
  Verdict shown = Verdict::yes;
  for (const auto& [key, value] : tag.attributes) {
    const std::string_view name = key.starts_with("v-bind:") ? key.substr(7)
                                  : key.starts_with(':')     ? key.substr(1)
                                                             : "";
    Verdict one = Verdict::yes;
    if (name == "hidden") one = value.empty() ? Verdict::unknown : opposite(truth_of_script(value));
    const std::string style = name == "style" ? to_lower_ascii(value) : std::string();
    if (style.find("none") != style.npos || style.find("hidden") != style.npos || style.find("collapse") != style.npos)
      one = Verdict::no;
    shown = both(shown, one);
  }
  return shown;
}

bool is_directly_behind(const Scan& scan, std::size_t end) {
  return end <= scan.at && trim(scan.body.substr(end, scan.at - end)).empty();
}

/// `x in []`, `(x, at) of 3`
Verdict runs(std::string_view loop) {
  for (const std::string_view word : {" in ", " of "})
    if (const std::size_t at = loop.find(word); at != loop.npos) return is_loop_over(loop.substr(at + word.size()));
  return is_loop_over(loop);
}

/// Whether the element is shown, and whether the chain that it is in goes on.
Verdict is_shown(const Scan& scan, const ComponentTag& tag, const Chain& chain, bool& goes_on) {
  const std::string_view *first = tag.find("v-if"), *other = tag.find("v-else-if"), *show = tag.find("v-show");
  Verdict shown = shown_by_bindings(tag);
  const auto add = [&](Verdict more) { shown = both(shown, more); };
  if (first) add(truth_of_script(*first));
  if (other || tag.find("v-else")) {
    const bool is_next =
        chain.is_open && chain.hidden_end != std::string_view::npos && is_directly_behind(scan, chain.hidden_end);
    add(!is_next ? Verdict::no : other ? truth_of_script(*other) : Verdict::yes);
    goes_on = is_next && other && truth_of_script(*other) == Verdict::no;
  }
  if (first) goes_on = truth_of_script(*first) == Verdict::no;
  if (show) add(truth_of_script(*show));
  if (const std::string_view* loop = tag.find("v-for")) add(runs(*loop));
  // what Vue writes in the place of the words, which only a run tells
  for (const std::string_view key : {"v-html", "v-text"})
    if (tag.find(key)) add(Verdict::no);
  return shown;
}

bool is_component(std::string_view name) {
  const bool is_called_so = (name[0] >= 'A' && name[0] <= 'Z') || name.find('-') != name.npos;
  return is_called_so && !is_known_element(to_lower_ascii(name));
}

void report_unknown(Scan& scan, std::string_view name, const ComponentTag& tag) {
  for (const std::string_view key : {"v-if", "v-else-if", "v-show", "v-for"})
    if (const std::string_view* condition = tag.find(key);
        condition && (key == "v-for" ? runs(*condition) : truth_of_script(*condition)) == Verdict::unknown) {
      if (scan.memory<Chain>().told.insert(std::string(*condition)).second)
        scan.context.diagnostics.report(
            Kind::content_unknown_tag, scan.context.places.at(scan.at),
            tr("'<{}>' was dropped: its condition '{}' is not run, and may hide it", name, *condition),
            tr("write it without '{}' if everybody may read it", key));
      return;
    }
}

/// Leaves out what a component encloses that by its name shows it to some readers only. Without an end tag it is a word
/// such as `List<Secret>`.
bool drop_secret(Scan& scan, const ComponentTag& tag, Chain& chain) {
  constexpr int kMostMisses = 50;
  if (tag.stands_alone || chain.misses > kMostMisses) return false;
  const std::size_t end = end_of_component(scan.body, tag.name, tag.end);
  if (end == std::string_view::npos) {
    ++chain.misses;
    return false;
  }
  report_restricted(scan.context, scan.at, tag.name, RestrictedText::closed);
  scan.drop_to(end);
  return true;
}

/// What a component says by its arguments: the words of a badge, the page of a player, the address of a file.
std::string shown_by_component(const ComponentTag& tag) {
  const auto first_of = [&](std::initializer_list<std::string_view> keys) {
    for (const std::string_view key : keys)
      if (const std::string_view* value = tag.find(key); value && !value->empty()) return std::string(*value);
    return std::string();
  };
  const std::string text = first_of({"text", "title", "label"});
  if (const std::string id = first_of({"bvid", "id", "videoid", "videoId"}); !id.empty())
    if (std::string html = html_player(tag.name, id, text); !html.empty()) return html;
  const std::string url = first_of({"href", "url", "link", "to", "src"});
  if (looks_like_address(url)) return html_link(url, text.empty() ? url : text, "");
  return escape_xml(text);
}

}  // namespace

bool drop_vue_element(Scan& scan) {
  if (scan.is_in_markup()) return false;
  const std::optional<ComponentTag> tag = read_component_tag(scan.body, scan.at);
  if (!tag) return false;
  Chain& chain = scan.memory<Chain>();
  bool goes_on = false;
  const Verdict shown = is_shown(scan, *tag, chain, goes_on);
  if (shown == Verdict::yes) {
    if (is_component(tag->name) && is_called_as_secret(to_lower_ascii(tag->name)) && drop_secret(scan, *tag, chain))
      return true;
    // a template with a condition is no element of its own
    const bool is_wrapper = tag->name == "template" &&
                            (tag->find("v-if") || tag->find("v-else-if") || tag->find("v-else") || tag->find("v-for"));
    if (is_wrapper) scan.drop_to(tag->end);
    return is_wrapper;
  }
  if (shown == Verdict::unknown) report_unknown(scan, tag->name, *tag);
  const std::size_t end =
      tag->stands_alone ? tag->end : std::min(end_of_component(scan.body, tag->name, tag->end), scan.body.size());
  scan.drop_to(end);
  chain.hidden_end = end;
  chain.is_open = goes_on;
  return true;
}

/// Behind `drop_vue_element`: a tag of a component that is shown. What it encloses stays.
bool drop_vue_component(Scan& scan) {
  if (scan.is_in_markup()) return false;
  const bool is_end = scan.has("</");
  const std::optional<ComponentTag> tag = read_component_tag(scan.body, scan.at + is_end);
  if (!tag || !is_component(tag->name)) return false;
  Chain& chain = scan.memory<Chain>();
  if (!is_end && !tag->stands_alone) {
    // without an end it is a word such as `List<T>`; one inside another of its name has its end there
    constexpr int kMostMisses = 50;
    constexpr std::size_t kMostScanned = 16U << 20;
    std::size_t& known_end = chain.opened[std::string(tag->name)];
    if (tag->end > known_end) {
      if (chain.misses > kMostMisses || chain.scanned > kMostScanned) return false;
      const std::size_t end = end_of_component(scan.body, tag->name, tag->end);
      chain.scanned += std::min(end, scan.body.size()) - tag->end;
      if (end == std::string_view::npos) {
        ++chain.misses;
        return false;
      }
      known_end = end;
    }
  }
  if (is_end) {
    const auto opened = chain.opened.find(std::string(tag->name));
    if (opened == chain.opened.end() || opened->second < tag->end) return false;
  }
  std::string html = is_end ? std::string() : shown_by_component(*tag);
  if (html.empty()) {
    scan.drop_to(tag->end);
    return true;
  }
  scan.put_html(std::move(html), {}, tag->end);
  return true;
}

/// `{{ $frontmatter.title }}`, `{{ $page.title }}`, `{{ frontmatter.mood }}`: a field of the head. What else stands in
/// braces is an expression, which stays as it is written.
bool take_vue_output(Scan& scan) {
  const std::string_view window = scan.body.substr(scan.at, 200);
  const std::size_t close = window.substr(0, window.find('\n')).find("}}");
  if (!window.starts_with("{{") || close == window.npos || scan.is_in_markup()) return false;
  std::string_view key = trim(window.substr(2, close - 2));
  bool is_field = false;
  for (const std::string_view root :
       {"$page.frontmatter.", "page.frontmatter.", "$frontmatter.", "frontmatter.", "$page."})
    if (!is_field && key.starts_with(root)) key.remove_prefix(root.size()), is_field = true;
  if (!is_field || key.empty() || !std::all_of(key.begin(), key.end(), is_ascii_name)) return false;
  const auto field = scan.context.post.fields.find(key);
  if (!field && key != "title") return false;
  const std::string text = xml_clean(field ? *field : scan.context.post.title.view());
  if (text.find('\n') != text.npos) return false;
  scan.splice(text, scan.at + close + 2);
  return true;
}

}  // namespace essaypack
