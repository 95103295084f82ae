#include "content/tree/html_widgets.h"

#include "base/text.h"
#include "content/tree/gumbo_attribute.h"

#include <algorithm>
#include <iterator>

namespace essaypack {

namespace {

/// Nothing but white space, comments and scripts.
bool is_empty(const GumboElement& element) {
  for (unsigned i = 0; i < element.children.length; ++i) {
    const auto& child = *static_cast<const GumboNode*>(element.children.data[i]);
    const bool is_script = child.type == GUMBO_NODE_ELEMENT && child.v.element.tag == GUMBO_TAG_SCRIPT;
    if (child.type != GUMBO_NODE_WHITESPACE && child.type != GUMBO_NODE_COMMENT && !is_script) return false;
  }
  return true;
}

bool is_id(std::string_view id) {
  return !id.empty() && id.size() < 200 &&
         std::all_of(id.begin(), id.end(), [](char c) { return is_ascii_name(c) || c == '/' || c == '.'; });
}

/// Sites whose snippets are scripts: what the address of one holds, and what has to go to make it the page's.
struct ScriptSite {
  std::string_view host, mark, cut, put;
};
constexpr ScriptSite kScripts[] = {
    {"gist.github.com/", ".js", ".js", ""},
    {"gitlab.com/", "/snippets/", ".js", ""},
    {"asciinema.org/a/", ".js", ".js", ""},
    {"jsfiddle.net/", "/embed/", "embed/", ""},
    {"ideone.com/e.js/", "e.js/", "e.js/", ""},
    {"gitee.com/", "/widget_preview", "/widget_preview", ""},
    {"runkit.com/", "/embed/", "/embed", ""},
    {"onlinegdb.com/embed/js/", "embed/js/", "embed/js/", ""},
    {"pastebin.com/embed_js/", "embed_js/", "embed_js/", ""},
};

std::string page_of_script(std::string url) {
  if (url.starts_with("//")) url.insert(0, "https:");
  const std::size_t scheme = url.find("://");
  if (scheme == url.npos) return {};
  url.resize(std::min(url.find_first_of("?#"), url.size()));
  std::string_view rest = std::string_view(url).substr(scheme + 3);
  if (rest.starts_with("www.")) rest.remove_prefix(4);
  for (const ScriptSite& site : kScripts) {
    if (!rest.starts_with(site.host) || rest.find(site.mark) == rest.npos) continue;
    if (const std::size_t cut = url.rfind(site.cut); cut != url.npos) url.replace(cut, site.cut.size(), site.put);
    return url;
  }
  return {};
}

/// Attributes of a script whose own address says nothing.
std::string page_of_data(const GumboElement& script, const std::string& url) {
  const std::string post = clean_attribute_of(script, "data-telegram-post"), id = clean_attribute_of(script, "data-id");
  if (is_id(post)) return "https://t.me/" + post;
  if (url.find("speakerdeck.com/assets/embed.js") != url.npos && is_id(id))
    return "https://speakerdeck.com/player/" + id;
  return {};
}

/// Elements that stand for an id.
struct IdElement {
  std::string_view name;
  const char* attribute;
  std::string_view address;
};
constexpr IdElement kIds[] = {
    {"lite-youtube", "videoid", "https://www.youtube.com/watch?v="},
    {"amp-youtube", "data-videoid", "https://www.youtube.com/watch?v="},
    {"youtube-video", "data-videoid", "https://www.youtube.com/watch?v="},
    {"lite-vimeo", "videoid", "https://vimeo.com/"},
    {"amp-vimeo", "data-videoid", "https://vimeo.com/"},
    {"bilibili-player", "bvid", "https://www.bilibili.com/video/"},
    {"amp-twitter", "data-tweetid", "https://twitter.com/i/status/"},
    {"amp-instagram", "data-shortcode", "https://www.instagram.com/p/"},
};

std::string class_of(const GumboElement& element) { return " " + clean_attribute_of(element, "class") + " "; }

bool is_player(const GumboElement& element, std::string_view name) {
  if (name.find('-') != name.npos) return true;
  if (!is_one_of(name, {"div", "p", "span"})) return false;
  const std::string classes = class_of(element);
  for (const char* known : {" aplayer ", " dplayer ", " codepen ", " meting ", " artplayer "})
    if (classes.find(known) != classes.npos) return true;
  return false;
}

std::string first_of(const GumboElement& element, std::initializer_list<const char*> names) {
  for (const char* name : names)
    if (std::string value = clean_attribute_of(element, name); !value.empty()) return value;
  return {};
}

std::string page_of_player(const GumboElement& element, std::string_view name) {
  for (const IdElement& known : kIds)
    if (known.name == name)
      if (const std::string id = clean_attribute_of(element, known.attribute); is_id(id))
        return std::string(known.address) + id;
  if (name == "bilibili-player" && is_id(clean_attribute_of(element, "aid")))
    return "https://www.bilibili.com/video/av" + clean_attribute_of(element, "aid");
  const std::string pen = clean_attribute_of(element, "data-slug-hash"),
                    user = clean_attribute_of(element, "data-user");
  if (is_id(pen) && is_id(user)) return "https://codepen.io/" + user + "/pen/" + pen;
  std::string url =
      first_of(element, {"auto", "data-auto", "url", "data-url", "src", "data-src", "data-video", "data-audio"});
  if (url.starts_with("//")) url.insert(0, "https:");
  if (!url.empty() && url.find_first_of("/.") != url.npos) return url;
  return song_page(first_of(element, {"server", "data-server"}), first_of(element, {"type", "data-type"}),
                   first_of(element, {"id", "data-id"}));
}

/// What is told of a song, else the address.
std::string text_of_player(const GumboElement& element, const std::string& url) {
  for (const char* label : {"title", "data-title", "name", "data-name", "aria-label"})
    if (std::string text = collapse_white_space(clean_attribute_of(element, label)); !text.empty()) {
      const std::string artist = first_of(element, {"artist", "author", "data-artist", "data-author"});
      return artist.empty() ? text : artist + "：" + text;
    }
  return url;
}

}  // namespace

Embed read_widget(const GumboElement& source, std::string_view name) {
  Embed embed;
  if (name == "script") {
    const std::string url = clean_attribute_of(source, "src");
    embed.url = page_of_script(url);
    if (embed.url.empty()) embed.url = page_of_data(source, url);
    embed.text = embed.url;
  } else if (is_player(source, name) && is_empty(source)) {
    embed.url = page_of_player(source, name);
    embed.text = text_of_player(source, embed.url);
  }
  if (!embed.url.empty()) embed.what = Embed::What::link;
  return embed;
}

std::string picture_source(const GumboElement& picture) {
  std::string first;
  for (unsigned i = 0; i < picture.children.length; ++i) {
    const auto& child = *static_cast<const GumboNode*>(picture.children.data[i]);
    if (child.type != GUMBO_NODE_ELEMENT || child.v.element.tag != GUMBO_TAG_SOURCE) continue;
    std::string url = first_of(child.v.element, {"srcset", "data-srcset", "src"});
    url.resize(std::min(url.find_first_of(" \t\n"), url.size()));
    while (url.ends_with(',')) url.pop_back();
    if (url.empty() || url.starts_with("data:")) continue;
    const std::string lower = to_lower_ascii(url);
    const bool is_new = lower.find(".webp") != lower.npos || lower.find(".avif") != lower.npos;
    if (!is_new) return url;
    if (first.empty()) first = url;
  }
  return first;
}

std::string song_page(std::string_view server, std::string_view type, std::string_view id) {
  if (id.empty() || !std::all_of(id.begin(), id.end(), [](char c) { return is_ascii_alnum(c); })) return {};
  if (server == "netease" && is_one_of(type, {"song", "playlist", "album", "artist"}))
    return "https://music.163.com/#/" + std::string(type) + "?id=" + std::string(id);
  if (server == "tencent" && type == "song") return "https://y.qq.com/n/ryqq/songDetail/" + std::string(id);
  if (server == "tencent" && is_one_of(type, {"playlist", "album"}))
    return "https://y.qq.com/n/ryqq/" + std::string(type == "album" ? "albumDetail/" : "playlist/") + std::string(id);
  return {};
}

}  // namespace essaypack
