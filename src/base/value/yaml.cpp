#include "base/value/yaml.h"

#include "base/text.h"
#include "base/value/value.h"
#include "base/value/yaml_events.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <istream>
#include <streambuf>

namespace essaypack {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kStandardTag = "tag:yaml.org,2002:";

/// Characters in memory, and the line end that yaml-cpp wants behind the last line.
class TextBuffer : public std::streambuf {
 public:
  explicit TextBuffer(std::string_view text) : needs_newline_(text.empty() || text.back() != '\n') {
    char* begin = const_cast<char*>(text.data());  // A get area is never written to.
    setg(begin, begin, begin + text.size());
  }

 protected:
  int_type underflow() override {
    if (gptr() < egptr()) return traits_type::to_int_type(*gptr());
    if (!needs_newline_) return traits_type::eof();
    needs_newline_ = false;
    setg(&newline_, &newline_, &newline_ + 1);
    return '\n';
  }

 private:
  bool needs_newline_;
  char newline_ = '\n';
};

/// Stops yaml-cpp from within a handler.
struct Stop {
  Message message;
  YAML::Mark mark;
  bool too_complex = false;
};

/// A collection that is still open.
struct Frame {
  Value value;
  std::size_t mark_column = 0;  ///< In bytes from 0.
  bool is_flow = false;
  YAML::anchor_t anchor = 0;
  bool has_key = false;
  bool has_merge = false;
  Value::Member member;  ///< Its key, where there is one.
};

/// Builds the tree from events, within the limits.
class TreeBuilder : public YAML::EventHandler {
 public:
  TreeBuilder(std::string_view text, const ValueLimits& limits) : text_(text), limits_(limits) {}

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (++documents_ > 1) throw Stop{tr("a second document begins"), mark};
  }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override;
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override {
    open(Value::Type::list, mark, tag, anchor, style);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override {
    open(Value::Type::map, mark, tag, anchor, style);
  }
  void OnMapEnd() override;

  ParsedValue take() {
    result_.value = std::move(root_);
    return std::move(result_);
  }

 private:
  void open(Value::Type type, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
            YAML::EmitterStyle::value style);
  void close();
  void count(std::size_t nodes, const YAML::Mark& mark);
  void add(Value&& value, YAML::anchor_t anchor, const YAML::Mark& mark);
  void set_key(Value&& key, const YAML::Mark& mark);
  void remember(const Value& value, YAML::anchor_t anchor, const YAML::Mark& mark);
  void merge(Frame& frame);
  bool apply_tag(const std::string& tag, Value& value) const;
  bool is_closed(const YAML::Mark& mark) const;
  bool has_colon(const YAML::Mark& mark) const;
  std::string null_text(const YAML::Mark& mark) const;
  Value value_at(Value::Type type, const YAML::Mark& mark) const;

  std::string_view text_;
  const ValueLimits& limits_;
  ParsedValue result_;
  Value root_;
  std::vector<Frame> open_;
  std::vector<std::optional<Value>> anchors_;
  std::size_t nodes_ = 0;
  std::size_t aliases_ = 0;
  int documents_ = 0;
};

std::size_t offset_of(const YAML::Mark& mark) { return static_cast<std::size_t>(std::max(mark.pos, 0)); }

int column_of_mark(std::string_view text, const YAML::Mark& mark) {
  const std::size_t offset = std::min(offset_of(mark), text.size());
  return column_of(text, offset - std::min(offset, static_cast<std::size_t>(std::max(mark.column, 0))), offset);
}

std::size_t count_nodes(const Value& value) {
  std::size_t nodes = 1;
  for (const Value& item : value.items) nodes += count_nodes(item);
  for (const Value::Member& member : value.members) nodes += 1 + count_nodes(member.value);
  return nodes;
}

int depth_of(const Value& value) {
  int depth = 0;
  for (const Value& item : value.items) depth = std::max(depth, depth_of(item));
  for (const Value::Member& member : value.members) depth = std::max(depth, depth_of(member.value));
  return value.is_list() || value.is_map() ? depth + 1 : 0;
}

Value TreeBuilder::value_at(Value::Type type, const YAML::Mark& mark) const {
  Value value;
  value.type = type;
  value.line = mark.line + 1;
  value.column = column_of_mark(text_, mark);
  return value;
}

void TreeBuilder::count(std::size_t nodes, const YAML::Mark& mark) {
  nodes_ += nodes;
  if (nodes_ > limits_.nodes) throw Stop{too_many_values(limits_), mark, true};
}

/// Standard tags are honoured; `?` and `!` are what yaml-cpp says of values without a tag. False: the value is a null.
bool TreeBuilder::apply_tag(const std::string& tag, Value& value) const {
  if (tag == "?") return true;
  const bool is_standard = tag.starts_with(kStandardTag);
  const std::string name = is_standard ? tag.substr(kStandardTag.size()) : "";
  if (tag == "!" || name == "str")
    value.quoted = true;
  else if (!is_standard)
    value.odd_tag = true;
  return name != "null";
}

/// yaml-cpp does not tell whether a null was written; only a word behind the parent's indentation can be one.
std::string TreeBuilder::null_text(const YAML::Mark& mark) const {
  if (!open_.empty() && !open_.back().is_flow && (open_.back().value.is_list() || open_.back().has_key) &&
      static_cast<std::size_t>(mark.column) <= open_.back().mark_column)
    return {};
  const std::string_view rest = text_.substr(std::min(offset_of(mark), text_.size()));
  for (const std::string_view word : {"~", "null", "Null", "NULL"})
    if (rest.starts_with(word) && (rest.size() == word.size() ||
                                   std::string_view(" \t\r\n:,]}").find(rest[word.size()]) != std::string_view::npos))
      return std::string(word);
  return {};
}

void TreeBuilder::OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) {
  Value value = value_at(Value::Type::null, mark);
  value.text = null_text(mark);
  if (value.text.empty() && !open_.empty() && open_.back().has_key) {
    value.line = open_.back().member.line;
    value.column = open_.back().member.column;
  }
  count(1, mark);
  add(std::move(value), anchor, mark);
}

