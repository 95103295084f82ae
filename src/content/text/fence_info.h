#pragma once

/// What stands behind the opening marks of fenced code.

#include <string>
#include <string_view>

namespace essaypack {

/// The language of a fence: the first word of its info string as far as it can be a class.
std::string language_of_fence(std::string_view info);

/// What Hexo shows above code (`js title https://x.example text`, hexo 8.1.2, backtick_code_block).
struct FenceTitle {
  std::string text;       ///< Plain; empty where there is none.
  std::string url;        ///< As written; empty: there is none.
  std::string link_text;  ///< Of `url`; never empty beside one.

  bool empty() const { return text.empty() && url.empty(); }
};
/// Options (`mark:1,3`, `title="x"`, `{1,3}`) are no title. Nothing without a language.
FenceTitle read_fence_title(std::string_view info);
/// The name of a file or a title among attributes: `yaml {linenos=table,filename="hugo.yaml"}` (Goldmark, Hextra).
FenceTitle read_listed_title(std::string_view info);

}  // namespace essaypack
