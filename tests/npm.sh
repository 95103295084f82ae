#!/bin/bash
# usage: npm.sh TREE [TARBALL]
# The packages of packaging/npm, made of the tree that packaging/portable.sh has made, in a real Hexo 8 site: installed without a
# network once Hexo is there, they put what essaypack makes among Hexo's own files, change nothing in a second run, publish nothing
# that Hexo does not, and fail as Hexo's users expect. Exit 77: npm or its registry is missing.
set -u
source=$(cd "$(dirname "$0")/.." && pwd)
for tree; do [ ! -d "$tree" ] || break; done
tree=$(cd "$tree" && pwd)
fail() { printf 'FAIL: %s\n' "$*" >&2; exit 1; }
skip() { echo "skipped: $*"; exit 77; }
command -v npm > /dev/null || skip 'npm is not installed'
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$work"' EXIT
cd "$work" || exit 3

# Hexo, kept between runs, as `hexo init` lists it (its theme is cloned from elsewhere).
kept=$source/build/npm
if [ ! -d "$kept/node_modules/hexo-generator-feed" ]; then
  mkdir -p "$kept"
  cp "$source/tests/npm/package.json" "$kept"
  npm install --silent --no-audit --no-fund --prefix "$kept" > "$work/npm.log" 2>&1 || { tail -n 3 "$work/npm.log"; skip 'npm can not install Hexo'; }
fi
sh "$source/packaging/npm/pack.sh" "$tree" "$work/packages" > "$work/pack.log" 2>&1 || { cat "$work/pack.log"; fail 'npm pack'; }
for file in LICENSE README.md README.zh-CN.md index.js lib/generator.js; do
  tar -tzf packages/hexo-essaypack-*.tgz | grep -qx "package/$file" || fail "hexo-essaypack lacks $file"
done

cp -r "$source/tests/npm/site" site
cp "$source/tests/npm/package.json" site
cp -r "$kept/node_modules" site/node_modules
cp "$kept/package-lock.json" site
cd site || exit 3
# Nothing but the shell and node: no essaypack on PATH.
mkdir "$work/bin"
for tool in node sh env readlink; do ln -s "$(command -v $tool)" "$work/bin/$tool"; done
hexo() { PATH=$work/bin NO_COLOR=1 node "$work/site/node_modules/hexo/bin/hexo" "$@"; }

# Without the platform's package it says what to install.
npm install --silent --offline --no-audit --no-fund "$work"/packages/hexo-essaypack-*.tgz > "$work/npm.log" 2>&1 ||
  { cat "$work/npm.log"; fail 'installing hexo-essaypack without a network'; }
