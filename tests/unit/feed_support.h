#pragma once

/// A small site made by hand, for the tests of feeds, sitemaps and the model.

#include "base/url.h"
#include "config/sections/sitemap.h"
#include "export/one_pass.h"
#include "site/plain_names.h"

#include <boost/test/unit_test.hpp>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack::test {

/// A fragment with that XHTML inside of its body.
inline std::shared_ptr<Fragment> make_fragment(std::string_view body) {
  auto fragment = std::make_shared<Fragment>();
  const std::string xml = "<body>" + std::string(body) + "</body>";
  const pugi::xml_parse_result result = fragment->body.load_buffer(
      xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata, pugi::encoding_utf8);
  BOOST_REQUIRE_MESSAGE(result, result.description());
  return fragment;
}

/// Everything that an exporter is given. Add posts, then run.
struct TestSite {
  Config config;
  Site site;
  Templates templates{""};
  Diagnostics diagnostics;
  std::vector<std::shared_ptr<Fragment>> fragments;
  std::map<std::string, std::string> assets;  ///< By path below the site folder.
  std::size_t rendered = 0;                   ///< Calls of the fragment source.
  bool is_plain = false;                      ///< The fields of the site were decoded.
  Timestamp now = parse_date("2026-01-01", Zone()).time;

  explicit TestSite(const std::string& url = "https://blog.example.com/") {
    config.site_folder = "/site";
    config.zone = *Zone::find("Asia/Shanghai");
    config.static_folders = {"source"};
    site.url = url;
    site.title = "文集";
    site.language = "zh-CN";
    site.timezone = "Asia/Shanghai";
    site.author.name = "示例作者";
    config.sitemap->books = false;  // a test of books says so
  }

  /// The post's key, its date (wall clock of the site; empty: none), its title, and its body.
  Post& add(const std::string& key, std::string_view date, const std::string& title, std::string_view body) {
    Post post;
    post.source = "source/_posts/" + key + ".md";
    post.stem_path = key;
    post.title = title;
    if (!date.empty()) post.date = parse_date(date, config.zone).time;
    post.slug = key;
    post.path = "posts/" + key + "/";
    if (!site.url.empty()) {
      post.permalink = site.url + encode_path(post.path);
      post.id = "tag:blog.example.com,2025:post:" + key;
    }
    fragments.push_back(body.empty() ? nullptr : make_fragment(body));
    site.posts.push_back(std::move(post));
    return site.posts.back();
  }

  Fragment& fragment(std::size_t post) { return *fragments[post]; }

  /// The outputs of an exporter by name.
  std::map<std::string, std::string> run(std::string_view exporter) {
    if (!is_plain) make_plain(site);  // as `build_site` does, once
    is_plain = true;
    const FragmentSource source = [this](std::size_t post) -> std::shared_ptr<const Fragment> {
      ++rendered;
      return fragments[post];
    };
    const std::function<Fragment(std::string_view, std::string_view)> text_source =
        [](std::string_view, std::string_view) { return Fragment(); };
    const std::function<std::optional<std::string>(const std::string&)> read_asset =
        [this](const std::string& file) -> std::optional<std::string> {
      const auto found = assets.find(file.substr(config.site_folder.string().size() + 1));
      return found == assets.end() ? std::nullopt : std::optional(found->second);
    };
    ExportContext context{config, site, templates, text_source, read_asset, now, {}};
    context.shared = shared;
    OutputSet outputs([](std::string_view name) { return std::filesystem::path(name); });
    const Exporter* found = find_exporter(exporter);
    BOOST_REQUIRE(found);
    Jobs jobs;
    jobs.push_back(found->plan(context, outputs, diagnostics));
    run_jobs(jobs, context, source);
    shared->entries.reset();  // they know this run's context
    std::map<std::string, std::string> bytes;
    for (const Output& output : outputs.outputs()) bytes[output.name] = output.bytes;
    return bytes;
  }

  std::shared_ptr<SharedWork> shared = std::make_shared<SharedWork>();
};

/// Two posts: one with everything, one with the least.
inline void add_two_posts(TestSite& t) {
  Post& full = t.add("5e7f3b21", "2025-10-30 06:18:07", "用 <div> 与 A&B",
                     "<p>夜深了。</p><pre><code>a &lt; b\n]]&gt;</code></pre>");
  full.updated = parse_date("2025-10-31 08:00:00", t.config.zone).time;
  full.description = "一个摘要 & <b>一点</b>";
  full.categories = {{"生活感悟", "心灵成长"}, {"生活感悟", "随笔"}};
  full.tags = {"C++", "随笔"};
  full.cover = "/images/雨.png";
  full.authors = {{"另一人", "", "https://other.example.org/"}};
  full.language = "en";
  t.assets["source/images/雨.png"] = std::string("\x89PNG\r\n\x1A\n", 8) + "....";
  t.add("plain", "2025-10-29", "短", "<p>短文。</p>");
  t.fragment(1).opening_text = "短文。";
}

}  // namespace essaypack::test
