#!/bin/bash
# The same bytes with any number of jobs, in any zone and locale, from a copied and touched folder; a second run touches
# no file: rule P12.
ESSAYPACK=$(readlink -f "$1")
. "$(dirname "$(readlink -f "$0")")/lib.sh"
unset SOURCE_DATE_EPOCH
make_blog blog 60
"$ESSAYPACK" build blog -o base -j1 || fail "the first run ended with $?"
[ -s base/anthology.epub ] && [ -s base/atom.xml ] || fail "outputs are missing: $(ls -A base)"
contents base >base.txt

same() {
  contents "$1" >this.txt
  diff base.txt this.txt || fail "$1: other bytes"
}
"$ESSAYPACK" build blog -o jobs8/ -j8 && same jobs8
for zone in UTC Asia/Shanghai America/New_York; do
  TZ=$zone "$ESSAYPACK" build blog -o "zone/$zone/" && same "zone/$zone"
done
for locale in C $(locale -a 2>/dev/null | grep -iE '^(zh_CN|tr_TR|de_DE|C)\.utf-?8$'); do
  LC_ALL=$locale LANG=$locale "$ESSAYPACK" build blog -o "locale-$locale/" && same "locale-$locale"
done
mkdir elsewhere && cp -r blog elsewhere/other && find elsewhere -exec touch -d 2001-01-01 {} +
"$ESSAYPACK" build elsewhere/other -o copied/ && same copied
(cd blog && "$ESSAYPACK" build . -o ../inside/) && same inside

snapshot base >before.txt
"$ESSAYPACK" build blog -o base >said.txt 2>&1 || fail "the second run ended with $?"
snapshot base >after.txt
diff before.txt after.txt || fail "a second run touched a file"
[ ! -s said.txt ] || fail "a second run said: $(head -n 5 said.txt)"
