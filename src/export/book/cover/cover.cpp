#include "export/book/cover/cover.h"

#include "base/owned.h"
#include "base/text.h"
#include "export/book/chapter/chapter.h"
#include "export/book/cover/cover_figure.h"
#include "export/book/picture/png.h"
#include "export/book/text/title_lines.h"

#include <cairo.h>
#include <fontconfig/fontconfig.h>
#include <gdk-pixbuf/gdk-pixbuf.h>
#include <librsvg/rsvg.h>

#include <algorithm>
#include <mutex>
#include <new>

#include <sys/mman.h>
#include <sys/resource.h>

namespace essaypack {
namespace {

constexpr int kWidth = 1600;
constexpr int kHeight = 2560;
constexpr int kTextWidth = 1280;

using Pattern = Owned<FcPattern, FcPatternDestroy>;
using FontSet = Owned<FcFontSet, FcFontSetDestroy>;
using Handle = Owned<RsvgHandle, g_object_unref>;
using Surface = Owned<cairo_surface_t, cairo_surface_destroy>;
using Canvas = Owned<cairo_t, cairo_destroy>;

/// Address space for reading the fonts of a machine with many of them, when fontconfig has no cache yet.
constexpr std::size_t kFontSpace = std::size_t{256} << 20;

/// What fontconfig gets no memory for is no font to it, and it writes that into the machine's cache. So it does not
/// begin where the address space is limited and too little of it is left.
bool is_space_left() {
  rlimit space{};
  if (getrlimit(RLIMIT_AS, &space) != 0 || space.rlim_cur == RLIM_INFINITY) return true;
  void* probe = mmap(nullptr, kFontSpace, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (probe == MAP_FAILED) return false;
  munmap(probe, kFontSpace);
  return true;
}

/// Reads what fonts there are. Left to itself fontconfig does it at the first question, and tries for ever where it
/// can't.
void load_fonts() {
  static std::once_flag is_done;
  std::call_once(is_done, [] {
    if (!is_space_left()) throw std::bad_alloc();
    const Owned<FcConfig, FcConfigDestroy> config(FcInitLoadConfigAndFonts());
    if (!config || !FcConfigSetCurrent(config.get())) throw std::bad_alloc();
  });
}

FcPattern* make_pattern(std::string_view language, std::string_view preferred) {
  FcPattern* pattern = FcPatternCreate();
  if (!preferred.empty())
    FcPatternAddString(pattern, FC_FAMILY, reinterpret_cast<const FcChar8*>(std::string(preferred).c_str()));
  // the generic family may be one for screens
  for (const char* family :
       {"EB Garamond", "Libertinus Serif", "Source Serif 4", "TeX Gyre Pagella", "Noto Serif", "serif"})
    FcPatternAddString(pattern, FC_FAMILY, reinterpret_cast<const FcChar8*>(family));
  FcPatternAddString(pattern, FC_LANG, reinterpret_cast<const FcChar8*>(std::string(language).c_str()));
  FcConfigSubstitute(nullptr, pattern, FcMatchPattern);
  FcDefaultSubstitute(pattern);
  return pattern;
}

/// Where a design has its title.
struct Layout {
  int top;  ///< Of the title's block, or its middle.
  bool is_middle;
  int bottom;  ///< Below it there is no room for more lines.
};

Layout layout_of(CoverDesign design) {
  if (design == CoverDesign::frame) return {1170, false, 2050};
  if (design == CoverDesign::tiles) return {1700, false, 2200};
  return {640, true, 1100};
}

/// How wide the letters of a font are, as cairo sets them.
class Ruler {
 public:
  explicit Ruler(const std::string& family)
      : surface_(cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1)), canvas_(cairo_create(surface_.get())) {
    family_ = family.empty() ? "serif" : family;
  }

  /// Makes the letters smaller where the widest line is wider than `width` pixels.
  void fit(TitleLines& title, int width, cairo_font_weight_t weight) const {
    cairo_select_font_face(canvas_.get(), family_.c_str(), CAIRO_FONT_SLANT_NORMAL, weight);
    cairo_set_font_size(canvas_.get(), title.size);
    double widest = 0;
    for (const std::string& line : title.lines) {
      cairo_text_extents_t extents;
      cairo_text_extents(canvas_.get(), line.c_str(), &extents);
      widest = std::max(widest, extents.x_advance);
    }
    if (widest > width) title.size = static_cast<int>(title.size * width / widest);
  }

 private:
  Surface surface_;
  Canvas canvas_;
  std::string family_;
};

std::vector<TemplateData> line_list(const TitleLines& broken, int& y, int step) {
  std::vector<TemplateData> lines;
  for (const std::string& text : broken.lines) {
    y += step;
    TemplateData line;
    line.set("text", text);
    line.set("y", std::to_string(y));
    line.set("size", std::to_string(broken.size));
    lines.push_back(std::move(line));
  }
  return lines;
}

/// Title, subtitle, rule and years, from top to bottom.
void add_texts(const Book& book, const Ruler& ruler, TemplateData& data) {
  const Layout layout = layout_of(book.config.look.cover_design);
  TitleLines title =
      break_title(make_label(book.title, book.config.id), book.language, kTextWidth, {208, 160, 116, 92});
  ruler.fit(title, kTextWidth, CAIRO_FONT_WEIGHT_BOLD);
  const int step = title.size * 7 / 5;
  int y = layout.top - (layout.is_middle ? step * static_cast<int>(title.lines.size() + 1) / 2 : 0);
  data.set_list("lines", line_list(title, y, step));
  data.set("size", std::to_string(title.size));
  const std::string subtitle = make_label(book.subtitle(), {});
  if (!subtitle.empty() && y < layout.bottom) {
    y += 40;
    TitleLines lines = break_title(subtitle, book.language, kTextWidth, {64, 56, 48, 40});
    ruler.fit(lines, kTextWidth, CAIRO_FONT_WEIGHT_NORMAL);
    data.set_list("subtitle_lines", line_list(lines, y, lines.size * 21 / 16));
  }
  if (y < layout.bottom + 80) data.set("rule_y", std::to_string(y + 120));
  data.set("years_y", std::to_string(y + 230));
}

/// The author's name, that of several in two lines rather than in small letters. The last line stands where the
/// template has it, the others above.
void add_author(const Book& book, const Ruler& ruler, TemplateData& data) {
  constexpr int kBesideYears = 900;  // `tiles` has the years in the same line
  const int width = book.config.look.cover_design == CoverDesign::tiles ? kBesideYears : kTextWidth;
  const std::string author = make_label(book.author(), {});
  data.set("author", author);
  TitleLines names = author.empty() ? TitleLines{{}, 76} : break_title(author, book.language, width, {76, 64, 54});
  ruler.fit(names, width, CAIRO_FONT_WEIGHT_NORMAL);
  data.set("author_size", std::to_string(names.size));
  const int step = names.size * 13 / 10;
  std::vector<TemplateData> lines;
  for (const std::string& name : names.lines) {
    TemplateData line;
    line.set("text", name);
    line.set("y", std::to_string(lines.empty() ? -step * static_cast<int>(names.lines.size() - 1) : step));
    lines.push_back(std::move(line));
  }
  data.set_list("author_lines", std::move(lines));
}

std::vector<TemplateData> shape_list(const Book& book) {
  std::vector<TemplateData> shapes;
  for (const CoverShape& shape : cover_shapes(book.config.look.cover_design, book.identifier)) {
    TemplateData one;
    one.set("path", shape.path);
    one.set("color", shape.color);
    one.set("turn", std::to_string(shape.turn));
    shapes.push_back(std::move(one));
  }
  return shapes;
}

TemplateData cover_data(const Book& book, const CoverFont& font) {
  TemplateData data;
  const Ruler ruler(font.family);
  add_texts(book, ruler, data);
  add_author(book, ruler, data);
  data.set_list("shapes", shape_list(book));
  const CoverPalette& palette = cover_palette(book.identifier);
  data.set("paper", palette.paper);
  data.set("ink", palette.ink);
  data.set("accent", palette.accent);
  // a volume of a year says it in its title
  data.set("years", book.title.find(years_of(book)) == std::string::npos ? years_of(book) : std::string());
  data.set("title", make_label(book.title, book.config.id));
  data.set("language", book.language);
  data.set("font", font.family.empty() ? "serif" : "'" + font.family + "', serif");
  data.set("width", std::to_string(kWidth));
  data.set("height", std::to_string(kHeight));
  return data;
}

/// Baseline JPEG of quality 90, through GdkPixbuf, which librsvg brings; empty where it can't.
std::string encode_jpeg(const std::uint32_t* pixels, int stride) {
  std::string rgb;
  rgb.reserve(std::size_t{3} * kWidth * kHeight);
  for (int y = 0; y < kHeight; ++y)
    for (int x = 0; x < kWidth; ++x) {
      const std::uint32_t pixel = pixels[std::size_t(y) * std::size_t(stride) + std::size_t(x)];
      rgb += static_cast<char>(pixel >> 16);
      rgb += static_cast<char>(pixel >> 8);
      rgb += static_cast<char>(pixel);
    }
  const Owned<GdkPixbuf, g_object_unref> picture(gdk_pixbuf_new_from_data(reinterpret_cast<const guchar*>(rgb.data()),
                                                                          GDK_COLORSPACE_RGB, FALSE, 8, kWidth, kHeight,
                                                                          kWidth * 3, nullptr, nullptr));
  gchar* bytes = nullptr;
  gsize size = 0;
  if (!picture || !gdk_pixbuf_save_to_buffer(picture.get(), &bytes, &size, "jpeg", nullptr, "quality", "90", nullptr))
    return {};
  const Owned<gchar, g_free> owner(bytes);
  return std::string(bytes, size);
}

/// The picture as PNG or JPEG; empty where librsvg refuses it.
std::string draw(const std::string& svg, CoverFormat format) {
  const Handle handle(rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg.data()), svg.size(), nullptr));
  if (!handle) return {};
  const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, kWidth, kHeight));
  const Canvas canvas(cairo_create(surface.get()));
  const RsvgRectangle page = {0, 0, kWidth, kHeight};
  const bool is_drawn = rsvg_handle_render_document(handle.get(), canvas.get(), &page, nullptr);
  if (cairo_status(canvas.get()) == CAIRO_STATUS_NO_MEMORY) throw std::bad_alloc();
  if (!is_drawn) return {};
  cairo_surface_flush(surface.get());
  auto* pixels = reinterpret_cast<std::uint32_t*>(cairo_image_surface_get_data(surface.get()));
  if (!pixels) return {};
  const int stride = cairo_image_surface_get_stride(surface.get()) / 4;
  return format == CoverFormat::jpeg ? encode_jpeg(pixels, stride) : encode_png(pixels, kWidth, kHeight, stride);
}

