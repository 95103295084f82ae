# For the scripts beside: sourced, with ESSAYPACK set.
set -u
scratch=$(mktemp -d) || exit 3
trap 'rm -rf "$scratch"' EXIT
cd "$scratch" || exit 3
exec 2>"$scratch/stderr"  # what the program says is shown where something fails

skip() { echo "skipped: $*"; exit 77; }
fail() { echo "failed: $*"; tail -n 5 "$scratch/stderr"; exit 1; }

# make_blog FOLDER COUNT: a Hexo blog of COUNT posts with categories, tags, links and an image.
make_blog() {
  mkdir -p "$1/source/_posts" "$1/source/images"
  cat >"$1/_config.yml" <<'YAML'
title: 山中手记
author: 示例作者
language: zh-CN
timezone: Asia/Shanghai
url: https://blog.example.org
permalink: :year/:month/:day/:title/
YAML
  base64 -d >"$1/source/images/dot.png" <<'PNG'
iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR42mNk+M8AAAEFAQH/AzZZAAAAAElFTkSuQmCC
PNG
  local i
  for ((i = 1; i <= $2; i++)); do
    cat >"$1/source/_posts/post-$i.md" <<MD
---
title: 第 $i 篇：山路
date: $((2000 + i % 25))-$(printf %02d $((1 + i % 12)))-$(printf %02d $((1 + i % 28))) 0$((i % 10)):15:00
categories: [[行走, 山], [季节 $((i % 4))]]
tags: [山, 第$((i % 7))]
---
## 起点

清晨出门，**雾很大。**走到桥边，水声先到。[下一篇](post-$((i % $2 + 1)).md)

![一个点](/images/dot.png)

- [x] 带水[^1]
- [ ] 带伞

[^1]: 山上没有水。

<!-- more -->

| 时刻 | 事 |
|---|---|
| 六点 | 出发 |
MD
  done
}

# List of all files of a folder with inode, mode, time and size.
snapshot() { find "$1" -type f -printf '%P %i %m %T@ %s\n' | sort; }
# The same without what a copy has of its own.
contents() { (cd "$1" && find . -type f ! -name .essaypack.lock -exec sha256sum {} + | sort -k2); }
