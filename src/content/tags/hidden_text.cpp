#include "content/tags/hidden_text.h"

#include "base/text.h"
#include "content/lookup/body_context.h"
#include "content/lookup/outline.h"
#include "content/tags/file_inclusions.h"
#include "content/tags/liquid_condition.h"
#include "content/tags/shortcode_template.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace essaypack {
namespace {

constexpr std::size_t npos = std::string_view::npos;

using Pieces = std::vector<std::pair<std::size_t, std::size_t>>;

std::string_view name_of(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && is_ascii_name(text[end])) ++end;
  return text.substr(0, end);
}

void report_open(const BodyContext& context, std::size_t at, const Message& hint) {
  context.diagnostics.report(Kind::content_bad_html, context.places.at(at),
                             tr("a comment is never closed, it hides the rest of the post"), hint);
}

/// `{% name markup %}`.
struct LiquidTag {
  std::string name;
  std::string_view markup;
  std::size_t begin = 0, end = 0;
};

/// All tags outside `{{ }}` and `raw`, which is among them (Liquid 4 and 5, `TemplateParser`).
std::vector<LiquidTag> find_tags(std::string_view body) {
  std::vector<LiquidTag> tags;
  std::size_t closes[2] = {0, 0};
  bool is_raw = false;
  for (std::size_t at = 0; (at = body.find('{', at)) != npos;) {
    const char sign = at + 1 < body.size() ? body[at + 1] : ' ';
    const bool is_output = sign == '{' && !is_raw;
    if (sign != '%' && !is_output) {
      ++at;
      continue;
    }
    std::size_t& close = closes[is_output];
    if (close != npos && close < at + 2) close = body.find(is_output ? "}" : "%}", at + 2);
    if (close == npos) {
      at += 2;
      continue;
    }
    if (is_output) {
      at = close + 1;
      continue;
    }
    const std::string_view inside =
        inside_of_braces(body.substr(at + 2, std::min(close - at - 2, TagScanner::kMaxTag)));
    LiquidTag tag{inside.starts_with('#') ? "#" : to_lower_ascii(name_of(inside)), {}, at, close + 2};
    // in raw only its end is a tag, and what looks like another may hold that
    if (is_raw && tag.name != "endraw") {
      at += 2;
      continue;
    }
    at = tag.end;
    is_raw = tag.name == "raw";
    tag.markup = trim(inside.substr(tag.name.size()));
    tags.push_back(std::move(tag));
  }
  return tags;
}

/// Walks the tags of a body and notes what is hidden.
class LiquidWalk {
 public:
  LiquidWalk(std::string_view body, const BodyContext& context) : body_(body), context_(context), scope_(context) {}

  void enter_include(const std::vector<std::pair<std::string, std::string>>& given) { scope_.enter_include(given); }

  Pieces run() {
    const std::vector<LiquidTag> tags = find_tags(body_);
    int loops = 0;
    for (const LiquidTag& tag : tags) {
      loops += is_one_of(tag.name, {"for", "tablerow"});
      loops -= is_one_of(tag.name, {"endfor", "endtablerow"}) && loops > 0;
      if (is_one_of(tag.name, {"assign", "capture", "for", "tablerow", "increment", "decrement"})) {
        scope_.assign(given_name(tag));
        // in a loop it holds for what stands above it, too
        if (loops > 0 || tag.name != "assign") changing_.insert(given_name(tag));
      }
      if (tag.name.starts_with("include") || tag.name == "liquid") scope_.include_file();
    }
    for (const LiquidTag& tag : tags) step(tag);
    while (!blocks_.empty()) {
      const Block& block = blocks_.back();
      if (block.name == "comment" && !block.was_hidden)
        report_open(context_, block.begin, tr("close it with '{% endcomment %}'"));
      if (!block.was_hidden) show(body_.size());
      blocks_.pop_back();
    }
    if (hides_rest_) show(body_.size());
    return std::move(pieces_);
  }

 private:
  struct Block {
    std::string name;
    std::size_t begin = 0;
    bool was_hidden = false;     ///< What the block stands in is hidden already.
    bool is_decided = true;      ///< None of its conditions is unknown: its tags go, too.
    bool is_above_sure = true;   ///< So are those around it, up to a loop or the page.
    bool is_taken = false;       ///< A branch was surely taken.
    std::string_view subject{};  ///< Of a `case`.
  };

