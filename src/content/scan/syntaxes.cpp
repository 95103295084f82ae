#include "content/scan/syntaxes.h"

#include <array>
#include <bit>
#include <iterator>
#include <string>

namespace essaypack {

namespace {

constexpr BlockSyntax kBlocks[] = {
#define ESSAYPACK_BLOCK(bytes, condition, function) \
  {bytes, []([[maybe_unused]] const Scan& scan) -> bool { return condition; }, function},
#define ESSAYPACK_SPAN(bytes, condition, function)
#include "content/scan/syntaxes.def"
#undef ESSAYPACK_BLOCK
#undef ESSAYPACK_SPAN
};

constexpr SpanSyntax kSpans[] = {
#define ESSAYPACK_BLOCK(bytes, condition, function)
#define ESSAYPACK_SPAN(bytes, condition, function) \
  {bytes, []([[maybe_unused]] const Scan& scan) -> bool { return condition; }, function},
#include "content/scan/syntaxes.def"
#undef ESSAYPACK_BLOCK
#undef ESSAYPACK_SPAN
};

/// A set of rows, the first one's bit the lowest.
using Rows = std::uint64_t;
static_assert(std::size(kBlocks) <= 64 && std::size(kSpans) <= 64, "a row has a bit");

/// The rows that may begin with each byte.
template <class Table>
constexpr std::array<Rows, 256> rows_by_byte(const Table& table) {
  std::array<Rows, 256> rows{};
  for (std::size_t i = 0; i < std::size(table); ++i)
    for (const char c : table[i].first) rows[static_cast<unsigned char>(c)] |= Rows{1} << i;
  return rows;
}

constexpr std::array<Rows, 256> kBlocksOf = rows_by_byte(kBlocks);
constexpr std::array<Rows, 256> kSpansOf = rows_by_byte(kSpans);

template <class Table>
Rows rows_for(const Table& table, const Scan& scan) {
  Rows rows = 0;
  for (std::size_t i = 0; i < std::size(table); ++i)
    if (table[i].is_read(scan)) rows |= Rows{1} << i;
  return rows;
}

ByteSet stops_of(Rows spans) {
  std::string stops = "\n";
  for (Rows left = spans; left != 0; left &= left - 1) stops += kSpans[std::countr_zero(left)].first;
  return ByteSet(stops);
}

}  // namespace

Syntaxes::Syntaxes(const Scan& scan)
    : blocks_(rows_for(kBlocks, scan)), spans_(rows_for(kSpans, scan)), stops_(stops_of(spans_)) {}

Line Syntaxes::take_block(Scan& scan, const LineStart& start) const {
  Rows left = kBlocksOf[static_cast<unsigned char>(scan.body[start.text])] & blocks_;
  for (; left != 0; left &= left - 1)
    if (const Line what = kBlocks[std::countr_zero(left)].take(scan, start); what != Line::other) return what;
  return Line::other;
}

bool Syntaxes::take_span(Scan& scan, char first) const {
  for (Rows left = kSpansOf[static_cast<unsigned char>(first)] & spans_; left != 0; left &= left - 1)
    if (kSpans[std::countr_zero(left)].take(scan)) return true;
  return false;
}

}  // namespace essaypack
