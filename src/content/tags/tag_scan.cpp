#include "content/tags/tag_scan.h"

#include "base/comments.h"
#include "base/restricted_name.h"
#include "base/text.h"
#include "content/tags/shortcode_template.h"
#include "content/tags/tag_ends.h"
#include "content/text/destination.h"
#include "content/text/fences.h"
#include "content/text/html_blocks.h"
#include "content/text/line_start.h"
#include "content/text/placeholder.h"

#include <algorithm>

namespace essaypack {

namespace {

constexpr std::size_t kCostOfFile = 1'000;  ///< Of a tag that reads a file each time, in bytes that evaluating makes.

/// A comment that begins a section of a tag.
struct Divider {
  std::string_view tag, word;
  std::string_view css_class;  ///< Of the section.
};
constexpr Divider kDividers[] = {
    {"tabs", "tab", "tab"},
    {"tabs", "subtab", "tab"},
    {"tabs", "subsubtab", "tab"},
    {"subtabs", "tab", "tab"},
    {"subtabs", "subtab", "tab"},
    {"subsubtabs", "tab", "tab"},
    {"subsubtabs", "subsubtab", "tab"},
    {"timeline", "timeline", "timeline"},
    {"timeline", "node", "timeline"},
    {"folders", "folder", "folder"},
    {"okr", "okr", "okr"},
    {"paper", "section", "section"},
    {"paper", "paragraph", "section"},
    {"paper", "line", "section"},
};

const Divider* find_divider(std::string_view tag, std::string_view word) {
  const auto* found = std::find_if(std::begin(kDividers), std::end(kDividers),
                                   [&](const Divider& d) { return d.tag == tag && d.word == word; });
  return found == std::end(kDividers) ? nullptr : found;
}

bool is_divided(std::string_view tag) {
  return std::any_of(std::begin(kDividers), std::end(kDividers), [&](const Divider& d) { return d.tag == tag; });
}

/// The caption of `caption@icon` (NexT, Butterfly), `title="caption" icon="fa-x"` (Redefine) or `active id:a
/// title:caption` (Icarus); an `@` in an address of
/// mail begins no icon.
std::string tab_caption(std::string_view text) {
  const ThemeArguments found = read_words(text, " caption icon id title ");
  for (const std::string_view key : {"title", "caption"})
    if (std::string caption = found.named_by(key); !caption.empty()) return caption;
  if (!found.named.empty()) return found.part(0) == "active" ? std::string() : found.text();
  const std::size_t at = text.rfind('@');
  const bool is_icon = at != text.npos && std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at) + 1, text.end(),
                                                      [](char c) { return is_ascii_name(c) || c == ' '; });
  return std::string(trim(is_icon ? text.substr(0, at) : text));
}

/// What numbers the tabs that have no caption: `名, 2`, `name="名" active=2`.
std::string tabs_name(const TagCall& call) {
  const ThemeArguments found = read_list(call.text, " active align id name size style ");
  const std::string name = found.named_by("name");
  return name.empty() ? found.part(0) : name;
}

}  // namespace

std::string_view shown_arguments(std::string_view written, std::string& shown) {
  if (written.find("<!--") == written.npos) return written;
  return shown = without_comments(written);
}

std::size_t TagScanner::next_of(std::string_view closer, std::size_t from, std::size_t& memory) const {
  if (memory != std::string_view::npos && memory < from) memory = body_.find(closer, from);
  return memory;
}