  bool is_hidden() const { return hidden_from_ != npos; }
  void hide(std::size_t from) {
    if (!is_hidden()) hidden_from_ = from;
  }
  void show(std::size_t to) {
    if (is_hidden() && to > hidden_from_) pieces_.emplace_back(hidden_from_, to);
    hidden_from_ = npos;
  }

  /// The name that a tag gives a value.
  static std::string given_name(const LiquidTag& tag) {
    return std::string(name_of(tag.markup.substr(std::min(tag.markup.find_first_not_of("\"'"), tag.markup.size()))));
  }

  void assign(const LiquidTag& tag) {
    const std::string name = given_name(tag);
    const std::size_t equals = tag.markup.find('=');
    if (equals == npos) return;
    const bool is_sure = blocks_.empty() || (blocks_.back().is_decided && blocks_.back().is_above_sure);
    if (is_sure && changing_.count(name) == 0)
      scope_.set(name, tag.markup.substr(equals + 1));
    else
      scope_.forget(name);
  }

  static bool is_loop(const Block& block) { return block.name == "for" || block.name == "tablerow"; }

  void step(const LiquidTag& tag) {
    if (tag.name == "raw" || tag.name == "endraw" || hides_rest_) return;
    // Liquid reads nothing else in a comment
    if (!blocks_.empty() && blocks_.back().name == "comment" && tag.name != "comment" && tag.name != "endcomment")
      return;
    if (is_one_of(tag.name, {"if", "unless", "case", "for", "tablerow", "comment", "ifchanged"})) return open(tag);
    if (tag.name.starts_with("end")) return close(tag);
    if (blocks_.empty() ? is_hidden() : blocks_.back().was_hidden) return;
    if (is_one_of(tag.name, {"elsif", "else", "when"})) return branch(tag);
    if (!is_hidden() && tag.name == "assign") assign(tag);
    if (!is_hidden() && tag.name == "#") pieces_.emplace_back(tag.begin, tag.end);
    if (!is_hidden() && is_one_of(tag.name, {"break", "continue"})) stop(tag);
  }

  void open(const LiquidTag& tag) {
    Block block{tag.name, tag.begin, is_hidden()};
    if (!blocks_.empty()) {
      const Block& above = blocks_.back();
      block.is_above_sure = is_loop(above) || (above.is_decided && above.is_above_sure);
    }
    ++open_[tag.name];
    if (!block.was_hidden) {
      if (tag.name == "case") {
        block.subject = tag.markup;
        block.is_decided = scope_.matches(tag.markup, "nil") != Verdict::unknown;
        hide(block.is_decided ? tag.begin : tag.end);  // what stands above the first `when` is shown by nobody
      } else if (tag.name == "comment") {
        hide(tag.begin);
      } else {
        take(block, verdict_of(tag), tag);
      }
    }
    blocks_.push_back(std::move(block));
  }

  Verdict verdict_of(const LiquidTag& tag) const {
    if (tag.name == "for" || tag.name == "tablerow") {
      const Verdict verdict = scope_.runs(tag.markup);
      return verdict == Verdict::no ? verdict : Verdict::unknown;
    }
    if (tag.name == "ifchanged") return Verdict::unknown;
    const Verdict verdict = scope_.decide(tag.markup);
    return tag.name == "unless" ? opposite(verdict) : verdict;
  }

  /// Opens a branch of a visible block: hides it, shows it, or leaves its tag to whoever reports it.
  void take(Block& block, Verdict verdict, const LiquidTag& tag) {
    if (verdict == Verdict::no) return hide(tag.begin);
    if (verdict == Verdict::unknown) {
      block.is_decided = false;
      return show(tag.begin);
    }
    block.is_taken = true;
    hide(tag.begin);
    show(tag.end);
  }

  void branch(const LiquidTag& tag) {
    if (blocks_.empty()) return;
    Block& block = blocks_.back();
    const bool is_case = block.name == "case";
    Verdict verdict = Verdict::yes;
    if (tag.name == "when") {
      if (!is_case) return;
      return take(block, scope_.matches(block.subject, tag.markup), tag);
    }
    if (tag.name == "elsif") verdict = scope_.decide(tag.markup);
    if (is_loop(block) && !block.is_decided) verdict = Verdict::unknown;
    take(block, block.is_taken ? Verdict::no : verdict, tag);
  }

