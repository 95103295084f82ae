#include "app/world/world.h"

#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <map>

using namespace essaypack;

namespace {

constexpr const char* kVariables[] = {"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"};

/// The environment's variables of language, until it ends.
class Surroundings {
 public:
  explicit Surroundings(const std::map<std::string, std::string>& set) {
    for (const char* name : kVariables) {
      if (const char* value = std::getenv(name)) before_[name] = value;
      unsetenv(name);
    }
    for (const auto& [name, value] : set) setenv(name.c_str(), value.c_str(), 1);
  }
  ~Surroundings() {
    for (const char* name : kVariables) unsetenv(name);
    for (const auto& [name, value] : before_) setenv(name.c_str(), value.c_str(), 1);
  }

 private:
  std::map<std::string, std::string> before_;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(world)

BOOST_AUTO_TEST_CASE(language_of_messages) {
  const struct {
    const char* name;
    std::map<std::string, std::string> set;
    std::optional<std::string> asked;
    const char* language;
  } kCases[] = {
      {"nothing is set", {}, {}, "en"},
      {"LANG", {{"LANG", "zh_CN.UTF-8"}}, {}, "zh_CN"},
      {"Hong Kong", {{"LANG", "zh_HK.UTF-8"}}, {}, "zh_TW"},
      {"LC_MESSAGES before LANG", {{"LANG", "zh_CN.UTF-8"}, {"LC_MESSAGES", "en_US.UTF-8"}}, {}, "en"},
      {"LC_ALL before LC_MESSAGES", {{"LC_ALL", "zh_TW"}, {"LC_MESSAGES", "en_US.UTF-8"}}, {}, "zh_TW"},
      {"an empty variable is none", {{"LC_ALL", ""}, {"LANG", "zh_CN"}}, {}, "zh_CN"},
      {"LANGUAGE before all", {{"LANGUAGE", "zh_TW:zh_CN"}, {"LC_ALL", "en_US.UTF-8"}}, {}, "zh_TW"},
      {"the first of LANGUAGE that there is", {{"LANGUAGE", "de:fr:zh_CN"}, {"LANG", "de_DE"}}, {}, "zh_CN"},
      {"none of LANGUAGE", {{"LANGUAGE", "de:fr"}, {"LANG", "zh_CN.UTF-8"}}, {}, "zh_CN"},
      {"C turns LANGUAGE off", {{"LANGUAGE", "zh_CN"}, {"LC_ALL", "C"}}, {}, "en"},
      {"so does POSIX", {{"LANGUAGE", "zh_CN"}, {"LANG", "POSIX"}}, {}, "en"},
      {"C.UTF-8 does not", {{"LANGUAGE", "zh_CN"}, {"LC_ALL", "C.UTF-8"}}, {}, "zh_CN"},
      {"LANGUAGE alone", {{"LANGUAGE", "zh_CN"}}, {}, "zh_CN"},
      {"another language", {{"LANG", "fr_FR.UTF-8"}}, {}, "en"},
      {"--lang", {{"LC_ALL", "C"}, {"LANGUAGE", "zh_CN"}}, "zh-Hant", "zh_TW"},
      {"--lang en", {{"LANG", "zh_CN.UTF-8"}}, "en", "en"},
  };
  for (const auto& row : kCases) {
    const Surroundings around(row.set);
    BOOST_TEST(message_language(row.asked) == row.language, row.name);
  }
}

BOOST_AUTO_TEST_SUITE_END()
