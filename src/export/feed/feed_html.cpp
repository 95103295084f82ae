#include "export/feed/feed_html.h"

#include "base/text.h"
#include "base/url.h"
#include "export/image/image_privacy.h"

#include <algorithm>
#include <array>
#include <vector>

namespace essaypack {

namespace {

/// Elements that every reader shows or passes over without harm. Sorted.
constexpr std::string_view kElements[] = {
    "a",       "abbr", "aside",   "audio", "b",          "bdi",     "bdo",     "blockquote", "br",
    "caption", "cite", "code",    "col",   "colgroup",   "dd",      "del",     "details",    "dfn",
    "div",     "dl",   "dt",      "em",    "figcaption", "figure",  "footer",  "h1",         "h2",
    "h3",      "h4",   "h5",      "h6",    "header",     "hr",      "i",       "img",        "ins",
    "kbd",     "li",   "mark",    "math",  "ol",         "p",       "picture", "pre",        "q",
    "rp",      "rt",   "ruby",    "s",     "samp",       "section", "small",   "source",     "span",
    "strong",  "sub",  "summary", "sup",   "table",      "tbody",   "td",      "tfoot",      "th",
    "thead",   "time", "tr",      "track", "u",          "ul",      "var",     "video",      "wbr"};
/// MathML Core, only inside of `math`. Sorted.
constexpr std::string_view kMathElements[] = {
    "annotation",  "merror", "mfrac", "mi",  "mmultiscripts", "mn",         "mo",     "mover",    "mpadded", "mphantom",
    "mprescripts", "mroot",  "mrow",  "ms",  "mspace",        "msqrt",      "mstyle", "msub",     "msubsup", "msup",
    "mtable",      "mtd",    "mtext", "mtr", "munder",        "munderover", "none",   "semantics"};
constexpr std::string_view kVoid[] = {"br", "col", "hr", "img", "source", "track", "wbr"};
/// Gone with all that is in them. Sorted.
constexpr std::string_view kDropped[] = {"applet", "base",  "button",   "embed",    "form",     "frame",  "frameset",
                                         "head",   "input", "link",     "meta",     "noscript", "object", "script",
                                         "select", "style", "template", "textarea", "title"};
/// Attributes that are copied as they are. Sorted.
constexpr std::string_view kAttributes[] = {"alt",    "class",    "colspan", "controls", "datetime", "dir",   "display",
                                            "height", "kind",     "label",   "lang",     "loop",     "media", "muted",
                                            "open",   "reversed", "rowspan", "scope",    "sizes",    "span",  "srclang",
                                            "start",  "title",    "type",    "value",    "width"};

template <std::size_t Count>
bool contains(const std::string_view (&sorted)[Count], std::string_view name) {
  return std::binary_search(std::begin(sorted), std::end(sorted), name);
}

bool has_scheme(std::string_view reference) {
  const UrlParts parts = split_url(reference);
  return parts.has_scheme;
}

/// Browsers skip white space and controls in a scheme; so does this.
std::string lower_scheme(std::string_view reference) {
  std::string scheme;
  for (const char c : reference) {
    if (static_cast<unsigned char>(c) <= 0x20) continue;
    if (c == ':') return scheme;
    if (scheme.size() > 12) break;
    scheme += lower_ascii(c);
  }
  return {};
}

/// True for what is an address without doubt: people write names of authors into `cite`, too.
bool is_address(std::string_view written) {
  const std::string_view text = trim(written);
  return is_http_url(text) || text.starts_with('/') || text.starts_with("./") || text.starts_with("../") ||
         text.starts_with('#');
}

/// Writes one entry's HTML.
class HtmlWriter {
 public:
  HtmlWriter(const Fragment& fragment, const FeedHtmlPlace& place) : fragment_(fragment), place_(place) {}

  std::string run() {
    const pugi::xml_node body = fragment_.body.document_element();
    std::vector<pugi::xml_node> notes;
    for (pugi::xml_node child : body.children()) {
      if (std::string_view(child.name()) == "ep:note")
        notes.push_back(child);
      else
        node(child, 0);
    }
    trim_end();
    if (!notes.empty()) write_notes(notes);
    return std::move(out_);
  }

 private:
  static constexpr int kDeepest = 512;  // `content/` refuses posts above 256

  bool is_xhtml() const { return place_.syntax == Syntax::xhtml; }

  void trim_end() {
    while (!out_.empty() && is_ascii_space(out_.back())) out_.pop_back();
  }

  void children(const pugi::xml_node& parent, int depth) {
    for (pugi::xml_node child : parent.children()) node(child, depth + 1);
  }

