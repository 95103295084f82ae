#include "content/tree/raw_html.h"

#include "base/text.h"
#include "content/text/html_names.h"

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <utility>

namespace essaypack {

namespace {

constexpr std::uint64_t kMaxTreeCost = 300'000;  ///< Nodes that Gumbo may make, some 200 bytes each.
constexpr std::size_t kMaxAttributes = 100;      ///< Gumbo compares each with all before it.
constexpr std::size_t kMaxScanned = 20'000'000;  ///< Bytes looked through for ends of what turned out to be no tags.

std::string name_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && !is_ascii_space(text[end]) && text[end] != '>' && text[end] != '/' && text[end] != '<')
    ++end;
  return to_lower_ascii(text.substr(at, end - at));
}

/// The end of the tag that starts at `at`, behind its `>`; 0 if it never ends or has absurdly many attributes.
/// `scanned` grows by the bytes that were looked at in vain.
std::size_t end_of_tag(std::string_view text, std::size_t at, std::size_t name_size, std::size_t& scanned) {
  std::size_t spaces = 0;
  std::size_t i = at + name_size;
  for (; i < text.size() && spaces <= kMaxAttributes * 4; ++i) {
    const char c = text[i];
    if (c == '>') return i + 1;
    spaces += is_ascii_space(c) || c == '/';
    if (c == '=') {
      while (i + 1 < text.size() && is_ascii_space(text[i + 1])) ++i;
      if (i + 1 < text.size() && (text[i + 1] == '"' || text[i + 1] == '\'')) {
        i = text.find(text[i + 1], i + 2);
        if (i == std::string_view::npos) break;
      }
    }
  }
  scanned += std::min(i, text.size()) - at;
  return 0;
}

/// True if a tag has the attribute, in any case.
bool has_attribute(std::string_view tag, std::string_view wanted) {
  std::size_t at = std::min(tag.find_first_of(" \t\n/"), tag.size());
  while (at < tag.size()) {
    at = std::min(tag.find_first_not_of(" \t\n/>", at), tag.size());
    const std::size_t end = std::min(tag.find_first_of(" \t\n/>=", at), tag.size());
    if (to_lower_ascii(tag.substr(at, end - at)) == wanted) return true;
    at = std::min(tag.find_first_not_of(" \t\n", end), tag.size());
    if (at == tag.size() || tag[at] != '=') continue;
    at = std::min(tag.find_first_not_of(" \t\n", at + 1), tag.size());
    if (at == tag.size()) break;
    const bool is_quoted = tag[at] == '"' || tag[at] == '\'';
    at = is_quoted ? tag.find(tag[at], at + 1) : tag.find_first_of(" \t\n>", at);
    at = at == std::string_view::npos ? tag.size() : at + is_quoted;
  }
  return false;
}

}  // namespace

bool is_more_marker(std::string_view comment) {
  const std::size_t begin = comment.find_first_not_of("- \t\n");
  if (begin == std::string_view::npos || to_lower_ascii(comment.substr(begin, 4)) != "more") return false;
  const std::string_view rest = comment.substr(begin + 4);
  return rest.empty() || rest[0] == '-' || is_ascii_space(rest[0]);
}

void RawHtml::announce(std::string_view piece) {
  for (std::size_t at = 0; (at = piece.find("</", at)) != std::string_view::npos; at += 2) {
    const std::string name = name_at(piece, at + 2);
    if (is_raw_text_element(name) || is_swallowing_element(name)) ++closers_[name];
  }
}

