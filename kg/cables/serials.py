"""Serials in running references: a cable is a station's words, a serial after them, a year before or after.

The words before a serial are looked up as a station: nothing is a cable unless a table knows the station.
"""

from __future__ import annotations

from typing import NamedTuple

from kg.cables.reference_tokens import Token, tokens_of
from kg.cables.reference_years import LONGEST_SERIAL, Years, is_range, is_serial, is_year_form
from kg.cables.stations import exact_station, letters_of, station_of

_STATION_WORDS = 5
_ALONE_WITHIN = 6
# words that stand between a station and its serial: STATE CABLE 12345      TOKYO NO. 66
_BETWEEN = frozenset(("NO", "NO.", "NR", "NR.", "NUMBER", "CABLE", "TEL", "TELEGRAM", "TELNO"))
_AFTER_SERIAL = frozenset(
    ("AND", "PREVIOUS", "PREV", "PREVIOUSES", "NOTAL", "SERIES", "ET", "AL", "SEQ", "EXDIS", "NODIS")
)
_JOINS_SERIALS = frozenset(("/", ",", "AND", "&", "\n", "+"))
_THROUGH = frozenset(("-", "THROUGH", "THRU", "TO"))


class NamedCable(NamedTuple):
    """A cable named in an item: its year as written, station, serial, and place.

    `is_doubtful` says that what stands beside it cannot be its year (`MOSCOW 10-1234` in a cable of 2009).
    """

    year: str | None
    station: str
    serial: str
    start: int
    end: int
    is_doubtful: bool = False


class _StationBefore(NamedTuple):
    """The station before a serial, its first token, the year beside it, and whether that year is still to come."""

    station: str
    first: int
    year: str | None
    is_doubtful: bool = False