TagFound TagScanner::read_braces(std::size_t at) {
  const char next = at + 1 < body_.size() ? body_[at + 1] : ' ';
  TagFound found;
  if (next == ':' && language_ == TagLanguage::liquid) {
    found = read_attributes(at);
  } else if (at < raw_end_) {
    return {TagFound::What::text, at + 1, {}};
  } else if (language_ == TagLanguage::shortcodes) {
    if (next == '{') found = read_shortcode(at);
  } else if (language_ == TagLanguage::tera) {
    if (next == '{' || next == '%') found = read_tera(at);
  } else if (next == '%') {
    found = language_ == TagLanguage::liquid ? read_liquid_note(at) : TagFound();
    if (found.end == 0) found = read_tag(at);
  } else if (next == '{') {
    found = language_ == TagLanguage::liquid ? read_liquid_output(at) : read_variable(at);
  } else if (next == '#' && (language_ == TagLanguage::nunjucks || reads_every_template())) {
    found = read_note(at);
  }
  if (found.end == 0) found.end = at + 1;
  return found;
}

/// Eleventy and folders of texts: which engine reads them is a setting, so Nunjucks' comments are none of Liquid's
/// text.
bool TagScanner::reads_every_template() const {
  return language_ == TagLanguage::liquid && context_.config.kind->rules.tags == TagLanguage::none;
}

/// `{# comment #}`: the site hides it, so it goes. `{#id}` is an id.
TagFound TagScanner::read_note(std::size_t at) {
  TagFound found;
  std::size_t id = at + 2;
  while (id < body_.size() && !is_ascii_space(body_[id]) && body_[id] != '}' && body_[id] != '#') ++id;
  if (id < body_.size() && id > at + 2 && body_[id] == '}') return found;
  const std::size_t close = next_of("#}", at + 2, next_hash_);
  if (close == std::string_view::npos) return found;
  found.what = TagFound::What::removed;
  found.end = close + 2;
  return found;
}

/// `{% # comment %}` of Liquid 5.4; its lines may each begin with `#`.
TagFound TagScanner::read_liquid_note(std::size_t at) const {
  constexpr std::size_t kLongest = 20'000;
  TagFound found;
  const std::string_view window = body_.substr(at, kLongest);
  const std::size_t name = window.find_first_not_of(" \t\n", window.substr(2, 1) == "-" ? 3 : 2);
  if (name == window.npos || window[name] != '#') return found;
  const std::size_t close = window.find("%}", name);
  if (close == window.npos) return found;
  found.what = TagFound::What::removed;
  found.end = at + close + 2;
  return found;
}

/// `{{ key }}`: a field of the head; anything else is text.
TagFound TagScanner::read_variable(std::size_t at) const {
  TagFound found;
  const std::string_view window = body_.substr(at, 200);
  const std::size_t close = window.substr(0, window.find('\n')).find("}}");
  if (close == std::string_view::npos) return found;
  found.end = at + close + 2;
  std::string key(trim(window.substr(2, close - 2)));
  for (const std::string_view prefix : {"page.", "post."})
    if (key.starts_with(prefix)) key.erase(0, prefix.size());
  const auto field = context_.post.fields.find(key);
  const bool is_title = key == "title" && !field;
  if (!field && !is_title) return found;
  found.what = TagFound::What::output;
  found.output.plain = xml_clean(is_title ? context_.post.title.view() : *field);
  found.output.is_text = true;
  return found;
}

TagFound TagScanner::read_tag(std::size_t at) {
  TagFound found;
  const std::size_t close = next_of("%}", at + 2, next_percent_);
  if (close == std::string_view::npos || close - at > kMaxTag) return found;
  const std::string_view inside = inside_of_tag(body_, at, close);
  const std::string_view written = read_tag_name(inside.substr(0, inside.find("::")));
  if (written.empty()) return found;
  const std::string name = to_lower_ascii(written);
  if (name.starts_with("end")) {
    note_end(std::string(written.substr(3)), at);
    return close_tag(std::string_view(name).substr(3), close + 2);
  }
  TagCall call{context_, name, trim(inside.substr(written.size())), {}, false, {}, at, body_.substr(0, at), false, {}};
  call.written_name = written;
  if (call.text.starts_with("::")) call.text.remove_prefix(2);
  std::string shown;
  call.text = shown_arguments(call.text, shown);
  if (language_ == TagLanguage::liquid) read_named_arguments(call.text, call.words, call.named);
  if (language_ != TagLanguage::liquid || !find_liquid_tag(name)) call.words = split_words(call.text);
  return open_tag(call, close + 2);
}

