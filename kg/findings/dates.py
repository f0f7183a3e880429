"""Dates as cables word them, resolved against the cable's own date: `February 6`, `last October`, `next week`.

The answer is EDTF: a day, a month, a year, a season (21 spring to 24 winter) or an interval `a/b`; `~` means about.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from kg.findings import date_words
from kg.findings.relative_dates import day_of, read_relative


def resolve_date(words: str, sent_at: str | None = None, after: str = "") -> str:
    """The EDTF date that the words name, "" when they name none.

    A date without a year takes the year that brings it nearest to the cable's date (`sent_at`, ISO 8601); without that
    only explicit years count. `after` is the date told before, which `the following day` counts from.

    >>> resolve_date("last October", "2008-02-07T08:20:00Z"), resolve_date("September 1-3", "2008-08-20")
    ('2007-10', '2008-09-01/2008-09-03')
    >>> resolve_date("next week", "2008-02-07"), resolve_date("in March"), resolve_date("in March 2008")
    ('2008-02-11/2008-02-17', '', '2008-03')
    """
    found = find_dates(words, 0, len(words), sent_at, after)
    return found[0][2] if found else ""


def find_dates(
    text: str, start: int = 0, end: int | None = None, sent_at: str | None = None, after: str = ""
) -> list[tuple[int, int, str]]:
    """The dates that `text[start:end]` names, in order: start, end, EDTF.

    >>> find_dates("On 6 February he left; he returns next month.", sent_at="2008-02-07")
    [(3, 13, '2008-02-06'), (34, 44, '2008-03')]
    """
    stop = len(text) if end is None else end
    today = day_of(sent_at)
    found: list[tuple[int, int, str]] = []
    place = start
    told = after
    search = _search(text[start:stop])
    while match := search(text, place, stop):
        place = match.end()
        kind = match.lastgroup
        floor = found[-1][1] if found else start
        reading: tuple[int, int, str] | None = None
        if kind == "month":
            reading = _read_month(text, match, max(floor, match.start() - 24), stop, today)
        elif kind == "year":
            reading = _read_year(text, match, max(floor, match.start() - 12))
        elif kind == "season":
            reading = _read_season(text, match, max(floor, match.start() - 12), stop, today)
        elif kind == "iso":
            reading = (match.start(), match.end(), match.group()) if _valid(match.group()) else None
        elif kind == "slashed":
            reading = _read_slashed(match, today)
        elif today is not None:
            reading = read_relative(text, match, floor, today, told)
        if reading and reading[2]:
            found.append(reading)
            told = reading[2]
            place = max(place, reading[1])
    return found


# in all dates that begin with a small letter: "last week", "this evening", "yesterday"
_SMALL = (
    *("day", "month", "year", "week", "ning", "night", "noon", "tomorrow"),
    *("spring", "summer", "fall", "autumn", "winter"),
)
# a digit or a capital that another date may begin with
_SPOT = re.compile(r"[0-9JFMASONDTWYLCPE](?<=\b.)")


def _search(words: str) -> Callable[[str, int, int], re.Match[str] | None]:
    """The search for the next trigger of a date: where no small letters can name one only few places are tried."""
    for stem in _SMALL:
        if stem in words:
            return date_words.TRIGGER.search
    return _at_digit_or_capital


def _at_digit_or_capital(text: str, start: int, stop: int) -> re.Match[str] | None:
    match_at = date_words.TRIGGER.match
    for spot in _SPOT.finditer(text, start, stop):
        match = match_at(text, spot.start(), stop)
        if match is not None:
            return match
    return None


def _valid(day: str) -> bool:
    """Whether the calendar has this day."""
    return day_of(day) is not None


def _nearest_year(month: int, day: int, today: date, lean: str) -> int:
    """The year that brings the month nearest to `today`; `lean` is past, future or ""."""
    distance = {
        year: (date(year, month, min(day, 28)) - today).days for year in (today.year - 1, today.year, today.year + 1)
    }
    if lean == "past":
        return max((year for year in distance if (year, month) < (today.year, today.month)), default=today.year - 1)
    if lean == "future":
        return min((year for year in distance if (year, month) > (today.year, today.month)), default=today.year + 1)
    return min(distance, key=lambda year: abs(distance[year]))


def _month_number(word: str) -> int:
    """1 to 12 for a month's name or its first three letters."""
    return date_words.MONTHS.index(word[:3].lower()) + 1


def _read_month(
    text: str, match: re.Match[str], floor: int, stop: int, today: date | None
) -> tuple[int, int, str] | None:
    """A date around a month's name: days before or after it, the year after it or the nearest one."""
    word = match.group("month")
    month = _month_number(word)
    begin, finish, first, last = _days_around(text, match, floor, stop)
    cue = date_words.BEFORE.search(text[floor:begin]) if not first else None
    # "March - May 2008", "March 30-April 2"
    second = date_words.MONTH_RANGE.match(text, finish, stop) if not last else None
    finish = second.end() if second else finish
    told = _year_after(text, finish, stop, with_short=bool(first) and len(word) == 3)
    if told is None and (today is None or not (first or second or cue or not _is_ambiguous(word))):
        return None
    if told is not None:
        year, finish = told
    else:
        assert today is not None
        year = _nearest_year(month, first or 15, today, _lean(cue))
    if cue and cue["word"].lower() in (*date_words.PAST, *date_words.FUTURE, "this"):
        begin = floor + cue.start("word")
    if second:
        return _two_months(begin, finish, (year, month, first), second, told is not None)
    stamp = _stamp(year, month, first)
    closing = _stamp(year, month, last) if last else ""
    return (begin, finish, f"{stamp}/{closing}" if closing else stamp) if stamp else None


