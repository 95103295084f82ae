#!/usr/bin/env python3
"""seeds.py FOLDER: writes FOLDER/image, the first inputs of image_fuzz: a picture of each type, as small as it can be."""

import pathlib
import struct
import sys
import zlib


def segment(marker, body):
    return bytes([0xFF, marker]) + struct.pack(">H", len(body) + 2) + body


def exif(orientation):
    return b"II*\0\x08\0\0\0" + struct.pack("<H", 1) + struct.pack("<HHII", 0x0112, 3, 1, orientation) + b"\0" * 4


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def riff(kind, body):
    return kind + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)


def webp(chunks):
    return b"RIFF" + struct.pack("<I", len(chunks) + 4) + b"WEBP" + chunks


def box(kind, body):
    return struct.pack(">I", len(body) + 8) + kind + body


def avif():
    ispe = box(b"ispe", struct.pack(">III", 0, 8, 8))
    iloc = box(b"iloc", b"\0\0\0\0\x44\0" + struct.pack(">HHHHII", 1, 1, 0, 1, 102, 4))
    meta = box(b"meta", b"\0\0\0\0" + iloc + box(b"iprp", box(b"ipco", ispe)))
    return box(b"ftyp", b"avif\0\0\0\0") + meta + box(b"mdat", b"data")


def tiff():
    fields = [(256, 4, 3), (257, 4, 2), (258, 3, 8), (259, 3, 1), (273, 4, 86), (279, 4, 6)]
    body = b"".join(struct.pack("<HHII", tag, kind, 1, value) for tag, kind, value in fields)
    return b"II*\0\x08\0\0\0" + struct.pack("<H", len(fields)) + body + b"\0" * 4 + b"pixels"


FRAME = segment(0xC0, b"\x08\0\x10\0\x20\x01\x01\x11\0")
SCAN = segment(0xDA, b"\x01\x01\0\0\x3f\0") + b"da\xff\0ta\xff\xd0more"
HEAD = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
DATA = chunk(b"IDAT", zlib.compress(b"\0\0"))
GIF = b"GIF89a\x03\0\x02\0\x80\0\0\0\0\0\xff\xff\xff"
GIF_FRAME = b"\x2c\0\0\0\0\x03\0\x02\0\0\x02\x02\x44\x0a\0"
VP8 = riff(b"VP8 ", b"\0\0\0\x9d\x01\x2a\x0a\0\x05\0\1\2")
VP8X = riff(b"VP8X", b"\x2c\0\0\0\x09\0\0\x04\0\0")

SEEDS = {
    "jpeg": b"\xff\xd8" + segment(0xE0, b"JFIF\0\1\1\0\0H\0H\0\0") + segment(0xE1, b"Exif\0\0" + exif(6)) + segment(0xFE, b"x") + FRAME + SCAN + b"\xff\xd9tail",
    "jpeg-scans": b"\xff\xd8" + segment(0xC2, b"\x08\0\0\0\x20\x01\x01\x11\0") + SCAN + segment(0xDC, b"\0\x10") + SCAN + b"\xff\xd9",
    "png": b"\x89PNG\r\n\x1a\n" + HEAD + chunk(b"eXIf", exif(8)) + chunk(b"tEXt", b"a\0b") + DATA + chunk(b"IEND", b"") + b"tail",
    "png-moving": b"\x89PNG\r\n\x1a\n" + HEAD + chunk(b"acTL", b"\0\0\0\1\0\0\0\0") + DATA + chunk(b"fdAT", b"\0\0\0\1x") + chunk(b"IEND", b""),
    "gif": GIF + b"\x21\xff\x0bNETSCAPE2.0\3\1\0\0\0" + b"\x21\xf9\4\0\x0a\0\0\0" + GIF_FRAME + b"\x21\xfe\1x\0" + GIF_FRAME + b";",
    "webp": webp(VP8),
    "webp-more": webp(VP8X + riff(b"ICCP", b"p") + VP8 + riff(b"EXIF", exif(6)) + riff(b"XMP ", b"x")),
    "webp-moving": webp(riff(b"VP8X", b"\x02\0\0\0\x09\0\0\x04\0\0") + riff(b"ANIM", b"\0" * 6) + riff(b"ANMF", b"f" * 16 + VP8)),
    "webp-lossless": webp(riff(b"VP8L", b"\x2f\x09\0\x01\0\7\7")),
    "bmp": b"BM" + b"\0" * 8 + struct.pack("<IIIIHHI", 54, 40, 3, 2, 1, 24, 0) + b"\0" * 20 + b"x" * 24,
    "bmp-os2": b"BM" + b"\0" * 8 + struct.pack("<IIHHHH", 26, 12, 3, 2, 1, 24) + b"x" * 24,
    "icon": b"\0\0\1\0\1\0\x10\x10" + b"\0" * 6 + struct.pack("<II", 4, 22) + b"data",
    "tiff": tiff(),
    "avif": avif(),
    "mark": b"\xef\xbb\xbf",
    "svg": b"<svg/>",
}

if __name__ == "__main__":
    folder = pathlib.Path(sys.argv[1]) / "image"
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in SEEDS.items():
        (folder / name).write_bytes(content)
