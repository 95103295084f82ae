/// A template of the user's own: what passes the check is filled as the mustache library fills it, and every text in it
/// is escaped.

#include "fuzz.h"

#include "base/text.h"
#include "diag/failure.h"
#include "template/check.h"
#include "template/compiled.h"
#include "unit/template/mustache_oracle.h"

using namespace essaypack;
using fuzz::expect;

namespace {

constexpr std::string_view kRaw = "\x02<&\">";

void fill_item(TemplateData& item) {
  item.set("title", std::string(kRaw));
  item.set_markup("body", "<b>x</b>");
  item.set_flag("flag", true);
}

TemplateData make_data() {
  TemplateData all, inner;
  std::vector<TemplateData> items(2);
  for (TemplateData* item : {&all, &inner, &items[0]}) fill_item(*item);
  all.set_list("list", std::move(items));
  all.set_object("object", std::move(inner));
  return all;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static const DeclaredNames names =
      parse_names("title text a\nbody markup b\nflag flag c\nlist list d\nobject object e\n");
  static const TemplateData all = make_data();
  const std::string text(fuzz::text_of(bytes, size));
  if (size > 4 * 1024) return 0;
  std::vector<TemplateTag> tags;
  try {
    tags = check_template(text, "a.xhtml", names);
  } catch (const Failure& failure) {
    expect(failure.code() == ExitCode::usage && *failure.what() != '\0' && failure.place().line > 0,
           "a fault has its place", text);
    return 0;
  }
  // Two sections in each other show their inside once for each item: a short text could grow for ever.
  if (text.find("{{#", text.find("{{#") + 1) != text.npos && size > 512) return 0;
  const std::string out = CompiledTemplate(text, tags, append_escaped).render(all, nullptr);
  expect(out.find(kRaw.substr(0, 2)) == out.npos || text.find('\x02') != text.npos, "every text is escaped", out);
  // The library takes a lone CR for the end of a line; files of templates have none.
  if (text.find('\r') == text.npos) expect(out == oracle_page(text, all), "as the library fills it", text);
  return 0;
}
