#include "app/cli/options.h"

#include "app/cli/external_name.h"
#include "app/cli/option_table.h"
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
      {"build", CommandKind::publish, "[SITE]", "make what 'outputs:' names: book, feeds and sitemap",
       "essaypack build ~/blog --url https://example.org -o out/", true},
      {"feeds", CommandKind::publish, "[SITE]", "make all feeds, of categories and tags too, OPML and links",
       "essaypack feeds ~/blog --url https://example.org -o out/", true, Group::feeds}};
  for (const Exporter& exporter : all_exporters()) {
    const std::string name(exporter.name);
    const CommandKind kind = exporter.makes == Makes::files ? CommandKind::publish : CommandKind::print;
    const std::string url = exporter.needs_url ? " --url https://example.org" : "";
    commands.push_back({name, kind, "[SITE]", "make " + std::string(exporter.summary),
                        "essaypack " + name + " ~/blog" + url + " " + std::string(exporter.example)});
  }
  commands.insert(
      commands.end(),
      {{"check", CommandKind::check, "[SITE]", "report every problem, write nothing",
        "essaypack check ~/blog --strict"},
       {"list", CommandKind::list, "KIND [SITE]", "print what there is: posts, tags, images, outputs, exporters, kinds",
        "essaypack list posts ~/blog --format json"},
       {"watch", CommandKind::publish, "[COMMAND] [SITE]", "run a command, build, again whenever the site changes",
        "essaypack watch feeds ~/blog"},
       {"preview", CommandKind::preview, "[SITE]", "show book, feeds and problems in a browser as you write",
        "essaypack preview ~/blog"},
       {"init", CommandKind::init, "[SITE]", "write a commented essaypack.yaml from what was detected",
        "essaypack init ~/blog"},
       {"templates", CommandKind::templates, "DIR", "write out the built-in templates, to change them",
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
  command = {word, CommandKind::print, "[SITE] [-- ARGUMENT...]", "run " + *program + " on the model of the site",
             "essaypack " + word + " ~/blog -o " + word + ".txt"};
  return &command;
}

/// Forms of books that people ask for and that programs make of an EPUB.
std::string_view form_of_converters(const std::string& word) {
  for (const std::string_view form : {"pdf", "mobi", "azw3", "docx", "fb2", "kepub"})
    if (to_lower_ascii(word) == form) return form;
  return to_lower_ascii(word) == "kindle" ? "azw3" : std::string_view();
}

Failure unknown_command(const std::string& word) {
  std::vector<std::string> names;
  for (const CommandEntry& command : all_commands()) names.push_back(command.name);
  names.push_back("help");
  std::string hint = "the commands are ";
  for (const std::string& name : names) hint += name + (&name == &names.back() ? "" : ", ");
  if (const std::string_view form = form_of_converters(word); !form.empty())
    hint = "make the book, then let Calibre convert it: essaypack epub -o book.epub && ebook-convert book.epub book." +
           std::string(form);
  else if (const auto near = closest_word(word, names))
    hint = "did you mean 'essaypack " + *near + "'?";
  else if (word.find_first_of("/.~") != std::string::npos)
    hint = "name a command first: essaypack build " + word;
  return Failure(ExitCode::usage, "unknown command '" + word + "'", hint);
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
  std::string hint = "essaypack --help, or essaypack COMMAND --help, names the options";
  const auto begins =
      std::find_if(names.begin(), names.end(), [&](const std::string& name) { return name.starts_with(word); });
  if (word.size() > 2 && begins != names.end())
    hint = "options are not abbreviated: write '" + *begins + "'";
  else if (const auto near = word.size() > 2 ? closest_word(word, names) : std::nullopt)
    hint = "did you mean '" + *near + "'?";
  return Failure(ExitCode::usage, "unknown option '" + word + "'", hint);
}

/// Boost's own errors in our words.
Failure bad_syntax(const po::invalid_syntax& error) {
  const std::string word = option_word(error.tokens());
  switch (error.kind()) {
    case po::invalid_syntax::missing_parameter:
    case po::invalid_syntax::empty_adjacent_parameter:
      return Failure(ExitCode::usage, "option '" + word + "' needs a value", "write it behind the option");
    case po::invalid_syntax::extra_parameter:
      return Failure(ExitCode::usage, "option '" + word + "' takes no value", "leave the value out");
    case po::invalid_syntax::long_not_allowed:
    case po::invalid_syntax::long_adjacent_not_allowed:
    case po::invalid_syntax::short_adjacent_not_allowed:
    case po::invalid_syntax::unrecognized_line:
      break;
  }
  return Failure(ExitCode::usage, "the command line can't be read at '" + word + "'",
                 "essaypack --help shows the form");
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
    throw Failure(ExitCode::usage, error.what(), "essaypack --help shows the form");
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
    throw Failure(ExitCode::usage,
                  "'essaypack " + options.command->name + "' takes no option '--" + token.string_key + "'",
                  "essaypack " + options.command->name + " --help names those that it takes");
  if (!entry->value.empty() && value.empty() && entry->name != "title" && entry->name != "author")
    throw Failure(ExitCode::usage, "option '--" + token.string_key + "' needs a value", "write it behind the option");
  entry->set(options, value);
}

/// `essaypack watch feeds SITE`: the command that is watched for takes its place.
void take_watched(Options& options) {
  options.watch = true;
  const CommandEntry* command = options.words.empty() ? nullptr : find_command(options.words.front());
  const bool is_named = command && command->kind == CommandKind::publish && command->name != "watch";
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

void check_words(const Options& options) {
  const CommandEntry& command = *options.command;
  const std::string usage = "essaypack " + command.name + " " + command.arguments;
  const std::size_t least = command.kind == CommandKind::list || command.kind == CommandKind::templates ? 1 : 0;
  const std::size_t most = command.kind == CommandKind::list ? 2 : 1;
  if (options.words.size() < least)
    throw Failure(
        ExitCode::usage, "'essaypack " + command.name + "' needs an argument",
        "write " + usage +
            (command.kind == CommandKind::list ? "; KIND is one of " + joined(list_kinds(), ", ") : std::string()));
  if (options.words.size() > most)
    throw Failure(ExitCode::usage, "unexpected argument '" + options.words[most] + "'", "write " + usage);
  if (options.depfile_target && !options.depfile)
    throw Failure(ExitCode::usage, "'--depfile-target' needs '--depfile'", "add --depfile FILE");
  if (options.all && options.words[0] != "posts")
    throw Failure(ExitCode::usage, "'--all' is for 'list posts'", "write essaypack list posts --all");
  if (options.remote && options.words[0] != "images")
    throw Failure(ExitCode::usage, "'--remote' is for 'list images'", "write essaypack list images --remote");
  if (options.watch && (options.dry_run || options.depfile || options.stamp))
    throw Failure(ExitCode::usage, "'essaypack watch' takes no '--dry-run', '--depfile' and '--stamp'",
                  "leave them out");
  if (command.kind == CommandKind::list) choose_word(options.words[0], list_kinds(), "list");
}

}  // namespace

const std::vector<std::string>& list_kinds() {
  static const std::vector<std::string> kinds = {"posts",   "categories", "tags",  "images",
                                                 "outputs", "exporters",  "kinds", "diagnostics"};
  return kinds;
}

std::string joined(const std::vector<std::string>& words, std::string_view separator) {
  std::string text;
  for (const std::string& word : words) (text += text.empty() ? std::string_view() : separator) += word;
  return text;
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
    throw Failure(ExitCode::usage, "no command is given", "essaypack --help names them; try essaypack build");
  check_words(options);
  return options;
}

DiagnosticsFormat wanted_diagnostics(const std::vector<std::string>& arguments) {
  const std::string option = "--diagnostics";
  DiagnosticsFormat format = DiagnosticsFormat::text;
  const auto take = [&](std::string_view word) {
    if (word == "text") format = DiagnosticsFormat::text;
    if (word == "json") format = DiagnosticsFormat::json;
    if (word == "sarif") format = DiagnosticsFormat::sarif;
  };
  for (std::size_t i = 0; i < arguments.size() && arguments[i] != "--"; ++i) {
    if (arguments[i] == option && i + 1 < arguments.size())
      take(arguments[++i]);
    else if (arguments[i].starts_with(option + "="))
      take(arguments[i].substr(option.size() + 1));
  }
  return format;
}

}  // namespace essaypack
