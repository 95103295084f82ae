#include "content/tree/sink.h"

#include "base/text.h"
#include "content/tree/html_text.h"

#include <algorithm>
#include <cstring>

namespace essaypack {

namespace {

bool is_void(const char* name) {
  return !std::strcmp(name, "br") || !std::strcmp(name, "hr") || !std::strcmp(name, "img");
}
bool keeps_line(const char* name) { return !std::strcmp(name, "a") || !std::strcmp(name, "img"); }

}  // namespace

int HtmlText::line_at(std::size_t offset) const {
  const auto after = std::upper_bound(lines.begin(), lines.end(), offset,
                                      [](std::size_t value, const auto& entry) { return value < entry.first; });
  return after == lines.begin() ? 0 : std::prev(after)->second;
}

void Sink::end_tag_begin() {
  if (in_tag_) html_->text += '>';
  in_tag_ = false;
}

void Sink::open(const char* name) {
  if (!html_) {
    node_ = node_.append_child(name);
    if (keeps_line(name)) note_line();
    return;
  }
  end_tag_begin();
  html_->text += '<';
  html_->text += name;
  open_.push_back(name);
  in_tag_ = true;
}

void Sink::note_line() {
  if (!html_ && line_ > 0) node_.append_attribute(kLineAttribute).set_value(line_);
}

void Sink::attribute(const char* name, std::string_view value) {
  if (!html_) {
    node_.append_attribute(name).set_value(value.data(), value.size());
    return;
  }
  html_->text += ' ';
  html_->text += name;
  html_->text += "=\"";
  append_escaped(html_->text, value);
  html_->text += '"';
}

void Sink::text(std::string_view text) {
  if (text.empty()) return;
  if (!html_) {
    node_.append_child(pugi::node_pcdata).set_value(text.data(), text.size());
    return;
  }
  end_tag_begin();
  append_escaped(html_->text, text);
}

void Sink::close() {
  if (!html_) {
    node_ = node_.parent();
    return;
  }
  end_tag_begin();
  if (!is_void(open_.back())) html_->text += "</" + std::string(open_.back()) + ">";
  open_.pop_back();
}

void Sink::raw(std::string_view html) {
  end_tag_begin();
  html_->text += html;
}

void Sink::line(int line) {
  line_ = line;
  if (html_ && (html_->lines.empty() || html_->lines.back().second != line))
    html_->lines.emplace_back(html_->text.size(), line);
}

}  // namespace essaypack
