"""One walk over the words of a paragraph, which gives its noun phrases."""

from __future__ import annotations

from itertools import compress

from kg.findings import vocabulary as v
from kg.findings.known_phrases import known_phrases
from kg.findings.links import (
    IN_BODY,
    bridge,
    in_body,
    is_adjective_of_side,
    is_plural_title,
    owner_of_title,
    title_over,
)
from kg.findings.lone_phrases import is_place_name, read_lone_phrase
from kg.findings.names import SAINTS, is_name, is_particle_of_name, known_name, name_end, tells_which
from kg.findings.naming_words import naming_words
from kg.findings.phrases import Phrase, lone_phrase, make_phrase
from kg.findings.tokens import Tokens, read_tokens

_STARTS = v.IN_TITLE | v.NAMELIKE | v.HEAD | v.MODIFIER | v.DETERMINER | v.FAMILY | v.PARTICLE
_WHO = v.PRONOUN | v.POST
_NOT_WHO = v.ORG | v.US_TITLE
_STEPS = v.CONNECTOR | v.DETERMINER
_OPENERS = _STARTS | v.PRONOUN | v.POST
_BEGINS_NAME = v.NAMELIKE | v.FAMILY | v.PARTICLE
_NAMEABLE = v.NAMELIKE | v.FAMILY | v.PARTICLE | v.COMMON
_LONGER = v.NOT_NAME | v.NAMELIKE | v.TITLE | v.PARTICLE
# what small words may part from a title: "Uzbek Embassy first secretary"
_BEFORE_SMALL = v.PARTY | v.BODY | v.ORG | v.OFFICE | v.PEOPLE
_TRAILING = v.CONNECTOR | v.DETERMINER | v.MODIFIER
# titles that, in a text all in capitals, are mostly followed by a verb or a noun
_WEAK_TITLES = naming_words("weak-in-capitals")
# after them a title in small letters is a verb: "we judge", "they head"
_DOERS = naming_words("does")
# what a phrase may go on with after a name, and after any other word
_AFTER_NAME = _LONGER | _NAMEABLE | v.HEAD
_AFTER_WORD = _LONGER | _NAMEABLE | v.WORD_OF_PHRASE | _STEPS


def read_phrases(body: str, start: int, end: int, paragraph: int, in_capitals: bool) -> list[Phrase]:
    """The noun phrases of one paragraph, in order and apart from each other."""
    tokens = read_tokens(body, start, end, in_capitals)
    tokens.paragraph = paragraph
    words, kinds, joined = tokens.words, tokens.flags, tokens.joined
    longer = v.longer_names()
    found: list[Phrase] = []
    place = 0
    for candidate in compress(range(len(words)), map(_OPENERS.__and__, kinds)):
        if candidate < place:
            continue
        begin = first = candidate
        flags = kinds[first]
        determiner = ""
        if flags & v.DETERMINER and not (flags & _WHO and not flags & _NOT_WHO):
            first += 1
            if not joined[first] or not (kinds[first] & _STARTS or (not kinds[first] and title_over(tokens, first))):
                continue
            determiner, flags = words[candidate], kinds[first]
        elif flags & _WHO and not flags & _NOT_WHO:
            found.append(lone_phrase("pronoun" if flags & v.PRONOUN else "post", tokens, first))
            continue
        elif flags & v.TITLE and flags & v.LOWER and joined[first] and words[first - 1] in _DOERS:
            continue  # "We judge that"
        elif flags & v.TITLE and flags & v.LOWER and joined[first] and not kinds[first - 1]:
            back = owner_of_title(tokens, first)
            if back:  # "Reyes Copper's managing director"
                begin, first, determiner, flags = back, back + 1, "'s", 0
        named = flags == v.NAME or (
            flags & _BEGINS_NAME and not flags & v.LOWER and is_name(tokens, first, False, in_capitals)
        )
        place = first + 1
        following = kinds[place] if joined[place] else 0
        if (
            following & (_AFTER_NAME if named else _AFTER_WORD)
            or (flags & v.TITLE and joined[place] and words[place] in IN_BODY)
            or (flags & _LONGER and words[first] in longer)
            or not flags
            or (flags & _BEFORE_SMALL and joined[place] and not following and title_over(tokens, place))
        ):
            phrase, place = _read_on(tokens, begin, determiner, in_capitals)
        else:
            phrase = read_lone_phrase(tokens, first, determiner, bool(named))
        if phrase is not None:
            found.append(phrase)
    return found


