#include "app/cli/options.h"

#include "app/cli/external_name.h"
#include "app/cli/option_table.h"
#include "base/file.h"
#include "base/text.h"
#include "diag/failure.h"
#include "export/exporter.h"

#include <boost/program_options.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace essaypack {
namespace {

namespace po = boost::program_options;

std::vector<CommandEntry> make_commands() {
  std::vector<CommandEntry> commands = {
      {"build", CommandKind::publish, "[SITE]", tr("make what 'outputs:' names: book, feeds and sitemap"),
       "essaypack build ~/blog --url https://example.org -o out/", true},
      {"feeds", CommandKind::publish, "[SITE]", tr("make all feeds, of categories and tags too, OPML and links"),
       "essaypack feeds ~/blog --url https://example.org -o out/", true, Group::feeds}};
  for (const Exporter& exporter : all_exporters()) {
    const std::string name(exporter.name);
    const CommandKind kind = exporter.makes == Makes::files ? CommandKind::publish : CommandKind::print;
    const std::string url = exporter.needs_url ? " --url https://example.org" : "";
    commands.push_back({name, kind, "[SITE]", tr("make {}", exporter.summary),
                        "essaypack " + name + " ~/blog" + url + " " + std::string(exporter.example)});
  }
  commands.insert(commands.end(),
                  {{"check", CommandKind::check, "[SITE]", tr("report every problem, write nothing"),
                    "essaypack check ~/blog --strict"},
                   {"list", CommandKind::list, "KIND [SITE]",
                    tr("print what there is: posts, tags, images, outputs, exporters, kinds"),
                    "essaypack list posts ~/blog --format json"},
                   {"watch", CommandKind::publish, "[COMMAND] [SITE]",
                    tr("run a command, build, again whenever the site changes"), "essaypack watch feeds ~/blog"},
                   {"preview", CommandKind::preview, "[SITE]",
                    tr("show book, feeds and problems in a browser as you write"), "essaypack preview ~/blog"},
                   {"init", CommandKind::init, "[SITE]", tr("write a commented essaypack.yaml from what was detected"),
                    "essaypack init ~/blog"},
                   {"templates", CommandKind::templates, "DIR", tr("write out the built-in templates, to change them"),
                    "essaypack templates ~/blog/essaypack/templates"}});
  return commands;
}

const CommandEntry* find_command(std::string_view name) {
  for (const CommandEntry& command : all_commands())
    if (command.name == name) return &command;
  return nullptr;
}

/// A command for a program of the user's own; null if there is none.
const CommandEntry* find_external_command(const std::string& word, std::optional<std::string>& program) {
  static std::map<std::string, CommandEntry> commands;
  program = find_external(word);
  if (!program) return nullptr;
  CommandEntry& command = commands[word];
  command = {word, CommandKind::print, "[SITE] [-- ARGUMENT...]", tr("run {} on the model of the site", *program),
             "essaypack " + word + " ~/blog -o " + word + ".txt"};
  return &command;
}

/// Forms of books that people ask for and that programs make of an EPUB.
std::string_view form_of_converters(const std::string& word) {
  for (const std::string_view form : {"pdf", "mobi", "azw3", "docx", "fb2", "kepub"})
    if (to_lower_ascii(word) == form) return form;
  return to_lower_ascii(word) == "kindle" ? "azw3" : std::string_view();
}

/// The one command of essaypack's own that a package may lack.
Failure missing_fetcher() {
  return Failure(ExitCode::usage, tr("the program {}, which fetches pictures, is not installed", "essaypack-pictures"),
                 tr("use essaypack's Debian package, or build {} and put it into a folder of PATH; {} shows what there "
                    "is to fetch",
                    "essaypack-pictures", "'essaypack list images --remote'"));
}

Failure unknown_command(const std::string& word) {
  if (word == "pictures") return missing_fetcher();
  std::vector<std::string> names;
  for (const CommandEntry& command : all_commands()) names.push_back(command.name);
  names.push_back("help");
  Message hint = tr("the commands are {}", listed(names));
  if (const std::string_view form = form_of_converters(word); !form.empty())
    hint = tr("make the book, then let Calibre convert it: {}",
              "essaypack epub -o book.epub && ebook-convert book.epub book." + std::string(form));
  else if (word.find_first_of("/.~") == std::string::npos && !is_folder(word) && closest_word(word, names))
    hint = tr("did you mean 'essaypack {}'?", *closest_word(word, names));
  else if (word.find_first_of("/.~") != std::string::npos || is_folder(word))
    hint = tr("name a command first: {}", "essaypack build " + word);
  return Failure(ExitCode::usage, tr("unknown command '{}'", word), hint);
}

po::options_description describe_options() {
  po::options_description description;
  std::set<std::string_view> known;
  for (const OptionEntry& entry : all_options()) {
    if (!known.insert(entry.name).second) continue;
    std::string names(entry.name);
    if (entry.letter) names += std::string(",") + entry.letter;
    if (entry.value.empty())
      description.add_options()(names.c_str(), "");
    else
      description.add_options()(names.c_str(), po::value<std::string>(), "");
  }
  return description;
}

/// The name that the user wrote, with its dashes and without its value.
std::string option_word(const std::string& word) { return word.substr(0, word.find('=')); }

Failure unknown_option(const std::string& word) {
  std::vector<std::string> names;
  for (const OptionEntry& entry : all_options()) names.push_back("--" + std::string(entry.name));
  Message hint = tr("essaypack --help, or essaypack COMMAND --help, names the options");
  const auto begins =
      std::find_if(names.begin(), names.end(), [&](const std::string& name) { return name.starts_with(word); });
  if (word.size() > 2 && begins != names.end())
    hint = tr("options are not abbreviated: write '{}'", *begins);
  else if (const auto near = word.size() > 2 ? closest_word(word, names) : std::nullopt)
    hint = tr("did you mean '{}'?", *near);
  return Failure(ExitCode::usage, tr("unknown option '{}'", word), hint);
}

/// Boost's own errors in our words.
Failure bad_syntax(const po::invalid_syntax& error) {
  const std::string word = option_word(error.tokens());
  switch (error.kind()) {
    case po::invalid_syntax::missing_parameter:
    case po::invalid_syntax::empty_adjacent_parameter:
      return Failure(ExitCode::usage, tr("option '{}' needs a value", word), tr("write it behind the option"));
    case po::invalid_syntax::extra_parameter:
      return Failure(ExitCode::usage, tr("option '{}' takes no value", word), tr("leave the value out"));
    case po::invalid_syntax::long_not_allowed:
    case po::invalid_syntax::long_adjacent_not_allowed:
    case po::invalid_syntax::short_adjacent_not_allowed:
    case po::invalid_syntax::unrecognized_line:
      break;
  }
  return Failure(ExitCode::usage, tr("the command line can't be read at '{}'", word),
                 tr("essaypack --help shows the form"));
}

std::vector<po::option> parse_tokens(const std::vector<std::string>& arguments) {
  const po::options_description description = describe_options();
  const int style = po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;
  try {
    return po::command_line_parser(arguments).options(description).style(style).run().options;
  } catch (const po::unknown_option& error) {
    throw unknown_option(option_word(error.get_option_name()));
  } catch (const po::invalid_syntax& error) {
    throw bad_syntax(error);
  } catch (const po::error& error) {
    throw Failure(ExitCode::usage, verbatim(error.what()), tr("essaypack --help shows the form"));
  }
}

/// The entry of that name for this kind of command; null if such a command does not take it.
const OptionEntry* find_option(std::string_view name, Kinds kind) {
  for (const OptionEntry& entry : all_options())
    if (entry.name == name && (entry.kinds & kind) != 0) return &entry;
  return nullptr;
}

void apply(Options& options, const po::option& token) {
  const std::string value = token.value.empty() ? "" : token.value.front();
  if (token.string_key == "help") {
    options.help = true;
    return;
  }
  if (token.string_key == "version") {
    options.version = true;
    return;
  }
  const Kinds kind = options.command ? kinds_of(*options.command) : ~Kinds{0};
  const OptionEntry* entry = find_option(token.string_key, kind);
  if (!entry)
    throw Failure(ExitCode::usage, tr("'essaypack {}' takes no option '--{}'", options.command->name, token.string_key),
                  tr("essaypack {} --help names those that it takes", options.command->name));
  if (!entry->value.empty() && value.empty() && entry->name != "title" && entry->name != "author")
    throw Failure(ExitCode::usage, tr("option '--{}' needs a value", token.string_key),
                  tr("write it behind the option"));
  entry->set(options, value);
}

/// `essaypack watch feeds SITE`: the command that is watched for takes its place.
void take_watched(Options& options) {
  options.watch = true;
  const CommandEntry* command = options.words.empty() ? nullptr : find_command(options.words.front());
  const bool is_named = command && command->kind == CommandKind::publish && command->name != "watch";
  if (!command && !options.words.empty() && !is_folder(options.words.front()) && !is_file(options.words.front())) {
    std::vector<std::string> names;
    for (const CommandEntry& one : all_commands())
      if (one.kind == CommandKind::publish) names.push_back(one.name);
    if (const auto near = closest_word(options.words.front(), names))
      throw Failure(ExitCode::usage, tr("unknown command '{}'", options.words.front()),
                    tr("did you mean 'essaypack {}'?", "watch " + *near));
  }
  if (is_named) options.words.erase(options.words.begin());
  options.command = is_named ? command : find_command("build");
}

/// Takes the command from the words; `essaypack help epub` asks for the help of `epub`.
void take_command(Options& options) {
  if (options.words.empty()) return;
  std::string word = options.words.front();
  options.words.erase(options.words.begin());
  if (word == "help") {
    options.help = true;
    if (options.words.empty()) return;
    word = options.words.front();
    options.words.erase(options.words.begin());
  }
  options.command = find_command(word);
  if (!options.command) options.command = find_external_command(word, options.external);
  if (!options.command) throw unknown_command(word);
}

/// What stands behind `--` is for the program.
void take_external_arguments(Options& options, const std::vector<std::string>& arguments) {
  const auto mark = std::find(arguments.begin(), arguments.end(), "--");
  if (mark == arguments.end()) return;
  options.external_arguments.assign(mark + 1, arguments.end());
  options.words.resize(options.words.size() - std::min(options.words.size(), options.external_arguments.size()));
}

/// `essaypack build feeds`: two commands, where the second one is no folder either.
void refuse_second_command(const Options& options) {
  if (options.words.empty() || options.command->kind == CommandKind::list || !find_command(options.words[0])) return;
  if (is_folder(options.words[0]) || is_file(options.words[0])) return;
  throw Failure(ExitCode::usage, tr("'{}' is a command, and there is no folder of this name", options.words[0]),
                tr("give one command at a time: {}", "essaypack " + options.words[0]));
}

void check_words(const Options& options) {
  const CommandEntry& command = *options.command;
  const std::string usage = "essaypack " + command.name + " " + command.arguments;
  const std::size_t least = command.kind == CommandKind::list || command.kind == CommandKind::templates ? 1 : 0;
  const std::size_t most = command.kind == CommandKind::list ? 2 : 1;
  if (options.words.size() < least)
    throw Failure(ExitCode::usage, tr("'essaypack {}' needs an argument", command.name),
                  command.kind == CommandKind::list ? tr("write {}; KIND is one of {}", usage, listed(list_kinds()))
                                                    : tr("write {}", usage));
  if (options.words.size() > most)
    throw Failure(ExitCode::usage, tr("unexpected argument '{}'", options.words[most]), tr("write {}", usage));
  refuse_second_command(options);
  if (options.quiet && options.verbose)
    throw Failure(ExitCode::usage, tr("'--quiet' and '--verbose' contradict each other"), tr("leave one of them out"));
  if (options.depfile_target && !options.depfile)
    throw Failure(ExitCode::usage, tr("'--depfile-target' needs '--depfile'"), tr("add --depfile FILE"));
  if (options.all && options.words[0] != "posts")
    throw Failure(ExitCode::usage, tr("'--all' is for 'list posts'"), tr("write {}", "essaypack list posts --all"));
  if (options.remote && options.words[0] != "images")
    throw Failure(ExitCode::usage, tr("'--remote' is for 'list images'"), tr("write essaypack list images --remote"));
  if (options.watch && (options.dry_run || options.depfile || options.stamp || options.edition))
    throw Failure(ExitCode::usage, tr("'essaypack watch' takes no '--dry-run', '--depfile', '--stamp' and '--edition'"),
                  tr("leave them out"));
  if (command.kind == CommandKind::list) choose_word(options.words[0], list_kinds(), "list");
}

}  // namespace

