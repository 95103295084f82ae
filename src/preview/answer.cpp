#include "preview/answer.h"

#include "base/message.h"

namespace essaypack {
namespace {

/// A book in another dress is made again: large ones take a while.
constexpr std::chrono::seconds kPatience{120};

constexpr std::string_view kPagePolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
/// What posts say is shown and never run.
constexpr std::string_view kContentPolicy =
    "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; media-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-same-origin";

Answer refusal(int status, const Message& why, const Translation& language) {
  Answer answer;
  answer.status = status;
  answer.body = why.in(language) + "\n";
  return answer;
}

Answer file_answer(std::string_view name, std::string bytes, std::string_view policy) {
  Answer answer;
  answer.type = content_type(name);
  answer.body = std::move(bytes);
  answer.headers.emplace_back("Content-Security-Policy", policy);
  return answer;
}

std::optional<Answer> part_answer(const Target& target, Shelf& shelf) {
  const std::shared_ptr<const Edition> edition = shelf.edition_in(target.dress, target.book, kPatience);
  if (!edition) return std::nullopt;
  std::optional<std::string> bytes = edition->books[target.book].parts->part(target.name);
  if (!bytes) return std::nullopt;
  if (target.name == "EPUB/css/book.css") *bytes += reader_css(target.dress, target.settings);
  return file_answer(target.name, std::move(*bytes), kContentPolicy);
}

std::optional<Answer> output_answer(const Target& target, const Shelf& shelf) {
  const std::shared_ptr<const Edition> edition = shelf.edition();
  if (!edition) return std::nullopt;
  const auto found = edition->files.find(target.name);
  if (found == edition->files.end()) return std::nullopt;
  return file_answer(target.name, found->second.bytes, kContentPolicy);
}

/// Nothing where the preview has nothing of that name.
std::optional<Answer> target_answer(const Target& target, Shelf& shelf) {
  switch (target.kind) {
    case Target::Kind::none:
      break;
    case Target::Kind::page:
      if (std::optional<std::string> page = shelf.page(target.name))
        return file_answer(target.name, std::move(*page), kPagePolicy);
      break;
    case Target::Kind::version:
      return file_answer(target.name, shelf.version(), kContentPolicy);
    case Target::Kind::state:
      return file_answer(target.name, shelf.state(), kContentPolicy);
    case Target::Kind::part:
      return part_answer(target, shelf);
    case Target::Kind::output:
      return output_answer(target, shelf);
  }
  return std::nullopt;
}

Answer checked_answer(const Ask& ask, Shelf& shelf, int port, const Translation& language) {
  if (!is_own_host(ask.host, port))
    return refusal(403, tr("the preview answers as {} and {} only", "127.0.0.1:" + std::to_string(port), "localhost"),
                   language);
  if (ask.method == "GET" || ask.method == "HEAD") {
    if (std::optional<Answer> found = target_answer(find_target(ask.path), shelf)) return std::move(*found);
    return refusal(404, tr("there is nothing of this name in the preview"), language);
  }
  Answer refused = refusal(405, tr("the preview only shows, it takes nothing"), language);
  refused.headers.emplace_back("Allow", "GET, HEAD");
  return refused;
}

}  // namespace

Answer answer(const Ask& ask, Shelf& shelf, int port, const Translation& language) {
  Answer answer = checked_answer(ask, shelf, port, language);
  for (const auto& [name, value] :
       {std::pair{"Cache-Control", "no-store"}, std::pair{"X-Content-Type-Options", "nosniff"},
        std::pair{"Referrer-Policy", "no-referrer"}, std::pair{"Cross-Origin-Resource-Policy", "same-origin"}})
    answer.headers.emplace_back(name, value);
  return answer;
}

std::string reader_css(const BookDress& dress, const ReaderSettings& settings) {
  std::string css = "\n/* Added by the preview, as a reading device would */\n";
  css += settings.dark ? "html { color-scheme: dark; background: #191a1c; color: #d6d3cc; }\n"
                       : "html { color-scheme: light; background: #fffefb; color: #1d1d1f; }\n";
  css += "html { box-sizing: border-box; margin: 0; }\nbody { margin: 0; }\n";
  if (!settings.pages) {
    css += dress.vertical ? "html { padding: 2.5em; }\n"
                          : "html { padding: 2.5em; }\nbody { max-width: 40em; margin: 0 auto; }\n";
    return css;
  }
  css += "html { width: 100vw; height: 100vh; overflow: hidden; column-gap: 0; column-fill: auto; }\n";
  css += dress.vertical ? "html { column-width: 100vh; padding: 0 2.5em; }\nbody { padding: 2.5em 0; }\n"
                        : "html { column-width: 100vw; padding: 2.5em 0; }\nbody { padding: 0 2.5em; }\n";
  css += "img, svg { max-height: calc(100vh - 6em); max-width: calc(100vw - 6em); }\n";
  css += "body.cover img { max-height: calc(100vh - 5em); max-width: calc(100vw - 5em); }\n";
  return css;
}

}  // namespace essaypack