  void node(const pugi::xml_node& at, int depth) {
    if (depth > kDeepest) return;
    if (at.type() == pugi::node_pcdata || at.type() == pugi::node_cdata) return append_escaped(out_, at.value());
    if (at.type() != pugi::node_element) return;
    const std::string_view name = at.name();
    if (name.starts_with("ep:")) return own_element(at, name, depth);
    if (name == "iframe") return write_frame(at);
    if (contains(kDropped, name)) return;
    if (name == "math") in_math_ = true;
    if (!contains(kElements, name) && !(in_math_ && contains(kMathElements, name))) return children(at, depth);
    element(at, name, depth);
    if (name == "math") in_math_ = false;
  }

  void element(const pugi::xml_node& at, std::string_view name, int depth) {
    const std::string_view media = at.attribute("ep:media").value();
    if (!media.empty() && write_player(at, media, depth)) return;
    if (at.attribute("ep:words")) return write_drawing(at);
    if (name == "img" && address(at.attribute("src").value()).empty())
      return append_escaped(out_, at.attribute("alt").value());
    if (name == "a" && in_link_) return children(at, depth);
    const bool opens_link = name == "a";
    in_link_ = in_link_ || opens_link;
    out_ += '<';
    out_ += name;
    attributes(at, name);
    if (std::find(std::begin(kVoid), std::end(kVoid), name) != std::end(kVoid)) {
      out_ += is_xhtml() ? " />" : ">";
      return;
    }
    out_ += '>';
    // HTML parsers swallow the first newline of a pre.
    if (!is_xhtml() && name == "pre" && at.first_child().type() == pugi::node_pcdata &&
        at.first_child().value()[0] == '\n')
      out_ += '\n';
    children(at, depth);
    close(name);
    if (opens_link) in_link_ = false;
  }

  /// An inline drawing, which most readers strip: its words, or where it can be seen.
  void write_drawing(const pugi::xml_node& at) {
    const std::string_view words = at.attribute("ep:words").value();
    if (!words.empty()) return append_escaped(out_, words);
    if (at.attribute("ep:decoration")) return;
    if (in_link_ || place_.permalink.empty()) return append_escaped(out_, "[SVG]");
    out_ += "<a";
    attribute("href", place_.permalink);
    out_ += ">[SVG]</a>";
  }

  /// A link that stands for a film or a recording; readers that show neither leave the link. False for other addresses
  /// than the web's.
  bool write_player(const pugi::xml_node& at, std::string_view media, int depth) {
    const std::string url = link_address(at, at.attribute("href").value());
    if (!is_http_url(url) || in_link_ || (media != "video" && media != "audio")) return false;
    (out_ += '<') += media;
    attribute("src", url);
    if (const std::string poster = at.attribute("ep:poster").value(); !poster.empty())
      write_address("poster", address(poster));
    attribute("controls", is_xhtml() ? "controls" : "");
    out_ += "><a";
    attribute("href", url);
    out_ += '>';
    in_link_ = true;
    children(at, depth);
    in_link_ = false;
    close("a");
    close(media);
    return true;
  }

  void close(std::string_view name) {
    out_ += "</";
    out_ += name;
    out_ += '>';
  }

  void attribute(std::string_view name, std::string_view value) {
    out_ += ' ';
    out_ += name;
    out_ += "=\"";
    append_escaped(out_, value);
    out_ += '"';
  }

  void attributes(const pugi::xml_node& at, std::string_view element_name) {
    for (const pugi::xml_attribute& a : at.attributes()) {
      const std::string_view name = a.name();
      if (contains(kAttributes, name) || (is_xhtml() && name == "id") ||
          (in_math_ && !name.starts_with("ep:") && name != "href"))
        attribute(name, a.value());
      else if (name == "href" && element_name == "a")
        write_address(name, link_address(at, a.value()));
      else if (name == "src" || name == "poster")
        write_address(name, address(a.value()));
      else if (name == "style")
        write_alignment(a.value());
      else if (name == "cite")
        write_address(name, is_address(a.value()) ? address(a.value()) : std::string());
      else if (name == "srcset")
        write_srcset(a.value());
      else if (name == "xml:lang" && !at.attribute("lang"))
        attribute("lang", a.value());
    }
  }

  /// `style` is what validators warn of and readers strip; `align` they keep.
  void write_alignment(std::string_view style) {
    constexpr std::string_view kProperty = "text-align:";
    const std::size_t at = style.find(kProperty);
    if (at == style.npos) return;
    const std::string_view value =
        trim(style.substr(at + kProperty.size(), style.find(';', at) - at - kProperty.size()));
    if (is_one_of(value, {"left", "center", "right", "justify"})) attribute("align", value);
  }

  void write_address(std::string_view name, const std::string& value) {
    if (!value.empty()) attribute(name, value);
  }

  std::string address(std::string_view reference) const { return feed_address(place_.permalink, reference); }

  std::string own_anchor(std::string_view decoded_fragment) const {
    return std::string(place_.permalink) + '#' + encode_path(decoded_fragment);
  }

