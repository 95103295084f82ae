// essaypack-pictures: keeps copies of pictures of other hosts for a blog's book. `essaypack pictures SITE` runs it with
// the model on standard input (docs/exporters.md). It is the one part of essaypack that asks other machines for
// anything, and it runs only where somebody calls it.

#include "base/translation.h"
#include "base/url.h"
#include "config/picture_copies.h"
#include "diag/failure.h"
#include "export/image/image_type.h"
#include "output/disk.h"
#include "output/temporaries.h"
#include "pictures/fetch.h"
#include "pictures/wanted.h"

#include <boost/program_options.hpp>

#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <set>

namespace {

using namespace essaypack;
namespace fs = std::filesystem;
namespace po = boost::program_options;

constexpr const char* kFailedName = "failed.txt";
constexpr Text kUsage = mark(
    "usage: essaypack pictures SITE [-- OPTIONS]\n"
    "Fetches the pictures of other hosts that the posts show into essaypack/pictures/ of the site, from where the "
    "book\n"
    "takes them. What is there already is not fetched again.\n\n");

/// In the language in which essaypack, which runs this program, speaks.
std::string say(const Message& message) {
  static const Translation language = [] {
    const char* const name = std::getenv("ESSAYPACK_LANG");
    return Translation(name ? translation_for(name) : std::string());
  }();
  return message.in(language);
}

void complain(const Message& message) { std::cerr << "essaypack-pictures: " << say(message) << "\n"; }

volatile std::sig_atomic_t stopped = 0;
void stop(int) { stopped = 1; }

struct Options {
  FetchLimits limits;
  OwnHost own_host = OwnHost::left_out;
  bool is_dry = false, asks_again = false, is_strict = false;
};

/// Nothing after help or a mistake, with the exit code in `code`.
std::optional<Options> read_options(int argc, char** argv, int& code) {
  Options options;
  po::options_description description(say(tr("options")));
  std::size_t megabytes = 20, seconds = 60, pause = 100;
  auto add = description.add_options();
  add("help,h", say(tr("print this")).c_str());
  add("jobs,j", po::value(&options.limits.at_once)->value_name("N"), say(tr("pictures at a time (4)")).c_str());
  add("max-megabytes", po::value(&megabytes)->value_name("N"), say(tr("largest picture (20)")).c_str());
  add("timeout", po::value(&seconds)->value_name("SECONDS"), say(tr("for one picture (60)")).c_str());
  add("pause", po::value(&pause)->value_name("MILLISECONDS"),
      say(tr("between two requests to one host (100)")).c_str());
  add("own-host", po::bool_switch(), say(tr("also those of the site's own host")).c_str());
  add("allow-local", po::bool_switch(&options.limits.allows_local),
      say(tr("also from this machine and its own network")).c_str());
  add("again", po::bool_switch(&options.asks_again),
      say(tr("also what the last run was told is gone or is no picture")).c_str());
  add("dry-run,n", po::bool_switch(&options.is_dry), say(tr("print the addresses and fetch nothing")).c_str());
  add("strict", po::bool_switch(&options.is_strict), say(tr("exit code 1 if a picture could not be fetched")).c_str());
  po::variables_map values;
  try {
    po::store(po::command_line_parser(argc, argv).options(description).positional({}).run(), values);
    po::notify(values);
  } catch (const po::error& error) {
    complain(verbatim(error.what()));
    std::cerr << say(kUsage) << description;
    code = 2;
    return std::nullopt;
  }
  if (values.count("help")) {
    std::cout << say(kUsage) << description;
    code = 0;
    return std::nullopt;
  }
  if (options.limits.at_once < 1 || options.limits.at_once > 32 || megabytes < 1 || megabytes > 200 || seconds < 1 ||
      seconds > 3'600 || pause > 60'000) {
    complain(tr("--jobs is 1 to 32, --max-megabytes 1 to 200, --timeout 1 to 3600, --pause 0 to 60000"));
    code = 2;
    return std::nullopt;
  }
  options.limits.bytes = megabytes * 1'000'000;
  options.limits.pause = std::chrono::milliseconds(pause);
  options.limits.time = std::chrono::seconds(seconds);
  if (values["own-host"].as<bool>()) options.own_host = OwnHost::wanted;
  return options;
}

/// Keys of the pictures that are there.
std::set<std::string> kept_keys(const fs::path& folder) {
  std::set<std::string> keys;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    keys.emplace(key_of_picture(entry.path().filename().string()));
  }
  return keys;
}

/// Addresses that can't be had, with the reason: what asking again would not help.
using Lasting = std::map<std::string, std::string>;

Lasting read_lasting(const fs::path& folder) {
  Lasting lasting;
  std::ifstream file(folder / kFailedName);
  for (std::string line; std::getline(file, line);)
    if (const std::size_t tab = line.find('\t'); tab != std::string::npos && is_http_url(line.substr(0, tab)))
      lasting.emplace(line.substr(0, tab), line.substr(tab + 1));
  return lasting;
}

void write_whole(const fs::path& path, const std::string& bytes) {
  const fs::path temporary = temporary_path(path.parent_path(), path.filename().string());
  write_new_file(temporary, bytes, path);
  sync_file(temporary, path);
  fs::rename(temporary, path);
  forget_temporary(temporary);
}

