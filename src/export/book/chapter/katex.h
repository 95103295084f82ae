#pragma once

/// Formulas as MathML by the KaTeX of this machine (Debian: libjs-katex), run in the process.

#include "base/javascript.h"
#include "base/message.h"

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace essaypack {

/// One for a run; used from any thread. Nothing is read before the first formula.
class Katex {
 public:
  /// The text of a JavaScript file of this machine by its name in KaTeX's folder (`katex.js`); nothing if there is
  /// none.
  using ReadScript = std::function<std::optional<std::string>(std::string_view name)>;

  explicit Katex(ReadScript read) : read_(std::move(read)) {}

  /// Why there is no MathML at all, for a message; empty: there is.
  const Message& problem();

  struct Made {
    std::string markup;     ///< What KaTeX makes; empty after an error.
    Message error;          ///< In its own words.
    int at = -1;            ///< UTF-16 units of `tex` before the place that the error is about; -1: not known.
    std::size_t steps = 0;  ///< What it cost; the same whoever asked first.
  };
  /// `definitions`: formulas of the same post that define macros, each ended by U+0001. The same formula is typeset
  /// once.
  enum class Shape { span, block };
  Made make(std::string_view tex, Shape shape, const std::string& definitions);

 private:
  /// An engine that nobody uses at the moment.
  struct Engine {
    ScriptEngine scripts;
    std::string definitions;
    bool has_chemistry = false;
  };

  /// Null, and `problem` is set, where none can be started.
  std::unique_ptr<Engine> take_engine(Message& problem);
  std::unique_ptr<Engine> start_engine(Message& problem) const;
  void give_back(std::unique_ptr<Engine> engine);
  void load();
  Made typeset(Engine& engine, std::string_view tex, Shape shape, const std::string& definitions);

  const ReadScript read_;
  std::once_flag loaded_;
  std::string katex_, chemistry_;
  Message problem_;
  std::mutex guard_;  ///< Of what follows.
  std::vector<std::unique_ptr<Engine>> idle_;
  std::unordered_map<std::string, Made> made_;
};

}  // namespace essaypack
