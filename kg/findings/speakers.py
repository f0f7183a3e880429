"""Who speaks: mentions, pronouns and nouns that can speak become a voice with a name and a side."""

from __future__ import annotations

from typing import NamedTuple

from kg.findings.model import Mention, Speaker
from kg.findings.subjects import Subject
from kg.findings.verbs import is_verb, verb_forms
from kg.findings.words import Words, word_class


def _text(words: Words, mention: Mention) -> str:
    return words.body[mention.start : mention.end].lower()


class Voice(NamedTuple):
    """A speaker with the side that they speak for, "" for none."""

    speaker: Speaker
    party: str

    @property
    def name(self) -> str:
        """The surname, or the body as the cable words it."""
        return self.speaker.name


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
        for named in filter(None, words.mentions):
            if named.kind == "person":
                self.named.add(named.name)
        if words.text(0) != "it":
            self.body = None
        for place, one in enumerate(words.mentions[:_HEAD]):
            if one is None or one.kind not in ("body", "person", "post"):
                continue
            following = words.text(place + 1)
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
            if len(subject.mentions) == 1 and who.kind == "pronoun" and _text(words, who) in _ONE:
                told = self.here or who.name not in self.named
                one = self._one(words, words.mentions.index(who, subject.start)) if told else None
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
        name = " ".join(words.body[words.starts[start] : words.ends[end - 1]].split())
        for article in ("the ", "The ", "THE "):
            name = name.removeprefix(article)
        owner = words.mentions[start]
        return Voice(Speaker(name, "body"), owner.party if owner is not None else "") if name else None

    def _counted(self, subject: Subject, words: Words) -> Voice | None:
        """`some Peruvians`, `many contacts`: some of a people speak for no side."""
        who = subject.mentions[0]
        if len(subject.mentions) > 1 or who.kind not in ("body", "group"):
            return None
        first = words.mentions.index(who, subject.start) - 1 if who in words.mentions[subject.start :] else -1
        if words.text(first) not in word_class("quantifier"):
            return None
        name = f"{words.body[words.starts[first] : words.ends[first]]} {who.name}"
        sided = who.kind == "group" and who.name.lower() not in word_class("sideless")
        return Voice(Speaker(name, "body"), who.party if sided else "")

    def _one(self, words: Words, place: int) -> Voice | None:
        """Whom `he` or `she` at `place` means: the speaker before, or who is named in the sentence before it."""
        in_which = words.text(place - 1) == "where" or (
            words.text(place - 1) == "which" and words.text(place - 2) in ("in", "at")
        )
        if in_which or not self.here:
            # "his speech in Lima in which he warned", "In a meeting with Director Lund, she pointed to"
            for at in range(place - 1, -1, -1):
                mention = words.mention(at)
                if mention is not None and mention.kind == "person" and (in_which or words.text(at + 1) != "'s"):
                    return self._of_mention(mention, words)
        return self.person

    def _together(self, mentions: tuple[Mention, ...], words: Words) -> Voice | None:
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
        text = _text(words, mention)
        if mention.kind == "pronoun":
            if text in _OWN:
                return POST
            if text in _MANY and self.group is not None:
                return self.group
            if not mention.name or mention.name.lower() == text:
                return None
            return Voice(
                Speaker(mention.name, "person" if mention.official else "body", mention.official), mention.party
            )
        is_post = mention.kind == "post" or mention.name.lower() == "post"
        kind = "person" if mention.kind == "person" else "post" if is_post else "body"
        name = "Post" if mention.kind == "post" and text in _OWN else mention.name
        if not name:
            return None
        party = mention.party or (POST.party if is_post else "")
        return Voice(Speaker(name, kind, mention.official), party)
