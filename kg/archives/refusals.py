"""The refusals: one sentence for each code, with what to do about it."""

from __future__ import annotations

from typing import Final

from kg.archives.model import Refusal, Source

# how much of a broken archive was read
BEFORE_END = "what came before the end"
BEFORE_DAMAGE = "what came before the damage"
WHOLE = "what stood whole before the end"
NOTHING = "nothing of it"

SENTENCES: Final[dict[str, str]] = {
    "no-such-path": "there is no such file or folder; check the path",
    "unreadable": "the source cannot be opened ({why}); mend that and read it again",
    "changed": "the source was written to while it was read, and its last telegram may be cut; load it again",
    "empty-folder": "the folder holds no file to read; name a folder with telegrams or archives",
    "empty-archive": "the archive holds no file to read; fetch it again or leave it out",
    "empty-file": "the file is empty; fetch it again or leave it out",
    "binary": "the content is {what}, not text; save its telegrams as plain text",
    "undecodable": "the text breaks off inside its {encoding} encoding; convert it to UTF-8 again from the original",
    "not-a-cable-page": "the page holds no telegram{title}; fetch the cable's page again",
    "broken-row": "the row has {found}, a row of cables.csv has eight; mend its quotes and escapes",
    "oversized-line": "one line is longer than {limit}; split the source into telegrams or leave it out",
    "oversized-message": "no end of the telegram within {limit}; split the source into telegrams",
    "damaged-archive": "the {kind} archive is damaged ({why}); fetch it again, {read} was read",
    "truncated-archive": "the {kind} archive ends too early; fetch it again, {read} was read",
    "unsafe-path": "the member's path leads out of the archive; repack the archive with plain relative paths",
    "zip-bomb": "the archive swells to more than {limit}; unpack it by hand if you trust it",
    "nested-too-deep": "archives stand inside archives more than {limit} deep; unpack the inner ones by hand",
    "encrypted": "the member is locked with a password; unpack it by hand",
}


def refuse(source: Source, code: str, **facts: object) -> Refusal:
    """The refusal of a source for the reason `code`, its sentence filled with the facts.

    >>> refuse(Source("cables/a.txt"), "empty-file").message
    'the file is empty; fetch it again or leave it out'
    """
    return Refusal(source, code, SENTENCES[code].format(**facts))


def size(amount: int) -> str:
    """An amount of bytes as people read it.

    >>> size(64 << 20)
    '64 MiB'
    """
    for unit, name in ((1 << 30, "GiB"), (1 << 20, "MiB"), (1 << 10, "KiB")):
        if amount >= unit:
            return f"{amount / unit:.3g} {name}"
    return f"{amount} bytes"
