/// Tags that play something: a link to it, by its title.

#include "content/tags/tags.h"

#include "base/comments.h"
#include "base/text.h"
#include "base/url.h"
#include "content/tree/html_widgets.h"

#include <algorithm>

namespace essaypack {

namespace {

/// Where players and snippets have their pages; `%` stands for the id.
struct Player {
  std::string_view tag, name, address;
};
constexpr Player kPlayers[] = {
    {"asciinema", "asciinema", "https://asciinema.org/a/%"},
    {"bilibili", "Bilibili", "https://www.bilibili.com/video/%"},
    {"biliplayer", "Bilibili", "https://www.bilibili.com/video/%"},
    {"caniuse", "Can I use", "https://caniuse.com/%"},
    {"codepen", "CodePen", "https://codepen.io/%"},
    {"cloudmusic", "网易云音乐", "https://music.163.com/#/song?id=%"},
    {"gist", "Gist", "https://gist.github.com/%"},
    {"instagram", "Instagram", "https://www.instagram.com/p/%/"},
    {"jsfiddle", "JSFiddle", "https://jsfiddle.net/%"},
    {"jsrun", "JSRUN", "https://jsrun.net/%"},
    {"soundcloud", "SoundCloud", "https://soundcloud.com/%"},
    {"spotify", "Spotify", "https://open.spotify.com/%"},
    {"tencent", "腾讯视频", "https://v.qq.com/x/page/%.html"},
    {"tencentvideo", "腾讯视频", "https://v.qq.com/x/page/%.html"},
    {"twitch", "Twitch", "https://www.twitch.tv/videos/%"},
    {"tweet", "Twitter", "https://twitter.com/i/status/%"},
    {"twitter", "Twitter", "https://twitter.com/i/status/%"},
    {"vimeo", "Vimeo", "https://vimeo.com/%"},
    {"x", "Twitter", "https://twitter.com/i/status/%"},
    {"youku", "优酷", "https://v.youku.com/v_show/id_%.html"},
    {"youtube", "YouTube", "https://www.youtube.com/watch?v=%"},
    {"youtubelite", "YouTube", "https://www.youtube.com/watch?v=%"},
    {"youtubeplayer", "YouTube", "https://www.youtube.com/watch?v=%"},
};

/// `av1`, `aid:1`, `1` and `BV1x` as the address of a film has them.
std::string id_of_film(std::string_view id) {
  for (const std::string_view key : {"aid:", "av:", "bvid:", "aid=", "av=", "bvid="})
    if (id.starts_with(key)) id.remove_prefix(key.size());
  const std::string_view number = id.substr(0, id.find('?'));
  const bool is_number = !number.empty() && std::all_of(number.begin(), number.end(), is_digit);
  return (is_number ? "av" : "") + std::string(id);
}

constexpr std::string_view kPlayerKeys =
    " api auto autoplay bilibili danmaku fixed height listfolded listmaxheight loop lrc mini mode mutex netease order "
    "pic poster preload ratio screenshot src storagename theme thumbnails titles type url volume width wrap youtube ";

/// What tells a player how to play.
bool is_switch(std::string_view word) {
  return is_length(word) ||
         is_one_of(word, {"autoplay", "controls", "fixed", "listfolded", "loop", "mini", "narrow", "true", "false"});
}

/// The words of a player that can only be a title: no address, no id, no switch.
std::string title_of(const ThemeArguments& found) {
  std::string title;
  for (const std::string& part : found.parts)
    if (!looks_like_address(part) && !is_switch(part) && !is_ascii(part)) title += (title.empty() ? "" : " ") + part;
  return title;
}

/// The address of what is played, and its title if it is told.
struct Played {
  std::string url, title;
};

/// A card of GitHub: `name/repo, theme=dark` (Butterfly's plugin), `name repo branch`, `name/repo theme:dark`.
Played repository_of(const TagCall& call) {
  const ThemeArguments found = read_list(call.text, " theme user repo show_owner locale ");
  std::string name = found.part(0);
  const std::string second = found.is_list() ? "" : found.part(1);
  if (!second.empty() && second.find_first_of(":=") == std::string::npos) name += "/" + second;
  return {name.empty() ? "" : "https://github.com/" + name, name};
}

Played played_by(const TagCall& call, const ThemeArguments& found) {
  const std::string first = found.part(0);
  if (is_one_of(call.name, {"github", "ghcard"}) && first.find("://") == std::string::npos) return repository_of(call);
  if (const std::string song = found.named_by("netease"); !song.empty()) {
    const std::string type = found.named_by("type");
    return {"https://music.163.com/#/" +
                std::string(type == "0"   ? "playlist"
                            : type == "1" ? "album"
                                          : "song") +
                "?id=" + song,
            title_of(found)};
  }
  for (const std::string_view key : {"url", "src", "auto"})
    if (std::string url = found.named_by(key); !url.empty()) return {url, title_of(found)};
  if (call.name == "meting") return {song_page(found.part(1), found.part(2), first), {}};
  const bool is_song = is_one_of(call.name, {"aplayer", "aplayerlrc"}) && found.parts.size() > 2;
  if (is_song && !looks_like_address(first)) return {found.part(2), found.part(1) + "：" + first};
  for (const std::string& part : found.parts)
    if (looks_like_address(part)) return {part, title_of(found)};
  return {};
}

/// A player whose page follows from an id: `bilibili id`, `video bilibili:id`, `codepen user id`.
std::string known_player(const TagCall& call, const ThemeArguments& found) {
  for (const std::string_view player : {"bilibili", "youtube"})
    if (const std::string id = found.named_by(player); !id.empty()) return html_player(player, id);
  std::string name = call.name == "can" ? "caniuse" : call.name, id = found.part(0);
  const std::size_t at = name == "caniuse" ? id.find('@') : std::string::npos;
  id = std::string(trim(std::string_view(id).substr(0, at)));
  if (found.is_list()) id.resize(std::min(id.find(' '), id.size()));  // `jsfiddle name/id js,html`
  if (name == "codepen" && found.parts.size() > 1) id += "/pen/" + found.part(1);
  if (name.starts_with("bili")) id = film_of(id, found.part(1));
  if (name == "gist" && found.parts.size() > 1 && found.part(1).find('.') == std::string::npos)
    id += "/" + found.part(1);
  for (const Player& known : kPlayers)
    if (known.tag == name) return html_player(name, id);
  return {};
}

}  // namespace

std::string film_of(std::string_view id, std::string_view part) {
  const bool is_part = id.find_first_of("/?") == id.npos && !part.empty() && part.size() < 4 && part != "1" &&
                       std::all_of(part.begin(), part.end(), is_digit);
  return std::string(id) + (is_part ? "?p=" + std::string(part) : "");
}

std::string html_player(std::string_view name, std::string_view id, std::string_view title) {
  if (id.empty()) return {};
  if (id.find("://") != std::string_view::npos || id[0] == '/') return html_link(id, title.empty() ? id : title, "");
  const std::string key = to_lower_ascii(name);
  for (const Player& player : kPlayers) {
    if (player.tag != key) continue;
    std::string url(player.address);
    const std::string written = key.starts_with("bili") ? id_of_film(id) : std::string(id);
    url.replace(url.find('%'), 1, encode_url(written));
    return html_link(url, title.empty() ? std::string(player.name) + " " + written : std::string(title), "");
  }
  return looks_like_address(id) ? html_link(id, title.empty() ? id : title, "") : std::string();
}

TagOutput make_embed(const TagCall& call) {
  const ThemeArguments found = read_list(call.text, kPlayerKeys);
  if (const std::string html = known_player(call, found); !html.empty()) return inline_output(html, "");
  const Played played = played_by(call, found);
  if (!played.url.empty())
    return inline_output(html_link(played.url, played.title.empty() ? played.url : played.title, ""), played.url);
  const std::string words = call.name == "aplayer" ? found.text() : title_of(found);
  call.context.diagnostics.report(Kind::content_dropped_html, call.place(),
                                  words.empty()
                                      ? tr("the tag '{}' has no address, it was dropped", call.shown_name())
                                      : tr("the tag '{}' has no address, its words are kept", call.shown_name()));
  return text_output(words);
}

/// A song with its words: `aplayerlrc "title" "author" "url"` around lines with their times.
TagOutput make_song(const TagCall& call) {
  std::string html = "<p>" + make_embed(call).open + "</p>";
  std::string text;
  const std::string content = without_comments(call.content);
  for (const std::string_view written : split(content, '\n')) {
    std::string_view line = trim(written);
    while (line.starts_with('[') && line.find(']') != line.npos) line = trim(line.substr(line.find(']') + 1));
    if (!line.empty()) text += (text.empty() ? "" : "<br>") + html_text(line);
  }
  return block_output(html + (text.empty() ? "" : "<p>" + text + "</p>"), "");
}

}  // namespace essaypack
