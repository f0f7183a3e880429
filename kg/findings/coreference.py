"""Which namings in one cable mean the same person: full names, surnames, titles with names, names in capitals."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from kg.findings import vocabulary as v
from kg.findings.evidence import context_score
from kg.findings.naming_words import naming_words, words_pattern
from kg.findings.phrases import Phrase, opens_sentence
from kg.findings.side_words import country_owned, side_in_bracket
from kg.findings.word_flags import flags_of

# "the Reyes-Lund crisis"
_PAIR_NOUN = words_pattern("pair-noun", before=r"\s{1,2}")
# "REYES SAID THAT", "LUND TOLD THE AMBASSADOR"
_SAYING = words_pattern("says-in-capitals", before=r"\s{1,3}(?:ALSO |THEN |HAS |HAD )?")
_LINK = re.compile(r"(?:,? and|,| or)\s{1,2}$")
_STRIP = re.compile(r"^(?:al|el|ul|ad|as|ash|an|at|ar|az)[-' ]|[.'’`-]", re.IGNORECASE)
_PARTS_ASIDE = naming_words("name-suffix")


@dataclass(slots=True, eq=False)
class Person:
    """Somebody whom the cable names: every naming, the words of the fullest name, the surname they go by."""

    words: tuple[str, ...]
    namings: list[Phrase] = field(default_factory=list)
    surname: str = ""
    score: int = 0
    flags: int = 0

    @property
    def name(self) -> str:
        """The fullest form of the name."""
        return " ".join(self.words)


@lru_cache(maxsize=16384)
def fold_name(word: str) -> str:
    """The word of a name as it is compared: small letters, no accents, no `al-`.

    >>> fold_name("al-Masri"), fold_name("CHÁVEZ")
    ('masri', 'chavez')
    """
    plain = _STRIP.sub("", word)
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    return plain.lower()


def group_people(
    namings: Sequence[Phrase], body: str, in_capitals: bool, titles_after: dict[int, str]
) -> tuple[list[Person], dict[int, Person]]:
    """The people of a cable in the order of the text, and who is meant at the start of each naming.

    `titles_after` holds the title that follows a name in apposition, by the start of the naming.
    """
    register = _Register(body)
    doubtful: list[Phrase] = []
    single: list[Phrase] = []
    for naming in namings:
        if "ing " in naming.name and _begins_with_verb(naming, body):
            _drop_first_word(naming, body)  # "Modifying Reyes's plan"
        if " " not in naming.name or _is_numbered(naming):
            single.append(naming)
            continue
        sure = naming.flags & (v.TITLE | v.GIVEN) or titles_after.get(naming.start)
        if sure or (not in_capitals and context_score(naming, body) >= 2):
            register.enter(naming)
        else:
            doubtful.append(naming)
    waiting: dict[str, list[Phrase]] = {}
    for naming in single:
        part = fold_name(naming.name)
        if part and not register.attach(part, naming):
            if naming.flags & v.TITLE or titles_after.get(naming.start):
                register.enter(naming)
            else:
                waiting.setdefault(part, []).append(naming)
    for naming in doubtful if not in_capitals else ():
        if register.has_surname(naming):
            register.enter(naming)
    register.place(waiting, in_capitals)
    people = sorted(_one_spelling(register.people, register.at), key=lambda person: person.namings[0].start)
    for person in people:
        person.namings.sort(key=lambda naming: naming.start)
        person.surname = surname_of(person)
    return people, register.at


class _Register:
    """The people known so far, by the parts of their names."""

    def __init__(self, body: str) -> None:
        self.body = body
        self.people: list[Person] = []
        self.at: dict[int, Person] = {}
        self.ends: set[int] = set()
        self.titled_ends: set[int] = set()
        self.by_part: dict[str, list[Person]] = {}

    def enter(self, naming: Phrase) -> None:
        """Add a name to whoever it means, or as somebody new."""
        words = tuple(naming.name.split())
        parts = [fold_name(word) for word in words]
        for person in self.by_part.get(parts[-1], ()):
            if words == person.words or _agree(parts, [fold_name(word) for word in person.words]):
                better_letters = person.name.isupper() and not naming.name.isupper()
                if len(words) > len(person.words) or (len(words) == len(person.words) and better_letters):
                    person.words = words
                    self._index(person, parts)
                break
        else:
            person = Person(words)
            self.people.append(person)
            self._index(person, parts)
        self._note(person, naming)
        person.flags |= naming.flags

    def has_surname(self, naming: Phrase) -> bool:
        """Whether somebody's last name is the last word of the naming."""
        part = fold_name(naming.name.rsplit(maxsplit=1)[-1])
        return any(fold_name(person.words[-1]) == part for person in self.by_part.get(part, ()))

    def attach(self, part: str, naming: Phrase) -> bool:
        """Give a single word of a name to the person who goes by it, False where nobody does."""
        person = self._known(part)
        if person is None:
            return False
        self._note(person, naming)
        person.flags |= naming.flags & ~v.GIVEN
        if len(person.words) == 1 and person.name.isupper() and not naming.name.isupper():
            person.words = (naming.name,)
        return True

    def place(self, waiting: dict[str, list[Phrase]], in_capitals: bool) -> None:
        """Find who is meant by bare words: somebody known by now, or somebody new where the text says so."""
        pairs: list[Phrase] = []
        for part, namings in waiting.items():
            if self._known(part) is None:
                if all(naming.flags & v.PAIR for naming in namings):
                    pairs.extend(namings)
                    continue
                if not self._is_somebody(namings, in_capitals):
                    continue
                self.enter(namings.pop(0))
            for naming in namings:
                self.attach(part, naming)
        for naming in pairs:
            self._part(naming)

    def _is_somebody(self, namings: list[Phrase], in_capitals: bool) -> bool:
        """Whether the words around a bare name, taken together, say that it is a person."""
        owning = [naming for naming in namings if naming.flags & v.POSSESSIVE]
        # one who has a country, as in "Reyes's Bolivia" or "Iran (Reyes) went further"
        if any(country_owned(one, self.body) for one in owning) or side_in_bracket(namings[0], self.body):
            return True
        if len(namings) == 1 and self._follows_of(namings[0]):
            return False  # "Governor Reyes of Oruro"
        scores = [context_score(naming, self.body) for naming in namings]
        if in_capitals:
            # every word has capitals: one who says something, or three namings that look like somebody
            says = any(naming.follower & v.VERB and _SAYING.match(self.body, naming.end) for naming in namings)
            many = len(namings) > 2 and sum(scores) >= 2 + len(namings) // 2
            if not _few_are_against(scores, 0) or not (says or many):
                return False
        beside = sum(self._stands_beside(naming) for naming in namings)
        return sum(scores) + beside >= 3 and _few_are_against(scores, -2)

    def _follows_of(self, naming: Phrase) -> bool:
        """Whether `of` alone stands between a known person and the name."""
        begin = naming.start - len(" of ")
        return begin in self.ends and self.body[begin : naming.start].split() == ["of"]

    def _stands_beside(self, naming: Phrase) -> int:
        """How much it says that a known person stands before the name, with `and` or a comma between.

        2 for `Reyes, Lund`, 3 for `Presidents Reyes and Lund`, 0 where nobody does.
        """
        begin = max(0, naming.start - 10)
        link = _LINK.search(self.body[begin : naming.start])
        if link is None or begin + link.start() not in self.ends:
            return 0
        unknown = not naming.flags & v.ACRONYM and naming.name[1:].islower()
        return 3 if unknown and "and" in link.group() and begin + link.start() in self.titled_ends else 2

    def _part(self, naming: Phrase) -> None:
        """Name both people of a pair: `the Reyes-Lund crisis`."""
        between_two = _PAIR_NOUN.match(self.body, naming.end) is not None
        for word in naming.name.split("-"):
            part = fold_name(word)
            person = self._known(part)
            if person is None and between_two and part:
                person = Person((word,))
                self.people.append(person)
                self._index(person, [part])
            if person is not None:
                person.namings.append(naming)

    def _index(self, person: Person, parts: list[str]) -> None:
        for part in parts:
            known = self.by_part.setdefault(part, [])
            if part not in _PARTS_ASIDE and person not in known:
                known.append(person)

    def _note(self, person: Person, naming: Phrase) -> None:
        person.namings.append(naming)
        self.at[naming.start] = person
        self.ends.add(naming.end)
        if naming.flags & v.TITLE:
            self.titled_ends.add(naming.end)

    def _known(self, part: str) -> Person | None:
        """Who goes by this part of a name: first those whose last word it is, and of these the one named last."""
        people = self.by_part.get(part, ())
        if len(people) < 2:
            return people[0] if people else None  # as nearly always
        last = [person for person in people if fold_name(person.words[-1]) == part] or people
        return last[0] if len(last) == 1 else max(last, key=lambda person: person.namings[-1].start)


