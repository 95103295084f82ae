#include "content/renderer.h"

#include "base/text.h"
#include "content/finish/finish.h"
#include "content/lookup/assets.h"
#include "content/lookup/body_context.h"
#include "content/lookup/math_trust.h"
#include "content/markdown/body_markdown.h"
#include "content/markdown/inline_marks.h"
#include "content/markdown/omitted_html.h"
#include "content/markup/convert.h"
#include "content/scan/html_file.h"
#include "content/scan/prepass.h"
#include "content/tags/hidden_text.h"
#include "content/tags/shortcode_files.h"
#include "content/tags/tags.h"
#include "content/text/math_html.h"
#include "content/text/plain_text.h"
#include "content/tree/body_html.h"
#include "content/tree/html_tree.h"
#include "input/markup.h"
#include "input/noted_fields.h"
#include "input/post_text.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace essaypack {

namespace {

/// True where attribute lists of Markdown may hide something.
bool may_hide(std::string_view body) {
  if (body.find('{') == std::string_view::npos) return false;
  const std::string plain = to_lower_ascii(body);
  return plain.find("hidden") != std::string::npos || plain.find("style") != std::string::npos ||
         plain.find(".dark") != std::string::npos;
}

/// True where a tag could not be followed: what it shows on the site is not here.
bool has_unknown_tag(const Diagnostics& own) {
  const std::vector<Diagnostic> reports = own.sorted();
  return std::any_of(reports.begin(), reports.end(),
                     [](const Diagnostic& report) { return report.kind == Kind::content_unknown_tag; });
}

/// All passes over one body, in the order in which they run. False after an error, which is reported.
bool run_passes(std::string_view body, const BodyContext& context, Fragment& fragment) {
  const MarkdownConfig& rules = context.config.markdown;
  const pugi::xml_node tree = fragment.body.append_child("body"), notes = fragment.body.append_child(kNotesHeld);
  std::vector<BodyPart> parts;
  std::vector<UnusedNote> unused;
  Abbreviations abbreviations;

  // tags/: what the generator takes out of a file before it is Markdown or HTML
  const TagLanguage language = tag_language_of(body, context);
  const CutForm form = context.post.is_html ? CutForm::lines_stay : CutForm::whole;
  const std::optional<VisibleText> visible = without_hidden_text(body, language, context, form);
  if (visible) {
    context.places.hide(visible->cuts);
    body = visible->text;
  }
  if (context.post.is_html) {
    if (!check_size(body, context)) return false;
    std::string text = prepare_html(body, context, language);  // scan/: its tags and comments
    const bool is_converted = needs_converter(markup_of(context.post.source.view(), context.config));
    if (rules.math.is_read || is_converted) text = mark_formulas(text, math_trust_of(context));  // text/: its formulas
    clean_html_file(text, parts.emplace_back(tree), context);  // tree/: unknown names become text
  } else {
    Prepared prepared = prepare_markdown(body, context, language);               // scan/: what is not CommonMark
    if (!check_cost(prepared, context)) return false;                            // tree/: bounds for cmark
    const Document document = parse_markdown(prepared.text, grammar_of(rules));  // markdown/: cmark
    if (!rules.html.is_kept) omit_raw_html(document.get(), prepared, context);   // markdown/: as Goldmark
    const Survey found = survey(document.get());
    if (!check_depth(found, prepared, context)) return false;
    if (prepared.has_inline_marks)  // markdown/: ~~struck~~, ==marked==
      apply_inline_marks(document.get(), prepared.letters, rules);
    parts = write_parts(document.get(), found, prepared, tree, notes, context);  // markdown/: the writer
    unused = find_unused_notes(document.get(), prepared, context);
    abbreviations = std::move(prepared.abbreviations);
  }
  for (BodyPart& part : parts) {
    if (!part.is_html) continue;
    if (!check_raw_html(part, context) || !parse_html(part, context)) return false;  // tree/: as browsers read it
    mend_nesting(part.tree);                                                         // tree/: valid XHTML
  }
  report_unused_notes(unused, context);

  // finish/: the tree as fragment.h says
  Finish finish(fragment, context);
  if (may_hide(body)) drop_hidden(finish);
  if (body.find("dark") != body.npos) drop_dark_twins(finish);
  if (needs_converter(markup_of(context.post.source.view(), context.config))) mend_converted(finish);
  if (body.find("mermaid") != body.npos) keep_diagrams(finish);
  find_notes(finish);
  cut_title(finish);        // the post has it already
  record_elements(finish);  // headings, links, pictures, references, ids
  return_notes(finish);     // in the order of their references
  if (rules.typography.emoji && !context.post.fields.find("no-emoji")) show_emoji(finish);  // :tada:
  show_abbreviations(finish, abbreviations);                                                // *[HTML]: words
  set_texts(finish);                                                                        // excerpt, opening
  remove_markers(finish);                                                                   // of the excerpt's end
  fragment.lacks_text = has_unknown_tag(context.diagnostics);
  check_anchors(finish);  // links into this post
  return true;
}

/// Stellar and Volantis: `references:` of the head is a list below the text. Empty where there is none.
std::string references_below(const Post& post, const Config& config) {
  const std::string theme = to_lower_ascii(config.theme);
  const auto lines = post.fields.find(kReferenceLines);
  if (!lines || post.is_html || (theme.find("stellar") == theme.npos && theme.find("volantis") == theme.npos))
    return {};
  std::string list = config.language.starts_with("zh") ? "\n\n**参考资料**\n\n" : "\n\n**References**\n\n";
  for (const std::string_view line : split(*lines, '\n'))
    if (!line.empty()) list += "- " + std::string(line) + "\n";
  return list;
}

void forward(const Diagnostics& own, Diagnostics& diagnostics) {
  for (Diagnostic& one : own.sorted())
    diagnostics.report(one.kind, std::move(one.place), std::move(one.message), std::move(one.hint));
}

}  // namespace