/// Makes a font file known to fontconfig; its family, or nothing where it can't be used.
std::optional<std::string> add_font(const std::string& file) {
  load_fonts();
  const auto* name = reinterpret_cast<const FcChar8*>(file.c_str());
  if (!FcConfigAppFontAddFile(nullptr, name)) return std::nullopt;
  const FcFontSet* own = FcConfigGetFonts(nullptr, FcSetApplication);
  for (int i = own ? own->nfont - 1 : -1; i >= 0; --i) {
    FcChar8 *family = nullptr, *path = nullptr;
    if (FcPatternGetString(own->fonts[i], FC_FILE, 0, &path) == FcResultMatch &&
        file == reinterpret_cast<const char*>(path) &&
        FcPatternGetString(own->fonts[i], FC_FAMILY, 0, &family) == FcResultMatch)
      return reinterpret_cast<const char*>(family);
  }
  return std::nullopt;
}

}  // namespace

std::string_view font_package_of(char32_t c) {
  const auto within = [&](char32_t first, char32_t last) { return c >= first && c <= last; };
  if (within(0x1100, 0x11FF) || within(0x2E80, 0x9FFF) || within(0xAC00, 0xD7AF) || within(0xF900, 0xFAFF) ||
      within(0xFE30, 0xFE4F) || within(0xFF00, 0xFFEF) || within(0x20000, 0x3FFFF))
    return "fonts-noto-cjk";
  if (c >= 0x1F000 && c <= 0x1FAFF) return "fonts-noto-color-emoji";
  return "fonts-noto-core";
}

