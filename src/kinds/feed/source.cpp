#include "base/path.h"
#include "base/slice_file.h"
#include "base/text.h"
#include "base/url.h"
#include "diag/failure.h"
#include "kinds/exports/json_text.h"
#include "kinds/exports/json_walk.h"
#include "kinds/exports/xml_text.h"
#include "kinds/exports/xml_walk.h"
#include "kinds/feed/feed.h"

#include <utility>

namespace essaypack {
namespace {

/// How a file says its entries.
enum class Form { atom, rss, json };

/// `hello` of `https://example.org/2024/05/hello.html?m=1`.
std::string slug_of(const ExportItem& item) {
  std::string_view path = split_url(item.link).path;
  while (path.ends_with('/')) path.remove_suffix(1);
  const std::string_view name = file_part(path);
  const std::string extension = extension_of(name);
  const bool is_page_name = is_one_of(extension, {"html", "htm", "php", "aspx"});
  if (!name.empty()) return std::string(is_page_name ? without_extension(name) : name);
  return item.id.empty() ? item.title + item.date : item.id;
}

class FeedExport : public Export {
 public:
  void read_file(const std::filesystem::path& path, const std::string& name, const std::string& shown,
                 Diagnostics& diagnostics) {
    SliceFile file = open_export_file(path, shown);
    const std::string head = file.read(0, 4096);
    const std::size_t begin = head.find_first_not_of(" \t\r\n\xef\xbb\xbf");
    const std::size_t root = head.find("<feed");
    const std::size_t root_end = root == head.npos ? root : end_of_xml_tag(head, root);
    const std::string base = root_end == head.npos ? "" : xml_attribute(head.substr(root, root_end - root), "xml:base");
    files_.push_back({std::move(file), Form::rss, base});
    if (begin != head.npos && head[begin] == '{')
      walk_json_feed(name, shown, diagnostics);
    else
      walk_xml(files_.back().file, shown, [&](const XmlPiece& piece) { take(piece, name, shown, diagnostics); });
  }

  void finish(const std::string& shown, Diagnostics& diagnostics) { sort(shown, diagnostics); }
  const ExportSite& site() const { return site_; }

 protected:
  ExportItem read_item(const ExportEntry& entry) const override {
    ExportItem item = read_entry(entry).item;
    item.keys = keys_of(item);
    item.is_id_of_feed = true;
    if (item.id.empty()) item.id = item.link;  // what readers go by then
    return item;
  }
  SourceText read_body(const ExportEntry& entry) const override {
    SourceText text;
    text.html = read_entry(entry).html;
    return text;
  }

 private:
  struct File {
    SliceFile file;
    Form form;
    std::string base;  ///< `xml:base` of the whole feed.
  };

  static std::vector<std::string> keys_of(const ExportItem& item) {
    return item.id.empty() ? std::vector<std::string>() : std::vector<std::string>{item.id};
  }

  SourceEntry read_entry(const ExportEntry& entry) const {
    const File& file = files_[entry.file];
    return parse(file.file.read(entry.offset, entry.size), file);
  }

  static SourceEntry parse(std::string_view text, const File& file) {
    switch (file.form) {
      case Form::atom:
        return read_atom_entry(text, file.base);
      case Form::rss:
        return read_rss_item(text);
      case Form::json:
        return read_json_item(text);
    }
    return {};
  }

  void take(const XmlPiece& piece, const std::string& name, const std::string& shown, Diagnostics& diagnostics) {
    if (piece.is_too_large) {
      report_large_item({shown, piece.line, 0}, diagnostics);
    } else if (piece.name == "entry" || piece.name == "item") {
      files_.back().form = piece.name == "entry" ? Form::atom : Form::rss;
      add_entry(piece.xml, piece.offset, name, {shown, piece.line, 0}, diagnostics);
    } else if (piece.name == "channel") {  // RSS 1.0 has it beside its items
      for_each_element(xml_inside(piece.xml), [&](const XmlElement& element) { take_fact(element); });
    } else {
      take_fact(find_xml(piece.xml, piece.name));
    }
  }

  void take_fact(const XmlElement& element) {
    const auto set = [&](std::string& field) {
      if (field.empty()) field = trim(xml_text(element.inner));
    };
    if (element.name == "title") set(site_.title);
    if (element.name == "subtitle" || element.name == "tagline" || element.name == "description")
      set(site_.description);
    if (element.name == "language" || element.name == "dc:language") set(site_.language);
    if (element.name == "author" && site_.author.empty()) site_.author = xml_field(element.inner, "name");
    if (element.name != "link") return;
    const std::string relation = xml_attribute(element.attributes, "rel");
    const std::string address = xml_attribute(element.attributes, "href");
    if (address.empty())
      set(site_.url);
    else if (site_.url.empty() && (relation.empty() || relation == "alternate"))
      site_.url = at_base(files_.back().base, address);
  }

  void add_entry(std::string_view text, std::uint64_t offset, const std::string& name, const Place& place,
                 Diagnostics& diagnostics) {
    const SourceEntry entry = parse(text, files_.back());
    if (entry.is_other) return;
    report_terms(entry.item.tags.size(), place, diagnostics);
    if (entry.item.withheld.any()) withhold_copies(keys_of(entry.item));
    add(name, slug_of(entry.item),
        {{},
         offset,
         static_cast<std::uint32_t>(text.size()),
         static_cast<std::uint16_t>(files_.size() - 1),
         entry.is_page},
        identity_of(entry));
  }

  /// An item without an id has none of its address here: that may be another one's by now.
  static ItemIdentity identity_of(const SourceEntry& entry) {
    const ExportItem& item = entry.item;
    ItemIdentity identity;
    identity.id = hash_of(item.id);
    if (!item.withheld.any()) identity.address = hash_of(item.link);
    identity.text = hash_of(item.title + "\n" + entry.html);
    identity.changed = later_of(item.date, item.updated);
    return identity;
  }

  void walk_json_feed(const std::string& name, const std::string& shown, Diagnostics& diagnostics) {
    files_.back().form = Form::json;
    const std::vector<JsonPath> paths = {{"items", "*"}, {"title"},   {"description"}, {"home_page_url"},
                                         {"language"},   {"authors"}, {"author"}};
    walk_json(files_.back().file, shown, paths, [&](const JsonPiece& piece) {
      if (piece.is_too_large) return report_large_item({shown, piece.line, 0}, diagnostics);
      if (piece.json == "null") return;
      if (piece.path == 0) return add_entry(piece.json, piece.offset, name, {shown, piece.line, 0}, diagnostics);
      const nlohmann::json value = nlohmann::json::parse(piece.json, nullptr, false);
      std::string* const kFields[] = {&site_.title, &site_.description, &site_.url, &site_.language};
      if (piece.path <= 4 && value.is_string()) *kFields[piece.path - 1] = value.get<std::string>();
      if (piece.path == 5 && value.is_array() && value.size() == 1) site_.author = json_text(value[0], "name");
      if (piece.path == 6) site_.author = json_text(value, "name");
    });
  }

  std::vector<File> files_;
  ExportSite site_;
};

}  // namespace

std::shared_ptr<const Export> open_feeds(const std::string& prefix, Config& config, Diagnostics& diagnostics) {
  return read_exports<FeedExport>(prefix, config, diagnostics);
}

}  // namespace essaypack
