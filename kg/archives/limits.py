"""How much one source may ask of the reader before it is refused."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds that keep memory flat and bombs harmless; the defaults are far above any real archive.

    `message` is bytes of one telegram (the longest real ones stay under 1 MiB). `ratio` is how many bytes may come
    out of each byte of the outermost archive, checked once more than `expanded` bytes have come out: telegrams shrink
    to a quarter or a tenth. `spooled` is what an archive inside an archive may take on disk while it is read.
    """

    message: int = 16 * MIB
    ratio: int = 500
    expanded: int = 256 * MIB
    spooled: int = 8192 * MIB
    depth: int = 4


DEFAULT_LIMITS = Limits()
