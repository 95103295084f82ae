#include "export/book/plan/editions.h"

#include "base/hash.h"
#include "base/json_lines.h"
#include "base/record_version.h"
#include "config/sections/book.h"
#include "export/exporter.h"

#include <pugixml.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <stdexcept>

namespace essaypack {
namespace {

using Json = nlohmann::json;

/// With the offset that is written: the day of an edition is that of its author's clock.
std::optional<Timestamp> read_time(std::string_view text) {
  constexpr std::size_t kOffset = std::string_view("2025-10-30T06:18:07").size();
  ParsedDate date = parse_date(text, Zone());
  if (!date.ok) return std::nullopt;
  date.time.offset_seconds = parse_offset(text.substr(std::min(kOffset, text.size()))).value_or(0);
  return date.time;
}

int read_number(const Json& value) {
  if (!value.is_number_integer() || value < 0 || value > 1'000'000) throw RecordError(tr("a number is none"));
  return value.get<int>();
}

BookEdition read_edition(const Json& entry) {
  BookEdition edition;
  const auto chapters = entry.find("chapters");
  const auto made = entry.find("made");
  const auto since = entry.find("since");
  if (!entry.is_object() || chapters == entry.end() || !chapters->is_object() || made == entry.end() ||
      !made->is_string())
    throw RecordError(tr("it is no edition"));
  edition.number = read_number(entry.value("edition", Json()));
  const std::optional<Timestamp> time = read_time(made->get<std::string>());
  if (edition.number == 0 || !time) throw RecordError(tr("it has no number or date"));
  edition.made = *time;
  if (since != entry.end() && since->is_string()) edition.since = read_time(since->get<std::string>());
  for (const auto& [key, fields] : chapters->items()) {
    if (!fields.is_array() || fields.size() != 4 || !fields[0].is_string() || !fields[1].is_string())
      throw RecordError(tr("'{}' is no chapter", key));
    edition.chapters.emplace(key, EditionChapter{fields[0].get<std::string>(), fields[1].get<std::string>(),
                                                 read_number(fields[2]), read_number(fields[3])});
  }
  return edition;
}

std::string text_mark(const Post& post) { return hex_of(post.text_hash); }
std::string title_mark(const Post& post) { return hex_of(stable_hash(post.title)); }

/// Which chapter of an edition each post is: the one of its name; for a post that has another name now the one that
/// says the same, or is called the same, if there is just one such chapter and one such post.
class Matcher {
 public:
  Matcher(const Site& site, const std::vector<std::size_t>& present, const std::vector<std::string>& stems,
          const BookEdition& edition)
      : site_(site), edition_(edition) {
    std::set<std::string_view> met;
    for (const std::size_t post : present) {
      const auto found = edition.chapters.find(short_key(stems[post]));
      if (found == edition.chapters.end()) {
        strangers_.push_back(post);
      } else {
        matches[post] = &found->second;
        met.insert(found->first);
      }
    }
    for (const auto& [key, chapter] : edition.chapters)
      if (!met.contains(key)) gone_.push_back(&chapter);
    match(&EditionChapter::text, text_mark);
    match(&EditionChapter::title, title_mark);
  }

  std::map<std::size_t, const EditionChapter*> matches;

 private:
  void match(std::string EditionChapter::*mark, std::string (*mark_of)(const Post&)) {
    if (gone_.empty() || strangers_.empty()) return;
    std::map<std::string, std::vector<const EditionChapter*>> chapters;
    std::map<std::string, std::vector<std::size_t>> posts;
    for (const EditionChapter* chapter : gone_) chapters[chapter->*mark].push_back(chapter);
    for (const std::size_t post : strangers_) posts[mark_of(site_.posts[post])].push_back(post);
    for (const auto& [key, same] : posts) {
      const auto found = chapters.find(key);
      if (same.size() != 1 || found == chapters.end() || found->second.size() != 1) continue;
      matches[same[0]] = found->second[0];
      std::erase(strangers_, same[0]);
      std::erase(gone_, found->second[0]);
    }
  }

