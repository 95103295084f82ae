#pragma once

/// Completions for shells, made from the tables of commands and options when essaypack is built.

#include <string>

namespace essaypack {

/// Scripts that the shells load: `bash-completion/completions/essaypack`, `zsh/vendor-completions/_essaypack`,
/// `fish/vendor_completions.d/essaypack.fish`.
std::string bash_completions();
std::string zsh_completions();
std::string fish_completions();

}  // namespace essaypack
