#include "export/book/picture/bitmap.h"

#include "base/owned.h"
#include "export/book/picture/vips.h"
#include "export/image/image_type.h"

#include <gdk-pixbuf/gdk-pixbuf.h>

namespace essaypack {
std::optional<std::string> png_of_bitmap(std::string_view bytes) {
  const ImageFacts facts = inspect_image(bytes);
  if (facts.type != ImageType::bmp || !facts.whole || facts.held > kMostBytesHeld) return std::nullopt;
  const Owned<GdkPixbufLoader, g_object_unref> loader(gdk_pixbuf_loader_new_with_type("bmp", nullptr));
  if (!loader) return std::nullopt;
  const bool read =
      gdk_pixbuf_loader_write(loader.get(), reinterpret_cast<const guchar*>(bytes.data()), bytes.size(), nullptr);
  if (!gdk_pixbuf_loader_close(loader.get(), nullptr) || !read) return std::nullopt;
  GdkPixbuf* picture = gdk_pixbuf_loader_get_pixbuf(loader.get());
  gchar* png = nullptr;
  gsize size = 0;
  if (!picture || !gdk_pixbuf_save_to_buffer(picture, &png, &size, "png", nullptr, "compression", "3", nullptr))
    return std::nullopt;
  const Owned<gchar, g_free> owner(png);
  return std::string(png, size);
}

}  // namespace essaypack
