#include "input/catalogue.h"

#include "base/parallel.h"
#include "base/path.h"
#include "base/text.h"
#include "input/discovery.h"
#include "input/head_split.h"
#include "input/markup.h"
#include "input/post_text.h"
#include "input/publication.h"
#include "model/output.h"
#include "model/unread_part.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace essaypack {
namespace {

void report_repairs(const std::string& source, const TextRepairs& repairs, Diagnostics& diagnostics) {
  if (!repairs.encoding.empty())
    diagnostics.report(Kind::input_invalid_utf8, {source, 1, 1},
                       tr("the file is {} and was converted", repairs.encoding), tr("save the file as UTF-8"));
  if (repairs.invalid > 0)
    diagnostics.report(Kind::input_invalid_utf8, {source, repairs.invalid_line, repairs.invalid_column},
                       tr_n("{} sequence of bytes that are no UTF-8 became U+FFFD",
                            "{} sequences of bytes that are no UTF-8 became U+FFFD", repairs.invalid),
                       tr("save the file as UTF-8"));
  if (repairs.controls > 0)
    diagnostics.report(Kind::input_control_character, {source, repairs.control_line, repairs.control_column},
                       tr_n("{} control character was removed", "{} control characters were removed", repairs.controls),
                       repairs.controls == 1 ? tr("remove it from the file") : tr("remove them from the file"));
}

/// The file's text, cleaned; nothing after a report. `unread` is what it holds that can't be read.
std::optional<std::string> read_text(const Config& config, const std::string& source, Diagnostics& diagnostics,
                                     std::vector<std::string>& unread) {
  std::optional<PostText> read = read_post_text(config, source, diagnostics);
  if (!read) return {};
  report_repairs(source, read->repairs, diagnostics);
  unread = std::move(read->unread);
  return std::move(read->text);
}

/// What became of one file.
enum class Fate : char {
  read,
  failed,
  passed_over,
};

/// Some generators take only files with a front matter for their own.
bool is_unprocessed(const Post& post, const Config& config) {
  if (markup_of(post.source.view(), config) != Markup::none) return false;
  const bool wants_head = config.kind->rules.needs_head || (config.kind->rules.html_needs_head && post.is_html);
  return wants_head && post.body_offset == 0 && !post.fields.has_lines();
}

void withhold(Post& post, const HandedDown& handed) {
  add_reasons(post.withheld, handed.withheld);
  if (handed.due && (!post.publish_date || *post.publish_date < *handed.due)) post.publish_date = handed.due;
}

/// What was read of a file, and what is wrong with its head.
struct ReadFileOf {
  Fate fate = Fate::passed_over;
  std::vector<Diagnostic> reports = {};
  bool is_unreadable = false;            ///< The whole head.
  Withheld withheld = {};                ///< By what heads say, and not because one has an error.
  std::vector<std::string> unread = {};  ///< What is in it and can't be read.
};

/// What `txt` made: among posts it would repeat them all.
bool is_own_text(std::string_view text) {
  const std::size_t first = text.find('\n');
  return text.ends_with("\n" + std::string(kTextMark) + "\n") && text.substr(first + 1, 1) == "=";
}

ReadFileOf read_source(const SourceFile& file, const Config& config, const Timestamp& now, const HandedDown& handed,
                       Post& post, Diagnostics& diagnostics) {
  std::vector<std::string> unread;
  const std::optional<std::string> text = read_text(config, file.source, diagnostics, unread);
  post.source = file.source;
  post.stem_path = file.stem_path;
  post.kind = file.kind;
  post.is_html = file.is_html;
  post.withheld.draft = file.is_draft;
  post.site_language = file.language;
  if (config.kind->rules.has_bundles)
    post.sections = static_cast<std::uint8_t>(std::min<std::size_t>(handed.sections, 255));
  withhold(post, handed);
  if (!text) return {Fate::failed, {}};
  if (is_blank(*text) && config.kind->rules.has_heads) {
    diagnostics.report(Kind::input_empty_file, {file.source, 1, 1}, tr("the file is empty and no post"));
    return {};
  }
  if (file.is_section || is_own_text(*text)) return {};
  Diagnostics own;
  const HeadFate head = read_head(*text, config, now, post, own, handed.fields);
  for (const std::string& tag : handed.tags)
    if (std::find(post.tags.begin(), post.tags.end(), tag) == post.tags.end()) post.tags.push_back(tag);
  withhold(post, handed);  // the head decided about some of it anew
  if (head == HeadFate::good && is_unprocessed(post, config)) {
    if (post.kind == PostKind::post && config.kind->rules.needs_head)
      diagnostics.report(Kind::input_no_head, {file.source, 1, 1},
                         tr("the post has no front matter and is passed over"),
                         tr("put two lines '---' above its text"));
    return {};
  }
  if (file.is_loose && !post.date) post.kind = PostKind::page;
  ReadFileOf read{head == HeadFate::good ? Fate::read : Fate::failed, own.sorted(), head == HeadFate::unreadable};
  read.unread = std::move(unread);
  return read;
}

/// What no address, order, id or list hangs on; a permalink may ask for any field.
void drop_texts(Post& post, const Config& config) {
  for (CompactText* text : {&post.description, &post.excerpt, &post.summary, &post.intro, &post.subtitle, &post.cover})
    text->clear();
  post.keywords.clear();
  post.keywords.shrink_to_fit();
  post.authors.clear();
  post.authors.shrink_to_fit();
  std::map<std::string, HeadField> fields = post.fields.unpack();
  for (const std::string name : {"description", "excerpt", "summary", "intro", "subtitle", "cover"})
    if (config.permalink.find(':' + name) == std::string::npos &&
        post.head_permalink.find(':' + name) == CompactText::npos)
      fields.erase(name);
  post.fields = HeadFields(fields);
}

/// One page is built where several files differ in their format alone, and the kinds of pages differ in which.
std::vector<std::vector<std::size_t>> find_twins(const std::vector<SourceFile>& files) {
  std::map<std::pair<std::string, std::string>, std::vector<std::size_t>> pages;
  for (std::size_t at = 0; at < files.size(); ++at)
    if (!files[at].is_section) pages[{files[at].language, files[at].content_path}].push_back(at);
  std::vector<std::vector<std::size_t>> twins;
  for (auto& [page, same] : pages)
    if (same.size() > 1) twins.push_back(std::move(same));
  return twins;
}

/// What one of the twins keeps back is kept back.
void withhold_twins(const std::vector<std::vector<std::size_t>>& all, std::vector<Post>& posts) {
  for (const std::vector<std::size_t>& twins : all) {
    Withheld together;
    for (const std::size_t at : twins) add_reasons(together, posts[at].withheld);
    for (const std::size_t at : twins) add_reasons(posts[at].withheld, together);
  }
}

/// A head that can't be read may be the one that counts.
void withhold_twins_of_errors(const std::vector<std::vector<std::size_t>>& all, const std::vector<ReadFileOf>& files,
                              std::vector<Post>& posts) {
  for (const std::vector<std::size_t>& twins : all)
    if (std::any_of(twins.begin(), twins.end(), [&](std::size_t at) { return files[at].fate == Fate::failed; }))
      for (const std::size_t at : twins) posts[at].withheld.hidden = true;
}

/// A line for each thing that published texts hold and that can't be read.
void report_unread(const std::vector<ReadFileOf>& files, const std::vector<Post>& posts, const Config& config,
                   Diagnostics& diagnostics) {
  std::map<std::string_view, std::pair<std::size_t, std::size_t>> parts;  // how often, and where first
  for (std::size_t at = 0; at < files.size(); ++at)
    if (is_published(posts[at].withheld, config.publish))
      for (const std::string& name : files[at].unread) ++parts.try_emplace(name, 0, at).first->second.first;
  for (const auto& [name, found] : parts) {
    const bool is_left_out = name.ends_with(kLeftOut);
    const std::string shown(name.substr(0, name.size() - (is_left_out ? kLeftOut.size() : 0)));
    const Message what = is_left_out ? tr("'{}' may show its text to some readers only, and is left out with it", shown)
                                     : tr("'{}' is not read", shown);
    diagnostics.report(Kind::input_unread_part, {posts[found.second].source.str(), 0, 0},
                       found.first == 1 ? what : tr("{}, here and in {} more texts", what, found.first - 1),
                       is_left_out ? tr("if everybody may read it, take the tags out of the post and export again")
                                   : tr("the text inside of it is kept"));
  }
}

/// Of a folder inside a site that was named, what the kind keeps back for the sake of texts elsewhere.
void withhold_for_others(const Config& config, const Timestamp& now, unsigned jobs, std::vector<Post>& posts) {
  Config whole = config;
  whole.selection.clear();
  Diagnostics nobody;  // what is wrong elsewhere is no matter of this run
  const ReadSources all = read_sources(whole, now, jobs, nobody, Details::addresses);
  std::map<std::string_view, const Withheld*> withheld;
  for (const Post& post : all.catalogue.posts) withheld.emplace(post.source, &post.withheld);
  for (const FailedSource& failed : all.failed) withheld.emplace(failed.source, &failed.withheld);
  for (Post& post : posts)
    if (const auto found = withheld.find(post.source); found != withheld.end())
      add_reasons(post.withheld, *found->second);
}

}  // namespace

