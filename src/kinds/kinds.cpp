#include "kinds/kinds.h"

namespace essaypack {

const SiteKinds& all_site_kinds() {
  static const SiteKinds kinds = {
#define ESSAYPACK_KIND(name) &name##_kind(),
#include "kinds/kinds.def"
#undef ESSAYPACK_KIND
  };
  return kinds;
}

}  // namespace essaypack
