"""The namespaces of the graph, and the prefixes that every query and export knows."""

from __future__ import annotations

from functools import cache

ONTOLOGY = "https://w3id.org/cablegraph/ontology#"
SCHEME = "https://w3id.org/cablegraph/scheme/"
DEFAULT_BASE = "https://w3id.org/cablegraph/id/"

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
PROV = "http://www.w3.org/ns/prov#"
OA = "http://www.w3.org/ns/oa#"
WGS84 = "http://www.w3.org/2003/01/geo/wgs84_pos#"
DCTERMS = "http://purl.org/dc/terms/"
EDTF = "http://id.loc.gov/datatypes/edtf"

VOCABULARIES = {
    "cg": ONTOLOGY,
    "rdf": RDF,
    "rdfs": RDFS,
    "owl": OWL,
    "xsd": XSD,
    "skos": SKOS,
    "prov": PROV,
    "org": "http://www.w3.org/ns/org#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "schema": "https://schema.org/",
    "dcterms": DCTERMS,
    "oa": OA,
    "geo": "http://www.opengis.net/ont/geosparql#",
    "wgs84": WGS84,
    "time": "http://www.w3.org/2006/time#",
}
SCHEMES = (
    "marking",
    "precedence",
    "act",
    "status",
    "polarity",
    "tag",
    "caption",
    "claim-kind",
)
_SCHEME_FOLDERS = {"act": "speech-act", "status": "encounter-status"}
RESOURCES = ("cable", "party", "post", "official", "body", "territory", "dispute")


def scheme_namespace(prefix: str) -> str:
    """The namespace of a concept scheme by its prefix.

    >>> scheme_namespace("act")
    'https://w3id.org/cablegraph/scheme/speech-act/'
    """
    return f"{SCHEME}{_SCHEME_FOLDERS.get(prefix, prefix)}/"


@cache
def _prefixes(base: str) -> tuple[tuple[str, str], ...]:
    """Prefix and namespace pairs, for the base IRI of the resources."""
    schemes = {name: scheme_namespace(name) for name in SCHEMES}
    resources = {name: f"{base}{name}/" for name in RESOURCES}
    return tuple({**VOCABULARIES, **schemes, **resources}.items())


def known_prefixes(base: str = DEFAULT_BASE) -> dict[str, str]:
    """The prefixes known without being written, by name, for resources under `base`.

    >>> known_prefixes()["party"]
    'https://w3id.org/cablegraph/id/party/'
    """
    return dict(_prefixes(base))
