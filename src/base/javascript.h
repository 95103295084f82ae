#pragma once

/// Running JavaScript libraries of this machine in bounds. A script reaches no file, no clock and no other memory than
/// its own, and what costs too much ends there. By Duktape (ECMAScript 5.1), where essaypack was built with it.

#include <cstddef>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>

namespace essaypack {

/// What one call may cost. Memory is counted for all that the engine holds, steps for the call alone.
struct ScriptBounds {
  std::size_t bytes = 0;  ///< Held at a time.
  std::size_t steps = 0;  ///< Pieces of memory asked for: they go along with time, and are the same on every machine.
};

/// One JavaScript world of its own. Used by one thread at a time.
class ScriptEngine {
 public:
  /// False if essaypack was built without Duktape: then every call fails.
  static bool is_built_in();

  ScriptEngine();
  ~ScriptEngine();
  ScriptEngine(ScriptEngine&&) noexcept;
  ScriptEngine& operator=(ScriptEngine&&) noexcept;

  struct Result {
    enum class State {
      done,
      failed,        ///< The script threw something: `text` is its message. The engine can go on.
      out_of_bounds  ///< It cost too much, and the engine is dead.
    } state = State::failed;
    std::string text;       ///< Of the value, UTF-8.
    std::size_t steps = 0;  ///< What it cost.
  };
  /// Evaluates a script, for what it defines. A dead engine fails.
  Result run(std::string_view script, const ScriptBounds& bounds);
  /// Calls a global function with texts (valid UTF-8).
  Result call(const char* function, std::initializer_list<std::string_view> arguments, const ScriptBounds& bounds);

  bool is_dead() const;

 private:
  struct Heap;
  std::unique_ptr<Heap> heap_;
};

}  // namespace essaypack
