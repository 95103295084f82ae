#!/bin/bash
# essaypack preview over the network: what it answers, to whom, and that it writes nothing.
ESSAYPACK=$(readlink -f "$1")
. "$(dirname "$(readlink -f "$0")")/lib.sh"
command -v curl >/dev/null || skip 'no curl'
make_blog blog 3
head_of() { printf -- '---\ntitle: %s\ndate: 2026-01-01 08:00\n%s---\n%s\n' "$1" "$2" "$3"; }
head_of 锁住的信 $'password: 开门\n' 只给一个人看 >blog/source/_posts/secret.md
head_of 没写完 $'published: false\n' 还没写完的话 >blog/source/_posts/unfinished.md
printf 'output: made\nstate: kept\n' >blog/essaypack.yaml
mkdir tmp && export TMPDIR=$scratch/tmp
(cd blog && find . | sort) >before.txt

start_preview blog
get() { curl -sS --max-time 60 --path-as-is "$@"; }
status_of() { get -o /dev/null -w '%{http_code}' "$@"; }
expect() { [ "$2" = "$1" ] || fail "expected $1, got $2: $3"; }
has_version() { [ "$(get "${url}version.json")" = "{\"version\":$1,\"building\":false}" ]; }
until_true has_version 1
book=${url}book/classic-horizontal-light-pages/0/

# types, and headers that keep posts' scripts and other sites out
type_of() { get -o /dev/null -w '%{http_code} %{content_type}' "$url$1"; }
while read -r path wanted; do
  expect "200 $wanted" "$(type_of "$path")" "$path"
done <<'TABLE'
preview.css text/css; charset=utf-8
preview.js text/javascript; charset=utf-8
tables.js text/javascript; charset=utf-8
icon.svg image/svg+xml
state.json application/json; charset=utf-8
output/atom.xml application/xml; charset=utf-8
output/feed.json application/json; charset=utf-8
output/sitemap.txt text/plain; charset=utf-8
output/anthology-cover.png image/png
book/classic-horizontal-light-pages/0/EPUB/nav.xhtml application/xhtml+xml; charset=utf-8
book/modern-vertical-dark-scroll/0/EPUB/css/book.css text/css; charset=utf-8
book/plain-horizontal-dark-pages/0/EPUB/package.opf application/xml; charset=utf-8
TABLE
expect '200 text/html; charset=utf-8' "$(type_of '')" /
get -D headers.txt -o nav.xhtml "${book}EPUB/nav.xhtml"
grep -q "^Content-Security-Policy: default-src 'none'; .*sandbox allow-same-origin" headers.txt || fail 'no policy for content'
if grep -i '^Content-Security-Policy' headers.txt | grep -q script-src; then fail 'scripts of content may run'; fi
grep -q '^X-Content-Type-Options: nosniff' headers.txt || fail 'types may be guessed'
grep -q '^Cross-Origin-Resource-Policy: same-origin' headers.txt || fail 'other sites may embed answers'
get -I "${url}output/atom.xml" | grep -q '^HTTP/1.1 200' || fail HEAD

# the same parts as in the book that is built
"$ESSAYPACK" build blog || fail build
mv blog/made out && rm -r blog/kept
mkdir unzipped && (cd unzipped && python3 -m zipfile -e ../out/anthology.epub .) || fail unzip
cmp -s nav.xhtml unzipped/EPUB/nav.xhtml || fail 'the contents are not those of the book'
for name in atom.xml rss2.xml feed.json sitemap.xml; do
  get "${url}output/$name" | cmp -s - "out/$name" || fail "$name is not the real one"
done
get "${book}EPUB/css/book.css" >shown.css
head -c "$(stat -c %s unzipped/EPUB/css/book.css)" shown.css | cmp -s - unzipped/EPUB/css/book.css || fail 'the style sheet is not that of the book'
get "${url}book/modern-vertical-light-pages/0/EPUB/css/book.css" | grep -q 'Theme modern' || fail 'no other theme'
get "${url}book/modern-vertical-light-pages/0/EPUB/css/book.css" | grep -q 'writing-mode: vertical-rl' || fail 'no vertical lines'

# nothing but these: no path leads out
while read -r path; do
  expect 404 "$(status_of "${url%/}$path")" "$path"