const TagEntry* TagScanner::find_entry(std::string_view name) const {
  switch (language_) {
    case TagLanguage::tera:
    case TagLanguage::shortcodes:
      return find_shortcode(name);
    case TagLanguage::liquid:
      if (const TagEntry* entry = find_liquid_tag(name)) return entry;
      return find_tag(name);
    case TagLanguage::nunjucks:
    case TagLanguage::none:
      break;
  }
  return find_tag(name);
}

void TagScanner::leave_address(TagFound& found) {
  found.what = TagFound::What::output;
  found.output = text_output(std::string(kUnknownAddress));
}

/// Behind the end tag that is a tag's own, others of its name in it; the end of the tag where nothing closes it.
std::size_t TagScanner::end_of_restricted(const TagCall& call, std::size_t end) {
  const EndTag* end_tag = call.is_block ? find_end_tag(call.name, end) : nullptr;
  if (end_tag && (language_ == TagLanguage::nunjucks || language_ == TagLanguage::liquid)) {
    std::size_t close = 0, at = end;
    for (std::optional<NamedTag> tag; (tag = next_tag(at, close)) && tag->begin < end_tag->begin; at = tag->end) {
      const EndTag* next = tag->name == call.name ? find_end_tag(call.name, end_tag->end) : end_tag;
      if (!next) break;  // one too few: all up to the last is kept back
      end_tag = next;
    }
  }
  const bool is_open = !end_tag && !call.stands_alone && is_called_as_encryption(call.name);
  report_restricted(context_, call.at, call.shown_name(),
                    is_open ? RestrictedText::never_closed : RestrictedText::closed);
  return end_tag ? end_tag->end : is_open ? body_.size() : end;
}

TagFound TagScanner::open_unknown(TagCall& call, std::size_t end) {
  TagFound found;
  found.end = end;
  found.what = TagFound::What::removed;
  const bool is_control = language_ == TagLanguage::liquid && is_control_tag(call.name);
  std::optional<EndTag> own_end;
  if (!call.stands_alone) own_end = find_own_end(call, end);
  call.is_block = own_end.has_value();
  if (!is_control && is_called_as_restriction(call.name)) {
    found.end = end_of_restricted(call, end);
    return found;
  }
  enum class Fate { inner, words, nothing } fate = Fate::inner;
  if (!is_control) {
    const bool has_forms = is_of_hexo();
    found.output = make_unknown(call, has_forms ? arguments_of_unknown(call.text)
                                                : ThemeArguments{ThemeArguments::Form::words, call.words, call.named});
    // a title belongs to a block, which stands in lines of its own
    if (call.is_block && !stands_in_lines(body_, call.at, own_end->end)) found.output = text_output("");
    const bool is_address = !call.is_block && is_in_destination(body_, call.at);
    if (is_address) found.output = text_output("");
    const bool has_words = !found.output.is_text || !found.output.plain.empty();
    if (has_words) found.what = TagFound::What::output;
    if (!call.is_block) fate = has_words ? Fate::words : Fate::nothing;
    if (is_address) leave_address(found);
  }
  if (!is_control)
    context_.diagnostics.report(Kind::content_unknown_tag, call.place(),
                                fate == Fate::inner ? tr("unknown tag '{}', its inner text is kept", call.shown_name())
                                : fate == Fate::words ? tr("unknown tag '{}', its words are kept", call.shown_name())
                                                      : tr("unknown tag '{}', it is left out", call.shown_name()),
                                not_followed_);
  else if (!call.name.starts_with("els"))
    context_.diagnostics.report(Kind::content_unknown_tag, call.place(),
                                tr("the tag '{}' is not evaluated, its inner text is kept", call.shown_name()));
  return found;
}