std::string years_of(const Book& book) {
  std::string first, last;
  for (const BookPost& chapter : book.posts) {
    const auto& date = book.post_of(chapter).date;
    if (!date) continue;
    const std::string year = format_date(*date).substr(0, 4);
    if (first.empty() || year < first) first = year;
    if (year > last) last = year;
  }
  return first == last ? first : first + "–" + last;
}

CoverFont find_cover_font(std::string_view text, std::string_view language, std::string_view preferred) {
  std::vector<char32_t> wanted;
  for (std::size_t at = 0; at < text.size();)
    if (const char32_t c = next_code_point(text, at); !is_space(c) && !is_mark_or_selector(c)) wanted.push_back(c);
  load_fonts();
  const Pattern pattern(make_pattern(language, preferred));
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
  std::string preferred;
  if (!font_file.empty()) {
    if (const auto family = add_font(font_file))
      preferred = *family;
    else
      diagnostics.report(Kind::book_bad_cover, {}, tr("cover font '{}' can't be used", book.config.cover_font));
  }
  const std::string text = book.title + book.subtitle() + book.author() + years_of(book);
  const CoverFont font = find_cover_font(text, book.language, preferred);
  if (font.missing) {
    std::string shown;
    append_utf8(shown, *font.missing);
    diagnostics.report(
        Kind::book_missing_glyph, {},
        tr("no font has '{}' ({}), so the book has no cover", shown, code_point_name(*font.missing)),
        tr("install a font (Debian: {}), or name one: book: {cover: {font: FILE}}", font_package_of(*font.missing)));
    return {};
  }
  const std::string name = "book/cover-" + std::string(name_of(book.config.look.cover_design)) + ".svg";
  std::string picture = draw(templates.render(name, cover_data(book, font)), book.config.look.cover_format);
  if (!picture.empty()) return picture;
  diagnostics.report(Kind::book_bad_cover, {}, tr("the template '{}' gives no picture", name));
  return {};
}

}  // namespace essaypack
