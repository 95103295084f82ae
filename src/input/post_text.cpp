#include "input/post_text.h"

#include "base/file.h"

#include <cstdint>

namespace essaypack {
namespace {

std::optional<PostText> read_from_export(const SourceTexts& texts, const std::string& source,
                                         Diagnostics& diagnostics) {
  SourceText found = texts.read(source);
  if (!found.html) {
    diagnostics.report(Kind::io_unreadable, {source, 0, 0}, found.problem, tr("export the blog again"));
    return {};
  }
  PostText read;
  read.text = clean_file_text(*found.html, read.repairs);
  read.unread = std::move(found.unread);
  return read;
}

}  // namespace

std::optional<PostText> read_post_text(const Config& config, const std::string& source, Diagnostics& diagnostics) {
  if (config.texts) return read_from_export(*config.texts, source, diagnostics);
  constexpr std::uint64_t kMost = 16 * 1024 * 1024;
  FileBytes file = read_file(config.site_folder / source, kMost);
  if (file.too_large) {
    diagnostics.report(Kind::io_too_large, {source, 0, 0}, tr("the post is larger than 16 MiB"), tr("split it"));
    return {};
  }
  if (!file.bytes) {
    diagnostics.report(Kind::io_unreadable, {source, 0, 0}, tr("the file can't be read: {}", file.error),
                       tr("check its permissions"));
    return {};
  }
  PostText read;
  read.text = clean_file_text(*file.bytes, read.repairs);
  return read;
}

}  // namespace essaypack
