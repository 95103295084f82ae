/// A command line, an argument in each line: it is understood, the same each time, or refused with a message and
/// exit 2.

#include "fuzz.h"

#include "app/cli/options.h"
#include "diag/failure.h"

#include <algorithm>

using namespace essaypack;
using fuzz::expect;

namespace {

/// What came of it, as one text.
std::string outcome_of(const std::vector<std::string>& arguments) {
  try {
    const Options options = parse_options(arguments);
    expect(options.help || options.version || options.command, "there is a command");
    if (options.command) command_help(*options.command, {});
    std::string text = options.command ? options.command->name : "";
    for (const std::string& word : options.words) text += " " + word;
    return text + (options.output ? " -o " + *options.output : "") + (options.quiet ? " -q" : "") +
           (options.help ? " --help" : "");
  } catch (const Failure& failure) {
    expect(failure.code() == ExitCode::usage && *failure.what() != '\0', "a refusal says why");
    return std::string(failure.what()) + "\n" + failure.hint().english();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static const bool is_alone = setenv("PATH", "/nonexistent", 1) == 0;  // no program of this machine is a command
  expect(is_alone, "PATH can be set");
  if (size > 2 * 1024) return 0;
  std::string_view text = fuzz::text_of(bytes, size);
  std::vector<std::string> arguments;
  while (!text.empty()) {
    std::string argument(fuzz::take_line(text));
    argument.erase(std::remove(argument.begin(), argument.end(), '\0'), argument.end());
    arguments.push_back(std::move(argument));
  }
  wanted_diagnostics(arguments);
  expect(outcome_of(arguments) == outcome_of(arguments), "a command line means the same each time");
  return 0;
}
