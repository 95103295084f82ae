#pragma once

/// Addresses as Jekyll and Hugo make them, and what all generators put into addresses.

#include "base/time.h"
#include "config/config.h"
#include "diag/diagnostics.h"
#include "model/post.h"

#include <optional>
#include <string>
#include <string_view>

namespace essaypack {

/// The URL path of a Jekyll post or page, decoded, without leading `/`.
std::optional<std::string> make_jekyll_path(const Post& post, const Config& config, Diagnostics& diagnostics);

/// True if an address in a head of Hugo's asks for something (`/x/:year/`).
bool has_hugo_names(std::string_view url);
/// The part of an address that stands for the name of a Hugo category or tag, decoded.
std::string make_hugo_term(std::string_view name, const Config& config);

/// What stands in front of the pages of one of Hugo's languages, by its code (empty: the main one): `ja/`, often nothing.
std::string hugo_language_folder(std::string_view code, const HugoConfig& hugo);

/// The URL path of a Hugo page, decoded, without leading `/`.
std::optional<std::string> make_hugo_path(const Post& post, const Config& config, Diagnostics& diagnostics);

/// "January", "Sunday": English, whatever the site's language.
std::string_view month_name(const CivilTime& time);
std::string_view day_name(const CivilTime& time);
/// `value` in at least `width` digits.
std::string digits(int value, int width);
/// `path` without a leading slash, empty segments and dot segments (RFC 3986 section 5.2.4): it climbs nowhere.
std::string tidy_path(std::string_view path);

}  // namespace essaypack
