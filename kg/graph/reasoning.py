"""Is the ontology, alone or with graphs, free of contradiction? Asked of HermiT through owlready2.

HermiT reads OWL 2 and no more: triple terms are left out (they assert nothing), and literals of a datatype that
OWL 2 does not know (EDTF, xsd:date) are handed over as strings. Their form is what the SHACL shapes look at.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pyoxigraph as ox

OWL_DATATYPES = frozenset(
    f"http://www.w3.org/2001/XMLSchema#{name}"
    for name in (
        *("string", "boolean", "decimal", "integer", "double", "float", "dateTime", "dateTimeStamp", "anyURI"),
        *("nonNegativeInteger", "positiveInteger", "long", "int", "short", "byte"),
    )
) | {"http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"}
"""The datatypes of OWL 2 that both owlready2 and HermiT read."""

RDF_REIFIES = "http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies"


@dataclass(frozen=True, slots=True)
class ReasonerReport:
    """What the reasoner found. `skipped` says why it did not run, "" when it did.

    `is_consistent` is None where it did not run. `unsatisfiable` holds the IRIs of classes that can have no member.
    """

    is_consistent: bool | None
    unsatisfiable: tuple[str, ...] = ()
    skipped: str = ""

    @property
    def is_in_order(self) -> bool:
        """True when the graph is consistent and every class can have a member."""
        return self.is_consistent is True and not self.unsatisfiable


def check_consistency(graphs: Iterable[bytes | Path], *, seconds: float = 300) -> ReasonerReport:
    """What HermiT says of the union of `graphs`, each N-Triples as bytes or as a file.

    RDF 1.2 triple terms and N-Quads are read too; graph names do not count. Where there is no Java, or the
    reasoner is not done after `seconds`, the report says so and nothing is raised.
    """
    import owlready2  # noqa: PLC0415 - takes 0.3 s, and only this check needs it

    if shutil.which(owlready2.JAVA_EXE) is None:
        return ReasonerReport(None, skipped="no Java on this machine; install a Java runtime (8 or newer)")
    world = owlready2.World()
    try:
        ontology = world.get_ontology("https://w3id.org/cablegraph/reasoning#")
        ontology.load(fileobj=BytesIO(b"".join(owl_lines(graphs))))
        with _java_within(seconds):
            owlready2.sync_reasoner_hermit(world, infer_property_values=False, debug=0)
        classes = sorted(str(each.iri) for each in world.inconsistent_classes() if each is not owlready2.Nothing)
        return ReasonerReport(True, tuple(classes))
    except owlready2.OwlReadyInconsistentOntologyError:
        return ReasonerReport(False)
    except owlready2.OwlReadyJavaError as error:
        return ReasonerReport(None, skipped=f"HermiT stopped: {' '.join(str(error).split())[:300]}")
    except subprocess.TimeoutExpired:
        return ReasonerReport(None, skipped=f"HermiT was not done after {seconds:g} s")
    finally:
        world.close()


def owl_lines(graphs: Iterable[bytes | Path]) -> Iterator[bytes]:
    """The triples of `graphs` as lines of RDF 1.1 N-Triples that an OWL 2 reasoner can read.

    >>> line = b'<http://a.example/x> <http://a.example/on> "2008-02"^^<http://id.loc.gov/datatypes/edtf> .'
    >>> list(owl_lines([line]))
    [b'<http://a.example/x> <http://a.example/on> "2008-02" .\\n']
    """
    for graph in graphs:
        for quad in _quads(graph):
            value = quad.object
            if isinstance(value, ox.Triple) or quad.predicate.value == RDF_REIFIES:
                continue
            if isinstance(value, ox.Literal) and value.datatype.value not in OWL_DATATYPES:
                value = ox.Literal(value.value)
            yield f"{quad.subject} {quad.predicate} {value} .\n".encode()


def _quads(graph: bytes | Path) -> Iterator[ox.Quad]:
    if isinstance(graph, Path):
        return ox.parse(path=graph, format=ox.RdfFormat.N_QUADS)
    return ox.parse(graph, format=ox.RdfFormat.N_QUADS)


@contextmanager
def _java_within(seconds: float) -> Iterator[None]:
    """Let the Java process that owlready2 starts run no longer than `seconds`, and leave no file of its behind.

    owlready2 has no option for either. It hands this dictionary to `subprocess`, which kills the process in time, and
    writes its input to `tempfile`'s folder, where it stays when the process fails.
    """
    from owlready2 import reasoning  # noqa: PLC0415 - as above

    options: dict[str, Any] = reasoning._subprocess_kargs
    options_before, folder_before = dict(options), tempfile.tempdir
    with tempfile.TemporaryDirectory(prefix="kg-reasoning-") as folder:
        options["timeout"] = seconds
        tempfile.tempdir = folder
        try:
            yield
        finally:
            tempfile.tempdir = folder_before
            options.clear()
            options.update(options_before)
