#pragma once

/// What settings choose from, with the word that essaypack.yaml and the command line have for each choice.

#include <iterator>
#include <string_view>
#include <vector>

namespace essaypack {

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

/// The word of a choice; empty for one that can't be written.
template <class Choice>
std::string_view name_of(Choice choice) {
  for (const NamedChoice<Choice>& one : Choices<Choice>::kAll)
    if (one.value == choice) return one.name;
  return {};
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
