#include "content/finish/finish.h"

#include "base/text.h"
#include "base/url.h"
#include "content/lookup/assets.h"
#include "content/lookup/body_context.h"
#include "content/lookup/own_links.h"
#include "content/text/heading_id.h"
#include "content/text/plain_text.h"
#include "content/text/text_gather.h"
#include "content/tree/html_text.h"
#include "content/tree/html_tree.h"
#include "content/tree/sink.h"
#include "model/page_anchors.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace essaypack {

namespace {

constexpr std::size_t kOpeningBytes = 2'000;  ///< 500 code points of CJK and some room.

bool is_safe_scheme(std::string_view scheme) {
  const std::string lower = to_lower_ascii(scheme);
  return lower == "http" || lower == "https" || lower == "mailto" || lower == "tel";
}

/// An element's place is taken by its children.
void unwrap(pugi::xml_node node) {
  pugi::xml_node parent = node.parent();
  while (pugi::xml_node child = node.first_child()) parent.insert_move_before(child, node);
  parent.remove_child(node);
}

class Finish {
 public:
  Finish(Fragment& fragment, const BodyContext& context) : fragment_(fragment), context_(context) {}

  void run() {
    pugi::xml_node body = fragment_.body.document_element();
    hold_ = fragment_.body.append_child("ep:hold");
    take_notes(body);
    cut_title(body);
    walk_children(body);
    for (std::size_t at = 0; at < note_order_.size(); ++at) walk_note(body, at);
    fragment_.body.remove_child(hold_);
    set_texts(body);
    remove_markers();
    check_local_links();
  }

 private:
  /// Notes leave the tree; they return in the order of their first references.
  void take_notes(pugi::xml_node body) {
    for (pugi::xml_node child = body.first_child(); child;) {
      const pugi::xml_node next = child.next_sibling();
      if (std::string_view(child.name()) == "ep:note")
        notes_.emplace(child.attribute("n").value(), hold_.append_move(child));
      child = next;
    }
  }

  void walk_note(pugi::xml_node body, std::size_t at) {
    pugi::xml_node note = note_order_[at];
    note.attribute("n").set_value(static_cast<unsigned>(at + 1));
    body.append_move(note);
    walk_children(note);
    fragment_.notes = static_cast<int>(at + 1);
  }

  void cut_title(pugi::xml_node body) {
    if (!context_.post.title_from_body) return;
    pugi::xml_node first = body.first_child();
    while (first && (first.type() != pugi::node_element || std::string_view(first.name()) == "ep:more"))
      first = first.next_sibling();
    if (std::string_view(first.name()) == "h1") body.remove_child(first);
  }

  void walk_children(pugi::xml_node parent) {
    for (pugi::xml_node child = parent.first_child(); child;) {
      // An unwrapped or dropped element leaves its neighbour behind.
      const pugi::xml_node previous = child.previous_sibling();
      if (child.type() == pugi::node_element && !walk(child)) {
        child = previous ? previous.next_sibling() : parent.first_child();
        continue;
      }
      child = child.next_sibling();
    }
  }

  /// False if the element is gone, and what stands in its place must be walked.
  bool walk(pugi::xml_node node) {
    const std::string_view name = node.name();
    if (name == "a") return walk_link(node);
    if (name == "img") return walk_image(node);
    if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') walk_heading(node, name[1] - '0');
    if (name == "dt" && context_.config.markdown.term_ids) name_term(node);
    if (name == "ep:ref") return walk_reference(node);
    if (name == "ep:more") markers_.push_back(node);
    if (name == "ruby") fragment_.has_ruby = true;
    if (name == "math" || std::string_view(node.attribute("class").value()) == "math") fragment_.has_math = true;
    keep_id(node);
    if (context_.places.first_line() <= 0)
      node.remove_attribute(kLineAttribute);
    else if (std::string_view(node.attribute("class").value()) == "math")
      note_column(node);
    walk_children(node);
    if (name == "p" && is_empty(node)) {
      node.parent().remove_child(node);
      return false;
    }
    return true;
  }

  /// Of two elements with one id the first has it: the HTML parser copies elements that blocks cut off. A heading's is
  /// its own, or the links to it would lead elsewhere.
  void keep_id(pugi::xml_node node) {
    const pugi::xml_attribute id = node.attribute("id");
    if (id && !ids_.insert(id.value()).second && !node.attribute("ep:heading")) node.remove_attribute("id");
  }

  /// Where on its line a formula begins.
  void note_column(pugi::xml_node node) {
    const int line = node.attribute(kLineAttribute).as_int();
    const std::string_view source = trim(node.child_value());
    if (line == 0 || source.empty()) return;
    if (const Place place = context_.places.find(line, source.substr(0, source.find('\n')));
        place.line == line && place.column > 0)
      node.append_attribute("ep:column").set_value(place.column);
  }

  static bool is_empty(pugi::xml_node node) {
    for (const pugi::xml_node child : node.children())
      if (child.type() == pugi::node_element || !trim(child.value()).empty()) return false;
    return true;
  }

