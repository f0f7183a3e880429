"""What goes into a load, how far it is, what it did, and how many refusals it bears."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.archives import Source
from kg.errors import ParameterError

STAGES = ("reading", "parsing", "extracting", "mapping", "writing", "committing")
_ENOUGH = 100  # telegrams before a share of them says something


@dataclass(frozen=True, slots=True)
class Mapped:
    """One cable ready for the store: its id, the length and digest of its text, where it was, its quads as N-Quads.

    `seconds` is the processor's time for parsing, extracting and mapping it.
    """

    cable: str
    length: int
    digest: str
    source: Source
    quads: bytes
    seconds: tuple[float, float, float] = (0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a load is: telegrams done so far, by what became of them; bytes of the sources, None if not known."""

    done: int
    written: int
    same: int
    refused: int
    read_bytes: int | None = None
    all_bytes: int | None = None


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load did: cables by what became of them, quads written, seconds; `is_dry` when nothing was kept.

    `pruned` are the canonical ids of the cables that no source has any more, `not_pruned` says why they were kept.
    `stopped` says what ended the load before its end: `interrupted`, `errors`, or None. `stages` are the seconds of
    each stage: reading, writing and committing by the clock; parsing, extracting and mapping by the processor, summed
    over all processes. `peak_memory` is the sum of what each process took at its peak, in bytes.
    """

    new: int
    changed: int
    same: int
    refused: int
    quads: int
    seconds: float
    is_dry: bool = False
    pruned: tuple[str, ...] = ()
    not_pruned: str | None = None
    stopped: str | None = None
    stages: Mapping[str, float] = field(default_factory=dict)
    peak_memory: int = 0


@dataclass(frozen=True, slots=True)
class ErrorLimit:
    """How many refusals a load bears: so many, or so many of a hundred telegrams."""

    count: int | None = None
    percent: float | None = None

    def is_passed(self, refused: int, done: int, *, is_over: bool) -> bool:
        """Whether more was refused than may be; a share counts from a hundred telegrams on, or when all is read.

        >>> limit = ErrorLimit(percent=5.0)
        >>> limit.is_passed(6, 99, is_over=False), limit.is_passed(6, 100, is_over=False)
        (False, True)
        """
        if self.count is not None:
            return refused > self.count
        if self.percent is None or not (is_over or done >= _ENOUGH):
            return False
        return refused * 100 > self.percent * done


def read_error_limit(text: str) -> ErrorLimit:
    """The limit that `text` states: `20`, or `2.5%`.

    Raises ParameterError for anything else.

    >>> read_error_limit("20"), read_error_limit("2.5%")
    (ErrorLimit(count=20, percent=None), ErrorLimit(count=None, percent=2.5))
    """
    stated = text.strip()
    number = stated.removesuffix("%").strip()
    if number.isascii() and number.replace(".", "", 1).isdigit():
        if stated.endswith("%") and float(number) <= 100:
            return ErrorLimit(percent=float(number))
        if number.isdigit() and number == stated:
            return ErrorLimit(count=int(number))
    raise ParameterError("--max-errors", f"{text!r} is no limit", "write a number or a share: 20, 2.5%")
