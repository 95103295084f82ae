/// What platforms give out: items, texts and pages of any form are read, and of a page no more comes than it has. The
/// first byte chooses the reader.

#include "fuzz.h"

#include "kinds/exports/xml_text.h"
#include "kinds/feed/feed.h"
#include "kinds/ghost/ghost.h"
#include "kinds/html/html.h"
#include "kinds/wordpress/wordpress.h"

using namespace essaypack;

namespace {

WordPressLibrary library() {
  WordPressLibrary made;
  made.picture = [](std::uint64_t id) { return WordPressLibrary::Picture{std::to_string(id) + ".png", "", ""}; };
  made.block = [](std::uint64_t id) { return "<!-- wp:block {\"ref\":" + std::to_string(id) + "} /-->x"; };
  return made;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text = fuzz::text_of(bytes, size);
  if (text.empty()) return 0;
  const std::string_view rest = text.substr(1);
  std::vector<std::string> unread;
  switch (text[0]) {
    case 'w':
      wordpress_html(rest, library(), unread);
      break;
    case 'p':
      fuzz::expect(read_page(rest).text.size() <= rest.size(), "a page's text is a part of it", rest);
      break;
    case 'a':
      read_atom_entry(rest);
      break;
    case 'r':
      read_rss_item(rest);
      break;
    case 'j':
      read_json_item(rest);
      break;
    case 'l':
      html_of_lexical(rest);
      html_of_mobiledoc(rest);
      break;
    case 'c':
      parse_csv(rest);
      break;
    default:
      for_each_element(rest, [](const XmlElement& element) { xml_text(element.inner); });
  }
  return 0;
}
