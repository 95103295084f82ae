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
  docs/server.md examples/systemd/essaypack.service examples/systemd/essaypack.timer examples/ci/action.yml; do
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
  # what is built without an optimiser has no checked calls
  optimised=$(grep -c '^CMAKE_CXX_FLAGS_RELEASE:[^=]*=.*-O[23]' "$build/CMakeCache.txt" || true)
  lintian --display-info --tag-display-limit 0 --allow-root "$deb" > "$work/lintian" 2>&1 || true
  [ "$optimised" != 0 ] || sed -i '/hardening-no-fortify-functions/d' "$work/lintian"
  [ ! -s "$work/lintian" ] || { cat "$work/lintian" >&2; fail lintian; }
else
  echo 'not asked: lintian, which is not here'
fi
# The units are there and nothing enables them.
dpkg-deb --ctrl-tarfile "$deb" | tar -tf - > "$work/control"
if grep -E 'postinst|preinst|prerm|postrm' "$work/control"; then fail 'the package runs a script'; fi
for unit in essaypack.service essaypack.timer essaypack-announce.service; do
  grep -q " ./usr/lib/systemd/system/$unit\$" "$work/contents" || fail "no $unit"
done
if grep -E 'systemd/(system|user)/.*\.wants/|-preset/' "$work/contents"; then fail 'a unit is enabled'; fi
dpkg-deb --field "$deb" Package Version Section Depends Recommends
