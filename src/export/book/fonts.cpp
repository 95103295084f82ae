#include "export/book/fonts.h"

#include "base/language.h"
#include "base/owned.h"
#include "base/text.h"
#include "config/sections/book.h"

#include <hb-ot.h>
#include <hb-subset.h>

#include <algorithm>

namespace essaypack {
namespace {

using Blob = Owned<hb_blob_t, hb_blob_destroy>;
using Face = Owned<hb_face_t, hb_face_destroy>;
using Input = Owned<hb_subset_input_t, hb_subset_input_destroy>;

constexpr std::string_view kUses[][2] = {
    {"body", "html { font-family: \"FONT\", serif; }"},
    {"heading", "h1, h2, h3, h4, h5, h6 { font-family: \"FONT\", sans-serif; }"},
    {"quote", "blockquote, .description, .poem, .poetry, .verse { font-family: \"FONT\", serif; }"},
    {"code", "pre, code, kbd, samp, .math { font-family: \"FONT\", monospace; }"}};

/// What the families of a collection end in.
std::string_view region_of(std::string_view language) {
  const std::string primary = primary_language(language);
  const auto has = [&](std::string_view part) { return language.find(part) != language.npos; };
  if (primary == "ja") return "JP";
  if (primary == "ko") return "KR";
  if (has("-HK") || has("-MO")) return "HK";
  if (has("-TW") || has("-Hant")) return "TC";
  return "SC";
}

std::string family_of(hb_face_t* face) {
  char text[256] = "";
  unsigned size = sizeof text;
  hb_ot_name_get_utf8(face, HB_OT_NAME_ID_FONT_FAMILY, hb_language_from_string("en", -1), &size, text);
  return text;
}

Face choose_face(hb_blob_t* blob, std::string_view language) {
  const unsigned count = hb_face_count(blob);
  const std::string_view region = region_of(language);
  for (unsigned i = 0; count > 1 && i < count; ++i) {
    Face face(hb_face_create(blob, i));
    const std::string family = family_of(face.get());
    if (family.ends_with(" " + std::string(region))) return face;
  }
  return Face(count == 0 ? nullptr : hb_face_create(blob, 0));
}

/// What OS/2 says about embedding (OpenType 1.9, `fsType`).
bool may_be_embedded(hb_face_t* face) {
  const Blob table(hb_face_reference_table(face, HB_TAG('O', 'S', '/', '2')));
  unsigned size = 0;
  const char* bytes = hb_blob_get_data(table.get(), &size);
  if (size < 10) return true;
  const unsigned type = static_cast<unsigned char>(bytes[8]) * 256u + static_cast<unsigned char>(bytes[9]);
  return (type & 0x000F) != 0x0002 && (type & 0x0100) == 0;
}

}  // namespace

const std::string_view kDisplayOptions =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<display_options>\n"
    "<platform name=\"*\">\n"
    "<option name=\"specified-fonts\">true</option>\n"
    "</platform>\n"
    "</display_options>\n";

void BookCharacters::add(std::string_view page) {
  std::vector<char32_t> found;
  for (std::size_t at = 0; at < page.size();) {
    if ((page[at] & 0x80) == 0)
      ++at;
    else
      found.push_back(next_code_point(page, at));
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  const std::lock_guard lock(guard_);
  seen_.resize(0x110000);
  for (const char32_t c : found)
    if (c < seen_.size()) seen_[c] = true;
}

std::vector<char32_t> BookCharacters::all() const {
  const std::lock_guard lock(guard_);
  std::vector<char32_t> characters;
  for (char32_t c = 0x20; c < 0x110000; ++c) {
    const bool is_common = c < 0x7F || c == 0xA0 || (c >= 0x2010 && c <= 0x2027) || (c >= 0x3000 && c <= 0x3011);
    if (is_common || (c < seen_.size() && seen_[c])) characters.push_back(c);
  }
  return characters;
}

Message describe(FontFault fault, const std::string& file) {
  switch (fault) {
    case FontFault::none:
      break;
    case FontFault::unreadable:
      return tr("font '{}' can't be read", file);
    case FontFault::no_font:
      return tr("font '{}' is no TrueType or OpenType font", file);
    case FontFault::forbidden:
      return tr("font '{}' must not be embedded, its maker says", file);
    case FontFault::too_large:
      return tr("font '{}' is too large", file);
    case FontFault::damaged:
      return tr("font '{}' is damaged", file);
  }
  return {};
}

SubsetFont subset_font(std::string_view bytes, std::string_view language, const std::vector<char32_t>& characters) {
  const Blob blob(
      hb_blob_create(bytes.data(), static_cast<unsigned>(bytes.size()), HB_MEMORY_MODE_READONLY, nullptr, nullptr));
  const Face face = choose_face(blob.get(), language);
  if (!face || hb_face_get_glyph_count(face.get()) == 0) return {{}, {}, FontFault::no_font};
  if (!may_be_embedded(face.get())) return {{}, {}, FontFault::forbidden};
  const Input input(hb_subset_input_create_or_fail());
  if (!input) return {{}, {}, FontFault::too_large};
  for (const char32_t c : characters) hb_set_add(hb_subset_input_unicode_set(input.get()), c);
  hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING);  // features, vertical forms among them, stay
  const Face made(hb_subset_or_fail(face.get(), input.get()));
  if (!made) return {{}, {}, FontFault::damaged};
  const Blob out(hb_face_reference_blob(made.get()));
  unsigned size = 0;
  const char* first = hb_blob_get_data(out.get(), &size);
  return {std::string(first, size), family_of(face.get())};
}

std::vector<EmbeddedFont> embed_fonts(const ExportContext& context, const BookLook& look, std::string_view language,
                                      const BookCharacters& characters, Diagnostics& diagnostics) {
  std::vector<EmbeddedFont> fonts;
  std::vector<std::string> files;
  for (const auto& [use, rule] : kUses) {
    const auto wanted = look.fonts.find(std::string(use));
    if (wanted == look.fonts.end()) continue;
    const std::string& file = wanted->second;
    if (const auto known = std::find(files.begin(), files.end(), file); known != files.end()) {
      EmbeddedFont& font = fonts[static_cast<std::size_t>(known - files.begin())];
      if (!font.bytes.empty()) font.uses.emplace_back(use);
      continue;
    }
    files.push_back(file);
    EmbeddedFont& font = fonts.emplace_back();
    font.uses.emplace_back(use);
    const auto bytes = context.read_asset((context.config.site_folder / file).string());
    SubsetFont made =
        bytes ? subset_font(*bytes, language, characters.all()) : SubsetFont{{}, {}, FontFault::unreadable};
    font.bytes = std::move(made.bytes);
    font.family = std::move(made.family);
    if (font.bytes.empty())
      diagnostics.report(Kind::book_bad_font, {}, describe(made.fault, file),
                         tr("name a TTF, OTF or TTC file below the site folder"));
    const bool is_otf = font.bytes.starts_with("OTTO");
    font.name = "fonts/" + std::string(use) + (is_otf ? ".otf" : ".ttf");
    font.media_type = is_otf ? "font/otf" : "font/ttf";
  }
  fonts.erase(std::remove_if(fonts.begin(), fonts.end(), [](const EmbeddedFont& font) { return font.bytes.empty(); }),
              fonts.end());
  return fonts;
}

std::string font_rules(const std::vector<EmbeddedFont>& fonts) {
  std::string css;
  for (const EmbeddedFont& font : fonts) {
    const std::string family = "Book " + font.uses.front();
    css += "@font-face { font-family: \"" + family + "\"; src: url(\"../" + font.name + "\"); }\n";
    for (const auto& [use, rule] : kUses) {
      if (std::find(font.uses.begin(), font.uses.end(), use) == font.uses.end()) continue;
      const std::size_t place = rule.find("FONT");
      css += std::string(rule.substr(0, place)) + family + std::string(rule.substr(place + 4)) + "\n";
    }
  }
  return css;
}

}  // namespace essaypack
