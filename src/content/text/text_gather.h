#pragma once

#include <pugixml.hpp>

#include <cstddef>
#include <string>

namespace essaypack {

/// Gathers the text of a tree: no code blocks, tables, players, notes or annotations of ruby.
class TextGather {
 public:
  TextGather& without_images() { return set(with_images_, false); }
  /// Code, tables and what stands for players, too.
  TextGather& with_all() { return set(takes_all_, true); }
  TextGather& stop_at(pugi::xml_node node) { return set(stop_, node); }
  /// Bytes after which no more is gathered.
  TextGather& limit(std::size_t bytes) { return set(limit_, bytes); }

  /// Adds a node's text. False when the end was met.
  bool take(const pugi::xml_node& node);
  bool is_full() const { return text_.size() >= limit_; }
  /// What was gathered, white space joined.
  std::string one_line() const;

 private:
  template <class Member>
  TextGather& set(Member& member, Member value) {
    member = value;
    return *this;
  }
  void separate();

  std::string text_;
  pugi::xml_node stop_;
  std::size_t limit_ = static_cast<std::size_t>(-1);
  bool with_images_ = true;
  bool takes_all_ = false;
};

}  // namespace essaypack
