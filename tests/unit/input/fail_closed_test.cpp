/// A configuration that is there and can't be read ends the run: a site whose configuration was taken for none would be
/// read as plain files, and publish what it protects.

#include "blog_fixture.h"
#include "diag/print.h"
#include "kinds/kinds.h"

#include <boost/test/unit_test.hpp>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

#include <map>

using namespace essaypack;
namespace fs = std::filesystem;

namespace {

using Files = std::map<std::string, std::string>;

/// What lies where a file is wanted.
enum class State { dangling, loop, folder, fifo, socket };
constexpr State kStates[] = {State::dangling, State::loop, State::folder, State::fifo, State::socket};

std::string_view fault_of(State state) {
  switch (state) {
    case State::dangling:
    case State::loop:
      return "it is a link that leads nowhere";
    case State::folder:
      return "it is a folder";
    case State::fifo:
    case State::socket:
      return "it is no regular file";
  }
  return {};
}

void make(const fs::path& path, State state) {
  fs::create_directories(path.parent_path());
  switch (state) {
    case State::dangling:
      return fs::create_symlink("nowhere", path);
    case State::loop:
      return fs::create_symlink(path.filename(), path);
    case State::folder:
      fs::create_directory(path);
      return;
    case State::fifo:
      BOOST_REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
      return;
    case State::socket: {
      sockaddr_un address{};
      address.sun_family = AF_UNIX;
      BOOST_REQUIRE(path.string().size() < sizeof address.sun_path);
      path.string().copy(address.sun_path, sizeof address.sun_path - 1);
      const int descriptor = ::socket(AF_UNIX, SOCK_STREAM, 0);
      BOOST_REQUIRE(::bind(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
      ::close(descriptor);
      return;
    }
  }
}

/// How loading ends: the failure, or the kind of site.
std::string outcome(const Blog& blog, const std::string& below = "") {
  Diagnostics diagnostics;
  std::string text;
  try {
    text = std::string(load_config(blog.path / below, all_site_kinds(), {}, diagnostics).kind->name);
  } catch (const Failure& failure) {
    text = std::to_string(static_cast<int>(failure.code())) + " " + format_failure(failure, {});
  }
  for (std::size_t at; (at = text.find(blog.path.string() + "/")) != std::string::npos;)
    text.erase(at, blog.path.string().size() + 1);
  return text;
}

const Files kPosts = {{"source/_posts/a.md", "a"},
                      {"source/_drafts/b.md", "b"},
                      {"_posts/2024-01-01-c.md", "---\n---\nc"},
                      {"content/d.md", "d"}};

void write(const Blog& blog, const Files& files) {
  for (const auto& [name, text] : files) blog.write(name, text);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(fail_closed)

BOOST_AUTO_TEST_CASE(names_and_states) {
  for (const char* name :
       {"_config.yml", "_config.yaml", "_config.json", "_config.toml", "essaypack.yaml", "essaypack.yml", "hugo.toml",
        "hugo.yaml", "hugo.yml", "hugo.json", "config.toml", "config.yaml", "config.yml", "config.json",
        "config/_default/hugo.toml", "config/_default/config.yaml"})
    for (const State state : kStates)
      for (const char* below : {"", "source/_posts", "_posts", "content"})
        BOOST_TEST_CONTEXT(name << " " << fault_of(state) << " " << below) {
          const Blog blog;
          write(blog, kPosts);
          make(blog.path / name, state);
          BOOST_TEST(outcome(blog, below) ==
                     "2 " + std::string(name) +
                         ": error: the configuration can't be read: " + std::string(fault_of(state)) +
                         " [config/bad-file]\n    hint: put the file itself there, or remove what has its name\n");
        }
}

BOOST_AUTO_TEST_CASE(folders_of_configuration) {
  for (const char* name : {"config", "config/_default"})
    for (const State state : {State::dangling, State::loop}) {
      const Blog blog;
      write(blog, kPosts);
      make(blog.path / name, state);
      BOOST_TEST(outcome(blog) ==
                 "2 " + std::string(name) +
                     ": error: the folder of the configuration can't be read: it is a link that leads nowhere "
                     "[config/bad-file]\n    hint: put the folder itself there, or remove what has its name\n");
    }
}

BOOST_AUTO_TEST_CASE(other_names) {
  const std::string type_hint = "write 'type: hexo', 'jekyll', 'zola', 'hugo' or 'plain' into essaypack.yaml\n";
  const auto lookalike = [](const std::string& name, const std::string& generator, const std::string& wanted) {
    return "2 " + name + ": error: the file looks like a configuration of " + generator +
           ", which reads none of this name [config/bad-file]\n" + "    hint: rename it to '" + wanted +
           "', or write 'type: plain' into essaypack.yaml\n";
  };
  const struct {
    const char* name;
    Files files;
    std::string outcome;
  } kCases[] = {
      {"Hexo reads .yaml", {{"_config.yaml", "title: t"}, {"source/_posts/a.md", ""}}, "hexo"},
      {"Hexo reads .json", {{"_config.json", "{\"title\": \"t\"}"}, {"source/_posts/a.md", ""}}, "hexo"},
      {"Jekyll reads .yaml", {{"_config.yaml", "title: t"}, {"_posts/a.md", ""}}, "jekyll"},
      {"Jekyll reads .toml", {{"_config.toml", "title = 't'"}, {"_posts/a.md", ""}}, "jekyll"},
      {"Jekyll reads no .json",
       {{"_config.json", "{}"}, {"_posts/a.md", ""}},
       "2 _config.json: error: the file is there, but no posts of Hexo or Jekyll [config/bad-file]\n    hint: " +
           type_hint},
      {"capitals",
       {{"_Config.yml", ""}, {"source/_posts/a.md", ""}},
       lookalike("_Config.yml", "Hexo and Jekyll", "_config.yml")},
      {"a copy",
       {{"_config.yml.bak", ""}, {"source/_posts/a.md", ""}},
       lookalike("_config.yml.bak", "Hexo and Jekyll", "_config.yml")},
      {"a theme's alone",
       {{"_config.next.yml", ""}, {"source/_posts/a.md", ""}},
       lookalike("_config.next.yml", "Hexo and Jekyll", "_config.yml")},
      {"a theme's beside it",
       {{"_config.next.yml", ""}, {"_config.yml", "title: t"}, {"source/_posts/a.md", ""}},
       "hexo"},
      {"Hugo's in capitals", {{"Hugo.toml", ""}, {"content/a.md", ""}}, lookalike("Hugo.toml", "Hugo", "hugo.toml")},
      {"Hugo's old one",
       {{"hugo.toml.old", ""}, {"content/a.md", ""}},
       lookalike("hugo.toml.old", "Hugo", "hugo.toml")},
      {"Hugo without content",
       {{"hugo.toml", "title = 't'"}, {"a.md", ""}},
       "2 hugo.toml: error: the configuration is Hugo's, and its content folder 'content' does not exist "
       "[config/bad-file]\n"
       "    hint: make the folder, name it with 'contentDir', or write 'type: plain' into essaypack.yaml\n"},
      {"Hugo's config without content",
       {{"config.toml", "baseURL = 'https://e.org'"}, {"a.md", ""}},
       "2 config.toml: error: the configuration is Hugo's, and its content folder 'content' does not exist "
       "[config/bad-file]\n"
       "    hint: make the folder, name it with 'contentDir', or write 'type: plain' into essaypack.yaml\n"},
      {"any config.toml", {{"config.toml", "x = 1"}, {"a.md", ""}}, "plain"},
      {"hexo in package.json",
       {{"package.json", "{\"dependencies\": {\"hexo\": \"8\"}}"}, {"source/_posts/a.md", ""}},
       "2 package.json: error: the file names hexo, but there is no '_config.yml' [config/bad-file]\n    hint: put it "
       "back, or " +
           type_hint},
      {"hexo in a broken package.json",
       {{"package.json", "{\"dependencies\": {\"hexo\": \"8\""}, {"source/_posts/a.md", ""}},
       "2 package.json: error: the file names hexo, but there is no '_config.yml' [config/bad-file]\n    hint: put it "
       "back, or " +
           type_hint},
      {"another package.json", {{"package.json", "{\"dependencies\": {\"astro\": \"4\"}}"}, {"a.md", ""}}, "plain"},
      {"jekyll in a Gemfile",
       {{"Gemfile", "gem \"jekyll\"\n"}, {"_posts/a.md", ""}},
       "2 Gemfile: error: the file names jekyll, but there is no '_config.yml' [config/bad-file]\n    hint: put it "
       "back (it may be empty), or " +
           type_hint},
      {"_config.yml of nobody",
       {{"_config.yml", "title: t"}, {"a.md", ""}},
       "2 _config.yml: error: the file is there, but no posts of Hexo or Jekyll [config/bad-file]\n    hint: " +
           type_hint},
      {"type: plain", {{"_config.yml", "title: t"}, {"a.md", ""}, {"essaypack.yaml", "type: plain"}}, "plain"},
      {"type: plain and hexo",
       {{"package.json", "{\"dependencies\": {\"hexo\": \"8\"}}"}, {"a.md", ""}, {"essaypack.yaml", "type: plain"}},
       "plain"},
      {"type: hexo and capitals",
       {{"_Config.yml", ""}, {"source/_posts/a.md", ""}, {"essaypack.yaml", "type: hexo"}},
       lookalike("_Config.yml", "Hexo", "_config.yml")},
      {"type: hexo alone", {{"source/_posts/a.md", ""}, {"essaypack.yaml", "type: hexo"}}, "hexo"},
      {"two of our own",
       {{"essaypack.yaml", ""}, {"essaypack.yml", ""}, {"a.md", ""}},
       "2 essaypack.yml: error: there are two configurations, this one and 'essaypack.yaml' [config/bad-file]\n    "
       "hint: remove one of them\n"},
      {"our own in capitals",
       {{"Essaypack.yaml", ""}, {"a.md", ""}},
       "2 Essaypack.yaml: error: the file is not read: the configuration is called 'essaypack.yaml' [config/bad-file]\n"
       "    hint: rename it to essaypack.yaml\n"},
      {"our own in JSON",
       {{"essaypack.json", "{}"}, {"a.md", ""}},
       "2 essaypack.json: error: the file is not read: the configuration is called 'essaypack.yaml' [config/bad-file]\n"
       "    hint: write it as YAML into essaypack.yaml, and remove this file\n"},
      {"our own in TOML",
       {{"essaypack.toml", ""}, {"a.md", ""}},
       "2 essaypack.toml: error: the file is not read: the configuration is called 'essaypack.yaml' [config/bad-file]\n"
       "    hint: write it as YAML into essaypack.yaml, and remove this file\n"},
      {"JSON of ours beside it", {{"essaypack.json", "{}"}, {"essaypack.yaml", ""}, {"a.md", ""}}, "plain"},
  };
  for (const auto& row : kCases) BOOST_TEST_CONTEXT(row.name) {
      const Blog blog;
      write(blog, row.files);
      BOOST_TEST(outcome(blog) == row.outcome);
    }
}

BOOST_AUTO_TEST_CASE(type_does_not_mend) {
  for (const char* type : {"hexo", "jekyll"}) {
    const Blog blog;
    write(blog, kPosts);
    blog.write("essaypack.yaml", "type: " + std::string(type));
    make(blog.path / "_config.yml", State::dangling);
    BOOST_TEST(outcome(blog).starts_with(
        "2 _config.yml: error: the configuration can't be read: it is a link that leads nowhere"));
  }
}

BOOST_AUTO_TEST_CASE(places_above) {
  const struct {
    const char* name;
    Files files;
    const char* below;
    const char* begin;
  } kCases[] = {
      {"hexo's posts",
       {{"package.json", "{\"dependencies\": {\"hexo\": \"8\"}}"}},
       "source/_posts/x",
       "2 package.json"},
      {"notes in the home of one who installed hexo",
       {{"package.json", "{\"dependencies\": {\"hexo\": \"8\"}}"}},
       "notes",
       "plain"},
      {"jekyll's posts", {{"Gemfile", "gem 'jekyll'"}}, "_posts", "2 Gemfile"},
      {"another folder below a Gemfile", {{"Gemfile", "gem 'jekyll'"}}, "notes", "plain"},
      {"capitals above", {{"_Config.yml", ""}}, "source/_posts", "2 _Config.yml"},
      {"essaypack.json above", {{"essaypack.json", "{}"}}, "notes", "2 essaypack.json"},
  };
  for (const auto& row : kCases) BOOST_TEST_CONTEXT(row.name) {
      const Blog blog;
      write(blog, row.files);
      blog.write(std::string(row.below) + "/a.md", "a");
      BOOST_TEST(outcome(blog, row.below).starts_with(row.begin), outcome(blog, row.below));
    }
}

BOOST_AUTO_TEST_CASE(a_broken_site_below) {
  const Blog blog;
  blog.write("notes.md", "x");
  blog.write("blog/source/_posts/a.md", "x");
  make(blog.path / "blog/_config.yml", State::dangling);
  BOOST_TEST(outcome(blog).find("is no site, but contains one: 'blog'") != std::string::npos, outcome(blog));
}

BOOST_AUTO_TEST_SUITE_END()
