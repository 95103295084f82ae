/// A zip of Notion (Export > Markdown & CSV): its pages as Markdown, read as those of an unzipped one. Notion puts that
/// zip into another one.

#include "base/path.h"
#include "base/text.h"
#include "diag/failure.h"
#include "input/catalogue.h"
#include "input/file_name.h"
#include "input/folder_words.h"
#include "input/site_sources.h"
#include "kinds/exports/export.h"
#include "kinds/exports/page_store.h"
#include "kinds/kinds.h"
#include "kinds/plain/notion_names.h"

#include <algorithm>
#include <utility>

namespace essaypack {
namespace {

bool is_note_name(std::string_view name) { return extension_of(name) == "md"; }

bool is_notion_name(std::string_view name) {
  const std::string_view stem = without_extension(file_part(name));
  return without_notion_id(stem).size() < stem.size();
}

/// All notes of a zip have Notion's ids: what other programs keep back in their folders is not known of a zip.
bool reads_file(const std::filesystem::path& file) {
  if (extension_of(file.native()) != "zip" || !head_of_export(file).starts_with("PK")) return false;
  try {
    const std::unique_ptr<PageStore> zip = open_page_zip(file, file.string(), is_note_name);
    return !zip->names().empty() && std::all_of(zip->names().begin(), zip->names().end(), is_notion_name);
  } catch (const Failure&) {
    return false;  // the kind that reads any zip says why
  }
}

class Notes : public SourceTexts {
 public:
  void add(const std::string& name, std::unique_ptr<PageStore> zip) { zips_.emplace_back(name, std::move(zip)); }

  SourceText read(std::string_view source) const override {
    for (const auto& [name, zip] : zips_)
      if (is_below(source, name))
        if (std::optional<std::string> text = zip->read(std::string(source.substr(name.size() + 1))))
          return {std::move(text), {}, {}};
    return {{}, tr("the page can't be read, or is larger than 16 MiB"), {}};
  }

  std::vector<SourceFile> list() const {
    std::vector<SourceFile> files;
    for (const auto& [name, zip] : zips_)
      for (const std::string& note : zip->names()) {
        SourceFile& file = files.emplace_back();
        file.source = name + "/" + note;
        file.stem_path = without_extension(note);
        file.is_draft = meaning_of_path(note).meaning == FolderMeaning::drafts;
      }
    std::sort(files.begin(), files.end(), [](const SourceFile& a, const SourceFile& b) { return a.source < b.source; });
    return files;
  }

 private:
  std::vector<std::pair<std::string, std::unique_ptr<PageStore>>> zips_;
};

class Sources : public SiteSources {
 public:
  explicit Sources(const Config& config) : texts_(config.texts), notes_(static_cast<const Notes&>(*config.texts)) {}

  std::optional<std::vector<SourceFile>> listed() const override { return notes_.list(); }
  std::optional<SourceFile> sort(SourceFile, const std::string&, SourceDesk&) override { return {}; }
  HandedDown handed_down(const SourceFile& file) const override {
    HandedDown handed;
    handed.withheld.unpublished = meaning_of_path(file.stem_path).meaning == FolderMeaning::nobodys;
    return handed;
  }

 private:
  std::shared_ptr<const SourceTexts> texts_;
  const Notes& notes_;
};

void read_data(const std::string& prefix, Config& config, Diagnostics& diagnostics) {
  auto notes = std::make_shared<Notes>();
  for (const std::string& name : config.exports) {
    std::unique_ptr<PageStore> zip = open_page_zip(config.site_folder / name, prefix + name, is_note_name);
    report_passed_over(*zip, prefix + name, diagnostics);
    notes->add(name, std::move(zip));
  }
  config.texts = std::move(notes);
}

void set_defaults(const FoundSite& site, Config& config) {
  set_export_defaults(site, config);
  config.permalink = ":year/:month/:day/:title/";
  config.markdown.descriptions.several_terms = true;
}

}  // namespace

const SiteKind& notion_kind() {
  static const SiteKind kind{
      .name = "notion",
      .title = "Notion",
      .summary = mark("an export of Notion (Markdown & CSV): a .zip file"),
      .detect = [](const SiteFolder& folder) { return find_exports(folder, reads_file); },
      .reads_file = reads_file,
      .set_defaults = set_defaults,
      .read_data = read_data,
      .open_sources = [](const Config& config, const Timestamp&) -> std::unique_ptr<SiteSources> {
        return std::make_unique<Sources>(config);
      },
      .withhold = [](const Config&, std::vector<Post>& posts) { drop_notion_ids(posts); },
  };
  return kind;
}

}  // namespace essaypack
