#include "trial.h"

#include "config/config.h"
#include "config/sections/book.h"
#include "content/renderer.h"
#include "diag/failure.h"
#include "export/book/picture/png.h"
#include "export/one_pass.h"
#include "input/catalogue.h"
#include "kinds/kinds.h"
#include "site/site_builder.h"

#include <malloc.h>
#include <time.h>

#include <fstream>
#include <vector>

namespace essaypack::growth {
namespace {

namespace fs = std::filesystem;

const char* const kSites[] = {"hexo", "jekyll", "hugo", "plain"};
const char* const kConfigs[] = {"_config.yml", "_config.yml", "hugo.yaml", "essaypack.yaml"};
const char* const kPosts[] = {"source/_posts/p.md", "_posts/2020-01-02-p.md", "content/posts/p.md", "p.md"};
constexpr const char* kSettings =
    "title: t\nurl: https://example.org\nbaseURL: https://example.org\nlanguage: en\ntimezone: UTC\n";
constexpr const char* kHead = "---\ntitle: t\ndate: 2020-01-02 03:04:05\ntags: [a, b]\n---\n\n";

void write_file(const fs::path& path, std::string_view bytes) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << bytes;
}

double thread_milliseconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// A line of /proc/self/status in MB.
double status_megabytes(std::string_view name) {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with(name)) return std::stod(line.substr(name.size() + 1)) / 1024;
  return 0;
}

/// Times stages one after the other, and keeps the name of the longest.
class Stages {
 public:
  explicit Stages(Cost& cost) : cost_(cost), start_(thread_milliseconds()) {}
  void end(const std::string& name) {
    const double now = thread_milliseconds();
    if (now - start_ > longest_) longest_ = now - start_, cost_.worst = name;
    cost_.milliseconds += now - start_;
    start_ = now;
  }

 private:
  Cost& cost_;
  double start_;
  double longest_ = -1;
};

/// A fresh site of a kind: one that was cut leaves its files behind.
fs::path make_site(const fs::path& folder, int kind) {
  const fs::path site = folder / kSites[kind];
  fs::remove_all(site);
  write_file(site / kConfigs[kind], kSettings);
  write_file(site / kPosts[kind], std::string(kHead) + "a\n");
  if (kind == 2) {
    write_file(site / "layouts/shortcodes/own.html", "<div>{{ .Inner }}</div>");
    write_file(site / "layouts/shortcodes/none.html", "");
  }
  if (kind == 3) fs::create_directories(site / ".obsidian");
  return site;
}

void export_everything(const Config& config, const Site& site, Diagnostics& diagnostics, const fs::path& scratch,
                       Stages& stages) {
  const Templates templates("");
  const Renderer renderer(config, site, diagnostics);
  std::vector<std::shared_ptr<const essaypack::Fragment>> made(site.posts.size());
  for (std::size_t i = 0; i < made.size(); ++i) made[i] = renderer.render(i);
  stages.end("content");
  const FragmentSource source = [&](std::size_t post) { return made[post]; };
  const std::function<essaypack::Fragment(std::string_view, std::string_view)> text =
      [&](std::string_view markdown, std::string_view) { return renderer.render_text(markdown, site.posts.at(0), 1); };
  const std::function<std::optional<std::string>(const std::string&)> asset = [](const std::string&) {
    static const std::string cover = encode_png(std::vector<std::uint32_t>(600 * 800, 0x204060).data(), 600, 800, 600);
    return std::optional<std::string>(cover);
  };
  const Timestamp day{1'600'000'000, 0};
  const ExportContext context{config, site, templates, text, asset, day, day, true, 1};
  OutputSet outputs([&](std::string_view) { return scratch / "book.epub"; });
  for (const char* format : {"rss", "atom", "json", "lists", "sitemap", "model", "epub"}) {
    if (site.posts.empty()) break;
    Jobs jobs;
    jobs.push_back(find_exporter(format)->plan(context, outputs, diagnostics));
    run_jobs(jobs, context, source);
    stages.end(format);
  }
}

std::string first_error(const Diagnostics& diagnostics) {
  for (const Diagnostic& problem : diagnostics.sorted())
    if (problem.severity == Severity::error) return problem.message.english();
  return {};
}

void run_site(const fs::path& site_folder, const fs::path& scratch, Cost& cost) {
  Stages stages(cost);
  Diagnostics diagnostics;
  try {
    Config config = load_config(site_folder, all_site_kinds(), {}, diagnostics);
    config.book->cover_image = "cover.png";
    for (BookConfig& book : *config.books) book.cover_image = "cover.png";
    stages.end("configuration");
    Catalogue catalogue = read_catalogue(config, {1'800'000'000, 0}, 1, diagnostics, Details::all);
    stages.end("head");
    const Site site = build_site(std::move(catalogue), config, diagnostics);
    stages.end("site");
    export_everything(config, site, diagnostics, scratch, stages);
    cost.refused = first_error(diagnostics);
  } catch (const Failure& failure) {
    cost.refused = failure.what();
  }
  stages.end("the end");
}

}  // namespace

Bench::Bench(fs::path folder) : folder_(std::move(folder)) {}

Cost Bench::run(const Fragment& fragment, std::size_t size) const {
  const bool is_hugo = fragment.part == Part::toml_config || fragment.part == Part::json_config;
  const fs::path site = make_site(folder_, is_hugo ? 2 : fragment.site);
  fs::path post = site / kPosts[fragment.site];
  const std::string text = repeat(fragment, size);
  switch (fragment.part) {
    case Part::body:
      write_file(post, kHead + text);
      break;
    case Part::html_body:
      write_file(post.replace_extension(".html"), kHead + text);
      break;
    case Part::yaml_head:
      write_file(post, "---\ntitle: t\ndate: 2020-01-02\n" + text + "\n---\n\na\n");
      break;
    case Part::toml_head:
      write_file(post, "+++\ntitle = 't'\ndate = 2020-01-02\n" + text + "\n+++\n\na\n");
      break;
    case Part::json_head:
      write_file(post, "{\"title\": \"t\", \"date\": \"2020-01-02\", \"a\":" + text + "}\n\na\n");
      break;
    case Part::yaml_config:
      write_file(site / kConfigs[fragment.site], kSettings + text);
      break;
    case Part::toml_config:
      fs::remove(site / kConfigs[2]);
      write_file(site / "hugo.toml", "title = 't'\nbaseURL = 'https://example.org'\n" + text);
      break;
    case Part::json_config:
      fs::remove(site / kConfigs[2]);
      write_file(site / "hugo.json", "{\"title\": \"t\", \"baseURL\": \"https://example.org\", \"a\":" + text + "}");
      break;
    case Part::own_config:
      write_file(site / "essaypack.yaml", kSettings + text);
      break;
  }
  Cost cost;
  malloc_trim(0);
  std::ofstream("/proc/self/clear_refs") << "5";  // the peak begins anew
  const double before = status_megabytes("VmRSS:");
  run_site(site, folder_, cost);
  cost.megabytes = status_megabytes("VmHWM:") - before;
  return cost;
}

}  // namespace essaypack::growth
