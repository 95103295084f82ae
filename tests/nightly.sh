#!/bin/sh
# usage: tests/nightly.sh [SECONDS_FOR_EACH_FUZZ_TARGET]
# What takes too long for every run: the tests under both kinds of sanitizer, clang-tidy, each fuzz target for a while (ten
# minutes unless told), a hundred kills, starts at once and ten full disks, the benchmark, books of whole blogs before every checker. Inputs that a fuzz target finds worth keeping stay in build/fuzz/found; one that breaks it
# is named in the last lines of its log. Prints a line for each part; exit 1 if one failed.
set -eu
cd "$(dirname "$0")/.."
seconds=${1:-600}
mkdir -p build
failed=0

part() {
  name=$1
  shift
  if "$@" > "build/nightly-$name.log" 2>&1; then echo "ok    $name"
  else echo "FAIL  $name: build/nightly-$name.log"; failed=1; fi
}

tidy() { cmake --preset tidy && cmake --build --preset tidy; }
fuzz_build() { cmake --preset fuzz && cmake --build --preset fuzz; }
fuzz() {
  mkdir -p "build/fuzz/found/$1"
  "build/fuzz/tests/fuzz/$1_fuzz" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=65536 \
    -artifact_prefix="build/fuzz/found/$1-" "build/fuzz/found/$1" "tests/fuzz/corpus/$1"
}
bench() { cmake --preset release -DESSAYPACK_TESTS=ON && cmake --build --preset release --target bench; }

part asan cmake --workflow --preset asan
part tsan cmake --workflow --preset tsan
part tidy tidy
part fuzz-build fuzz_build
for target in tests/fuzz/*_fuzz.cpp; do
  name=$(basename "$target" _fuzz.cpp)
  part "fuzz-$name" fuzz "$name"
done
part bench bench
part kill bash tests/cli/kill.sh build/release/essaypack 100
part lock bash tests/cli/lock.sh build/release/essaypack 100
part full-disk bash tests/cli/full_disk.sh build/release/essaypack 10
part books sh -c 'bash tests/books.sh build/release/essaypack ../shared || [ $? = 77 ]'
cat build/nightly-bench.log
exit "$failed"
