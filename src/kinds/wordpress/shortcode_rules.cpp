#include "kinds/wordpress/shortcode_rules.h"

#include "base/restricted_name.h"
#include "base/text.h"
#include "kinds/wordpress/wordpress.h"

#include <algorithm>
#include <iterator>
#include <string>

namespace essaypack {
namespace {

constexpr auto npos = std::string_view::npos;

struct Known {
  std::string_view name;
  ShortcodeRule rule;
};
constexpr Known kKnown[] = {
    // WordPress
    {"audio", ShortcodeRule::media},
    {"caption", ShortcodeRule::caption},
    {"embed", ShortcodeRule::embed},
    {"gallery", ShortcodeRule::gallery},
    {"playlist", ShortcodeRule::playlist},
    {"video", ShortcodeRule::media},
    {"wp_caption", ShortcodeRule::caption},
    // Jetpack and wordpress.com
    {"latex", ShortcodeRule::formula},
    {"vimeo", ShortcodeRule::youtube},
    {"youtube", ShortcodeRule::youtube},
    // SyntaxHighlighter Evolved, Crayon, and what looks like them
    {"bash", ShortcodeRule::code},
    {"code", ShortcodeRule::code},
    {"cpp", ShortcodeRule::code},
    {"crayon", ShortcodeRule::code},
    {"csharp", ShortcodeRule::code},
    {"css", ShortcodeRule::code},
    {"html", ShortcodeRule::code},
    {"java", ShortcodeRule::code},
    {"javascript", ShortcodeRule::code},
    {"js", ShortcodeRule::code},
    {"perl", ShortcodeRule::code},
    {"php", ShortcodeRule::code},
    {"plain", ShortcodeRule::code},
    {"powershell", ShortcodeRule::code},
    {"python", ShortcodeRule::code},
    {"ruby", ShortcodeRule::code},
    {"shell", ShortcodeRule::code},
    {"sourcecode", ShortcodeRule::code},
    {"sql", ShortcodeRule::code},
    {"text", ShortcodeRule::code},
    {"xml", ShortcodeRule::code},
    // what only some readers see
    {"access", ShortcodeRule::drop},
    {"comment", ShortcodeRule::doubt},
    {"course_complete", ShortcodeRule::drop},  // LearnDash
    {"course_inprogress", ShortcodeRule::drop},
    {"course_notstarted", ShortcodeRule::drop},
    {"dap", ShortcodeRule::drop},  // Digital Access Pass
    {"eyesonly", ShortcodeRule::drop},
    {"erphpdown", ShortcodeRule::drop},
    {"hide", ShortcodeRule::drop},
    {"if", ShortcodeRule::doubt},
    {"ld_group", ShortcodeRule::drop},
    {"mycred_sell_this", ShortcodeRule::drop},
    {"patreon_content", ShortcodeRule::drop},
    {"show_if", ShortcodeRule::doubt},
    {"student", ShortcodeRule::drop},
    {"su_scheduler", ShortcodeRule::doubt},
    {"swpm_partial", ShortcodeRule::drop},
    {"timed-content-client", ShortcodeRule::doubt},
    {"timed-content-rule", ShortcodeRule::doubt},
    {"timed-content-server", ShortcodeRule::doubt},
    {"uo_show_if", ShortcodeRule::drop},
    {"visible_to", ShortcodeRule::drop},
    {"wechat", ShortcodeRule::doubt},
    {"wpf", ShortcodeRule::drop},  // WP Fusion
    {"wpmem_form", ShortcodeRule::drop},
    {"hidecontent", ShortcodeRule::drop},
    {"is_logged_in", ShortcodeRule::drop},
    {"is_paid", ShortcodeRule::drop},
    {"is_user_logged_in", ShortcodeRule::drop},
    {"ihc-hide-content", ShortcodeRule::drop},
    {"loggedin", ShortcodeRule::drop},
    {"logged_in", ShortcodeRule::drop},
    {"login", ShortcodeRule::drop},
    {"member", ShortcodeRule::drop},
    {"members", ShortcodeRule::drop},
    {"members_only", ShortcodeRule::drop},
    {"membership", ShortcodeRule::drop},
    {"memberful", ShortcodeRule::drop},
    {"mepr-show", ShortcodeRule::drop},
    {"note", ShortcodeRule::doubt},  // notes for authors alone in a recipe that many sites follow, boxes of themes
    {"password", ShortcodeRule::drop},
    {"pay", ShortcodeRule::drop},
    {"paid", ShortcodeRule::drop},
    {"paywall", ShortcodeRule::drop},
    {"pmpro_member", ShortcodeRule::drop},
    {"ppw", ShortcodeRule::drop},
    {"private", ShortcodeRule::drop},
    {"protected", ShortcodeRule::drop},
    {"rcp_restrict", ShortcodeRule::drop},
    {"reply", ShortcodeRule::drop},
    {"restrict", ShortcodeRule::drop},
    {"restricted", ShortcodeRule::drop},
    {"rihide", ShortcodeRule::drop},
    {"s2if", ShortcodeRule::drop},
    {"secret", ShortcodeRule::drop},
    {"subscriber", ShortcodeRule::drop},
    {"subscribers", ShortcodeRule::drop},
    {"um_show_content", ShortcodeRule::drop},
    {"userview", ShortcodeRule::drop},
    {"vip", ShortcodeRule::drop},
    {"wc_memberships", ShortcodeRule::drop},
    {"wcm_restrict", ShortcodeRule::drop},
    {"wlm_private", ShortcodeRule::drop},
};

bool has_one_of(std::string_view name, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return name.find(word) != npos; });
}

}  // namespace

std::optional<ShortcodeRule> shortcode_rule(std::string_view name) {
  const auto* found =
      std::find_if(std::begin(kKnown), std::end(kKnown), [&](const Known& known) { return known.name == name; });
  return found == std::end(kKnown) ? std::nullopt : std::optional(found->rule);
}

bool shows_title(std::string_view name) {
  return has_one_of(name, {"spoiler", "toggle", "accordion", "collaps", "expand", "tab", "panel", "box", "details",
                           "faq", "alert", "section"});
}

bool is_open_restriction(std::string_view name) {
  if (has_one_of(name, {"form", "button", "link", "login", "log_in", "log-in", "register", "subscri", "pay"}))
    return false;
  const std::optional<ShortcodeRule> rule = shortcode_rule(name);
  if (rule) return *rule == ShortcodeRule::drop && !is_one_of(name, {"membership", "memberful", "password"});
  return has_one_of(name, {"restrict", "protect", "private", "hide", "hidden", "member"}) &&
         is_called_as_restriction(name);
}

}  // namespace essaypack
