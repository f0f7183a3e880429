"""A telegram's text becomes a Cable: heading, classification, TAGS, references, numbered paragraphs.

Every character keeps its place, and no text makes the reader raise.
"""

from kg.cables.coverage import Coverage, coverage
from kg.cables.model import Addressee, Cable, Classifier, Mention, Origin, Paragraph, PassLine, Problem, Reference, Span
from kg.cables.noise import readable
from kg.cables.read import read_cable
from kg.cables.record import cable_record
from kg.cables.tags import kind_of_tag
from kg.cables.undated import with_undated

__all__ = [
    "Addressee",
    "Cable",
    "Classifier",
    "Coverage",
    "Mention",
    "Origin",
    "Paragraph",
    "PassLine",
    "Problem",
    "Reference",
    "Span",
    "cable_record",
    "coverage",
    "kind_of_tag",
    "read_cable",
    "readable",
    "with_undated",
]
