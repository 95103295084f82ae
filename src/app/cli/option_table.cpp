#include "app/cli/option_table.h"

#include "base/join.h"
#include "base/text.h"
#include "config/sections/book.h"
#include "config/shared_keys.h"
#include "diag/failure.h"
#include "export/exporter.h"

#include <algorithm>
#include <charconv>

namespace essaypack {
namespace {

constexpr Kinds kPublish = bit(CommandKind::publish);
constexpr Kinds kPrint = bit(CommandKind::print);
constexpr Kinds kCheck = bit(CommandKind::check);
constexpr Kinds kList = bit(CommandKind::list);
constexpr Kinds kInit = bit(CommandKind::init);
constexpr Kinds kTemplates = bit(CommandKind::templates);
constexpr Kinds kPreview = bit(CommandKind::preview);
constexpr Kinds kReadSite = kPublish | kPrint | kCheck | kList | kPreview;
constexpr Kinds kEvery = kReadSite | kInit | kTemplates;

unsigned parse_jobs(const std::string& text) {
  constexpr unsigned kMost = 512;
  unsigned jobs = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), jobs);
  if (error == std::errc{} && end == text.data() + text.size() && jobs >= 1 && jobs <= kMost) return jobs;
  throw Failure(ExitCode::usage, tr("'{}' is no number of jobs", text),
                tr("write a number from 1 to 512, such as -j 4"));
}

unsigned parse_seconds(const std::string& text) {
  constexpr unsigned kMost = 86'400;
  unsigned seconds = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  if (error == std::errc{} && end == text.data() + text.size() && seconds <= kMost) return seconds;
  throw Failure(ExitCode::usage, tr("'{}' is no number of seconds", text),
                tr("write a number from 0 to 86400, such as --lock-wait 60"));
}

unsigned parse_port(const std::string& text) {
  constexpr unsigned kMost = 65'535;
  unsigned port = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
  if (error == std::errc{} && end == text.data() + text.size() && port <= kMost) return port;
  throw Failure(ExitCode::usage, tr("'{}' is no port", text),
                tr("write a number from 0 to 65535, such as --port 4322"));
}

void add_doors(Options& options, const std::string& list) {
  for (const std::string_view part : split(list, ',')) {
    const std::string door(trim(part));
    choose_word(door, door_names(), "--publish");
    options.overrides.publish.push_back(door);
  }
}

template <class Choice>
void choose_option(const std::string& value, const char* option, Choice& out) {
  const std::vector<std::string_view> names = choice_names<Choice>();
  choose_word(value, {names.begin(), names.end()}, option);
  choose(value, out);
}

void set_group(Options& options, const std::string& value) {
  choose_option(value, "--group", options.overrides.group.emplace());
}

void set_split(Options& options, const std::string& value) {
  choose_option(value, "--split", options.overrides.split.emplace());
}

/// What may be chosen, with spaces between.
template <class Choice>
std::string_view words_of_choice() {
  static const std::string words = [] {
    const std::vector<std::string_view> names = choice_names<Choice>();
    return joined({names.begin(), names.end()}, " ");
  }();
  return words;
}

