#include "content/markup/convert.h"

#include "base/text.h"
#include "content/markup/markup_source.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace essaypack {
namespace {

std::optional<std::string> fail(const Post& post, Message message, Message hint, Diagnostics& diagnostics) {
  diagnostics.report(Kind::content_unconverted, {post.source, 0, 0}, std::move(message), std::move(hint));
  return {};
}

void report_left_out(const LeftOut& left_out, const Post& post, Diagnostics& diagnostics) {
  for (const std::string& name : left_out)
    diagnostics.report(Kind::content_unknown_tag, {post.source, 0, 0},
                       tr("'{}' is not followed, and is left out with its text", name),
                       tr("write what it shows into the text itself"));
}

/// `<pre class="python numberLines"`: the first class is the language that the code element then has.
class Tidy {
 public:
  Tidy(std::string_view html, TagLanguage tags) : html_(html), tags_(tags) {}

  std::string run() {
    out_.reserve(html_.size());
    while (at_ < html_.size()) {
      const std::size_t stop = std::min(html_.find_first_of("<%{&}", at_), html_.size());
      out_ += html_.substr(at_, stop - at_);
      at_ = stop;
      if (at_ == html_.size()) break;
      if (!(take_code() || take_file_mark() || take_shortcode())) out_ += html_[at_++];
    }
    return std::move(out_);
  }

 private:
  bool begins(std::string_view text) const { return html_.compare(at_, text.size(), text) == 0; }

  bool take_code() {
    constexpr std::string_view kOpen = "<pre class=\"", kCode = "><code>";
    constexpr std::size_t kLongest = 1000;
    if (!begins(kOpen)) return false;
    const std::string_view tag = html_.substr(at_, html_.substr(at_, kLongest).find('>') + 1);
    if (tag.empty() || html_.compare(at_ + tag.size() - 1, kCode.size(), kCode) != 0) return false;
    const std::string_view classes = tag.substr(kOpen.size(), tag.find('"', kOpen.size()) - kOpen.size());
    const std::string_view language = classes.substr(0, classes.find(' '));
    out_ += "<pre><code";
    if (language != "example" && language != "numberLines" && !language.empty())
      out_.append(" class=\"language-").append(language).append("\"");
    out_ += ">";
    at_ += tag.size() - 1 + kCode.size();
    return true;
  }

  /// `%7Bfilename%7D` at the beginning of an address.
  bool take_file_mark() {
    constexpr std::string_view kOpen = "%7B", kClose = "%7D";
    constexpr std::size_t kLongest = 20;
    if (!begins(kOpen) || at_ == 0 || html_[at_ - 1] != '"') return false;
    const std::size_t end = html_.substr(at_, kLongest).find(kClose);
    if (end == html_.npos) return false;
    out_.append("{").append(html_.substr(at_ + kOpen.size(), end - kOpen.size())).append("}");
    at_ += end + kClose.size();
    return true;
  }

  /// `{{&lt;` and `&gt;}}`.
  bool take_shortcode() {
    if (tags_ != TagLanguage::shortcodes) return false;
    for (const auto& [written, plain] : {std::pair{"{{&lt;", "{{<"}, std::pair{"&gt;}}", ">}}"}})
      if (begins(written)) {
        out_ += plain;
        at_ += std::string_view(written).size();
        return true;
      }
    return false;
  }

  std::string_view html_;
  TagLanguage tags_;
  std::string out_;
  std::size_t at_ = 0;
};

/// Its memory is bounded by its own runtime system: Haskell's takes a terabyte of addresses for itself at the start, so
/// that a bound of those, which comes a moment later, would break it now and then.
std::vector<std::string> command_of(const std::string& program, const std::string& format) {
  return {program, "+RTS",  "-M768m",    "-RTS",           "--sandbox", "--from",   format,
          "--to",  "html5", "--mathjax", "--no-highlight", "--wrap",    "preserve", "--shift-heading-level-by",
          "1"};
}

}  // namespace

std::string tidy_converted(std::string_view html, TagLanguage tags) { return Tidy(html, tags).run(); }

std::optional<std::string> convert_markup(std::string_view text, const Post& post, const Config& config,
                                          const RunProgram& run, Diagnostics& diagnostics) {
  constexpr std::size_t kLongest = 4 << 20;
  const std::string& program = config.converter;
  if (text.size() > kLongest)
    return fail(post, tr("the text is longer than 4 MiB, and is not given to '{}'", program), tr("split the post"),
                diagnostics);
  const Markup markup = markup_of(post.source.view(), config);
  const bool is_org = markup == Markup::org;
  LeftOut left_out;
  // keywords of Org say how its text is read, too; its program drops them
  const bool has_own_head = has_markup_head(text, markup);
  const std::string_view body = has_own_head ? text : text.substr(std::min(post.body_offset, text.size()));
  const std::string source = is_org         ? prepare_org(body, left_out)
                             : has_own_head ? prepare_rst(body, find_rst_top(body), left_out)
                                            : prepare_rst(body, {}, left_out);
  const ProgramResult result = run ? run(command_of(program, is_org ? "org" : "rst"), source, AddressSpace::its_own)
                                   : ProgramResult{ProgramResult::State::missing, {}, {}};
  switch (result.state) {
    case ProgramResult::State::done:
      report_left_out(left_out, post, diagnostics);
      return tidy_converted(result.output, config.kind->rules.tags);
    case ProgramResult::State::missing:
    case ProgramResult::State::failed:
      break;
    case ProgramResult::State::timed_out:
    case ProgramResult::State::stopped:
      return fail(post, tr("'{}' took too long, so the text is left out", program),
                  tr("simplify the text, or name it in 'exclude'"), diagnostics);
  }
  return fail(
      post, tr("'{}' can't make HTML of the text", program),
      tr("see what it says: {}", program + " --sandbox --from " + (is_org ? "org " : "rst ") + post.source.str()),
      diagnostics);
}

}  // namespace essaypack
