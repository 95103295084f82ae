#pragma once

/// The seam between the model and the formats.

#include "base/process.h"
#include "config/config.h"
#include "diag/diagnostics.h"
#include "export/job.h"
#include "model/fragment.h"
#include "model/output.h"
#include "model/site.h"
#include "template/templates.h"

#include <any>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

class EntryShelf;
class MainFeed;

/// What is new in the edition of a book, as a feed of books tells it.
struct EditionNews {
  int number = 0;     ///< 0: the book has no editions.
  Timestamp made;     ///< When it was.
  std::string label;  ///< "第3版", in the book's language.
  std::string since;  ///< The edition before in words; empty: not known, or the first.
  std::vector<std::pair<std::string, std::vector<std::string>>> lists;  ///< Heading, titles of chapters.
};

/// A book that this run made, for the catalogue.
struct MadeBook {
  std::string name;        ///< Of the file, below the output folder.
  std::uint64_t size = 0;  ///< Bytes.
  std::string package;     ///< Its package document.
  std::string cover;       ///< Bytes of a JPEG or PNG; empty: none.
  std::string cover_type;  ///< Media type.
  EditionNews edition;

  /// Of the copy of the cover that stands beside the book.
  std::string cover_name() const {
    return name.substr(0, name.rfind('.')) + (cover_type == "image/png" ? "-cover.png" : "-cover.jpg");
  }
};

class Diagrams;
class Katex;
struct EditionLedger;

/// What exporters of one run make together: the first that needs it makes it, the others wait and share it.
struct SharedWork {
  std::mutex guard;
  std::shared_ptr<Katex> katex;         ///< See `export/book/chapter/katex.h`; null until asked for.
  std::shared_ptr<Diagrams> diagrams;   ///< See `export/book/chapter/diagrams.h`; the same.
  std::shared_ptr<EntryShelf> entries;  ///< See `export/feed/entry_shelf.h`; null until asked for.
  std::shared_ptr<MainFeed> feed;       ///< See `export/feed/main_feed.h`; null until asked for.
  std::vector<MadeBook> books;          ///< In the order of the configuration, once the job of `epub` has finished.
};

/// So much of a file's start tells its type: an SVG may begin with long remarks.
constexpr std::size_t kAssetStart = 64 * 1024;

/// What can be told of a file without reading all of it.
struct AssetHead {
  std::uint64_t size = 0;  ///< Bytes.
  std::string start;       ///< The first bytes, `kAssetStart` or all.
};

/// What an exporter is given. It has no disk, no clock and no environment: the same context makes the same bytes.
struct ExportContext {
  const Config& config;
  const Site& site;
  const Templates& templates;
  /// Content of a Markdown text that is no post (a foreword, a note): `(markdown, source)`.
  const std::function<Fragment(std::string_view markdown, std::string_view source)>& text_fragment;
  /// The bytes of a file inside the site folder (an image, a font); nothing if it can't be read.
  const std::function<std::optional<std::string>(const std::string& file)>& read_asset;
  Timestamp now;  ///< Only for the question whether something is due; never written into an output.
  Timestamp
      made;  ///< What counts as the time of making: SOURCE_DATE_EPOCH, else the newest post's; 0 if neither exists.
  bool made_is_known = false;
  unsigned jobs = 1;
  /// Runs a program of this machine on a text (`source-highlight`); empty: none may be run.
  std::function<ProgramResult(const std::vector<std::string>& command, std::string_view input, AddressSpace space)>
      run_program = {};
  /// Size and first bytes of a file inside the site folder, however large; empty: ask `read_asset`.
  std::function<std::optional<AssetHead>(const std::string& file)> look_at_asset = {};
  std::shared_ptr<SharedWork> shared = std::make_shared<SharedWork>();  ///< Copies of a context share it.
  /// The text of a file of this machine's KaTeX (`katex.js`); empty: formulas stay as they are.
  std::function<std::optional<std::string>(std::string_view name)> read_katex = {};
  /// The editions of all books, see `export/book/plan/editions.h`; null: books have none.
  EditionLedger* editions = nullptr;
};

using MakeOutputs = void(const ExportContext& context, OutputSet& outputs, Diagnostics& diagnostics);

/// `plan` of a format that needs no post's text: its job only finishes, with `make`.
template <MakeOutputs* make>
std::unique_ptr<Job> without_texts(const ExportContext& context, OutputSet& outputs, Diagnostics& diagnostics) {
  struct Plain : Job {
    Plain(const ExportContext& c, OutputSet& o, Diagnostics& d) : context(c), outputs(o), diagnostics(d) {}
    void finish() override { make(context, outputs, diagnostics); }
    const ExportContext& context;
    OutputSet& outputs;
    Diagnostics& diagnostics;
  };
  return std::make_unique<Plain>(context, outputs, diagnostics);
}

/// A command that makes several formats together.
enum class Group { none, feeds };

/// Where a format's one output goes unless its command says otherwise.
enum class Makes { files, standard_output };

/// One output format, and everything that the program must know of it.
struct Exporter {
  std::string_view name;     ///< In the configuration and on the command line.
  Text summary;              ///< For `essaypack list exporters` and its command's help.
  bool is_usual = false;     ///< `build` makes it where no `outputs:` is written.
  bool needs_url = true;     ///< Makes no sense without the site's address.
  bool needs_posts = false;  ///< Its command fails where no post may be published; `build` goes on without it then.
  bool announces =
      false;            ///< Its outputs tell search engines what has changed, and so do the announcements beside them.
  bool closes = false;  ///< Readers fetch its outputs once: a changed one is worth a word.
  bool is_dressed = false;  ///< Takes the options of books, and the preview shows it in other dresses.
  Group group = Group::none;
  Makes makes = Makes::files;
  OutputRank rank = OutputRank::feed;        ///< Of its outputs that show posts.
  std::vector<std::string_view> after = {};  ///< It tells of what these make: its own command makes them, too.
  std::vector<std::string_view> brings =
      {};  ///< `build` makes these beside it; they make nothing unless there is something to make.
  std::string_view example = "-o out/";  ///< What its command's example ends with.
  /// Whether it reads more of a post than its head; null: it does.
  bool (*needs_texts)(const Config& config) = nullptr;
  /// Its own section of essaypack.yaml, called as the format is; null: it has none, or reads one of `Config`.
  void (*read_settings)(KeyReader& keys, std::any& settings) = nullptr;
  /// Its job in a run; all three outlive that.
  std::unique_ptr<Job> (*plan)(const ExportContext& context, OutputSet& outputs, Diagnostics& diagnostics) = nullptr;
};

/// All formats, in the order of `exporters.def`.
const std::vector<Exporter>& all_exporters();
/// The formats that `build` makes of a site: those of `outputs:`, else what is usual.
const std::vector<std::string>& outputs_of(const Config& config);
const std::vector<std::string>& usual_outputs();
/// The sections of essaypack.yaml that formats read.
const FormatSections& all_format_sections();
/// What a format has read; its defaults where there is no such section.
template <class Settings>
const Settings& settings_of_format(std::string_view name, const Config& config) {
  static const Settings kDefaults;
  const auto found = config.format_settings.find(name);
  const auto* own = found == config.format_settings.end() ? nullptr : std::any_cast<Settings>(&found->second);
  return own ? *own : kDefaults;
}
/// Null if there is none of that name.
const Exporter* find_exporter(std::string_view name);

}  // namespace essaypack
