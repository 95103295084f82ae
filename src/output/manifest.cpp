#include "output/manifest.h"

#include "base/hash.h"
#include "base/json_lines.h"
#include "base/record_version.h"
#include "base/text.h"

#include <nlohmann/json.hpp>

#include <charconv>
#include <optional>
#include <stdexcept>

namespace essaypack {
namespace {

constexpr std::size_t kKeyDigits = 12;

std::string print_keys(const std::vector<std::uint64_t>& keys) {
  std::string text;
  text.reserve(keys.size() * kKeyDigits);
  for (const std::uint64_t key : keys) text += hex_of(key).substr(16 - kKeyDigits);
  return text;
}

/// Nothing for what is no row of keys.
std::optional<std::vector<std::uint64_t>> parse_keys(std::string_view text) {
  std::vector<std::uint64_t> keys(text.size() / kKeyDigits);
  if (text.size() % kKeyDigits != 0) return std::nullopt;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const char* const from = text.data() + i * kKeyDigits;
    const auto [end, error] = std::from_chars(from, from + kKeyDigits, keys[i], 16);
    if (error != std::errc{} || end != from + kKeyDigits) return std::nullopt;
  }
  return keys;
}

std::optional<KnownOutput> parse_output(const nlohmann::json& entry) {
  if (entry.is_string()) return KnownOutput{entry.get<std::string>()};
  if (!entry.is_array() || entry.size() != 2 || !entry[0].is_string() || !entry[1].is_string()) return std::nullopt;
  std::optional<std::vector<std::uint64_t>> keys = parse_keys(entry[1].get_ref<const std::string&>());
  if (!keys) return std::nullopt;
  return KnownOutput{entry[0].get<std::string>(), *std::move(keys)};
}

}  // namespace

Manifest parse_manifest(std::string_view text) {
  const nlohmann::json json = nlohmann::json::parse(text, nullptr, false);
  refuse_newer(json, "essaypack_manifest");
  const auto version = json.find("essaypack_manifest");
  const auto outputs = json.find("outputs");
  if (!json.is_object() || version == json.end() || *version != 1 || outputs == json.end() || !outputs->is_object())
    throw RecordError(tr("it is no list of outputs"));
  Manifest manifest;
  for (const auto& [name, entry] : outputs->items())
    if (std::optional<KnownOutput> known = parse_output(entry); known && stays_inside(name) && name[0] != '.')
      manifest.emplace(name, *std::move(known));
  return manifest;
}

std::string print_manifest(const Manifest& manifest) {
  JsonLines lines("essaypack_manifest", "outputs");
  for (const auto& [name, output] : manifest) {
    const std::string exporter = json_quoted(output.exporter);
    lines.add(name, output.posts.empty() ? exporter : "[" + exporter + ", \"" + print_keys(output.posts) + "\"]");
  }
  return lines.take();
}

bool stays_inside(std::string_view name) {
  if (name.empty() || name[0] == '/' || name.find('\0') != std::string_view::npos) return false;
  for (const std::string_view part : split(name, '/'))
    if (part.empty() || part == "." || part == "..") return false;
  return true;
}

}  // namespace essaypack
