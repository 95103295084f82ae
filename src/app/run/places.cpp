#include "app/run/places.h"

#include "base/file.h"
#include "diag/failure.h"

#include <filesystem>
#include <optional>

namespace essaypack {

namespace fs = std::filesystem;

std::string site_argument(const Options& options) {
  const std::size_t place = options.command->kind == CommandKind::list ? 1 : 0;
  if (options.words.size() <= place || options.words[place] == ".") return {};
  return options.words[place];
}

std::string site_folder_argument(const Options& options) {
  const std::string named = site_argument(options);
  return is_file(named) ? fs::path(named).parent_path().string() : named;
}

std::string shown_site_folder(const std::string& named, const Config& config) {
  std::error_code error;
  fs::path folder = named.empty() ? "." : named;
  if (is_file(folder)) folder = folder.has_parent_path() ? folder.parent_path() : ".";
  if (fs::canonical(folder, error) != config.site_folder || error) return config.site_folder.string();
  return named.empty() ? named : folder.string();
}

std::string find_template_folder(const Options& options, const Config& config) {
  const std::optional<std::string>& named = options.overrides.templates;
  if (!named) {
    const fs::path folder = (config.site_folder / config.templates).lexically_normal();
    if (config.templates != Config().templates && !is_folder(folder))
      throw Failure(ExitCode::usage, Kind::config_bad_value, {"essaypack.yaml", 0, 0},
                    tr("'templates' is '{}', which is no folder", config.templates),
                    tr("'essaypack templates {}' makes one", folder.string()));
    return folder.string();
  }
  if (is_folder(*named)) return fs::absolute(*named).lexically_normal().string();
  throw Failure(ExitCode::usage, tr("there is no template folder '{}'", *named),
                tr("'essaypack templates {}' makes one", *named));
}

std::string place_below_site(const Destination& destination, const Config& config) {
  if (destination.kind != Destination::Kind::folder) return {};
  std::error_code error;
  const fs::path folder = fs::weakly_canonical(fs::absolute(destination.path), error);
  fs::path below = error ? fs::path() : folder.lexically_relative(fs::weakly_canonical(config.site_folder, error));
  if (!below.has_filename()) below = below.parent_path();
  return below.empty() || below == "." || *below.begin() == ".." ? std::string() : below.string();
}

}  // namespace essaypack
