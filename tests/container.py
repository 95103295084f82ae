#!/usr/bin/env python3
"""usage: container.py SOURCE ROOT (TREE | full)

Reads the steps of Containerfile and runs them, where no engine for containers is: each stage in a copy of ROOT, a bare Debian 12
(debootstrap), by chroot. With TREE, what packaging/portable.sh has made, the stage that builds is not run but has its result;
with `full` it is. Then the image's command runs as its user on a blog at /blog. Exit 77: not root, or no packages can be had."""

import json
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SOURCE, ROOT, TREE = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve(), sys.argv[3]
CHROOT = shutil.which("chroot", path="/usr/sbin:/usr/bin:/sbin:/bin")
KNOWN = {"FROM", "WORKDIR", "COPY", "RUN", "ENV", "USER", "ENTRYPOINT", "CMD"}


def skip(why):
    print(f"skipped: {why}")
    sys.exit(77)


def steps():
    """The instructions with their words; lines that end with a backslash go on."""
    joined = (SOURCE / "Containerfile").read_text().replace("\\\n", " ")
    for line in joined.split("\n"):
        if line.strip() and not line.startswith("#"):
            word, rest = line.split(None, 1)
            assert word in KNOWN, f"this test does not know '{word}'"
            yield word, rest.strip()


class Stage:
    def __init__(self, folder, base):
        assert base == "debian:bookworm-slim", base
        self.root, self.folder, self.user, self.environment = folder, "/", "root", {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin"}
        self.command = []
        subprocess.run(["cp", "-a", str(ROOT), str(folder)], check=True)
        for name in ("resolv.conf", "hosts"):
            shutil.copy(f"/etc/{name}", folder / f"etc/{name}")
        for path in Path("/etc/apt").glob("sources.list.d/debian.sources"):
            (folder / "etc/apt/sources.list").unlink(missing_ok=True)
            shutil.copy(path, folder / "etc/apt/sources.list.d" / path.name)

    def run(self, words, check=True):
        identity = subprocess.run([CHROOT, str(self.root), "id", "-u", self.user], capture_output=True, text=True, check=True).stdout.strip()
        group = subprocess.run([CHROOT, str(self.root), "id", "-g", self.user], capture_output=True, text=True, check=True).stdout.strip()
        shell = f"cd {shlex.quote(self.folder)} && exec " + " ".join(map(shlex.quote, words))
        return subprocess.run([CHROOT, f"--userspec={identity}:{group}", str(self.root), "/bin/sh", "-c", shell], env=self.environment, check=check, stdin=subprocess.DEVNULL)

    def copy(self, rest, stages):
        words = rest.split()
        source = SOURCE
        if words[0].startswith("--from="):
            source = stages[words.pop(0).removeprefix("--from=")].root
        assert len(words) == 2, rest
        target = self.root / words[1].lstrip("/")
        if source == SOURCE:
            ignored = set((SOURCE / ".containerignore").read_text().split())
            assert (SOURCE / ".dockerignore").read_text().split() == (SOURCE / ".containerignore").read_text().split()
            shutil.copytree(SOURCE, target, dirs_exist_ok=True, symlinks=True, ignore=lambda folder, names: shutil.ignore_patterns(*ignored)(folder, names) if Path(folder) == SOURCE else [])
        else:
            shutil.copytree(source / words[0].lstrip("/"), target, symlinks=True)


def build(work):
    stages, stage, name = {}, None, None
    for word, rest in steps():
        if word == "FROM":
            base, _, name = rest.partition(" AS ")
            stage = stages[name or "last"] = Stage(work / (name or "last"), base)
        elif name == "build" and TREE != "full":
            if word == "RUN":
                assert rest.startswith("packaging/portable.sh && mv "), rest
                shutil.copytree(TREE, stage.root / "opt/essaypack", symlinks=True)
        elif word == "RUN":
            print(f"RUN {rest[:100]}", flush=True)
            if stage.run(["/bin/sh", "-c", rest], check=False).returncode != 0:
                skip("a step that installs packages fails: are there any to be had?") if "apt-get" in rest else sys.exit(f"FAIL: {rest}")
        elif word == "COPY":
            stage.copy(rest, stages)
        elif word == "ENV":
            stage.environment.update(pair.split("=", 1) for pair in shlex.split(rest))
        elif word == "USER":
            stage.user = rest
        elif word == "WORKDIR":
            stage.folder = rest
            (stage.root / rest.lstrip("/")).mkdir(parents=True, exist_ok=True)
        elif word == "ENTRYPOINT":
            stage.entry = json.loads(rest)
        else:
            stage.command = json.loads(rest)
    return stages["last"]


def main():
    if os.getuid() != 0:
        skip("chroot needs root")
    if not (ROOT / "bin/sh").exists():
        skip(f"no Debian in {ROOT}")
    work = Path(tempfile.mkdtemp())
    try:
        image = build(work)
        assert image.user not in ("root", "0"), "it runs as root"
        shutil.copytree(SOURCE / "examples/blog", image.root / "blog", dirs_exist_ok=True)
        subprocess.run(["chown", "-R", "1000:1000", str(image.root / "blog")], check=True)
        image.run([*image.entry, *image.command])
        image.run([*image.entry, "check"])
        for name in ("anthology.epub", "anthology-cover.png", "atom.xml", "sitemap.xml"):
            made = image.root / "blog/public" / name
            assert made.stat().st_size > 0 and made.stat().st_uid == 1000, name
        assert image.run(["/bin/sh", "-c", "command -v cc || command -v c++"], check=False).returncode != 0, "a compiler is in the image"
        print("ok    the image's command, as its user, on a blog at /blog")
    finally:
        shutil.rmtree(work)


main()
