#include "export/epub/images.h"

#include "base/hash.h"
#include "export/epub/bitmap.h"
#include "export/epub/svg.h"
#include "export/epub/vips.h"

namespace essaypack {
namespace {

bool is_photo(ImageType type) { return type == ImageType::jpeg || type == ImageType::avif || type == ImageType::heic; }

/// Types that devices do not show, and libvips reads.
bool is_convertible(ImageType type) {
  return type == ImageType::webp || type == ImageType::avif || type == ImageType::heic || type == ImageType::tiff ||
         type == ImageType::bmp;
}

/// A picture that has more pixels or bytes than it may have.
bool is_over(const ImageFacts& facts, std::size_t size, const BookLook& look) {
  const std::uint64_t pixels = std::uint64_t{facts.width} * facts.height;
  return (look.max_pixels > 0 && pixels > std::uint64_t(look.max_pixels)) || (look.max_bytes > 0 && size > std::size_t(look.max_bytes));
}

std::optional<std::string> convert(std::string_view bytes, const ImageFacts& facts, const BookLook& look) {
  RemakeWish wish;
  wish.prefers_photo = is_photo(facts.type) || (facts.type == ImageType::webp && !facts.lossless);
  wish.may_be_photo = facts.type != ImageType::png || (look.max_bytes > 0 && bytes.size() > std::size_t(look.max_bytes));
  wish.max_pixels = look.max_pixels;
  wish.max_bytes = look.max_bytes;
  if (facts.type != ImageType::bmp) return remake_picture(bytes, wish);
  std::optional<std::string> png = png_of_bitmap(bytes);
  if (!png || !is_over(inspect_image(*png), png->size(), look)) return png;
  std::optional<std::string> smaller = remake_picture(*png, wish);
  return smaller ? smaller : png;
}

/// Makes the picture anew if the book asks for it; true if `bytes` and `facts` are the new ones.
bool remake(std::string& bytes, ImageFacts& facts, const BookLook& look, bool& missed_library) {
  const bool is_raster = facts.type == ImageType::jpeg || facts.type == ImageType::png;
  const bool must = is_convertible(facts.type) && (facts.type != ImageType::webp || look.convert_webp);
  const bool should = is_raster && facts.whole && !facts.animated && is_over(facts, bytes.size(), look);
  if (!must && !should) return false;
  if (facts.type != ImageType::bmp && !has_vips()) {
    missed_library = true;
    return false;
  }
  std::optional<std::string> made = facts.whole ? convert(bytes, facts, look) : std::nullopt;
  if (!made) return false;
  const bool is_gain = must || made->size() < bytes.size() || is_over(facts, 0, look);
  if (!is_gain) return false;
  bytes = std::move(*made);
  facts = inspect_image(bytes);
  return true;
}

/// What a picture may become hangs on these.
std::string treatment(const BookLook& look) {
  return std::to_string(look.max_pixels) + " " + std::to_string(look.max_bytes) + (look.convert_webp ? " c " : " k ");
}

}  // namespace

std::optional<std::string> convert_to_core_type(std::string_view bytes, const ImageFacts& facts) {
  return is_convertible(facts.type) ? convert(bytes, facts, BookLook{}) : std::nullopt;
}

std::string ImageStore::file_of(const Image& image) const {
  if (!image.file.empty() || !image.data.empty() || image.missing) return image.file;
  const auto given = look_.remote_images.find(image.url);
  return given == look_.remote_images.end() ? std::string() : site_folder_ + "/" + given->second;
}

bool ImageStore::has_source(const Image& image) const { return !image.data.empty() || !file_of(image).empty(); }

std::string ImageStore::path_below_site(const Image& image) const {
  const std::string file = file_of(image), folder = site_folder_ + "/";
  return file.starts_with(folder) ? file.substr(folder.size()) : file;
}

void PictureShelf::look_at(Slot& slot, const std::string& file, const std::string& data, const BookLook& look) {
  BookImage& found = slot.image;
  std::optional<std::string> bytes;
  if (file.empty()) bytes = data;
  else bytes = read_asset_(file);
  if (!bytes) return;
  found.facts = inspect_image(*bytes);
  const bool remade = remake(*bytes, found.facts, look, slot.missed_library);
  if (found.facts.type == ImageType::unknown) found.state = BookImage::State::unknown;
  else if (!found.facts.whole) found.state = BookImage::State::broken;
  else if (!is_core_type(found.facts.type)) found.state = BookImage::State::foreign;
  else found.state = BookImage::State::good;
  if (found.facts.type == ImageType::svg) {
    CleanSvg cleaned = clean_svg(*bytes);
    *bytes = std::move(cleaned.text);
    found.lost = cleaned.losses.describe();
    if (bytes->empty()) found.state = BookImage::State::broken;
  }
  if (found.state != BookImage::State::good) return;
  found.key = short_key(*bytes);
  found.name = "images/" + found.key + "." + std::string(suffix_of(found.facts.type));
  found.size = bytes->size();
  slot.file = file;
  if (remade || file.empty() || found.facts.type == ImageType::svg) slot.spooled = spool_.add(*bytes);
}

const PictureShelf::Slot& PictureShelf::find(const std::string& file, const std::string& data, const BookLook& look) {
  Slot* slot = nullptr;
  {
    const std::string name = treatment(look) + (file.empty() ? "data:" + sha256_hex(data) : file);
    const std::lock_guard lock(guard_);
    auto& place = slots_[name];
    if (!place) place = std::make_unique<Slot>();
    slot = place.get();
  }
  std::call_once(slot->once, [&] { look_at(*slot, file, data, look); });
  return *slot;
}

std::optional<std::string> PictureShelf::read(const Slot& slot) const {
  return slot.spooled ? std::optional(spool_.read(*slot.spooled, slot.image.size)) : read_asset_(slot.file);
}

const BookImage& ImageStore::find(const Image& image) {
  const PictureShelf::Slot& slot = shelf_.find(file_of(image), image.data, look_);
  if (slot.missed_library) missed_library_ = true;
  if (slot.image.state == BookImage::State::good) {
    const std::lock_guard lock(guard_);
    const auto [place, is_new] = found_.emplace(slot.image.key, &slot);
    // Of equal files any will do, but always the same one.
    if (!is_new && slot.file < place->second->file) place->second = &slot;
  }
  return slot.image;
}

std::vector<BookImage> ImageStore::good() const {
  std::vector<BookImage> images;
  for (const auto& [key, slot] : found_) images.push_back(slot->image);
  return images;
}

std::vector<ZipEntry> ImageStore::make_entries() const {
  std::vector<ZipEntry> entries;
  for (const auto& [key, slot] : found_) {
    const std::string name = "EPUB/" + slot->image.name;
    if (slot->image.facts.type == ImageType::svg) {
      entries.push_back(deflated_entry(name, shelf_.read(*slot).value_or("")));
      continue;
    }
    ZipEntry entry = stored_entry(name, {});
    entry.size = slot->image.size;
    entry.read = [this, picture = slot] { return shelf_.read(*picture); };
    entries.push_back(std::move(entry));
  }
  return entries;
}

}  // namespace essaypack
