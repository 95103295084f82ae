/// Catalogues of the books that this run made, for reading apps: OPDS 1.2 (Atom) and OPDS 2.0 (JSON), and a feed of the
/// books for readers of feeds: an entry for each edition, with the book as its enclosure.
///
/// What they say of a book is read from its own package document, so that a catalogue and its books never differ.

#include "config/sections/opds.h"
#include "base/plain_field.h"
#include "base/text.h"
#include "base/url.h"
#include "config/sections/feed.h"
#include "export/common/summary.h"
#include "export/common/xml_document.h"
#include "export/feed/feed_formats.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string_view>

namespace essaypack {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kAtomType = "application/atom+xml;profile=opds-catalog;kind=acquisition";
constexpr const char* kJsonType = "application/opds+json";
constexpr const char* kEpubType = "application/epub+zip";

/// A book as both forms show it.
struct Listed {
  std::string id, title, language, issued, updated, summary, publisher, rights;
  std::vector<std::string> authors, subjects;
  std::string url;
  std::uint64_t size = 0;
  std::string cover_url, cover_type;  ///< Empty: it has no cover.
  std::string name;                   ///< Of the file, without `.epub`.
  const EditionNews* edition = nullptr;
};

/// The list.
struct BookList {
  std::string id, title, url, language, updated;
  Person author;
  std::vector<Listed> books;
};

std::string text_of(pugi::xml_node metadata, const char* element) { return metadata.child(element).text().get(); }

Listed read_package(const MadeBook& book, const Site& site) {
  Listed listed;
  pugi::xml_document document;
  document.load_buffer(book.package.data(), book.package.size());
  const pugi::xml_node metadata = document.child("package").child("metadata");
  listed.id = text_of(metadata, "dc:identifier");
  listed.title = one_line(text_of(metadata, "dc:title"));
  listed.language = text_of(metadata, "dc:language");
  listed.issued = text_of(metadata, "dc:date").substr(0, 10);
  listed.summary = one_line(plain_field(text_of(metadata, "dc:description")));
  listed.publisher = one_line(text_of(metadata, "dc:publisher"));
  listed.rights = one_line(text_of(metadata, "dc:rights"));
  for (const pugi::xml_node creator : metadata.children("dc:creator"))
    listed.authors.push_back(one_line(creator.text().get()));
  for (const pugi::xml_node subject : metadata.children("dc:subject"))
    listed.subjects.push_back(one_line(subject.text().get()));
  for (const pugi::xml_node meta : metadata.children("meta"))
    if (std::string_view(meta.attribute("property").value()) == "dcterms:modified") listed.updated = meta.text().get();
  listed.url = output_address(site, book.name);
  listed.size = book.size;
  listed.name = book.name.substr(0, book.name.rfind('.'));
  listed.edition = &book.edition;
  if (!book.cover.empty()) {
    listed.cover_url = output_address(site, book.cover_name());
    listed.cover_type = book.cover_type;
  }
  return listed;
}

void add_link(pugi::xml_node parent, const char* relation, std::string_view type, std::string_view address) {
  pugi::xml_node link = parent.append_child("link");
  add_attribute(link, "rel", relation);
  add_attribute(link, "type", type);
  add_attribute(link, "href", address);
}

void add_entry(pugi::xml_node root, const BookList& list, const Listed& book) {
  pugi::xml_node entry = root.append_child("entry");
  add_text(entry, "title", book.title);
  add_link(entry, "alternate", "text/html", list.url);
  add_text(entry, "id", book.id);
  add_text(entry, "updated", book.updated);
  for (const std::string& author : book.authors) add_text(entry.append_child("author"), "name", author);
  add_text(entry, "dc:language", book.language);
  if (!book.issued.empty()) add_text(entry, "dc:issued", book.issued);
  if (!book.publisher.empty()) add_text(entry, "dc:publisher", book.publisher);
  if (!book.rights.empty()) add_text(entry, "rights", book.rights);
  for (const std::string& subject : book.subjects) {
    pugi::xml_node category = entry.append_child("category");
    add_attribute(category, "term", subject);
    add_attribute(category, "label", subject);
  }
  if (!book.summary.empty()) add_attribute(add_text(entry, "summary", book.summary), "type", "text");
  if (!book.cover_url.empty()) {
    add_link(entry, "http://opds-spec.org/image", book.cover_type, book.cover_url);
    add_link(entry, "http://opds-spec.org/image/thumbnail", book.cover_type, book.cover_url);
  }
  add_link(entry, "http://opds-spec.org/acquisition/open-access", kEpubType, book.url);
  add_attribute(entry.last_child(), "length", std::to_string(book.size));
}

std::string write_opds1(const BookList& list, const std::string& self) {
  pugi::xml_document document;
  pugi::xml_node root = start_document(document, "feed");
  add_attribute(root, "xmlns", "http://www.w3.org/2005/Atom");
  add_attribute(root, "xmlns:dc", "http://purl.org/dc/terms/");
  if (!list.language.empty()) add_attribute(root, "xml:lang", list.language);
  add_text(root, "id", list.id);
  add_link(root, "alternate", "text/html", list.url);
  add_link(root, "self", kAtomType, self);
  add_link(root, "start", kAtomType, self);
  add_text(root, "title", list.title);
  add_text(root, "updated", list.updated);
  pugi::xml_node author = root.append_child("author");
  add_text(author, "name", list.author.name);
  if (!list.author.url.empty()) add_text(author, "uri", list.author.url);
  add_text(root, "generator", "essaypack");
  for (const Listed& book : list.books) add_entry(root, list, book);
  return document_bytes(document);
}

Json link_json(const char* relation, const char* type, const std::string& address) {
  return {{"rel", relation}, {"href", address}, {"type", type}};
}

Json publication_json(const Listed& book) {
  Json metadata = {{"@type", "http://schema.org/Book"}, {"identifier", book.id}, {"title", book.title}};
  if (!book.authors.empty()) metadata["author"] = book.authors;
  if (!book.language.empty()) metadata["language"] = book.language;
  metadata["modified"] = book.updated;
  if (!book.issued.empty()) metadata["published"] = book.issued;
  if (!book.publisher.empty()) metadata["publisher"] = book.publisher;
  if (!book.summary.empty()) metadata["description"] = book.summary;
  if (!book.subjects.empty()) metadata["subject"] = book.subjects;
  Json acquisition = link_json("http://opds-spec.org/acquisition/open-access", kEpubType, book.url);
  acquisition["properties"] = {{"size", book.size}};
  Json publication = {{"metadata", std::move(metadata)}, {"links", Json::array({std::move(acquisition)})}};
  if (!book.cover_url.empty())
    publication["images"] = Json::array({{{"href", book.cover_url}, {"type", book.cover_type}}});
  return publication;
}

std::string write_opds2(const BookList& list, const std::string& self, JsonText text) {
  Json json = {{"metadata", {{"title", list.title}, {"modified", list.updated}, {"_essaypack", Json::object()}}},
               {"links", Json::array({link_json("self", kJsonType, self), link_json("start", kJsonType, self)})},
               {"publications", Json::array()}};
  for (const Listed& book : list.books) json["publications"].push_back(publication_json(book));
  return json.dump(1, ' ', text == JsonText::ascii, Json::error_handler_t::replace) + '\n';
}

// The feed of books ---------------------------------------------------------------------------------------------------

/// A new edition is a new entry; a book without editions one whose `updated` moves.
std::string entry_id(const ExportContext& context, const Listed& book) {
  std::vector<std::string> names = {book.name};
  if (book.edition->number > 0) names.push_back(std::to_string(book.edition->number));
  return feed_id(context.config, context.site, "book", names,
                 book.url + (names.size() > 1 ? "#edition-" + names[1] : std::string()));
}

std::string entry_title(const Listed& book) {
  return book.edition->number == 0 ? book.title : book.title + " · " + book.edition->label;
}

/// Description and what is new, as HTML.
std::string entry_content(const Listed& book) {
  std::string html;
  const auto add = [&](const char* element, const std::string& text) {
    html += std::string("<") + element + '>' + escape_xml(text) + "</" + element + '>';
  };
  if (!book.summary.empty()) add("p", book.summary);
  if (!book.edition->lists.empty()) add("p", book.edition->since);
  for (const auto& [heading, titles] : book.edition->lists) {
    add("h2", heading);
    html += "<ul>";
    for (const std::string& title : titles) add("li", title);
    html += "</ul>";
  }
  return html;
}

void add_feed_entry(pugi::xml_node root, const ExportContext& context, const BookList& list, const Listed& book) {
  pugi::xml_node entry = root.append_child("entry");
  if (book.language != list.language) add_attribute(entry, "xml:lang", book.language);
  add_text(entry, "title", entry_title(book));
  add_link(entry, "alternate", "text/html", list.url);
  add_link(entry, "enclosure", kEpubType, book.url);
  add_attribute(entry.last_child(), "length", std::to_string(book.size));
  add_text(entry, "id", entry_id(context, book));
  if (book.edition->number > 0) add_text(entry, "published", format_rfc3339(book.edition->made));
  add_text(entry, "updated", book.updated);
  for (const std::string& author : book.authors) add_text(entry.append_child("author"), "name", author);
  if (!book.rights.empty()) add_text(entry, "rights", book.rights);
  if (const std::string content = entry_content(book); !content.empty())
    add_attribute(add_text(entry, "content", content), "type", "html");
}

std::string write_book_feed(const ExportContext& context, const BookList& list, const std::string& self) {
  pugi::xml_document document;
  pugi::xml_node root = start_document(document, "feed");
  add_attribute(root, "xmlns", "http://www.w3.org/2005/Atom");
  if (!list.language.empty()) add_attribute(root, "xml:lang", list.language);
  add_text(root, "title", list.title);
  add_link(root, "alternate", "text/html", list.url);
  add_link(root, "self", "application/atom+xml", self);
  add_text(root, "id", feed_id(context.config, context.site, "books", {}, self));
  add_text(root, "updated", list.updated);
  pugi::xml_node author = root.append_child("author");
  add_text(author, "name", list.author.name);
  if (!list.author.url.empty()) add_text(author, "uri", list.author.url);
  add_text(root, "generator", "essaypack");
  for (const Listed& book : list.books) add_feed_entry(root, context, list, book);
  return document_bytes(document);
}

/// Readers of feeds get one where there is something to wait for.
bool has_feed(const OpdsConfig& opds, const std::vector<MadeBook>& made) {
  const auto has_edition = [](const MadeBook& book) { return book.edition.number > 0; };
  return !opds.feed_path.empty() && (opds.feed_is_wanted || std::any_of(made.begin(), made.end(), has_edition));
}

/// Whose words the catalogue repeats: those in the books.
std::vector<std::uint64_t> posts_of_books(const std::vector<MadeBook>& made, OutputSet& outputs) {
  std::vector<std::uint64_t> posts;
  for (const Output& output : outputs.outputs())
    for (const MadeBook& book : made)
      if (output.name == book.name) posts.insert(posts.end(), output.posts.begin(), output.posts.end());
  std::sort(posts.begin(), posts.end());
  posts.erase(std::unique(posts.begin(), posts.end()), posts.end());
  return posts;
}

}  // namespace

