/// Ids of SVG pictures. XML knows an id only as a name that is there once [XML, section 3.3.1], EPUBCheck asks for it,
/// and for targets of the right type: a colour refers to a gradient, `use` to something drawn.

#include "base/text.h"
#include "base/url.h"
#include "export/book/picture/svg.h"
#include "export/common/xml_document.h"

#include <set>
#include <unordered_map>
#include <vector>

namespace essaypack {
namespace {

constexpr int kHops = 8;  ///< From `use` to `use`.

bool is_paint(const pugi::xml_node& node) {
  return is_one_of(local_name(node.name()), {"linearGradient", "radialGradient", "pattern"});
}

bool is_drawn(const pugi::xml_node& node) {
  return is_one_of(local_name(node.name()), {"svg", "symbol", "g", "a", "switch", "path", "rect", "circle", "ellipse",
                                             "line", "polyline", "polygon", "text", "image", "use"});
}

bool may_follow(char c) { return is_ascii_name(c) || c == '.'; }

/// The id with a hyphen for what no name of ASCII has; itself where it is one.
std::string name_of_id(std::string_view id) {
  std::string name;
  for (const char c : id)
    if (may_follow(c))
      name += c;
    else if (name.empty() || name.back() != '-')
      name += '-';
  return !is_ascii_letter(name[0]) && name[0] != '_' ? "id" + name : name;
}

class IdMender {
 public:
  void run(pugi::xml_node svg) {
    collect(svg);
    for (pugi::xml_node use : uses_)
      if (!is_usable(use)) bad_.push_back(use);
    for (pugi::xml_node use : bad_) forget(use);
    for (pugi::xml_node use : bad_) use.parent().remove_child(use);
    name_ids();
    if (has_references_ || !renamed_.empty()) mend(svg);
  }

 private:
  void collect(pugi::xml_node node) {
    for (pugi::xml_attribute one = node.first_attribute(); one;) {
      const pugi::xml_attribute next = one.next_attribute();
      const std::string_view name = one.name(), value = one.value();
      if (name == "id") {
        if (value.empty() || !ids_.emplace(value, node).second)
          node.remove_attribute(one);
        else
          order_.emplace_back(value);
      } else if (value.find('#') != value.npos || name.starts_with("aria-")) {
        has_references_ = true;
      }
      one = next;
    }
    if (local_name(node.name()) == "use") collect_use(node);
    for (pugi::xml_node child : node.children())
      if (child.type() == pugi::node_element) collect(child);
  }

  /// Of both attributes `href` counts, and older readers know the other.
  void collect_use(pugi::xml_node use) {
    uses_.push_back(use);
    if (!use.attribute("href") || !use.attribute("xlink:href")) return;
    set_attribute(use, "xlink:href", use.attribute("href").value());
    use.remove_attribute("href");
  }

  /// The raw id behind `#`, as it or its percent-encoding is known; empty where there is none.
  std::string find(std::string_view reference) const {
    std::string id(trim(reference));
    if (id.empty() || id[0] != '#') return {};
    id.erase(0, 1);
    if (ids_.contains(id)) return id;
    id = decode_percent(id);
    return ids_.contains(id) ? id : std::string();
  }

  std::string target_of_use(const pugi::xml_node& use) const {
    const pugi::xml_attribute plain = use.attribute("href");
    return find(plain ? plain.value() : use.attribute("xlink:href").value());
  }

  bool is_usable(pugi::xml_node use) const {
    for (int hop = 0; hop < kHops; ++hop) {
      const std::string id = target_of_use(use);
      if (id.empty()) return false;
      const pugi::xml_node target = ids_.at(id);
      for (pugi::xml_node above = use; above; above = above.parent())
        if (above == target) return false;
      if (!is_drawn(target)) return false;
      if (local_name(target.name()) != "use") return true;
      use = target;
    }
    return false;
  }

  void forget(const pugi::xml_node& node) {
    ids_.erase(node.attribute("id").value());
    for (const pugi::xml_node& child : node.children()) forget(child);
  }

