#include "content/tags/go_run.h"

#include "base/text.h"
#include "content/tags/go_html.h"
#include "content/tags/go_resources.h"
#include "content/tags/shortcode_calls.h"
#include "content/tags/shortcode_files.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace essaypack {
namespace {

using Type = GoValue::Type;

constexpr std::size_t kMostSpent = 512 * 1024;
constexpr std::size_t kStep = 16;  ///< What anything costs.

/// A setting or a field: what stands in quotes is a text. Without them yaml.v2 takes some words for yes and no.
GoValue typed(std::string_view text, bool is_quoted) {
  if (is_quoted) return GoValue::of(std::string(text));
  const std::string word = text.size() <= 5 ? to_lower_ascii(text) : std::string();
  if (is_one_of(word, {"true", "yes", "on", "y"})) return GoValue::of(true);
  if (is_one_of(word, {"false", "no", "off", "n"})) return GoValue::of(false);
  // a date is printed in another form
  if (text.size() >= 8 && text[4] == '-' && text.find_first_not_of("0123456789") == 4) throw NotFollowed{tr("a date")};
  return GoValue::read(text);
}

/// `params` of the site's configuration by their name.
GoValue site_param(const std::string& name, const BodyContext& context) {
  const std::map<std::string, std::string>& params = context.config.params;
  // a language may have its own, which are not read
  if (!context.post.site_language.empty()) throw NotFollowed{tr("'.Site.Params' of another language")};
  const auto has = [&](const std::string& key) { return params.count(key) > 0; };
  if (const auto found = params.find(name); found != params.end())
    return typed(found->second, has(name + kQuotedParam));
  if (has(name + ".")) return {Type::site_params, 0, name + ".", {}, {}};
  const bool may_be_known = has(name + "[]") || has(name + "[?]") || has("[?]") ||
                            (context.shortcodes && context.shortcodes->has_theme_params());
  if (may_be_known) throw NotFollowed{tr("'{}'", ".Site.Params." + name)};
  return {};
}

/// A field of the post's head.
GoValue page_param(const std::string& name, const BodyContext& context) {
  for (const auto& [key, field] : context.post.fields.unpack()) {
    if (to_lower_ascii(key) != name) continue;
    switch (field.form) {
      case HeadField::Form::null:
        return {};
      case HeadField::Form::empty_list:
        return GoValue::of(Type::list);
      case HeadField::Form::plain:
      case HeadField::Form::quoted:
        if (field.value) return typed(*field.value, field.form == HeadField::Form::quoted);
        break;
      case HeadField::Form::other:
        break;
    }
    throw NotFollowed{tr("'{}'", ".Page.Params." + name)};
  }
  return {};
}

class Evaluation {
 public:
  Evaluation(const ShortcodeCall& call, const BodyContext& context)
      : call_(call), context_(context), html_(call.escaping) {}

  void run(const std::vector<GoNode>& nodes, const GoValue& dot) {
    for (const GoNode& node : nodes) {
      if (returned_) return;
      spend(node.text.size());
      const std::size_t scope = names_.size();
      switch (node.kind) {
        case GoNode::Kind::text:
          html_.text(node.text);
          break;
        case GoNode::Kind::output:
          write(node.pipe, dot);
          break;
        case GoNode::Kind::condition:
          run(value_of(node.pipe, dot).is_true() ? node.body : node.otherwise, dot);
          names_.resize(scope);
          break;
        case GoNode::Kind::with: {
          const GoValue value = value_of(node.pipe, dot);
          value.is_true() ? run(node.body, value) : run(node.otherwise, dot);
          names_.resize(scope);
          break;
        }
        case GoNode::Kind::range:
          loop(node, dot);
          names_.resize(scope);
          break;
        case GoNode::Kind::other:
          if (node.text == "return" && partials_ > 0 && !node.pipe.commands.empty()) {
            returned_ = value_of(node.pipe, dot);
            return;
          }
          throw NotFollowed{tr("'{}'", node.text)};
      }
    }
  }

  std::string text() const { return html_.out(); }
  std::size_t spent() const { return spent_; }

 private:
  using Names = std::vector<std::pair<std::string, GoValue>>;

  void spend(std::size_t bytes) {
    spent_ += bytes + kStep;
    if (spent_ > kMostSpent) throw NotFollowed{tr("a text of that length")};
  }

  void write(const GoPipe& pipe, const GoValue& dot) {
    const GoValue value = value_of(pipe, dot);
    if (!pipe.names.empty()) return;
    const std::string text = shown_text(value);
    spend(text.size());
    if (!html_.value(text, value.safe)) throw NotFollowed{tr("a value where it stands")};
  }

