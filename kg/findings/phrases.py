"""Noun phrases that name people, offices, bodies, groups and sides: one walk over the words of a paragraph.

`Norwegian Embassy First Secretary Kari Dahl` is one phrase of kind person; `the Prime Minister` of kind role;
`Foreign Ministry officials` group; `MOFA` body; `Moscow` party; `we` post; `he` pronoun.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.findings import vocabulary as v
from kg.findings.links import bridge
from kg.findings.names import is_name, known_name, name_end
from kg.findings.naming_words import naming_words
from kg.findings.tokens import Tokens, read_tokens
from kg.findings.word_flags import bare

_SENTENCE_END = frozenset('.!?:;"”“(*')
_IN_TITLE = v.TITLE | v.OFFICE | v.ORG | v.PLACE | v.PARTY | v.BODY | v.PEOPLE
_STARTS = _IN_TITLE | v.NAMELIKE | v.HEAD | v.MODIFIER | v.DETERMINER | v.FAMILY | v.PARTICLE
_WHO = v.PRONOUN | v.POST
_NOT_WHO = v.ORG | v.US_TITLE
_WORD_OF_PHRASE = _IN_TITLE | v.HEAD | v.MODIFIER
_STEPS = v.CONNECTOR | v.DETERMINER
_NAME_FLAGS = v.GIVEN | v.PAIR | v.FAMILY | v.ACRONYM
_OPENERS = _STARTS | v.PRONOUN | v.POST
_SIDED = v.PARTY | v.BODY | v.PLACE | v.ORG
_NAMEABLE = v.NAMELIKE | v.FAMILY | v.PARTICLE | v.COMMON
_LONGER = v.NOT_NAME | v.NAMELIKE | v.TITLE | v.PARTICLE
_TRAILING = v.CONNECTOR | v.DETERMINER | v.MODIFIER
# the first word of a place that bears a saint's name, and of one with an article
_SAINTS = naming_words("saint") | {word.upper() for word in naming_words("saint")}
_ARTICLES = naming_words("article") | {word.upper() for word in naming_words("article")}
# titles that, in a text all in capitals, are mostly followed by a verb or a noun
_WEAK_TITLES = naming_words("weak-in-capitals")


@dataclass(slots=True)
class Phrase:
    """A noun phrase: its kind, where it stands, the name and the title in it.

    `sides` are the words before the name that may name a side or a body. `flags` are those of the words seen,
    `follower` those of the word after it. `opens` is true at the start of a sentence. `paragraph` counts from 0.
    """

    kind: str
    start: int
    end: int
    name_start: int
    name: str
    title: str
    sides: tuple[str, ...]
    flags: int
    determiner: str
    opens: bool
    paragraph: int
    follower: int


def read_phrases(body: str, start: int, end: int, paragraph: int, in_capitals: bool) -> Iterator[Phrase]:
    """Yield the noun phrases of one paragraph, in order and apart from each other."""
    tokens = read_tokens(body, start, end, in_capitals)
    kinds = tokens.flags
    place = 0
    for candidate in [at for at, flags in enumerate(kinds) if flags & _OPENERS]:
        if candidate < place:
            continue
        place = candidate
        flags = kinds[place]
        phrase: Phrase | None = None
        if flags & _WHO and not flags & _NOT_WHO:
            kind = "pronoun" if flags & v.PRONOUN else "post"
            phrase = _phrase(kind, tokens, (place, place + 1, place + 1))
            place += 1
        elif flags & _STARTS and (not flags & v.DETERMINER or _goes_on(tokens, place)):
            reader = _Reader(tokens, place, in_capitals)
            phrase, place = reader.read(), reader.next
        if phrase is not None:
            phrase.paragraph = paragraph
            yield phrase


def _goes_on(tokens: Tokens, place: int) -> bool:
    """Whether a phrase may follow the determiner at `place`."""
    ahead = place + 1
    if ahead >= len(tokens.words) or not tokens.flags[ahead] & _STARTS:
        return False
    return tokens.close[ahead] or tokens.joined(ahead)


def _phrase(kind: str, tokens: Tokens, span: tuple[int, int, int], determiner: str = "", flags: int = 0) -> Phrase:
    """The phrase of the words `first:last`, whose name is `name:last`, where `span` is first, name, last."""
    first, name, last = span
    body, starts, ends = tokens.body, tokens.starts, tokens.ends
    end = ends[last - 1]
    closing = tokens.flags[last - 1]
    if closing & v.POSSESSIVE:
        end = starts[last - 1] + len(bare(tokens.words[last - 1]))
    if closing & v.PARTY and body[end : end + 1] == "." and "." in tokens.words[last - 1]:
        end += 1  # "U.S."
    start = starts[first]
    before = body[start - 3 if start > 3 else 0 : start].rstrip()
    name_start = starts[name] if name < last else end
    sides: tuple[str, ...] = ()
    if flags & _SIDED:
        kinds, words = tokens.flags, tokens.words
        sides = tuple([bare(words[k]) for k in range(first, name) if kinds[k] & _SIDED])
    return Phrase(
        kind,
        start,
        end,
        name_start,
        _one_line(body[name_start:end]) if name < last else "",
        _one_line(body[start : ends[name - 1]]) if name > first else "",
        sides,
        flags | closing & v.POSSESSIVE,
        determiner.lower() if determiner else "",
        not before or before[-1] in _SENTENCE_END,
        0,
        tokens.flags[last] if last < len(starts) and (tokens.close[last] or tokens.joined(last)) else 0,
    )


def _one_line(words: str) -> str:
    """The words with one blank between each two."""
    return " ".join(words.split()) if "\n" in words or "  " in words or not words.isprintable() else words


class _Reader:
    """Reads one phrase word by word: what has been seen so far, and where the next one may begin."""

    __slots__ = (
        "begin",
        "body",
        "count",
        "determiner",
        "group",
        "head",
        "in_capitals",
        "in_pp",
        "kinds",
        "next",
        "org",
        "party",
        "party_from",
        "place",
        "seen",
        "tokens",
        "words",
    )

    def __init__(self, tokens: Tokens, first: int, in_capitals: bool) -> None:
        self.tokens = tokens
        self.words, self.kinds, self.count = tokens.words, tokens.flags, len(tokens.words)
        self.in_capitals = in_capitals
        self.determiner = tokens.words[first] if tokens.flags[first] & v.DETERMINER else ""
        self.begin = self.place = first + 1 if self.determiner else first
        self.next = first + 1
        self.head = self.org = self.group = self.body = self.party = self.party_from = -1
        self.seen = 0
        self.in_pp = False

    def read(self) -> Phrase | None:
        """The phrase, None where the words name nobody; `next` is the word to go on with."""
        kinds, tokens, close, count = self.kinds, self.tokens, self.tokens.close, self.count
        longer = v.longer_names()
        while self.place < count:
            place = self.place
            if not close[place] and place != self.begin and not tokens.joined(place):
                break
            flags = kinds[place]
            if flags & _LONGER and self.words[place] in longer and self._take_known_name():
                if kinds[self.place - 1] & v.POSSESSIVE:
                    break
                continue
            if flags & _NAMEABLE and is_name(tokens, place, self.head >= 0, self.in_capitals):
                person = self._take_name()
                if person is not None:
                    return person
                continue
            if flags & v.THING and not flags & _WORD_OF_PHRASE:
                self.next = place + 1  # "the Action Plan" speaks for nobody
                return None
            if flags & v.COMMON and not flags & _WORD_OF_PHRASE:
                break
            if not self._take_word(flags):
                break
            if kinds[self.place - 1] & v.POSSESSIVE:
                break
        return self._finish()

    def _take_known_name(self) -> bool:
        """Go over a name of several words that the tables know."""
        length, flags = known_name(self.tokens, self.place)
        if not length:
            return False
        last = self.place + length - 1
        if flags & v.PARTY:
            self.party, self.party_from = last, self.place
        elif flags & v.BODY:
            self.body = last
        elif flags & v.TITLE:
            self.head = last
        self.seen |= flags
        self.place += length
        self.kinds[last] |= flags & ~v.NAMELIKE
        return True

    def _take_word(self, flags: int) -> bool:
        """Go over a word of a title or before a group, False where the phrase ends before it."""
        place = self.place
        if flags & v.TITLE:
            if flags & v.LOWER and self.head >= 0 and not self.kinds[self.head] & (v.LOWER | v.US_TITLE):
                return False
            self.head = place
            self.seen |= flags
        elif flags & v.HEAD and (flags & v.LOWER or not flags & (v.ORG | v.OFFICE)):
            self.group = place
            self.seen |= flags
        elif flags & _IN_TITLE:
            self.seen |= flags & ~v.POSSESSIVE
            self.org = place if flags & v.ORG else self.org
            self.body = place if flags & v.BODY else self.body
            if flags & v.PARTY:
                self.party = self.party_from = place
        elif flags & _STEPS and not flags & v.MODIFIER and place > self.begin:
            step = bridge(self.tokens, place, self.head >= 0 or self.org >= 0, self.in_pp)
            if not step:
                return False
            self.in_pp = self.in_pp or self.words[place].lower() in ("of", "for", "to")
            self.place = step
            return True
        elif not flags & v.MODIFIER:
            return False
        self.place += 1
        return True

    def _take_name(self) -> Phrase | None:
        """The phrase that a name ends, None where the name only tells which office, body or place is meant."""
        place, kinds = self.place, self.kinds
        stop = name_end(self.tokens, place, self.in_capitals)
        self.place = stop
        after = 0
        if stop < self.count and self.tokens.joined(stop) and not kinds[stop - 1] & v.POSSESSIVE:
            after = kinds[stop]
        if after & (v.ORG | v.BODY | v.THING) and not after & (v.LOWER | v.TITLE):
            self.seen |= v.ORG  # "Carter Center": what ends in such a word is no person
            return None
        alone = stop - place == 1
        if after & v.TITLE and not after & (v.LOWER | v.GIVEN) and self.head < 0 and alone:
            return None  # "Arena Senator": a name that tells which senator
        if after & v.HEAD and after & v.LOWER and alone and not kinds[place] & v.GIVEN:
            self.seen |= v.NAME  # "the Reyes government"
            return None
        titled = self._is_titled(place, alone)
        if not titled and self._is_place(place):
            return None
        start = self.begin if titled else place
        flags = self.seen | (v.TITLE if titled else 0)
        for at in range(place, stop):
            flags |= kinds[at] & _NAME_FLAGS
        self.next = stop
        return _phrase(
            "person", self.tokens, (start, place, stop), self.determiner if start == self.begin else "", flags
        )

    def _is_titled(self, place: int, alone: bool) -> bool:
        """Whether the words before the name at `place` are its title."""
        if self.head < self.begin:
            return False
        if alone and self.in_capitals and self.words[self.head] in _WEAK_TITLES and not self.kinds[place] & v.GIVEN:
            self.begin = place
            return False
        # "In choosing a chief negotiator Reyes will need"
        vague = self.determiner in ("a", "an", "no", "any") and self.kinds[self.head] & v.LOWER
        return not (alone and vague)

    def _is_place(self, place: int) -> bool:
        """Whether the name without a title is a place's: `San Vicente del Valle`, `Le Havre`, `the Christian Hills`."""
        if place > self.begin and self.words[place - 1] in _SAINTS:
            return True
        if self.words[place] in _ARTICLES and not self.kinds[place] & v.GIVEN:
            return True
        return bool(self.determiner and self.kinds[place] & v.NOT_NAME and place == self.begin)

    def _finish(self) -> Phrase | None:
        """The phrase of the words gone over, by what they end in."""
        last, begin = self.place, self.begin
        while last > begin and self.kinds[last - 1] & _TRAILING and not self.kinds[last - 1] & (_IN_TITLE | v.HEAD):
            last -= 1
        self.next = max(self.next, last)
        if last == begin:
            return None
        if self.group >= 0:
            kind, last = "group", self.group + 1
        elif self.head >= 0:
            kind = "role"
        elif self.last_is_body(last):
            kind = "body"
        elif self.party == last - 1:
            kind, begin = "party", self.party_from
        else:
            return None
        self.next = max(last, self.begin)
        return _phrase(kind, self.tokens, (begin, last, last), self.determiner, self.seen)

    def last_is_body(self, last: int) -> bool:
        """Whether the words up to `last` end in a body, or in what a body is of or where it is: `Embassy Lima`."""
        if last - 1 in (self.body, self.org):
            return True
        return self.org >= 0 and (self.in_pp or self.party == last - 1)
