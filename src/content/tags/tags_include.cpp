/// Includes of Jekyll whose file is none of the site's: what those of well-known themes show, from their arguments.

#include "base/path.h"
#include "base/text.h"
#include "base/url.h"
#include "content/lookup/body_context.h"
#include "content/markdown/inline_html.h"
#include "content/tags/tags.h"
#include "input/body_title.h"

#include <algorithm>

namespace essaypack {

namespace {

/// The first of these arguments that has a value, its outputs evaluated.
std::string first_of(const TagCall& call, std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys)
    if (const std::string_view value = call.argument(key); !value.empty())
      return evaluate_in_text(value, call.context).text;
  return {};
}

std::string in_site(const std::string& path, const BodyContext& context) {
  const bool is_whole = path.empty() || path[0] == '/' || path[0] == '.' || path.find("://") != std::string::npos;
  return is_whole ? path : context.config.root + path;
}

/// The address of a picture or recording: paths of al-folio's and minimal-mistakes' arguments are the site's.
std::string address_of_file(const TagCall& call) {
  for (const std::string_view key : {"path", "image_path"})
    if (const std::string path = first_of(call, {key}); !path.empty()) return in_site(path, call.context);
  return first_of(call, {"src", "file", "img", "image", "url"});
}

std::string figure_around(const std::string& pictures, std::string_view caption, const Config& config) {
  return html_figure(pictures, inline_html(caption, config));
}

/// A map of a list in the head.
class HeadItem {
 public:
  HeadItem(const BodyContext& context, const std::string& list, std::size_t at)
      : context_(context), name_(list + "[" + std::to_string(at) + "].") {}

  std::string get(std::string_view key) const {
    return std::string(context_.post.fields.find(name_ + std::string(key)).value_or(""));
  }
  bool is_there() const {
    for (const char* key : {"image_path", "url", "title", "excerpt"})
      if (context_.post.fields.find(name_ + key)) return true;
    return false;
  }

 private:
  const BodyContext& context_;
  std::string name_;
};

/// minimal-mistakes: `{% include gallery id="photos" caption="…" %}` shows the list of that name in the head.
std::string html_gallery(const TagCall& call, const std::string& list) {
  std::string html;
  for (std::size_t at = 0; HeadItem(call.context, list, at).is_there(); ++at) {
    const HeadItem item(call.context, list, at);
    const std::string path = in_site(item.get("image_path"), call.context),
                      url = in_site(item.get("url"), call.context);
    if (path.empty()) continue;
    const std::string image = html_image(path, plain_inline(item.get("alt")), item.get("title"));
    // a link to the same picture says nothing
    html += url.empty() || url == path ? image : "<a" + html_attribute("href", url) + ">" + image + "</a>";
  }
  return html.empty() ? "" : figure_around(html, first_of(call, {"caption"}), call.context.config);
}

/// minimal-mistakes: `{% include feature_row id="intro" type="center" %}`: pictures with titles, texts and buttons.
std::string html_feature_row(const TagCall& call, const std::string& list) {
  const Config& config = call.context.config;
  std::string html;
  for (std::size_t at = 0; HeadItem(call.context, list, at).is_there(); ++at) {
    const HeadItem item(call.context, list, at);
    const std::string path = in_site(item.get("image_path"), call.context),
                      url = in_site(item.get("url"), call.context);
    if (!path.empty())
      html += figure_around(html_image(path, plain_inline(item.get("alt")), ""), item.get("image_caption"), config);
    html += bold_markdown(item.get("title"), config);
    if (const std::string text = item.get("excerpt"); !text.empty()) html += "<p>" + inline_html(text, config) + "</p>";
    const std::string label = item.get("btn_label");
    if (!url.empty()) html += "<p>" + html_link(url, label.empty() ? url : label, "") + "</p>";
  }
  return html.empty() ? "" : "<div class=\"feature-row\">" + html + "</div>";
}

bool holds_one_of(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [text](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

/// `{% include figure image_path="a.png" alt="…" caption="…" %}`
TagOutput make_included_figure(const TagCall& call, const std::string& url) {
  std::string image = html_image(url, plain_inline(first_of(call, {"alt", "caption", "description", "title"})), "");
  const bool has_own_picture = !call.argument("image_path").empty() || !call.argument("src").empty() ||
                               !call.argument("path").empty() || !call.argument("img").empty();
  if (const std::string link = first_of(call, {"url", "link", "href"}); has_own_picture && !link.empty())
    image = "<a" + html_attribute("href", link) + ">" + image + "</a>";
  return block_output(
      figure_around(image, first_of(call, {"caption", "description", "title", "alt"}), call.context.config), "");
}

/// `{% include embed/video.html src='a.mp4' title='…' %}`: a film or sound of the site's own.
std::string html_recording(const TagCall& call, std::string_view name) {
  const std::string url = address_of_file(call);
  if (url.empty() || !is_one_of(name, {"audio", "video"})) return {};
  const std::string element(name);
  const std::string poster = name == "video" ? html_attribute("poster", first_of(call, {"poster"})) : std::string();
  return "<" + element + html_attribute("src", url) + html_attribute("title", first_of(call, {"title", "caption"})) +
         poster + "></" + element + ">";
}

/// What follows from an id in the words of a player.
std::string html_included_player(const TagCall& call, const std::string& name) {
  std::string id = first_of(call, {"id", "video_id", "videoid", "video", "code", "src", "url"});
  if (id.empty() && call.words.size() > 1) id = call.words[1];
  std::string player(call.argument("provider"));
  if (player.empty()) player = name;
  const bool is_track = player == "spotify" && !id.empty() && id.find('/') == std::string::npos;
  return html_player(player, is_track ? "track/" + id : id);
}

}  // namespace

TagOutput make_include(const TagCall& call) {
  const std::string file = call.words.empty() ? "" : call.words[0];
  std::string name = to_lower_ascii(file_part(file));
  name.resize(std::min(name.find('.'), name.size()));
  if (name == "toc" || name == "base_path") return make_nothing(call);
  if (name == "gallery" || name == "feature_row") {
    const std::string id = first_of(call, {"id"});
    const std::string list = id.empty() ? name : id;
    std::string html = name == "gallery" ? html_gallery(call, list) : html_feature_row(call, list);
    if (!html.empty()) return block_output(std::move(html), "");
  }
  const std::string url = address_of_file(call);
  if (!url.empty() && holds_one_of(name, {"image", "figure", "img", "picture", "photo", "screenshot"}))
    return make_included_figure(call, url);
  if (std::string html = html_recording(call, name); !html.empty()) return inline_output(std::move(html), "");
  if (std::string html = html_included_player(call, name); !html.empty()) return inline_output(std::move(html), "");
  if (const std::string text = first_of(call, {"content"}); !text.empty())
    return block_output("<aside class=\"note\"><p>" + escape_xml(text) + "</p></aside>", "");
  call.context.diagnostics.report(Kind::content_unknown_tag, call.place(),
                                  tr("the include '{}' is left out", file.substr(0, 200)),
                                  tr("only the site's generator knows what it holds"));
  return make_nothing(call);
}

}  // namespace essaypack
