#!/bin/sh
# usage: formulas.sh BIN_FOLDER ESSAYPACK [COUNT [DISTINCT [MOST_SECONDS]]]
# A book with many formulas, as a blog about mathematics has them: COUNT, of which DISTINCT are not the same. All become MathML with
# one job and with two, with the same bytes, and no run takes more than MOST_SECONDS. Prints what runs took.
set -eu
bin=$1
essaypack=$2
count=${3:-13500}
distinct=${4:-5200}
most=${5:-5}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { printf 'FAIL: %s\n' "$*" >&2; exit 1; }

mkdir -p "$work/site/source/_posts"
printf 'title: Formulas\nurl: https://bench.example.org\ntimezone: UTC\nlanguage: zh-CN\n' > "$work/site/_config.yml"
awk -v folder="$work/site/source/_posts" -v count="$count" -v distinct="$distinct" '
  BEGIN {
    n = split("x_{N}|a_{N} + b|f_N(x) = x^2|\\alpha_{N} \\le \\beta|\\frac{a}{N}|\\sqrt{N + x}|\\sum_{i=1}^{N} i^2|P(X = N) = \\frac{1}{2}|" \
              "\\mathbb{R}^{N}|\\lim_{n \\to \\infty} a_n = N|\\int_0^{N} f(t)\\,dt|\\vec{v}_{N}|x \\in \\{1, \\dots, N\\}|O(n \\log n + N)|" \
              "\\begin{pmatrix} 1 & N \\\\ 0 & 1 \\end{pmatrix}|\\text{速度} = N|e^{-N x}|\\hat{y}_{N} = w^\\top x|" \
              "\\begin{cases} N & x > 0 \\\\ 0 & x \\le 0 \\end{cases}|\\left( \\frac{\\partial f}{\\partial x_{N}} \\right)^2", form, "|")
    for (i = 0; i < count; ++i) {
      if (i % 30 == 0) {
        close(file)
        file = sprintf("%s/post-%04d.md", folder, i / 30)
        printf "---\ntitle: Formulas %d\ndate: 2020-01-01 00:00:00\n---\n", i / 30 > file
      }
      which = i % distinct
      formula = form[which % n + 1]
      gsub(/N/, which, formula)
      printf (which % 7 == 0) ? "公式\n\n$$\n%s\n$$\n\n" : "设 $%s$ 成立。\n\n", formula > file
    }
  }'

# run JOBS
run() {
  measured=$("$bin/essaypack_measure" "$essaypack" epub "$work/site" -j "$1" -o "$work/out-$1/" 2> "$work/messages") ||
    fail "jobs $1: $(head -n 3 "$work/messages")"
  if grep -q 'book/no-program' "$work/messages"; then echo 'skipped: KaTeX is not installed'; exit 77; fi
  [ ! -s "$work/messages" ] || fail "jobs $1: says $(head -n 3 "$work/messages")"
  echo "$measured" | awk -v jobs="$1" -v count="$count" -v most="$most" '{
    printf "%8d formulas, jobs %d %8.3f s %8.1f MB\n", count, jobs, $1, $2
    exit jobs == 2 && $1 > most
  }' || fail "jobs $1: takes more than $most s"
}

run 1
run 2
cmp "$work"/out-1/*.epub "$work"/out-2/*.epub || fail 'another number of jobs makes another book'
made=$(unzip -p "$work"/out-1/*.epub 'EPUB/text/*' | grep -o '<math ' | wc -l)
[ "$made" -eq "$count" ] || fail "$made formulas in the book, not $count"
