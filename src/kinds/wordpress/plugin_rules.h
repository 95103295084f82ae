#pragma once

/// By which marks plug-ins keep a post or a block from some readers: fields of a post (`wp:postmeta`) and attributes of
/// a block, by the names that they have in the plug-ins' sources.

#include <string_view>

namespace essaypack {

/// True for the key of a field by which a plug-in for members, passwords or lists keeps a post from some readers.
bool may_close_post(std::string_view key);
/// True where the value of such a field does so.
bool closes_post(std::string_view key, std::string_view value);

/// True for attributes, a map in JSON, with a condition that not every reader meets, or that is not known.
bool closes_block(std::string_view attributes);

}  // namespace essaypack