done <<'TABLE'
/../../../../etc/passwd
/%2e%2e/%2e%2e/%2e%2e/etc/passwd
/output/../atom.xml
/output/../../blog/_config.yml
/output/%2e%2e/%2e%2e/blog/_config.yml
/output/..%2f..%2fblog/_config.yml
/output/%2fetc%2fpasswd
/output//etc/passwd
//etc/passwd
/output/atom.xml%00
/output/atom.xml%00.png
/output/..\..\blog\_config.yml
/output/%5c..%5c..%5cblog
/output/%252e%252e/_config.yml
/output/./atom.xml
/output/
/output/_config.yml
/_config.yml
/etc/passwd
/state.json/
/book/
/book/classic-horizontal-light-pages/0/
/book/classic-horizontal-light-pages/0/EPUB
/book/classic-horizontal-light-pages/0/EPUB/../../../etc/passwd
/book/classic-horizontal-light-pages/0/%2e%2e/mimetype
/book/classic-horizontal-light-pages/1/EPUB/nav.xhtml
/book/classic-horizontal-light-pages/-1/EPUB/nav.xhtml
/book/classic-horizontal-light-pages/99999999999999999999/EPUB/nav.xhtml
/book/modern-vertical-light-pages/7/EPUB/nav.xhtml
/book/evil-horizontal-light-pages/0/EPUB/nav.xhtml
/book/classic-horizontal-light/0/EPUB/nav.xhtml
TABLE
expect 404 "$(status_of "${url}output/$(printf 'a%.0s' $(seq 5000))")" 'a long path'
port=${url##*:} && port=${port%/}
expect 404 "$(status_of --request-target /etc/passwd "$url")" 'another target'

# other names for this machine, other methods
for host in evil.example "evil.example:$port" 127.0.0.1.evil.example "localhost.evil.example:$port" 127.0.0.1:1 localhost:80 '[::1]' "127.0.0.1:$port@evil.example" 0.0.0.0; do
  expect 403 "$(status_of -H "Host: $host" "$url")" "host $host"
done
for host in localhost "localhost:$port" 127.0.0.1 "127.0.0.1:$port" "LOCALHOST:$port"; do
  expect 200 "$(status_of -H "Host: $host" "$url")" "host $host"
done
expect 403 "$(status_of --http1.0 -H 'Host:' "$url")" 'no host'
expect 405 "$(status_of -X POST "$url")" POST
expect 405 "$(status_of -X DELETE "${url}output/atom.xml")" DELETE

# posts that nobody may see
get "${url}state.json" >all.txt
for name in atom.xml rss2.xml feed.json sitemap.xml; do get "${url}output/$name" >>all.txt; done
for part in $(cd unzipped && find EPUB -name '*.xhtml'); do get "$book$part" >>all.txt; done
for word in 锁住的信 只给一个人看 没写完 还没写完的话; do
  if grep -q "$word" all.txt; then fail "'$word' got out"; fi
done

# a change on the disk; another run that wrote its outputs beside it was none
has_text() { local part; for part in $(get "${book}EPUB/package.opf" | grep -o 'text/post-[^"]*'); do get "${book}EPUB/$part"; done | grep -q "$1"; }
head_of 新的题目 '' 新的一段话 >blog/source/_posts/post-1.md
until_true has_version 2
has_text 新的一段话 || fail 'the book has not changed'
get "${url}output/atom.xml" | grep -q 新的题目 || fail 'the feed has not changed'

# a post with an error, a broken configuration: the last good book stays, the problems are told
head_of 坏日子 $'permalink: [a, b]\n' 坏 >blog/source/_posts/bad.md
until_true has_version 3
get "${url}state.json" >state.json
python3 - <<'PY' || fail "state: $(cat state.json)"
import json
state = json.load(open("state.json"))
assert (state["version"], state["edition"], state["good"]) == (3, 2, False), state
worst = state["problems"][0]
assert (worst["severity"], worst["file"], worst["line"]) == ("error", "source/_posts/bad.md", 4), worst
assert worst["message"] and worst["hint"] and worst["kind"], worst
assert state["books"] == [{"name": "anthology.epub", "theme": "classic", "vertical": False}], state["books"]
PY
has_text 新的一段话 || fail 'the last good book is gone'
rm blog/source/_posts/bad.md
until_true has_version 4
cp blog/essaypack.yaml kept.yaml
printf 'title: [\n' >blog/essaypack.yaml
until_true has_version 5
get "${url}state.json" | grep -q '"good":false.*"kind":"config/bad-yaml","file":"essaypack.yaml"' || fail 'a broken configuration is not told'
has_text 新的一段话 || fail 'the last good book is gone after a broken configuration'
cp kept.yaml blog/essaypack.yaml
until_true has_version 6
get "${url}state.json" | grep -q '"version":6,"edition":6,"good":true' || fail 'it does not recover'

# nothing was written but by that run; a signal ends it at once, with 0
(cd blog && find . | sort) | diff before.txt - >/dev/null || fail "it wrote into the site: $(cd blog && find . | sort | diff ../before.txt -)"
[ -z "$(find tmp -mindepth 1)" ] || fail "it left $(find tmp -mindepth 1)"
port_message="essaypack: error: can't listen on 127.0.0.1:$port: Address already in use
    hint: name another port, such as --port $((port + 1)), or let --port 0 take any free one"
expect "$port_message 3" "$("$ESSAYPACK" preview blog --port "$port" 2>&1) $("$ESSAYPACK" preview blog --port "$port" >/dev/null 2>&1; echo $?)" 'a port that is taken'
kill -TERM $preview_pid
wait $preview_pid
code=$?
preview_pid=
[ $code = 0 ] || fail "SIGTERM: the exit code is $code, not 0"

# in the middle of a build, by the other signal (bash lets background jobs ignore SIGINT, so not through `&`)
make_blog large 300
python3 - "$ESSAYPACK" <<'PY' || fail 'SIGINT'
import signal, subprocess, sys, time
signal.signal(signal.SIGINT, signal.default_int_handler)
process = subprocess.Popen([sys.argv[1], "preview", "large", "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
assert process.stdout.readline().startswith(b"http://127.0.0.1:")
time.sleep(0.3)
process.send_signal(signal.SIGINT)
assert process.wait(5) == 0, process.returncode
PY
[ -z "$(find tmp -mindepth 1)" ] || fail "a build that was cut short left $(find tmp -mindepth 1)"
exit 0
