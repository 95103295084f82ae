#include "content/renderer.h"

#include "base/text.h"
#include "content/finish/finish.h"
#include "content/lookup/assets.h"
#include "content/lookup/body_context.h"
#include "content/lookup/math_trust.h"
#include "content/markdown/inline_marks.h"
#include "content/markdown/markdown.h"
#include "content/markdown/writer.h"
#include "content/scan/html_file.h"
#include "content/scan/prepass.h"
#include "content/tags/hidden_text.h"
#include "content/tags/tags.h"
#include "content/text/math_html.h"
#include "content/text/plain_text.h"
#include "content/text/prepared.h"
#include "content/tree/bounds.h"
#include "content/tree/html_text.h"
#include "content/tree/html_tree.h"
#include "content/tree/raw_html.h"
#include "input/post_text.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace essaypack {

namespace {

Tildes tildes(const MarkdownConfig& markdown) {
  if (!markdown.gfm) return Tildes::none;
  return markdown.single_tilde ? Tildes::one_or_two : Tildes::two;
}

/// One body on its way to a fragment.
class Body {
 public:
  Body(const BodyContext& context, Fragment& fragment) : context_(context), fragment_(fragment) {}

  /// False after an error, which is reported.
  bool run(std::string_view markdown) {
    pugi::xml_node root = fragment_.body.append_child("body");
    const TagLanguage language = tag_language_of(markdown, context_);
    const CutForm form = context_.post.is_html ? CutForm::lines_stay : CutForm::whole;
    const std::optional<VisibleText> visible = without_hidden_text(markdown, language, context_, form);
    if (visible) {
      markdown = visible->text;
      context_.places.hide(visible->cuts);
    }
    if (context_.post.is_html) return run_html(markdown, root, language);
    prepared_ = prepare_markdown(markdown, context_, language);
    if (const auto problem = check_markdown_cost(prepared_.text)) return fail(*problem, problem->line);
    const Document document = parse_markdown(prepared_.text, context_.config.markdown.gfm);
    const Survey found = survey(document.get());
    if (found.depth > kMaxNesting)
      return fail({0, "blocks or spans are nested more than 256 deep"}, found.deepest_line);
    if (prepared_.has_inline_marks)
      apply_inline_marks(document.get(), prepared_.letters, tildes(context_.config.markdown));
    if (!write(document.get(), root, found.has_html || prepared_.has_html_tokens)) return false;
    return write_notes(document.get(), root);
  }

 private:
  /// The line of the file of a line of the prepared text.
  int file_line(int line) const { return prepared_.source_line(line) + context_.places.first_line() - 1; }

  bool fail(const TooComplex& problem, int line) {
    context_.diagnostics.report(Kind::content_too_complex, context_.places.line(file_line(line)), problem.message,
                                "split the post, or write that part more simply");
    return false;
  }

  /// The children of `parent` to `target`.
  bool write(cmark_node* parent, pugi::xml_node target, bool has_html) {
    const std::string& language = context_.site.language_of(context_.post);
    if (!has_html) {
      Sink sink(target);
      Writer(prepared_, context_.config.markdown, language, context_.places.first_line(), sink, nullptr).blocks(parent);
      return true;
    }
    RawHtml raw;
    announce(parent, raw);
    HtmlText html;
    Sink sink(html);
    Writer(prepared_, context_.config.markdown, language, context_.places.first_line(), sink, &raw).blocks(parent);
    return parse(html, raw, target);
  }

  bool parse(const HtmlText& html, RawHtml& raw, pugi::xml_node target) {
    raw.finish();
    if (raw.problem()) {
      context_.diagnostics.report(Kind::content_too_complex, context_.places.line(raw.problem()->line),
                                  raw.problem()->message, "close the elements that are left open");
      return false;
    }
    report_raw(raw);
    std::vector<HtmlNotice> notices;
    const bool fine = append_html(html, target, notices);
    if (!fine) {
      context_.diagnostics.report(Kind::content_too_complex, context_.places.line(context_.places.first_line()),
                                  "HTML elements are nested more than 256 deep",
                                  "close the elements that are left open");
      return false;
    }
    for (const HtmlNotice& notice : notices)
      context_.diagnostics.report(notice.kind, context_.places.find(notice.line, notice.near), notice.what);
    mend_nesting(target);
    return true;
  }

  void report_raw(const RawHtml& raw) {
    for (const RawHtml::Notice& notice : raw.notices()) {
      const bool is_comment = notice.what == RawHtml::Notice::What::open_comment;
      const Place place = context_.places.find(notice.line, is_comment ? "<!--" : "<" + notice.name);
      const std::string tag = "<" + notice.name + ">";
      switch (notice.what) {
        case RawHtml::Notice::What::unknown:
          context_.diagnostics.report(Kind::content_bad_html, place,
                                      "'" + tag + "' is no HTML element, it is kept as text",
                                      "write it as code: `" + tag + "`");
          break;
        case RawHtml::Notice::What::open_comment:
          context_.diagnostics.report(Kind::content_bad_html, place,
                                      "a comment is never closed, it hides the rest of the post",
                                      "close it with '-->'");
          break;
        case RawHtml::Notice::What::not_closed:
          context_.diagnostics.report(Kind::content_bad_html, place, "'" + tag + "' is never closed",
                                      "write '</" + notice.name + ">' where it ends");
          break;
      }
    }
  }

