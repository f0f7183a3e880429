"""From bytes to text: which encoding a telegram is in, and its line ends folded to LF.

Telegrams reach us as UTF-8 (with or without a byte order mark), as UTF-16 with one, and else as Windows-1252, the
encoding of the word processors they were saved from. Teletype lines end in CR CR LF (ACP 127: two carriage returns
and a line feed).
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterable, Iterator

UTF8_MARK = codecs.BOM_UTF8
UTF16_MARKS = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
UTF32_MARKS = {codecs.BOM_UTF32_LE: "utf-32-le", codecs.BOM_UTF32_BE: "utf-32-be"}

# the five bytes that Windows-1252 leaves undefined stand for the control characters of Latin-1 (WHATWG Encoding)
WINDOWS_1252 = "".join(
    bytes([byte]).decode("cp1252") if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(byte) for byte in range(256)
)

# "\u2019" in UTF-8 is E2 80 99: a lead byte with its followers
UTF8_CHARACTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def decode(content: bytes) -> str:
    """The text of the bytes, in the encoding that they are most likely in.

    Valid UTF-8 is UTF-8. Where it breaks, the text is still UTF-8 if more of its characters beyond ASCII are whole
    than broken (a cut or a stray byte), and the stray bytes are read as Windows-1252; else all of it is Windows-1252.
    Every byte has a reading, so nothing raises.

    >>> decode("Chargé d\u2019Affaires".encode()) == decode("Chargé d\u2019Affaires".encode("cp1252"))
    True
    """
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    beyond_ascii = len(content) - len(content.translate(None, bytes(range(128, 256))))
    whole = sum(len(found) for found in UTF8_CHARACTER.findall(content))
    if whole > beyond_ascii - whole:
        return content.decode("utf-8", errors="kg-windows-1252")
    return codecs.charmap_decode(content, "strict", WINDOWS_1252)[0]


def _stray_as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    """What a decoder puts in place of bytes that are no UTF-8."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    stray = error.object[error.start : error.end]
    return "".join(WINDOWS_1252[byte] for byte in stray), error.end


codecs.register_error("kg-windows-1252", _stray_as_windows_1252)


def fold_line_ends(content: bytes) -> bytes:
    r"""The bytes with CR CR LF, CR LF and CR turned into LF.

    >>> fold_line_ends(b"TO SECSTATE\r\r\nINFO\r\nROUTINE\r")
    b'TO SECSTATE\nINFO\nROUTINE\n'
    """
    if b"\r" not in content:
        return content
    return content.replace(b"\r\r\n", b"\n").replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def clean_chunks(chunks: Iterable[bytes], on_cut: Callable[[], None] = lambda: None) -> Iterator[bytes]:
    """The chunks without byte order mark, UTF-16 and UTF-32 turned into UTF-8, and line ends folded to LF.

    `on_cut` is called where the last character of UTF-16 or UTF-32 is cut; all before it is handed out.

    Raises UnicodeDecodeError where a text with the mark of UTF-16 or UTF-32 is not in that encoding.
    """
    waiting = b""
    for chunk in _utf8_chunks(chunks, on_cut):
        block = waiting + chunk
        kept = block.rstrip(b"\r") if block.endswith(b"\r") else block
        waiting = block[len(kept) :]
        if len(waiting) > 2:  # only the last two can belong to a line end that is cut in two
            kept, waiting = block[:-2], block[-2:]
        if kept:
            yield fold_line_ends(kept).replace(b"\n" + UTF8_MARK, b"\n")  # files with a mark, one behind the other
    if waiting:
        yield fold_line_ends(waiting)


def _utf8_chunks(chunks: Iterable[bytes], on_cut: Callable[[], None]) -> Iterator[bytes]:
    """The chunks as UTF-8, as far as a byte order mark says how."""
    decoder: codecs.IncrementalDecoder | None = None
    first = True
    for chunk in chunks:
        block = chunk
        if first:
            first = False
            mark, name = marked_encoding(block)
            block = block[len(mark) :]
            if name not in (None, "utf-8"):
                decoder = codecs.getincrementaldecoder(name or "")()
        yield decoder.decode(block).encode("utf-8", "replace") if decoder else block
    if decoder:
        try:
            yield decoder.decode(b"", True).encode("utf-8", "replace")
        except UnicodeDecodeError:
            on_cut()


def marked_encoding(content: bytes) -> tuple[bytes, str | None]:
    r"""The byte order mark that the content starts with and the encoding that it says; `(b"", None)` without one.

    >>> marked_encoding(b"\xff\xfeF\x00M\x00")
    (b'\xff\xfe', 'utf-16-le')
    """
    if content.startswith(UTF8_MARK):
        return UTF8_MARK, "utf-8"
    for mark, name in (UTF32_MARKS | UTF16_MARKS).items():  # the longer marks first: UTF-32 LE starts like UTF-16 LE
        if content.startswith(mark):
            return mark, name
    return b"", None
