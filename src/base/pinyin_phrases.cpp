/// Words whose first character is read otherwise than in ICU's order by pinyin, which has one reading of each. What is
/// not here is filed by that one; `book.readings` has the last word.

#include "base/pinyin.h"

#include "base/text.h"

#include <algorithm>
#include <vector>

namespace essaypack {
namespace {

/// A syllable, and the words that begin with it.
struct Reading {
  std::string_view syllable;
  std::string_view words;  ///< Beginnings of names; a space parts them.
};

constexpr Reading kReadings[] = {
    {"bao", "剥壳 剥皮 曝光"},
    {"bi", "秘鲁 辟邪"},
    {"bing", "屏息 屏气"},
    {"bo", "柏拉图 柏林 薄冰 薄命 薄弱 薄情 薄暮 薄膜 薄荷 薄雾"},
    {"cha", "刹那"},
    {"chai", "差事 差使 差役 差遣"},
    {"chan", "单于"},
    {"chang",
     "长三角 长久 长乐 长亭 长假 长兴 长剑 长发 长句 长城 长夜 长宁 长安 长寿 长尾 长崎 长平 长度 长廊 长征 长恨歌 "
     "长情 长效 长文 长春 长期 长枪 长椅 长歌 长汀 长江 长沙 长河 长治 长波 长生 长白山 长相思 长短 长空 长篇 长线 "
     "长虹 长衫 长袖 长裙 长跑 长距离 长轮询 长远 长连接 长途 长镜头 长队 长颈鹿 长风"},
    {"chen", "称心 称职"},
    {"cheng", "盛饭"},
    {"chong",
     "重修 重做 重写 重叠 重合 重名 重启 重命名 重围 重塑 重复 重奏 重孙 重定向 重庆 重建 重影 重排 重提 重播 重新 "
     "重来 重构 重温 重游 重现 重生 重申 重组 重绘 重置 重聚 重装 重试 重读 重走 重载 重返 重逢 重阳"},
    {"dai", "大夫"},
    {"di", "地名 地图 地址 地方 地球 地理 地铁 地震"},
    {"du", "都会 都匀 都城 都市 都柏林 都江堰 都灵 都督"},
    {"e", "阿胶 阿谀"},
    {"ga", "咖喱"},
    {"guo", "涡阳"},
    {"hang", "行业 行会 行列 行号 行家 行尾 行当 行情 行规 行话 行距 行长 行间距 行首 行高"},
    {"huan", "还乡 还书 还债 还原 还愿 还款 还珠 还给 还贷 还钱 还魂"},
    {"ji", "奇数 系鞋带 给予 给养"},
    {"jiao", "校准 校勘 校对 校样 校正 校订 校阅 校验"},
    {"jing", "劲敌 劲旅 劲松 劲草"},
    {"jue", "角斗 角色 角逐"},
    {"jun", "龟裂"},
    {"kuai", "会稽 会计"},
    {"liao", "了不起 了结 了解"},
    {"long", "弄堂"},
    {"lou", "露怯 露脸 露面 露馅 露马脚"},
    {"lu", "六安"},
    {"man", "埋怨"},
    {"miao", "缪"},
    {"mo", "万俟 冒顿 没入 没收 没落 脉脉"},
    {"mu", "模具 模板 模样"},
    {"na", "南无"},
    {"ni", "呢喃 呢子"},
    {"pai", "迫击炮"},
    {"pang", "膀胱"},
    {"pi", "否极泰来"},
    {"pian", "便宜"},
    {"piao", "朴信惠 朴宝剑 朴智星 朴槿惠 朴正熙 朴赞郁"},
    {"po", "朴刀"},
    {"qia", "卡壳 卡脖子"},
    {"qian", "纤夫"},
    {"qiang", "将进酒"},
    {"qie", "茄子"},
    {"qin", "覃"},
    {"qiu", "仇和 仇英 龟兹"},
    {"shai", "色子"},
    {"shan", "单县 单田芳 单雄信 掸邦 禅让"},
    {"shen", "参商"},
    {"shi", "什锦"},
    {"shuai", "率先 率性 率真 率领"},
    {"si", "似乎 似水"},
    {"tan", "弹出 弹力 弹吉他 弹唱 弹奏 弹性 弹指 弹框 弹琴 弹窗 弹簧 弹跳 弹钢琴 澹台"},
    {"tiao", "调优 调侃 调光 调参 调味 调和 调戏 调教 调整 调料 调焦 调理 调皮 调色 调节 调解 调试 调酒 调音 调频"},
    {"tuo", "拓宽 拓展 拓扑 拓荒"},
    {"xia", "厦门"},
    {"xiang", "降伏 降妖 降服 降魔 降龙"},
    {"xie", "解宝 解数 解珍 解缙"},
    {"xin", "莘庄"},
    {"xing", "省亲 省察 省思 省悟"},
    {"xu", "畜养 畜牧"},
    {"yan", "殷红"},
    {"yu", "尉犁 尉迟 熨帖 蔚县"},
    {"yue", "乐器 乐团 乐坛 乐府 乐手 乐曲 乐毅 乐理 乐章 乐评 乐谱 乐队"},
    {"za", "扎染 扎辫子"},
    {"zang", "藏传 藏区 藏医 藏历 藏文 藏族 藏獒 藏红花 藏语"},
    {"zeng", "曾侯乙 曾厝垵 曾国藩 曾子 曾孙 曾巩 曾志伟 曾朴 曾祖 曾轶可"},
    {"zha", "查良镛"},
    {"zhai", "择席 择菜 翟"},
    {"zhao", "朝三暮四 朝九晚五 朝夕 朝晖 朝朝暮暮 朝气 朝花夕拾 朝霞 朝露 着凉 着急 着火 着迷 着魔"},
    {"zhu", "著作 著名"},
    {"zhuan", "传略 传记"},
    {"zhuo", "着力 着墨 着想 着手 着眼 着色 着落 着装 着重 着陆"},
};

struct Phrase {
  std::string_view word, syllable;
};

std::vector<Phrase> read_phrases() {
  std::vector<Phrase> phrases;
  for (const Reading& reading : kReadings)
    for (const std::string_view word : split(reading.words, ' ')) phrases.push_back({word, reading.syllable});
  std::sort(phrases.begin(), phrases.end(), [](const Phrase& a, const Phrase& b) { return a.word < b.word; });
  return phrases;
}

}  // namespace

std::string_view syllable_in_context(std::string_view name) {
  constexpr std::size_t kLongest = 4 * 3;  // bytes of four characters
  static const std::vector<Phrase> phrases = read_phrases();
  for (std::size_t size = std::min(name.size(), kLongest); size > 0; --size) {
    const std::string_view beginning = name.substr(0, size);
    const auto found = std::lower_bound(phrases.begin(), phrases.end(), beginning,
                                        [](const Phrase& phrase, std::string_view word) { return phrase.word < word; });
    if (found != phrases.end() && found->word == beginning) return found->syllable;
  }
  return {};
}

}  // namespace essaypack
