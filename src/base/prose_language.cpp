#include "base/prose_language.h"

#include "base/byte_set.h"
#include "base/language.h"
#include "base/text.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <set>
#include <unordered_map>
#include <utility>

namespace essaypack {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t kMostText = 64 << 10;  ///< Bytes that are looked at.
constexpr std::size_t kMostWords = 400;      ///< That are looked up; of the rest only the scripts count.
constexpr std::size_t kFewestWords = 12;
constexpr std::size_t kFewestLetters = 20;

struct Language {
  std::string_view tag;
  std::string_view words;  ///< The most frequent ones that have little meaning of their own.
};

constexpr Language kLanguages[] = {
    {"en",
     "a i no so the of and to in is you that it he was for on are as with his they at be this have from or had by but "
     "what "
     "not were we when your can an which do how if will would there their my has more than its about into"},
    {"de",
     "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er "
     "hat dass sie nach wird bei einer um am sind noch wie einem über so zum war haben nur oder aber vor ich"},
    {"fr",
     "de la le et les des en un du une que est pour qui dans par plus pas au sur ne se ce il sont avec son cette "
     "mais comme nous ou je on vous elle être fait aux leur même sans deux"},
    {"es",
     "de la que el en y los se del las un por con no una su para es al lo como más pero sus le ya este sí porque "
     "esta entre cuando muy sin sobre también me hasta hay donde quien desde"},
    {"it",
     "di e il la che in un per è una non sono da del con si le dei al nel ha anche come ma della più lo gli alla "
     "o mi questo ci se delle dal i nella ed io essere"},
    {"nl",
     "de en van ik te dat die in een hij het niet zijn is was op aan met als voor had er maar om hem dan zou of "
     "wat mijn men dit zo door over ze zich bij ook tot je naar worden"},
    {"pt",
     "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu "
     "sua ou ser quando muito há nos já está eu também só pelo pela até isso"},
    {"ca",
     "de la i que el a en els les del un per amb una no es al són com més però aquest aquesta també va ha dels "
     "han hi molt seva"},
    {"ro", "de și în a la cu o pe nu că este un din care mai să se pentru ce sunt au dar prin fost lui după ca"},
    {"sv", "och i att det som en på är av för med till den har de inte om ett han men var jag sig från vi så kan"},
    {"da", "og i at det er en af til på de som med for den der har ikke et jeg men om han var sig fra kan vi så hvis"},
    {"nb", "og i det er på en som til å av for at med de har ikke den jeg et om han men var seg fra kan vi så hvis"},
    {"pl", "w i na z się do nie to że jest o jak za po od dla przez ale przy co tak być może które jego był"},
    {"cs", "a v se na je to že s z do i o k ale jako by za pro jsem tak si jsou po od které byl jeho nebo už"},
    {"fi", "ja on ei se että oli hän mutta joka kun niin ovat myös kuin mitä tai sen jos vain olen ole nyt"},
    {"hu", "a az és hogy nem is egy ez meg de csak már volt van ha mint mert még vagy azt ki lehet"},
    {"tr", "bir ve bu da de için ile çok ne daha olarak gibi en kadar sonra var olan ama ya her değil mi"},
    {"id", "yang dan di itu dengan untuk tidak ini dari dalam akan pada juga saya ke karena ada bisa kami atau"},
    {"vi", "và của là có được trong cho một các không với người này những đã từ khi đến như để cũng về ra"},
    {"ru", "и в не на я что он с как это по но из у за от так же бы для то мы вы она они его только было если"},
    {"uk", "і в не на я що з як це до у за та від але для він його ми ви вони про є так бути або якщо тільки"},
};
constexpr std::size_t kLanguageCount = std::size(kLanguages);
static_assert(kLanguageCount <= 32, "a language has a bit");

/// A script that tells the language, as far as a blog goes; `other` is it where letters of `telling` occur.
struct Script {
  std::string_view tag;
  char32_t first, last;
  std::string_view other{};
  std::u32string_view telling{};
};
constexpr Script kScripts[] = {
    {"el", 0x370, 0x3FF}, {"hy", 0x530, 0x58F},  {"he", 0x590, 0x5FF}, {"ar", 0x600, 0x6FF, "fa", U"پچژگیک"},
    {"hi", 0x900, 0x97F}, {"bn", 0x980, 0x9FF},  {"ta", 0xB80, 0xBFF}, {"te", 0xC00, 0xC7F},
    {"th", 0xE00, 0xE7F}, {"ka", 0x10A0, 0x10FF}};

using Words = std::unordered_map<std::string_view, std::uint32_t>;

/// The languages of each word, a bit each.
const Words& small_words() {
  static const Words words = [] {
    Words all;
    for (std::size_t i = 0; i < kLanguageCount; ++i) {
      std::string_view list = kLanguages[i].words;
      while (!list.empty()) {
        const std::size_t end = std::min(list.find(' '), list.size());
        all[list.substr(0, end)] |= std::uint32_t{1} << i;
        list.remove_prefix(std::min(end + 1, list.size()));
      }
    }
    return all;
  }();
  return words;
}

/// What can begin a piece that is no prose.
constexpr ByteSet kBeginsOther("`~<{]hw");

/// Where what begins at `at` and is no prose ends; `at` itself where it is prose.
std::size_t end_of_other(std::string_view text, std::size_t at, bool is_line_start) {
  constexpr std::size_t kLongestTag = 2'000;
  const std::string_view rest = text.substr(at);
  const auto behind = [&](std::string_view end, std::size_t from, std::size_t limit) {
    const std::size_t found = rest.substr(0, limit).find(end, from);
    return found == rest.npos ? at : at + found + end.size();
  };
  switch (rest[0]) {
    case '`':
    case '~':
      if (is_line_start && (rest.starts_with("```") || rest.starts_with("~~~"))) {
        const std::size_t end = rest.find("\n" + std::string(rest.substr(0, 3)), 3);
        return end == rest.npos ? text.size() : at + end + 4;
      }
      return rest[0] == '`' ? behind("`", 1, std::min(rest.find('\n'), rest.size())) : at;
    case '<':
      for (const std::string_view name : {"pre"sv, "code"sv, "script"sv, "style"sv, "svg"sv})
        if (rest.substr(1).starts_with(name)) {
          const std::size_t end = rest.find("</" + std::string(name));
          return end == rest.npos ? text.size() : at + end + 1;
        }
      if (rest.starts_with("<!--")) return behind("-->", 4, rest.size());
      return rest.size() > 1 && (is_ascii_letter(rest[1]) || rest[1] == '/') ? behind(">", 1, kLongestTag) : at;
    case '{':
      if (rest.starts_with("{%")) return behind("%}", 2, kLongestTag);
      return rest.starts_with("{{") ? behind("}}", 2, kLongestTag) : at;
    case ']':
      return rest.starts_with("](") ? behind(")", 2, std::min(rest.find('\n'), rest.size())) : at;
    case 'h':
    case 'w':
      if (rest.starts_with("http://") || rest.starts_with("https://") || rest.starts_with("www."))
        return at + std::min(rest.find_first_of(" \t\n<>)\"'"), rest.size());
      return at;
    default:
      return at;
  }
}

bool is_kana(char32_t c) { return (c >= 0x3041 && c <= 0x30FF && c != 0x30FB) || (c >= 0x31F0 && c <= 0x31FF); }
bool is_han(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x323AF) || c == 0x3005;
}

