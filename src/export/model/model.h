#pragma once

/// The model as JSON (docs/model.md, docs/model.schema.json): for programs of the user's own, and for formats that are
/// not written in C++.

#include "export/exporter.h"
#include "site/translations.h"

#include <nlohmann/json.hpp>

#include <cstddef>

namespace essaypack {

/// The version that `essaypack_model` names. It grows with every change that a reader could trip over.
inline constexpr int kModelVersion = 1;

/// One post as the model shows it. Without a fragment there is no `content`, and the summary is what the head says.
/// `translations` are those of the site.
nlohmann::ordered_json model_post(const ExportContext& context, std::size_t post, const Fragment* fragment,
                                  const Translations& translations);

/// The category tree, the tags. Posts that `is_left_out` (by index, may be empty) are named nowhere.
nlohmann::ordered_json model_categories(const Site& site, const std::vector<char>& is_left_out);
nlohmann::ordered_json model_tags(const Site& site, const std::vector<char>& is_left_out);

}  // namespace essaypack
