#include "folders.h"

#define BOOST_TEST_MODULE essaypack
#include <boost/test/unit_test.hpp>

namespace essaypack {

const char* const kCheckout = ESSAYPACK_SOURCE;
const char* const kShared = ESSAYPACK_SHARED;

}  // namespace essaypack
