"""`kg export`: the graph as linked data."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.views.options import DEFAULT_STORE, StoreOption


def export(
    cables: Annotated[
        list[str] | None, typer.Argument(metavar="[ID]...", help="Only these cables; else all.", show_default=False)
    ] = None,
    store: StoreOption = DEFAULT_STORE,
    format: Annotated[
        str, typer.Option("--format", "-f", help="turtle, trig, ntriples, nquads, jsonld or rdfxml.")
    ] = "trig",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write here, not to standard output.")
    ] = None,
    max_marking: Annotated[
        str | None,
        typer.Option("--max-marking", metavar="U|SBU|C|S", help="Leave out what is classified higher."),
    ] = None,
    rdf11: Annotated[
        bool, typer.Option("--rdf11", help="Write triple terms as RDF 1.1 reification, for older readers.")
    ] = False,
    evidence: Annotated[
        bool, typer.Option("--evidence", help="Add each position's Web Annotation and PROV-O chain.")
    ] = False,
) -> None:
    """Write the graph as linked data.

    Example: kg export 09TOKYO990001 --format turtle --max-marking SBU
    """
    from kg.store import export as write_export
    from kg.store import open_reader
    from kg.views.talk import open_output, say

    with open_reader(store) as reader, open_output(output) as file:
        report = write_export(
            reader, file, format, cables=cables or None, max_marking=max_marking, rdf11=rdf11, with_evidence=evidence
        )
    if max_marking is not None:
        say(
            f"left out, marked above {max_marking}: {report.withheld_cables} whole cables, "
            f"{report.withheld_paragraphs} paragraphs of others"
        )
