#include "base/url.h"
#include "folders.h"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <fstream>
#include <string>

using namespace essaypack;
using nlohmann::json;

namespace {

struct UrlCase {
  const char* name;
  const char* text;
  const char* expected;
};

json read_shared(const std::string& name) {
  std::ifstream file(std::filesystem::path(kShared) / "vectors" / name);
  return file ? json::parse(file) : json();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(url)

BOOST_AUTO_TEST_CASE(splits_a_reference) {
  const UrlCase cases[] = {
      {"all parts", "http://a.b:80/c/d?e=f#g", "http|a.b:80|/c/d|e=f|g"},
      {"path", "a/b", "-|-|a/b|-|-"},
      {"empty", "", "-|-||-|-"},
      {"empty parts", "//?#", "-||||"},
      {"opaque", "mailto:x@y", "mailto|-|x@y|-|-"},
      {"no scheme in Chinese", "图:片", "-|-|图:片|-|-"},
      {"colon in a later segment", "a/b:c", "-|-|a/b:c|-|-"},
      {"question mark in the fragment", "a#b?c", "-|-|a|-|b?c"},
      {"digit first", "1a:b", "-|-|1a:b|-|-"},
  };
  for (const UrlCase& c : cases) {
    const UrlParts p = split_url(c.text);
    const auto part = [](bool has, std::string_view text) { return has ? std::string(text) : "-"; };
    BOOST_TEST_CONTEXT(c.name)
    BOOST_TEST(part(p.has_scheme, p.scheme) + "|" + part(p.has_authority, p.authority) + "|" + std::string(p.path) +
                   "|" + part(p.has_query, p.query) + "|" + part(p.has_fragment, p.fragment) ==
               c.expected);
  }
}

BOOST_AUTO_TEST_CASE(encodes_a_path) {
  const UrlCase cases[] = {
      {"kept", "/a-b._~!$&'()*+,;=:@/", "/a-b._~!$&'()*+,;=:@/"},
      {"Chinese", "2025/依恋/", "2025/%E4%BE%9D%E6%81%8B/"},
      {"encoded", "#?%[] \"<>\\^`{|}", "%23%3F%25%5B%5D%20%22%3C%3E%5C%5E%60%7B%7C%7D"},
      {"an escape is no escape", "a%20b", "a%2520b"},
      {"ill-formed bytes", "\xFF", "%FF"},
      {"control", "a\nb", "a%0Ab"},
  };
  for (const UrlCase& c : cases) BOOST_TEST_CONTEXT(c.name) BOOST_TEST(encode_path(c.text) == c.expected);
}

BOOST_AUTO_TEST_CASE(encodes_what_an_author_wrote) {
  const UrlCase cases[] = {
      {"white space at the ends", " \n/a b\t", "/a%20b"},
      {"line break inside", "/a\nb", "/ab"},
      {"half an escape", "/%4/%zz%", "/%254/%25zz%25"},
      {"lower-case escape stays", "/%e4%be%9d", "/%e4%be%9d"},
      {"query and fragment", "/a?b=c d[]#e#f", "/a?b=c%20d%5B%5D#e%23f"},
      {"host", "HTTP://Example.COM/A", "http://example.com/A"},
      {"host in Chinese with port", "https://例子.测试:8080/x", "https://xn--fsqu00a.xn--0zwm56d:8080/x"},
      {"escaped host", "https://%E4%BE%8B%E5%AD%90.com/", "https://xn--fsqu00a.com/"},
      {"user", "https://u ser:p@例子.com", "https://u%20ser:p@xn--fsqu00a.com"},
      {"IPv6", "http://[::1]:80/", "http://[::1]:80/"},
      {"broken host", "http://a b<c>/", "http://a%20b%3Cc%3E/"},
      {"no host", "http:///x", "http:///x"},
      {"backslash", "a\\b", "a%5Cb"},
      {"colon in a Chinese segment", "图:片.png", "%E5%9B%BE:%E7%89%87.png"},
  };
  for (const UrlCase& c : cases) BOOST_TEST_CONTEXT(c.name) {
      BOOST_TEST(encode_url(c.text) == c.expected);
      BOOST_TEST(encode_url(c.expected) == c.expected);
    }
}

BOOST_AUTO_TEST_CASE(decodes_escapes) {
  const UrlCase cases[] = {
      {"Chinese", "%E4%BE%9D%e6%81%8b", "依恋"},
      {"half", "100%25%", "100%%"},
      {"plus stays", "a+b", "a+b"},
      {"no hex", "%zz%4", "%zz%4"},
      {"ill-formed", "%FF", "\xFF"},
  };
  for (const UrlCase& c : cases) BOOST_TEST_CONTEXT(c.name) BOOST_TEST(decode_percent(c.text) == c.expected);
}

// RFC 3986 section 5.4; the abnormal ones too.
BOOST_AUTO_TEST_CASE(resolves_as_the_standard_says) {
  const UrlCase cases[] = {
      {"", "g:h", "g:h"},
      {"", "g", "http://a/b/c/g"},
      {"", "./g", "http://a/b/c/g"},
      {"", "g/", "http://a/b/c/g/"},
      {"", "/g", "http://a/g"},
      {"", "//g", "http://g"},
      {"", "?y", "http://a/b/c/d;p?y"},
      {"", "g?y", "http://a/b/c/g?y"},
      {"", "#s", "http://a/b/c/d;p?q#s"},
      {"", "g#s", "http://a/b/c/g#s"},
      {"", "g?y#s", "http://a/b/c/g?y#s"},
      {"", ";x", "http://a/b/c/;x"},
      {"", "", "http://a/b/c/d;p?q"},
      {"", ".", "http://a/b/c/"},
      {"", "./", "http://a/b/c/"},
      {"", "..", "http://a/b/"},
      {"", "../g", "http://a/b/g"},
      {"", "../..", "http://a/"},
      {"", "../../g", "http://a/g"},
      {"", "../../../g", "http://a/g"},
      {"", "/./g", "http://a/g"},
      {"", "/../g", "http://a/g"},
      {"", "g.", "http://a/b/c/g."},
      {"", "..g", "http://a/b/c/..g"},
      {"", "./../g", "http://a/b/g"},
      {"", "g/./h", "http://a/b/c/g/h"},
      {"", "g/../h", "http://a/b/c/h"},
      {"", "g;x=1/../y", "http://a/b/c/y"},
      {"", "g?y/../x", "http://a/b/c/g?y/../x"},
      {"", "mailto:a/../b", "mailto:a/../b"},
      {"", "data:text/plain,./x", "data:text/plain,./x"},
  };
  for (const UrlCase& c : cases)
    BOOST_TEST_CONTEXT(c.text) BOOST_TEST(resolve_url("http://a/b/c/d;p?q", c.text) == c.expected);
  BOOST_TEST(resolve_url("https://example.com", "x") == "https://example.com/x");
}

BOOST_AUTO_TEST_CASE(removes_dot_segments) {
  const UrlCase cases[] = {
      {"rooted", "/a/b/c/./../../g", "/a/g"},
      {"above the start", "/../../x", "/x"},
      {"relative", "../a/./b", "a/b"},
      {"relative, to nothing", "a/..", ""},
      {"empty segments", "/a//../b", "/a/b"},
      {"only dots", "/..", "/"},
      {"empty", "", ""},
      {"final dot", "a/.", "a/"},
  };
  for (const UrlCase& c : cases) BOOST_TEST_CONTEXT(c.name) BOOST_TEST(remove_dot_segments(c.text) == c.expected);
}

BOOST_AUTO_TEST_CASE(writes_hosts_in_ascii) {
  const UrlCase cases[] = {
      {"ASCII", "WWW.Example.com", "www.example.com"}, {"Chinese", "例子.测试", "xn--fsqu00a.xn--0zwm56d"},
      {"sharp s", "straße.de", "xn--strae-oqa.de"},    {"full-width", "ＥＸＡＭＰＬＥ。com", "example.com"},
      {"no valid name", "例 子.com", "例 子.com"},
  };
  for (const UrlCase& c : cases) BOOST_TEST_CONTEXT(c.name) BOOST_TEST(ascii_host(c.text) == c.expected);
}

BOOST_AUTO_TEST_CASE(knows_web_addresses) {
  for (const char* yes : {"http://a", "HTTPS://a.b/c", "http://u@h:8/", "https://例子.测试/"})
    BOOST_TEST_CONTEXT(yes) BOOST_TEST(is_http_url(yes));
  for (const char* no :
       {"", "a", "http:", "http:/a", "http://", "http:///a", "http://:80/", "ftp://a", "//a", "http://a b/"})
    BOOST_TEST_CONTEXT(no) BOOST_TEST(!is_http_url(no));
}

BOOST_AUTO_TEST_CASE(agrees_with_the_shared_vectors) {
  const json vectors = read_shared("slug.json");
  if (vectors.is_null()) {
    BOOST_TEST_MESSAGE("skipped: no ../shared/vectors");
    return;
  }
  const json deviations = read_shared("DEVIATE.json")["files"]["slug.json"];
  for (const json& row : vectors["encodeURL"]) {
    std::string expected = row["encodeURL"];
    for (const json& reason : deviations)
      if (reason["expected"].contains(row["input"])) expected = reason["expected"][row["input"].get<std::string>()];
    BOOST_TEST(encode_url(row["input"].get<std::string>()) == expected);
  }
}

BOOST_AUTO_TEST_CASE(as_people_read_it) {
  const struct {
    const char *url, *expected;
  } kCases[] = {
      {"https://e.org/2024/%E5%A4%B1%E8%90%BD/", "https://e.org/2024/失落/"},
      {"https://xn--fsqu00a.example/a", "https://例子.example/a"},
      {"https://e.org/a%20b/%41%2F", "https://e.org/a%20b/%41%2F"},
      {"https://e.org/%E5%A4/%FF", "https://e.org/%E5%A4/%FF"},
      {"https://e.org/%E2%80%AE/%E3%80%80", "https://e.org/%E2%80%AE/%E3%80%80"},
      {"https://e.org", "https://e.org"},
      {"posts/%E5%A4%B1", "posts/%E5%A4%B1"},
      {"", ""},
  };
  for (const auto& one : kCases) BOOST_TEST(readable_url(one.url) == one.expected, one.url);
}

BOOST_AUTO_TEST_SUITE_END()
