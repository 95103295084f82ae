#include "preview/server.h"

#include "base/parallel.h"
#include "diag/failure.h"

#include <httplib.h>

#include <cerrno>
#include <condition_variable>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>

namespace essaypack {
namespace {

constexpr const char* kAddress = "127.0.0.1";

/// httplib's own options let a second server take the same port (SO_REUSEPORT).
void set_socket_options(socket_t socket) {
  const int yes = 1;
  setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
}

/// A thread for each connection: a pool is used up by as many clients that connect and say nothing. httplib gives each
/// of these five seconds.
class Connections : public httplib::TaskQueue {
 public:
  void enqueue(std::function<void()> answer) override {
    std::unique_lock lock(guard_);
    changed_.wait(lock, [this] { return count_ < kMost; });
    ++count_;
    try {
      std::thread([this, answer = std::move(answer)] {
        answer();
        const std::lock_guard done(guard_);
        --count_;
        changed_.notify_all();
      }).detach();
    } catch (const std::system_error&) {
      --count_;  // the client sees a closed connection
    }
  }

  void shutdown() override {
    std::unique_lock lock(guard_);
    changed_.wait(lock, [this] { return count_ == 0; });
  }

 private:
  static constexpr int kMost = 1000;
  std::mutex guard_;
  std::condition_variable changed_;
  int count_ = 0;
};

Ask read_ask(const httplib::Request& request) {
  Ask ask{request.method, {}, request.path};
  if (request.get_header_value_count("Host") == 1) ask.host = request.get_header_value("Host");
  return ask;
}

void write_answer(Answer answer, httplib::Response& response) {
  response.status = answer.status;
  for (const auto& [name, value] : answer.headers) response.set_header(name, value);
  response.set_content(std::move(answer.body), answer.type);
}

}  // namespace

struct Server::Content {
  httplib::Server server;
  int port = 0;
  std::thread thread;
};

Server::Server(int port, std::function<Answer(const Ask&, int port)> answer) : content_(std::make_unique<Content>()) {
  httplib::Server& server = content_->server;
  socket_t listener = -1;
  server.set_socket_options([&listener](socket_t socket) {
    listener = socket;
    set_socket_options(socket);
  });
  server.new_task_queue = [] { return new Connections; };  // httplib deletes it
  server.set_keep_alive_max_count(1);                      // a browser's idle connections would keep a thread each
  server.set_payload_max_length(0);
  // Before any routing: its regular expressions recurse once for each character of a path.
  server.set_pre_routing_handler(
      [this, answer = std::move(answer)](const httplib::Request& request, httplib::Response& response) {
        write_answer(answer(read_ask(request), content_->port), response);
        return httplib::Server::HandlerResponse::Handled;
      });
  errno = 0;
  content_->port = port == 0 ? server.bind_to_any_port(kAddress) : server.bind_to_port(kAddress, port) ? port : -1;
  if (content_->port < 0)
    throw Failure(ExitCode::environment, tr("can't listen on {}:{}: {}", kAddress, port, words_of_system(errno)),
                  port == 0 ? Message()
                            : tr("name another port, such as --port {}, or let --port 0 take any free one",
                                 port < 65'535 ? port + 1 : port - 1));
  listen(listener, SOMAXCONN);  // httplib lets five wait; the next one tries again after a second
  {
    const SignalShield shield;
    content_->thread = std::thread([this] { content_->server.listen_after_bind(); });
  }
  while (!server.is_running()) std::this_thread::yield();  // before that `stop` would do nothing
}

Server::~Server() {
  content_->server.stop();
  if (content_->thread.joinable()) content_->thread.join();
}

int Server::port() const { return content_->port; }

}  // namespace essaypack
