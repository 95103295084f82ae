#include "app/command/starters.h"

#include "app/run/guard.h"
#include "app/run/pipeline.h"
#include "app/run/places.h"
#include "base/file.h"
#include "diag/failure.h"
#include "export/exporter.h"
#include "kinds/kinds.h"
#include "template/templates.h"

#include <unistd.h>

#include <cerrno>

namespace essaypack {
namespace {

std::vector<Written> write_all(const std::vector<Output>& outputs, const std::filesystem::path& folder) {
  std::vector<PlacedOutput> placed;
  for (const Output& output : outputs) placed.push_back({folder / output.name, &output});
  refuse_collisions(placed, {});
  return write_outputs(placed);
}

/// True for a link that leads nowhere, too.
bool is_there(const std::filesystem::path& path) {
  std::error_code error;
  return std::filesystem::exists(std::filesystem::symlink_status(path, error));
}

Output make_output(std::string_view name, std::string bytes) {
  Output output;
  output.name = std::string(name);
  output.bytes = std::move(bytes);
  return output;
}

}  // namespace

std::vector<Written> write_starter_config(const Options& options, const Translation& language,
                                          Diagnostics& diagnostics) {
  const std::string site = site_argument(options);
  const std::filesystem::path named = site.empty() ? "." : site;
  const std::filesystem::path folder = is_file(named) ? named.parent_path() : named;
  for (const std::string name : {"essaypack.yaml", "essaypack.yml"})
    if (is_there(folder / name) && !(options.force && name == "essaypack.yaml"))
      throw Failure(ExitCode::usage, tr("'{}' exists already", (folder / name).lexically_normal().string()),
                    tr("edit it, or move it away first"));
  const std::string shown = folder.empty() ? "." : folder.lexically_normal().string();
  if (access(shown.c_str(), W_OK) != 0 && errno != ENOENT)
    throw Failure(
        ExitCode::environment,
        tr("can't write '{}': {}", (folder / "essaypack.yaml").lexically_normal().string(), reason_of_system(errno)),
        tr("make the folder writable: {}", "chmod u+w " + shown));
  const Config config = load_config(named, all_site_kinds(), options.overrides, diagnostics, all_format_sections());
  return write_all({make_output("essaypack.yaml", starter_config(config, all_site_kinds(), usual_outputs(), language))},
                   shown);
}

std::vector<Written> write_templates(const Options& options) {
  const std::filesystem::path folder = options.words[0];
  std::vector<Output> outputs;
  for (const auto& [name, text] : Templates::built_in()) {
    if (is_there(folder / name) && read_file(folder / name).bytes != text && !options.force)
      throw Failure(ExitCode::usage, tr("'{}' exists and has been changed", (folder / name).string()),
                    tr("move it away first, name another folder, or replace it with --force"));
    outputs.push_back(make_output(name, std::string(text)));
  }
  return write_all(outputs, folder);
}

}  // namespace essaypack