/// True unless a quoted scalar runs to the end of the text: yaml-cpp 0.7 lets it pass if a line end stands there.
bool TreeBuilder::is_closed(const YAML::Mark& mark) const {
  std::size_t at = offset_of(mark);
  while (at < text_.size() && (text_[at] == '!' || text_[at] == '&')) {
    at = text_.find_first_of(" \t\r\n", at);
    if (at != std::string_view::npos) at = text_.find_first_not_of(" \t\r\n", at);
  }
  if (at >= text_.size() || (text_[at] != '"' && text_[at] != '\'')) return true;
  const char quote = text_[at];
  while (++at < text_.size()) {
    if (quote == '"' && text_[at] == '\\') {
      ++at;
    } else if (text_[at] == quote) {
      if (quote == '"' || text_.substr(at + 1, 1) != "'") return true;
      ++at;
    }
  }
  return false;
}

void TreeBuilder::OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                           const std::string& text) {
  Value value = value_at(Value::Type::scalar, mark);
  value.text = text;
  if (!apply_tag(tag, value)) value.type = Value::Type::null;
  if (value.quoted) {
    if (!is_closed(mark)) throw Stop{tr("a quote is not closed"), mark};
    drop_controls(value.text);
  }
  count(1, mark);
  add(std::move(value), anchor, mark);
}

void TreeBuilder::OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) {
  if (++aliases_ > limits_.aliases) throw Stop{tr("more than {} aliases", limits_.aliases), mark, true};
  if (anchor >= anchors_.size() || !anchors_[anchor]) throw Stop{tr("an alias stands inside its own anchor"), mark};
  count(count_nodes(*anchors_[anchor]), mark);
  if (static_cast<int>(open_.size()) + depth_of(*anchors_[anchor]) > limits_.depth)
    throw Stop{too_deep(limits_), mark, true};
  Value value = *anchors_[anchor];
  value.line = mark.line + 1;
  value.column = column_of_mark(text_, mark);
  add(std::move(value), 0, mark);
}

void TreeBuilder::open(Value::Type type, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) {
  if (static_cast<int>(open_.size()) >= limits_.depth) throw Stop{too_deep(limits_), mark, true};
  count(1, mark);
  Frame frame;
  frame.value = value_at(type, mark);
  apply_tag(tag, frame.value);
  frame.value.quoted = false;
  frame.mark_column = static_cast<std::size_t>(std::max(mark.column, 0));
  frame.is_flow = style == YAML::EmitterStyle::Flow;
  frame.anchor = anchor;
  if (type == Value::Type::map) frame.value.members.reserve(open_.empty() ? 16 : 4);
  open_.push_back(std::move(frame));
}

void TreeBuilder::close() {
  Frame frame = std::move(open_.back());
  open_.pop_back();
  add(std::move(frame.value), frame.anchor, YAML::Mark{});
}

void TreeBuilder::OnMapEnd() {
  Frame& frame = open_.back();
  drop_duplicates(frame.value.members, result_.duplicates);
  if (frame.has_merge) merge(frame);
  close();
}

/// `<<` takes the members of a map, or of each map of a list, that the map itself and earlier ones do not have.
void TreeBuilder::merge(Frame& frame) {
  std::vector<Value::Member>& members = frame.value.members;
  const auto at =
      std::find_if(members.begin(), members.end(), [](const Value::Member& member) { return member.key == "<<"; });
  if (at == members.end()) return;
  const Value& source = at->value;
  const bool is_list =
      source.is_list() && !source.items.empty() &&
      std::all_of(source.items.begin(), source.items.end(), [](const Value& item) { return item.is_map(); });
  if (!source.is_map() && !is_list) return;
  const Value taken = std::move(at->value);
  members.erase(at);
  const auto take = [&members](const Value& map) {
    for (const Value::Member& member : map.members)
      if (std::none_of(members.begin(), members.end(), [&](const Value::Member& own) { return own.key == member.key; }))
        members.push_back(member);
  };
  if (taken.is_map()) take(taken);
  for (const Value& map : taken.items) take(map);
}

