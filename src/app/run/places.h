#pragma once

/// The folders of a run, as its messages name them.

#include "app/cli/options.h"
#include "app/run/destination.h"
#include "config/config.h"

#include <string>

namespace essaypack {

/// The site as the user named it, a folder or an export; empty: the current folder.
std::string site_argument(const Options& options);
/// The folder of the same: a site may be named by an export in it. Empty for the current one.
std::string site_folder_argument(const Options& options);
/// How the user would name the folder of the site that was found: one may have named a folder or a file inside it.
std::string shown_site_folder(const std::string& named, const Config& config);
/// The user's templates, as an absolute path: `--templates`, else a folder below the site's, which may be missing.
/// Throws `Failure` (exit 2) if a folder that was named is missing.
std::string find_template_folder(const Options& options, const Config& config);
/// Where below the site the outputs go: the changes of that folder are our own. Empty if they go elsewhere.
std::string place_below_site(const Destination& destination, const Config& config);

}  // namespace essaypack
