"""A title that follows the name in apposition: `Dahl, the FCO Director General for Defense, said`."""

from __future__ import annotations

import re

from kg.findings import vocabulary as v
from kg.findings.naming_words import naming_words
from kg.findings.word_flags import bare, flags_of

# ", the FCO Director General for Defense and Intelligence," after a name; " (protect)" and " (PSOE)" may stand between
_OPENING = re.compile(
    r"(?:\s{0,2}\((?:strictly |please )?protect(?:ed)?\)|\s{0,2}\([^()\n]{2,12}\))?"
    r"(?:,\s{1,2}|\s{1,2}[-–]{1,2}\s|\s\((?=[A-Za-z]))"
    r"(?:(?:who (?:is|was) |currently |formerly |now )?"
    r"(?P<article>the |a |an |his |her |our |their |former |then[- ]|acting |one of )?)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\s,;:()]+")
_LINKS = naming_words("title-link")
_SHORT_WORD = 4
_SHORT_TITLE = 2
_OF = re.compile(r"\s{1,2}of\b", re.IGNORECASE)
_NO_TITLE = naming_words("no-title")
_STOPS = naming_words("title-stop")


def title_after(body: str, end: int, stop: int, in_capitals: bool = False) -> tuple[str, int]:
    """The title that follows a name in apposition and where it ends, ("", end) where none does.

    >>> title_after("Dahl, the FCO Director General for Defense, said", 4, 48)
    ('FCO Director General for Defense', 42)
    """
    mark = body[end : end + 1]
    if mark not in (",", "("):
        # most names stand before a blank and another word
        then = body[end + 1 : end + 2]
        if not mark.isspace() or not (then in ("-", "–", "(") or then.isspace()):
            return "", end
    opening = _OPENING.match(body, end, stop)
    if opening is None:
        return "", end
    found, head = _apposition(body, opening.end(), min(stop, opening.end() + 110), in_capitals)
    while found and body[found[-1][0] : found[-1][1]].lower() in _LINKS:
        found.pop()
    if head < 0 or head >= len(found):
        return "", end
    last = found[-1][1]
    if last - found[-1][0] > _SHORT_WORD and body[last - 1] == ".":
        last -= 1  # the end of the sentence, not of "Gen."
    closing = body[last : last + 2].strip()[:1]
    if _is_new_clause(body, found, opening, closing, in_capitals):
        return "", end  # "After his talks with Reyes, the Ambassador noted"
    words = [body[a:b] for a, b in found]
    if "and" in words and any(flags_of(word) & v.US_TITLE for word in words[words.index("and") :]):
        return "", end  # "Reyes, the Political Director and DCM (notetaker) sat in"
    if "to" in words[1:] and _names_another(words[-2:]):
        # "Ana Reyes, advisor to President Lund": the rest is another's
        found = found[: words.index("to")]
        words, last, head = words[: len(found)], found[-1][1], min(head, len(found) - 1)
    if head >= len(found) or _names_another(words[-2:]) or (not in_capitals and _names_holder(words[head : head + 2])):
        return "", end
    if len(found) == 1 and words[0].lower() == "secretary" and _OF.match(body, last):
        return "", end  # "Reyes, Secretary of the Bishops Conference"
    return " ".join(body[found[0][0] : last].split()).rstrip("."), last


def _is_new_clause(
    body: str, found: list[tuple[int, int]], opening: re.Match[str], closing: str, in_capitals: bool
) -> bool:
    """Whether no comma closes the words, and a clause begins with them: `REYES, PRIME MINISTER WILL GO`."""
    if closing in (",", ".", ";", ")"):
        return False
    if (opening["article"] or "").lower().startswith("the"):
        following = _WORD.search(body, found[-1][1])
        return len(found) <= _SHORT_TITLE or (following is not None and bool(flags_of(following.group()) & v.VERB))
    return in_capitals and len(found) <= _SHORT_TITLE and not opening["article"]


def _apposition(body: str, start: int, stop: int, in_capitals: bool) -> tuple[list[tuple[int, int]], int]:
    """The words that may be a title from `start` on, and which of them is its head; -1 for none."""
    found: list[tuple[int, int]] = []
    head = -1
    for match in _WORD.finditer(body, start, stop):
        word = match.group().strip("\"“”'’")
        if not word or (found and body[found[-1][1] : match.start()].strip()):
            break
        flags = flags_of(bare(word.rstrip(".")) or word, in_capitals)
        lower = word.lower().rstrip(".")
        if (not found and lower in _LINKS) or (head < 0 and lower in _NO_TITLE):
            return [], -1
        if in_capitals and _ends_in_capitals(flags):
            break
        if head >= 0 and lower in _STOPS:
            break  # "a lawyer close to the President"
        small = word[0].islower()
        if flags & v.TITLE and not (flags & v.GIVEN and not small):
            head = len(found)
        elif small and lower not in _LINKS and not flags & (v.MODIFIER | v.HEAD):
            if head >= 0 or flags & v.VERB or len(found) > 2:
                break
        elif head < 0 and not small and flags & v.NAME and len(found) >= 3:
            return [], -1
        found.append(match.span())
        if (word.endswith(".") and len(word) > _SHORT_WORD) or len(found) > 12:
            break
    return found, head


def _ends_in_capitals(flags: int) -> bool:
    """Whether, in a text all in capitals, a word of these flags ends a title."""
    if not flags & (v.TITLE | v.NOT_NAME | v.MODIFIER | v.HEAD | v.CONNECTOR) or flags & v.VERB:
        return True
    return bool(flags & v.COMMON and not flags & (v.TITLE | v.OFFICE | v.ORG | v.MODIFIER))


def _names_holder(pair: list[str]) -> bool:
    """Whether a name stands right after the head of a title: `, Mexican Foreign Minister Reyes and Lund`."""
    if len(pair) < 2 or not pair[1][:1].isupper():
        return False
    flags = flags_of(bare(pair[1].rstrip(".")) or pair[1])
    return bool(flags & v.NAMELIKE) and not flags & (v.NOT_NAME | v.TITLE | v.MODIFIER | v.ACRONYM)


def _names_another(tail: list[str]) -> bool:
    """Whether the last two words name somebody: `, former Undersecretary of Customs Reyes` is the next in a list."""
    flags = [flags_of(bare(word.rstrip(".")) or word) for word in tail]
    if any(
        kind & v.GIVEN and not kind & v.NOT_NAME and word[0].isupper() for word, kind in zip(tail, flags, strict=True)
    ):
        return True
    is_name = len(tail) > 1 and tail[-1][0].isupper() and flags[-1] & v.NAMELIKE and not flags[-1] & v.NOT_NAME
    return bool(is_name and tail[0].lower() not in _LINKS)