const std::vector<std::string>& list_kinds() {
  static const std::vector<std::string> kinds = {"posts",   "categories", "tags",  "images",
                                                 "outputs", "exporters",  "kinds", "diagnostics"};
  return kinds;
}

const std::vector<CommandEntry>& all_commands() {
  static const std::vector<CommandEntry> commands = make_commands();
  return commands;
}

Options parse_options(const std::vector<std::string>& arguments) {
  const std::vector<po::option> tokens = parse_tokens(arguments);
  Options options;
  for (const po::option& token : tokens)
    if (token.string_key.empty()) options.words.insert(options.words.end(), token.value.begin(), token.value.end());
  take_command(options);
  if (options.external) take_external_arguments(options, arguments);
  for (const po::option& token : tokens)
    if (!token.string_key.empty()) apply(options, token);
  if (options.help || options.version) return options;
  if (options.command && options.command->name == "watch") take_watched(options);
  if (!options.command)
    throw Failure(ExitCode::usage, tr("no command is given"), tr("essaypack --help names them; try essaypack build"));
  check_words(options);
  return options;
}

namespace {

/// Calls `take` with each value of an option, however broken the rest is.
template <class Take>
void for_each_value(const std::vector<std::string>& arguments, const std::string& option, const Take& take) {
  for (std::size_t i = 0; i < arguments.size() && arguments[i] != "--"; ++i) {
    if (arguments[i] == option && i + 1 < arguments.size())
      take(arguments[++i]);
    else if (arguments[i].starts_with(option + "="))
      take(arguments[i].substr(option.size() + 1));
  }
}

}  // namespace

DiagnosticsFormat wanted_diagnostics(const std::vector<std::string>& arguments) {
  DiagnosticsFormat format = DiagnosticsFormat::text;
  for_each_value(arguments, "--diagnostics", [&format](std::string_view word) {
    if (word == "text") format = DiagnosticsFormat::text;
    if (word == "json") format = DiagnosticsFormat::json;
    if (word == "sarif") format = DiagnosticsFormat::sarif;
  });
  return format;
}

std::optional<std::string> wanted_language(const std::vector<std::string>& arguments) {
  std::optional<std::string> language;
  for_each_value(arguments, "--lang", [&language](const std::string& word) {
    if (!translation_for(word).empty()) language = word;
  });
  return language;
}

}  // namespace essaypack
