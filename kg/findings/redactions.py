"""Speakers whose names were struck out: `xxxxxxxxxxxx told us`, `[XXXXXXXXXXXX] (strictly protect) argued`."""

from __future__ import annotations

import re

from kg.cables import Cable
from kg.findings import vocabulary as v
from kg.findings.model import Mention
from kg.findings.word_flags import flags_of

# a name struck out, as in: asked [xxxxxxxxxx] about it
_RUN = re.compile(r"(?<![A-Za-z])(?:x{4,60}|X{4,60})(?![A-Za-z])")
# what stands where a name was struck out
_VERB = re.compile(
    r"[\])]?(?:,?\s{0,2}\((?:strictly |please )?protect(?:ed)?\),?)?,?\s{1,3}"
    r"(?:also |then |later |again |further |however |privately )?(?P<verb>[A-Za-z]{3,20})",
    re.IGNORECASE,
)
_ACCORDING = re.compile(r"\baccording\s{1,3}to\s{1,3}\[?$", re.IGNORECASE)


def redacted_speakers(cable: Cable) -> list[Mention]:
    """The runs of x that stand where a speaker's name stood, in order: before a verb, or after `according to`.

    The name is the run as it stands; whom it speaks for, nobody can say.
    """
    body = cable.body
    found: list[Mention] = []
    paragraphs = cable.paragraphs if "xxxx" in body or "XXXX" in body else ()
    for paragraph in paragraphs:
        for run in _runs(body, paragraph.start, paragraph.end):
            verb = _VERB.match(body, run.end(), paragraph.end)
            says = verb is not None and flags_of(verb["verb"].lower()) & v.VERB
            if says or _ACCORDING.search(body[max(0, run.start() - 18) : run.start()]):
                found.append(Mention(run.start(), run.end(), "person", run.group()))
    return found


def _runs(body: str, start: int, end: int) -> list[re.Match[str]]:
    """The runs of x in `body[start:end]`, in order."""
    found: list[re.Match[str]] = []
    for four in ("xxxx", "XXXX"):
        at = body.find(four, start, end)
        while at >= 0:
            run = _RUN.match(body, at, end)
            if run is not None:
                found.append(run)
                at = run.end()
            while at < end and body[at] == four[0]:
                at += 1  # a longer run, or one that belongs to a word
            at = body.find(four, at, end)
    return sorted(found, key=re.Match.start)
