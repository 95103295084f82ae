#pragma once

/// Requests to the preview and their answers, without the network.

#include "base/translation.h"
#include "preview/shelf.h"

#include <string>
#include <utility>
#include <vector>

namespace essaypack {

/// What a browser asks.
struct Ask {
  std::string method;
  std::string host;  ///< The one `Host` header; empty: there is none, or more than one.
  std::string path;  ///< Percent signs decoded, no query.
};

struct Answer {
  int status = 200;
  std::string type = "text/plain; charset=utf-8";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
};

/// The answer of the preview on `port` of 127.0.0.1. It comes from the shelf and from nowhere else: no path leads to a
/// file of the disk. No script of a post runs, and no other site may embed or read an answer. What is refused is
/// refused in `language`.
Answer answer(const Ask& ask, Shelf& shelf, int port, const Translation& language = {});

/// What a reader adds behind a book's style sheet: page margins, and night.
std::string reader_css(const BookDress& dress, const ReaderSettings& settings);

}  // namespace essaypack
