#include "export/image/image_type.h"

#include "export/image/image_bytes.h"

namespace essaypack {
namespace {

bool is_svg(std::string_view bytes) {
  std::string_view head = bytes.substr(0, 4096);
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const std::size_t at = head.find_first_not_of(" \t\r\n");
  if (at == head.npos || head[at] != '<') return false;
  return bytes.substr(0, 65'536).find("<svg") != bytes.npos;
}

}  // namespace

ImageType image_type_of(std::string_view bytes) {
  const ImageBytes file(bytes);
  if (file.has(0, "\xFF\xD8\xFF")) return ImageType::jpeg;
  if (file.has(0, "\x89PNG\r\n\x1A\n")) return ImageType::png;
  if (file.has(0, "GIF87a") || file.has(0, "GIF89a")) return ImageType::gif;
  if (file.has(0, "RIFF") && file.has(8, "WEBP")) return ImageType::webp;
  if (file.has(4, "ftypavif") || file.has(4, "ftypavis")) return ImageType::avif;
  for (const std::string_view brand : {"ftypheic", "ftypheix", "ftypmif1", "ftypmsf1", "ftyphevc"})
    if (file.has(4, brand)) return ImageType::heic;
  if (file.has(0, "BM") && file.size() > 26) return ImageType::bmp;
  if (file.has(0, std::string_view("II*\0", 4)) || file.has(0, std::string_view("MM\0*", 4))) return ImageType::tiff;
  if (file.has(0, std::string_view("\0\0\1\0", 4))) return ImageType::icon;
  if (file.has(0, "\xFF\x0A") || file.has(0, std::string_view("\0\0\0\x0CJXL ", 8))) return ImageType::jxl;
  if (file.has(0, std::string_view("\0\0\0\x0CjP  ", 8)) || file.has(0, "\xFF\x4F\xFF\x51")) return ImageType::jp2;
  return is_svg(file.text()) ? ImageType::svg : ImageType::unknown;
}

std::string_view suffix_of(ImageType type) {
  switch (type) {
    case ImageType::jpeg:
      return "jpg";
    case ImageType::png:
      return "png";
    case ImageType::gif:
      return "gif";
    case ImageType::svg:
      return "svg";
    case ImageType::webp:
      return "webp";
    case ImageType::avif:
      return "avif";
    case ImageType::heic:
      return "heic";
    case ImageType::bmp:
      return "bmp";
    case ImageType::tiff:
      return "tiff";
    case ImageType::icon:
      return "ico";
    case ImageType::jxl:
      return "jxl";
    case ImageType::jp2:
      return "jp2";
    case ImageType::unknown:
      break;
  }
  return "";
}

std::string_view media_type_of(ImageType type) {
  switch (type) {
    case ImageType::jpeg:
      return "image/jpeg";
    case ImageType::png:
      return "image/png";
    case ImageType::gif:
      return "image/gif";
    case ImageType::svg:
      return "image/svg+xml";
    case ImageType::webp:
      return "image/webp";
    case ImageType::avif:
      return "image/avif";
    case ImageType::heic:
      return "image/heic";
    case ImageType::bmp:
      return "image/bmp";
    case ImageType::tiff:
      return "image/tiff";
    case ImageType::icon:
      return "image/vnd.microsoft.icon";
    case ImageType::jxl:
      return "image/jxl";
    case ImageType::jp2:
      return "image/jp2";
    case ImageType::unknown:
      break;
  }
  return "application/octet-stream";
}

bool is_core_type(ImageType type) {
  return type == ImageType::jpeg || type == ImageType::png || type == ImageType::gif || type == ImageType::svg ||
         type == ImageType::webp;
}

}  // namespace essaypack
