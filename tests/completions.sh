#!/bin/sh
# usage: completions.sh zsh|fish ESSAYPACK COMPLETIONS
# What zsh and fish offer after `essaypack ...<TAB>`, asked of the shells themselves: every command, for each command the
# options that its help names, values, folders. (bash is in manual.sh.) Exit 77: the shell is missing here.
set -eu
shell=$1
essaypack=$2
completions=$3
command -v "$shell" > /dev/null || { echo "skipped: $shell is not installed"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/here/a folder" "$work/home/_functions"
cp "$completions/_essaypack" "$work/home/_functions"
# The site at hand, whose categories and tags are values.
cp -r "$(dirname "$0")/../examples/blog/." "$work/here"
PATH=$(dirname "$essaypack"):$PATH
export PATH
cd "$work/here"
fail() { printf 'FAIL: %s\n' "$*" >&2; exit 1; }

# Each answers the lines of standard input, one `LINE<tab>OFFERED` for each thing offered.
ask_fish() {
  cat > "$work/ask.fish" <<'FISH'
source $argv[1]
while read --line line
  for offer in (complete -C"$line")
    printf '%s\t%s\n' $line (string split -f1 \t -- $offer)
  end
end
FISH
  HOME=$work/home XDG_CONFIG_HOME=$work/home XDG_DATA_HOME=$work/home LC_ALL=C.UTF-8 TERM=dumb \
    fish --no-config "$work/ask.fish" "$completions/essaypack.fish"
}

# An interactive zsh at a terminal of its own, whose tab key writes down what is handed to compadd and inserts nothing.
ask_zsh() {
  cat > "$work/inner.zsh" <<'ZSH'
fpath=($HOME/_functions $fpath)
autoload -Uz compinit && compinit -u -D
zstyle ':completion:*' verbose no
compadd() {
  local -a hits
  # What only looks matches up for its caller hands nothing out.
  [[ ${argv[1,(i)--]} == *\ -[OAD]\ * || $1 == -[OAD] ]] || builtin compadd -O hits "$@"
  (( $#hits )) && print -rl -- $hits >> $HOME/offered
  builtin compadd "$@"
}
offer() { _main_complete; compstate[insert]= compstate[list]=; }
zle -C offer complete-word offer
done-now() { print -r -- "$BUFFER" > $HOME/answered; BUFFER= }
zle -N done-now
bindkey -e
bindkey '^I' offer
bindkey '^T' done-now
PROMPT=
zle-line-init() { zle -D zle-line-init; print ready > $HOME/answered; }  # what is typed before is lost
zle -N zle-line-init
ZSH
  cat > "$work/ask.zsh" <<'ZSH'
zmodload zsh/zpty
mkfifo $HOME/answered && exec {answers}<>$HOME/answered
zpty inner zsh -f -i
zpty -w inner "source ${(q)1}"
read -t 60 -r -u $answers word || exit 1
while IFS= read -r line; do
  : > $HOME/offered
  zpty -w -n inner "$line"$'\t\x14'
  IFS= read -t 60 -r -u $answers word || exit 1
  while read -r offer; do print -r -- "$line"$'\t'"$offer"; done < $HOME/offered
done
zpty -d inner
ZSH
  HOME=$work/home LC_ALL=C.UTF-8 TERM=xterm timeout 120 zsh -f "$work/ask.zsh" "$work/inner.zsh"
}

"$essaypack" --help > "$work/help"
commands=$(awk '/^  [a-z]/ { print $1 } /^For one format/ { formats = 1; next } /^$/ { formats = 0 } formats { print }' \
  "$work/help" | tr -s ' ' '\n' | LC_ALL=C sort -u)
{
  printf 'essaypack %s\n' '' bui 'help ep' 'list ' 'build --diagnostics ' 'build a' 'feeds -o a' 'watch fe' 'templates --' \
    'epub --group ' 'epub --split ' 'build --publish dr' 'build --publish=dr' 'build --publish draft,fu' 'epub --select no' \
    'epub --select category=手艺/' 'epub --select tag=r' 'epub --select post=source/_posts/night'
  for command in $commands; do printf 'essaypack %s --\n' "$command"; done
} | "ask_$shell" > "$work/answers" || fail "$shell did not answer"

# offered LINE: what stands for it among the answers, sorted, on one line
offered() {
  awk -F'\t' -v line="essaypack $1" '$1 == line { print $2 }' "$work/answers" | LC_ALL=C sort -u | tr '\n' ' '
}
is() { [ "$(offered "$1")" = "$2" ] || fail "$shell: after 'essaypack $1' it offers '$(offered "$1")', not '$2'"; }
is '' "$({ printf '%s\nhelp\n' "$commands"; } | LC_ALL=C sort | tr '\n' ' ')"
is bui 'build '
is 'help ep' 'epub '
is 'build --diagnostics ' 'json sarif text '
for line in 'build a' 'feeds -o a'; do
  case $(offered "$line") in 'a folder ' | 'a folder/ ' | 'a\ folder ') ;; *) fail "$shell: '$line' offers '$(offered "$line")'" ;; esac
done
is 'watch fe' 'feeds '
for kind in posts categories tags images outputs exporters kinds diagnostics; do
  case " $(offered 'list ')" in *" $kind "*) ;; *) fail "$shell: list does not offer $kind" ;; esac
done
is 'epub --group ' 'category none series tag year '
is 'epub --split ' 'category count none year '
is 'build --publish dr' 'draft '
value() { offered "$1" | sed 's/^--publish=//; s/^draft,//; s/draft,//'; }
[ "$(value 'build --publish=dr')" = 'draft ' ] || fail "$shell: --publish=dr offers '$(offered 'build --publish=dr')'"
[ "$(value 'build --publish draft,fu')" = 'future ' ] || fail "$shell: --publish draft,fu offers '$(offered 'build --publish draft,fu')'"
case $(offered 'epub --select no') in 'not-category= not-post= not-tag= ' | 'not-category not-post not-tag ') ;; *) fail "$shell: --select no offers '$(offered 'epub --select no')'" ;; esac
for line in 'category=手艺/|手艺/工具 手艺/文字 手艺/木工 ' 'tag=r|repair ' 'post=source/_posts/night|source/_posts/night-bus.md '; do
  got=$(offered "epub --select ${line%|*}" | sed 's/category=//g; s/tag=//g; s/post=//g')
  [ "$got" = "${line#*|}" ] || fail "$shell: --select ${line%|*} offers '$got'"
done
for command in $commands; do
  "$essaypack" "$command" --help | sed -n '/^Options/,/^example/p' | grep -oE -e '--[a-z]+(-[a-z]+)*' |
    LC_ALL=C sort -u > "$work/told"
  is "$command --" "$(tr '\n' ' ' < "$work/told")"
done
