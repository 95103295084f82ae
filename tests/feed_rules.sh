#!/bin/sh
# usage: feed_rules.sh TESTS_FOLDER
# Every rule of feed_rules.txt has a test that bears its number, and no test bears a number that is no rule.
set -eu
tests=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
sed -n 's/^\([CP][0-9][0-9]*\) .*/\1/p' "$tests/feed_rules.txt" | sort >"$work/rules"
[ -s "$work/rules" ] || { echo "no rules in $tests/feed_rules.txt"; exit 1; }
{
  # c07_... and p12_...: without the zero that keeps them in order
  sed -n 's/^BOOST_AUTO_TEST_CASE(\([cp]\)0*\([0-9][0-9]*\)_.*/\1\2/p' "$tests"/unit/export/feed/feed_rules*_test.cpp | tr cp CP
  grep -ohE '\brule [CP][0-9]+' "$tests"/cli/*.sh "$tests"/cli/*.test "$tests"/*.sh | sed 's/^rule //'
} | sort -u >"$work/tested"
comm -23 "$work/rules" "$work/tested" | sed 's/$/ has no test/' >"$work/faults"
comm -13 "$work/rules" "$work/tested" | sed 's/$/ is no rule of feed_rules.txt/' >>"$work/faults"
uniq -d "$work/rules" | sed 's/$/ stands twice/' >>"$work/faults"
cat "$work/faults"
[ ! -s "$work/faults" ]
