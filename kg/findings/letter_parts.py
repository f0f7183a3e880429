"""The parts of a letter that the words around it tell: its sender, those it went to, and who wrote without a noun."""

from __future__ import annotations

import re

from kg.findings import function_words as f
from kg.findings.noun_phrases import DETERMINER
from kg.findings.participants import Participant, as_participant
from kg.findings.parties import codes_of_name, find_parties, party_names
from kg.findings.passage import Passage
from kg.findings.words import is_function_word

# "the Ghanaian note", "a second Iranian letter": at most two words between the side and the noun
_GAP = re.compile(r"\s+(?:(?!(?:and|of|in|to|for|with|by|the|from|on)\b)[a-z-]+\s+){0,2}$")

_QUOTED_TITLE = re.compile(r"(?:the\s+)?[\"“']+[a-z ]{3,24}[\"”']+\s+(?=[A-Z])")

# "wrote to", "has written personally to", "wrote twice to"
_WRITTEN_TO = re.compile(
    r"\s+(?P<how>back|again|personally|directly|formally|jointly|separately|also|twice|recently|privately)?\s*"
    r"(?P<to>\bto\s+)?(?!(?:be|the\s+effect|say|ask|them|that|in|on|about|off|down|up|out|an?|some|several|his|her|its|their)\b(?!\s+[A-Z]))"
)

# "had written", "has also written", "having twice written"
_HAS = re.compile(r"\b(?:has|have|had|having|['’]d|['’]s)\s+(?:[a-z]+\s+){0,2}$")
_NOT_DONE = re.compile(
    r"\b(?:not|never|n['’]t|would|will|should|could|might|may|to|must|shall|plans?|intends?)\s+(?:\w+\s+){0,3}$"
)

# typed in capitals: "to President Carter", where nobody has read the name
_TITLED = re.compile(
    r"(?:the\s+)?(?i:president|prime\s+minister|foreign\s+minister|king|queen|sultan|emir|shah|chancellor|minister|premier"
    r"|general|marshal|colonel|chairman|secretary(?:\s+general)?|senator|pope|prince)\s+(?P<name>[a-z][\w'-]{2,})"
)

# "both capitals", "the two presidents"
_BOTH = re.compile(r"(?:both|the\s+two|all\s+three|all\s+four)\s+[a-z]+(?:\s+(?:ministers|leaders|governments))?")

# "the Ghanaian foreign minister's opposite number", "her Peruvian counterpart"
_COUNTERPART = re.compile(
    r"(?:his|her|its|their|the)\s+(?P<side>[A-Z][\w-]+)\s+(?:counterparts?|opposite\s+numbers?|colleagues?|homologues?)"
)


def side_before(passage: Passage, at: int) -> Participant | None:
    """The side whose adjective stands before the noun at `at`: `the Ghanaian note`; None where none does."""
    text = passage.source
    low = max(passage.start, at - 48)
    for start, end, code in reversed(find_parties(text, low, at)):
        word = " ".join(text[start:end].split())
        known = party_names().get(word)
        if known is None or known.kind != "demonym" or not _GAP.match(passage.body, end, at):
            break
        return Participant(word, code, start, end, "phrase")
    return None


# "from the FM to the Secretary": one office to another, not an office to somebody (`advisor to the President`)
_OFFICES = re.compile(
    r"(?:the\s+)?(?P<sender>[A-Z][\w.]*(?:\s+[A-Z][\w.]*){0,2})\s+to\s+(?:the\s+)?(?P<recipient>[A-Z][\w.]*)"
)


def two_offices(passage: Passage, at: int) -> tuple[Participant, Participant] | None:
    """The ends of a letter from one office to another, where both were read as one name; None where they were not."""
    ends = _OFFICES.match(passage.body, at, passage.end)
    if ends is None:
        return None
    named = next((one for one in passage.people_after(at, 1) if one.end >= ends.start("recipient")), None)
    if named is None or " to " not in passage.body[named.start : named.end]:
        return None
    whole = [one for one in passage.people_after(ends.start("recipient"), 1) if one.start >= ends.start("recipient")]
    recipient = whole[0] if whole else Participant(ends["recipient"], "", *ends.span("recipient"), "phrase")
    return _holder(passage, ends["sender"], ends.start("sender"), named.party), recipient


def _holder(passage: Passage, office: str, at: int, party: str) -> Participant:
    """Who is called by the office before `at` in the cable, else the office itself."""
    for mention in reversed(passage.named_before(at)):
        if mention.kind == "person" and passage.body[mention.start : mention.end] == office:
            return as_participant(mention)
    return Participant(office, party, at, at + len(office), "phrase")


def body_before(passage: Passage, at: int) -> Participant | None:
    """The body whose name stands right before the noun at `at`: `MFA note`; None where none does."""
    near = passage.mentions_near(at)
    last = near[-1] if near else None
    if last is None or last.kind != "body" or last.start < passage.start or not passage.body[last.end : at].isspace():
        return None
    return as_participant(last)


def group_before(passage: Passage, verb: int) -> Participant | None:
    """The group that is the subject of the verb where the sentence begins with it: `The group has written to`."""
    head = _GROUP.match(passage.body, passage.start, verb)
    if head is None or head.end() != verb or head["who"].split()[-1].lower() not in _GROUPS:
        return None
    return Participant(head["who"], "", *head.span("who"), "phrase")


_GROUP = re.compile(
    r"[\s\d.()A-Z¶-]*?[Tt]he\s+(?P<who>(?:[a-z-]+\s+){0,2}?[a-z-]+)\s+(?:(?:has|have|had|also|since|twice|already)\s+)*"
)
_GROUPS = f.WHO | {
    "group",
    "party",
    "union",
    "association",
    "committee",
    "commission",
    "church",
    "opposition",
    "council",
}


