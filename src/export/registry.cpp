#include "export/exporter.h"

namespace essaypack {

#define ESSAYPACK_EXPORTER(name) const Exporter& name##_exporter();
#include "export/exporters.def"
#undef ESSAYPACK_EXPORTER

const std::vector<Exporter>& all_exporters() {
  static const std::vector<Exporter> table = {
#define ESSAYPACK_EXPORTER(name) name##_exporter(),
#include "export/exporters.def"
#undef ESSAYPACK_EXPORTER
  };
  return table;
}

const std::vector<std::string>& usual_outputs() {
  static const std::vector<std::string> usual = [] {
    std::vector<std::string> names;
    for (const Exporter& exporter : all_exporters())
      if (exporter.is_usual) names.emplace_back(exporter.name);
    return names;
  }();
  return usual;
}

const std::vector<std::string>& outputs_of(const Config& config) {
  return config.outputs ? *config.outputs : usual_outputs();
}

const FormatSections& all_format_sections() {
  static const FormatSections sections = [] {
    FormatSections read;
    for (const Exporter& exporter : all_exporters())
      if (exporter.read_settings) read.push_back({exporter.name, exporter.read_settings});
    return read;
  }();
  return sections;
}

const Exporter* find_exporter(std::string_view name) {
  for (const Exporter& exporter : all_exporters())
    if (exporter.name == name) return &exporter;
  return nullptr;
}

}  // namespace essaypack