/// What a text is made of.
class Census {
 public:
  void take(std::string_view text) {
    bool is_line_start = true;
    for (std::size_t at = 0; at < text.size();) {
      const char byte = text[at];
      if (byte == ' ' || (is_ascii_letter(byte) && !word_.empty())) {
        if (byte == ' ')
          end_word();
        else
          add_ascii(byte);
        ++at;
        continue;
      }
      if (kBeginsOther.has(byte))
        if (const std::size_t end = end_of_other(text, at, is_line_start); end > at) {
          end_word();
          at = end;
          is_line_start = false;
          continue;
        }
      const char32_t c = next_code_point(text, at);
      if (c == '\n')
        is_line_start = true;
      else if (c != ' ' && c != '>')
        is_line_start = false;
      take_character(c);
    }
    end_word();
  }

  std::string language(std::string_view text) const {
    if (letters_ < kFewestLetters) return {};
    // of Japanese half is kana, of Chinese that tells of Japanese names less
    if (kana_ * 10 > (han_ + kana_) * 3 && (han_ + kana_) * 5 >= letters_) return "ja";
    if (hangul_ * 3 > letters_) return "ko";
    if (han_ * 5 >= letters_) return chinese_of(text);
    if ((han_ + kana_ + hangul_) * 20 >= letters_) return {};
    for (const Script& script : kScripts)
      if (const std::size_t count = scripts_[static_cast<std::size_t>(&script - kScripts)]; count * 3 > letters_ * 2)
        return std::string(count_of(script.telling) > 0 ? script.other : script.tag);
    return language_of_words();
  }

