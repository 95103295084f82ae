#pragma once

/// Finds template tags in a body and asks tags.h what becomes of them.

#include "content/lookup/body_context.h"
#include "content/tags/tags.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace essaypack {

/// The site's own; in a plain folder that of the first tag, if any, which is reported.
TagLanguage tag_language_of(std::string_view body, const BodyContext& context);

/// What starts at a `{` or `<`.
struct TagFound {
  enum class What {
    text,     ///< Nothing: the bytes up to `end` are text.
    removed,  ///< The bytes up to `end` go.
    output    ///< `output.open` stands in the place of the bytes up to `end`.
  } what = What::text;
  std::size_t end = 0;
  TagOutput output;
};

/// Every `{% end %}` of Zola, from its first byte to behind its last, with the name of the block that it closes.
std::vector<std::pair<std::string, std::pair<std::size_t, std::size_t>>> find_tera_ends(std::string_view body);
/// The texts between the tags of Zola's shortcodes that their templates do not show, in order, none in another; each is
/// reported.
std::vector<std::pair<std::size_t, std::size_t>> find_hidden_bodies(std::string_view body, const BodyContext& context);

/// True for a tag of which comments divide the content: tabs, a timeline.
bool is_divided(std::string_view tag);

/// Walks one body from front to back.
class TagScanner {
 public:
  static constexpr std::size_t kMaxTag = 4'000;  ///< Bytes of a tag.
  static constexpr std::size_t kMaxOpen = 300;   ///< More tags around each other than HTML may have elements.

  TagScanner(std::string_view body, const BodyContext& context, TagLanguage language)
      : body_(body), context_(context), language_(language) {}

  TagLanguage language() const { return language_; }
  /// Reads what starts with `{` at `at`.
  TagFound read_braces(std::size_t at);
  /// The end of the HTML comment at `at`, behind its `-->`; npos if nothing closes it. What Jekyll and Hugo read before
  /// HTML is one closes none.
  std::size_t end_of_comment(std::size_t at);
  /// Reads a comment at `at` that divides tabs or a timeline.
  TagFound read_comment(std::size_t at);
  /// Reads a line that begins with `:::` at `at` and ends at `end`: an `aside` opens or closes.
  TagFound read_container(std::size_t at, std::size_t end);
  /// The same of `@tab`, which divides the innermost container where that holds tabs.
  TagFound read_tab_mark(std::size_t at, std::size_t end);

  /// Jekyll and Hugo read tags in code too: `{% raw %}` around it and the comment signs of `{{</* x */>}}` are not
  /// shown.
  bool changes_code(std::string_view code) const;
  std::string clean_code(std::string_view line) const;
  /// True for code at `at` in which outputs of Liquid are evaluated before it is code, and a line of it so.
  bool evaluates_code(std::string_view code, std::size_t at) const;
  std::string evaluated_code(std::string_view line);

