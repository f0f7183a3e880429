"""The noun `call`: people telephone, `a telephone call to X`, or meet, `an introductory call on X`."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.findings.meetings import read_meeting
from kg.findings.occasion import EncounterWord, Occasion, read_occasion
from kg.findings.participants import Participant
from kg.findings.passage import Passage
from kg.findings.status import status_of

# "a February 13 introductory call", "a courtesy call on": people meet, nobody telephones
_IN_PERSON = re.compile(
    r"\b(?:introductory|courtesy|farewell|protocol|initial|office|first|congratulatory)\s+(?:courtesy\s+)?$",
    re.IGNORECASE,
)

_BY_PHONE = re.compile(r"\b(?:phone|telephone|conference|phonecon)\s+$")

# "a call from the Secretary to the new minister"
_CALL_FROM = re.compile(r"\s+from\s+")
_CALL_TO = re.compile(r"\s+to\s+")

_CALL_HOW = re.compile(r"\s+(?:to|with|from|between)\s+")

# "may soon call", "would also call"
_MODAL = re.compile(
    r"\s+(?P<how>may|might|could|should|will|would|to)\s+(?:(?:soon|also|then|personally|himself|herself|again)\s+)?"
)


def read_call(passage: Passage, row: EncounterWord, match: re.Match[str], host: str) -> Occasion | None:
    """`a telephone call to X`, `an introductory call on X`, `proposed that X call Y`."""
    body, start = passage.body, match.start()
    floor = max(passage.start, start - 40)
    if _IN_PERSON.search(body, floor, start):
        return read_meeting(passage, replace(row, id="introductory-call", kind="meeting"), match, host)
    by_phone = _BY_PHONE.search(body, floor, start)
    if both := _from_and_to(passage, match.end()):
        occasion = read_occasion(passage, "call", both, match, host=host, place_from=both[-1].end)
        occasion.status = status_of(body, passage.start, start, both[-1].end, passage.end)
        return occasion if occasion.date or occasion.status != "held" else None
    if by_phone:
        how = _CALL_HOW.match(body, match.end(), passage.end)
        people = passage.people_after(how.end()) if how else []
        who = passage.owners_of(start) or passage.people_before(start)
        modal = None
    else:
        modal = next(iter(_MODAL.finditer(body, max(passage.start, start - 24), start)), None)
        at = modal.start() if modal and modal.end() == start else start - 1
        if not any(mention.end == at and mention.kind == "person" for mention in passage.mentions_near(at)):
            return None
        people = [one for one in passage.people_after(match.end()) if one.kind in ("person", "post")]
        who = passage.people_before(start)
    if not people or not who:
        return None
    if match.group().endswith("s") and not passage.nearest_date(start, people[-1].end):
        return None  # "has taken phone calls from him"
    occasion = read_occasion(passage, "call", [*who, *people], match, host=host, place_from=people[-1].end)
    occasion.is_act = True
    if not by_phone:
        occasion.status = "planned" if modal and modal["how"] in ("will", "would") else "proposed"
    return occasion


def _from_and_to(passage: Passage, at: int) -> list[Participant]:
    """Caller and called of `a call from X to Y`, none for other calls."""
    sender = _CALL_FROM.match(passage.body, at, passage.end)
    callers = passage.people_after(sender.end(), 1) if sender else []
    to = _CALL_TO.match(passage.body, callers[-1].end, passage.end) if callers else None
    called = passage.people_after(to.end(), 1) if to else []
    return [*callers, *called] if called else []
