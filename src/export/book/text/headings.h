#pragma once

/// Headings of a post on the book's levels.

#include "model/fragment.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// What becomes of one heading of a fragment.
struct HeadingPlan {
  bool is_title = false;  ///< Repeats the post's title: left out.
  std::size_t depth = 0;  ///< 0: first level of the chapter.
  int level = 2;          ///< Of the element: h2 to h6.
  std::string number;     ///< "1.2"; empty if not numbered or without text.
  std::string id;
};

enum class HeadingNumbers { none, counted };

/// Levels by a stack, so that the first is h2 and none is skipped; ids are `STEM_h1`, `STEM_h2`...
std::vector<HeadingPlan> plan_headings(const std::vector<Heading>& headings, std::string_view title,
                                       std::string_view stem, HeadingNumbers numbers);

}  // namespace essaypack
