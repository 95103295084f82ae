/// Tags of tufte-jekyll: notes beside the text, wide pictures, epigraphs.

#include "content/tags/tags.h"

#include "base/text.h"
#include "content/lookup/body_context.h"
#include "content/markdown/inline_html.h"
#include "input/body_title.h"

namespace essaypack {

namespace {

/// The words of `'id' 'text'`, their outputs evaluated.
std::vector<std::string> words_of(const TagCall& call) {
  std::vector<std::string> words = split_words(call.text);
  for (std::string& word : words) word = evaluate_in_text(word, call.context).text;
  return words;
}

TagOutput picture(const TagCall& call, const std::vector<std::string>& words, std::size_t at) {
  if (at >= words.size()) return text_output("");
  const std::string caption = at + 1 < words.size() ? words[at + 1] : "";
  std::string url = words[at];
  if (url.find("://") == std::string::npos && !url.starts_with('/')) url = call.context.config.root + url;
  return block_output(
      html_figure(html_image(url, plain_inline(caption), ""), inline_html(caption, call.context.config)), "");
}

}  // namespace

/// `{% sidenote 'id' 'text' %}`, `{% marginnote 'id' 'text' %}`
TagOutput make_margin_note(const TagCall& call) {
  const std::vector<std::string> words = words_of(call);
  TagOutput output = text_output(words.empty() ? "" : std::string(trim(join_words(words, words.size() > 1 ? 1 : 0))));
  output.is_note = !output.plain.empty();
  return output;
}

/// `{% newthought 'First words' %}`
TagOutput make_new_thought(const TagCall& call) {
  const std::string text = join_words(words_of(call), 0);
  return inline_output(inline_html(text, call.context.config), text);
}

/// `{% fullwidth 'path' 'caption' %}`, `{% maincolumn 'path' 'caption' %}`
TagOutput make_wide_picture(const TagCall& call) { return picture(call, words_of(call), 0); }

/// `{% marginfigure 'id' 'path' 'caption' %}`
TagOutput make_margin_picture(const TagCall& call) { return picture(call, words_of(call), 1); }

/// `{% epigraph 'text' 'author' 'source' %}`
TagOutput make_epigraph(const TagCall& call) {
  const std::vector<std::string> words = words_of(call);
  if (words.empty()) return text_output("");
  const Config& config = call.context.config;
  std::string source;
  if (words.size() > 1) source = inline_html(words[1], config);
  if (words.size() > 2) source += (source.empty() ? "<cite>" : ", <cite>") + inline_html(words[2], config) + "</cite>";
  return block_output("<blockquote><p>" + inline_html(words[0], config) + "</p>" +
                          (source.empty() ? "" : "<footer>" + source + "</footer>") + "</blockquote>",
                      "");
}

}  // namespace essaypack
