#include "app/cli/completions.h"

#include "app/cli/option_table.h"
#include "base/join.h"
#include "base/text.h"

#include <functional>
#include <map>
#include <string_view>
#include <vector>

namespace essaypack {
namespace {

constexpr std::string_view kOrigin = "made from essaypack's own tables of commands and options\n";

/// Commands that take the same options.
std::map<Kinds, std::vector<std::string>> commands_by_kind() {
  std::map<Kinds, std::vector<std::string>> groups;
  for (const CommandEntry& command : all_commands()) groups[kinds_of(command)].push_back(command.name);
  return groups;
}

std::vector<std::string> command_names() {
  std::vector<std::string> names;
  for (const CommandEntry& command : all_commands()) names.push_back(command.name);
  names.push_back("help");
  return names;
}

std::string publish_names() {
  std::vector<std::string> names;
  for (const CommandEntry& command : all_commands())
    if (command.kind == CommandKind::publish && command.name != "watch") names.push_back(command.name);
  return joined(names, " ");
}

/// What follows an option; of `list` words with commas between, of `condition` what `--select` takes.
enum class ValueKind { none, file, words, list, condition, text };
ValueKind value_kind(const OptionEntry& option) {
  if (option.value.empty()) return ValueKind::none;
  if (option.name == "select") return ValueKind::condition;
  if (!option.words.empty()) return option.value == "LIST" ? ValueKind::list : ValueKind::words;
  return option.value == "PATH" || option.value == "FILE" || option.value == "DIR" ? ValueKind::file : ValueKind::text;
}

/// Keys of `--select`.
constexpr std::string_view kConditions =
    "category not-category tag not-tag series author language year post not-post from until";

/// `-o --output`
std::string spelled(const OptionEntry& option) {
  const std::string letter = option.letter ? std::string("-") + option.letter + " " : "";
  return letter + "--" + std::string(option.name);
}

/// One line of help; options that share a line in the help share the text.
std::string description_of(const OptionEntry& option) {
  std::string_view help;  // English: the scripts are made once, for all users
  bool is_behind = false;
  for (const OptionEntry& entry : all_options()) {
    is_behind = is_behind || &entry == &option;
    if (is_behind && !entry.help.empty()) {
      help = entry.help.english();
      break;
    }
  }
  std::string text;
  for (const char c : help) text += c == '\n' ? ' ' : c == '[' ? '(' : c == ']' ? ')' : c;
  return text;
}

void for_each_option(Kinds kinds, const std::function<void(const OptionEntry&)>& use) {
  for (const OptionEntry& option : all_options())
    if ((option.kinds & kinds) != 0) use(option);
}

/// In single quotes, for all three shells.
std::string in_quotes(std::string_view text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

std::string zsh_action(const OptionEntry& option) {
  switch (value_kind(option)) {
    case ValueKind::none:
      return "";
    case ValueKind::file:
      return ":" + std::string(option.value) + ":_files";
    case ValueKind::words:
      return ":" + std::string(option.value) + ":(" + std::string(option.words) + ")";
    case ValueKind::list:
      return ":" + std::string(option.value) + ":_values -s , word " + std::string(option.words);
    case ValueKind::condition:
      return ":" + std::string(option.value) + ":_essaypack_condition";
    case ValueKind::text:
      return ":" + std::string(option.value) + ": ";
  }
  return "";
}

std::string zsh_option(const OptionEntry& option) {
  std::string description;
  for (const char c : description_of(option)) description += c == ':' ? std::string("\\:") : std::string(1, c);
  // `=` behind a name: its value may follow that sign, or be the next word
  const std::string rest = (option.value.empty() ? "[" : "=[") + description + "]" + zsh_action(option);
  const std::string letter_rest = rest.substr(option.value.empty() ? 0 : 1);
  const std::string name = "--" + std::string(option.name);
  if (!option.letter) return in_quotes(name + rest);
  const std::string letter = std::string("-") + option.letter;
  return in_quotes("(" + letter + " " + name + ")" + letter + letter_rest) + " " +
         in_quotes("(" + letter + " " + name + ")" + name + rest);
}

std::string zsh_words(Kinds kinds) {
  if ((kinds & bit(CommandKind::list)) != 0) return " '1:kind:(" + joined(list_kinds(), " ") + ")' '2:site:_files -/'";
  return " '1:site:_essaypack_first' '*:site:_files -/'";
}

}  // namespace

namespace {

/// Prints the values of a key of `--select` that the site at hand has, one a line: of the folder that is named in the
/// command line, else of the current one.
constexpr std::string_view kListValues =
    "  case $1 in\n"
    "    category|not-category) essaypack list categories \"${2:-.}\" -q 2> /dev/null | cut -f 1 | sed 's: / :/:g' ;;\n"
    "    tag|not-tag) essaypack list tags \"${2:-.}\" -q 2> /dev/null | cut -f 1 ;;\n"
    "    post|not-post) essaypack list posts \"${2:-.}\" -q 2> /dev/null | cut -f 2 ;;\n"
    "  esac\n";

/// Keys of `--select` with their sign, and behind that the values; `=` is a word of its own for bash.
std::string bash_condition() {
  std::string keys;
  for (const std::string_view key : split(kConditions, ' ')) keys += (keys.empty() ? "" : " ") + std::string(key) + "=";
  return "_essaypack_values() {\n" + std::string(kListValues) +
         "}\n"
         "_essaypack_condition() {\n"
         "  local value\n"
         "  if [[ -z $key ]]; then\n"
         "    compopt -o nospace 2> /dev/null\n"
         "    mapfile -t COMPREPLY < <(compgen -W '" +
         keys +
         "' -- \"$1\")\n"
         "    return\n"
         "  fi\n"
         "  while IFS= read -r value; do\n"
         "    [[ $value == \"$1\"* ]] && COMPREPLY+=(\"$value\")\n"
         "  done < <(_essaypack_values \"$key\" \"$site\")\n"
         "}\n";
}

/// What may stand behind options: the cases of the word before.
std::string bash_values() {
  std::map<std::string, std::string> actions;
  for (const OptionEntry& option : all_options()) {
    std::string pattern = spelled(option);
    if (const std::size_t space = pattern.find(' '); space != pattern.npos) pattern[space] = '|';
    switch (value_kind(option)) {
      case ValueKind::none:
        break;
      case ValueKind::file:
        actions[pattern] = "mapfile -t COMPREPLY < <(compgen -f -- \"$current\")";
        break;
      case ValueKind::words:
        actions[pattern] = "mapfile -t COMPREPLY < <(compgen -W '" + std::string(option.words) + "' -- \"$current\")";
        break;
      case ValueKind::list:
        actions[pattern] = "mapfile -t COMPREPLY < <(compgen -P \"${current%\"${current##*,}\"}\" -W '" +
                           std::string(option.words) + "' -- \"${current##*,}\")";
        break;
      case ValueKind::condition:
        actions[pattern] = "_essaypack_condition \"$current\"";
        break;
      case ValueKind::text:
        actions[pattern] = "";
        break;
    }
  }
  std::string text;
  for (const auto& [pattern, action] : actions)
    text += "    " + pattern + ") " + action + (action.empty() ? "" : "; ") + "return ;;\n";
  return text;
}

}  // namespace

std::string bash_completions() {
  std::string text = "# bash completion for essaypack, " + std::string(kOrigin) + bash_condition();
  text +=
      "_essaypack() {\n"
      "  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command= word options= words= "
      "key= site=\n"
      "  local -i at=COMP_CWORD\n"
      "  for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
      "    case $word in -*) ;; *) if [ -z \"$command\" ]; then command=$word; elif [ -e \"$word\" ]; then site=$word; "
      "fi ;; "
      "esac\n"
      "  done\n"
      "  # what stands around a sign of equality are three words\n"
      "  if [[ $current == = ]]; then current=; else at=at-1; fi\n"
      "  if [[ ${COMP_WORDS[at]} == = && at -gt 1 ]]; then\n"
      "    previous=${COMP_WORDS[at-1]}\n"
      "    if [[ $previous != -* ]]; then\n"
      "      key=$previous previous=${COMP_WORDS[at-2]}\n"
      "      [[ $previous != = ]] || previous=${COMP_WORDS[at-3]}\n"
      "    fi\n"
      "  fi\n"
      "  COMPREPLY=()\n"
      "  case $previous in\n";
  text += bash_values();
  text += "  esac\n  case $command in\n    '') words='" + joined(command_names(), " ") +
          "' options='--help --version' ;;\n";
  text += "    help) words='" + joined(command_names(), " ") + "' ;;\n";
  for (const auto& [kinds, names] : commands_by_kind()) {
    std::vector<std::string> options;
    for_each_option(kinds, [&options](const OptionEntry& option) { options.push_back(spelled(option)); });
    text += "    " + joined(names, "|") + ") options='" + joined(options, " ") + "' ;;\n";
  }
  text += "    *) options='--help --output' ;;\n  esac\n  case $command in\n    list) words='" +
          joined(list_kinds(), " ") + "' ;;\n    watch) words='" + publish_names() + "' ;;\n  esac\n";
  text +=
      "  if [[ $current == -* ]]; then mapfile -t COMPREPLY < <(compgen -W \"$options\" -- \"$current\")\n"
      "  else\n"
      "    mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$current\"; [ -z \"$command\" ] || compgen -d -- "
      "\"$current\")\n"
      "  fi\n"
      "}\n"
      "complete -o filenames -F _essaypack essaypack\n";
  return text;
}

namespace {

std::string zsh_condition() {
  return "_essaypack_values() {\n" + std::string(kListValues) +
         "}\n"
         "_essaypack_condition() {\n"
         "  local word site\n"
         "  for word in ${words[2,CURRENT-1]}; do [[ $word == -* || ! -e $word ]] || site=$word; done\n"
         "  if compset -P 1 '*='; then\n"
         "    local key=${${IPREFIX%=}##*=}\n"
         "    local -a values=(${(f)\"$(_essaypack_values $key \"$site\")\"})\n"
         "    compadd -a values\n"
         "  else\n"
         "    compadd -S = -- " +
         std::string(kConditions) +
         "\n"
         "  fi\n"
         "}\n";
}

}  // namespace

std::string zsh_completions() {
  std::string text = "#compdef essaypack\n# " + std::string(kOrigin);
  text += zsh_condition();
  text += "_essaypack_first() {\n  [[ $words[1] == watch ]] && compadd -- " + publish_names() + "\n  _files -/\n}\n";
  text +=
      "_essaypack() {\n  local context state state_descr line\n  local -A opt_args\n  local -a commands\n  "
      "commands=(\n";
  for (const CommandEntry& command : all_commands())
    text += "    " + in_quotes(command.name + ":" + command.summary.english()) + "\n";
  text +=
      "    'help:explain a command'\n  )\n"
      "  _arguments -C '(-h --help)'{-h,--help}'[help]' '--version[the version]' '1: :->command' '*:: :->rest'\n"
      "  case $state in\n    command) _describe command commands ;;\n    rest)\n      case $words[1] in\n";
  text += "        help) _describe command commands ;;\n";
  for (const auto& [kinds, names] : commands_by_kind()) {
    text += "        " + joined(names, "|") + ")\n          _arguments -s";
    for_each_option(kinds, [&text](const OptionEntry& option) { text += " \\\n            " + zsh_option(option); });
    text += " \\\n           " + zsh_words(kinds) + " ;;\n";
  }
  return text + "      esac ;;\n  esac\n}\n_essaypack \"$@\"\n";
}

namespace {

std::string fish_condition() {
  return "function __essaypack_condition\n"
         "  set -l word (commandline -ct | string replace -r -- '^--[a-z]+=' '')\n"
         "  set -l site .\n"
         "  for one in (commandline -opc)[3..-1]\n"
         "    string match -q -- '-*' $one; or test ! -e $one; or set site $one\n"
         "  end\n"
         "  switch $word\n"
         "    case 'category=*' 'not-category=*'\n"
         "      string replace -r '^' (string replace -r '=.*' = -- $word) -- "
         "(essaypack list categories $site -q 2> /dev/null | cut -f 1 | string replace -a ' / ' /)\n"
         "    case 'tag=*' 'not-tag=*'\n"
         "      string replace -r '^' (string replace -r '=.*' = -- $word) -- "
         "(essaypack list tags $site -q 2> /dev/null | cut -f 1)\n"
         "    case 'post=*' 'not-post=*'\n"
         "      string replace -r '^' (string replace -r '=.*' = -- $word) -- "
         "(essaypack list posts $site -q 2> /dev/null | cut -f 2)\n"
         "    case '*'\n"
         "      printf '%s=\\n' " +
         std::string(kConditions) +
         "\n"
         "  end\n"
         "end\n";
}

}  // namespace

std::string fish_completions() {
  std::string text = "# fish completion for essaypack, " + std::string(kOrigin);
  text += fish_condition();
  text += "complete -c essaypack -f\n";
  for (const CommandEntry& command : all_commands())
    text += "complete -c essaypack -n __fish_use_subcommand -a " + command.name + " -d " +
            in_quotes(command.summary.english()) + "\n";
  text += "complete -c essaypack -n __fish_use_subcommand -a help -d 'explain a command'\n";
  text += "complete -c essaypack -n __fish_use_subcommand -l version -d 'the version'\n";
  text += "complete -c essaypack -n '__fish_seen_subcommand_from help' -a '" + joined(command_names(), " ") + "'\n";
  text += "complete -c essaypack -n '__fish_seen_subcommand_from list' -a '" + joined(list_kinds(), " ") + "'\n";
  text += "complete -c essaypack -n '__fish_seen_subcommand_from watch' -a '" + publish_names() + "'\n";
  for (const auto& [kinds, names] : commands_by_kind()) {
    const std::string here = "complete -c essaypack -n '__fish_seen_subcommand_from " + joined(names, " ") + "'";
    text += here + " -a '(__fish_complete_directories)'\n";
    for_each_option(kinds, [&](const OptionEntry& option) {
      text += here + (option.letter ? std::string(" -s ") + option.letter : "") + " -l " + std::string(option.name);
      switch (value_kind(option)) {
        case ValueKind::none:
          break;
        case ValueKind::file:
          text += " -r -F";
          break;
        case ValueKind::words:
          text += " -x -a '" + std::string(option.words) + "'";
          break;
        case ValueKind::list:
          text += " -x -a '(__fish_append , " + std::string(option.words) + ")'";
          break;
        case ValueKind::condition:
          text += " -x -a '(__essaypack_condition)'";
          break;
        case ValueKind::text:
          text += " -x";
          break;
      }
      text += " -d " + in_quotes(description_of(option)) + "\n";
    });
  }
  return text;
}

}  // namespace essaypack
