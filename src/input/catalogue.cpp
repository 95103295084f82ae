#include "input/catalogue.h"

#include "base/file.h"
#include "base/parallel.h"
#include "base/text.h"
#include "input/discovery.h"
#include "input/head_split.h"

#include <optional>

namespace essaypack {
namespace {

constexpr std::uint64_t kMaxPost = 16 * 1024 * 1024;

void report_repairs(const std::string& source, const TextRepairs& repairs, Diagnostics& diagnostics) {
  if (repairs.invalid > 0)
    diagnostics.report(Kind::input_invalid_utf8, {source, repairs.invalid_line, repairs.invalid_column},
                       std::to_string(repairs.invalid) + (repairs.invalid == 1 ? " sequence" : " sequences") +
                           " of bytes that are no UTF-8 became U+FFFD",
                       "save the file as UTF-8");
  if (repairs.controls > 0)
    diagnostics.report(Kind::input_control_character, {source, repairs.control_line, repairs.control_column},
                       std::to_string(repairs.controls) + " control " +
                           (repairs.controls == 1 ? "character was" : "characters were") + " removed",
                       "remove them from the file");
}

/// The file's text, cleaned; nothing after a report.
std::optional<std::string> read_text(const Config& config, const std::string& source, Diagnostics& diagnostics) {
  FileBytes file = read_file(config.site_folder / source, kMaxPost);
  if (file.too_large) {
    diagnostics.report(Kind::io_too_large, {source, 0, 0}, "the post is larger than 16 MiB", "split it");
    return {};
  }
  if (!file.bytes) {
    diagnostics.report(Kind::io_unreadable, {source, 0, 0}, "the file can't be read: " + file.error, "check its permissions");
    return {};
  }
  TextRepairs repairs;
  std::string text = clean_file_text(*file.bytes, repairs);
  report_repairs(source, repairs, diagnostics);
  return text;
}

/// What became of one file.
struct Slot {
  std::optional<Post> post;
  bool failed = false;
};

Slot read_source(const SourceFile& file, const Config& config, const Timestamp& now, Diagnostics& diagnostics) {
  Slot slot;
  const std::optional<std::string> text = read_text(config, file.source, diagnostics);
  if (!text) {
    slot.failed = true;
    return slot;
  }
  if (is_blank(*text)) {
    diagnostics.report(Kind::input_empty_file, {file.source, 1, 1}, "the file is empty and no post");
    return slot;
  }
  Post post;
  post.source = file.source;
  post.stem_path = file.stem_path;
  post.kind = file.kind;
  post.is_html = file.is_html;
  post.withheld.draft = file.is_draft;
  if (read_post(*text, config, now, post, diagnostics))
    slot.post = std::move(post);
  else
    slot.failed = true;
  return slot;
}

}  // namespace

Catalogue read_catalogue(const Config& config, const Timestamp& now, unsigned jobs, Diagnostics& diagnostics) {
  Discovery found = find_sources(config, diagnostics);
  std::vector<Slot> slots(found.files.size());
  parallel_for(found.files.size(), jobs,
               [&](std::size_t at) { slots[at] = read_source(found.files[at], config, now, diagnostics); });
  Catalogue catalogue;
  catalogue.folders = std::move(found.folders);
  catalogue.posts.reserve(slots.size());
  for (std::size_t at = 0; at < slots.size(); ++at) {
    catalogue.files.push_back(found.files[at].source);
    if (slots[at].failed) ++catalogue.failed;
    if (!slots[at].post) continue;
    auto& list = slots[at].post->kind == PostKind::post ? catalogue.posts : catalogue.pages;
    list.push_back(std::move(*slots[at].post));
  }
  return catalogue;
}

}  // namespace essaypack
