#include "config/config.h"

#include "config/sections/book.h"
#include "config/sections/feed.h"
#include "config/sections/opds.h"
#include "config/sections/sitemap.h"

namespace essaypack {

Config::Config()
    : feed(Section<FeedConfig>::make()),
      sitemap(Section<SitemapConfig>::make()),
      opds(Section<OpdsConfig>::make()),
      book(Section<BookConfig>::make()),
      books(Section<std::vector<BookConfig>>::make()) {}

}  // namespace essaypack
