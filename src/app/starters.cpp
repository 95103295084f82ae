#include "app/starters.h"

#include "app/pipeline.h"
#include "base/file.h"
#include "diag/failure.h"
#include "template/templates.h"

namespace essaypack {
namespace {

std::vector<Written> write_all(const std::vector<Output>& outputs, const std::filesystem::path& folder) {
  std::vector<PlacedOutput> placed;
  for (const Output& output : outputs) placed.push_back({folder / output.name, &output});
  return write_outputs(placed);
}

Output make_output(std::string_view name, std::string bytes) {
  Output output;
  output.name = std::string(name);
  output.bytes = std::move(bytes);
  return output;
}

}  // namespace

std::vector<Written> write_starter_config(const Options& options, Diagnostics& diagnostics) {
  const std::string site = site_argument(options);
  const std::filesystem::path folder = site.empty() ? "." : site;
  std::error_code error;
  for (const char* name : {"essaypack.yaml", "essaypack.yml"})
    if (std::filesystem::exists(folder / name, error))
      throw Failure(ExitCode::usage, "'" + (folder / name).lexically_normal().string() + "' exists already",
                    "edit it, or move it away first");
  const Config config = load_config(folder, options.overrides, diagnostics);
  return write_all({make_output("essaypack.yaml", starter_config(config))}, folder.lexically_normal());
}

std::vector<Written> write_templates(const Options& options) {
  const std::filesystem::path folder = options.words[0];
  std::vector<Output> outputs;
  for (const auto& [name, text] : Templates::built_in()) {
    const FileBytes there = read_file(folder / name);
    std::error_code error;
    if (std::filesystem::exists(folder / name, error) && there.bytes != text)
      throw Failure(ExitCode::usage, "'" + (folder / name).string() + "' exists and has been changed",
                    "move it away first, or name another folder");
    outputs.push_back(make_output(name, std::string(text)));
  }
  return write_all(outputs, folder);
}

}  // namespace essaypack
