#pragma once

/// Fields of a head that name people, pictures and key words, in the many shapes that themes know.

#include "input/field_reader.h"
#include "model/post.h"

#include <string>
#include <vector>

namespace essaypack {

/// `author` or `authors`: a name, a map with name or nick, email, link or url, or a list of these.
std::vector<Person> read_authors(const FieldReader& fields);

/// The first of the themes' fields (`cover`, `top_img`, `thumbnail`, ...) that names an image: no switch, no colour.
std::string read_cover(const FieldReader& fields);

/// `enclosure: episode.mp3`, or a map with `url`, and where they are known `length` in bytes and `type`.
Enclosure read_enclosure(const FieldReader& fields);

/// `keywords`: a list, or one text with commas (ASCII or full-width) between them.
std::vector<std::string> read_keywords(const FieldReader& fields);

}  // namespace essaypack
