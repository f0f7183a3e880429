"""What findings/ hands on.

Offsets are characters of `Cable.text`; dates are EDTF; parties are codes (`JP`, `EU`, `XK`) or "".
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Official:
    """A person who holds or held an office, as this cable names them.

    `name` is the fullest form, `surname` its last part.

    `paragraphs` are the keys of the paragraphs that mention them; `start:end` is the first mention of the name.
    `body` is the body the office belongs to as the cable words it (`MOFA`), "" where it names none.
    `has_office` is false for private people (a lawyer, a writer), who are named but hold no office.
    """

    name: str
    surname: str
    title: str
    party: str
    body: str
    paragraphs: tuple[str, ...]
    start: int
    end: int
    has_office: bool = True


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the text that names somebody who can speak or act: `text[start:end]`.

    `kind` is person (`Otsuki`), body (`MOFA`), group (`Japanese officials`), post (`Embassy`, `we`, `poloff`) or
    pronoun (`he`). `name` is what the finding calls them: a person's surname, a body or group as worded.
    `official` is the full name of the Official that a person or pronoun resolves to. `party` is the side or "".
    """

    start: int
    end: int
    kind: str
    name: str
    party: str = ""
    official: str = ""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said it: a person's surname or a body as the cable words it. `kind` is person, body or post.

    `official` is the full name of the Official that a person resolves to, "" for a body.
    """

    name: str
    kind: str
    official: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """What a position is about. `kind` is dispute, territory, letter, encounter, agreement, official or party.

    `key` is the id in data/ (dispute, territory), the party's code, the official's full name, or for
    letters, encounters and agreements the start offset of the finding, in digits. `label` is as the cable words it.
    """

    kind: str
    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Proposition:
    """The shape of what is claimed: territory (id in data/), predicate (a local name of the ontology), party code.

    "Russian territory" is Proposition("southern-kurils", "underSovereigntyOf", "RU").
    """

    territory: str
    predicate: str
    party: str


@dataclass(frozen=True, slots=True)
class Position:
    """One attributed statement. `text` is exactly `Cable.text[start:end]`; no two positions of a cable share a span.

    `party` is the side that the speaker speaks for. `via` is the chain of who told it, nearest to the post last.
    `verb` is the attributing word as it stands; `speech_act` one of the ids in data/speech_acts.csv;
    `polarity` is `positive`, `negative` (a denied or refused act: "did not rule out") or `conditional`.
    `is_direct` is true when the cable quotes directly. `is_comment` is true for the post's own judgement.
    """

    speaker: Speaker
    party: str
    via: tuple[str, ...]
    text: str
    start: int
    end: int
    paragraph: str
    is_direct: bool
    verb: str
    speech_act: str
    polarity: str = "positive"
    about: tuple[Topic, ...] = ()
    stated_on: str = ""
    is_comment: bool = False
    proposition: Proposition | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter, note or message between parties. People by surname as worded, `sender_party` the side."""

    sender: str
    recipient: str
    carrier: str
    date: str
    delivered_at: str
    is_reply: bool
    kind: str
    paragraph: str
    start: int
    end: int
    sender_party: str = ""
    recipient_party: str = ""


@dataclass(frozen=True, slots=True)
class Encounter:
    """Officials of two or more parties meet. `kind` is summit, visit, meeting, conference or call.

    `status` is held, planned, proposed, postponed or cancelled.
    """

    kind: str
    who: tuple[str, ...]
    place: str
    date: str
    status: str
    paragraph: str
    start: int
    end: int
    host: str = ""
    issue: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Agreement:
    """A document that parties agreed on."""

    name: str
    signatories: tuple[str, ...]
    date: str
    paragraph: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Claim:
    """A party's claim over a territory, by whoever states it.

    `territory` is as worded, `territory_id` and `dispute_id` are ids of data/.

    `kind` is sovereignty, statehood, recognition or access. `basis` is the words of the stated ground, "" where none.
    `start:end` spans the words that state it. A claim stands on the statement of a speaker, never alone.
    """

    territory: str
    territory_id: str
    dispute_id: str
    claimant: str
    against: tuple[str, ...]
    kind: str
    basis: str
    stated_by: str
    paragraph: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Findings:
    """All that one cable says that others said and did."""

    cable: str
    officials: tuple[Official, ...] = ()
    letters: tuple[Letter, ...] = ()
    encounters: tuple[Encounter, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    claims: tuple[Claim, ...] = ()
    positions: tuple[Position, ...] = ()
