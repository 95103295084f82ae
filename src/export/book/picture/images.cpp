#include "export/book/picture/images.h"

#include "base/hash.h"
#include "config/picture_copies.h"
#include "config/sections/book.h"
#include "export/book/picture/bitmap.h"
#include "export/book/picture/svg.h"
#include "export/book/picture/vips.h"
#include "export/image/image_privacy.h"

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
  return (look.max_pixels > 0 && facts.pixels() > std::uint64_t(look.max_pixels)) ||
         (look.max_bytes > 0 && size > std::size_t(look.max_bytes));
}

std::optional<std::string> convert(std::string_view bytes, const ImageFacts& facts, const BookLook& look) {
  RemakeWish wish;
  wish.prefers_photo = is_photo(facts.type) || (facts.type == ImageType::webp && !facts.lossless);
  wish.may_be_photo =
      facts.type != ImageType::png || (look.max_bytes > 0 && bytes.size() > std::size_t(look.max_bytes));
  wish.max_pixels = look.max_pixels;
  wish.max_bytes = look.max_bytes;
  if (facts.type != ImageType::bmp) return remake_picture(bytes, wish);
  std::optional<std::string> png = png_of_bitmap(bytes);
  if (!png || !is_over(inspect_image(*png), png->size(), look)) return png;
  std::optional<std::string> smaller = remake_picture(*png, wish);
  return smaller ? smaller : png;
}

/// True where decoding it takes no more than this run may use.
bool is_decodable(const ImageFacts& facts) {
  return facts.pixels() <= kMostPixelsDecoded && facts.held <= kMostBytesHeld;
}

/// The state of a whole picture as its file has it.
BookImage::State state_of(const ImageFacts& facts) {
  if (facts.type == ImageType::unknown) return BookImage::State::unknown;
  if (!facts.whole) return BookImage::State::broken;
  if (facts.pixels() > kMostPixelsShown) return BookImage::State::huge;
  return is_core_type(facts.type) ? BookImage::State::good : BookImage::State::foreign;
}

/// Makes the picture anew if the book asks for it; true if `bytes` and `facts` are the new ones.
bool remake(std::string& bytes, BookImage& image, const BookLook& look, bool& missed_library) {
  const ImageFacts facts = image.facts;
  const bool is_raster = facts.type == ImageType::jpeg || facts.type == ImageType::png;
  const bool must = is_convertible(facts.type) && (facts.type != ImageType::webp || look.convert_webp);
  const bool should = is_raster && !facts.animated && is_over(facts, bytes.size(), look);
  if (!must && !should) return false;
  if (facts.type != ImageType::bmp && !has_vips()) {
    missed_library = true;
    return false;
  }
  if (!is_decodable(facts)) {
    if (!is_core_type(facts.type)) image.state = BookImage::State::huge;
    return false;
  }
  std::optional<std::string> made = convert(bytes, facts, look);
  if (!made && must) image.state = BookImage::State::unconverted;
  if (!made) return false;
  const bool is_gain = must || made->size() < bytes.size() || is_over(facts, 0, look);
  if (!is_gain) return false;
  bytes = std::move(*made);
  image.facts = inspect_image(bytes);
  image.state = state_of(image.facts);
  return true;
}

/// What a picture may become hangs on these.
std::string treatment(const BookLook& look) {
  return std::to_string(look.max_pixels) + " " + std::to_string(look.max_bytes) + (look.convert_webp ? " c " : " k ");
}

}  // namespace

std::optional<std::string> convert_to_core_type(std::string_view bytes, const ImageFacts& facts) {
  return is_convertible(facts.type) && facts.whole && is_decodable(facts) ? convert(bytes, facts, BookLook{})
                                                                          : std::nullopt;
}

std::string ImageStore::file_of(const Image& image) const {
  if (!image.file.empty() || !image.data.empty() || image.missing) return image.file;
  if (const auto given = look_.remote_images.find(image.url); given != look_.remote_images.end())
    return site_folder_ + "/" + given->second;
  const auto copy = copies_.empty() ? copies_.end() : copies_.find(picture_key(image.url));
  return copy == copies_.end() ? std::string() : site_folder_ + "/" + copy->second;
}

bool ImageStore::has_source(const Image& image) const { return !image.data.empty() || !file_of(image).empty(); }

std::string ImageStore::path_below_site(const Image& image) const {
  const std::string file = file_of(image), folder = site_folder_ + "/";
  return file.starts_with(folder) ? file.substr(folder.size()) : file;
}

void PictureShelf::look_at(Slot& slot, const std::string& file, const std::string& data, const BookLook& look) {
  BookImage& found = slot.image;
  std::optional<std::string> bytes;
  if (file.empty())
    bytes = data;
  else
    bytes = read_asset_(file);
  if (!bytes) return;
  found.facts = inspect_image(*bytes);
  found.state = state_of(found.facts);
  if (found.state != BookImage::State::good && found.state != BookImage::State::foreign) return;
  const bool remade = remake(*bytes, found, look, slot.missed_library);
  if (found.state != BookImage::State::good) return;
  const bool is_svg = found.facts.type == ImageType::svg;
  std::string clean;
  if (is_svg) {
    CleanSvg cleaned = clean_svg(*bytes);
    clean = std::move(cleaned.text);
    found.fault = cleaned.fault;
    if (!clean.empty()) found.lost = cleaned.losses.describe();
  } else {
    clean = without_metadata(*bytes);
  }
  if (clean.empty()) {
    found.state = BookImage::State::broken;
    return;
  }
  slot.has_metadata = clean.size() != bytes->size() || clean != *bytes;
  found.key = short_key(clean);
  found.name = "images/" + found.key + "." + std::string(suffix_of(found.facts.type));
  found.size = clean.size();
  slot.file = file;
  if (remade || file.empty() || is_svg) slot.spooled = spool_.add(clean);
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
  if (slot.spooled) return spool_.read(*slot.spooled, slot.image.size);
  std::optional<std::string> bytes = read_asset_(slot.file);
  if (bytes && slot.has_metadata) bytes = without_metadata(*bytes);
  return bytes;
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
