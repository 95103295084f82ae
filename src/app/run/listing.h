#pragma once

/// What the `list` commands print, in both of its forms.

#include "app/cli/options.h"
#include "model/output.h"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace essaypack {

/// Rows of cells, and objects (which may be left out where only the rows are asked for).
struct Listing {
  std::vector<std::vector<std::string>> rows;
  nlohmann::ordered_json json = nlohmann::ordered_json::array();
};

/// Adds the output of a `list` command.
void add_list_text(const Options& options, std::string text, OutputSet& outputs);
/// The same for a list, in the form that was asked for.
void add_listing(const Options& options, const Listing& listing, OutputSet& outputs);

}  // namespace essaypack
