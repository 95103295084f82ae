#pragma once

/// The table of the kinds of sites. Only `app/` asks for it; every other room is given a row.

#include "model/site_kind.h"

namespace essaypack {

#define ESSAYPACK_KIND(name) const SiteKind& name##_kind();
#include "kinds/kinds.def"
#undef ESSAYPACK_KIND

const SiteKinds& all_site_kinds();

}  // namespace essaypack
