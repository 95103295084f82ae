#!/bin/sh
# usage: setup.sh SOURCE
# What cmake/debian.sh says and calls, with doubles of apt-get and dpkg-query: sizes beforehand, no words of debconf, what apt-get
# said where it fails, a plain word where there is none, and nothing at all where nothing is missing.
set -eu
source=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { printf 'FAIL: %s\n' "$*" >&2; cat "$work/said" >&2; exit 1; }
mkdir "$work/bin" "$work/tools"
for tool in sh awk sed grep tail tee tr cat mktemp rm env id; do ln -s "$(command -v $tool)" "$work/tools/$tool"; done
cat > "$work/bin/apt-get" <<'APT'
#!/bin/sh
echo "apt-get $*" >> "$CALLS"
case " $* " in
  *' --assume-no '*)
    printf 'Need to get 231 MB of archives.\nAfter this operation, 881 MB of additional disk space will be used.\nAbort.\n'
    exit 1 ;;
  *' update '*) exit 0 ;;
  *' broken'*) echo 'E: Unable to locate package broken' >&2; exit 100 ;;
esac
echo 'debconf: delaying package configuration, since apt-utils is not installed' >&2
for package in $(seq 1 60); do echo "Setting up p$package (1) ..."; done
APT
printf '#!/bin/sh\ncase $* in *" here") printf installed ;; *) exit 1 ;; esac\n' > "$work/bin/dpkg-query"
printf '#!/bin/sh\nexec "$@"\n' > "$work/bin/sudo"
ln -s "$(command -v seq)" "$work/tools/seq"
chmod +x "$work"/bin/*
CALLS=$work/calls
export CALLS
# ask PACKAGE...: what is said in $work/said, the exit code in $code
ask() {
  : > "$CALLS"
  code=0
  PATH=$path sh -c '. "$1"; shift; install_missing "$@"' sh "$source/cmake/debian.sh" "$@" > "$work/said" 2>&1 || code=$?
}
path=$work/bin:$work/tools

ask here
if [ "$code" != 0 ] || [ -s "$work/said" ] || [ -s "$CALLS" ]; then fail 'nothing is missing, and something is done'; fi
ask here gone other
[ "$code" = 0 ] || fail "exit $code"
grep -qx 'installing, with 231 MB to fetch, 881 MB on the disk: gone other' "$work/said" || fail 'the sizes are not said'
grep -qx '  50 packages set up' "$work/said" || fail 'no count'
if grep -q debconf "$work/said"; then fail 'words of debconf'; fi
[ "$(wc -l < "$work/said")" = 2 ] || fail 'more is said'
ask broken
[ "$code" = 3 ] || fail "a package that can't be had: exit $code"
grep -q 'Unable to locate package broken' "$work/said" || fail 'what apt-get said is kept back'
path=$work/tools
ask gone
[ "$code" = 3 ] || fail "no apt-get: exit $code"
grep -q 'there is no apt-get here: gone' "$work/said" || fail 'no plain word'
# shellcheck disable=SC1091,SC2154
(. "$source/cmake/debian.sh"; case " $test_packages " in *' git '*) ;; *) exit 1 ;; esac) || { : > "$work/said"; fail 'the tests lack git'; }
