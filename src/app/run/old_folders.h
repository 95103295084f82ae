#pragma once

/// Output folders of earlier runs besides the one that is written to: `output:` was another once. No run makes their
/// files again, so what was withdrawn would stay in them unsaid.

#include "app/run/public_texts.h"
#include "diag/diagnostics.h"

#include <filesystem>
#include <string>

namespace essaypack {

/// Reports each folder of the site, up to two levels down, that a manifest calls one for outputs of this site and whose
/// files show texts that were withdrawn. `current` is where this run writes; `shown` how people call the site's folder.
void report_old_folders(const std::filesystem::path& site_folder, const std::string& shown,
                        const std::filesystem::path& current, const PublicTexts& texts, Diagnostics& diagnostics);

}  // namespace essaypack
