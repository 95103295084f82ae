#include "base/javascript.h"

#ifdef ESSAYPACK_DUKTAPE

#include <duktape.h>

#include <csetjmp>
#include <cstdlib>
#include <vector>

namespace essaypack {

namespace {

/// So many bytes of one piece cost as much as another piece.
constexpr std::size_t kStepBytes = 4096;
/// Garbage up to here waits for Duktape's own collections, which are rare: they look at everything.
constexpr std::size_t kUntidy = 24U << 20;

bool is_surrogate(std::string_view text, std::size_t at, unsigned char second) {
  return at + 3 <= text.size() && static_cast<unsigned char>(text[at]) == 0xED &&
         (static_cast<unsigned char>(text[at + 1]) & 0xF0) == second;
}

/// The bits of the surrogate at `at`.
unsigned surrogate_bits(std::string_view text, std::size_t at) {
  return (static_cast<unsigned char>(text[at + 1]) & 0x0FU) << 6 | (static_cast<unsigned char>(text[at + 2]) & 0x3FU);
}

/// Duktape's strings are CESU-8: a character beyond U+FFFF is two surrogates of three bytes each.
std::string to_cesu8(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  const auto surrogate = [&](unsigned high, unsigned bits) {
    out += '\xED';
    out += static_cast<char>(high | bits >> 6);
    out += static_cast<char>(0x80U | (bits & 0x3FU));
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto first = static_cast<unsigned char>(text[at]);
    if (first < 0xF0 || at + 4 > text.size()) {
      out += text[at];
      continue;
    }
    unsigned code = first & 0x07U;
    for (int i = 0; i < 3; ++i) code = code << 6 | (static_cast<unsigned char>(text[++at]) & 0x3FU);
    code -= 0x10000U;
    surrogate(0xA0, code >> 10 & 0x3FFU);
    surrogate(0xB0, code & 0x3FFU);
  }
  return out;
}

/// A surrogate that stands alone becomes U+FFFD.
std::string from_cesu8(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_surrogate(text, at, 0xA0) && is_surrogate(text, at + 3, 0xB0)) {
      const unsigned code = 0x10000U + (surrogate_bits(text, at) << 10 | surrogate_bits(text, at + 3));
      for (const unsigned byte :
           {0xF0U | code >> 18, 0x80U | (code >> 12 & 0x3FU), 0x80U | (code >> 6 & 0x3FU), 0x80U | (code & 0x3FU)})
        out += static_cast<char>(byte);
      at += 5;
    } else if (is_surrogate(text, at, 0xA0) || is_surrogate(text, at, 0xB0)) {
      out += "\xEF\xBF\xBD";
      at += 2;
    } else {
      out += text[at];
    }
  }
  return out;
}

/// Stands before each piece of memory. The pieces are a ring, so that a heap can be let go of whatever state it is in.
struct alignas(std::max_align_t) Block {
  Block* previous;
  Block* next;
  std::size_t size;
};

struct Evaluation {
  const char* function;  ///< Null: the first argument is a script.
  std::vector<std::string> arguments;
  std::string* text = nullptr;
  std::size_t steps = 0;
  bool threw = false;
};

}  // namespace

struct ScriptEngine::Heap {
  Block ring{&ring, &ring, 0};
  std::size_t used = 0;
  std::size_t steps = 0;
  ScriptBounds bounds;
  duk_context* context = nullptr;
  bool is_dead = false;
  std::jmp_buf way_out;

  Heap() = default;
  Heap(const Heap&) = delete;
  Heap& operator=(const Heap&) = delete;
  ~Heap() {
    // No `duk_destroy_heap`: a heap that was left in the middle of something must not be touched again.
    for (Block* block = ring.next; block != &ring;) {
      Block* const next = block->next;
      std::free(block);
      block = next;
    }
  }

  /// Duktape would answer a refusal with ten collections of garbage and an error that scripts may catch; this always
  /// ends it.
  [[noreturn]] void leave() {
    is_dead = true;
    std::longjmp(way_out, 1);
  }

  void* resize(Block* old, std::size_t size) {
    const std::size_t before = old ? old->size : 0;
    steps += 1 + size / kStepBytes;
    if (steps > bounds.steps || (size > before && used + (size - before) > bounds.bytes)) leave();
    if (old) old->previous->next = old->next, old->next->previous = old->previous;
    auto* const block = static_cast<Block*>(std::realloc(old, sizeof(Block) + size));
    if (!block) {
      if (old) old->previous->next = old, old->next->previous = old;
      return nullptr;
    }
    used = used - before + size;
    *block = {&ring, ring.next, size};
    ring.next->previous = block;
    ring.next = block;
    return block + 1;
  }

