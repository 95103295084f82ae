#include "export/book/chapter/diagrams.h"

#include "base/text.h"

#include <algorithm>
#include <iterator>
#include <vector>

namespace essaypack {
namespace {

constexpr std::size_t kLongest = 100'000;  ///< Bytes of a source.

struct Drawer {
  std::string_view language, program;
  std::vector<std::string> command;  ///< That reads the source and writes SVG.
  AddressSpace space;
};

/// What keeps Graphviz and PlantUML from files and addresses is in their environment (`run_program`).
const std::vector<Drawer>& drawers() {
  static const std::vector<std::string> kDot = {"dot", "-Tsvg"};
  static const std::vector<std::string> kMermaid = {"mmdc",     "--quiet", "--input",        "-",
                                                    "--output", "-",       "--outputFormat", "svg"};
  static const std::vector<std::string> kPlantUml = {"plantuml", "-tsvg", "-pipe"};
  static const std::vector<Drawer> all = {
      {"dot", "dot", kDot, AddressSpace::bounded},
      {"graphviz", "dot", kDot, AddressSpace::bounded},
      {"gv", "dot", kDot, AddressSpace::bounded},
      {"mermaid", "mmdc", kMermaid, AddressSpace::its_own},
      {"plantuml", "plantuml", kPlantUml, AddressSpace::its_own},
      {"puml", "plantuml", kPlantUml, AddressSpace::its_own},
      {"uml", "plantuml", kPlantUml, AddressSpace::its_own},
  };
  return all;
}

const Drawer* find_drawer(std::string_view language) {
  const std::string name = to_lower_ascii(language);
  const std::vector<Drawer>& all = drawers();
  const auto found = std::find_if(all.begin(), all.end(), [&](const Drawer& one) { return one.language == name; });
  return found == all.end() ? nullptr : &*found;
}

/// PlantUML wants its marks around the source.
std::string source_for(const Drawer& drawer, std::string_view source) {
  if (drawer.program != "plantuml" || source.find("@start") != std::string_view::npos) return std::string(source);
  return "@startuml\n" + std::string(source) + "\n@enduml\n";
}

Diagram draw_with(const Drawer& drawer, const RunProgram& run, std::string_view source) {
  Diagram diagram;
  diagram.program = drawer.program;
  diagram.state = Diagram::State::failed;
  if (source.size() > kLongest) return diagram;
  ProgramResult result = run(drawer.command, source_for(drawer, source), drawer.space);
  if (result.state == ProgramResult::State::missing) {
    diagram.state = Diagram::State::missing;
  } else if (result.state == ProgramResult::State::stopped) {
    diagram.state = Diagram::State::unasked;
  } else if (const std::size_t start = result.output.find("<svg");
             result.state == ProgramResult::State::done && start != std::string::npos) {
    diagram.state = Diagram::State::drawn;
    diagram.svg = result.output.substr(start);
  }
  return diagram;
}

}  // namespace

const Diagram& Diagrams::draw(std::string_view language, std::string_view source) {
  static const Diagram kNone;
  const Drawer* drawer = find_drawer(language);
  if (!drawer || trim(source).empty()) return kNone;
  Slot* slot = nullptr;
  {
    const std::lock_guard lock(guard_);
    std::unique_ptr<Slot>& found = slots_[std::string(drawer->program) + '\n' + std::string(source)];
    if (!found) found = std::make_unique<Slot>();
    slot = found.get();
  }
  std::call_once(slot->once, [&] { slot->diagram = draw_with(*drawer, run_, source); });
  return slot->diagram;
}

}  // namespace essaypack
