#include "export/book/text/headings.h"

#include "base/text.h"

#include <algorithm>

namespace essaypack {
namespace {

std::string join_number(const std::vector<int>& counters) {
  std::string number;
  for (const int count : counters) {
    if (!number.empty()) number += '.';
    number += std::to_string(count);
  }
  return number;
}

}  // namespace

std::vector<HeadingPlan> plan_headings(const std::vector<Heading>& headings, std::string_view title,
                                       std::string_view stem, HeadingNumbers numbers) {
  std::vector<HeadingPlan> plans;
  plans.reserve(headings.size());
  std::vector<int> stack, counters;
  std::size_t serial = 0;
  for (const Heading& heading : headings) {
    HeadingPlan plan;
    if (plans.empty() && !title.empty() && trim(heading.text) == trim(title)) {
      plan.is_title = true;
      plan.id = std::string(stem) + "_t";
      plans.push_back(std::move(plan));
      continue;
    }
    plan.id = std::string(stem) + "_h" + std::to_string(++serial);
    if (!heading.text.empty()) {
      while (!stack.empty() && stack.back() >= heading.level) stack.pop_back();
      plan.depth = stack.size();
      plan.level = std::min(static_cast<int>(stack.size()) + 2, 6);
      stack.push_back(heading.level);
      counters.resize(stack.size(), 0);
      ++counters.back();
      if (numbers == HeadingNumbers::counted) plan.number = join_number(counters);
    }
    plans.push_back(std::move(plan));
  }
  return plans;
}

}  // namespace essaypack
