#include "export/feed/feed_icon.h"

#include "base/url.h"
#include "config/sections/feed.h"
#include "export/image/image_type.h"

#include <optional>

namespace essaypack {

namespace {

/// The bytes of a picture that the configuration names by its address; nothing if it is not a file of the site's.
std::optional<std::string> own_picture(const ExportContext& context, std::string_view written) {
  const std::string& site = context.site.url;
  if (!site.empty() && written.starts_with(site)) written.remove_prefix(site.size());
  if (split_url(written).has_scheme || split_url(written).has_authority) return std::nullopt;
  const std::string path = remove_dot_segments('/' + decode_percent(written.substr(0, written.find_first_of("?#"))));
  const std::size_t start = path.find_first_not_of('/');
  if (start == path.npos) return std::nullopt;
  for (const std::string& folder : context.config.static_folders) {
    const std::filesystem::path file = context.config.site_folder / folder / path.substr(start);
    if (std::optional<std::string> bytes = context.read_asset(file.string())) return bytes;
  }
  return std::nullopt;
}

enum class Shape { square, wide };

void check_shape(const ExportContext& context, const std::string& written, Shape shape, Diagnostics& diagnostics) {
  const std::optional<ImageFacts> known = own_picture_facts(context, written);
  if (!known) return;
  const ImageFacts& facts = *known;
  if (facts.width == 0 || facts.height == 0 || facts.width == facts.height * (shape == Shape::wide ? 2 : 1)) return;
  if (shape == Shape::square)
    diagnostics.report(Kind::feed_bad_icon, {},
                       tr("the icon '{}' has {} x {} pixels and is not square", written, facts.width, facts.height),
                       tr("name a square picture in 'feed.icon'"));
  else
    diagnostics.report(
        Kind::feed_bad_icon, {},
        tr("the logo '{}' has {} x {} pixels and is not twice as wide as high", written, facts.width, facts.height),
        tr("name such a picture in 'feed.logo'"));
}

}  // namespace

std::optional<ImageFacts> own_picture_facts(const ExportContext& context, std::string_view written) {
  const std::optional<std::string> bytes = own_picture(context, written);
  return bytes ? std::optional(inspect_image(*bytes)) : std::nullopt;
}

void check_icons(const ExportContext& context, Diagnostics& diagnostics) {
  check_shape(context, context.config.feed->icon, Shape::square, diagnostics);
  check_shape(context, context.config.feed->logo, Shape::wide, diagnostics);
}

}  // namespace essaypack
