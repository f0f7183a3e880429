"""What a source is, told by its first bytes; its name is never asked."""

from __future__ import annotations

import re
from enum import Enum

from kg.archives.encodings import marked_encoding

HEAD = 1 << 16  # bytes that are looked at


class Kind(Enum):
    """The forms that sources come in."""

    EMPTY = "empty"
    TEXT = "text"
    CABLE_PAGE = "html"
    CABLE_TABLE = "csv"
    NARA = "nara"
    GZIP = "gzip"
    BZIP2 = "bzip2"
    XZ = "xz"
    ZSTD = "zstd"
    ZIP = "zip"
    TAR = "tar"
    SEVEN_ZIP = "7z"
    BINARY = "binary"


ANY_BINARY = "binary data"
# What an archive is by its name, where its first bytes are damaged.
ARCHIVE_SUFFIXES = {
    ".7z": Kind.SEVEN_ZIP,
    ".bz2": Kind.BZIP2,
    ".gz": Kind.GZIP,
    ".tar": Kind.TAR,
    ".tgz": Kind.GZIP,
    ".xz": Kind.XZ,
    ".zip": Kind.ZIP,
    ".zst": Kind.ZSTD,
}

MAGIC = (
    (b"\x1f\x8b", Kind.GZIP),
    (b"BZh", Kind.BZIP2),
    (b"\xfd7zXZ\x00", Kind.XZ),
    (b"]\x00\x00", Kind.XZ),  # .lzma, the older form of .xz
    (b"\x28\xb5\x2f\xfd", Kind.ZSTD),
    (b"PK\x03\x04", Kind.ZIP),
    (b"PK\x05\x06", Kind.ZIP),  # a zip with no member
    (b"PK\x07\x08", Kind.ZIP),
    (b"7z\xbc\xaf\x27\x1c", Kind.SEVEN_ZIP),
)

# formats people mistake for text
NAMED_BINARIES = (
    (b"%PDF-", "a PDF document"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office document"),
    (b"\x89PNG\r\n\x1a\n", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\x00", "a scanned picture"),
    (b"MM\x00*", "a scanned picture"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"SQLite format 3\x00", "a database"),
)

# bytes that no text holds: controls save tab, line ends, form feed, the teletype's own (STX, ETX, BEL, BS) and Ctrl-Z
CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x02\x03\x07\x08\x1a\x1b")) + b"\x7f"
MOST_CONTROLS = 0.02

# <html lang='en'>, <!DOCTYPE html ...>, <pre>VZCZC
HTML_START = re.compile(
    rb"\s*+(?:(?:<\?xml[^>]{0,200}>|<!--(?:(?!-->).){0,2000}-->)\s*+){0,5}"
    rb"<(?:!doctype\s++html|html|head|body|table|div|pre|title)\b",
    re.IGNORECASE | re.DOTALL,
)
# a row of cables.csv: its number and "12/28/1966 18:48"
TABLE_START = re.compile(rb'\s*+"?\d{1,9}"?,"\d{1,2}/\d{1,2}/\d{4} \d{1,2}:\d{2}"')
# id,date,reference_id,origin,classification,references,header,body
TABLE_HEADER = re.compile(
    rb'"?(?:id|identifier|nr)"?,"?(?:date|datetime|created)[^\n]{0,400}"?(?:body|content)"?\s', re.I
)
NARA_PART = re.compile(rb"^[ \t]*+Message (?:Text|Attributes)[ \t:]*+\r*+$", re.MULTILINE)
NARA_FIRST = 1000  # characters of review stamps that may stand above the first part
# Automatic Decaptioning: X
NARA_ATTRIBUTE = re.compile(
    rb"^[ \t]*+(?:Automatic Decaptioning|Document Number|Draft Date|Locator|Film Number|Capture Date) ?:", re.MULTILINE
)


def kind_of(head: bytes) -> Kind:
    r"""The kind of source whose first bytes these are.

    >>> kind_of(b"R 041125Z MAR 75\nFM AMEMBASSY TEHRAN")
    <Kind.TEXT: 'text'>
    >>> kind_of(b"PK\x03\x04...")
    <Kind.ZIP: 'zip'>
    """
    if not head:
        return Kind.EMPTY
    for magic, kind in MAGIC:
        if head.startswith(magic):
            return kind
    if is_tar_header(head[:512]):
        return Kind.TAR
    mark, encoding = marked_encoding(head)
    if encoding not in (None, "utf-8"):
        even = head[len(mark) :][: (len(head) - len(mark)) // 4 * 4]
        return _kind_of_text(even.decode(encoding or "", "replace").encode("utf-8", "replace"))
    if name_of_binary(head) is not None:
        return Kind.BINARY
    return _kind_of_text(head[len(mark) :])


def _kind_of_text(head: bytes) -> Kind:
    """The kind of source, where the head is text in UTF-8 or an encoding of single bytes."""
    if not head.strip():
        return Kind.EMPTY
    if HTML_START.match(head):
        return Kind.CABLE_PAGE
    if TABLE_START.match(head) or TABLE_HEADER.match(head):
        return Kind.CABLE_TABLE
    part = NARA_PART.search(head)
    if part and (part.start() < NARA_FIRST or NARA_ATTRIBUTE.search(head)):
        return Kind.NARA
    return Kind.TEXT


def name_of_binary(head: bytes) -> str | None:
    r"""What the content is where it is no text, None where it may be text.

    >>> name_of_binary(b"%PDF-1.4 ...")
    'a PDF document'
    """
    for magic, name in NAMED_BINARIES:
        if head.startswith(magic):
            return name
    if b"\x00" in head or len(head) - len(head.translate(None, CONTROLS)) > MOST_CONTROLS * len(head):
        return ANY_BINARY
    return None


def is_tar_header(block: bytes) -> bool:
    """Whether the block of 512 bytes heads a tar archive: its checksum holds."""
    if len(block) < 512 or not block[0]:
        return False
    try:
        stated = int(block[148:156].strip(b" \x00") or b"x", 8)
    except ValueError:
        return False
    return stated == sum(block[:148]) + 8 * ord(" ") + sum(block[156:])
