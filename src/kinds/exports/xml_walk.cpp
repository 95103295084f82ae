#include "kinds/exports/xml_walk.h"

#include "base/text.h"
#include "diag/failure.h"
#include "kinds/exports/window.h"
#include "kinds/exports/xml_text.h"

#include <algorithm>
#include <vector>

namespace essaypack {
namespace {

constexpr auto npos = std::string::npos;
/// A longer tag is text.
constexpr std::size_t kMostTag = 64 * 1024;

class Walk {
 public:
  Walk(const SliceFile& file, const std::string& shown, const std::function<void(const XmlPiece&)>& take)
      : window_(file), shown_(shown), take_(take) {}

  void run() {
    window_.refill();
    refuse_utf16();
    while (find_markup()) {
      const std::string_view rest = std::string_view(buffer_).substr(at_);
      if (rest.starts_with("<![CDATA["))
        skip_behind("]]>", 9, tr("a section of CDATA"));
      else if (rest.starts_with("<!--"))
        skip_behind("-->", 4, tr("a remark"));
      else if (rest.starts_with("<?"))
        skip_behind("?>", 2, tr("an instruction"));
      else if (rest.starts_with("<!"))
        skip_declaration();
      else
        take_tag();
      if (has_ended_) return;
    }
    if (window_.is_in_piece())
      fail(tr("the file ends inside of '{}', which begins in line {}", name_, window_.piece_line()));
    if (!containers_.empty()) fail(tr("the file ends before '</{}>'", containers_.front()));
    fail(tr("the file holds neither RSS nor Atom"));
  }

 private:
  [[noreturn]] void fail(const Message& message, const Message& hint = tr("export it, or download it, again")) {
    throw Failure(ExitCode::usage, Kind::input_bad_export, {shown_, window_.line(), 0}, message, hint);
  }

  void refuse_utf16() {
    const std::string_view head = std::string_view(buffer_).substr(0, 2);
    if (head == "\xff\xfe" || head == "\xfe\xff" || head == std::string_view("\0<", 2) ||
        head == std::string_view("<\0", 2))
      fail(tr("the file is UTF-16"), tr("save it as UTF-8"));
  }

  /// Moves to the next `<` that has what tells its kind behind it.
  bool find_markup() {
    for (;;) {
      const std::size_t mark = buffer_.find('<', at_);
      at_ = mark == npos ? buffer_.size() : mark;
      if (mark != npos && buffer_.size() - mark >= 9) return true;
      if (!window_.refill()) return mark != npos;
    }
  }

  void skip_behind(std::string_view end, std::size_t begin, const Message& what) {
    const int line = window_.line();
    at_ += begin;
    for (;;) {
      const std::size_t found = buffer_.find(end, at_);
      if (found != npos) {
        at_ = found + end.size();
        return;
      }
      at_ = std::max(at_, buffer_.size() - std::min(buffer_.size(), end.size() - 1));
      if (window_.refill()) continue;
      at_ = buffer_.size();
      fail(tr("the file ends inside of {}, which begins in line {}", what, line));
    }
  }

  /// `<!DOCTYPE rss ...>` names a grammar, which nobody needs; with `[` it may define what other texts grow from.
  void skip_declaration() {
    window_.need(kMostTag);
    const std::size_t stop = buffer_.find_first_of("[>", at_);
    if (stop == npos) fail(tr("a declaration is never closed"));
    if (buffer_[stop] == '[')
      fail(tr("the file defines entities, which no platform's export does"), tr("remove '<!DOCTYPE ...>' from it"));
    at_ = stop + 1;
  }

  void take_tag() {
    std::size_t end = begins_xml_tag(buffer_, at_) ? end_of_xml_tag(buffer_, at_) : npos;
    if (end == npos && begins_xml_tag(buffer_, at_)) {
      window_.need(kMostTag);
      end = end_of_xml_tag(std::string_view(buffer_).substr(0, at_ + std::min(buffer_.size() - at_, kMostTag)), at_);
    }
    if (end == npos) {
      ++at_;
      return;
    }
    const std::string_view name = xml_tag_name(buffer_, at_);
    const bool is_end = buffer_[at_ + 1] == '/', is_empty = buffer_[end - 2] == '/';
    if (window_.is_in_piece())
      follow_piece(name, is_end, is_empty, end);
    else if (is_end)
      close_container(name);
    else if (is_container(name))
      containers_.emplace_back(name);
    else
      open_piece(name, is_empty, end);
    at_ = end;
  }

  bool is_container(std::string_view name) const {
    if (containers_.empty()) return true;
    return containers_.size() == 1 && containers_[0] == "rss" && name == "channel";
  }

  void close_container(std::string_view name) {
    if (containers_.empty() || containers_.back() != name) return;  // a stray end tag costs nothing
    containers_.pop_back();
    has_ended_ = containers_.empty();
  }

  void open_piece(std::string_view name, bool is_empty, std::size_t end) {
    const std::string& root = containers_.empty() ? name_ : containers_.front();
    if (root != "rss" && root != "feed" && root != "rdf:RDF") fail(tr("'{}' is neither RSS nor Atom", root));
    name_ = name;
    nesting_ = 1;
    window_.open_piece();
    if (is_empty) finish_piece(end);
  }

  void follow_piece(std::string_view name, bool is_end, bool is_empty, std::size_t end) {
    if (name != name_ || is_empty) return;
    nesting_ += is_end ? -1 : 1;
    if (nesting_ == 0) finish_piece(end);
  }

  void finish_piece(std::size_t end) {
    const std::uint64_t size = window_.piece_size(end);
    const std::string_view xml = window_.close_piece(end);
    take_({name_, xml, window_.piece_offset(), size, window_.piece_line(), xml.empty()});
  }

  Window window_;
  std::string& buffer_ = window_.buffer;
  std::size_t& at_ = window_.at;
  const std::string& shown_;
  const std::function<void(const XmlPiece&)>& take_;
  std::vector<std::string> containers_;
  bool has_ended_ = false;
  std::string name_;  ///< Of the open piece, and how many elements of that name are open.
  int nesting_ = 0;
};

}  // namespace

void walk_xml(const SliceFile& file, const std::string& shown, const std::function<void(const XmlPiece&)>& take) {
  Walk(file, shown, take).run();
}

}  // namespace essaypack
