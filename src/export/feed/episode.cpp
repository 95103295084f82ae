#include "export/feed/episode.h"

#include "base/text.h"

#include <algorithm>
#include <charconv>
#include <initializer_list>

namespace essaypack {
namespace {

constexpr unsigned long kLongest = 1'000'000;  // seconds of a recording, numbers of episodes

std::optional<unsigned long> parse_whole(std::string_view text) {
  unsigned long number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || number > kLongest) return std::nullopt;
  return number;
}

/// `PT1H30M5S` (ISO 8601), without days.
std::optional<unsigned long> parse_iso(std::string_view text) {
  if (!text.starts_with("PT") || text.size() == 2) return std::nullopt;
  text.remove_prefix(2);
  unsigned long seconds = 0;
  for (const auto& [mark, unit] :
       std::initializer_list<std::pair<char, unsigned long>>{{'H', 3600}, {'M', 60}, {'S', 1}}) {
    const std::size_t at = text.find(mark);
    if (at == text.npos) continue;
    const std::optional<unsigned long> number = parse_whole(text.substr(0, at));
    if (!number) return std::nullopt;
    seconds += *number * unit;
    text.remove_prefix(at + 1);
  }
  return text.empty() ? std::optional(seconds) : std::nullopt;
}

/// Reads the fields of one head.
class EpisodeReader {
 public:
  EpisodeReader(const Post& post, const ExportContext& context, Diagnostics& diagnostics)
      : post_(post), context_(context), diagnostics_(diagnostics) {}

  Episode read() {
    Episode episode;
    episode.duration = number({"duration", "podcast_duration", "itunes_duration"}, parse_duration,
                              tr("write seconds, or hours, minutes and seconds: 1:02:30"));
    episode.season = number({"season", "podcast_season"}, parse_whole, tr("write a whole number from 1 on"));
    episode.number =
        number({"episode", "episode_number", "podcast_episode"}, parse_whole, tr("write a whole number from 1 on"));
    read_type(episode);
    read_explicit(episode);
    episode.transcript = file({"transcript"});
    episode.chapters = file({"chapters", "chapters_url"});
    return episode;
  }

 private:
  struct Field {
    std::string name, value;
  };

  Field find(std::initializer_list<const char*> names) const {
    for (const char* name : names)
      if (const auto value = post_.fields.find(name); value && !trim(*value).empty())
        return {name, std::string(trim(*value))};
    return {};
  }

  void report(const Field& field, const Message& hint) const {
    diagnostics_.report(Kind::feed_bad_enclosure, {post_.source, post_.fields.line_of(field.name), 1},
                        tr("'{}' is '{}', the podcast is without it", field.name, field.value.substr(0, 60)), hint);
  }

  unsigned long number(std::initializer_list<const char*> names,
                       std::optional<unsigned long> (*parse)(std::string_view), const Message& hint) const {
    const Field field = find(names);
    if (field.name.empty()) return 0;
    const std::optional<unsigned long> value = parse(field.value);
    if (!value || *value == 0) report(field, hint);
    return value.value_or(0);
  }

  void read_type(Episode& episode) const {
    Field field = find({"episodeType", "episodetype", "episode_type"});
    if (field.name.empty()) return;
    const std::string word = to_lower_ascii(field.value);
    if (word == "full" || word == "trailer" || word == "bonus")
      episode.type = word;
    else
      report(field, tr("write full, trailer or bonus"));
  }

  void read_explicit(Episode& episode) const {
    const Field field = find({"explicit", "podcast_explicit"});
    if (field.name.empty()) return;
    const std::string word = to_lower_ascii(field.value);
    episode.is_explicit = word == "clean" ? std::optional(false) : word == "explicit" ? true : parse_bool(word);
    if (!episode.is_explicit) report(field, tr("write true or false"));
  }

  FeedImage file(std::initializer_list<const char*> names) const {
    const Field field = find(names);
    if (field.name.empty()) return {};
    FeedImage found = named_file(post_, field.value, context_);
    const bool is_elsewhere = !found.url.empty() && !found.url.starts_with(context_.site.url);
    if (found.length == 0 && !is_elsewhere) {
      report(field, tr("correct the path of the file, or name its address"));
      return {};
    }
    return found;
  }

  const Post& post_;
  const ExportContext& context_;
  Diagnostics& diagnostics_;
};

}  // namespace

std::optional<unsigned long> parse_duration(std::string_view text) {
  if (text.starts_with("PT")) return parse_iso(text);
  const std::vector<std::string_view> parts = split(text, ':');
  if (parts.size() > 3) return std::nullopt;
  unsigned long seconds = 0;
  for (const std::string_view& part : parts) {
    const std::optional<unsigned long> number = parse_whole(part);
    if (!number || (&part != &parts.front() && *number > 59)) return std::nullopt;
    seconds = seconds * 60 + *number;
  }
  return seconds;
}

Episode read_episode(const Post& post, const ExportContext& context, Diagnostics& diagnostics) {
  return EpisodeReader(post, context, diagnostics).read();
}

bool is_episode(const Post& post, const ExportContext& context) {
  if (post.enclosure.url.empty() || !is_feed_post(post)) return false;
  const FeedImage file = enclosure_of(post, context);
  return file.type.starts_with("audio/") || file.type.starts_with("video/");
}

}  // namespace essaypack
