/// Tags that hold a list: of friends, of links, of songs, of what people said.

#include "content/tags/tags.h"

#include "base/comments.h"
#include "base/file.h"
#include "base/path.h"
#include "base/text.h"
#include "base/value/yaml.h"
#include "content/markdown/inline_html.h"

#include <algorithm>
#include <initializer_list>
#include <map>

namespace essaypack {

namespace {

std::string text_of(const Value& map, std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys)
    if (const Value* value = map.find(key); value && value->is_scalar() && !value->text.empty()) return value->text;
  return {};
}

constexpr std::size_t kMostDataBytes = 1024 * 1024;  ///< Of a file of a theme's data.

/// A list of links in the making: a list for what follows each other, titles between.
struct LinkList {
  static constexpr int kDeepest = 6;
  std::string html;
  bool is_open = false;

  void close() {
    if (is_open) html += "</ul>";
    is_open = false;
  }
  void item(const std::string& text) {
    if (!is_open) html += "<ul>";
    is_open = true;
    html += "<li>" + text + "</li>";
  }
  void add(const Value& value, int depth = 0);
};

void LinkList::add(const Value& value, int depth) {
  if (depth > kDeepest) return;
  if (value.is_list()) {
    for (const Value& entry : value.items) add(entry, depth + 1);
    return;
  }
  if (value.is_scalar()) {
    if (looks_like_address(value.text)) item(html_link(value.text, value.text, ""));
    return;
  }
  const std::string name = text_of(value, {"name", "site", "title", "class_name"});
  const std::string url = text_of(value, {"link", "url"});
  std::string about = text_of(value, {"author", "artist"});
  if (const std::string more = text_of(value, {"descr", "desc", "des", "description", "intro", "class_desc"});
      !more.empty())
    about += (about.empty() ? "" : "，") + more;
  if (!url.empty()) {
    const std::string link = html_link(url, name.empty() ? url : name, "");
    return item(link + (about.empty() ? "" : "：" + html_text(about)));
  }
  close();
  html += bold_line(name);
  if (!about.empty()) html += "<p>" + html_text(about) + "</p>";
  for (const std::string_view key : {"link_list", "list", "items", "music", "audio"})
    if (const Value* list = value.find(key)) add(*list, depth + 1);
  close();
}

void report_unreadable(const TagCall& call) {
  call.context.diagnostics.report(Kind::content_unknown_tag, call.place(),
                                  tr("the list in the tag '{}' can't be read, it is left out", call.shown_name()),
                                  tr("write it as YAML"));
}

/// `[text](address)` of one line.
struct WrittenLink {
  std::string text, url;
};

WrittenLink find_link(std::string_view line) {
  const std::size_t open = line.find('['), middle = line.find("](", open == line.npos ? line.size() : open);
  if (middle == line.npos) return {};
  const std::size_t close = line.find(')', middle);
  if (close == line.npos) return {};
  return {std::string(line.substr(open + 1, middle - open - 1)),
          std::string(trim(line.substr(middle + 2, close - middle - 2)))};
}

/// What a comment in a conversation says: `chatcell user:a md:文字`, by its keys.
std::map<std::string, std::string> read_cell(std::string_view text) {
  constexpr std::string_view kKeys = " emoji file from image link md quote source tag type user video voice ";
  std::map<std::string, std::string> cell;
  std::string key;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \t\n", at), text.size());
    std::string_view word = text.substr(at, end - at);
    const std::size_t colon = word.find(':');
    if (colon != word.npos && is_listed(word.substr(0, colon), kKeys)) {
      key = std::string(word.substr(0, colon));
      word.remove_prefix(colon + 1);
    }
    if (!key.empty() && end > at) cell[key] += (cell[key].empty() ? "" : " ") + std::string(word);
    at = end + 1;
  }
  return cell;
}

std::string html_of_cell(const std::map<std::string, std::string>& cell, const Config& config) {
  std::string html;
  for (const auto& [key, value] : cell) {
    if (key == "md") html += inline_html(value, config);
    if (key == "image") html += html_image(value, "", "");
    if (is_one_of(key, {"link", "video", "voice"})) html += html_link(value, value, "");
    if (key == "file") html += html_text(value);
  }
  return html;
}

}  // namespace

