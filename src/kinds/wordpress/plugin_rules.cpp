#include "kinds/wordpress/plugin_rules.h"

#include "base/restricted_name.h"
#include "base/text.h"
#include "kinds/exports/json_text.h"

#include <algorithm>
#include <iterator>
#include <string>

namespace essaypack {
namespace {

using Json = nlohmann::json;
constexpr auto npos = std::string_view::npos;

template <std::size_t Count>
bool holds_one_of(const std::string_view (&words)[Count], std::string_view text) {
  return std::any_of(std::begin(words), std::end(words),
                     [&](std::string_view word) { return text.find(word) != npos; });
}

/// Fields whose names do not say by themselves that they keep a post back, in lower case.
constexpr std::string_view kClosingKeys[] = {
    "_is_paid",                                         // Restrict Content Pro
    "rcp_user_level",                                   // the same
    "rcuserlevel",                                      // Restrict Content
    "_llms_is_restricted",                              // LifterLMS
    "_wpmem_block",                                     // WP-Members
    "arm_access_plan",                                  // ARMember
    "groups-groups_read_post",                          // Groups 1
    "groups-read",                                      // Groups
    "ihc_mb_who",                                       // Ultimate Membership Pro
    "memberful_acl",                                    // Memberful
    "memberful_available_to_any_registered_user",       // the same
    "memberful_available_to_anybody_subscribed_to_a_",  // the same
    "patreon-level",                                    // Patreon
    "suremembers_post_access_group",                    // SureMembers
    "s2member_ccaps_req",                               // s2Member
    "um_content_restriction",                           // Ultimate Member
    "wpf-settings",                                     // WP Fusion
    "_wpuf_res_display",                                // WP User Frontend
    "_issuem_leaky_paywall_visibility",                 // Leaky Paywall
    "_wppcp_post_page_visibility",                      // WP Private Content Plus
    "stealth-publish",                                  // Stealth Publish
    "_stealth-publish",
    "_unlisted",
    "unlisted",
    "unlisted_post",
    "hide_post",
    "_hide_post",
    "_hidden_post",
    "hide_from_feed",
    "_hide_from_feed",
    "exclude_from_feed",
    "_exclude_from_feed",
};
constexpr std::string_view kClosingStarts[] = {"_wplp_post", "_wplp_page", "whp_hide_on", "_whp_hide_on"};
/// Parts of a name that speak of the whole post.
constexpr std::string_view kClosingParts[] = {"restrict",      "members_only", "member_only",  "members-only",
                                              "membersonly",   "access_role",  "access_level", "access-level",
                                              "private_post",  "is_private",   "post_private", "paywall",
                                              "subscription_", "logged_in",    "login_requir", "loggedin"};
/// Names that say how something is shown, not to whom.
constexpr std::string_view kHarmlessParts[] = {"message", "redirect", "template", "text",  "url",    "teaser",
                                               "-type",   "_type",    "error",    "title", "notice", "force_public",
                                               "count",   "geo",      "image",    "style", "class",  "date"};

bool means_no(std::string_view value) {
  return is_one_of(to_lower_ascii(trim(value)),
                   {"",         "0",         "no",     "off",       "false",   "none",   "null",     "all",
                    "everyone", "everybody", "public", "default",   "visible", "always", "inactive", "disabled",
                    "a:0:{}",   "b:0;",      "n;",     "s:0:\"\";", "[]",      "{}"});
}

/// True for a value in PHP's form in which one of `forms` stands behind the key.
bool says(std::string_view value, std::string_view key, std::initializer_list<std::string_view> forms) {
  const std::size_t at = value.find(key);
  if (at == npos) return false;
  const std::string_view rest = value.substr(at + key.size());
  return std::any_of(forms.begin(), forms.end(), [&](std::string_view form) { return rest.starts_with(form); });
}

/// Ultimate Member says that the post has rules of its own, and who may read it.
bool closes_by_members(std::string_view value) {
  return says(value, "_um_custom_access_settings\";", {"s:1:\"1\"", "b:1", "i:1"}) &&
         !says(value, "_um_accessible\";", {"s:1:\"0\"", "i:0", "b:0"});
}

/// Parts of a name of an attribute in lower case: who sees the block, and when.
constexpr std::string_view kConditions[] = {
    "restrict",   "visibility", "condition",  "contentcontrol", "blockcontrols", "loggedin", "loggedout",
    "who_access", "whoaccess",  "membership", "accesslevel",    "mepr",          "pmpro",    "paywall",
    "protect",    "userrole",   "displayto",  "showtomembers",  "editorskit",    "userstate"};
/// Conditions on the size of a screen, which hide a block from nobody for good.
constexpr std::string_view kOfScreens[] = {"responsive", "device", "screen", "conditioner", "airconditio"};

bool says_something(const Json& value, int depth) {
  constexpr int kDeepest = 8;
  if (value.is_null() || value.empty()) return false;
  if (value.is_boolean()) return value.get<bool>();
  if (value.is_number()) return value != 0;
  if (value.is_string()) return !means_no(value.get_ref<const std::string&>());
  return depth >= kDeepest ||
         std::any_of(value.begin(), value.end(), [&](const Json& inner) { return says_something(inner, depth + 1); });
}

/// EditorsKit lists devices and readers, of which it is switched off for some.
bool closes_by_kit(const Json& value) {
  if (!value.is_object()) return !value.is_null();
  return json_field(value, "loggedin") == false || json_field(value, "loggedout") == false ||
         says_something(json_field(value, "logic"), 0) || says_something(json_field(value, "acf_visibility"), 0);
}

/// A set of rules of the plug-in Block Visibility that asks for more than a screen, and is switched on.
bool closes_by_set(const Json& set) {
  if (json_field(set, "enable") == false) return false;
  const Json& controls = json_field(set, "controls");
  if (!controls.is_object()) return says_something(controls, 0);
  for (const auto& [key, rule] : controls.items())
    if (!holds_one_of(kOfScreens, to_lower_ascii(key)) && (rule == Json::object() || says_something(rule, 0)))
      return true;
  return false;
}

/// Some screens see the block where one size is not switched off.
bool closes_by_viewport(const Json& sizes) {
  constexpr std::size_t kSizes = 3;
  return sizes.is_object() && sizes.size() >= kSizes &&
         std::all_of(sizes.begin(), sizes.end(), [](const Json& size) { return size == false; });
}

/// WordPress's own switch, and what the plug-in Block Visibility says: a switch, or sets of rules. What is neither
/// known nor empty hides the block from somebody.
bool closes_by_switch(const Json& value) {
  if (value.empty() || value == true || (value.is_string() && value.get_ref<const std::string&>().empty()))
    return false;
  if (!value.is_object()) return true;
  for (const auto& [key, rule] : value.items()) {
    const std::string lower = to_lower_ascii(key);
    if (holds_one_of(kOfScreens, lower)) continue;
    if (lower == "viewport") {
      if (closes_by_viewport(rule)) return true;
    } else if (lower != "controlsets" || !rule.is_array()) {
      if (says_something(rule, 0)) return true;
    } else if (std::any_of(rule.begin(), rule.end(), closes_by_set)) {
      return true;
    }
  }
  return false;
}

bool closes_by(const std::string& key, const Json& value) {
  const std::string lower = to_lower_ascii(key);
  if (lower == "blockvisibility") return closes_by_switch(value);
  if (lower == "editorskit") return closes_by_kit(value);
  if (lower == "llms_visibility") return value.is_string() && value != "" && value != "all";
  return holds_one_of(kConditions, lower) && !holds_one_of(kOfScreens, lower) && says_something(value, 0);
}

bool has_condition(const Json& values) {
  if (!values.is_object()) return false;
  for (const auto& [key, value] : values.items())
    if (closes_by(key, value)) return true;
  return false;
}

}  // namespace

bool may_close_post(std::string_view key) {
  const std::string lower = to_lower_ascii(trim(key));
  const bool is_known = std::any_of(std::begin(kClosingKeys), std::end(kClosingKeys), [&](std::string_view known) {
    return known.ends_with('_') ? lower.starts_with(known) : lower == known;
  });
  const bool starts_so = std::any_of(std::begin(kClosingStarts), std::end(kClosingStarts),
                                     [&](std::string_view start) { return lower.starts_with(start); });
  if (is_known || starts_so) return true;
  return (holds_one_of(kClosingParts, lower) || is_called_as_encryption(lower)) && !holds_one_of(kHarmlessParts, lower);
}

bool closes_post(std::string_view key, std::string_view value) {
  const std::string lower = to_lower_ascii(trim(key));
  if (lower == "arm_access_plan") return !trim(value).empty();
  if (lower == "um_content_restriction") return closes_by_members(value);
  if (lower == "wpf-settings") return says(value, "\"lock_content\";", {"s:1:\"1\"", "b:1", "i:1"});
  if (lower == "_issuem_leaky_paywall_visibility") return value.find("\"only\"") != npos;
  return !means_no(value);
}

bool closes_block(std::string_view attributes) {
  const std::string lower = to_lower_ascii(attributes);
  const bool may_close = holds_one_of(kConditions, lower);
  if (!may_close) return false;
  const Json values = Json::parse(attributes, nullptr, false);
  if (!values.is_object()) return true;
  return has_condition(values) || has_condition(json_field(values, "metadata"));
}

}  // namespace essaypack
