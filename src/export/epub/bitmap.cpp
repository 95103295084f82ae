#include "export/epub/bitmap.h"

#include "export/epub/image_type.h"

#include <gdk-pixbuf/gdk-pixbuf.h>

#include <memory>

namespace essaypack {
namespace {

constexpr std::uint64_t kMostPixels = 50'000'000;

struct Release {
  void operator()(gpointer object) const { g_object_unref(object); }
};

}  // namespace

std::optional<std::string> png_of_bitmap(std::string_view bytes) {
  const ImageFacts facts = inspect_image(bytes);
  const std::uint64_t pixels = std::uint64_t{facts.width} * facts.height;
  if (facts.type != ImageType::bmp || pixels == 0 || pixels > kMostPixels) return std::nullopt;
  const std::unique_ptr<GdkPixbufLoader, Release> loader(gdk_pixbuf_loader_new_with_type("bmp", nullptr));
  if (!loader) return std::nullopt;
  const bool read = gdk_pixbuf_loader_write(loader.get(), reinterpret_cast<const guchar*>(bytes.data()), bytes.size(), nullptr);
  if (!gdk_pixbuf_loader_close(loader.get(), nullptr) || !read) return std::nullopt;
  GdkPixbuf* picture = gdk_pixbuf_loader_get_pixbuf(loader.get());
  gchar* png = nullptr;
  gsize size = 0;
  if (!picture || !gdk_pixbuf_save_to_buffer(picture, &png, &size, "png", nullptr, nullptr)) return std::nullopt;
  std::string made(png, size);
  g_free(png);
  return made;
}

}  // namespace essaypack
