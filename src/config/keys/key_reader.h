#pragma once

/// Typed access to the keys of a configuration file, with messages that name file, line and column.

#include "base/value/yaml.h"
#include "config/keys/choices.h"
#include "diag/diagnostics.h"
#include "diag/failure.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// A configuration file as it was parsed, and what was wrong with its values.
class ConfigFile {
 public:
  /// `own` is essaypack.yaml: bad values there end the run. In a file of the site's generator they are passed over with
  /// a warning. `name` is shown in messages.
  enum class Owner { own, foreign };
  ConfigFile(std::string name, Owner owner, Value root, Diagnostics& diagnostics);

  const std::string& name() const { return name_; }
  const Value& root() const { return root_; }
  bool is_own() const { return owner_ == Owner::own; }
  /// A value that can't be used. `message` names the key.
  void bad_value(const Value& value, Message message, Message hint);
  /// The same, ending the run whosever file it is.
  void fatal_value(const Value& value, Message message, Message hint);
  /// A value that can be read and has no effect.
  void unused_template(const Value& value, const std::string& path);
  /// `hint`: where nothing similar is known.
  void unknown_key(const Value::Member& member, const std::string& path, const std::vector<std::string>& known,
                   Message hint = tr("docs/configuration.md has the list of keys"));
  /// Throws the last of the values that end the run (exit 2); the others have been reported then.
  void finish();

  /// Paths of all keys that were asked for: `feed.limit`.
  std::set<std::string> asked;

 private:
  std::string name_;
  Owner owner_;
  Value root_;
  Diagnostics& diagnostics_;
  std::vector<Failure> failures_;
};

/// The keys of one map. A reading function leaves its target alone and returns false if the key is missing, null or
/// bad.
class KeyReader {
 public:
  explicit KeyReader(ConfigFile& file) : KeyReader(file, &file.root(), {}) {}

  /// The value of a key; null if it is missing or null.
  const Value* find(std::string_view key);
  /// A key whose value is a map; empty if there is none.
  KeyReader map(std::string_view key);
  /// The same where another shape is read elsewhere: no message.
  KeyReader map_if_any(std::string_view key);
  /// Reads the members of `value`, which stands at `key`.
  KeyReader inner(const Value* value, std::string_view key) { return {file_, value, path_of(key)}; }

  bool text(std::string_view key, std::string& out);
  /// One line of text for people: white space joined, NFC, without HTML comments.
  bool line(std::string_view key, std::string& out);
  bool flag(std::string_view key, bool& out);
  bool number(std::string_view key, long low, long high, long& out);
  bool choice(std::string_view key, const std::vector<std::string_view>& words, std::string& out);
  /// One of `config/keys/choices.h`.
  template <class Choice>
  bool choice(std::string_view key, Choice& out) {
    std::string word;
    return choice(key, choice_names<Choice>(), word) && choose(word, out);
  }
  /// A text or a list of texts.
  bool texts(std::string_view key, std::vector<std::string>& out);
  /// The same, of names of categories, tags and series: white space joined, NFC.
  bool names(std::string_view key, std::vector<std::string>& out);
  bool text_map(std::string_view key, std::map<std::string, std::string>& out);
  /// A path below the site folder; one that leaves it is bad.
  bool folder(std::string_view key, std::string& out);
  /// `path`, which the key holds, as a path below the output folder; one that leaves it, names no file or is below a
  /// hidden folder is bad. A generator's own configuration may have a slash before it.
  bool clean_output_path(std::string_view key, std::string& path);

  /// The whole name of a key, for messages: `feed.limit`.
  std::string name(std::string_view key) const { return path_of(key); }
  /// Reports a value of this map.
  void bad(const Value& value, Message message, Message hint = {});
  /// The same, and the run ends whosever file it is.
  void fatal(const Value& value, Message message, Message hint = {});
  /// Where the value of a key stands, for what is judged later.
  Place place_of(std::string_view key);
  /// Warns of a template of the site's generator, which is not run.
  void unused_template(std::string_view key);
  /// Warns of a member whose key is none of `known`.
  void unknown(const Value::Member& member, const std::vector<std::string>& known, Message hint);
  /// Warns of members that nobody asked for.
  void report_unknown();

  bool is_own() const { return file_.is_own(); }
  const Value* value() const { return map_; }

 private:
  KeyReader(ConfigFile& file, const Value* map, std::string path) : file_(file), map_(map), path_(std::move(path)) {}
  std::string path_of(std::string_view key) const;
  const Value* scalar(std::string_view key);

  ConfigFile& file_;
  const Value* map_;
  std::string path_;
  std::vector<std::string> known_;
};

/// `a/b` of `./a//b/`; nothing for an absolute path or one that climbs out.
std::optional<std::string> clean_folder(std::string_view text);

}  // namespace essaypack