  /// Ids that are names keep them; the others get new ones in the order of the file.
  void name_ids() {
    std::set<std::string> taken;
    std::vector<std::string> others;
    for (const std::string& id : order_) {
      if (!ids_.contains(id)) continue;
      if (name_of_id(id) == id)
        taken.insert(id);
      else
        others.push_back(id);
    }
    std::unordered_map<std::string, int> last;
    for (const std::string& id : others) {
      const std::string wanted = name_of_id(id);
      std::string name = wanted;
      for (int& number = last[wanted]; taken.contains(name);) name = wanted + "-" + std::to_string(++number + 1);
      taken.insert(name);
      ids_.at(id).attribute("id").set_value(name.c_str());
      renamed_.emplace(id, name);
    }
  }

  std::string new_name(const std::string& id) const {
    const auto found = renamed_.find(id);
    return found == renamed_.end() ? id : found->second;
  }

  void mend(pugi::xml_node node) {
    for (pugi::xml_attribute one = node.first_attribute(); one;) {
      const pugi::xml_attribute next = one.next_attribute();
      const std::string value = mended(node, one);
      if (value.empty() && *one.value())
        node.remove_attribute(one);
      else if (value != one.value())
        one.set_value(value.c_str());
      one = next;
    }
    const bool is_style = local_name(node.name()) == "style" && !renamed_.empty();
    for (pugi::xml_node child : node.children())
      if (child.type() == pugi::node_element)
        mend(child);
      else if (is_style)
        child.set_value(rename_ids(child.value(), renamed_).c_str());
  }

  /// What the attribute should say; empty: it should go.
  std::string mended(const pugi::xml_node& node, const pugi::xml_attribute& attribute) const {
    const std::string_view name = attribute.name(), value = attribute.value();
    if (name == "style") return renamed_.empty() ? std::string(value) : rename_ids(value, renamed_);
    if (local_name(name) == "href") return mended_href(node, value);
    if (name.starts_with("aria-") && is_id_list(name)) return mended_list(value);
    if (value.find("#") != value.npos && value.find("url(") != value.npos) return mended_url(name, value);
    return std::string(value);
  }

  static bool is_id_list(std::string_view name) {
    return is_one_of(name, {"aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-flowto",
                            "aria-details", "aria-activedescendant", "aria-errormessage"});
  }

  std::string mended_href(const pugi::xml_node& node, std::string_view value) const {
    if (trim(value).substr(0, 1) != "#") return std::string(value);
    const std::string id = find(value);
    const bool is_link = local_name(node.name()) == "a";
    return id.empty() || (is_link && !is_drawn(ids_.at(id))) ? std::string() : "#" + new_name(id);
  }

  std::string mended_list(std::string_view value) const {
    if (ids_.contains(std::string(value))) return new_name(std::string(value));
    std::string list;
    for (std::size_t at = 0; at < value.size();) {
      const std::size_t end = std::min(value.find_first_of(" \t\r\n", at), value.size());
      const std::string id(value.substr(at, end - at));
      if (ids_.contains(id)) list += (list.empty() ? "" : " ") + new_name(id);
      at = end + 1;
    }
    return list;
  }

  /// An attribute with one `url(#...)`. What stands behind it is a colour for where the target is missing.
  std::string mended_url(std::string_view name, std::string_view value) const {
    const bool is_colour = name == "fill" || name == "stroke";
    const std::size_t start = value.find('#'), close = value.find(')', start);
    if (close == value.npos) return {};
    std::string_view reference = trim(value.substr(start, close - start));
    while (!reference.empty() && (reference.back() == '"' || reference.back() == '\''))
      reference = trim(reference.substr(0, reference.size() - 1));
    const std::string id = find(reference);
    const std::string_view rest = trim(value.substr(close + 1));
    if (!id.empty() && (!is_colour || is_paint(ids_.at(id)))) {
      if (!is_colour && !rest.empty()) return rename_ids(value, renamed_);  // `filter: url(#a) blur(1px)`
      return "url(#" + new_name(id) + ")";
    }
    if (!is_colour) return {};
    return rest.empty() ? "none" : std::string(rest);
  }

  std::unordered_map<std::string, pugi::xml_node> ids_;  ///< By the raw id.
  std::vector<std::string> order_;
  std::vector<pugi::xml_node> uses_, bad_;
  IdNames renamed_;
  bool has_references_ = false;
};

}  // namespace

void mend_ids(pugi::xml_node svg) { IdMender().run(svg); }

}  // namespace essaypack