TagFound TagScanner::open_tag(TagCall& call, std::size_t end) {
  if (const std::size_t hidden = end_of_hidden(call, end); hidden > 0) return {TagFound::What::removed, hidden, {}};
  if (language_ == TagLanguage::liquid && call.name == "for")
    if (TagFound found = loop(call, end); found.end > 0) return found;
  if (language_ == TagLanguage::liquid && is_one_of(call.name, {"include", "include_cached", "include_relative"})) {
    TagFound found = include(call, end);
    names_.include_file();
    if (found.end > 0) return found;
  }
  if (language_ == TagLanguage::shortcodes)
    if (TagFound found = open_by_template(call, end); found.end > 0) return found;
  const TagEntry* entry = find_entry(call.name);
  ++openers_[call.name];
  if (!entry) return open_unknown(call, end);
  TagFound found;
  found.end = end;
  found.what = TagFound::What::output;
  std::optional<EndTag> end_tag;
  if (entry->content != TagContent::none && !call.stands_alone) end_tag = find_own_end(call, end);
  call.is_block = end_tag.has_value();
  if (language_ == TagLanguage::shortcodes && call.name == "tab") name_tab(call);
  if (end_tag) call.content = body_.substr(end, end_tag->begin - end);
  if (language_ == TagLanguage::liquid && call.name == "raw") {
    found.what = TagFound::What::removed;
    raw_end_ = end_tag ? end_tag->begin : 0;
    return found;
  }
  if (language_ == TagLanguage::liquid && call.name == "capture") capture(call);
  if (language_ == TagLanguage::liquid && call.name == "assign") assign(call);
  const bool is_layout = entry->content == TagContent::pictures && !holds_pictures_only(call.content);
  const bool is_whole = entry->content == TagContent::whole || entry->content == TagContent::pictures;
  if (is_whole && call.is_block && !is_layout) {
    found.end = end_tag->end;
    --openers_[call.name];
    std::string bare;
    if (is_of_hexo() && call.name != "raw" && call.content.find("raw") != call.content.npos)
      call.content = bare = without_raws(call.content);
    call.after = body_.substr(found.end);
    found.output = entry->make(call);
    return found;
  }
  if (!call.is_block && is_of_hexo() && needs_end(call.name, context_.config.theme))
    return open_unclosed(call, *entry, end);
  const bool is_list = entry->make == make_folder_gallery || entry->make == make_bibliography;
  const bool reads_file = entry->make == make_citation || is_list;
  if (reads_file && !spend(kCostOfFile)) {
    found.output = text_output(is_list ? std::string() : std::string(call.text));
    return found;
  }
  found.output = is_layout ? make_layout(call) : entry->make(call);
  if (is_list && !spend(found.output.open.size())) found.output = block_output("", "");
  if (entry->content != TagContent::none && call.is_block && open_.size() < kMaxOpen) {
    open_.push_back({call.name, found.output, tabs_name(call)});
    if (language_ == TagLanguage::shortcodes && call.name == "tabs")
      open_.back().captions = split_commas(argument_of(call, {"items", "tabs"}));
  } else {
    found.output.open += found.output.close;
  }
  return found;
}

/// Hextra writes the captions of all tabs where they begin: `{{< tabs items="Linux,Windows" >}}`.
void TagScanner::name_tab(TagCall& call) {
  const auto tabs = std::find_if(open_.rbegin(), open_.rend(), [](const Open& open) { return open.name == "tabs"; });
  if (tabs == open_.rend() || tabs->captions.empty()) return;
  const auto at = static_cast<std::size_t>(tabs->sections++);
  if (call.words.empty() && call.argument("name").empty() && at < tabs->captions.size())
    call.named.insert(call.named.begin(), {"name", tabs->captions[at]});
}

