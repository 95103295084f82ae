#include "app/options.h"

#include "base/text.h"
#include "diag/failure.h"
#include "export/exporter.h"

#include <boost/program_options.hpp>

#include <algorithm>
#include <charconv>
#include <set>

namespace essaypack {
namespace {

namespace po = boost::program_options;

/// Sets of `CommandKind`, as bits.
using Kinds = unsigned;
constexpr Kinds bit(CommandKind kind) { return 1u << static_cast<unsigned>(kind); }
constexpr Kinds kPublish = bit(CommandKind::publish);
constexpr Kinds kPrint = bit(CommandKind::print);
constexpr Kinds kCheck = bit(CommandKind::check);
constexpr Kinds kList = bit(CommandKind::list);
constexpr Kinds kInit = bit(CommandKind::init);
constexpr Kinds kTemplates = bit(CommandKind::templates);
constexpr Kinds kReadSite = kPublish | kPrint | kCheck | kList;
constexpr Kinds kEvery = kReadSite | kInit | kTemplates;

/// One option.
struct OptionEntry {
  std::string_view name;
  char letter;             ///< 0: none.
  std::string_view value;  ///< What the help calls its value; empty: it takes none.
  std::string_view help;   ///< Empty: it shares the line of the one below.
  Kinds kinds;
  void (*set)(Options&, const std::string& value);
};

unsigned parse_jobs(const std::string& text) {
  constexpr unsigned kMost = 512;
  unsigned jobs = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), jobs);
  if (error == std::errc{} && end == text.data() + text.size() && jobs >= 1 && jobs <= kMost) return jobs;
  throw Failure(ExitCode::usage, "'" + text + "' is no number of jobs", "write a number from 1 to 512, such as -j 4");
}

/// The place of `word` in `words`; a usage failure names the option otherwise.
std::size_t choose(const std::string& word, const std::vector<std::string>& words, const std::string& option) {
  const auto found = std::find(words.begin(), words.end(), word);
  if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
  std::string hint = "it is one of";
  for (std::size_t i = 0; i < words.size(); ++i) hint += (i == 0 ? " " : ", ") + words[i];
  if (const auto near = closest_word(word, words)) hint = "did you mean '" + *near + "'?";
  throw Failure(ExitCode::usage, "unknown value '" + word + "' for '" + option + "'", hint);
}

void add_doors(Options& options, const std::string& list) {
  const std::vector<std::string> doors = {"draft", "unpublished", "future", "expired", "hidden", "password"};
  for (const std::string_view part : split(list, ',')) {
    const std::string door(trim(part));
    choose(door, doors, "--publish");
    options.overrides.publish.push_back(door);
  }
}

const OptionEntry kOptions[] = {
    {"output", 'o', "PATH", "folder/ or file [the site's public folder]", kPublish,
     [](Options& options, const std::string& value) { options.output = value; }},
    {"output", 'o', "FILE", "where to write [standard output]", kPrint | kList,
     [](Options& options, const std::string& value) { options.output = value; }},
    {"jobs", 'j', "N", "threads [one for each processor]", kReadSite,
     [](Options& options, const std::string& value) { options.jobs = parse_jobs(value); }},
    {"quiet", 'q', "", "", kEvery, [](Options& options, const std::string&) { options.quiet = true; }},
    {"verbose", 'v', "", "only errors; or notes and each file too", kEvery,
     [](Options& options, const std::string&) { options.verbose = true; }},
    {"url", 0, "URL", "the site's address: https://example.org/blog", kReadSite | kInit,
     [](Options& options, const std::string& value) { options.overrides.url = value; }},
    {"title", 0, "TEXT", "", kReadSite | kInit,
     [](Options& options, const std::string& value) { options.overrides.title = value; }},
    {"author", 0, "NAME", "of the site [its configuration]", kReadSite | kInit,
     [](Options& options, const std::string& value) { options.overrides.author = value; }},
    {"language", 0, "TAG", "", kReadSite | kInit,
     [](Options& options, const std::string& value) { options.overrides.language = value; }},
    {"timezone", 0, "ZONE", "zh-CN, Asia/Shanghai [configuration; UTC]", kReadSite | kInit,
     [](Options& options, const std::string& value) { options.overrides.timezone = value; }},
    {"publish", 0, "LIST", "also draft,unpublished,future,expired,\nhidden,password posts [none of them]", kReadSite,
     add_doors},
    {"templates", 0, "DIR", "your templates [essaypack/templates]", kPublish | kPrint | kCheck | kList,
     [](Options& options, const std::string& value) { options.overrides.templates = value; }},
    {"strict", 0, "", "warnings count as errors", kReadSite,
     [](Options& options, const std::string&) { options.strict = true; }},
    {"keep-going", 0, "", "leave posts with errors out, exit 1", kPublish | kPrint | kList,
     [](Options& options, const std::string&) { options.keep_going = true; }},
    {"depfile", 0, "FILE", "what was read, as a rule for make and ninja", kPublish | kPrint,
     [](Options& options, const std::string& value) { options.depfile = value; }},
    {"depfile-target", 0, "NAME", "of that rule [the stamp; the first output]", kPublish | kPrint,
     [](Options& options, const std::string& value) { options.depfile_target = value; }},
    {"stamp", 0, "FILE", "touched on success, for make", kPublish | kPrint | kCheck,
     [](Options& options, const std::string& value) { options.stamp = value; }},
    {"now", 0, "TIME", "for scheduled posts [SOURCE_DATE_EPOCH; clock]", kReadSite,
     [](Options& options, const std::string& value) { options.now = value; }},
    {"diagnostics", 0, "FORMAT", "text or json [text]", kEvery,
     [](Options& options, const std::string& value) {
       options.diagnostics = static_cast<DiagnosticsFormat>(choose(value, {"text", "json"}, "--diagnostics"));
     }},
    {"format", 0, "FORMAT", "text or json [text]", kList,
     [](Options& options, const std::string& value) {
       options.format = static_cast<ListFormat>(choose(value, {"text", "json"}, "--format"));
     }},
    {"help", 'h', "", "this text", kEvery, [](Options& options, const std::string&) { options.help = true; }},
    {"version", 0, "", "", 0, [](Options& options, const std::string&) { options.version = true; }},
};

