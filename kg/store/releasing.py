"""What of a cable may be released up to a marking: paragraphs above it are left out with all that stands in them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from kg.graph.markings import LEVELS, find_marking
from kg.graph.prefixes import ONTOLOGY, RDF, scheme_namespace

_TYPE = NamedNode(f"{RDF}type")
_MARKING_SCHEME = scheme_namespace("marking")


def _cg(name: str) -> NamedNode:
    return NamedNode(f"{ONTOLOGY}{name}")


_CABLE, _PARAGRAPH, _POSITION = _cg("Cable"), _cg("Paragraph"), _cg("Position")
_CLASSIFICATION, _MARKING, _TEXT, _IN_PARAGRAPH = _cg("classification"), _cg("marking"), _cg("text"), _cg("inParagraph")
_SUMMARY, _PROBLEM, _HEADING = _cg("summary"), _cg("problem"), _cg("heading")
_NAME, _HOLDS, _TITLE, _AT_BODY, _OF = _cg("name"), _cg("holds"), _cg("title"), _cg("atBody"), _cg("of")
_SUBJECT = _cg("subject")
# (S) KURILS: A NEW OFFER
_SUBJECT_MARKING = re.compile(r"\s*\(([^()\n]{1,20})\)")
_AGENTS = frozenset({_cg("Official"), _cg("Body")})

Subject = NamedNode | BlankNode | Triple


@dataclass(frozen=True, slots=True)
class Released:
    """The quads of one cable that may go out, and what was kept back: the whole cable, or so many paragraphs."""

    quads: tuple[Quad, ...]
    is_withheld: bool
    withheld_paragraphs: int


def release(quads: Iterable[Quad], max_marking: str) -> Released:
    """What of one cable's quads may go out up to `max_marking` (U, SBU, LOU, C, S or TS).

    A cable classified above it, or one that does not tell its classification, stays back whole. A paragraph without a
    marking has the cable's; one whose marking is not known has it too. With a paragraph that stays back go the
    findings in it, the summary unless its words stand in what goes out, and the officials, bodies and titles that
    what goes out does not name.
    """
    all_quads = tuple(quads)
    limit = LEVELS[max_marking]
    level = _cable_level(all_quads)
    if level is None or level > limit:
        return Released((), True, 0)
    withheld: set[Subject] = set()
    for quad in all_quads:
        if quad.predicate == _MARKING and isinstance(quad.object, Literal):
            notation = find_marking(quad.object.value)
            if notation is not None and LEVELS[notation] > limit:
                withheld.add(quad.subject)
    all_quads = tuple(quad for quad in all_quads if not _is_marked_subject(quad, limit))
    if not withheld:
        return Released(all_quads, False, 0)
    return Released(tuple(_without(all_quads, withheld)), False, len(withheld))


def _is_marked_subject(quad: Quad, limit: int) -> bool:
    """Whether this is a subject line with a marking of its own above the limit; the title may tell more."""
    if quad.predicate != _SUBJECT or not isinstance(quad.object, Literal):
        return False
    marked = _SUBJECT_MARKING.match(quad.object.value)
    notation = find_marking(marked.group(1)) if marked else None
    return notation is not None and LEVELS[notation] > limit


def _cable_level(quads: Iterable[Quad]) -> int | None:
    """The level of the cable's own classification, None where it tells none."""
    for quad in quads:
        if quad.predicate == _CLASSIFICATION and isinstance(quad.object, NamedNode):
            return LEVELS.get(quad.object.value.removeprefix(_MARKING_SCHEME))
    return None


def _without(quads: tuple[Quad, ...], withheld: set[Subject]) -> list[Quad]:
    """The quads without the withheld paragraphs and what hangs on them."""
    gone = set(withheld)
    paragraphs_of: dict[Subject, set[object]] = {}
    for quad in quads:
        if quad.predicate == _IN_PARAGRAPH:
            paragraphs_of.setdefault(quad.subject, set()).add(quad.object)
    # A finding that stands in two paragraphs goes with either.
    gone.update(finding for finding, paragraphs in paragraphs_of.items() if paragraphs & withheld)
    kept = [quad for quad in quads if quad.subject not in gone and quad.object not in gone]
    words = _folded(
        " ".join(
            quad.object.value
            for quad in kept
            if quad.predicate in (_TEXT, _HEADING) and isinstance(quad.object, Literal)
        )
    )
    kept = [quad for quad in kept if not _tells_more(quad, words)]
    return _without_unnamed(kept, words)


def _tells_more(quad: Quad, words: str) -> bool:
    """Whether the cable's summary, problems or a person's title tell what the released words do not."""
    if quad.predicate == _PROBLEM:
        return True
    if quad.predicate in (_SUMMARY, _TITLE) and isinstance(quad.object, Literal):
        return _folded(quad.object.value) not in words
    return False


def _without_unnamed(quads: list[Quad], words: str) -> list[Quad]:
    """The quads without the officials and bodies that neither the words nor a finding name, and their tenures."""
    names: dict[Subject, list[str]] = {}
    agents = {quad.subject for quad in quads if quad.predicate == _TYPE and quad.object in _AGENTS}
    referred: set[object] = set()
    for quad in quads:
        if quad.subject in agents:
            if quad.predicate == _NAME and isinstance(quad.object, Literal):
                names.setdefault(quad.subject, []).append(quad.object.value)
        elif quad.predicate != _AT_BODY:
            referred.add(quad.object)
    unnamed = {
        agent
        for agent in agents
        if agent not in referred and not any(_is_named(name, words) for name in names.get(agent, []))
    }
    tenures = {quad.object for quad in quads if quad.predicate == _HOLDS and quad.subject in unnamed}
    gone = unnamed | tenures
    return [quad for quad in quads if quad.subject not in gone and quad.object not in gone]


def _is_named(name: str, words: str) -> bool:
    """Whether the words hold the name or its last part: people are named in full once, then by surname."""
    folded = _folded(name)
    return folded in words or (" " in folded and f" {folded.rsplit(' ', 1)[-1]}" in words)


def _folded(text: str) -> str:
    """Lower case, blanks folded."""
    return f" {' '.join(text.casefold().split())}"
