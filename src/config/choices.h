#pragma once

/// What settings choose from, with the word that essaypack.yaml and the command line have for each choice.

#include <iterator>
#include <string_view>
#include <vector>

namespace essaypack {

/// By what the parts of a book are made.
enum class BookGroup { category, year, tag, series, none };
/// Into what volumes a book is split.
enum class BookSplit { none, year, category, count };
/// Which parts have a page of their own: those with something to say on it, or all.
enum class PartPages { where_needed, always };
enum class PartOrder { name, count, date, list };
enum class PostOrder { date, date_descending, title };
/// How the index of tags is sorted, if there is one.
enum class TagIndex { name, count, off };
/// Whether the menu of readers shows the headings of posts: in a small book, always, never.
enum class MenuHeadings { small_book, on, off };
enum class CoverFormat { png, jpeg };
/// What Hexo does to letters of addresses and ids.
enum class LetterCase { keep, lower, upper };
/// The check sum of a computed abbrlink, and how it is written.
enum class AbbrlinkSum { crc16, crc32 };
enum class AbbrlinkDigits { decimal, hexadecimal };

template <class Choice>
struct NamedChoice {
  std::string_view name;
  Choice value;
};

/// `Choices<T>::kAll`: the choices that can be written, in the order in which messages list them.
template <class Choice>
struct Choices;

template <>
struct Choices<BookGroup> {
  static constexpr NamedChoice<BookGroup> kAll[] = {{"category", BookGroup::category},
                                                    {"year", BookGroup::year},
                                                    {"tag", BookGroup::tag},
                                                    {"series", BookGroup::series},
                                                    {"none", BookGroup::none}};
};
template <>
struct Choices<BookSplit> {
  static constexpr NamedChoice<BookSplit> kAll[] = {{"none", BookSplit::none},
                                                    {"year", BookSplit::year},
                                                    {"category", BookSplit::category},
                                                    {"count", BookSplit::count}};
};
template <>
struct Choices<PartPages> {
  static constexpr NamedChoice<PartPages> kAll[] = {{"auto", PartPages::where_needed}, {"always", PartPages::always}};
};
template <>
struct Choices<PartOrder> {
  static constexpr NamedChoice<PartOrder> kAll[] = {
      {"name", PartOrder::name}, {"count", PartOrder::count}, {"date", PartOrder::date}};
};
template <>
struct Choices<PostOrder> {
  static constexpr NamedChoice<PostOrder> kAll[] = {
      {"date", PostOrder::date}, {"date-desc", PostOrder::date_descending}, {"title", PostOrder::title}};
};
template <>
struct Choices<TagIndex> {
  static constexpr NamedChoice<TagIndex> kAll[] = {
      {"name", TagIndex::name}, {"count", TagIndex::count}, {"off", TagIndex::off}};
};
template <>
struct Choices<MenuHeadings> {
  static constexpr NamedChoice<MenuHeadings> kAll[] = {
      {"auto", MenuHeadings::small_book}, {"on", MenuHeadings::on}, {"off", MenuHeadings::off}};
};
template <>
struct Choices<CoverFormat> {
  static constexpr NamedChoice<CoverFormat> kAll[] = {{"png", CoverFormat::png}, {"jpeg", CoverFormat::jpeg}};
};
template <>
struct Choices<LetterCase> {
  static constexpr NamedChoice<LetterCase> kAll[] = {
      {"keep", LetterCase::keep}, {"lower", LetterCase::lower}, {"upper", LetterCase::upper}};
};
template <>
struct Choices<AbbrlinkSum> {
  static constexpr NamedChoice<AbbrlinkSum> kAll[] = {{"crc16", AbbrlinkSum::crc16}, {"crc32", AbbrlinkSum::crc32}};
};
template <>
struct Choices<AbbrlinkDigits> {
  static constexpr NamedChoice<AbbrlinkDigits> kAll[] = {{"dec", AbbrlinkDigits::decimal},
                                                         {"hex", AbbrlinkDigits::hexadecimal}};
};

/// The words of a choice, for messages.
template <class Choice>
std::vector<std::string_view> choice_names() {
  std::vector<std::string_view> names;
  for (const NamedChoice<Choice>& one : Choices<Choice>::kAll) names.push_back(one.name);
  return names;
}

/// The choice that `name` means; false if there is none.
template <class Choice>
bool choose(std::string_view name, Choice& choice) {
  for (const NamedChoice<Choice>& one : Choices<Choice>::kAll)
    if (one.name == name) {
      choice = one.value;
      return true;
    }
  return false;
}

}  // namespace essaypack
