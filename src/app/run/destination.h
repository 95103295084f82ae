#pragma once

/// Where the outputs of a run go.

#include "app/cli/options.h"
#include "config/config.h"
#include "model/output.h"
#include "output/writer.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// A folder, standard output, a file if the run makes just one output, or a stream (a device, a named pipe) for one.
struct Destination {
  enum class Kind { folder, file_or_folder, standard_output, stream } kind = Kind::folder;
  std::filesystem::path path;  ///< As the user gave it.
};

/// `-o`, else `output:` of essaypack.yaml, else the site's own public folder, else `public` if there is one.
/// `site_folder` is the site's folder as the user would name it. Throws `Failure` (exit 2) if nothing says it.
Destination find_destination(const Options& options, const Config& config, const std::string& site_folder);

/// The folder in which temporary files of the outputs have to lie.
std::filesystem::path staging_folder(const Destination& destination);

/// A path for the temporary file of a large output, in the folder in which it will stay. Throws `Failure` (exit 3) if
/// nothing can be written there.
std::filesystem::path stage_output(std::string_view name, const Destination& destination);
/// The same, of a run that only looks and leaves the destination alone.
std::filesystem::path stage_aside(std::string_view name);

/// Gives each output its path, in the order in which they are to appear. Throws `Failure` (exit 2) for a name that
/// leaves the folder and for two outputs of one name.
std::vector<PlacedOutput> place_outputs(std::vector<Output>& outputs, const Destination& destination);

}  // namespace essaypack
