#pragma once

/// A text that takes one pointer in its owner and no more than its own length elsewhere. For what there are a hundred
/// thousand of: a post has some thirty texts, most of them empty, and `std::string` takes 32 bytes for each of these.

#include <compare>
#include <cstddef>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>

namespace essaypack {

/// Reads like a `std::string_view`; it is replaced as a whole, never changed in place. Views of it last until then. It
/// becomes a `std::string` where one is asked for, which is a copy: what outlives a call keeps a view, not a reference
/// to a string.
class CompactText {
 public:
  static constexpr std::size_t npos = std::string_view::npos;

  CompactText() = default;
  explicit CompactText(std::string_view text);
  CompactText(const CompactText& other) : CompactText(other.view()) {}
  CompactText(CompactText&&) noexcept = default;
  CompactText& operator=(CompactText&&) noexcept = default;
  CompactText& operator=(const CompactText& other) { return *this = other.view(); }
  CompactText& operator=(std::string_view text) { return *this = CompactText(text); }
  CompactText& operator=(const std::string& text) { return *this = std::string_view(text); }
  CompactText& operator=(const char* text) { return *this = std::string_view(text); }
  void clear() { bytes_.reset(); }

  std::string_view view() const;
  std::string str() const { return std::string(view()); }
  operator std::string_view() const { return view(); }
  operator std::string() const { return str(); }

  bool empty() const { return !bytes_; }
  std::size_t size() const { return view().size(); }
  const char* data() const { return view().data(); }
  const char* begin() const { return data(); }
  const char* end() const { return data() + size(); }
  char operator[](std::size_t at) const { return view()[at]; }
  char front() const { return view().front(); }
  char back() const { return view().back(); }
  std::string_view substr(std::size_t from, std::size_t count = npos) const { return view().substr(from, count); }
  std::size_t find(std::string_view what, std::size_t from = 0) const { return view().find(what, from); }
  std::size_t find(char what, std::size_t from = 0) const { return view().find(what, from); }
  std::size_t rfind(char what) const { return view().rfind(what); }
  bool starts_with(std::string_view start) const { return view().starts_with(start); }
  int compare(std::size_t from, std::size_t count, std::string_view other) const {
    return view().compare(from, count, other);
  }

  friend bool operator==(const CompactText& a, const CompactText& b) { return a.view() == b.view(); }
  friend bool operator==(const CompactText& a, std::string_view b) { return a.view() == b; }
  friend auto operator<=>(const CompactText& a, const CompactText& b) { return a.view() <=> b.view(); }
  friend auto operator<=>(const CompactText& a, std::string_view b) { return a.view() <=> b; }
  friend std::string operator+(const CompactText& a, const CompactText& b) { return a.str() + b; }
  friend std::string operator+(const CompactText& a, std::string_view b) { return a.str().append(b); }
  friend std::string operator+(const CompactText& a, char b) { return a.str() + b; }
  friend std::string operator+(std::string a, const CompactText& b) { return std::move(a.append(b.view())); }
  friend std::string operator+(const char* a, const CompactText& b) { return std::string(a).append(b.view()); }
  friend std::string operator+(char a, const CompactText& b) { return std::string(1, a).append(b.view()); }
  friend std::ostream& operator<<(std::ostream& out, const CompactText& text) { return out << text.view(); }

 private:
  std::unique_ptr<char[]> bytes_;  ///< The length (four bytes), then the text; null: empty.
};

}  // namespace essaypack
