"""Sentences of a cable, composed piece by piece: who said what, what happened, what the post thinks of it."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tests.benchmarks.synthetic.words import Country, Question, Words

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SAID = ("said", "said", "said", "noted", "added", "argued", "stressed", "explained", "claimed", "believed", "thought")


class Person:
    """Somebody who speaks: told by title and full name first, by surname later."""

    def __init__(self, title: str, given: str, family: str) -> None:
        self.full = f"{title} {given} {family}"
        self.given_and_family = f"{given} {family}"
        self.family = family
        self.title = title
        self.is_introduced = False


class Scene:
    """What one cable is about: its countries, its people, its dispute; it composes their sentences.

    `self["noun"]` picks a piece of that kind (`Noun`, `NOUN` for one with capitals), so that a template of
    `grammar.toml` is filled with `format_map`.
    """

    def __init__(self, random: Random, words: Words, host: Country, year: int, *, people: int) -> None:
        self._random = random
        self._words = words
        self._pieces = words.pieces
        self._pick: Callable[[tuple[str, ...]], str] = random.choice
        self.host = host
        self.year = year
        self.question: Question | None = None
        if random.random() < 0.35:
            ours = [question for question in words.questions if host in question.countries]
            self.question = random.choice(ours or words.questions)
        others = [side for side in self.question.countries if side != host] if self.question else []
        self.other = random.choice(others) if others else random.choice(tuple(words.countries.values()))
        self.people = [self._person() for _ in range(people)]
        self._last: Person | None = None
        self._named: tuple[str, ...] = ("the Ambassador", "the government", "the opposition", "Washington", "Brussels")

    def __getitem__(self, kind: str) -> str:
        lowered = kind.lower()
        made = _MADE.get(lowered)
        text = made(self) if made is not None else self._pick(self._pieces[_PLURALS[lowered]])
        if kind.islower():
            return text
        return text.upper() if kind.isupper() else text[:1].upper() + text[1:] if lowered == "clause" else text.title()

    def fill(self, kind: str) -> str:
        """A template of that kind with its pieces."""
        return self._pick(self._pieces[kind]).format_map(self)

    def person(self) -> Person:
        """A new person of the host country's tongue or of another."""
        return self._person()

    def _person(self) -> Person:
        given = self._pick(self._words.given_names[self._pick(_languages(self._words))])
        return Person(self._pick(self._pieces["offices"]), given, self.family())

    def family(self) -> str:
        """A family name, made of three parts."""
        pieces, pick = self._pieces, self._pick
        return pick(pieces["name_starts"]) + pick(pieces["name_middles"]) + pick(pieces["name_ends"])

    def clause(self) -> str:
        """What can follow `that`: somebody or something, and what they did or would do."""
        random, pieces, pick = self._random.random, self._pieces, self._pick
        kind = random()
        if kind < 0.08 and self.question is not None:
            return self._on_territory()
        if kind < 0.30:
            subject = self.host.name if random() < 0.6 else self.other.name
        elif kind < 0.40:
            subject = f"the {self.host.demonym if random() < 0.6 else self.other.demonym} side"
        elif kind < 0.48:
            subject = pick(self._named)
        else:
            subject = f"the {pick(pieces['adjectives'])} {pick(pieces['nouns'])}"
        thing = self.thing()
        if random() < 0.6:
            happened = f"{pick(pieces['modals'])} {pick(pieces['acts'])} {thing}"
        else:
            happened = f"had {pick(pieces['deeds'])} {thing}"
        if random() < 0.38:
            link = pick(pieces["links"])
            happened = (
                f"{happened} {link} the {pick(pieces['nouns'])} {pick(pieces['modals'])} {pick(pieces['acts'])} it"
            )
        return f"{subject} {happened} {pick(pieces['tails'])}" if random() < 0.75 else f"{subject} {happened}"

    def thing(self) -> str:
        """A noun phrase."""
        random, pieces, pick = self._random.random, self._pieces, self._pick
        kind = random()
        if kind < 0.55:
            return f"the {pick(pieces['adjectives'])} {pick(pieces['nouns'])}"
        if kind < 0.75:
            return f"the {pick(pieces['nouns'])} and the {pick(pieces['adjectives'])} {pick(pieces['nouns'])}"
        if kind < 0.87:
            return f"the {pick(pieces['nouns'])} of {pick(self._words.places)}"
        return f"the {pick(pieces['adjectives'])} question of {pick(self._words.topics)}"

    def _on_territory(self) -> str:
        """A clause on the status of a territory, by the name of one side or of nobody."""
        assert self.question is not None
        side = self._random.choice(self.question.countries)
        names = self.question.names.get(side.code) or self.question.names[""]
        template = self._pick(self._pieces["sovereignty"])
        called = self._pick(names)
        return template.format(territory=called, demonym=side.demonym, country=side.name, other=self.other.name)

    def speaker(self) -> str:
        """Who speaks, as a sentence begins with it."""
        random = self._random.random
        kind = random()
        if kind < 0.14:
            body = self._pick(self._pieces["bodies"])
            return f"The {body}" if random() < 0.4 else f"{self.host.demonym} {body} officials"
        if kind < 0.20:
            return f"{self.host.demonym if random() < 0.6 else self.other.demonym} officials"
        if kind < 0.42 and self._last is not None:
            return "He"
        person = self._random.choice(self.people)
        self._last = person
        if person.is_introduced:
            return person.family
        person.is_introduced = True
        self._named = (*self._named, person.family)
        if kind < 0.7:
            return f"{self.host.demonym} {person.full}"
        return person.full

    def statement(self) -> str:
        """A sentence in which somebody says something."""
        random, pick, verbs = self._random.random, self._pick, self._words.verbs
        kind = random()
        speaker = self.speaker()
        if kind < 0.34:
            verb = pick(_SAID) if random() < 0.6 else pick(verbs["that"])
            return f"{speaker} {verb} that {self.clause()}."
        if kind < 0.46:
            second = f"{pick(_SAID)} that {self.clause()}"
            return f"{speaker} {pick(verbs['that'])} that {self.clause()}, and {second}."
        if kind < 0.58:
            return f"{speaker} told {pick(self._pieces['addressees'])} that {self.clause()}."
        if kind < 0.68:
            return f"{speaker} {pick(verbs['np'])} {self.thing()} {pick(self._pieces['tails'])}."
        if kind < 0.74:
            return f"{_capital(self.clause())}, {_inside(speaker)} {pick(_SAID[:5])}."
        if kind < 0.80:
            return f"{speaker} {pick(verbs['to'])} to {pick(self._pieces['acts'])} {self.thing()}."
        if kind < 0.86:
            return f'"{_capital(self.clause())}," {_inside(speaker)} {pick(_SAID[:5])}.'
        if kind < 0.90:
            return f"{speaker} was {pick(self._words.stances)} that {self.clause()}."
        if kind < 0.94:
            return f"According to {_inside(speaker)}, {self.clause()}."
        if kind < 0.97:
            return f"{speaker} repeated the {pick(self._words.attribution_nouns)} that {self.clause()}."
        return (
            f'{speaker} called {self.thing()} "{pick(self._pieces["adjectives"])}" and {pick(_SAID)} {self.clause()}.'
        )

    def background(self) -> str:
        """A sentence in which nobody says anything."""
        random = self._random.random
        kind = random()
        if kind < 0.45:
            opener = f"{self._pick(self._pieces['openers'])}, " if random() < 0.3 else ""
            fact = self.fill("facts")
            tail = f", {self._pick(self._pieces['tails'])}" if random() < 0.7 else ""
            also = f"; {_inside(self.fill('facts'))}" if random() < 0.5 else ""
            return f"{opener}{_inside(fact) if opener else fact}{also}{tail}."
        if kind < 0.57:
            return self.event()
        deed, thing, tail = self._pick(self._pieces["deeds"]), self.thing(), self._pick(self._pieces["tails"])
        subject = f"The {self._pick(self._pieces['adjectives'])} {self._pick(self._pieces['nouns'])}"
        more = f", and {self.thing()} {self._pick(self._pieces['deeds'])} {self.thing()}" if random() < 0.75 else ""
        return f"{subject} {deed} {thing} {tail}{more}."

    def event(self) -> str:
        """A sentence of a visit, a meeting or a letter."""
        random, kind = self._random.random, self._random.random()
        who = self._random.choice(self.people)
        name = who.family if who.is_introduced else who.full
        when = f"{self._pick(MONTHS)} {self._random.randint(1, 28)}"
        place = self._pick(self._words.places)
        partner = f"{self.other.demonym} {self._pick(self._pieces['offices'])} {self.family()}"
        if kind < 0.35:
            return f"{name} visited {place} on {when}."
        if kind < 0.6:
            return f"{name} met {partner} in {place} on {when}."
        if kind < 0.75:
            return f"A summit of {self.host.name} and {self.other.name} is planned for {when} in {place}."
        if kind < 0.9:
            return f"{name} sent a letter to {partner} on {when}."
        kind_of = "Agreement" if random() < 0.5 else "Treaty"
        return f"{self.host.name} and {self.other.name} signed the {place} {kind_of} on {when}, {self.year}."

    def comment(self) -> str:
        """A sentence of the post's own."""
        return f"{self.fill('comments')}."


_MADE: dict[str, Callable[[Scene], str]] = {
    "clause": Scene.clause,
    "fact": lambda scene: scene.fill("facts"),
    "number": lambda scene: str(scene._random.randint(3, 97)),
    "month": lambda scene: scene._pick(MONTHS),
    "year": lambda scene: str(scene.year - scene._random.randint(1, 25)),
    "place": lambda scene: scene._pick(scene._words.places),
    "demonym": lambda scene: scene.host.demonym,
    "country": lambda scene: scene.host.name,
    "other": lambda scene: scene.other.name,
}
_PLURALS = {"noun": "nouns", "adjective": "adjectives", "commodity": "commodities"}


def _languages(words: Words) -> tuple[str, ...]:
    return tuple(words.given_names)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _inside(speaker: str) -> str:
    """The words inside a sentence: `The MFA` becomes `the MFA`, a name stays."""
    first, _, rest = speaker.partition(" ")
    return f"{first.lower()} {rest}".rstrip() if first in _ARTICLES else speaker


_ARTICLES = frozenset({"The", "A", "He", "Some", "At", "There", "Roughly", "Local", "Rain"})