/// A list in YAML: of friends (`flink`, `links`), of songs and films (`media`, `aplayerlist`).
TagOutput make_list(const TagCall& call) {
  TagOutput output;
  output.is_block = true;
  const std::string content = without_comments(call.content);
  const ParsedValue parsed = parse_yaml(content);
  if (!parsed.value || parsed.value->is_scalar()) {
    if (!trim(content).empty()) report_unreadable(call);
    return output;
  }
  LinkList list;
  list.add(*parsed.value);
  list.close();
  output.open = std::move(list.html);
  return output;
}

/// What a site's `_data` says in the file of that name.
static std::optional<Value> read_site_data(const Config& config, std::string_view name) {
  for (const char* extension : {".yml", ".yaml", ".json"}) {
    const std::filesystem::path path =
        config.site_folder / config.source_folder / "_data" / (std::string(name) + extension);
    if (!is_inside(path, config.site_folder)) continue;
    if (const std::optional<std::string> text = read_file(path, kMostDataBytes).bytes)
      if (ParsedValue parsed = parse_yaml(*text); parsed.value) return std::move(parsed.value);
  }
  return std::nullopt;
}

/// Stellar: the group `name` of `source/_data/links.yml`.
static std::string html_of_link_group(const TagCall& call, const std::string& name) {
  LinkList list;
  const std::optional<Value> data = read_site_data(call.context.config, "links");
  if (const Value* group = data ? data->find(name) : nullptr)
    for (const Value& one : group->items)
      if (const std::string url = text_of(one, {"url"}), title = text_of(one, {"title"});
          !url.empty() && !title.empty()) {
        const std::string about = call.name == "sites" ? text_of(one, {"description"}) : "";
        list.item(html_link(url, title, "") + (about.empty() ? "" : "：" + html_text(about)));
      }
  list.close();
  return std::move(list.html);
}