std::vector<CommandEntry> make_commands() {
  std::vector<CommandEntry> commands = {
      {"build", CommandKind::publish, "[SITE]", "make what 'outputs:' names: book, feeds and sitemap",
       "essaypack build ~/blog --url https://example.org -o out/"},
      {"feeds", CommandKind::publish, "[SITE]", "make RSS, Atom and JSON Feed",
       "essaypack feeds ~/blog --url https://example.org -o out/"}};
  for (const Exporter& exporter : all_exporters()) {
    const std::string name(exporter.name);
    const CommandKind kind = name == "model" ? CommandKind::print : CommandKind::publish;
    const std::string url = exporter.needs_url ? " --url https://example.org" : "";
    commands.push_back({name, kind, "[SITE]", "make " + std::string(exporter.summary),
                        "essaypack " + name + " ~/blog" + url + (name == "epub" ? " -o essays.epub" : " -o out/")});
  }
  commands.insert(
      commands.end(),
      {{"check", CommandKind::check, "[SITE]", "report every problem, write nothing",
        "essaypack check ~/blog --strict"},
       {"list", CommandKind::list, "KIND [SITE]", "print posts, categories, tags, outputs, exporters or diagnostics",
        "essaypack list posts ~/blog --format json"},
       {"init", CommandKind::init, "[SITE]", "write a commented essaypack.yaml from what was detected",
        "essaypack init ~/blog"},
       {"templates", CommandKind::templates, "DIR", "write out the built-in templates, to change them",
        "essaypack templates ~/blog/essaypack/templates"}});
  for (CommandEntry& command : commands)
    if (command.kind == CommandKind::print) command.example = "essaypack model ~/blog -o model.json";
  return commands;
}

const CommandEntry* find_command(std::string_view name) {
  for (const CommandEntry& command : all_commands())
    if (command.name == name) return &command;
  return nullptr;
}

Failure unknown_command(const std::string& word) {
  std::vector<std::string> names;
  for (const CommandEntry& command : all_commands()) names.push_back(command.name);
  names.push_back("help");
  std::string hint = "the commands are ";
  for (const std::string& name : names) hint += name + (&name == &names.back() ? "" : ", ");
  if (const auto near = closest_word(word, names))
    hint = "did you mean 'essaypack " + *near + "'?";
  else if (word.find_first_of("/.~") != std::string::npos)
    hint = "name a command first: essaypack build " + word;
  return Failure(ExitCode::usage, "unknown command '" + word + "'", hint);
}

