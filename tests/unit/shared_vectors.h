#pragma once

/// The shared test vectors, where they are present.

#include "folders.h"

#include <nlohmann/json.hpp>

#include <boost/test/unit_test.hpp>

#include <fstream>
#include <optional>
#include <string>

namespace essaypack::test {

/// A file of the shared vectors; nothing, with a message, where they are missing.
inline std::optional<nlohmann::json> read_vectors(const std::string& name) {
  std::ifstream file(std::string(essaypack::kShared) + "/vectors/" + name);
  if (!file) {
    BOOST_TEST_MESSAGE("skipped: no shared vectors here (" << name << ")");
    return std::nullopt;
  }
  return nlohmann::json::parse(file);
}

/// What we do instead of the vectors' value for a case; null where their value is the target.
inline nlohmann::json find_deviation(const std::string& file, const std::string& id) {
  const auto deviations = read_vectors("DEVIATE.json");
  if (!deviations || !(*deviations)["files"].contains(file)) return {};
  for (const nlohmann::json& reason : (*deviations)["files"][file])
    for (const nlohmann::json& one : reason.value("ids", nlohmann::json::array()))
      if (one == id) return reason;
  return {};
}

}  // namespace essaypack::test
