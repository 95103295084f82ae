#include "export/book/pages/menu.h"

#include "base/language.h"
#include "base/text.h"
#include "config/sections/book.h"
#include "export/common/xml_document.h"

#include <algorithm>

namespace essaypack {
namespace {

constexpr std::size_t kSmallBook = 50;             ///< Posts up to which headings join the menu by themselves.
constexpr std::size_t kMostHeadings = 40;          ///< Of a post's own contents, with all their levels.
constexpr const char* kNoBreakSpace = "\xC2\xA0";  // Apple Books swallows a plain space here

std::string label_of(const ChapterHeading& heading) {
  return heading.number.empty() ? heading.label : heading.number + kNoBreakSpace + heading.label;
}

/// Appends the DOCTYPE and `html` with its namespaces, language and direction.
pugi::xml_node append_html(pugi::xml_document& document, std::string_view language) {
  document.append_child(pugi::node_doctype).set_value("html");
  pugi::xml_node html = document.append_child("html");
  set_attribute(html, "xmlns", "http://www.w3.org/1999/xhtml");
  set_attribute(html, "xmlns:epub", "http://www.idpf.org/2007/ops");
  set_attribute(html, "lang", language);
  set_attribute(html, "xml:lang", language);
  if (is_right_to_left(language)) set_attribute(html, "dir", "rtl");
  return html;
}

/// Calls `open(heading)` before the children of each heading and `close()` behind them, as nested as the depths are.
template <class Open, class Close>
void walk_headings(const std::vector<const ChapterHeading*>& headings, Open open, Close close) {
  std::vector<std::size_t> depths;
  for (const ChapterHeading* heading : headings) {
    while (!depths.empty() && depths.back() >= heading->depth) {
      close();
      depths.pop_back();
    }
    open(*heading, depths.size());
    depths.push_back(heading->depth);
  }
  for (; !depths.empty(); depths.pop_back()) close();
}

std::vector<const ChapterHeading*> shown_headings(const std::vector<ChapterHeading>& headings, int max_level) {
  std::vector<const ChapterHeading*> shown;
  for (const ChapterHeading& heading : headings)
    if (heading.level <= max_level) shown.push_back(&heading);
  return shown;
}

void add_headings(MenuEntry& entry, const std::vector<ChapterHeading>& headings, int max_level) {
  const std::string language = entry.language;
  std::vector<MenuEntry*> open = {&entry};
  walk_headings(
      shown_headings(headings, max_level),
      [&](const ChapterHeading& heading, std::size_t) {
        open.back()->children.push_back({label_of(heading), "text/" + heading.href, {}, true, language});
        open.push_back(&open.back()->children.back());
      },
      [&] { open.pop_back(); });
}

class MenuMaker {
 public:
  MenuMaker(const Book& book, const std::vector<std::vector<ChapterHeading>>& headings)
      : book_(book), headings_(headings), with_headings_(menu_shows_headings(book)) {}

  MenuEntry chapter(std::size_t index) const {
    const BookPost& chapter = book_.posts[index];
    const Post& post = book_.post_of(chapter);
    // of a part that begins here the title stands above: no two entries lead to one place (NCX, playOrder)
    const std::string fragment = chapter.opens.empty() ? "" : "#" + chapter.stem + "_t";
    MenuEntry entry{
        chapter.label,   "text/" + chapter.stem + ".xhtml" + fragment, {}, false, book_.foreign_language(post),
        mark_of(chapter)};
    if (with_headings_ && has_contents(book_, post)) add_headings(entry, headings_[index], post.toc_max_depth);
    return entry;
  }

  /// Appends the chapters, those below another one to its entry.
  void add_chapters(std::vector<MenuEntry>& menu, const std::vector<std::size_t>& chapters) const {
    for (const std::size_t index : chapters) {
      std::vector<MenuEntry>* level = &menu;
      for (std::size_t depth = 0; depth < book_.posts[index].depth && !level->empty(); ++depth)
        level = &level->back().children;
      level->push_back(chapter(index));
    }
  }

  /// Behind the title.
  std::string mark_of(const BookPost& chapter) const {
    const std::string mark = book_.news_mark(chapter);
    return mark.empty() ? mark : book_.words["dot"] + mark;
  }

  MenuEntry part(std::size_t index) const {
    const Part& part = book_.parts[index];
    if (part.merged_with != kNone) return this->part(part.merged_with);
    MenuEntry entry{make_label(part.title, part.stem), "text/" + part.page + ".xhtml" + part.fragment, {}};
    entry.is_part = true;
    add_chapters(entry.children, part.posts);
    for (const std::size_t child : part.children) entry.children.push_back(this->part(child));
    return entry;
  }

