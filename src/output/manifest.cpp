#include "output/manifest.h"

#include "base/json_lines.h"
#include "base/record_version.h"
#include "base/text.h"

#include <nlohmann/json.hpp>

#include <stdexcept>

namespace essaypack {

Manifest parse_manifest(std::string_view text) {
  const nlohmann::json json = nlohmann::json::parse(text, nullptr, false);
  refuse_newer(json, "essaypack_manifest");
  const auto version = json.find("essaypack_manifest");
  const auto outputs = json.find("outputs");
  if (!json.is_object() || version == json.end() || *version != 1 || outputs == json.end() || !outputs->is_object())
    throw std::runtime_error("it is no list of outputs");
  Manifest manifest;
  for (const auto& [name, exporter] : outputs->items())
    if (exporter.is_string() && stays_inside(name) && name[0] != '.') manifest.emplace(name, exporter.get<std::string>());
  return manifest;
}

std::string print_manifest(const Manifest& manifest) {
  JsonLines lines("essaypack_manifest", "outputs");
  for (const auto& [name, exporter] : manifest) lines.add(name, json_quoted(exporter));
  return lines.take();
}

std::vector<std::string> find_stale(const Manifest& before, const Manifest& made, const std::set<std::string>& ran) {
  std::vector<std::string> stale;
  for (const auto& [name, exporter] : before)
    if (ran.count(exporter) > 0 && made.count(name) == 0) stale.push_back(name);
  return stale;
}

bool stays_inside(std::string_view name) {
  if (name.empty() || name[0] == '/' || name.find('\0') != std::string_view::npos) return false;
  for (const std::string_view part : split(name, '/'))
    if (part.empty() || part == "." || part == "..") return false;
  return true;
}

}  // namespace essaypack
