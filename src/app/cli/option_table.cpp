#include "app/cli/option_table.h"

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
  throw Failure(ExitCode::usage, "'" + text + "' is no number of jobs", "write a number from 1 to 512, such as -j 4");
}

unsigned parse_seconds(const std::string& text) {
  constexpr unsigned kMost = 86'400;
  unsigned seconds = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  if (error == std::errc{} && end == text.data() + text.size() && seconds <= kMost) return seconds;
  throw Failure(ExitCode::usage, "'" + text + "' is no number of seconds",
                "write a number from 0 to 86400, such as --lock-wait 60");
}

unsigned parse_port(const std::string& text) {
  constexpr unsigned kMost = 65'535;
  unsigned port = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
  if (error == std::errc{} && end == text.data() + text.size() && port <= kMost) return port;
  throw Failure(ExitCode::usage, "'" + text + "' is no port", "write a number from 0 to 65535, such as --port 4322");
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
      {"output", 'o', "PATH", "folder/ or file [the site's public folder]", kPublish,
       [](Options& options, const std::string& value) { options.output = value; }},
      {"output", 'o', "FILE", "where to write [standard output]", kPrint | kList,
       [](Options& options, const std::string& value) {
         options.output.reset();
         if (value != "-") options.output = value;
       }},
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
       add_doors, "draft unpublished future expired hidden password"},
      {"templates", 0, "DIR", "your templates [essaypack/templates]", kReadSite,
       [](Options& options, const std::string& value) { options.overrides.templates = value; }},
      {"select", 0, "K=V", "", kBook,
       [](Options& options, const std::string& value) { options.overrides.select.push_back(value); }},
      {"group", 0, "G", "", kBook, set_group, words_of_choice<BookGroup>()},
      {"split", 0, "S", "posts, parts, volumes", kBook, set_split, words_of_choice<BookSplit>()},
      {"strict", 0, "", "warnings count as errors", kReadSite,
       [](Options& options, const std::string&) { options.strict = true; }},
      {"keep-going", 0, "", "leave posts with errors out, exit 1", kPublish | kPrint | kList | kPreview,
       [](Options& options, const std::string&) { options.keep_going = true; }},
      {"prune", 0, "", "remove old outputs no longer made", kPublish,
       [](Options& options, const std::string&) { options.prune = true; }},
      {"force", 0, "", "replace files that are no outputs", kPublish | kPrint | kCheck | kList | kInit | kTemplates,
       [](Options& options, const std::string&) { options.force = true; }},
      {"accept-ids", 0, "", "record changed feed ids, no error", kPublish,
       [](Options& options, const std::string&) { options.accept_ids = true; }},
      {"dry-run", 0, "", "say what would be written, write nothing", kPublish,
       [](Options& options, const std::string&) { options.dry_run = true; }},
      {"lock-wait", 0, "SECONDS", "wait for another run to end [0]", kPublish,
       [](Options& options, const std::string& value) { options.lock_wait = parse_seconds(value); }},
      {"summary", 0, "json", "print what was done as JSON", kPublish,
       [](Options& options, const std::string& value) {
         choose_word(value, {"json"}, "--summary");
         options.json_summary = true;
       },
       "json"},
      {"depfile", 0, "FILE", "what was read, as a rule for make and ninja", kPublish | kPrint,
       [](Options& options, const std::string& value) { options.depfile = value; }},
      {"depfile-target", 0, "NAME", "of that rule [the stamp; the first output]", kPublish | kPrint,
       [](Options& options, const std::string& value) { options.depfile_target = value; }},
      {"stamp", 0, "FILE", "touched on success, for make", kPublish | kPrint | kCheck,
       [](Options& options, const std::string& value) { options.stamp = value; }},
      {"changed-since", 0, "REV", "only problems of what changed since, by git", kCheck,
       [](Options& options, const std::string& value) { options.changed_since = value; }},
      {"now", 0, "TIME", "what counts as now [SOURCE_DATE_EPOCH; clock]", kReadSite,
       [](Options& options, const std::string& value) { options.now = value; }},
      {"color", 0, "WHEN", "auto, always or never [auto]", kEvery,
       [](Options& options, const std::string& value) {
         options.color = static_cast<ColorUse>(choose_word(value, {"auto", "always", "never"}, "--color"));
       },
       "auto always never"},
      {"diagnostics", 0, "FORMAT", "text, json or sarif [text]", kEvery,
       [](Options& options, const std::string& value) {
         options.diagnostics =
             static_cast<DiagnosticsFormat>(choose_word(value, {"text", "json", "sarif"}, "--diagnostics"));
       },
       "text json sarif"},
      {"format", 0, "FORMAT", "text or json [text]", kList,
       [](Options& options, const std::string& value) {
         options.format = static_cast<ListFormat>(choose_word(value, {"text", "json"}, "--format"));
       },
       "text json"},
      {"all", 0, "", "posts that are kept back too, with states", kList,
       [](Options& options, const std::string&) { options.all = true; }},
      {"remote", 0, "", "images of other sites, as configuration", kList,
       [](Options& options, const std::string&) { options.remote = true; }},
      {"port", 0, "N", "of 127.0.0.1; 0: any free one [4321]", kPreview,
       [](Options& options, const std::string& value) { options.port = parse_port(value); }},
      {"help", 'h', "", "this text", kEvery, [](Options& options, const std::string&) { options.help = true; }},
      {"version", 'V', "", "", 0, [](Options& options, const std::string&) { options.version = true; }},
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
  return bit(command.kind) | (takes_book ? kBook : 0);
}

std::size_t choose_word(const std::string& word, const std::vector<std::string>& words, const std::string& option) {
  const auto found = std::find(words.begin(), words.end(), word);
  if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
  std::string hint = "it is one of";
  for (std::size_t i = 0; i < words.size(); ++i) hint += (i == 0 ? " " : ", ") + words[i];
  if (const auto near = closest_word(word, words)) hint = "did you mean '" + *near + "'?";
  throw Failure(ExitCode::usage, "unknown value '" + word + "' for '" + option + "'", hint);
}

}  // namespace essaypack
