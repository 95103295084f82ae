#!/bin/sh
# usage: packaging/portable.sh [BUILD_FOLDER [OUTPUT_FOLDER]]
# Packs essaypack-VERSION-linux-x64.tar.gz: the program with its libraries, their data, the configuration of fontconfig and the
# loader, so that it runs from any folder of any Linux on this kind of processor, whatever that system has installed. Fonts are
# the system's. Without a BUILD_FOLDER it installs what a build needs (Debian 12; root or sudo) and builds in build/release.
# The output folder (build/portable unless named) gets the tree as well. The same build gives the same bytes.
set -eu
cd "$(dirname "$0")/.."
say() { printf '%s\n' "$*"; }
fail() { say "portable.sh: $*" >&2; exit 3; }

if [ $# -eq 0 ]; then
  # shellcheck source=cmake/debian.sh
  . cmake/debian.sh
  # shellcheck disable=SC2086,SC2154  # lists of words
  install_missing $build_packages libjs-katex
  own_folder build
  cmake --preset release -DESSAYPACK_TESTS=OFF > build/configure.log 2>&1 || { cat build/configure.log >&2; exit 3; }
  cmake --build --preset release --target essaypack completions -j "$(build_jobs)"
fi
build=${1:-build/release}
out=${2:-build/portable}
[ -x "$build/essaypack" ] || fail "no program in $build: build it first, or call this without arguments"
version=$("$build/essaypack" --version | sed -n '1s/^essaypack //p')
machine=$(uname -m)
case $machine in x86_64) machine=x64 ;; aarch64) machine=arm64 ;; esac
name=essaypack-$version-linux-$machine
tree=$out/$name
rm -rf "$tree"
mkdir -p "$tree/bin" "$tree/lib" "$tree/libexec" "$tree/etc" "$tree/share/doc/essaypack/copyright"

# The program, behind a script that calls the loader beside it.
strip -o "$tree/libexec/essaypack" "$build/essaypack"
install -m 755 packaging/launcher.sh "$tree/bin/essaypack"

# Its libraries by the names under which they are looked for. Not libvips, whose own libraries are as large as all the rest: an
# empty one stands in its place, so that none of the system is taken, which was made for other libraries than these.
ldd "$tree/libexec/essaypack" | sed -n 's/^\t\([^ ]*\) => \(\/[^ ]*\) .*/\1 \2/p; s/^\t\(\/[^ ]*\/ld-[^ ]*\) .*/ld.so \1/p' |
  LC_ALL=C sort > "$out/libraries"
grep -q '^ld\.so ' "$out/libraries" || fail 'the program names no loader'
while read -r soname file; do
  install -m 755 "$file" "$tree/lib/$soname"
done < "$out/libraries"
compiler=${CC:-cc}
$compiler -shared -nostdlib -Wl,-soname,libvips.so.42 -x c /dev/null -o "$tree/lib/libvips.so.42"

# ICU's data without what no date, no sorting and no line needs, names of languages, countries, units and currencies in each
# other's languages, and without character sets that no file of a blog has: those of mainframes (EBCDIC), of X11's clipboard, of
# Lotus, EUC-TW and ISO-2022-CN.
mainframes='(37|273|277|278|280|284|285|290|297|420|424|500|838|870|871|875|918|930|933|935|937|939|964|1025|1026|1047|1097|1112|1122|1123|1130|1132|1137|1140|1141|1142|1143|1144|1145|1146|1147|1148|1149|1153|1154|1155|1156|1157|1158|1160|1364|1371|1388|1390|1399|4517|4899|4909|4971|5123|8482|9067|12712|16684|16804)'
trim_icu() {
  library=$(basename "$(ls "$tree"/lib/libicudata.so.*)")
  symbol=$(readelf -Ws --dyn-syms "$tree/lib/$library" | awk '$8 ~ /^icudt[0-9]+_dat$/ { print $8, $2, $3; exit }')
  if [ -z "$symbol" ] || ! command -v icupkg > /dev/null; then say "ICU keeps all of its data" >&2; return; fi
  # shellcheck disable=SC2086  # name, address and size
  set -- $symbol
  data=$out/${1%_dat}l.dat
  # the section with the data has one number for its address and its place in the file
  tail -c "+$((0x$2 + 1))" "$tree/lib/$library" | head -c "$(($3))" > "$data"
  icupkg -l "$data" | grep -E '^(curr|lang|rbnf|region|unit|zone)/' |
    grep -vE '/(root|pool|res_index|supplementalData|tzdbNames)\.res$' > "$out/unused.txt"
  icupkg -l "$data" | grep -E "^(ibm-${mainframes}_.*|ebcdic-xml-us|icu-internal-compound-.*|euc-tw-.*|cns-11643-.*|iso-ir-165)\.cnv\$" >> "$out/unused.txt"
  icupkg -r "$out/unused.txt" "$data"
  printf '.section .rodata\n.balign 16\n.globl %s\n.type %s, @object\n%s:\n.incbin "%s"\n.size %s, .-%s\n' "$1" "$1" "$1" "$data" "$1" "$1" |
    $compiler -shared -nostdlib -Wl,-soname,"$library" -Wl,--build-id=none -x assembler - -o "$tree/lib/$library"
  rm "$data" "$out/unused.txt"
}
trim_icu

