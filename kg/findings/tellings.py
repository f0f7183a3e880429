"""Attributions beside and inside one another: who tells what another said."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.findings.function_words import (
    CONJUNCTION,
    FINITE,
    JOINT,
    MODAL,
    OPENING,
    PREPOSITION,
    PRONOUN,
    SUBORDINATOR,
    VIEW,
)
from kg.findings.parties import party_names
from kg.findings.verbs import Frame, verb_forms
from kg.findings.voices import Voice
from kg.findings.words import DASHES, QUOTES, Words, is_adverb, word_class

_INSTITUTION = word_class("institution")
_JOINTS = frozenset(
    {"to", ",", ";", "and", "but", "while", "although", "though", "(", "by", "in", "yet", "or", "which", "who", "whom"}
)

OPENERS = frozenset({"which", "who", "since", "because", "as", "although", "while", "where", "whereas"})
_WILLS = frozenset({"will", "'ll", "won't", "would"})
_LEAST_QUOTED = 6  # words of a quotation that is a statement of its own
_POINTING = frozenset({"this", "that", "it", "them", "these", "those"})
_ANSWERS = frozenset({"agrees", "confirms", "criticizes", "denies", "praises", "rejects", "replies"})
_WISHES = frozenset({"asks", "demands", "insists", "proposes", "requests"})


@dataclass(slots=True)
class Attribution:
    """One attribution in a sentence. `start` and `end` are words; `at` is where its own clause begins.

    `where` is before, after or inside, as the attribution stands to the statement; `how` as in Subject, or noun;
    `by` is the complement that the statement is. `via` is who told it, the nearest to the post last. `act` is that
    of a noun that says more than its verb (`expressed unwillingness`), "" where the verb tells it.
    """

    voice: Voice
    frame: Frame
    verb: int
    at: int
    start: int
    end: int
    where: str = "before"
    how: str = "own"
    by: str = "that"
    negative: bool = False
    conditional: bool = False
    via: tuple[str, ...] = ()
    dropped: bool = False
    nested: bool = False
    act: str = ""
    heir: bool = False  # it stands for the attribution that told it


def settle(words: Words, found: list[Attribution], new: Attribution) -> None:
    """Set `new` among the attributions before it: beside them, inside one of them, or around them."""
    if new.where != "before":
        _settle_around(words, found, new)
        return
    if new.frame.kind == "phrase" and words.texts[new.at - 1] in OPENERS and new.at > 0:
        return  # "a sum which in his view was too small": a judgement of its own
    outer = next(
        (one for one in reversed(found) if not one.dropped and (one.heir or not one.nested) and one.where != "after"),
        None,
    )
    if outer is None or (outer.how == "asked" and outer.end <= new.at):
        return
    if outer.how == "label":
        outer.dropped = new.at <= outer.start + 1
        outer.end = max(outer.start, min(outer.end, cut_before(words, outer.start, new.at)))
        return
    if new.at < outer.start:
        if outer.how in ("noun", "relative", "participle") and outer.end > new.at:
            outer.end = cut_before(words, outer.start, new.at)
    elif outer.where == "inside":
        _tell(words, outer, new)
    elif _is_beside(words, outer, new):
        cut = cut_before(words, outer.start, new.at)
        for one in found:
            if not one.dropped and one.end > cut > one.start:
                one.end = cut
    else:
        _tell(words, outer, new)


def _settle_around(words: Words, found: list[Attribution], new: Attribution) -> None:
    """`X, Otsuki said`: what stands in X is told by Otsuki."""
    around = next((one for one in reversed(found) if not one.dropped and one.start <= new.at < one.end), None)
    if around is not None and new.frame.kind == "phrase":
        new.dropped = True  # "said in his view, ...": one attribution is enough
        if new.where == "after" and new.frame.speech_act == "asserts" and new.voice.name != around.voice.name:
            _relay(words, found, new)
        return
    if around is not None and new.where == "after" and around.voice == new.voice and words.texts[new.at] == "as":
        new.dropped = True  # "said the road was closed, as he told Lund": said once
        around.end = min(around.end, cut_before(words, around.start, new.at))
        return
    if around is not None and new.where == "inside" and around.where == "before" and around.start < new.start + 40:
        closing = next((at for at in range(new.verb, min(words.size, new.verb + 6)) if words.texts[at] == ","), None)
        opener = words.texts[new.at - 2] if words.texts[new.at - 1] == "," else ""
        if closing is not None and opener in ("who", "which", "that"):
            new.start = closing + 1  # "told Lund of rebels who, he claimed, had left"
            if around.frame.strength == "speech" and around.voice.name != new.voice.name:
                new.via = (around.voice.name,)
            return
    if new.frame.kind == "phrase" and any(one.how == "noun" and one.end <= new.at for one in found):
        # "Lima's refusal to sign was in his view a mistake": what it was is his
        new.start = next((at + 1 for at in range(new.at, words.size) if words.texts[at] in VIEW), new.start)
        return
    for one in found:
        if one.dropped or one.start >= new.end:
            continue
        if one.start < new.start < one.end:
            one.end = cut_before(words, one.start, new.start)  # "noted that it was late; the plan, he said, was dead"
        elif one.start >= new.start:
            one.end = min(one.end, new.end)
            _tell(words, new, one)


def part_quoted(words: Words, found: list[Attribution]) -> None:
    """Add what is quoted after a colon: `rejected the idea that it was late: "it is May"`."""
    for one in [one for one in found if not one.dropped and one.where == "before" and one.by != "quote"]:
        for at in range(one.start + 2, min(one.end, words.size) - _LEAST_QUOTED):
            if words.texts[at] == ":" and words.texts[at + 1] in QUOTES and words.texts[at - 1] not in QUOTES:
                if all(other.dropped or other.start <= at or other.start >= one.end for other in found):
                    found.append(replace(one, start=at + 1, end=one.end, by="quote", act="", negative=False))
                    one.end = at
                break


def _relay(words: Words, found: list[Attribution], new: Attribution) -> None:
    """`Reyes condemned the raid, according to the press`: the press tells it."""
    for one in found:
        if not one.dropped and one.start < new.at < one.end:
            one.end = cut_before(words, one.start, new.at)
        if not one.dropped and not one.nested:
            one.via = (*one.via, new.voice.name)


def cut_before(words: Words, start: int, at: int) -> int:
    """`at` moved left over the comma, conjunction and adverbs before it."""
    place, cut = at, at
    while place > start + 1:
        text = words.texts[place - 1]
        if text in _JOINTS or text in DASHES or (text == "which" and words.texts[place - 2] == "to"):
            cut = place - 1
        elif not is_adverb(text):
            break
        place -= 1
    return cut


def _is_beside(words: Words, outer: Attribution, new: Attribution) -> bool:
    """Whether `new` stands beside `outer` and not in what `outer` says."""
    if new.how in ("shared", "participle"):
        return new.verb > outer.start
    if new.how in ("noun", "relative", "document"):
        return False
    if words.texts[new.at] == "with" and new.at > outer.start:
        return True  # "said he was done, with Lund calling the plan a farce"
    before = words.texts[new.at - 1]
    if (
        new.voice.name == "Post" != outer.voice.name
        and outer.voice.party == new.voice.party
        and outer.by == "that"
        and before != ";"
    ):
        return False  # "the Ambassador noted that ..., but we were concerned": his words still
    if outer.how in ("noun", "relative", "participle"):
        return before in (",", ";") or before in DASHES
    if before == "which" and words.texts[new.at - 2] == "to" and new.frame.speech_act == "replies":
        return True  # "asked for a date, to which Lund replied"
    if before in ("which", "who", "whom") and words.texts[new.at - 2] == "," and new.voice.name == outer.voice.name:
        return True  # "contrasted A with B, which he said had ..."
    place = new.at - 1
    while place > outer.start and (words.texts[place] == "," or is_adverb(words.texts[place])):
        place -= 1
    if words.texts[place] == ";":
        return True
    if before not in JOINT:
        return False
    if new.at - 1 <= outer.start and before in OPENING:
        return False  # "said that while he understood the need, he could not wait": his words still
    earlier = new.at - 2
    while words.texts[earlier] in QUOTES:
        earlier -= 1
    same = new.voice == outer.voice
    return same or words.texts[earlier] == "," or (new.how == "own" and new.frame.strength == "speech")


def _tell(words: Words, outer: Attribution, inner: Attribution) -> None:
    """`inner` stands in what `outer` says: keep it as told by `outer`, or drop it."""
    inner.nested = True
    if inner.voice.speaker.kind == "body" and inner.frame.speech_act == "agrees" and inner.by == "that":
        inner.dropped = True  # "said the UK agrees that": the UK's mind, not its words
        return
    if _is_of_outer(words, outer, inner) or _is_wished(words, outer, inner):
        inner.dropped = True
        return
    ours = inner.voice.name == "Post" and outer.voice.party == inner.voice.party
    if inner.frame.strength != "speech" or inner.voice.name == outer.voice.name or ours:
        inner.dropped = True
        return
    if inner.how == "noun" and outer.by == "np" and inner.at <= outer.start + 1 and outer.frame.speech_act in _ANSWERS:
        return  # "rejected Lund's proposal to wait": each has an act of their own, and nobody tells the other's
    if inner.frame.kind == "phrase" or inner.by == "np-own" or (inner.by == "np" and inner.how == "noun"):
        inner.dropped = True
        return
    if inner.by in ("np", "to", "ing") and not _WILLS.isdisjoint(words.texts[inner.at : inner.verb]):
        inner.dropped = True  # "said that Madrid will not recognize the state": what he says of Madrid
        return
    if inner.by == "np" and words.texts[inner.start] in _POINTING and inner.end - inner.start <= 2:
        inner.dropped = True  # "said that Lima had rejected this"
        return
    if outer.frame.strength == "speech":
        inner.via = (*inner.via, outer.voice.name, *outer.via)
    resumed = _that_again(words, inner) if outer.where == "before" else None
    told = inner.how in ("own", "document") and (inner.at <= outer.start + 1 or _is_named(words, outer.start, inner.at))
    pointed = inner.how == "noun" and inner.at <= outer.start and outer.frame.speech_act == "asserts"
    if (told or pointed) and inner.where == "before":
        outer.dropped = inner.heir = True
        if resumed is not None:
            # "said that Putin agreed ..., but that the dates were open": the second clause is the outer speaker's
            outer.dropped, outer.start, outer.at = False, resumed, resumed
    if resumed is not None:
        inner.end = min(inner.end, cut_before(words, inner.start, resumed - 1))


def _is_of_outer(words: Words, outer: Attribution, inner: Attribution) -> bool:
    """Whether what is told of another is rather the outer speaker's own words."""
    if outer.frame.kind == "phrase" and outer.frame.speech_act == "believes" and inner.by == "np":
        return inner.frame.speech_act == "asserts"  # "In his opinion Reyes said one thing to the press"
    # "said that London could not accept the text": his words of what a state does
    return _is_act_of_state(words, inner, outer)


