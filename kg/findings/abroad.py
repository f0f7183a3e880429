"""Words around an office holder's name that say another state: where letters went, who comes, what is spoken of."""

from __future__ import annotations

import re

from kg.findings.naming_words import naming_words, words_pattern
from kg.findings.parties import codes_of_name, find_parties, party_names
from kg.findings.phrases import Phrase

# "a letter to President Reyes", "sent President Reyes", "was received by"
_REACHED = words_pattern("reaches", after=r"\s{1,2}$")
_LONGEST_REACHED = 20
# "..., carried to Oslo", "... It was delivered in Oslo"
_SENT = words_pattern(
    "carries-abroad",
    after=r"\b[^.;]{0,50}?\s(?:to|in|at)\s{1,2}(?P<place>(?-i:[A-Z])[\w’'-]*(?:\s{1,2}(?-i:[A-Z])[\w’'-]*)?)",
)
_REACH = 170
# "delivered in Oslo by an aide, who was received by Minister Reyes"
_RECEIVED = words_pattern(
    "carries-abroad",
    after=r"\b[^.;]{0,30}?\s(?:to|in|at)\s{1,2}(?P<place>(?-i:[A-Z])[\w’'-]*)\b[^.;]{0,130}\breceived\s{1,2}by\s{1,2}$",
)
# "In Oslo, President Reyes agreed"
_IN_PLACE = re.compile(r"(?:In|At|IN|AT)\s{1,2}(?P<place>[A-Z][\w’'-]*(?:\s{1,2}[A-Z][\w’'-]*)?),\s{1,2}$")
_LONGEST_PLACE = 40
# "will go to Tripoli March 29 for talks with Major Reyes"
_FOR_TALKS = re.compile(
    r"\bto\s{1,2}(?P<place>[A-Z][\w’'-]*)[^.;]{0,40}?\b(?:for\s(?:talks|a\smeeting|meetings|consultations)|to\smeet)"
    r"(?:\swith)?\s{1,2}$"
    r"|\bTO\s{1,2}(?P<post>[A-Z][\w’'-]*)[^.;]{0,40}?\b(?:FOR\s(?:TALKS|A\sMEETING|MEETINGS|CONSULTATIONS)|TO\sMEET)"
    r"(?:\sWITH)?\s{1,2}$"
)
_LONGEST_TRIP = 90
# where people of all states meet
_TALKS_CITIES = naming_words("talks-city")
# "President Reyes comes to Oslo"
_COMES = words_pattern(
    "comes", before=r"\s{1,2}(?:will\s|is\s)?", after=r"\s{1,3}(?:(?:to|in)\s{1,3})?(?P<place>(?-i:[A-Z])[\w’'-]*)"
)
# "Hungary was another matter." before the sentence
_LONGEST_TOPIC = 70
_ENDS = (". ", ".\n", ") ", "! ", "? ")
_SPOKEN_OF = words_pattern("spoken-of")
# the side, then a word that is no title or body: "Hungary was", "Pristina, too", "JAPANESE WERE"
_TOPIC = words_pattern(
    "topic-goes-on", before=r"\s*(?:the\s)?(?P<side>(?-i:[A-Z])[\w'’-]+(?:\s(?-i:[A-Z])[\w'’-]+)?),?\s{1,3}"
)


def side_of_seat(place: str) -> str:
    """The side whose capital the words are, or begin with; "" for none.

    >>> side_of_seat("Windhoek"), side_of_seat("Oslo October"), side_of_seat("Oruro")
    ('NA', 'NO', '')
    """
    for words in (" ".join(place.split()), place.partition(" ")[0]):
        known = party_names().get(words)
        if known is not None and known.kind == "capital" and len(known.codes) == 1:
            return known.codes[0]
    return ""


def side_of_scene(naming: Phrase, body: str, host: str) -> str:
    """The other side in whose capital the person acts, as its own or as a guest: `In Oslo, President Reyes agreed`."""
    here = _IN_PLACE.search(body, max(0, naming.start - _LONGEST_PLACE), naming.start)
    side = side_of_seat(here["place"]) if here is not None else ""
    return "" if side == host else side


def side_abroad(naming: Phrase, body: str, host: str) -> str:
    """The other side where the holder of an office is reached or acts: `a letter to President Reyes, carried to Oslo`.

    >>> from kg.findings.phrase_reader import read_phrases
    >>> text = "His letter to President Reyes was delivered in Oslo."
    >>> name = read_phrases(text, 0, len(text), 0, in_capitals=False)[0]
    >>> side_abroad(name, text, "JP"), side_abroad(name, text, "NO")
    ('NO', '')
    """
    going = _FOR_TALKS.search(body, max(0, naming.start - _LONGEST_TRIP), naming.start)
    where = (going["place"] or going["post"]) if going is not None else ""
    if where.lower() not in _TALKS_CITIES and (side := side_of_seat(where)) and side != host:
        return side
    received = _RECEIVED.search(body, max(0, naming.start - _REACH), naming.start)
    if received is not None and (side := side_of_seat(received["place"])) and side != host:
        return side
    if _REACHED.search(body, max(0, naming.start - _LONGEST_REACHED), naming.start) is None:
        return ""
    sent = _SENT.search(body, naming.end, naming.end + _REACH)
    side = side_of_seat(sent["place"]) if sent is not None else ""
    return "" if side == host else side


def comes_as_guest(naming: Phrase, body: str, host: str) -> bool:
    """Whether the person comes to the host, and is none of its own: `before President Reyes comes to Tokyo`."""
    comes = _COMES.match(body, naming.end)
    return comes is not None and codes_of_name(comes["place"]) == (host,)


def topic_side(body: str, begin: int, floor: int, host: str) -> str:
    """The other side that the short sentence before `begin` speaks of, "" for none.

    Not where that sentence names somebody, as in `The Norwegian Ambassador disagreed.`

    >>> topic_side("Hungary was another matter. He named Reyes.", 28, 0, "RO")
    'HU'
    """
    start = max(floor, begin - _LONGEST_TOPIC)
    text = body[start:begin].rstrip()
    before = max(text.rfind(end, 0, -1) for end in _ENDS)
    if before < 0 and start > floor:
        return ""
    opening = _TOPIC.match(text, before + 1)
    if opening is None or _SPOKEN_OF.search(text, opening.end()):
        return ""  # "Norway was also raised": by whom, it does not say
    named = {code for _, _, code in find_parties(text, opening.start("side"), None, host)}
    codes = codes_of_name(opening["side"])
    return codes[0] if len(codes) == 1 and named == {codes[0]} and codes[0] != host else ""