  const Site& site_;
  const BookEdition& edition_;
  std::vector<std::size_t> strangers_;       ///< Posts that the edition does not have by their names.
  std::vector<const EditionChapter*> gone_;  ///< Chapters that no post has the name of.
};

/// What a book that lies where this run writes tells of its edition.
std::optional<BookEdition> recover(const EditionLedger& ledger, const std::string& name) {
  const std::string package = ledger.old_package ? ledger.old_package(name + ".epub") : std::string();
  pugi::xml_document document;
  if (package.empty() || !document.load_buffer(package.data(), package.size())) return std::nullopt;
  const pugi::xml_node root = document.child("package"), metadata = root.child("metadata");
  BookEdition edition;
  for (const pugi::xml_node meta : metadata.children("meta"))
    if (std::string_view(meta.attribute("property").value()) == kEditionProperty)
      edition.number = std::clamp(meta.text().as_int(), 0, 1'000'000);
  const std::optional<Timestamp> made = read_time(metadata.child("dc:date").text().get());
  if (edition.number == 0 || !made) return std::nullopt;
  edition.made = *made;
  for (const pugi::xml_node item : root.child("manifest").children("item"))
    if (const std::string id = item.attribute("id").value(); id.starts_with("post-") && id.find('_') == id.npos)
      edition.chapters.emplace(short_key(id), EditionChapter{});
  return edition;
}

/// Months, quarters or years since the year 0.
int period_of(const Timestamp& time, EditionRhythm rhythm) {
  const CivilTime day = civil(time);
  const int month = day.year * 12 + day.month - 1;
  switch (rhythm) {
    case EditionRhythm::never:
      return 0;
    case EditionRhythm::month:
      return month;
    case EditionRhythm::quarter:
      return month / 3;
    case EditionRhythm::year:
      return day.year;
  }
  return 0;
}

class Planner {
 public:
  Planner(const ExportContext& context, const BookConfig& config, const std::string& name,
          const std::vector<std::size_t>& present, const std::vector<std::string>& stems)
      : context_(context), config_(config), name_(name), present_(present), stems_(stems) {}

  EditionPlan run(bool is_sound) {
    take_last();
    const Matcher matcher(context_.site, present_, stems_, plan_.edition);
    matches_ = &matcher.matches;
    if (plan_.origin == EditionPlan::Origin::recovered) keep_recovered();
    if (is_due()) {
      plan_.is_wanted = context_.editions->is_asked_for;
      if (is_sound && has_news()) make();
    }
    tell_news();
    return std::move(plan_);
  }

 private:
  void take_last() {
    const EditionLedger& ledger = *context_.editions;
    if (const auto found = ledger.known.find(name_); found != ledger.known.end()) {
      plan_.edition = found->second;
      plan_.origin = EditionPlan::Origin::known;
    } else if (std::optional<BookEdition> old = recover(ledger, name_)) {
      plan_.edition = *std::move(old);
      plan_.origin = EditionPlan::Origin::recovered;
    }
  }

  /// Of what the old book holds nobody knows what it said: what it says now counts.
  void keep_recovered() {
    for (const auto& [post, chapter] : *matches_) {
      EditionChapter& kept = plan_.edition.chapters.at(short_key(stems_[post]));
      kept.text = text_mark(context_.site.posts[post]);
      kept.title = title_mark(context_.site.posts[post]);
    }
  }

  bool is_due() const {
    const EditionLedger& ledger = *context_.editions;
    if (!ledger.may_make) return false;
    if (ledger.is_asked_for) return true;
    const EditionRhythm rhythm = config_.edition_rhythm;
    if (rhythm == EditionRhythm::never) return false;
    return plan_.origin == EditionPlan::Origin::none ||
           period_of(context_.now, rhythm) > period_of(plan_.edition.made, rhythm);
  }

  const EditionChapter* find(std::size_t post) const {
    const auto found = matches_->find(post);
    return found == matches_->end() ? nullptr : found->second;
  }

  bool is_revised(std::size_t post, const EditionChapter& chapter) const {
    return chapter.text != text_mark(context_.site.posts[post]) ||
           chapter.title != title_mark(context_.site.posts[post]);
  }

  /// True for a post that another volume of the book has in its edition, and that has moved from there.
  bool is_elsewhere(std::size_t post) const {
    const std::string key = short_key(stems_[post]);
    const Editions& known = context_.editions->known;
    return std::any_of(known.begin(), known.end(), [&](const auto& one) {
      return one.first != name_ && one.first.starts_with(config_.id + "-") && one.second.chapters.contains(key);
    });
  }