def _read_on(
    tokens: Tokens, first: int, determiner: str, in_capitals: bool
) -> tuple[Phrase | None, int]:  # fmt: skip
    """The phrase of several words that begins at `first`, if they name somebody, and the word to go on with."""
    known, start = known_phrases(in_capitals), tokens.starts[first]
    words = known.words(tokens, first, first + 1 if determiner else first)
    found = known.recall(words, start, tokens.paragraph) if words else None
    if found is not None:
        return found[0], first + found[1]
    reader = _Reader(tokens, first, determiner, in_capitals)
    phrase = reader.read()
    if words and tokens.changed < reader.next:
        known.remember(words, start, phrase, reader.next - first)
    return phrase, reader.next


class _Reader:
    """Reads one phrase word by word: what has been seen so far, and where the next one may begin."""

    # the places of the words seen last, -1 for none yet
    head = org = group = body = party = party_from = -1
    after_name = 0
    seen = 0
    in_pp = False

    def __init__(self, tokens: Tokens, first: int, determiner: str, in_capitals: bool) -> None:
        self.tokens = tokens
        self.words, self.kinds = tokens.words, tokens.flags
        self.in_capitals = in_capitals
        self.determiner = determiner
        self.begin = first + 1 if determiner else first
        self.next = first + 1

    def read(self) -> Phrase | None:
        """The phrase, None where the words name nobody; `next` is the word to go on with."""
        kinds, joined, words = self.kinds, self.tokens.joined, self.words
        longer = v.longer_names()
        place = begin = self.begin
        while joined[place] or place == begin:
            flags = kinds[place]
            if flags & _LONGER and words[place] in longer and (length := self._take_known_name(place)):
                place += length
            elif flags & (_NAMEABLE if self.head >= 0 else _BEGINS_NAME) and self._is_name(place, flags):
                person = self._take_name(place)
                if person is not None:
                    return person
                place = self.after_name
                continue
            elif flags & v.WORD_OF_PHRASE:
                if not self._take_word(place, flags):
                    break
                place += 1
            elif place - 1 == self.head and words[place] in IN_BODY and (step := in_body(self.tokens, place)):
                place = step
                continue
            elif flags & v.THING:
                self.next = place + 1  # "the Action Plan" speaks for nobody
                return None
            elif flags & _STEPS and not flags & v.COMMON and place > begin and (step := self._step_over(place)):
                place = step
            elif not flags and self._may_go_over(place) and (step := title_over(self.tokens, place)):
                place = step
                continue
            else:
                break
            if kinds[place - 1] & v.POSSESSIVE:
                break
        return self._finish(place)

    def _may_go_over(self, place: int) -> bool:
        """Whether small words may stand between what is read so far and a title: `his campaign manager`."""
        if place == self.begin:
            return bool(self.determiner)
        if self.head >= 0 or self.group >= 0:
            return False
        if self.kinds[place - 1] & v.MODIFIER:  # "LPN foreign policy spokesman", "the new border commissioner"
            return bool(self.determiner or self.seen & _BEFORE_SMALL)
        return is_adjective_of_side(self.tokens, place - 1)

    def _is_name(self, place: int, flags: int) -> bool:
        """Whether a person's name begins or goes on at `place`."""
        if not flags & v.LOWER and is_name(self.tokens, place, self.head >= 0, self.in_capitals):
            return True
        return place - 1 == self.head and flags & v.PARTICLE > 0 and is_particle_of_name(self.tokens, place)

    def _take_known_name(self, place: int) -> int:
        """Go over a name of several words that the tables know; how many they are, 0 where none stands there."""
        length, flags = known_name(self.tokens, place)
        if not length:
            return 0
        last = place + length - 1
        if flags & v.PARTY:
            self.party, self.party_from = last, place
        elif flags & v.BODY:
            self.body = last
        elif flags & v.TITLE:
            self.head = last
        self.seen |= flags
        self.kinds[last] |= flags & ~v.NAMELIKE
        self.tokens.changed = max(self.tokens.changed, last)
        return length

    def _take_word(self, place: int, flags: int) -> bool:
        """Take a word of a title or before a group, False where the phrase ends before it."""
        if flags & v.TITLE:
            if flags & v.LOWER and self.head >= 0 and not self.kinds[self.head] & (v.LOWER | v.US_TITLE):
                return False
            self.head = place
            self.seen |= flags
        elif flags & v.HEAD and (flags & v.LOWER or not flags & (v.ORG | v.OFFICE)):
            self.group = place
            self.seen |= flags
        elif flags & v.IN_TITLE:
            self.seen |= flags & ~v.POSSESSIVE
            if flags & v.ORG:
                self.org = place
            if flags & v.BODY:
                self.body = place
            if flags & v.PARTY:
                self.party = self.party_from = place
        else:
            return flags & v.MODIFIER > 0
        return True

    def _step_over(self, place: int) -> int:
        """The word after the connectors at `place`, 0 where the phrase does not go on over them."""
        step = bridge(self.tokens, place, self.head >= 0 or self.org >= 0, self.in_pp)
        if step and not self.in_pp:
            self.in_pp = self.words[place].lower() in ("of", "for", "to")
        return step

    def _take_name(self, place: int) -> Phrase | None:
        """The phrase that a name ends, None where the name only tells which office, body or place is meant."""
        kinds = self.kinds
        stop = self.after_name = name_end(self.tokens, place, self.in_capitals)
        after = 0
        if self.tokens.joined[stop] and not kinds[stop - 1] & v.POSSESSIVE:
            after = kinds[stop]
        if after & (v.ORG | v.BODY | v.THING) and not after & (v.LOWER | v.TITLE):
            self.seen |= v.ORG  # "Carter Center": what ends in such a word is no person
            return None
        if after and self.head < 0 and self._runs_into_body(stop):
            self.seen |= v.ORG
            return None
        alone = stop - place == 1
        if after & v.TITLE and not after & (v.LOWER | v.GIVEN) and self.head < 0 and alone:
            return None  # "Arena Senator": a name that tells which senator
        if after & v.HEAD and after & v.LOWER and alone and not kinds[place] & v.GIVEN:
            self.seen |= v.NAME  # "the Reyes government"
            return None
        small = alone and self.head < 0 and self.begin == place and after & v.TITLE and after & v.LOWER
        if small and tells_which(self.tokens, place, self.determiner):
            self.seen |= v.NAME  # "Islah deputy Ana Reyes", "the Oruro governor"
            return None
        titled = self._is_titled(place, alone)
        if not titled and self._is_place(place):
            return None
        start = self.begin if titled else place
        flags = self.seen | (v.TITLE if titled else 0)
        for at in range(place, stop):
            flags |= kinds[at] & v.NAME_FLAGS
        self.next = stop
        return make_phrase(
            "person", self.tokens, (start, place, stop), self.determiner if start == self.begin else "", flags
        )

    def _runs_into_body(self, place: int) -> bool:
        """Whether the words with capitals from `place` on end in what is no person: `Reyes Industrial Group`."""
        for at in range(place, min(place + 3, len(self.words))):
            flags = self.kinds[at]
            if not self.tokens.joined[at] or not flags or flags & (v.LOWER | v.TITLE | v.POSSESSIVE | v.CONNECTOR):
                return False
            if flags & (v.ORG | v.BODY | v.THING):
                return True
        return False

    def _is_titled(self, place: int, alone: bool) -> bool:
        """Whether the words before the name at `place` are its title."""
        if self.head < self.begin:
            return False
        weak = self.in_capitals and (self.words[self.head] in _WEAK_TITLES or is_plural_title(self.words[self.head]))
        if alone and weak and not self.kinds[place] & v.GIVEN:
            self.begin, self.seen = place, self.seen & ~v.TITLE
            return False
        # "In choosing a chief negotiator Reyes will need"
        vague = self.determiner in ("a", "an", "no", "any") and self.kinds[self.head] & v.LOWER
        return not (alone and vague)

    def _is_place(self, place: int) -> bool:
        """Whether the name without a title is a place's: `San Vicente del Valle`, `Le Havre`, `the Christian Hills`."""
        if place > self.begin and self.words[place - 1] in SAINTS:
            return True
        return is_place_name(self.tokens, place, self.determiner if place == self.begin else "")

    def _finish(self, last: int) -> Phrase | None:
        """The phrase of the words gone over up to `last`, by what they end in."""
        begin = self.begin
        while last > begin and self.kinds[last - 1] & _TRAILING and not self.kinds[last - 1] & (v.IN_TITLE | v.HEAD):
            last -= 1
        self.next = max(self.next, last)
        if last == begin:
            return None
        if self.group >= 0 and not (self.head > self.group and self.kinds[self.group] & v.MODIFIER):
            kind, last = "group", self.group + 1  # "a government official" ends in a title
        elif self.head >= 0:
            kind = "role"
        elif self.last_is_body(last):
            kind = "body"
        elif self.party == last - 1:
            kind, begin = "party", self.party_from
        else:
            return None
        self.next = max(last, self.begin)
        return make_phrase(kind, self.tokens, (begin, last, last), self.determiner, self.seen)

    def last_is_body(self, last: int) -> bool:
        """Whether the words up to `last` end in a body, or in what a body is of or where it is: `Embassy Lima`."""
        if last - 1 in (self.body, self.org):
            return True
        return self.org >= 0 and (self.in_pp or self.party == last - 1)
