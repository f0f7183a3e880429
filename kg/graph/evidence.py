"""The evidence of positions for other tools: Web Annotation and PROV-O, made from what the positions carry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg.graph.prefixes import DCTERMS, OA, ONTOLOGY, PROV, RDF, XSD

CONTEXT = 32  # characters of prefix and suffix around a quote

_TYPE = NamedNode(f"{RDF}type")


def _cg(name: str) -> NamedNode:
    return NamedNode(f"{ONTOLOGY}{name}")


def _oa(name: str) -> NamedNode:
    return NamedNode(f"{OA}{name}")


def _prov(name: str) -> NamedNode:
    return NamedNode(f"{PROV}{name}")


_POSITION, _TEXT, _DIGEST, _ORIGIN, _SENT_AT = (
    _cg(name) for name in ("Position", "text", "sourceDigest", "origin", "sentAt")
)
_STATEMENT, _START, _END, _IN_PARAGRAPH, _STATED_BY, _ON_BEHALF_OF, _RELAYED_BY, _REPORTED_IN = (
    _cg(name)
    for name in (
        "statement",
        "start",
        "end",
        "inParagraph",
        "statedBy",
        "onBehalfOf",
        "relayedBy",
        "reportedIn",
    )
)

Value = NamedNode | Literal


def evidence_quads(quads: Iterable[Quad]) -> Iterator[Quad]:
    """Yield Web Annotation and PROV-O quads for every position among the quads of one cable.

    The annotation has the IRI of the position with `-annotation`; its selectors are IRIs too, no blank nodes. Prefix
    and suffix come from the paragraph's words, and are left out where the words stand there twice or, broken by a
    page line, not at all.
    """
    values: dict[str, dict[NamedNode, list[Value]]] = {}
    positions: list[tuple[NamedNode, NamedNode]] = []
    for quad in quads:
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            values.setdefault(quad.subject.value, {}).setdefault(quad.predicate, []).append(quad.object)
            if quad.predicate == _TYPE and quad.object == _POSITION and isinstance(quad.graph_name, NamedNode):
                positions.append((quad.subject, quad.graph_name))
    for position, graph in sorted(positions, key=lambda pair: pair[0].value):
        for triple in _annotation(position, graph, values):
            yield Quad(triple.subject, triple.predicate, triple.object, graph)
        for triple in _provenance(position, graph, values):
            yield Quad(triple.subject, triple.predicate, triple.object, graph)


def _annotation(
    position: NamedNode, cable: NamedNode, values: dict[str, dict[NamedNode, list[Value]]]
) -> Iterator[Triple]:
    """Yield the annotation of one position: quote and place in the telegram's text."""
    facts = values[position.value]
    annotation, target, quote, place = (
        NamedNode(f"{position.value}-{part}") for part in ("annotation", "target", "quote", "place")
    )
    yield Triple(annotation, _TYPE, _oa("Annotation"))
    yield Triple(annotation, _oa("hasBody"), position)
    yield Triple(annotation, _oa("motivatedBy"), _oa("identifying"))
    yield Triple(annotation, _oa("hasTarget"), target)
    yield Triple(target, _TYPE, _oa("SpecificResource"))
    yield Triple(target, _oa("hasSource"), cable)
    for digest in values.get(cable.value, {}).get(_DIGEST, []):
        yield Triple(target, NamedNode(f"{DCTERMS}identifier"), Literal(f"sha256:{digest.value}"))
    yield Triple(target, _oa("hasSelector"), quote)
    yield Triple(target, _oa("hasSelector"), place)
    yield Triple(place, _TYPE, _oa("TextPositionSelector"))
    for predicate, ours in (("start", _START), ("end", _END)):
        for offset in facts.get(ours, []):
            number = Literal(offset.value, datatype=NamedNode(f"{XSD}nonNegativeInteger"))
            yield Triple(place, _oa(predicate), number)
    yield Triple(quote, _TYPE, _oa("TextQuoteSelector"))
    for statement in facts.get(_STATEMENT, []):
        yield Triple(quote, _oa("exact"), statement)
        for paragraph in facts.get(_IN_PARAGRAPH, []):
            for text in values.get(paragraph.value, {}).get(_TEXT, []):
                before, after = surroundings(text.value, statement.value)
                if before:
                    yield Triple(quote, _oa("prefix"), Literal(before))
                if after:
                    yield Triple(quote, _oa("suffix"), Literal(after))


def surroundings(text: str, words: str) -> tuple[str, str]:
    """What stands before and after the words in a paragraph, "" where they stand there twice or not at all.

    >>> surroundings("He said no. She agreed.", "She   agreed")
    ('He said no. ', '.')
    """
    folded, sought = " ".join(text.split()), " ".join(words.split())
    place = folded.find(sought) if sought else -1
    if place < 0 or folded.find(sought, place + 1) >= 0:
        return "", ""
    end = place + len(sought)
    return folded[max(0, place - CONTEXT) : place], folded[end : end + CONTEXT]


def _provenance(
    position: NamedNode, cable: NamedNode, values: dict[str, dict[NamedNode, list[Value]]]
) -> Iterator[Triple]:
    """Yield the chain of one position: speaker, side, who relayed it, the cable and the post that sent it."""
    facts = values[position.value]
    yield Triple(position, _TYPE, _prov("Entity"))
    for speaker in facts.get(_STATED_BY, []):
        yield Triple(position, _prov("wasAttributedTo"), speaker)
        for party in facts.get(_ON_BEHALF_OF, []):
            if isinstance(speaker, NamedNode):
                yield Triple(speaker, _prov("actedOnBehalfOf"), party)
    for relayer in facts.get(_RELAYED_BY, []):
        yield Triple(position, _prov("wasInfluencedBy"), relayer)
    for source in facts.get(_REPORTED_IN, []):
        yield Triple(position, _prov("wasQuotedFrom"), source)
    for post in values.get(cable.value, {}).get(_ORIGIN, []):
        yield Triple(cable, _prov("wasAttributedTo"), post)
    for sent_at in values.get(cable.value, {}).get(_SENT_AT, []):
        yield Triple(cable, _prov("generatedAtTime"), sent_at)
