#!/usr/bin/env python3
"""usage: run.py ESSAYPACK ESSAYPACK_PICTURES [COUNT]

Fetches the pictures of a small blog from a host on the loopback that behaves as hosts do: each path of `Host` is a way to be
good or bad. With COUNT also so many pictures of one post (10,000 in the night). Prints a line for what is wrong; exit 1.
"""
import hashlib
import http.server
import os
import pathlib
import signal
import struct
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
import zlib


def png(seed=0):
    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
    rows = b"\0" + bytes([seed % 256, seed // 256 % 256, 7])
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)) + \
        chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


class Host(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    asked = {}
    lock = threading.Lock()
    running = most = 0

    def log_message(self, *_):
        pass

    def give(self, body, status=200, kind="image/png", length=None, **headers):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        name = self.path.split("?")[0].strip("/")
        with Host.lock:
            Host.asked[name] = Host.asked.get(name, 0) + 1
            Host.running += 1
            Host.most = max(Host.most, Host.running)
        try:
            self.answer(name, self.headers.get("Referer", ""))
        except (BrokenPipeError, ConnectionResetError):
            pass
        finally:
            with Host.lock:
                Host.running -= 1

    def answer(self, name, referer):
        times = Host.asked[name]
        if name.startswith("many/"):
            self.give(png(int(name[5:])))
        elif name == "good.png":
            self.give(png(1))
        elif name == "lies.jpg":
            self.give(png(2), kind="text/html")
        elif name == "page.png":
            self.give(b"<html><body>sign in</body></html>")
        elif name == "empty.png":
            self.give(b"")
        elif name == "short.png":
            self.give(png(3)[:-9])
        elif name == "breaks-off.png":
            self.give(png(4)[:20], length=5000)
            self.close_connection = True
        elif name == "breaks-off-once.png":
            self.give(png(5)[:20] if times == 1 else png(5), length=5000 if times == 1 else None)
            self.close_connection = times == 1
        elif name == "slow.png":
            self.send_response(200)
            self.send_header("Content-Length", "1000000")
            self.end_headers()
            for _ in range(100):
                self.wfile.write(b"x")
                self.wfile.flush()
                time.sleep(0.1)
        elif name == "huge.png":
            self.give(png(6) + b"\0" * 2_000_000)
        elif name == "moved.png":
            self.give(b"", 302, Location="/good-2.png")
        elif name == "good-2.png":
            self.give(png(7))
        elif name == "circle.png":
            self.give(b"", 302, Location="/circle.png")
        elif name == "file.png":
            self.give(b"", 302, Location="file:///etc/passwd")
        elif name == "ftp.png":
            self.give(b"", 302, Location="ftp://127.0.0.1/a.png")
        elif name == "hotlink.png":  # to pages of the blog alone
            self.give(png(8)) if referer.startswith("https://blog.example.org/") else self.give(b"", 403)
        elif name == "no-referer.png":  # to nobody who tells from where
            self.give(b"", 403) if referer else self.give(png(9))
        elif name == "own-referer.png":
            self.give(png(10)) if referer.startswith("http://127.0.0.1") else self.give(b"", 403)
        elif name == "refused.png":
            self.give(b"", 403)
        elif name == "gone.png":
            self.give(b"", 404)
        elif name == "busy.png":
            self.give(b"", 503, Retry_After="1") if times == 1 else self.give(png(11))
        elif name == "drawing":
            self.give(b"<svg xmlns='http://www.w3.org/2000/svg' width='2' height='2'><script>x()</script></svg>",
                      kind="image/svg+xml")
        else:
            self.give(b"", 404)


GOOD = ["good.png", "lies.jpg", "breaks-off-once.png", "moved.png", "hotlink.png", "no-referer.png", "own-referer.png",
        "busy.png", "drawing"]
LASTING = {"page.png": "is no picture", "empty.png": "is empty", "short.png": "is cut short", "huge.png": "more than 1 MB",
           "circle.png": "number of redirects", "gone.png": "404 (not found)"}
PASSING = ["breaks-off.png", "slow.png", "refused.png"]
FORBIDDEN = ["file.png", "ftp.png"]

faults = []


def expect(what, is_so):
    if not is_so:
        faults.append(what)


def main():
    essaypack, pictures = sys.argv[1:3]
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 0
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Host)
    server.daemon_threads = True
    server.handle_error = lambda *_: None  # hosts that are left in the middle
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}"
    with tempfile.TemporaryDirectory() as work:
        site = pathlib.Path(work) / "blog"
        bin_folder = pathlib.Path(work) / "bin"
        bin_folder.mkdir()
        (bin_folder / "essaypack-pictures").symlink_to(pathlib.Path(pictures).resolve())
        environment = {k: v for k, v in os.environ.items() if not k.lower().endswith("_proxy")}
        environment["PATH"] = f"{bin_folder}:{os.environ['PATH']}"

        def run(*options):
            return subprocess.run([essaypack, "pictures", str(site), "--", *options], env=environment, text=True,
                                  stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=600)

        def write(names):
            site.mkdir(exist_ok=True)
            (site / "essaypack.yaml").write_text("title: t\nurl: https://blog.example.org\nlanguage: en\ntimezone: UTC\n")
            lines = "\n\n".join(f"![{name}]({base}/{name})" for name in names)
            (site / "2024-01-01-a.md").write_text(f"---\ntitle: A\n---\n\n{lines}\n\n![own](https://blog.example.org/a.png)\n")

        def file_of(name):
            key = hashlib.sha256(f"{base}/{name}".encode()).hexdigest()[:12]
            return list((site / "essaypack/pictures").glob(key + ".*"))

        every = GOOD + list(LASTING) + PASSING + FORBIDDEN
        write(every)
        # nobody allowed the own network
        result = run("--pause", "0")
        expect("nothing of this machine is asked: " + result.stderr, not Host.asked and "own network" in result.stderr)
        expect("that is no failure of the run", result.returncode == 0)
        result = run("--dry-run", "--again")
        expect("a dry run prints the addresses", result.stdout.split() == [f"{base}/{name}" for name in every])
        limits = ["--allow-local", "--again", "--pause", "0", "--timeout", "3", "--max-megabytes", "1"]
        result = run(*limits)
        expect("exit 0 without --strict", result.returncode == 0)
        for name in GOOD:
            expect(f"{name} is kept: {result.stderr}", len(file_of(name)) == 1)
        for name in list(LASTING) + PASSING + FORBIDDEN:
            expect(f"{name} is not kept", not file_of(name))
        for name, reason in LASTING.items():
            expect(f"{name}: {reason}: {result.stderr}", reason in result.stderr)
        expect("the suffix is that of the bytes", file_of("lies.jpg")[0].suffix == ".png" and file_of("drawing")[0].suffix == ".svg")
        expect(f"at most four at once, not {Host.most}", Host.most <= 4)
        failed = (site / "essaypack/pictures/failed.txt").read_text()
        for name in LASTING:
            expect(f"{name} is noted as lasting", f"{base}/{name}\t" in failed)
        for name in PASSING:
            expect(f"{name} is not noted", f"{base}/{name}\t" not in failed)
        left = [p.name for p in (site / "essaypack/pictures").iterdir() if p.name.startswith(".")]
        expect(f"no temporary is left: {left}", not left)

        Host.asked.clear()
        before = {p: p.stat().st_mtime_ns for p in (site / "essaypack/pictures").glob("*.*") if p.name != "failed.txt"}
        result = run("--allow-local", "--pause", "0", "--timeout", "3", "--max-megabytes", "1", "--strict")
        expect("--strict is exit 1, which essaypack tells", result.returncode == 3 and "exit code 1" in result.stderr)
        expect(f"only what may come is asked again: {sorted(Host.asked)}", set(Host.asked) <= set(PASSING + FORBIDDEN))
        expect("what is there stays untouched", all(p.stat().st_mtime_ns == at for p, at in before.items()))

        book = pathlib.Path(work) / "b.epub"
        made = subprocess.run([essaypack, "epub", str(site), "-o", str(book)], env=environment, text=True, stderr=subprocess.PIPE)
        names = zipfile.ZipFile(book).namelist() if book.exists() else []
        shown = [n for n in names if n.startswith("EPUB/images/") and "cover" not in n]
        expect(f"the book has the copies: {shown} {made.stderr}", len(shown) == len(GOOD))
        drawing = [n for n in shown if n.endswith(".svg")]
        expect("a drawing loses its scripts", drawing and b"script" not in zipfile.ZipFile(book).read(drawing[0]))

        # stopped in the middle, and gone on with
        write([f"many/{i}" for i in range(60)] + ["slow.png"])
        child = subprocess.Popen([essaypack, "pictures", str(site), "--", "--allow-local", "--pause", "20"], env=environment,
                                 stderr=subprocess.DEVNULL, start_new_session=True)
        time.sleep(1)
        os.killpg(child.pid, signal.SIGINT)
        child.wait(timeout=60)
        before = None  # essaypack is gone at once, its program ends what it is writing
        while before != (before := sorted(p.name for p in (site / "essaypack/pictures").iterdir())):
            time.sleep(1)
        kept = [i for i in range(60) if file_of(f"many/{i}")]
        expect("some are kept", kept)
        expect("no temporary is left", not [p for p in (site / "essaypack/pictures").iterdir() if p.name.startswith(".")])
        Host.asked.clear()
        run("--allow-local", "--pause", "0", "--timeout", "1")
        expect("the next run fetches the rest alone", not any(f"many/{i}" in Host.asked for i in kept))
        expect("all are there", all(file_of(f"many/{i}") for i in range(60)))

        if count:
            write([f"many/{i}" for i in range(count)])
            start = time.monotonic()
            result = run("--allow-local", "--pause", "0")
            print(f"{count} pictures: {time.monotonic() - start:.1f} s")
            expect(f"{count} pictures: {result.stderr}", all(file_of(f"many/{i}") for i in range(count)))

        for arguments, code, words in ((["--jobs", "0"], 2, "--jobs is 1 to 32"), (["--nonsense"], 2, "usage: "), (["--help"], 0, "usage: ")):
            direct = subprocess.run([pictures, *arguments], text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            said = direct.stderr if code else direct.stdout
            expect(f"{arguments}: exit {direct.returncode}, {said}", direct.returncode == code and words in said)
        for model in ("", "[]", '{"essaypack_model": 2, "posts": []}', "{"):
            direct = subprocess.run([pictures], input=model, env={**environment, "ESSAYPACK_SITE": str(site)}, text=True,
                                    stderr=subprocess.PIPE)
            expect(f"no model: {model!r}", direct.returncode == 2 and "no model" in direct.stderr)
    for fault in faults:
        print("fault:", fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
