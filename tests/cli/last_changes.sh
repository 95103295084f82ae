#!/bin/bash
# feed.updated: the last change of a post whose head names none is that of its file, or of its last commit.
ESSAYPACK=$(readlink -f "$1")
. "$(dirname "$(readlink -f "$0")")/lib.sh"
make_blog blog 2
updated() { grep -o '<updated>[^<]*' atom.xml | sed -n "$1p"; }
run() { "$ESSAYPACK" atom blog -o atom.xml -q --now 2030-01-01 || fail "atom, $1"; }
expect() { [ "$(updated "$1")" = "<updated>$2" ] || fail "$3: $(updated "$1"), not $2"; }

touch -d '2026-01-02T03:04:05Z' blog/source/_posts/post-2.md
touch -d '1999-01-01T00:00:00Z' blog/source/_posts/post-1.md
run "no time but the head's"
expect 2 2002-03-03T02:15:00+08:00 "no time but the head's"
printf 'feed: {updated: mtime}\n' >blog/essaypack.yaml
run mtime
expect 2 2026-01-02T11:04:05+08:00 "the file's time"
expect 3 2001-02-02T01:15:00+08:00 "a file's time before the date"

command -v git >/dev/null || skip "git is not installed"
printf 'feed: {updated: git}\n' >blog/essaypack.yaml
"$ESSAYPACK" atom blog -o atom.xml -q
[ $? -eq 2 ] || fail "git without a history does not end with 2"
grep -q "git has no history of this folder" "$scratch/stderr" || fail "nothing says what is wrong"
commit() {
  git -C blog add -A && GIT_COMMITTER_DATE=$1 git -C blog -c user.name=a -c user.email=a@example.org commit -qm "$2" --date "$1"
}
git init -q blog
mv blog/source/_posts/post-2.md 'blog/source/_posts/山 "路".md'
commit 2020-05-05T05:05:05Z first
echo 又一行。 >>blog/source/_posts/post-1.md
commit 2021-06-06T06:06:06Z second
run git
expect 2 2020-05-05T13:05:05+08:00 "the last commit of a file with quotes"
expect 3 2021-06-06T14:06:06+08:00 "the last commit"

# A repository of somebody else, whose configuration has git run a program: to verify signatures, to fetch what is missing.
printf '#!/bin/sh\ntouch "%s/was-run"\n' "$scratch" >"$scratch/evil"
chmod +x "$scratch/evil"
tree=$(git -C blog rev-parse 'HEAD^{tree}')
signed=$(printf 'tree %s\nauthor a <a@example.org> 1650000000 +0000\ncommitter a <a@example.org> 1650000000 +0000\ngpgsig -----BEGIN PGP SIGNATURE-----\n x\n -----END PGP SIGNATURE-----\n\nsigned\n' "$tree" |
  git -C blog hash-object -t commit -w --stdin)
git -C blog update-ref HEAD "$signed"
git -C blog config log.showSignature true
git -C blog config gpg.program "$scratch/evil"
git -C blog config core.fsmonitor "$scratch/evil"
git -C blog config extensions.partialClone origin
git -C blog config remote.origin.promisor true
git -C blog config remote.origin.url "ext::$scratch/evil"
git -C blog config protocol.ext.allow always
run "git, configured by somebody else"
expect 2 2022-04-15T13:20:00+08:00 "the last commit of a signed history"
[ ! -e "$scratch/was-run" ] || fail "git ran a program that the site's folder names"
find blog/.git/objects -type f -name "${tree:2}" -delete
"$ESSAYPACK" atom blog -o atom.xml -q
[ ! -e "$scratch/was-run" ] || fail "git ran a program to fetch what is missing"