/// What is left of a tag that an end should follow: its title, and all text below.
TagFound TagScanner::open_unclosed(TagCall& call, const TagEntry& entry, std::size_t end) {
  TagFound found;
  found.end = end;
  found.what = TagFound::What::removed;
  if (is_divided(call.name)) unclosed_ = {call.name, {}, tabs_name(call)};
  context_.diagnostics.report(Kind::content_unknown_tag, call.place(),
                              tr("the tag '{}' is never closed, its inner text is kept", call.shown_name()),
                              tr("close it with '{% end{} %}'", call.shown_name()));
  if (entry.content == TagContent::whole) return found;
  found.output = entry.make(call);
  found.output.open += found.output.close;
  if (shows_words(found.output.open)) found.what = TagFound::What::output;
  return found;
}

/// An end tag that no tag before it can have meant.
void TagScanner::note_end(const std::string& written, std::size_t at) {
  const auto opener = openers_.find(to_lower_ascii(written));
  if (opener != openers_.end() && opener->second > 0) {
    --opener->second;
    return;
  }
  if (!is_of_hexo() || written.empty()) return;
  context_.diagnostics.report(Kind::content_unknown_tag, context_.places.at(at),
                              tr("the end tag 'end{}' closes nothing, it is left out", written),
                              tr("write '{% {} %}' where it begins", written));
}

TagFound TagScanner::close_tag(std::string_view name, std::size_t end) {
  TagFound found;
  found.end = end;
  found.what = TagFound::What::removed;
  const auto opener = std::find_if(open_.rbegin(), open_.rend(), [&](const Open& open) { return open.name == name; });
  if (opener == open_.rend()) return found;
  found.what = TagFound::What::output;
  found.output.is_block = found.output.is_end = true;
  const auto keep = static_cast<std::size_t>(std::distance(opener, open_.rend())) - 1;
  while (open_.size() > keep) {
    found.output.is_block = open_.back().output.is_block;
    found.output.open += (open_.back().has_section ? "</section>" : "") + open_.back().output.close;
    open_.pop_back();
  }
  return found;
}

std::string TagScanner::section_title(Open& tag, std::string_view css_class, std::string_view written) const {
  ++tag.sections;
  if (css_class == "okr") return bold_line(okr_title(written));
  if (css_class != "tab") return bold_markdown(written, context_.config);
  const std::string caption = tab_caption(written);
  // An icon alone is all that a theme shows.
  const bool is_numbered = caption.empty() && written.empty() && !tag.title.empty();
  return bold_line(is_numbered ? tag.title + " " + std::to_string(tag.sections) : caption);
}

/// `<!-- tab caption@icon -->`, `<!-- endtab -->` and what else divides a tag's content.
TagFound TagScanner::read_comment(std::size_t at) {
  TagFound found;
  found.end = at + 1;
  if (body_.compare(at, 4, "<!--") != 0) return found;
  const bool is_closed = !open_.empty() && is_divided(open_.back().name);
  Open& inner = is_closed ? open_.back() : unclosed_;
  if (!is_divided(inner.name)) return found;
  const std::size_t close = body_.substr(0, at + kMaxTag).find("-->", at);
  if (close == std::string_view::npos) return found;
  std::string_view text = trim(body_.substr(at + 4, close - at - 4));
  const bool is_end = text.starts_with("end");
  const std::string word = to_lower_ascii(read_tag_name(is_end ? text.substr(3) : text));
  const Divider* divider = find_divider(inner.name, word);
  if (!divider) return found;
  found.end = close + 3;
  found.what = TagFound::What::output;
  found.output.is_block = true;
  found.output.open = inner.has_section ? "</section>" : "";
  inner.has_section = is_closed && !is_end;
  if (is_end) {
    if (!is_closed) found.what = TagFound::What::removed;
    return found;
  }
  text = word == "line" ? std::string_view() : trim(text.substr(word.size()));  // `line right` says where it stands
  const std::string title = section_title(inner, divider->css_class, text);
  // Nothing says where the last section of an open tag ends: each has its title alone.
  found.output.open += is_closed ? open_titled_section(divider->css_class, title) : title;
  return found;
}

}  // namespace essaypack
