#include "config/sections/book_look.h"

namespace essaypack {
namespace {

constexpr long kMost = 1'000'000'000;  ///< Pixels or bytes of a picture.

/// The members of a map whose values are files below the site folder.
void read_files(KeyReader& keys, std::string_view key, std::map<std::string, std::string>& files) {
  std::map<std::string, std::string> read;
  if (!keys.text_map(key, read)) return;
  KeyReader inner = keys.map(key);
  for (auto& [name, file] : read) inner.folder(name, file);
  files = std::move(read);
}

void read_fonts(KeyReader fonts, BookLook& look) {
  for (const char* use : {"body", "heading", "quote", "code"}) {
    std::string file;
    fonts.folder(use, file);
    if (!file.empty()) look.fonts[use] = file;
  }
  fonts.report_unknown();
}

}  // namespace

void read_look(KeyReader& keys, KeyReader& cover, BookLook& look) {
  std::string word;
  keys.choice("theme", look.theme);
  keys.folder("stylesheet", look.stylesheet);
  keys.flag("vertical", look.vertical);
  keys.flag("highlight", look.highlight);
  if (keys.choice("math", {"mathml", "source"}, word)) look.mathml = word == "mathml";
  keys.choice("diagrams", look.diagrams);
  cover.choice("design", look.cover_design);
  cover.choice("format", look.cover_format);
  if (keys.choice("webp", {"convert", "keep"}, word)) look.convert_webp = word == "convert";
  keys.number("max_pixels", 0, kMost, look.max_pixels);
  keys.number("max_bytes", 0, kMost, look.max_bytes);
  read_files(keys, "remote_images", look.remote_images);
  read_fonts(keys.map("fonts"), look);
}

}  // namespace essaypack
