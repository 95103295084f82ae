#pragma once

/// A blog in a folder of its own, and what the reading of it reports, as text.

#include "base/file.h"
#include "config/config.h"
#include "diag/diagnostics.h"
#include "folders.h"
#include "input/catalogue.h"
#include "kinds/kinds.h"
#include "site/site_builder.h"
#include "temporary_folder.h"

#include <boost/test/unit_test.hpp>

#include <nlohmann/json.hpp>

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

using Blog = essaypack::test::TemporaryFolder;

/// One line for each report: `file:line:column: kind: message (hint)`.
inline std::string reports_of(const essaypack::Diagnostics& diagnostics) {
  std::string text;
  for (const essaypack::Diagnostic& report : diagnostics.sorted()) {
    text += report.place.file + ":" + std::to_string(report.place.line) + ":" + std::to_string(report.place.column) +
            ": " + std::string(entry_of(report.kind).name) + ": " + report.message.english();
    if (!report.hint.empty()) text += " (" + report.hint.english() + ")";
    text += "\n";
  }
  return text;
}

/// A clock for tests: 2026-11-21T00:00:00Z.
inline const essaypack::Timestamp kTestNow{1'795'219'200, 0};

inline essaypack::Site build(const Blog& blog, essaypack::Diagnostics& diagnostics,
                             const essaypack::ConfigOverrides& overrides = {}) {
  const essaypack::Config config =
      essaypack::load_config(blog.path, essaypack::all_site_kinds(), overrides, diagnostics);
  return build_site(read_catalogue(config, kTestNow, 2, diagnostics), config, diagnostics);
}

/// A file of the shared folder as JSON; null where the folder is missing, with a message.
inline nlohmann::json read_shared(const std::string& name) {
  const std::filesystem::path path = std::filesystem::path(essaypack::kShared) / name;
  const essaypack::FileBytes file = essaypack::read_file(path);
  if (!file.bytes) {
    BOOST_TEST_MESSAGE("skipped: no " << path.string());
    return nullptr;
  }
  return nlohmann::json::parse(*file.bytes);
}

/// The section of DEVIATE.json that names the case `id` of `file`; null if none does.
inline nlohmann::json deviation(const nlohmann::json& deviate, const std::string& file, const std::string& id) {
  for (const nlohmann::json& reason : deviate["files"][file])
    for (const nlohmann::json& name : reason["ids"])
      if (name == id) return reason;
  return nullptr;
}

/// The configuration of a Hexo blog at `https://example.org`, as far as reading posts asks for it.
inline essaypack::Config hexo_config(const std::filesystem::path& folder = {}) {
  essaypack::Config config;
  config.kind = &essaypack::hexo_kind();
  config.site_folder = folder;
  config.title = "温柔集";
  config.url = "https://example.org";
  config.language = "zh-CN";
  config.zone = *essaypack::Zone::find("Asia/Shanghai");
  config.zone_is_set = true;
  config.post_folders = {"source/_posts"};
  config.draft_folders = {"source/_drafts"};
  config.source_folder = "source";
  config.public_folder = "public";
  config.extensions = {"md", "markdown", "mkd", "mkdn", "mdwn", "mdtxt", "mdtext"};
  config.permalink = ":year/:month/:day/:title/";
  config.has_list_pages = true;
  return config;
}

inline essaypack::Site build(const essaypack::Config& config, essaypack::Diagnostics& diagnostics) {
  return build_site(read_catalogue(config, kTestNow, 2, diagnostics), config, diagnostics);
}
