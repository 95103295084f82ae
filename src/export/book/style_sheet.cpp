#include "export/book/style_sheet.h"

#include "base/language.h"
#include "base/text.h"
#include "config/sections/book.h"

#include <algorithm>

namespace essaypack {
namespace {

constexpr std::size_t kLargestSheet = 1 << 20;

/// The style sheet with comments and strings blank, so that only rules are left to look at; of one without an end its
/// start stays.
std::string blank_comments(std::string_view css) {
  std::string out(css);
  for (std::size_t at = 0; at < css.size(); ++at) {
    std::size_t end = css.npos, start = at;
    if (css.substr(at, 2) == "/*") {
      end = css.find("*/", at + 2);
      if (end == css.npos)
        start += 2, end = css.size();
      else
        end += 2;
    } else if (css[at] == '"' || css[at] == '\'') {
      end = at + 1;
      while (end < css.size() && css[end] != css[at] && css[end] != '\n') end += css[end] == '\\' ? 2 : 1;
      if (end >= css.size() || css[end] == '\n') ++start;
      end = std::min(end + 1, css.size());
    }
    if (end == css.npos) continue;
    for (std::size_t i = start; i < end; ++i)
      if (out[i] != '\n') out[i] = ' ';
    at = end - 1;
  }
  std::transform(out.begin(), out.end(), out.begin(), lower_ascii);
  return out;
}

/// True if the word at `at` is the name of a property: something opens or ends a declaration before it, a colon
/// follows.
bool is_property(const std::string& rules, std::size_t at, std::size_t end) {
  const std::size_t before = at == 0 ? rules.npos : rules.find_last_not_of(" \t\r\n", at - 1);
  const std::size_t after = rules.find_first_not_of(" \t\r\n", end);
  const bool opens = before != rules.npos && (rules[before] == '{' || rules[before] == ';');
  return opens && after != rules.npos && rules[after] == ':';
}

/// Brackets without a partner, rules without a selector, rules within rules.
StyleFault find_bad_block(const std::string& rules) {
  struct Block {
    std::size_t at;
    bool holds_rules;
  };
  std::vector<Block> open;
  std::size_t start = 0;  ///< Of what stands before the next bracket.
  for (std::size_t at = 0; at < rules.size(); ++at) {
    if (rules[at] == '{') {
      const std::string_view head = trim(std::string_view(rules).substr(start, at - start));
      if (head.empty()) return {at, "no selector"};
      if (!open.empty() && !open.back().holds_rules) return {at, "nesting"};
      open.push_back({at, head[0] == '@'});
    } else if (rules[at] == '}') {
      if (open.empty()) return {at, "}"};
      open.pop_back();
    }
    if (rules[at] == '{' || rules[at] == '}' || rules[at] == ';') start = at + 1;
  }
  return open.empty() ? StyleFault{} : StyleFault{open.back().at, "{"};
}

Message message_of(const StyleFault& fault) {
  if (fault.what == "nesting") return tr("a rule stands in another rule, which readers do not understand");
  if (fault.what == "no selector") return tr("'{' has no selector before it");
  for (const char* half : {"{", "}", "/*", "\"", "'"})
    if (fault.what == half) return tr("'{}' has no partner", fault.what);
  return tr("'{}' may not stand in a book's style sheet", fault.what);
}

/// What the templates of style sheets may ask. `before` and `after` are the sides of a block, `start` and `end` of a
/// line.
TemplateData style_data(const Book& book) {
  const std::string language = primary_language(book.language);
  const bool vertical = book.config.look.vertical;
  const auto has = [&](const char* part) { return book.language.find(part) != std::string::npos; };
  const bool traditional = language == "zh" && (has("-TW") || has("-HK") || has("-MO") || has("-Hant"));
  TemplateData data;
  data.set_flag("han", language == "zh" || language == "ja");
  data.set_flag("japanese", language == "ja");
  data.set_flag("traditional", traditional);
  data.set_flag("simplified", language == "zh" && !traditional);
  data.set_flag("latin", language != "zh" && language != "ja" && language != "ko");
  data.set_flag("vertical", vertical);
  data.set("before", vertical ? "right" : "top");
  data.set("after", vertical ? "left" : "bottom");
  const bool rtl = is_right_to_left(book.language);
  data.set("start", vertical ? "top" : rtl ? "right" : "left");
  data.set("end", vertical ? "bottom" : rtl ? "left" : "right");
  data.set("line_start", rtl ? "right" : "left");
  data.set("line_end", rtl ? "left" : "right");
  const bool has_others = std::any_of(book.posts.begin(), book.posts.end(), [&](const BookPost& chapter) {
    const std::string foreign = book.foreign_language(book.post_of(chapter));
    return !foreign.empty() && is_right_to_left(foreign) != rtl;
  });
  data.set("other_direction", vertical || !has_others ? "" : rtl ? "ltr" : "rtl");
  return data;
}

}  // namespace

StyleFault find_style_fault(std::string_view css) {
  const std::string rules = blank_comments(css);
  for (std::size_t at = 0; at < rules.size(); ++at) {
    if (rules[at] == '\\') return {at, "\\"};  // an escape may hide any of the words below
    if (rules[at] == '"' || rules[at] == '\'') return {at, std::string(1, rules[at])};
    if (rules.compare(at, 2, "/*") == 0) return {at, "/*"};
    if (rules.compare(at, 7, "@import") == 0) return {at, "@import"};
    if (!is_css_name(rules[at]) || (at > 0 && is_css_name(rules[at - 1]))) continue;
    std::size_t end = at;
    while (end < rules.size() && is_css_name(rules[end])) ++end;
    const std::string word = rules.substr(at, end - at);
    if (word == "url" && end < rules.size() && rules[end] == '(') return {at, "url(...)"};
    if ((word == "direction" || word == "unicode-bidi") && is_property(rules, at, end)) return {at, word};
  }
  return find_bad_block(rules);
}

std::string make_style_sheet(const Book& book, const Templates& templates, const std::string& fonts,
                             const std::string& own) {
  const TemplateData data = style_data(book);
  std::string css = "@charset \"utf-8\";\n" + templates.render("book/book.css", data);
  const std::string theme(name_of(book.config.look.theme));
  css += "\n/* Theme " + theme + " */\n" + templates.render("book/" + theme + ".css", data);
  if (!fonts.empty()) css += "\n/* Embedded fonts */\n" + fonts;
  if (!own.empty()) css += "\n/* " + book.config.look.stylesheet + " */\n" + own;
  return css;
}

std::string read_own_style_sheet(const ExportContext& context, const BookLook& look, Diagnostics& diagnostics) {
  if (look.stylesheet.empty()) return {};
  const auto refuse = [&](Place place, const Message& why, const Message& hint) {
    diagnostics.report(Kind::book_bad_stylesheet, std::move(place), why, hint);
    return std::string();
  };
  const auto bytes = context.read_asset((context.config.site_folder / look.stylesheet).string());
  if (!bytes || bytes->size() > kLargestSheet)
    return refuse({}, tr("style sheet '{}' can't be read", look.stylesheet),
                  tr("book.stylesheet names a CSS file below the site folder"));
  std::string css = *bytes;
  if (css.starts_with("\xEF\xBB\xBF")) css.erase(0, 3);
  if (xml_clean(css) != css)
    return refuse({look.stylesheet, 0, 0}, tr("the style sheet is no UTF-8 text"), tr("save it as UTF-8"));
  if (css.starts_with("@charset")) css.erase(0, css.find(';') + 1);
  const StyleFault fault = find_style_fault(css);
  if (fault.what.empty()) return css.empty() || css.back() == '\n' ? css : css + "\n";
  const std::string_view head = std::string_view(*bytes).substr(0, fault.at + (bytes->size() - css.size()));
  const int line = 1 + static_cast<int>(std::count(head.begin(), head.end(), '\n'));
  const std::size_t newline = head.rfind('\n');
  const std::size_t start = newline == head.npos ? 0 : newline + 1;
  const int column = 1 + static_cast<int>(count_code_points(head.substr(start)));
  const bool is_direction = fault.what == "direction" || fault.what == "unicode-bidi";
  return refuse({look.stylesheet, line, column}, message_of(fault),
                is_direction ? tr("book: {vertical: true} sets the direction of vertical books") : Message());
}

}  // namespace essaypack
