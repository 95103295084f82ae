#include "export/common/xml_document.h"

#include "base/text.h"

namespace essaypack {

namespace {

/// pugixml's own way of handing out bytes.
struct StringWriter : pugi::xml_writer {
  std::string bytes;
  void write(const void* block, std::size_t size) override { bytes.append(static_cast<const char*>(block), size); }
};

}  // namespace

pugi::xml_node start_document(pugi::xml_document& document, const char* root) { return document.append_child(root); }

void add_mark(pugi::xml_document& document) {
  document.prepend_child(pugi::node_comment).set_value(" generator=\"essaypack\" ");
}

pugi::xml_node add_text(pugi::xml_node parent, const char* name, std::string_view text) {
  pugi::xml_node element = parent.append_child(name);
  element.append_child(pugi::node_pcdata).set_value(xml_clean(text).c_str());
  return element;
}

void add_attribute(pugi::xml_node element, const char* name, std::string_view value) {
  element.append_attribute(name).set_value(xml_clean(value).c_str());
}

void set_attribute(pugi::xml_node element, const char* name, std::string_view value) {
  pugi::xml_attribute attribute = element.attribute(name);
  if (!attribute) attribute = element.append_attribute(name);
  attribute.set_value(xml_clean(value).c_str());
}

std::string document_bytes(const pugi::xml_document& document, unsigned format) {
  StringWriter writer;
  writer.bytes = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  // No indentation: pugixml puts neither blanks nor newlines round a text.
  document.print(writer, "", format | pugi::format_no_declaration, pugi::encoding_utf8);
  return std::move(writer.bytes);
}

}  // namespace essaypack
