"""Places in the text that name somebody who can speak: people, offices, bodies, groups, sides, the post itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from kg.cables import Cable
from kg.findings import vocabulary as v
from kg.findings.bodies import named_sides, side_of_body, side_of_group
from kg.findings.function_words import listed_words
from kg.findings.model import Mention, Official
from kg.findings.naming_words import words_pattern
from kg.findings.parties import codes_of_name, party_names
from kg.findings.people import Reading, read_people
from kg.findings.phrases import Phrase
from kg.findings.pronouns import resolve_pronouns
from kg.findings.redactions import redacted_speakers
from kg.findings.roles import Roles
from kg.findings.ruling_parties import is_of_ruling_party
from kg.findings.short_names import join_short_names
from kg.findings.word_flags import flags_of

# the word after a phrase
_NEXT = re.compile(r"\s{1,3}(?P<word>[a-z][a-z-]*)")
_ADJECTIVE_BREAKERS = v.VERB | v.CONNECTOR | v.DETERMINER | v.PRONOUN | v.MODIFIER
_GOVERNMENT = re.compile(r"\b(?:government|administration|cabinet|team|delegation)$", re.IGNORECASE)
# "the Dutch have said", "THE DUTCH BELIEVE": what follows a people and no adjective
_DOES = words_pattern("people-does", before=r"\s{1,2}")
# "some Norwegians", "MANY NORWEGIANS"
_SOME_OF = words_pattern("some-of-a-people", after=r"\s{1,2}$")
_LONGEST_SOME = 12
_ASIDE = ("our", "us")


def find_mentions(cable: Cable, officials: Sequence[Official] = ()) -> tuple[Mention, ...]:
    """Every place in the paragraphs that names somebody who can speak, in the order of the text, none over another.

    A person's span holds the title before the name; `name` is the surname. `the Ambassador` is the official of that
    title where the cable names one. A pronoun that goes back to nobody is left out.
    """
    reading = read_people(cable)
    roles = Roles(reading, officials or tuple(reading.officials.values()))
    at = reading.at
    named = {
        key: (official, "" if key in reading.partisans or not official.has_office else official.party)
        for key, official in reading.officials.items()
    }
    found: list[Mention] = []
    for phrase in reading.phrases:
        if phrase.kind == "person":
            person = at.get(phrase.start)
            if person is not None:
                official, party = named[id(person)]
                roles.heard(official)
                found.append(Mention(phrase.start, phrase.end, "person", official.surname, party, official.name))
            continue
        mention = _mention(phrase, reading, roles, cable.body)
        if mention is not None:
            found.append(mention)
    redacted = redacted_speakers(cable)
    if redacted:
        found = sorted([*found, *redacted], key=lambda mention: mention.start)
    return resolve_pronouns(join_short_names(found, cable.body), cable, reading)


def _mention(phrase: Phrase, reading: Reading, roles: Roles, body: str) -> Mention | None:
    """The mention that a phrase without a name makes, None where it names nobody who can speak."""
    kind, words = phrase.kind, phrase.shown
    if kind == "party":
        return _side(phrase, words, reading, body)
    if kind == "role":
        if words in v.bodies():
            return side_of_body(phrase, words, reading.seat)
        return roles.mention(phrase, words)
    if kind == "group":
        if _is_before_noun(phrase, words, body):
            return None
        party = side_of_group(phrase, words, reading.seat) or _named_after(phrase, words, roles)
        if not party and is_of_ruling_party(words, reading.ruling) and not named_sides(phrase, words, reading.seat):
            party = reading.seat.host
        return Mention(phrase.start, phrase.end, "group", words, party)
    if kind == "body":
        mention = side_of_body(phrase, words, reading.seat)
        if mention is not None and not mention.party and is_of_ruling_party(words, reading.ruling):
            return Mention(phrase.start, phrase.end, "body", words, reading.seat.host)
        return mention
    if kind == "post":
        lower = words.lower()
        return None if lower in _ASIDE else Mention(phrase.start, phrase.end, "post", "Post", reading.seat.own)
    return Mention(phrase.start, phrase.end, "pronoun", words) if words.lower() in ("he", "she", "they") else None


def _named_after(phrase: Phrase, words: str, roles: Roles) -> str:
    """The side of the official that a government is called by, `the Reyes government`; "" for other groups."""
    if not phrase.flags & v.NAME or phrase.flags & v.PRIVATE or not _GOVERNMENT.search(words):
        return ""
    return roles.side_of_name(words.rsplit(maxsplit=2)[-2])


def _is_before_noun(phrase: Phrase, words: str, body: str) -> bool:
    """Whether the group's noun only goes before another noun: `military action`, `press coverage`."""
    row = v.group_words().get(words.rsplit(maxsplit=1)[-1].lower())
    if row is None or "modifier" not in row.roles:
        return False
    following = _NEXT.match(body, phrase.end)
    if following is None:
        return False
    word = following["word"]
    return not (flags_of(word) & v.VERB or word in listed_words() or word.endswith("ed"))


def _is_people(phrase: Phrase, body: str) -> bool:
    """Whether the adjective stands for the people, `the Dutch believe`, and not before a noun, `the Dutch claim`."""
    if phrase.follower & _ADJECTIVE_BREAKERS:
        return not phrase.follower & v.HEAD
    return _DOES.match(body, phrase.end) is not None


@lru_cache(maxsize=8192)
def _side_named(words: str, host: str) -> tuple[str, str]:
    """How the words name a side, "" where they name none, and the side; `many-demonym` is said of several people."""
    known = party_names().get(words) or party_names().get(f"{words}.")
    if known is None:
        return "", ""
    codes = codes_of_name(words)
    party = codes[0] if len(codes) == 1 else host if host in codes else ""
    is_plural = words.endswith(("s", "S", "men", "MEN")) and words.lower() not in ("swiss", "bangladeshis'")
    return f"many-{known.kind}" if known.kind == "demonym" and is_plural else known.kind, party


def _side(phrase: Phrase, words: str, reading: Reading, body: str) -> Mention | None:
    """A country, capital or people as an actor; an adjective (`Japanese cars`) is none.

    `Many Spaniards` speak for themselves, `the Spaniards` for Spain.
    """
    kind, party = _side_named(words, reading.seat.host)
    if not kind:
        return None
    if kind.endswith("demonym"):
        if kind == "demonym" and (phrase.determiner != "the" or not _is_people(phrase, body)):
            return None
        if _SOME_OF.search(body, max(0, phrase.start - _LONGEST_SOME), phrase.start):
            return Mention(phrase.start, phrase.end, "group", words, "")
    if not party:
        party = reading.open_sides.get(words, "")
    return Mention(phrase.start, phrase.end, "body", words, party)
