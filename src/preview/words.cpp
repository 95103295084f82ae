#include "preview/words.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace essaypack {
namespace {

/// The texts of page.html, of its titles and labels, and those in `say("...")` of the scripts.
/// tests/translations.py holds them together.
constexpr const char* word(const char* english) { return english; }
constexpr const char* kWords[] = {
    word("Book"),
    word("Views"),
    word("Feeds"),
    word("Sitemap"),
    word("Problems"),
    word("Theme"),
    word("Classic"),
    word("Modern"),
    word("Plain"),
    word("Vertical"),
    word("Lines from top to bottom (book.vertical)"),
    word("Scroll"),
    word("One long page for each chapter"),
    word("Dark"),
    word("Night mode"),
    word("building…"),
    word("The last build failed. What you see is from the one before."),
    word("Show the problems"),
    word("Contents"),
    word("Files"),
    word("Chapter"),
    word("Previous chapter"),
    word("Next chapter"),
    word("Page back"),
    word("Page forth"),
    word("Table"),
    word("Fold"),
    word("page {} of {}"),
    word("The book is being made."),
    word("This site makes no book: it has no posts that may be published, or outputs: does not name epub."),
    word("There is no book yet. Mend what the problems name, and it appears here."),
    word("preview"),
    word("up to date"),
    word("build failed"),
    word("stopped"),
    word("Index of sitemaps"),
    word("Text"),
    word("{} bytes"),
    word("No feeds are made. They need the site's address: url: in essaypack.yaml, or --url."),
    word("No sitemap is made. It needs the site's address: url: in essaypack.yaml, or --url."),
    word("1 entry"),
    word("{} entries"),
    word("as it is"),
    word("Filter"),
    word("Open files with"),
    word("No links to files"),
    word("Date"),
    word("Title"),
    word("Link"),
    word("and {} more"),
    word("Other files"),
    word("the site"),
    word("Where"),
    word("What"),
    word("; {} more are not shown"),
    word("1 problem"),
    word("{} problems"),
    word("None: all posts are fine."),
    word("error"),
    word("warning"),
    word("note"),
};

}  // namespace

Output preview_words(const Translation& language) {
  nlohmann::ordered_json words = nlohmann::ordered_json::object();
  for (const char* text : kWords)
    if (const char* said = language.find(text, nullptr, 0)) words[text] = said;
  std::string tag = language.name();
  std::replace(tag.begin(), tag.end(), '_', '-');
  Output script;
  script.name = "words.js";
  script.bytes = "\"use strict\";\nconst kLanguage = \"" + tag + "\";\nconst kWords = " + words.dump() + ";\n";
  return script;
}

}  // namespace essaypack