  void loop(const GoNode& node, const GoValue& dot) {
    GoPipe list = node.pipe;
    list.names.clear();
    const GoValue value = value_of(list, dot);
    if (!value.is(Type::list) && !value.is(Type::map) && !value.is(Type::nil)) throw NotFollowed{tr("'{}'", "range")};
    if (value.items.empty()) return run(node.otherwise, dot);
    std::vector<GoItem> items = value.items;
    if (value.is(Type::map))
      std::sort(items.begin(), items.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    const std::size_t scope = names_.size();
    for (std::size_t at = 0; at < items.size() && !returned_; ++at) {
      const GoValue key = value.is(Type::map) ? GoValue::of(items[at].first) : GoValue::of(static_cast<long long>(at));
      if (node.pipe.names.size() == 2) names_.emplace_back(node.pipe.names[0], key);
      if (!node.pipe.names.empty()) names_.emplace_back(node.pipe.names.back(), items[at].second);
      run(node.body, items[at].second);
      names_.resize(scope);
    }
  }

  GoValue value_of(const GoPipe& pipe, const GoValue& dot) {
    std::optional<GoValue> value;
    for (const GoCommand& command : pipe.commands) {
      value = value_of(command, dot, std::move(value));
      spend(value->bytes());
    }
    if (pipe.names.empty()) return std::move(*value);
    if (pipe.names.size() > 1) throw NotFollowed{tr("two names")};
    if (pipe.is_new) {
      names_.emplace_back(pipe.names[0], *value);
    } else {
      GoValue* known = find(pipe.names[0]);
      if (!known) throw NotFollowed{tr("'{}'", pipe.names[0])};
      *known = *value;
    }
    return std::move(*value);
  }

  GoValue value_of(const GoCommand& command, const GoValue& dot, std::optional<GoValue> piped) {
    std::vector<GoValue> arguments;
    for (std::size_t at = 1; at < command.terms.size(); ++at) arguments.push_back(value_of(command.terms[at], dot, {}));
    if (piped) arguments.push_back(std::move(*piped));
    const GoTerm& first = command.terms[0];
    if (first.kind == GoTerm::Kind::name && first.fields.empty() && first.text != "site")
      return call(first.text, arguments);
    return value_of(first, dot, arguments);
  }

  GoValue call(const std::string& name, const std::vector<GoValue>& arguments) {
    if (is_one_of(name, {"partial", "partials.Include", "partialCached", "partials.IncludeCached"}))
      return include(name, arguments);
    if (is_one_of(name, {"i18n", "T", "lang.Translate"})) return translate(name, arguments);
    return call_go_function(name, arguments, context_);
  }

  /// What a partial makes of what it is given, as HTML; or what it returns.
  GoValue include(const std::string& name, const std::vector<GoValue>& arguments) {
    constexpr int kDeepest = 16;
    const ShortcodeFile* file = arguments.empty() || !arguments[0].is(Type::text) || !context_.shortcodes
                                    ? nullptr
                                    : context_.shortcodes->find_partial(arguments[0].text);
    if (!file || !file->shortcode || partials_ >= kDeepest) throw NotFollowed{tr("'{}'", name)};
    GoHtml html = std::exchange(html_, GoHtml(GoEscaping::html));
    Names names = std::exchange(names_, {});
    GoValue root = std::exchange(root_, arguments.size() > 1 ? arguments[1] : GoValue());
    ++partials_;
    run(file->shortcode->nodes, GoValue(root_));
    --partials_;
    GoValue made = returned_ ? std::move(*returned_) : GoValue::of(html_.out(), GoSafe::html);
    returned_.reset();
    html_ = std::move(html);
    names_ = std::move(names);
    root_ = std::move(root);
    return made;
  }

  GoValue translate(const std::string& name, const std::vector<GoValue>& arguments) const {
    const std::optional<std::string> text =
        arguments.size() == 1 && arguments[0].is(Type::text) && context_.shortcodes
            ? context_.shortcodes->translation(arguments[0].text, language_code(context_))
            : std::nullopt;
    if (!text) throw NotFollowed{tr("'{}'", name)};
    return GoValue::of(*text);
  }

  GoValue value_of(const GoTerm& term, const GoValue& dot, const std::vector<GoValue>& arguments) {
    GoValue value;
    switch (term.kind) {
      case GoTerm::Kind::text:
        value = GoValue::of(term.text);
        break;
      case GoTerm::Kind::number:
        value = GoValue::read(term.text);
        if (value.is(Type::text)) throw NotFollowed{tr("'{}'", term.text)};
        break;
      case GoTerm::Kind::boolean:
        value = GoValue::of(term.text == "true");
        break;
      case GoTerm::Kind::nil:
        break;
      case GoTerm::Kind::dot:
        value = dot;
        break;
      case GoTerm::Kind::variable: {
        spend(names_.size());
        const GoValue* known = find(term.text);
        if (term.text != "$" && !known) throw NotFollowed{tr("'{}'", term.text)};
        value = known ? *known : root_;
        break;
      }
      case GoTerm::Kind::name:
        if (term.text != "site") return call(term.text, arguments);
        value = GoValue::of(Type::site);
        break;
      case GoTerm::Kind::group:
        value = value_of(term.group[0], dot);
        break;
    }
    spend(value.bytes());
    if (term.fields.empty() && !arguments.empty()) throw NotFollowed{tr("a value that is called")};
    for (std::size_t at = 0; at < term.fields.size(); ++at)
      value = field_of(value, term.fields[at], at + 1 == term.fields.size() ? arguments : kNone);
    return value;
  }

  GoValue field_of(const GoValue& value, const std::string& name, const std::vector<GoValue>& arguments) {
    switch (value.type) {
      case Type::nil:
        return {};
      case Type::map:
        if (is_page_resource(value)) return field_of_resource(value, name, arguments, page_address(), context_);
        if (arguments.empty()) return value.member(name);
        break;
      case Type::shortcode:
        return of_shortcode(static_cast<std::size_t>(value.number), name, arguments);
      case Type::page:
        return of_page(name, arguments);
      case Type::site:
        if (name == "Params" && arguments.empty()) return GoValue::of(Type::site_params);
        if (name == "Title" && !context_.config.title.empty()) return GoValue::of(context_.config.title);
        break;
      case Type::site_params:
        if (arguments.empty()) return site_param(value.text + to_lower_ascii(name), context_);
        break;
      case Type::page_params:
        spend(kHead);
        if (arguments.empty()) return page_param(to_lower_ascii(name), context_);
        break;
      case Type::boolean:
      case Type::integer:
      case Type::real:
      case Type::text:
      case Type::list:
        break;
    }
    throw NotFollowed{tr("'{}'", "." + name)};
  }

  /// Of the call itself, or of one that it stands in, so many levels above.
  GoValue of_shortcode(std::size_t level, const std::string& name, const std::vector<GoValue>& arguments) {
    if (name == "Get" && arguments.size() == 1) return argument(params_of(level), arguments[0]);
    if (!arguments.empty()) throw NotFollowed{tr("'{}'", "." + name)};
    // what is around a call has no inner text yet when Hugo evaluates that
    if (name == "Inner" || name == "InnerDeindent")
      return GoValue::of(level == 0 ? call_.inner : std::string(), GoSafe::html);
    if (name == "Params") return params_of(level);
    if (name == "IsNamedParams") return GoValue::of(params_of(level).is(Type::map));
    if (name == "Name") return GoValue::of(level == 0 ? call_.name : std::string(around(name)[level].place.name));
    if (name == "Page") return GoValue::of(Type::page);
    if (name == "Site") return GoValue::of(Type::site);
    if (name == "Ordinal") return GoValue::of(around(name)[level].ordinal);
    if (name == "Parent") {
      if (level + 1 >= around(name).size()) return {};
      GoValue parent = GoValue::of(Type::shortcode);
      parent.number = static_cast<long long>(level) + 1;
      return parent;
    }
    throw NotFollowed{tr("'{}'", "." + name)};
  }

  /// The call and those around it, found when the first is asked for.
  const std::vector<ShortcodeRank>& around(const std::string& name) {
    if (!around_) {
      spend(call_.body.size());
      around_ = rank_shortcode(call_.body, call_.at);
    }
    if (around_->empty()) throw NotFollowed{tr("'{}'", "." + name)};
    return *around_;
  }

  GoValue params_of(std::size_t level) {
    return level == 0 ? call_.params : read_shortcode_params(around("Params")[level].place.arguments);
  }

  /// A name where there are positions, and the other way round, is nothing; what is missing is an empty text.
  static GoValue argument(const GoValue& params, const GoValue& key) {
    if (params.items.empty()) return {};
    if (key.is(Type::integer)) {
      if (params.is(Type::map)) return {};
      const auto at = static_cast<std::size_t>(key.number);
      return key.number >= 0 && at < params.items.size() ? params.items[at].second : GoValue::of(std::string());
    }
    if (!key.is(Type::text)) throw NotFollowed{tr("'{}'", ".Get")};
    if (params.is(Type::list)) return {};
    const bool is_there =
        std::any_of(params.items.begin(), params.items.end(), [&](const auto& item) { return item.first == key.text; });
    return is_there ? params.member(key.text) : GoValue::of(std::string());
  }

  /// Without the host.
  std::string page_address() const {
    if (context_.post.permalink.empty()) throw NotFollowed{tr("'{}'", ".Page.RelPermalink")};
    const std::string address(context_.post.permalink);
    const std::size_t host = address.find("://");
    return host == std::string::npos ? address : address.substr(std::min(address.find('/', host + 3), address.size()));
  }

  GoValue of_page(const std::string& name, const std::vector<GoValue>& arguments) {
    if (name == "RenderString" && !arguments.empty() && arguments.size() <= 2 &&
        (arguments.size() == 1 || arguments[0].is(Type::map)))
      return go_markdown(arguments.back(), context_);
    if (name == "Params" && arguments.empty()) return GoValue::of(Type::page_params);
    if (name == "Site" && arguments.empty()) return GoValue::of(Type::site);
    if (name == "Page" && arguments.empty()) return GoValue::of(Type::page);
    if (name == "Permalink" && arguments.empty() && !context_.post.permalink.empty())
      return GoValue::of(std::string(context_.post.permalink));
    if (name == "RelPermalink" && arguments.empty()) return GoValue::of(page_address());
    if (name == "Resources" && arguments.empty()) return page_resources();
    if (arguments.empty())
      if (const std::optional<GoValue> known = of_file(name)) return *known;
    spend(kHead);
    if (name == "Description" && arguments.empty()) {
      const GoValue text = page_param("description", context_);
      return text.is(Type::nil) ? GoValue::of(std::string()) : text;
    }
    if (name == "Title" && arguments.empty()) {
      const GoValue title = page_param("title", context_);
      if (title.is(Type::text)) return title;
    }
    if (name == "Param" && arguments.size() == 1 && arguments[0].is(Type::text)) {
      const std::string key = to_lower_ascii(arguments[0].text);
      GoValue own = page_param(key, context_);
      return own.is(Type::nil) ? site_param(key, context_) : own;
    }
    throw NotFollowed{tr("'{}'", ".Page." + name)};
  }

  /// What the place of a page's file says.
  std::optional<GoValue> of_file(const std::string& name) const {
    std::string_view path = context_.post.source.view();
    const std::string& folder = context_.config.source_folder;
    if (path.starts_with(folder + "/")) path.remove_prefix(folder.size() + 1);
    const bool has_languages = !context_.post.site_language.empty();
    if (name == "Lang") return GoValue::of(language_code(context_));
    if (name == "Kind") return GoValue::of(std::string("page"));
    if (name == "IsHome" || name == "IsSection" || name == "IsNode") return GoValue::of(false);
    if (name == "IsPage") return GoValue::of(true);
    if (name == "Section" && !has_languages)
      return GoValue::of(
          std::string(path.find('/') == path.npos ? std::string_view() : path.substr(0, path.find('/'))));
    return {};
  }

  GoValue* find(const std::string& name) {
    const auto known = std::find_if(names_.rbegin(), names_.rend(), [&](const auto& one) { return one.first == name; });
    return known == names_.rend() ? nullptr : &known->second;
  }

  static constexpr std::size_t kHead = 1'000;  ///< What it costs to look into a head.
  inline static const std::vector<GoValue> kNone;

  const ShortcodeCall& call_;
  const BodyContext& context_;
  GoHtml html_;
  Names names_;
  GoValue root_ = GoValue::of(Type::shortcode);  ///< `$`
  std::optional<GoValue> returned_;              ///< By the partial that is evaluated.
  int partials_ = 0;                             ///< In each other.
  std::optional<std::vector<ShortcodeRank>> around_;
  std::size_t spent_ = 0;
};

}  // namespace

std::string language_code(const BodyContext& context) {
  if (!context.post.site_language.empty()) return std::string(context.post.site_language.view());
  for (const auto& [code, tag] : context.config.languages)
    if (tag == context.config.language) return code;
  return to_lower_ascii(context.config.language);
}

ShortcodeText evaluate_shortcode(const GoTemplate& shortcode, const ShortcodeCall& call, const BodyContext& context) {
  Evaluation evaluation(call, context);
  ShortcodeText made;
  try {
    evaluation.run(shortcode.nodes, GoValue::of(Type::shortcode));
    made.text = evaluation.text();
  } catch (const NotFollowed& reason) {
    made.problem = reason.what;
  }
  made.cost = evaluation.spent();
  return made;
}

}  // namespace essaypack
