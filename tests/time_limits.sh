#!/bin/sh
# usage: time_limits.sh CTEST BUILD_FOLDER
# Prints the tests without a time limit; exit 1 if there is one.
set -eu
command -v python3 >/dev/null || { echo "skipped: python3 is not installed"; exit 77; }
"$1" --test-dir "$2" --show-only=json-v1 | python3 -c '
import json, sys
tests = json.load(sys.stdin)["tests"]
without = [test["name"] for test in tests if not any(one["name"] == "TIMEOUT" for one in test.get("properties", []))]
print("\n".join(without) or f"{len(tests)} tests, each with a limit")
sys.exit(bool(without) or not tests)'
