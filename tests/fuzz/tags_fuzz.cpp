/// Any bytes as a body with template tags: those of Hexo, Liquid of Jekyll, shortcodes of Hugo, Obsidian's marks. What
/// cmark is given has its lines in the body, and every token in it stands for a piece of the body.

#include "blog.h"
#include "fuzz.h"

#include "base/text.h"
#include "content/lookup/assets.h"
#include "content/lookup/body_context.h"
#include "content/scan/prepass.h"
#include "content/tags/tag_scan.h"
#include "content/tags/tags.h"
#include "content/text/prepared.h"

#include <algorithm>

using namespace essaypack;
using fuzz::expect;

namespace {

void check_prepared(const Prepared& prepared, std::string_view body) {
  const int lines = static_cast<int>(std::count(body.begin(), body.end(), '\n')) + 1;
  std::string_view rest = prepared.text;
  for (int line = 1; !rest.empty(); ++line) {
    if (trim(fuzz::take_line(rest)).empty()) continue;  // those that were put in stand for nothing
    const int source = prepared.source_line(line);
    expect(source >= 1 && source <= lines, "a line comes from a line of the body", prepared.text);
  }
  for (std::size_t at = 0;
       prepared.has_letters && (at = prepared.letters.find(prepared.text, at)) != std::string::npos;) {
    const Letters::Found found = prepared.letters.look(prepared.text, at);
    expect(found.what != Letters::Found::What::token || found.index < prepared.placeholders.size(),
           "a token stands for a piece");
    at += std::max<std::size_t>(found.size, 1);
  }
  for (const Placeholder& one : prepared.placeholders)
    expect(one.output.find(fuzz::kSecret) == std::string::npos || body.find(fuzz::kSecret) != body.npos,
           "nothing that is kept back gets out", one.output);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size > 64 * 1024) return 0;
  const fuzz::Choice input = fuzz::choose(bytes, size, fuzz::kBlogs);
  const fuzz::Blog& blog = fuzz::blog_of(input.number);
  TextRepairs repairs;
  const std::string body = clean_file_text(input.text, repairs);
  Diagnostics diagnostics;
  const AssetFinder assets(blog.config, blog.site);
  const SourcePlaces places(blog.post.source, body, 1);
  const BodyContext context{blog.config, blog.site, blog.post, assets, diagnostics, places};
  check_prepared(prepare_markdown(body, context, tag_language_of(body, context)), body);
  for (const Diagnostic& one : diagnostics.sorted())
    expect(one.message.english().find('\n') == std::string::npos &&
               one.message.english().find(fuzz::kSecret) == std::string::npos,
           "a message is one line", one.message.english());
  return 0;
}