  void announce(cmark_node* parent, RawHtml& raw) {
    walk_nodes(parent, [&](cmark_event_type event, cmark_node* node) {
      const cmark_node_type type = cmark_node_get_type(node);
      const bool is_html = type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_HTML_INLINE;
      if (event == CMARK_EVENT_ENTER && is_html) raw.announce(literal_of(node));
    });
    for (const Placeholder& placeholder : prepared_.placeholders) raw.announce(placeholder.output);
  }

  /// Each note is parsed by itself: markup that the body leaves open must not reach it.
  bool write_notes(cmark_node* document, pugi::xml_node root) {
    int number = 0;
    // cmark drops what nothing refers to, and does not tell labels: the lines of the definitions that are left do.
    std::vector<int> used;
    for (cmark_node* node = cmark_node_first_child(document); node; node = cmark_node_next(node)) {
      if (cmark_node_get_type(node) != CMARK_NODE_FOOTNOTE_DEFINITION) continue;
      used.push_back(cmark_node_get_start_line(node));
      pugi::xml_node note = root.append_child("ep:note");
      note.append_attribute("n").set_value(++number);
      if (!write(node, note, survey(node).has_html || prepared_.has_html_tokens)) return false;
    }
    std::sort(used.begin(), used.end());
    for (const auto& [label, line] : prepared_.note_labels)
      if (!std::binary_search(used.begin(), used.end(), line))
        context_.diagnostics.report(Kind::content_unused_footnote,
                                    context_.places.find(file_line(line), "[^" + label + "]:"),
                                    "nothing refers to the footnote '" + label + "'");
    return true;
  }

  bool run_html(std::string_view file, pugi::xml_node root, TagLanguage language) {
    if (file.size() > kMaxBody) return fail({1, "the text is longer than 8 MiB"}, 1);
    std::string prepared = prepare_html(file, context_, language);
    if (context_.config.markdown.math) prepared = mark_formulas(prepared, math_trust_of(context_));
    const std::string_view text = prepared;
    RawHtml raw;
    raw.announce(text);
    HtmlText html;
    int line = context_.places.first_line();
    for (std::size_t from = 0; from < text.size();) {
      std::size_t end = text.find(">\n", from);
      end = end == std::string_view::npos ? text.size() : end + 2;
      html.lines.emplace_back(html.text.size(), line);
      html.text += raw.clean(text.substr(from, end - from), line);
      line += static_cast<int>(std::count(text.begin() + static_cast<std::ptrdiff_t>(from),
                                          text.begin() + static_cast<std::ptrdiff_t>(end), '\n'));
      from = end;
    }
    return parse(html, raw, root);
  }

  const BodyContext& context_;
  Fragment& fragment_;
  Prepared prepared_;
};

}  // namespace

Renderer::Renderer(const Config& config, const Site& site, Diagnostics& diagnostics)
    : config_(config), site_(site), diagnostics_(diagnostics) {}
Renderer::~Renderer() = default;

const AssetFinder& Renderer::assets() const {
  std::call_once(assets_made_, [this] { assets_ = std::make_unique<AssetFinder>(config_, site_); });
  return *assets_;
}

std::shared_ptr<const Fragment> Renderer::render(std::size_t index) const {
  const Post& post = site_.posts[index];
  // what had to be repaired was reported when the catalogue was read
  const std::optional<PostText> read = read_post_text(config_.site_folder, post.source, diagnostics_);
  if (!read) return nullptr;
  if (read->text.size() < post.body_offset) {
    diagnostics_.report(Kind::io_unreadable, {post.source, 0, 0}, "the post changed while it was read",
                        "run essaypack again");
    return nullptr;
  }
  return render_body(std::string_view(read->text).substr(post.body_offset), post);
}

std::shared_ptr<const Fragment> Renderer::render_body(std::string_view body, const Post& post) const {
  auto fragment = std::make_shared<Fragment>();
  const SourcePlaces places(post.source, body, post.body_line);
  const BodyContext context{config_, site_, post, assets(), diagnostics_, places};
  if (!Body(context, *fragment).run(body)) return nullptr;
  finish_fragment(*fragment, context);
  if (!post.excerpt.empty())
    fragment->excerpt_text = plain_text(render_text(post.excerpt, post, 0).body.document_element());
  return fragment;
}

Fragment Renderer::render_text(std::string_view markdown, const Post& post, int first_line) const {
  Fragment fragment;
  Post place = post;
  place.title_from_body = false;
  place.is_html = false;
  const SourcePlaces places(post.source, markdown, first_line);
  const BodyContext context{config_, site_, place, assets(), diagnostics_, places};
  if (!Body(context, fragment).run(markdown)) {
    fragment.body.reset();
    fragment.body.append_child("body");
  }
  finish_fragment(fragment, context);
  return fragment;
}

}  // namespace essaypack
