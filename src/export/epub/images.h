#pragma once

/// The pictures of a book: each file looked at once, equal bytes stored once, and no bytes kept that the disk can give again.

#include "export/epub/image_type.h"
#include "export/epub/zip.h"
#include "model/fragment.h"

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace essaypack {

/// A picture as the book sees it.
struct BookImage {
  enum class State {
    good,
    unreadable,
    unknown,  ///< No picture at all.
    broken,   ///< Cut short, or an SVG that can't be used.
    foreign   ///< A picture of a type that reading systems need not show.
  };
  State state = State::unreadable;
  ImageFacts facts;
  std::string key;   ///< Hash of the bytes as the book carries them.
  std::string name;  ///< `images/KEY.png`, below `EPUB/`.
  std::uint64_t size = 0;
};

using ReadAsset = std::function<std::optional<std::string>(const std::string& file)>;

/// May be used from several threads.
class ImageStore {
 public:
  explicit ImageStore(const ReadAsset& read_asset) : read_asset_(read_asset) {}

  /// The picture of a fragment (its `file` or `data`). The reference stays good as long as the store.
  const BookImage& find(const Image& image);

  /// All good pictures, one for each key, in order of their keys.
  std::vector<BookImage> good() const;
  /// The files of the zip for those. The store must live until they are written.
  std::vector<ZipEntry> make_entries() const;

 private:
  struct Slot {
    std::once_flag once;
    BookImage image;
    std::string file;
    std::string bytes;  ///< Only what no file holds: inline pictures and cleaned SVG.
  };
  Slot& slot_of(const std::string& name);
  void look_at(Slot& slot, const Image& image) const;
  std::map<std::string, const Slot*> good_slots() const;

  const ReadAsset& read_asset_;
  mutable std::mutex guard_;
  std::map<std::string, std::unique_ptr<Slot>> slots_;
};

}  // namespace essaypack
