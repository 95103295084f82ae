/// Whether a shortcode's template can show the text that stands between its tags.

#include "content/tags/go_html.h"
#include "content/tags/go_template.h"

#include "base/text.h"

#include <algorithm>
#include <set>

namespace essaypack {
namespace {

/// Walks a template without evaluating it.
class InnerWalk {
 public:
  /// True if something that is written where it is seen holds the inner text, or may. Names that are given it are
  /// known from the last walk on, for loops.
  bool start(const std::vector<GoNode>& nodes) {
    html_ = GoHtml(GoEscaping::html);
    return walk(nodes, true);
  }
  std::size_t names() const { return names_.size(); }

 private:
  bool walk(const std::vector<GoNode>& nodes, bool dot_holds) {
    bool shows = false;
    for (const GoNode& node : nodes) shows = step(node, dot_holds) || shows;
    return shows;
  }

  bool step(const GoNode& node, bool dot_holds) {
    const bool holds = mentions(node.pipe, dot_holds);
    if (holds) names_.insert(node.pipe.names.begin(), node.pipe.names.end());
    switch (node.kind) {
      case GoNode::Kind::text:
        html_.text(node.text);
        html_.forget();
        return false;
      case GoNode::Kind::output:
        return holds && node.pipe.names.empty() && html_.is_seen();
      case GoNode::Kind::condition:
        return branch(node, dot_holds, dot_holds);
      case GoNode::Kind::with:
      case GoNode::Kind::range:
        return branch(node, holds, dot_holds);
      case GoNode::Kind::other:
        // what a template of another name is given it may show
        return (holds && html_.is_seen()) || walk(node.body, true);
    }
    return true;
  }

  /// Behind a block stands what may be seen after either of its branches.
  bool branch(const GoNode& node, bool body_holds, bool dot_holds) {
    const GoHtml before = html_;
    const bool body = !is_false(node.pipe) && walk(node.body, body_holds);
    const GoHtml behind = html_;
    html_ = before;
    const bool otherwise = walk(node.otherwise, dot_holds);
    if (!html_.is_seen() && !is_false(node.pipe)) html_ = behind;
    return body || otherwise;
  }

  static bool is_false(const GoPipe& pipe) {
    return pipe.commands.size() == 1 && pipe.commands[0].terms.size() == 1 &&
           pipe.commands[0].terms[0].kind == GoTerm::Kind::boolean && pipe.commands[0].terms[0].text == "false";
  }

  bool mentions(const GoPipe& pipe, bool dot_holds) const {
    for (const GoCommand& command : pipe.commands)
      for (const GoTerm& term : command.terms)
        if (holds_inner(term, dot_holds)) return true;
    return false;
  }

  bool holds_inner(const GoTerm& term, bool dot_holds) const {
    const auto has_field = [&term](std::string_view name) {
      return std::find(term.fields.begin(), term.fields.end(), name) != term.fields.end();
    };
    // the page's own text has it, too
    for (const std::string_view name : {"Inner", "InnerDeindent", "RawContent", "Content", "Plain", "PlainWords"})
      if (has_field(name)) return true;
    switch (term.kind) {
      case GoTerm::Kind::dot:
        return term.fields.empty() && dot_holds;
      case GoTerm::Kind::variable:
        return term.text == "$" ? term.fields.empty() : names_.count(term.text) > 0;
      case GoTerm::Kind::group:
        return mentions(term.group[0], dot_holds);
      case GoTerm::Kind::text:
      case GoTerm::Kind::number:
      case GoTerm::Kind::boolean:
      case GoTerm::Kind::nil:
      case GoTerm::Kind::name:
        break;
    }
    return false;
  }

  std::set<std::string> names_;  ///< That were given the inner text.
  GoHtml html_{GoEscaping::html};
};

}  // namespace

bool may_show_inner(const GoTemplate& shortcode) {
  InnerWalk walk;
  for (int pass = 0; pass < 20; ++pass) {
    const std::size_t before = walk.names();
    if (walk.start(shortcode.nodes)) return true;
    if (walk.names() == before) return false;
  }
  return true;
}

}  // namespace essaypack
