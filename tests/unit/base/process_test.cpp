#include "base/process.h"

#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <filesystem>

using namespace essaypack;
using State = ProgramResult::State;

BOOST_AUTO_TEST_SUITE(process)

BOOST_AUTO_TEST_CASE(runs) {
  const std::string large(3 << 20, 'x');
  ProgramLimits little;
  little.output = 1000;
  ProgramLimits quick;
  quick.wait = std::chrono::milliseconds(200);
  ProgramLimits second;
  second.time = std::chrono::seconds(1);
  const struct {
    const char* name;
    std::vector<std::string> command;
    std::string input;
    ProgramLimits limits;
    State state;
    std::string output;
  } kCases[] = {
      {"copies", {"cat"}, "温柔\n", {}, State::done, "温柔\n"},
      {"a lot", {"cat"}, large, {}, State::done, large},
      {"no shell", {"echo", "$(id) `id` ; id"}, "", {}, State::done, "$(id) `id` ; id\n"},
      {"no input read", {"true"}, large, {}, State::done, ""},
      {"its environment",
       {"/usr/bin/env"},
       "",
       {},
       State::done,
       "LC_ALL=C.UTF-8\nGIT_ALLOW_PROTOCOL=\nSERVER_NAME=localhost\nPLANTUML_SECURITY_PROFILE=SANDBOX\n"},
      {"fails", {"false"}, "", {}, State::failed, ""},
      {"is missing", {"no-such-program-of-essaypack"}, "", {}, State::missing, ""},
      {"takes too long", {"sleep", "20"}, "", quick, State::timed_out, ""},
      {"works too long", {"sh", "-c", "while :; do :; done"}, "", second, State::timed_out, ""},
      {"stays though it has closed its output",
       {"sh", "-c", "echo x; exec >&-; sleep 20"},
       "",
       quick,
       State::timed_out,
       "x\n"},
  };
  for (const auto& one : kCases) {
    const ProgramResult result = run_program(one.command, one.input, one.limits);
    BOOST_TEST((result.state == one.state), one.name);
    BOOST_TEST((result.output == one.output), one.name << ": " << result.output.substr(0, 80));
  }
  BOOST_TEST((run_program({"cat"}, large, little).state == State::failed));
}

BOOST_AUTO_TEST_CASE(a_program_is_given_up) {
  std::string said;
  ProgramLimits limits;
  limits.wait = std::chrono::milliseconds(200);
  ProgramGuard guard([&](const Message& message) { said += message.english() + "\n"; }, limits);
  BOOST_TEST((guard.run({"sleep", "20"}, "").state == State::timed_out));
  for (int i = 0; i < 100; ++i) BOOST_TEST((guard.run({"sleep", "20"}, "").state == State::stopped));
  BOOST_TEST((guard.run({"cat"}, "x").output == "x"), "others go on");
  BOOST_TEST(said == "'sleep' took more than 0 s for one text and is not asked again in this run\n");

  said.clear();
  ProgramGuard all([&](const Message& message) { said += message.english() + "\n"; }, {},
                   std::chrono::milliseconds(-1));
  BOOST_TEST((all.run({"cat"}, "x").state == State::done));
  BOOST_TEST((all.run({"cat"}, "x").state == State::stopped));
  BOOST_TEST(said == "'cat' took more than 0 s altogether and is not asked again in this run\n");
}

BOOST_AUTO_TEST_CASE(programs_are_not_looked_up_in_the_folder) {
  const std::string before = std::getenv("PATH");
  const struct {
    const char* path;
    bool is_found;
  } kCases[] = {{"/bin:/usr/bin", true}, {"", false},    {":", false},
                {".:..", false},         {"bin", false}, {"bin::/bin", true}};
  std::filesystem::current_path("/");
  for (const auto& one : kCases) {
    setenv("PATH", one.path, 1);
    BOOST_TEST(find_program("sh").has_value() == one.is_found, one.path);
  }
  setenv("PATH", before.c_str(), 1);
}

BOOST_AUTO_TEST_SUITE_END()
