/// Any bytes as each of the files that `load_config` reads: only `Failure` may come out, and only with a message.

#include "config/config.h"
#include "config/shared_keys.h"
#include "config/yaml.h"
#include "diag/failure.h"

#include <cstdint>
#include <cstdlib>

namespace {

using namespace essaypack;

void read(void (*layer)(ConfigFile&, Config&), ConfigFile::Owner owner, const Value& value) {
  Diagnostics diagnostics;
  Config config;
  try {
    ConfigFile file("essaypack.yaml", owner, value, diagnostics);
    layer(file, config);
    file.finish();
    starter_config(config);
  } catch (const Failure& failure) {
    if (*failure.what() == '\0' || failure.code() != ExitCode::usage) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  const ValueLimits limits{.bytes = 64 * 1024, .depth = 16, .nodes = 2000, .aliases = 20};
  for (const auto parse : {parse_yaml, parse_json, parse_toml}) {
    const ParsedValue parsed = parse(text, limits);
    if (!parsed.value) {
      if (parsed.error.empty()) std::abort();
      continue;
    }
    if (!parsed.value->is_map()) continue;
    read(read_own, ConfigFile::Owner::own, *parsed.value);
    for (const auto layer : {read_hexo, read_jekyll, read_hugo}) read(layer, ConfigFile::Owner::foreign, *parsed.value);
  }
  const std::size_t half = size / 2;
  matches_glob(text.substr(0, half), text.substr(half));
  return 0;
}