rm -rf node_modules/@essaypack
hexo generate > "$work/said" 2>&1
[ $? = 2 ] || { cat "$work/said"; fail 'without the program the exit code is not 2'; }
[ "$(grep -c 'hint: npm install @essaypack/linux-x64' "$work/said")" = 1 ] || { cat "$work/said"; fail 'it does not say once what to install'; }
hexo essaypack check > "$work/said" 2>&1
[ $? = 2 ] || { cat "$work/said"; fail 'the command without the program'; }
# In the user's language, each text in each language with the same places.
LANGUAGE=zh_CN hexo generate > "$work/said" 2>&1
grep -q '建议：npm install @essaypack/linux-x64' "$work/said" || { cat "$work/said"; fail 'it is not said in Chinese'; }
node -e '
const {readFileSync} = require("fs"), folder = "./node_modules/hexo-essaypack/";
const {language, translations} = require(folder + "lib/words.js");
const places = text => text.split("{}").length, said = [];
for (const file of ["index.js", "lib/console.js", "lib/generator.js", "lib/program.js"])
  for (const [, text] of readFileSync(folder + file, "utf8").matchAll(/\bsay\(("(?:[^"\\]|\\.)*"|\x27(?:[^\x27\\]|\\.)*\x27)/g)) said.push(eval(text));
for (const [name, texts] of Object.entries(translations)) {
  for (const text of said) if (!texts[text] || places(texts[text]) !== places(text)) throw new Error(name + ": " + text);
  if (Object.keys(texts).length !== said.length) throw new Error(name + ": a text that is not said");
}
for (const [variables, expected] of [[{}, undefined], [{LANG: "en_US.UTF-8"}, undefined], [{LANG: "zh_CN.UTF-8"}, "zh_CN"], [{LANG: "zh_HK.UTF-8"}, "zh_TW"],
  [{LANGUAGE: "zh-Hant:en", LANG: "zh_CN.UTF-8"}, "zh_TW"], [{LC_ALL: "C", LANG: "zh_CN.UTF-8"}, undefined], [{LANGUAGE: "zh"}, "zh_CN"], [{LANG: "zhx"}, undefined]])
  if (language(variables) !== expected) throw new Error(JSON.stringify(variables));
' || fail 'translations of the plug-in'

npm install --silent --offline --no-audit --no-fund "$work"/packages/*.tgz > "$work/npm.log" 2>&1 || { cat "$work/npm.log"; fail 'installing without a network'; }

# Among Hexo's own files, the same bytes as by hand.
hexo generate > "$work/said" 2>&1 || { cat "$work/said"; fail "hexo generate: exit $?"; }
for file in anthology.epub atom.xml rss2.xml feed.json sitemap.xml index.html; do [ -s "public/$file" ] || fail "public/ has no $file"; done
for file in changed-urls.txt .essaypack .essaypack.lock; do [ ! -e "public/$file" ] || fail "$file is public"; done
if grep -rlE '草稿的字|密码后的字|隐藏的字|明年的字' public/*.xml public/*.json public/*.txt; then fail 'a private text'; fi
hexo essaypack -o "$work/hand/" > "$work/said" 2>&1 || { cat "$work/said"; fail 'hexo essaypack'; }
for file in "$work"/hand/*; do
  name=${file##*/}
  [ "$name" = changed-urls.txt ] || cmp "$file" "public/$name" || fail "$name differs"
done

# A second run changes nothing.
state() { find public -type f -exec stat -c '%n %i %y' {} + | LC_ALL=C sort; }
before=$(state)
hexo generate > "$work/said" 2>&1 || fail 'the second generate'
[ "$before" = "$(state)" ] || fail 'the second generate touched a file'
grep -q ' 0 files generated' "$work/said" || { cat "$work/said"; fail 'the second generate made files'; }

# hexo clean, and all is there again.
hexo clean > /dev/null 2>&1
hexo generate > /dev/null 2>&1
[ "$(cd public && find . -type f | LC_ALL=C sort)" = "$(printf '%s\n' "$before" | sed 's/^public\([^ ]*\) .*/.\1/' | LC_ALL=C sort)" ] || fail 'other files behind hexo clean'

# Commands: arguments as they were typed, from a folder below, exit codes.
(cd source/_posts && hexo essaypack epub -o "$work/007.epub" --title 007) > "$work/said" 2>&1 || { cat "$work/said"; fail 'hexo essaypack epub'; }
unzip -p "$work/007.epub" EPUB/package.opf 2> /dev/null | grep -q '007' || unzip -p "$work/007.epub" '*.opf' | grep -q '>007<' || fail 'the title was read as a number'
hexo essaypack ebup > "$work/said" 2>&1
[ $? = 2 ] || fail 'a wrong command is not exit 2'
[ "$(grep -c "unknown command 'ebup'" "$work/said")" = 1 ] || { cat "$work/said"; fail 'a wrong command is not named once'; }
hexo help essaypack > "$work/said" 2>&1
grep -q 'hexo essaypack help epub\|"hexo essaypack help epub"' "$work/said" || { cat "$work/said"; fail 'hexo help essaypack'; }

# A post that a script of the site keeps back.
mkdir scripts
printf "hexo.extend.filter.register('before_generate', function () { this.locals.set('posts', this.locals.get('posts').filter(post => post.slug !== 'cat')); });\n" > scripts/keep-back.js
hexo generate > "$work/said" 2>&1
[ $? = 2 ] || { cat "$work/said"; fail 'a post that Hexo keeps back came out'; }
grep -q 'exclude: \["_posts/cat.md"\]' "$work/said" || { cat "$work/said"; fail 'what to exclude is not said'; }
printf 'exclude: ["_posts/cat.md"]\n' > essaypack.yaml
hexo generate > "$work/said" 2>&1 || { cat "$work/said"; fail 'it is excluded as was said, and still there'; }
if grep -q '书店的猫' public/atom.xml; then fail 'the post that is kept back is in the feed'; fi
rm -r scripts essaypack.yaml
hexo generate > /dev/null 2>&1 || fail 'without the script'

# Another plug-in with a file of the same name: essaypack's stays, and it is said.
printf 'feed: {type: atom, path: atom.xml}\n' >> _config.yml
sed -i 's/"hexo-renderer-ejs"/"hexo-generator-feed": "^3.0.0", &/' package.json
hexo generate > "$work/said" 2>&1 || { cat "$work/said"; fail 'with hexo-generator-feed'; }
cmp public/atom.xml "$work/hand/atom.xml" || fail 'atom.xml is of the other plug-in'
[ "$(grep -c 'WARN.*atom.xml' "$work/said")" = 1 ] || { cat "$work/said"; fail 'two plug-ins make atom.xml, and nothing is said'; }
sed -i '/^feed:/d' _config.yml
sed -i 's/"hexo-generator-feed": "^3.0.0", //' package.json

# A post with an error: its place is said once, and nothing is generated.
printf 'diagnostics: {content/missing-image: error}\n' > essaypack.yaml
printf -- '---\ntitle: 坏\ndate: 2024-05-01 10:00:00\n---\n![图](missing.png)\n' > source/_posts/broken.md
before=$(state)
hexo generate > "$work/said" 2>&1
[ $? = 2 ] || { cat "$work/said"; fail 'an error in a post is not exit 2'; }
[ "$(grep -c 'source/_posts/broken.md:5:[0-9]*: error:' "$work/said")" = 1 ] || { cat "$work/said"; fail 'the post is not named once'; }
if grep -q '^ *at ' "$work/said"; then cat "$work/said"; fail 'a stack of calls is shown'; fi
[ "$before" = "$(state)" ] || fail 'files were generated'

# hexo server: the routes are there, and a post that breaks meanwhile leaves them.
rm source/_posts/broken.md
port=$((20000 + $$ % 20000))
PATH=$work/bin NO_COLOR=1 node "$work/site/node_modules/hexo/bin/hexo" server -i 127.0.0.1 -p "$port" > "$work/server.said" 2>&1 &
server=$!
fetch() { node -e 'require("http").get(process.argv[1], r => { r.pipe(process.stdout); process.exitCode = r.statusCode === 200 ? 0 : 1 }).on("error", () => process.exit(1))' "http://127.0.0.1:$port/$1"; }
wait_for() { for _ in $(seq 300); do eval "$1" > /dev/null 2>&1 && return; sleep 0.2; done; cat "$work/server.said"; fail "$2"; }
wait_for 'fetch atom.xml' 'the server does not answer'
fetch atom.xml | cmp - "$work/hand/atom.xml" || fail 'the server has another atom.xml'
fetch anthology.epub | cmp - "$work/hand/anthology.epub" || fail 'the server has another book'
printf -- '---\ntitle: 坏\ndate: 2024-05-01 10:00:00\n---\n![图](missing.png)\n' > source/_posts/broken.md
wait_for 'grep -q broken.md:5: "$work/server.said"' 'the server does not name the broken post'
fetch atom.xml | cmp - "$work/hand/atom.xml" || fail 'a broken post changed what is served'
sed -i 's/^!.*/好了。/' source/_posts/broken.md
wait_for 'fetch atom.xml | grep -q 好了' 'the mended post does not come'
# A post that a script keeps back while the server runs: what was on show stays, without it.
mkdir scripts
printf "hexo.extend.filter.register('before_generate', function () { this.locals.set('posts', this.locals.get('posts').filter(post => post.slug !== 'secret')); });\n" > scripts/keep-back.js
kill "$server"
wait "$server" 2> /dev/null
PATH=$work/bin NO_COLOR=1 node node_modules/hexo/bin/hexo server -i 127.0.0.1 -p "$port" > "$work/server.said" 2>&1 &
server=$!
wait_for 'fetch atom.xml | grep -q 好了' 'the server does not answer again'
printf -- '---\ntitle: 秘密\ndate: 2024-06-01 10:00:00\n---\n不给人看的字。\n' > source/_posts/secret.md
wait_for 'grep -q "Hexo does not publish" "$work/server.said"' 'the server does not name the post that is kept back'
if fetch atom.xml | grep -q 不给人看的字; then fail 'a post that Hexo keeps back is served'; fi
echo ok
