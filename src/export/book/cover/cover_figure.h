#pragma once

/// The figure of a generated cover: drawn from the book's identity, so that the same book always has the same one, on
/// any machine. All arithmetic is on integers, because the last digit of a sine is not the same everywhere.

#include "config/sections/book_look.h"

#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// Colours of a cover, as SVG writes them.
struct CoverPalette {
  const char* paper;     ///< Background.
  const char* ink;       ///< Title.
  const char* accent;    ///< Rules, the sun.
  const char* tones[5];  ///< From light to dark.
};

/// One shape: `d` of a path, its colour, and a turn in degrees around the figure's middle.
struct CoverShape {
  std::string path;
  std::string color;
  int turn = 0;
};

/// One of six palettes.
const CoverPalette& cover_palette(std::string_view identity);

/// The shapes of a design, from back to front.
std::vector<CoverShape> cover_shapes(CoverDesign design, std::string_view identity);

/// A piece of the same figure as SVG in the colour of the text, for title page, parts and colophon.
std::string make_ornament(CoverDesign design, std::string_view identity);

}  // namespace essaypack