void write_lasting(const fs::path& folder, const Lasting& lasting) {
  std::string text;
  for (const auto& [url, reason] : lasting) text += url + "\t" + reason + "\n";
  if (text.empty())
    fs::remove(folder / kFailedName);
  else
    write_whole(folder / kFailedName, text);
}

/// What failed, by reason and host.
class FailureTable {
 public:
  void add(const WantedPicture& picture, const Message& reason) {
    Row& row = rows_[{reason, host_of_url(picture.url)}];
    if (row.count++ == 0) row.first = picture;
  }
  std::size_t count() const {
    std::size_t count = 0;
    for (const auto& [key, row] : rows_) count += row.count;
    return count;
  }
  void print() const {
    for (const auto& [key, row] : rows_)
      std::cerr << "  "
                << say(tr("{} of {}: {} (first {} in {})", row.count, key.second, key.first, row.first.url,
                          row.first.source))
                << "\n";
  }

 private:
  struct Row {
    std::size_t count = 0;
    WantedPicture first;
  };
  std::map<std::pair<Message, std::string>, Row> rows_;
};

class Progress {
 public:
  explicit Progress(std::size_t all) : all_(all), is_shown_(::isatty(STDERR_FILENO) == 1) {}
  void step(std::size_t done, std::size_t failed) {
    const auto now = std::chrono::steady_clock::now();
    if (!is_shown_ || (done < all_ && now - last_ < std::chrono::milliseconds(100))) return;
    last_ = now;
    std::cerr << "\r\033[K" << say(tr("{} of {} pictures, {} failed", done, all_, failed)) << std::flush;
    has_line_ = true;
  }
  void end() {
    if (has_line_) std::cerr << "\r\033[K" << std::flush;
  }

 private:
  const std::size_t all_;
  const bool is_shown_;
  bool has_line_ = false;
  std::chrono::steady_clock::time_point last_{};
};

int run(const Options& options) {
  const char* const site = std::getenv("ESSAYPACK_SITE");
  if (!site || !*site)
    throw Failure(ExitCode::usage, tr("run 'essaypack pictures SITE', which gives this program the posts"));
  const std::string model{std::istreambuf_iterator<char>(std::cin), {}};
  const fs::path folder = fs::path(site) / kPictureFolder;
  Lasting lasting = read_lasting(folder);
  const std::set<std::string> kept = kept_keys(folder);
  std::vector<WantedPicture> wanted = find_wanted(model, options.own_host);
  const std::size_t all = wanted.size();
  FailureTable failures;
  std::size_t known = 0, there = 0;
  std::erase_if(wanted, [&](const WantedPicture& picture) {
    if (kept.contains(picture_key(picture.url))) return ++there > 0;
    return !options.asks_again && lasting.contains(picture.url) && ++known > 0;
  });
  if (options.is_dry) {
    for (const WantedPicture& picture : wanted) std::cout << picture.url << "\n";
    return 0;
  }
  if (!wanted.empty()) fs::create_directories(folder);
  std::size_t done = 0, fetched = 0;
  Progress progress(wanted.size());
  fetch_pictures(wanted, options.limits, [&](std::size_t index, Fetched result) {
    const WantedPicture& picture = wanted[index];
    ++done;
    lasting.erase(picture.url);
    if (result.error.empty()) {
      const std::string suffix(suffix_of(image_type_of(result.bytes)));
      write_whole(folder / (picture_key(picture.url) + "." + suffix), result.bytes);
      ++fetched;
    } else {
      failures.add(picture, result.error);
      if (result.is_lasting) lasting[picture.url] = result.error.english();
    }
    progress.step(done, failures.count());
    return stopped == 0;
  });
  progress.end();
  if (fs::is_directory(folder)) write_lasting(folder, lasting);
  std::vector<Message> ends = {tr("{} fetched", fetched), tr("{} there already", there)};
  if (known > 0) ends.push_back(tr("{} gone when they were asked for last (--again asks once more)", known));
  if (failures.count() > 0) ends.push_back(tr("{} failed", failures.count()));
  std::cerr << say(tr_n("{} picture of another host: {}", "{} pictures of other hosts: {}", all, listed(ends)))
            << (failures.count() > 0 ? ":\n" : ".\n");
  failures.print();
  if (stopped) {
    std::cerr << say(tr("stopped; the next run goes on from here.")) << "\n";
    return 130;
  }
  return options.is_strict && failures.count() > 0 ? 1 : 0;
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGINT, stop);
  std::signal(SIGTERM, stop);
  std::signal(SIGPIPE, SIG_IGN);
  int code = 0;
  try {
    const std::optional<Options> options = read_options(argc, argv, code);
    return options ? run(*options) : code;
  } catch (const Failure& failure) {
    complain(failure.message());
    if (!failure.hint().empty()) std::cerr << say(tr("    hint: ")) << say(failure.hint()) << "\n";
    code = static_cast<int>(failure.code());
  } catch (const std::exception& error) {
    complain(verbatim(error.what()));
    code = static_cast<int>(ExitCode::environment);
  }
  remove_temporaries();
  return code;
}
