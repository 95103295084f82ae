#include "kinds/hugo/sections.h"

#include "base/path.h"
#include "base/text.h"
#include "input/catalogue.h"
#include "input/front_matter.h"

#include <algorithm>
#include <set>

namespace essaypack {
namespace {

bool is_yes(const Value& value) { return !value.is_scalar() || parse_bool(value.text).value_or(true); }

/// True if a field of a cascade keeps pages back: where two targets fit and disagree, Hugo 0.111 takes one by chance.
bool keeps_back(const Value::Member& field) {
  for (const std::string_view key : {"draft", "headless", "private", "hidden", "unlisted"})
    if (field.key == key) return is_yes(field.value);
  if (field.key != "build" && field.key != "_build") return false;
  for (const std::string_view key : {"list", "render"})
    if (const Value* when = field.value.find(key); when && when->text != "always" && when->text != "true") return true;
  return false;
}

std::optional<Timestamp> later(const std::optional<Timestamp>& a, const std::optional<Timestamp>& b) {
  if (!a || (b && *a < *b)) return b;
  return a;
}

/// What Hugo's versions call a page's path: with its extension, its language or neither.
std::vector<std::string> paths_of(const SourceFile& file) {
  const std::string folder = "/" + std::string(folder_part(file.content_path));
  std::vector<std::string> paths = {"/" + file.content_path, folder + std::string(file_part(file.source)),
                                    "/" + file.content_path + "." + extension_of(file.source)};
  if (file_part(file.content_path) == "index" && folder.size() > 1)
    paths.push_back(folder.substr(0, folder.size() - 1));
  for (std::string& path : paths) path = to_lower_ascii(path);
  return paths;
}

}  // namespace

std::string HugoSections::language_of(const SourceFile& file) const {
  return file.language.empty() ? settings_of<HugoConfig>(config_).main_language : file.language;
}

void HugoSections::add(const SourceFile& file, const std::optional<std::string>& text) {
  Section section{text.value_or(""), file.source, {}, false, {}};
  Diagnostics own;
  const FrontMatter head = read_front_matter(section.text, file.source, {.lower_keys = true}, own);
  section.reports = own.sorted();
  // it closes all that lies below, so it is no matter of one post
  for (Diagnostic& report : section.reports)
    if (report.kind == Kind::front_matter_bad_date) report.kind = Kind::front_matter_bad_yaml;
  section.is_unreadable = !text || head.failed;
  if (const Value* cascade = head.fields.find("cascade")) section.cascades = parse_cascade(*cascade);
  for (const Value::Member& rival : head.rivals)
    if (rival.key == "cascade")
      for (Cascade& cascade : parse_cascade(rival.value)) section.cascades.push_back(std::move(cascade));
  sections_[{language_of(file), std::string(parent_of(file.content_path))}].push_back(std::move(section));
}

void HugoSections::close(const std::vector<SourceFile>& files, Diagnostics& diagnostics) {
  std::set<Key> folders;  // sorted, so a folder comes before those in it
  for (const auto& [key, section] : sections_) folders.insert(key);
  for (const SourceFile& file : files) {
    const std::string language = language_of(file);
    folders.insert({language, ""});
    if (const std::size_t slash = file.content_path.find('/'); slash != std::string::npos)
      folders.insert({language, file.content_path.substr(0, slash)});
  }
  for (const Key& key : folders) decide(key, diagnostics);
}

void HugoSections::decide(const Key& key, Diagnostics& diagnostics) {
  const auto& [language, folder] = key;
  State state;
  if (!folder.empty())
    if (const State* above = find_state(language, parent_of(folder))) state = *above;
  const auto section = sections_.find(key);
  const std::string path = to_lower_ascii("/" + folder);
  CascadeTarget page{{path}, folder.empty() ? "home" : "section", language};
  if (section != sections_.end())
    for (const Section& one : section->second)
      page.paths.push_back(path + (folder.empty() ? "" : "/") + to_lower_ascii(file_part(one.source)));
  const std::vector<Value::Member> fields = fields_of(page, language, folder);
  const std::vector<Section> none(1);
  for (const Section& one : section == sections_.end() ? none : section->second)
    read_state(one, fields, state, diagnostics);
  states_[key] = state;
}

void HugoSections::read_state(const Section& section, const std::vector<Value::Member>& fields, State& state,
                              Diagnostics& diagnostics) const {
  state.withheld.hidden = state.withheld.hidden || section.is_unreadable;
  Post post;
  post.source = section.source;
  Diagnostics nobody;
  read_post(section.text, config_, now_, post, nobody, fields);
  forward_reports(section.reports, post, config_, diagnostics);
  state.withheld.draft = state.withheld.draft || post.withheld.draft;
  state.withheld.unpublished = state.withheld.unpublished || post.withheld.unpublished;
  state.withheld.expired = state.withheld.expired || post.withheld.expired;
  if (post.withheld.future) {
    state.withheld.future = true;
    state.due = later(state.due, later(post.date, post.publish_date));
  }
}

const HugoSections::State* HugoSections::find_state(const std::string& language, std::string_view folder) const {
  const auto state = states_.find({language, std::string(nearest_section(language, folder))});
  return state == states_.end() ? nullptr : &state->second;
}

std::string_view HugoSections::nearest_section(const std::string& language, std::string_view folder) const {
  while (!folder.empty() && states_.count({language, std::string(folder)}) == 0) folder = parent_of(folder);
  return folder;
}

/// The nearest cascade comes first; of another target's field the one that keeps the page back counts.
std::vector<Value::Member> HugoSections::fields_of(const CascadeTarget& page, const std::string& language,
                                                   std::string_view folder) const {
  std::vector<Value::Member> fields;
  std::vector<const Cascade*> origins;
  std::set<const Cascade*> taken;  // of the folder at hand
  // of two spellings in one map, two files of one section and two targets Hugo takes one by chance
  const auto is_rival = [&](const Cascade& known, const Cascade& cascade) {
    return !known.has_target_of(cascade) || taken.count(&known) > 0;
  };
  const auto take = [&](const std::vector<Cascade>& cascades) {
    for (const Cascade& cascade : cascades) taken.insert(&cascade);
    for (const Cascade& cascade : cascades) {
      if (!fits(cascade, page)) continue;
      for (const Value::Member& field : cascade.values.members) {
        const auto known = std::find_if(fields.begin(), fields.end(),
                                        [&](const Value::Member& member) { return member.key == field.key; });
        if (known == fields.end()) {
          fields.push_back(field);
          origins.push_back(&cascade);
        } else if (const Cascade*& origin = origins[std::size_t(known - fields.begin())];
                   is_rival(*origin, cascade) && keeps_back(field) && !keeps_back(*known)) {
          *known = field;
          origin = &cascade;
        }
      }
    }
  };
  for (;; folder = parent_of(folder)) {
    taken.clear();
    if (const auto section = sections_.find({language, std::string(folder)}); section != sections_.end())
      for (const Section& one : section->second) take(one.cascades);
    if (folder.empty()) break;
  }
  taken.clear();
  take(settings_of<HugoConfig>(config_).cascades);
  return fields;
}

HandedDown HugoSections::handed_down(const SourceFile& file) const {
  const std::string language = language_of(file);
  HandedDown result;
  result.fields = fields_of({paths_of(file), "page", language}, language, parent_of(file.content_path));
  if (const State* state = find_state(language, parent_of(file.content_path))) {
    result.withheld = state->withheld;
    result.due = state->due;
  }
  // a bundle's folder is the page itself
  const std::string_view home = parent_of(
      file_part(file.content_path) == "index" ? parent_of(file.content_path) : std::string_view(file.content_path));
  const std::string_view section = nearest_section(language, home);
  result.sections = section.empty() ? 0 : 1 + static_cast<std::size_t>(std::count(section.begin(), section.end(), '/'));
  const std::set<std::string>& pageless = settings_of<HugoConfig>(config_).pageless_languages;
  if (pageless.count(language) > 0) result.withheld.hidden = true;
  return result;
}

}  // namespace essaypack
