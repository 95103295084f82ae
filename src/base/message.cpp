#include "base/message.h"

#include "base/translation.h"

#include <algorithm>
#include <cerrno>

namespace essaypack {
namespace {

/// `text` with `values` in its places.
std::string filled(std::string_view text, const std::vector<std::string>& values) {
  std::string out;
  std::size_t next = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    std::size_t value = values.size(), length = 0;
    if (text[at] == '{' && at + 1 < text.size() && text[at + 1] == '}') {
      value = next++;
      length = 2;
    } else if (text[at] == '{' && at + 2 < text.size() && text[at + 1] >= '1' && text[at + 1] <= '9' &&
               text[at + 2] == '}') {
      value = static_cast<std::size_t>(text[at + 1] - '1');
      length = 3;
    }
    if (value < values.size())
      out += values[value];
    else
      out.append(text.substr(at, std::max<std::size_t>(length, 1)));
    if (length > 0) at += length - 1;
  }
  return out;
}

struct SystemReason {
  int error;
  Text text;
};
constexpr SystemReason kReasons[] = {
    {EACCES, mark("permission denied")},
    {EPERM, mark("operation not permitted")},
    {ENOENT, mark("no such file or directory")},
    {ENOTDIR, mark("not a directory")},
    {EISDIR, mark("is a directory")},
    {EEXIST, mark("file exists")},
    {ENOSPC, mark("no space left on device")},
    {EDQUOT, mark("disk quota exceeded")},
    {EROFS, mark("read-only file system")},
    {EIO, mark("input/output error")},
    {ENAMETOOLONG, mark("file name too long")},
    {ELOOP, mark("too many levels of symbolic links")},
    {EMFILE, mark("too many open files")},
    {EADDRINUSE, mark("address already in use")},
    {EADDRNOTAVAIL, mark("cannot assign requested address")},
    {ENOEXEC, mark("exec format error")},
    {EFBIG, mark("file too large")},
    {ENOMEM, mark("cannot allocate memory")},
};

}  // namespace

Message verbatim(std::string text) {
  Message message;
  message.english_ = std::move(text);
  return message;
}

Message make_message(const char* one, const char* many, std::size_t count, std::vector<Message> values) {
  Message message;
  message.id_ = one;
  message.many_ = many;
  message.count_ = count;
  message.values_ = std::move(values);
  std::vector<std::string> texts;
  for (const Message& value : message.values_) texts.push_back(value.english_);
  message.english_ = filled(many && count != 1 ? many : one, texts);
  return message;
}

std::string Message::in(const Translation& translation) const {
  const char* const text = id_ ? translation.find(id_, many_, count_) : nullptr;
  if (!text && values_.empty()) return english_;
  std::vector<std::string> texts;
  for (const Message& value : values_) texts.push_back(value.in(translation));
  return filled(text ? text : many_ && count_ != 1 ? many_ : id_, texts);
}

Message Message::in_one_line() && {
  std::replace(english_.begin(), english_.end(), '\n', ' ');
  for (Message& value : values_) value = std::move(value).in_one_line();
  return std::move(*this);
}

Message listed(const std::vector<Message>& items) {
  Message list;
  for (const Message& item : items)
    // an item and what stands before it in an enumeration
    list = list.empty() ? item : tr("{}, {}", list, item);
  return list;
}

Message listed(const std::vector<std::string>& items) {
  std::vector<Message> messages;
  for (const std::string& item : items) messages.push_back(verbatim(item));
  return listed(messages);
}

Message listed_with_or(const std::vector<std::string>& items) {
  if (items.size() < 2) return listed(items);
  return tr("{} or {}", listed(std::vector<std::string>(items.begin(), items.end() - 1)), items.back());
}

Message listed_in_quotes(const std::vector<std::string>& items) {
  std::vector<Message> messages;
  for (const std::string& item : items) messages.push_back(tr("'{}'", item));
  return listed(messages);
}

Message reason_of_system(int error) {
  for (const SystemReason& reason : kReasons)
    if (reason.error == error) return reason.text;
  std::string text = std::generic_category().message(error);
  if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') text[0] = static_cast<char>(text[0] - 'A' + 'a');
  return verbatim(std::move(text));
}

Message words_of_system(int error) {
  Message message = reason_of_system(error);
  message.english_ = std::generic_category().message(error);
  return message;
}

}  // namespace essaypack