  bool has_news() const {
    return std::any_of(present_.begin(), present_.end(), [&](std::size_t post) {
      const EditionChapter* chapter = find(post);
      return chapter ? is_revised(post, *chapter) : plan_.edition.number == 0 || !is_elsewhere(post);
    });
  }

  void make() {
    BookEdition next;
    next.number = plan_.edition.number + 1;
    next.made = context_.now;
    if (plan_.edition.number > 0) next.since = plan_.edition.made;
    for (const std::size_t post : present_) {
      EditionChapter& made = next.chapters[short_key(stems_[post])];
      if (const EditionChapter* chapter = find(post)) {
        made.added = chapter->added;
        made.revised = is_revised(post, *chapter) ? next.number : chapter->revised;
      } else if (!is_elsewhere(post)) {
        made.added = next.number;
      }
      made.text = text_mark(context_.site.posts[post]);
      made.title = title_mark(context_.site.posts[post]);
    }
    plan_.edition = std::move(next);
    plan_.origin = EditionPlan::Origin::made;
    plan_.is_wanted = false;
    made_here_ = true;
  }

  void tell_news() {
    if (plan_.origin == EditionPlan::Origin::none) return;
    const bool is_empty = !made_here_ && matches_->empty();
    for (const std::size_t post : present_) {
      const auto own = plan_.edition.chapters.find(short_key(stems_[post]));
      const EditionChapter* chapter = made_here_ ? &own->second : find(post);
      if (!chapter) {
        // nothing is left of the edition: better all posts than no book
        if (!is_empty && !is_elsewhere(post)) plan_.waiting.insert(post);
        continue;
      }
      if (!plan_.edition.since) continue;
      if (chapter->added == plan_.edition.number)
        plan_.news[post] = ChapterNews::added;
      else if (chapter->revised == plan_.edition.number)
        plan_.news[post] = ChapterNews::revised;
    }
    if (is_empty) plan_.origin = EditionPlan::Origin::none;
  }

  const ExportContext& context_;
  const BookConfig& config_;
  const std::string& name_;
  const std::vector<std::size_t>& present_;
  const std::vector<std::string>& stems_;
  const std::map<std::size_t, const EditionChapter*>* matches_ = nullptr;
  EditionPlan plan_;
  bool made_here_ = false;
};

}  // namespace

Editions parse_editions(std::string_view text) {
  Editions editions;
  if (text.empty()) return editions;
  if (text.find("\n<<<<<<< ") != text.npos)
    throw RecordError(tr("it has the marks of a merge: two machines made an edition; keep the lines of one"));
  const Json json = Json::parse(text, nullptr, false);
  refuse_newer(json, "essaypack_editions");
  if (!json.is_object() || json.value("essaypack_editions", Json()) != 1 || !json.contains("books") ||
      !json["books"].is_object())
    throw RecordError(tr("it is no list of editions"));
  for (const auto& [name, entry] : json["books"].items()) try {
      editions.emplace(name, read_edition(entry));
    } catch (const std::runtime_error& error) {
      throw RecordError(tr("book '{}': {}", name, record_reason(error)));
    }
  return editions;
}

std::string print_editions(const Editions& editions) {
  std::string text = "{\"essaypack_editions\": 1, \"books\": {";
  const char* separator = "\n";
  for (const auto& [name, edition] : editions) {
    text += separator + json_quoted(name) + ": {\"edition\": " + std::to_string(edition.number) + ", \"made\": \"" +
            format_rfc3339(edition.made) + '"';
    if (edition.since) text += ", \"since\": \"" + format_rfc3339(*edition.since) + '"';
    text += ", \"chapters\": {";
    const char* between = "\n";
    for (const auto& [key, chapter] : edition.chapters) {
      text += between + json_quoted(key) + ": [" + json_quoted(chapter.text) + ", " + json_quoted(chapter.title) +
              ", " + std::to_string(chapter.added) + ", " + std::to_string(chapter.revised) + ']';
      between = ",\n";
    }
    text += "\n}}";
    separator = ",\n";
  }
  return text + "\n}}\n";
}

EditionPlan plan_edition(const ExportContext& context, const BookConfig& config, const std::string& name,
                         const std::vector<std::size_t>& present, const std::vector<std::string>& stems,
                         bool is_sound) {
  if (!context.editions || config.editions == BookEditions::off) return {};
  return Planner(context, config, name, present, stems).run(is_sound);
}

}  // namespace essaypack
