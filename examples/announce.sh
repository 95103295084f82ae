#!/bin/sh
# usage: announce.sh OUT
# Tells search engines and a WebSub hub what essaypack changed in the folder OUT, once it is on the server. Each part runs if
# its variable is set:
#   INDEXNOW=https://api.indexnow.org/indexnow       and `sitemap: {indexnow_key: KEY}` in essaypack.yaml; the key has to
#                                                    stand at https://HOST/KEY.txt
#   BAIDU='http://data.zz.baidu.com/urls?site=https://example.org&token=...'      a few addresses a day: BAIDU_QUOTA [10]
#   HUB=https://pubsubhubbub.appspot.com/ FEED='https://example.org/atom.xml https://example.org/rss2.xml'
#                                                    the `feed.hub` of essaypack.yaml and the feeds that name it
# A list that was taken is removed; one that was not waits for the next time, and essaypack adds to it meanwhile.
set -eu
out=$1
[ -n "${INDEXNOW-}${BAIDU-}${HUB-}" ] || { echo 'announce.sh: set INDEXNOW, BAIDU or HUB' >&2; exit 2; }
CURL=${CURL:-curl}
failed=0

push() { $CURL --fail --silent --show-error --max-time 60 --output /dev/null "$@"; }

if [ -n "${INDEXNOW-}" ]; then
  for body in "$out"/indexnow.json "$out"/indexnow-*.json; do
    [ -e "$body" ] || continue
    if push --header 'Content-Type: application/json; charset=utf-8' --data-binary "@$body" "$INDEXNOW"; then rm "$body"
    else failed=1; fi
  done
fi

changed=$out/changed-urls.txt

# The file of a feed in the folder: https://example.org/blog/atom.xml is OUT/atom.xml where there is no OUT/blog/atom.xml.
file_of() {
  path=${1#*://}
  while [ "$path" != "${path#*/}" ]; do
    path=${path#*/}
    [ ! -f "$out/$path" ] || { echo "$out/$path"; return; }
  done
}

# A hub is told of feeds that changed since it last took them all: essaypack leaves the others alone.
if [ -n "${HUB-}" ]; then
  told=$out/.hub-told
  : > "$told.new"
  hub_failed=0
  for feed in $FEED; do
    file=$(file_of "$feed")
    [ -z "$file" ] || [ ! -e "$told" ] || [ "$file" -nt "$told" ] || continue
    push --data hub.mode=publish --data-urlencode "hub.url=$feed" "$HUB" || hub_failed=1
  done
  if [ "$hub_failed" = 0 ]; then mv "$told.new" "$told"; else rm "$told.new"; failed=1; fi
fi
if [ -s "$changed" ] && [ -n "${BAIDU-}" ]; then
  quota=${BAIDU_QUOTA:-10}
  if head -n "$quota" "$changed" | push --header 'Content-Type: text/plain' --data-binary @- "$BAIDU"; then
    # the newest were sent, the others wait for tomorrow's quota
    tail -n +"$((quota + 1))" "$changed" > "$changed.rest"
    if [ -s "$changed.rest" ]; then mv "$changed.rest" "$changed"; else rm "$changed" "$changed.rest"; fi
  else
    failed=1
  fi
elif [ "$failed" = 0 ]; then
  rm -f "$changed"
fi
exit "$failed"
