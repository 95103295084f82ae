#include "model/head_fields.h"

#include <cstdint>

namespace essaypack {
namespace {

/// Seven bits a byte, the lowest first.
void put_number(std::string& out, std::uint64_t number) {
  for (; number >= 0x80; number >>= 7) out += static_cast<char>(number | 0x80);
  out += static_cast<char>(number);
}

/// The record at the front of a block.
struct Record {
  int line = 0;
  HeadField::Form form = HeadField::Form::plain;
  std::string_view name;
  std::optional<std::string_view> value;
};

std::uint64_t take_number(std::string_view& block) {
  std::uint64_t number = 0;
  for (int shift = 0;; shift += 7) {
    const auto byte = static_cast<unsigned char>(block.front());
    block.remove_prefix(1);
    number |= std::uint64_t(byte & 0x7f) << shift;
    if (byte < 0x80) return number;
  }
}

std::string_view take_bytes(std::string_view& block, std::uint64_t count) {
  const std::string_view bytes = block.substr(0, count);
  block.remove_prefix(bytes.size());
  return bytes;
}

Record take_record(std::string_view& block) {
  Record record;
  record.line = static_cast<int>(take_number(block));
  record.form = static_cast<HeadField::Form>(take_number(block));
  const std::uint64_t name = take_number(block), value = take_number(block);
  record.name = take_bytes(block, name);
  if (value > 0) record.value = take_bytes(block, value - 1);
  return record;
}

std::optional<Record> find_record(std::string_view block, std::string_view name) {
  while (!block.empty()) {
    const Record record = take_record(block);
    if (record.name == name) return record;
  }
  return {};
}

}  // namespace

HeadFields::HeadFields(const std::map<std::string, HeadField>& fields) {
  std::string block;
  for (const auto& [name, field] : fields) {
    put_number(block, static_cast<std::uint64_t>(field.line));
    put_number(block, static_cast<std::uint64_t>(field.form));
    put_number(block, name.size());
    put_number(block, field.value ? field.value->size() + 1 : 0);
    block += name;
    if (field.value) block += *field.value;
  }
  packed_ = block;
}

HeadFields::HeadFields(std::initializer_list<std::pair<const char*, const char*>> values) {
  for (const auto& [name, value] : values) set(name, value);
}

std::optional<std::string_view> HeadFields::find(std::string_view name) const {
  const std::optional<Record> record = find_record(packed_, name);
  return record ? record->value : std::nullopt;
}

int HeadFields::line_of(std::string_view name) const {
  const std::optional<Record> record = find_record(packed_, name);
  return record && record->line > 0 ? record->line : 1;
}

bool HeadFields::has_lines() const {
  for (std::string_view block = packed_; !block.empty();)
    if (take_record(block).line > 0) return true;
  return false;
}

void HeadFields::set(const std::string& name, const std::string& value) {
  std::map<std::string, HeadField> fields = unpack();
  fields[name].value = value;
  *this = HeadFields(fields);
}

std::map<std::string, HeadField> HeadFields::unpack() const {
  std::map<std::string, HeadField> fields;
  for (std::string_view block = packed_; !block.empty();) {
    const Record record = take_record(block);
    HeadField field{std::nullopt, record.line, record.form};
    if (record.value) field.value = std::string(*record.value);
    fields.emplace(record.name, std::move(field));
  }
  return fields;
}

}  // namespace essaypack
