"""What archives/ hands on: a message with its text, or the refusal of one."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Source:
    """Where a message was found: the path as given, the member inside an archive, the first line (from 1)."""

    path: str
    member: str | None = None
    line: int | None = None

    def __str__(self) -> str:
        where = self.path if self.member is None else f"{self.path}!{self.member}"
        return where if self.line is None else f"{where}:{self.line}"


@dataclass(frozen=True, slots=True)
class Stated:
    """What the archive says of a message beside its text: the row of a table, the attributes of a record.

    `reference_id` is as the archive spells it; `created` is ISO 8601 in UTC to the precision that the archive gives.
    """

    reference_id: str | None = None
    created: str | None = None
    origin: str | None = None
    classification: str | None = None
    references: tuple[str, ...] = ()
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Message:
    """One telegram's text as it was read (line ends folded to LF, nothing else changed) and where it came from."""

    text: str
    source: Source
    stated: Stated = field(default_factory=Stated)


@dataclass(frozen=True, slots=True)
class Refusal:
    """What could not be read: the source, a stable code (`empty-file`, `binary` ...), one sentence with the mend."""

    source: Source
    code: str
    message: str