Renderer::Renderer(const Config& config, const Site& site, Diagnostics& diagnostics, RunProgram convert)
    : config_(config),
      site_(site),
      diagnostics_(diagnostics),
      convert_(std::move(convert)),
      shortcodes_(std::make_unique<ShortcodeFiles>(config)) {}
Renderer::~Renderer() = default;

const AssetFinder& Renderer::assets() const {
  std::call_once(assets_made_, [this] { assets_ = std::make_unique<AssetFinder>(config_, site_); });
  return *assets_;
}

std::shared_ptr<const Fragment> Renderer::render(std::size_t index) const {
  const Post& post = site_.posts[index];
  // what had to be repaired was reported when the catalogue was read
  const std::optional<PostText> read = read_post_text(config_, post.source, diagnostics_);
  if (!read) return nullptr;
  if (read->text.size() < post.body_offset) {
    diagnostics_.report(Kind::io_unreadable, {post.source, 0, 0}, tr("the post changed while it was read"),
                        tr("run essaypack again"));
    return nullptr;
  }
  if (!needs_converter(markup_of(post.source.view(), config_)))
    return render_body(std::string_view(read->text).substr(post.body_offset), post);
  const std::optional<std::string> html = convert_markup(read->text, post, config_, convert_, diagnostics_);
  return html ? render_at(*html, post, 0) : nullptr;
}

std::shared_ptr<const Fragment> Renderer::render_body(std::string_view body, const Post& post) const {
  const std::string below = references_below(post, config_);
  return below.empty() ? render_at(body, post, post.body_line)
                       : render_at(std::string(body) + below, post, post.body_line);
}

std::shared_ptr<const Fragment> Renderer::render_at(std::string_view body, const Post& post, int first_line) const {
  auto fragment = std::make_shared<Fragment>();
  const SourcePlaces places(post.source, body, first_line);
  Diagnostics own;  // what this body alone lacks
  const BodyContext context{config_, site_, post, assets(), own, places, shortcodes_.get()};
  const bool is_good = run_passes(body, context, *fragment);
  forward(own, diagnostics_);
  if (!is_good) return nullptr;
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
  Diagnostics own;
  const BodyContext context{config_, site_, place, assets(), own, places, shortcodes_.get()};
  const bool is_good = run_passes(markdown, context, fragment);
  forward(own, diagnostics_);
  if (!is_good) {
    fragment.body.reset();
    fragment.body.append_child("body");
  }
  return fragment;
}

}  // namespace essaypack
