#pragma once

/// Pages and style sheets that people restyle: mustache templates, embedded in the program, overridable file by file.

#include "template/data.h"

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace essaypack {

/// The templates of one run.
class Templates {
 public:
  /// The built-in ones, with the files of `folder` (may be missing) in place of those with the same name. An unknown
  /// file name, a syntax error or an unknown variable is a `Failure` (exit 2) with file, line and column.
  explicit Templates(const std::string& folder);
  ~Templates();
  Templates(const Templates&) = delete;
  Templates& operator=(const Templates&) = delete;

  /// Fills a template, e.g. `book/chapter.xhtml`. May be called from several threads. Every name that the template uses
  /// must be declared in `templates/names.txt`; one that is declared and not set is empty.
  std::string render(std::string_view name, const TemplateData& data, const SharedData* shared = nullptr) const;

  /// Overriding files that were read, for the depfile.
  const std::vector<std::string>& files() const { return files_; }

  /// Name and text of every built-in template, for `essaypack templates DIR`.
  static std::vector<std::pair<std::string_view, std::string_view>> built_in();

 private:
  struct Content;
  std::unique_ptr<Content> content_;
  std::vector<std::string> files_;
};

}  // namespace essaypack