/// Nothing without a book. The covers stand beside the catalogue: readers can't look into a book that they have not
/// fetched.
static void export_opds(const ExportContext& context, OutputSet& outputs, Diagnostics&) {
  const Config& config = context.config;
  const std::vector<MadeBook>& made = context.shared->books;
  const bool makes_feed = has_feed(*config.opds, made);
  if (made.empty() || (config.opds->atom_path.empty() && config.opds->json_path.empty() && !makes_feed)) return;
  BookList list;
  const Feed head = make_feed_head(context);
  list.id = feed_id(config, context.site, "opds", {}, context.site.url + encode_path(config.opds->atom_path));
  list.title = head.title;
  list.url = head.url;
  list.language = head.language;
  list.author = head.author;
  for (const MadeBook& book : made) {
    list.books.push_back(read_package(book, context.site));
    list.updated = std::max(list.updated, list.books.back().updated);
    if (!book.cover.empty()) outputs.add({book.cover_name(), "opds", OutputRank::book, book.cover, {}, {}, book.name});
  }
  const std::vector<std::uint64_t> posts = posts_of_books(made, outputs);
  const auto add = [&](const std::string& name, std::string bytes) {
    outputs.add({name, "opds", OutputRank::catalogue, std::move(bytes), {}, posts});
  };
  if (const std::string& name = config.opds->atom_path; !name.empty())
    add(name, write_opds1(list, output_address(context.site, name)));
  if (const std::string& name = config.opds->json_path; !name.empty())
    add(name, write_opds2(list, output_address(context.site, name), json_text_of(*config.feed)));
  if (const std::string& name = config.opds->feed_path; makes_feed)
    add(name, write_book_feed(context, list, output_address(context.site, name)));
}

const Exporter& opds_exporter() {
  static const Exporter row{
      .name = "opds",
      .summary = mark("the catalogue of the books for reading apps, OPDS 1.2 and 2.0"),
      .rank = OutputRank::catalogue,
      .after = {"epub"},
      .plan = without_texts<export_opds>,
  };
  return row;
}

}  // namespace essaypack