def _is_act_of_state(words: Words, inner: Attribution, outer: Attribution) -> bool:
    """Whether a state or an institution without a name does something in what is said, and says no clause itself."""
    if inner.how != "own" or inner.where != "before" or outer.frame.strength != "speech" or outer.by != "that":
        return False
    name = inner.voice.name
    says = inner.by == "quote" or words.texts[inner.start - 1] in ("that", "whether")
    if says or inner.voice.speaker.kind != "body":
        return False
    if not any(words.mentions[inner.at : inner.verb]):
        return True  # "said that producers had made painful concessions": nobody in particular
    states = all(part in party_names() or f"{part}." in party_names() for part in name.split(" and "))
    return states or name.lower().split()[-1] in _INSTITUTION


def _is_named(words: Words, start: int, at: int) -> bool:
    """Whether the words from `start` only go before the name at `at`: `the influential local cleric`."""
    if not 0 < at - start <= 6:
        return False
    for place in range(start, at):
        text = words.texts[place]
        if words.mentions[place] is not None or not text[0].isalpha() or text in PREPOSITION:
            return False
        if text in FINITE or text in SUBORDINATOR or text in CONJUNCTION:
            return False
        if text in verb_forms() or text in PRONOUN or is_adverb(text):
            return False
    return True


def _is_wished(words: Words, outer: Attribution, inner: Attribution) -> bool:
    """`proposed that the club accept a review`: what is asked for is not yet said."""
    if outer.frame.speech_act not in _WISHES or outer.by != "that" or inner.at > outer.start + 1:
        return False
    form = verb_forms().get(words.texts[inner.verb])
    return form is not None and form.shapes == {"base"} and words.texts[inner.verb - 1] not in MODAL


def _that_again(words: Words, inner: Attribution) -> int | None:
    """The word after a second `and that` or `but that`, which goes back over the inner statement."""
    if inner.by == "that":
        return None
    for at in range(inner.start + 2, min(inner.end, words.size - 1)):
        if words.texts[at] == "that" and words.texts[at - 1] in ("and", "but"):
            return at + 1
    return None
