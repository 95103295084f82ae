#include "export/book/picture/vips.h"

#include "base/owned.h"
#include "base/system_paths.h"

#include <dlfcn.h>
#include <glib-object.h>
#include <malloc.h>

#include <algorithm>
#include <cmath>
#include <condition_variable>
#include <mutex>

namespace essaypack {
namespace {

constexpr int kSizeDown = 2;          ///< VIPS_SIZE_DOWN.
constexpr int kFailOnError = 2;       ///< VIPS_FAIL_ON_ERROR; a file that ends too soon is one.
constexpr int kLargestSide = 65'500;  ///< Of a JPEG.
constexpr int kQuality = 85;
constexpr int kLowQuality = 75;
constexpr int kPasses = 5;

struct Picture;  ///< VipsImage.
using OwnedPicture = Owned<Picture, g_object_unref>;

/// The functions of libvips that are used here, as version 42 of its binary interface has them.
struct Vips {
  int (*init)(const char* name);
  void (*concurrency_set)(int threads);
  void (*cache_set_max)(int operations);
  void (*block_untrusted_set)(int state);
  void (*error_clear)();
  Picture* (*from_buffer)(const void* bytes, std::size_t size, const char* options, ...);
  int (*thumbnail_buffer)(const void* bytes, std::size_t size, Picture** out, int width, ...);
  int (*jpegsave_buffer)(Picture* in, void** bytes, std::size_t* size, ...);
  int (*pngsave_buffer)(Picture* in, void** bytes, std::size_t* size, ...);
  int (*width)(const Picture*);
  int (*height)(const Picture*);
  int (*has_alpha)(Picture*);
  unsigned long (*type_of_field)(const Picture*, const char* name);
};

template <class Function>
bool find(void* library, const char* name, Function& function) {
  function = reinterpret_cast<Function>(dlsym(library, name));
  return function != nullptr;
}

void say_nothing(const gchar*, GLogLevelFlags, const gchar*, gpointer) {}

void* open_library() {
  void* library = nullptr;
  for (const char* name : system_paths::kVips)
    if (!library) library = dlopen(name, RTLD_NOW | RTLD_LOCAL);
  return library;
}

/// Opens the library; null where there is none.
const Vips* open_vips() {
  static Vips vips;
  void* library = open_library();
  if (!library) return nullptr;
  const bool complete =
      find(library, "vips_init", vips.init) && find(library, "vips_concurrency_set", vips.concurrency_set) &&
      find(library, "vips_cache_set_max", vips.cache_set_max) &&
      find(library, "vips_block_untrusted_set", vips.block_untrusted_set) &&
      find(library, "vips_error_clear", vips.error_clear) &&
      find(library, "vips_image_new_from_buffer", vips.from_buffer) &&
      find(library, "vips_thumbnail_buffer", vips.thumbnail_buffer) &&
      find(library, "vips_jpegsave_buffer", vips.jpegsave_buffer) &&
      find(library, "vips_pngsave_buffer", vips.pngsave_buffer) && find(library, "vips_image_get_width", vips.width) &&
      find(library, "vips_image_get_height", vips.height) && find(library, "vips_image_hasalpha", vips.has_alpha) &&
      find(library, "vips_image_get_typeof", vips.type_of_field);
  if (!complete || vips.init("essaypack") != 0) return nullptr;
  g_log_set_handler("VIPS", static_cast<GLogLevelFlags>(G_LOG_LEVEL_WARNING | G_LOG_LEVEL_INFO | G_LOG_LEVEL_DEBUG),
                    say_nothing, nullptr);
  vips.block_untrusted_set(1);  // readers that were not written for files from strangers
  vips.concurrency_set(1);      // the posts are what runs in parallel
  vips.cache_set_max(0);
  // A picture of some megabytes is given back as soon as it is done with. Left to itself glibc raises this bound with
  // the first ones, keeps the rest in the heaps of the threads, and two thousand pictures take 380 MB instead of 140.
  mallopt(M_MMAP_THRESHOLD, 1 << 20);
  return &vips;
}

const Vips* vips() {
  static const Vips* const opened = open_vips();
  return opened;
}

/// The right to hold so many pixels: whoever would exceed the sum waits.
class PixelBudget {
 public:
  explicit PixelBudget(std::uint64_t pixels) : pixels_(pixels) {
    std::unique_lock lock(guard());
    freed().wait(lock, [&] { return used() == 0 || used() + pixels_ <= kMostPixelsDecoded; });
    used() += pixels_;
  }
  ~PixelBudget() {
    {
      const std::lock_guard lock(guard());
      used() -= pixels_;
    }
    freed().notify_all();
  }
  PixelBudget(const PixelBudget&) = delete;
  PixelBudget& operator=(const PixelBudget&) = delete;

