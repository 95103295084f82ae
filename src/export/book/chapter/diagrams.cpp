#include "export/book/chapter/diagrams.h"

#include "base/text.h"

#include <algorithm>
#include <iterator>
#include <optional>

namespace essaypack {
namespace {

constexpr std::size_t kLongest = 100'000;  ///< Bytes of a source.

struct Language {
  std::string_view name;
  Drawer drawer;
};
constexpr Language kLanguages[] = {{"dot", Drawer::graphviz},      {"graphviz", Drawer::graphviz},
                                   {"gv", Drawer::graphviz},       {"mermaid", Drawer::mermaid},
                                   {"plantuml", Drawer::plantuml}, {"puml", Drawer::plantuml},
                                   {"uml", Drawer::plantuml}};

std::optional<Drawer> find_drawer(std::string_view language) {
  const std::string name = to_lower_ascii(language);
  const auto found =
      std::find_if(std::begin(kLanguages), std::end(kLanguages), [&](const Language& one) { return one.name == name; });
  return found == std::end(kLanguages) ? std::nullopt : std::optional(found->drawer);
}

const DrawerEntry& entry_of(Drawer drawer) { return all_drawers()[static_cast<std::size_t>(drawer)]; }

/// PlantUML wants its marks around the source.
std::string source_for(Drawer drawer, std::string_view source) {
  if (drawer != Drawer::plantuml || source.find("@start") != std::string_view::npos) return std::string(source);
  return "@startuml\n" + std::string(source) + "\n@enduml\n";
}

Diagram draw_with(Drawer drawer, const RunProgram& run, std::string_view source) {
  Diagram diagram;
  diagram.drawer = drawer;
  diagram.state = Diagram::State::failed;
  if (source.size() > kLongest) return diagram;
  ProgramResult result = run(entry_of(drawer).command, source_for(drawer, source), entry_of(drawer).space);
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

/// What keeps Graphviz and PlantUML from files and addresses is in their environment (`run_program`).
const std::array<DrawerEntry, 3>& all_drawers() {
  static const std::array<DrawerEntry, 3> all = {{
      {"dot",
       mark("'dot' (Graphviz) is not installed, so diagrams stay as their source"),
       mark("install it (Debian: graphviz), or set book: {diagrams: source}"),
       {"dot", "-Tsvg"},
       AddressSpace::bounded},
      {"mmdc",
       mark("'mmdc' (Mermaid) is not installed, so diagrams stay as their source"),
       mark("install it (npm install -g @mermaid-js/mermaid-cli), or set book: {diagrams: source}"),
       {"mmdc", "--quiet", "--input", "-", "--output", "-", "--outputFormat", "svg"},
       AddressSpace::its_own},
      {"plantuml",
       mark("'plantuml' is not installed, so diagrams stay as their source"),
       mark("install it (Debian: plantuml), or set book: {diagrams: source}"),
       {"plantuml", "-tsvg", "-pipe"},
       AddressSpace::its_own},
  }};
  return all;
}

const Diagram& Diagrams::draw(std::string_view language, std::string_view source) {
  static const Diagram kNone;
  const std::optional<Drawer> drawer = find_drawer(language);
  if (!drawer || trim(source).empty()) return kNone;
  Slot* slot = nullptr;
  {
    const std::lock_guard lock(guard_);
    std::unique_ptr<Slot>& found = slots_[{*drawer, std::string(source)}];
    if (!found) found = std::make_unique<Slot>();
    slot = found.get();
  }
  std::call_once(slot->once, [&] { slot->diagram = draw_with(*drawer, run_, source); });
  return slot->diagram;
}

}  // namespace essaypack
