/// Any bytes as each of the files that `load_config` reads: only `Failure` may come out, and only with a message; what
/// is written from the outcome for the user to go on with reads back.

#include "fuzz.h"

#include "base/translation.h"
#include "base/value/yaml.h"
#include "config/config.h"
#include "config/shared_keys.h"
#include "diag/failure.h"
#include "export/exporter.h"
#include "kinds/kinds.h"

using namespace essaypack;
using fuzz::expect;

namespace {

void read(void (*layer)(ConfigFile&, Config&), ConfigFile::Owner owner, const Value& value) {
  Diagnostics diagnostics;
  Config config;
  try {
    ConfigFile file("essaypack.yaml", owner, value, diagnostics);
    layer(file, config);
    file.finish();
  } catch (const Failure& failure) {
    expect(*failure.what() != '\0' && failure.code() == ExitCode::usage, "a failure says why", failure.what());
    return;
  }
  const std::string text = starter_config(config, all_site_kinds(), usual_outputs(), Translation());
  const ParsedValue starter = parse_yaml(text);
  expect(starter.value.has_value(), "a starter is YAML", text);
}

}  // namespace

/// The first byte chooses the syntax.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  constexpr ParsedValue (*kParsers[])(std::string_view, const ValueLimits&) = {parse_yaml, parse_json, parse_toml};
  const fuzz::Choice input = fuzz::choose(bytes, size, 3);
  const ParsedValue parsed =
      kParsers[input.number](input.text, {.bytes = 64 * 1024, .depth = 16, .nodes = 2000, .aliases = 20});
  expect(parsed.value.has_value() == parsed.error.empty(), "either a value or a message");
  if (!parsed.value || !parsed.value->is_map()) return 0;
  read([](ConfigFile& file, Config& config) { read_own(file, config, all_format_sections()); }, ConfigFile::Owner::own,
       *parsed.value);
  for (const SiteKind* kind : all_site_kinds())
    if (kind->read_config) read(kind->read_config, ConfigFile::Owner::foreign, *parsed.value);
  return 0;
}
