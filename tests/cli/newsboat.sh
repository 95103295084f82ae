#!/bin/bash
# What a subscriber sees: newsboat, with its own database, reads the feeds of a blog whose posts have been read, and finds
# nothing new and nothing twice when addresses change, a tag gets another name, a post goes or is edited; a new post, and
# nothing else, is new: rule C11.
ESSAYPACK=$(readlink -f "$1")
. "$(dirname "$(readlink -f "$0")")/lib.sh"
for tool in newsboat sqlite3 timeout; do command -v $tool >/dev/null || skip "$tool is not installed"; done

posts=site/source/_posts
mkdir -p $posts
cat >site/_config.yml <<'YAML'
title: 山中手记
author: 示例作者
language: zh-CN
timezone: Asia/Shanghai
url: https://blog.example.org
permalink: :year/:month/:day/:title/
YAML
echo 'feed: {limit: 4}' >site/essaypack.yaml
# add_post NAME DAY TAG
add_post() {
  printf -- '---\ntitle: %s 的一天\ndate: 2024-05-%s 08:00:00\ncategories: [行走]\ntags: [%s]\n---\n%s 的正文，写在山里。\n' \
    "$1" "$2" "$3" "$1" >"$posts/$1.md"
}

# One subscriber to each feed (newsboat holds an entry once, in however many feeds it stands), and one to all of them.
# subscribe READER FEED...
readers=
subscribe() {
  mkdir -p "$1"
  printf 'reload-threads 1\ndownload-retries 1\ndownload-timeout 10\n' >"$1/config"
  readers="$readers $1"
  local reader=$1 feed
  shift
  for feed; do echo "file://$scratch/out/$feed"; done >"$reader/urls"
}
load() { # READER
  HOME=$scratch/$1 timeout 60 newsboat -u "$1/urls" -c "$1/cache.db" -C "$1/config" -x reload </dev/null >&2 ||
    fail "$step: newsboat ended with $? for $1"
}
db() { sqlite3 -cmd '.timeout 5000' "$1/cache.db" "$2" || fail "$step: no answer from the database of $1: $2"; }
# holds READER QUERY EXPECTED: rows joined by spaces
holds() {
  local found
  found=$(db "$1" "$2" | tr '\n' ' ')
  [ "$found" = "${3:+$3 }" ] || fail "$step, $1: '$found', not '$3': $2"
}
ids="select substr(guid, instr(guid, ':post:') + 6) from rss_item"
# entries READER ALL UNREAD: who is in the database, and who of them is unread
entries() {
  holds "$1" "$ids order by 1" "$2"
  holds "$1" "$ids where unread order by 1" "$3"
}
# publish_and_read STEP: a run, then every subscriber looks twice: newsboat stores dates with the second look
publish_and_read() {
  step=$1
  "$ESSAYPACK" feeds site -o out/ 2>said.txt || fail "$step: exit $?: $(head -n 3 said.txt)"
  local reader
  for reader in $readers; do load "$reader" && load "$reader"; done
}
mark_read() { local reader; for reader in $readers; do db "$reader" 'update rss_item set unread = 0'; done; }
nothing_new() {
  local reader
  for reader in $readers; do
    holds "$reader" "$ids where unread" ''
    holds "$reader" 'select guid from rss_item group by guid having count(*) > 1' ''
    holds "$reader" 'select url from rss_item group by url having count(*) > 1' ''
  done
}

add_post ridge 01 山
add_post creek 02 水
add_post bridge 03 水
add_post summit 04 山
four='2024-05-01/ridge 2024-05-02/creek 2024-05-03/bridge 2024-05-04/summit'
water='2024-05-02/creek 2024-05-03/bridge'
subscribe atom atom.xml
subscribe rss rss2.xml
subscribe water tags/水/atom.xml
subscribe all atom.xml rss2.xml tags/水/atom.xml tags/山/atom.xml categories/行走/atom.xml

