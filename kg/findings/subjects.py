"""Who does a verb: the mention, pronoun, noun or name that stands as its subject."""

from __future__ import annotations

from typing import NamedTuple

from kg.findings.clauses import Group
from kg.findings.model import Mention
from kg.findings.telegraphic import short_form_before
from kg.findings.verbs import is_noun_form, is_verb, verb_forms
from kg.findings.words import DASHES, QUOTES, Words, is_adverb, is_function_word, word_class, word_classes

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


def find_subject(words: Words, group: Group, verb: int) -> Subject | None:
    """Who does the verb, None where nobody who can speak stands as its subject."""
    place = group.before
    texts, mentions = words.texts, words.mentions
    if group.shape == "ing":
        return Subject((), verb, "participle")
    if place < 0:
        return _inverted(words, verb)
    while place > 0 and texts[place] in QUOTES and _can_be_subject(words, place - 1):
        place -= 1  # 'Putin "agreed with the initiative"'
    text = texts[place]
    if mentions[place] is not None:
        return _noun_phrase(words, place)
    if text == "off" and place > 0 and mentions[place - 1] is not None:
        return Subject((), place - 1, "own", (place - 1, place + 1))  # "EMBASSY OFF REPLIED": an officer of it
    if text in word_class("pronoun"):
        return Subject((), place, "own", (place, place + 1))
    if text in ("who", "which", "that"):
        return _relative(words, place)
    if text in word_class("conjunction"):
        return Subject((), place, "shared")
    if text in (",", ")") or text in DASHES or text in QUOTES:
        return _past_mark(words, place, verb)
    at = place
    while at >= 0 and (texts[at] in word_class("date") or texts[at].isdigit() or texts[at] in ("on", "in")):
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
    if texts[place] in word_class("determiner"):
        return None
    may_be_noun = is_noun_form(words.text(place + 1))
    for at in range(place - 1, max(0, place - 7), -1):
        text = texts[at]
        if text in ("at", "in", "from", "with", "on"):
            if may_be_noun and words.text(at - 1) not in word_class("quantifier"):
                return None  # "the army at the time demand": save in "many in the capital believe"
            return _noun_phrase(words, at - 1) or _by_noun(words, at - 1, "own", at - 1)
        if words.mentions[at] is not None or not text[0].isalnum() or text in word_class("preposition"):
            return None
        if text in forms or text in word_class("finite") or text in word_class("subordinator"):
            return None
    return None


def _by_name(words: Words, place: int) -> Subject | None:
    """`the daily El Faro wrote`: a name that no mention covers."""
    at = place
    while at >= 0 and place - at < 4 and words.mentions[at] is None and _is_capitalised(words, at):
        at -= 1
    if at == place or is_noun_form(words.text(place + 1)):
        return None
    start = at + 1
    while at >= 0 and place - at < 9 and words.mentions[at] is None:
        if words.texts[at] == ")":
            at = _before_bracket(words, at)  # "the independent (weekly) El Faro"
        if not words.texts[at].isalpha():
            break
        if words.texts[at] in word_class("determiner"):
            at -= 1
            break
        at -= 1
    before = words.text(at)
    opens = before == "" or before in word_class("clause-opener") or before in word_class("subordinator")
    if not (opens or before in DASHES or before in QUOTES) or words.texts[start] in word_class("date"):
        return None
    return Subject((), start, "name", (start, place + 1))


def _by_short_form(words: Words, place: int) -> Subject | None:
    at = short_form_before(words, place)
    return None if at is None else Subject((), at, "own", (at, at + 1))


def _over_participle(words: Words, place: int) -> Subject | None:
    """`Officials referring to the law have indicated`: the subject at the clause's head before an -ing phrase."""
    for at in range(min(place - 1, len(words)), max(-1, place - 16), -1):
        text = words.texts[at]
        if text in word_class("finite") or not (text[0].isalnum() or text in ("@", "'s")):
            return None
        following = words.texts[at + 1]
        is_who = words.mentions[at] is not None or text in word_class("who")
        if is_who and following.endswith("ing") and len(following) > 5:
            found = _noun_phrase(words, at) or _by_noun(words, at, "own", at)
            lead = found.start - 1 if found is not None else at
            while lead >= 0 and words.texts[lead] in word_class("who"):
                lead -= 1
            return found if words.text(lead) in ("", ",", ";") else None
    return None


def _is_capitalised(words: Words, at: int) -> bool:
    """Whether a word in title case stands at `at`, and no small word that only opens a sentence."""
    start = words.starts[at]
    head = words.body[start : start + 2]
    return head[:1].isupper() and head[1:].islower() and not is_function_word(words.texts[at])


def _can_be_subject(words: Words, place: int) -> bool:
    return words.mentions[place] is not None or words.texts[place] in word_class("pronoun")


