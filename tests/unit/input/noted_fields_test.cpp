#include "input/noted_fields.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;

BOOST_AUTO_TEST_SUITE(noted_fields)

namespace {

/// `key=value` of each field.
std::string fields_of(const char* own, const char* given, NotedFields::Depth depth) {
  const ParsedValue head = parse_yaml(own), site = parse_yaml(given);
  NotedFields fields(depth);
  for (const Value::Member& member : head.value->members) fields.note(member, member.line);
  for (const Value::Member& member : site.value->members)
    if (const Value* same = head.value->find(member.key))
      fields.merge(member.key, *same, member.value);
    else
      fields.note(member, 0);
  std::string all;
  for (const auto& [name, field] : fields.fields().unpack())
    all += (all.empty() ? "" : " ") + name + "=" + field.value.value_or("");
  return all;
}

}  // namespace

BOOST_AUTO_TEST_CASE(maps) {
  const struct {
    const char *own, *given, *fields;
  } kCases[] = {
      {"{a: 1}", "{}", "a=1"},
      {"{m: {a: 1, n: {b: 2}}}", "{}", "m= m.= m.a=1 m.n= m.n.= m.n.b=2"},
      {"{m: {a: 1}}", "{m: {a: 3, b: 2}}", "m= m.= m.a=1 m.b=2"},
      {"{m: {n: {a: 1}}}", "{m: {n: {b: 2}}}", "m= m.= m.n= m.n.= m.n.a=1 m.n.b=2"},
      {"{m: text}", "{m: {b: 2}}", "m=text"},
      {"{}", "{m: {b: 2}}", "m= m.= m.b=2"},
      {"{m: {password: x, l: [1]}}", "{}", "m= m.= m.l= m.password="},
  };
  for (const auto& row : kCases)
    BOOST_TEST(fields_of(row.own, row.given, NotedFields::Depth::members) == row.fields, row.own);
  BOOST_TEST(fields_of("{m: {a: 1}}", "{}", NotedFields::Depth::fields) == "m=");
}

/// A list of sources is one field, an item a line.
BOOST_AUTO_TEST_CASE(references) {
  BOOST_TEST(fields_of("{references: ['[a](b)', c]}", "{}", NotedFields::Depth::fields) ==
             "references= references[]=[a](b)\nc\n");
  BOOST_TEST(fields_of("{references: [{a: b}]}", "{}", NotedFields::Depth::fields) == "references=");
  BOOST_TEST(fields_of("{references: a}", "{}", NotedFields::Depth::fields) == "references=a");
}

BOOST_AUTO_TEST_SUITE_END()
