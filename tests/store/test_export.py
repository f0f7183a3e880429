"""Is every format read back to the same triples, and does nothing above a marking go out?"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, parse

from kg.cables import Paragraph
from kg.errors import ExportError, ParameterError
from kg.graph.prefixes import ONTOLOGY
from kg.graph.rdf11 import to_rdf11
from kg.store.export import FORMATS, GRAPH_FORMATS, ExportReport, export
from kg.store.reader import Reader, open_reader
from kg.store.releasing import release
from kg.store.writer import Writer
from tests.composed import BASE, composed_cable, composed_quads


@pytest.fixture
def reader(whole_path: Path) -> Iterator[Reader]:
    with open_reader(whole_path) as reader:
        yield reader


def exported(reader: Reader, format_name: str, **options: object) -> tuple[bytes, ExportReport]:
    output = io.BytesIO()
    report = export(reader, output, format_name, **options)  # type: ignore[arg-type]
    return output.getvalue(), report


def expected(reader: Reader, format_name: str, *, rdf11: bool) -> set[Quad]:
    quads = set(to_rdf11(reader.quads)) if rdf11 or format_name == "jsonld" else set(reader.quads)
    if format_name in GRAPH_FORMATS:
        return quads
    return {Quad(quad.subject, quad.predicate, quad.object, DefaultGraph()) for quad in quads}


@pytest.mark.parametrize("rdf11", [False, True], ids=["rdf12", "rdf11"])
@pytest.mark.parametrize("format_name", FORMATS)
def test_every_format_is_read_back_to_the_same_quads(reader: Reader, format_name: str, rdf11: bool) -> None:
    data, report = exported(reader, format_name, rdf11=rdf11)
    assert set(parse(data, format=FORMATS[format_name])) == expected(reader, format_name, rdf11=rdf11)
    assert (report.cables, report.withheld_cables, report.withheld_paragraphs) == (2, 0, 0)


@pytest.mark.filterwarnings(
    "ignore:(Dataset|ConjunctiveGraph).*deprecated:DeprecationWarning"
)  # rdflib's parser warns of itself
@pytest.mark.parametrize("format_name", FORMATS)
def test_rdflib_reads_the_rdf11_export(reader: Reader, format_name: str) -> None:
    names = {"turtle": "turtle", "ntriples": "nt", "rdfxml": "xml", "trig": "trig", "nquads": "nquads",
             "jsonld": "json-ld"}  # fmt: skip
    data, _ = exported(reader, format_name, cables=["08TOKYO990001"], rdf11=True)
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=data, format=names[format_name])
    read = {tuple(term.n3() for term in triple) for triple in dataset.triples((None, None, None))}
    nquads, _ = exported(reader, "ntriples", cables=["08TOKYO990001"], rdf11=True)
    graph = rdflib.Graph()
    graph.parse(data=nquads, format="nt")
    assert read == {tuple(term.n3() for term in triple) for triple in graph}


def test_rdflib_reads_the_tags_that_end_in_a_dot(reader: Reader) -> None:
    data, _ = exported(reader, "turtle", rdf11=True)
    assert len(rdflib.Graph().parse(data=data, format="turtle")) > 1000


def test_classic_reification_still_asserts_nothing(reader: Reader) -> None:
    data, _ = exported(reader, "turtle", cables=["08TOKYO990001"], rdf11=True)
    text = data.decode()
    assert "<<(" not in text
    assert "rdf:predicate cg:underSovereigntyOf" in text
    graph = rdflib.Graph()
    graph.parse(data=data, format="turtle")
    claimed = rdflib.URIRef("https://w3id.org/cablegraph/ontology#underSovereigntyOf")
    assert not list(graph.triples((None, claimed, None)))


def test_one_cable_in_any_spelling_goes_out_alone(reader: Reader) -> None:
    data, report = exported(reader, "nquads", cables=["08TOKYO990001", "08TOKYO990001"])
    assert report.cables == 1
    assert {quad.graph_name.value for quad in parse(data, format=RdfFormat.N_QUADS)} == {f"{BASE}cable/08TOKYO990001"}


def test_iris_are_abbreviated(reader: Reader) -> None:
    text = exported(reader, "turtle", cables=["08TOKYO990001"])[0].decode()
    assert "cg:onBehalfOf party:JP" in text
    assert "this:p1 a cg:Paragraph" in text
    assert "rdf:reifies <<( territory:southern-kurils cg:underSovereigntyOf party:JP )>>" in text


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"format_name": "docx"}, ParameterError),
        ({"format_name": "turtle", "max_marking": "SECRET"}, ParameterError),
        ({"format_name": "turtle", "cables": ["08TOKYO1"]}, ExportError),
    ],
)
def test_what_cannot_be_exported_is_told(reader: Reader, options: dict[str, str], error: type[Exception]) -> None:
    with pytest.raises(error):
        exported(reader, **options)  # type: ignore[arg-type]


class TestMarkings:
    """Does a marking keep back all that stands above it?"""

    # 08TOKYO990001 is (C) throughout; paragraph 2 of 08TOKYO990002, with Orlov and the letter, is (S/NF).

    def test_a_cable_above_stays_back_whole(self, reader: Reader) -> None:
        data, report = exported(reader, "nquads", max_marking="SBU", with_reference=False)
        assert (report.cables, report.withheld_cables, data) == (0, 2, b"")

    def test_a_paragraph_above_stays_back_with_all_that_stands_in_it(self, reader: Reader) -> None:
        data, report = exported(reader, "trig", cables=["08TOKYO990002"], max_marking="C")
        assert (report.cables, report.withheld_paragraphs) == (1, 1)
        text = data.decode()
        for secret in ("Orlov", "orlov", "not open", "cg:Letter", "cg:Summit", "S/NF", "Counselor", "cg:problem"):
            assert secret not in text, secret
        for open_words in (
            "the islands were Japanese territory",
            "ichiro-tanaka",
            "cg:TerritorialClaim",
            "Action Plan",
        ):
            assert open_words in text, open_words

    def test_a_marking_that_covers_all_keeps_nothing_back(self, reader: Reader) -> None:
        assert exported(reader, "nquads", max_marking="S")[0] == exported(reader, "nquads")[0]

    def test_the_same_cable_in_other_formats(self, reader: Reader) -> None:
        for format_name in FORMATS:
            data, _ = exported(reader, format_name, cables=["08TOKYO990002"], max_marking="C")
            assert b"rlov" not in data

    def test_evidence_of_what_stays_back_stays_back(self, reader: Reader) -> None:
        data, _ = exported(reader, "turtle", cables=["08TOKYO990002"], max_marking="C", with_evidence=True)
        assert b"oa:TextQuoteSelector" in data
        assert b"not open" not in data

    @pytest.mark.parametrize(
        ("marking", "is_kept"), [(None, True), ("U", True), ("C", True), ("S", False), ("TS//SI", False)]
    )
    def test_an_unmarked_paragraph_has_the_marking_of_its_cable(self, marking: str | None, is_kept: bool) -> None:
        _, _, quads = composed_quads(second_marking=marking)
        released = release(parse(quads, format=RdfFormat.N_QUADS), "C")
        assert not released.is_withheld
        assert (released.withheld_paragraphs == 0) is is_kept

    @pytest.mark.parametrize(("subject", "is_kept"), [("(S) ISLANDS", False), ("(C) ISLANDS", True), ("ISLANDS", True)])
    def test_a_subject_marked_above_stays_back(self, subject: str, is_kept: bool) -> None:
        cable = NamedNode(f"{BASE}cable/08TOKYO990001")
        quads = list(parse(composed_quads()[2], format=RdfFormat.N_QUADS))
        quads.append(Quad(cable, NamedNode(f"{ONTOLOGY}subject"), Literal(subject), cable))
        released = release(quads, "C")
        assert any(getattr(quad.object, "value", "") == subject for quad in released.quads) is is_kept

    def test_a_cable_without_a_classification_stays_back(self, tmp_path: Path) -> None:
        quads = composed_quads()[2]
        silent = b"".join(line for line in quads.splitlines(keepends=True) if b"#classification>" not in line)
        assert release(parse(silent, format=RdfFormat.N_QUADS), "TS").is_withheld


def test_xml_holds_no_forbidden_characters(tmp_path: Path) -> None:
    from dataclasses import replace

    from kg.findings import Findings
    from kg.graph.cable_quads import cable_quads, source_digest

    words = "bell \x07 and null \x00"
    cable = replace(composed_cable(), paragraphs=(Paragraph("1", 1, None, None, words, 0, 3),))
    with Writer(tmp_path / "store", BASE) as writer:
        writer.replace_cables([(cable.id, source_digest(cable.text), cable_quads(cable, Findings(cable.id), BASE))])
    with open_reader(tmp_path / "store") as reader:
        data, _ = exported(reader, "rdfxml")
        rdflib.Graph().parse(data=data, format="xml")
        assert words in {getattr(quad.object, "value", "") for quad in reader.quads}