po::options_description describe_options() {
  po::options_description description;
  std::set<std::string_view> known;
  for (const OptionEntry& entry : kOptions) {
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
std::string option_word(std::string word) { return word.substr(0, word.find('=')); }

Failure unknown_option(const std::string& word) {
  std::vector<std::string> names;
  for (const OptionEntry& entry : kOptions) names.push_back("--" + std::string(entry.name));
  std::string hint = "essaypack --help, or essaypack COMMAND --help, names the options";
  const auto begins = std::find_if(names.begin(), names.end(),
                                   [&](const std::string& name) { return name.compare(0, word.size(), word) == 0; });
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
  for (const OptionEntry& entry : kOptions)
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
  const Kinds kind = options.command ? bit(options.command->kind) : kEvery;
  const OptionEntry* entry = find_option(token.string_key, kind);
  if (!entry)
    throw Failure(ExitCode::usage,
                  "'essaypack " + options.command->name + "' takes no option '--" + token.string_key + "'",
                  "essaypack " + options.command->name + " --help names those that it takes");
  if (!entry->value.empty() && value.empty() && entry->name != "title" && entry->name != "author")
    throw Failure(ExitCode::usage, "option '--" + token.string_key + "' needs a value", "write it behind the option");
  entry->set(options, value);
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
  if (!options.command) throw unknown_command(word);
}

void check_words(const Options& options) {
  const CommandEntry& command = *options.command;
  const std::string usage = "essaypack " + command.name + " " + command.arguments;
  const std::size_t least = command.kind == CommandKind::list || command.kind == CommandKind::templates ? 1 : 0;
  const std::size_t most = command.kind == CommandKind::list ? 2 : 1;
  if (options.words.size() < least)
    throw Failure(ExitCode::usage, "'essaypack " + command.name + "' needs an argument", "write " + usage);
  if (options.words.size() > most)
    throw Failure(ExitCode::usage, "unexpected argument '" + options.words[most] + "'", "write " + usage);
  if (options.depfile_target && !options.depfile)
    throw Failure(ExitCode::usage, "'--depfile-target' needs '--depfile'", "add --depfile FILE");
  if (command.kind == CommandKind::list)
    choose(options.words[0], {"posts", "categories", "tags", "outputs", "exporters", "diagnostics"}, "list");
}

}  // namespace

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
  for (const po::option& token : tokens)
    if (!token.string_key.empty()) apply(options, token);
  if (options.help || options.version) return options;
  if (!options.command)
    throw Failure(ExitCode::usage, "no command is given", "essaypack --help names them; try essaypack build");
  check_words(options);
  return options;
}

bool wants_json_diagnostics(const std::vector<std::string>& arguments) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "--") return false;
    if (arguments[i] == "--diagnostics=json") return true;
    if (arguments[i] == "--diagnostics" && i + 1 < arguments.size() && arguments[i + 1] == "json") return true;
  }
  return false;
}

namespace {

constexpr std::size_t kColumn = 35;

std::string label_of(const OptionEntry& entry) {
  std::string label = entry.letter ? std::string("-") + entry.letter + ", " : "";
  label += "--" + std::string(entry.name);
  if (!entry.value.empty()) label += " " + std::string(entry.value);
  return label;
}

void append_row(std::string& out, const std::string& label, std::string_view text) {
  std::string left = "  " + label;
  for (const std::string_view line : split(text, '\n')) {
    left.resize(std::max(left.size() + 1, kColumn), ' ');
    out.append(left).append(line).append("\n");
    left.clear();
  }
}

std::string option_rows(Kinds kind) {
  std::string out;
  std::string label;
  for (const OptionEntry& entry : kOptions) {
    if ((entry.kinds & kind) == 0) continue;
    label += (label.empty() ? "" : ", ") + label_of(entry);
    if (entry.help.empty()) continue;
    append_row(out, label, entry.help);
    label.clear();
  }
  return out;
}

}  // namespace

std::string general_help() {
  std::string out =
      "usage: essaypack COMMAND [OPTIONS] [SITE]\n\n"
      "Feeds, a sitemap and an EPUB book from a folder of posts. SITE is the blog's\n"
      "folder [the current one].\n\n";
  for (const CommandEntry& command : all_commands()) {
    std::string left = "  " + command.name;
    left.resize(13, ' ');
    out += left + command.summary + "\n";
  }
  out +=
      "\nessaypack COMMAND --help shows the options of a command, --version the version.\n"
      "example: essaypack build ~/blog --url https://example.org -o out/\n";
  return out;
}

std::string command_help(const CommandEntry& command) {
  std::string summary = command.summary;
  if (!summary.empty() && summary[0] >= 'a' && summary[0] <= 'z')
    summary[0] = static_cast<char>(summary[0] - 'a' + 'A');
  return "usage: essaypack " + command.name + " [OPTIONS] " + command.arguments + "\n" + summary +
         ".\n\nOptions, with their defaults in brackets:\n" + option_rows(bit(command.kind)) +
         "\nexample: " + command.example + "\n";
}

}  // namespace essaypack
