#include "app/run/workbench.h"

#include "base/file.h"
#include "base/system_paths.h"

#include <cstdlib>

namespace essaypack {
namespace {

/// Of all texts of a run together: ten thousand posts take their time.
constexpr std::chrono::hours kLongestConversion{4};

/// Bytes of an image or font, noted as an input; nothing for a file outside the site.
std::optional<std::string> read_site_file(const std::string& file, const Config& config, Inputs& inputs) {
  constexpr std::uint64_t kLargest = 64 * 1024 * 1024;
  const std::filesystem::path path = config.site_folder / file;
  if (!is_inside(path, config.site_folder)) return std::nullopt;
  std::optional<std::string> bytes = read_file(path, kLargest).bytes;
  // The name of a file that is not there must not get into the depfile: make would run for ever.
  if (bytes)
    inputs.add(path);
  else
    inputs.add_missing(path);
  return bytes;
}

/// Its size and first bytes, noted as an input.
std::optional<AssetHead> look_at_site_file(const std::string& file, const Config& config, Inputs& inputs) {
  const std::filesystem::path path = config.site_folder / file;
  if (!is_inside(path, config.site_folder)) return std::nullopt;
  std::optional<std::string> start = read_file_head(path, kAssetStart);
  std::error_code error;
  const std::uintmax_t size = start ? std::filesystem::file_size(path, error) : 0;
  if (!start || error) {
    inputs.add_missing(path);
    return std::nullopt;
  }
  inputs.add(path);
  return AssetHead{size, std::move(*start)};
}

/// A file of KaTeX in the machine's data folders (XDG_DATA_DIRS).
std::optional<std::string> read_katex(std::string_view name) {
  constexpr std::uint64_t kLargest = 8U << 20;
  const char* const set = std::getenv("XDG_DATA_DIRS");
  std::string_view folders = set && *set ? set : system_paths::kDataFolders;
  while (!folders.empty()) {
    const std::size_t end = std::min(folders.find(':'), folders.size());
    const std::filesystem::path folder(folders.substr(0, end));
    for (const char* below : system_paths::kKatex)
      if (FileBytes file = read_file(folder / below / name, kLargest); file.bytes && folder.is_absolute())
        return std::move(file.bytes);
    folders.remove_prefix(std::min(end + 1, folders.size()));
  }
  return std::nullopt;
}

}  // namespace

Workbench::Workbench(const Config& config, const Site& site, const Templates& templates, Inputs& inputs,
                     Progress& progress, Diagnostics& diagnostics)
    : config_(config),
      site_(site),
      templates_(templates),
      inputs_(inputs),
      converters_(
          [&diagnostics](const Message& message) {
            diagnostics.report(Kind::content_unconverted, {}, message,
                               tr("run it by itself to see what is wrong, or name the text in 'exclude'"));
          },
          {}, kLongestConversion),
      renderer_(config, site, diagnostics,
                [this](const std::vector<std::string>& command, std::string_view input, AddressSpace space) {
                  return converters_.run(command, input, space);
                }),
      render_([this, &inputs, &progress](std::size_t post) {
        auto fragment = renderer_.render(post);
        progress.step();
        if (fragment) inputs.add(*fragment);
        return fragment;
      }),
      text_fragment_([this](std::string_view markdown, std::string_view source) {
        Post place;
        place.source = std::string(source);
        place.language = site_.language;
        return renderer_.render_text(markdown, place, 1);
      }),
      read_asset_([this, &inputs](const std::string& file) { return read_site_file(file, config_, inputs); }),
      programs_([&diagnostics](const Message& message) {
        diagnostics.report(
            Kind::book_no_program, {}, message,
            tr("run it by itself to see what is wrong, or do without it: book: {diagrams: source, highlight: false}"));
      }) {}

ExportContext Workbench::context(const Timestamp& now, const std::optional<Timestamp>& made, unsigned jobs) const {
  return {config_,
          site_,
          templates_,
          text_fragment_,
          read_asset_,
          now,
          made.value_or(Timestamp{}),
          made.has_value(),
          jobs,
          [this](const std::vector<std::string>& command, std::string_view input, AddressSpace space) {
            return programs_.run(command, input, space);
          },
          [this](const std::string& file) { return look_at_site_file(file, config_, inputs_); },
          std::make_shared<SharedWork>(),
          read_katex};
}

std::optional<Timestamp> time_of_making(const World& world, const Site& site, const Zone& zone) {
  if (world.source_date_epoch) return zone.at(*world.source_date_epoch);
  std::optional<Timestamp> newest;
  for (const Post& post : site.posts) {
    const std::optional<Timestamp>& time = post.updated ? post.updated : post.date;
    if (time && (!newest || *newest < *time)) newest = time;
  }
  return newest;
}

}  // namespace essaypack
