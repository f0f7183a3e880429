"""What an earlier load refused, read again from its rejects file."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from kg.archives import Message, Refusal, Source
from kg.archives.files import STANDARD_INPUT
from kg.errors import SourceError

Found = Message | Refusal
_STAYING = frozenset({"duplicate-id", "damaged-part"})


def read_rejects(path: Path) -> list[Refusal]:
    """The refusals in a rejects file, each source once.

    Raises SourceError for a file that cannot be read, or is none.
    """
    refusals: dict[Source, Refusal] = {}
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    refusal = _refusal_of(line, f"{path}:{number}")
                    refusals.setdefault(refusal.source, refusal)
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "it is no text"
        raise SourceError(str(path), f"it cannot be read ({why})", "name a file that --rejects wrote") from None
    return list(refusals.values())


def _refusal_of(line: str, where: str) -> Refusal:
    """The refusal that a line of a rejects file tells."""
    try:
        said = json.loads(line)
        source = said["source"]
        place, member = source.get("line"), source.get("member")
        is_whole = isinstance(place, int | None) and isinstance(member, str | None) and isinstance(source["path"], str)
        if is_whole:
            return Refusal(Source(source["path"], member, place), str(said["code"]), str(said["message"]))
    except (ValueError, KeyError, TypeError, AttributeError):
        pass
    raise SourceError(where, "this is no line of a rejects file", "name a file that --rejects wrote")


def rejected_paths(refusals: Iterable[Refusal]) -> list[str]:
    """The paths that are to be read again for the refusals, each once, in their order."""
    paths = dict.fromkeys(refusal.source.path for refusal in refusals if not _stays(refusal))
    return list(paths)


def read_rejected(refusals: Iterable[Refusal], read: Callable[[list[str]], Iterator[Found]]) -> Iterator[Found]:
    """Yield what the sources of the refusals hold now, and nothing else that stands beside them in their archives.

    A source that is not there any more is refused again. So is another text of a cable that was kept, for which of the
    two is wanted is not for the machine to say, and a damaged part, which is to be built again. `read` yields the
    telegrams below paths.
    """
    everything = list(refusals)
    yield from (refusal for refusal in everything if _stays(refusal))
    for path in rejected_paths(everything):
        named = [refusal.source for refusal in everything if refusal.source.path == path and not _stays(refusal)]
        wanted = set(named)
        met: set[Source] = set()
        is_whole = Source(path) in wanted
        for found in read([path]):
            if is_whole:
                yield found
                continue
            covering = _covering(found.source, wanted)
            if covering is not None:
                met.add(covering)
                yield found
        if not is_whole:
            for source in sorted(wanted - met, key=str):
                yield Refusal(
                    source, "not-found-again", "the source does not hold it at this place any more; load it whole"
                )


def _stays(refusal: Refusal) -> bool:
    """Whether there is nothing to be read for this refusal."""
    return refusal.code in _STAYING or refusal.source.path == STANDARD_INPUT


def _covering(source: Source, wanted: set[Source]) -> Source | None:
    """The wanted source that this one is, or is a part of: a telegram of a member, a member of an inner archive."""
    if source in wanted:
        return source
    member = source.member
    while member is not None:
        whole = Source(source.path, member)
        if whole in wanted:
            return whole
        member = member.rpartition("!")[0] or None
    return None
