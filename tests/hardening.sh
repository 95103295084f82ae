#!/bin/sh
# usage: hardening.sh ESSAYPACK
# The program as it is packed is built as docs/security.md says: what readelf sees of it.
set -eu
program=$1
command -v readelf > /dev/null || { echo 'skipped: readelf is not here'; exit 77; }
failed=0
# has WHAT PATTERN READELF_OPTION...
has() {
  what=$1 pattern=$2
  shift 2
  readelf -W "$@" "$program" 2> /dev/null | grep -qE "$pattern" || { echo "FAIL: $what" >&2; failed=1; }
}
has 'not position-independent' 'Type: +DYN' -h
has 'relocations can be written' 'GNU_RELRO' -l
has 'symbols are not bound at the start' '\(FLAGS_1\).*NOW' -d
has 'no stack protectors' '__stack_chk_fail' --dyn-syms
has 'no checked calls of the C library' '__[a-z]+_chk(@|$)' --dyn-syms
has 'no checks of the C++ library' '__glibcxx_assert_fail|_ZSt21__glibcxx_assert_fail' --dyn-syms
if readelf -W -l "$program" | grep -E 'GNU_STACK' | grep -q 'RWE'; then echo 'FAIL: the stack can be executed' >&2; failed=1; fi
case $(uname -m) in
  x86_64)  # the note of it needs a C library that has it, too: the instruction is what counts
    LC_ALL=C grep -qaP '\xf3\x0f\x1e\xfa' "$program" || { echo 'FAIL: no control-flow protection' >&2; failed=1; } ;;
esac
exit "$failed"
