#include "export/epub/xml.h"

#include "base/language.h"
#include "base/text.h"

namespace essaypack {
namespace {

struct StringWriter : pugi::xml_writer {
  std::string text;
  void write(const void* data, std::size_t size) override { text.append(static_cast<const char*>(data), size); }
};

}  // namespace

void set_attribute(pugi::xml_node node, const char* name, std::string_view value) {
  pugi::xml_attribute attribute = node.attribute(name);
  if (!attribute) attribute = node.append_attribute(name);
  attribute.set_value(xml_clean(value).c_str());
}

pugi::xml_node append_text_element(pugi::xml_node parent, const char* name, std::string_view text) {
  pugi::xml_node element = parent.append_child(name);
  element.append_child(pugi::node_pcdata).set_value(xml_clean(text).c_str());
  return element;
}

pugi::xml_node append_html(pugi::xml_document& document, std::string_view language) {
  document.append_child(pugi::node_doctype).set_value("html");
  pugi::xml_node html = document.append_child("html");
  set_attribute(html, "xmlns", "http://www.w3.org/1999/xhtml");
  set_attribute(html, "xmlns:epub", "http://www.idpf.org/2007/ops");
  set_attribute(html, "lang", language);
  set_attribute(html, "xml:lang", language);
  if (is_right_to_left(language)) set_attribute(html, "dir", "rtl");
  return html;
}

std::string print_xml(const pugi::xml_document& document, unsigned format) {
  StringWriter writer;
  writer.text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  document.print(writer, "", format | pugi::format_no_declaration, pugi::encoding_utf8);
  return std::move(writer.text);
}

}  // namespace essaypack