 private:
  void take_character(char32_t c) {
    if (c < 0x80) {
      if (is_ascii_letter(static_cast<char>(c)))
        add_ascii(static_cast<char>(c));
      else if (c == '\'')
        end_before_apostrophe();
      else
        end_word();
    } else if (c == 0x2019) {
      end_before_apostrophe();
    } else if (is_han(c) || is_kana(c) || is_hangul(c)) {
      end_word();
      ++letters_;
      ++(is_han(c) ? han_ : is_kana(c) ? kana_ : hangul_);
    } else if (u_isalpha(static_cast<UChar32>(c))) {
      add_letter(static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))));
    } else {
      end_word();
    }
  }

  static constexpr std::size_t kLongest = 24;

  void add_ascii(char letter) {
    ++letters_;
    if (word_.size() < kLongest) word_ += static_cast<char>(letter | 0x20);
  }

  void end_before_apostrophe() {
    const bool is_in_word = !word_.empty();
    end_word();
    is_behind_apostrophe_ = is_in_word;
  }

  /// Letters of a text that only the other language of its script has.
  std::size_t count_of(std::u32string_view telling) const {
    std::size_t count = 0;
    for (const char32_t c : telling) count += rare_.count(c);
    return count;
  }

  void note_script(char32_t c) {
    if (c < 0x370 || c > 0x10FF) return;
    for (std::size_t i = 0; i < std::size(kScripts); ++i)
      if (c >= kScripts[i].first && c <= kScripts[i].last) {
        ++scripts_[i];
        if (kScripts[i].telling.find(c) != std::u32string_view::npos) rare_.insert(c);
      }
  }

  void add_letter(char32_t c) {
    note_script(c);
    ++letters_;
    if (word_.size() < kLongest) append_utf8(word_, c);
  }

  void end_word() {
    if (word_.empty()) return;
    const bool is_ending = std::exchange(is_behind_apostrophe_, false) && word_.size() <= 2;
    if (is_ending) return word_.clear();  // of `it's`, `don't`
    constexpr std::size_t kLongestSmallWord = 12;
    if (words_ < kMostWords) ++words_;
    if (words_ < kMostWords && word_.size() <= kLongestSmallWord) {
      const auto found = small_words().find(word_);
      for (std::uint32_t left = found == small_words().end() ? 0 : found->second; left != 0; left &= left - 1)
        ++hits_[static_cast<std::size_t>(__builtin_ctz(left))];
    }
    word_.clear();
  }

  /// Small words are a third of any prose; related languages share many of them.
  std::string language_of_words() const {
    if (words_ < kFewestWords) return {};
    const auto best = std::max_element(hits_.begin(), hits_.end());
    std::size_t second = 0;
    for (auto it = hits_.begin(); it != hits_.end(); ++it)
      if (it != best) second = std::max(second, *it);
    if (*best * 6 < words_ || *best * 5 < second * 6) return {};
    return std::string(kLanguages[best - hits_.begin()].tag);
  }

  std::size_t letters_ = 0, han_ = 0, kana_ = 0, hangul_ = 0, words_ = 0;
  std::array<std::size_t, kLanguageCount> hits_{};
  std::array<std::size_t, std::size(kScripts)> scripts_{};  ///< Letters of each.
  std::set<char32_t> rare_;                                 ///< Of those that tell languages of one script apart.
  std::string word_;                                        ///< In lower case.
  bool is_behind_apostrophe_ = false;
};

