#include "export/book/cover/cover_figure.h"

#include "base/ascii.h"
#include "base/hash.h"

#include <array>
#include <cstdint>

namespace essaypack {
namespace {

constexpr CoverPalette kPalettes[] = {
    {"#eef0ee", "#1f2a37", "#c98a45", {"#cdd6da", "#a3b4bf", "#728a9a", "#465c6e", "#25323f"}},  // dusk
    {"#f4efe6", "#2b2522", "#b5533c", {"#e0d4c0", "#c6b294", "#9d8566", "#6d5740", "#3d3026"}},  // tea
    {"#eef2ea", "#20302a", "#c98f35", {"#d3dfd2", "#aac3b1", "#7a9d89", "#4d7161", "#274239"}},  // celadon
    {"#f5eef0", "#33222c", "#c9784c", {"#e6d3da", "#c9a7b5", "#9f768a", "#704d62", "#3f2a39"}},  // plum
    {"#f2f0ec", "#26262b", "#c4602f", {"#d9d6d2", "#aeabaa", "#7f7e82", "#53535b", "#2c2c33"}},  // slate
    {"#ebf1f4", "#162b3a", "#d09a55", {"#c8dae2", "#98b8c7", "#638fa5", "#39667b", "#1b3c4d"}},  // river
};

/// A sequence of numbers that depends on nothing but its seed (splitmix64).
class Numbers {
 public:
  explicit Numbers(std::string_view seed) {
    const std::string digits = sha256_hex(seed);
    for (std::size_t i = 0; i < 16; ++i) state_ = state_ << 4 | static_cast<std::uint64_t>(hex_value(digits[i]));
  }
  /// From `low` to `high`, both included. One draw in a full expression: compilers differ in the order of arguments.
  int between(int low, int high) {
    state_ += 0x9E3779B97F4A7C15u;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9u;
    mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EBu;
    mixed ^= mixed >> 31;
    return low + static_cast<int>(mixed % static_cast<std::uint64_t>(high - low + 1));
  }

