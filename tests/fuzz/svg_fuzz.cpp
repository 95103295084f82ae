// SVG pictures: what comes out is well-formed, leads nowhere, runs nothing, and is left as it is when it comes again.

#include "base/text.h"
#include "export/book/picture/svg.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace {

using namespace essaypack;

void check(bool is_good) {
  if (!is_good) std::abort();
}

void check_element(const pugi::xml_node& node) {
  check(!is_one_of(to_lower_ascii(local_name(node.name())),
                   {"script", "foreignobject", "iframe", "metadata", "handler"}));
  for (const pugi::xml_attribute& one : node.attributes()) {
    const std::string name = to_lower_ascii(one.name());
    const std::string_view value = one.value();
    check(!name.starts_with("on") && name != "xml:base");
    if (local_name(name) == "href") check(value.starts_with("#") || value.starts_with("data:image/"));
    if (name == "attributename") check(to_lower_ascii(local_name(trim(value))) != "href");
    if (!name.starts_with("xmlns")) check(!loads_something(value) || local_name(name) == "href");
  }
  if (std::string_view(node.name()) == "style") check(!loads_something(node.child_value()));
  for (const pugi::xml_node& child : node.children()) {
    check(child.type() == pugi::node_element || child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata);
    if (child.type() == pugi::node_element) check_element(child);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const CleanSvg made = clean_svg({reinterpret_cast<const char*>(data), size});
  check(made.text.empty() != (made.fault == SvgFault::none));
  if (made.text.empty()) return 0;
  pugi::xml_document document;
  check(bool(document.load_buffer(made.text.data(), made.text.size(), pugi::parse_full)));
  check(xml_clean(made.text) == made.text);
  check_element(document.document_element());
  return 0;
}
