#include "export/book/package.h"

#include "base/language.h"
#include "base/pinyin.h"
#include "base/text.h"
#include "export/book/pages/front_pages.h"
#include "export/common/xml_document.h"

#include <algorithm>
#include <map>

namespace essaypack {
namespace {

constexpr std::size_t kSubjects = 10;

class PackageWriter {
 public:
  PackageWriter(const Book& book, const BookFacts& facts, const PackageParts& parts)
      : book_(book), facts_(facts), parts_(parts) {}

  std::string run() {
    pugi::xml_document document;
    pugi::xml_node package = document.append_child("package");
    set_attribute(package, "xmlns", "http://www.idpf.org/2007/opf");
    set_attribute(package, "version", "3.0");
    set_attribute(package, "unique-identifier", "book-id");
    set_attribute(package, "xml:lang", book_.language);
    if (is_right_to_left(book_.language)) set_attribute(package, "dir", "rtl");
    metadata_ = package.append_child("metadata");
    set_attribute(metadata_, "xmlns:dc", "http://purl.org/dc/elements/1.1/");
    write_metadata();
    write_manifest(package.append_child("manifest"));
    write_spine(package.append_child("spine"));
    write_guide(package);
    return document_bytes(document);
  }

 private:
  pugi::xml_node dc(const char* name, std::string_view value) {
    return value.empty() ? pugi::xml_node() : add_text(metadata_, name, value);
  }
  void meta(std::string_view property, std::string_view value) {
    if (value.empty()) return;
    set_attribute(add_text(metadata_, "meta", value), "property", property);
  }
  /// As EPUB 2 wrote it. `name` goes before `content`: Nook reads no other order.
  void old_meta(const char* name, const char* content) {
    pugi::xml_node node = metadata_.append_child("meta");
    set_attribute(node, "name", name);
    set_attribute(node, "content", content);
  }
  void refine(const std::string& id, std::string_view property, std::string_view value, std::string_view scheme = {}) {
    if (value.empty()) return;
    pugi::xml_node node = add_text(metadata_, "meta", value);
    set_attribute(node, "refines", "#" + id);
    set_attribute(node, "property", property);
    if (!scheme.empty()) set_attribute(node, "scheme", scheme);
  }

  void write_metadata() {
    set_attribute(dc("dc:identifier", book_.identifier), "id", "book-id");
    const std::string isbn = isbn_of(book_).empty() ? std::string() : "urn:isbn:" + isbn_of(book_);
    if (isbn != book_.identifier) dc("dc:identifier", isbn);
    dc("dc:title", book_.title);
    write_title_order();
    write_languages();
    write_people();
    write_dates();
    write_subjects();
    dc("dc:description", book_.description().empty() ? made_description() : book_.description());
    dc("dc:publisher", book_.config.publisher);
    dc("dc:rights", book_.config.rights);
    dc("dc:source", book_.site.url);
    write_collections();
    write_accessibility();
    write_conformance();
    if (parts_.has_cover_image) old_meta("cover", "cover-image");
    if (book_.config.look.vertical) old_meta("primary-writing-mode", "vertical-rl");  // for Kindle
  }

  /// As shelves sort the title: Chinese by its sound, English without the article.
  void write_title_order() {
    const std::string language(primary_language(book_.language));
    std::string sorted = language == "zh" ? pinyin_name(book_.title) : std::string();
    if (language == "en")
      for (const std::string_view article : {"The ", "A ", "An "})
        if (book_.title.starts_with(article))
          sorted = book_.title.substr(article.size()) + ", " + std::string(trim(article));
    if (sorted.empty()) return;
    set_attribute(metadata_.last_child(), "id", "title");
    refine("title", "file-as", sorted);
  }

