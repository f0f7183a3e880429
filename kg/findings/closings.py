"""Attributions after or inside what is said: `X, Otsuki concluded.`, `The plan, he said, was his.`."""

from __future__ import annotations

from typing import NamedTuple

from kg.findings.function_words import CLOSE_IN, DATE, DETERMINER, FINITE, LEAD_IN, OBJECT, OPENING, PREPOSITION
from kg.findings.object_complements import Complement
from kg.findings.owners import Subject
from kg.findings.tellings import Attribution
from kg.findings.verbs import Frame, is_verb
from kg.findings.voices import Voice
from kg.findings.words import DASHES, QUOTES, Words, is_adverb, is_function_word

ENDINGS = frozenset({",", ".", ")", "", ";", "?", "!", "--"})


class Closing(NamedTuple):
    """A statement that stands before its attribution or around it: words from, to (exclusive), and which of the two."""

    frame: Frame
    verb: int
    at: int
    start: int
    end: int
    where: str
    how: str

    def attribution(self, voice: Voice, negative: bool, conditional: bool) -> Attribution:
        """The attribution of the statement to `voice`."""
        return Attribution(
            voice,
            self.frame,
            self.verb,
            self.at,
            self.start,
            self.end,
            where=self.where,
            how=self.how,
            negative=negative,
            conditional=conditional,
        )


def find_closing(
    words: Words, place: int, frame: Frame, subject: Subject, complement: Complement | None
) -> Closing | None:
    """The statement that the verb at `place` closes, None where it takes a complement after it."""
    if subject.how == "inverted":
        return _closing(words, place, frame, subject, place + 2)
    if subject.how != "own":
        return None
    if words.texts[subject.start - 1] == "as" and frame.strength == "speech" and "that" in frame.complements:
        return _as_said(words, place, frame, subject)
    subject = _with_nouns(words, subject)
    close = _close(words, place, frame, subject)
    if close is None:
        return None
    if complement is not None and words.texts[close] == "," and words.texts[complement.start - 1] == "that":
        return None  # "However, he did indicate, for the first time, that ..."
    if complement is not None and complement.by == "quote" and words.texts[subject.start - 1] not in QUOTES:
        first = words.texts[0]
        opens = first in OPENING or first in PREPOSITION
        if opens or (words.mentions[0] is None and first.endswith(("ed", "ing"))):
            return None  # 'When they objected, Reyes said, "it is over."'
    return _closing(words, place, frame, subject, close)


def _as_said(words: Words, place: int, frame: Frame, subject: Subject) -> Closing | None:
    """The statement beside an `as` clause: `As Reyes noted, the road is closed`."""
    at = subject.start - 1
    close = place + 1 + len(frame.rest)
    while close < min(words.size, place + 8) and words.texts[close] not in (",", "."):
        if words.texts[close] in FINITE or words.texts[close] == "that":
            return None
        close += 1
    if words.texts[close] == "," and words.texts[close + 1] in QUOTES and at > 0 and words.texts[at - 1] not in QUOTES:
        # 'Indeed, as Reyes confided to us, "the road is closed"': the quotation, wherever the clause stands
        return Closing(frame, place, at, close + 1, words.size, "before", "own")
    if words.texts[at - 1] in QUOTES and words.texts[close] in (".", "", ","):
        # '"the road is closed," as Reyes put it': the words in the marks
        opens = next((one for one in range(at - 2, -1, -1) if words.texts[one] in QUOTES), None)
        if opens is not None and at - opens > 3:
            return Closing(frame, place, at, opens, at, "after", "own")
    if words.texts[close] == "," and at == 0 and close + 2 < words.size:
        return Closing(frame, place, at, close + 1, words.size, "before", "own")
    if words.texts[at - 1] == "," and words.texts[close] == ".":
        start = statement_start(words, at)
        return Closing(frame, place, at, start, at, "after", "own") if at - start > 2 else None
    return None


def _with_nouns(words: Words, subject: Subject) -> Subject:
    """The subject from its article on: `..., the opposition leader declared`."""
    at = subject.start - 1
    if not subject.mentions or words.texts[at] in ENDINGS or words.texts[at] in DASHES:
        return subject
    while at >= 0 and subject.start - at < 4 and words.texts[at].isalpha() and words.mentions[at] is None:
        if words.texts[at] == "the":
            return subject._replace(start=at)
        if is_function_word(words.texts[at]) or is_verb(words.texts[at]):
            break
        at -= 1
    return subject


