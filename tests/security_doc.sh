#!/bin/sh
# usage: security_doc.sh SOURCE_FOLDER
# docs/security.md names tests that hold its promises: each is there.
set -eu
cd "$1"
failed=0
names=$(grep -oE '`(unit|cli|golden|fuzz|examples)/[a-z_]+`' docs/security.md | tr -d '`' | sort -u)
[ "$(printf '%s\n' "$names" | wc -l)" -ge 20 ] || { echo 'the tests are not found in the page' >&2; exit 1; }
for name in $names; do
  stem=${name#*/}
  case $name in
    unit/*) [ -n "$(find tests/unit -name "${stem}_test.cpp")" ] ;;
    cli/*) [ -e "tests/cli/$stem.test" ] || [ -e "tests/cli/$stem.sh" ] ;;
    golden/*) [ -d "tests/golden/$stem" ] ;;
    fuzz/*) [ -e "tests/fuzz/${stem}_fuzz.cpp" ] ;;
    examples/*) grep -q "check_$stem" tests/examples.sh ;;
  esac || { echo "docs/security.md names '$name', and there is no such test" >&2; failed=1; }
done
exit "$failed"
