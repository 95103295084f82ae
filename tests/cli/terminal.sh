#!/bin/bash
# terminal.sh ESSAYPACK: what people see who run it in a terminal, which the other tests are not: the closing line, colours.
ESSAYPACK=$(readlink -f "$1")
. "$(dirname "$(readlink -f "$0")")/lib.sh"
command -v python3 >/dev/null || exit 77
mkdir blog
printf '%s\n' 'title: t' 'author: Ann' 'url: https://blog.example.org' 'language: en' 'timezone: UTC' 'outputs: [rss, sitemap]' >blog/essaypack.yaml
printf '%s\n' --- 'title: A' 'date: 2024-01-01' --- text >blog/a.md
printf '%s\n' --- 'title: B' 'date: 2024-01-02' 'draft: true' --- text >blog/b.md

# seen COMMAND...: standard error as a terminal of 80 columns gets it, carriage returns apart.
seen() {
  python3 - "$ESSAYPACK" "$@" <<'PYTHON' | tr -d '\r'
import os, pty, subprocess, sys
outer, inner = pty.openpty()
environment = {"PATH": os.environ["PATH"], "TERM": "xterm", "LC_ALL": "C.UTF-8", "HOME": "/nonexistent"}
child = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=inner, env=environment)
os.close(inner)
text = b""
try:
    while chunk := os.read(outer, 65536):
        text += chunk
except OSError:
    pass
child.wait()
sys.stdout.write(text.decode())
PYTHON
}
expect() {
  [ "$2" = "$3" ] || fail "$1: '$2' and not '$3'"
}
last() { tail -n 1; }

expect 'what was written' "$(seen build blog -o out/ | last)" '1 post: 5 files written; 1 draft left out'
expect 'nothing to do' "$(seen build blog -o out/ | last)" '1 post: 0 files written, 4 up to date; 1 draft left out'
expect 'quiet' "$(seen build blog -o out/ -q)" ''
expect 'no problems' "$(seen check blog | last)" '1 post, no problems'
expect 'a dry run has no closing line' "$(seen build blog -o new/ --dry-run)" ''
# in Chinese
expect 'zh_CN' "$(seen build blog -o zh/ --lang zh_CN | last)" '1 篇文章：写入 5 个文件；未收录：1 篇草稿'
expect 'zh_TW' "$(seen build blog -o zh/ --lang zh_TW | last)" '1 篇文章：寫入 0 個檔案，4 個無需更新；未收錄：1 篇草稿'
expect 'a book' "$(seen epub blog -o zh.epub --lang zh_CN | last)" '1 篇文章：写入 1 个文件；未收录：1 篇草稿'
expect 'no problems in Chinese' "$(seen check blog --lang zh_CN | last)" '1 篇文章，没有问题'
# colours: by themselves on a terminal, by word everywhere
printf '%s\n' --- 'title: C' 'date: 2024-13-01' --- text >blog/c.md
seen check blog | grep -q $'\033\[' || fail 'no colours on a terminal'
if seen check blog --color never | grep -q $'\033\[3[0-9]m'; then fail '--color never has colours'; fi
"$ESSAYPACK" check blog --color always 2>&1 | grep -q $'\033\[' || fail '--color always has none'
if "$ESSAYPACK" check blog 2>&1 | grep -q $'\033\['; then fail 'colours where there is no terminal'; fi
echo 'terminal: closing lines and colours as they should be'
