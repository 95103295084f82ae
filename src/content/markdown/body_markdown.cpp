#include "content/markdown/body_markdown.h"

#include "content/markdown/writer.h"
#include "content/tree/bounds.h"

#include <algorithm>

namespace essaypack {

namespace {

/// The line of the file of a line of the prepared text.
int file_line(int line, const Prepared& prepared, const BodyContext& context) {
  return prepared.source_line(line) + context.places.first_line() - 1;
}

void report_too_complex(const Message& message, int line, const Prepared& prepared, const BodyContext& context) {
  context.diagnostics.report(Kind::content_too_complex, context.places.line(file_line(line, prepared, context)),
                             message, tr("split the post, or write that part more simply"));
}

/// Tells beforehand which HTML the author wrote.
void announce(cmark_node* parent, const Prepared& prepared, RawHtml& raw) {
  walk_nodes(parent, [&](cmark_event_type event, cmark_node* node) {
    const cmark_node_type type = cmark_node_get_type(node);
    const bool is_html = type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_HTML_INLINE;
    if (event == CMARK_EVENT_ENTER && is_html) raw.announce(literal_of(node));
  });
  for (const Placeholder& placeholder : prepared.placeholders) raw.announce(placeholder.output);
}

/// Writes the children of `parent`.
void write_part(cmark_node* parent, const Prepared& prepared, BodyPart& part, const BodyContext& context) {
  if (part.is_html) announce(parent, prepared, part.raw);
  Sink sink = part.is_html ? Sink(part.html) : Sink(part.tree);
  Writer(prepared, context.config.markdown, context.site.language_of(context.post), context.places.first_line(), sink,
         part.is_html ? &part.raw : nullptr)
      .blocks(parent);
}

/// Calls `visit` for each note of the document.
template <class Visit>
void each_note(cmark_node* document, Visit&& visit) {
  for (cmark_node* node = cmark_node_first_child(document); node; node = cmark_node_next(node))
    if (cmark_node_get_type(node) == CMARK_NODE_FOOTNOTE_DEFINITION) visit(node);
}

}  // namespace

bool check_cost(const Prepared& prepared, const BodyContext& context) {
  const std::optional<TooComplex> problem = check_markdown_cost(prepared.text);
  if (problem) report_too_complex(problem->message, problem->line, prepared, context);
  return !problem;
}

bool check_depth(const Survey& found, const Prepared& prepared, const BodyContext& context) {
  if (found.depth <= kMaxNesting) return true;
  report_too_complex(tr("blocks or spans are nested more than 256 deep"), found.deepest_line, prepared, context);
  return false;
}

std::vector<BodyPart> write_parts(cmark_node* document, const Survey& found, const Prepared& prepared,
                                  pugi::xml_node body, pugi::xml_node notes, const BodyContext& context) {
  std::vector<BodyPart> parts;
  const auto write = [&](cmark_node* parent, pugi::xml_node tree, bool has_html) {
    parts.emplace_back(tree);
    parts.back().is_html = has_html || prepared.has_html_tokens;
    write_part(parent, prepared, parts.back(), context);
  };
  write(document, body, found.has_html);
  int number = 0;
  each_note(document, [&](cmark_node* node) {
    pugi::xml_node note = notes.append_child("ep:note");
    note.append_attribute("n").set_value(++number);
    write(node, note, survey(node).has_html);
  });
  return parts;
}

std::vector<UnusedNote> find_unused_notes(cmark_node* document, const Prepared& prepared, const BodyContext& context) {
  // cmark drops what nothing refers to, and does not tell labels: the lines of the definitions that are left do.
  std::vector<int> used;
  each_note(document, [&](cmark_node* node) { used.push_back(cmark_node_get_start_line(node)); });
  std::sort(used.begin(), used.end());
  std::vector<UnusedNote> unused;
  for (const auto& [label, line] : prepared.note_labels)
    if (!std::binary_search(used.begin(), used.end(), line))
      unused.push_back({label, file_line(line, prepared, context)});
  return unused;
}

void report_unused_notes(const std::vector<UnusedNote>& notes, const BodyContext& context) {
  for (const UnusedNote& note : notes)
    context.diagnostics.report(Kind::content_unused_footnote, context.places.find(note.line, "[^" + note.label + "]:"),
                               tr("nothing refers to the footnote '{}'", note.label));
}

}  // namespace essaypack
