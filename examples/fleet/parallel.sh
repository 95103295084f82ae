#!/bin/sh
# usage: parallel.sh [--again] SITES OUT [OPTION OF PARALLEL...]
# All sites of SITES, as many at once as there are processors, by GNU parallel; --again: only those that failed or did not run.
# `--sshloginfile HOSTS` spreads them over machines that see the same folders. Exit 1 if one failed.
set -eu
here=$(dirname "$(readlink -f "$0")")
again=
[ "$1" != --again ] || { again=1; shift; }
sites=$1 out=$2
shift 2
if [ -n "$again" ]; then numbers=$("$here/summary.sh" --open "$sites" "$out"); else numbers=$(seq -s , "$(wc -l < "$sites")"); fi
# a site that fails stops no other; how each ended is in its notes
echo "$numbers" | tr ',' '\n' | grep . | parallel --env ESSAYPACK "$@" "$here/one.sh" "$sites" {} "$out" || true
exec "$here/summary.sh" "$sites" "$out"
