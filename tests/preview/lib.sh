# For the scripts beside: sourced, with ESSAYPACK set.
. "$(dirname "$(readlink -f "$0")")/../cli/lib.sh"
preview_pid=
trap '[ -z "$preview_pid" ] || kill $preview_pid; rm -rf "$scratch"' EXIT

# start_preview ARGUMENT...: sets url (ends in a slash) and preview_pid.
start_preview() {
  "$ESSAYPACK" preview --port 0 "$@" >address.txt 2>said.txt &
  preview_pid=$!
  until_true grep -q '^http://127\.0\.0\.1:[0-9]*/$' address.txt
  url=$(cat address.txt)
}

# until_true COMMAND...: for at most 30 seconds.
until_true() {
  local i
  for ((i = 0; i < 600; i++)); do
    if "$@" 2>/dev/null; then return 0; fi
    kill -0 $preview_pid 2>/dev/null || { cat said.txt; fail "it ended while waiting for: $*"; }
    sleep 0.05
  done
  cat said.txt
  fail "in vain: $*"
}
