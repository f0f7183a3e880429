"""Serials in running references: a cable is a station's words, a serial after them, a year before or after.

The words before a serial are looked up as a station: nothing is a cable unless a table knows the station.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.cables.dates import full_year
from kg.cables.stations import exact_station, letters_of, station_of

_TOKEN = re.compile(
    r"(?P<time>\d{6}[Zz])"  # 251847Z      251847ZJAN08
    r"|(?P<number>\d++)"
    r"|(?P<word>[A-Za-z](?:[A-Za-z.'’]|0(?=[A-Za-z]))*)"
    r"|(?P<mark>¶|[()\[\]/&,;:.\n'’\"“”#+-])"
    r"|(?P<other>[^\s\w¶])"
)
# (07)      (2007)      OF 2007      DATED 05/05/05      DTD MAY 5, 2005      /08      -01
_YEAR_AFTER = re.compile(
    r"\s{0,2}\((?P<bracketed>(?:19|20)\d\d|\d\d)\)|[/-](?P<glued>\d\d)(?![\d/-])"
    r"|[ ,]{1,2}(?:OF|DATED|DTD)\s(?:[A-Z0-9.]{1,9}[ ,]{1,2}){0,2}(?P<dated>(?:19|20)\d\d)\b"
    r"|[ ,]{1,2}(?:OF|DATED|DTD)\s\d{1,2}/\d{1,2}/(?:20|19)?(?P<slashed>\d\d)\b",
    re.IGNORECASE,
)
_STATION_WORDS = 5
_LONGEST_SERIAL = 6
_ALONE_WITHIN = 6
# words that stand between a station and its serial: STATE CABLE 12345      TOKYO NO. 66
_BETWEEN = frozenset(("NO", "NO.", "NR", "NR.", "NUMBER", "CABLE", "TEL", "TELEGRAM", "TELNO"))
_AFTER_SERIAL = frozenset(
    ("AND", "PREVIOUS", "PREV", "PREVIOUSES", "NOTAL", "SERIES", "ET", "AL", "SEQ", "EXDIS", "NODIS")
)
_JOINS_SERIALS = frozenset(("/", ",", "AND", "&", "\n", "+"))


class _Token(NamedTuple):
    """A number, word or sign of an item, and its place."""

    kind: str
    text: str
    start: int
    end: int


class NamedCable(NamedTuple):
    """A cable named in an item: its year as written, station, serial, and place."""

    year: str | None
    station: str
    serial: str
    start: int
    end: int


class _StationBefore(NamedTuple):
    """The station before a serial, its first token, and the year beside it."""

    station: str
    first: int
    year: str | None


def find_serials(
    text: str, start: int, end: int, earlier: str | None = None, year: int | None = None
) -> list[NamedCable]:
    """The cables that `text[start:end]` names, in order.

    A serial without a station is of the station `earlier`. `year` is the cable's own: no reference is younger.

    >>> [(c.year, c.station, c.serial) for c in find_serials("07 TOKYO 990001 and 990002, MOSCOW 990003", 0, 41)]
    [('07', 'TOKYO', '990001'), ('07', 'TOKYO', '990002'), (None, 'MOSCOW', '990003')]
    """
    scan = _Scan(text, start, end, year)
    return scan.cables(earlier)


class _Scan:
    """The tokens of an item; those before `used` belong to a cable already."""

    def __init__(self, text: str, start: int, end: int, year: int | None) -> None:
        self.text = text
        self.end = end
        self.year = year
        self.used = 0
        self.tokens = [
            _Token(found.lastgroup or "", found[0], found.start(), found.end())
            for found in _TOKEN.finditer(text, start, end)
        ]

    def cables(self, earlier: str | None) -> list[NamedCable]:
        """Every cable of the item."""
        found: list[NamedCable] = []
        place = 0
        while place < len(self.tokens):
            token = self.tokens[place]
            following = self.tokens[place + 1 : place + 3]
            is_between = len(following) == 2 and following[1].kind == "number" and self._is_year_between(place + 1)
            if token.kind != "number" or not _is_serial(token.text) or is_between or self.is_year_of_next(place):
                place += 1
                continue
            named = self.station_before(place)
            dated = self.serial_after_year(place) if named is None or named.year is None else None
            serial = self.serial_at(place) if dated is None else dated.text
            end = token.end if dated is None else dated.end
            own_year = token.text if dated is not None else None if named is None else named.year
            if named is not None:
                year, stop = self.year_after(end) if own_year is None else (own_year, end)
                found.append(NamedCable(year, named.station, serial, self.tokens[named.first].start, stop))
            elif found and self.is_further_serial(place):
                year, stop = self.year_after(end) if own_year is None else (own_year, end)
                found.append(NamedCable(year or found[-1].year, found[-1].station, serial, token.start, stop))
            else:
                alone = None if found or place > _ALONE_WITHIN else self.alone(place, earlier)
                if alone is not None:
                    return [alone]
                place += 1
                continue
            place += 1
            while place < len(self.tokens) and self.tokens[place].start < stop:
                place += 1
            self.used = place
        return found

    def serial_after_year(self, place: int) -> _Token | None:
        """The serial that follows a year of two digits after a blank or a hyphen (`MOSCOW 08-1234`)."""
        token = self.tokens[place]
        if len(token.text) != 2 or not self.is_year(token.text) or place + 1 >= len(self.tokens):
            return None
        serial = self.tokens[place + 1]
        if serial.text == "-" and place + 2 < len(self.tokens):
            serial = self.tokens[place + 2]
        return serial if serial.kind == "number" and 3 <= len(serial.text) <= _LONGEST_SERIAL else None

    def serial_at(self, place: int) -> str:
        """The serial, without the section marker that was swallowed into it (`TOKYO 32801OF02`)."""
        token = self.tokens[place]
        row = self.tokens[place : place + 3]
        is_glued = len(row) == 3 and row[1].text.upper() == "OF" and row[0].end == row[1].start
        if (
            is_glued
            and len(token.text) > 2
            and row[2].kind == "number"
            and 1 <= int(token.text[-2:]) <= int(row[2].text)
        ):
            return token.text[:-2]
        return token.text

    def station_before(self, place: int) -> _StationBefore | None:
        """The station whose words end before the serial."""
        tokens = self.tokens
        last = place - 1
        year: str | None = None
        # STATE (01) 201265      KUWAIT (C)02293
        if last - 2 > self.used - 1 and tokens[last].text == ")" and tokens[last - 2].text == "(":
            inner = tokens[last - 1]
            if inner.kind == "number" and self.is_year(inner.text):
                year, last = inner.text, last - 3
            elif inner.kind == "word" and len(inner.text) == 1:
                last -= 3
        # PARIS/2345      TOKYO # 123      TOKYO - 55      STATE CABLE 12345
        # ROME-06-23
        if year is None and self._is_year_between(last):
            year, last = tokens[last - 1].text, last - 3
        while last > self.used and (
            tokens[last].text in ("#", "-", ".", ":", "\n", "/") or tokens[last].text.upper() in _BETWEEN
        ):
            last -= 1
        if last < self.used or tokens[last].kind != "word":
            return None
        best = self._longest_station(last)
        if best is None:
            return None
        station, first = best
        before, first = self.year_before(first)
        return _StationBefore(station, first, year or before)

    def _is_year_between(self, last: int) -> bool:
        """Whether a dash, a year and a dash end at `last`, nothing between them and what stands around."""
        if last - 3 < self.used:
            return False
        station, first, year, second = self.tokens[last - 3 : last + 1]
        is_glued = station.end == first.start and first.end == year.start and year.end == second.start
        is_form = (station.kind, first.text, year.kind, second.text) == ("word", "-", "number", "-")
        return is_glued and is_form and self.is_year(year.text)

    def _longest_station(self, last: int) -> tuple[str, int] | None:
        """The longest run of words up to `last` that is a station, and its first token."""
        words = ""
        best: tuple[str, int] | None = None
        at = last
        while at >= self.used and last - at < 2 * _STATION_WORDS:
            token = self.tokens[at]
            if token.kind == "word":
                # BONN'S 1234
                own = token.text[:-2] if at == last and token.text.upper().endswith(("'S", "’S")) else token.text
                words = own + words
                station = exact_station(letters_of(words))
                if station is not None:
                    best = (station, at)
                elif best is None and (at == self.used or self.tokens[at - 1].kind != "word"):
                    misspelt = station_of(words)
                    best = None if misspelt is None else (misspelt, at)
            elif token.text not in ("-", ".", "'", "’") or at == last:
                break
            at -= 1
        if best is None:
            misspelt = station_of(self.tokens[last].text)
            best = None if misspelt is None else (misspelt, last)
        return best

    def year_before(self, first: int) -> tuple[str | None, int]:
        """The year before the station: `07 TOKYO`, `(07) TOKYO`, `'08 TOKYO`, `O4 CHENNAI`, `07/TOKYO`."""
        tokens = self.tokens
        at = first - 1
        if at >= self.used and tokens[at].text == ")":
            if at - 2 < self.used or tokens[at - 2].text != "(":
                return None, first
            at -= 1
        if at >= self.used and tokens[at].text in ("-", "/"):
            at -= 1
        if at < self.used or tokens[at].kind != "number":
            return None, first
        token = tokens[at]
        if self.is_year(token.text):
            return token.text, at
        is_glued = at > self.used and tokens[at - 1].end == token.start
        if len(token.text) == 1 and is_glued and tokens[at - 1].text.upper() == "O":
            return "0" + token.text, at - 1
        return None, first

    def year_after(self, end: int) -> tuple[str | None, int]:
        """The year that stands after the serial's end, and where it ends."""
        found = _YEAR_AFTER.match(self.text, end, self.end)
        if found is not None:
            year = found["bracketed"] or found["glued"] or found["dated"] or found["slashed"]
            if self.is_year(year):
                return year, found.end()
        return None, end

    def is_year(self, text: str) -> bool:
        """Whether a number can be the year of a reference."""
        if len(text) != 2 and not (len(text) == 4 and text[:2] in ("19", "20")):
            return False
        return self.year is None or full_year(text) <= self.year

    def is_year_of_next(self, place: int) -> bool:
        """Whether a number is the year of the cable that follows (`..., 05 PARIS 123`)."""
        if not self.is_year(self.tokens[place].text):
            return False
        at = place + 1
        if at < len(self.tokens) and self.tokens[at].text in (")", "-", "/"):
            at += 1
        words = ""
        for token in self.tokens[at : at + 2 * _STATION_WORDS]:
            if token.kind == "number":
                return bool(words) and station_of(words) is not None
            if token.kind == "word" and token.text.upper() not in _BETWEEN:
                words += token.text
            elif token.text not in ("-", ".", "'", "’", "/", "#", "\n"):
                return False
        return False

    def is_further_serial(self, place: int) -> bool:
        """Whether a number is another serial of the same station (`692/317/274`, `7472 and 7677`)."""
        between = [token.text.upper() for token in self.tokens[self.used : place]]
        if between[:3] == ["(", "NOTAL", ")"]:
            between = between[3:]
        if not between or len(between) > 3:
            return False
        if place + 1 < len(self.tokens):
            following = self.tokens[place + 1]
            if following.kind == "word" and following.text.upper() not in _AFTER_SERIAL:
                return False
        return _JOINS_SERIALS.issuperset(between) and between != ["\n"]

    def alone(self, place: int, earlier: str | None) -> NamedCable | None:
        """A serial before its station (`870 ULAANBAATAR`), or one of the station before (`B. 2962 AND PREVIOUS`)."""
        token = self.tokens[place]
        if any(before.kind in ("number", "word", "time") for before in self.tokens[:place]):
            return None
        after = [later for later in self.tokens[place + 1 :] if later.kind in ("word", "number", "time")]
        words = [later.text for later in after if later.kind == "word"]
        if len(words) != len(after):
            return None
        station = station_of("".join(words)) if words else None
        if station is not None:
            return NamedCable(None, station, token.text, token.start, after[-1].end)
        if earlier is None or len(token.text) < 2 or any(word.upper() not in _AFTER_SERIAL for word in words):
            return None
        return NamedCable(None, earlier, token.text, token.start, token.end)


def _is_serial(text: str) -> bool:
    return 1 <= len(text.lstrip("0")) <= _LONGEST_SERIAL
