"""The words of a SPARQL text outside its strings, IRIs and comments: what it asks for, and what it reaches."""

from __future__ import annotations

import re
from collections.abc import Iterator

# One token of SPARQL 1.1 §19.8 that can hide a word, or a word. Each alternative is linear; none can follow itself.
_TOKEN = re.compile(
    r"""
    (?P<skip>
        <[^<>"{}|^`\\\x00-\x20]*>                           # <https://example.org/service>
      | \#[^\n\r]*                                          # a comment
      | \"\"\"(?:[^"\\]|\\.|"(?!""))*(?:\"\"\"|\Z)
      | '''(?:[^'\\]|\\.|'(?!''))*(?:'''|\Z)
      | "(?:[^"\\\n\r]|\\.)*"?
      | '(?:[^'\\\n\r]|\\.)*'?
      | [?$@]\w+                                            # ?service, @en
      | [\w.-]*:(?:[\w.:%-]|\\.)*                           # service:load
    )
  | (?P<word>\w+)
    """,
    re.VERBOSE | re.DOTALL,
)
_LIMIT = re.compile(r"LIMIT\s+(\d+)", re.IGNORECASE)
FORMS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})
UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"})


def sparql_words(text: str) -> Iterator[tuple[str, int]]:
    """Yield each bare word in capitals with its offset.

    >>> list(sparql_words('ASK { ?load a <urn:service> } # load'))
    [('ASK', 0), ('A', 12)]
    """
    for match in _TOKEN.finditer(text):
        word = match.group("word")
        if word is not None:
            yield word.upper(), match.start()


def request_form(text: str) -> str | None:
    """The first word that says what is asked or changed (`SELECT`, `INSERT` ...), None where there is none."""
    return next((word for word, _ in sparql_words(text) if word in FORMS or word in UPDATES), None)


def without_limit(text: str) -> str:
    """The query without any LIMIT, in it or in its sub-SELECTs.

    >>> without_limit("SELECT ?cable { { SELECT ?cable { ?cable a cg:Cable } LIMIT 20 } } # LIMIT")
    'SELECT ?cable { { SELECT ?cable { ?cable a cg:Cable }  } } # LIMIT'
    """
    parts, done = [], 0
    for word, at in sparql_words(text):
        if word == "LIMIT" and (found := _LIMIT.match(text, at)) is not None:
            parts.append(text[done:at])
            done = found.end()
    return "".join([*parts, text[done:]])


def least_limit(text: str) -> int | None:
    """The least number that a LIMIT of the query names, None where it has none."""
    found = (_LIMIT.match(text, at) for word, at in sparql_words(text) if word == "LIMIT")
    return min((int(limit.group(1)) for limit in found if limit is not None), default=None)
