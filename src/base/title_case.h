#pragma once

/// Titles with capitals, as Hexo's `titlecase` has them.

#include <string>
#include <string_view>

namespace essaypack {

/// English words begin with capitals, but for short ones between others (`a`, `of`, `the`); what has a capital or a dot
/// inside stays as it is. Letters of other scripts are no words.
std::string title_case(std::string_view title);

}  // namespace essaypack
