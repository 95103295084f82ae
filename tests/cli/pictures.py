"""pictures.py ESSAYPACK: builds a blog of pictures in the working folder and looks at what comes out; see pictures.sh."""

import base64
import os
import pathlib
import resource
import struct
import subprocess
import sys
import time
import zipfile
import zlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "fuzz"))
from seeds import FRAME, GIF, GIF_FRAME, SCAN, VP8, box, chunk, exif, riff, segment, webp  # noqa: E402

VEIL = b"veiledplace"  # whatever a picture tells besides what it shows
ESSAYPACK = sys.argv[1]


def fail(message):
    sys.exit(f"failed: {message}")


def png(width, height, head=b"", tail=b"", kind=(8, 2, 0), data=None):
    header = struct.pack(">IIBBBBB", width, height, kind[0], kind[1], 0, 0, kind[2])
    if data is None:
        data = zlib.compress((b"\0" + b"\x40\x80\xc0" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + head + chunk(b"IDAT", data) + chunk(b"IEND", b"") + tail


def telling_exif(orientation):
    place = struct.pack("<HHII", 0x010F, 2, len(VEIL), 38)
    return b"II*\0\x08\0\0\0" + struct.pack("<H", 2) + place + struct.pack("<HHII", 0x0112, 3, 1, orientation) + b"\0" * 4 + VEIL


JPEG_TALK = (segment(0xE1, b"Exif\0\0" + telling_exif(6)) + segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + VEIL) + segment(0xED, b"Photoshop 3.0\0" + VEIL)
             + segment(0xE2, b"MPF\0" + VEIL) + segment(0xFE, VEIL) + segment(0xEB, VEIL))
TELLING = {
    "photo.jpg": b"\xff\xd8" + JPEG_TALK + FRAME + SCAN + b"\xff\xd9" + box(b"ftyp", b"mp42" + VEIL),
    "shot.png": png(2, 2, chunk(b"tEXt", b"Comment\0" + VEIL) + chunk(b"iTXt", VEIL) + chunk(b"eXIf", telling_exif(8)) + chunk(b"tIME", b"1234567"), VEIL),
    "cat.gif": GIF + b"\x21\xfe" + bytes([len(VEIL)]) + VEIL + b"\0" + GIF_FRAME + b";" + VEIL,
    "rain.webp": webp(riff(b"VP8X", b"\x2c\0\0\0\x09\0\0\x04\0\0") + VP8 + riff(b"EXIF", telling_exif(3)) + riff(b"XMP ", VEIL)),
    "plan.svg": b"<svg viewBox='0 0 9 9' content='" + VEIL + b"' sodipodi:docname='" + VEIL + b"'><!-- " + VEIL + b" --><metadata>" + VEIL
                + b"</metadata><style>.a{fill:red}/*" + VEIL + b"*/</style><image href='data:image/png;base64,"
                + base64.b64encode(png(2, 2, chunk(b"tEXt", VEIL))) + b"'/></svg>",
}
INLINE = b"![inline](data:image/png;base64," + base64.b64encode(png(1, 2, chunk(b"tEXt", VEIL))) + b")\n"


def bmp(width, height, bits, pixels, start=54, compression=0):
    return b"BM" + bytes(8) + struct.pack("<IIIIHHI", start, 40, width, height, 1, bits, compression) + bytes(20) + pixels


def use_bomb(open_, reference):
    text = f"<g id='n9'><path/></g>" if open_ == "g" else f"<{open_} id='n9'/>"
    for i in range(8, -1, -1):
        text += f"<{open_} id='n{i}'>" + reference.format(i + 1) * 10 + f"</{open_}>"
    return f"<svg viewBox='0 0 9 9'>{text}{reference.format(0)}</svg>".encode()


GREY = b"\x01\x01\x11\0"
DAMAGED = {  # name: bytes, what is said of it
    "claim.bmp": (bmp(7000, 7000, 24, bytes(100)), "is cut short or damaged"),
    "four-gigabytes.bmp": (bmp(0xFF0000FE, 1, 32, b"")[:53], "is cut short or damaged"),
    "runs.bmp": (bmp(7000, 7000, 8, bytes(100), 54, 1), "is cut short or damaged"),
    "wide.bmp": (bmp(7000, 7000, 1, bytes(876 * 7000)), "pixels, more than can be converted"),
    "claim.png": (png(30000, 30000, data=zlib.compress(bytes(10))), "is cut short or damaged"),
    "huge.png": (png(60000, 60000, kind=(1, 0, 0), data=bytes(450000)), "pixels, more than any reader can show"),
    "claim.jpg": (b"\xff\xd8" + segment(0xC2, b"\x08\xff\xff\xff\xff" + GREY) + SCAN + b"\xff\xd9", "is cut short or damaged"),
    "scans.jpg": (b"\xff\xd8" + segment(0xC2, b"\x08\0\x10\0\x20" + GREY) + SCAN * 5000 + b"\xff\xd9", "is cut short or damaged"),
    "claim.gif": (GIF + b"\x2c\0\0\0\0\xff\xff\xff\xff\0\x02\x02\x44\x0a\0;", "is cut short or damaged"),
    "damaged.webp": (webp(riff(b"VP8 ", b"\0\0\0\x9d\x01\x2a\xf4\x01\xf4\x01" + bytes(40))), "and can't be converted"),
    "claim.avif": (box(b"ftyp", b"avif\0\0\0\0") + box(b"mdat", b""), "is cut short or damaged"),
    "claim.tiff": (b"II*\0\x08\0\0\0\x01\0\0\1\4\0\1\0\0\0\1\0\0\0\x08\0\0\0", "is cut short or damaged"),
    "claim.ico": (b"\0\0\1\0\xff\xff" + bytes(100), "is cut short or damaged"),
    "mark.svg": (b"\xef\xbb\xbf", "is no picture"),
    "uses.svg": (use_bomb("g", "<use href='#n{}'/>"), "draws more elements than a reading device can take"),
    "patterns.svg": (use_bomb("pattern", "<rect fill='url(#n{})'/>"), "draws more elements than a reading device can take"),
    "deep.svg": (b"<svg viewBox='0 0 9 9'>" + b"<g>" * 100000 + b"</g>" * 100000 + b"</svg>", "is nested too deeply"),
    "many.svg": (b"<svg viewBox='0 0 9 9'>" + b"<g/>" * 1040000 + b"</svg>", "draws more elements than a reading device can take"),
}


def write_blog(folder, pictures, more=b""):
    folder.mkdir(parents=True)
    (folder / "essaypack.yaml").write_text("title: t\nurl: https://blog.example.org/\nauthor: a\noutputs: [epub, rss, json, opds]\nfeed: {content: full}\n"
                                           "book: {webp: keep, cover: {image: cover.jpg}}\n" if more else "title: t\nurl: https://blog.example.org/\nauthor: a\n")
    for name, content in pictures.items():
        (folder / name).write_bytes(content)
    body = b"".join(b"![text](%s)\n\n" % name.encode() for name in pictures)
    (folder / "a.md").write_bytes(b"---\ntitle: a\ndate: 2024-01-02\n---\n" + body + more)


def run(folder, *arguments):
    start = time.monotonic()
    done = subprocess.run([ESSAYPACK, *arguments, str(folder), "-o", str(folder / "out") + "/"], capture_output=True, text=True)
    return done.returncode, done.stderr, time.monotonic() - start


def check_telling():
    folder = pathlib.Path("blog")
    cover = b"\xff\xd8" + JPEG_TALK + segment(0xC2, b"\x08\x03\x20\x02\x58" + GREY) + SCAN[:-4] + bytes(2000) + b"\xff\xd9" + VEIL
    write_blog(folder, TELLING, INLINE)
    (folder / "cover.jpg").write_bytes(cover)
    code, said, _ = run(folder, "build")
    if code != 0:
        fail(f"exit {code}: {said}")
    with zipfile.ZipFile(next((folder / "out").glob("*.epub"))) as book:
        book.extractall(folder / "unpacked")
    (folder / "covers").mkdir()
    for file in (folder / "out").glob("*-cover.*"):
        (folder / "covers" / file.name).write_bytes(file.read_bytes())
    kinds = set()
    for file in [*(folder / "unpacked").rglob("*"), *(folder / "out").rglob("*")]:
        if file.is_file() and file.suffix != ".epub":
            kinds.add(file.suffix)
            content = file.read_bytes()
            if VEIL in content or base64.b64encode(chunk(b"tEXt", VEIL))[4:16] in content:
                fail(f"{file} tells the place")
    for kind in (".jpg", ".png", ".gif", ".webp", ".svg", ".xml", ".json"):
        if kind not in kinds:
            fail(f"no {kind} to look at: {sorted(kinds)}")
    turned = {6: ".jpg", 8: ".png", 3: ".webp"}
    for orientation, kind in turned.items():
        mark = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01" + struct.pack(">H", orientation)
        if not any(mark in file.read_bytes() for file in (folder / "unpacked").rglob("*" + kind)):
            fail(f"{kind} lost its way up")


def check_damaged():
    for name, (content, said_of_it) in DAMAGED.items():
        folder = pathlib.Path("damaged") / name
        write_blog(folder, {name: content})
        code, said, seconds = run(folder, "epub")
        if code != 0 or name not in said or said_of_it not in said:
            if "libvips is not installed" not in said:
                fail(f"{name}: exit {code}: {said}")
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
        if os.environ.get("VERBOSE"):
            print(f"{name}: {seconds:.2f} s, {peak} MB at most so far", flush=True)
        if peak > 200:
            fail(f"{name}: {peak} MB")


check_telling()
check_damaged()
