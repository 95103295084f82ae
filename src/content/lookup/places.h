#pragma once

/// Lines and columns in a post's file. They are counted when something is reported, and never before.

#include "diag/diagnostics.h"

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace essaypack {

/// Where an address stands, and in what.
struct FoundAddress {
  Place place;
  enum class Form { unknown, markdown, html, tag, wiki } form = Form::unknown;
  std::string tag = {};  ///< How a tag with the address begins: `{% asset_img`.
};

/// Knows where a body lies in its file. For one thread; `body` must outlive it.
class SourcePlaces {
 public:
  /// `first_line`: of the body, in the file; 0 for a text that has no lines there.
  SourcePlaces(std::string file, std::string_view body, int first_line)
      : file_(std::move(file)), body_(body), first_line_(first_line) {}

  /// A piece of the body that nobody sees, or in whose place another text stands.
  struct Cut {
    std::size_t at = 0;       ///< Where the text behind it begins in what is left.
    std::size_t removed = 0;  ///< Bytes, of this and all pieces before; where more were put, modulo 2^64.
    int lines = 0;            ///< Newlines of this one, less those that were put.
  };
  /// From here on offsets count without these pieces. `at` is in their order.
  void hide(std::vector<Cut> cuts) const { cuts_ = std::move(cuts); }
  const std::vector<Cut>& cuts() const { return cuts_; }

  int first_line() const { return first_line_; }
  /// The place of a byte of the body.
  Place at(std::size_t offset) const;
  /// The place of `text` in line `line` of the file or soon behind it, code between backticks apart; without a column
  /// where it is not found. Asked for the same again it finds the next one.
  Place find(int line, std::string_view text) const;
  /// The same of the `<` of an HTML tag, whose name may have other letter cases.
  Place find_tag(int line, std::string_view name) const;
  /// The same of an address: where it is one, and no word that is spelled alike. The definition that a link refers to
  /// may stand anywhere.
  FoundAddress find_address(int line, std::string_view address) const;
  /// The line that a place is in, which begins `before` bytes before it; empty where the column is not known.
  std::string_view text_at(const Place& place, std::size_t& before) const;
  /// The line alone.
  Place line(int line) const { return {file_, first_line_ > 0 ? line : 0, 0}; }

 private:
  using Fits = std::function<bool(std::size_t)>;
  std::size_t start_of(int line) const;
  /// The next place from `from` on at which `text` stands outside of code and which `fits`; npos if there is none
  /// before `limit`.
  std::size_t next_outside_code(std::string_view text, std::size_t from, std::size_t limit, const Fits& fits) const;
  Place find_where(int line, std::string_view text, const Fits& fits) const;
  std::size_t definition_of(std::string_view address) const;
  Place at_whole(std::size_t offset) const;

  std::string file_;
  std::string_view body_;
  int first_line_;
  mutable std::vector<Cut> cuts_;
  mutable std::vector<std::size_t> starts_;  ///< Of the lines; empty until something is asked.
  mutable std::map<std::pair<int, std::string>, std::size_t> found_;
  mutable std::optional<std::unordered_map<std::string_view, std::size_t>> definitions_;  ///< Of links, by address.
};

}  // namespace essaypack
