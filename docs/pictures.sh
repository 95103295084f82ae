#!/usr/bin/env bash
# usage: docs/pictures.sh ESSAYPACK [FOLDER]
# Takes the pictures of docs/images from real books, as foliate-js shows them in a headless Chromium: the example blog, and a
# showcase with code, a table, notes and a formula that is written here. FOLDER: docs/images.
# Needs node, playwright-core, foliate-js and Chromium: $ESSAYPACK_TOOLS holds node_modules and chromium-ci.sh (a wrapper
# that starts Chromium without a sandbox, for containers). Debian: nodejs chromium fonts-noto-cjk source-highlight libjs-katex, and imagemagick
# for smaller files; npm: the other two.
# Exit: 0 done, 1 a book or a picture failed, 2 wrong call, 77 tools missing.
set -euo pipefail
[ -x "${1:-}" ] || { echo "usage: docs/pictures.sh ESSAYPACK [FOLDER]" >&2; exit 2; }
essaypack=$(realpath "$1")
here=$(cd "$(dirname "$0")" && pwd)
out=${2:-$here/images}
mkdir -p "$out"
out=$(realpath "$out")
tools=${ESSAYPACK_TOOLS:-$HOME/.cache/essaypack-tools}
[ -e "$tools/node_modules/foliate-js/reader.html" ] || { echo "no foliate-js in $tools" >&2; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The showcase: one post for each thing that is hard to set.
mkdir "$work/show"
cat > "$work/show/essaypack.yaml" <<'YAML'
title: 排版样张
language: zh-CN
timezone: Asia/Shanghai
url: https://example.org
author: 示例作者
book: {subtitle: 书中难排的东西, highlight: true, cover: {design: tiles}}
YAML
cat > "$work/show/code.md" <<'MD'
---
title: 几段代码
date: 2025-03-08 10:00:00
categories: [样张]
---
一段注释、一个关键字、一行比页面更宽的文字，都应当在窄屏上读得下去。

```python
# 词频：每个字出现了多少次
def count(text: str) -> dict[str, int]:
    table = {}
    for letter in text:
        table[letter] = table.get(letter, 0) + 1
    return table  # 没有排序，因为字典记得先后，而读者只关心第一次出现的位置
```

行内的 `table.get(letter, 0)` 与正文同高。再来一段：

```sh
essaypack epub ~/blog -o ~/books/ --title "文集" && ls -l ~/books/anthology.epub
```
MD
cat > "$work/show/table.md" <<'MD'
---
title: 一张表与两条注
date: 2025-03-09 10:00:00
categories: [样张]
description: 表格要放得进页面，注释要弹得出来。
---
旧时记账，用的是流水[^1]。下面这张表有六栏，手机上也要看得全[^2]。

| 月份 | 收入 | 支出 | 结余 | 用途 | 备注 |
|---|---:|---:|---:|---|---|
| 正月 | 12.50 | 8.25 | 4.25 | 纸笔 | 年前已付一半 |
| 二月 | 15.00 | 9.00 | 6.00 | 邮资 | 寄往 https://example.org/a-long-address |
| 三月 | 9.75 | 12.00 | -2.25 | 修椅子 | 木匠说还能再坐二十年 |

> 流水不争先，争的是滔滔不绝。

结余的公式很短：$s = \sum_{i=1}^{n} (a_i - b_i)$。

[^1]: 按日期逐笔记下，不分门类，称为“流水账”。
[^2]: 窄屏的行宽约十八个字。
MD
mkdir "$work/vertical"
cat > "$work/vertical/essaypack.yaml" <<'YAML'
title: 縁側の手紙
language: ja
timezone: Asia/Tokyo
url: https://example.org
author: 見本 花子
book: {vertical: true, cover: {design: hills}}
YAML
cat > "$work/vertical/letter.md" <<'MD'
---
title: 縁側で本を読む
date: 2025-05-12 10:00:00
categories: [手紙]
---
五月12日、晴れ。祖母の家の<ruby>縁側<rt>えんがわ</rt></ruby>に座って、古い本を読んだ。頁をめくると、四つ葉のクローバーが一枚、*静かに*落ちてきた。

誰がいつ挟んだのだろう。奥付には「昭和32年」とある。紙は薄い茶色になり、文字だけが黒々としている。

> 本を閉じても、風は頁を読み続けている。

## 帰り道

駅まで歩いて18分。川沿いの道は、子どものころと同じ匂いがした。橋のたもとで振り返ると、縁側の灯りが小さく見えた。
MD
root=$(cd "$here/.." && pwd)
"$essaypack" epub -q "$root/examples/blog" -o "$work/blog.epub"
"$essaypack" epub -q "$work/show" -o "$work/show.epub"
"$essaypack" epub -q "$work/vertical" -o "$work/vertical.epub"
for theme in modern plain; do
  cp -r "$work/show" "$work/$theme"
  sed -i "s/^book: {/book: {theme: $theme, /" "$work/$theme/essaypack.yaml"
  "$essaypack" epub -q "$work/$theme" -o "$work/$theme.epub"
done

cat > "$work/take.mjs" <<'JS'
import { createRequire } from 'node:module'
import fs from 'node:fs'
import http from 'node:http'
import path from 'node:path'
const [, , tools, work, out] = process.argv
const { chromium } = createRequire(path.join(tools, 'x.js'))('playwright-core')
const root = path.join(tools, 'node_modules/foliate-js')
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }
const server = http.createServer((request, response) => {
  const name = decodeURIComponent(new URL(request.url, 'http://x').pathname)
  fs.readFile(/\.epub$/.test(name) ? path.join(work, name) : path.join(root, name), (error, data) => {
    response.writeHead(name === '/favicon.ico' ? 204 : error ? 404 : 200,
      { 'content-type': types[path.extname(name)] ?? 'application/octet-stream' })
    response.end(data)
  })
}).listen(0, '127.0.0.1')
await new Promise(resolve => server.once('listening', resolve))
const base = `http://127.0.0.1:${server.address().port}`
const browser = await chromium.launch({ executablePath: path.join(tools, 'chromium-ci.sh') })
// Name, book, entry of the contents (a text in its label; a number is a place in the spine), what else.
const shots = [
  ['cover', 'blog', 0],
  ['title-page', 'blog', 1],
  ['contents', 'blog', 2],
  ['part', 'blog', '出行'],
  ['chapter', 'blog', '一条河的四个名字'],
  ['chapter-dark', 'blog', '一条河的四个名字', { dark: true }],
  ['chapter-large', 'blog', '一条河的四个名字', { large: true }],
  ['code', 'show', '几段代码'],
  ['table', 'show', '一张表'],
  ['note', 'show', '一张表', { note: true }],
  ['theme-modern', 'modern', '一张表'],
  ['theme-plain', 'plain', '一张表'],
  ['vertical', 'vertical', '縁側で'],
  ['cover-tiles', 'show', 0],
]
let failed = false
for (const [name, book, target, how = {}] of shots) {
  const page = await browser.newPage({ viewport: { width: 480, height: 680 }, deviceScaleFactor: 1.5, colorScheme: how.dark ? 'dark' : 'light' })
  page.on('pageerror', error => { failed = true; console.log(name, String(error)) })
  await page.goto(`${base}/reader.html?url=${base}/${book}.epub`)
  await page.waitForFunction(() => document.querySelector('foliate-view')?.renderer?.getContents?.()?.length, null, { timeout: 20000 })
  await page.waitForTimeout(900)  // the paginator ignores goTo while its first page turn is locked
  const found = await page.evaluate(async ({ target, how }) => {
    const view = document.querySelector('foliate-view')
    const flat = tree => (tree ?? []).flatMap(item => [item, ...flat(item.subitems)])
    let place = target
    if (typeof target === 'string') place = flat(view.book.toc).find(item => item.label.includes(target))?.href
    if (place == null) return false
    view.renderer.setAttribute('max-column-count', '1')
    view.renderer.setStyles?.(`html { color-scheme: light dark; font-size: ${how.large ? '180%' : '112%'} } ${how.dark ? 'html { color: #ddd; background: #1b1b1b }' : ''}`)
    await view.goTo(place)
    return true
  }, { target, how })
  if (!found) { failed = true; console.log(`${name}: no such page`); continue }
  await page.waitForTimeout(700)
  if (how.dark) await page.addStyleTag({ content: 'body, foliate-view { background: #1b1b1b !important }' })
  if (how.note) {
    await page.evaluate(async () => {
      const view = document.querySelector('foliate-view')
      const { doc } = view.renderer.getContents()[0]
      const { FootnoteHandler } = await import('./footnotes.js')
      const handler = new FootnoteHandler()
      const shown = new Promise(resolve => handler.addEventListener('render', resolve))
      handler.addEventListener('before-render', event => {
        Object.assign(event.detail.view.style, { position: 'fixed', left: '8%', right: '8%', bottom: '12%', height: '26%', width: '84%',
          background: 'Canvas', border: '1px solid', borderRadius: '8px', boxShadow: '0 4px 24px #0006', zIndex: 9 })
        document.body.append(event.detail.view)
      })
      view.addEventListener('link', event => handler.handle(view.book, event))
      doc.querySelector('.note-ref a').click()
      await shown
    })
    await page.waitForTimeout(700)
  }
  await page.screenshot({ path: path.join(out, `${name}.png`) })
  await page.close()
}
await browser.close()
server.close()
process.exit(failed ? 1 : 0)
JS
node "$work/take.mjs" "$tools" "$work" "$out"
# Few colours make small files.
if command -v convert >/dev/null; then
  for picture in "$out"/*.png; do convert "$picture" -strip +dither -colors 96 "PNG8:$picture"; done
fi
