#pragma once

/// Evaluates the template of a shortcode for one call.

#include "base/message.h"

#include "content/lookup/body_context.h"
#include "content/tags/go_template.h"
#include "content/tags/go_value.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace essaypack {

/// What a template knows of a call.
struct ShortcodeCall {
  std::string name;
  GoValue params;  ///< A list or a map; nil without arguments.
  GoEscaping escaping = GoEscaping::html;
  std::string inner;           ///< `InnerMark::html`, or white space that is all there is, or nothing.
  std::string_view body = {};  ///< That the call stands in; empty: neither its place nor what it stands in is known.
  std::size_t at = 0;
};

/// What a template makes of it: HTML with marks (`InnerMark`) where the inner text stands.
struct ShortcodeText {
  std::string text;
  Message problem;       ///< What could not be followed; there is no text then.
  std::size_t cost = 0;  ///< Bytes and steps that it took.
};

ShortcodeText evaluate_shortcode(const GoTemplate& shortcode, const ShortcodeCall& call, const BodyContext& context);

/// The arguments as Hugo's lexer reads them: without quotes they may be numbers or `true`.
GoValue read_shortcode_params(std::string_view arguments);

/// Hugo's code of the post's language.
std::string language_code(const BodyContext& context);

}  // namespace essaypack
