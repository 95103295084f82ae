#include "export/book/text/name_index.h"

#include "base/collate.h"
#include "base/hash.h"
#include "base/language.h"
#include "base/pinyin.h"
#include "config/sections/book.h"
#include "export/book/chapter/chapter.h"

#include <unicode/alphaindex.h>
#include <unicode/coleitr.h>
#include <unicode/locid.h>
#include <unicode/tblcoll.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <memory>

namespace essaypack {
namespace {

/// Which of ICU's groups a name belongs to.
class Buckets {
 public:
  explicit Buckets(const Book& book) : book_(book) {
    UErrorCode status = U_ZERO_ERROR;
    icu::Locale locale = icu::Locale::forLanguageTag(book.language, status);
    if (U_FAILURE(status) || locale.isBogus()) locale = icu::Locale::getEnglish();
    status = U_ZERO_ERROR;
    icu::AlphabeticIndex index(locale, status);
    if (U_FAILURE(status)) return;
    index.addLabels(icu::Locale::getEnglish(), status);
    own_.reset(index.getCollator().clone());
    root_.reset(dynamic_cast<icu::RuleBasedCollator*>(icu::Collator::createInstance(icu::Locale::getRoot(), status)));
    buckets_.reset(index.buildImmutableIndex(status));
    if (U_FAILURE(status)) buckets_.reset();
    if (buckets_) rare_ = buckets_->getBucketIndex(icu::UnicodeString(kRare), status);
  }

  int find(const std::string& reading) const {
    UErrorCode status = U_ZERO_ERROR;
    const icu::UnicodeString name = icu::UnicodeString::fromUTF8(reading);
    const int bucket = buckets_ ? buckets_->getBucketIndex(name, status) : 0;
    if (U_FAILURE(status) || !buckets_) return 0;
    // To ask for the first character costs as much as ten chapters: only the group of a rare one has any.
    return bucket == rare_ && is_unsorted(name.char32At(0)) ? buckets_->getBucketCount() - 1 : bucket;
  }

  /// True for a rare character: ICU knows neither its strokes nor its sound, leaves it where it stands for all
  /// languages, and files it under the last group of those.
  bool is_unsorted(UChar32 character) const {
    UErrorCode status = U_ZERO_ERROR;
    return primary_language(book_.language) == "zh" && uscript_getScript(character, &status) == USCRIPT_HAN && own_ &&
           root_ && element_of(character, *own_) == element_of(character, *root_);
  }

  std::string label(int number) const {
    const auto* bucket = buckets_ ? buckets_->getBucket(number) : nullptr;
    if (!bucket) return book_.words["index_other"];
    switch (bucket->getLabelType()) {
      case U_ALPHAINDEX_UNDERFLOW:
        return "#";
      case U_ALPHAINDEX_INFLOW:
      case U_ALPHAINDEX_OVERFLOW:
        return book_.words["index_other"];
      case U_ALPHAINDEX_NORMAL:
        break;
    }
    std::string label;
    return bucket->getLabel().toUTF8String(label);
  }

 private:
  static constexpr UChar32 kRare = 0x3134A;  ///< No dictionary of ICU has it.

  static std::int32_t element_of(UChar32 character, const icu::RuleBasedCollator& collator) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::CollationElementIterator> elements(
        collator.createCollationElementIterator(icu::UnicodeString(character)));
    return elements ? elements->next(status) : icu::CollationElementIterator::NULLORDER;
  }

  const Book& book_;
  std::unique_ptr<icu::RuleBasedCollator> own_, root_;  ///< Of the book's language, and of all.
  std::unique_ptr<icu::AlphabeticIndex::ImmutableIndex> buckets_;
  int rare_ = -1;  ///< The group of characters that ICU has no place for.
};

struct Place {
  int bucket = 0;
  std::string key;
  IndexEntry entry;
};

/// The groups in order, their entries put into `entries`.
std::vector<IndexGroup> group_by_name(const Book& book, std::vector<IndexEntry>& entries) {
  const Buckets buckets(book);
  const bool is_by_pinyin = book.language == "zh" || book.language == "zh-CN" || book.language == "zh-SG" ||
                            book.language.starts_with("zh-Hans");
  std::vector<Place> places;
  for (IndexEntry& entry : entries) {
    const auto reading = book.config.readings.find(entry.name);
    const std::string read = reading != book.config.readings.end() ? reading->second
                             : is_by_pinyin                        ? filed_by_pinyin(entry.name)
                                                                   : entry.name;
    places.push_back({buckets.find(read), collation_key(read, book.language), std::move(entry)});
  }
  std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
    return std::tie(a.bucket, a.key, a.entry.name) < std::tie(b.bucket, b.key, b.entry.name);
  });
  std::vector<IndexGroup> groups;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (i == 0 || places[i].bucket != places[i - 1].bucket)
      groups.push_back({buckets.label(places[i].bucket), {}, i, i});
    groups.back().end = i + 1;
    entries[i] = std::move(places[i].entry);
  }
  return groups;
}

std::vector<IndexGroup> group_by_count(const Book& book, std::vector<IndexEntry>& entries) {
  std::map<std::string, std::string> keys;
  for (const IndexEntry& entry : entries) keys[entry.name] = collation_key(entry.name, book.language);
  std::sort(entries.begin(), entries.end(), [&](const IndexEntry& a, const IndexEntry& b) {
    if (a.chapters.size() != b.chapters.size()) return a.chapters.size() > b.chapters.size();
    return std::tie(keys[a.name], a.name) < std::tie(keys[b.name], b.name);
  });
  return {{{}, {}, 0, entries.size()}};
}

