/// Links.

#include "base/text.h"
#include "base/url.h"
#include "content/finish/elements.h"
#include "content/lookup/assets.h"
#include "content/lookup/own_links.h"
#include "content/text/plain_text.h"

#include <algorithm>
#include <string_view>

namespace essaypack {

namespace {

bool is_safe_scheme(std::string_view scheme) {
  const std::string lower = to_lower_ascii(scheme);
  return lower == "http" || lower == "https" || lower == "mailto" || lower == "tel";
}

/// Schemes of programs beside the browser: who writes one means it.
bool is_known_scheme(std::string_view scheme) {
  return is_one_of(to_lower_ascii(scheme),
                   {"bitcoin", "ed2k",    "flashget", "ftp",      "ftps",   "geo",    "git",   "ipfs",  "ipns", "irc",
                    "ircs",    "magnet",  "mqqapi",   "obsidian", "qqdl",   "sftp",   "skype", "sms",   "ssh",  "steam",
                    "svn",     "tencent", "tg",       "thunder",  "vscode", "weixin", "xmpp",  "zotero"});
}

/// Schemes that run something, carry a page or tell of a machine: nobody is shown their addresses.
bool is_shown_scheme(std::string_view scheme) {
  return scheme.size() > 1 &&
         !is_one_of(to_lower_ascii(scheme), {"about", "blob", "chrome", "content", "data", "file", "filesystem",
                                             "javascript", "vbscript", "view-source"});
}

/// An element's place is taken by its children.
void unwrap(pugi::xml_node node) {
  pugi::xml_node parent = node.parent();
  while (pugi::xml_node child = node.first_child()) parent.insert_move_before(child, node);
  parent.remove_child(node);
}

/// What no book may lead to (`magnet:`, `ed2k:`, `ftp:`) stands behind the words, where these don't say it.
void write_address(pugi::xml_node node, const std::string& reference) {
  const UrlParts parts = split_url(reference);
  if (!parts.has_scheme || is_safe_scheme(parts.scheme) || !is_shown_scheme(parts.scheme)) return;
  const std::string words = plain_text(node);
  if (words.find(reference) != std::string::npos) return;
  const std::string text = trim(words).empty() ? reference : " (" + reference + ")";
  node.append_child(pugi::node_pcdata).set_value(text.c_str());
}

void report_no_address(const BodyContext& context, int line) {
  const Place place = context.places.find(line, "]()");
  if (place.column > 0)
    context.diagnostics.report(Kind::content_broken_link, place, tr("a link has no address"),
                               tr("write it between '(' and ')'"));
}

/// Fills `link`. False if it leads to what nobody could or may follow (reported).
bool resolve(const std::string& reference, Link& link, const BodyContext& context) {
  const UrlParts parts = split_url(reference);
  if (!parts.has_scheme || is_safe_scheme(parts.scheme)) return resolve_own_link(reference, parts, link, context);
  if (is_known_scheme(parts.scheme)) return false;
  const std::string shown = shown_reference(reference);
  context.diagnostics.report(Kind::content_broken_link, place_of(link, context),
                             is_shown_scheme(parts.scheme)
                                 ? tr("the link to '{}' became text: readers don't follow such addresses", shown)
                                 : tr("the link to '{}' was dropped: readers don't follow such addresses", shown),
                             hint_for_scheme(reference));
  return false;
}

/// An anchor of the author's, not something to follow.
bool is_anchor(pugi::xml_node node) { return !node.attribute("href") && node.attribute("id"); }

/// Fills `link`, whose line is set, for the address of `node`. False if it is no link.
bool read_link(pugi::xml_node node, std::string& reference, Link& link, const BodyContext& context) {
  const pugi::xml_attribute href = node.attribute("href");
  if (!href) return false;
  reference = trim(href.value());
  if (reference.empty()) {
    report_no_address(context, link.line);
    return false;
  }
  const Place place = context.places.find_address(link.line, reference).place;
  link.line = place.line, link.column = place.column;
  if (reference.starts_with("//")) reference.insert(0, "https:");
  // the names of Obsidian's blocks are no text, and no place: `note.md#^a1b2`
  if (const std::size_t block = reference.find("#^"); context.config.markdown.notes.wiki_links && block > 0)
    reference.resize(std::min(block, reference.size()));
  return resolve(reference, link, context);
}

}  // namespace

bool record_link(Finish& finish, pugi::xml_node node) {
  const BodyContext& context = finish.context;
  Link link;
  link.line = take_line(node);
  keep_id(finish, node);
  if (is_anchor(node)) {
    node.set_name("span");
    walk_children(finish, node);
    return true;
  }
  std::string reference;
  if (!read_link(node, reference, link, context)) {
    write_address(node, reference);
    unwrap(node);
    return false;
  }
  if (!node.first_child()) {
    if (node.attribute("id")) {
      node.set_name("span");
      return node.remove_attribute("href");
    }
    node.append_child(pugi::node_pcdata).set_value(reference.c_str());
  }
  node.attribute("href").set_value(link.url.c_str());
  if (pugi::xml_attribute poster = node.attribute("ep:poster"))
    poster.set_value(context.assets.find(poster.value(), context.post).url.c_str());
  node.append_attribute("ep:link").set_value(static_cast<unsigned>(finish.fragment.links.size()));
  finish.fragment.links.push_back(std::move(link));
  walk_children(finish, node);
  return true;
}

}  // namespace essaypack
