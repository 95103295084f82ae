/// Raw HTML that is well-formed and that checkers refuse all the same: values and children that an element may not have
/// (EPUB 3.3, 6.1: XHTML content documents follow the HTML standard).

#include "base/text.h"
#include "export/book/chapter/chapter_writer.h"

#include <algorithm>
#include <array>

namespace essaypack {
namespace {

/// The text with every digit as `0`.
std::string shape_of(std::string_view text) {
  std::string shape(text);
  for (char& c : shape)
    if (is_digit(c)) c = '0';
  return shape;
}

bool is_clock(std::string_view shape) {
  return is_one_of(shape, {"00:00", "00:00:00", "00:00:00.0", "00:00:00.00", "00:00:00.000"});
}

/// `2025-01-02T03:04:05+08:00`, with or without seconds and zone.
bool is_moment(std::string_view shape) {
  if (shape.size() < 16 || !shape.starts_with("0000-00-00") || (shape[10] != 'T' && shape[10] != ' ')) return false;
  std::string_view clock = shape.substr(11);
  if (clock.back() == 'Z')
    clock.remove_suffix(1);
  else if (const std::size_t zone = clock.find_first_of("+-"); zone != clock.npos) {
    if (!is_one_of(clock.substr(zone + 1), {"00:00", "0000"})) return false;
    clock = clock.substr(0, zone);
  }
  return is_clock(clock);
}

bool is_math_token(std::string_view name) { return is_one_of(name, {"mi", "mn", "mo", "ms", "mtext"}); }

bool has_sound_values(const pugi::xml_node& node) {
  for (const pugi::xml_attribute& one : node.attributes()) {
    const std::string_view name = one.name(), value = one.value();
    if (name == "display" && (!is(node.name(), "math") || !is_one_of(value, {"block", "inline"}))) return false;
    if ((name == "stretchy" && !is(node.name(), "mo")) || (name == "mathvariant" && !is_math_token(node.name())))
      return false;
    if ((name == "stretchy" || name == "displaystyle") && !is_one_of(value, {"true", "false"})) return false;
    if (name == "displaystyle" && !is_one_of(node.name(), {"math", "mstyle", "mtable"})) return false;
    if (name == "mathvariant" &&
        !is_one_of(value, {"normal", "bold", "italic", "bold-italic", "double-struck", "bold-fraktur", "script",
                           "bold-script", "fraktur", "sans-serif", "bold-sans-serif", "sans-serif-italic",
                           "sans-serif-bold-italic", "monospace"}))
      return false;
  }
  return true;
}

/// True if each element has the children that MathML gives it.
bool is_sound_math(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  const std::vector<pugi::xml_node> children = solid_children(node);
  const auto all_are = [&](std::string_view wanted) {
    return std::all_of(children.begin(), children.end(), [&](const auto& child) { return wanted == child.name(); });
  };
  if (!has_sound_values(node)) return false;
  if (is_math_token(name))
    return std::all_of(children.begin(), children.end(),
                       [](const auto& child) { return child.type() != pugi::node_element; });
  if (is_one_of(name, {"mspace", "none", "mprescripts"})) return children.empty();
  if (is_one_of(name, {"mfrac", "mroot", "msub", "msup", "munder", "mover"}) && children.size() != 2) return false;
  if (is_one_of(name, {"msubsup", "munderover"}) && children.size() != 3) return false;
  if (name == "mtable" && !all_are("mtr")) return false;
  if (name == "mtr" && !all_are("mtd")) return false;
  const bool has_scripts = name == "mmultiscripts";
  if (has_scripts && (children.empty() || children.size() % 2 == 0)) return false;
  return std::all_of(children.begin(), children.end(), [&](const pugi::xml_node& child) {
    const std::string_view one = child.name();
    if (child.type() != pugi::node_element || one == "math" ||
        (!has_scripts && (one == "none" || one == "mprescripts")))
      return false;
    if ((one == "mtr" && name != "mtable") || (one == "mtd" && name != "mtr")) return false;
    return is_sound_math(child);
  });
}

/// Terms with their definitions, nothing else.
bool is_sound_definition_list(const std::vector<pugi::xml_node>& children) {
  bool has_term = false, has_definition = false;
  for (const pugi::xml_node& child : children) {
    if (is(child.name(), "dt")) {
      if (has_definition) has_definition = false;
      has_term = true;
    } else if (is(child.name(), "dd") && has_term) {
      has_definition = true;
    } else {
      return false;
    }
  }
  return children.empty() || has_definition;
}

}  // namespace

std::vector<pugi::xml_node> solid_children(const pugi::xml_node& node) {
  std::vector<pugi::xml_node> solid;
  for (const pugi::xml_node& child : node.children())
    if (child.type() == pugi::node_element || !is_blank(child.value())) solid.push_back(child);
  return solid;
}

bool is_machine_time(std::string_view text, TimeOf what) {
  const std::string shape = shape_of(text);
  if (shape == "0000-00-00" || is_moment(shape)) return true;
  return what == TimeOf::content && (is_one_of(shape, {"0000", "0000-00", "00-00"}) || is_clock(shape));
}

bool ChapterWriter::may_have(const pugi::xml_node& node, const char* name, const char* value) {
  if (is(name, "datetime")) return is_machine_time(value, is(node.name(), "time") ? TimeOf::content : TimeOf::change);
  if (is(name, "colspan") || is(name, "rowspan") || is(name, "span"))
    return value[std::strspn(value, "0")] != '\0' && value[0] != '-';
  return true;
}

void ChapterWriter::write_time(const pugi::xml_node& node) {
  const pugi::xml_attribute written = node.attribute("datetime");
  const char* text = only_text(node);
  const std::string date(written ? std::string_view(written.value()) : trim(text ? text : ""));
  if (is_machine_time(date, TimeOf::content)) return write_tag(node, "time");
  note_repair(node, date.empty() ? tr("'<time>' became plain text: it has no 'datetime'")
                                 : tr("'<time>' became plain text: '{}' is no date that programs read",
                                      cut_text(date, 60, "en")));
  write_tag(node, "span");
}

void ChapterWriter::write_ruby(const pugi::xml_node& node) {
  std::vector<pugi::xml_node> children = solid_children(node);
  std::erase_if(children, [](const auto& child) { return is(child.name(), "rp"); });
  const auto is_reading = [](const pugi::xml_node& child) { return is(child.name(), "rt"); };
  const auto last = std::find_if(children.rbegin(), children.rend(), is_reading);
  if (last == children.rend() || is_reading(children.front())) {
    note_repair(node, tr("'<ruby>' became plain text: it needs characters and then '<rt>' with their reading"));
    out_ += "<span>";
    for (const pugi::xml_node& child : node.children())
      if (is_reading(child))
        write_tag(child, "span");
      else
        write_node(child);
    return close("span");
  }
  ruby_ = true;
  if (last == children.rbegin()) return write_tag(node, "ruby");
  // Characters behind the last reading have none.
  note_repair(node, tr("'<ruby>' ends behind its last '<rt>'"));
  out_ += "<ruby>";
  bool is_open = true;
  for (const pugi::xml_node& child : node.children()) {
    write_node(child);
    if (is_open && child == *last) close("ruby"), is_open = false;
  }
}

void ChapterWriter::write_definition_list(const pugi::xml_node& node) {
  if (is_sound_definition_list(solid_children(node))) return write_tag(node, "dl");
  note_repair(node, tr("'<dl>' became plain blocks: it may hold '<dt>' and '<dd>' in turn, nothing else"));
  out_ += "<div>";
  for (const pugi::xml_node& child : node.children()) {
    const bool is_term = is(child.name(), "dt");
    if (!is_term && !is(child.name(), "dd")) {
      write_node(child);
      continue;
    }
    out_ += is_term ? "<div class=\"dt\">" : "<div class=\"dd\">";
    write_children(child);
    close("div");
  }
  close("div");
}

void ChapterWriter::write_figure_caption(const pugi::xml_node& node) {
  const std::vector<pugi::xml_node> all = solid_children(node.parent());
  const bool is_first = all.front() == node;
  const bool is_only_last = all.back() == node && !is(all.front().name(), "figcaption");
  const bool is_caption = is(node.parent().name(), "figure") && (is_first || is_only_last);
  if (!is_caption) note_repair(node, tr("'<figcaption>' became a plain block: a figure has one, at its start or end"));
  write_tag(node, is_caption ? "figcaption" : "div");
}

/// Of a quote or of nothing: a second `footer` on a page would count as the page's [Ace
/// landmark-no-duplicate-contentinfo].
void ChapterWriter::write_footer(const pugi::xml_node& node) {
  out_ += "<div class=\"footer\">";
  write_children(node);
  close("div");
}

bool ChapterWriter::write_unsound_math(const pugi::xml_node& node) {
  if (is_sound_math(node)) return false;
  note_repair(node, tr("'<math>' became plain text: its elements do not have the children that MathML asks for"));
  out_ += "<span class=\"math\">";
  const auto write_texts = [&](const auto& self, const pugi::xml_node& parent) -> void {
    for (const pugi::xml_node& child : parent.children())
      if (child.type() == pugi::node_element)
        self(self, child);
      else
        write_node(child);
  };
  write_texts(write_texts, node);
  close("span");
  return true;
}

void ChapterWriter::report_repairs() {
  for (const auto& [repair, line] : repairs_) context_.diagnostics.report(Kind::content_bad_html, place(line), repair);
}

}  // namespace essaypack