def people_to(passage: Passage, at: int, *, typed: int = 2) -> list[Participant]:
    """Those to whom it went, from `at` on: people, bodies, a title, `both capitals`; [] where nobody is named."""
    body = passage.body
    if quoted := _QUOTED_TITLE.match(body, at, passage.end):
        at = quoted.end()
    if passage.source is not body and (titled := _TITLED.match(body, at, passage.end)):
        start, end = titled.span("name")
        if not is_function_word(titled["name"]):
            return [Participant(passage.source[start:end], "", start, end, "person")]
    if both := _BOTH.match(body, at, passage.end):
        return [Participant(" ".join(both.group().split()), "", both.start(), both.end(), "phrase")]
    if other := _COUNTERPART.match(body, at, passage.end):
        parties = find_parties(body, *other.span("side"))
        name = " ".join(body[other.start("side") : other.end()].split())
        return [Participant(name, parties[0][2] if parties else "", other.start("side"), other.end(), "phrase")]
    found = passage.people_after(at, 3)
    if found and found[0].kind != "person" and body[found[0].end : found[0].end + 1] == ",":
        # "the Chairman-in-Office, Spanish Foreign Minister Reyes": the office, then who holds it
        holder = passage.people_after(found[0].end + 1, 1)
        if holder and holder[0].kind == "person" and body[holder[0].end : holder[0].end + 1] in ".,;)":
            return holder
    named = [one for one in found if one.kind != "phrase" or one.party or one.name[:1].isupper()]
    if not named or named != found:
        return named or _typed_names(passage, at, typed)
    return named


_DIPLOMAT = re.compile(
    r"\b(?:ambassador|charge|chargé|counsel+or|dcm|attache|consul|(?:first|second|third)\s+secretary|high\s+commissioner|embassy"
    r"|emboff|poloff|polcouns|econoff)\b",
    re.IGNORECASE,
)


def government_of(passage: Passage, envoy: Participant) -> Participant | None:
    """The government for which a diplomat hands over a note, where the paragraph names it; None where it does not."""
    text = passage.source
    if envoy.kind != "post" and not _DIPLOMAT.search(text, max(passage.start, envoy.start - 40), envoy.end):
        return None
    near = [
        mention
        for mention in passage.mentions_near(min(passage.paragraph.end, passage.end + 150))
        if mention.kind in ("body", "group") and mention.party == envoy.party and mention.party
        and codes_of_name(mention.name) and passage.paragraph.start <= mention.start
    ]  # fmt: skip
    if not near:
        return None
    nearest = min(near, key=lambda mention: abs(mention.start - envoy.start))
    return Participant(nearest.name, nearest.party, nearest.start, nearest.end, nearest.kind)


_OPEN = re.compile(r"[a-z][a-z'-]{3,}")


def _typed_names(passage: Passage, at: int, least: int) -> list[Participant]:
    """The names from `at` on in a telegram typed in capitals, where nobody else has read them: one word each."""
    if passage.source is passage.body or passage.source[at : at + 1] == passage.body[at : at + 1]:
        return []
    if DETERMINER.match(passage.body, at, passage.end):
        return []
    found: list[Participant] = []
    while len(found) < 2:
        word = _OPEN.match(passage.body, at, passage.end)
        if word is None or is_function_word(word.group()) or word.group().endswith(("ing", "ed", "s")):
            return []
        found.append(Participant(passage.source[word.start() : word.end()], "", word.start(), word.end(), "phrase"))
        link = re.compile(r"\s+and\s+").match(passage.body, word.end(), passage.end)
        if link is None:
            break
        at = link.end()
    following = re.compile(r"\s+(\w+)").match(passage.body, found[-1].end, passage.end)
    if following and not is_function_word(following.group(1)) and not following.group(1)[0].isdigit():
        return []  # "to foreign investors": more than a name
    return found if len(found) >= least else []


def read_written(passage: Passage, match: re.Match[str]) -> tuple[list[Participant], list[Participant], bool] | None:
    """Who wrote, to whom, and whether back, of `wrote` or `written` at `match`; None where nobody wrote to anybody."""
    body = passage.body
    before = body[max(passage.start, match.start() - 40) : match.start()]
    if _NOT_DONE.search(before) or (match.group().lower() == "written" and not _HAS.search(before)):
        return None
    how = _WRITTEN_TO.match(body, match.end(), passage.end)
    if how is None:
        return None
    to = people_to(passage, how.end(), typed=1)
    if how["to"] is None:
        to = [one for one in to[:1] if one.kind == "person" and body[how.end() : one.start].count(" ") < 5]
        if match.group().lower() == "written" and to:
            return None
    senders = passage.people_before(match.start()) or list(filter(None, [group_before(passage, match.start())]))
    if not to or not senders:
        return None
    to = [one for one in to if one.name != senders[0].name]
    return (senders[:1], to, how["how"] == "back") if to else None


# "In a letter signed by all of them he has asked the President for a bus"
_ASKS = re.compile(
    r"\b(?:asks?|asked|urges?|urged|tells?|told|informs?|informed|thanks?|thanked|warns?|warned|assures?|assured|invites?"
    r"|invited|requests?|requested|notifies|notified|reminds?|reminded|appeals?\s+to|appealed\s+to|calls?\s+on|called\s+on)\s+"
)


def people_asked(passage: Passage, at: int) -> tuple[list[Participant], list[Participant]]:
    """Who does the asking in the clause after `at`, and who is asked, where a letter is what asks: both may be []."""
    asks = _ASKS.search(passage.body, at, min(passage.end, at + 160))
    if asks is None:
        return [], []
    return passage.people_before(asks.start(), reach=60)[:1], people_to(passage, asks.end())
