/// Shortcodes in a body that the site has templates for.

#include "base/text.h"
#include "content/tags/shortcode_template.h"
#include "content/tags/tag_scan.h"

#include <algorithm>

namespace essaypack {
namespace {

constexpr std::size_t kMostOpen = 300;  ///< More tags around each other than HTML may have elements.

/// The place of the next shortcode; the text's size if there is none.
std::size_t next_shortcode(std::string_view text, std::size_t from) {
  for (std::size_t at = from; (at = text.find("{{", at)) != text.npos; ++at)
    if (at + 2 < text.size() && (text[at + 2] == '<' || text[at + 2] == '%')) return at;
  return text.size();
}

/// True for Markdown that is more than a line of a paragraph.
bool holds_blocks(std::string_view inner) {
  constexpr std::size_t kWindow = 4'000;
  inner = inner.substr(0, kWindow);
  const std::size_t first = inner.find_first_not_of(" \t");
  return (first != inner.npos && inner[first] == '\n') || inner.find("\n\n") != inner.npos;
}

TagOutput output_of(std::string html) {
  std::string plain = plain_of_html(html);
  TagOutput output = inline_output(std::move(html), std::move(plain));
  output.is_block = begins_block(output.open);
  return output;
}

}  // namespace

TagFound TagScanner::open_by_template(const TagCall& call, std::size_t end) {
  TagFound found;
  not_followed_ = {};
  const EndTag* end_tag = call.stands_alone ? nullptr : find_end_tag(call.name, end);
  std::optional<std::string_view> inner;
  if (end_tag) inner = body_.substr(end, end_tag->begin - end);
  const bool is_spent = shortcode_cost_ > kMostShortcodeCost;
  std::optional<SiteShortcode> own;
  if (!is_spent) own = find_site_shortcode(call.written_name, call.text, inner, body_, call.at, context_);
  if (!own || (own->marks > 0 && is_for_scripts(call.name))) return found;
  shortcode_cost_ += own->made.cost;
  if (own->made.problem.empty() && !spend(own->made.text.size()))
    own->made.problem = tr("more than a body may evaluate");
  const auto give_up = [&](const Message& problem) {
    not_followed_ = tr("its template '{}' has {}, which is not followed", own->file->name, problem);
    return TagFound();
  };
  if (!own->made.problem.empty() && own->hides_inner) return {TagFound::What::removed, end_tag->end, {}};
  if (!own->made.problem.empty()) return give_up(own->made.problem);
  const std::string& text = own->made.text;
  found.what = TagFound::What::output;
  if (own->marks == 0) {
    found.end = end_tag ? end_tag->end : end;
    found.output = output_of(std::string(trim(text)));
    if (found.output.open.empty()) found.what = TagFound::What::removed;
    return found;
  }
  const auto mark = std::find_if(text.begin(), text.end(), is_inner_mark);
  const bool is_raw = *mark == static_cast<char>(InnerMark::html) && body_[call.at + 2] == '<';
  const bool may_open = own->marks == 1 && *mark <= static_cast<char>(InnerMark::markdown) && open_.size() < kMostOpen;
  const bool is_whole = next_shortcode(*inner, 0) == inner->size() && (is_raw || !may_open || context_.post.is_html);
  if (is_whole) {
    const std::optional<std::string> html = with_inner(text, *inner, context_);
    const bool is_made = html && spend(html->size());
    if (!is_made && !may_open) return give_up(tr("Markdown of several lines in it"));
    if (is_made) {
      found.end = end_tag->end;
      found.output = output_of(std::string(trim(*html)));
      return found;
    }
  }
  if (!may_open) return give_up(tr("shortcodes in several places"));
  found.end = end;
  found.output.open = std::string(text.begin(), mark);
  found.output.close = std::string(mark + 1, text.end());
  found.output.is_block = begins_block(text) || holds_blocks(*inner);
  Open open{call.name, found.output, ""};
  open.is_html = is_raw;
  open_.push_back(std::move(open));
  return found;
}

void TagScanner::take_html(TagFound& found) {
  if (open_.empty() || !open_.back().is_html) return;
  std::string html;
  std::size_t at = found.end;
  for (;;) {
    const std::size_t end = next_shortcode(body_, at);
    const std::size_t comment = body_.substr(0, end).find("<!--", at);
    const std::size_t close = comment == body_.npos ? body_.npos : next_of("-->", comment + 4, next_close_);
    if (close == body_.npos) {
      html += body_.substr(at, end - at);
      at = end;
      break;
    }
    html += body_.substr(at, comment - at);  // shortcodes in a comment are hidden with it
    at = close + 3;
  }
  if (found.what == TagFound::What::removed) found.output = {};
  if (found.output.is_text) {
    found.output.open = escape_xml(found.output.plain);
    found.output.is_text = false;
  }
  found.what = TagFound::What::output;
  found.output.open += html;
  found.output.is_block = found.output.is_block || open_.back().output.is_block;
  found.end = at;
}

}  // namespace essaypack
