#pragma once

/// The part of Go's template language (text/template, Go 1.19) that shortcodes of Hugo are written in, as a tree.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

struct GoPipe;

/// A value or a function as it is written.
struct GoTerm {
  enum class Kind { text, number, boolean, nil, dot, variable, name, group } kind = Kind::nil;
  std::string text;                 ///< A text, a number, `$x`, the name of a function with its dots.
  std::vector<std::string> fields;  ///< `.A.B` behind it.
  std::vector<GoPipe> group;        ///< Of `( ... )`: one.
};

/// `function argument argument`, or one value.
struct GoCommand {
  std::vector<GoTerm> terms;
};

/// `$x := command | command`.
struct GoPipe {
  std::vector<std::string> names;  ///< That are given the value; of `range` two.
  bool is_new = false;             ///< `:=`
  std::vector<GoCommand> commands;
};

struct GoNode {
  enum class Kind { text, output, condition, with, range, other } kind = Kind::text;
  std::string text;  ///< Of `other` the word: `template`, `define`, `break`.
  GoPipe pipe;
  std::vector<GoNode> body, otherwise;
};

/// A template that was read.
struct GoTemplate {
  std::vector<GoNode> nodes;
};

/// Nothing for a text that Go refuses, or that is nested too deeply.
std::optional<GoTemplate> parse_go_template(std::string_view text);

/// False for a shortcode that surely shows nothing of its inner text, whatever is in it: nothing that it writes
/// mentions `.Inner`, and no other template is given it.
bool may_show_inner(const GoTemplate& shortcode);

}  // namespace essaypack
