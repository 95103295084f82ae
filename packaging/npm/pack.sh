#!/bin/sh
# usage: packaging/npm/pack.sh TREE OUTPUT_FOLDER
# The packages of npm, as `npm publish` takes them: hexo-essaypack, and @essaypack/linux-x64 of the tree that
# packaging/portable.sh has made (build/portable/essaypack-VERSION-linux-x64). Both get the version of the tree.
set -eu
tree=$(cd "$1" && pwd)
mkdir -p "$2"
out=$(cd "$2" && pwd)
cd "$(dirname "$0")"
version=$("$tree/bin/essaypack" --version | sed -n '1s/^essaypack //p')
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r hexo-essaypack linux-x64 "$work"
cp -r "$tree"/bin "$tree"/lib "$tree"/libexec "$tree"/etc "$tree"/share "$work/linux-x64"
for package in hexo-essaypack linux-x64; do
  cp ../../LICENSE "$work/$package"
  # its own version, and that of the program's package among the dependencies
  sed -i "s/\"0\.0\.0\"/\"$version\"/" "$work/$package/package.json"
done
cd "$out"
npm pack --silent "$work/hexo-essaypack" "$work/linux-x64"
