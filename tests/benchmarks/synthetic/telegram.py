"""One synthetic cable: the heading and the body, from a number and a seed, the same on any machine."""

from __future__ import annotations

import datetime
import textwrap
from bisect import bisect_right
from dataclasses import dataclass
from random import Random

from kg.cables.stations import Post
from tests.benchmarks.synthetic.sentences import Scene
from tests.benchmarks.synthetic.words import Words, words

# The spread to which the cables are composed, as measured on real ones: (share of the cables, value). Between two
# points the value grows evenly. `python -m tests.benchmarks.synthetic --compare FOLDER` shows how near it comes.
LENGTHS = (
    (0.0, 1900),
    (0.1, 3700),
    (0.25, 5600),
    (0.5, 7900),
    (0.75, 10000),
    (0.9, 13300),
    (0.97, 19500),
    (1.0, 26000),
)
PARAGRAPHS = ((0.0, 150), (0.1, 300), (0.25, 480), (0.5, 720), (0.75, 980), (0.9, 1300), (1.0, 2200))
ADDRESSEES = ((0.0, 1), (0.27, 1), (0.5, 6), (0.75, 10), (0.9, 14), (1.0, 20))
STATEMENTS = ((0.0, 0.02), (0.1, 0.06), (0.25, 0.2), (0.5, 0.42), (0.75, 0.62), (0.9, 0.78), (1.0, 0.9))
PEOPLE = ((0.0, 1), (0.25, 4), (0.5, 7), (0.75, 10), (0.95, 18), (1.0, 28))
YEARS = tuple(range(1986, 2011))

_LEVELS = (
    ("CONFIDENTIAL", "C O N F I D E N T I A L", "C", 0.55),
    ("SECRET", "S E C R E T", "S", 0.65),
    ("UNCLASSIFIED", "UNCLAS", "U", 0.85),
    ("UNCLASSIFIED//FOR OFFICIAL USE ONLY", "UNCLAS", "SBU", 1.0),
)
_REASONS = ("1.4 (b) and (d)", "1.4 (d)", "1.4 (b)", "1.4 (b), (d)", "1.5 (b) and (d)")
_PRECEDENCES = (("P", "PRIORITY"), ("R", "ROUTINE"), ("O", "IMMEDIATE"), ("R", ""))


@dataclass(frozen=True, slots=True)
class Telegram:
    """A composed cable: its canonical id, its heading and its body as an archive keeps them apart, and its facts."""

    id: str
    sent: datetime.datetime
    post: Post
    classification: str
    references: tuple[str, ...]
    heading: str
    body: str

    @property
    def text(self) -> str:
        """The whole telegram."""
        return f"{self.heading}\n\n{self.body}\n"


def compose(number: int, seed: int = 0) -> Telegram:
    """The cable of that number (from 0); the same number and seed give the same text.

    >>> compose(7).text == compose(7).text, compose(7).text == compose(7, seed=1).text
    (True, False)
    """
    return _Composer(number, seed).telegram()


def name_of(number: int) -> tuple[int, Post, int]:
    """The year, the post and the serial number that the cable of that number bears; no two numbers share them.

    Serial numbers of exercise traffic start at 990001.
    """
    stations = words().stations
    # 7919 and 11 share no factor with how many posts and years there are: neighbours in the archive are far apart.
    round_, place = divmod(number, len(stations) * len(YEARS))
    year, station = divmod(place, len(stations))
    return YEARS[(year * 11 + station) % len(YEARS)], stations[(station * 7919) % len(stations)], 990_001 + round_


def _between(random: Random, points: tuple[tuple[float, float], ...]) -> float:
    """A value of the spread."""
    share = random.random()
    place = max(1, bisect_right(points, (share, float("inf"))))
    if place >= len(points):
        return points[-1][1]
    (low, start), (high, end) = points[place - 1], points[place]
    return start + (end - start) * (share - low) / (high - low)


