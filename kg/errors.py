"""Everything that the caller must mend, as one tree.

    KgError
    ├── SourceError        a path that is not there or cannot be opened
    ├── TableError         a table in data/ breaks its form
    ├── ParameterError     an option or parameter has a value that cannot be used
    ├── QueryError         a question cannot be asked
    │   ├── UnknownQuery   no query of that name
    │   └── QuerySyntax    the SPARQL does not parse
    ├── StoreError         the store cannot be used
    │   ├── NotAStore      the folder holds something else
    │   └── StoreLocked    another writer holds it
    └── ExportError        the export cannot be written

Odd text is no exception: it is data (`Cable.problems`, `Refusal`).
A message reads **where: what was found; what to do**.
"""


class KgError(Exception):
    """Something the caller can mend.

    >>> str(KgError("data/posts.csv:14", "alias 'RIO' already means 'riodejaneiro'", "keep one of the two rows"))
    "data/posts.csv:14: alias 'RIO' already means 'riodejaneiro'; keep one of the two rows"
    """

    def __init__(self, where: str, found: str, mend: str) -> None:
        super().__init__(f"{where}: {found}; {mend}")
        self.where = where
        self.found = found
        self.mend = mend


class SourceError(KgError):
    """A path that is not there or cannot be opened."""


class TableError(KgError):
    """A table in data/ breaks its form."""


class ParameterError(KgError):
    """An option or parameter has a value that cannot be used."""


class QueryError(KgError):
    """A question cannot be asked."""


class UnknownQuery(QueryError):  # noqa: N818 - the tree's root ends in Error; the leaves say what happened
    """No query of that name."""


class QuerySyntax(QueryError):  # noqa: N818 - as above
    """The SPARQL does not parse."""


class StoreError(KgError):
    """The store cannot be used."""


class NotAStore(StoreError):  # noqa: N818 - as above
    """The folder holds something else."""


class StoreLocked(StoreError):  # noqa: N818 - as above
    """Another writer holds it."""


class ExportError(KgError):
    """The export cannot be written."""
