#include "content/tags/tags.h"

#include "base/plain_field.h"
#include "base/text.h"
#include "content/markdown/inline_html.h"

#include <algorithm>

namespace essaypack {

namespace {

constexpr TagEntry kTags[] = {
    {"a", TagContent::none, make_link},
    {"about", TagContent::markdown, make_about},
    {"admonition", TagContent::markdown, make_note},
    {"albums", TagContent::none, make_filled_by_theme},
    {"alert", TagContent::markdown, make_note},
    {"alertbar", TagContent::none, make_note},
    {"alertblockquote", TagContent::markdown, make_note},
    {"alertpanel", TagContent::markdown, make_note},
    {"anchor", TagContent::none, make_link},
    {"aplayer", TagContent::none, make_embed},
    {"aplayerlist", TagContent::whole, make_list},
    {"aplayerlrc", TagContent::whole, make_song},
    {"asset_image", TagContent::none, make_asset_img},
    {"asset_img", TagContent::none, make_asset_img},
    {"asset_link", TagContent::none, make_asset_link},
    {"asset_path", TagContent::none, make_asset_path},
    {"audio", TagContent::none, make_embed},
    {"banner", TagContent::markdown, make_banner},
    {"bdage", TagContent::none, make_badge},
    {"bilibili", TagContent::none, make_embed},
    {"biliplayer", TagContent::none, make_embed},
    {"blocknote", TagContent::markdown, make_note},
    {"blockquote", TagContent::markdown, make_blockquote},
    {"blur", TagContent::none, make_mark},
    {"border", TagContent::markdown, make_layout},
    {"box", TagContent::markdown, make_note},
    {"btn", TagContent::markdown, make_button},
    {"btns", TagContent::markdown, make_layout},
    {"bubble", TagContent::none, make_noted_text},
    {"button", TagContent::markdown, make_button},
    {"buttons", TagContent::markdown, make_layout},
    {"callout", TagContent::markdown, make_note},
    {"can", TagContent::none, make_embed},
    {"caniuse", TagContent::none, make_embed},
    {"carousel", TagContent::pictures, make_gallery},
    {"cb", TagContent::none, make_checkbox},
    {"cell", TagContent::none, make_button},
    {"centerquote", TagContent::markdown, make_pullquote},
    {"chart", TagContent::whole, make_source_block},
    {"chartjs", TagContent::whole, make_chart},
    {"chat", TagContent::whole, make_chat},
    {"checkbox", TagContent::none, make_checkbox},
    {"code", TagContent::whole, make_codeblock},
    {"codeblock", TagContent::whole, make_codeblock},
    {"codepen", TagContent::none, make_embed},
    {"collapse", TagContent::markdown, make_details},
    {"contributors", TagContent::none, make_filled_by_theme},
    {"copy", TagContent::none, make_copy},
    {"cq", TagContent::markdown, make_pullquote},
    {"del", TagContent::none, make_mark},
    {"details", TagContent::markdown, make_details},
    {"dogeplayer", TagContent::none, make_filled_by_theme},
    {"dplayer", TagContent::none, make_embed},
    {"dropdown", TagContent::whole, make_dropdown},
    {"echarts", TagContent::whole, make_source_block},
    {"emoji", TagContent::none, make_emoji},
    {"emp", TagContent::none, make_mark},
    {"externallinkcard", TagContent::none, make_link_card},
    {"fancybox", TagContent::pictures, make_gallery},
    {"flink", TagContent::whole, make_list},
    {"flow", TagContent::whole, make_source_block},
    {"flowchart", TagContent::whole, make_source_block},
    {"fold", TagContent::markdown, make_details},
    {"folders", TagContent::markdown, make_folders},
    {"folding", TagContent::markdown, make_details},
    {"frame", TagContent::none, make_frame},
    {"friends", TagContent::none, make_friends},
    {"friendslink", TagContent::none, make_filled_by_theme},
    {"full_url_for", TagContent::none, make_url_for},
    {"gallery", TagContent::pictures, make_gallery},
    {"gallerygroup", TagContent::none, make_gallery_group},
    {"ghcard", TagContent::none, make_embed},
    {"ghcardgroup", TagContent::markdown, make_layout},
    {"gi", TagContent::pictures, make_gallery},
    {"gist", TagContent::none, make_embed},
    {"github", TagContent::none, make_embed},
    {"gp", TagContent::pictures, make_gallery},
    {"graphviz", TagContent::whole, make_source_block},
    {"grid", TagContent::pictures, make_gallery},
    {"groupimage", TagContent::pictures, make_gallery},
    {"grouppicture", TagContent::pictures, make_gallery},
    {"hashtag", TagContent::none, make_hashtag},
    {"heatmapcard", TagContent::none, make_filled_by_theme},
    {"hideblock", TagContent::markdown, make_details},
    {"hideinline", TagContent::none, make_hide_inline},
    {"hidetoggle", TagContent::markdown, make_details},
    {"highlight_text", TagContent::whole, make_marked_words},
    {"hl_text", TagContent::whole, make_marked_words},
    {"icon", TagContent::none, make_icon},
    {"iconfont", TagContent::none, make_icon},
    {"iframe", TagContent::none, make_embed},
    {"image", TagContent::none, make_image},
    {"img", TagContent::none, make_img},
    {"include_code", TagContent::none, make_include_code},
    {"inlineimage", TagContent::none, make_image},
    {"inlineimg", TagContent::none, make_asset_img},
    {"intcard", TagContent::none, make_introduction},
    {"issues", TagContent::none, make_filled_by_theme},
    {"jsfiddle", TagContent::none, make_embed},
    {"katex", TagContent::whole, make_math},
    {"kbd", TagContent::none, make_mark},
    {"label", TagContent::none, make_label},
    {"lg", TagContent::whole, make_link_grid},
    {"link", TagContent::none, make_link},
    {"linkgrid", TagContent::whole, make_link_grid},
    {"linkgroup", TagContent::markdown, make_layout},
    {"linklist", TagContent::none, make_filled_by_theme},
    {"links", TagContent::whole, make_list},
    {"linksfile", TagContent::none, make_filled_by_theme},
    {"mark", TagContent::none, make_mark},
    {"markmap", TagContent::markdown, make_layout},
    {"math", TagContent::whole, make_math},
    {"math_block", TagContent::whole, make_math_block},
    {"mathjax", TagContent::whole, make_math},
    {"mbti", TagContent::none, make_type_of_person},
    {"md", TagContent::none, make_embed},
    {"media", TagContent::whole, make_list},
    {"menu", TagContent::markdown, make_titled_layout},
    {"menuitem", TagContent::none, make_menu_item},
    {"mermaid", TagContent::whole, make_source_block},
    {"message", TagContent::markdown, make_note},
    {"meting", TagContent::none, make_embed},
    {"mindmap", TagContent::markdown, make_layout},
    {"more", TagContent::none, make_nothing},
    {"navbar", TagContent::none, make_navbar},
    {"nota", TagContent::none, make_noted_text},
    {"note", TagContent::markdown, make_note},
    {"noteblock", TagContent::markdown, make_note},
    {"notel", TagContent::markdown, make_note},
    {"notel-large", TagContent::markdown, make_note},
    {"notelarge", TagContent::markdown, make_note},
    {"notes", TagContent::markdown, make_note},
    {"notes-large", TagContent::markdown, make_note},
    {"okr", TagContent::markdown, make_okr},
    {"p", TagContent::none, make_span},
    {"pandown", TagContent::none, make_embed},
    {"paper", TagContent::markdown, make_poem},
    {"pdf", TagContent::none, make_embed},
    {"pinyin", TagContent::none, make_ruby},
    {"plantuml", TagContent::whole, make_source_block},
    {"poem", TagContent::markdown, make_poem},
    {"poetry", TagContent::markdown, make_poem},
    {"post_link", TagContent::none, make_post_link},
    {"post_path", TagContent::none, make_post_path},
    {"posters", TagContent::none, make_filled_by_theme},
    {"postlinkcard", TagContent::none, make_post_card},
    {"progress", TagContent::none, make_progress},
    {"psw", TagContent::none, make_mark},
    {"pullquote", TagContent::markdown, make_pullquote},
    {"puml", TagContent::whole, make_source_block},
    {"quot", TagContent::none, make_quotation_line},
    {"quote", TagContent::markdown, make_blockquote},
    {"radio", TagContent::none, make_checkbox},
    {"rating", TagContent::none, make_poll},
    {"raw", TagContent::whole, make_raw},
    {"readmore", TagContent::none, make_nothing},
    {"reel", TagContent::markdown, make_poem},
    {"referfrom", TagContent::none, make_reference},
    {"referto", TagContent::none, make_reference},
    {"ruby", TagContent::none, make_ruby},
    {"s", TagContent::none, make_mark},
    {"score", TagContent::whole, make_source_block},
    {"sequence", TagContent::whole, make_source_block},
    {"series", TagContent::none, make_nothing},
    {"site", TagContent::none, make_site_card},
    {"sitegroup", TagContent::markdown, make_titled_layout},
    {"sites", TagContent::none, make_friends},
    {"span", TagContent::none, make_span},
    {"spoiler", TagContent::markdown, make_details},
    {"sub", TagContent::none, make_mark},
    {"submenu", TagContent::markdown, make_submenu},
    {"subnote", TagContent::markdown, make_note},
    {"subsubtabs", TagContent::markdown, make_tabs},
    {"subtabs", TagContent::markdown, make_tabs},
    {"subwarning", TagContent::markdown, make_note},
    {"sup", TagContent::none, make_mark},
    {"swiper", TagContent::pictures, make_gallery},
    {"tabbed_codeblock", TagContent::whole, make_codeblock},
    {"table", TagContent::markdown, make_layout},
    {"tabs", TagContent::markdown, make_tabs},
    {"tagroulette", TagContent::none, make_filled_by_theme},
    {"timeline", TagContent::markdown, make_timeline},
    {"timenode", TagContent::markdown, make_time_node},
    {"tip", TagContent::markdown, make_note},
    {"toc", TagContent::none, make_nothing},
    {"tweet", TagContent::none, make_embed},
    {"typeit", TagContent::whole, make_filled_by_theme},
    {"u", TagContent::none, make_mark},
    {"url_for", TagContent::none, make_url_for},
    {"users", TagContent::none, make_filled_by_theme},
    {"video", TagContent::none, make_embed},
    {"videos", TagContent::markdown, make_layout},
    {"vimeo", TagContent::none, make_embed},
    {"vote", TagContent::none, make_poll},
    {"wavedrom", TagContent::whole, make_source_block},
    {"wavy", TagContent::none, make_mark},
    {"wide_image", TagContent::none, make_image},
    {"wow", TagContent::markdown, make_layout},
    {"xlink", TagContent::none, make_link},
    {"youtube", TagContent::none, make_embed},
};
static_assert(std::is_sorted(std::begin(kTags), std::end(kTags),
                             [](const TagEntry& a, const TagEntry& b) { return a.name < b.name; }));

}  // namespace

const TagEntry* find_tag(std::string_view name) {
  const auto* entry = std::lower_bound(std::begin(kTags), std::end(kTags), name,
                                       [](const TagEntry& a, std::string_view b) { return a.name < b; });
  return entry != std::end(kTags) && entry->name == name ? entry : nullptr;
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

bool begins_line(std::string_view before) {
  while (!before.empty() && (before.back() == ' ' || before.back() == '\t' || before.back() == '>'))
    before.remove_suffix(1);
  return before.empty() || before.back() == '\n';
}

bool stands_in_lines(std::string_view body, std::size_t begin, std::size_t end) {
  constexpr std::size_t kLongest = 2'000;
  std::string_view before = body.substr(0, begin);
  before = before.substr(before.size() - std::min(before.size(), kLongest));
  before = before.substr(before.rfind('\n') + 1);
  std::string_view behind = body.substr(end, kLongest);
  behind = behind.substr(0, behind.find('\n'));
  const auto is_tag = [](std::string_view at) {
    return at.starts_with("{{<") || at.starts_with("{{%") || at.starts_with("{%");
  };
  for (std::string_view* line : {&before, &behind})
    for (;;) {
      line->remove_prefix(std::min(line->find_first_not_of(" \t>"), line->size()));
      const std::size_t close = is_tag(*line) ? line->find(line->starts_with("{%") ? "%}" : "}}") : line->npos;
      if (close == line->npos) break;
      line->remove_prefix(close + 2);
    }
  return before.empty() && behind.empty();
}

std::string html_text(std::string_view text) { return escape_xml(plain_field(text)); }

std::string html_element(std::string_view name, std::string_view text) {
  return "<" + std::string(name) + ">" + html_text(text) + "</" + std::string(name) + ">";
}

std::string bold_line(std::string_view title) {
  return title.empty() ? "" : "<p>" + html_element("strong", title) + "</p>";
}

std::string bold_markdown(std::string_view title, const Config& config) {
  return title.empty() ? "" : "<p><strong>" + inline_html(title, config) + "</strong></p>";
}

std::string class_name(std::string_view word) {
  std::string out;
  for (const char c : word)
    if (is_ascii_name(c)) out += c;
  return out;
}

std::string html_figure(std::string_view image, std::string_view caption_html) {
  std::string html = "<figure>" + std::string(image);
  if (!caption_html.empty()) html += "<figcaption>" + std::string(caption_html) + "</figcaption>";
  return html + "</figure>";
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

std::string html_ruby(std::string_view base, std::string_view reading) {
  return "<ruby>" + escape_xml(base) + "<rp>(</rp><rt>" + escape_xml(reading) + "</rt><rp>)</rp></ruby>";
}

}  // namespace essaypack
