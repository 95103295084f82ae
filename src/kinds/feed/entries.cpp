#include "base/plain_field.h"
#include "base/text.h"
#include "base/url.h"
#include "kinds/exports/json_text.h"
#include "kinds/exports/xml_text.h"
#include "kinds/feed/feed.h"

#include <algorithm>

namespace essaypack {
namespace {

/// Plain text as HTML: paragraphs where lines are blank.
std::string html_of_text(std::string_view text) {
  std::string html = "<p>";
  for (const std::string_view line : split(trim(text), '\n'))
    html += trim(line).empty() ? "</p>\n<p>" : escape_xml(line) + "\n";
  return trim(text).empty() ? std::string() : html + "</p>";
}

/// `<xhtml:p>` is `<p>` to whoever reads HTML.
std::string without_prefixes(std::string_view xml) {
  std::string html;
  for (std::size_t at = 0; at < xml.size(); ++at) {
    html += xml[at];
    if (xml[at] != '<') continue;
    if (at + 1 < xml.size() && xml[at + 1] == '/') html += xml[++at];
    for (const std::string_view prefix : {"xhtml:", "html:", "h:"})
      if (xml.substr(at + 1).starts_with(prefix)) {
        at += prefix.size();
        break;
      }
  }
  return html;
}

/// A text construct of Atom (RFC 4287, section 3.1) as HTML.
std::string html_of_construct(const XmlElement& element) {
  const std::string type = to_lower_ascii(xml_attribute(element.attributes, "type"));
  if (type == "xhtml" || type == "application/xhtml+xml") return without_prefixes(element.inner);
  const std::string text = xml_text(element.inner);
  return type.empty() || type == "text" || type == "text/plain" ? html_of_text(text) : text;
}

/// The same in one line.
std::string line_of_construct(const XmlElement& element) {
  const std::string type = to_lower_ascii(xml_attribute(element.attributes, "type"));
  const std::string text(trim(type == "xhtml" ? std::string(element.inner) : xml_text(element.inner)));
  return type == "xhtml" || type == "html" ? text : escape_xml(text);
}

constexpr std::string_view kBloggerKind = "http://schemas.google.com/g/2005#kind";

/// What Blogger keeps among the posts of its exports.
void read_blogger_kind(std::string_view kind, SourceEntry& entry) {
  entry.is_page = kind == "page";
  entry.is_other = kind != "page" && kind != "post";
}

void read_blogger_state(std::string_view state, Withheld& withheld) {
  if (state == "LIVE") return;
  if (state == "DRAFT")
    withheld.draft = true;
  else if (state == "SCHEDULED")
    withheld.future = true;
  else
    withheld.draft = withheld.unpublished = withheld.hidden = true;
}

void read_atom_category(const XmlElement& element, SourceEntry& entry) {
  const std::string term = xml_attribute(element.attributes, "term"),
                    label = xml_attribute(element.attributes, "label");
  if (xml_attribute(element.attributes, "scheme") == kBloggerKind)
    read_blogger_kind(std::string_view(term).substr(std::min(term.find('#') + 1, term.size())), entry);
  else if (!label.empty() || !term.empty())
    entry.item.tags.push_back(escape_xml(label.empty() ? term : label));
}

/// What an element's own `xml:base` makes of the one around it.
std::string base_of(std::string_view base, std::string_view attributes) {
  const std::string own = xml_attribute(attributes, "xml:base");
  return own.empty() ? std::string(base) : at_base(base, own);
}

void read_atom_link(const XmlElement& element, std::string_view base, ExportItem& item) {
  const std::string relation = xml_attribute(element.attributes, "rel");
  std::string address = xml_attribute(element.attributes, "href");
  if (!address.empty()) address = at_base(base_of(base, element.attributes), address);
  if ((relation.empty() || relation == "alternate") && item.link.empty()) item.link = address;
  if (relation == "enclosure" && item.enclosure.empty()) {
    item.enclosure = address;
    item.enclosure_type = xml_attribute(element.attributes, "type");
    item.enclosure_length = xml_attribute(element.attributes, "length");
  }
}

/// `<media:thumbnail url="..."/>`, `<media:content medium="image" url="..."/>`.
void read_picture(const XmlElement& element, ExportItem& item) {
  const bool is_picture =
      element.name == "media:thumbnail" ||
      (element.name == "media:content" && (xml_attribute(element.attributes, "medium") == "image" ||
                                           xml_attribute(element.attributes, "type").starts_with("image/")));
  if (is_picture && item.cover.empty()) item.cover = xml_attribute(element.attributes, "url");
}

/// The year of RFC 822 has two digits: `1 Mar 24`, which RFC 2822 (section 4.3) reads as of 1950 to 2049.
std::string with_century(const std::string& date) {
  std::string_view rest = date;
  bool is_behind_month = false;
  while (!rest.empty()) {
    const std::size_t begin = rest.find_first_not_of(' ');
    if (begin == rest.npos) break;
    const std::string_view word = rest.substr(begin, rest.find(' ', begin) - begin);
    rest = rest.substr(begin + word.size());
    const bool is_year = word.size() == 2 && is_digit(word[0]) && is_digit(word[1]);
    if (is_behind_month && is_year)
      return date.substr(0, static_cast<std::size_t>(word.data() - date.data())) + (word[0] < '5' ? "20" : "19") +
             std::string(word) + std::string(rest);
    is_behind_month = word.size() >= 3 && std::all_of(word.begin(), word.end(), is_ascii_letter);
  }
  return date;
}

}  // namespace

SourceEntry read_atom_entry(std::string_view xml, std::string_view feed_base) {
  SourceEntry entry;
  const std::string base = base_of(feed_base, xml.substr(0, xml.find('>')));
  const auto html_of = [&](const XmlElement& element) {
    return with_addresses_at(base_of(base, element.attributes), html_of_construct(element));
  };
  ExportItem& item = entry.item;
  std::string summary, created;
  bool has_content = false, is_reply = false;
  for_each_element(xml_inside(xml), [&](const XmlElement& element) {
    const std::string_view name = element.name;
    const auto text = [&] { return std::string(trim(xml_text(element.inner))); };
    if (name == "title") {
      item.title = line_of_construct(element);
    } else if (name == "id") {
      item.id = text();
    } else if (name == "link") {
      read_atom_link(element, base, item);
    } else if (name == "published" || name == "issued") {
      item.date = text();
    } else if (name == "blogger:created" || name == "created") {
      created = text();
    } else if (name == "updated" || name == "modified") {
      item.updated = text();
    } else if (name == "author") {
      if (const std::string author = xml_field(element.inner, "name"); !author.empty())
        item.authors.push_back(escape_xml(author));
    } else if (name == "category") {
      read_atom_category(element, entry);
    } else if (name == "summary") {
      summary = html_of(element);
    } else if (name == "content") {
      has_content = true;
      entry.html = html_of(element);
    } else if (name == "app:control" || name == "control") {
      const std::string draft = xml_field(element.inner, name == "control" ? "draft" : "app:draft");
      item.withheld.draft = item.withheld.draft || draft != "no" || element.is_unclosed;
    } else if (name == "in-reply-to" || name.ends_with(":in-reply-to")) {  // RFC 4685
      is_reply = true;
    } else if (name == "blogger:type") {
      read_blogger_kind(to_lower_ascii(text()), entry);
    } else if (name == "blogger:status") {
      read_blogger_state(text(), item.withheld);
    } else if (name == "blogger:trashed") {
      if (!text().empty()) read_blogger_state("TRASHED", item.withheld);
    } else if (name == "blogger:filename") {
      if (item.link.empty()) item.link = text();
    } else if (name == "blogger:metaDescription") {
      item.description = escape_xml(text());
    } else {
      read_picture(element, item);
    }
  });
  entry.is_other = entry.is_other || is_reply;
  if (item.date.empty()) item.date = created.empty() ? item.updated : created;
  if (!has_content)
    entry.html = std::move(summary);
  else if (item.description.empty())
    item.description = plain_field(summary);
  return entry;
}

SourceEntry read_rss_item(std::string_view xml) {
  SourceEntry entry;
  ExportItem& item = entry.item;
  std::string description, dublin_date;
  bool has_content = false, is_guid_address = true;
  for_each_element(xml_inside(xml), [&](const XmlElement& element) {
    const std::string_view name = element.name;
    const auto text = [&] { return std::string(trim(xml_text(element.inner))); };
    const auto set = [&](std::string& field) {
      if (field.empty()) field = text();
    };
    if (name == "title") set(item.title);
    if (name == "link") set(item.link);
    if (name == "pubDate") set(item.date);
    if (name == "dc:date" || name == "dcterms:issued") set(dublin_date);
    if (name == "dcterms:modified" || name == "atom:updated") set(item.updated);
    if (name == "description") set(description);
    if (name == "content:encoded") {
      has_content = true;
      entry.html = xml_text(element.inner);
    }
    if (name == "guid") {
      set(item.id);
      is_guid_address = xml_attribute(element.attributes, "isPermaLink") != "false";
    }
    if (name == "author" || name == "dc:creator")
      if (const std::string author = text(); !author.empty() && (item.authors.empty() || name == "dc:creator"))
        item.authors = {author};
    if (name == "category" || name == "dc:subject")
      if (const std::string term = text(); !term.empty()) item.tags.push_back(term);
    if (name == "enclosure" && item.enclosure.empty()) {
      item.enclosure = xml_attribute(element.attributes, "url");
      item.enclosure_type = xml_attribute(element.attributes, "type");
      item.enclosure_length = xml_attribute(element.attributes, "length");
    }
    read_picture(element, item);
  });
  if (item.date.empty()) item.date = dublin_date;
  item.date = with_century(item.date);
  if (item.link.empty() && is_guid_address && is_http_url(item.id)) item.link = item.id;
  if (item.id.empty()) item.id = xml_attribute(xml.substr(0, xml.find('>')), "rdf:about");
  if (!has_content)
    entry.html = std::move(description);
  else
    item.description = plain_field(description);
  return entry;
}

SourceEntry read_json_item(std::string_view json) {
  SourceEntry entry;
  ExportItem& item = entry.item;
  const nlohmann::json object = nlohmann::json::parse(json, nullptr, false);
  item.title = escape_xml(json_text(object, "title"));
  item.link = json_text(object, "url");
  item.id = json_text(object, "id");
  item.date = json_text(object, "date_published");
  item.updated = json_text(object, "date_modified");
  item.language = json_text(object, "language");
  item.description = escape_xml(json_text(object, "summary"));
  for (const char* key : {"banner_image", "image"})
    if (const std::string picture = json_text(object, key); !picture.empty()) item.cover = picture;
  for (const auto& tag : json_field(object, "tags"))
    if (tag.is_string()) item.tags.push_back(escape_xml(tag.get<std::string>()));
  for (const auto& author : json_field(object, "authors"))
    if (const std::string name = json_text(author, "name"); !name.empty()) item.authors.push_back(escape_xml(name));
  if (const std::string name = json_text(json_field(object, "author"), "name"); item.authors.empty() && !name.empty())
    item.authors.push_back(escape_xml(name));
  if (const auto& files = json_field(object, "attachments"); files.is_array() && !files.empty()) {
    item.enclosure = json_text(files[0], "url");
    item.enclosure_type = json_text(files[0], "mime_type");
    item.enclosure_length = json_text(files[0], "size_in_bytes");
  }
  entry.html = json_text(object, "content_html");
  if (entry.html.empty()) entry.html = html_of_text(json_text(object, "content_text"));
  return entry;
}

}  // namespace essaypack
