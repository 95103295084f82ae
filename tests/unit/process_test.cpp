#include "base/process.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;
using State = ProgramResult::State;

BOOST_AUTO_TEST_SUITE(process)

BOOST_AUTO_TEST_CASE(runs) {
  const std::string large(3 << 20, 'x');
  ProgramLimits little;
  little.output = 1000;
  ProgramLimits quick;
  quick.time = std::chrono::milliseconds(200);
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
      {"its environment", {"/usr/bin/env"}, "", {}, State::done, "LC_ALL=C.UTF-8\n"},
      {"fails", {"false"}, "", {}, State::failed, ""},
      {"is missing", {"no-such-program-of-essaypack"}, "", {}, State::missing, ""},
      {"takes too long", {"sleep", "20"}, "", quick, State::failed, ""},
      {"stays though it has closed its output", {"sh", "-c", "echo x; exec >&-; sleep 20"}, "", quick, State::failed, "x\n"},
  };
  for (const auto& one : kCases) {
    const ProgramResult result = run_program(one.command, one.input, one.limits);
    BOOST_TEST((result.state == one.state), one.name);
    BOOST_TEST((result.output == one.output), one.name << ": " << result.output.substr(0, 80));
  }
  BOOST_TEST((run_program({"cat"}, large, little).state == State::failed));
}

BOOST_AUTO_TEST_SUITE_END()
