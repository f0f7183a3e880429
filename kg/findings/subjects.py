"""Who does a verb: the mention, pronoun, noun or name that stands as its subject."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from kg.findings.clauses import Group
from kg.findings.function_words import (
    CLAUSE_HEAD,
    CLAUSE_OPENER,
    CONJUNCTION,
    DATE,
    DETERMINER,
    DOCUMENT,
    FINITE,
    HEAD_LINK,
    PHRASE_END,
    PREPOSITION,
    PRONOUN,
    QUANTIFIER,
    SUBORDINATOR,
    WHO,
)
from kg.findings.model import Mention
from kg.findings.objects import before_bracket, is_capitalised
from kg.findings.telegraphic import short_form_before
from kg.findings.verbs import is_noun_form, is_verb, verb_forms
from kg.findings.words import DASHES, QUOTES, Words, is_adverb

_NEARNESS = frozenset({"close", "loyal", "opposed", "sympathetic", "hostile", "allied"})
_REACH = 34  # words that a subject may stand from its verb


class Subject(NamedTuple):
    """Who does it: the mentions, or the words of a noun that can speak, and how they stand to the verb.

    `how` is own, document (`Putin's letter says`), relative (`who said`), shared (`and said`), participle (`, saying`)
    or inverted (`said Otsuki`).
    """

    mentions: tuple[Mention, ...]
    start: int  # the first word of the subject
    how: str
    words: tuple[int, int] | None = None  # words from, to (exclusive) where no mention stands


_subject = partial(tuple.__new__, Subject)  # thrice as quick as by name


def find_subject(words: Words, group: Group, verb: int) -> Subject | None:
    """Who does the verb, None where nobody who can speak stands as its subject."""
    place = group.before
    texts, mentions = words.texts, words.mentions
    if group.shape == "ing":
        return _subject(((), verb, "participle", None))
    if place < 0:
        return _inverted(words, verb)
    while place > 0 and texts[place] in QUOTES and (mentions[place - 1] is not None or texts[place - 1] in PRONOUN):
        place -= 1  # 'Putin "agreed with the initiative"'
    text = texts[place]
    if mentions[place] is not None:
        return _noun_phrase(words, place)
    if text == "off" and place > 0 and mentions[place - 1] is not None:
        return Subject((), place - 1, "own", (place - 1, place + 1))  # "EMBASSY OFF REPLIED": an officer of it
    if text in PRONOUN:
        return _subject(((), place, "own", (place, place + 1)))
    if text in ("who", "which", "that"):
        return _relative(words, place)
    if text in CONJUNCTION:
        return Subject((), place, "shared")
    if text in (",", ")") or text in DASHES or text in QUOTES:
        return _past_mark(words, place, verb)
    at = place
    while at >= 0 and (texts[at] in DATE or texts[at].isdigit() or texts[at] in ("on", "in")):
        at -= 1
    if 0 <= at < place and mentions[at] is not None:
        return _noun_phrase(words, at)  # "Reyes on February 6 said"
    return (
        _by_noun(words, place, "own", place)
        or _over_phrase(words, place)
        or _by_name(words, place)
        or _by_short_form(words, place)
        or _over_participle(words, place)
    )


def _over_phrase(words: Words, place: int) -> Subject | None:
    """`the Ministry at senior levels has said`: the subject before a short phrase that ends at `place`."""
    texts, forms = words.texts, verb_forms()
    if texts[place] in DETERMINER:
        return None
    may_be_noun = is_noun_form(words.texts[place + 1])
    for at in range(place - 1, max(0, place - 7), -1):
        text = texts[at]
        if text in ("at", "in", "from", "with", "on"):
            if may_be_noun and words.texts[at - 1] not in QUANTIFIER:
                return None  # "the army at the time demand": save in "many in the capital believe"
            return _noun_phrase(words, at - 1) or _by_noun(words, at - 1, "own", at - 1)
        if words.mentions[at] is not None or not text[0].isalnum() or text in PREPOSITION:
            return None
        if text in forms or text in FINITE or text in SUBORDINATOR:
            return None
    return None


def _by_name(words: Words, place: int) -> Subject | None:
    """`the daily El Faro wrote`: a name that no mention covers."""
    if is_noun_form(words.texts[place + 1]):
        return None
    at = place
    while at >= 0 and place - at < 4 and words.mentions[at] is None and is_capitalised(words, at):
        at -= 1
    if at == place:
        return None
    start = at + 1
    while at >= 0 and place - at < 9 and words.mentions[at] is None:
        if words.texts[at] == ")":
            at = before_bracket(words, at)  # "the independent (weekly) El Faro"
        if not words.texts[at].isalpha():
            break
        if words.texts[at] in DETERMINER:
            at -= 1
            break
        at -= 1
    before = words.texts[at]
    opens = before == "" or before in CLAUSE_OPENER or before in SUBORDINATOR
    if not (opens or before in DASHES or before in QUOTES) or words.texts[start] in DATE:
        return None
    return Subject((), start, "name", (start, place + 1))


def _by_short_form(words: Words, place: int) -> Subject | None:
    at = short_form_before(words, place)
    return None if at is None else Subject((), at, "own", (at, at + 1))


def _over_participle(words: Words, place: int) -> Subject | None:
    """`Officials referring to the law have indicated`: the subject at the clause's head before an -ing phrase."""
    for at in range(min(place - 1, words.size), max(-1, place - 16), -1):
        text = words.texts[at]
        if text in FINITE or not (text[0].isalnum() or text in ("@", "'s")):
            return None
        following = words.texts[at + 1]
        is_who = words.mentions[at] is not None or text in WHO
        if is_who and following.endswith("ing") and len(following) > 5:
            found = _noun_phrase(words, at) or _by_noun(words, at, "own", at)
            lead = found.start - 1 if found is not None else at
            while lead >= 0 and words.texts[lead] in WHO:
                lead -= 1
            return found if words.texts[lead] in ("", ",", ";") else None
    return None


