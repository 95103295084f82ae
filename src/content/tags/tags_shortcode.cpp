/// Shortcodes of Hugo and of its well-known themes.

#include "base/path.h"
#include "content/tags/tags.h"

#include "base/text.h"
#include "base/url.h"
#include "content/lookup/assets.h"
#include "content/lookup/body_context.h"
#include "content/markdown/inline_html.h"
#include "input/body_title.h"
#include "site/link_map.h"

#include <algorithm>

namespace essaypack {

namespace {

std::string code_of(std::string_view content) {
  if (content.starts_with('\n')) content.remove_prefix(1);
  while (!content.empty() && is_ascii_space(content.back())) content.remove_suffix(1);
  return std::string(content) + "\n";
}

TagOutput make_figure(const TagCall& call) {
  const std::string url = argument_of(call, {"src", "url", "image"}, 0);
  if (url.empty()) return make_nothing(call);
  const std::string title = plain_inline(argument_of(call, {"title"}));
  const std::string caption = argument_of(call, {"caption"}, 1);
  std::string alt = argument_of(call, {"alt"}, 1);
  if (alt.empty()) alt = caption.empty() ? title : plain_inline(caption);
  std::string image = html_image(url, alt, "");
  const auto number = [&](std::string_view key) { return html_attribute(key, pixels_of(argument_of(call, {key}))); };
  image.insert(image.size() - 1, number("width") + number("height"));
  if (const std::string link = argument_of(call, {"link"}); !link.empty())
    image = "<a" + html_attribute("href", link) + ">" + image + "</a>";
  std::string text = escape_xml(title);
  if (!caption.empty()) text += (text.empty() ? "" : " ") + inline_html(caption, call.context.config);
  if (const std::string source = argument_of(call, {"attr"}); !source.empty()) {
    const std::string link = argument_of(call, {"attrlink"});
    text += (text.empty() ? "" : " ") +
            (link.empty() ? inline_html(source, call.context.config) : html_link(link, source, ""));
  }
  return block_output(html_figure(image, text), "");
}

TagOutput make_highlight(const TagCall& call) {
  const std::string language = argument_of(call, {"lang", "language"}, 0);
  const std::string title = argument_of(call, {"title", "file", "filename", "caption"});
  return block_output(html_code(code_of(call.content), language, escape_xml(title)), "");
}

/// Configuration in the site's own syntax. Without text of its own it shows a piece of the site's data.
TagOutput make_code_toggle(const TagCall& call) {
  if (call.is_block) return block_output(html_code(code_of(call.content), "", ""), "");
  call.context.diagnostics.report(
      Kind::content_unknown_tag, call.place(),
      tr("what the shortcode '{}' shows is only known to the site, it is left out", call.shown_name()),
      tr("write its text into the post"));
  return make_nothing(call);
}

TagOutput make_diagram(const TagCall& call) {
  return block_output(html_code(code_of(call.content), call.name, ""), "");
}

TagOutput make_formula(const TagCall& call) {
  if (!call.is_block) return make_nothing(call);  // a switch that loads KaTeX
  const bool is_inline = call.content.find('\n') == std::string_view::npos;
  return is_inline ? formula_in_line(call.content) : formula_as_block(call.content);
}

/// A page by its path, its file, its bundle's folder or the last part of any of them, as Hugo looks for it.
const Post* find_page(const BodyContext& context, std::string path) {
  const Site& site = context.site;
  while (path.size() > 1 && path.back() == '/') path.pop_back();
  for (const std::string& written :
       {path, path + ".md", path + "/index.md", "/" + path, "/" + path + ".md", "/" + path + "/index.md"}) {
    const ResolvedLink found =
        resolve_link(encode_path(written), context.post.source, context.post.path, site, context.config);
    if (found.target.kind == LinkTarget::Kind::post) return &site.posts[found.target.index];
    if (found.target.kind == LinkTarget::Kind::page) return &site.pages[found.target.index];
  }
  if (const std::size_t index = path.rfind("/index.md"); index != std::string::npos && index + 9 == path.size())
    path.resize(index);
  std::string_view name = file_part(path);
  if (name.size() > 3 && name.ends_with(".md")) name.remove_suffix(3);
  const auto found = site.links.by_slug.find(nfc(name));
  if (found != site.links.by_slug.end() && found->second.kind == LinkTarget::Kind::post)
    return &site.posts[found->second.index];
  return context.assets.find_by_stem(nfc(name));
}

TagOutput make_ref(const TagCall& call) {
  const std::string written = argument_of(call, {"path"}, 0);
  const std::size_t sign = written.find('#');
  const std::string path = written.substr(0, sign);
  const std::string fragment = sign == std::string::npos ? "" : encode_url(written.substr(sign));
  if (path.empty()) return text_output(fragment);
  if (const Post* post = find_page(call.context, path)) return text_output(address_for(call, *post) + fragment);
  call.context.diagnostics.report(Kind::content_broken_link, call.place(),
                                  tr("no published post or page is called '{}'", path.substr(0, 200)),
                                  tr("name it by its path below the content folder"));
  return text_output("");
}

/// Blowfish: a card of one of the site's own pages.
TagOutput make_article_card(const TagCall& call) {
  // hugo-cite: `{{< cite "Knuth 1997" >}}` names an entry of a bibliography
  if (call.name == "cite" && call.argument("page").empty())
    return text_output(call.words.empty() ? std::string() : "(" + join_words(call.words, 0) + ")");
  const std::string url = argument_of(call, {"link", "href", "src", "page"}, 0);
  if (url.empty()) return make_nothing(call);
  const Post* post = find_page(call.context, url);
  return block_output(
      "<p>" + html_link(post ? address_for(call, *post) : url, post ? post->title.str() : url, "") + "</p>", "");
}

TagOutput make_player(const TagCall& call) {
  std::string id = argument_of(call, {"id", "src", "url", "link", "file", "bvid"}, 0);
  const std::string user = argument_of(call, {"user"});
  if (!user.empty())
    id = call.name == "gist" ? user + "/" + id : id;
  else if (call.name == "gist" && call.words.size() > 1)
    id = call.words[0] + "/" + call.words[1];
  if (call.name == "bilibili") id = film_of(id, argument_of(call, {"p", "page"}, 1));
  if (call.name == "spotify") {
    const std::string type = argument_of(call, {"type"}, 0);
    if (call.words.size() > 1) id = call.words[1];
    if (!type.empty() && id.find('/') == id.npos) id = type + "/" + id;
  }
  const std::string kind = argument_of(call, {"type"});
  if (call.name == "douban" && is_one_of(kind, {"book", "movie", "music"}) && id.find('/') == id.npos)
    id = "https://" + kind + ".douban.com/subject/" + id + "/";
  const std::string title = plain_inline(argument_of(call, {"caption", "title", "label"}));
  const std::string html = html_player(call.name, id, title);
  if (!html.empty()) return inline_output(html, "");
  call.context.diagnostics.report(Kind::content_dropped_html, call.place(),
                                  tr("the shortcode '{}' has no address, it was dropped", call.shown_name()));
  return make_nothing(call);
}

TagOutput make_fold(const TagCall& call) {
  const std::string title = argument_of(call, {"summary", "title", "header", "caption", "text"}, 0);
  return block_output(
      "<details><summary>" + (title.empty() ? "…" : inline_html(title, call.context.config)) + "</summary>",
      "</details>");
}

/// Wowchemy: `{{< staticref "uploads/cv.pdf" "newtab" >}}CV{{< /staticref >}}`, a file below `static`.
TagOutput make_static_link(const TagCall& call) {
  std::string url = argument_of(call, {"src", "file", "url"}, 0);
  if (url.empty()) return make_nothing(call);
  if (url[0] != '/' && url.find("://") == url.npos) url.insert(0, call.context.config.root);
  const std::string inner = shown_content(call);
  const std::string_view text = trim(inner);
  return inline_output("<a" + html_attribute("href", url) + ">" +
                           (text.empty() ? escape_xml(url) : inline_html(text, call.context.config)) + "</a>",
                       url);
}

bool is_general(std::string_view name) {
  return name == "simple-notice" || name == "admonition" || name == "alert" || name == "callout" || name == "hint" ||
         name == "notice";
}

/// `{{< alert "Text" success >}}`, `{{< alert warning "Text" >}}`: a note whose text is one of its words.
TagOutput make_short_notice(const TagCall& call) {
  const std::vector<std::string>& words = call.words;
  const bool is_kind_first =
      words.size() > 1 && is_general(call.name) &&
      (is_style(words[0]) || (is_identifier(words[0]) && words[0].find(' ') == words[0].npos && !is_style(words[1])));
  std::string kind = is_general(call.name) ? argument_of(call, {"type", "style", "color"}, is_kind_first ? 0 : 1) : "";
  if (!is_general(call.name)) kind = call.name;
  const bool is_class = kind != "note" && !kind.empty() && is_identifier(kind) && kind.find(' ') == kind.npos;
  const std::string text = argument_of(call, {"text", "content", "message", "title"}, is_kind_first ? 1 : 0);
  return block_output("<aside class=\"note" + (is_class ? " " + kind : "") + "\"><p>" +
                          inline_html(text, call.context.config) + "</p></aside>",
                      "");
}

TagOutput make_notice(const TagCall& call) {
  if (!call.is_block) return make_short_notice(call);
  const bool is_word = is_general(call.name) && call.named.empty() && !call.words.empty() &&
                       call.words[0].find(' ') == std::string::npos && is_ascii(call.words[0]);
  std::string kind = is_general(call.name) ? argument_of(call, {"type", "style", "color"}) : call.name;
  if (is_word) kind = call.words[0];
  std::string classes = "note";
  if (!kind.empty() && kind != "note" && kind.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == std::string::npos)
    classes += " " + kind;
  std::string title = argument_of(call, {"title"}, is_word ? 1 : 0);
  if (title == "true" || title == "false") title.clear();
  return aside_with(classes, title);
}

TagOutput make_tab(const TagCall& call) {
  return block_output(open_titled_section("tab", bold_line(argument_of(call, {"name", "title", "header", "label"}, 0))),
                      "</section>");
}

TagOutput make_rows(const TagCall& call) { return block_output("<div class=\"" + call.name + "\">", "</div>"); }

TagOutput make_param(const TagCall& call) {
  const std::string key = to_lower_ascii(argument_of(call, {"name"}, 0));
  for (const auto& [name, field] : call.context.post.fields.unpack())
    if (field.value && to_lower_ascii(name) == key) return text_output(xml_clean(*field.value));
  for (const auto& [name, value] : call.context.config.params)
    if (to_lower_ascii(name) == key) return text_output(xml_clean(value));
  return text_output("");
}

TagOutput make_inclusion(const TagCall& call) {
  call.context.diagnostics.report(Kind::content_unknown_tag, call.place(),
                                  tr("the shortcode '{}' is left out", call.shown_name()),
                                  tr("write its text into the post"));
  return make_nothing(call);
}

TagOutput make_link_button(const TagCall& call) {
  const std::string url = argument_of(call, {"href", "url", "link", "relref"}, 0);
  const std::string inner = shown_content(call);
  std::string text(trim(inner));
  if (text.empty()) text = argument_of(call, {"text", "content", "title"}, 1);
  if (text.empty()) text = url;
  return inline_output("<a" + html_attribute("href", url) + ">" + inline_html(text, call.context.config) + "</a>", url);
}

TagOutput make_quotation(const TagCall& call) {
  const std::string author = argument_of(call, {"author"});
  const std::string source = argument_of(call, {"source", "cite", "title"});
  const std::string url = argument_of(call, {"link", "url"});
  std::string footer = author.empty() ? "" : "<strong>" + escape_xml(author) + "</strong>";
  if (!source.empty() || !url.empty())
    footer +=
        "<cite>" + (url.empty() ? escape_xml(source) : html_link(url, source.empty() ? url : source, "")) + "</cite>";
  return block_output("<blockquote>", (footer.empty() ? "" : "<footer>" + footer + "</footer>") + "</blockquote>");
}

/// In order of the names.
constexpr TagEntry kShortcodes[] = {
    {"abbr", TagContent::whole, make_abbreviation},
    {"accordion", TagContent::markdown, make_rows},
    {"accordionitem", TagContent::markdown, make_fold},
    {"admonition", TagContent::markdown, make_notice},
    {"alert", TagContent::markdown, make_notice},
    {"align", TagContent::markdown, make_aligned},
    {"article", TagContent::none, make_article_card},
    {"audio", TagContent::none, make_player},
    {"badge", TagContent::whole, make_badge_text},
    {"bilibili", TagContent::none, make_player},
    {"blockquote", TagContent::markdown, make_quotation},
    {"blogdown/postref", TagContent::none, make_nothing},  // the bundle, in which relative addresses begin
    {"button", TagContent::whole, make_link_button},
    {"callout", TagContent::markdown, make_notice},
    {"card", TagContent::markdown, make_card},
    {"cards", TagContent::markdown, make_rows},
    {"carousel", TagContent::none, make_carousel},
    {"caution", TagContent::markdown, make_notice},
    {"center", TagContent::markdown, make_aligned},
    {"centerquote", TagContent::markdown, make_quotation},
    {"chart", TagContent::whole, make_chart_source},
    {"cite", TagContent::none, make_article_card},
    {"cloudmusic", TagContent::none, make_player},
    {"code", TagContent::whole, make_highlight},
    {"code-toggle", TagContent::whole, make_code_toggle},
    {"codeberg", TagContent::none, make_repository},
    {"codepen", TagContent::none, make_player},
    {"collapse", TagContent::markdown, make_fold},
    {"columns", TagContent::markdown, make_rows},
    {"comment", TagContent::whole, make_nothing},
    {"danger", TagContent::markdown, make_notice},
    {"detail", TagContent::markdown, make_fold},
    {"details", TagContent::markdown, make_fold},
    {"douban", TagContent::none, make_player},
    {"echarts", TagContent::whole, make_chart_source},
    {"example", TagContent::markdown, make_notice},
    {"expand", TagContent::markdown, make_fold},
    {"expandlarge", TagContent::markdown, make_fold},
    {"fig", TagContent::none, make_figure},
    {"figure", TagContent::none, make_figure},
    {"filetree/container", TagContent::markdown, make_list_of_files},
    {"filetree/file", TagContent::none, make_file},
    {"filetree/folder", TagContent::markdown, make_folder},
    {"fn", TagContent::whole, make_side_note},
    {"fold", TagContent::markdown, make_fold},
    {"fold-block", TagContent::markdown, make_fold},
    {"foldergallery", TagContent::none, make_folder_gallery},
    {"footnote", TagContent::whole, make_side_note},
    {"forgejo", TagContent::none, make_repository},
    {"furigana", TagContent::whole, make_ruby_text},
    {"galleries", TagContent::markdown, make_rows},
    {"gallery", TagContent::markdown, make_folder_gallery},
    {"gist", TagContent::none, make_player},
    {"gitea", TagContent::none, make_repository},
    {"github", TagContent::none, make_repository},
    {"gitlab", TagContent::none, make_repository},
    {"highlight", TagContent::whole, make_highlight},
    {"hint", TagContent::markdown, make_notice},
    {"hl", TagContent::whole, make_marked_words},
    {"huggingface", TagContent::none, make_repository},
    {"icon", TagContent::none, make_nothing},
    {"image", TagContent::none, make_figure},
    {"image-gallery", TagContent::none, make_folder_gallery},
    {"img", TagContent::none, make_figure},
    {"imgloop", TagContent::none, make_carousel},
    {"imgproc", TagContent::whole, make_processed_picture},
    {"include", TagContent::none, make_inclusion},
    {"info", TagContent::markdown, make_notice},
    {"innerlink", TagContent::none, make_article_card},
    {"instagram", TagContent::none, make_player},
    {"jsfiddle", TagContent::none, make_player},
    {"jsrun", TagContent::none, make_player},
    {"katex", TagContent::whole, make_formula},
    {"keyword", TagContent::markdown, make_inline_frame},
    {"keywordlist", TagContent::markdown, make_rows},
    {"latex", TagContent::whole, make_formula},
    {"lead", TagContent::markdown, make_inline_frame},
    {"left", TagContent::markdown, make_aligned},
    {"link", TagContent::none, make_link_button},
    {"ltr", TagContent::markdown, make_inline_frame},
    {"mapbox", TagContent::none, make_map},
    {"margin-note", TagContent::whole, make_side_note},
    {"marginnote", TagContent::whole, make_side_note},
    {"mark", TagContent::whole, make_marked_words},
    {"math", TagContent::whole, make_formula},
    {"mermaid", TagContent::whole, make_diagram},
    {"music", TagContent::none, make_music},
    {"note", TagContent::markdown, make_notice},
    {"notice", TagContent::markdown, make_notice},
    {"param", TagContent::none, make_param},
    {"pdf", TagContent::none, make_player},
    {"ppt", TagContent::none, make_player},
    {"quote", TagContent::markdown, make_quotation},
    {"quote-center", TagContent::markdown, make_quotation},
    {"raw", TagContent::whole, make_raw},
    {"rawhtml", TagContent::whole, make_raw},
    {"readfile", TagContent::none, make_inclusion},
    {"ref", TagContent::none, make_ref},
    {"relref", TagContent::none, make_ref},
    {"right", TagContent::markdown, make_aligned},
    {"rtl", TagContent::markdown, make_inline_frame},
    {"ruby", TagContent::whole, make_ruby_text},
    {"screenreader", TagContent::markdown, make_inline_frame},
    {"script", TagContent::whole, make_nothing},
    {"sidenote", TagContent::whole, make_side_note},
    {"simple-notice", TagContent::markdown, make_notice},
    {"spoiler", TagContent::markdown, make_fold},
    {"spotify", TagContent::none, make_player},
    {"staticref", TagContent::whole, make_static_link},
    {"steps", TagContent::markdown, make_rows},
    {"style", TagContent::markdown, make_styled},
    {"swatches", TagContent::none, make_nothing},
    {"tab", TagContent::markdown, make_tab},
    {"tabs", TagContent::markdown, make_rows},
    {"tencent", TagContent::none, make_player},
    {"tencentvideo", TagContent::none, make_player},
    {"timeline", TagContent::markdown, make_rows},
    {"timelineitem", TagContent::markdown, make_timeline_item},
    {"tip", TagContent::markdown, make_notice},
    {"toc", TagContent::none, make_nothing},
    {"tweet", TagContent::none, make_player},
    {"twitter", TagContent::none, make_player},
    {"typeit", TagContent::whole, make_typed_text},
    {"video", TagContent::none, make_player},
    {"vimeo", TagContent::none, make_player},
    {"warning", TagContent::markdown, make_notice},
    {"x", TagContent::none, make_player},
    {"youku", TagContent::none, make_player},
    {"youtube", TagContent::none, make_player},
    {"youtubelite", TagContent::none, make_player},
};

}  // namespace

const TagEntry* find_shortcode(std::string_view name) {
  const auto* entry = std::lower_bound(std::begin(kShortcodes), std::end(kShortcodes), name,
                                       [](const TagEntry& a, std::string_view b) { return a.name < b; });
  return entry != std::end(kShortcodes) && entry->name == name ? entry : nullptr;
}

}  // namespace essaypack
