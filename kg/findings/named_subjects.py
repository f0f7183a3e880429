"""Subjects whose last word is a name or a noun that can speak: `the Ministry`, `some contacts`, `Lund's letter`."""

from __future__ import annotations

from functools import partial

from kg.findings.function_words import (
    CLAUSE_HEAD,
    DATE,
    DETERMINER,
    DOCUMENT,
    HEAD_LINK,
    PREPOSITION,
    WHO,
)
from kg.findings.objects import is_capitalised
from kg.findings.owners import Subject, document_owner, noun_start, of_somebody
from kg.findings.verbs import is_verb
from kg.findings.words import QUOTES, Words, is_function_word

_LONGEST_NAME = 4  # words of a newspaper's name
_NEARNESS = frozenset({"close", "loyal", "opposed", "sympathetic", "hostile", "allied"})


make_subject = partial(tuple.__new__, Subject)  # thrice as quick as by name


def subject_of_name(words: Words, place: int) -> Subject | None:
    """The subject whose last word is the mention at `place`."""
    texts, mentions = words.texts, words.mentions
    last = mentions[place]
    if last is None:
        return None
    at = place - 1
    while at >= 0 and place - at < 5 and texts[at] in DETERMINER:
        at -= 1
    before = words.texts[at]
    if before == "to" and words.texts[at - 1] in _NEARNESS:
        if words.mentions[at - 2] is not None:
            return subject_of_name(words, at - 2)
        return subject_of_noun(words, at - 2, "own", place)  # "several people close to Reyes complained"
    if before in PREPOSITION:
        # "officials of the ministry said": the head stands before; "during a visit by Reyes said": nobody
        if at < 1 or before not in HEAD_LINK:
            return None
        return (
            subject_of_name(words, at - 1)
            if mentions[at - 1] is not None
            else subject_of_noun(words, at - 1, "own", place)
        )
    if before == "'s" and words.texts[at - 2] in HEAD_LINK and words.texts[at - 3] == ",":
        head = words.mentions[at - 4]
        if head is not None:
            return Subject((head,), at - 4, "own")  # "Lund, from Reyes' trade team told"
    if before in ("and", "&", "or", "nor") and at >= 1 and mentions[at - 1] is not None:
        return _together(words, place, at - 1)
    if before == "and" and at > 3 and [*texts[at - 4 : at]] == ["@", ",", "@", ","]:
        return _together(words, place, at - 2)  # "Reyes, Lund, and Okoro"
    return make_subject(((last,), at + 1, "own", None))


def _together(words: Words, place: int, start: int) -> Subject | None:
    """`Reyes, Lund and Okoro condemned`: the mentions from `start` leftwards, and the last at `place`."""
    texts, mentions = words.texts, words.mentions
    places = [place, start]
    while start >= 2 and texts[start - 1] == "," and mentions[start - 2] is not None:
        start -= 2
        places.append(start)
    lead = start - 1
    while lead >= 0 and texts[lead] in DETERMINER:
        lead -= 1
    opener = words.texts[lead]
    if opener in ("of", "with", "by", "between", "'s"):
        return None
    whole = opener == "" or opener in CLAUSE_HEAD or opener in QUOTES
    # "the visit was not new Reyes and Lund agreed": a stop is missing; "met Reyes and Lund said": an object before
    whole = whole or not (is_verb(opener) or opener in PREPOSITION or mentions[lead] is not None)
    whole = whole or opener == "neither"
    kept = sorted(places) if whole else [place]
    return Subject(tuple(one for at in kept if (one := mentions[at]) is not None), lead + 1 if whole else place, "own")


def subject_of_noun(words: Words, place: int, how: str, verb_side: int) -> Subject | None:
    """A subject that no mention covers, by a noun that can speak: `some contacts`, `neither side`."""
    texts, mentions = words.texts, words.mentions
    if place < 0 or mentions[place] is not None:
        return None
    is_document = texts[place] in DOCUMENT
    owner = document_owner(words, place) if is_document else None
    if owner is not None:
        return owner
    if is_document and how == "relative":
        return None  # "confirmed articles which said that": nobody's own words
    if is_document:
        how = "document"
    elif texts[place] not in WHO:
        return None
    at = noun_start(words, place)
    somebody = of_somebody(words, at - 1) if how == "own" else None
    if somebody is not None:
        return subject_of_name(words, somebody)  # "Reyes of the polling agency told"
    if words.texts[at - 1] == "'s" and mentions[at - 2] is not None and at == place:
        if words.texts[at - 3] in HEAD_LINK and words.texts[at - 4] in WHO:
            return subject_of_noun(words, at - 4, how, verb_side)  # "a senior official in Reyes' office"
        at -= 2  # "Reyes' spokesman": named by whose he is
    telegraphic = at == place == 0 and words.written(place).isupper()  # "NOTE ASSERTS FREEDOM OF NAVIGATION"
    bare = at == place or texts[at] not in DETERMINER
    if is_document and bare and not texts[place].endswith("s") and not telegraphic:
        return None  # "in reply said": no document of its own
    return Subject((), at, how, (at, verb_side + 1 if how == "own" else place + 1))


def subject_of_first_name(words: Words, last: int) -> Subject | None:
    """`El Faro (March 3) asked`: the name that no mention covers, where it is all that the sentence begins with."""
    if not 0 <= last < _LONGEST_NAME or words.texts[0] in DATE or is_function_word(words.texts[0]):
        return None
    names = range(last + 1)
    is_name = all(words.mentions[at] is None and is_capitalised(words, at) for at in names)
    return Subject((), 0, "name", (0, last + 1)) if is_name else None
