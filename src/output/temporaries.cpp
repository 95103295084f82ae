#include "output/temporaries.h"

#include "base/hash.h"

#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <charconv>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace essaypack {
namespace {

/// A remembered path. Nodes are only ever added, so that a signal handler may walk the list at any moment.
struct Node {
  std::string path;
  std::atomic<bool> live{true};
  Node* next = nullptr;
};

std::atomic<Node*> list_head{nullptr};

/// The nodes by path, for all but signal handlers.
struct Index {
  std::mutex guard;
  std::unordered_map<std::string_view, Node*> nodes;
};

Index& index() {
  static Index one;
  return one;
}

void remember(const std::filesystem::path& path) {
  const std::lock_guard lock(index().guard);
  if (const auto known = index().nodes.find(path.native()); known != index().nodes.end()) {
    known->second->live = true;
    return;
  }
  Node* node = new Node;
  node->path = path.native();
  node->next = list_head;
  index().nodes.emplace(node->path, node);
  list_head = node;
}

/// Between the name of a file and the process. No file of an author's is called so.
constexpr std::string_view kMark = ".essaypack.";

/// What temporary files of `name` are called, up to the process.
std::string start_of(std::string_view name) {
  constexpr std::size_t kLongest = 200;  // Linux takes 255 bytes for a name
  std::string shown(name.substr(0, kLongest));
  if (name.size() > kLongest) shown += "~" + short_key(name);
  return "." + shown + std::string(kMark);
}

/// The process in `.NAME.essaypack.PID`.
std::optional<pid_t> process_of(std::string_view name) {
  const std::size_t mark = name.rfind(kMark);
  if (name.empty() || name[0] != '.' || mark == std::string_view::npos || mark == 0) return std::nullopt;
  const std::string_view rest = name.substr(mark + kMark.size());
  pid_t pid = 0;
  const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), pid);
  if (error != std::errc{} || pid <= 0 || end != rest.data() + rest.size()) return std::nullopt;
  return pid;
}

}  // namespace

std::filesystem::path temporary_path(const std::filesystem::path& folder, std::string_view name) {
  const std::filesystem::path path = folder / (start_of(name) + std::to_string(getpid()));
  remember(path);
  return path;
}

bool is_temporary_name(std::string_view name) {
  return name.find('/') == std::string_view::npos && process_of(name).has_value();
}

bool is_temporary_of(std::string_view name, std::string_view target) {
  const std::string start = start_of(target);
  return name.starts_with(start) && is_temporary_name(name) && name.find(kMark, start.size()) == std::string_view::npos;
}

void forget_temporary(const std::filesystem::path& path) {
  const std::lock_guard lock(index().guard);
  if (const auto known = index().nodes.find(path.native()); known != index().nodes.end()) known->second->live = false;
}

void remove_temporaries() noexcept {
  for (Node* node = list_head; node; node = node->next)
    if (node->live.exchange(false)) unlink(node->path.c_str());
}

void remove_dead_temporaries(const std::filesystem::path& folder, std::string_view target) {
  std::error_code error;
  for (std::filesystem::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    const std::string name = at->path().filename().string();
    const std::optional<pid_t> pid = process_of(name);
    if (!pid || *pid == getpid() || (!target.empty() && !is_temporary_of(name, target))) continue;
    if (kill(*pid, 0) != 0 && errno == ESRCH) unlink(at->path().c_str());
  }
}

}  // namespace essaypack
