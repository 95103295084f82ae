/// Any bytes as a post of a site of any kind, all the way into feeds, lists, sitemap and model: XML and JSON come out,
/// the same twice, and nothing of what is kept back.

#include "blog.h"
#include "fuzz.h"

#include "base/text.h"
#include "content/renderer.h"
#include "export/one_pass.h"
#include "input/catalogue.h"

#include <nlohmann/json.hpp>
#include <pugixml.hpp>

#include <map>
#include <memory>

using namespace essaypack;
using fuzz::expect;

namespace {

using Files = std::map<std::string, std::string>;  // name -> bytes

/// The posts of the site: one that is kept back, one that is not, and the input where it is a post.
Catalogue make_catalogue(const std::string& text, const fuzz::Blog& blog, Diagnostics& diagnostics) {
  Catalogue catalogue;
  Post post;
  post.source = blog.post.source;
  post.stem_path = blog.post.stem_path;
  if (read_post(text, blog.config, {1'710'000'000, 0}, post, diagnostics)) catalogue.posts.push_back(std::move(post));
  catalogue.posts.push_back(fuzz::post_named(blog.config, "hidden", fuzz::kSecret));
  catalogue.posts.back().withheld.draft = true;
  catalogue.posts.push_back(fuzz::post_named(blog.config, "river", "河流"));
  return catalogue;
}

Files make_outputs(const std::string& text, const fuzz::Blog& blog) {
  static const Templates templates("");
  Diagnostics diagnostics;
  const Site site = build_site(make_catalogue(text, blog, diagnostics), blog.config, diagnostics);
  const Renderer renderer(blog.config, site, diagnostics);
  const auto render = [&](std::size_t index) {
    const Post& post = site.posts[index];
    return renderer.render_body(post.source == blog.post.source ? std::string_view(text).substr(post.body_offset) : "x",
                                post);
  };
  const std::function<Fragment(std::string_view, std::string_view)> texts = [](std::string_view, std::string_view) {
    return Fragment();
  };
  const std::function<std::optional<std::string>(const std::string&)> no_file =
      [](const std::string&) -> std::optional<std::string> { return std::nullopt; };
  const ExportContext context{blog.config, site, templates, texts, no_file, {1'710'000'000, 0}, {}};
  OutputSet outputs([](std::string_view name) { return std::filesystem::path(name); });
  Jobs jobs;
  for (const Exporter& exporter : all_exporters())
    if (exporter.name != "epub") jobs.push_back(exporter.plan(context, outputs, diagnostics));
  run_jobs(jobs, context, render);
  Files files;
  for (const Output& output : outputs.outputs()) files[output.name] += output.bytes;
  return files;
}

void check_file(const std::string& name, const std::string& bytes) {
  if (name.ends_with(".xml") || name.ends_with(".opml")) {
    expect(pugi::xml_document().load_buffer(bytes.data(), bytes.size(), pugi::parse_full), "an output is XML", bytes);
    expect(xml_clean(bytes) == bytes, "an output has no character that XML forbids", bytes);
  }
  if (name.ends_with(".json")) expect(nlohmann::json::accept(bytes), "an output is JSON", bytes);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size > 64 * 1024) return 0;
  const fuzz::Choice input = fuzz::choose(bytes, size, fuzz::kBlogs);
  const fuzz::Blog& blog = fuzz::blog_of(input.number);
  TextRepairs repairs;
  const std::string text = clean_file_text(input.text, repairs);
  const Files files = make_outputs(text, blog);
  const bool tells = text.find(fuzz::kSecret) != text.npos;
  for (const auto& [name, content] : files) {
    check_file(name, content);
    expect(tells || content.find(fuzz::kSecret) == content.npos, "nothing that is kept back gets out", content);
  }
  if (size % 8 == 0) expect(make_outputs(text, blog) == files, "the same post makes the same bytes");
  return 0;
}