class _Composer:
    """Composes one cable."""

    def __init__(self, number: int, seed: int) -> None:
        self.random = Random(f"{seed}:{number}")
        self.words: Words = words()
        self.number = number
        self.year, self.post, self.serial = name_of(number)
        host = self.words.countries[self.post.country]
        people = round(_between(self.random, PEOPLE))
        self.scene = Scene(self.random, self.words, host, self.year, people=people)
        self.sent = datetime.datetime(self.year, 1, 1, tzinfo=datetime.UTC) + datetime.timedelta(
            minutes=self.random.randrange(365 * 24 * 60)
        )
        share = self.random.random()
        self.level = next(level for level in _LEVELS if share < level[3])
        self.density = _between(self.random, STATEMENTS)
        self.is_wrapped = self.random.random() < 0.6

    def telegram(self) -> Telegram:
        length = _between(self.random, LENGTHS)
        heading = self._heading()
        references = self._references()
        opening = self._opening(references, length)
        body = (
            opening
            + self._paragraphs(length - len(heading) - len(opening))
            + self.random.choice(self.words.pieces["signers"])
        )
        name = f"{self.year % 100:02d}{self.post.station}{self.serial}"
        return Telegram(
            id=name,
            sent=self.sent,
            post=self.post,
            classification=self.level[0],
            references=tuple(f"{year % 100:02d}{post.station}{serial}" for year, post, serial in references),
            heading=heading,
            body=body,
        )

    def _heading(self) -> str:
        """Transmission, routing and date lines, FM, TO and INFO."""
        random, pieces = self.random, self.words.pieces
        letter, _ = random.choice(_PRECEDENCES)
        day = self.sent.timetuple().tm_yday
        indicator = self.post.routing_indicators[0] if self.post.routing_indicators else "RUEHXX"
        short = self.serial % 10_000
        group = f"{letter} {self.sent:%d%H%M}Z {self.sent:%b} {self.sent:%y}".upper()
        lines = [
            f"VZCZCXRO{short:04d}",
            f"{letter * 2} RUEHWEB",
            f"DE {indicator} #{short:04d}/01 {day:03d}{self.sent:%H%M}",
            "ZNY CCCCC ZZH" if self.level[2] in "CS" else "ZNR UUUUU ZZH",
            group,
            f"FM {self.post.name}",
            f"TO RUEHC/SECSTATE WASHDC {_PRECEDENCES[0][1]} {random.randint(1000, 9999)}",
        ]
        for place in range(round(_between(random, ADDRESSEES)) - 1):
            kind = random.random()
            if kind < 0.2:
                name, routing = random.choice(pieces["agencies"]), "RUEKJCS"
            elif kind < 0.3:
                name, routing = random.choice(pieces["collectives"]), "RUCNCOL"
            else:
                other = random.choice(self.words.stations)
                name, routing = other.name, (other.routing_indicators or ("RUEHZZ",))[0]
            precedence = random.choice(("", "", " PRIORITY"))
            serial = f" {random.randint(1000, 9999)}" if random.random() < 0.4 else ""
            lines.append(f"{'INFO ' if not place else ''}{routing}/{name}{precedence}{serial}")
        return "\n".join(lines)

    def _references(self) -> list[tuple[int, Post, int]]:
        """Earlier cables of the same archive that this one refers to."""
        count = self.random.choice((0, 0, 1, 2, 3, 5)) if self.number else 0
        drawn = [name_of(self.random.randrange(self.number)) for _ in range(count)]
        return [name for name in drawn if name[0] < self.year][:3]

    def _opening(self, references: list[tuple[int, Post, int]], length: float) -> str:
        """The lines between INFO and the first paragraph."""
        random, (_, spaced, marking, _) = self.random, self.level
        sections = f" SECTION 01 OF {1 + int(length // 6000):02d}" if length > 6000 else ""
        is_classified = marking in "CS"
        lines = [
            f"{spaced}{sections} {self.post.station} {self.serial}",
            "",
            "SIPDIS",
            "",
            "EXERCISE EXERCISE EXERCISE",
            "",
        ]
        if marking == "SBU":
            lines[2:2] = ["SENSITIVE"]
        if random.random() < 0.12:
            lines += [random.choice(("NOFORN", "STATE FOR EUR", "DEPT FOR NEA/ARP", "EXDIS")), ""]
        until = f"{self.sent:%m/%d}/{self.year + 10}" if f"{self.sent:%m%d}" != "0229" else f"03/01/{self.year + 10}"
        lines.append(f"E.O. 12958: {f'DECL: {until}' if is_classified else 'N/A'}")
        tags = random.sample(self.words.tags, random.randint(2, 6))
        lines += [f"TAGS: {', '.join([*tags, self.post.country])}", f"SUBJECT: {self.scene.fill('subjects')}", ""]
        if references:
            cited = [f"{year % 100:02d} {post.station} {serial}" for year, post, serial in references]
            labels = cited if len(cited) == 1 else [f"{chr(65 + place)}. {one}" for place, one in enumerate(cited)]
            lines += [f"REF: {labels[0]}", *(f"     {one}" for one in labels[1:]), ""]
        if is_classified:
            who = f"Ambassador {self.scene.person().given_and_family}" if random.random() < 0.8 else "DCM"
            lines += [f"Classified By: {who} for reasons {random.choice(_REASONS)}.", ""]
        return "\n".join(lines) + "\n"

    def _paragraphs(self, left: float) -> str:
        """Numbered paragraphs until the length is reached; a summary first, a comment last."""
        random, marking = self.random, self.level[2]
        pilcrow = "¶" if random.random() < 0.7 else ""
        parts: list[str] = []
        number, section = 1, 2
        has_headings = random.random() < 0.75
        while left > 0:
            wanted = min(_between(random, PARAGRAPHS), max(left, 160.0))
            is_last = left - wanted < 200 and number > 2
            if has_headings and number > 1 and random.random() < 0.45:
                heading = "Comment" if is_last else self.scene.fill("headings")
                parts.append(f"{heading}\n{'-' * len(heading)}\n")
            words = self._comment(wanted) if is_last else self._body(wanted)
            if number == 1 and random.random() < 0.75:
                words = f"Summary: {words} End summary."
            paragraph = f"{pilcrow}{number}. ({marking}) {words}"
            left -= len(paragraph) + 2
            if self.is_wrapped:
                paragraph = textwrap.fill(paragraph, 65, break_long_words=False, break_on_hyphens=False)
                if number % 5 == 0:  # a page line cuts through a sentence
                    page = f"{self.post.station} {self.serial:08d} {section:03d} OF {section:03d}"
                    head, _, rest = paragraph.partition("\n")
                    paragraph, section = f"{head}\n\n{page}\n\n{rest}", section + 1
            parts.append(f"{paragraph}\n")
            number += 1
        return "\n".join(parts)

    def _body(self, wanted: float) -> str:
        """Sentences of a paragraph, as many of them statements as the cable's spread asks for."""
        sentences: list[str] = []
        while wanted > 0:
            is_statement = self.random.random() < self.density
            sentence = self.scene.statement() if is_statement else self.scene.background()
            sentences.append(sentence)
            wanted -= len(sentence) + 1
        return " ".join(sentences)

    def _comment(self, wanted: float) -> str:
        """The post's own judgement."""
        sentences = ["Comment:"]
        while wanted > 0:
            sentences.append(self.scene.comment())
            wanted -= len(sentences[-1]) + 1
        return " ".join([*sentences, "End comment."])