constexpr char32_t kFirstHan = 0x4E00, kLastHan = 0x9FFF;

/// Of each Han character of the basic block: 1 where only simplified texts have it, -1 where only traditional ones do.
using Leanings = std::array<signed char, kLastHan - kFirstHan + 1>;

void lean(std::string_view characters, signed char to, Leanings& leanings) {
  for (std::size_t at = 0; at < characters.size();) leanings[next_code_point(characters, at) - kFirstHan] = to;
}

}  // namespace

std::string language_of_prose(std::string_view text, std::string_view expected) {
  constexpr std::size_t kBeginning = 1'500;
  const std::string_view whole = text.substr(0, kMostText), beginning = whole.substr(0, kBeginning);
  Census census;
  census.take(beginning);
  std::string language = census.language(beginning);
  if (beginning.size() == whole.size()) return language;
  // few texts begin in Chinese or Japanese and go on in another language
  const bool is_east_asian = language.starts_with("zh") || language == "ja" || language == "ko";
  const bool is_as_expected = !language.empty() && (expected.empty() || primary_language(expected) == language);
  if (is_east_asian || is_as_expected) return language;
  Census all;
  all.take(whole);
  return all.language(whole);
}

std::string chinese_of(std::string_view text) {
  constexpr std::string_view kSimplified =
      "这个们来时对说会为么国学发经过还将点见关开门问间长东车马书语话请让认识记设计议论证试误读课谁调谈变头实现动业务产"
      "电脑"
      "网页线级约细终结给绝统继续维编习乡买乱争亲仅从价众优传伤体儿兴养军农决况减则创刚别剑剧办劳势单卖卫厂历压县双号听"
      "启员"
      "响团园围图圆场坏块处备够奖妇妈宝审宽导寻岁岛师带帮广库应废异张弹强归录态总恶惊愿戏战执扩扫报担择损换据数断无旧"
      "显";
  constexpr std::string_view kTraditional =
      "這個們來時對說會為麼國學發經過還將點見關開門問間長東車馬書語話請讓認識記設計議論證試誤讀課誰調談變頭實現動業務產"
      "電腦"
      "網頁線級約細終結給絕統繼續維編習鄉買亂爭親僅從價眾優傳傷體兒興養軍農決況減則創剛別劍劇辦勞勢單賣衛廠歷壓縣雙號聽"
      "啟員"
      "響團園圍圖圓場壞塊處備夠獎婦媽寶審寬導尋歲島師帶幫廣庫應廢異張彈強歸錄態總惡驚願戲戰執擴掃報擔擇損換據數斷無舊"
      "顯";
  static const Leanings leanings = [&] {
    Leanings all{};
    lean(kSimplified, 1, all);
    lean(kTraditional, -1, all);
    return all;
  }();
  std::ptrdiff_t balance = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c >= kFirstHan && c <= kLastHan) balance += leanings[c - kFirstHan];
  }
  return balance < 0 ? "zh-TW" : "zh-CN";
}

}  // namespace essaypack
