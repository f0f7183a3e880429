"""A query with the values of its parameters written into it, where the engine can begin with them.

The engine plans a query before it looks at what is bound from outside, and so reads the whole store for the one cable
that is asked for. With `VALUES ?cable { "08TOKYO328" }` at the head of its WHERE it begins there: milliseconds in place
of seconds on a big store. It stands in a sub-SELECT too where that hands the variable on.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from pyoxigraph import Store

from kg.store.answers import Term
from kg.store.sparql_words import request_form, sparql_words

_OPENING = re.compile(r"WHERE\s*\{", re.IGNORECASE)
_VARIABLE = re.compile(r"[?$](\w+)")
_ASKING = frozenset({"SELECT", "ASK", "CONSTRUCT"})


def with_values(text: str, bindings: Mapping[str, Term], prefixes: Mapping[str, str]) -> str:
    """The query with its bindings at the head of its WHERE; as it was where they cannot stand there.

    A variable that the WHERE makes by BIND cannot be given before it. No line is added, so that errors keep theirs.

    >>> from pyoxigraph import Literal
    >>> with_values("SELECT ?id WHERE { ?cable <urn:id> ?id }", {"id": Literal("08TOKYO328")}, {})
    'SELECT ?id WHERE { VALUES ?id { "08TOKYO328" } ?cable <urn:id> ?id }'
    """
    if not bindings or request_form(text) not in _ASKING or "SERVICE" in text.upper():  # what reaches out is not tried
        return text
    for is_everywhere in (True, False):
        written = _written(text, bindings, is_everywhere=is_everywhere)
        try:
            Store().query(written, prefixes=dict(prefixes))  # over no data
        except (SyntaxError, RuntimeError, ValueError, OSError):
            continue
        return written
    return text


def _written(text: str, bindings: Mapping[str, Term], *, is_everywhere: bool) -> str:
    """The query with the values in the first WHERE, and in those of the sub-SELECTs that hand the variable on."""
    parts: list[str] = []
    done, told_from = 0, None
    for word, at in sparql_words(text):
        if word in _ASKING:
            told_from = at
        elif word == "WHERE" and told_from is not None and (opening := _OPENING.match(text, at)) is not None:
            handed_on = set(_VARIABLE.findall(text, told_from, at)) if parts else set(bindings)
            values = [f" VALUES ?{name} {{ {term} }}" for name, term in bindings.items() if name in handed_on]
            parts += [text[done : opening.end()], *values]
            done, told_from = opening.end(), None
            if not is_everywhere:
                break
    return "".join([*parts, text[done:]])
