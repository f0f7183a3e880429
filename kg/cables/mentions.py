"""Mentions: where the words name a reference (`ref A`, `reftel`, `(Refs B and C)`), and which of the list is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.cables.model import Mention, Problem, Reference

_LETTER = r"\(?[A-Za-z]\)?(?![\w'’])"
_TO = r"[Tt][Hh][Rr][Uu]|[Tt][Hh][Rr][Oo][Uu][Gg][Hh]|[Tt][Oo]"
_AND = r"[Aa][Nn][Dd]|[Oo][Rr]"
_JOINT = rf"[ \t\n]{{0,3}}(?:,[ \t\n]{{0,3}}(?:{_AND}|&)|[,/&-]|{_AND}|{_TO})[ \t\n]{{0,3}}"
# reftel      Ref A      (REF. C)      refs A, B and D      Refs A-C      ref (b)
_MENTION = re.compile(
    r"[Rr][Ee][Ff](?<![A-Za-z]...)(?P<tel>[Tt][Ee][Ll])?(?P<many>[Ss])?(?![\w'’-])"
    rf"(?:\.?[ \t\n]{{1,3}}(?P<letters>{_LETTER}(?:{_JOINT}{_LETTER}){{0,25}})|\.?[ \t]?(?P<round>\([A-Za-z]\)))?"
)
_ONE = re.compile(rf"(?P<joint>-|{_TO})|(?<![A-Za-z])(?P<letter>[A-Za-z])(?![A-Za-z])")
# a bare `ref` is a word of telegrams only here: (ref)      per ref      in refs      see ref
_BEFORE_BARE = re.compile(r"(?:\(|\b(?:in|per|see|as|by))[ \t\n]{0,3}\Z", re.IGNORECASE)
# what stands after the letter of a reference and not after the article: ref a),      ref a para 3      ref a.
_AFTER_LETTER = re.compile(r"[ \t\n]{0,3}(?:[]),.;:/-]|\Z|paras?\b|paragraphs?\b)", re.IGNORECASE)
_WORD_AFTER = re.compile(r"[ \t\n]{0,3}(?P<word>[A-Za-z]{2,})")


_MOST = 100  # references that one mention can mean: no list of a real cable is as long


class Mentions(NamedTuple):
    """The mentions in order of the text, and what is doubtful about them."""

    mentions: tuple[Mention, ...]
    problems: tuple[Problem, ...]


def find_mentions(body: str, start: int, end: int, references: Sequence[Reference]) -> Mentions:
    """Where the words of `body[start:end]` name a reference of the list.

    `reftel` means the only telegram of the list, `reftels` all of them; where the list does not tell, the mention has
    no references and there is a problem.

    >>> listed = [Reference("QUITO 990001", "cable", "08QUITO990001", 0, 12, label) for label in "AB"]
    >>> [one.references for one in find_mentions("He left (Ref B). Refs A and B tell why.", 0, 39, listed).mentions]
    [(1,), (0, 1)]
    """
    found: list[Mention] = []
    problems: list[Problem] = []
    labels = _labels_of(references)
    one, many = _meant(references, is_many=False), _meant(references, is_many=True)
    for match in _matches(body, start, end):
        letters, stop = _letters(body, match, end)
        if not letters and match["tel"] is None and not _is_bare(body, match, end):
            continue
        if letters:
            missing = [letter for letter in letters if letter not in labels]
            meant = tuple(dict.fromkeys(at for letter in letters for at in labels.get(letter, ())))
            said = f"The words name ref {', '.join(missing)}, which the list of references lacks." if missing else ""
        else:
            meant = many if match["many"] else one
            said = "" if meant else f"The words name one of {len(references)} references and do not say which."
        found.append(Mention(letters, meant, match.start(), stop))
        if said and references:
            code = "mention-not-listed" if letters else "mention-ambiguous"
            problems.append(Problem(code, said, match.start(), stop))
    if found and not references and start > 0:
        first = found[0]
        said = "The words name a reference, and the heading lists none."
        problems.append(Problem("references-missing", said, first.start, first.end))
    return Mentions(tuple(found), tuple(problems))


def _matches(body: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The places where `ref` stands; a text in small letters is looked through several times as fast."""
    small = body.lower()
    if len(small) != len(body):  # one letter became two, so the places differ
        yield from _MENTION.finditer(body, start, end)
        return
    place = small.find("ref", start, end)
    while place >= 0:
        match = _MENTION.match(body, place, end)
        if match is not None:
            yield match
        place = small.find("ref", place + 1 if match is None else match.end(), end)


def _labels_of(references: Sequence[Reference]) -> dict[str, tuple[int, ...]]:
    """The positions of the references by their letter; the first has the letter A, also where it is not written."""
    labels: dict[str, tuple[int, ...]] = {}
    for place, reference in enumerate(references):
        if reference.label is not None:
            labels[reference.label] = (*labels.get(reference.label, ()), place)
    if references and references[0].label is None and "A" not in labels and ("B" in labels or len(references) == 1):
        labels["A"] = (0,)
    return {letter: places[:_MOST] for letter, places in labels.items()}


def _letters(body: str, match: re.Match[str], end: int) -> tuple[tuple[str, ...], int]:
    """The letters that a mention names, and where it ends; the article after `reftel` is no letter."""
    group = "letters" if match["letters"] else "round"
    if match[group] is None:
        return (), match.end()
    place, limit = match.span(group)
    found: list[str] = []
    stop = match.end("many") if match["many"] else match.end("tel") if match["tel"] else match.start() + 3
    is_range = False
    for one in _ONE.finditer(body, place, limit):
        if one["joint"]:
            is_range = True
            continue
        letter = one["letter"].upper()
        if letter in "AI" and one.end() == limit and _is_word(body, one, end):
            break
        if is_range and found and found[-1] < letter:
            found.extend(chr(code) for code in range(ord(found[-1]) + 1, ord(letter)))
        is_range = False
        found.append(letter)
        stop = one.end() + (body[one.end() : one.end() + 1] == ")" and body[one.start() - 1] == "(")
    return tuple(dict.fromkeys(found)), stop


def _is_word(body: str, letter: re.Match[str], end: int) -> bool:
    """Whether an A or I is a word of the sentence (`reftel a demarche`, `REFTEL A DEMARCHE`)."""
    if _AFTER_LETTER.match(body, letter.end(), end):
        return False
    after = _WORD_AFTER.match(body, letter.end(), end)
    return letter[0].islower() or letter[0] == "I" or (after is not None and after["word"].isupper())


def _is_bare(body: str, match: re.Match[str], end: int) -> bool:
    """Whether `ref` without a letter names a reference: in brackets, or after `per`, `in`, `see`."""
    return (
        _BEFORE_BARE.search(body, max(0, match.start() - 8), match.start()) is not None
        and body[match.end() : min(end, match.end() + 1)] != "."
    )


def _meant(references: Sequence[Reference], *, is_many: bool) -> tuple[int, ...]:
    """What `reftel` or `reftels` means: the telegrams of the list, or all of it where it names none."""
    cables = tuple(place for place, reference in enumerate(references) if reference.kind == "cable")
    places = cables or tuple(range(len(references)))
    return places if (is_many and len(places) <= _MOST) or len(places) == 1 else ()
