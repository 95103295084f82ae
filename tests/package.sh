#!/bin/sh
# usage: package.sh CMAKE BUILD_FOLDER
# cmake --install into an empty folder, and the Debian package: every file is there, and the dependencies are the libraries
# that the program is linked with.
set -eu
LC_ALL=C.UTF-8  # cpack can't pack a file with a Chinese name in the POSIX locale
export LC_ALL
cmake=$1
build=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() { printf 'FAIL: %s\n' "$*" >&2; exit 1; }

"$cmake" --install "$build" --prefix "$work/usr" > "$work/install.log"
doc=$work/usr/share/doc/essaypack
for file in README.md README.zh-CN.md CONTRIBUTING.md copyright changelog.gz changelog.Debian.gz docs/architecture.md \
  docs/diagnostics.md examples/Makefile examples/blog/_config.yml examples/blog/source/images/shadow.svg \
  examples/systemd/essaypack.service examples/systemd/essaypack.timer; do
  [ -s "$doc/$file" ] || fail "not installed: $file"
done
said=$("$work/usr/bin/essaypack" --version)
case $said in 'essaypack '[0-9]*) ;; *) fail "--version says '$said'" ;; esac

command -v dpkg-shlibdeps > /dev/null || { echo 'skipped: the .deb, dpkg-dev is not here'; exit 77; }
(cd "$build" && "$(dirname "$cmake")/cpack" -G DEB -B "$work/deb" > "$work/cpack.log" 2>&1) ||
  { cat "$work/cpack.log" >&2; fail cpack; }
deb=$(find "$work/deb" -maxdepth 1 -name '*.deb')
[ -n "$deb" ] || fail 'no .deb'
depends=$(dpkg-deb --field "$deb" Depends)
# `dpkg -S` may know a library below /usr as one below /: the name of the file is what counts.
ldd "$build/essaypack" | awk '/=> \// { print $1 }' | sort > "$work/linked"
for library in libcmark-gfm.so libpugixml.so libyaml-cpp.so libzip.so libboost_program_options.so libicuuc.so libgumbo.so; do
  path=$(awk -v name="$library" 'index($1, name) == 1 { print $1 }' "$work/linked")
  [ -n "$path" ] || continue
  package=$(dpkg-query -S "*/$path" | head -n 1 | cut -d: -f1)
  case $depends in *"$package"*) ;; *) fail "$package is not among the dependencies: $depends" ;; esac
done
case $depends in *libc6*) ;; *) fail "no libc6 in: $depends" ;; esac
dpkg-deb --contents "$deb" | awk '{ print $1, $2, $6 }' > "$work/contents"
grep -q '^-rwxr-xr-x root/root ./usr/bin/essaypack$' "$work/contents" || { cat "$work/contents"; fail 'the program'; }
if grep -v '^[-dl]r[-w][-x]r-[-x]r-[-x] root/root ' "$work/contents"; then fail 'odd modes or owners'; fi
if command -v lintian > /dev/null; then
  lintian --no-tag-display-limit --fail-on error,warning --suppress-tags initial-upload-closes-no-bugs "$deb" ||
    fail lintian
fi
dpkg-deb --field "$deb" Package Version Section Depends Recommends