def _days_around(text: str, match: re.Match[str], floor: int, stop: int) -> tuple[int, int, int, int]:
    """Where the month with its days begins and ends, the day and the last day; 0 for none."""
    begin, finish = match.span()
    days = date_words.DAYS_AFTER.match(text, finish, stop)
    if days and 1 <= int(days["a"]) <= 31:
        first = int(days["a"])
        last = int(days["b"]) if days["b"] and first < int(days["b"]) <= 31 else 0
        return begin, days.end() if last or not days["b"] else days.end("a"), first, last
    earlier = date_words.DAYS_BEFORE.search(text[floor:begin])
    if earlier and 1 <= int(earlier["b"]) <= 31:
        first, last = (int(earlier["a"]), int(earlier["b"])) if earlier["a"] else (int(earlier["b"]), 0)
        return floor + earlier.start("a" if earlier["a"] else "b"), finish, first, last
    return begin, finish, 0, 0


def _year_after(text: str, finish: int, stop: int, with_short: bool) -> tuple[int, int] | None:
    """The year that stands after a month or day and where it ends: `2008`, `'08`, and `75` after `6 MAR`."""
    match = date_words.YEAR_AFTER.match(text, finish, stop)
    if match:
        return int(match["year"] or f"20{match['short']}"), match.end()
    short = date_words.SHORT_YEAR.match(text, finish, stop) if with_short else None
    if short is None:
        return None
    return int(short["year"]) + (1900 if int(short["year"]) > 45 else 2000), short.end()


def _is_ambiguous(word: str) -> bool:
    """Whether the word is a month only beside a day, a year, or a word that goes before months: `May`, `MARCH`."""
    bare = word.rstrip(".").lower()
    return word == "MARCH" or bare == "may" or (len(bare) <= 4 and bare not in ("june", "july"))


def _lean(cue: re.Match[str] | None) -> str:
    """What the word before a date says of its time: past, future or ""."""
    word = cue["word"].lower() if cue else ""
    return "past" if word in date_words.PAST else "future" if word in date_words.FUTURE else ""


def _two_months(
    begin: int, finish: int, start: tuple[int, int, int], second: re.Match[str], told: bool
) -> tuple[int, int, str] | None:
    """The range from one month to another; a year told after it is the second month's."""
    year, month, day = start
    other = _month_number(second["month"])
    turns = other < month
    stamp = _stamp(year - (told and turns), month, day)
    closing = _stamp(year + (turns and not told), other, int(second["day"] or 0))
    return (begin, finish, f"{stamp}/{closing}") if stamp and closing else None


def _stamp(year: int, month: int, day: int) -> str:
    """`2008-02-06`, or `2008-02` for day 0; "" for a day that the month does not have."""
    if not day:
        return f"{year}-{month:02}"
    stamp = f"{year}-{month:02}-{day:02}"
    return stamp if _valid(stamp) else ""


def _read_year(text: str, match: re.Match[str], floor: int) -> tuple[int, int, str] | None:
    """A year that stands alone after a word that goes before years, or a span of years."""
    words = match.group("year")
    before = text[floor : match.start()]
    if len(words) == 4:
        return (*match.span(), words) if date_words.YEAR_CUE.search(before) else None
    first, second = words[:4], words[5:]
    if len(second) == 2:
        second = first[:2] + second
        if words[4] == "-" and int(words[5:]) <= 12 and second < first:
            return (*match.span(), words)
    return (*match.span(), f"{first}/{second}") if second > first else None


def _read_season(
    text: str, match: re.Match[str], floor: int, stop: int, today: date | None
) -> tuple[int, int, str] | None:
    """`summer 2008`, `last fall`, `this spring`; a season with neither year nor such a word is no date."""
    season = date_words.SEASONS[match.group("season").lower()]
    year_match = date_words.YEAR_AFTER.match(text, match.end(), stop)
    if year_match:
        year = year_match["year"] or f"20{year_match['short']}"
        return match.start(), year_match.end(), f"{year}-{season}"
    cue = date_words.BEFORE.search(text[floor : match.start()])
    word = cue["word"].lower() if cue else ""
    if today is None or cue is None or word not in {*date_words.PAST, *date_words.FUTURE, "this"} - {"since"}:
        return None
    year_number = _nearest_year(date_words.SEASON_MONTH[season], 15, today, _lean(cue))
    return floor + cue.start("word"), match.end(), f"{year_number}-{season}"


def _read_slashed(match: re.Match[str], today: date | None) -> tuple[int, int, str] | None:
    """`02/07/2008`, `4/20`: month before day, as the Department writes."""
    parts = match.group("slashed").split("/")
    month, day = int(parts[0]), int(parts[1])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    if len(parts) == 3:
        year = int(parts[2]) if len(parts[2]) == 4 else int(parts[2]) + (1900 if int(parts[2]) > 45 else 2000)
    elif today is None or len(match.group()) < 4:
        return None
    else:
        year = _nearest_year(month, day, today, "")
    stamp = _stamp(year, month, day)
    return (*match.span(), stamp) if stamp else None