 private:
  static std::mutex& guard() {
    static std::mutex mutex;
    return mutex;
  }
  static std::condition_variable& freed() {
    static std::condition_variable condition;
    return condition;
  }
  static std::uint64_t& used() {
    static std::uint64_t pixels = 0;
    return pixels;
  }
  std::uint64_t pixels_;
};

/// What is to be made of a picture, and what its header says of it; a width of 0: it can't be read.
struct Source {
  std::string_view bytes;
  int width = 0, height = 0;
  bool has_profile = false;  ///< Its colours must be brought to sRGB, which takes ten times as long as all the rest.
};

Source read_header(std::string_view bytes) {
  const OwnedPicture image(vips()->from_buffer(bytes.data(), bytes.size(), "", nullptr));
  if (!image) return {};
  return {bytes, vips()->width(image.get()), vips()->height(image.get()),
          vips()->type_of_field(image.get(), "icc-profile-data") != 0};
}

std::string take(void* bytes, std::size_t size) {
  const Owned<void, g_free> owner(bytes);
  return std::string(static_cast<const char*>(bytes), size);
}

std::string save_jpeg(Picture* picture, int quality) {
  void* bytes = nullptr;
  std::size_t size = 0;
  if (vips()->jpegsave_buffer(picture, &bytes, &size, "Q", quality, "strip", 1, "optimize_coding", 1, nullptr) != 0)
    return {};
  return take(bytes, size);
}

std::string save_png(Picture* picture) {
  void* bytes = nullptr;
  std::size_t size = 0;
  if (vips()->pngsave_buffer(picture, &bytes, &size, "strip", 1, "compression", 6, nullptr) != 0) return {};
  return take(bytes, size);
}

/// The picture no larger than a square of `side`. Decoded anew each time: that keeps it out of memory.
OwnedPicture load(const Source& source, int side) {
  Picture* picture = nullptr;
  const char* profile = source.has_profile ? "export_profile" : nullptr;  // the end of the list, where there is none
  vips()->thumbnail_buffer(source.bytes.data(), source.bytes.size(), &picture, side, "height", side, "size", kSizeDown,
                           "fail_on", kFailOnError, profile, "srgb", nullptr);
  return OwnedPicture(picture);
}

std::string save(const Source& source, int side, const RemakeWish& wish, int quality) {
  OwnedPicture picture = load(source, side);
  if (!picture) return {};
  const bool has_alpha = vips()->has_alpha(picture.get()) != 0;
  if (!has_alpha && wish.may_be_photo && wish.prefers_photo) return save_jpeg(picture.get(), quality);
  std::string png = save_png(picture.get());
  if (png.empty() || has_alpha || !wish.may_be_photo) return png;
  picture.reset();               // some decoders hold all of it
  picture = load(source, side);  // a picture is read once, from top to bottom
  std::string jpeg = picture ? save_jpeg(picture.get(), quality) : std::string();
  return jpeg.empty() || png.size() <= 2 * jpeg.size() ? png : jpeg;
}

}  // namespace

bool has_vips() { return vips() != nullptr; }

bool is_packed_without_vips() {
  void* library = open_library();
  return library && !dlsym(library, "vips_init");
}

std::optional<std::string> remake_picture(std::string_view bytes, const RemakeWish& wish) {
  if (!has_vips()) return std::nullopt;
  const Source source = read_header(bytes);
  const std::uint64_t pixels = std::uint64_t(std::max(source.width, 0)) * std::uint64_t(std::max(source.height, 0));
  std::string best;
  if (pixels > 0 && pixels <= kMostPixelsDecoded) {
    const PixelBudget budget(pixels);
    // The picture may lie on its side: both bounds are the longer one, made smaller.
    double scale = wish.max_pixels > 0 ? std::min(1.0, std::sqrt(double(wish.max_pixels) / double(pixels))) : 1.0;
    int quality = kQuality;
    for (int pass = 0; pass < kPasses; ++pass) {
      const int side = std::clamp(int(std::max(source.width, source.height) * scale), 1, kLargestSide);
      std::string made = save(source, side, wish, quality);
      if (made.empty()) break;
      const double share = wish.max_bytes > 0 ? double(wish.max_bytes) / double(made.size()) : 1;
      if (best.empty() || made.size() < best.size()) best = std::move(made);
      if (share >= 1) break;
      // A little too large: stronger compression does; else about as many pixels fewer as there are bytes too many.
      if (quality == kQuality && share > 0.72 && wish.prefers_photo)
        quality = kLowQuality;
      else
        scale *= std::clamp(std::sqrt(share) * 0.95, 0.3, 0.95);
    }
  }
  vips()->error_clear();
  if (best.empty()) return std::nullopt;
  return best;
}

}  // namespace essaypack
