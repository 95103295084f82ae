#include "kinds/html/substack.h"

#include "base/file.h"
#include "base/path.h"
#include "base/text.h"
#include "kinds/exports/xml_text.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace essaypack {
namespace {

bool is_known_type(std::string_view type) {
  return is_one_of(type, {"", "newsletter", "podcast", "thread", "video", "page", "restack", "adhoc_email"});
}

/// Elements that are there to be clicked, with what they call: of buttons only those of Substack itself, for authors
/// have some that lead elsewhere.
bool is_box(std::string_view classes) { return classes.starts_with("subscription-widget"); }
bool is_button(std::string_view classes) {
  return classes.starts_with("button-wrapper") || classes.starts_with("captioned-button-wrap");
}
bool calls_readers(std::string_view element) {
  for (const std::string_view mark :
       {"%%checkout_url%%", "%%share_url%%", "%%half_magic_comments_url%%", "/subscribe?", "/subscribe\"",
        "action=share", "/comments?", "/comments\"", "/leaderboard?", "/leaderboard\"", "?donate=true"})
    if (element.find(mark) != element.npos) return true;
  return false;
}

/// One pass: of an element that may go, what is inside is looked at when it ends.
std::string without_calls(std::string_view html) {
  std::string out, name;
  std::size_t done = 0, begin = 0;
  int depth = 0;
  bool is_sure = false;
  for (std::size_t at = html.find('<'); at != html.npos; at = html.find('<', at)) {
    const std::size_t end = begins_xml_tag(html, at) ? end_of_xml_tag(html, at) : html.npos;
    if (end == html.npos) {
      ++at;
      continue;
    }
    const std::string_view tag = xml_tag_name(html, at);
    const bool is_end = html[at + 1] == '/', is_empty = html[end - 2] == '/';
    if (depth == 0 && !is_end && !is_empty) {
      const std::string classes = xml_attribute(html.substr(at + 1 + tag.size(), end - at - 2 - tag.size()), "class");
      is_sure = is_box(classes);
      if (is_sure || is_button(classes)) {
        name = tag;
        begin = at;
        depth = 1;
      }
    } else if (depth > 0 && tag == name && !is_empty) {
      depth += is_end ? -1 : 1;
      if (depth == 0 && (is_sure || calls_readers(html.substr(begin, end - begin)))) {
        out += html.substr(done, begin - done);
        done = end;
      }
    }
    at = end;
  }
  out += html.substr(done);
  return out;
}

std::string text_of(const PageStore& store, const std::string& name) {
  TextRepairs repairs;
  return clean_file_text(store.read(name).value_or(""), repairs);
}

/// Where `<div class="paywall-jump">` or its like begins. A word of code, a link and an address are none.
std::size_t find_paywall(std::string_view html) {
  constexpr std::string_view kClass = " class=\"";
  constexpr std::size_t kLongestTag = 2'000;
  for (std::size_t at = html.find('<'); at != html.npos; at = html.find('<', at + 1)) {
    const std::string_view rest = html.substr(at, kLongestTag);
    const std::string_view tag = rest.substr(0, rest.find('>'));
    const std::size_t begin = tag.find(kClass);
    if (begin == tag.npos || tag.starts_with("<a ")) continue;
    const std::string_view value = tag.substr(begin + kClass.size());
    for (const std::string_view name : split(value.substr(0, value.find('"')), ' '))
      if (name == "paywall" || name.starts_with("paywall-") || name.ends_with("-paywall")) return at;
  }
  return html.npos;
}

}  // namespace

Withheld SubstackLetter::withheld() const {
  Withheld withheld;
  withheld.draft = !is_published;
  withheld.unpublished = audience != "everyone" || !is_known_type(type) || is_one_of(type, {"restack", "adhoc_email"});
  return withheld;
}

SubstackLetters::SubstackLetters(const PageStore& store) {
  const auto table = std::find_if(store.names().begin(), store.names().end(),
                                  [](const std::string& name) { return file_part(name) == "posts.csv"; });
  if (table == store.names().end()) return;
  folder_ = join_path(parent_of(*table), "posts");
  const std::vector<std::vector<std::string>> rows = parse_csv(text_of(store, *table));
  if (rows.empty()) return;
  const auto cell = [&](const std::vector<std::string>& row, std::string_view column) {
    const auto found = std::find(rows[0].begin(), rows[0].end(), column);
    const auto at = static_cast<std::size_t>(found - rows[0].begin());
    return at < row.size() ? std::string(trim(row[at])) : std::string();
  };
  for (std::size_t at = 1; at < rows.size(); ++at) {
    SubstackLetter letter;
    letter.title = cell(rows[at], "title");
    letter.subtitle = cell(rows[at], "subtitle");
    letter.date = cell(rows[at], "post_date");
    letter.audience = cell(rows[at], "audience");
    letter.type = to_lower_ascii(cell(rows[at], "type"));
    letter.recording = cell(rows[at], "podcast_url");
    letter.is_published = to_lower_ascii(cell(rows[at], "is_published")) == "true";
    if (const std::string id = cell(rows[at], "post_id"); !id.empty())
      letters_.emplace(join_path(folder_, id), std::move(letter));
  }
  for (const std::string& name : store.names())
    if (const auto found = letters_.find(without_extension(name)); found != letters_.end() && !name.ends_with(".csv"))
      found->second.has_text = true;
}

bool SubstackLetters::holds(std::string_view page) const { return !empty() && parent_of(page) == folder_; }

const SubstackLetter* SubstackLetters::find(std::string_view page) const {
  const auto found = letters_.find(without_extension(page));
  return found == letters_.end() ? nullptr : &found->second;
}

void SubstackLetters::report(const std::string& shown, Diagnostics& diagnostics) const {
  std::vector<std::string_view> missing;
  std::map<std::string_view, std::size_t> unknown;
  for (const auto& [path, letter] : letters_) {
    if (!is_known_type(letter.type) && letter.is_published && letter.audience == "everyone") ++unknown[letter.type];
    if (!letter.has_text && !letter.withheld().any()) missing.push_back(file_part(path));
  }
  const Place place{join_path(join_path(shown, parent_of(folder_)), "posts.csv"), 0, 0};
  if (!missing.empty())
    diagnostics.report(
        Kind::input_unread_part, place,
        tr_n("a letter has a row and no text, and is left out: '{2}'",
             "{} letters have a row and no text, and are left out; the first is '{}'", missing.size(), missing[0]),
        tr("export it, or download it, again"));
  for (const auto& [type, count] : unknown)
    diagnostics.report(Kind::input_unread_part, place,
                       tr_n("a letter is of the type '{2}', which is not known, and left out",
                            "{} letters are of the type '{}', which is not known, and left out", count, type));
}

std::string letter_text(const std::string& html) {
  const std::size_t wall = find_paywall(html);
  return without_calls(wall == std::string::npos ? html : html.substr(0, wall));
}

}  // namespace essaypack
