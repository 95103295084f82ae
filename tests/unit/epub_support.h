#pragma once

/// Books made of hand-written fragments, for the suites epub_*.

#include "base/file.h"
#include "config/sections/book.h"
#include "export/book/chapter/math.h"
#include "export/book/epub.h"
#include "export/book/picture/png.h"
#include "export/one_pass.h"
#include "temporary_folder.h"

#include <zip.h>

#include <cstdlib>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace epub_support {

namespace fs = std::filesystem;
using namespace essaypack;
using test::TemporaryFolder;

/// A PNG of one pixel.
inline std::string tiny_png() {
  static const unsigned char kBytes[] = {
      0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52, 0x00,
      0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x00, 0x00, 0x00, 0x00, 0x3a, 0x7e, 0x9b, 0x55, 0x00,
      0x00, 0x00, 0x0a, 0x49, 0x44, 0x41, 0x54, 0x78, 0xda, 0x63, 0x68, 0x00, 0x00, 0x00, 0x82, 0x00, 0x81,
      0xda, 0x45, 0x08, 0x3b, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82};
  return std::string(reinterpret_cast<const char*>(kBytes), sizeof kBytes);
}

/// A site whose posts and fragments a test writes itself.
struct TestSite {
  Config config;
  Site site;
  std::map<std::size_t, std::shared_ptr<Fragment>> fragments;  ///< A post without one fails.
  std::map<std::string, std::string> assets;
  unsigned jobs = 1;
  bool made_is_known = true;
  std::string templates;
  RunProgram run;  ///< Empty: no program may be run.

  TestSite() {
    site.title = "温柔集";
    site.url = "https://example.org/";
    site.language = "zh-CN";
    site.author.name = "林夏";
    config.site_folder = "/site";
    config.book->part_pages = PartPages::always;  // small sites show what all parts have
  }

  /// Adds a post; `body` is the content of the fragment's `body`.
  Post& add(std::string source, std::string title, std::string body) {
    Post post;
    post.source = "posts/" + source;
    post.stem_path = source.substr(0, source.rfind('.'));
    post.title = std::move(title);
    post.path = post.stem_path + "/";
    post.permalink = "https://example.org/" + post.path;
    set_body(site.posts.size(), body);
    site.posts.push_back(std::move(post));
    return site.posts.back();
  }

  Fragment& set_body(std::size_t post, const std::string& body) {
    auto fragment = std::make_shared<Fragment>();
    const std::string text = "<body>" + body + "</body>";
    if (!fragment->body.load_buffer(text.data(), text.size(), pugi::parse_default | pugi::parse_ws_pcdata))
      std::abort();
    fragments[post] = fragment;
    return *fragment;
  }

  /// Categories as the site builder makes them.
  void finish() {
    for (std::size_t i = 0; i < site.posts.size(); ++i) {
      for (const auto& path : site.posts[i].categories) add_category(path);
      for (const std::string& name : site.posts[i].tags) add_tag(name, i);
    }
  }

  void add_category(const std::vector<std::string>& path) {
    for (std::size_t depth = 1; depth <= path.size(); ++depth) {
      const std::vector<std::string> head(path.begin(), path.begin() + static_cast<std::ptrdiff_t>(depth));
      bool known = false;
      for (const Category& one : site.categories) known = known || one.path == head;
      if (known) continue;
      Category category;
      category.name = head.back();
      category.path = head;
      site.categories.push_back(category);
    }
  }

  void add_tag(const std::string& name, std::size_t post) {
    for (Tag& tag : site.tags)
      if (tag.name == name) return tag.posts.push_back(post);
    Tag tag;
    tag.name = tag.slug = name;
    tag.posts = {post};
    site.tags.push_back(tag);
  }

  /// Exports to `file`; the problems as text, one a line.
  std::string make(const fs::path& file) {
    return make([&](std::string_view) { return file; });
  }