std::vector<OptionEntry> make_options() {
  return {
      {"output", 'o', "PATH", mark("folder/ or file [the site's public folder]"), kPublish,
       [](Options& options, const std::string& value) { options.output = value; }},
      {"output", 'o', "FILE", mark("where to write [standard output]"), kPrint | kList,
       [](Options& options, const std::string& value) {
         options.output.reset();
         if (value != "-") options.output = value;
       }},
      {"jobs", 'j', "N", mark("threads [one for each processor]"), kReadSite,
       [](Options& options, const std::string& value) { options.jobs = parse_jobs(value); }},
      {"quiet", 'q', "", {}, kEvery, [](Options& options, const std::string&) { options.quiet = true; }},
      {"verbose", 'v', "", mark("only errors; or notes and each file too"), kEvery,
       [](Options& options, const std::string&) { options.verbose = true; }},
      {"url", 0, "URL", mark("the site's address: https://example.org/blog"), kReadSite | kInit,
       [](Options& options, const std::string& value) { options.overrides.url = value; }},
      {"title",
       0,
       "TEXT",
       {},
       kReadSite | kInit,
       [](Options& options, const std::string& value) { options.overrides.title = value; }},
      {"author", 0, "NAME", mark("of the site [its configuration]"), kReadSite | kInit,
       [](Options& options, const std::string& value) { options.overrides.author = value; }},
      {"language",
       0,
       "TAG",
       {},
       kReadSite | kInit,
       [](Options& options, const std::string& value) { options.overrides.language = value; }},
      {"timezone", 0, "ZONE", mark("zh-CN, Asia/Shanghai [configuration; UTC]"), kReadSite | kInit,
       [](Options& options, const std::string& value) { options.overrides.timezone = value; }},
      {"publish", 0, "LIST", mark("also draft,unpublished,future,expired,\nhidden,password posts [none of them]"),
       kReadSite, add_doors, "draft unpublished future expired hidden password"},
      {"templates", 0, "DIR", mark("your templates [essaypack/templates]"), kReadSite,
       [](Options& options, const std::string& value) { options.overrides.templates = value; }},
      {"select", 0, "K=V", mark("posts that meet a condition"), kBook | kList,
       [](Options& options, const std::string& value) { options.overrides.select.push_back(value); }},
      {"group", 0, "G", {}, kBook, set_group, words_of_choice<BookGroup>()},
      {"split", 0, "S", mark("parts, volumes"), kBook, set_split, words_of_choice<BookSplit>()},
      {"strict", 0, "", mark("warnings count as errors"), kReadSite,
       [](Options& options, const std::string&) { options.strict = true; }},
      {"keep-going", 0, "", mark("leave posts with errors out, exit 1"), kPublish | kPrint | kList | kPreview,
       [](Options& options, const std::string&) { options.keep_going = true; }},
      {"prune", 0, "", mark("remove old outputs no longer made"), kPublish,
       [](Options& options, const std::string&) { options.prune = true; }},
      {"force", 0, "", mark("replace files that are no outputs"),
       kPublish | kPrint | kCheck | kList | kInit | kTemplates,
       [](Options& options, const std::string&) { options.force = true; }},
      {"accept-ids", 0, "", mark("record changed feed ids, no error"), kPublish,
       [](Options& options, const std::string&) { options.accept_ids = true; }},
      {"edition", 0, "", mark("make a new edition of each book"), kEdition,
       [](Options& options, const std::string&) { options.edition = true; }},
      {"dry-run", 0, "", mark("say what would be written, write nothing"), kPublish,
       [](Options& options, const std::string&) { options.dry_run = true; }},
      {"lock-wait", 0, "SECONDS", mark("wait for another run to end [0]"), kPublish,
       [](Options& options, const std::string& value) { options.lock_wait = parse_seconds(value); }},
      {"summary", 0, "json", mark("print what was done as JSON"), kPublish,
       [](Options& options, const std::string& value) {
         choose_word(value, {"json"}, "--summary");
         options.json_summary = true;
       },
       "json"},
      {"depfile", 0, "FILE", mark("what was read, as a rule for make and ninja"), kPublish | kPrint,
       [](Options& options, const std::string& value) { options.depfile = value; }},
      {"depfile-target", 0, "NAME", mark("of that rule [the stamp; the first output]"), kPublish | kPrint,
       [](Options& options, const std::string& value) { options.depfile_target = value; }},
      {"stamp", 0, "FILE", mark("touched on success, for make"), kPublish | kPrint | kCheck,
       [](Options& options, const std::string& value) { options.stamp = value; }},
      {"changed-since", 0, "REV", mark("only problems of what changed since, by git"), kCheck,
       [](Options& options, const std::string& value) { options.changed_since = value; }},
      {"now", 0, "TIME", mark("what counts as now [SOURCE_DATE_EPOCH; clock]"), kReadSite,
       [](Options& options, const std::string& value) { options.now = value; }},
      {"lang",
       0,
       "LANG",
       {},
       kEvery,
       [](Options& options, const std::string& value) {
         if (translation_for(value).empty()) choose_word(value, translation_names(), "--lang");
         options.language = value;
       },
       "en zh_CN zh_TW"},
      {"color", 0, "WHEN", mark("of messages [environment]; auto|always|never"), kEvery,
       [](Options& options, const std::string& value) {
         options.color = static_cast<ColorUse>(choose_word(value, {"auto", "always", "never"}, "--color"));
       },
       "auto always never"},
      {"diagnostics", 0, "FORMAT", mark("text, json or sarif [text]"), kEvery,
       [](Options& options, const std::string& value) {
         options.diagnostics =
             static_cast<DiagnosticsFormat>(choose_word(value, {"text", "json", "sarif"}, "--diagnostics"));
       },
       "text json sarif"},
      {"format", 0, "FORMAT", mark("text or json [text]"), kList,
       [](Options& options, const std::string& value) {
         options.format = static_cast<ListFormat>(choose_word(value, {"text", "json"}, "--format"));
       },
       "text json"},
      {"all", 0, "", mark("posts that are kept back too, with states"), kList,
       [](Options& options, const std::string&) { options.all = true; }},
      {"remote", 0, "", mark("images of other sites, as configuration"), kList,
       [](Options& options, const std::string&) { options.remote = true; }},
      {"port", 0, "N", mark("of 127.0.0.1; 0: any free one [4321]"), kPreview,
       [](Options& options, const std::string& value) { options.port = parse_port(value); }},
      {"help", 'h', "", mark("this text"), kEvery, [](Options& options, const std::string&) { options.help = true; }},
      {"version", 'V', "", {}, 0, [](Options& options, const std::string&) { options.version = true; }},
  };
}

}  // namespace

const std::vector<OptionEntry>& all_options() {
  static const std::vector<OptionEntry> options = make_options();
  return options;
}

Kinds kinds_of(const CommandEntry& command) {
  const Exporter* exporter = find_exporter(command.name);
  const bool takes_book = command.kind == CommandKind::preview || (exporter && exporter->is_dressed);
  const bool makes_book =
      command.kind == CommandKind::publish && (exporter ? exporter->is_dressed : command.group == Group::none);
  return bit(command.kind) | (takes_book ? kBook : 0) | (makes_book ? kEdition : 0);
}

std::size_t choose_word(const std::string& word, const std::vector<std::string>& words, const std::string& option) {
  const auto found = std::find(words.begin(), words.end(), word);
  if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
  Message hint = tr("it is one of {}", listed(words));
  if (const auto near = closest_word(word, words)) hint = tr("did you mean '{}'?", *near);
  throw Failure(ExitCode::usage, tr("unknown value '{}' for '{}'", word, option), hint);
}

}  // namespace essaypack
