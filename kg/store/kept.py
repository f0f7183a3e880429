"""What a load remembers of each cable that it has seen."""

from __future__ import annotations

import sys

from kg.archives import Source

_LINE_BITS = 40  # lines are counted from 1; no file has 2 ** 40


class Kept:
    """The text of a cable that is kept so far: the longer of two, then the one with the greater digest.

    There is one for each cable of a load, so it is as small as it can be: paths are shared, two numbers are one.
    """

    __slots__ = ("_member", "_numbers", "_path", "digest")

    def __init__(self, length: int, digest: str, source: Source) -> None:
        self.digest = digest
        self._path = sys.intern(source.path)  # each comes from another process, as a text of its own
        self._member = source.member
        self._numbers = length << _LINE_BITS | (source.line or 0)

    @property
    def length(self) -> int:
        """The characters of the text."""
        return self._numbers >> _LINE_BITS

    @property
    def source(self) -> Source:
        """Where the text was."""
        return Source(self._path, self._member, self._numbers & ((1 << _LINE_BITS) - 1) or None)