  std::string link_address(const pugi::xml_node& at, std::string_view href) const {
    const pugi::xml_attribute index = at.attribute("ep:link");
    if (index && index.as_ullong() < fragment_.links.size()) {
      const Link& link = fragment_.links[index.as_ullong()];
      if (link.is_local) return own_anchor(link.fragment);
    }
    return href.empty() ? std::string() : address(href);
  }

  /// `url 2x, url 300w`: each candidate absolute, those that can't be left out.
  void write_srcset(std::string_view value) {
    std::string set;
    std::size_t from = 0;
    while (from < value.size()) {
      while (from < value.size() && (is_ascii_space(value[from]) || value[from] == ',')) ++from;
      std::size_t to = from;
      while (to < value.size() && !is_ascii_space(value[to])) ++to;
      std::string_view url = value.substr(from, to - from);
      std::string_view descriptor;
      if (!url.empty() && url.back() == ',') {
        url.remove_suffix(1);
      } else {
        const std::size_t comma = std::min(value.find(',', to), value.size());
        descriptor = trim(value.substr(to, comma - to));
        to = comma;
      }
      from = to;
      const std::string absolute = url.empty() ? std::string() : address(url);
      if (absolute.empty()) continue;
      if (!set.empty()) set += ", ";
      set += absolute;
      if (!descriptor.empty()) (set += ' ') += descriptor;
    }
    if (!set.empty()) attribute("srcset", set);
  }

  void write_frame(const pugi::xml_node& at) {
    const std::string url = address(at.attribute("src").value());
    if (!is_http_url(url)) return;
    out_ += "<a";
    attribute("href", url);
    out_ += '>';
    const std::string_view title = trim(at.attribute("title").value());
    append_escaped(out_, title.empty() ? std::string_view(url) : title);
    out_ += "</a>";
  }

  void own_element(const pugi::xml_node& at, std::string_view name, int depth) {
    if (name == "ep:task")
      write_task(at.attribute("done").as_bool());
    else if (name == "ep:ref")
      write_reference(at.attribute("note").as_int(), at.attribute("nth").as_int(1));
    else if (name != "ep:note")
      children(at, depth);
  }

  void write_task(bool is_done) {
    out_ += "<input type=\"checkbox\"";
    if (is_done) attribute("checked", "");
    attribute("disabled", "");
    out_ += is_xhtml() ? " /> " : "> ";
  }

  std::string note_id(int number) const { return "fn-" + std::string(place_.key) + '-' + std::to_string(number); }
  std::string reference_id(int number, int nth) const {
    std::string id = "fnref-" + std::string(place_.key) + '-' + std::to_string(number);
    if (nth > 1) id += '-' + std::to_string(nth);
    return id;
  }

  void write_reference(int number, int nth) {
    out_ += "<sup";
    attribute("id", reference_id(number, nth));
    if (in_link_) {
      out_ += '>' + std::to_string(number) + "</sup>";
      return;
    }
    out_ += "><a";
    attribute("href", own_anchor(note_id(number)));
    out_ += '>' + std::to_string(number) + "</a></sup>";
  }

  void write_notes(const std::vector<pugi::xml_node>& notes) {
    if (!out_.empty()) out_ += '\n';
    out_ += "<section class=\"footnotes\">\n<ol>\n";
    for (const pugi::xml_node& note : notes) {
      const int number = note.attribute("n").as_int();
      out_ += "<li";
      attribute("id", note_id(number));
      out_ += '>';
      const pugi::xml_node last = note.last_child();
      for (pugi::xml_node child : note.children()) {
        if (child != last || std::string_view(child.name()) != "p") {
          node(child, 1);
          continue;
        }
        out_ += "<p>";
        children(child, 2);
        out_ += ' ';
        write_back_link(number);
        out_ += "</p>";
      }
      if (std::string_view(last.name()) != "p") write_back_link(number);
      out_ += "</li>\n";
    }
    out_ += "</ol>\n</section>";
  }

  void write_back_link(int number) {
    out_ += "<a";
    attribute("href", own_anchor(reference_id(number, 1)));
    out_ += ">↩</a>";
  }

  const Fragment& fragment_;
  const FeedHtmlPlace& place_;
  std::string out_;
  bool in_math_ = false;
  bool in_link_ = false;
};

}  // namespace

std::string feed_address(std::string_view page, std::string_view reference) {
  const std::string_view written = trim(reference);
  const std::string scheme = lower_scheme(written);
  // a scheme of one letter is a disk's: `E:/pictures/a.png`
  if (scheme == "javascript" || scheme == "vbscript" || scheme == "file" || scheme.size() == 1) return {};
  if (scheme == "data")
    return written.starts_with("data:image/") ? encode_url(without_metadata_in_address(written)) : std::string();
  if (has_scheme(written)) return encode_url(written);
  if (page.empty()) return encode_url(written);
  return encode_url(resolve_url(page, encode_url(written)));
}

std::string write_feed_html(const Fragment& fragment, const FeedHtmlPlace& place) {
  return HtmlWriter(fragment, place).run();
}

}  // namespace essaypack
