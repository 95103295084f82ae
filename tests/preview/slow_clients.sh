#!/bin/bash
# Two hundred clients that connect and say nothing, or no more than half of a request, keep nobody else waiting.
ESSAYPACK=$(readlink -f "$1")
. "$(dirname "$(readlink -f "$0")")/lib.sh"
command -v python3 >/dev/null || skip 'no python3'
make_blog blog 1
start_preview blog
python3 - "$url" <<'PY' || fail "somebody had to wait"
import socket, sys, time, urllib.parse
port = urllib.parse.urlsplit(sys.argv[1]).port
slow = []
start = time.monotonic()
for i in range(200):
    client = socket.create_connection(("127.0.0.1", port), timeout=10)
    if i % 2: client.sendall(b"GET / HTTP/1.1\r\nHost: 127")
    slow.append(client)
# one that finds the queue full tries again after a second
assert time.monotonic() - start < 10, time.monotonic() - start
# less than the five seconds after which the server gives a silent client up
answer = b""
with socket.create_connection(("127.0.0.1", port), timeout=4) as client:
    client.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n" % port)
    while b"\r\n" not in answer: answer += client.recv(4096) or sys.exit("closed")
assert answer.startswith(b"HTTP/1.1 200"), answer[:80]
PY
exit 0
