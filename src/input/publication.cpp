#include "input/publication.h"

#include "base/text.h"

#include <algorithm>
#include <iterator>

namespace essaypack {
namespace {

bool says(const FieldReader& fields, std::string_view key, bool wanted) {
  return fields.is_flag(key) && fields.flag(key, {}) == wanted;
}

/// hexo-blog-encrypt: an own password, or a tag that has one unless `password: ''` switches that off.
bool is_protected(const FieldReader& fields, const Config& config, const Post& post) {
  const Value* encrypt = fields.find("encrypt");
  if (encrypt && (!fields.is_flag("encrypt") || *parse_bool(encrypt->text))) return true;
  const Value* password = fields.find("password");
  if (password) return !password->is_scalar() || !password->text.empty();
  return std::any_of(post.tags.begin(), post.tags.end(),
                     [&](const std::string& tag) { return config.protected_tags.count(tag) > 0; });
}

/// Hugo's ways to keep a page out of lists.
bool is_out_of_lists(const FieldReader& fields) {
  if (fields.flag("headless", true).value_or(false)) return true;
  const Value* build = fields.find({"build", "_build"});
  if (!build) return false;
  for (const std::string_view key : {"list", "render"})
    if (const Value* when = build->find(key); when && when->is_scalar() && (when->text == "never" || when->text == "false")) return true;
  return false;
}

/// Pelican, WordPress, Typecho and Nikola say `status`, Ghost `visibility`; any other word is about something else.
void read_words(const FieldReader& fields, Withheld& withheld) {
  constexpr std::string_view kUnpublished[] = {"private", "pending", "trash", "unpublished", "members", "paid", "tiers", "password"};
  for (const std::string_view key : {"status", "visibility"}) {
    const Value* value = fields.find(key);
    if (!value || !value->is_scalar()) continue;
    const std::string word = to_lower_ascii(trim(value->text));
    if (word == "draft") withheld.draft = true;
    if (word == "hidden" || word == "unlisted") withheld.hidden = true;
    if (std::find(std::begin(kUnpublished), std::end(kUnpublished), word) != std::end(kUnpublished)) withheld.unpublished = true;
  }
}

void read_sitemap(const FieldReader& fields, Post& post, Diagnostics& diagnostics) {
  if (says(fields, "sitemap", false)) post.in_sitemap = false;
  if (const Value* map = fields.find("sitemap"); map && map->is_map() && FieldReader(*map, post.source, diagnostics).flag("disable", {}).value_or(false))
    post.in_sitemap = false;
  if (fields.flag("noindex", true).value_or(false)) post.in_sitemap = false;
  for (const std::string& word : fields.texts({"robots"}))
    if (to_lower_ascii(word).find("noindex") != std::string::npos) post.in_sitemap = false;
}

}  // namespace

void read_publication(const FieldReader& fields, const Config& config, const Timestamp& now, Post& post, Diagnostics& diagnostics) {
  Withheld& withheld = post.withheld;
  if (fields.flag("draft", true).value_or(false)) withheld.draft = true;
  const bool dated = config.type == SiteType::hugo && !fields.is_flag("published");
  if (!dated && !fields.flag("published", false).value_or(true)) withheld.unpublished = true;
  if (says(fields, "publish", false) || says(fields, "public", false) || says(fields, "private", true)) withheld.unpublished = true;
  withheld.password = is_protected(fields, config, post);
  for (const std::string& key : {std::string("hidden"), std::string("hide"), config.hidden_key})
    if (!key.empty() && fields.flag(key, true).value_or(false)) withheld.hidden = true;
  if (says(fields, "unlisted", true)) withheld.hidden = true;
  if (config.type == SiteType::hugo) withheld.hidden = withheld.hidden || is_out_of_lists(fields);
  read_words(fields, withheld);
  withheld.future = (post.date && *post.date > now) || (post.publish_date && *post.publish_date > now);
  withheld.expired = post.expiry_date && *post.expiry_date <= now;
  for (const std::string_view key : {"feed", "rss"})
    if (says(fields, key, false)) post.in_feeds = false;
  read_sitemap(fields, post, diagnostics);
}

}  // namespace essaypack
