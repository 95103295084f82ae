#include "base/path.h"
#include "export/book/chapter/chapter_writer.h"

#include "base/text.h"
#include "base/url.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>

namespace essaypack {
namespace {

/// A positive number of pixels; 0 for everything else (`50%`, `auto`).
unsigned pixels(const char* text) {
  char* end = nullptr;
  const unsigned long value = std::strtoul(text, &end, 10);
  const bool good = end != text && (*end == '\0' || std::strcmp(end, "px") == 0) && value > 0 && value < 100'000;
  return good ? static_cast<unsigned>(value) : 0;
}

constexpr std::string_view kPictured = "pictured";  ///< A paragraph with a picture in its lines.

bool has_picture(const pugi::xml_node& node) {
  const auto is_picture = [](const pugi::xml_node& one) { return is(one.name(), "img"); };
  return static_cast<bool>(node.find_node(is_picture));
}

bool is_inline_drawing(const Image& image) { return image.url.empty() && !image.data.empty(); }

}  // namespace

void ChapterWriter::write_paragraph(const pugi::xml_node& node) {
  const pugi::xml_node only = only_child(node);
  const pugi::xml_node inner = only && is(only.name(), "a") ? only_child(only) : only;
  const bool is_picture = inner && is(inner.name(), "img");
  if (!is_picture && is(node.parent().name(), "ep:note") && !node.attribute("class")) {
    out_ += "<p class=\"note-text\"";
    write_attributes(node);
    out_ += '>';
    write_children(node);
    return close("p");
  }
  if (!is_picture) {
    drops_indent_ = is_indented(node);
    out_ += "<p";
    if (const std::string language = language_of_run(node); !language.empty()) {
      write_attribute("lang", language);
      write_attribute("xml:lang", language);
    }
    write_attributes(node, !node.attribute("style") && has_picture(node) ? kPictured : "");
    out_ += '>';
    if (context_.book.config.line_paragraphs && is_prose_in_lines(node))
      write_lines(node);
    else
      write_children(node);
    close("p");
    drops_indent_ = false;
    return;
  }
  const Image* image = image_of(inner);
  if (image && inner == only && image->missing && image->alt.empty() && image->title.empty()) return;
  const BookImage* found = image ? find_good(*image) : nullptr;
  if (found && inner == only && !image->title.empty()) return write_image(inner, image->title);
  const bool has_caption = image && !found && inner == only && !image->missing && !image->alt.empty() &&
                           !image->title.empty() && image->title != image->alt;
  if (has_caption) {
    out_ += "<figure>";
    write_children(node);
    out_ += "<figcaption>";
    write_words(image->title);
    out_ += "</figcaption></figure>";
    return;
  }
  out_ += found ? "<p class=\"picture\">" : "<p>";
  write_children(node);
  out_ += "</p>";
}

/// A paragraph for each line, and none for an empty one. Verses that have a class stay as they are.
bool ChapterWriter::is_prose_in_lines(const pugi::xml_node& paragraph) const {
  return paragraph.child("br") && !paragraph.attribute("class") && is_indented(paragraph);
}

void ChapterWriter::write_lines(const pugi::xml_node& paragraph) {
  bool is_empty = true;
  for (const pugi::xml_node& child : paragraph.children()) {
    if (is(child.name(), "br")) {
      if (!is_empty) out_ += "</p>\n<p>";
      is_empty = true;
      continue;
    }
    const bool is_blank = child.type() == pugi::node_pcdata && trim(child.value()).empty();
    if (is_empty && is_blank) continue;
    if (is_empty && child.type() == pugi::node_pcdata) {
      std::string_view text = child.value();
      text.remove_prefix(std::min(text.find_first_not_of(" \n\t"), text.size()));
      characters_ += append_book_text(out_, without_indent(text));
    } else {
      write_node(child);
    }
    drops_indent_ = false;
    is_empty = false;
  }
  if (is_empty && out_.ends_with("</p>\n<p>")) out_.erase(out_.size() - std::string_view("</p>\n<p>").size());
}

void ChapterWriter::write_figure(const pugi::xml_node& node) {
  const pugi::xml_node picture = node.first_child();
  const Image* image = is(picture.name(), "img") ? image_of(picture) : nullptr;
  const pugi::xml_node caption = picture.next_sibling();
  if (says_its_caption(picture, caption)) {
    out_ += "<figure><figcaption>";
    write_node(picture);
    out_ += "</figcaption></figure>";
    return;
  }
  if (!image || !image->missing || (caption && (!is(caption.name(), "figcaption") || caption.next_sibling())))
    return write_tag(node, "figure");
  if (!caption) {
    if (image->alt.empty() && image->title.empty()) return;
    out_ += "<p>";
    write_image_stand_in(*image);
    out_ += "</p>";
    return;
  }
  out_ += "<figure>";
  write_node(caption);
  out_ += "</figure>";
}

/// True where the words that stand for a picture which is not in the book are those of the caption below it.
bool ChapterWriter::says_its_caption(const pugi::xml_node& picture, const pugi::xml_node& caption) const {
  const pugi::xml_node only = is(picture.name(), "a") ? only_child(picture) : picture;
  const Image* image = is(only.name(), "img") ? image_of(only) : nullptr;
  if (!image || image->missing || find_good(*image) || !is(caption.name(), "figcaption") || caption.next_sibling())
    return false;
  std::string words;
  for (const pugi::xml_node& child : caption.children()) {
    if (child.type() != pugi::node_pcdata) return false;
    words += child.value();
  }
  const std::string& stand_in = image->alt.empty() ? image->title : image->alt;
  return !stand_in.empty() && collapse_white_space(words) == collapse_white_space(stand_in);
}

const Image* ChapterWriter::image_of(const pugi::xml_node& node) const {
  const std::size_t index = node.attribute("ep:image").as_uint(static_cast<unsigned>(fragment_.images.size()));
  return index < fragment_.images.size() ? &fragment_.images[index] : nullptr;
}

const BookImage* ChapterWriter::find_good(const Image& image) const {
  if (image.missing || !context_.images.has_source(image)) return nullptr;
  const BookImage& found = context_.images.find(image);
  return found.state == BookImage::State::good ? &found : nullptr;
}

void ChapterWriter::write_image(const pugi::xml_node& node, std::string_view caption) {
  const Image* image = image_of(node);
  if (!image) return;
  const BookImage* found = find_good(*image);
  const bool is_drawing = node.attribute("ep:words");
  if (!found && is_drawing) {
    report_unusable(*image);
    append_book_text(out_, node.attribute("ep:words").value());
    return;
  }
  if (!found) return write_image_stand_in(*image);
  if (node.attribute("ep:decoration"))
    ++pictures_;
  else
    report_image(*image, *found);
  if (!caption.empty()) out_ += "<figure>";
  out_ += "<img src=\"../" + found->name + '"';
  write_attribute("alt", image->alt.empty() ? image->title : image->alt);
  write_size(node, found->facts);
  const char* kept = node.attribute("class").value();
  if (*kept) write_attribute("class", kept);
  out_ += "/>";
  if (caption.empty()) return;
  out_ += "<figcaption>";
  write_words(caption);
  out_ += "</figcaption></figure>";
}

void ChapterWriter::write_size(const pugi::xml_node& node, const ImageFacts& facts) {
  std::uint64_t width = pixels(node.attribute("width").value()), height = pixels(node.attribute("height").value());
  if (facts.width > 0 && facts.height > 0 && facts.width < 100'000 && facts.height < 100'000) {
    if (width == 0 && height == 0)
      width = facts.width, height = facts.height;
    else if (width == 0)
      width = std::max<std::uint64_t>(1, height * facts.width / facts.height);
    else if (height == 0)
      height = std::max<std::uint64_t>(1, width * facts.height / facts.width);
  }
  if (width > 0) write_attribute("width", std::to_string(width));
  if (height > 0) write_attribute("height", std::to_string(height));
}

void ChapterWriter::report_image(const Image& image, const BookImage& found) {
  ++pictures_;
  if (found.facts.animated) animated_ = true;
  if (image.alt.empty() && image.title.empty()) {
    ++undescribed_;
    const bool is_drawing = is_inline_drawing(image);
    context_.diagnostics.report(
        Kind::content_missing_alt, place(image.line, image.column),
        is_drawing ? tr("an '<svg>' has no text") : tr("picture '{}' has no text", shown(image)),
        is_drawing ? tr("write '<title>what it shows</title>' into it") : image.alt_hint);
  }
  if (found.facts.type == ImageType::webp)
    context_.diagnostics.report(
        Kind::content_image_type, place(image.line, image.column),
        tr("'{}' is WebP, which Kindle and older Kobo readers do not show", shown(image)),
        tr("convert it to PNG or JPEG, or let libvips do it (Debian: libvips42) with book: {webp: convert}"));
  if (!found.lost.empty()) {
    const std::string file = context_.images.path_below_site(image);
    context_.diagnostics.report(Kind::content_image_type,
                                file.empty() ? place(image.line, image.column) : Place{file, 0, 0},
                                tr("the SVG loses {}, which books can't show in a picture", found.lost),
                                tr("export it with text as outlines, or as PNG"));
  }
  const std::uint64_t area = std::uint64_t{found.facts.width} * found.facts.height;
  if (found.size > 1'500'000 || area > 4'000'000)
    context_.diagnostics.report(
        Kind::book_large_image, place(image.line, image.column),
        tr("'{}' has {}×{} pixels and {} KB", shown(image), found.facts.width, found.facts.height,
           (found.size + 1023) / 1024),
        tr("4 megapixels are enough for every reader's screen: book: {max_pixels: 4000000, max_bytes: 1500000}"));
}

std::string ChapterWriter::shown(const Image& image) {
  if (is_inline_drawing(image)) return "<svg>";
  if (image.url.starts_with("data:") || image.url.empty()) return "data:";
  if (!image.file.empty()) return std::string(file_part(image.file));
  return image.url;
}

void ChapterWriter::write_image_stand_in(const Image& image) {
  const bool is_remote = !image.missing && !context_.images.has_source(image);
  if (is_remote)
    context_.diagnostics.report(Kind::content_remote_image, place(image.line, image.column),
                                tr("picture '{}' is remote, a link takes its place", shown(image)),
                                tr("keep a copy: 'essaypack pictures' fetches what is missing"));
  else if (!image.missing)
    report_unusable(image);
  std::string text = image.alt.empty() ? image.title : image.alt;
  // a link around a picture without a text must not become one that nobody sees
  if (text.empty() && in_link_) text = decode_percent(image.url.substr(image.url.rfind('/') + 1));
  const bool linked = !image.missing && !in_link_ && is_linkable(image.url);
  if (linked) {
    out_ += "<a";
    write_attribute("href", image.url);
    out_ += '>';
  }
  write_words(text.empty() && linked ? std::string_view(image.url) : std::string_view(text));
  if (linked) out_ += "</a>";
}

void ChapterWriter::report_unusable(const Image& image) {
  const BookImage& found = context_.images.find(image);
  const std::string name = shown(image);
  const auto report = [&](const Message& message, const Message& hint) {
    context_.diagnostics.report(Kind::content_image_type, place(image.line, image.column), message, hint);
  };
  const std::string type(media_type_of(found.facts.type));
  const bool is_svg = found.facts.type == ImageType::svg;
  switch (found.state) {
    case BookImage::State::good:
      return;
    case BookImage::State::unreadable:
      return report_unreadable(image, name);
    case BookImage::State::unknown:
      return report(tr("'{}' is no picture", name), {});
    case BookImage::State::broken:
      if (is_svg)
        return report(describe(found.fault, name),
                      found.fault == SvgFault::no_size ? tr("give its root a viewBox") : Message());
      return report(tr("'{}' is cut short or damaged", name), tr("copy the file again"));
    case BookImage::State::huge:
      return report(
          is_core_type(found.facts.type)
              ? tr("'{}' has {}×{} pixels, more than any reader can show", name, found.facts.width, found.facts.height)
              : tr("'{}' has {}×{} pixels, more than can be converted", name, found.facts.width, found.facts.height),
          tr("make it smaller: 4 megapixels are enough for every reader's screen"));
    case BookImage::State::foreign:
      return report(tr("'{}' is of type {}, which no book may carry", name, type), tr("convert it to PNG or JPEG"));
    case BookImage::State::unconverted:
      return report(
          tr("'{}' is of type {} and can't be converted: it is damaged, or of a kind that libvips does not read here",
             name, type),
          tr("copy the file again, or convert it to PNG or JPEG"));
  }
}

void ChapterWriter::report_unreadable(const Image& image, const std::string& name) {
  if (const auto& given = context_.book.config.look.remote_images; image.file.empty() && given.contains(image.url))
    return context_.diagnostics.report(
        Kind::io_unreadable, place(image.line, image.column),
        tr("'{}' can't be read, which 'book.remote_images' names for '{}'", given.at(image.url), name),
        tr("put the picture there, or correct the name"));
  context_.diagnostics.report(Kind::io_unreadable, place(image.line, image.column),
                              tr("picture '{}' can't be read", name), tr("check its permissions"));
}

}  // namespace essaypack