  /// The id that a text gets; repeated ones are numbered.
  std::string new_id(const std::string& text) {
    std::string id = heading_id(text, context_.config);
    int& count = slugs_[id];
    if (count++ > 0) id += "-" + std::to_string(count - 1);
    return id;
  }

  /// Goldmark's `autoDefinitionTermID`.
  void name_term(pugi::xml_node node) {
    if (node.attribute("id")) return;
    if (const std::string id = new_id(plain_text(node)); !id.empty()) node.append_attribute("id").set_value(id.c_str());
  }

  void walk_heading(pugi::xml_node node, int level) {
    Heading heading;
    heading.level = level;
    heading.id = node.attribute("id").value();
    cut_written_id(node, heading.id);
    heading.text = plain_text(node);
    if (heading.id.empty()) heading.id = new_id(heading.text);
    if (!heading.id.empty()) {
      if (!node.attribute("id")) node.append_attribute("id");
      node.attribute("id").set_value(heading.id.c_str());
    }
    node.append_attribute("ep:heading").set_value(static_cast<unsigned>(fragment_.headings.size()));
    fragment_.headings.push_back(std::move(heading));
  }

  /// `{#id .class}` at the end of a heading.
  void cut_written_id(pugi::xml_node node, std::string& id) const {
    pugi::xml_node last = node.last_child();
    if (last.type() != pugi::node_pcdata) return;
    const std::string_view text = trim(last.value());
    const std::optional<HeadingAttributes> written =
        read_heading_attributes(text, context_.config.kind->rules.heading_lists);
    if (!written) return;
    if (!written->id.empty()) id = written->id;
    const std::string rest(trim(text.substr(0, written->begin)));
    const char* begin = last.value();
    std::string kept(is_ascii_space(*begin) && !rest.empty() ? " " : "");
    kept += rest;
    last.set_value(kept.c_str());
  }

  bool walk_reference(pugi::xml_node node) {
    const auto found = notes_.find(node.attribute("note").value());
    if (found == notes_.end()) {
      node.parent().remove_child(node);
      return false;
    }
    auto [number, is_new] = note_numbers_.emplace(found->first, note_order_.size() + 1);
    if (is_new) note_order_.push_back(found->second), counts_.push_back(0);
    node.attribute("note").set_value(static_cast<unsigned>(number->second));
    node.append_attribute("nth").set_value(++counts_[number->second - 1]);
    return true;
  }

  int take_line(pugi::xml_node node) {
    const int line = node.attribute(kLineAttribute).as_int();
    node.remove_attribute(kLineAttribute);
    return line;
  }

  bool walk_link(pugi::xml_node node) {
    const int line = take_line(node);
    keep_id(node);
    const pugi::xml_attribute href = node.attribute("href");
    if (!href) {
      if (node.attribute("id")) {
        node.set_name("span");
        walk_children(node);
        return true;
      }
      unwrap(node);
      return false;
    }
    std::string reference(trim(href.value()));
    if (reference.empty()) {
      const Place place = context_.places.find(line, "]()");
      if (place.column > 0)
        context_.diagnostics.report(Kind::content_broken_link, place, "a link has no address",
                                    "write it between '(' and ')'");
      unwrap(node);
      return false;
    }
    if (reference.starts_with("//")) reference.insert(0, "https:");
    const UrlParts parts = split_url(reference);
    if (parts.has_scheme && !is_safe_scheme(parts.scheme)) {
      context_.diagnostics.report(
          Kind::content_broken_link, context_.places.find(line, reference),
          "the link to '" + shown_reference(reference) + "' was dropped: readers don't follow such addresses",
          "link to a page, or write the text alone");
      unwrap(node);
      return false;
    }
    Link link;
    link.line = line;
    if (!resolve_own_link(reference, parts, link, context_)) {
      unwrap(node);
      return false;
    }
    if (!node.first_child()) {
      if (node.attribute("id")) {
        node.set_name("span");  // an anchor of the author's, not something to follow
        return node.remove_attribute("href");
      }
      node.append_child(pugi::node_pcdata).set_value(reference.c_str());
    }
    node.attribute("href").set_value(link.url.c_str());
    if (pugi::xml_attribute poster = node.attribute("ep:poster"))
      poster.set_value(context_.assets.find(poster.value(), context_.post).url.c_str());
    node.append_attribute("ep:link").set_value(static_cast<unsigned>(fragment_.links.size()));
    fragment_.links.push_back(std::move(link));
    walk_children(node);
    return true;
  }

