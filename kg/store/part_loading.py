"""Cables out of folders of parts, as a load takes them in: nothing is parsed, and what is stored is not read again."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from kg.archives import Refusal, Source
from kg.errors import ParameterError, SourceError
from kg.graph.identifiers import cable_iri
from kg.store.load_report import Mapped
from kg.store.parts import MANIFEST_FILE, Part, PartsManifest, file_digest, ontology_version, read_manifest, read_part


def find_parts(paths: Iterable[str]) -> tuple[list[PartsManifest], list[str]]:
    """The folders of parts among the paths, and the other paths.

    Raises SourceError for parts that are broken, not whole or of another ontology, and where bases differ.
    """
    found: list[PartsManifest] = []
    others: list[str] = []
    for path in paths:
        place = Path(path)
        folder = place.parent if place.name == MANIFEST_FILE else place
        manifest = read_manifest(folder) if path != "-" and folder.is_dir() else None
        if manifest is None:
            others.append(path)
        else:
            found.append(manifest)
    for manifest in found:
        _check(manifest, found[0])
    return found, others


def _check(manifest: PartsManifest, first: PartsManifest) -> None:
    """Raise SourceError where the parts cannot go with the first ones, or with this program."""
    where = str(manifest.folder)
    made, ours = manifest.making.ontology, ontology_version()
    if made != ours:
        found = f"the parts have ontology {made}, this version has {ours}"
        raise SourceError(where, found, "build them again, or use the version that built them")
    if manifest.making.base != first.making.base:
        found = f"the parts have the base {manifest.making.base!r}, those in {first.folder} {first.making.base!r}"
        raise SourceError(where, found, "build them with one --base, or load them into two stores")


def base_of_parts(manifests: Iterable[PartsManifest], base: str | None) -> str | None:
    """The base of the parts, or the one asked for where there are no parts.

    Raises ParameterError where both are there and differ.
    """
    for manifest in manifests:
        theirs = manifest.making.base
        if base is not None and base != theirs:
            found = f"the parts have the base {theirs!r}, not {base!r}"
            raise ParameterError(str(manifest.folder), found, "load without --base, or build them with it")
        return theirs
    return base


def check_base_of_parts(manifests: Iterable[PartsManifest], base: str, store: str | os.PathLike[str]) -> None:
    """Raise ParameterError where the parts have another base than the store."""
    for manifest in manifests:
        theirs = manifest.making.base
        if theirs != base:
            found = f"the parts have the base {theirs!r}, the store {os.fspath(store)} {base!r}"
            raise ParameterError(str(manifest.folder), found, "load into a new store, or build with --base")


def load_parts(
    manifests: Iterable[PartsManifest], stored: Mapping[str, str], *, again: bool = False
) -> Iterator[Mapped | Refusal]:
    """Yield each cable of the parts with its quads; one refusal for a part that is damaged.

    `stored` has the digest of each cable that is in the store, by IRI: a part all of which is there is not read, and
    its cables come without quads.
    """
    seen: set[str] = set()
    for manifest in manifests:
        base = manifest.making.base
        for part in manifest.parts:
            iris = [cable_iri(base, cable.id) for cable in part.cables]
            same = zip(iris, part.cables, strict=True)
            if not again and all(stored.get(iri) == cable.digest and iri not in seen for iri, cable in same):
                for cable in part.cables:
                    yield Mapped(cable.id, cable.length, cable.digest, cable.source, b"")
            else:
                yield from _read(manifest.folder, part)
            seen.update(iris)


def _read(folder: Path, part: Part) -> Iterator[Mapped | Refusal]:
    """Yield the cables of a part that is as it was written, else its refusal."""
    path = folder / part.file
    if file_digest(path) != part.sha256:
        found = "is not as it was written" if path.exists() else "is not there"
        message = f"this part of {len(part.cables)} cables {found}; copy it again, or give its kg build command again"
        yield Refusal(Source(str(path)), "damaged-part", message)
        return
    for cable, quads in read_part(folder, part):
        yield Mapped(cable.id, cable.length, cable.digest, cable.source, quads)
