"""Who speaks: mentions, pronouns and nouns that can speak become a voice with a name and a side."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from kg.findings.function_words import QUANTIFIER, SIDELESS
from kg.findings.model import Mention, Speaker
from kg.findings.subjects import Subject
from kg.findings.verbs import is_verb, verb_forms
from kg.findings.words import Words


def _text(words: Words, mention: Mention) -> str:
    return words.body[mention.start : mention.end].lower()


def _place_of(who: Mention, words: Words, start: int) -> int:
    """The place of the mention at `start` or after it, 0 where it stands before."""
    for place in range(start, words.size):
        if words.mentions[place] is who:
            return place
    return 0


class Voice(NamedTuple):
    """A speaker with the side that they speak for, "" for none."""

    speaker: Speaker
    party: str

    @property
    def name(self) -> str:
        """The surname, or the body as the cable words it."""
        return self.speaker.name


@lru_cache(maxsize=4096)
def _voice(name: str, kind: str, official: str, party: str) -> Voice:
    """The voice of a speaker; the same speak again and again in a cable."""
    return Voice(Speaker(name, kind, official), party)


POST = Voice(Speaker("Post", "post"), "US")
_ONE = frozenset({"he", "she"})
_MANY = frozenset({"they"})
_BODIES = frozenset({"post", "posts", "embassy", "we", "mission", "consulate", "usg"})
_HEAD = 3  # words before a subject at the head of its sentence
_OWN = frozenset({"we", "our", "us", "posts"})


class Voices:
    """The speakers of one cable as it is read from front to back: knows whom `he` and `they` go back to."""

    def __init__(self, signer: str = "") -> None:
        # "I told him": the officer who signs, else the post
        self.own = Voice(Speaker(signer, "post"), POST.party) if signer else POST
        self.person: Voice | None = None
        self.group: Voice | None = None
        self.latest: Voice | None = None
        self.body: Voice | None = None  # the body that did something in the sentence before
        self.here = False  # whether anybody was heard in this paragraph
        self.named: set[str] = set()  # the people that this paragraph has named

    def new_paragraph(self) -> None:
        """A group of an earlier paragraph is no longer meant by `they`."""
        self.group = self.body = None
        self.here = False
        self.named.clear()

    def saw(self, words: Words) -> None:
        """Keep the people whom a sentence names, and who does something at its head."""
        texts = words.texts
        if texts[0] != "it":
            self.body = None
        if not words.named:
            return
        for named in words.named:
            if named.kind == "person":
                self.named.add(named.name)
        for place in range(_HEAD):
            one = words.mentions[place]
            if one is None or one.kind not in ("body", "person", "post"):
                continue
            following = texts[place + 1]
            if one.kind == "body" and is_verb(following):
                self.body = self._of_mention(one, words)
            elif one.kind != "body" and following in verb_forms():
                voice = self._of_mention(one, words)  # "The Ambassador shared his story. He said that ..."
                if voice is not None and voice != POST:
                    self.heard(voice)

    def heard(self, voice: Voice) -> None:
        """Keep the voice for pronouns that follow."""
        self.latest = voice
        self.here = True
        # "The Ambassador said ...": one person, though an office names them
        if voice.speaker.kind == "person" or (voice.speaker.kind == "post" and voice.name.lower() not in _BODIES):
            self.person = voice
        elif voice.speaker.kind == "body":
            self.group = voice

    def voice_of(self, words: Words, subject: Subject) -> Voice | None:
        """The voice of a subject that stands in the text, None where nobody is named."""
        if subject.mentions:
            who = subject.mentions[0]
            if who.kind == "person" and len(subject.mentions) == 1:
                return self._of_mention(who, words)
            if len(subject.mentions) == 1 and who.kind == "pronoun" and _text(words, who) in _ONE:
                told = self.here or who.name not in self.named
                one = self._one(words, _place_of(who, words, subject.start)) if told else None
                return one or self._of_mention(who, words)
            return self._counted(subject, words) or self._together(subject.mentions, words)
        if subject.words is None:
            return None
        start, end = subject.words
        first = words.texts[start]
        if end - start == 1:
            if first in _ONE:
                return self._one(words, start)
            if first in _MANY:
                return self.group or (self.latest if self.latest and self.latest.speaker.kind == "body" else None)
            if first in _OWN:
                return POST
            if first == "i":
                return self.own
            if first == "it":
                return self.body  # "The Ministry is divided. It believes that ..."
            if first == "you":
                return None
        name = " ".join(words.body[words.span(start)[0] : words.span(end - 1)[1]].split())
        for article in ("the ", "The ", "THE "):
            name = name.removeprefix(article)
        owner = words.mentions[start]
        return Voice(Speaker(name, "body"), owner.party if owner is not None else "") if name else None

    def _counted(self, subject: Subject, words: Words) -> Voice | None:
        """`some Peruvians`, `many contacts`: some of a people speak for no side."""
        who = subject.mentions[0]
        if len(subject.mentions) > 1 or who.kind not in ("body", "group"):
            return None
        first = _place_of(who, words, subject.start) - 1
        if words.texts[first] not in QUANTIFIER:
            return None
        name = f"{words.written(first)} {who.name}"
        sided = who.kind == "group" and who.name.lower() not in SIDELESS
        return Voice(Speaker(name, "body"), who.party if sided else "")

    def _one(self, words: Words, place: int) -> Voice | None:
        """Whom `he` or `she` at `place` means: the speaker before, or who is named in the sentence before it."""
        in_which = words.texts[place - 1] == "where" or (
            words.texts[place - 1] == "which" and words.texts[place - 2] in ("in", "at")
        )
        if in_which or not self.here:
            # "his speech in Lima in which he warned", "In a meeting with Director Lund, she pointed to"
            for at in range(place - 1, -1, -1):
                mention = words.mentions[at]
                if mention is not None and mention.kind == "person" and (in_which or words.texts[at + 1] != "'s"):
                    return self._of_mention(mention, words)
        return self.person

    def _together(self, mentions: tuple[Mention, ...], words: Words) -> Voice | None:
        if len(mentions) == 1:
            return self._of_mention(mentions[0], words)
        voices = [voice for mention in mentions if (voice := self._of_mention(mention, words)) is not None]
        if not voices:
            return None
        if len(voices) == 1:
            return voices[0]
        names = [voice.name for voice in voices]
        sides = {voice.party for voice in voices}
        joint = ", ".join(names[:-1]) + " and " + names[-1]
        return Voice(Speaker(joint, "body"), sides.pop() if len(sides) == 1 else "")

    def _of_mention(self, mention: Mention, words: Words) -> Voice | None:
        if mention.kind == "pronoun":
            text = _text(words, mention)
            if text in _OWN:
                return POST
            if text in _MANY and self.group is not None:
                return self.group
            if not mention.name or mention.name.lower() == text:
                return None
            return _voice(mention.name, "person" if mention.official else "body", mention.official, mention.party)
        is_post = mention.kind == "post" or (len(mention.name) == 4 and mention.name.lower() == "post")
        kind = "person" if mention.kind == "person" else "post" if is_post else "body"
        name = "Post" if mention.kind == "post" and _text(words, mention) in _OWN else mention.name
        if not name:
            return None
        party = mention.party or (POST.party if is_post else "")
        return _voice(name, kind, mention.official, party)
