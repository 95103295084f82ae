#pragma once

/// Values of a shortcode's template, and what Hugo's functions make of them (Hugo 0.111).

#include "base/message.h"

#include "content/lookup/body_context.h"
#include "content/tags/go_html.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace essaypack {

/// Thrown where only Hugo can tell what a template says; caught where it is evaluated.
struct NotFollowed {
  Message what;  ///< As messages name it: `'partial'`.
};

struct GoItem;

struct GoValue {
  enum class Type {
    nil,
    boolean,
    integer,
    real,  ///< Its `text` is all that is known.
    text,
    list,
    map,
    shortcode,
    page,
    site,
    site_params,
    page_params
  } type = Type::nil;
  long long number = 0;  ///< Of an integer; 1 for true.
  std::string text;      ///< Of parameters of the site what stands before their names: `social.`
  GoSafe safe = GoSafe::no;
  std::vector<GoItem> items;  ///< Of a map with their names.

  static GoValue of(bool value);
  static GoValue of(long long value);
  static GoValue of(std::string value, GoSafe safe = GoSafe::no);
  static GoValue of(Type type);
  /// `true`, `12`, `1.5` or a text, as Hugo reads what stands without quotes.
  static GoValue read(std::string_view plain);

  bool is(Type other) const { return type == other; }
  bool is_true() const;
  /// What it takes to copy it.
  std::size_t bytes() const;
  /// Holds a mark of the inner text.
  bool holds_inner() const;
  /// Its member; nil if it has none.
  GoValue member(std::string_view name) const;
};

/// A value in a list, or in a map.
struct GoItem {
  GoItem(std::string name, GoValue value) : first(std::move(name)), second(std::move(value)) {}
  std::string first;  ///< Its name; empty in a list.
  GoValue second;
};

/// What an output shows of a value. Throws `NotFollowed` for one that no output shows.
std::string shown_text(const GoValue& value);

/// Calls a function by its name. Throws `NotFollowed`.
GoValue call_go_function(std::string_view name, const std::vector<GoValue>& arguments, const BodyContext& context);

/// Markdown of one line as HTML, or the inner text rendered.
GoValue go_markdown(const GoValue& value, const BodyContext& context);

}  // namespace essaypack