def _relative(words: Words, place: int) -> Subject | None:
    """`Reyes, who said`: the mention or noun before the relative pronoun."""
    at = place - 2 if words.texts[place - 1] == "," else place - 1
    mention = words.mentions[at]
    if mention is not None:
        # "a relationship with Reyes that encourages him": `that` goes back to no person
        one = words.texts[place] == "that" and mention.kind in ("person", "post")
        return None if one else Subject((mention,), place, "relative")
    return _by_noun(words, at, "relative", place)


def _past_mark(words: Words, place: int, verb: int) -> Subject | None:
    """The subject where a comma, bracket, dash or quotation mark stands left of the verb."""
    if words.texts[place] != ")":
        found = _inverted(words, verb)
        if found is not None:
            return found
    found = _over_apposition(words, place)
    if found is None and words.texts[place] in (",", ")"):
        return Subject((), place, "shared")
    return found


def _inverted(words: Words, verb: int) -> Subject | None:
    """`," said Otsuki.`: the mention right of the verb, where the clause ends after it."""
    after = verb + 2 if words.texts[verb + 1] == "the" else verb + 1
    mention = words.mentions[after]
    if mention is None or verb == 0:
        return None
    closes = words.texts[after + 1] in (",", ".", "", ";", ")", "?")
    before = words.texts[verb - 1]
    if closes and (before == "," or before in QUOTES or before in DASHES):
        return Subject((mention,), verb, "inverted")
    return None


def _noun_phrase(words: Words, place: int) -> Subject | None:
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
            return _noun_phrase(words, at - 2)
        return _by_noun(words, at - 2, "own", place)  # "several people close to Reyes complained"
    if before in PREPOSITION:
        # "officials of the ministry said": the head stands before; "during a visit by Reyes said": nobody
        if at < 1 or before not in HEAD_LINK:
            return None
        return _noun_phrase(words, at - 1) if mentions[at - 1] is not None else _by_noun(words, at - 1, "own", place)
    if before == "'s" and words.texts[at - 2] in HEAD_LINK and words.texts[at - 3] == ",":
        head = words.mentions[at - 4]
        if head is not None:
            return Subject((head,), at - 4, "own")  # "Lund, from Reyes' trade team told"
    if before in ("and", "&", "or", "nor") and at >= 1 and mentions[at - 1] is not None:
        return _together(words, place, at - 1)
    if before == "and" and at > 3 and [*texts[at - 4 : at]] == ["@", ",", "@", ","]:
        return _together(words, place, at - 2)  # "Reyes, Lund, and Okoro"
    return _subject(((last,), at + 1, "own", None))


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


def _over_apposition(words: Words, place: int) -> Subject | None:
    """`Reyes, who took office in May, told`, `Reyes (protect) said`: the mention before what is put in."""
    texts = words.texts
    at = place - 1
    if texts[place] == ")":
        while at >= 0 and texts[at] != "(":
            at -= 1
        if at <= 0:
            return None
        return _noun_phrase(words, at - 1) or _by_noun(words, at - 1, "own", at - 1)
    openers = CLAUSE_HEAD
    while at > 0 and place - at < _REACH and texts[at] != ";":
        if texts[at] in (",", "who") or texts[at] in DASHES:
            found = _noun_phrase(words, before_bracket(words, at - 1))
            if found is not None:
                lead = found.start - 1
                while lead >= 0 and (texts[lead] in DETERMINER or is_adverb(texts[lead])):
                    lead -= 1
                opener = words.texts[lead]
                if opener == "" or opener in openers or opener in QUOTES:
                    return found._replace(start=lead + 1)
        at -= 1
    return None


def _by_noun(words: Words, place: int, how: str, verb_side: int) -> Subject | None:
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
    stop = PHRASE_END
    at = place
    while at > 0 and place - at < 7:
        before = texts[at - 1]
        if mentions[at - 1] is not None or before == "'s" or not before[0].isalnum():
            break
        if before in stop or (before in verb_forms() and before not in WHO):
            break
        at -= 1
        if before in DETERMINER or before == "neither":
            break
    if words.texts[at - 1] == "'s" and mentions[at - 2] is not None and at == place:
        if words.texts[at - 3] in HEAD_LINK and words.texts[at - 4] in WHO:
            return _by_noun(words, at - 4, how, verb_side)  # "a senior official in Reyes' office"
        at -= 2  # "Reyes' spokesman": named by whose he is
    if is_document and (at == place or texts[at] not in DETERMINER) and not texts[place].endswith("s"):
        return None  # "in reply said": no document of its own
    return Subject((), at, how, (at, verb_side + 1 if how == "own" else place + 1))


def document_owner(words: Words, place: int) -> Subject | None:
    """The owner of the letter or speech at `place`: `Putin's reply said`, `Reyes' May 3 speech affirms`."""
    if words.texts[place] not in DOCUMENT:
        return None
    at = place - 1
    while at >= 0 and place - at < 5 and words.mentions[at] is None and words.texts[at] != "'s":
        if not words.texts[at].isalnum() or words.texts[at] in PREPOSITION:
            break
        at -= 1
    mention = words.mentions[at - 1]
    if mention is not None and words.texts[at] == "'s":
        return Subject((mention,), at - 1, "document")
    if words.texts[place + 1] in ("from", "by"):
        at = place + 3 if words.texts[place + 2] in DETERMINER else place + 2
        mention = words.mentions[at]
        if mention is not None:
            return Subject((mention,), place, "document")  # "the letter from Reyes stated"
    return None
