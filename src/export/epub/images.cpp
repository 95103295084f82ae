#include "export/epub/images.h"

#include "base/hash.h"

namespace essaypack {

ImageStore::Slot& ImageStore::slot_of(const std::string& name) {
  const std::lock_guard lock(guard_);
  auto& slot = slots_[name];
  if (!slot) slot = std::make_unique<Slot>();
  return *slot;
}

void ImageStore::look_at(Slot& slot, const Image& image) const {
  BookImage& found = slot.image;
  std::optional<std::string> bytes;
  if (image.file.empty()) bytes = image.data;
  else bytes = read_asset_(image.file);
  if (!bytes) return;
  found.facts = inspect_image(*bytes);
  if (found.facts.type == ImageType::unknown) found.state = BookImage::State::unknown;
  else if (!is_core_type(found.facts.type)) found.state = BookImage::State::foreign;
  else if (!found.facts.whole) found.state = BookImage::State::broken;
  else found.state = BookImage::State::good;
  if (found.facts.type == ImageType::svg) {
    *bytes = clean_svg(*bytes);
    if (bytes->empty()) found.state = BookImage::State::broken;
  }
  if (found.state != BookImage::State::good) return;
  found.key = short_key(*bytes);
  found.name = "images/" + found.key + "." + std::string(suffix_of(found.facts.type));
  found.size = bytes->size();
  slot.file = image.file;
  if (image.file.empty() || found.facts.type == ImageType::svg) slot.bytes = std::move(*bytes);
}

const BookImage& ImageStore::find(const Image& image) {
  Slot& slot = slot_of(image.file.empty() ? "data:" + sha256_hex(image.data) : image.file);
  std::call_once(slot.once, [&] { look_at(slot, image); });
  return slot.image;
}

std::map<std::string, const ImageStore::Slot*> ImageStore::good_slots() const {
  std::map<std::string, const Slot*> by_key;
  for (const auto& [name, slot] : slots_)
    if (slot->image.state == BookImage::State::good) by_key.emplace(slot->image.key, slot.get());
  return by_key;
}

std::vector<BookImage> ImageStore::good() const {
  std::vector<BookImage> images;
  for (const auto& [key, slot] : good_slots()) images.push_back(slot->image);
  return images;
}

std::vector<ZipEntry> ImageStore::make_entries() const {
  std::vector<ZipEntry> entries;
  for (const auto& [key, slot] : good_slots()) {
    const std::string name = "EPUB/" + slot->image.name;
    if (slot->image.facts.type == ImageType::svg) {
      entries.push_back(deflated_entry(name, slot->bytes));
    } else if (slot->file.empty()) {
      entries.push_back(stored_entry(name, slot->bytes));
    } else {
      ZipEntry entry = stored_entry(name, {});
      entry.size = slot->image.size;
      entry.read = [this, file = slot->file] { return read_asset_(file); };
      entries.push_back(std::move(entry));
    }
  }
  return entries;
}

}  // namespace essaypack