ReadSources read_sources(const Config& config, const Timestamp& now, unsigned jobs, Diagnostics& diagnostics,
                         Details details) {
  const std::unique_ptr<SiteSources> sources = config.kind->open_sources(config, now);
  Discovery found = find_sources(config, *sources, diagnostics);
  // one array of posts from here on: a second one would take as much memory as all texts do
  std::vector<Post> posts(found.files.size());
  std::vector<ReadFileOf> files(found.files.size());
  Diagnostics nobody;  // what is wrong with a section's file itself is said when its turn comes
  sources->read_sections(
      found.files,
      [&](const std::string& source) {
        std::vector<std::string> unread;
        return read_text(config, source, nobody, unread);
      },
      diagnostics);
  parallel_for(found.files.size(), jobs, [&](std::size_t at) {
    const HandedDown handed = sources->handed_down(found.files[at]);
    files[at] = read_source(found.files[at], config, now, handed, posts[at], diagnostics);
    if (details == Details::addresses) drop_texts(posts[at], config);
  });
  std::vector<std::vector<std::size_t>> twins;
  if (config.kind->rules.has_bundles) twins = find_twins(found.files);
  withhold_twins(twins, posts);
  for (std::size_t at = 0; at < posts.size(); ++at) {
    files[at].withheld = posts[at].withheld;
    if (files[at].fate == Fate::passed_over) posts[at].withheld.unpublished = true;  // it counts for nothing below
  }
  if (config.kind->withhold) {
    config.kind->withhold(config, posts);
    if (!config.selection.empty()) withhold_for_others(config, now, jobs, posts);
  }
  for (std::size_t at = 0; at < posts.size(); ++at)
    if (!files[at].is_unreadable) files[at].withheld = posts[at].withheld;  // of the others too little is known
  withhold_twins_of_errors(twins, files, posts);
  report_unread(files, posts, config, diagnostics);
  ReadSources read;
  Catalogue& catalogue = read.catalogue;
  catalogue.folders = std::move(found.folders);
  catalogue.passed_over = found.passed_over;
  catalogue.files.reserve(files.size());
  for (std::size_t at = 0; at < files.size(); ++at) {
    Fate& fate = files[at].fate;
    if (posts[at].kind != PostKind::post)
      std::erase_if(files[at].reports, [](const Diagnostic& one) { return one.kind == Kind::front_matter_no_date; });
    // an error of a text that goes nowhere is none of the run's; what only the error keeps back is to be published
    if (fate == Fate::failed && !files[at].reports.empty()) {
      if (is_published(files[at].withheld, config.publish))
        posts[at].withheld = files[at].withheld;
      else
        fate = Fate::read;
    }
    forward_reports(files[at].reports, posts[at], config, diagnostics);
    if (fate == Fate::failed) read.failed.push_back({found.files[at].source, posts[at].withheld});
    if (!config.texts) catalogue.files.push_back(std::move(found.files[at].source));
    if (fate != Fate::read || posts[at].kind == PostKind::post) continue;
    catalogue.pages.push_back(std::move(posts[at]));
    fate = Fate::passed_over;
  }
  std::size_t at = 0;
  std::erase_if(posts, [&](const Post&) { return files[at++].fate != Fate::read; });
  catalogue.posts = std::move(posts);
  catalogue.failed = read.failed.size();
  return read;
}

Catalogue read_catalogue(const Config& config, const Timestamp& now, unsigned jobs, Diagnostics& diagnostics,
                         Details details) {
  return read_sources(config, now, jobs, diagnostics, details).catalogue;
}

}  // namespace essaypack
