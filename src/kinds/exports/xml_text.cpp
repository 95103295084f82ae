#include "kinds/exports/xml_text.h"

#include "base/text.h"

#include <charconv>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace essaypack {
namespace {

constexpr auto npos = std::string_view::npos;

bool is_name_start(char c) {
  return is_ascii_letter(c) || c == '_' || c == ':' || (static_cast<unsigned char>(c) >= 0x80);
}

/// Behind a remark, a section of CDATA, an instruction or a declaration at `at`; nothing if a tag or text is there.
std::optional<std::size_t> skip_other(std::string_view xml, std::size_t at) {
  const auto behind = [&](std::string_view end, std::size_t from) {
    const std::size_t found = xml.find(end, from);
    return found == npos ? xml.size() : found + end.size();
  };
  const std::string_view rest = xml.substr(at);
  if (rest.starts_with("<![CDATA[")) return behind("]]>", at + 9);
  if (rest.starts_with("<!--")) return behind("-->", at + 4);
  if (rest.starts_with("<?")) return behind("?>", at + 2);
  if (rest.starts_with("<!")) return behind(">", at + 2);
  return {};
}

/// Tags of one text, with the end of each element found in one pass.
struct Tag {
  std::size_t begin = 0, end = 0;
  std::string_view name;
  bool is_end = false, is_empty = false;
  std::size_t partner = npos;  ///< Of a start tag: the number of its end tag.
};

std::vector<Tag> tags_of(std::string_view xml) {
  std::vector<Tag> tags;
  std::map<std::string_view, std::vector<std::size_t>> open;
  for (std::size_t at = xml.find('<'); at != npos; at = xml.find('<', at)) {
    if (const std::optional<std::size_t> end = skip_other(xml, at)) {
      at = *end;
      continue;
    }
    const std::size_t end = begins_xml_tag(xml, at) ? end_of_xml_tag(xml, at) : npos;
    if (end == npos) {
      ++at;
      continue;
    }
    Tag tag{at, end, xml_tag_name(xml, at), xml[at + 1] == '/', xml[end - 2] == '/'};
    std::vector<std::size_t>& same = open[tag.name];
    if (tag.is_end && !same.empty()) {
      tags[same.back()].partner = tags.size();
      same.pop_back();
    } else if (!tag.is_end && !tag.is_empty) {
      same.push_back(tags.size());
    }
    tags.push_back(tag);
    at = end;
  }
  return tags;
}

/// Appends what `&...;` at the start of `text` means, and gives its length; 0 where it means nothing to XML.
std::size_t take_entity(std::string_view text, std::string& out) {
  const std::size_t end = text.substr(0, 12).find(';');
  if (end == npos) return 0;
  const std::string_view name = text.substr(1, end - 1);
  constexpr std::pair<std::string_view, char> kNames[] = {
      {"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}};
  for (const auto& [known, character] : kNames)
    if (name == known) {
      out += character;
      return end + 1;
    }
  if (!name.starts_with('#') || name.size() < 2) return 0;
  const bool is_hex = name[1] == 'x' || name[1] == 'X';
  const std::string_view digits = name.substr(is_hex ? 2 : 1);
  std::uint32_t code = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), code, is_hex ? 16 : 10);
  if (digits.empty() || read.ec != std::errc() || read.ptr != digits.data() + digits.size()) return 0;
  const bool is_control = code < 0x20 && code != '\t' && code != '\n' && code != '\r';
  append_utf8(out, is_control ? U'\ufffd' : static_cast<char32_t>(code));
  return end + 1;
}

void append_resolved(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t mark = std::min(text.find('&', at), text.size());
    out += text.substr(at, mark - at);
    if (mark == text.size()) return;
    const std::size_t size = take_entity(text.substr(mark), out);
    if (size == 0) out += '&';
    at = mark + std::max<std::size_t>(size, 1);
  }
}

}  // namespace

bool begins_xml_tag(std::string_view xml, std::size_t at) {
  const std::size_t name = at + (xml.substr(at, 2) == "</" ? 2 : 1);
  return name < xml.size() && is_name_start(xml[name]);
}

std::size_t end_of_xml_tag(std::string_view xml, std::size_t at) {
  for (std::size_t stop = xml.find_first_of("\"'><", at + 1); stop != npos;
       stop = xml.find_first_of("\"'><", stop + 1)) {
    if (xml[stop] == '>') return stop + 1;
    if (xml[stop] == '<') return npos;
    stop = xml.find(xml[stop], stop + 1);
    if (stop == npos) return npos;
  }
  return npos;
}

std::string_view xml_tag_name(std::string_view xml, std::size_t at) {
  at += xml.substr(at, 2) == "</" ? 2 : 1;
  return xml.substr(at, xml.find_first_of(" \t\r\n/>", at) - at);
}

void for_each_element(std::string_view xml, const std::function<void(const XmlElement&)>& take) {
  const std::vector<Tag> tags = tags_of(xml);
  for (std::size_t i = 0; i < tags.size(); ++i) {
    const Tag& tag = tags[i];
    if (tag.is_end) continue;
    const std::size_t name_end = tag.begin + 1 + tag.name.size();
    XmlElement element{tag.name, xml.substr(name_end, tag.end - 1 - name_end), {}, !tag.is_empty};
    if (tag.partner != npos) {
      element.is_unclosed = false;
      element.inner = xml.substr(tag.end, tags[tag.partner].begin - tag.end);
      i = tag.partner;
    }
    take(element);
  }
}

XmlElement find_xml(std::string_view xml, std::string_view name) {
  XmlElement found;
  for_each_element(xml, [&](const XmlElement& element) {
    if (found.name.empty() && element.name == name) found = element;
  });
  return found;
}

std::string_view xml_inside(std::string_view element) {
  const std::size_t begin = end_of_xml_tag(element, 0), end = element.rfind("</");
  return begin == npos || end == npos || end < begin ? std::string_view() : element.substr(begin, end - begin);
}

std::string xml_text(std::string_view inner) {
  std::string out;
  for (std::size_t at = 0; at < inner.size();) {
    const std::size_t mark = std::min(inner.find('<', at), inner.size());
    append_resolved(out, inner.substr(at, mark - at));
    if (mark == inner.size()) break;
    const std::optional<std::size_t> end = skip_other(inner, mark);
    if (end && inner.substr(mark).starts_with("<![CDATA[")) {
      const std::size_t close = inner.substr(0, *end).ends_with("]]>") ? *end - 3 : *end;
      out += inner.substr(mark + 9, close - std::min(close, mark + 9));
    } else if (!end) {
      out += '<';
    }
    at = end.value_or(mark + 1);
  }
  return out;
}

std::string xml_field(std::string_view xml, std::string_view name) {
  return std::string(trim(xml_text(find_xml(xml, name).inner)));
}

std::string xml_attribute(std::string_view attributes, std::string_view name) {
  for (std::size_t at = attributes.find(name); at != npos; at = attributes.find(name, at + 1)) {
    const bool begins = at == 0 || is_ascii_space(attributes[at - 1]);
    std::size_t sign = at + name.size();
    while (sign < attributes.size() && is_ascii_space(attributes[sign])) ++sign;
    if (!begins || sign >= attributes.size() || attributes[sign] != '=') continue;
    const std::size_t quote = attributes.find_first_of("\"'", sign);
    const std::size_t end = quote == npos ? npos : attributes.find(attributes[quote], quote + 1);
    if (end == npos) return {};
    std::string value;
    append_resolved(value, attributes.substr(quote + 1, end - quote - 1));
    return value;
  }
  return {};
}

}  // namespace essaypack
