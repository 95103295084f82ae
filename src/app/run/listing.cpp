#include "app/run/listing.h"

#include "diag/print.h"

namespace essaypack {
namespace {

std::string to_text(const Listing& listing) {
  std::string out;
  for (const std::vector<std::string>& row : listing.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) out += (i == 0 ? "" : "\t") + printable(row[i]);
    out += '\n';
  }
  return out;
}

std::string format_listing(const Listing& listing, ListFormat format) {
  switch (format) {
    case ListFormat::text:
      return to_text(listing);
    case ListFormat::json:
      return listing.json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
  }
  return {};
}

}  // namespace

void add_list_text(const Options& options, std::string text, OutputSet& outputs) {
  Output output;
  output.name = options.words[0] + (options.format == ListFormat::json ? ".json" : ".txt");
  output.exporter = "list";
  output.bytes = std::move(text);
  outputs.add(std::move(output));
}

void add_listing(const Options& options, const Listing& listing, OutputSet& outputs) {
  add_list_text(options, format_listing(listing, options.format), outputs);
}

}  // namespace essaypack
