#include "kinds/wordpress/wxr_item.h"

#include "base/language.h"
#include "base/text.h"
#include "base/time.h"
#include "kinds/exports/xml_text.h"
#include "kinds/wordpress/plugin_rules.h"
#include "kinds/wordpress/wordpress.h"

#include <charconv>
#include <utility>

namespace essaypack {
namespace {

void read_meta(std::string_view inner, WxrItem& item) {
  const std::string key = xml_field(inner, "wp:meta_key");
  const auto value = [&] { return xml_field(inner, "wp:meta_value"); };
  if (key == "_thumbnail_id") item.thumbnail = value();
  if (key == "_wp_attachment_image_alt") item.alt = value();
  if (key == "_jetpack_newsletter_access") item.audience = value();
  if (key == "_expiration-date") item.expires = value();
  if (key == "_expiration-date-type" || key == "_expiration-date-options") item.expiry_action += value() + " ";
  if (may_close_post(key) && closes_post(key, value())) item.is_restricted = true;
  if (key == "_wpml_import_language_code") item.language = value();
  if (key == "_wpml_import_translation_group") item.translation = value();
}

/// Polylang keeps the language and the group of translations as terms; what WPML writes into an export (WPML Export and
/// Import) are fields.
void read_language_terms(WxrItem& item) {
  for (const WxrItem::Named& term : item.terms) {
    if (term.domain == "language") item.language = term.slug;
    if (term.domain == "post_translations") item.translation = term.slug;
  }
}

}  // namespace

std::uint64_t wxr_number(std::string_view text) {
  std::uint64_t number = 0;
  text = trim(text);
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

WxrItem read_wxr_item(std::string_view xml) {
  WxrItem item;
  const std::pair<std::string_view, std::string WxrItem::*> kTexts[] = {
      {"title", &WxrItem::title},
      {"link", &WxrItem::link},
      {"dc:creator", &WxrItem::creator},
      {"guid", &WxrItem::guid},
      {"excerpt:encoded", &WxrItem::excerpt},
      {"wp:post_date", &WxrItem::date},
      {"wp:post_date_gmt", &WxrItem::date_gmt},
      {"wp:post_modified", &WxrItem::changed},
      {"wp:post_modified_gmt", &WxrItem::changed_gmt},
      {"wp:post_name", &WxrItem::slug},
      {"wp:post_type", &WxrItem::type},
      {"wp:attachment_url", &WxrItem::attachment_url},
  };
  for_each_element(xml_inside(xml), [&](const XmlElement& element) {
    const auto text = [&] { return std::string(trim(xml_text(element.inner))); };
    if (element.is_unclosed && element.name.starts_with("wp:")) item.is_broken = true;
    for (const auto& [name, field] : kTexts)
      if (element.name == name && (item.*field).empty()) {
        item.*field = text();
        return;
      }
    if (element.name == "content:encoded")
      item.content = element.inner;
    else if (element.name == "wp:post_id")
      item.id = wxr_number(text());
    else if (element.name == "wp:post_parent")
      item.parent = wxr_number(text());
    else if (element.name == "wp:status")
      item.states.push_back(text());
    else if (element.name == "wp:post_password")
      item.has_password = item.has_password || !xml_text(element.inner).empty();
    else if (element.name == "category")
      item.terms.push_back(
          {xml_attribute(element.attributes, "domain"), xml_attribute(element.attributes, "nicename"), text()});
    else if (element.name == "wp:postmeta")
      read_meta(element.inner, item);
  });
  read_language_terms(item);
  return item;
}

std::string language_of_slug(const std::string& slug) {
  constexpr std::pair<std::string_view, const char*> kCountries[] = {
      {"cn", "zh-CN"}, {"tw", "zh-TW"}, {"hk", "zh-HK"}, {"jp", "ja"}, {"kr", "ko"}};
  for (const auto& [country, tag] : kCountries)
    if (slug == country) return tag;
  return canonical_language(slug);
}

Withheld withheld_of(const WxrItem& item) {
  Withheld withheld;
  withheld.password = item.has_password;
  withheld.unpublished = item.is_broken || item.is_restricted || item.states.empty();
  for (const std::string& state : item.states) {
    if (state == "publish") continue;
    if (is_one_of(state, {"draft", "auto-draft", "pending"}))
      withheld.draft = true;
    else if (state == "future")
      withheld.future = true;
    else if (state == "trash")
      withheld.draft = withheld.unpublished = withheld.hidden = true;
    else
      withheld.unpublished = true;
  }
  const bool is_for_some = !item.audience.empty() && item.audience != "everybody";
  if (is_for_some && item.content.find(kPaywall) == std::string_view::npos) withheld.unpublished = true;
  return withheld;
}

std::optional<std::int64_t> wxr_seconds(std::string_view date) {
  const ParsedDate read = parse_date(date, Zone());
  return read.ok && !date.starts_with("0000") ? std::optional(read.time.unix_seconds) : std::nullopt;
}

bool is_on_schedule(const WxrItem& item, std::optional<std::int64_t> exported) {
  const std::optional<std::int64_t> due = wxr_seconds(item.date_gmt);
  return exported && due && *due > *exported && item.states == std::vector<std::string>{"future"};
}

std::string expiry_of(const WxrItem& item) {
  for (const std::string_view harmless : {"stick", "category"})
    if (item.expiry_action.find(harmless) != std::string::npos) return {};
  const std::uint64_t seconds = wxr_number(item.expires);
  constexpr std::uint64_t kLast = 253'402'300'799;  // of the year 9999
  return seconds == 0 || seconds > kLast ? std::string() : format_rfc3339_utc({static_cast<std::int64_t>(seconds), 0});
}

bool is_helper_shown(WxrItem item) {
  if (item.type == "attachment")
    for (std::string& state : item.states)
      if (state == "inherit") state = "publish";
  return !withheld_of(item).any();
}

}  // namespace essaypack
