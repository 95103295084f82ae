#include "base/value/value.h"

namespace essaypack {
namespace {

/// yaml-cpp 0.7, exceptions.h: what an author meets.
constexpr Text kTexts[] = {
    mark("end of map not found"),
    mark("end of map flow not found"),
    mark("end of sequence not found"),
    mark("end of sequence flow not found"),
    mark("illegal map key"),
    mark("illegal map value"),
    mark("illegal block entry"),
    mark("illegal flow end"),
    mark("illegal EOF in scalar"),
    mark("illegal document indicator in scalar"),
    mark("illegal character in scalar"),
    mark("illegal tab when looking for indentation"),
    mark("unexpected character in block scalar"),
    mark("unknown token"),
    mark("unknown escape character"),
    mark("bad character found while scanning hex number"),
    mark("invalid unicode"),
    mark("alias not found after *"),
    mark("anchor not found after &"),
    mark("illegal character found while scanning alias"),
    mark("illegal character found while scanning anchor"),
    mark("illegal character found while scanning tag handle"),
    mark("tag handle with no suffix"),
    mark("end of verbatim tag not found"),
    mark("cannot assign multiple tags to the same node"),
    mark("cannot assign multiple anchors to the same node"),
    mark("the referenced anchor is not defined"),
    mark("bad YAML version"),
};

}  // namespace

Message said_by_library(std::string text) {
  for (const Text& known : kTexts)
    if (text == known.english()) return known;
  return verbatim(std::move(text));
}

}  // namespace essaypack
