#include "pictures/wanted.h"

#include "base/url.h"
#include "diag/failure.h"

#include <nlohmann/json.hpp>
#include <pugixml.hpp>

#include <unordered_set>

namespace essaypack {
namespace {

using Json = nlohmann::json;

std::string text_of(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

class Finder {
 public:
  explicit Finder(std::string left_out_host) : left_out_host_(std::move(left_out_host)) {}

  void look_at(const Json& post) {
    const std::string referer = text_of(post, "permalink"), source = text_of(post, "source");
    add(text_of(post, "cover"), referer, source);
    const std::string content = "<body>" + text_of(post, "content") + "</body>";
    pugi::xml_document document;
    document.load_buffer(content.data(), content.size());
    for (pugi::xml_node node = document.first_child(); node; node = next_of(node))
      if (std::string_view(node.name()) == "img") add(node.attribute("src").value(), referer, source);
  }

  std::vector<WantedPicture> take() { return std::move(wanted_); }

 private:
  static pugi::xml_node next_of(pugi::xml_node node) {
    if (node.first_child()) return node.first_child();
    while (node && !node.next_sibling()) node = node.parent();
    return node.next_sibling();
  }

  void add(const std::string& url, const std::string& referer, const std::string& source) {
    if (!is_http_url(url) || host_of_url(url) == left_out_host_ || !seen_.insert(url).second) return;
    wanted_.push_back({url, is_http_url(referer) ? referer : std::string(), source});
  }

  const std::string left_out_host_;
  std::unordered_set<std::string> seen_;
  std::vector<WantedPicture> wanted_;
};

}  // namespace

std::string host_of_url(std::string_view url) { return host_of(split_url(url).authority); }

std::vector<WantedPicture> find_wanted(std::string_view model, OwnHost own_host) {
  const Json json = Json::parse(model, nullptr, false);
  if (!json.is_object() || !json.contains("essaypack_model") || json["essaypack_model"] != 1 || !json.contains("posts"))
    throw Failure(ExitCode::usage, tr("what stands on standard input is no model of essaypack"),
                  tr("run 'essaypack pictures SITE'"));
  const bool is_left_out = own_host == OwnHost::left_out && json.contains("site");
  Finder finder(is_left_out ? host_of_url(text_of(json["site"], "url")) : std::string());
  for (const Json& post : json["posts"]) finder.look_at(post);
  return finder.take();
}

}  // namespace essaypack