def _few_are_against(scores: list[int], least: int) -> bool:
    """Whether no score is below `least`, or not more than one in eight of many."""
    return sum(score < least for score in scores) * 8 <= len(scores)


def _begins_with_verb(naming: Phrase, body: str) -> bool:
    """Whether the first word of a name opens a sentence and has the form of a verb."""
    return naming.name.partition(" ")[0].endswith("ing") and not naming.flags & v.TITLE and opens_sentence(naming, body)


def _is_numbered(naming: Phrase) -> bool:
    """Whether the name is one word and what tells its bearer from another one: `Reyes II`."""
    words = naming.name.split()
    return len(words) == 2 and fold_name(words[1]) in _PARTS_ASIDE and not naming.flags & v.TITLE


def _drop_first_word(naming: Phrase, body: str) -> None:
    """Let the naming begin with its second word."""
    first = naming.name.split()[0]
    start = naming.start + len(first)
    while body[start : start + 1].isspace():
        start += 1
    naming.start = naming.name_start = start
    naming.name = naming.name[len(first) :].strip()


def _one_spelling(people: list[Person], at: dict[int, Person]) -> list[Person]:
    """The people, with those taken together whose full names differ by swapped letters only: `Lund`, `Lnud`."""
    kept: dict[tuple[str, str], Person] = {}
    out: list[Person] = []
    for person in people:
        if len(person.words) < 2:
            out.append(person)
            continue
        letters = "".join(sorted(person.words[-1].lower()))
        twin = kept.setdefault((person.words[0].lower(), letters), person)
        if twin is person:
            out.append(person)
            continue
        twin.namings.extend(person.namings)
        for naming in person.namings:
            at[naming.start] = twin
    return out


