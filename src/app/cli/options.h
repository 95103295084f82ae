#pragma once

/// The command line. One table of options and one of commands make the parser, the help and the messages.

#include "config/config.h"
#include "diag/print.h"
#include "export/exporter.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// What a command does, which decides about the options that it takes.
enum class CommandKind { publish, print, check, list, init, templates, preview };

/// One command.
struct CommandEntry {
  std::string name;
  CommandKind kind = CommandKind::publish;
  std::string arguments;  ///< As the usage line shows them.
  Message summary;        ///< One line of help.
  std::string example;
  bool makes_several = false;  ///< Several formats, and so files in a folder.
  Group group =
      Group::none;  ///< Of which it makes all; none: what the configuration names, or the one format of its name.
};

/// What `list` prints.
const std::vector<std::string>& list_kinds();

/// All commands: the fixed ones, and one for each exporter that has none yet.
const std::vector<CommandEntry>& all_commands();

enum class ListFormat { text, json };

/// Colours of messages; by itself on a terminal where `NO_COLOR` is not set.
enum class ColorUse { automatic, always, never };

/// The command line, typed.
struct Options {
  const CommandEntry* command = nullptr;  ///< Null: `help` or `version` is set.
  bool help = false;
  bool version = false;
  std::vector<std::string> words;  ///< Arguments behind the command.

  std::optional<std::string> output;
  unsigned jobs = 0;  ///< 0: as many as there are processors.
  bool quiet = false;
  bool verbose = false;
  ConfigOverrides overrides;
  bool strict = false;
  bool keep_going = false;
  bool prune = false;
  bool force = false;  ///< Files that are no outputs of ours may be replaced.
  bool accept_ids = false;
  bool edition = false;  ///< Of every book that the run makes.
  bool dry_run = false;
  bool json_summary = false;
  unsigned lock_wait = 0;                       ///< Seconds.
  bool watch = false;                           ///< `command` is run again and again.
  std::optional<std::string> external;          ///< The program that makes the format `command` is named after.
  std::vector<std::string> external_arguments;  ///< What stands behind `--`.
  std::optional<std::string> depfile, depfile_target, stamp;
  std::optional<std::string> now;       ///< As written: its zone is known when the configuration is read.
  std::optional<std::string> language;  ///< Of messages, where the environment does not decide.
  DiagnosticsFormat diagnostics = DiagnosticsFormat::text;
  ColorUse color = ColorUse::automatic;
  ListFormat format = ListFormat::text;
  unsigned port = 4321;                      ///< `preview`: on 127.0.0.1; 0: any free one.
  std::optional<std::string> changed_since;  ///< `check`: a revision of git.
  bool all = false;                          ///< `list posts`: those that are kept back, too.
  bool remote = false;  ///< `list images`: only those of other sites, as lines for `book.remote_images`.
};

/// Reads the arguments (without the program's name). Throws `Failure` (exit 2) with a hint.
Options parse_options(const std::vector<std::string>& arguments);

/// What `--diagnostics` asks for, however broken the rest is: a failure is to be shown the way it was asked for.
DiagnosticsFormat wanted_diagnostics(const std::vector<std::string>& arguments);

/// What `--lang` asks for, in the same way; nothing where it does not say what can be had.
std::optional<std::string> wanted_language(const std::vector<std::string>& arguments);

/// The help of the program, or of one command; at most 24 lines of 80 columns.
std::string general_help(const Translation& language);
std::string command_help(const CommandEntry& command, const Translation& language);

}  // namespace essaypack
