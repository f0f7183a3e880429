"""Posts as nodes: the sender and the addressees of a cable, and the rows of data/posts.csv and data/agencies.csv."""

from __future__ import annotations

from functools import cache

from kg.cables import Addressee, Origin
from kg.cables.ids import station_of
from kg.cables.stations import Agency, Post, agencies, posts
from kg.graph import identifiers
from kg.graph.terms import node


@cache
def known_posts() -> dict[str, Post | Agency]:
    """The posts of data/posts.csv and the agencies of data/agencies.csv by the slug of their station.

    A cable names its addressees, and nearly each the Department: what a table tells of them stands once in the graph
    of the tables, not again in that of every cable.
    """
    rows: tuple[Post | Agency, ...] = (*agencies(), *posts())
    return {identifiers.slug(row.station): row for row in rows}


def origin_post(origin: Origin, base: str) -> str | None:
    """The node of the post that sent a cable, None where the cable names none.

    >>> origin_post(Origin(name="AMEMBASSY TOKYO", station="TOKYO"), "https://example.org/id/")
    '<https://example.org/id/post/tokyo>'
    """
    key = origin.station or (origin.name and station_of(origin.name)) or origin.name or origin.routing_indicator
    return node(identifiers.post_iri(base, key)) if key else None


def addressee_post(addressee: Addressee, base: str) -> str:
    """The node of the post that one line of TO or INFO names."""
    return node(identifiers.post_iri(base, station_of(addressee.name) or addressee.name))


def is_known_post(post: str, base: str) -> bool:
    """Whether a table describes the node, so that a cable need not."""
    return post[len(base) + len("<post/") : -1] in known_posts()
