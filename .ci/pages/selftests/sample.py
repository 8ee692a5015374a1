"""The sample: two pages without a fault, and copies of them with one."""

import shutil
import struct
import zlib
from pathlib import Path

SAMPLE = Path(__file__).resolve().parent / "sample"
PICTURES = {"one": (200, 100, 120), "one-dark": (200, 100, 60), "two": (200, 100, 180), "two-dark": (200, 100, 90)}


def png(width: int, height: int, gray: int) -> bytes:
    """A PNG of one shade of gray."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + bytes([gray]) * width) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def write(folder: Path) -> None:
    """Writes the sample into a folder that does not exist yet."""
    shutil.copytree(SAMPLE, folder)
    for name, (width, height, gray) in PICTURES.items():
        (folder / "chapter" / f"{name}.png").write_bytes(png(width, height, gray))


def write_broken(folder: Path, file: str, old: str, new: str) -> None:
    """Writes the sample with one replacement in one of its files; without `old`, the file is replaced, or without `new` removed."""
    write(folder)
    path = folder / file
    if not old:
        path.unlink() if not new else path.write_text(new, encoding="utf-8")
        return
    text = path.read_text(encoding="utf-8")
    if old not in text:
        raise ValueError(f"{file} does not contain {old!r}")
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
