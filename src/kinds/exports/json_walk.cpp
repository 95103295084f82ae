#include "kinds/exports/json_walk.h"

#include "base/text.h"
#include "diag/failure.h"
#include "kinds/exports/window.h"

#include <algorithm>

namespace essaypack {
namespace {

constexpr auto npos = std::string::npos;
constexpr std::size_t kMostDepth = 200;
constexpr std::size_t kMostKey = 200;

class Walk {
 public:
  Walk(const SliceFile& file, const std::string& shown, const std::vector<JsonPath>& paths,
       const std::function<void(const JsonPiece&)>& take)
      : window_(file), shown_(shown), paths_(paths), take_(take) {}

  void run() {
    window_.refill();
    if (buffer_.starts_with("\xef\xbb\xbf")) at_ = 3;
    while (find_token()) {
      const char c = buffer_[at_];
      if (is_done_) fail(tr("something stands behind the end of the value"));
      if (c == '}' || c == ']') {
        close(c);
      } else if (c == ',') {
        next_element();
      } else if (c == ':') {
        if (levels_.empty() || levels_.back().state != State::colon) fail(tr("a ':' stands where none may"));
        levels_.back().state = State::value;
        ++at_;
      } else if (!levels_.empty() && levels_.back().state == State::key) {
        if (c != '"') fail(tr("a key does not begin with a quotation mark"));
        levels_.back().key = read_text();
        levels_.back().state = State::colon;
      } else {
        begin_value(c);
      }
    }
    if (!is_done_) fail(tr("the file ends too early"));
  }

 private:
  enum class State { key, colon, value, after };
  struct Level {
    bool is_map = false;
    State state = State::value;
    std::string key = {};
  };

  [[noreturn]] void fail(const Message& message) {
    throw Failure(ExitCode::usage, Kind::input_bad_export, {shown_, window_.line(), 0}, message,
                  tr("export it, or download it, again"));
  }

  /// Moves to what is no white space.
  bool find_token() {
    for (;;) {
      at_ = std::min(buffer_.find_first_not_of(" \t\r\n", at_), buffer_.size());
      if (at_ < buffer_.size()) return true;
      if (!window_.refill()) return false;
    }
  }

  void begin_value(char c) {
    if (!levels_.empty() && levels_.back().state != State::value) fail(tr("a value stands where none may"));
    if (!window_.is_in_piece())
      if (const std::size_t path = path_here(); path != npos) {
        path_ = path;
        piece_level_ = levels_.size();
        window_.open_piece();
      }
    if (c == '{' || c == '[') {
      if (levels_.size() == kMostDepth) fail(tr("the values nest deeper than {} levels", kMostDepth));
      levels_.push_back({c == '{', c == '{' ? State::key : State::value});
      is_fresh_ = true;
      ++at_;
      return;
    }
    if (c == '"')
      read_text();
    else
      skip_word();
    end_value();
  }

  /// The number of the path that the value at hand has.
  std::size_t path_here() const {
    for (std::size_t i = 0; i < paths_.size(); ++i) {
      const JsonPath& path = paths_[i];
      const auto fits = [](const Level& level, std::string_view name) {
        return level.is_map ? name != "*" && level.key == name : name == "*";
      };
      if (path.size() == levels_.size() && std::equal(levels_.begin(), levels_.end(), path.begin(), fits)) return i;
    }
    return npos;
  }

  void end_value() {
    is_fresh_ = false;
    if (window_.is_in_piece() && piece_level_ == levels_.size()) {
      const std::uint64_t size = window_.piece_size(at_);
      const std::string_view json = window_.close_piece(at_);
      take_({path_, json, window_.piece_offset(), size, window_.piece_line(), json.empty()});
    }
    if (levels_.empty())
      is_done_ = true;
    else
      levels_.back().state = State::after;
  }

  void close(char c) {
    if (levels_.empty() || levels_.back().is_map != (c == '}')) fail(tr("a '{}' closes nothing", c));
    const State state = levels_.back().state;
    if (state != State::after && !is_fresh_) fail(tr("a '{}' stands where a value is missing", c));
    levels_.pop_back();
    ++at_;
    end_value();
  }

  void next_element() {
    if (levels_.empty() || levels_.back().state != State::after) fail(tr("a ',' stands where none may"));
    levels_.back().state = levels_.back().is_map ? State::key : State::value;
    ++at_;
  }

  /// The text at a quotation mark, escapes as they are; of a long one the beginning.
  std::string read_text() {
    std::string text;
    const int line = window_.line();
    ++at_;
    for (;;) {
      const std::size_t stop = std::min(buffer_.find_first_of("\"\\", at_), buffer_.size());
      if (text.size() < kMostKey) text += buffer_.substr(at_, std::min(stop - at_, kMostKey));
      at_ = stop;
      if (at_ < buffer_.size() && buffer_[at_] == '"') {
        ++at_;
        is_fresh_ = false;
        return text;
      }
      if (buffer_.size() - at_ < 2 && !window_.refill())
        fail(tr("the file ends inside of a text, which begins in line {}", line));
      if (at_ < buffer_.size() && buffer_[at_] == '\\' && buffer_.size() - at_ >= 2) at_ += 2;
    }
  }

  /// `true`, `null`, a number.
  void skip_word() {
    const auto is_word = [](char c) {
      return is_ascii_alnum(static_cast<unsigned char>(c)) || c == '-' || c == '+' || c == '.';
    };
    std::size_t count = 0;
    for (;; ++count) {
      if (at_ == buffer_.size() && !window_.refill()) break;
      if (!is_word(buffer_[at_])) break;
      ++at_;
    }
    if (count == 0) fail(tr("the file is no JSON"));
  }

  Window window_;
  std::string& buffer_ = window_.buffer;
  std::size_t& at_ = window_.at;
  const std::string& shown_;
  const std::vector<JsonPath>& paths_;
  const std::function<void(const JsonPiece&)>& take_;
  std::vector<Level> levels_;
  bool is_fresh_ = false;  ///< Nothing stands in the innermost value yet.
  bool is_done_ = false;
  std::size_t path_ = 0, piece_level_ = 0;  ///< Of the open piece.
};

}  // namespace

void walk_json(const SliceFile& file, const std::string& shown, const std::vector<JsonPath>& paths,
               const std::function<void(const JsonPiece&)>& take) {
  Walk(file, shown, paths, take).run();
}

}  // namespace essaypack
