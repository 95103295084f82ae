#pragma once

/// Posts behind a password, as the plug-ins and themes of generators, Ghost and notes say it.

#include "config/config.h"
#include "input/field_reader.h"
#include "model/post.h"

namespace essaypack {

/// True for the value of `password` that is one. In a folder of notes `password: false` says that there is none.
bool is_password(const Value& value, const Config& config);

/// True for an own password, whatever its key is called, and for a tag that has one (hexo-blog-encrypt) unless
/// `password: ''` switches that off.
bool is_protected(const FieldReader& fields, const Config& config, const Post& post);

}  // namespace essaypack
