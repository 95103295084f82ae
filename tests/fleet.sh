#!/bin/bash
# usage: fleet.sh ESSAYPACK EXAMPLES [SITES]
# examples/fleet over SITES (6) small blogs, of which one has a broken post: failures are isolated, a restart redoes what failed and nothing
# else, Slurm's and Kubernetes' ways run the same steps, and the outputs are those of one run by hand. KUBERNETES_MODELS: a folder
# with npm's package of that name, by whose schemas the manifest is judged. Exit 77: GNU parallel is not here.
set -eu
essaypack=$(readlink -f "$1")
fleet=$(readlink -f "$2/fleet")
count=${3:-6}
parallel --version 2> /dev/null | grep -q 'GNU parallel' || { echo 'skipped: GNU parallel is not installed'; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
export ESSAYPACK=$essaypack SOURCE_DATE_EPOCH=1767225600 HOME=$work
fail() { printf 'FAIL: %s\n' "$*" >&2; exit 1; }

for number in $(seq "$count"); do
  mkdir -p "blogs/$number/source/_posts"
  printf 'title: Blog %s\nauthor: A\nlanguage: en\ntimezone: UTC\nurl: https://b%s.example.org\n' "$number" "$number" > "blogs/$number/_config.yml"
  for post in 1 2 3; do
    printf -- '---\ntitle: Post %s\ndate: 2024-0%s-01\ntags: [t%s]\n---\nText %s of %s.\n' "$post" "$post" "$post" "$post" "$number" > "blogs/$number/source/_posts/p$post.md"
  done
  echo "blog-$number $work/blogs/$number" >> sites.txt
done
broken=blogs/2/source/_posts/p2.md
sed -i '5d' $broken  # the closing line of its head

"$fleet/parallel.sh" sites.txt out > summary && fail 'a broken site did not fail the fleet'
grep -q "^$count sites: $((count - 1)) done, 1 failed, 0 did not run$" summary || { cat summary; fail 'the summary is wrong'; }
grep -q '^blog-2 .*: exit 1: .*p2.md.* error: ' summary || { cat summary; fail 'the failed site is not named'; }
[ ! -e out/blog-2/atom.xml ] || fail 'the failed site was published'
for number in 1 3 "$count"; do
  "$essaypack" build "blogs/$number" -o "alone/blog-$number/" 2> /dev/null || fail "blog $number by hand"
  diff -r "alone/blog-$number" "out/blog-$number" > difference || { cat difference; fail "blog $number is another by hand"; }
done

# a killed run leaves no code; the restart does that one and the mended one, and no other
sed -i '4a ---' $broken
rm out/.fleet/blog-3.code
[ "$("$fleet/summary.sh" --open sites.txt out)" = 2,3 ] || fail 'what is open is wrong'
stat -c '%n %Y %i' out/.fleet/*.code | grep -v 'blog-[23]\.code' > before
"$fleet/parallel.sh" --again sites.txt out > summary || { cat summary; fail 'the restart'; }
stat -c '%n %Y %i' out/.fleet/*.code | grep -v 'blog-[23]\.code' > after
cmp -s before after || fail 'the restart redid what was done'
[ -e out/blog-2/atom.xml ] || fail 'the mended site is not there'
[ -z "$("$fleet/summary.sh" --open sites.txt out)" ] || fail 'something is open'
"$fleet/parallel.sh" --again sites.txt out > summary || fail 'a restart of nothing'

# the other two ways
FLEET=$fleet SLURM_ARRAY_TASK_ID=1 sh "$fleet/slurm.sh" sites.txt slurm || fail 'slurm.sh'
diff -r alone/blog-1 slurm/blog-1 || fail "Slurm's outputs"
python3 -c 'import yaml' 2> /dev/null || { echo 'ok, without the manifest: no python3-yaml'; exit 0; }
mkdir volume && cp "$fleet"/*.sh sites.txt volume/
python3 - "$fleet/job.yaml" > command <<'PY'
import sys, yaml
job = yaml.safe_load(open(sys.argv[1]))
spec = job["spec"]
assert spec["completionMode"] == "Indexed" and spec["completions"] == 200 and spec["maxFailedIndexes"] == 200
print(spec["template"]["spec"]["containers"][0]["command"][2])
PY
sed -i "s|/fleet|$work/volume|g" command
JOB_COMPLETION_INDEX=0 sh command || fail "the Job's command"
diff -r alone/blog-1 volume/out/blog-1 || fail "the Job's outputs"
if [ -n "${KUBERNETES_MODELS:-}" ]; then
  python3 -c 'import json, sys, yaml; json.dump(yaml.safe_load(open(sys.argv[1])), sys.stdout)' "$fleet/job.yaml" > job.json
  NODE_PATH=$KUBERNETES_MODELS node -e '
    const { Job } = require("kubernetes-models/batch/v1"), job = JSON.parse(require("fs").readFileSync("job.json", "utf8"));
    new Job(job).validate();
    const wrong = { ...job, spec: { ...job.spec, completions: "many" } };
    try { new Job(wrong).validate(); } catch { process.exit(0); }
    throw new Error("the schema takes anything");' || fail 'the manifest breaks the schema of Kubernetes'
fi
for bad in '' '.hidden x' 'a/b x'; do
  printf '%s\n' "$bad" > bad.txt
  "$fleet/one.sh" bad.txt 1 out 2> /dev/null && fail "'$bad' is taken for a site"
done
exit 0