  void close(const LiquidTag& tag) {
    const std::string name = tag.name.substr(3);
    const auto count = open_.find(name);
    if (count == open_.end() || count->second == 0) return;
    while (true) {
      const Block block = std::move(blocks_.back());
      blocks_.pop_back();
      --open_[block.name];
      const bool is_last = block.name == name;
      if (is_last && !block.was_hidden) {
        // the tag goes with what was decided
        if (block.is_decided) hide(tag.begin);
        show(block.is_decided ? tag.end : tag.begin);
      }
      if (is_last) return;
      if (!block.was_hidden) show(tag.begin);
    }
  }

  /// `break` in no loop ends the page; in one it ends what is left of the loop, where no condition around it is
  /// unknown.
  void stop(const LiquidTag& tag) {
    if (!blocks_.empty() && !is_loop(blocks_.back()) && !(blocks_.back().is_decided && blocks_.back().is_above_sure))
      return;
    const auto loop = std::find_if(blocks_.rbegin(), blocks_.rend(), is_loop);
    if (loop != blocks_.rend()) return stop_loop(tag, loop.base() - 1);
    hide(tag.begin);
    hides_rest_ = true;
  }

  void stop_loop(const LiquidTag& tag, std::vector<Block>::iterator loop) {
    hide(tag.begin);
    for (auto block = loop + 1; block != blocks_.end(); ++block) block->was_hidden = true;
  }

  std::string_view body_;
  const BodyContext& context_;
  LiquidScope scope_;
  std::set<std::string> changing_;  ///< Names whose values the walk can't follow.
  std::vector<Block> blocks_;
  std::map<std::string, std::size_t> open_;  ///< How many blocks of each name are.
  std::size_t hidden_from_ = npos;
  bool hides_rest_ = false;
  Pieces pieces_;
};

/// `texts`, where there are any, stand in the place of the pieces.
VisibleText cut(std::string_view body, const Pieces& pieces, CutForm form, const std::vector<std::string>& texts = {}) {
  VisibleText visible;
  visible.text.reserve(body.size());
  std::size_t from = 0, removed = 0;
  for (std::size_t at = 0; at < pieces.size(); ++at) {
    const auto [begin, end] = pieces[at];
    visible.text += body.substr(from, begin - from);
    const std::string_view hidden = body.substr(begin, end - begin);
    const auto lines = std::count(hidden.begin(), hidden.end(), '\n');
    std::string put = at < texts.size() ? texts[at] : std::string();
    if (form == CutForm::lines_stay) put.assign(static_cast<std::size_t>(lines), '\n');
    visible.text += put;
    removed += hidden.size() - put.size();
    const auto put_lines = std::count(put.begin(), put.end(), '\n');
    visible.cuts.push_back({visible.text.size(), removed, static_cast<int>(lines - put_lines)});
    from = end;
  }
  visible.text += body.substr(from);
  return visible;
}

}  // namespace

std::optional<VisibleText> without_hidden_text(std::string_view body, TagLanguage language, const BodyContext& context,
                                               CutForm form) {
  Pieces pieces;
  if (language == TagLanguage::liquid && body.find("{%") != npos) pieces = LiquidWalk(body, context).run();
  std::vector<std::string> texts;
  if (language == TagLanguage::shortcodes && body.find("{{") != npos)
    for (ShortcodePiece& piece : find_shortcode_pieces(body, context)) {
      pieces.emplace_back(piece.begin, piece.end);
      texts.push_back(std::move(piece.text));
    }
  if (language == TagLanguage::tera && body.find("{%") != npos) pieces = find_hidden_bodies(body, context);
  if (pieces.empty() && context.config.markdown.notes.outlines) pieces = find_private_blocks(body);
  if (context.config.kind->rules.vue_components && form == CutForm::whole)
    for (FileInclusion& one : find_file_inclusions(body, context)) {
      pieces.emplace_back(one.begin, one.end);
      texts.push_back(std::move(one.text));
    }
  if (pieces.empty()) return {};
  return cut(body, pieces, form, texts);
}

std::optional<VisibleText> visible_include(std::string_view text,
                                           const std::vector<std::pair<std::string, std::string>>& given,
                                           const BodyContext& context) {
  LiquidWalk walk(text, context);
  walk.enter_include(given);
  const Pieces pieces = walk.run();
  if (pieces.empty()) return {};
  return cut(text, pieces, CutForm::whole);
}

}  // namespace essaypack