def _agree(one: list[str], two: list[str]) -> bool:
    """Whether two full names with one part in common can be one person's: each word in the other, or its initial."""
    short, long = (one, two) if len(one) <= len(two) else (two, one)
    if short[-1] != long[-1] and short[-1] not in long:
        return False
    rest = list(long)
    for word in short:
        match = next((other for other in rest if other == word or other[:1] == word or word[:1] == other), None)
        if match is None:
            return False
        rest.remove(match)
    return True


def surname_of(person: Person) -> str:
    """The part of the name that the cable calls them by; the last one where it only uses the full name.

    A particle stays with it: `La Torre`, `bin Said`.
    """
    words = person.words
    if len(words) == 1:
        return words[0]
    counts: Counter[str] = Counter()
    for naming in person.namings:
        if " " not in naming.name:
            counts[fold_name(naming.name)] += 1
    place = len(words) - 1
    if fold_name(words[place]) in _PARTS_ASIDE and place > 1:
        place -= 1
    best = max(range(len(words)), key=lambda at: (counts[fold_name(words[at])], at == place))
    if counts[fold_name(words[best])]:
        place = best
    elif flags_of(words[0]) & v.FAMILY and (len(words) == 2 or "-" in words[1]) and not flags_of(words[-1]) & v.FAMILY:
        # "Kim Jong-il", "Hu Jintao"
        rest = words[1]
        if "-" in rest or not v.given_names().get(words[0]) or rest in v.given_names():
            place = 0
    first = place
    while first > 1 and flags_of(words[first - 1]) & v.PARTICLE:
        first -= 1
    if first > 0 and first == place and place > 0 and flags_of(words[place - 1]) & v.PARTICLE:
        first -= 1
    return " ".join(words[first : place + 1])


def namings_of(phrases: Iterable[Phrase]) -> list[Phrase]:
    """The phrases that name a person."""
    return [phrase for phrase in phrases if phrase.kind == "person"]
