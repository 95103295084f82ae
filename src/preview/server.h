#pragma once

/// The preview on the network: 127.0.0.1 and nothing else.

#include "preview/answer.h"

#include <functional>
#include <memory>

namespace essaypack {

/// Answers from its own threads until it is destroyed.
class Server {
 public:
  /// Takes `port` (0: any free one) and begins to answer. Throws `Failure` (exit 3) where the port can't be had.
  Server(int port, std::function<Answer(const Ask&, int port)> answer);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  int port() const;

 private:
  struct Content;
  std::unique_ptr<Content> content_;
};

}  // namespace essaypack
