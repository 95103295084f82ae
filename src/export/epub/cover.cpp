#include "export/epub/cover.h"

#include "base/text.h"
#include "export/epub/chapter.h"
#include "export/epub/png.h"
#include "export/epub/title_lines.h"

#include <cairo.h>
#include <fontconfig/fontconfig.h>
#include <librsvg/rsvg.h>

#include <algorithm>
#include <cstdio>
#include <memory>

namespace essaypack {
namespace {

constexpr int kWidth = 1600;
constexpr int kHeight = 2560;
constexpr int kTextWidth = 1280;
constexpr int kTitleMiddle = 960;

/// A C handle with the function that frees it.
template <auto free_it>
struct Freeing {
  template <class T>
  void operator()(T* handle) const {
    free_it(handle);
  }
};
using Pattern = std::unique_ptr<FcPattern, Freeing<FcPatternDestroy>>;
using FontSet = std::unique_ptr<FcFontSet, Freeing<FcFontSetDestroy>>;
using Handle = std::unique_ptr<RsvgHandle, Freeing<g_object_unref>>;
using Surface = std::unique_ptr<cairo_surface_t, Freeing<cairo_surface_destroy>>;
using Canvas = std::unique_ptr<cairo_t, Freeing<cairo_destroy>>;

FcPattern* make_pattern(std::string_view language) {
  FcPattern* pattern = FcNameParse(reinterpret_cast<const FcChar8*>("serif"));
  FcPatternAddString(pattern, FC_LANG, reinterpret_cast<const FcChar8*>(std::string(language).c_str()));
  FcConfigSubstitute(nullptr, pattern, FcMatchPattern);
  FcDefaultSubstitute(pattern);
  return pattern;
}

TemplateData cover_data(const Book& book, const CoverFont& font) {
  const std::string title = make_label(book.title, book.config.id);
  const TitleLines broken = break_title(title, book.language, kTextWidth, {176, 144, 116, 92});
  const int step = broken.size * 3 / 2;
  int y = kTitleMiddle - step * static_cast<int>(broken.lines.size() - 1) / 2;
  TemplateData data;
  std::vector<TemplateData> lines;
  for (const std::string& text : broken.lines) {
    TemplateData line;
    line.set("text", text);
    line.set("x", std::to_string(kWidth / 2));
    line.set("y", std::to_string(y));
    lines.push_back(std::move(line));
    y += step;
  }
  data.set_list("lines", std::move(lines));
  data.set("size", std::to_string(broken.size));
  const std::string subtitle = make_label(book.config.subtitle, {});
  data.set("subtitle", subtitle);
  data.set("subtitle_y", std::to_string(y));
  data.set("rule_y", std::to_string(y + (subtitle.empty() ? 0 : 120)));
  data.set("author", make_label(book.author(), {}));
  data.set("title", title);
  data.set("language", book.language);
  data.set("font", font.family.empty() ? "serif" : "'" + font.family + "', serif");
  data.set("width", std::to_string(kWidth));
  data.set("height", std::to_string(kHeight));
  return data;
}

/// The picture as PNG; empty where librsvg refuses it.
std::string draw(const std::string& svg) {
  const Handle handle(rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg.data()), svg.size(), nullptr));
  if (!handle) return {};
  const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, kWidth, kHeight));
  const Canvas canvas(cairo_create(surface.get()));
  const RsvgRectangle page = {0, 0, kWidth, kHeight};
  if (!rsvg_handle_render_document(handle.get(), canvas.get(), &page, nullptr)) return {};
  cairo_surface_flush(surface.get());
  const auto* pixels = reinterpret_cast<const std::uint32_t*>(cairo_image_surface_get_data(surface.get()));
  if (!pixels) return {};
  return encode_png(pixels, kWidth, kHeight, cairo_image_surface_get_stride(surface.get()) / 4);
}

std::string code_point_name(char32_t c) {
  char text[16];
  std::snprintf(text, sizeof text, "U+%04X", static_cast<unsigned>(c));
  return text;
}

}  // namespace

CoverFont find_cover_font(std::string_view text, std::string_view language) {
  std::vector<char32_t> wanted;
  for (std::size_t at = 0; at < text.size();)
    if (const char32_t c = next_code_point(text, at); !is_space(c) && !is_mark_or_selector(c)) wanted.push_back(c);
  const Pattern pattern(make_pattern(language));
  FcResult result = FcResultMatch;
  const FontSet fonts(FcFontSort(nullptr, pattern.get(), FcTrue, nullptr, &result));
  CoverFont found;
  std::vector<char32_t> missing = wanted;
  for (int i = 0; fonts && i < fonts->nfont && found.family.empty(); ++i) {
    FcCharSet* characters = nullptr;
    if (FcPatternGetCharSet(fonts->fonts[i], FC_CHARSET, 0, &characters) != FcResultMatch) continue;
    const auto has = [&](char32_t c) { return FcCharSetHasChar(characters, c) == FcTrue; };
    FcChar8* family = nullptr;
    if (std::all_of(wanted.begin(), wanted.end(), has) &&
        FcPatternGetString(fonts->fonts[i], FC_FAMILY, 0, &family) == FcResultMatch)
      found.family = reinterpret_cast<const char*>(family);
    missing.erase(std::remove_if(missing.begin(), missing.end(), has), missing.end());
  }
  if (!missing.empty()) found.missing = missing.front();
  return found;
}

std::optional<std::string> make_cover(const Book& book, const Templates& templates, const std::string& font_file,
                                      Diagnostics& diagnostics) {
  if (!font_file.empty() && !FcConfigAppFontAddFile(nullptr, reinterpret_cast<const FcChar8*>(font_file.c_str())))
    diagnostics.report(Kind::book_bad_cover, {}, "cover font '" + book.config.cover_font + "' can't be used");
  const std::string text = book.title + book.config.subtitle + book.author();
  const CoverFont font = find_cover_font(text, book.language);
  if (font.missing) {
    std::string shown;
    append_utf8(shown, *font.missing);
    diagnostics.report(Kind::book_missing_glyph, {},
                       "no font has '" + shown + "' (" + code_point_name(*font.missing) + "), so the book has no cover",
                       "install a font (Debian: fonts-noto-cjk), or name one: book: {cover: {font: FILE}}");
    return {};
  }
  std::string png = draw(templates.render("book/cover.svg", cover_data(book, font)));
  if (!png.empty()) return png;
  diagnostics.report(Kind::book_bad_cover, {}, "the template 'book/cover.svg' gives no picture", "");
  return {};
}

}  // namespace essaypack
