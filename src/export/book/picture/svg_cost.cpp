/// What drawing an SVG takes. Ten levels of groups that each use the next one ten times are a file of a kilobyte and
/// ten thousand million elements; so are patterns that are painted with patterns.

#include "base/text.h"
#include "export/book/picture/svg.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <unordered_map>

namespace essaypack {
namespace {

constexpr std::uint64_t kMostDrawn = 1'000'000;
constexpr int kMostReferences = 32;  ///< One in what another one refers to.

class CostCounter {
 public:
  explicit CostCounter(const pugi::xml_node& svg) { collect(svg); }

  /// Elements that are drawn for `node`; more than `kMostDrawn` where it is too much to count on.
  std::uint64_t count(const pugi::xml_node& node, int references) {
    std::uint64_t cost = 1;
    for (const pugi::xml_attribute& attribute : node.attributes())
      cost = sum(cost, count_references(node, attribute, references));
    for (const pugi::xml_node& child : node.children())
      if (child.type() == pugi::node_element) cost = sum(cost, count(child, references));
    return cost;
  }

  /// Takes away the attributes that refer to something around them, and `use` with them, which is nothing without.
  void cut_rings() {
    std::set<pugi::xml_node> empty;
    for (auto& [attribute, node] : rings_) {
      if (local_name(attribute.name()) == "href") empty.insert(node);
      node.remove_attribute(attribute);
    }
    for (pugi::xml_node node : empty)
      if (std::string_view(node.name()) == "use") node.parent().remove_child(node);
  }

 private:
  struct Target {
    pugi::xml_node node;
    std::uint64_t cost = 0;  ///< 0: not known yet.
    bool is_open = false;    ///< Being counted.
  };

  static std::uint64_t sum(std::uint64_t a, std::uint64_t b) { return std::min(a + b, kMostDrawn + 1); }

  void collect(const pugi::xml_node& node) {
    if (const pugi::xml_attribute id = node.attribute("id")) targets_[id.value()].node = node;
    for (const pugi::xml_node& child : node.children())
      if (child.type() == pugi::node_element) collect(child);
  }

  /// What an attribute refers to: `#a`, or every `url(#a)` in it.
  std::uint64_t count_references(const pugi::xml_node& node, const pugi::xml_attribute& attribute, int references) {
    const std::string_view value = attribute.value();
    if (value.find('#') == value.npos || is_one_of(node.name(), {"a", "mpath", "textPath"}))
      return 0;  // those draw nothing of it
    if (local_name(attribute.name()) == "href")
      return count_reference(node, attribute, trim(value).substr(1), references);
    std::uint64_t cost = 0;
    for (std::size_t at = 0; (at = value.find("url(", at)) != value.npos;) {
      at = std::min(value.find_first_not_of(" \t\r\n\"'", at + 4), value.size());
      const std::size_t end = std::min(value.find_first_of(" \t\r\n\"')", at), value.size());
      if (value.substr(at, 1) == "#")
        cost = sum(cost, count_reference(node, attribute, value.substr(at + 1, end - at - 1), references));
    }
    return cost;
  }

  std::uint64_t count_reference(const pugi::xml_node& node, const pugi::xml_attribute& attribute, std::string_view id,
                                int references) {
    const auto found = targets_.find(std::string(id));
    if (found == targets_.end()) return 0;
    if (!found->second.is_open) return count_target(found->second, references + 1);
    rings_.emplace(attribute, node);
    return 0;
  }

  std::uint64_t count_target(Target& target, int references) {
    if (references > kMostReferences) return kMostDrawn + 1;
    if (target.cost > 0) return target.cost;
    target.is_open = true;
    target.cost = count(target.node, references);
    target.is_open = false;
    return target.cost;
  }

  std::unordered_map<std::string, Target> targets_;
  std::map<pugi::xml_attribute, pugi::xml_node> rings_;
};

}  // namespace

bool mend_cost(pugi::xml_node svg) {
  CostCounter counter(svg);
  const bool is_affordable = counter.count(svg, 0) <= kMostDrawn;
  counter.cut_rings();
  return is_affordable;
}

}  // namespace essaypack
