#pragma once

/// Feeds as a source: Atom (RFC 4287, with what Blogger's exports add to it), RSS 0.9 to 2.0, JSON Feed.

#include "config/config.h"
#include "diag/diagnostics.h"
#include "kinds/exports/export.h"

#include <memory>
#include <string>
#include <string_view>

namespace essaypack {

/// Opens the files of `config.exports`, and says in `config` what they say of the site. Throws `Failure` for one that
/// can't be read to its end.
std::shared_ptr<const Export> open_feeds(const std::string& prefix, Config& config, Diagnostics& diagnostics);

/// An address as it counts from `base`; as it is written where that is none.
std::string at_base(std::string_view base, std::string_view reference);
/// HTML with all its addresses so.
std::string with_addresses_at(std::string_view base, std::string_view html);

/// What an entry of a feed says, and what stands in it.
struct SourceEntry {
  ExportItem item;
  std::string html;
  bool is_page = false;
  bool is_other = false;  ///< No post of the blog: a comment, a setting, a template.
};
/// `base`: the feed's `xml:base`, or empty.
SourceEntry read_atom_entry(std::string_view xml, std::string_view base = {});
SourceEntry read_rss_item(std::string_view xml);
SourceEntry read_json_item(std::string_view json);

}  // namespace essaypack
