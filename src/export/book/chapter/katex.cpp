#include "export/book/chapter/katex.h"

#include "base/text.h"

#include <cstdlib>
#include <utility>

namespace essaypack {

/// `katex.js` beside this file, see CMakeLists.txt.
extern const std::pair<std::string_view, std::string_view> formula_script[];

namespace {

/// The largest formulas of KaTeX's own tests need 20,000 steps and 6 MB, the library itself 3 MB.
constexpr ScriptBounds kFormula{64U << 20, 300'000};
constexpr ScriptBounds kStart{64U << 20, 10'000'000};
/// mhchem looks at the rest of its text for every sign, which asks for no memory: so its work is bounded by length, in
/// bytes.
constexpr std::size_t kLongestChemistry = 2'000;
constexpr std::size_t kChemistryPerStep = 8;

bool needs_chemistry(std::string_view tex) {
  return tex.find("\\ce") != std::string_view::npos || tex.find("\\pu") != std::string_view::npos;
}

}  // namespace

const Message& Katex::problem() {
  std::call_once(loaded_, [this] { load(); });
  return problem_;
}

void Katex::load() {
  if (!ScriptEngine::is_built_in()) {
    problem_ = tr("this essaypack was built without Duktape");
    return;
  }
  katex_ = read_("katex.js").value_or("");
  if (katex_.empty()) {
    problem_ = tr("KaTeX is not installed");
    return;
  }
  chemistry_ = read_("contrib/mhchem.js").value_or("");
  if (std::unique_ptr<Engine> engine = start_engine(problem_)) idle_.push_back(std::move(engine));
}

std::unique_ptr<Katex::Engine> Katex::start_engine(Message& problem) const {
  auto engine = std::make_unique<Engine>();
  for (const std::string_view script : {std::string_view(katex_), formula_script[0].second}) {
    const ScriptEngine::Result result = engine->scripts.run(script, kStart);
    if (result.state == ScriptEngine::Result::State::done) continue;
    problem = tr("this KaTeX can't be run ({})", result.text.empty() ? tr("it costs too much") : verbatim(result.text));
    return nullptr;
  }
  return engine;
}

std::unique_ptr<Katex::Engine> Katex::take_engine(Message& problem) {
  {
    const std::lock_guard lock(guard_);
    if (!idle_.empty()) {
      std::unique_ptr<Engine> engine = std::move(idle_.back());
      idle_.pop_back();
      return engine;
    }
  }
  return start_engine(problem);
}

void Katex::give_back(std::unique_ptr<Engine> engine) {
  if (engine->scripts.is_dead()) return;
  const std::lock_guard lock(guard_);
  idle_.push_back(std::move(engine));
}

Katex::Made Katex::make(std::string_view tex, Shape shape, const std::string& definitions) {
  if (!problem().empty()) return {{}, problem(), -1, 0};
  std::string key(shape == Shape::block ? "b" : "i");
  ((key += definitions) += '\0') += tex;
  {
    const std::lock_guard lock(guard_);
    if (const auto known = made_.find(key); known != made_.end()) return known->second;
  }
  Made made;
  std::unique_ptr<Engine> engine = take_engine(made.error);
  if (!engine) return made;
  made = typeset(*engine, tex, shape, definitions);
  give_back(std::move(engine));
  const std::lock_guard lock(guard_);
  return made_.emplace(std::move(key), std::move(made)).first->second;
}

Katex::Made Katex::typeset(Engine& engine, std::string_view tex, Shape shape, const std::string& definitions) {
  using State = ScriptEngine::Result::State;
  Made made;
  const bool is_chemistry = needs_chemistry(tex) || needs_chemistry(definitions);
  const std::size_t length = is_chemistry ? tex.size() + definitions.size() : 0;
  if (length > kLongestChemistry) return {{}, tr("it has more than {} bytes with chemistry", kLongestChemistry), -1, 0};
  if (!engine.has_chemistry && is_chemistry) {
    engine.has_chemistry = true;
    engine.scripts.run(chemistry_, kStart);
  }
  if (engine.definitions != definitions) {
    engine.definitions = definitions;
    const ScriptEngine::Result defined = engine.scripts.call("define", {definitions}, kFormula);
    if (defined.state != State::done)
      return {{}, tr("the macros that the post defines cost too much"), -1, defined.steps};
  }
  const ScriptEngine::Result result =
      engine.scripts.call("typeset", {tex, shape == Shape::block ? "block" : "inline"}, kFormula);
  made.steps = result.steps + length * length / kChemistryPerStep;
  if (result.state == State::out_of_bounds) {
    made.error = tr("it costs too much time or memory");
  } else if (result.state == State::failed || result.text.empty()) {
    made.error = verbatim(result.text);
  } else if (result.text[0] == '+') {
    made.markup = result.text.substr(1);
  } else {
    const std::size_t space = result.text.find(' ');
    made.at = std::atoi(result.text.c_str() + 1);
    made.error = verbatim(collapse_white_space(result.text.substr(space + 1)));
  }
  if (made.markup.empty() && made.error.empty()) made.error = tr("KaTeX gives no MathML");
  return made;
}

}  // namespace essaypack
