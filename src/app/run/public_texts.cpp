#include "app/run/public_texts.h"

#include "input/publication.h"
#include "model/output.h"

namespace essaypack {

PublicTexts::PublicTexts(const ReadSources& sources, const Config& config) : is_limited_(!config.selection.empty()) {
  for (const auto* list : {&sources.catalogue.posts, &sources.catalogue.pages})
    for (const Post& post : *list) {
      read_.insert(post_key(post.source));
      // an error of a private text changes nothing about it
      if (!essaypack::is_published(post.withheld, config.publish)) closed_.insert(post_key(post.source));
    }
  for (const FailedSource& failed : sources.failed) {
    read_.insert(post_key(failed.source));
    const bool is_open = essaypack::is_published(failed.withheld, config.publish);
    (is_open ? failed_ : closed_).insert(post_key(failed.source));
  }
}

void PublicTexts::settle(const Site& site, const Diagnostics& diagnostics) {
  for (const auto* list : {&site.posts, &site.pages})
    for (const Post& post : *list) published_.insert(post_key(post.source));
  for (const std::string& file : diagnostics.files_with_errors())
    if (const std::uint64_t key = post_key(file); read_.count(key) > 0 && closed_.count(key) == 0) failed_.insert(key);
}

bool PublicTexts::is_withdrawn(std::uint64_t key) const {
  if (published_.count(key) > 0 || failed_.count(key) > 0) return false;
  return !is_limited_ || read_.count(key) > 0;
}

bool PublicTexts::has_source(std::string_view source) const { return read_.count(post_key(source)) > 0; }

}  // namespace essaypack
