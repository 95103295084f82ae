#include "content/tags/go_resources.h"

#include "base/glob.h"
#include "base/path.h"
#include "base/text.h"
#include "base/url.h"
#include "content/lookup/assets.h"

namespace essaypack {

namespace {

using Type = GoValue::Type;

/// What a map says of itself where it is one of these.
constexpr std::string_view kAll = "resources", kOne = "resource";

GoValue tagged(std::string_view tag) { return {Type::map, 0, std::string(tag), GoSafe::no, {}}; }

GoValue resource_of(const std::string& name, const std::string& address) {
  GoValue value = tagged(kOne);
  const std::string path = address.substr(0, address.rfind('/') + 1) + encode_path(name);
  value.items.emplace_back("RelPermalink", GoValue::of(path));
  value.items.emplace_back("Permalink", GoValue::of(path));
  value.items.emplace_back("Name", GoValue::of(name));
  value.items.emplace_back("Title", GoValue::of(name));
  value.items.emplace_back("ResourceType", GoValue::of(std::string("image")));
  return value;
}

/// Hugo's resources are those of a bundle, whose text is called `index`.
std::vector<std::string> pictures_of(const BodyContext& context) {
  if (!file_part(context.post.source).starts_with("index.")) return {};
  return context.assets.pictures_below(asset_folder_of(context.post));
}

GoValue find_resources(const std::string& method, const std::string& wanted, const std::string& address,
                       const BodyContext& context) {
  GoValue list = GoValue::of(Type::list);
  const std::string pattern = to_lower(wanted.starts_with("./") ? wanted.substr(2) : wanted);
  for (const std::string& name : pictures_of(context)) {
    const bool fits = method == "ByType" ? pattern == "image"
                      : method == "Get"  ? to_lower(name) == pattern
                                         : matches_glob(pattern, to_lower(name));
    if (fits) list.items.emplace_back("", resource_of(name, address));
  }
  // a file that is no picture may be meant, or one that is missing, which is reported then
  if (list.items.empty()) throw NotFollowed{tr("'{}'", ".Page.Resources." + method)};
  return method == "Get" || method == "GetMatch" ? GoValue(list.items[0].second) : list;
}

}  // namespace

GoValue page_resources() { return tagged(kAll); }

bool is_page_resource(const GoValue& value) {
  return value.is(Type::map) && (value.text == kAll || value.text == kOne);
}

GoValue field_of_resource(const GoValue& value, const std::string& name, const std::vector<GoValue>& arguments,
                          const std::string& address, const BodyContext& context) {
  if (value.text == kAll) {
    if (arguments.size() == 1 && arguments[0].is(Type::text) && is_one_of(name, {"Get", "GetMatch", "Match", "ByType"}))
      return find_resources(name, arguments[0].text, address, context);
    throw NotFollowed{tr("'{}'", ".Page.Resources." + name)};
  }
  if (is_one_of(name, {"Resize", "Fit", "Fill", "Crop", "Process", "Filter"})) return value;
  if (arguments.empty())
    for (const GoItem& item : value.items)
      if (item.first == name) return item.second;
  // how large it is only an attribute says, which need not
  if (arguments.empty() && is_one_of(name, {"Width", "Height"})) return GoValue::of(std::string());
  throw NotFollowed{tr("'{}'", "." + name)};
}

}  // namespace essaypack
