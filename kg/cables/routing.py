"""The transmission heading (ACP 127): transmission and routing lines, date-time group, FM, TO, INFO."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from kg.cables.dates import DATE_TIME_GROUP, SentAt, read_date_time_group
from kg.cables.model import Addressee, Span
from kg.tables import read_table


@dataclass(frozen=True, slots=True)
class Precedence:
    """A row of data/precedences.csv."""

    id: str
    prosign: str
    name: str
    example: str
    source: str


class Routing(NamedTuple):
    """What stands above the classification line."""

    transmission_id: str | None
    routing_indicator: str | None
    sender: str | None
    serial: int | None
    sent: SentAt | None
    precedence: str | None
    to: tuple[Addressee, ...]
    info: tuple[Addressee, ...]
    excluded: tuple[Addressee, ...]
    spans: tuple[tuple[str, Span], ...]


@cache
def precedence_table() -> tuple[Precedence, ...]:
    """The rows of data/precedences.csv."""
    return read_table(Precedence, "precedences.csv")


# VZCZCXRO1475      VZCZCXYZ0000      ZCZC STA123
_TRANSMISSION = re.compile(r"(?<![A-Z])(?P<id>VZCZC[A-Z]{2,3}\d{3,4})(?!\w)")
# OO RUEHFK RUEHKSO RUEHNH
_ROUTES = re.compile(r"(?<![A-Z])[ZOPRYW]{2}(?:\s{1,3}R[A-Z]{3,7}\b){1,40}")
# DE RUEHKO #0328/01 0380820
_FROM_STATION = re.compile(
    r"(?<![A-Z])DE\s{1,3}(?P<indicator>R[A-Z]{3,7})\s{1,3}#?(?P<serial>\d{1,6})?(?:/\d{1,2})?(?:\s{1,3}\d{7}Z?)?"
)
# ZNY CCCCC ZZH      ZNR UUUUU ZZH
_SECURITY = re.compile(r"(?<![A-Z])Z(?:NY|NR)\s{1,3}[A-Z]{5}(?:\s{1,3}ZZ[A-Z])?")
_FROM = re.compile(
    r"(?:^|(?<=\s))FM[ \t]{1,6}(?P<name>[A-Z0-9][^\n]{1,80}?)(?=[ \t]*(?:\n|\Z|[ \t](?:TO|INFO)[ \t]))", re.MULTILINE
)
_ROLE = re.compile(r"(?:^|(?<=\s))(?P<role>TO|INFO|XMT|ZEN)(?=[ \t:\n])(?!(?:[ \t]*\n){2})[ \t:]{0,4}", re.MULTILINE)
_LINE_ROLE = re.compile(r"^[ \t]*(?P<role>TO|INFO|XMT|ZEN)(?=[ \t:\n])(?!(?:[ \t]*\n){2})[ \t:]{0,4}", re.MULTILINE)
# INFO  LOG-00   EEB-00
_COPIES = re.compile(r"[ \t]*[A-Z]{1,5}-\d\d\b")
# 47\nACTION ARA-10\nINFO  OCT-01  ISO-00      (the number of the routing list stands above it)
_DISTRIBUTION = re.compile(
    r"^[ \t]*(?:\d{2,3}[ \t]*\n[ \t]*)?"
    r"(?:ACTION|INFO|ORIGIN)[ \t]{1,8}[A-Z]{1,6}-\d\d[^\n]*+(?:\n[ \t]*+(?:(?:ACTION|INFO|ORIGIN)[ \t]{1,8})?"
    r"(?:[A-Z]{1,6}-\d\d|ISO-\d\d|/\d{3}[ \t]?[A-Z]|-{8,})[^\n]*+"
    r"|\n[ \t]*+(?=\n[ \t]*+(?:INFO[ \t]{1,8}[A-Z]{1,6}-\d\d|[A-Z]{1,6}-\d\d|-{8,})))*+",
    re.MULTILINE,
)
_NEXT_ADDRESSEE = re.compile(
    r"(?<=\s)(?=R[A-Z]{3,6}/[A-Z0-9]|(?:AMEMBASSY|AMCONSUL|AMCONGEN|USMISSION|USINT|USLO|USDAO|SECSTATE)\s)"
)
_FURTHER_LINE = re.compile(r"[ \t]*(?:R[A-Z]{3,6}/|AMEMBASSY|AMCONSUL|USMISSION|INFO[ \t]|XMT[ \t])")
# BT      (break: the message begins)
_BREAK = re.compile(r"^[ \t]*+BT[ \t]*+$", re.MULTILINE)
_INDICATOR = re.compile(r"(?P<indicator>R[A-Z]{3,7})/(?=[A-Z0-9])")
# EUROPEAN POLITICAL COLLECTIVE      ALL DIPLOMATIC AND CONSULAR POSTS      ALDAC
_COLLECTIVE = re.compile(
    r"\b(?:COLLECTIVE|COLL|ALDAC|ALDIPPOSTS?)\b|(?:ZEN/)?ALL [A-Z][A-Z /-]{0,60} (?:POSTS?|EMBASSIES|MISSIONS)\b"
)
_OFFICE = re.compile(r"(?:AMEMBASSY|AMCONSUL|AMCONGEN|USMISSION|USINT|USLO|SECSTATE|USEU|AIT)\b")


@cache
def _tail() -> re.Pattern[str]:
    """Precedence and serial at the end of an addressee."""
    names = "|".join(
        row.name.replace(" ", r"\s+") for row in sorted(precedence_table(), key=lambda row: -len(row.name))
    )
    return re.compile(
        rf"(?:^|\s)(?:(?P<precedence>{names})(?:\s+(?P<serial>\d{{1,6}}))?"
        # AMEMBASSY LIMA 4455 PRIORITY
        rf"|(?P<first>\d{{3,6}})\s+(?P<behind>{names})|(?P<alone>\d{{1,6}}))\s*$"
    )


@cache
def _next_after_precedence() -> re.Pattern[str]:
    """The place after a precedence and serial where, on one line, the next addressee begins."""
    names = "|".join(row.name for row in precedence_table() if " " not in row.name)
    return re.compile(rf"(?<=\s)(?:{names})(?:\s+\d{{3,6}})?\s+(?=[A-Z])|(?<=[A-Z])\s\d{{4}}\s+(?=[A-Z])")


def prosign_precedence(prosigns: str) -> str | None:
    """The name of the first prosign of a date-time group's line.

    >>> prosign_precedence("PR")
    'PRIORITY'
    """
    return next((row.name for row in precedence_table() if prosigns and row.prosign == prosigns[0]), None)


def read_routing(text: str, end: int) -> Routing:
    """The transmission heading of `text[:end]`, on one line or on a line for each part."""
    spans: list[tuple[str, Span]] = []
    indicator: str | None = None
    serial: int | None = None
    sender: str | None = None
    sent: SentAt | None = None

    for block in _DISTRIBUTION.finditer(text, 0, end):
        spans.append(("distribution", Span(*block.span())))
    transmission = _TRANSMISSION.search(text, 0, end)
    if transmission is not None:
        spans.append(("transmission_id", Span(*transmission.span())))
    station = _FROM_STATION.search(text, 0, end)
    place = 0
    if station is not None:
        indicator = station["indicator"]
        serial = None if station["serial"] is None else int(station["serial"])
        spans.append(("routing", Span(*station.span())))
        routes = _ROUTES.search(text, 0, station.start())
        security = _SECURITY.search(text, station.end(), end)
        spans.extend(("routing", Span(*found.span())) for found in (routes, security) if found is not None)
        place = station.end()
    group = DATE_TIME_GROUP.search(text, place, end)
    if group is not None:
        sent = read_date_time_group(group)
        spans.append(("sent_at", Span(*group.span())))
    named = _FROM.search(text, place, end)
    if named is not None:
        sender = " ".join(named["name"].split())
        spans.append(("origin", Span(*named.span())))
        place = named.end()
        if group is None or group.start() > named.start():
            nearer = DATE_TIME_GROUP.search(text, max(0, named.start() - 60), named.start())
            if nearer is not None:
                sent = read_date_time_group(nearer)
        else:
            for nearer in DATE_TIME_GROUP.finditer(text, max(0, named.start() - 60), named.start()):
                sent = read_date_time_group(nearer)
    begins = _BREAK.search(text, place, end)
    if begins is not None:
        end = begins.start()
    lists, used = _addressees(text, place, end, on_one_line=named is not None)
    spans.extend(used)
    return Routing(
        transmission_id=None if transmission is None else transmission["id"],
        routing_indicator=indicator,
        sender=sender,
        serial=serial,
        sent=sent,
        precedence=None if sent is None else prosign_precedence(sent.prosigns),
        to=tuple(lists["TO"]),
        info=tuple(lists["INFO"]),
        excluded=tuple(lists["XMT"]),
        spans=tuple(spans),
    )


def _addressees(
    text: str, start: int, end: int, on_one_line: bool
) -> tuple[dict[str, list[Addressee]], list[tuple[str, Span]]]:
    """The addressees of action (TO), of information (INFO) and the excluded ones (XMT), and the spans of the lists."""
    lists: dict[str, list[Addressee]] = {"TO": [], "INFO": [], "XMT": []}
    before = "INFO"
    spans: list[tuple[str, Span]] = []
    pattern = _ROLE if on_one_line else _LINE_ROLE
    marks = [
        (found["role"], found.start(), found.end())
        for found in pattern.finditer(text, start, end)
        if _COPIES.match(text, found.end()) is None
    ]
    for index, (word, begin, value) in enumerate(marks):
        limit = marks[index + 1][1] if index + 1 < len(marks) else end
        stop = _list_end(text, value, limit)
        # ZEN: those of the list above who get the message by other means
        role = before if word == "ZEN" else word
        before = role if role != "XMT" else before
        spans.append(("to" if role == "TO" else "info" if role == "INFO" else "excluded", Span(begin, stop)))
        for line in text[value:stop].split("\n"):
            lists[role].extend(_read_line(line))
    return lists, spans


def _list_end(text: str, start: int, end: int) -> int:
    """Where a list of addressees ends: at a blank line that no addressee follows."""
    place = start
    while True:
        stop = text.find("\n", place, end)
        if stop < 0:
            return start + len(text[start:end].rstrip())
        following = stop + 1
        skipped = False
        while following < end:
            line_end = text.find("\n", following, end)
            line_end = end if line_end < 0 else line_end
            if text[following:line_end].strip():
                break
            skipped = True
            following = line_end + 1
        if following >= end:
            return start + len(text[start:stop].rstrip())
        if skipped and text[start:stop].strip() and _FURTHER_LINE.match(text, following, end) is None:
            return start + len(text[start:stop].rstrip())
        place = following


def _read_line(line: str) -> list[Addressee]:
    """The addressees of a line: one, or all of a heading that stands on one line."""
    words = line.strip()
    if not words:
        return []
    found: list[Addressee] = []
    for chunk in _NEXT_ADDRESSEE.split(words):
        pieces = [chunk] if _INDICATOR.match(chunk) else _apart(chunk)
        found.extend(addressee for addressee in map(read_addressee, pieces) if addressee is not None)
    return found


def _apart(chunk: str) -> list[str]:
    """A run without routing indicators, cut after each precedence and serial."""
    pieces = []
    place = 0
    for found in _next_after_precedence().finditer(chunk):
        pieces.append(chunk[place : found.end()])
        place = found.end()
    pieces.append(chunk[place:])
    return pieces


def read_addressee(text: str) -> Addressee | None:
    """One addressee: routing indicator, name, precedence, the receiving station's serial.

    >>> one = read_addressee("RUEHC/SECSTATE WASHDC IMMEDIATE 1585")
    >>> one.name, one.routing_indicator, one.precedence, one.serial
    ('SECSTATE WASHDC', 'RUEHC', 'IMMEDIATE', '1585')
    """
    words = text.strip().strip("\\").strip()
    indicator = _INDICATOR.match(words)
    name = words if indicator is None else words[indicator.end() :]
    precedence: str | None = None
    serial: str | None = None
    tail = _tail().search(name)
    if tail is not None:
        alone = tail["alone"]
        # CTF 70 ends in its own number
        if alone is None or len(alone) >= 3 or _OFFICE.match(name) is not None:
            named = tail["precedence"] or tail["behind"]
            precedence = None if named is None else " ".join(named.split())
            serial = tail["serial"] or tail["first"] or alone
            name = name[: tail.start()]
    name = " ".join(name.split()).rstrip(",;")
    if not name or not any(letter.isalpha() for letter in name):
        return None
    is_collective = ("OLL" in name or "AL" in name) and _COLLECTIVE.search(name) is not None
    return Addressee(name, None if indicator is None else indicator["indicator"], precedence, serial, is_collective)
