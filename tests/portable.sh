#!/bin/bash
# usage: portable.sh SOURCE BUILD_FOLDER [RELEASE...]
# The tarball of packaging/portable.sh: its size, and that it runs, moved to another folder, in a root that has /bin/sh and nothing
# else, without a locale, fonts and an environment, and writes the bytes that the program itself writes. With releases of Debian
# (bullseye bookworm trixie) in bare installations of these by debootstrap, kept in build/chroots, as well. Exit 77: not root, or a
# tool is missing.
set -u
source=$(readlink -f "$1")
build=$(readlink -f "$2")
shift 2
fail() { printf 'FAIL: %s\n' "$*" >&2; exit 1; }
skip() { echo "skipped: $*"; exit 77; }
[ "$(id -u)" -eq 0 ] || skip 'chroot needs root'
for tool in strip readelf cc; do command -v "$tool" > /dev/null || skip "$tool is not here"; done
chroot=$(command -v chroot)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

sh "$source/packaging/portable.sh" "$build" "$work/out" || fail 'packaging/portable.sh'
tarball=$(echo "$work"/out/essaypack-*-linux-*.tar.gz)
size=$(stat -c %s "$tarball")
# what is built without an optimiser is twice as large
if grep -q '^CMAKE_CXX_FLAGS_RELEASE:[^=]*=.*-O[23]' "$build/CMakeCache.txt"; then [ "$size" -lt 35000000 ] || fail "$size bytes packed"; fi

# The same with the program itself, without fonts too: what the tarball has to come to.
mkdir "$work/empty"
echo '<fontconfig/>' > "$work/empty/fonts.conf"
FONTCONFIG_PATH=$work/empty "$build/essaypack" build "$source/examples/blog" -o "$work/expected/" 2> "$work/expected.said"

# What it has not, and says so: libvips, and the program that fetches pictures.
mkdir "$work/webp"
printf -- '---\ntitle: A\ndate: 2024-01-02\n---\n![a](a.webp)\n' > "$work/webp/a.md"
echo UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA | base64 -d > "$work/webp/a.webp"

# try ROOT: unpacks, moves and runs it there, away from where it was made.
try() {
  local root=$1
  rm -rf "$root/opt" "$root/blog" "$root/out" "$root/link"
  mkdir -p "$root/opt" "$root/tmp"
  tar -C "$root/opt" -xzf "$tarball"
  mv "$root"/opt/essaypack-* "$root/opt/elsewhere with a space"
  cp -r "$source/examples/blog" "$root/blog"
  ln -s 'opt/elsewhere with a space/bin/essaypack' "$root/link"
  [ "$(env -i "$chroot" "$root" /link --version | head -n 1)" = "$("$build/essaypack" --version | head -n 1)" ] || fail "$root: --version"
  env -i "$chroot" "$root" /link build /blog -o /out/ 2> "$work/said" || { cat "$work/said"; fail "$root: build: exit $?"; }
  cmp "$work/said" "$work/expected.said" || { cat "$work/said"; fail "$root: other messages"; }
  grep -q 'fonts-noto-cjk' "$work/said" || fail "$root: it does not say which fonts are missing"
  diff -r --exclude=.essaypack "$work/expected" "$root/out" || fail "$root: other bytes"
  env -i "$chroot" "$root" /link check /blog > "$work/said" 2>&1 || { cat "$work/said"; fail "$root: check"; }
  rm -rf "$root/webp"
  cp -r "$work/webp" "$root"
  env -i "$chroot" "$root" /link epub /webp -o /out.epub > "$work/said" 2>&1 || { cat "$work/said"; fail "$root: a picture to convert"; }
  grep -q 'this package of essaypack has no libvips' "$work/said" || { cat "$work/said"; fail "$root: it does not say that libvips is left out"; }
  env -i "$chroot" "$root" /link pictures /webp > "$work/said" 2>&1
  [ $? = 2 ] && grep -q 'essaypack-pictures, which fetches pictures, is not installed' "$work/said" || { cat "$work/said"; fail "$root: pictures"; }
  env -i LANGUAGE=zh_CN "$chroot" "$root" /link check /webp 2>&1 | grep -q '建议：' || fail "$root: no Chinese"
  echo "ok    $root, $(env -i "$chroot" "$root" /bin/sh -c 'ldd --version' 2> /dev/null | head -n 1)"
}

# A root with a shell alone.
bare=$work/bare
mkdir -p "$bare/bin" "$bare/dev"
for program in sh readlink; do
  file=$(readlink -f "$(command -v $program)")
  install -D "$file" "$bare/bin/$program"
  ldd "$file" | sed -n 's/.*[ \t]\(\/[^ ]*\) (.*/\1/p' | while read -r library; do install -D "$library" "$bare$library"; done
done
: > "$bare/dev/null"
try "$bare"

for release; do
  root=$source/build/chroots/$release
  if [ ! -e "$root/complete" ]; then
    command -v debootstrap > /dev/null || skip "$release: debootstrap is not here"
    rm -rf "$root"
    mkdir -p "${root%/*}"
    mirror=$(sed -n 's/^URIs: *\([^ ]*\/debian\)\/*$/\1/p; s/^deb [^h]*\(http[^ ]*\/debian\)\/* .*/\1/p' /etc/apt/sources.list /etc/apt/sources.list.d/* 2> /dev/null | head -n 1)
    debootstrap --variant=minbase "$release" "$root" "${mirror:-http://deb.debian.org/debian}" > "$root.log" 2>&1 ||
      { tail -n 3 "$root.log"; skip "$release can't be had here"; }
    : > "$root/complete"
  fi
  try "$root"
done
for file in README.md README.zh-CN.md share/doc/essaypack/README.zh-CN.md share/doc/essaypack/docs/zh/schedule.md share/doc/essaypack/examples/systemd/essaypack.timer; do
  [ -s "$bare/opt/elsewhere with a space/$file" ] || fail "$file is not in it"
done
echo "$(basename "$tarball"): $size bytes"
