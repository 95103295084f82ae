#include "template/compiled.h"

#include "base/text.h"

namespace essaypack {

CompiledTemplate::CompiledTemplate(std::string_view text, const std::vector<TemplateTag>& tags, AppendEscaped escape)
    : escape_(escape), size_(text.size()) {
  std::vector<std::size_t> open;
  std::size_t done = 0;
  for (const TemplateTag& tag : tags) {
    add_text(text.substr(done, tag.start - done));
    add_tag(tag, open);
    done = tag.end;
  }
  add_text(text.substr(done));
}

void CompiledTemplate::add_text(std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    if (const std::string_view line = text.substr(0, end); !line.empty())
      steps_.push_back({Action::text, std::string(line), {}});
    if (end == text.npos) return;
    steps_.push_back({Action::newline, {}, {}});
    text.remove_prefix(end + 1);
  }
}

void CompiledTemplate::add_tag(const TemplateTag& tag, std::vector<std::size_t>& open) {
  if (tag.sigil == '!') return;
  if (tag.sigil == '/') {
    steps_[open.back()].end = steps_.size();
    open.pop_back();
    return;
  }
  Action action = tag.triple || tag.sigil == '&' ? Action::raw : Action::escaped;
  if (tag.sigil == '#') action = Action::section;
  if (tag.sigil == '^') action = Action::inverted;
  if (action == Action::section || action == Action::inverted) open.push_back(steps_.size());
  Step step{action, {}, {}};
  for (const std::string_view part : split(tag.name, '.'))
    if (step.text.empty())
      step.text = part;
    else
      step.rest.emplace_back(part);
  steps_.push_back(std::move(step));
}

/// One page while it is filled.
class Filling {
 public:
  Filling(const CompiledTemplate& plan, const TemplateData& data, const SharedData* shared)
      : plan_(plan), shared_(shared), scopes_{&data} {
    std::size_t size = plan.size_;
    for (const TemplateValue& value : data.values()) size += value.text.size();
    out_.reserve(size + size / 8);
  }

  std::string run() {
    run(0, plan_.steps_.size());
    if (is_idle_line()) out_.resize(line_);
    return std::move(out_);
  }

 private:
  using Action = CompiledTemplate::Action;
  using Step = CompiledTemplate::Step;

  void run(std::size_t at, std::size_t end) {
    while (at < end) {
      const Step& step = plan_.steps_[at++];
      switch (step.action) {
        case Action::text:
          out_ += step.text;
          break;
        case Action::newline:
          end_line();
          break;
        case Action::escaped:
          if (const TemplateValue* value = find(step)) append_escaped(value->text);
          break;
        case Action::raw:
          if (const TemplateValue* value = find(step)) out_ += value->text;
          break;
        case Action::section:
          if (const TemplateValue* value = find(step); value && value->is_shown()) show(*value, at, step.end);
          at = step.end;
          break;
        case Action::inverted:
          if (const TemplateValue* value = find(step); !value || !value->is_shown()) run_inside(at, step.end);
          at = step.end;
          break;
      }
    }
  }

  void show(const TemplateValue& value, std::size_t at, std::size_t end) {
    if (value.items.empty()) return run_inside(at, end);
    for (const TemplateData& item : value.items) {
      scopes_.push_back(&item);
      run_inside(at, end);
      scopes_.pop_back();
    }
  }

  void run_inside(std::size_t at, std::size_t end) {
    has_section_ = true;
    run(at, end);
    has_section_ = true;
  }

  const TemplateValue* find(const Step& step) const {
    for (auto scope = scopes_.rbegin(); scope != scopes_.rend(); ++scope)
      if (const TemplateValue* value = follow((*scope)->find(step.text), step)) return value;
    return shared_ ? follow(shared_->find(step.text), step) : nullptr;
  }

  static const TemplateValue* follow(const TemplateValue* value, const Step& step) {
    for (const std::string& part : step.rest) {
      if (!value || value->type != TemplateValue::Type::object) return nullptr;
      value = value->items[0].find(part);
    }
    return value;
  }

  void append_escaped(const std::string& text) {
    // U+0001 is in no page: what marks or forges places of an earlier pass ends here.
    if (text.find('\x01') == text.npos)
      plan_.escape_(out_, text);
    else
      plan_.escape_(out_, xml_clean(text));
  }

  /// True for a line of which only tags of sections and white space are left, or a value that is an empty line itself.
  bool is_idle_line() const {
    if (has_section_ && out_.find_first_not_of(" \t", line_) == out_.npos) return true;
    return out_.size() == line_ + 1 && out_.back() == '\n';
  }

  void end_line() {
    if (is_idle_line())
      out_.resize(line_);
    else if (!out_.empty() && out_.back() != '\n')
      out_ += '\n';
    line_ = out_.size();
    has_section_ = false;
  }

  const CompiledTemplate& plan_;
  const SharedData* shared_;
  std::vector<const TemplateData*> scopes_;
  std::string out_;
  std::size_t line_ = 0;  ///< Where the line in `out_` begins that is being filled.
  bool has_section_ = false;
};

std::string CompiledTemplate::render(const TemplateData& data, const SharedData* shared) const {
  return Filling(*this, data, shared).run();
}

}  // namespace essaypack