std::string RawHtml::clean(std::string_view piece, int line) {
  std::string out;
  out.reserve(piece.size());
  line_ = line;
  for (std::size_t at = 0; at < piece.size() && !problem_;) {
    std::size_t stop = at;
    while (stop < piece.size() && piece[stop] != '<') line_ += piece[stop++] == '\n';
    out.append(piece, at, stop - at);
    if (stop == piece.size()) break;
    const bool is_comment = piece.compare(stop, 4, "<!--") == 0 && inside_.empty();
    at = is_comment ? take_comment(piece, stop, out) : take_tag(piece, stop, out);
    line_ += static_cast<int>(std::count(piece.begin() + static_cast<std::ptrdiff_t>(stop),
                                         piece.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
  }
  return out;
}

std::size_t RawHtml::take_comment(std::string_view piece, std::size_t at, std::string& out) {
  std::size_t end = piece.find("-->", at + 2);
  if (end == std::string_view::npos) {
    notices_.push_back({Notice::What::open_comment, line_, {}});
    return piece.size();
  }
  if (end < at + 4) return end + 3;  // `<!-->`
  if (is_more_marker(piece.substr(at + 4, end - at - 4))) out += "<ep:more></ep:more>";
  return end + 3;
}

std::size_t RawHtml::take_tag(std::string_view piece, std::size_t at, std::string& out) {
  const auto as_text = [&] {
    out += "&lt;";
    return at + 1;
  };
  const bool is_end = at + 1 < piece.size() && piece[at + 1] == '/';
  const std::size_t name_begin = at + 1 + is_end;
  if (name_begin < piece.size() && (piece[name_begin] == '!' || piece[name_begin] == '?') && inside_.empty())
    return take_declaration(piece, at, out);
  if (name_begin >= piece.size() || !is_ascii_letter(piece[name_begin])) return as_text();
  const std::string name = name_at(piece, name_begin);
  if (!inside_.empty()) {
    if (!is_end || name != inside_) {
      out += '<';
      return at + 1;
    }
    inside_.clear();
  }
  const std::size_t end = end_of_tag(piece, name_begin, name.size(), scanned_);
  if (scanned_ > kMaxScanned) problem_ = TooComplex{line_, tr("too many HTML tags never end")};
  if (end == 0) return as_text();
  if (name == "escape") return end;  // Hexo takes these tags away and keeps what stands between them.
  const bool is_foreign = is_in_foreign();
  if (name == "a" && !is_foreign && take_anchor(piece.substr(at, end - at), is_end, out)) return end;
  if (!is_foreign && (!is_known_element(name) || name.starts_with("ep:"))) {
    if (name.find('-') != std::string::npos) {
      take_custom(piece.substr(at, end - at), name, is_end, out);
      return end;
    }
    if (!is_end) notices_.push_back({Notice::What::unknown, line_, std::string(piece.substr(name_begin, name.size()))});
    scanned_ += end - at;
    return as_text();
  }
  if ((is_raw_text_element(name) || is_swallowing_element(name)) && !is_foreign) {
    int& closers = closers_[name];
    if (closers == 0) {
      if (is_end) return end;
      // Without attributes it is a word such as `List<Object>`.
      if (piece.substr(at, end - at).find('=') == std::string_view::npos) {
        scanned_ += end - at;
        return as_text();
      }
      out.append(piece, at, end - at - (piece[end - 2] == '/' ? 2 : 1));
      out += "></" + name + ">";
      return end;
    }
    if (is_end)
      --closers;
    else if (is_raw_text_element(name))
      inside_ = name;
  }
  count(name, is_end, is_void_element(name) || (is_foreign && piece[end - 2] == '/'));
  // Gumbo puts the text before the end of a form behind it, unless something stands between
  if (is_end && name == "form") out += "<!---->";
  out.append(piece, at, end - at);
  return end;
}

/// Tags of a custom element go, what it holds stays, unless the tree must see them: it drops what is hidden, and makes
/// a link of a player.
void RawHtml::take_custom(std::string_view tag, const std::string& name, bool is_end, std::string& out) {
  const auto has_any = [&](std::initializer_list<std::string_view> attributes) {
    return std::any_of(attributes.begin(), attributes.end(),
                       [&](std::string_view one) { return has_attribute(tag, one); });
  };
  const bool is_seen =
      has_any({"hidden", "style"}) || has_any({"aid", "auto", "bvid", "data-shortcode", "data-src", "data-tweetid",
                                               "data-url", "data-videoid", "server", "src", "url", "videoid"});
  if (open_[name] == 0 && (is_end || !is_seen)) return;
  count(name, is_end, false);
  out += tag;
}

/// `<!DOCTYPE>` and `<?php ... ?>` are nothing that a page shows; CDATA is the text of a drawing.
std::size_t RawHtml::take_declaration(std::string_view piece, std::size_t at, std::string& out) {
  const bool is_data = piece.compare(at, 9, "<![CDATA[") == 0;
  std::size_t end = piece.find(is_data ? "]]>" : piece[at + 1] == '?' ? "?>" : ">", at);
  if (end == std::string_view::npos) {
    scanned_ += piece.size() - at;
    if (scanned_ > kMaxScanned) problem_ = TooComplex{line_, tr("too many HTML tags never end")};
    if (!is_data) end = piece.find('>', at);
  }
  if (end == std::string_view::npos) return piece.size();
  end = piece.find('>', end) + 1;
  if (is_data && is_in_foreign()) out.append(piece, at, end - at);
  return end;
}

/// `<a name="x">` marks a place and wraps nothing: authors leave it open, and a browser would open it again in every
/// block. True if the tag was dealt with.
bool RawHtml::take_anchor(std::string_view tag, bool is_end, std::string& out) {
  if (is_end) return std::exchange(in_anchor_, false);
  in_anchor_ = !has_attribute(tag, "href");
  if (!in_anchor_) return false;
  tag.remove_suffix(tag.ends_with("/>") ? 2 : 1);
  out += std::string(tag) + "></a>";
  ++cost_;
  return true;
}

void RawHtml::pass_block() {
  cost_ += static_cast<std::uint64_t>(formatting_);
  if (cost_ > kMaxTreeCost && !problem_) problem_ = TooComplex{line_, tr("too many HTML elements are left open")};
}

void RawHtml::track(std::string_view name, bool is_end, bool closes_itself) {
  if (closes_itself) return;
  if (!is_end) {
    if (unclosed_.size() <= kMaxNesting) unclosed_.emplace_back(name, line_);
    return;
  }
  for (auto open = unclosed_.rbegin(); open != unclosed_.rend(); ++open)
    if (open->first == name) {
      unclosed_.erase(std::next(open).base());
      return;
    }
}

void RawHtml::finish() {
  for (const auto& [name, line] : unclosed_) notices_.push_back({Notice::What::not_closed, line, name});
  unclosed_.clear();
}

/// An `li` closes an `li`, and `dt` and `dd` close each other; but `li` and `dd` by turns nest.
void RawHtml::count_item(std::string_view name, bool is_end) {
  while (!items_.empty() && items_.back().second > depth_) items_.pop_back();
  const bool is_item = name == "li", is_pair = name == "dt" || name == "dd";
  if (!is_item && !is_pair) return;
  const std::pair<bool, int> here(is_item, depth_);
  if (is_end) {
    if (!items_.empty() && items_.back() == here) items_.pop_back();
    return;
  }
  if (items_.empty() || items_.back() != here) items_.push_back(here);
  if (items_.size() > kMaxNesting && !problem_)
    problem_ = TooComplex{line_, tr("HTML elements are nested more than 256 deep")};
}

void RawHtml::count(std::string_view name, bool is_end, bool is_void) {
  pass_block();
  ++cost_;
  if (is_void) return;
  const bool closes_itself = is_self_closing_element(name);
  if (is_end && name == "ruby")
    for (const char* part : {"rb", "rp", "rt"}) open_[part] = 0;
  int& open = open_[std::string(name)];
  // Gumbo closes these in a `ruby` alone, and looks for one through all that are open.
  if (name == "rb" || name == "rp" || name == "rt") cost_ += static_cast<std::uint64_t>(open);
  track(name, is_end, closes_itself);
  count_item(name, is_end);
  if (is_end) {
    if (open == 0) return;
    --open;
    depth_ -= !closes_itself;
    formatting_ -= is_formatting_element(name);
    return;
  }
  ++open;
  depth_ += !closes_itself;
  formatting_ += is_formatting_element(name);
  if (depth_ > kMaxNesting && !problem_)
    problem_ = TooComplex{line_, tr("HTML elements are nested more than 256 deep")};
}

}  // namespace essaypack
