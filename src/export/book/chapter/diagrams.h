#pragma once

/// Drawings of blocks of code that describe one: Graphviz, Mermaid and PlantUML, by the programs of this machine.

#include "base/message.h"
#include "export/book/chapter/math.h"

#include <array>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace essaypack {

/// Who draws.
enum class Drawer { graphviz, mermaid, plantuml };
struct DrawerEntry {
  std::string_view program;          ///< `dot`.
  Text missing;                      ///< What is said where it is missing.
  Text install;                      ///< What to do then.
  std::vector<std::string> command;  ///< That reads a source and writes SVG.
  AddressSpace space;
};
/// In the order of `Drawer`.
const std::array<DrawerEntry, 3>& all_drawers();

/// What came of one.
struct Diagram {
  enum class State {
    none,  ///< The language describes no drawing.
    drawn,
    missing,  ///< There is no such program.
    unasked,  ///< The program is not asked any more, which was said already.
    failed    ///< The program can't read the source.
  };
  State state = State::none;
  Drawer drawer = Drawer::graphviz;
  std::string svg;  ///< As the program wrote it: not yet safe for a book.
};

/// Draws each distinct source once a run. From any thread.
class Diagrams {
 public:
  /// `run` must outlive it.
  explicit Diagrams(const RunProgram& run) : run_(run) {}

  /// `language` is that of the code block: `mermaid`, `dot`, `plantuml`. The reference stays good as long as this.
  const Diagram& draw(std::string_view language, std::string_view source);

 private:
  struct Slot {
    std::once_flag once;
    Diagram diagram;
  };

  const RunProgram run_;
  std::mutex guard_;
  std::map<std::pair<Drawer, std::string>, std::unique_ptr<Slot>> slots_;
};

}  // namespace essaypack