def _relative(words: Words, place: int) -> Subject | None:
    """`Reyes, who said`: the mention or noun before the relative pronoun."""
    at = place - 2 if words.text(place - 1) == "," else place - 1
    mention = words.mention(at)
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
    after = verb + 2 if words.text(verb + 1) == "the" else verb + 1
    mention = words.mention(after)
    if mention is None or verb == 0:
        return None
    closes = words.text(after + 1) in (",", ".", "", ";", ")", "?")
    before = words.text(verb - 1)
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
    while at >= 0 and place - at < 5 and texts[at] in word_class("determiner"):
        at -= 1
    before = words.text(at)
    if before == "to" and words.text(at - 1) in _NEARNESS:
        if words.mention(at - 2) is not None:
            return _noun_phrase(words, at - 2)
        return _by_noun(words, at - 2, "own", place)  # "several people close to Reyes complained"
    if before in word_class("preposition"):
        # "officials of the ministry said": the head stands before; "during a visit by Reyes said": nobody
        if at < 1 or before not in word_class("head-link"):
            return None
        return _noun_phrase(words, at - 1) if mentions[at - 1] is not None else _by_noun(words, at - 1, "own", place)
    if before == "'s" and words.text(at - 2) in word_class("head-link") and words.text(at - 3) == ",":
        head = words.mention(at - 4)
        if head is not None:
            return Subject((head,), at - 4, "own")  # "Lund, from Reyes' trade team told"
    if before in ("and", "&", "or", "nor") and at >= 1 and mentions[at - 1] is not None:
        return _together(words, place, at - 1)
    if before == "and" and at > 3 and [*texts[at - 4 : at]] == ["@", ",", "@", ","]:
        return _together(words, place, at - 2)  # "Reyes, Lund, and Okoro"
    return Subject((last,), at + 1, "own")


def _together(words: Words, place: int, start: int) -> Subject | None:
    """`Reyes, Lund and Okoro condemned`: the mentions from `start` leftwards, and the last at `place`."""
    texts, mentions = words.texts, words.mentions
    places = [place, start]
    while start >= 2 and texts[start - 1] == "," and mentions[start - 2] is not None:
        start -= 2
        places.append(start)
    lead = start - 1
    while lead >= 0 and texts[lead] in word_class("determiner"):
        lead -= 1
    opener = words.text(lead)
    if opener in ("of", "with", "by", "between", "'s"):
        return None
    whole = opener == "" or opener in word_classes("clause-opener", "subordinator") or opener in QUOTES
    # "the visit was not new Reyes and Lund agreed": a stop is missing; "met Reyes and Lund said": an object before
    whole = whole or not (is_verb(opener) or opener in word_class("preposition") or mentions[lead] is not None)
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
    openers = word_classes("clause-opener", "subordinator")
    while at > 0 and place - at < _REACH and texts[at] != ";":
        if texts[at] in (",", "who") or texts[at] in DASHES:
            found = _noun_phrase(words, _before_bracket(words, at - 1))
            if found is not None:
                lead = found.start - 1
                while lead >= 0 and (texts[lead] in word_class("determiner") or is_adverb(texts[lead])):
                    lead -= 1
                opener = words.text(lead)
                if opener == "" or opener in openers or opener in QUOTES:
                    return found._replace(start=lead + 1)
        at -= 1
    return None


def _before_bracket(words: Words, place: int) -> int:
    """The place before the bracket that closes at `place`, else `place`: `the Ministry (MFA), as`."""
    if words.text(place) != ")":
        return place
    for at in range(place - 1, max(-1, place - 8), -1):
        if words.texts[at] == "(":
            return max(at - 1, 0)
    return place


def _by_noun(words: Words, place: int, how: str, verb_side: int) -> Subject | None:
    """A subject that no mention covers, by a noun that can speak: `some contacts`, `neither side`."""
    texts, mentions = words.texts, words.mentions
    if place < 0 or mentions[place] is not None:
        return None
    is_document = texts[place] in word_class("document")
    owner = document_owner(words, place) if is_document else None
    if owner is not None:
        return owner
    if is_document and how == "relative":
        return None  # "confirmed articles which said that": nobody's own words
    if is_document:
        how = "document"
    elif texts[place] not in word_class("who"):
        return None
    stop = word_classes("preposition", "conjunction", "subordinator", "finite")
    at = place
    while at > 0 and place - at < 7:
        before = texts[at - 1]
        if mentions[at - 1] is not None or before == "'s" or not before[0].isalnum():
            break
        if before in stop or (before in verb_forms() and before not in word_class("who")):
            break
        at -= 1
        if before in word_class("determiner") or before == "neither":
            break
    if words.text(at - 1) == "'s" and mentions[at - 2] is not None and at == place:
        if words.text(at - 3) in word_class("head-link") and words.text(at - 4) in word_class("who"):
            return _by_noun(words, at - 4, how, verb_side)  # "a senior official in Reyes' office"
        at -= 2  # "Reyes' spokesman": named by whose he is
    if is_document and (at == place or texts[at] not in word_class("determiner")) and not texts[place].endswith("s"):
        return None  # "in reply said": no document of its own
    return Subject((), at, how, (at, verb_side + 1 if how == "own" else place + 1))


def document_owner(words: Words, place: int) -> Subject | None:
    """The owner of the letter or speech at `place`: `Putin's reply said`, `Reyes' May 3 speech affirms`."""
    if words.text(place) not in word_class("document"):
        return None
    at = place - 1
    while at >= 0 and place - at < 5 and words.mentions[at] is None and words.texts[at] != "'s":
        if not words.texts[at].isalnum() or words.texts[at] in word_class("preposition"):
            break
        at -= 1
    mention = words.mention(at - 1)
    if mention is not None and words.text(at) == "'s":
        return Subject((mention,), at - 1, "document")
    if words.text(place + 1) in ("from", "by"):
        at = place + 3 if words.text(place + 2) in word_class("determiner") else place + 2
        mention = words.mention(at)
        if mention is not None:
            return Subject((mention,), place, "document")  # "the letter from Reyes stated"
    return None