void TreeBuilder::remember(const Value& value, YAML::anchor_t anchor, const YAML::Mark& mark) {
  count(count_nodes(value), mark);
  if (anchors_.size() <= anchor) anchors_.resize(anchor + 1);
  anchors_[anchor] = value;
}

/// True if the line of a key has the colon that makes it one. yaml-cpp 0.7 takes the last line of a map for a key
/// without a value, whatever stands there: `password:secret` would protect nothing.
bool TreeBuilder::has_colon(const YAML::Mark& mark) const {
  const std::size_t at = std::min(offset_of(mark), text_.size());
  const std::size_t start = at == 0 ? 0 : text_.rfind('\n', at - 1) + 1;  // npos + 1 is 0
  const std::string_view before = text_.substr(start, at - start);
  const std::size_t last = before.find_last_not_of(" \t");
  if (last != std::string_view::npos && before[last] == '?') return true;
  const std::string_view rest = text_.substr(at, text_.find_first_of("\r\n", at) - at);
  for (std::size_t colon = rest.find(':'); colon != std::string_view::npos; colon = rest.find(':', colon + 1))
    if (colon + 1 == rest.size() || rest[colon + 1] == ' ' || rest[colon + 1] == '\t') return true;
  return false;
}

void TreeBuilder::set_key(Value&& key, const YAML::Mark& mark) {
  Frame& frame = open_.back();
  // U+00A0 and U+3000 are no white space in YAML: what they indent would become part of a key.
  if (!key.quoted && (key.text.starts_with("\u00a0") || key.text.starts_with("\u3000")))
    throw Stop{key.text[0] == '\xC2' ? tr("a line is indented with U+00A0") : tr("a line is indented with U+3000"),
               mark};
  if (!frame.is_flow && key.is_scalar() && !has_colon(mark)) throw Stop{tr("a line has no colon after its key"), mark};
  if (!key.quoted && key.text == "<<") frame.has_merge = true;
  frame.has_key = true;
  frame.member.key = std::move(key.text);
  frame.member.line = key.line;
  frame.member.column = key.column;
}

void TreeBuilder::add(Value&& value, YAML::anchor_t anchor, const YAML::Mark& mark) {
  if (anchor != 0) {
    value.anchored = true;
    remember(value, anchor, mark);
    anchors_[anchor]->anchored = false;
  }
  if (open_.empty()) {
    root_ = std::move(value);
    return;
  }
  Frame& frame = open_.back();
  if (frame.value.is_list()) {
    frame.value.items.push_back(std::move(value));
  } else if (!frame.has_key) {
    set_key(std::move(value), mark);
  } else {
    frame.has_key = false;
    frame.member.value = std::move(value);
    frame.value.members.push_back(std::move(frame.member));
    frame.member = {};
  }
}

/// yaml-cpp takes U+0004 for the end of the text and U+0000 for text; neither may be in YAML, nor any control but
/// these.
std::size_t find_control(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i)
    if (static_cast<unsigned char>(text[i]) < 0x20 && text[i] != '\t' && text[i] != '\n' && text[i] != '\r') return i;
  return std::string_view::npos;
}

}  // namespace

ParsedValue parse_yaml_events(std::string_view text, const ValueLimits& limits) {
  if (const std::size_t control = find_control(text); control != std::string_view::npos) {
    const LineColumn place = place_of(text, control);
    return value_error(tr("the control character {}", code_point_name(text[control])), place.line, place.column);
  }
  if (!text.empty() && static_cast<unsigned char>(text[0]) >= 0xFE)
    return value_error(tr("the text is no UTF-8"), 1, 1);
  TextBuffer buffer(text);
  std::istream stream(&buffer);
  TreeBuilder builder(text, limits);
  try {
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(builder)) {
    }
    return builder.take();
  } catch (const Stop& stop) {
    const int column = column_of_mark(text, stop.mark);
    return stop.too_complex ? value_too_complex(stop.message, stop.mark.line + 1, column)
                            : value_error(stop.message, stop.mark.line + 1, column);
  } catch (const YAML::Exception& error) {
    return value_error(said_by_library(error.msg), std::max(error.mark.line, 0) + 1, column_of_mark(text, error.mark));
  }
}

ParsedValue parse_yaml(std::string_view text, const ValueLimits& limits) {
  if (text.size() > limits.bytes) return value_too_complex(too_many_bytes(limits), 1, 1);
  if (text.substr(0, 3) == kByteOrderMark) text.remove_prefix(3);
  if (std::optional<ParsedValue> plain = parse_plain_yaml(text, limits)) return std::move(*plain);
  return parse_yaml_events(text, limits);
}

}  // namespace essaypack
