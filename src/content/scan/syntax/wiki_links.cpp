#include "content/scan/syntax/wiki_links.h"

#include "base/path.h"
#include "base/text.h"
#include "base/url.h"
#include "content/lookup/assets.h"
#include "content/lookup/body_context.h"
#include "content/scan/syntaxes.h"
#include "content/text/heading_id.h"
#include "content/text/line_start.h"
#include "site/link_map.h"

#include <algorithm>
#include <iterator>

namespace essaypack {
namespace {

constexpr std::size_t kMaxLink = 1000;

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_picture(std::string_view path) {
  return is_one_of(extension_of(path),
                   {"png", "jpg", "jpeg", "gif", "svg", "webp", "bmp", "avif", "heic", "tif", "tiff"});
}

bool is_recording(std::string_view path) {
  return is_one_of(extension_of(path),
                   {"mp3", "m4a", "wav", "ogg", "flac", "3gp", "mp4", "webm", "ogv", "mov", "mkv", "pdf"});
}

std::string label_of(const WikiLink& link, bool is_outline) {
  if (!link.label.empty()) return std::string(link.label);
  // in a graph the whole path is a page's name
  std::string_view name = is_outline ? link.target : file_part(link.target);
  if (extension_of(name) == "md") name.remove_suffix(3);
  if (link.heading.empty()) return std::string(name);
  return name.empty() ? std::string(link.heading) : std::string(name) + " > " + std::string(link.heading);
}

}  // namespace

std::string markdown_escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (std::string_view("\\`*_{}[]<>()#+-.!|~=&$\"'^:").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string markdown_link(std::string_view text, std::string_view url) {
  return "[" + markdown_escaped(text) + "](<" + std::string(url) + ">)";
}

const Post* find_note(std::string_view target, const BodyContext& context) {
  std::string name(file_part(target));
  if (extension_of(name) == "md") name.resize(name.size() - 3);
  const std::string folder(folder_part(target));
  for (const std::string& path : {"/" + folder + name + ".md", folder + name + ".md"}) {
    const ResolvedLink found =
        resolve_link(encode_path(path), context.post.source, context.post.path, context.site, context.config);
    if (found.target.kind == LinkTarget::Kind::post) return &context.site.posts[found.target.index];
  }
  const Post* post = context.assets.find_by_stem(nfc(name));
  // Logseq calls a page by its title
  return post || !context.config.markdown.notes.outlines ? post : context.assets.find_by_title(target);
}

std::string_view without_size(std::string_view alt) {
  const std::size_t bar = alt.rfind('|');
  const std::string_view size = bar == std::string_view::npos ? alt : alt.substr(bar + 1);
  const std::size_t cross = size.find('x');
  const auto is_number = [](std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
  };
  const bool fits = cross == std::string_view::npos
                        ? is_number(size)
                        : is_number(size.substr(0, cross)) && is_number(size.substr(cross + 1));
  if (!fits) return alt;
  return bar == std::string_view::npos ? std::string_view() : alt.substr(0, bar);
}

std::optional<WikiLink> read_wiki_link(std::string_view body, std::size_t at) {
  const std::string_view line = line_from(body, at, kMaxLink);
  const std::size_t close = line.find("]]", 2);
  if (close == std::string_view::npos || close == 2 || line.find("[[", 2) < close) return {};
  std::string_view inner = line.substr(2, close - 2);
  WikiLink link;
  link.end = at + close + 2;
  if (const std::size_t bar = inner.find('|'); bar != std::string_view::npos) {
    link.label = trim(inner.substr(bar + 1));
    inner = inner.substr(0, bar);
    // in a table
    if (!inner.empty() && inner.back() == '\\') inner.remove_suffix(1);
  }
  if (const std::size_t sign = inner.find('#'); sign != std::string_view::npos) {
    link.heading = trim(inner.substr(inner.rfind('#') + 1));
    if (link.heading.substr(0, 1) == "^") link.heading = {};
    inner = inner.substr(0, sign);
  }
  link.target = trim(inner);
  if (link.target.empty() && link.heading.empty() && link.label.empty()) {
    link.label = trim(inner.empty() ? line.substr(3, close - 3) : std::string_view());
    if (link.label.empty()) return {};
  }
  return link;
}

std::string wiki_link_markdown(const WikiLink& link, std::size_t at, const BodyContext& context) {
  const std::string fragment =
      link.heading.empty() ? std::string() : "#" + encode_url(heading_id(link.heading, context.config));
  const std::string label = label_of(link, context.config.markdown.notes.outlines);
  if (link.target.empty()) return fragment.empty() ? markdown_escaped(label) : markdown_link(label, fragment);
  if (const Post* post = find_note(link.target, context)) {
    const std::string& address = post->permalink.empty() ? "/" + encode_path(post->path) : post->permalink.str();
    return markdown_link(label, address + fragment);
  }
  if (const FoundAsset asset = context.assets.find(encode_path(link.target), context.post);
      asset.kind == FoundAsset::Kind::file)
    return markdown_link(label, asset.url);
  // there a word in brackets is a topic, whether it has a page or not
  if (context.config.markdown.notes.outlines) return markdown_escaped(label);
  context.diagnostics.report(Kind::content_broken_link, context.places.at(at),
                             tr("no published note is called '{}'", link.target.substr(0, 200)),
                             tr("write the name of its file"));
  return markdown_escaped(label);
}

std::string wiki_embed_markdown(const WikiLink& link, std::size_t at, const BodyContext& context) {
  if (is_picture(link.target))
    return "![" + markdown_escaped(without_size(link.label)) + "](<" + encode_path(link.target) + ">)";
  if (!is_recording(link.target)) return wiki_link_markdown(link, at, context);
  const std::string label = link.label.empty() ? std::string(file_part(link.target)) : std::string(link.label);
  const FoundAsset asset = context.assets.find(encode_path(link.target), context.post);
  if (asset.kind != FoundAsset::Kind::missing) return markdown_link(label, asset.url);
  context.diagnostics.report(Kind::content_broken_link, context.places.at(at),
                             tr("'{}' leads to no post or page", link.target.substr(0, 200)),
                             tr("write the name of its file"));
  return markdown_escaped(label);
}

bool take_wiki_link(Scan& scan) {
  if (!scan.has("[[")) return false;
  const std::optional<WikiLink> link = read_wiki_link(scan.body, scan.at);
  if (!link) return false;
  std::string& made = scan.made.text;
  const bool is_embed = !made.empty() && made.back() == '!' && scan.body[scan.at - 1] == '!';
  if (is_embed) made.pop_back();
  scan.splice(
      is_embed ? wiki_embed_markdown(*link, scan.at, scan.context) : wiki_link_markdown(*link, scan.at, scan.context),
      link->end);
  return true;
}

}  // namespace essaypack
