#include "export/book/text/words.h"

#include <unicode/numberformatter.h>

#include <iterator>
#include <stdexcept>

namespace essaypack {
namespace {

struct Row {
  std::string_view key, hans, hant, english, japanese;
};

// In order of the keys.
constexpr Row kRows[] = {
    {"adjacent_parts", "相邻部分", "相鄰部分", "Adjacent parts", "前後の章"},
    {"afterword", "后记", "後記", "Afterword", "あとがき"},
    {"author_index", "作者索引", "作者索引", "Index of Authors", "著者索引"},
    {"body", "正文", "正文", "Start of Text", "本文"},
    {"chronology", "按时间排列", "依時間排列", "Chronology", "日付順一覧"},
    {"colon", "：", "：", ": ", "："},
    {"colophon", "关于本书", "關於本書", "About This Book", "奥付"},
    {"colophon_dates", "写于{a}。", "寫於{a}。", "The texts span {a}.", "{a}に書かれたものです。"},
    {"colophon_edition", "此为{a}，成于{b}。", "此為{a}，成於{b}。", "This is {a}, made on {b}.", "{b}作成の{a}です。"},
    {"colophon_fonts", "内嵌字体：{a}。", "內嵌字體：{a}。", "It is set in {a}.", "使用書体：{a}。"},
    {"colophon_posts", "本书收文 {a}，共 {n} 字。", "本書收文 {a}，共 {n} 字。",
     "This book holds {a}, {n} words in all.", "本書は{a}、{n}字を収めます。"},
    {"colophon_site", "网上原文见 {a}。", "網上原文見 {a}。", "The posts stand on the web at {a}.",
     "ウェブ上の原文は{a}にあります。"},
    {"contents", "目录", "目錄", "Contents", "目次"},
    {"copyright", "版权", "版權", "Copyright", "著作権"},
    {"count", "{n} 篇", "{n} 篇", "{n} posts", "{n}件"},
    {"count_one", "{n} 篇", "{n} 篇", "{n} post", "{n}件"},
    {"cover", "封面", "封面", "Cover", "表紙"},
    {"cover_text", "封面：{a}", "封面：{a}", "Cover: {a}", "表紙：{a}"},
    {"dedication", "献词", "獻詞", "Dedication", "献辞"},
    {"description", "{a}，共 {n} 篇。", "{a}，共 {n} 篇。", "{a}: {n} posts.", "{a}（全{n}件）"},
    {"description_one", "{a}，共 {n} 篇。", "{a}，共 {n} 篇。", "{a}: {n} post.", "{a}（全{n}件）"},
    {"done", "已完成", "已完成", "done", "完了"},
    {"dot", "·", "·", " · ", "・"},
    {"edition", "版次", "版次", "Edition", "版"},
    {"edition_number", "第{n}版", "第{n}版", "Edition {n}", "第{n}版"},
    {"foreword", "前言", "前言", "Foreword", "まえがき"},
    {"in_this_part", "本部分目录", "本篇目錄", "In this part", "この章の目次"},
    {"in_this_post", "本文目录", "本文目錄", "In this post", "この記事の目次"},
    {"index_groups", "索引分组", "索引分組", "Groups of the index", "索引の見出し"},
    {"index_other", "其他", "其他", "Other", "その他"},
    {"keyword_index", "关键词索引", "關鍵詞索引", "Index of Keywords", "キーワード索引"},
    {"landmarks", "导航", "導覽", "Landmarks", "ナビゲーション"},
    {"licence", "许可", "授權", "Licence", "ライセンス"},
    {"list_comma", "、", "、", ", ", "、"},
    {"made_by", "由 essaypack {v} 生成。", "由 essaypack {v} 產生。", "Made with essaypack {v}.",
     "essaypack {v} で作成。"},
    {"new", "新增", "新增", "New", "新規"},
    {"new_more", "另有 {n} 篇", "另有 {n} 篇", "and {n} more", "ほか{n}件"},
    {"new_since", "自{a}（{b}）以来", "自{a}（{b}）以來", "Since {a} ({b})", "{a}（{b}）以降"},
    {"next", "下一篇", "下一篇", "Next", "次の記事"},
    {"not_done", "未完成", "未完成", "not done", "未完了"},
    {"other_posts", "其他文章", "其他文章", "Other Posts", "その他の記事"},
    {"previous", "上一篇", "上一篇", "Previous", "前の記事"},
    {"previous_and_next", "上一篇、下一篇", "上一篇、下一篇", "Previous and next", "前後の記事"},
    {"publisher", "出版", "出版", "Publisher", "発行"},
    {"related", "相关文章", "相關文章", "Related posts", "関連記事"},
    {"revised", "修订", "修訂", "Revised", "改訂"},
    {"role_aui", "序文", "序文", "Introduction", "序文"},
    {"role_bkd", "装帧", "裝幀", "Book design", "装丁"},
    {"role_edt", "编辑", "編輯", "Editor", "編集"},
    {"role_ill", "插图", "插圖", "Illustrations", "挿絵"},
    {"role_pfr", "校对", "校對", "Proofreader", "校正"},
    {"role_pht", "摄影", "攝影", "Photographs", "写真"},
    {"role_trl", "翻译", "翻譯", "Translator", "翻訳"},
    {"see_also", "另见", "另見", "See also", "関連項目"},
    {"source", "原文", "原文", "Source", "元記事"},
    {"span", "{a}至{b}", "{a}至{b}", "{a} – {b}", "{a}〜{b}"},
    {"summary_described", "图片均有文字说明。", "圖片均有文字說明。", "All pictures have descriptions.",
     "画像にはすべて説明があります。"},
    {"summary_text", "本书以文字为主，含多级目录。", "本書以文字為主，含多層目錄。",
     "A text with a nested table of contents.", "文章中心の本で、階層のある目次があります。"},
    {"summary_undescribed", "部分图片没有文字说明。", "部分圖片沒有文字說明。", "Some pictures lack descriptions.",
     "説明のない画像があります。"},
    {"tag_index", "标签索引", "標籤索引", "Index of Tags", "タグ索引"},
    {"tags", "标签", "標籤", "Tags", "タグ"},
    {"title_page", "扉页", "書名頁", "Title Page", "扉"},
    {"uncategorised", "未分类", "未分類", "Uncategorized", "未分類"},
    {"undated", "无日期", "無日期", "Undated", "日付なし"},
    {"updated", "更新于", "更新於", "Updated", "更新日"},
    {"used_once", "仅见一篇", "僅見一篇", "Used Once", "一件のみ"},
    {"volume", "第{n}卷", "第{n}冊", "Volume {n}", "第{n}巻"},
    {"volume_title", "{a}（{b}）", "{a}（{b}）", "{a} ({b})", "{a}（{b}）"},
    {"whats_new", "新增与修订", "新增與修訂", "What Is New", "新着と改訂"},
    {"years", "年份", "年份", "Years", "年"},
};

std::string_view Row::*column_of(std::string_view language) {
  if (language.starts_with("ja")) return &Row::japanese;
  if (!language.starts_with("zh")) return &Row::english;
  for (const std::string_view mark : {"-Hant", "-TW", "-HK", "-MO"})
    if (language.find(mark) != language.npos && language.find("-Hans") == language.npos) return &Row::hant;
  return &Row::hans;
}

}  // namespace

Words::Words(std::string_view language, const std::map<std::string, std::string>& overrides) : language_(language) {
  const auto column = column_of(language);
  for (const Row& row : kRows) words_.emplace(row.key, row.*column);
  for (const auto& [key, word] : overrides)
    if (const auto found = words_.find(key); found != words_.end() && !word.empty()) found->second = word;
  // who words the plural alone has one word for both
  for (const std::string many : {"count", "description"})
    if (overrides.count(many) > 0 && overrides.count(many + "_one") == 0) words_[many + "_one"] = words_[many];
}

const std::string& Words::operator[](std::string_view key) const {
  const auto found = words_.find(key);
  if (found == words_.end()) throw std::logic_error("no word of books is called '" + std::string(key) + "'");
  return found->second;
}

std::string Words::fill(std::string_view key, const std::map<char, std::string>& values) const {
  const std::string& word = (*this)[key];
  std::string out;
  for (std::size_t at = 0; at < word.size(); ++at) {
    const bool slot = word[at] == '{' && at + 2 < word.size() && word[at + 2] == '}';
    const auto value = slot ? values.find(word[at + 1]) : values.end();
    if (value == values.end()) {
      out += word[at];
      continue;
    }
    out += value->second;
    at += 2;
  }
  return out;
}

std::string Words::number(std::size_t value) const {
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale locale = icu::Locale::forLanguageTag(language_, status);
  if (U_FAILURE(status) || locale.isBogus()) locale = icu::Locale::getEnglish();
  status = U_ZERO_ERROR;
  const icu::number::FormattedNumber number =
      icu::number::NumberFormatter::withLocale(locale).formatInt(static_cast<std::int64_t>(value), status);
  std::string text;
  number.toString(status).toUTF8String(text);
  return U_FAILURE(status) ? std::to_string(value) : text;
}

std::string Words::count(std::size_t posts) const {
  return fill(posts == 1 ? "count_one" : "count", {{'n', posts < 1'000 ? std::to_string(posts) : number(posts)}});
}

std::string Words::describe(const std::string& title, std::size_t posts) const {
  return fill(posts == 1 ? "description_one" : "description", {{'a', title}, {'n', std::to_string(posts)}});
}

const std::vector<std::string>& Words::keys() {
  static const std::vector<std::string> keys = [] {
    std::vector<std::string> all;
    for (const Row& row : kRows) all.emplace_back(row.key);
    return all;
  }();
  return keys;
}

}  // namespace essaypack