/// Stellar before 1.20, Volantis: groups with a title, a description and `items`, in `friends.yml` or `sites.yml`, by
/// name or each with its own; all but those that `only` and `not` leave out.
static std::string html_of_own_groups(const TagCall& call, const ThemeArguments& found) {
  const std::optional<Value> data = read_site_data(call.context.config, call.name);
  if (!data || data->is_scalar()) return {};
  const std::vector<std::string> only = split_commas(found.named_by("only")), out = split_commas(found.named_by("not"));
  const auto holds = [](const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  LinkList list;
  const auto add = [&](const std::string& name, const Value& group) {
    if ((!found.named_by("only").empty() && !holds(only, name)) || holds(out, name)) return;
    list.add(group);
  };
  for (const Value::Member& one : data->members) add(one.key, one.value);
  for (const Value& group : data->items) add(text_of(group, {"group", "name", "title"}), group);
  list.close();
  return std::move(list.html);
}

/// Stellar: links of the site's own data; those of a server or a repository only a script knows.
TagOutput make_friends(const TagCall& call) {
  const ThemeArguments found = read_words(call.text, " api not only posts repo size ");
  if (!found.named_by("api").empty() || !found.named_by("repo").empty()) return make_filled_by_theme(call);
  std::string html = found.part(0).empty() ? "" : html_of_link_group(call, found.part(0));
  if (html.empty() && found.part(0).empty()) html = html_of_own_groups(call, found);
  if (html.empty() && !found.named_by("only").empty()) html = html_of_link_group(call, found.named_by("only"));
  if (!html.empty()) return block_output(std::move(html), "");
  if (found.named_by("only").empty()) return make_filled_by_theme(call);
  call.context.diagnostics.report(
      Kind::content_unknown_tag, call.place(),
      tr("no file in '{}' has the group '{}' of the tag '{}', it is left out",
         join_path(call.context.config.source_folder, "_data"), found.named_by("only"), call.name));
  return text_output("");
}

/// NexT: lines of `name | url | about | image`; `linkgrid image delimiter comment`.
TagOutput make_link_grid(const TagCall& call) {
  const std::string delimiter = call.words.size() > 1 ? call.words[1] : "|";
  const std::string comment = call.words.size() > 2 ? call.words[2] : "%";
  LinkList list;
  const std::string content = without_comments(call.content);
  for (const std::string_view written : split(content, '\n')) {
    const std::string_view line = trim(written);
    if (line.empty() || (!comment.empty() && line[0] == comment[0])) continue;
    std::vector<std::string> items;
    for (std::size_t from = 0; from <= line.size() && items.size() < 4;) {
      const std::size_t end = std::min(line.find(delimiter, from), line.size());
      items.emplace_back(trim(line.substr(from, end - from)));
      from = end + delimiter.size();
    }
    items.resize(4);
    const std::string link = items[1].empty() ? html_text(items[0]) : html_link(items[1], items[0], "");
    list.item(link + (items[2].empty() ? "" : "：" + html_text(items[2])));
  }
  list.close();
  return block_output(list.html, "");
}

/// Stellar: lines of `- icon:key [text](url)` behind a title.
TagOutput make_dropdown(const TagCall& call) {
  LinkList list;
  list.html = bold_line(read_words(call.text, " align direction icon open ").text());
  const std::string content = without_comments(call.content);
  for (const std::string_view line : split(content, '\n'))
    if (const WrittenLink link = find_link(line); !link.url.empty()) list.item(html_link(link.url, link.text, ""));
  list.close();
  return block_output(list.html, "");
}

/// Volantis: `文字::url::icon`; `hr` is a line between.
TagOutput make_menu_item(const TagCall& call) {
  const ThemeArguments found = read_list(call.text, "");
  if (found.part(1).empty()) return block_output("", "");
  return block_output("<p>" + html_link(found.part(1), found.part(0), "") + "</p>", "");
}

/// Volantis: `文字::icon` around further items.
TagOutput make_submenu(const TagCall& call) {
  return block_output("<div class=\"submenu\">" + bold_line(read_list(call.text, "").part(0)), "</div>");
}

/// Stellar: `[文字](url) [文字](url) active:url`.
TagOutput make_navbar(const TagCall& call) {
  std::string html, plain;
  for (const std::string& word : read_words(call.text, " active ").parts) {
    const WrittenLink link = find_link(word);
    html += (html.empty() ? "" : " ") + (link.url.empty() ? html_text(word) : html_link(link.url, link.text, ""));
    plain += (plain.empty() ? "" : " ") + (link.url.empty() ? word : link.text);
  }
  return inline_output(html, plain);
}

/// Stellar: comments, of which the first names people in YAML and the others are what they say.
TagOutput make_chat(const TagCall& call) {
  std::string html;
  std::optional<Value> people;
  const std::string_view content = call.content;
  for (std::size_t at = 0; (at = content.find("<!--", at)) != content.npos;) {
    const std::size_t end = std::min(content.find("-->", at), content.size());
    const std::string_view text = trim(content.substr(at + 4, end - std::min(end, at + 4)));
    at = end;
    if (text.starts_with("chattip ")) {
      html += "<p>" + html_text(trim(text.substr(8))) + "</p>";
    } else if (text.starts_with("chatcell ")) {
      const std::map<std::string, std::string> cell = read_cell(text.substr(9));
      const auto user = cell.find("user");
      std::string name = user == cell.end() ? std::string() : user->second;
      if (const Value* person = people && !name.empty() ? people->find(name) : nullptr)
        if (const std::string known = text_of(*person, {"name"}); !known.empty()) name = known;
      const std::string said = html_of_cell(cell, call.context.config);
      if (!said.empty()) html += "<p>" + (name.empty() ? "" : html_element("strong", name) + "：") + said + "</p>";
    } else if (!people) {
      if (ParsedValue parsed = parse_yaml(text); parsed.value) people = std::move(*parsed.value);
    }
  }
  const std::string title = read_words(call.text, " labelColorStyle me scene style title ").named_by("title");
  return block_output("<div class=\"chat\">" + bold_line(title) + html + "</div>", "");
}

}  // namespace essaypack
