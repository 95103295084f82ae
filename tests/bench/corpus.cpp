// A Hexo site of any size for benchmarks: essaypack_corpus COUNT FOLDER ESSAYS
//
// Posts of about 6.5 KB, put together from the paragraphs of ESSAYS (examples/blog/source/_posts), with the front
// matter of a real blog; every tenth has a table, a footnote, code and a link to its neighbour. The same arguments make
// the same bytes.

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace {

/// A linear congruential generator (the constants of MMIX): the same numbers with every compiler and library.
struct Random {
  std::uint64_t state = 20230311;
  std::size_t below(std::size_t bound) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::size_t>((state >> 33) % bound);
  }
};

struct Material {
  std::vector<std::string> paragraphs;
  std::vector<std::string> headings;
};

constexpr std::size_t kBytesOfPost = 6500;
const char* const kCategories[] = {"[生活, 厨房]", "[生活, 四季, 夏]", "[手艺]", "[出行, 河流]", "[读与写, 读书]"};
const char* const kTags[] = {"雨", "河流", "书", "时间", "工具", "家人", "故乡", "声音", "清单", "夜", "字典", "猫"};

bool is_prose(const std::string& block) {
  static const std::string special = "!|>[-`{<0123456789";
  return block.size() > 60 && special.find(block.front()) == std::string::npos && block.find('[') == std::string::npos;
}

void take_blocks(const std::string& text, Material& material) {
  std::size_t at = text.find("\n---\n", 4);
  at = at == std::string::npos ? 0 : at + 5;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find("\n\n", at), text.size());
    const std::string block = text.substr(at, end - at);
    if (block.rfind("##", 0) == 0)
      material.headings.push_back(block);
    else if (!block.empty() && is_prose(block))
      material.paragraphs.push_back(block);
    at = end + 2;
  }
}

Material read_material(const fs::path& folder) {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.path().extension() == ".md") paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  Material material;
  for (const fs::path& path : paths) {
    std::ifstream in(path, std::ios::binary);
    take_blocks({std::istreambuf_iterator<char>(in), {}}, material);
  }
  return material;
}

template <class... Values>
std::string print(const char* format, Values... values) {
  char buffer[256];
  std::snprintf(buffer, sizeof buffer, format, values...);
  return buffer;
}

std::string head_of(std::size_t number, Random& random) {
  std::string head = print("---\ntitle: 第%zu篇：雨停以后\n", number);
  const std::size_t month = 1 + random.below(12), day = 1 + random.below(28), hour = random.below(24);
  head += print("date: %zu-%02zu-%02zu %02zu:%02zu:%02zu\n", 2005 + number % 20, month, day, hour, random.below(60),
                number % 60);
  head += std::string("categories: ") + kCategories[random.below(std::size(kCategories))] + "\ntags:\n";
  const std::size_t first = random.below(std::size(kTags));
  for (std::size_t i = 0; i < 4; ++i) head += std::string("  - ") + kTags[(first + i * 5) % std::size(kTags)] + "\n";
  return head + print("toc: true\ntoc_number: true\nabbrlink: %08zx\n---\n\n", 0xb0000000 + number * 7919);
}

std::string post(std::size_t number, const Material& material) {
  Random random;
  random.state += number * 0x9e3779b97f4a7c15u;
  std::string text = head_of(number, random);
  for (std::size_t block = 0; text.size() < kBytesOfPost; ++block) {
    if (block % 5 == 4) text += material.headings[random.below(material.headings.size())] + "\n\n";
    text += material.paragraphs[random.below(material.paragraphs.size())] + "\n\n";
  }
  if (number % 10 == 0) {
    text += "| 月 | 雨 |\n| --- | --: |\n| 六 | **多** |\n| 十 | 少 |\n\n";
    text +=
        print("这里有一个脚注[^1]，也有一个[链接](post-%06zu.md)。\n\n[^1]: 脚注的内容。\n\n", number ? number - 1 : 0);
    text += "```cpp\nint rain() { return 27; }  // 天 & <夜>\n```\n";
  }
  return text;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return std::fputs("usage: essaypack_corpus COUNT FOLDER ESSAYS\n", stderr), 2;
  const Material material = read_material(argv[3]);
  if (material.paragraphs.empty() || material.headings.empty())
    return std::fputs("no paragraphs in ESSAYS\n", stderr), 2;
  const fs::path site = argv[2];
  fs::create_directories(site / "source/_posts");
  std::ofstream(site / "_config.yml") << "title: 雨停以后\nauthor: 林檐\nlanguage: zh-CN\ntimezone: Asia/Shanghai\n"
                                         "url: https://bench.example.org\npermalink: posts/:abbrlink/\n";
  const std::size_t count = std::strtoul(argv[1], nullptr, 10);
  for (std::size_t i = 0; i < count; ++i)
    std::ofstream(site / "source/_posts" / print("post-%06zu.md", i), std::ios::binary) << post(i, material);
}
