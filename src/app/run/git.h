#pragma once

/// Asking git about the site's folder.

#include "base/process.h"
#include "config/config.h"

#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// Runs git's plumbing in the site's folder with a minute of a processor. The folder may be anybody's, and its
/// `.git/config` can make git run programs, so only commands that ask for none of them may be asked: no `diff` and no
/// `status` of the working tree. (To fetch what is missing git has no protocol: see `run_program`.)
ProgramResult run_git(const Config& config, const std::vector<std::string>& arguments);

/// The names of an output that was asked for with `-z`.
std::vector<std::string> names_of_git(std::string_view output);

}  // namespace essaypack