 private:
  struct Open {
    std::string name;
    TagOutput output;
    std::string title;                       ///< For tabs that have no caption.
    int sections = 0;                        ///< Tabs or events so far.
    bool has_section = false;                ///< A tab or an event is open.
    bool is_html = false;                    ///< What stands in it is HTML as it is written.
    std::vector<std::string> captions = {};  ///< Of tabs, told beforehand.
  };
  struct EndTag {
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  struct NamedTag {
    std::string name;  ///< Lower case.
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  /// The next `{% name %}`. `close` is a memory for one walk, 0 at its start.
  std::optional<NamedTag> next_tag(std::size_t from, std::size_t& close) const;
  /// Behind the `else` or `endif` of an `if` whose tag ends at `from`; npos if it is never closed.
  std::size_t end_of_branch(std::size_t from);
  /// The end of what a tag that ends at `end` hides, its end tag included; 0 if it hides nothing.
  std::size_t end_of_hidden(const TagCall& call, std::size_t end);
  /// The end of what starts with `{` at `at` and is read before HTML is; 0 if nothing does.
  std::size_t end_of_template(std::size_t at);
  TagFound read_tag(std::size_t at);
  TagFound read_variable(std::size_t at) const;
  TagFound read_note(std::size_t at);
  TagFound read_liquid_note(std::size_t at) const;
  TagFound read_attributes(std::size_t at);
  TagFound read_liquid_output(std::size_t at);
  /// Keeps what `{% capture name %}` holds for `{{ name }}`.
  void capture(const TagCall& call);
  /// The same of the value in `{% assign name = value %}`.
  void assign(const TagCall& call);
  TagFound loop(const TagCall& call, std::size_t end);
  /// What a file of the site makes of the arguments, as Markdown; the call's arguments are evaluated.
  TagFound include(TagCall& call, std::size_t end);
  /// Counts bytes that evaluating makes; false where the body has had its share.
  bool spend(std::size_t bytes);
  bool is_name_of_liquid(std::string_view written) const;
  TagFound read_shortcode(std::size_t at);
  TagFound read_one_shortcode(std::size_t at);
  /// A shortcode that the site has a template for, as that says; `end` is 0 where it has none, or only Hugo can follow
  /// it.
  TagFound open_by_template(const TagCall& call, std::size_t end);
  /// Takes what follows a shortcode in an inner text that is HTML and no Markdown, up to the next one.
  void take_html(TagFound& found);
  TagFound read_tera(std::size_t at);
  TagFound close_tag(std::string_view name, std::size_t end);
  TagFound open_tag(TagCall& call, std::size_t end);
  std::size_t end_of_restricted(const TagCall& call, std::size_t end);
  void name_tab(TagCall& call);
  TagFound open_unknown(TagCall& call, std::size_t end);
  TagFound open_unclosed(TagCall& call, const TagEntry& entry, std::size_t end);
  void note_end(const std::string& written, std::size_t at);
  bool reads_every_template() const;
  bool is_of_hexo() const { return language_ == TagLanguage::nunjucks || language_ == TagLanguage::none; }
  /// What stands in an address and can't be followed: whoever has that address has none.
  static void leave_address(TagFound& found);
  /// The title of the next section of a tag (HTML).
  std::string section_title(Open& tag, std::string_view css_class, std::string_view written) const;
  const TagEntry* find_entry(std::string_view name) const;
  const EndTag* find_end_tag(const std::string& name, std::size_t from);
  /// The end tag of a tag that others of its name may stand in, or follow while it is never closed.
  std::optional<EndTag> find_own_end(const TagCall& call, std::size_t from);
  void index_end_tags();
  void pair_tags(const std::vector<NamedTag>& tags);
  std::size_t next_of(std::string_view closer, std::size_t from, std::size_t& memory) const;

  std::string_view body_;
  const BodyContext& context_;
  TagLanguage language_;
  std::vector<Open> open_;
  Open unclosed_;                  ///< The last tag with sections that nothing closes; without a name if there is none.
  std::vector<std::string> tera_;  ///< What `{% end %}` closes, the innermost last.
  std::unordered_map<std::string, std::vector<EndTag>> end_tags_;
  std::unordered_map<std::size_t, std::optional<EndTag>> own_ends_;  ///< By where Hexo's tags begin.
  std::unordered_map<std::string, int> openers_;                     ///< Tags so far whose end has not come yet.
  std::unordered_map<std::string, std::string> captures_;
  LiquidNames names_;
  Message not_followed_;  ///< Why the last shortcode's template was not evaluated.
  std::size_t evaluated_bytes_ = 0;
  std::size_t shortcode_cost_ = 0;  ///< Of templates so far.
  bool has_index_ = false;
  std::size_t raw_end_ = 0;  ///< Up to here Liquid is text.
  std::size_t next_percent_ = 0;
  std::size_t next_hash_ = 0;
  std::size_t next_close_ = 0;                ///< Of `-->`.
  int misses_ = 0;                            ///< Ends that were looked for in vain.
  std::size_t next_comment_end_[2] = {0, 0};  ///< `{:/}` and `{:/comment}`.
  std::size_t next_shortcode_[2] = {0, 0};    ///< `>}}` and `%}}`.
};

}  // namespace essaypack
