#pragma once

/// The pictures of a book: each file looked at once, converted or scaled where that is wanted, equal bytes stored once,
/// and no bytes kept in memory that the disk can give again.

#include "base/spool.h"
#include "config/config.h"
#include "config/sections/book.h"
#include "export/book/picture/svg.h"
#include "export/book/zip.h"
#include "export/image/image_type.h"
#include "model/fragment.h"

#include <atomic>
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
    unknown,     ///< No picture at all.
    broken,      ///< Cut short, or an SVG that can't be used.
    huge,        ///< More pixels than a book can show, or than can be decoded to convert it.
    foreign,     ///< A picture of a type that reading systems need not show, and nothing here converts.
    unconverted  ///< Of such a type, and the library that converts them can't read it.
  };
  State state = State::unreadable;
  ImageFacts facts;  ///< As the book carries it.
  std::string key;   ///< Hash of the bytes as the book carries them.
  std::string name;  ///< `images/KEY.png`, below `EPUB/`.
  std::uint64_t size = 0;
  Message lost;                     ///< What of an SVG the book does not show, in words.
  SvgFault fault = SvgFault::none;  ///< Of a broken one.
};

using ReadAsset = std::function<std::optional<std::string>(const std::string& file)>;

/// The pictures of a whole run: several books show the same file, and converting takes long. May be used from several
/// threads.
class PictureShelf {
 public:
  /// A picture, as one way of treating it leaves it.
  struct Slot {
    std::once_flag once;
    BookImage image;
    std::string file;           ///< That holds the bytes, where they are not in the spool.
    bool has_metadata = false;  ///< The bytes of `file` are the book's without what they tell of places and people.
    std::optional<std::uint64_t> spooled;  ///< Where they lie in the spool: made anew, inline, or a cleaned SVG.
    bool missed_library = false;
  };

  /// `read_asset` must outlive the shelf. `make_temporary` gives a path for the pictures that no file holds.
  PictureShelf(const ReadAsset& read_asset, std::function<std::filesystem::path()> make_temporary)
      : read_asset_(read_asset), spool_(std::move(make_temporary)) {}

  /// The picture in a file, or in `data` where `file` is empty, treated as `look` wants. The reference stays good as
  /// long as the shelf.
  const Slot& find(const std::string& file, const std::string& data, const BookLook& look);
  /// The bytes of a good picture as the book carries them; nothing where its file can't be read any more.
  std::optional<std::string> read(const Slot& slot) const;

 private:
  void look_at(Slot& slot, const std::string& file, const std::string& data, const BookLook& look);

  const ReadAsset& read_asset_;
  Spool spool_;
  std::mutex guard_;
  std::map<std::string, std::unique_ptr<Slot>> slots_;
};

/// Those of one book. May be used from several threads.
class ImageStore {
 public:
  /// Copies of remote pictures: the key of an address -> file below the site folder.
  using Copies = std::map<std::string, std::string>;

  /// `shelf`, `look` and `copies` must outlive the store.
  ImageStore(PictureShelf& shelf, const BookLook& look, const Copies& copies, std::string site_folder)
      : shelf_(shelf), look_(look), copies_(copies), site_folder_(std::move(site_folder)) {}

  /// True if there are bytes to look for: a local file, an inline picture, or a remote one that has a copy.
  bool has_source(const Image& image) const;
  /// The path of an image's file below the site folder; empty for an inline one.
  std::string path_below_site(const Image& image) const;
  /// The picture of a fragment that has a source. The reference stays good as long as the shelf.
  const BookImage& find(const Image& image);

  /// All good pictures that were found, one for each key, in order of their keys.
  std::vector<BookImage> good() const;
  /// The files of the zip for those. The shelf must live until they are written.
  std::vector<ZipEntry> make_entries() const;
  /// True if a picture would have been converted or scaled, had libvips been there.
  bool missed_library() const { return missed_library_; }

 private:
  /// The file that holds an image; empty for an inline one.
  std::string file_of(const Image& image) const;

  PictureShelf& shelf_;
  const BookLook& look_;
  const Copies& copies_;
  const std::string site_folder_;
  std::atomic<bool> missed_library_{false};
  std::mutex guard_;
  std::map<std::string, const PictureShelf::Slot*> found_;  ///< The good ones by key.
};

/// An image of JPEG or PNG type made of one of any type, for a cover; nothing where libvips is missing or can't read
/// it.
std::optional<std::string> convert_to_core_type(std::string_view bytes, const ImageFacts& facts);

}  // namespace essaypack
