#!/bin/sh
# usage: summary.sh [--open] SITES OUT
# Says how the sites of a fleet ended; exit 1 unless all are done. --open prints the lines of SITES that are not, as `2,5,9`:
# what a restart has to do, and what `sbatch --array=` takes.
set -eu
only_open=
[ "$1" != --open ] || { only_open=1; shift; }
sites=$1 out=$2
number=0 done=0 failed=0 unrun=0 open=
while IFS='	 ' read -r name folder || [ -n "$name" ]; do
  number=$((number + 1))
  notes=$out/.fleet/$name
  code=$(cat "$notes.code" 2> /dev/null || true)
  case $code in
    0) done=$((done + 1)); continue ;;
    '') unrun=$((unrun + 1)); said='did not run, or was killed' ;;
    *) failed=$((failed + 1)); said="exit $code: $(grep -m 1 ': error: ' "$notes.log" || head -n 1 "$notes.log")" ;;
  esac
  open=$open${open:+,}$number
  [ -n "$only_open" ] || printf '%s (%s): %s\n' "$name" "$folder" "$said"
done < "$sites"
if [ -n "$only_open" ]; then
  echo "$open"
else
  printf '%s sites: %s done, %s failed, %s did not run\n' "$number" "$done" "$failed" "$unrun"
  [ -z "$open" ]
fi
