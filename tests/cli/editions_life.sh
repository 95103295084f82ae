#!/bin/bash
# editions_life.sh ESSAYPACK: see editions_life.py.
ESSAYPACK=$(readlink -f "$1")
here=$(dirname "$(readlink -f "$0")")
. "$here/lib.sh"
python3 "$here/editions_life.py" "$ESSAYPACK" "$PWD"
