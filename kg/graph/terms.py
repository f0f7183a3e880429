"""Terms as N-Quads writes them: the words of the ontology, and literals of every kind."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.graph.identifiers import segment
from kg.graph.prefixes import EDTF, ONTOLOGY, RDF, RDFS, SKOS, WGS84, XSD, scheme_namespace


def cg(name: str) -> str:
    """A term of the ontology.

    >>> cg("Position")
    '<https://w3id.org/cablegraph/ontology#Position>'
    """
    return f"<{ONTOLOGY}{name}>"


def node(iri: str) -> str:
    """The IRI as N-Quads writes it."""
    return f"<{iri}>"


TYPE = f"<{RDF}type>"
REIFIES = f"<{RDF}reifies>"
LABEL = f"<{RDFS}label>"
NOTATION = f"<{SKOS}notation>"
CONCEPT = f"<{SKOS}Concept>"
PREF_LABEL = f"<{SKOS}prefLabel>"
IN_SCHEME = f"<{SKOS}inScheme>"
LATITUDE = f"<{WGS84}lat>"
LONGITUDE = f"<{WGS84}long>"

_INTEGER = f"^^<{XSD}integer>"
_DECIMAL = f"^^<{XSD}decimal>"
_DATE = f"^^<{XSD}date>"
_DATE_TIME = f"^^<{XSD}dateTime>"
_EDTF = f"^^<{EDTF}>"
TRUE = f'"true"^^<{XSD}boolean>'
FALSE = f'"false"^^<{XSD}boolean>'

# A character that a quoted string of N-Quads cannot hold as it stands; a lone surrogate is no character at all.
_SPECIAL = re.compile('["\\\\\x00-\x1f\x7f\ufffe\uffff\ud800-\udfff]')
# those that are left when the most frequent are escaped
_RARE = re.compile("[\x00-\x09\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}

# 2008-02-07T08:20:00Z
_DATE_TIME_FORM = re.compile(r"(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))T[0-2]\d:[0-5]\d:[0-5]\dZ")
# 2008-07, 2007-12~, 2007/2008, 200X, 2008-24: digits and the marks of EDTF, a year among them.
_EDTF_FORM = re.compile(r"[0-9Y./-][0-9XYuxES./~?%-]{2,40}")


def _escaped(match: re.Match[str]) -> str:
    """The escape of one special character."""
    character = match.group()
    if "\ud800" <= character <= "\udfff":
        return "\ufffd"
    return _ESCAPES.get(character) or f"\\u{ord(character):04X}"


def string(text: str) -> str:
    """A plain literal.

    >>> print(string('He said "no".'))
    "He said \\"no\\"."
    """
    if _SPECIAL.search(text):
        text = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        text = _RARE.sub(_escaped, text)
    return f'"{text}"'


def language_string(text: str, language: str) -> str:
    """A literal in a language.

    >>> language_string("Japan", "en")
    '"Japan"@en'
    """
    return f"{string(text)}@{language}"


def integer(value: int) -> str:
    """An xsd:integer."""
    return f'"{value}"{_INTEGER}'


def decimal(value: float) -> str:
    """An xsd:decimal, without an exponent."""
    written = f"{value:.6f}".rstrip("0")
    return f'"{written}0"{_DECIMAL}' if written.endswith(".") else f'"{written}"{_DECIMAL}'


def boolean(value: bool) -> str:
    """An xsd:boolean."""
    return TRUE if value else FALSE


def date_time(text: str) -> str | None:
    """An xsd:dateTime in UTC, None for a text that is none."""
    return f'"{text}"{_DATE_TIME}' if _DATE_TIME_FORM.fullmatch(text) else None


def day_of(text: str) -> str | None:
    """The xsd:date of a time in UTC, None for a text that is none.

    >>> day_of("2008-02-07T08:20:00Z")
    '"2008-02-07"^^<http://www.w3.org/2001/XMLSchema#date>'
    """
    match = _DATE_TIME_FORM.fullmatch(text)
    return f'"{match.group(1)}"{_DATE}' if match else None


def edtf(text: str) -> str:
    """A literal of the EDTF datatype where the text has the form of one, else a plain literal (an event).

    >>> edtf("2008-07")
    '"2008-07"^^<http://id.loc.gov/datatypes/edtf>'
    >>> edtf("withdrawal of the letter")
    '"withdrawal of the letter"'
    """
    return f'"{text}"{_EDTF}' if _EDTF_FORM.fullmatch(text) else string(text)


def triple_term(subject: str, predicate: str, obj: str) -> str:
    """A triple that is spoken of and not asserted (RDF 1.2)."""
    return f"<<( {subject} {predicate} {obj} )>>"


@lru_cache(maxsize=4096)
def concept(scheme: str, key: str) -> str:
    """A concept of one of the schemes by its prefix and key.

    >>> concept("act", "asserts")
    '<https://w3id.org/cablegraph/scheme/speech-act/asserts>'
    """
    return f"<{scheme_namespace(scheme)}{segment(key)}>"
