#define BOOST_TEST_MODULE essaypack
#include <boost/test/unit_test.hpp>
