#!/bin/bash
# essaypack preview in a real browser: browser.sh ESSAYPACK [FOLDER_FOR_PICTURES]
ESSAYPACK=$(readlink -f "$1")
pictures=${2:+$(readlink -f "$2")}
here=$(dirname "$(readlink -f "$0")")
. "$here/lib.sh"
[ -x /usr/bin/chromium ] || skip 'no Chromium'
command -v python3 >/dev/null || skip 'no Python'
make_blog blog 6
cat >blog/source/_posts/hostile.md <<'MD'
---
title: 有脚本的文章
date: 2026-02-01 08:00
---
脚本不该运行。<script>document.title = "ran"; parent.document.title = "ran"</script><img src="/images/dot.png" onerror="parent.hacked = 1" onload="parent.hacked = 1">

[外面](https://elsewhere.example/) 与 [里面](post-1.md)
MD
start_preview blog
python3 "$here/browser_test.py" "$url" blog $pictures >"$scratch/browser.txt" 2>&1 || { cat "$scratch/browser.txt"; fail 'in the browser'; }
exit 0
