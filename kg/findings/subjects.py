"""Who does a verb: the mention, pronoun, noun or name that stands as its subject."""

from __future__ import annotations

from kg.findings.clauses import Group
from kg.findings.function_words import (
    CLAUSE_OPENER,
    CONJUNCTION,
    DATE,
    DETERMINER,
    DOCUMENT,
    FINITE,
    PREPOSITION,
    PRONOUN,
    QUANTIFIER,
    SUBORDINATOR,
    WHO,
)
from kg.findings.heads import find_head, has_comma
from kg.findings.interposed import over_apposition
from kg.findings.named_subjects import make_subject, subject_of_first_name, subject_of_name, subject_of_noun
from kg.findings.objects import before_bracket, is_capitalised
from kg.findings.owners import Subject
from kg.findings.telegraphic import short_form_before
from kg.findings.unnamed import phrase_before, phrase_over_relative
from kg.findings.verbs import is_noun_form, verb_forms
from kg.findings.words import DASHES, QUOTES, Words

_RELATIVES = frozenset({"who", "which", "that"})
_MARKS = DASHES | QUOTES | {",", ")"}
_NAMED = frozenset({"@", "'s"})  # a mention, and what it owns


def find_subject(words: Words, group: Group, verb: int) -> Subject | None:
    """Who does the verb, None where nobody who can speak stands as its subject."""
    place = group.before
    texts, mentions = words.texts, words.mentions
    if group.shape == "ing":
        return make_subject(((), verb, "participle", None))
    if place < 0:
        return _inverted(words, verb)
    while place > 0 and texts[place] in QUOTES and (mentions[place - 1] is not None or texts[place - 1] in PRONOUN):
        place -= 1  # 'Putin "agreed with the initiative"'
    text = texts[place]
    if mentions[place] is not None:
        return subject_of_name(words, place)
    if text == "off" and place > 0 and mentions[place - 1] is not None:
        return Subject((), place - 1, "own", (place - 1, place + 1))  # "EMBASSY OFF REPLIED": an officer of it
    if text in PRONOUN:
        return make_subject(((), place, "own", (place, place + 1)))
    if text in _RELATIVES:
        return _relative(words, place)
    if text in CONJUNCTION:
        return make_subject(((), place, "shared", None))
    if text in _MARKS:
        return _past_mark(words, place, verb)
    at = place
    while at >= 0 and (texts[at] in DATE or texts[at].isdigit() or texts[at] in ("on", "in", "of")):
        at -= 1
    if 0 <= at < place and mentions[at] is not None:
        return subject_of_name(words, at)  # "Reyes on February 6 said"
    if 0 <= at < place - 1 and texts[at] in DOCUMENT:
        return subject_of_noun(words, at, "own", at)  # "Lima's reply of October 2 denied"
    return (
        subject_of_noun(words, place, "own", place)
        or _over_phrase(words, place)
        or _by_name(words, place)
        or _by_short_form(words, place)
        or _over_participle(words, place)
        or _by_phrase(words, place)
    )


def _by_phrase(words: Words, place: int) -> Subject | None:
    """`the deputy warden told`, `Diplomats who saw it report`: a phrase that can speak where the verb only says."""
    found = phrase_before(words, place) or phrase_over_relative(words, place)
    return None if found is None else Subject((), found[0], "phrase", found)


# what a phrase between a subject and its verb begins with
_LOOSE = frozenset({"across", "at", "for", "from", "in", "on", "with"})


def _over_phrase(words: Words, place: int) -> Subject | None:
    """`the Ministry at senior levels has said`: the subject before a short phrase that ends at `place`."""
    texts, forms = words.texts, verb_forms()
    if texts[place] in DETERMINER:
        return None
    may_be_noun = is_noun_form(words.texts[place + 1])
    for at in range(place - 1, max(0, place - 7), -1):
        text = texts[at]
        if text in _LOOSE:
            if texts[at - 1] in _LOOSE:
                continue  # "from across the country"
            if may_be_noun and words.texts[at - 1] not in QUANTIFIER:
                return None  # "the army at the time demand": save in "many in the capital believe"
            return subject_of_name(words, at - 1) or subject_of_noun(words, at - 1, "own", at - 1)
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
    texts, following = words.texts, words.texts[min(place - 1, words.size) + 1]
    for at in range(min(place - 1, words.size), max(-1, place - 16), -1):
        text, after = texts[at], following
        if text in FINITE or not (text[0].isalnum() or text in _NAMED):
            return None
        following = text
        if after[-3:] == "ing" and len(after) > 5 and (words.mentions[at] is not None or text in WHO):
            found = subject_of_name(words, at) or subject_of_noun(words, at, "own", at)
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
    return subject_of_noun(words, at, "relative", place)


def _past_mark(words: Words, place: int, verb: int) -> Subject | None:
    """The subject where a comma, bracket, dash or quotation mark stands left of the verb."""
    if words.texts[place] != ")":
        found = _inverted(words, verb)
        if found is not None:
            return found
    name = words.mentions[place - 1]
    if words.texts[place] == "," and name is not None and has_comma(words, name):
        return subject_of_name(words, place - 1)  # "The governor of Oruro, Luis Reyes, told": office and name are one
    found = over_apposition(words, place)
    if found is None and words.texts[place] == ",":
        found = subject_of_first_name(words, words.texts.index(",") - 1)  # "El Faro, which the army owns, asked"
    if found is not None and len(found.mentions) == 1:
        # "Reyes, who had his lawyer, Ms. Lund, at his side, said": who stands at the sentence's head
        head = find_head(words)
        if head is not None and head.verb == place + 1 and head.mention.kind == "person" and head.place < found.start:
            return Subject((head.mention,), head.place, "own")
    if found is None and (words.texts[place] in (",", ")") or words.texts[place - 1] == ","):
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
