"""IRIs made from what stands in the cable: never from a counter, never from the clock."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote

# Latin letters that do not decompose: Łukasz, Øystein, Đặng, İlham's ı, Weiß.
_FOLDS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)
# O'Brien, Fukuda’s, Sana`a: an apostrophe joins.
_APOSTROPHES = re.compile("['’‘ʼ`´]")
_GAPS = re.compile("-{2,}")
_PLAIN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@lru_cache(maxsize=65_536)
def slug(text: str) -> str:
    """The name in lower case ASCII, its words joined by `-`; letters of other scripts are percent-encoded.

    >>> slug("Yasuo Fukuda"), slug("Núñez, José"), slug("N'Djamena")
    ('yasuo-fukuda', 'nunez-jose', 'ndjamena')
    >>> slug("Ли")
    '%D0%BB%D0%B8'
    """
    lowered = _APOSTROPHES.sub("", text.strip().lower())
    plain = lowered.replace(" ", "-")
    if _PLAIN.fullmatch(plain):
        return plain
    folded = unicodedata.normalize("NFKD", lowered.translate(_FOLDS)).lower()
    pieces = []
    for character in folded:
        if character.isascii():
            pieces.append(character if character.isalnum() else "-")
        elif character.isalnum():
            pieces.append(quote(unicodedata.normalize("NFC", character)))
        elif not unicodedata.combining(character):
            pieces.append("-")
    joined = _GAPS.sub("-", "".join(pieces)).strip("-")
    return joined or segment(text.strip()) or "-"


@lru_cache(maxsize=65_536)
def segment(text: str) -> str:
    """The text as one segment of an IRI, with its case: codes and canonical ids.

    >>> segment("08TOKYO328"), segment("A/B <C>")
    ('08TOKYO328', 'A%2FB%20%3CC%3E')
    """
    return quote(text.encode("utf-8", "replace"), safe="")


def cable_iri(base: str, cable: str) -> str:
    """The IRI of a cable, which is the name of its graph too.

    >>> cable_iri("https://example.org/id/", "08TOKYO328")
    'https://example.org/id/cable/08TOKYO328'
    """
    # an id of plain letters and digits stands for itself, and a quarter of a million of them are not worth remembering
    plain = cable.isascii() and cable.isalnum()
    return f"{base}cable/{cable if plain else segment(cable)}"


def party_iri(base: str, code: str) -> str:
    """The IRI of a side by its code."""
    return f"{base}party/{segment(code)}"


def post_iri(base: str, post: str) -> str:
    """The IRI of a post by its id in data/posts.csv, or by its station or name where the table lacks it."""
    return f"{base}post/{slug(post)}"


def official_iri(base: str, party: str, name: str) -> str:
    """The IRI of a person as one side's official; `-` stands for a side that the cable does not give.

    >>> official_iri("https://example.org/id/", "", "Anatoly Yuriev")
    'https://example.org/id/official/-/anatoly-yuriev'
    """
    return f"{base}official/{segment(party) or '-'}/{slug(name)}"


def body_iri(base: str, party: str, name: str) -> str:
    """The IRI of a ministry, office or group as the cable words it."""
    return f"{base}body/{segment(party) or '-'}/{slug(name)}"


def territory_iri(base: str, territory: str) -> str:
    """The IRI of a territory by its id in data/territories.csv."""
    return f"{base}territory/{slug(territory)}"


def side_name_iri(base: str, territory: str, party: str, name: str) -> str:
    """The IRI of the name that one side (`-`: nobody's) uses for a territory."""
    return f"{territory_iri(base, territory)}#name-{segment(party) or '-'}-{slug(name)}"


def dispute_iri(base: str, dispute: str) -> str:
    """The IRI of a dispute by its id in data/disputes.csv."""
    return f"{base}dispute/{slug(dispute)}"


def graph_iri(base: str, name: str) -> str:
    """The name of a graph that no cable gave: `ontology` or `tables`."""
    return f"{base}graph/{name}"


def paragraph_iri(cable: str, key: str) -> str:
    """The IRI of a paragraph, from its cable's IRI and its key (`3`, `3-2`, `u1`)."""
    return f"{cable}#p{segment(key)}"


def span_iri(cable: str, noun: str, start: int, end: int) -> str:
    """The IRI of what two offsets identify in a cable: a position, a claim.

    >>> span_iri("https://example.org/id/cable/08TOKYO328", "position", 2410, 2502)
    'https://example.org/id/cable/08TOKYO328#position-2410-2502'
    """
    return f"{cable}#{noun}-{start}-{end}"


def start_iri(cable: str, noun: str, start: int) -> str:
    """The IRI of what its first character identifies in a cable: a letter, an encounter, an agreement."""
    return f"{cable}#{noun}-{start}"


def local_iri(cable: str, noun: str, name: str) -> str:
    """The IRI of somebody of whom only this cable knows: `officials`, a person without a first name or office.

    >>> local_iri("https://example.org/id/cable/08TOKYO328", "body-JP", "MOFA officials")
    'https://example.org/id/cable/08TOKYO328#body-JP-mofa-officials'
    """
    return f"{cable}#{noun}-{slug(name)}"
