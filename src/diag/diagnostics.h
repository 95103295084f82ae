#pragma once

/// Problems in the user's content: collected from every stage and thread, printed once, sorted.

#include "base/message.h"

#include <array>
#include <cstddef>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

enum class Severity { note, warning, error };
std::string_view name_of(Severity severity);

/// How far an error reaches: it withholds all outputs, or costs the post alone that has it, or the output alone.
enum class Reach { run, post, output };

/// The stable kinds of problem; `diag/kinds.def` is the catalogue, docs/diagnostics.md describes each.
enum class Kind {
#define ESSAYPACK_KIND(name, ...) name,
#include "diag/kinds.def"
#undef ESSAYPACK_KIND
};

/// What the catalogue says of a kind.
struct KindEntry {
  Kind kind;
  std::string_view name;  ///< `front-matter/bad-date`.
  Severity severity;
  Text summary;
  Reach reach = Reach::run;
};
/// All kinds, in order of their names.
const std::vector<KindEntry>& all_kinds();
const KindEntry& entry_of(Kind kind);
/// The kind of that name; null if there is none.
const KindEntry* find_kind(std::string_view name);

/// What a site makes of kinds (`diagnostics:` of essaypack.yaml): another severity, or nothing at all. Kinds that are
/// errors by themselves are never among them.
using Severities = std::map<Kind, std::optional<Severity>>;

/// A place in a file. Lines and columns count from 1 as the file is on disk, columns in code points; 0: not known.
struct Place {
  std::string file;  ///< Below the site folder, `/` between the parts; empty: the site as a whole.
  int line = 0;
  int column = 0;
};

struct Diagnostic {
  Kind kind;
  Severity severity;
  Place place;
  Message message;  ///< Lower case, in the user's words, values in single quotes; no newline.
  Message hint;     ///< What to type; may be empty.
};

/// Collects problems; may be used from several threads. Equal reports count once.
class Diagnostics {
 public:
  /// Reports with the kind's own severity, or the one that was set.
  void report(Kind kind, Place place, Message message, Message hint = {});

  /// Sets the severities of kinds, for what was reported before, too.
  void set_severities(Severities severities);

  /// All of them without repetitions, by file, line, column, kind, message.
  std::vector<Diagnostic> sorted() const;
  std::size_t count(Severity severity) const;
  /// True if there is an error of that reach.
  bool has_error(Reach reach) const;
  /// The files that have an error, sorted, each once; "" stands for the site.
  std::vector<std::string> files_with_errors() const;

 private:
  mutable std::mutex guard_;
  std::vector<Diagnostic> reports_;
  Severities severities_;
};

}  // namespace essaypack
