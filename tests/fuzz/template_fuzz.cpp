/// A template of the user's own: what passes the check is one that mustache takes, and every text in it is escaped.

#include "fuzz.h"

#include "diag/failure.h"
#include "template/check.h"

#include <kainjow/mustache.hpp>

using namespace essaypack;
using fuzz::expect;

namespace {

constexpr std::string_view kRaw = "\x02<&\"'>";

using kainjow::mustache::data;

data make_item() {
  data item;
  item["title"] = std::string(kRaw);
  item["body"] = std::string("<b>x</b>");
  item["flag"] = true;
  return item;
}

data make_data() {
  data list(data::type::list);
  list.push_back(make_item());
  data all = make_item();
  all.set("list", list);
  all.set("object", make_item());
  return all;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static const DeclaredNames names =
      parse_names("title text a\nbody markup b\nflag flag c\nlist list d\nobject object e\n");
  static const data all = make_data();
  const std::string text(fuzz::text_of(bytes, size));
  if (size > 4 * 1024) return 0;
  try {
    check_template(text, "a.xhtml", names);
  } catch (const Failure& failure) {
    expect(failure.code() == ExitCode::usage && *failure.what() != '\0' && failure.place().line > 0,
           "a fault has its place", text);
    return 0;
  }
  kainjow::mustache::mustache parsed(text);
  expect(parsed.is_valid(), "what passes the check is a template", text);
  // Two sections in each other show their inside once for each item: a short text could grow for ever.
  if (text.find("{{#", text.find("{{#") + 1) != text.npos && size > 512) return 0;
  const std::string out = parsed.render(all);
  expect(out.find(kRaw.substr(0, 2)) == out.npos || text.find('\x02') != text.npos, "every text is escaped", out);
  return 0;
}