 private:
  std::uint64_t state_ = 0;
};

std::string point(int x, int y) { return std::to_string(x) + " " + std::to_string(y); }

std::string circle(int x, int y, int radius) {
  const std::string r = std::to_string(radius), half = "a" + r + " " + r + " 0 1 0 ";
  return "M" + point(x - radius, y) + half + std::to_string(2 * radius) + " 0" + half + std::to_string(-2 * radius) +
         " 0z";
}

/// A ridge from edge to edge: midpoints displaced again and again, then smoothed.
std::string ridge(Numbers& numbers, int level, int rough) {
  constexpr int kSteps = 16;
  std::array<int, kSteps + 1> heights{};
  heights[0] = level + numbers.between(-rough, rough);
  heights[kSteps] = level + numbers.between(-rough, rough);
  for (int step = kSteps; step > 1; step /= 2, rough = rough * 5 / 9)
    for (int at = step / 2; at < kSteps; at += step) {
      const std::size_t a = static_cast<std::size_t>(at - step / 2), b = static_cast<std::size_t>(at + step / 2);
      heights[static_cast<std::size_t>(at)] = (heights[a] + heights[b]) / 2 + numbers.between(-rough, rough);
    }
  std::string path = "M0 2560L" + point(0, heights[0]);
  for (int i = 1; i < kSteps; ++i) {
    const int y = heights[static_cast<std::size_t>(i)], next = heights[static_cast<std::size_t>(i) + 1];
    path += "Q" + point(i * 100, y) + " " + point(i * 100 + 50, (y + next) / 2);
  }
  return path + "L" + point(1600, heights[kSteps]) + "V2560z";
}

std::vector<CoverShape> hills(Numbers& numbers, const CoverPalette& palette) {
  std::vector<CoverShape> shapes;
  const int x = numbers.between(380, 1220), radius = numbers.between(110, 170), y = numbers.between(1330, 1420);
  shapes.push_back({circle(x, y, radius), palette.accent});
  int level = 1560, rough = 120;
  for (const char* tone : palette.tones) {
    shapes.push_back({ridge(numbers, level, rough), tone});
    level += 165;
    rough = rough * 5 / 6;
  }
  return shapes;
}

/// A rosette as in a lattice window: rings of petals around the origin.
std::vector<CoverShape> rosette(Numbers& numbers, const CoverPalette& palette) {
  std::vector<CoverShape> shapes;
  const int counts[] = {6, 8, 9, 10, 12};
  const int petals = counts[numbers.between(0, 4)];
  const int waist = numbers.between(70, 130), shoulder = numbers.between(150, 230), inner = numbers.between(120, 170);
  const std::string outer_petal = "M0 0C" + point(-waist, -80) + " " + point(-waist, -shoulder) + " " + point(0, -340) +
                                  "C" + point(waist, -shoulder) + " " + point(waist, -80) + " 0 0z";
  const std::string inner_petal = "M0 0C" + point(-waist / 2, -40) + " " + point(-waist / 2, -inner / 2) + " " +
                                  point(0, -inner) + "C" + point(waist / 2, -inner / 2) + " " + point(waist / 2, -40) +
                                  " 0 0z";
  for (int i = 0; i < petals; ++i) shapes.push_back({outer_petal, palette.accent, 360 * i / petals});
  for (int i = 0; i < petals; ++i) shapes.push_back({inner_petal, palette.accent, 360 * (2 * i + 1) / (2 * petals)});
  shapes.push_back({circle(0, 0, 340), palette.accent});
  shapes.push_back({circle(0, 0, 368), palette.accent});
  return shapes;
}

/// Quarters of circles in squares of 200 pixels, eight by eight.
std::vector<CoverShape> tiles(Numbers& numbers, const CoverPalette& palette) {
  constexpr int kSide = 200;
  std::vector<CoverShape> shapes;
  for (int row = 0; row < 8; ++row)
    for (int column = 0; column < 8; ++column) {
      const int x = column * kSide, y = row * kSide;
      const int back = numbers.between(0, 4), fore = (back + numbers.between(1, 4)) % 5;
      shapes.push_back({"M" + point(x, y) + "h200v200h-200z", palette.tones[back]});
      const char* color = numbers.between(0, 9) == 0 ? palette.accent : palette.tones[fore];
      switch (numbers.between(0, 5)) {
        case 0:
          shapes.push_back({"M" + point(x, y) + "h200a200 200 0 0 1 -200 200z", color});
          break;
        case 1:
          shapes.push_back({"M" + point(x + kSide, y) + "v200a200 200 0 0 1 -200 -200z", color});
          break;
        case 2:
          shapes.push_back({"M" + point(x + kSide, y + kSide) + "h-200a200 200 0 0 1 200 -200z", color});
          break;
        case 3:
          shapes.push_back({"M" + point(x, y + kSide) + "v-200a200 200 0 0 1 200 200z", color});
          break;
        case 4:
          shapes.push_back({circle(x + kSide / 2, y + kSide / 2, 60), color});
          break;
        case 5:
          break;
      }
    }
  return shapes;
}

}  // namespace

const CoverPalette& cover_palette(std::string_view identity) {
  Numbers numbers("palette " + std::string(identity));
  return kPalettes[numbers.between(0, static_cast<int>(std::size(kPalettes)) - 1)];
}

std::vector<CoverShape> cover_shapes(CoverDesign design, std::string_view identity) {
  Numbers numbers(std::string(name_of(design)) + " " + std::string(identity));
  const CoverPalette& palette = cover_palette(identity);
  if (design == CoverDesign::frame) return rosette(numbers, palette);
  if (design == CoverDesign::tiles) return tiles(numbers, palette);
  return hills(numbers, palette);
}

std::string make_ornament(CoverDesign design, std::string_view identity) {
  const std::vector<CoverShape> shapes = cover_shapes(design, identity);
  std::string out = "<svg xmlns=\"http://www.w3.org/2000/svg\" aria-hidden=\"true\" ";
  const auto open = [&](const char* box, const char* size) {
    out += std::string("viewBox=\"") + box + "\" " + size + ">";
  };
  const auto draw = [&](const std::string& path, const std::string& how) {
    out += "<path d=\"" + path + "\" " + how + "/>";
  };
  const std::string fill = "fill=\"currentColor\"";
  switch (design) {
    case CoverDesign::hills:  // the sun, a far ridge, a near one
      open("0 1180 1600 760", "width=\"5em\" height=\"2.375em\"");
      draw(shapes[0].path, fill);
      draw(shapes[2].path, fill + " fill-opacity=\"0.4\"");
      draw(shapes[4].path, fill + " transform=\"translate(0 -250)\"");
      break;
    case CoverDesign::frame:
      open("-380 -380 760 760", "width=\"3.5em\" height=\"3.5em\"");
      for (const CoverShape& shape : shapes)
        draw(shape.path, "fill=\"none\" stroke=\"currentColor\" stroke-width=\"10\" transform=\"rotate(" +
                             std::to_string(shape.turn) + ")\"");
      break;
    case CoverDesign::tiles: {  // the first row, without its squares
      open("0 0 1600 200", "width=\"8em\" height=\"1em\"");
      const CoverPalette& palette = cover_palette(identity);
      for (const CoverShape& shape : shapes) {
        if (shape.path.ends_with("h200v200h-200z")) {
          const std::string_view top = std::string_view(shape.path).substr(shape.path.find(' ') + 1);
          if (!top.starts_with("0h")) break;  // the second row
          continue;
        }
        const bool is_light = shape.color == palette.tones[0] || shape.color == palette.tones[1];
        draw(shape.path, is_light ? fill + " fill-opacity=\"0.5\"" : fill);
      }
      break;
    }
  }
  return out + "</svg>";
}

}  // namespace essaypack
