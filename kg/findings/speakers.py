"""Who speaks: mentions, pronouns and nouns that can speak become a voice with a name and a side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.findings.function_words import DETERMINER, OPENING, QUANTIFIER, SIDELESS
from kg.findings.heads import find_head, met_person
from kg.findings.model import Mention, Speaker
from kg.findings.owners import Subject
from kg.findings.speaking_nouns import private_nouns
from kg.findings.turns import addressed_by, is_aside, is_crowd, place_of, state_of
from kg.findings.verbs import is_verb
from kg.findings.voices import POST, Voice, make_voice
from kg.findings.words import Words, word_class


def _text(words: Words, mention: Mention) -> str:
    return words.body[mention.start : mention.end].lower()


_ONE = frozenset({"he", "she"})
_PEOPLE = frozenset({"person", "post"})
_MANY = frozenset({"they"})
_BODIES = frozenset({"post", "posts", "embassy", "we", "mission", "consulate", "usg"})
_OWN, _ASKS = frozenset({"we", "our", "us", "posts"}), frozenset({"asks", "requests"})
_SOMEBODY = word_class("somebody")
_TURNS = frozenset({";", ":", "but", "though", "although"})
_DEMONYM = ("an", "i")  # "the Peruvian", "the Iraqi", not "the Dutch", "the British"
_RECENT = 5  # persons that are kept
_FIRST = (0, 1, 2)  # places where a sentence or a clause may name who does it


class Voices:
    """The speakers of one cable as it is read from front to back: knows whom `he` and `they` go back to.

    `genders` tells by the name of an official whether `he` or `she` can mean them.
    """

    def __init__(self, signer: str = "", genders: Mapping[str, str] | None = None) -> None:
        # "I told him": the officer who signs, else the post
        self.own = Voice(Speaker(signer, "post"), POST.party) if signer else POST
        self.genders = dict(genders or {})
        self.person: Voice | None = None
        self.before: Voice | None = None  # the person before this sentence
        self.other: Voice | None = None  # the last person who is none of ours
        self.recent: list[Voice] = []  # the last persons, the latest last
        self.group: Voice | None = None
        self.latest: Voice | None = None
        self.body: Voice | None = None  # the body that did something in the sentence before
        self.paper: Voice | None = None  # whose note or letter the paragraph speaks of
        self.ours: Voice | None = None  # who of the post's side spoke last
        self.lead: tuple[Voice, bool] | None = None  # whose list goes on, and whether its items are statements
        self.here = False  # whether anybody was heard in this paragraph
        self.named: set[str] = set()  # the people that this paragraph has named
        self.spoken: Voice | None = None  # whom one of ours speaks to in this sentence
        self.crowd: Mention | None = None  # the people at the head of the sentence before
        self.of_side: dict[str, Mention] = {}  # the person of each side named last
        self.head: tuple[Voice, int] | None = None  # who does something at the head of this sentence, and where

    def new_paragraph(self) -> None:
        """A group of an earlier paragraph is no longer meant by `they`."""
        self.group = self.body = self.crowd = self.lead = self.paper = None
        self.here = False
        self.named.clear()

    def begins(self, words: Words) -> None:
        """Note who does something at the head of a sentence: whom `he` in it and after it means."""
        self.before, self.head, self.spoken = self.person, None, None
        if words.texts[0] == "her" and self.here and self.person is not None:
            self.genders.setdefault(self.person.speaker.official, "female")
        for one in words.named:
            if one.kind in _PEOPLE:
                break
        else:
            return
        head = find_head(words)
        if head is None:
            return
        voice = self._of_mention(head.mention, words)
        if voice is not None and voice.party == POST.party:
            # "The Ambassador met Reyes to deliver the note. He said ...": whose answer it is
            met = met_person(words, head)
            theirs = self._of_mention(met, words) if met is not None else None
            if theirs is not None and theirs.party != POST.party:
                self.heard(voice)
                voice = theirs
        if voice is not None and voice != POST:
            self.head = voice, head.verb
            self.heard(voice)

    def ends(self, words: Words, last: int) -> None:
        """Keep the people whom a sentence names, and the body that does something at its head.

        `last` is where the verb of the last attribution stands, -1 where there is none.
        """
        texts = words.texts
        if texts[0] != "it":
            self.body = None
        if self.head is not None and self.head[1] > last >= 0:
            self.heard(self.head[0])  # "When the Ambassador asked why, Reyes shrugged."
        if texts[0] not in QUANTIFIER:
            self.crowd = None
        if not words.named:
            return
        self._keep_named(words)
        places: Sequence[int] = _FIRST
        if words.body.find(";", words.start, words.end) >= 0:
            places = [*_FIRST, *[place + 1 for place in range(words.size) if texts[place] == ";"]]
        for place in places:
            one = words.mentions[place]
            if one is None:
                continue
            if one.kind == "group" and is_crowd(one.name):
                self.crowd = one
            elif one.kind == "body" and is_verb(texts[place + 1]):
                self.body = self._of_mention(one, words)

    def _keep_named(self, words: Words) -> None:
        """Keep the people whom a sentence names, and who of ours is among them."""
        for named in words.named:
            if named.kind == "person":
                self.named.add(named.name)
                if named.party and named.official:
                    self.of_side[named.party] = named
            if named.kind in _PEOPLE and named.party == POST.party:
                voice = self._of_mention(named, words)
                self.ours = voice if voice is not None and voice.name.lower() not in _BODIES else self.ours

    def heard(self, voice: Voice, act: str = "") -> None:
        """Keep the voice for pronouns that follow; where one of ours asks, `he` is who answers."""
        self.latest = voice
        if voice.party == POST.party:
            self.ours = voice
        # "The Ambassador said ...": one person, though an office names them
        if voice.speaker.kind == "person" or (voice.speaker.kind == "post" and voice.name.lower() not in _BODIES):
            self.person = voice
            self.here = True
            if not self.recent or self.recent[-1] is not voice:
                if voice in self.recent:
                    self.recent.remove(voice)
                self.recent = [*self.recent[-_RECENT:], voice]
            if voice.party != POST.party:
                self.other = voice
            elif act in _ASKS and self.other is not None and self.other.name in self.named:
                self.person = self.other
        elif voice.speaker.kind == "body":
            self.group = voice
            if voice.name.lower().rpartition(" ")[2] in _SOMEBODY:
                self.here = True
                self.person = voice  # "A Peruvian diplomat told us so. He expects ..."

    def spoke(self, words: Words, verb: int, act: str) -> None:
        """Keep whom one of ours spoke to: who answers."""
        if self.latest is None or self.latest.party != POST.party:
            return
        for at in range(verb + 1, verb + 4):
            mention = words.mentions[at]
            if mention is not None:
                voice = self._of_mention(mention, words) if mention.kind == "person" else None
                if voice is not None and voice.party != POST.party:
                    self.other = self.spoken = voice
                    self.person = voice if act in _ASKS else self.person
                return
            if words.texts[at] not in DETERMINER and words.texts[at] != "to":
                return

    def voice_of(self, words: Words, subject: Subject) -> Voice | None:
        """The voice of a subject that stands in the text, None where nobody is named."""
        if subject.how == "named" and subject.words is not None:
            surname = words.written(subject.words[1] - 1)
            return make_voice(surname, "person", "", subject.mentions[0].party if subject.mentions else "")
        if subject.mentions:
            who = subject.mentions[0]
            state = None if who.official else state_of(words, who)
            if state is not None:
                return self._of_mention(state, words)
            if who.kind == "person" and len(subject.mentions) == 1:
                return self._of_mention(who, words)
            if len(subject.mentions) == 1 and who.kind == "pronoun" and _text(words, who) in _ONE:
                told = self.here or who.name not in self.named
                one = self._one(words, place_of(who, words, subject.start)) if told else None
                return one or self._of_mention(who, words)
            return self._counted(subject, words) or self._together(subject.mentions, words)
        return self._of_words(words, *subject.words) if subject.words is not None else None

    def _of_words(self, words: Words, start: int, end: int) -> Voice | None:
        """The voice of a pronoun or noun that no mention covers."""
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
        if end - start == 1 and first in QUANTIFIER and self.crowd is not None:
            # "Businessmen are hurt. Many feel that ..."
            sided = self.crowd.name.lower() not in SIDELESS
            return make_voice(self.crowd.name, "body", "", self.crowd.party if sided else "")
        name = " ".join(words.body[words.span(start)[0] : words.span(end - 1)[1]].split())
        for article in ("the ", "The ", "THE "):
            name = name.removeprefix(article)
        owner = words.mentions[start]
        sided = owner is not None and words.texts[end - 1] not in private_nouns()  # "a Peruvian trader" is no state
        return make_voice(name, "body", "", owner.party if owner is not None and sided else "") if name else None

    def _counted(self, subject: Subject, words: Words) -> Voice | None:
        """`some Peruvians`, `many contacts`: some of a people speak for no side."""
        who = subject.mentions[0]
        if len(subject.mentions) > 1 or who.kind not in ("body", "group"):
            return None
        first = place_of(who, words, subject.start) - 1
        if words.texts[first] not in QUANTIFIER:
            return None
        name = f"{words.written(first)} {who.name}"
        sided = who.kind == "group" and who.name.lower() not in SIDELESS
        return make_voice(name, "body", "", who.party if sided else "")

    def _one(self, words: Words, place: int) -> Voice | None:
        """Whom `he` or `she` at `place` means: the speaker before, or who is named in the sentence before it."""
        texts = words.texts
        pronoun = words.written(place).lower()
        in_which = texts[place - 1] == "where" or (texts[place - 1] == "which" and texts[place - 2] in ("in", "at"))
        aside = is_aside(words, place)
        if in_which or (not self.here and not aside):
            # "his speech in Lima in which he warned", "In a meeting with Director Lund, she pointed to"
            for at in range(place - 1, -1, -1):
                mention = words.mentions[at]
                if mention is not None and mention.kind == "person" and (in_which or texts[at + 1] != "'s"):
                    voice = self._of_mention(mention, words)
                    if voice is not None and self._fits(voice, pronoun, words, place):
                        return voice
        # "The road Reyes built, he said, was his": not who is told of; "Reyes objected: nobody, he said, was asked"
        is_told = self.head is not None and ":" not in texts[self.head[1] : place]
        first = self.before if aside and is_told else self.person
        if texts[0] == "when" and texts[place - 1] == "," and self.person is not None and first is self.person:
            # "When the DCM pointed out that ..., he sighed": who was spoken to
            first = self.other if self.person.party == POST.party else first
        if texts[place - 1] in _TURNS:
            first = (self.spoken if texts[place - 1] == ";" else None) or self._after_turn(words) or first
        for voice in (first, self.person, self.before, self.other, *reversed(self.recent)):
            if voice is not None and self._fits(voice, pronoun, words, place):
                return voice
        return None

    def _after_turn(self, words: Words) -> Voice | None:
        """`Reyes could not promise it, but he`, `the DCM told Reyes; he`: the clause before, or who was told."""
        if words.texts[0] in OPENING:
            return None
        head = find_head(words, told=True)
        return self._of_mention(head.mention, words) if head is not None else None

    def _fits(self, voice: Voice, word: str, words: Words, place: int) -> bool:
        """Whether `he` or `she` at `place` can mean the voice: by gender, and as nobody tells himself."""
        gender = self.genders.get(voice.speaker.official or voice.name)
        if gender and word in _ONE and (gender == "female") != (word == "she"):
            return False
        addressed = addressed_by(words, place)
        return addressed is None or addressed.name != voice.name

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
            return make_voice(mention.name, "person" if mention.official else "body", mention.official, mention.party)
        if mention.party in self.of_side and mention.kind == "body" and mention.name.lower().endswith(_DEMONYM):
            start = mention.start
            if words.body[max(0, start - 4) : start].lower() == "the ":
                return self._of_mention(
                    self.of_side[mention.party], words
                )  # "The Peruvian added": the one of theirs named last
        if mention.party in self.of_side and not mention.official and mention.name.endswith((" leader", " LEADER")):
            return self._of_mention(self.of_side[mention.party], words)  # "the Peruvian leader"
        is_post = mention.kind == "post" or (len(mention.name) == 4 and mention.name.lower() == "post")
        kind = "person" if mention.kind == "person" else "post" if is_post else "body"
        name = "Post" if mention.kind == "post" and _text(words, mention) in _OWN else mention.name
        if not name:
            return None
        party = mention.party or (POST.party if is_post else "")
        return make_voice(name, kind, mention.official, party)