  bool walk_image(pugi::xml_node node) {
    if (node.attribute(kDrawingAttribute)) return take_drawing(node);
    Image image;
    image.line = take_line(node);
    keep_id(node);
    const std::string reference(trim(node.attribute("src").value()));
    image.alt = collapse_white_space(node.attribute("alt").value());
    if (reference.empty()) {
      report_no_picture(image.line);
      if (!image.alt.empty()) node.parent().insert_child_before(pugi::node_pcdata, node).set_value(image.alt.c_str());
      node.parent().remove_child(node);
      return false;
    }
    image.title = node.attribute("title").value();
    find_image(reference, image, context_);
    if (!node.attribute("alt")) node.append_attribute("alt");
    node.attribute("src").set_value(image.url.c_str());
    node.attribute("alt").set_value(image.alt.c_str());
    return add_image(node, std::move(image));
  }

  /// An inline `<svg>`: a picture that has its bytes with it and no address.
  bool take_drawing(pugi::xml_node node) {
    Image image;
    image.line = take_line(node);
    image.alt = node.attribute("alt").value();
    image.data = node.attribute(kDrawingAttribute).value();
    node.remove_attribute(kDrawingAttribute);
    return add_image(node, std::move(image));
  }

  bool add_image(pugi::xml_node node, Image image) {
    node.append_attribute("ep:image").set_value(static_cast<unsigned>(fragment_.images.size()));
    fragment_.images.push_back(std::move(image));
    return true;
  }

  void report_no_picture(int line) {
    Place place = context_.places.find(line, "]()");
    const bool is_html = place.column == 0;
    if (is_html) place = context_.places.find(line, "<img");
    context_.diagnostics.report(Kind::content_missing_image, place, "a picture has no address, its text stays",
                                is_html ? "write it as src=\"...\"" : "write it between '(' and ')'");
  }

  void set_texts(pugi::xml_node body) {
    if (!markers_.empty()) {
      TextGather gather;
      gather.without_images().stop_at(markers_.front()).take(body);
      fragment_.excerpt_text = gather.one_line();
    }
    if (markers_.empty() && context_.config.first_paragraph_is_excerpt &&
        !context_.post.fields.find("excerpt_separator"))
      if (const pugi::xml_node first = body.child("p")) {
        TextGather gather;
        gather.without_images().take(first);
        fragment_.excerpt_text = gather.one_line();
      }
    TextGather gather;
    gather.without_images().limit(kOpeningBytes);
    gather_paragraphs(body, gather);
    fragment_.opening_text = gather.one_line();
    if (!fragment_.opening_text.empty()) return;
    TextGather all;
    all.without_images().limit(kOpeningBytes).take(body);
    fragment_.opening_text = all.one_line();
  }

  static void gather_paragraphs(pugi::xml_node parent, TextGather& gather) {
    for (const pugi::xml_node child : parent.children()) {
      if (gather.is_full()) return;
      const std::string_view name = child.name();
      if (name == "p")
        gather.take(child);
      else if (name == "div" || name == "section" || name == "blockquote")
        gather_paragraphs(child, gather);
    }
  }

  void remove_markers() {
    for (pugi::xml_node marker : markers_) {
      pugi::xml_node parent = marker.parent();
      parent.remove_child(marker);
      if (std::string_view(parent.name()) == "p" && is_empty(parent)) parent.parent().remove_child(parent);
    }
  }

  void check_local_links() {
    for (Link& link : fragment_.links) {
      if (!link.is_local || link.fragment.empty() || ids_.count(link.fragment) || ids_.count("#" + link.fragment))
        continue;
      const std::string written = link.fragment;
      const std::string* const meant = find_similar_id(written);
      if (meant)
        link.fragment = *meant;
      else if (is_page_anchor(written))
        continue;
      context_.diagnostics.report(meant ? Kind::content_near_fragment : Kind::content_unknown_fragment,
                                  context_.places.find(link.line, "#" + written),
                                  "this post has no heading '#" + shown_reference(written) + "'",
                                  meant ? "'#" + *meant + "' is nearly the same, the link leads there" : "");
    }
  }

  /// The id of a heading that differs in punctuation or letter case only.
  const std::string* find_similar_id(const std::string& written) {
    if (similar_.empty())
      for (const Heading& heading : fragment_.headings) similar_.emplace(loose_id(heading.id), heading.id);
    const auto found = similar_.find(loose_id(written));
    return found == similar_.end() || found->first.empty() ? nullptr : &found->second;
  }

  Fragment& fragment_;
  const BodyContext& context_;
  pugi::xml_node hold_;                              ///< Notes that nothing has referred to yet.
  std::map<std::string, pugi::xml_node> notes_;      ///< By cmark's number.
  std::map<std::string, std::size_t> note_numbers_;  ///< Ours, by cmark's.
  std::vector<pugi::xml_node> note_order_;
  std::vector<unsigned> counts_;  ///< References to each note so far.
  std::vector<pugi::xml_node> markers_;
  std::unordered_map<std::string, int> slugs_;
  std::unordered_set<std::string> ids_;
  std::map<std::string, std::string> similar_;  ///< Ids of headings by `loose_id`.
};

}  // namespace

void finish_fragment(Fragment& fragment, const BodyContext& context) { Finish(fragment, context).run(); }

}  // namespace essaypack
