#pragma once

/// The strict part of the templates: every tag of a template is read and held against the declared names, because
/// mustache itself shows nothing for an unknown name.

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// What a declared name stands for, which decides how a template may use it.
enum class NameUse { text, markup, flag, list, object };

/// A name of `templates/names.txt`.
struct DeclaredName {
  NameUse use = NameUse::text;
  std::string description;
};
using DeclaredNames = std::map<std::string, DeclaredName, std::less<>>;

/// One `{{...}}` of a template.
struct TemplateTag {
  std::string_view name;
  char sigil = 0;  ///< `#`, `^`, `/`, `&`, `>`, `!`, `=` or 0.
  bool triple = false;
  std::size_t start = 0;  ///< Bytes from the start of the template, the braces included.
  std::size_t end = 0;
};

/// Reads `name use description` lines; `#` starts a comment line. The text is the program's own and must be
/// well-formed.
DeclaredNames parse_names(std::string_view text);

/// Checks every tag of `text` and returns all of them, as views of `text`. The first fault is thrown as a `Failure`
/// (exit 2) with its place: unknown names with the nearest declared one, unbalanced sections, sections in more than 32
/// others, a markup name in two braces or a text in three, and the parts of mustache that are left out (partials, other
/// delimiters, `{{.}}`).
std::vector<TemplateTag> check_template(std::string_view text, const std::string& file, const DeclaredNames& names);

}  // namespace essaypack
