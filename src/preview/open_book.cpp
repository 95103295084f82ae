#include "preview/open_book.h"

#include "base/owned.h"
#include "diag/failure.h"

#include <zip.h>

#include <mutex>

namespace essaypack {

struct OpenBook::Content {
  std::mutex guard;
  zip_t* archive = nullptr;
};

OpenBook::OpenBook(const std::filesystem::path& path) : content_(std::make_unique<Content>()) {
  int error = 0;
  content_->archive = zip_open(path.c_str(), ZIP_RDONLY, &error);
  if (content_->archive) return;
  zip_error_t reason;
  zip_error_init_with_code(&reason, error);
  const std::string text = zip_error_strerror(&reason);
  zip_error_fini(&reason);
  throw Failure(ExitCode::environment, tr("can't open the book that was made: {}", text));
}

OpenBook::~OpenBook() { zip_discard(content_->archive); }

std::optional<std::string> OpenBook::part(std::string_view name) const {
  const std::lock_guard lock(content_->guard);
  zip_stat_t facts;
  zip_stat_init(&facts);
  const std::string wanted(name);
  if (zip_stat(content_->archive, wanted.c_str(), ZIP_FL_ENC_RAW, &facts) != 0) return std::nullopt;
  const Owned<zip_file_t, zip_fclose> file(zip_fopen_index(content_->archive, facts.index, 0));
  if (!file) return std::nullopt;
  std::string bytes(facts.size, '\0');
  std::size_t done = 0;
  while (done < bytes.size()) {
    const zip_int64_t count = zip_fread(file.get(), bytes.data() + done, bytes.size() - done);
    if (count <= 0) return std::nullopt;
    done += static_cast<std::size_t>(count);
  }
  return bytes;
}

}  // namespace essaypack
