"""Dates told by another day: `Monday`, `yesterday`, `next month`, `the following morning`, `on the 13th`."""

from __future__ import annotations

import re
from datetime import date, timedelta

from kg.findings import date_words


def read_relative(text: str, match: re.Match[str], floor: int, today: date, told: str) -> tuple[int, int, str] | None:
    """The date around a match of date_words.TRIGGER that counts from `today` or from the date `told` before it.

    Start, end, EDTF; None where the words name no date. `floor` is where the words before may begin.
    """
    kind = match.lastgroup
    if kind == "weekday":
        return _read_weekday(text, match, max(floor, match.start() - 12), today)
    if kind == "ago":
        return _read_ago(text, match, max(floor, match.start() - 10), today)
    if kind == "told":
        return _read_counted(match, told)
    if kind == "ordinal":
        return _read_ordinal(text, match, max(floor, match.start() - 12), today)
    if kind == "near":
        return match.start(), match.end(), _near(match.group().lower(), today)
    return _read_unit(match, today, told)


def day_of(sent_at: str | None) -> date | None:
    """The day of an ISO 8601 moment, None where it is missing or no date."""
    try:
        return date.fromisoformat(sent_at[:10]) if sent_at else None
    except ValueError:
        return None


def _read_weekday(text: str, match: re.Match[str], floor: int, today: date) -> tuple[int, int, str] | None:
    """The nearest such day, the one before for `last`, the one after for `next`."""
    number = date_words.WEEKDAYS.index(match.group("weekday")[:3].lower())
    back = (today.weekday() - number) % 7
    cue = date_words.BEFORE.search(text[floor : match.start()])
    word = cue["word"].lower() if cue else ""
    if word in date_words.FUTURE:
        day = today + timedelta(days=(7 - back) or 7)
    elif word in date_words.PAST:
        day = today - timedelta(days=back or 7)
    else:
        day = today - timedelta(days=back) if back <= 3 else today + timedelta(days=7 - back)
    begin = (
        floor + cue.start("word") if cue and word in {*date_words.PAST, *date_words.FUTURE, "this"} else match.start()
    )
    return begin, match.end(), day.isoformat()


def _near(words: str, today: date) -> str:
    """`today`, `yesterday`, `last night` as a day."""
    shift = -1 if words in ("yesterday", "last night") else 1 if words == "tomorrow" else 0
    return (today + timedelta(days=shift)).isoformat()


def _read_unit(match: re.Match[str], today: date, told: str) -> tuple[int, int, str] | None:
    """`last week`, `next month`, `this year`; `the following day` counts from the date told before it."""
    cue, unit = match.group("unit").lower().split(" ")
    if cue in ("following", "previous", "same") or (cue == "next" and unit == "day" and len(told) == 10):
        base = day_of(told) if len(told) == 10 else None
        if base is None:
            return None
        today = base
    shift = {"last": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}.get(cue, 0)
    if unit == "day":
        stamp = (today + timedelta(days=shift)).isoformat() if cue in ("following", "previous", "same", "next") else ""
    elif unit == "week":
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=shift)
        stamp = f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
    elif unit == "month":
        months = today.year * 12 + today.month - 1 + shift
        stamp = f"{months // 12}-{months % 12 + 1:02}"
    else:
        stamp = str(today.year + shift)
    return (*match.span(), stamp)


def _read_counted(match: re.Match[str], told: str) -> tuple[int, int, str] | None:
    """`the following morning`, `that evening`, `the night before`, counted from the day told before it."""
    base = day_of(told.partition("/")[0]) if len(told.partition("/")[0]) == 10 else None
    if base is None:
        return None
    words = match.group().lower().split()
    shift = 1 if words[0] in ("following", "next") else -1 if "before" in words or words[0] == "previous" else 0
    return (*match.span(), (base + timedelta(days=shift)).isoformat())


def _read_ordinal(text: str, match: re.Match[str], floor: int, today: date) -> tuple[int, int, str] | None:
    """`on the 13th`: the day of that number which lies nearest to the cable's own."""
    if date_words.ORDINAL_BEFORE.search(text[floor : match.start()]) is None:
        return None
    number = int(re.sub(r"\D", "", match.group()))
    months = [today.year * 12 + today.month - 1 + shift for shift in (-1, 0, 1)]
    days = [day_of(f"{month // 12:04}-{month % 12 + 1:02}-{number:02}") for month in months]
    best = min((day for day in days if day), key=lambda day: abs((day - today).days), default=None)
    return (*match.span(), best.isoformat()) if best else None


def _read_ago(text: str, match: re.Match[str], floor: int, today: date) -> tuple[int, int, str] | None:
    """`three days ago` to the day; weeks, months and years ago are about."""
    unit, direction = match.group("ago").lower().split(" ")
    count = date_words.COUNT_BEFORE.search(text[floor : match.start()])
    if count is None or direction != "ago":
        return None
    word = count["count"].lower()
    number = int(word) if word.isdigit() else date_words.COUNTS.get(word, 0)
    if not number or number > 200:
        return None
    unit = unit.rstrip("s")
    if unit == "day":
        stamp = (today - timedelta(days=number)).isoformat()
    elif unit == "week":
        stamp = f"{(today - timedelta(weeks=number)).isoformat()}~"
    elif unit == "month":
        months = today.year * 12 + today.month - 1 - number
        stamp = f"{months // 12}-{months % 12 + 1:02}~"
    else:
        stamp = f"{today.year - number}~"
    return floor + count.start("count"), match.end(), stamp
