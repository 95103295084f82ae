#pragma once

/// One `<item>` of WordPress's export, as it says itself.

#include "model/post.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// Texts are as the file has them.
struct WxrItem {
  std::string title, link, creator, guid, excerpt, date, date_gmt, changed, changed_gmt, slug, type, attachment_url;
  std::string thumbnail, alt, audience, expires, expiry_action;
  std::string language, translation;  ///< A slug of a language, and what its versions in others share.
  std::string_view content;           ///< As it is written.
  std::uint64_t id = 0, parent = 0;
  std::vector<std::string> states;  ///< One, where nobody tampered with the file.
  bool has_password = false, is_broken = false;
  bool is_restricted = false;  ///< A plug-in keeps it from some readers.
  struct Named {
    std::string domain, slug, name;
  };
  std::vector<Named> terms;
};

/// `xml` is the element with its tags.
WxrItem read_wxr_item(std::string_view xml);

/// A status that WordPress shows to everybody is `publish`; plug-ins have others, whose meaning only they know.
Withheld withheld_of(const WxrItem& item);
/// An attachment has the state of its post, `inherit`; one that has its own may be private, or lie in the trash.
bool is_helper_shown(WxrItem item);
/// WordPress shows by itself what was scheduled, as the day comes; the date tells when that is. What lay behind already
/// when the export was made has missed its day, and waits for its author.
bool is_on_schedule(const WxrItem& item, std::optional<std::int64_t> exported);

/// When the plug-in PublishPress Future takes a post away; empty: it does not, or only moves it among categories.
std::string expiry_of(const WxrItem& item);

/// The language of a slug; empty if it is none. Slugs are the author's, and some have the name of a country there.
std::string language_of_slug(const std::string& slug);
std::uint64_t wxr_number(std::string_view text);
/// Nothing for WordPress's zeros, too.
std::optional<std::int64_t> wxr_seconds(std::string_view date);

}  // namespace essaypack
