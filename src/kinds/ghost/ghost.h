#pragma once

/// Ghost's export (Settings > Migration tools > Export; versions 0 to 6): the tables of its database as JSON.

#include "config/config.h"
#include "diag/diagnostics.h"
#include "kinds/exports/export.h"

#include <nlohmann/json_fwd.hpp>

#include <memory>
#include <string>
#include <string_view>

namespace essaypack {

/// Opens the files of `config.exports`, and says in `config` what they say of the site. Throws `Failure` for one that
/// can't be read to its end.
std::shared_ptr<const Export> open_ghost(const std::string& prefix, Config& config, Diagnostics& diagnostics);

/// What everybody sees of a text: parts that only members see are cut out.
std::string ghost_html(std::string html, std::string_view visibility);
/// HTML of what the editors keep, for a post whose `html` the export lacks: `lexical` and `mobiledoc`. Empty for what
/// is none.
std::string html_of_lexical(std::string_view lexical);
std::string html_of_mobiledoc(std::string_view mobiledoc);

}  // namespace essaypack