 private:
  const Book& book_;
  const std::vector<std::vector<ChapterHeading>>& headings_;
  bool with_headings_;
};

// nav.xhtml
// -------------------------------------------------------------------------------------------------------------

/// What the page of contents shows of the menu; what it does not is there all the same, hidden.
struct PageDepth {
  int levels;
  bool headings;  ///< Those of posts too, as far as the levels go; else where posts stand at the top.
};

/// Entries of the first levels, headings of posts apart.
std::size_t count_entries(const std::vector<MenuEntry>& entries, int levels) {
  std::size_t count = static_cast<std::size_t>(
      std::count_if(entries.begin(), entries.end(), [](const MenuEntry& entry) { return !entry.is_heading; }));
  if (levels > 1)
    for (const MenuEntry& entry : entries)
      if (!entry.is_heading) count += count_entries(entry.children, levels - 1);
  return count;
}

/// As many levels as fit three pages of a phone; the first in any case.
int fitting_levels(const std::vector<MenuEntry>& menu) {
  constexpr int kDeepest = 6;
  constexpr std::size_t kMostShown = 120;
  int levels = 1;
  while (levels < kDeepest && count_entries(menu, levels + 1) <= kMostShown) ++levels;
  return levels;
}

PageDepth page_depth_of(const Book& book, const std::vector<MenuEntry>& menu) {
  constexpr int kAll = 64;
  if (book.config.page_depth > 0) return {book.config.page_depth, true};
  return {book.posts.size() <= kSmallBook ? kAll : fitting_levels(menu), false};
}

/// What is hidden on the page in a list of the menu.
enum class Hidden { nothing, headings, all };

/// `language` is the book's.
void append_list(pugi::xml_node parent, const std::vector<MenuEntry>& entries, int depth, PageDepth shown,
                 Hidden hidden, const std::string& language) {
  pugi::xml_node list = parent.append_child("ol");
  const auto is_heading = [](const MenuEntry& entry) { return entry.is_heading; };
  if (depth > shown.levels || (hidden == Hidden::headings && std::all_of(entries.begin(), entries.end(), is_heading)))
    hidden = Hidden::all;
  if (hidden == Hidden::all) set_attribute(list, "hidden", "hidden");
  for (const MenuEntry& entry : entries) {
    pugi::xml_node item = list.append_child("li");
    if (entry.is_part) set_attribute(item, "class", "part");
    if (hidden == Hidden::headings && entry.is_heading) set_attribute(item, "hidden", "hidden");
    pugi::xml_node link = add_text(item, "a", entry.label);
    set_attribute(link, "href", entry.href);
    if (!entry.language.empty()) {
      set_attribute(link, "lang", entry.language);
      set_attribute(link, "xml:lang", entry.language);
    }
    if (!entry.mark.empty()) {
      pugi::xml_node mark = add_text(link, "span", entry.mark);
      set_attribute(mark, "class", "news");
      if (!entry.language.empty()) {
        set_attribute(mark, "lang", language);
        set_attribute(mark, "xml:lang", language);
      }
    }
    const bool hides_headings = hidden != Hidden::all && !shown.headings && depth > 1 && !entry.is_heading;
    if (!entry.children.empty())
      append_list(item, entry.children, depth + 1, shown, hides_headings ? Hidden::headings : hidden, language);
  }
}

void append_landmarks(pugi::xml_node body, const Book& book, const std::vector<Landmark>& landmarks) {
  if (landmarks.empty()) return;
  pugi::xml_node nav = body.append_child("nav");
  set_attribute(nav, "epub:type", "landmarks");
  set_attribute(nav, "id", "landmarks");
  set_attribute(nav, "aria-label", book.words["landmarks"]);
  set_attribute(nav, "hidden", "hidden");
  pugi::xml_node list = nav.append_child("ol");
  for (const Landmark& landmark : landmarks) {
    pugi::xml_node link = add_text(list.append_child("li"), "a", landmark.label);
    set_attribute(link, "epub:type", landmark.type);
    set_attribute(link, "href", landmark.href);
  }
}

// toc.ncx
// ---------------------------------------------------------------------------------------------------------------

std::size_t depth_of(const std::vector<MenuEntry>& entries) {
  std::size_t depth = 0;
  for (const MenuEntry& entry : entries) depth = std::max(depth, 1 + depth_of(entry.children));
  return depth;
}

void append_point(pugi::xml_node parent, const MenuEntry& entry, std::size_t& order) {
  pugi::xml_node point = parent.append_child("navPoint");
  const std::string number = std::to_string(++order);
  set_attribute(point, "id", "n" + number);
  set_attribute(point, "playOrder", number);
  add_text(point.append_child("navLabel"), "text", entry.mark.empty() ? entry.label : entry.label + entry.mark);
  set_attribute(point.append_child("content"), "src", entry.href);
  for (const MenuEntry& child : entry.children) append_point(point, child, order);
}

void append_meta(pugi::xml_node head, std::string_view name, std::string_view content) {
  pugi::xml_node meta = head.append_child("meta");
  set_attribute(meta, "name", name);
  set_attribute(meta, "content", content);
}

}  // namespace

bool menu_shows_headings(const Book& book) {
  const MenuHeadings wish = book.config.menu_headings;
  return wish == MenuHeadings::on || (wish == MenuHeadings::small_book && book.posts.size() <= kSmallBook);
}

bool has_contents(const Book& book, const Post& post) { return post.toc.value_or(book.config.post_toc); }

std::vector<MenuEntry> make_menu(const Book& book, const std::vector<std::vector<ChapterHeading>>& headings,
                                 MenuFrame frame) {
  const MenuMaker maker(book, headings);
  std::vector<MenuEntry> menu = std::move(frame.before);
  const ChaptersBeside beside = chapters_beside_parts(book);
  maker.add_chapters(menu, beside.before);
  for (const std::size_t root : book.roots) menu.push_back(maker.part(root));
  maker.add_chapters(menu, beside.after);
  for (MenuEntry& entry : frame.after) menu.push_back(std::move(entry));
  return menu;
}

std::string make_nav(const Book& book, const std::vector<MenuEntry>& menu, const std::vector<Landmark>& landmarks) {
  pugi::xml_document document;
  pugi::xml_node html = append_html(document, book.language);
  pugi::xml_node head = html.append_child("head");
  add_text(head, "title", book.words["contents"]);
  pugi::xml_node link = head.append_child("link");
  set_attribute(link, "rel", "stylesheet");
  set_attribute(link, "type", "text/css");
  set_attribute(link, "href", "css/book.css");
  pugi::xml_node body = html.append_child("body");
  pugi::xml_node nav = body.append_child("nav");
  set_attribute(nav, "epub:type", "toc");
  set_attribute(nav, "role", "doc-toc");
  set_attribute(nav, "id", "toc");
  set_attribute(nav, "aria-labelledby", "toc_t");
  set_attribute(add_text(nav, "h1", book.words["contents"]), "id", "toc_t");
  append_list(nav, menu, 1, page_depth_of(book, menu), Hidden::nothing, book.language);
  append_landmarks(body, book, landmarks);
  return document_bytes(document);
}

std::string make_ncx(const Book& book, const std::vector<MenuEntry>& menu) {
  pugi::xml_document document;
  pugi::xml_node ncx = document.append_child("ncx");
  set_attribute(ncx, "xmlns", "http://www.daisy.org/z3986/2005/ncx/");
  set_attribute(ncx, "version", "2005-1");
  set_attribute(ncx, "xml:lang", book.language);
  pugi::xml_node head = ncx.append_child("head");
  append_meta(head, "dtb:uid", book.identifier);
  append_meta(head, "dtb:depth", std::to_string(depth_of(menu)));
  append_meta(head, "dtb:totalPageCount", "0");
  append_meta(head, "dtb:maxPageNumber", "0");
  add_text(ncx.append_child("docTitle"), "text", book.title);
  if (!book.creators.empty()) add_text(ncx.append_child("docAuthor"), "text", book.author());
  pugi::xml_node map = ncx.append_child("navMap");
  std::size_t order = 0;
  for (const MenuEntry& entry : menu) append_point(map, entry, order);
  return document_bytes(document);
}

std::string make_heading_list(const std::vector<ChapterHeading>& headings, int max_level, const std::string& stem) {
  auto shown = shown_headings(headings, max_level);
  // a list of several pages keeps nobody's place: its first level is enough
  const auto is_inner = [](const ChapterHeading* heading) { return heading->depth > 0; };
  if (shown.size() > kMostHeadings &&
      std::count_if(shown.begin(), shown.end(), is_inner) + 1 < static_cast<std::ptrdiff_t>(shown.size()))
    std::erase_if(shown, is_inner);
  if (shown.size() < 2) return {};
  std::string out;
  std::vector<bool> has_list = {false};
  walk_headings(
      shown,
      [&](const ChapterHeading& heading, std::size_t) {
        if (!has_list.back()) out += "<ol>";
        has_list.back() = true;
        out += "\n<li><a href=\"";
        const bool is_here = heading.href.starts_with(stem) && heading.href[stem.size()] == '.';
        append_book_text(out, is_here ? heading.href.substr(heading.href.find('#')) : heading.href);
        out += "\">";
        append_book_text(out, label_of(heading));
        out += "</a>";
        has_list.push_back(false);
      },
      [&] {
        if (has_list.back()) out += "</ol>";
        has_list.pop_back();
        out += "</li>";
      });
  return out + "\n</ol>";
}

}  // namespace essaypack