# Their data: ICU's is a library; fontconfig's rules with the links resolved; KaTeX for formulas.
cp -rL /etc/fonts "$tree/etc/fonts"
for folder in /usr/share/javascript/katex /usr/share/nodejs/katex/dist; do
  [ -e "$folder/katex.js" ] || continue
  install -Dm 644 "$folder/katex.js" "$tree/share/javascript/katex/katex.js"
  break
done

# What it is made of, and under which terms.
parts=$tree/share/doc/essaypack/parts.txt
while read -r soname file; do
  # a library below /usr may be known as one below /
  package=$(dpkg-query -S "$(readlink -f "$file")" "$file" "/usr$file" 2>/dev/null | head -n 1 | cut -d: -f1)
  [ -n "$package" ] || fail "no package has $file"
  dpkg-query -W -f "$soname \${Package} \${Version} \${source:Package}\n" "$package" | head -n 1
done < "$out/libraries" > "$parts"
for package in $(cut -d' ' -f2 "$parts" | LC_ALL=C sort -u) libjs-katex fontconfig-config; do
  [ ! -e "/usr/share/doc/$package/copyright" ] ||
    install -m 644 "/usr/share/doc/$package/copyright" "$tree/share/doc/essaypack/copyright/$package"
done
# several packages of one source have one text
(cd "$tree/share/doc/essaypack/copyright" && sha256sum -- * | LC_ALL=C sort |
  awk '$1 == sum { print file, $2; next } { sum = $1; file = $2 }' | while read -r file twin; do ln -f "$file" "$twin"; done)
install -m 644 LICENSE CHANGELOG.md README.md README.zh-CN.md "$tree/share/doc/essaypack"
# what these lead to, without pictures and without what is for developers alone
install -Dm 644 -t "$tree/share/doc/essaypack/docs" docs/[!a]*.md
install -Dm 644 -t "$tree/share/doc/essaypack/docs/zh" docs/zh/*.md
(cd examples && find systemd ci -type f) | while read -r file; do install -Dm 644 "examples/$file" "$tree/share/doc/essaypack/examples/$file"; done
install -m 644 packaging/PORTABLE.md "$tree/README.md"
install -m 644 packaging/PORTABLE.zh-CN.md "$tree/README.zh-CN.md"
for page in man/*.1 "$build"/essaypack.yaml.5; do
  [ ! -e "$page" ] || install -Dm 644 "$page" "$tree/share/man/man${page##*.}/${page##*/}"
done
for shell in "bash-completion/completions/essaypack essaypack" "zsh/site-functions/_essaypack _essaypack" \
  "fish/vendor_completions.d/essaypack.fish essaypack.fish"; do
  [ ! -e "$build/completions/${shell#* }" ] || install -Dm 644 "$build/completions/${shell#* }" "$tree/share/${shell% *}"
done

find "$tree" -exec chmod u=rwX,go=rX {} +
tar -C "$out" --sort=name --owner=0 --group=0 --numeric-owner --mtime="@${SOURCE_DATE_EPOCH:-1772366400}" -cf - "$name" |
  gzip -9n > "$out/$name.tar.gz"
rm "$out/libraries"
say "$out/$name.tar.gz: $(du -m "$out/$name.tar.gz" | cut -f1) MB, unpacked $(du -sm "$tree" | cut -f1) MB"
