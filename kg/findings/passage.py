"""One sentence with its mentions and dates, and who stands before or after a word in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from kg.cables import Cable, Paragraph, Span
from kg.findings.date_words import COUNTED
from kg.findings.dates import find_dates
from kg.findings.deictics import HIM, I_DID, officer_at, place_before_aside, whom_meant
from kg.findings.model import Mention
from kg.findings.noun_phrases import DETERMINER, is_object, is_title_gap, owner_phrase, phrase_at, subject_phrase
from kg.findings.participants import Participant, as_participant, is_country, is_joined, words_of
from kg.findings.places import city_of_station, is_place

NEAR = 12  # mentions that one word of meeting is read with: a longer sentence is a list


_AND = re.compile(r"\s*(?:\([^()]{0,60}\))?\s*(?:,?\s+(?:and|as well as|along with|together with|plus)\s+|,\s*)")

_AFTER_COMMA = re.compile(r",\s+(?:the\s+)?$")

# "with Rossi and hoped the Ambassador would": another clause begins
_GOES_ON = re.compile(r"[a-z]+ed\s+(?:that|the|a|an|to|he|she|it|his|her|their)\b")

# "Salas told Ambassador Reed during"
_ADDRESSED = re.compile(r"\b(?:told|informed|briefed|assured|advised|thanked|asked)\s")

# an owner, as in "Rossi's October 2007 stopover" or "the Diet,s schedule"
_OWNED = re.compile(r"['’,]s\s|s['’]\s")

# what parts an owner from a noun further on
_BETWEEN = re.compile(
    r"[.;:]|\b(?:that|to|and|of|in|on|for|with|was|is|had|has|will|would|during|after|before|from|over|his|her|their|the|a|an)\b"
)

_CLAUSE = re.compile(r"[;:]|\b(?:that|which|who|said|told|noted|added)\b")

_THAT = re.compile(r"\bthat\s+(?:the\s+)?(?=[A-Z])")

_VERB = re.compile(r"\b(?:said|told|is|was|were|had|has|will|would|met|that|which|who|to)\b")

# "HMG will", "the Council has also": helping verbs and adverbs between a body and its verb
_ADJACENT = re.compile(
    r"\)?,?\s+(?:(?:will|would|has|have|had|is|was|are|were|to|also|not|plans?|planned|expects?|expected|hopes?|hoped|agreed|intends?|recently|still|"
    r"decided|wants?|wanted|ready|due|scheduled|going|just|then|soon|could|might|may|should|be|been)\s+)*"
)


class Passage:
    """One sentence of a paragraph with the mentions and dates that stand in it."""

    __slots__ = ("_cable", "_dates", "_starts", "body", "end", "mentions", "paragraph", "start")

    def __init__(
        self, cable: Cable, body: str, span: Span, paragraph: Paragraph, named: tuple[Sequence[Mention], Sequence[int]]
    ) -> None:
        """`named` is the mentions of the cable and where each begins."""
        self._cable = cable
        self.body = body
        self.start, self.end = span
        self.paragraph = paragraph
        self.mentions, self._starts = named
        self._dates: list[tuple[int, int, str]] | None = None

    @property
    def post(self) -> Participant:
        """The post as one who takes part."""
        return Participant(self._cable.origin.name or "Embassy", "US", self.start, self.start, "post")

    @property
    def here(self) -> str:
        """The city that the post stands in."""
        return city_of_station(self._cable.origin.station)

    @property
    def source(self) -> str:
        """The text of the cable as it was typed; `body` has it in small letters where all was typed in capitals."""
        return self._cable.body

    @property
    def dates(self) -> list[tuple[int, int, str]]:
        """The dates that the sentence names: start, end, EDTF."""
        if self._dates is None:
            self._dates = find_dates(self._cable.body, self.start, self.end, self._cable.sent_at, self._told_before())
        return self._dates

    def _told_before(self) -> str:
        """The day told last before the sentence, where it counts from one: `the following morning`."""
        body = self._cable.body
        words = body[self.start : self.end].lower()
        if not ("day" in words or "ning" in words or "night" in words) or COUNTED.search(words) is None:
            return ""
        told = find_dates(body, max(self.paragraph.start, self.start - 800), self.start, self._cable.sent_at)
        return told[-1][2] if told else ""

    def nearest_date(self, start: int, end: int, reach: int = 90) -> str:
        """The date that stands nearest to the words `start:end` of the sentence, "" where none is near."""
        best, distance = "", reach
        dates = self.dates
        low = bisect_left(dates, (start - reach - 30, 0, ""))
        for first, last, date in dates[low : low + NEAR]:
            if self.body.startswith("since", first) or self.body.startswith("since ", max(0, first - 6)):
                continue  # "their first since 2001"
            if first >= end:
                # A date after the words binds closer than one before them, unless another clause lies between.
                gap = self.body[end:first]
                away = len(" ".join(gap.split())) + (60 if _CLAUSE.search(gap) else 0)
            elif last <= start:
                away = (start - last) + 8 if not _CLAUSE.search(self.body[last:start]) else reach
            else:
                away = 0
            if away < distance:
                best, distance = date, away
        return best

    def people_after(self, at: int, limit: int = 4) -> list[Participant]:
        """The participants that the words from `at` name: one, or a list joined by commas and `and`."""
        found: list[Participant] = []
        join = ""
        while len(found) < limit:
            one = self._one_after(at, join)
            if one is None:
                break
            if one.name.casefold().removeprefix("the ") in words_of("nobody"):
                break
            link = _AND.match(self.body, one.end, self.end)
            if join == "," and link is None:
                break  # "the visit of Reed, Salas said" is no list
            found.append(one)
            if link is None or _GOES_ON.match(self.body, link.end(), self.end):
                break
            join = "," if link.group().strip() == "," else "and"
            at = link.end()
        return found

    def _one_after(self, at: int, join: str) -> Participant | None:
        """The participant whose phrase begins at `at`; after a bare comma only a person's name or capitals count."""
        body = self.body
        while at < self.end and body[at] in " \n\t\"“'‘":
            at += 1
        low = bisect_left(self._starts, at)
        ahead = [mention for mention in self.mentions[low : low + 4] if mention.end <= self.end]
        own = officer_at(body, at, self.end, self.post.party)
        if own and not (ahead and ahead[0].start < own.end):
            return own
        if HIM.match(body, at, self.end):
            return whom_meant(body, self.mentions[max(0, low - NEAR) : low], at, self.start, self.paragraph.start)
        person = next((m for m in ahead if m.kind in ("person", "pronoun") and is_title_gap(body, at, m.start)), None)
        if ahead and person and ahead[0].kind == "post" and " and " in body[ahead[0].end : person.start]:
            person = ahead[0] if is_title_gap(body, at, ahead[0].start) else person  # "received poloff and Rao"
        if join == "," and person is None:
            other = ahead[0] if ahead and ahead[0].start - at <= 1 else None
            return as_participant(other) if other else None
        if join == "," and DETERMINER.match(body, at):
            return None
        if person:
            return as_participant(person)
        phrase = phrase_at(body, at, self.end)
        if ahead and is_title_gap(body, at, ahead[0].start):
            mention = ahead[0]
            is_wider = phrase is not None and (
                phrase.end > mention.end + 1 or (mention.kind == "group" and phrase.start < mention.start)
            )
            if phrase and is_wider and phrase.start <= mention.start and mention.kind != "post":
                return Participant(phrase.name, phrase.party or mention.party, phrase.start, phrase.end, "phrase")
            return as_participant(mention)
        return phrase

    def people_before(self, at: int, reach: int = 160) -> list[Participant]:
        """The participants before `at` that are the subject of what follows: the nearest and those joined to it."""
        near = self.body[max(self.start, at - 24) : at]
        if ("I " in near or "i " in near) and (own := I_DID.search(near)):
            return [replace(self.post, start=at - len(near) + own.start(), end=at - len(near) + own.start() + 1)]
        if "," in near and (over := self._before_aside(at)):
            return over
        chosen, spare = self._nearest_before(at, reach)
        if not chosen or _THAT.search(self.body, chosen[-1].end, at):
            # "the official said that Osei would meet": nobody has read the name, but it is the subject
            phrase = subject_phrase(self.body, self.start, at)
            if phrase and phrase.name in ("You", "Your"):
                return [replace(self.post, name="You", start=phrase.start, end=phrase.end)]  # the visitor to be
            if phrase and (not chosen or phrase.start > chosen[-1].end):
                return [phrase]
        elif "," in self.body[chosen[-1].end : at]:
            # "According to Salas, the Guide" assured: past a comma the name right before the verb acts
            phrase = subject_phrase(self.body, self.start, at)
            if phrase and _AFTER_COMMA.search(self.body, chosen[-1].end, phrase.start):
                return [phrase]
        if not chosen and spare:
            chosen = [as_participant(spare)]
        if chosen and chosen[0].kind == "pronoun" and (not chosen[0].name or is_place(chosen[0].name)):
            return []  # `they` of a city are nobody who travels or meets
        return chosen

    def _before_aside(self, at: int) -> list[Participant]:
        """The subject before words between commas: `Tekle, whom we trust, told us`."""
        high = bisect_left(self._starts, at)
        before = self.mentions[max(0, high - NEAR) : high]
        place = place_before_aside(self.body, before, self.start, at)
        return [] if place is None else self._joined_to(before[: place + 1])

    def _nearest_before(self, at: int, reach: int) -> tuple[list[Participant], Mention | None]:
        """The nearest mention that can act, with those joined to it, and the nearest that is only an object."""
        low = bisect_left(self._starts, self.start)
        high = bisect_left(self._starts, at)
        before = [mention for mention in self.mentions[max(low, high - NEAR) : high] if mention.end <= at]
        spare: Mention | None = None
        for place in range(len(before) - 1, -1, -1):
            mention = before[place]
            last = before[place - 1] if place else None
            if at - mention.end > reach:
                break
            if last and mention.kind == "body" and self._is_country_of(last, mention):
                continue
            if mention.kind == "body" and _ADJACENT.fullmatch(self.body, mention.end, at) is None:
                # "Moscow", "the COP Conference": a body acts where its verb follows, else it only stands near
                spare = spare or (None if is_country(mention) else mention)
            elif is_object(self.body, self.start, mention.start) or self.body[mention.end : mention.end + 2] in (
                "'s",
                "’s",
            ):
                spare = mention if spare is None or spare.kind == "body" else spare
            elif last and _ADDRESSED.search(self.body, last.end, mention.start):
                # "Salas told Ambassador Reed during a breakfast": both were there
                return [as_participant(last), as_participant(mention)], spare
            else:
                return self._joined_to(before[: place + 1]), spare
        return [], spare

    def _is_country_of(self, person: Mention, country: Mention) -> bool:
        """`President Osei of Ghana`: the country belongs to the person."""
        return person.kind == "person" and self.body[person.end : country.start].strip() == "of"

    def _joined_to(self, before: Sequence[Mention]) -> list[Participant]:
        """The last of the mentions and those that commas and `and` join to it."""
        chosen = [as_participant(before[-1])]
        for mention in reversed(before[:-1]):
            gap = self.body[mention.end : chosen[0].start]
            if len(gap) >= 90 or not is_joined(gap, len(chosen)) or _VERB.search(gap):
                break
            chosen.insert(0, as_participant(mention))
        return chosen

    def subject_before(self, at: int) -> list[Participant]:
        """The person nearest before `at` that no preposition governs: whom `his` means."""
        for mention in reversed(self.mentions_near(at)):
            if mention.start < self.start:
                break
            if (
                mention.kind in ("person", "pronoun")
                and mention.name
                and not is_object(self.body, self.start, mention.start)
            ):
                return [as_participant(mention)]
        return []

    def owners_of(self, at: int) -> list[Participant]:
        """Who owns the noun at `at`: `Rossi's October 2007 stopover`, `Japan's planned visit`."""
        floor = max(self.start, at - 70)
        marks = list(_OWNED.finditer(self.body, floor, at))
        mark = marks[-1] if marks else None
        if mark is None or _BETWEEN.search(self.body, mark.end(), at):
            return []
        place = mark.start()
        low = bisect_left(self._starts, self.start)
        high = bisect_left(self._starts, at)
        for mention in reversed(self.mentions[max(low, high - NEAR) : high]):
            if place - 1 <= mention.end <= mark.end() and mention.kind != "pronoun":
                return [as_participant(mention)]
        owner = owner_phrase(self.body, max(self.start, place - 50), place)
        return [owner] if owner else []

    def named_at(self, at: int) -> list[Participant]:
        """The person whose name stands right before the noun at `at`: `a possible Osei meeting`."""
        low = bisect_left(self.mentions, at - 1, key=lambda mention: mention.end)
        for mention in self.mentions[max(0, low - 1) : low + 1]:
            if mention.kind == "person" and mention.start >= self.start and self.body[mention.end : at].isspace():
                return [as_participant(mention)]
        return []

    def mentions_near(self, at: int) -> Sequence[Mention]:
        """The mentions that begin shortly before `at`, at most a dozen."""
        high = bisect_left(self._starts, at)
        return self.mentions[max(0, high - NEAR) : high]

    def named_before(self, at: int) -> Sequence[Mention]:
        """The mentions that begin before `at` in the cable, the last four hundred."""
        high = bisect_left(self._starts, at)
        return self.mentions[max(0, high - 400) : high]

    def names_at(self, at: int, reach: int) -> bool:
        """Whether a mention begins within so many characters from `at`."""
        place = bisect_left(self._starts, at)
        return place < len(self.mentions) and self.mentions[place].start <= at + reach

    def person_of_surname(self, name: str) -> Participant | None:
        """The person of that surname, named in the sentence or before it in the cable."""
        high = bisect_left(self._starts, self.end)
        for mention in reversed(self.mentions[max(0, high - 400) : high + 40]):
            if mention.kind == "person" and mention.name.split()[-1:] in ([name], [f"al-{name}"]):
                return as_participant(mention)
        return None

    def first_person(self) -> Participant | None:
        """The person or officer named first in the sentence."""
        low = bisect_left(self._starts, self.start)
        for mention in self.mentions[low : low + NEAR]:
            if mention.end > self.end:
                return None
            if mention.kind in ("person", "post", "pronoun"):
                return as_participant(mention)
        return None
