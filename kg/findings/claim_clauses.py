"""A position as claims are read in it: its words, the sides and places that stand in them, subjects of its verbs."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from kg.cables import Cable
from kg.findings import function_words as f
from kg.findings.allusions import find_allusions
from kg.findings.claim_places import Place, claimable_places, past_aside
from kg.findings.model import Position
from kg.findings.parties import find_parties, party_names
from kg.findings.passages import is_capitals
from kg.findings.place_phrases import (
    Phrase,
    is_located,
    named_before,
    phrase_from,
    place_words,
    read_tokens,
    words_of_phrase,
)
from kg.findings.words import QUOTES, is_adverb, is_function_word, word_class

# bodies of many states claim no territory
_NO_STATE = frozenset({"EU", "UN", "AU"})
_OWN = frozenset(
    {"he", "she", "they", "it", "we", "i", "government", "govt", "side", "country", "leadership", "cabinet"}
)
_STAND_INS = frozenset({"it", "they", "these", "this", "which", "that"})
_AUXILIARY = frozenset({"n't", "never", "not", "no", "ever", "longer"})
_HELPING = f.FINITE | f.HAVE | f.BE
_BOUNDS = f.SUBORDINATOR | f.RELATIVE | f.WH | word_class("past-saying") | {"or", "but", "than", "as"}
_LONGEST = 2000  # characters of a position that are read: a longer one is a list
_REACH = 16  # tokens that a subject may stand before its verb


class Clause:
    """The words of a position, with the sides and the known places in them."""

    __slots__ = ("body", "cable", "end", "is_capitals", "known", "parties", "position", "tokens")

    def __init__(self, cable: Cable, position: Position) -> None:
        self.cable = cable
        self.body = cable.body
        self.position = position
        self.is_capitals = _is_capitals(self.body)
        self.end = min(past_aside(self.body, position.end), position.start + _LONGEST)
        self.tokens = read_tokens(self.body, position.start, self.end, in_capitals=self.is_capitals)
        self.known = claimable_places(cable, position.start, self.end)
        self.parties = self._read_parties()

    def _read_parties(self) -> dict[int, tuple[str, int]]:
        """The states named: by the token at which the name begins, the code and the token after it."""
        named = find_parties(self.body, self.position.start, self.end)
        starts = {token.start: place for place, token in enumerate(self.tokens)} if named else {}
        found = {}
        for start, end, code in named:
            place = starts.get(start)
            if place is None or len(code) != 2 or code in _NO_STATE:
                continue
            last = place
            while last < len(self.tokens) and self.tokens[last].start < end:
                last += 1
            found[place] = code, last
        return found

    def text(self, place: int) -> str:
        """The token at `place` in small letters, "" outside the position."""
        return self.tokens[place].text if 0 <= place < len(self.tokens) else ""

    def party_at(self, place: int) -> tuple[str, int]:
        """The state named at `place`, past an article, and the token after it; "" where none is."""
        while self.text(place) in ("the", '"', "“"):
            place += 1
        return self.parties.get(place, ("", place))

    def party_before(self, place: int) -> str:
        """The state whose name, or its genitive, ends right before `place`."""
        if self.text(place - 1) in ("'s", "'"):
            place -= 1
        for first in range(max(0, place - 4), place):
            code, last = self.parties.get(first, ("", 0))
            if code and last == place:
                return code
        return ""

    def is_closed(self, place: int) -> bool:
        """Whether a noun phrase ends before `place`: no noun follows that would own what stands before."""
        text = self.text(place)
        return (
            not text or not (text[0].isalnum() or text in ("'s", "'", "-")) or is_function_word(text) or is_adverb(text)
        )

    def back(self, place: int) -> int:
        """The last token before the verb at `place` that is no helping verb, adverb, denial or mark of a quotation."""
        place -= 1
        while place >= 0 and (
            self.text(place) in _AUXILIARY
            or self.text(place) in _HELPING
            or self.text(place) in QUOTES
            or (is_adverb(self.text(place)) and self.text(place) not in ("there", "here"))
            or (self.text(place) == "and" and self.text(place - 1) in _HELPING)  # "is and will remain"
        ):
            place -= 1
        return place

    def is_negated(self, place: int, first: int = -1) -> bool:
        """Whether a denial stands with the verb at `place` (or between `first` and it)."""
        low = self.back(place) + 1 if first < 0 else first
        return any(
            self.text(at) in ("not", "never", "cannot", "no", "neither", "nor") or self.text(at).endswith("n't")
            for at in range(max(0, low), place)
        ) or (low > 0 and self.text(low - 1) in ("neither", "nor"))

    def subject_party(self, verb: int) -> str:
        """The side that is the subject of the verb at `verb`: by name, or the position's own side for `he`."""
        place = self.back(verb)
        if place < 0:
            return self.position.party
        named = self.party_before(place + 1)
        if named:
            return named
        if self.text(place) in _OWN or self.text(place) in ("and", "but", ",", "or"):
            return self.position.party
        return ""

    def place_of(self, phrase: Phrase | None, *, strong: bool = True) -> Place | None:
        """The place that a noun phrase means; a bare name counts where `strong`, else where the cable treats it so."""
        if phrase is None:
            return None
        tokens = self.tokens
        start, core = tokens[phrase.first].start, tokens[phrase.core - 1].end
        end = tokens[phrase.last - 1].end
        words = words_of_phrase(self.body, tokens, phrase)
        if named := self._named_with(phrase):
            return named
        reach = end if self.text(phrase.core) == "of" else core
        for known in self.known:
            if known.start < reach and start < known.end:
                is_wider = phrase.head and phrase.is_named and place_words()[phrase.head].kind in ("water", "area")
                return replace(known, name=words) if is_wider else known
        if not phrase.head:
            return Place(start, end, "", words) if self._may_be_place(phrase, words, strong) else None
        role = place_words()[phrase.head].role
        if apposed := self._apposed(phrase):
            return apposed
        if phrase.is_named or phrase.last > phrase.core:
            return Place(start, end, "", words)
        if role == "line":
            return Place(start, end, "", words) if phrase.last - phrase.first > 1 else None
        if name := named_before(self.body, phrase.head, start):
            return Place(start, end, "", name)
        if role == "plain" and not strong:
            return None
        return Place(start, end, "", words)

    def _named_with(self, phrase: Phrase) -> Place | None:
        """The known place that an aside names: `the adjacent islands, in particular X`, `all cayes, X included`."""
        if not phrase.head or phrase.is_named:
            return None
        tokens = self.tokens
        end = tokens[phrase.last - 1].end
        for known in self.known:
            if not end < known.start < end + 90:
                continue
            before = {token.text for token in tokens if end <= token.start < known.start}
            after = next((token.text for token in tokens if token.start >= known.end and token.text != ","), "")
            if before & {"including", "particular", "particularly", "especially", "namely"} or after == "included":
                return known
        return None

    def _apposed(self, phrase: Phrase) -> Place | None:
        """The name that stands between commas after the noun: `a second island, Sindo, which`."""
        first = last = phrase.last + 1
        if phrase.is_named or self.text(phrase.last) != ",":
            return None
        while last < len(self.tokens) and self.tokens[last].is_name:
            last += 1
        if not 0 < last - first < 4 or self.text(last) != "," or first in self.parties:
            return None
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        return Place(start, end, "", " ".join(self.body[start:end].split()))

    def alluded_place(self) -> Place | None:
        """The territory that the cable is about, where the position speaks of its sovereignty without its name."""
        alluded = find_allusions(self.cable, self.position.start, self.end)
        return next((Place(one.start, one.end, one.territory, one.name) for one in alluded), None)

    def _may_be_place(self, phrase: Phrase, words: str, strong: bool) -> bool:
        """Whether a name without a noun may be a place's: no people, no letters in a row, no person's title before."""
        last = words.rsplit(maxsplit=1)[-1]
        known = party_names().get(words)
        if (known is not None and known.kind != "name") or (last.isupper() and not self.is_capitals):
            return False
        if re.search(r"(?:ians?|ese|ists?|ans)\Z", last.lower()):
            return False
        if known is not None:
            return True
        is_first = phrase.first == 0 and phrase.last == 1 and not self.is_capitals and self._opens_sentence()
        return (strong and not is_first) or is_located(self.body, words)

    def _opens_sentence(self) -> bool:
        """Whether the position begins its sentence, so that its first word has a capital in any case."""
        before = self.body[max(0, self.position.start - 8) : self.position.start].rstrip(" \n\"“'")
        return not before or before[-1] in ".!?:)"

    def phrase_after(self, place: int, *, strong: bool = True) -> Place | None:
        """The place that the words from `place` on name; `it` and `them` mean one named before."""
        while self.text(place) in QUOTES:
            place += 1
        if self.text(place) in ("it", "them", "these", "this") and not phrase_from(self.tokens, place):
            return self.place_before(place)
        return self.place_of(phrase_from(self.tokens, place), strong=strong)

    def place_before(self, place: int) -> Place | None:
        """The place named last before the token `place`, in the position or shortly before it in the paragraph."""
        tokens = self.tokens
        here = tokens[place].start
        known = [one for one in self.known if one.end <= here]
        for at in range(place - 1, -1, -1):
            if self._heads_place(at):
                first = at - 1 if tokens[at].text == "bank" else at
                while first > 0 and (tokens[first - 1].is_name or tokens[first - 1].text[0].isdigit()):
                    first -= 1
                if not known or known[-1].end <= tokens[first].start:
                    return self.place_of(phrase_from(tokens, first))
        if known:
            return known[-1]
        earlier = claimable_places(self.cable, max(0, self.position.start - 300), self.position.start)
        return earlier[-1] if earlier and "\n\n" not in self.body[earlier[-1].end : self.position.start] else None

    def _heads_place(self, at: int) -> bool:
        """Whether the token is a place's noun by itself; a bank only as `the left bank`."""
        row = place_words().get(self.text(at))
        if row is None:
            return False
        return row.role == "head" or (row.word == "bank" and self.text(at - 1) in ("left", "right", "east", "west"))

    def subject_place(self, verb: int, *, strong: bool = True) -> Place | None:
        """The place that is the subject of the verb at `verb`: `the ground around it, with the road, is Peruvian`."""
        place = self.back(verb)
        if place < 0:
            return None
        if self.text(place) == ",":
            # "The waters, he added, are", "the ground, including the road, is"
            open_at = next((at for at in range(place - 1, max(-1, place - 16), -1) if self.text(at) == ","), -1)
            if open_at > 0:
                place = open_at - 1
        if self.text(place) in ("and", "or", "but"):
            return self.place_before(place)
        last = place
        if self.text(last) in _STAND_INS and (last == 0 or self._is_bound(last - 1) or self.text(last) in f.RELATIVE):
            return self.place_before(last) if last > 0 or self.text(last) in ("it", "they", "these") else None
        while place >= 0 and last - place < _REACH and not self._is_bound(place):
            place -= 1
        first = place + 1
        stop = last + 1
        return self._place_in(first, stop, strong=strong)

    def _place_in(self, first: int, stop: int, *, strong: bool) -> Place | None:
        """The place that the noun phrase from `first` to `stop` is about: its noun, or all of it as a name."""
        bare: Phrase | None = None
        # "with a mile to spare waters south of the bank are": the subject comes last
        led = self.text(first) in f.PREPOSITION
        at = first
        while at < stop:
            phrase = phrase_from(self.tokens, at, stop)
            if phrase is None:
                at += 1
            elif phrase.head and not self._is_governed(at, first):
                return self.place_of(phrase, strong=strong)
            else:
                is_whole = phrase.last == stop and (at == first or self.text(at - 1).endswith("ing"))
                is_last = led and phrase.last == stop and bare is None
                if is_last if phrase.head else is_whole or (at == first and self._is_known(phrase)):
                    bare = phrase
                at = max(at + 1, phrase.last)
        return self.place_of(bare, strong=strong)

    def _is_governed(self, at: int, first: int) -> bool:
        """Whether the phrase at `at` only goes on another noun: `the people of the islands`."""
        while at > first and (self.text(at - 1) in f.DETERMINER or self.text(at - 1) in QUOTES):
            at -= 1
        return at > first and (self.text(at) in f.PREPOSITION or self.text(at - 1) in f.PREPOSITION)

    def _is_known(self, phrase: Phrase) -> bool:
        start, end = self.tokens[phrase.first].start, self.tokens[phrase.core - 1].end
        return any(one.start < end and start < one.end for one in self.known)

    def _is_bound(self, place: int) -> bool:
        """Whether a clause begins after the token: a mark, a conjunction, a verb."""
        text = self.text(place)
        if text == "and":
            return self.text(place - 1) == "," or not (
                self.tokens[place - 1].is_name or self.text(place - 1) in place_words()
            )
        return text in ";:.()" or text in (",", "--") or text in _BOUNDS or text in _HELPING


@lru_cache(maxsize=4)
def _is_capitals(body: str) -> bool:
    return is_capitals(body)
