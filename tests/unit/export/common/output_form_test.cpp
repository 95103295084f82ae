#include "export/common/output_form.h"

#include <boost/test/unit_test.hpp>

#include <unistd.h>

#include <fstream>

using namespace essaypack;

namespace {

struct FormCase {
  std::string name;
  std::string text;
  std::string form;  ///< Kind and maker: `feed +` ours, `feed -` another's, `feed ?` nobody knows.
};

const std::string kXml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

const FormCase kForms[] = {
    {"our Atom",
     kXml + "<?xml-stylesheet href=\"a.css\"?>\n<!-- <rss> -->\n<feed "
            "xmlns=\"http://www.w3.org/2005/Atom\">\n<generator>essaypack</generator>\n",
     "feed +"},
    {"another's Atom", "<?xml version='1.0'?><feed xmlns=\"http://www.w3.org/2005/Atom\"><generator>Hexo</generator>",
     "feed -"},
    {"by hand", "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>essaypack</title>", "feed -"},
    {"our RSS", kXml + "<rss version=\"2.0\">\n<channel>\n<generator>essaypack</generator>", "feed +"},
    {"RSS with a mark in front", "\xEF\xBB\xBF" + kXml + "<rss version=\"2.0\"/>", "feed -"},
    {"our JSON Feed", "{\n \"version\": \"https://jsonfeed.org/version/1.1\",\n \"_essaypack\": {}}", "feed +"},
    {"JSON Feed", "{\n \"version\": \"https://jsonfeed.org/version/1.1\"}", "feed -"},
    {"JSON Feed that speaks of us", R"({"version": "https://jsonfeed.org/version/1.1", "title": "\"_essaypack\": {}"})",
     "feed -"},
    {"our sitemap", kXml + "<!-- generator=\"essaypack\" -->\n<urlset xmlns=\"x\">", "sitemap +"},
    {"sitemap", kXml + "<urlset xmlns=\"x\">", "sitemap -"},
    {"our index of sitemaps", kXml + "<!-- generator=\"essaypack\" -->\n<sitemapindex/>", "sitemap +"},
    {"index of sitemaps", kXml + "<sitemapindex/>", "sitemap -"},
    {"our OPML", kXml + "<!-- generator=\"essaypack\" -->\n<opml version=\"2.0\">", "opml +"},
    {"OPML", kXml + "<opml version=\"2.0\">", "opml -"},
    {"our OPDS 1", kXml + "<feed>\n<link rel=\"http://opds-spec.org/acquisition\"/>\n<generator>essaypack</generator>",
     "catalogue +"},
    {"OPDS 1", kXml + "<feed>\n<link rel=\"http://opds-spec.org/acquisition\"/>", "catalogue -"},
    {"our OPDS 2",
     R"({"metadata": {"_essaypack": {}}, "links": [{"type": "application/opds+json"}], "publications": []})",
     "catalogue +"},
    {"OPDS 2", R"({"links": [{"type": "application/opds+json"}], "publications": []})", "catalogue -"},
    {"IndexNow", R"({"host": "e.org", "key": "1", "urlList": []})", "indexnow ?"},
    {"model", "{\"essaypack_model\": 1,\n", "model +"},
    {"list of posts", "[\n  {\n    \"source\": \"a\",\n    \"id\": [\n      1\n    ]\n  },\n  {", "list source id ?"},
    {"empty list", "[]\n", "list ?"},
    {"data of the author", "[1, 2]", ""},
    {"JSON", "{\"name\": \"blog\"}", ""},
    {"addresses", "https://e.org/a\nhttp://e.org/b\n", "addresses ?"},
    {"lines for robots.txt", "Sitemap: https://e.org/sitemap.xml\n", "robots ?"},
    {"robots.txt", "User-agent: *\nSitemap: https://e.org/sitemap.xml\n", ""},
    {"lines for the head", "<link rel=\"alternate\" href=\"a\">\n", "links ?"},
    {"rule", "a.epub: \\\n  source/a.md \\\n  source/b.md\n\nsource/a.md:\n", "rule ?"},
    {"Makefile", "all: \\\n  a\n\techo\n", ""},
    {"Makefile with a variable", "CC = gcc\na: b\n", ""},
    {"list of tags", "山\t3\n\nriver\t12\n", "table tn ?"},
    {"posts", "2024-01-01\ta.md\tA\n-\tb.md\tB\n", "table dtt ?"},
    {"another table", "a\tb\nc\t1\n", ""},
    {"pictures", "\"https://e.org/a.png\": \"images/a.png\"  # a.md:1\n", "pictures ?"},
    {"post", "---\ntitle: A\n---\nText.\n", ""},
    {"YAML", "title: A\nurl: https://e.org\n", ""},
    {"page", "<!DOCTYPE html>\n<html>", ""},
    {"XML of another kind", kXml + "<svg/>", ""},
    {"picture", std::string("\x89PNG\r\n\x1A\n\0\0", 10), ""},
    {"NULs in lines", std::string("https://e.org/\0", 15), ""},
    {"compressed", "\x1F\x8B\x08", "gzip ?"},
    {"nothing", "", ""},
    {"white space", "\n \n", ""},
};

std::string shown(const OutputForm& form) {
  if (form.kind.empty()) return {};
  switch (form.maker) {
    case OutputForm::Maker::essaypack:
      return form.kind + " +";
    case OutputForm::Maker::other:
      return form.kind + " -";
    case OutputForm::Maker::unknown:
      return form.kind + " ?";
  }
  return {};
}

/// The first 30 bytes of an entry of `size` bytes, and its name.
std::string zip_entry(const std::string& name, const std::string& bytes) {
  std::string head = "PK\3\4" + std::string(14, '\0') + static_cast<char>(bytes.size()) + std::string(7, '\0');
  head += static_cast<char>(name.size());
  head += std::string(3, '\0');
  return head + name + bytes;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(output_form)

BOOST_AUTO_TEST_CASE(files_are_known_by_their_first_bytes) {
  for (const FormCase& row : kForms)
    BOOST_TEST(shown(form_of_text(row.text)) == row.form, row.name << ": " << shown(form_of_text(row.text)));
}

BOOST_AUTO_TEST_CASE(books_are_known_by_the_order_of_their_files) {
  std::string pattern = "/tmp/essaypack-form-XXXXXX";
  const int descriptor = mkstemp(pattern.data());
  close(descriptor);
  const std::string start = zip_entry("mimetype", "application/epub+zip") + zip_entry("META-INF/container.xml", "<a/>");
  const std::pair<std::string, std::string> books[] = {
      {start + zip_entry("EPUB/package.opf", "<p/>") + zip_entry("EPUB/css/book.css", ""), "book +"},
      {start + zip_entry("EPUB/package.opf", "<p/>") + zip_entry("EPUB/nav.xhtml", ""), "book -"},
      {start + zip_entry("OEBPS/content.opf", "<p/>"), "book -"},
      {start.substr(0, 40), "book -"},
      {start.substr(0, 34), ""},
      {zip_entry("word/document.xml", ""), ""},
      {"PK\3\4", ""}};
  for (const auto& [bytes, form] : books) {
    std::ofstream(pattern, std::ios::binary) << bytes;
    BOOST_TEST(shown(form_of_file(pattern)) == form, bytes.size() << " bytes");
  }
  unlink(pattern.c_str());
  BOOST_TEST(shown(form_of_file(pattern)).empty());
}

BOOST_AUTO_TEST_SUITE_END()
