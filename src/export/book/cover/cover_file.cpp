#include "export/book/cover/cover_file.h"

#include "base/path.h"
#include "config/sections/book.h"
#include "export/book/cover/cover.h"
#include "export/book/picture/images.h"
#include "export/image/image_privacy.h"

namespace essaypack {
namespace {

/// Below the site folder, else where pictures of posts are looked up.
std::optional<std::string> find_cover(const ExportContext& context, const std::string& name) {
  std::vector<std::string> folders = {"", context.config.source_folder};
  folders.insert(folders.end(), context.config.static_folders.begin(), context.config.static_folders.end());
  for (const std::string& folder : folders)
    if (auto bytes = context.read_asset((context.config.site_folder / folder / name).string())) return bytes;
  return std::nullopt;
}

/// The picture of `book.cover.image`; an empty name where it can't be used.
CoverFile use_given_cover(const ExportContext& context, const BookConfig& book, Diagnostics& diagnostics) {
  const std::string& name = book.cover_image;
  const auto refuse = [&](const Message& message) {
    diagnostics.report(Kind::book_bad_cover, book.cover_place, message,
                       tr("give a JPEG or PNG of 1600×2560 pixels; until then a drawn cover takes its place"));
    return CoverFile{};
  };
  auto bytes = find_cover(context, name);
  if (!bytes) {
    diagnostics.report(Kind::book_bad_cover, book.cover_place, tr("cover '{}' can't be read", name),
                       tr("put it at '{}', or correct the path; until then a drawn cover takes its place",
                          join_path(context.config.source_folder, name)));
    return {};
  }
  ImageFacts facts = inspect_image(*bytes);
  if (facts.type != ImageType::jpeg && facts.type != ImageType::png) {
    std::optional<std::string> converted = convert_to_core_type(*bytes, facts);
    if (!converted)
      return refuse(facts.whole || facts.type == ImageType::unknown ? tr("cover '{}' is no JPEG or PNG", name)
                                                                    : tr("cover '{}' is cut short or damaged", name));
    bytes = std::move(converted);
    facts = inspect_image(*bytes);
  }
  if (!facts.whole) return refuse(tr("cover '{}' is cut short or damaged", name));
  if (facts.pixels() > kMostPixelsShown) return refuse(tr("cover '{}' has too many pixels for any reader", name));
  if (facts.width < 600 || facts.height < 800) return refuse(tr("cover '{}' is smaller than 600×800 pixels", name));
  bytes = without_metadata(*bytes);
  return {"images/cover." + std::string(suffix_of(facts.type)), std::string(media_type_of(facts.type)),
          std::move(*bytes)};
}

}  // namespace

CoverFile make_cover_file(const ExportContext& context, const Book& book, Diagnostics& diagnostics) {
  const BookConfig& config = book.config;
  if (!config.cover_image.empty()) {
    CoverFile given = use_given_cover(context, config, diagnostics);
    if (!given.name.empty()) return given;
  }
  const std::string font =
      config.cover_font.empty() ? std::string() : (context.config.site_folder / config.cover_font).string();
  const bool is_jpeg = config.look.cover_format == CoverFormat::jpeg;
  auto picture = make_cover(book, context.templates, font, diagnostics);
  if (!picture) return {};
  return {is_jpeg ? "images/cover.jpg" : "images/cover.png", is_jpeg ? "image/jpeg" : "image/png", std::move(*picture)};
}

}  // namespace essaypack
