"""The subject before what is put in between it and its verb: `Reyes, who took office in May, told`."""

from __future__ import annotations

from kg.findings.function_words import (
    CLAUSE_HEAD,
    DETERMINER,
    FINITE,
    PHRASE_END,
    PREPOSITION,
    SUBORDINATOR,
)
from kg.findings.named_subjects import subject_of_first_name, subject_of_name, subject_of_noun
from kg.findings.objects import before_bracket, is_capitalised
from kg.findings.owners import Subject, is_modifier
from kg.findings.unnamed import phrase_over_relative
from kg.findings.verbs import is_verb, verb_forms
from kg.findings.words import DASHES, QUOTES, Words, word_class

_LONGEST_HEAD = 11  # words of a phrase that a name explains


_SOMEBODY = word_class("somebody")
_TITLES = 7  # plain words that may lead up to a name


_REACH = 34  # words that a subject may stand from its verb


def over_apposition(words: Words, place: int) -> Subject | None:
    """`Reyes, who took office in May, told`, `Reyes (protect) said`: the mention before what is put in."""
    texts = words.texts
    at = place - 1
    if texts[place] == ")":
        while at >= 0 and texts[at] != "(":
            at -= 1
        if at <= 0:
            return None
        head = phrase_over_relative(words, at - 1)
        if head is not None:
            return Subject((), head[0], "own", head)  # "a consultant who advises the firm (protect) told us"
        return (
            subject_of_name(words, at - 1)
            or subject_of_noun(words, at - 1, "own", at - 1)
            or subject_of_first_name(words, at - 1)
        )
    openers = CLAUSE_HEAD
    while at > 0 and place - at < _REACH and texts[at] != ";":
        if texts[at] in (",", "who") or texts[at] in DASHES:
            last = before_bracket(words, at - 1)
            found = subject_of_name(words, last) or _head_of(words, at - 1)
            if found is None and texts[at] == "," and texts[last] in _SOMEBODY and texts[at + 1] in PREPOSITION:
                found = subject_of_noun(words, last, "own", last)  # "Her Chilean colleague, for the chair, reports"
            if found is not None:
                lead = found.start - 1
                while lead >= 0 and (texts[lead] in DETERMINER or is_modifier(texts[lead])):
                    lead -= 1
                if texts[lead] == "'s" and texts[lead - 1] == "@":
                    lead -= 2  # "the rebels' spokesman, whom he had met, demanded"
                    lead -= texts[lead] in DETERMINER
                lead = _before_titles(words, lead)
                opener = words.texts[lead]
                if opener == "" or opener in openers or opener in QUOTES or opener in DASHES:
                    named = _unknown_name(words, found, at, place)
                    return named or found._replace(start=lead + 1)
        at -= 1
    return _apposed(words, place) or _before_aside(words, place)


def _unknown_name(words: Words, found: Subject, comma: int, place: int) -> Subject | None:
    """`The Minister, Sir Bela Reyes, assured`: the name beside an office, also where nobody has read it as one."""
    known = words.mentions[place - 1]
    if not found.mentions:
        if found.words is None or words.texts[found.words[1] - 1] not in _SOMEBODY or words.texts[comma] != ",":
            return None
        if known is not None and known.official and place - comma < 4:
            return Subject((known,), place - 1, "own")  # "Labour's shadow minister, Bela Reyes, told"
        is_name = 2 < place - comma < 6 and _is_unknown(words, comma, place)
        return Subject((), comma + 1, "named", (comma + 1, place)) if is_name else None
    office = found.mentions[0]
    if office.name[-1:] in "sS":
        return None  # "officials of the Ministry, including its head Lund, said"
    if words.texts[comma] == "," and not office.official and known is not None and known.official:
        return Subject((known,), place - 1, "own") if place - comma < 4 else None
    if words.texts[comma] != "," or not 2 < place - comma < 6 or office.official or office.kind == "body":
        return None
    is_name = _is_unknown(words, comma, place)
    return Subject((office,), comma + 1, "named", (comma + 1, place)) if is_name else None


def _is_unknown(words: Words, comma: int, place: int) -> bool:
    """Whether all words between the two commas are written as a name, and no mention covers them."""
    return all(words.mentions[at] is None and is_capitalised(words, at) for at in range(comma + 1, place))


def _before_aside(words: Words, place: int) -> Subject | None:
    """`The note, dated July 9, asks`, `Her colleague, for the chair, reports`: a noun before what is put in."""
    for at in range(place - 1, max(0, place - _REACH), -1):
        if words.texts[at] == ",":
            found = subject_of_noun(words, at - 1, "own", at - 1)
            opener = words.texts[found.start - 1] if found is not None else ";"
            if found is not None and (unknown := _unknown_name(words, found, at, place)) is not None:
                return unknown
            return found if opener == "" or opener in CLAUSE_HEAD else None
        if words.texts[at] == ";" or words.texts[at] in FINITE:
            return None
    return None


def _head_of(words: Words, place: int) -> Subject | None:
    """`Kouyate of the RPM, the only party`: the name before a short phrase with `of` that ends at `place`."""
    for at in range(place, max(0, place - 6), -1):
        text = words.texts[at]
        if text in ("of", "from", "at") and words.mentions[at - 1] is not None:
            return subject_of_name(words, at - 1)
        if not text.isalnum() or text in PHRASE_END or text in verb_forms():
            return None
    return None


def _before_titles(words: Words, lead: int) -> int:
    """The place before the plain words that lead up to a name: `the party's chair`, `Socialist leader`."""
    at = lead
    while at >= 0 and lead - at < _TITLES:
        text = words.texts[at]
        if not (text.isalpha() or text in ("@", "'s") or "-" in text or "/" in text or text.endswith("'s")):
            break
        if words.mentions[at] is None and text != "'s" and (text in PHRASE_END or text in verb_forms()):
            break
        at -= 1
    return at


def _apposed(words: Words, place: int) -> Subject | None:
    """`Its head, Ambassador Osei of Ghana, reported`: the name between the commas, where no name stands before them."""
    if words.texts[place] != ",":
        return None
    found = subject_of_name(words, before_bracket(words, place - 1))
    if found is None or not found.mentions or found.mentions[0].kind != "person":
        return None
    lead = _before_titles(words, found.start - 1)
    if words.texts[lead] != ",":
        return None
    first = lead - 1
    while first >= 0 and lead - first < _LONGEST_HEAD and _is_of_head(words, first):
        first -= 1
    opener, head = words.texts[first], words.texts[first + 1]
    opens = opener == "" or opener in CLAUSE_HEAD or opener in DASHES
    return found if opens and lead - first > 1 and (head in DETERMINER or head == "@") else None


def _is_of_head(words: Words, at: int) -> bool:
    """Whether a word can stand in a phrase that a name explains: `the chair on compliance measures`."""
    text = words.texts[at]
    if words.mentions[at] is not None or text == "'s":
        return True
    return text.replace("-", "").isalnum() and text not in FINITE and text not in SUBORDINATOR and not is_verb(text)