/// Takes the names of one post out of `entries`, in their order.
std::vector<IndexEntry> take_singles(const Book& book, std::vector<IndexEntry>& entries) {
  const auto singles = std::stable_partition(entries.begin(), entries.end(),
                                             [](const IndexEntry& entry) { return entry.chapters.size() > 1; });
  std::vector<IndexEntry> taken(std::make_move_iterator(singles), std::make_move_iterator(entries.end()));
  entries.erase(singles, entries.end());
  group_by_name(book, taken);
  return taken;
}

/// About what the entry's markup will have.
std::size_t size_of(const Book& book, const IndexEntry& entry) {
  constexpr std::size_t kFrame = 120, kYears = 4'000;
  std::size_t size = kFrame + entry.name.size();
  if (is_counted_by_year(book, entry)) return size + kYears;
  for (const std::size_t chapter : entry.chapters)
    size +=
        kFrame + book.posts[chapter].label.size() + book.posts[chapter].date.size() + book.posts[chapter].stem.size();
  return size;
}

/// One is found by its original, if that is there, too.
void drop_translations(const Book& book, std::vector<std::size_t>& chapters) {
  const std::vector<std::size_t> all = chapters;
  std::erase_if(chapters, [&](std::size_t chapter) {
    const std::size_t original = book.posts[chapter].original;
    return original != kNone && std::binary_search(all.begin(), all.end(), original);
  });
}

/// The chapters of each name that `names_of` gives of a post.
template <class NamesOf>
std::vector<IndexEntry> find_names(const Book& book, const NamesOf& names_of) {
  std::map<std::string, std::vector<std::size_t>> found;
  for (std::size_t chapter = 0; chapter < book.posts.size(); ++chapter)
    for (const std::string& name : names_of(book.post_of(book.posts[chapter]))) {
      std::vector<std::size_t>& chapters = found[name];
      if (chapters.empty() || chapters.back() != chapter) chapters.push_back(chapter);
    }
  std::vector<IndexEntry> entries;
  for (auto& [name, chapters] : found) drop_translations(book, chapters);
  for (auto& [name, chapters] : found)
    if (!name.empty()) entries.push_back({name, {}, {}, std::move(chapters)});
  return entries;
}

}  // namespace

bool is_counted_by_year(const Book& book, const IndexEntry& entry) {
  constexpr std::size_t kMostListed = 30;
  return entry.chapters.size() > kMostListed &&
         std::any_of(entry.chapters.begin(), entry.chapters.end(),
                     [&](std::size_t chapter) { return book.post_of(book.posts[chapter]).date.has_value(); });
}

NameIndex make_name_index(const Book& book, const std::string& stem, std::vector<IndexEntry> entries,
                          SingleNames singles) {
  NameIndex index{std::move(entries), {}};
  std::vector<IndexEntry> once;
  if (singles != SingleNames::listed) once = take_singles(book, index.entries);
  if (index.entries.empty() && (once.empty() || singles == SingleNames::run_in_beside_others)) return index;
  std::vector<IndexGroup> groups = book.config.tag_index == TagIndex::count ? group_by_count(book, index.entries)
                                                                            : group_by_name(book, index.entries);
  if (!once.empty())
    groups.push_back({book.words["used_once"], {}, index.entries.size(), index.entries.size() + once.size(), true});
  std::move(once.begin(), once.end(), std::back_inserter(index.entries));
  std::size_t size = 0, number = 0;
  const auto open_page = [&] {
    const std::size_t pages = index.pages.size();
    index.pages.push_back({pages == 0 ? stem : stem + "_" + std::to_string(pages + 1), {}});
    size = 0;
  };
  open_page();
  for (IndexGroup& group : groups) {
    group.id = stem + "_g" + std::to_string(++number);
    for (std::size_t i = group.begin; i < group.end; ++i) {
      IndexEntry& entry = index.entries[i];
      const std::size_t more = size_of(book, entry);
      if (size > 0 && size + more > kSplitSize) open_page();
      auto& here = index.pages.back().groups;
      if (i == group.begin || here.empty())
        here.push_back({group.label, i == group.begin ? group.id : std::string(), i, i, group.is_run_in});
      here.back().end = i + 1;
      size += more;
      entry.id = stem + "_" + short_key(entry.name);
      entry.href = index.pages.back().stem + ".xhtml#" + entry.id;
    }
  }
  return index;
}

std::vector<IndexEntry> find_tags(const Book& book) {
  std::vector<IndexEntry> entries;
  for (const Tag& tag : book.site.tags) {
    IndexEntry entry{tag.name, {}, {}, {}};
    for (const std::size_t post : tag.posts)
      if (const std::size_t chapter = book.chapter_of_post[post]; chapter != kNone) entry.chapters.push_back(chapter);
    std::sort(entry.chapters.begin(), entry.chapters.end());
    drop_translations(book, entry.chapters);
    if (!entry.chapters.empty()) entries.push_back(std::move(entry));
  }
  return entries;
}

std::vector<IndexEntry> find_keywords(const Book& book) {
  return find_names(book, [](const Post& post) { return post.keywords; });
}

std::vector<IndexEntry> find_authors(const Book& book) {
  return find_names(book, [&](const Post& post) { return book.authors_of(post); });
}

}  // namespace essaypack