  void release(Block* block) {
    block->previous->next = block->next;
    block->next->previous = block->previous;
    used -= block->size;
    std::free(block);
  }

  static Heap& of(void* self) { return *static_cast<Heap*>(self); }
  static Block* block_of(void* memory) { return static_cast<Block*>(memory) - 1; }
  static void* allocate(void* self, duk_size_t size) { return size ? of(self).resize(nullptr, size) : nullptr; }
  static void* reallocate(void* self, void* memory, duk_size_t size) {
    if (!memory) return allocate(self, size);
    if (size) return of(self).resize(block_of(memory), size);
    of(self).release(block_of(memory));
    return nullptr;
  }
  static void free_memory(void* self, void* memory) {
    if (memory) of(self).release(block_of(memory));
  }
  static void give_up(void* self, const char*) { of(self).leave(); }

  /// Calls `step`, which may be left at any call of Duktape's: it holds nothing then that a destructor must free.
  bool guarded(void (*step)(Heap&, void*), void* argument) {
    if (setjmp(way_out) != 0) return false;  // NOLINT: Duktape is C, no exception may pass through it
    step(*this, argument);
    return true;
  }

  Result evaluate(Evaluation& evaluation, const ScriptBounds& limits);
};

ScriptEngine::Result ScriptEngine::Heap::evaluate(Evaluation& evaluation, const ScriptBounds& limits) {
  Result result;
  if (is_dead) return {Result::State::failed, "the engine is dead", 0};
  bounds = limits;
  steps = 0;
  evaluation.text = &result.text;
  const bool came_back = guarded(
      [](Heap& heap, void* argument) {
        auto& wanted = *static_cast<Evaluation*>(argument);
        if (!heap.context) heap.context = duk_create_heap(allocate, reallocate, free_memory, &heap, give_up);
        duk_context* const duk = heap.context;
        if (!duk) heap.leave();
        const auto count = static_cast<duk_idx_t>(wanted.arguments.size());
        duk_require_stack(duk, count + 2);
        if (wanted.function) duk_get_global_string(duk, wanted.function);
        for (const std::string& one : wanted.arguments) duk_push_lstring(duk, one.data(), one.size());
        wanted.threw = (wanted.function ? duk_pcall(duk, count) : duk_peval(duk)) != 0;
        duk_size_t size = 0;
        const char* const text = duk_safe_to_lstring(duk, -1, &size);
        wanted.text->assign(text, size);
        wanted.steps = heap.steps;
        duk_pop(duk);
        if (heap.used > kUntidy) heap.steps = 0, duk_gc(duk, 0);
      },
      &evaluation);
  result.steps = came_back ? evaluation.steps : steps;
  if (came_back) {
    result.state = evaluation.threw ? Result::State::failed : Result::State::done;
    result.text = from_cesu8(result.text);
  } else {
    result.state = Result::State::out_of_bounds;
    result.text.clear();
  }
  return result;
}

bool ScriptEngine::is_built_in() { return true; }
bool ScriptEngine::is_dead() const { return heap_->is_dead; }

ScriptEngine::ScriptEngine() : heap_(std::make_unique<Heap>()) {}
ScriptEngine::~ScriptEngine() = default;
ScriptEngine::ScriptEngine(ScriptEngine&&) noexcept = default;
ScriptEngine& ScriptEngine::operator=(ScriptEngine&&) noexcept = default;

ScriptEngine::Result ScriptEngine::run(std::string_view script, const ScriptBounds& bounds) {
  Evaluation evaluation{nullptr, {to_cesu8(script)}};
  return heap_->evaluate(evaluation, bounds);
}

ScriptEngine::Result ScriptEngine::call(const char* function, std::initializer_list<std::string_view> arguments,
                                        const ScriptBounds& bounds) {
  Evaluation evaluation{function, {}};
  for (const std::string_view argument : arguments) evaluation.arguments.push_back(to_cesu8(argument));
  return heap_->evaluate(evaluation, bounds);
}

}  // namespace essaypack

#else

namespace essaypack {

struct ScriptEngine::Heap {};

bool ScriptEngine::is_built_in() { return false; }
bool ScriptEngine::is_dead() const { return false; }
ScriptEngine::ScriptEngine() = default;
ScriptEngine::~ScriptEngine() = default;
ScriptEngine::ScriptEngine(ScriptEngine&&) noexcept = default;
ScriptEngine& ScriptEngine::operator=(ScriptEngine&&) noexcept = default;

ScriptEngine::Result ScriptEngine::run(std::string_view, const ScriptBounds&) {
  return {Result::State::failed, "built without Duktape", 0};
}
ScriptEngine::Result ScriptEngine::call(const char*, std::initializer_list<std::string_view>, const ScriptBounds&) {
  return run({}, {});
}

}  // namespace essaypack

#endif