def _close(words: Words, place: int, frame: Frame, subject: Subject) -> int | None:
    """The word that closes the clause right after the verb, None where something else follows it."""
    opener = words.texts[subject.start - 1]
    if not (opener in (",", "?") or opener in QUOTES or opener in DASHES):
        return None
    at = place + 1 + len(frame.rest)
    while at < words.size and (is_adverb(words.texts[at]) or words.texts[at] in DATE):
        at += 1
    if words.texts[at] in ENDINGS:
        if words.texts[at] == "," and words.texts[at + 1] == "that":
            # "He had not known, he maintained, that it was late"; not "However, he did indicate, for once, that"
            inside = opener == "," and any(text in FINITE for text in words.texts[: subject.start - 1])
            return at if inside and words.texts[subject.start] not in DETERMINER else None
        return at
    # "..., Reyes told General Lund.", "..., he said to reporters February 6."
    step = at + 1 if words.texts[at] == "to" else at
    while words.texts[step] in DETERMINER:
        step += 1
    if words.mentions[step] is None and words.texts[step] not in OBJECT:
        return _late_close(words, at)
    at = step + 1
    while at < words.size and (words.texts[at] in DATE or words.texts[at].isdigit()):
        at += 1
    if words.texts[at] in ENDINGS:
        return at
    return _late_close(words, at) if "that" in frame.complements else None


def _late_close(words: Words, at: int) -> int | None:
    """`..., Reyes said in a February 6 interview.`: only a prepositional phrase between verb and end."""
    if words.texts[at] not in CLOSE_IN:
        return None
    for place in range(at + 1, min(words.size, at + 12)):
        text = words.texts[place]
        if text == "." or (text == "," and is_verb(words.texts[place + 1])):
            return place  # "The road, Reyes said in an interview, was closed."
        if text in FINITE or text in ("that", "whether", "to", ";", ":") or text in QUOTES:
            return None
    return None


def statement_start(words: Words, until: int) -> int:
    """The first word of a statement that opens the sentence or a bracket, past `and` and `however,`."""
    start = _last_stop(words, until)
    while start < until and (words.texts[start] in LEAD_IN or words.texts[start] in DASHES):
        start += 1
    colon = max((at for at in range(start, until - 2) if words.texts[at] == ":"), default=-1)
    if colon > 0 and any(is_verb(text) for text in words.texts[start:colon]):
        start = colon + 1  # "Reyes objected: small mines, he argued, were worse"
    opened = [at for at in range(start, until) if words.texts[at] == "("]
    if opened and ")" not in words.texts[opened[-1] : until]:
        return opened[-1] + 1  # "a number of members (as many as 50, he said)"
    return start


def _last_stop(words: Words, until: int) -> int:
    """The word after the last semicolon or colon before a clause, 0 where none stands: `it was late; the plan, he`."""
    for at in range(until - 1, 0, -1):
        if words.texts[at] in (";", ":"):
            verb = any(is_verb(text) or text in QUOTES for text in words.texts[at + 1 : until])
            return at + 1 if verb or at + 1 < until - 1 else 0
    return 0


def _closing(words: Words, place: int, frame: Frame, subject: Subject, close: int) -> Closing | None:
    if frame.complements.isdisjoint(("that", "that+", "wh", "np")):
        return None
    at = subject.start if subject.how == "own" else place
    if frame.complements == {"that+"} and frame.strength == "speech" and words.texts[at - 1] not in QUOTES:
        return None  # '"It is over," he laughed', not "When they asked, he laughed"
    start = statement_start(words, at)
    if at - start < 1:
        return None
    if words.texts[close] in (",", "--") and close + 1 < words.size and not _starts_anew(words, at, close + 1):
        return Closing(frame, place, at, start, words.size, "inside", subject.how)
    if not any(is_verb(text) or text in QUOTES for text in words.texts[start:at]) and words.texts[at - 1] != "?":
        return None  # "After the meeting, Reyes told the press."
    return Closing(frame, place, at, start, at, "after", subject.how)


def _starts_anew(words: Words, at: int, following: int) -> bool:
    """Whether what follows `, Otsuki said,` is a clause of its own and not the rest of the statement."""
    text = words.texts[following]
    if text in QUOTES and words.texts[at - 1] in QUOTES:
        return False
    joined = text in ("and", "but", "who", "which") or text in OPENING
    if text in FINITE:
        return False  # "The Ministry, he conceded, was urging restraint"
    return joined or _is_doing(text) or _is_doing(words.texts[following + 1])


def _is_doing(text: str) -> bool:
    """Whether the word is an -ing form, no `nothing`."""
    return text.endswith("ing") and not text.endswith("thing")
