#include "app/command/preview.h"

#include "app/command/site_watcher.h"
#include "app/run/pipeline.h"
#include "app/run/places.h"
#include "app/run/report.h"
#include "app/world/signals.h"
#include "app/world/standard_output.h"
#include "app/world/world.h"
#include "output/temporaries.h"
#include "preview/server.h"
#include "preview/shelf.h"
#include "preview/words.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <cerrno>
#include <new>
#include <system_error>
#include <utility>

namespace essaypack {
namespace {

/// What the threads that answer ring when they need something made.
class Bell {
 public:
  Bell() : descriptor_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
    if (descriptor_ < 0) throw Failure(ExitCode::environment, tr("can't start: {}", words_of_system(errno)));
  }
  ~Bell() { close(descriptor_); }
  Bell(const Bell&) = delete;
  Bell& operator=(const Bell&) = delete;

  int descriptor() const { return descriptor_; }
  void ring() const { eventfd_write(descriptor_, 1); }
  void silence() const {
    eventfd_t count = 0;
    eventfd_read(descriptor_, &count);
  }

 private:
  int descriptor_;
};

/// Runs `work`; a failure is said on stderr and returned.
template <class Work>
std::optional<Failure> failure_of(Report& report, Work&& work) {
  std::optional<Failure> failure;
  try {
    work();
  } catch (const Failure& thrown) {
    failure = thrown;
  } catch (const std::bad_alloc&) {
    failure = Failure(ExitCode::environment, tr("not enough memory"));
  } catch (const std::system_error& error) {
    failure = refused_by_system(error);
  }
  if (failure) say_failure(report, *failure);
  return failure;
}

/// What is told of a build on stderr.
void say_build(Report& report, const Options& options, const RunResult& result, const Diagnostics& diagnostics) {
  report.style.site_folder = result.site_folder.empty() ? site_folder_argument(options) : result.site_folder;
  say_problems(report, options, diagnostics);
  say_summary(report, options, result, diagnostics);
}

/// The books and files as configured.
void build_all(const Options& options, const PrintStyle& style, Shelf& shelf) {
  shelf.begin();
  Report report{style, {}};
  Diagnostics diagnostics;
  RunResult result;
  std::unique_ptr<Edition> edition;
  const std::optional<Failure> failure = failure_of(report, [&] {
    result = run_pipeline(options, read_world(style.language), diagnostics);
    if (!result.withheld)
      edition = std::make_unique<Edition>(make_edition(std::move(result.shown.outputs), result.shown.books));
  });
  say_build(report, options, result, diagnostics);
  finish_report(report, ExitCode::done);
  remove_temporaries();
  std::error_code error;  // an editor is asked to open files by their whole path
  BuildNews news{
      result.shown.title,
      std::filesystem::canonical(report.style.site_folder.empty() ? "." : report.style.site_folder, error).string(),
      edition != nullptr,
      failure,
      diagnostics.sorted(),
      style.language};
  if (!result.shown.pages.empty()) result.shown.pages.push_back(preview_words(style.language));
  shelf.end(std::move(news), std::move(edition), std::move(result.shown.pages));
}

/// The books alone in another dress. What there is to say has been said.
void build_dress(const Options& options, const BookDress& dress, const PrintStyle& style, Shelf& shelf) {
  Report report{style, {}};
  Diagnostics unheard;
  std::shared_ptr<const Edition> edition;
  failure_of(report, [&] {
    RunResult result = run_pipeline(options, read_world(style.language), unheard, dress);
    if (!result.withheld)
      edition = std::make_shared<Edition>(make_edition(std::move(result.shown.outputs), result.shown.books));
  });
  remove_temporaries();
  shelf.add_dress(dress, std::move(edition));
}

bool wait_for(int descriptor, int milliseconds) {
  pollfd file{descriptor, POLLIN, 0};
  return poll(&file, 1, milliseconds) > 0;
}

/// Builds when the site changes, and dresses that somebody waits for. Ends by an exception only.
[[noreturn]] void build_for_ever(const Options& options, const PrintStyle& style, SiteWatcher& watcher,
                                 const Bell& bell, Shelf& shelf) {
  const auto wait = [&watcher](int milliseconds) { return wait_for(watcher.descriptor(), milliseconds); };
  build_all(options, style, shelf);
  for (;;) {
    pollfd files[] = {{watcher.descriptor(), POLLIN, 0}, {bell.descriptor(), POLLIN, 0}};
    if (poll(files, 2, -1) < 0) continue;
    bell.silence();
    if (watcher.take_change(wait)) {
      watcher.follow_change();
      build_all(options, style, shelf);
    }
    while (const std::optional<BookDress> dress = shelf.wanted()) build_dress(options, *dress, style, shelf);
  }
}

}  // namespace

ExitCode preview_site(const Options& options, const PrintStyle& style) {
  SiteWatcher watcher(options);
  const Bell bell;
  std::vector<Output> pages = preview_pages(Templates(""));
  pages.push_back(preview_words(style.language));
  Shelf shelf([&bell] { bell.ring(); }, std::move(pages));
  shelf.begin();
  catch_signals(ExitCode::done);
  const Server server(static_cast<int>(options.port),
                      [&](const Ask& ask, int port) { return answer(ask, shelf, port, style.language); });
  print("http://127.0.0.1:" + std::to_string(server.port()) + "/\n");
  try {
    build_for_ever(options, style, watcher, bell, shelf);
  } catch (...) {
    shelf.close();  // the server can't end while somebody waits
    throw;
  }
}

}  // namespace essaypack
