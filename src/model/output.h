#pragma once

/// What exporters make: named bytes, or a finished temporary file.

#include "base/hash.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace essaypack {

/// Outputs appear in this order, so that nothing is announced before it is there.
enum class OutputRank { book, archive, list_feed, feed, catalogue, sitemap, announcement };

/// The last line of a plain text of ours.
inline constexpr std::string_view kTextMark = "[essaypack]";

/// A text in records: 48 bits of a hash of its source.
inline std::uint64_t post_key(std::string_view source) { return stable_hash(source) >> 16; }

struct Output {
  std::string name;  ///< Below the output folder, `/` between the parts, UTF-8 in NFC.
  std::string exporter;
  OutputRank rank = OutputRank::feed;
  std::string bytes;
  std::filesystem::path temporary;  ///< If not empty: a finished file in the place of `bytes`.
  std::vector<std::uint64_t> posts =
      {};  ///< `post_key` of each post and page that it shows, ascending; a list of books or feeds shows none.
  std::string companion =
      {};  ///< An output of ours beside which alone it is made; empty where the file tells itself whose it is.
  std::optional<std::string> mark = {};  ///< First or last line that tells whose a file without a form of its own is.
};

/// Collects outputs of exporters that may run at once.
class OutputSet {
 public:
  /// `make_temporary(name)` gives a path in the output folder to write a large output to.
  explicit OutputSet(std::function<std::filesystem::path(std::string_view name)> make_temporary)
      : make_temporary_(std::move(make_temporary)) {}

  void add(Output output) {
    const std::lock_guard lock(guard_);
    outputs_.push_back(std::move(output));
  }
  /// A fresh path for a large file; hand it back in `Output::temporary`.
  std::filesystem::path temporary(std::string_view name) { return make_temporary_(name); }
  std::vector<Output>& outputs() { return outputs_; }
  const std::vector<Output>& outputs() const { return outputs_; }

 private:
  std::function<std::filesystem::path(std::string_view)> make_temporary_;
  std::mutex guard_;
  std::vector<Output> outputs_;
};

}  // namespace essaypack
