#include "content/tags/tags.h"

#include "base/plain_field.h"
#include "base/text.h"

#include <algorithm>

namespace essaypack {

namespace {

constexpr TagEntry kTags[] = {
    {"a", TagContent::none, make_link},
    {"admonition", TagContent::markdown, make_note},
    {"anchor", TagContent::none, make_link},
    {"aplayer", TagContent::none, make_embed},
    {"asset_image", TagContent::none, make_asset_img},
    {"asset_img", TagContent::none, make_asset_img},
    {"asset_link", TagContent::none, make_asset_link},
    {"asset_path", TagContent::none, make_asset_path},
    {"audio", TagContent::none, make_embed},
    {"bilibili", TagContent::none, make_embed},
    {"blockquote", TagContent::markdown, make_blockquote},
    {"box", TagContent::markdown, make_note},
    {"btn", TagContent::none, make_button},
    {"btns", TagContent::markdown, make_layout},
    {"button", TagContent::none, make_button},
    {"caniuse", TagContent::none, make_embed},
    {"centerquote", TagContent::markdown, make_pullquote},
    {"chartjs", TagContent::whole, make_source_block},
    {"checkbox", TagContent::none, make_checkbox},
    {"code", TagContent::whole, make_codeblock},
    {"codeblock", TagContent::whole, make_codeblock},
    {"codepen", TagContent::none, make_embed},
    {"copy", TagContent::none, make_copy},
    {"cq", TagContent::markdown, make_pullquote},
    {"del", TagContent::none, make_span},
    {"dplayer", TagContent::none, make_embed},
    {"emp", TagContent::none, make_span},
    {"fancybox", TagContent::whole, make_gallery},
    {"flink", TagContent::whole, make_friends},
    {"folders", TagContent::markdown, make_folders},
    {"folding", TagContent::markdown, make_details},
    {"full_url_for", TagContent::none, make_url_for},
    {"gallery", TagContent::whole, make_gallery},
    {"gallerygroup", TagContent::none, make_gallery_group},
    {"ghcard", TagContent::none, make_embed},
    {"gist", TagContent::none, make_embed},
    {"github", TagContent::none, make_embed},
    {"gp", TagContent::whole, make_gallery},
    {"grid", TagContent::whole, make_gallery},
    {"grouppicture", TagContent::whole, make_gallery},
    {"hideblock", TagContent::markdown, make_details},
    {"hideinline", TagContent::none, make_hide_inline},
    {"hidetoggle", TagContent::markdown, make_details},
    {"iframe", TagContent::none, make_embed},
    {"image", TagContent::none, make_img},
    {"img", TagContent::none, make_img},
    {"include_code", TagContent::none, make_include_code},
    {"inlineimage", TagContent::none, make_nothing},
    {"inlineimg", TagContent::none, make_asset_img},
    {"jsfiddle", TagContent::none, make_embed},
    {"katex", TagContent::whole, make_math},
    {"kbd", TagContent::none, make_span},
    {"label", TagContent::none, make_label},
    {"link", TagContent::none, make_link},
    {"mark", TagContent::none, make_span},
    {"math", TagContent::whole, make_math},
    {"mathjax", TagContent::whole, make_math},
    {"mermaid", TagContent::whole, make_source_block},
    {"meting", TagContent::none, make_embed},
    {"more", TagContent::none, make_nothing},
    {"note", TagContent::markdown, make_note},
    {"noteblock", TagContent::markdown, make_note},
    {"p", TagContent::none, make_span},
    {"pdf", TagContent::none, make_embed},
    {"poem", TagContent::markdown, make_poem},
    {"poetry", TagContent::markdown, make_poem},
    {"post_link", TagContent::none, make_post_link},
    {"post_path", TagContent::none, make_post_path},
    {"psw", TagContent::none, make_span},
    {"pullquote", TagContent::markdown, make_pullquote},
    {"quote", TagContent::markdown, make_blockquote},
    {"radio", TagContent::none, make_checkbox},
    {"raw", TagContent::whole, make_raw},
    {"readmore", TagContent::none, make_nothing},
    {"s", TagContent::none, make_span},
    {"score", TagContent::whole, make_source_block},
    {"series", TagContent::none, make_nothing},
    {"span", TagContent::none, make_span},
    {"spoiler", TagContent::markdown, make_details},
    {"sub", TagContent::none, make_span},
    {"subnote", TagContent::markdown, make_note},
    {"subtabs", TagContent::markdown, make_tabs},
    {"sup", TagContent::none, make_span},
    {"tabs", TagContent::markdown, make_tabs},
    {"timeline", TagContent::markdown, make_timeline},
    {"timenode", TagContent::markdown, make_time_node},
    {"tip", TagContent::markdown, make_note},
    {"toc", TagContent::none, make_nothing},
    {"tweet", TagContent::none, make_embed},
    {"u", TagContent::none, make_span},
    {"url_for", TagContent::none, make_url_for},
    {"video", TagContent::none, make_embed},
    {"vimeo", TagContent::none, make_embed},
    {"wavy", TagContent::none, make_span},
    {"youtube", TagContent::none, make_embed},
};

/// Options of Stellar's tags, `key:value`; other words with a colon are text.
constexpr std::string_view kOptions[] = {"align", "author",  "bg",       "checked",  "child",  "color",  "cover",
                                         "date",  "desc",    "download", "fancybox", "footer", "height", "icon",
                                         "open",  "padding", "poster",   "ratio",    "size",   "src",    "symbol",
                                         "theme", "title",   "type",     "width"};

std::string_view without_quotes(std::string_view text) {
  text = trim(text);
  if (text.size() > 1 && (text[0] == '"' || text[0] == '\'') && text.back() == text[0])
    return text.substr(1, text.size() - 2);
  return text;
}

}  // namespace

const TagEntry* find_tag(std::string_view name) {
  const auto* entry = std::lower_bound(std::begin(kTags), std::end(kTags), name,
                                       [](const TagEntry& a, std::string_view b) { return a.name < b; });
  return entry != std::end(kTags) && entry->name == name ? entry : nullptr;
}

std::vector<std::string> split_words(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    if (is_ascii_space(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = std::string_view::npos;
    if (text[at] == '"' || text[at] == '\'') end = text.find(text[at], at + 1);
    // A quote closes only before a space: 'it's' and "a"b are words.
    if (end != std::string_view::npos && (end + 1 == text.size() || is_ascii_space(text[end + 1]))) {
      words.emplace_back(text.substr(at + 1, end - at - 1));
      at = end + 1;
      continue;
    }
    end = at;
    while (end < text.size() && !is_ascii_space(text[end])) ++end;
    words.emplace_back(text.substr(at, end - at));
    at = end;
  }
  return words;
}

std::vector<std::string> split_commas(std::string_view text) {
  std::vector<std::string> parts;
  for (const std::string_view part : split(text, ',')) parts.emplace_back(without_quotes(part));
  return parts;
}

std::string join_words(const std::vector<std::string>& words, std::size_t from) {
  std::string joined;
  for (std::size_t at = from; at < words.size(); ++at) joined += (joined.empty() ? "" : " ") + words[at];
  return joined;
}

bool looks_like_address(std::string_view word) {
  if (word.empty()) return false;
  if (word[0] == '/' || word[0] == '#' || word.starts_with("./") || word.starts_with("../")) return true;
  if (word.find("://") != std::string_view::npos || word.starts_with("mailto:")) return true;
  const std::size_t dot = word.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || word.size() - dot < 3 || word.size() - dot > 6) return false;
  return std::all_of(word.begin() + static_cast<std::ptrdiff_t>(dot) + 1, word.end(),
                     [](char c) { return is_ascii_alnum(c); });
}

std::string html_attribute(std::string_view name, std::string_view value) {
  if (value.empty()) return {};
  return " " + std::string(name) + "=\"" + escape_xml(value) + "\"";
}

TagOutput text_output(std::string plain) {
  TagOutput output;
  output.plain = std::move(plain);
  output.is_text = true;
  return output;
}

TagOutput inline_output(std::string html, std::string plain) {
  TagOutput output;
  output.open = std::move(html);
  output.plain = std::move(plain);
  return output;
}

TagOutput block_output(std::string open, std::string close) {
  TagOutput output;
  output.open = std::move(open);
  output.close = std::move(close);
  output.is_block = true;
  return output;
}

void drop_options(std::vector<std::string>& words) {
  words.erase(std::remove_if(words.begin(), words.end(),
                             [](const std::string& word) {
                               const std::size_t colon = word.find(':');
                               return colon != std::string::npos &&
                                      std::binary_search(std::begin(kOptions), std::end(kOptions),
                                                         word.substr(0, colon));
                             }),
              words.end());
}

std::string html_figure(std::string_view image, std::string_view caption) {
  return "<figure>" + std::string(image) +
         (caption.empty() ? "" : "<figcaption>" + escape_xml(plain_field(caption)) + "</figcaption>") + "</figure>";
}

std::string html_link(std::string_view url, std::string_view text, std::string_view title) {
  return "<a" + html_attribute("href", url) + html_attribute("title", plain_field(title)) + ">" +
         escape_xml(plain_field(text)) + "</a>";
}

std::string html_image(std::string_view url, std::string_view alt, std::string_view title) {
  return "<img" + html_attribute("src", url) + " alt=\"" + escape_xml(plain_field(alt)) + "\"" +
         html_attribute("title", plain_field(title)) + ">";
}

std::string html_code(std::string_view code, std::string_view language, std::string_view caption) {
  std::string html = "<pre><code";
  if (!language.empty()) html += html_attribute("class", "language-" + std::string(language));
  html += ">" + escape_xml(code) + "</code></pre>";
  if (caption.empty()) return html;
  return "<figure><figcaption>" + std::string(caption) + "</figcaption>" + html + "</figure>";
}

}  // namespace essaypack