publish_and_read 'the first look'
for reader in atom rss all; do entries $reader "$four" "$four"; done
entries water "$water" "$water"
at=https://blog.example.org/2024/05
for reader in atom rss; do
  holds $reader 'select distinct substr(guid, 1, 31) from rss_item' 'tag:blog.example.org,2025:post:'
  holds $reader 'select url from rss_item order by url' "$at/01/ridge/ $at/02/creek/ $at/03/bridge/ $at/04/summit/"
  holds $reader "select datetime(pubDate, 'unixepoch') from rss_item where url like '%ridge/' and url not like '%bridge/'" '2024-05-01 00:00:00'
  holds $reader 'select url from rss_feed' 'https://blog.example.org/'
done
mark_read

publish_and_read 'nothing changed'
nothing_new

sed -i 's|^permalink: .*|permalink: essays/:title.html|' site/_config.yml
publish_and_read 'other addresses'
nothing_new
at=https://blog.example.org/essays
for reader in atom rss; do
  entries $reader "$four" ''
  holds $reader 'select url from rss_item order by url' "$at/bridge.html $at/creek.html $at/ridge.html $at/summit.html"
done

sed -i 's/^tags: \[水\]/tags: [溪流]/' $posts/creek.md $posts/bridge.md
publish_and_read 'a tag renamed'
nothing_new
for reader in atom rss; do entries $reader "$four" ''; done
entries water "$water" ''  # a reader keeps what it has; the feed of the old name is there and empty
holds water 'select title from rss_feed' '山中手记 – 水'
grep -q '<entry>' out/tags/水/atom.xml && fail "$step: the feed of the old name has entries"
subscribe stream tags/溪流/atom.xml
load stream
entries stream "$water" "$water"  # the feed of the new name is a new one, of entries with the old ids
echo "file://$scratch/out/tags/溪流/atom.xml" >>all/urls
load all
entries all "$four" ''  # so who has read them elsewhere is not bothered
mark_read

add_post valley 05 山
publish_and_read 'a new post'
five="$four 2024-05-05/valley"
for reader in atom rss all; do entries $reader "$five" '2024-05-05/valley'; done
mark_read

rm $posts/valley.md
publish_and_read 'a post deleted'
grep -rlF valley out --include='*.xml' --include='feed*' && fail "$step: it is still in a feed"
nothing_new  # ridge, pushed out by valley, is back among the newest four
for reader in atom rss all; do entries $reader "$five" ''; done
[ "$(grep -c '<entry>' out/atom.xml):$(grep -c '<item>' out/rss2.xml)" = 4:4 ] || fail "$step: not four entries"

sed -i 's/^tags: .*/&\nupdated: 2024-06-01 09:00:00/; s/的正文/改过的正文/; s/^title: .*/title: 溪边/' $posts/creek.md
publish_and_read 'a post edited'
nothing_new
grep -q '<updated>2024-06-01T09:00:00+08:00</updated>' out/atom.xml || fail "$step: no new 'updated'"
for reader in atom rss stream; do
  edited="guid like '%/creek'"
  holds $reader "select title from rss_item where $edited" '溪边'
  holds $reader "select content like '%creek 改过的正文，写在山里。%' from rss_item where $edited" 1
  holds $reader "select datetime(pubDate, 'unixepoch') from rss_item where $edited" '2024-05-02 00:00:00'  # published when it was
  holds $reader "select count(*) from rss_item where not $edited and content like '%改过%'" 0
done

# Who asks for edited posts gets that one alone.
for reader in atom rss; do sed 's/.*/reset-unread-on-update "&"/' $reader/urls >>$reader/config; done
sed -i 's/改过的正文/又改过的正文/' $posts/creek.md
publish_and_read 'a post edited, for who wants to know'
for reader in atom rss; do entries $reader "$five" '2024-05-02/creek'; done
exit 0
