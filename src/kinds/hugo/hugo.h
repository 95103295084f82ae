#pragma once

/// Hugo's parts (Hugo 0.111).

#include "config/config.h"
#include "config/key_reader.h"
#include "diag/diagnostics.h"
#include "model/post.h"
#include "model/site.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

void read_hugo(ConfigFile& file, Config& config);
/// What decides about pages and their languages, of all files together (`merge_hugo_files`).
void read_hugo_rules(const Value& merged, Config& config);
/// The URL path of a page, decoded, without leading `/`.
std::optional<std::string> make_hugo_path(const Post& post, const Config& config, Diagnostics& diagnostics);
/// What stands in front of the pages of a language, by its code (empty: the main one): `ja/`, often nothing.
std::string hugo_language_folder(std::string_view code, const HugoConfig& hugo);
/// True if an address in a head asks for something (`/x/:year/`).
bool has_hugo_names(std::string_view url);
/// The part of an address that stands for the name of a category or tag, decoded.
std::string make_hugo_term(std::string_view name, const Config& config);
/// Names that differ in letter case, or in a space for a dash, become one in each language.
void join_hugo_terms(Site& site, const Config& config);
/// The folder of the lists of these posts.
std::string hugo_list_folder(const std::vector<std::size_t>& posts, const Site& site, const Config& config);

}  // namespace essaypack