class _Dated(NamedTuple):
    """The serial with its year where one stands behind or before it, and where both end."""

    serial: str
    year: str | None
    end: int
    is_doubtful: bool = False


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
        self.years = Years(year)
        self.used = 0
        self.tokens = tokens_of(text, start, end)

    def cables(self, earlier: str | None) -> list[NamedCable]:
        """Every cable of the item."""
        found: list[NamedCable] = []
        place = 0
        while place < len(self.tokens):
            token = self.tokens[place]
            following = self.tokens[place + 1 : place + 3]
            is_between = len(following) == 2 and following[1].kind == "number" and self._is_year_between(place + 1)
            if token.kind != "number" or not is_serial(token.text) or is_between or self.is_year_of_next(place):
                place += 1
                continue
            named = self.station_before(place)
            if named is None and not (found and self.is_further_serial(place)):
                alone = None if found or place > _ALONE_WITHIN else self.alone(place, earlier)
                if alone is not None:
                    return [alone]
                place += 1
                continue
            dated = self.dated(place, None if named is None else named.year)
            is_doubtful = dated.is_doubtful or (named is not None and named.is_doubtful)
            if named is not None:
                start = self.tokens[named.first].start
                one = NamedCable(dated.year, named.station, dated.serial, start, dated.end, is_doubtful)
            else:
                last = found[-1]
                is_doubtful = is_doubtful or (dated.year is None and last.is_doubtful)
                year = dated.year or last.year
                one = NamedCable(year, last.station, dated.serial, token.start, dated.end, is_doubtful)
            while place < len(self.tokens) and self.tokens[place].start < one.end:
                place += 1
            self.used = place
            found.extend(self.range_from(one))
            place = self.used
        return found

    def dated(self, place: int, year: str | None) -> _Dated:
        """The serial at `place` with the year before it (`MOSCOW 08-1234`) or behind it (`TOKYO 990001/07`)."""
        token = self.tokens[place]
        if year is None:
            serial = self.serial_after_year(place)
            if serial is not None:
                # LIMA 2005/1234: a year and a serial, or two serials
                is_pair = len(token.text) == 4 and self.tokens[place + 1].text == "/"
                return _Dated(serial.text, token.text, serial.end, is_pair or not self.years.holds(token.text))
        else:
            return _Dated(self.serial_at(place), year, token.end)
        behind, end = self.years.after(self.text, token.end, self.end)
        is_doubtful = behind is not None and not self.years.holds(behind)
        return _Dated(self.serial_at(place), None if is_doubtful else behind, end, is_doubtful)

    def range_from(self, first: NamedCable) -> list[NamedCable]:
        """The cable and those up to the serial behind it (`KABUL 692 THROUGH 695`, `ADANA 22-25`), all in one place."""
        row = self.tokens[self.used : self.used + 2]
        if len(row) < 2 or row[0].text.upper() not in _THROUGH or row[1].kind != "number":
            return [first]
        low, last = first.serial.lstrip("0"), row[1].text
        # 1234-36
        last = low[: len(low) - 2] + last if row[0].text == "-" and len(last) == 2 < len(low) else last
        if not low or not is_range(low, last) or self.is_year_of_next(self.used + 1):
            return [first]
        self.used += 2
        whole = first._replace(end=row[1].end)
        return [whole._replace(serial=str(serial)) for serial in range(int(low), int(last) + 1)]

    def serial_after_year(self, place: int) -> Token | None:
        """The serial that follows a year after a blank, hyphen or slash (`MOSCOW 08-1234`, `MOSCOW 08/1234`).

        A year still to come is one too: then nothing says which cable is meant.
        """
        token = self.tokens[place]
        if not is_year_form(token.text) or place + 1 >= len(self.tokens):
            return None
        serial = self.tokens[place + 1]
        if serial.text in ("-", "/") and place + 2 < len(self.tokens):
            is_pair = serial.text == "/" and len(token.text) == 4 and not self.years.is_near(token.text)
            serial = self.tokens[place + 2]
            if is_pair or (len(token.text) == 4 and serial.kind == "number" and is_range(token.text, serial.text)):
                return None
        elif len(token.text) == 4:
            return None
        if serial.kind != "number" or not 3 <= len(serial.text) <= LONGEST_SERIAL:
            return None
        return serial

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
            if inner.kind == "number" and self.years.holds(inner.text):
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
        is_doubtful = before is not None and not self.years.holds(before)
        return _StationBefore(station, first, year or (None if is_doubtful else before), is_doubtful)

    def _is_year_between(self, last: int) -> bool:
        """Whether a dash, a year and a dash end at `last`, nothing between them and what stands around."""
        if last - 3 < self.used:
            return False
        station, first, year, second = self.tokens[last - 3 : last + 1]
        is_glued = station.end == first.start and first.end == year.start and year.end == second.start
        is_form = (station.kind, first.text, year.kind, second.text) == ("word", "-", "number", "-")
        return is_glued and is_form and self.years.holds(year.text)

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
        if is_year_form(token.text):
            return token.text, at
        is_glued = at > self.used and tokens[at - 1].end == token.start
        if len(token.text) == 1 and is_glued and tokens[at - 1].text.upper() == "O":
            return "0" + token.text, at - 1
        return None, first

    def is_year_of_next(self, place: int) -> bool:
        """Whether a number is the year of the cable that follows (`..., 05 PARIS 123`)."""
        if not self.years.holds(self.tokens[place].text) or (self.years.own is None and self._is_own_serial(place)):
            return False
        at = place + 1
        if at < len(self.tokens) and self.tokens[at].text in (")", "-", "/"):
            # LIMA 45 - QUITO 6      TOKYO 11/MOSCOW 12
            if self.tokens[at].text != ")" and self._is_own_serial(place):
                return False
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

    def _is_own_serial(self, place: int) -> bool:
        """Whether the word right before a number is a station, so that the number is its serial."""
        before = self.tokens[place - 1] if place > self.used else None
        return before is not None and before.kind == "word" and station_of(before.text) is not None

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
        if any(before.kind in ("number", "word", "time", "date") for before in self.tokens[:place]):
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