  /// Besides the book's own those in which a fifth of the posts are written: Calibre takes the last for the language of
  /// the whole.
  void write_languages() {
    constexpr std::size_t kShare = 5;
    dc("dc:language", book_.language);
    std::map<std::string, std::size_t> counts;
    for (const BookPost& chapter : book_.posts) ++counts[book_.language_of(book_.post_of(chapter))];
    std::vector<std::pair<std::string, std::size_t>> others(counts.begin(), counts.end());
    std::stable_sort(others.begin(), others.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    for (const auto& [language, count] : others)
      if (language != book_.language && language != "und" && count * kShare >= book_.posts.size())
        dc("dc:language", language);
  }

  void write_people() {
    std::size_t number = 0;
    for (const std::string& name : book_.creators)
      if (number++ == 0)
        write_person("dc:creator", "author", name, "aut", book_.config.author_sort);
      else
        write_person("dc:creator", "author-" + std::to_string(number), name);
    std::map<std::string, std::size_t> counts;
    const auto is_creator = [&](const std::string& name) {
      return std::find(book_.creators.begin(), book_.creators.end(), name) != book_.creators.end();
    };
    for (const BookPost& chapter : book_.posts)
      for (const std::string& name : book_.authors_of(book_.post_of(chapter)))
        if (!is_creator(name)) ++counts[name];
    std::vector<std::pair<std::string, std::size_t>> others(counts.begin(), counts.end());
    std::stable_sort(others.begin(), others.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    number = 0;
    for (const auto& [name, count] : others)
      write_person("dc:contributor", "contributor-" + std::to_string(++number), name);
    number = 0;
    for (const BookContributor& one : book_.config.contributors)
      write_person("dc:contributor", "maker-" + std::to_string(++number), one.name, one.role, one.sort);
  }

  /// The set of the book's volumes, and a series that the book or the set belongs to.
  void write_collections() {
    const Volume& volume = book_.volume;
    if (!volume.key.empty()) {
      const std::string& title = book_.config.title.empty() ? book_.site.title : book_.config.title;
      set_attribute(add_text(metadata_, "meta", title), "property", "belongs-to-collection");
      set_attribute(metadata_.last_child(), "id", "set");
      refine("set", "collection-type", "set");
      if (volume.position > 0) refine("set", "group-position", std::to_string(volume.position));
      refine("set", "dcterms:identifier", make_set_identifier(book_.site, book_.config));
    }
    if (book_.config.collection.empty()) return;
    meta("belongs-to-collection", book_.config.collection);
    set_attribute(metadata_.last_child(), "id", "series");
    refine("series", "collection-type", "series");
    if (book_.config.collection_number > 0)
      refine("series", "group-position", std::to_string(book_.config.collection_number));
  }

  /// Only what somebody has evaluated; the claim and the name go together.
  void write_conformance() {
    if (book_.config.conforms_to.empty() || book_.config.certified_by.empty()) return;
    meta("dcterms:conformsTo", book_.config.conforms_to);
    set_attribute(metadata_.last_child(), "id", "conformance");
    refine("conformance", "a11y:certifiedBy", book_.config.certified_by);
  }

  /// `role`: a code of MARC's list of relators; `sort`: as shelves sort the name, empty: made for Chinese ones.
  void write_person(const char* element, const std::string& id, const std::string& name, std::string_view role = "aut",
                    std::string_view sort = {}) {
    if (name.empty()) return;
    set_attribute(dc(element, name), "id", id);
    refine(id, "role", role, "marc:relators");
    if (!sort.empty()) return refine(id, "file-as", sort);
    if (primary_language(book_.language) != "zh") return;
    if (const std::string sorted = pinyin_name(name); !sorted.empty()) refine(id, "file-as", sorted);
  }

  void write_dates() {
    std::optional<Timestamp> newest;
    for (const BookPost& chapter : book_.posts)
      if (const auto& date = book_.post_of(chapter).date; date && (!newest || *date > *newest)) newest = date;
    const bool has_edition = book_.edition.origin != EditionPlan::Origin::none;
    if (has_edition) newest = book_.edition.edition.made;
    if (newest) dc("dc:date", format_rfc3339(*newest));
    meta("dcterms:modified", format_rfc3339_utc(parts_.modified));
    if (has_edition) meta(kEditionProperty, std::to_string(book_.edition.edition.number));
  }

  void write_subjects() {
    std::vector<std::pair<std::size_t, std::size_t>> uses;  // how often, which tag
    for (std::size_t i = 0; i < book_.site.tags.size(); ++i) {
      std::size_t count = 0;
      for (const std::size_t post : book_.site.tags[i].posts) count += book_.chapter_of_post[post] != kNone;
      if (count > 0) uses.emplace_back(count, i);
    }
    std::stable_sort(uses.begin(), uses.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    if (uses.size() > kSubjects) uses.resize(kSubjects);
    for (const auto& [count, tag] : uses) dc("dc:subject", make_label(book_.site.tags[tag].name, {}));
  }

  std::string made_description() const { return book_.words.describe(book_.title, book_.count_texts()); }

  void write_accessibility() {
    const bool pictures = facts_.pictures > 0, described = facts_.undescribed == 0;
    meta("schema:accessMode", "textual");
    if (pictures) meta("schema:accessMode", "visual");
    if (described) meta("schema:accessModeSufficient", "textual");
    if (pictures) meta("schema:accessModeSufficient", "textual,visual");
    for (const char* feature : {"structuralNavigation", "tableOfContents", "readingOrder", "displayTransformability"})
      meta("schema:accessibilityFeature", feature);
    if (parts_.has_index) meta("schema:accessibilityFeature", "index");
    if (described && pictures) meta("schema:accessibilityFeature", "alternativeText");
    if (facts_.mathml) meta("schema:accessibilityFeature", "MathML");
    if (facts_.mathml) meta("schema:accessibilityFeature", "describedMath");  // each has its `alttext`
    if (facts_.ruby) meta("schema:accessibilityFeature", "rubyAnnotations");
    meta("schema:accessibilityHazard", facts_.animated ? "unknown" : "none");
    std::string summary = book_.words["summary_text"];
    if (pictures) {
      const bool spaced = primary_language(book_.language) != "zh" && primary_language(book_.language) != "ja";
      summary += (spaced ? " " : "") + book_.words[described ? "summary_described" : "summary_undescribed"];
    }
    meta("schema:accessibilitySummary", summary);
  }

  void write_manifest(pugi::xml_node manifest) const {
    for (const ManifestItem& item : parts_.manifest) {
      pugi::xml_node node = manifest.append_child("item");
      set_attribute(node, "id", item.id);
      set_attribute(node, "href", item.href);
      set_attribute(node, "media-type", item.media_type);
      if (!item.properties.empty()) set_attribute(node, "properties", item.properties);
    }
  }

  void write_spine(pugi::xml_node spine) const {
    set_attribute(spine, "toc", "ncx");
    if (book_.config.look.vertical || is_right_to_left(book_.language))
      set_attribute(spine, "page-progression-direction", "rtl");
    for (const std::string& id : parts_.spine) set_attribute(spine.append_child("itemref"), "idref", id);
  }

  void write_guide(pugi::xml_node package) const {
    if (parts_.guide.empty()) return;
    pugi::xml_node guide = package.append_child("guide");
    for (const Landmark& one : parts_.guide) {
      pugi::xml_node reference = guide.append_child("reference");
      set_attribute(reference, "type", one.type);
      set_attribute(reference, "title", one.label);
      set_attribute(reference, "href", one.href);
    }
  }

  const Book& book_;
  const BookFacts& facts_;
  const PackageParts& parts_;
  pugi::xml_node metadata_;
};

}  // namespace

std::string make_package(const Book& book, const BookFacts& facts, const PackageParts& parts) {
  return PackageWriter(book, facts, parts).run();
}

}  // namespace essaypack
