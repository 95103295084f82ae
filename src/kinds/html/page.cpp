/// One walk over the tags of a page: what its head says, and where its text lies. Nothing is repaired here; that is the
/// renderer's work.

#include "base/plain_field.h"
#include "base/text.h"
#include "base/url.h"
#include "kinds/exports/xml_text.h"
#include "kinds/html/html.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace essaypack {
namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::size_t kMostOpen = 500;

/// Its content is text up to its end tag.
bool is_raw(std::string_view name) {
  return is_one_of(name, {"script", "style", "textarea", "title", "noscript", "template"});
}
bool is_void(std::string_view name) {
  return is_one_of(
      name, {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"});
}
/// What stands around a text.
bool is_chrome(std::string_view name) {
  return is_one_of(name, {"aside", "button", "dialog", "footer", "form", "nav"});
}

/// What only WeChat's own pages show: players, cards of accounts and programs.
bool is_of_wechat(std::string_view name) {
  return name.starts_with("mp-") || is_one_of(name, {"mpvoice", "mpvideosnap", "mpprofile", "mpcps", "qqmusic"});
}

/// The attributes of a tag, quoted or not.
class Attributes {
 public:
  explicit Attributes(std::string_view text) : text_(text) {}

  std::string operator[](std::string_view wanted) const {
    for (std::size_t at = 0; at < text_.size();) {
      while (at < text_.size() && (is_ascii_space(text_[at]) || text_[at] == '/')) ++at;
      const std::size_t name_end = std::min(text_.find_first_of(" \t\r\n/=", at), text_.size());
      const std::string name = to_lower_ascii(text_.substr(at, name_end - at));
      at = std::max(name_end, at + (name.empty() ? 1 : 0));
      std::size_t sign = at;
      while (sign < text_.size() && is_ascii_space(text_[sign])) ++sign;
      std::string_view value;
      if (sign < text_.size() && text_[sign] == '=') {
        at = sign + 1;
        while (at < text_.size() && is_ascii_space(text_[at])) ++at;
        const char quote = at < text_.size() ? text_[at] : ' ';
        const bool is_quoted = quote == '"' || quote == '\'';
        const std::size_t begin = at + is_quoted;
        const std::size_t end =
            std::min(is_quoted ? text_.find(quote, begin) : text_.find_first_of(" \t\r\n", begin), text_.size());
        value = text_.substr(std::min(begin, text_.size()), end - std::min(begin, end));
        at = end + is_quoted;
      }
      if (name == wanted) return xml_text(value);
    }
    return {};
  }

 private:
  std::string_view text_;
};

bool has_word(std::string_view list, std::string_view word) {
  for (const std::string_view one : split(list, ' '))
    if (one == word) return true;
  return false;
}

/// Where a page's text may lie, the surest first.
enum class Region { wechat, content, field, article, main, densest, body, none };

class PageReader {
 public:
  explicit PageReader(std::string_view html) : html_(html) {}

  HtmlPage run() {
    for (std::size_t at = html_.find('<'); at != npos; at = html_.find('<', at)) at = take(at);
    while (!open_.empty()) close_last(html_.size(), html_.size());
    finish();
    return std::move(page_);
  }

 private:
  struct Open {
    std::string name;
    std::size_t inner = 0;  ///< Where its content begins.
    Region region = Region::none;
    std::size_t tag = 0;           ///< Where its tag begins.
    std::size_t words = 0;         ///< Bytes in paragraphs that are its children.
    bool is_cut = false;           ///< No part of the text, whatever lies around it.
    std::string* field = nullptr;  ///< What its text is.
  };
  struct Range {
    std::size_t begin = 0, end = 0;
  };

  std::size_t take(std::size_t at) {
    if (html_.substr(at, 4) == "<!--") {
      const std::size_t end = html_.find("-->", at + 4);
      read_comment(html_.substr(at, std::min(end, html_.size()) - at));
      return end == npos ? html_.size() : end + 3;
    }
    if (!begins_xml_tag(html_, at)) return at + 1;
    const std::size_t end = end_of_xml_tag(html_, at);
    if (end == npos) return at + 1;
    const std::string name = to_lower_ascii(xml_tag_name(html_, at));
    if (html_[at + 1] == '/') {
      close(name, at, end);
      return end;
    }
    const std::size_t name_end = at + 1 + name.size();
    const Attributes attributes(html_.substr(name_end, end - 1 - name_end));
    read_tag(name, attributes);
    if (is_void(name)) return end;
    if (is_raw(name)) return take_raw(name, attributes, at, end);
    if (open_.size() < kMostOpen) open_.push_back(opened(name, attributes, at, end));
    return end;
  }

  std::size_t take_raw(const std::string& name, const Attributes&, std::size_t at, std::size_t end) {
    std::size_t close = html_.find("</", end);
    while (close != npos && to_lower_ascii(html_.substr(close + 2, name.size())) != name)
      close = html_.find("</", close + 2);
    const std::size_t inner_end = std::min(close, html_.size());
    const std::string_view inner = html_.substr(end, inner_end - end);
    if (name == "title" && title_.empty()) title_ = plain(inner);
    if (name == "script") read_script(inner);
    const std::size_t tag_end = close == npos ? npos : html_.find('>', close);
    const std::size_t behind = tag_end == npos ? html_.size() : tag_end + 1;
    cuts_.push_back({at, behind});
    return behind;
  }

  Open opened(const std::string& name, const Attributes& attributes, std::size_t at, std::size_t end) {
    Open open{name, end, Region::none, at};
    const std::string id = attributes["id"], names = attributes["class"], field = attributes["data-field"];
    if (id == "js_content") {
      open.region = Region::wechat;
      page_.form = PageForm::wechat;
    } else if (has_word(names, "e-content") || has_word(names, "entry-content") || has_word(names, "post-content")) {
      open.region = Region::content;
    } else if (field == "body" || attributes["itemprop"] == "articleBody") {
      open.region = Region::field;
    } else if (name == "article") {
      open.region = Region::article;
    } else if (name == "main" || attributes["role"] == "main") {
      open.region = Region::main;
    } else if (name == "body") {
      open.region = Region::body;
    }
    if (name == "article" && has_word(names, "h-entry")) page_.form = PageForm::medium;
    open.is_cut = is_chrome(name) || has_word(names, "graf--title") || has_word(names, "graf--subtitle") ||
                  has_word(names, "paywall-jump") || is_of_wechat(name);
    if (has_word(names, "section-divider") && !has_divider_) open.is_cut = has_divider_ = true;  // Medium's first
    if (has_word(names, "paywall-jump")) paywall_ = std::min(paywall_, at);
    if (id == "activity-name" || has_word(names, "rich_media_title") || has_word(names, "p-name"))
      open.field = &own_title_;
    if (has_word(names, "p-summary") || field == "subtitle") open.field = &page_.subtitle;
    if (id == "js_name" || has_word(names, "p-author") || attributes["rel"] == "author") open.field = &page_.author;
    if (id == "publish_time") open.field = &shown_date_;
    if (name == "h1" && !open.field) open.field = &heading_;
    return open;
  }

  void read_tag(std::string_view name, const Attributes& attributes) {
    if (name == "html" && page_.language.empty()) page_.language = attributes["lang"];
    if (name == "time" && attributes["datetime"].size() >= 8) {
      const std::string time = attributes["datetime"];
      const bool is_sure = has_word(attributes["class"], "dt-published") || attributes["itemprop"] == "datePublished" ||
                           attributes.operator[]("pubdate") == "pubdate";
      if (is_sure || first_time_.empty()) first_time_ = time;
    }
    if (name == "link" && has_word(attributes["rel"], "canonical")) canonical_ = attributes["href"];
    if (name == "a" && has_word(attributes["class"], "p-canonical")) canonical_ = attributes["href"];
    if (name != "meta") return;
    for (const char* key : {"property", "name", "itemprop"})
      if (const std::string of = to_lower_ascii(attributes[key]); !of.empty())
        metas_.emplace(of, attributes["content"]);
  }

  /// `<!-- saved from url=(0031)https://example.org/a -->`, as browsers write it.
  void read_comment(std::string_view comment) {
    constexpr std::string_view kMark = "saved from url=(";
    const std::size_t mark = comment.find(kMark);
    const std::size_t close = mark == npos ? npos : comment.find(')', mark);
    if (close == npos) return;
    const std::string_view address = trim(comment.substr(close + 1));
    if (is_http_url(address)) saved_from_ = address.substr(0, address.find_first_of(" \t\r\n"));
  }

  /// WeChat's scripts have the time of publishing, which the page shows only when it runs.
  void read_script(std::string_view script) {
    constexpr std::string_view kMark = "var ct = \"";
    const std::size_t mark = script.find(kMark);
    if (mark == npos || !seconds_.empty()) return;
    const std::string_view digits = script.substr(mark + kMark.size(), 12);
    seconds_ = digits.substr(0, std::min(digits.find_first_not_of("0123456789"), digits.size()));
  }

  void close(const std::string& name, std::size_t at, std::size_t behind) {
    const auto last = open_.rbegin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(open_.size(), 64));
    const auto found = std::find_if(open_.rbegin(), last, [&](const Open& open) { return open.name == name; });
    if (found == last) return;
    for (auto count = found - open_.rbegin(); count >= 0; --count) close_last(at, count == 0 ? behind : at);
  }

  /// `behind` is where its end tag ends, if it has one at `at`.
  void close_last(std::size_t at, std::size_t behind) {
    const Open open = std::move(open_.back());
    open_.pop_back();
    const std::string_view inner = html_.substr(open.inner, at - open.inner);
    if (open.name == "p" && !open_.empty()) open_.back().words += inner.size();
    if (open.field && open.field->empty()) *open.field = plain(inner);
    if (open.field == &own_title_ || (open.name == "h1" && open.field)) titles_.push_back({open.tag, behind});
    if (open.is_cut) cuts_.push_back({open.tag, behind});
    note_region(open.region, open.inner, at);
    if (open.words > densest_) {
      densest_ = open.words;
      regions_[Region::densest] = {open.inner, at};
    }
  }

  /// Of several the largest: lists of other texts are articles, too.
  void note_region(Region region, std::size_t begin, std::size_t end) {
    if (region == Region::none) return;
    Range& known = regions_[region];
    if (end - begin > known.end - known.begin) known = {begin, end};
  }

  static std::string plain(std::string_view html) {
    std::string text;
    for (std::size_t at = 0; at < html.size();) {
      const std::size_t mark = std::min(html.find('<', at), html.size());
      text += html.substr(at, mark - at);
      const std::size_t end = html.find('>', mark);
      if (end == npos) break;
      at = end + 1;
    }
    return collapse_white_space(plain_field(text));
  }

  std::string meta(std::initializer_list<std::string_view> keys) const {
    for (const std::string_view key : keys)
      if (const auto found = metas_.find(key); found != metas_.end() && !trim(found->second).empty())
        return std::string(trim(found->second));
    return {};
  }

  void finish() {
    page_.site_title = meta({"og:site_name"});
    for (const std::string& title :
         {own_title_, meta({"og:title", "twitter:title", "dc.title"}), without_site(title_), heading_})
      if (page_.title.empty()) page_.title = title;
    page_.description = meta({"og:description", "description", "twitter:description", "dc.description"});
    for (const std::string& author : {meta({"og:article:author", "article:author", "author", "dc.creator"})})
      if (page_.author.empty() && !is_http_url(author)) page_.author = author;
    page_.date = meta(
        {"article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "publishdate", "pubdate"});
    if (page_.date.empty() && page_.form == PageForm::wechat)
      page_.date = shown_date_.empty() ? date_of_seconds() : shown_date_;
    if (page_.date.empty()) page_.date = first_time_;
    page_.updated = meta({"article:modified_time", "og:updated_time", "datemodified"});
    for (const std::string& link : {canonical_, meta({"og:url"}), saved_from_})
      if (page_.link.empty() && is_http_url(link)) page_.link = link;
    page_.cover = meta({"og:image", "twitter:image"});
    page_.text = text();
  }

  std::string date_of_seconds() const {
    std::int64_t seconds = 0;
    for (const char digit : seconds_) seconds = seconds * 10 + (digit - '0');
    constexpr int kChina = 8 * 3600;
    return seconds_.empty() ? std::string() : format_rfc3339({seconds, kChina});
  }

  /// `Rain | My notes` is called `Rain` where the site is called `My notes`.
  std::string without_site(const std::string& title) const {
    if (page_.site_title.empty() || !title.ends_with(page_.site_title) || title.size() == page_.site_title.size())
      return title;
    const std::string_view rest = trim(std::string_view(title).substr(0, title.size() - page_.site_title.size()));
    for (const std::string_view mark : {"|", "-", "–", "—", "·", "»", "_", ":"})
      if (rest.ends_with(mark)) return std::string(trim(rest.substr(0, rest.size() - mark.size())));
    return title;
  }

  std::string text() {
    Range range{0, html_.size()};
    for (const auto& [region, found] : regions_) {
      // an article that holds less than a paragraph's worth is none
      if (trim(html_.substr(found.begin, found.end - found.begin)).empty()) continue;
      range = found;
      break;
    }
    range.end = std::max(range.begin, std::min(range.end, paywall_));
    for (const Range& title : titles_)
      if (plain(html_.substr(title.begin, title.end - title.begin)) == page_.title) cuts_.push_back(title);
    std::sort(cuts_.begin(), cuts_.end(), [](const Range& a, const Range& b) { return a.begin < b.begin; });
    std::string text;
    std::size_t at = range.begin;
    for (const Range& cut : cuts_) {
      if (cut.begin < at || cut.begin >= range.end || cut.end > range.end) continue;
      text += html_.substr(at, cut.begin - at);
      at = cut.end;
    }
    return text.append(html_.substr(at, range.end - at));
  }

  std::string_view html_;
  HtmlPage page_;
  std::vector<Open> open_;
  std::map<Region, Range> regions_;
  std::vector<Range> cuts_, titles_;
  std::size_t densest_ = 0, paywall_ = npos;
  bool has_divider_ = false;
  std::map<std::string, std::string, std::less<>> metas_;
  std::string title_, own_title_, heading_, shown_date_, first_time_, canonical_, saved_from_, seconds_;
};

}  // namespace

HtmlPage read_page(std::string_view html) { return PageReader(html).run(); }

bool begins_page(std::string_view head) {
  const std::string start = to_lower_ascii(trim(head.substr(head.starts_with("\xef\xbb\xbf") ? 3 : 0)).substr(0, 4096));
  return start.starts_with("<!doctype html") || start.starts_with("<html") ||
         (start.starts_with("<!--") && start.find("<html") != npos);
}

std::vector<std::vector<std::string>> parse_csv(std::string_view text) {
  std::vector<std::vector<std::string>> rows;
  std::vector<std::string> row;
  std::string cell;
  const auto end_cell = [&] {
    row.push_back(std::move(cell));
    cell.clear();
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '"' && cell.empty()) {
      for (++at; at < text.size(); ++at) {
        if (text[at] == '"' && text.substr(at, 2) != "\"\"") break;
        if (text[at] == '"') ++at;
        cell += text[at];
      }
    } else if (c == ',') {
      end_cell();
    } else if (c == '\n') {
      end_cell();
      rows.push_back(std::move(row));
      row.clear();
    } else if (c != '\r') {
      cell += c;
    }
  }
  if (!cell.empty() || !row.empty()) {
    end_cell();
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace essaypack
