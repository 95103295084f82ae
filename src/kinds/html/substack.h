#pragma once

/// Substack's export: `posts.csv`, a row a letter, and `posts` beside it with the texts.

#include "kinds/exports/export.h"
#include "kinds/html/html.h"

#include <map>
#include <string>
#include <string_view>

namespace essaypack {

/// What a row says.
struct SubstackLetter {
  std::string title, subtitle, date, audience, type, recording;
  bool is_published = false;
  bool has_text = false;

  /// Whatever Substack does not show to everybody: also what went out by mail only, and passed on letters of others.
  Withheld withheld() const;
};

/// The letters of one export.
class SubstackLetters {
 public:
  SubstackLetters() = default;
  explicit SubstackLetters(const PageStore& store);

  /// True where there is no such export.
  bool empty() const { return folder_.empty(); }
  const std::string& folder() const { return folder_; }
  /// True for a page that is a letter, whether a row names it or not.
  bool holds(std::string_view page) const;
  /// The row of a page; null if none names it.
  const SubstackLetter* find(std::string_view page) const;
  /// Says what is not read: rows without a text, types that nobody knows.
  void report(const std::string& shown, Diagnostics& diagnostics) const;

 private:
  std::string folder_;
  std::map<std::string, SubstackLetter, std::less<>> letters_;  ///< By the page's path without extension.
};

/// The letter's text without what stands behind the paywall, boxes in which readers leave their address, and buttons
/// that call them to subscribe or share.
std::string letter_text(const std::string& html);

}  // namespace essaypack