  /// Exports all books to a folder.
  std::string make_all(const fs::path& folder) {
    return make([&](std::string_view name) { return folder / name; });
  }

  std::string make(const std::function<fs::path(std::string_view)>& place) {
    Diagnostics diagnostics;
    const Templates all(templates);
    const FragmentSource source = [&](std::size_t post) -> std::shared_ptr<const Fragment> {
      const auto found = fragments.find(post);
      return found == fragments.end() ? nullptr : found->second;
    };
    const std::function<Fragment(std::string_view, std::string_view)> text = [](std::string_view markdown,
                                                                                std::string_view) {
      Fragment fragment;
      const std::string body = "<body><p>" + std::string(markdown) + "</p></body>";
      fragment.body.load_buffer(body.data(), body.size());
      return fragment;
    };
    const std::function<std::optional<std::string>(const std::string&)> asset =
        [&](const std::string& name) -> std::optional<std::string> {
      const auto found = assets.find(name);
      return found == assets.end() ? std::nullopt : std::optional(found->second);
    };
    const Timestamp made{1'761'776'287, 28'800};
    const ExportContext context{config, site, all, text, asset, made, made, made_is_known, jobs, run};
    OutputSet outputs([&](std::string_view name) {
      fs::remove(place(name));
      return place(name);
    });
    Jobs all_jobs;
    all_jobs.push_back(find_exporter("epub")->plan(context, outputs, diagnostics));
    run_jobs(all_jobs, context, source);
    std::string report;
    for (const Diagnostic& one : diagnostics.sorted())
      report += one.place.file + ":" + std::to_string(one.place.line) + ": " + one.message.english() + " [" +
                std::string(entry_of(one.kind).name) + "]\n";
    return report;
  }
};

/// The files of a zip by name.
inline std::map<std::string, std::string> unzip(const fs::path& file) {
  std::map<std::string, std::string> files;
  int code = 0;
  zip_t* zip = zip_open(file.c_str(), ZIP_RDONLY, &code);
  if (!zip) return files;
  for (zip_int64_t i = 0; i < zip_get_num_entries(zip, 0); ++i) {
    zip_stat_t stat;
    zip_stat_index(zip, i, 0, &stat);
    std::string bytes(stat.size, '\0');
    zip_file_t* one = zip_fopen_index(zip, i, 0);
    zip_fread(one, bytes.data(), bytes.size());
    zip_fclose(one);
    files[stat.name] = bytes;
  }
  zip_close(zip);
  return files;
}

/// A site whose cover need not be drawn.
inline TestSite blank() {
  static const std::string cover = [] {
    std::vector<std::uint32_t> pixels(600 * 800, 0x336699);
    return encode_png(pixels.data(), 600, 800, 600);
  }();
  TestSite test;
  test.assets["/site/cover.png"] = cover;
  test.config.book->cover_image = "cover.png";
  return test;
}

/// The menu of a book in one line: `part(post post)`.
inline std::string menu_line(const std::string& ncx) {
  pugi::xml_document document;
  document.load_string(ncx.c_str());
  const auto walk = [](const auto& self, const pugi::xml_node& parent) -> std::string {
    std::string text;
    for (const pugi::xml_node& point : parent.children("navPoint")) {
      if (!text.empty()) text += ' ';
      text += point.child("navLabel").child_value("text");
      if (const std::string inner = self(self, point); !inner.empty()) text += "(" + inner + ")";
    }
    return text;
  };
  return walk(walk, document.document_element().child("navMap"));
}

/// What stands between two markers, both excluded; empty if they are missing.
inline std::string between(const std::string& text, const std::string& start, const std::string& end) {
  const std::size_t a = text.find(start);
  if (a == std::string::npos) return {};
  const std::size_t b = text.find(end, a + start.size());
  return b == std::string::npos ? std::string() : text.substr(a + start.size(), b - a - start.size());
}

}  // namespace epub_support
