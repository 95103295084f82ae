#pragma once

/// The strict part of the templates: every tag of a template is read and held against the declared names before
/// mustache sees it, because mustache itself shows nothing for an unknown name.

#include <map>
#include <string>
#include <string_view>

namespace essaypack {

/// What a declared name stands for, which decides how a template may use it.
enum class NameUse { text, markup, flag, list, object };

/// A name of `templates/names.txt`.
struct DeclaredName {
  NameUse use = NameUse::text;
  std::string description;
};
using DeclaredNames = std::map<std::string, DeclaredName, std::less<>>;

/// Reads `name use description` lines; `#` starts a comment line. The text is the program's own and must be
/// well-formed.
DeclaredNames parse_names(std::string_view text);

/// Checks every tag of `text`. The first fault is thrown as a `Failure` (exit 2) with its place:
/// unknown names with the nearest declared one, unbalanced sections, a markup name in two braces or a text in three,
/// and the parts of mustache that are left out (partials, other delimiters, `{{.}}`).
void check_template(std::string_view text, const std::string& file, const DeclaredNames& names);

}  // namespace essaypack
