"""Every stated position of a cable with its owner: joins sentences, attributions, quotations and comments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from kg.cables import Cable, Paragraph, Span
from kg.findings import vocabulary as v
from kg.findings.attributions import find_attributions
from kg.findings.comments import Comment, comment_parts, find_comments
from kg.findings.dates import find_dates
from kg.findings.function_words import DATE, DATING
from kg.findings.mentions import find_mentions
from kg.findings.minds import is_mind_read, is_thought_of_nobody, opens_with_another, polarity_of
from kg.findings.model import Mention, Official, Position, Speaker
from kg.findings.people import find_officials
from kg.findings.pronouns import genders_of
from kg.findings.quotations import Quotation, find_quotations, mended_quotes, quotation_at
from kg.findings.sentences import read_sentences
from kg.findings.speakers import Voices
from kg.findings.statements import statement_span
from kg.findings.tellings import Attribution
from kg.findings.verbs import verb_forms
from kg.findings.voices import POST, Voice
from kg.findings.words import Masked, Words

# the heading "Begin talking points/non-paper:"
_POINTS = re.compile(r"\b(?:talking points|non-?paper|points to (?:make|be made))\b", re.IGNORECASE)
_DEPARTMENT = re.compile(
    r"\bSTATE\s\d{4}", re.IGNORECASE
)  # "S E C R E T STATE 990001": the number of the Department's telegram
SENDER = Voice(Speaker("United States", "body"), POST.party)
_STATES = "U.S. "  # its dot may end a sentence
_LONGEST = 4000  # characters of a sentence
_ASKED = ('?"', "?”", '!"', "!”")
_SPAN = attrgetter("start", "end")


def find_positions(
    cable: Cable, mentions: Sequence[Mention] | None = None, officials: tuple[Official, ...] | None = None
) -> Iterator[Position]:
    """Yield what the cable says others said, and what its post judges, in the order of the text.

    A sentence with no speaker yields nothing. `position.text` is `cable.text[start:end]`, and no two share a span.

    >>> from kg.cables import read_cable
    >>> cable = read_cable("1. (C) Coloma said lithium would stay Bolivian.")
    >>> [position.speaker.name for position in find_positions(cable)]
    ['Coloma']
    """
    if mentions is None:
        mentions = find_mentions(cable, find_officials(cable) if officials is None else officials)
    found = sorted(_Reader(cable, mentions).positions(), key=_SPAN)
    taken = (-1, -1)  # the span of the one before
    for position in found:
        if (position.start, position.end) != taken:
            taken = position.start, position.end
            yield position


class _Reader:
    """Reads the paragraphs of one cable from front to back, and remembers who spoke."""

    def __init__(self, cable: Cable, mentions: Sequence[Mention]) -> None:
        self.cable = cable
        self.body = mended_quotes(cable.body)
        self.masked = Masked(self.body, mentions)
        self.voices = Voices(_writer(cable), genders_of(mentions, cable.body))
        self.is_instruction = _is_of_department(cable)
        self.comments: dict[str, list[Comment]] = {}
        for comment in find_comments(cable):
            self.comments.setdefault(comment.paragraph, []).append(comment)

    def positions(self) -> Iterator[Position]:
        """Yield the positions that the cable states: its sentences, who says what in them, then the words said.

        Each step is done for the whole cable before the next, which is quicker than sentence after sentence.
        """
        paragraphs = self.cable.paragraphs
        read = [self._words_of(paragraph) for paragraph in paragraphs]
        told: list[list[list[Attribution]]] = []
        for sentences in read:
            self.voices.new_paragraph()
            told.append([find_attributions(words, self.voices) for words, _ in sentences])
        for paragraph, sentences, found in zip(paragraphs, read, told, strict=True):
            yield from self._positions_of(paragraph, sentences, found)

    def _words_of(self, paragraph: Paragraph) -> list[tuple[Words, Comment | None]]:
        """The words of each sentence of a paragraph, with the comment that it stands in."""
        masked, sentences = self.masked, self._sentences(paragraph)
        comments = self.comments.get(paragraph.key)
        if not comments:
            return [(Words(masked, start, end), None) for start, end in sentences]
        read: list[tuple[Words, Comment | None]] = []
        at = 0  # the comment that is next
        for start, end in sentences:
            while at < len(comments) and comments[at].end <= start:
                at += 1
            comment = comments[at] if at < len(comments) and comments[at].start < end else None
            # "(Comment: We agree ...": the words after the marker
            first, last = (start, end) if comment is None else (max(start, comment.start), min(end, comment.end))
            if first < last:
                read.append((Words(masked, first, last), comment))
        return read

    def _positions_of(
        self, paragraph: Paragraph, sentences: list[tuple[Words, Comment | None]], told: list[list[Attribution]]
    ) -> Iterator[Position]:
        """Yield the positions that a paragraph states, whose sentences attribute what is `told`."""
        ours = POST, self.voices.own
        quotations = find_quotations(self.body, paragraph.start, paragraph.end) if any(told) else []
        is_quoted = paragraph.role == "quoted" and not self.is_sent(paragraph)
        begun: dict[Comment, int] = {}
        for (words, comment), found in zip(sentences, told, strict=True):
            if comment is not None and comment not in begun and not opens_with_another(found):
                begun[comment] = words.start
            if not found:
                continue
            silent = comment is not None or is_quoted or (quotations and _runs_on(quotations, words.start))
            for one in found:
                if (silent and one.voice in ours) or (comment is not None and is_mind_read(one)):
                    continue
                if quotations and self._is_quoted_we(words, one, quotations):
                    continue
                position = self._position(paragraph, words, one, quotations)
                if position is not None:
                    yield position
                    if comment is None and paragraph.role != "quoted" and is_thought_of_nobody(one):
                        yield self._observed(position, words.span(one.at)[0])
        for judged, start in begun.items():
            yield from self._judgement(judged, start)

    def is_sent(self, paragraph: Paragraph) -> bool:
        """Whether `we` is the sending government: in a telegram of the Department, in points for others."""
        if not self.is_instruction or paragraph.role != "quoted":
            return self.is_instruction
        return _POINTS.search(self.body, paragraph.start, min(paragraph.end, paragraph.start + 80)) is not None

    def _sentences(self, paragraph: Paragraph) -> list[Span]:
        """The sentences, with `"Why not?" Reyes suggested.` as one, and `... in the U.S. Bono asserted` as two."""
        body, start, end = self.body, paragraph.start, paragraph.end
        sentences = read_sentences(body, start, end, self.cable.text)
        if body.find("?", start, end) >= 0 or body.find("!", start, end) >= 0:
            sentences = _joined(body, sentences)
        if end - start > _LONGEST or body.find(_STATES, start, end) >= 0:
            return [part for sentence in sentences for part in self._split(sentence)]
        return sentences

    def _split(self, sentence: Span) -> Iterator[Span]:
        """The sentence, in two where `... in the U.S. Bono asserted` begins another, and no longer than any is."""
        start, body = sentence.start, self.body
        at = body.find(_STATES, start, sentence.end)
        if at < 0 and sentence.end - start <= _LONGEST:
            yield sentence
            return
        while at >= 0:
            name = at + len(_STATES)
            if self.masked.begins_clause(name):
                yield from _parts(Span(start, name - 1))
                start = name
            at = body.find(_STATES, name, sentence.end)
        yield from _parts(Span(start, sentence.end))

    def _observed(self, position: Position, start: int) -> Position:
        """The post's own judgement that a mind is nobody's: `Neither side expects to make progress`."""
        text = self.cable.text[start : position.end]
        return replace(
            position,
            speaker=POST.speaker,
            polarity="positive",
            party=POST.party,
            start=start,
            text=text,
            speech_act="believes",
            via=(),
        )

    def _judgement(self, comment: Comment, start: int) -> Iterator[Position]:
        """The comment from its first words that are not another's, in parts where empty lines part it."""
        for part in comment_parts(self.cable, start, comment.end):
            yield from self._judged(comment, *part)

    def _judged(self, comment: Comment, start: int, end: int) -> Iterator[Position]:
        body = self.body
        while end > start and (body[end - 1].isspace() or body[end - 1] in ".,;:()-"):
            end -= 1
        while start < end and (body[start].isspace() or body[start] in ".,;:)-"):
            start += 1
        if end - start > 1:
            yield Position(
                speaker=POST.speaker,
                party=POST.party,
                via=(),
                text=self.cable.text[start:end],
                start=start,
                end=end,
                paragraph=comment.paragraph,
                is_direct=False,
                verb="comment",
                speech_act="believes",
                is_comment=True,
            )

    def _is_quoted_we(self, words: Words, one: Attribution, quotations: list[Quotation]) -> bool:
        """Whether the post seems to speak in words that another is quoted with: `said "we would like to wait"`."""
        if one.voice.party != POST.party or one.voice not in (POST, self.voices.own):
            return False
        place = words.span(one.verb)[0]
        found = quotation_at(quotations, place)
        return found is not None and found.start <= words.span(one.at)[0] and place < found.end

    def _position(
        self, paragraph: Paragraph, words: Words, one: Attribution, quotations: list[Quotation]
    ) -> Position | None:
        """The attribution as a Position, None where no words are left to state."""
        span = statement_span(words, one, quotations)
        if span is None:
            return None
        start, end, is_direct = span
        voice = SENDER if self.is_instruction and one.voice == POST and self.is_sent(paragraph) else one.voice
        return Position(
            speaker=voice.speaker,
            party=voice.party,
            via=one.via,
            text=self.cable.text[start:end],
            start=start,
            end=end,
            paragraph=paragraph.key,
            is_direct=is_direct,
            verb=words.written(one.verb),
            speech_act=one.act or one.frame.speech_act,
            polarity=polarity_of(one),
            stated_on=_stated_on(self.cable, words, one),
        )


def _writer(cable: Cable) -> str:
    """The surname of who says `I`: whom the pass line names, `STATE FOR EUR FROM AMBASSADOR LUND`, else who signs."""
    for line in cable.pass_to:
        words = (line.sender or "").split()
        if len(words) > 1 and v.titles().get(words[0]) and not v.titles().get(words[-1]):
            return words[-1].title()
    return (cable.signed_by or " ").split(" ")[-1].title()


def _is_of_department(cable: Cable) -> bool:
    """Whether the Department sent the telegram, by its FM line or the number beside the classification."""
    if cable.origin is not None and (cable.origin.name or "").startswith("SECSTATE"):
        return True
    span = next((span for name, span in cable.spans if name == "classification"), None)
    return span is not None and _DEPARTMENT.search(cable.text, span.start, span.end + 20) is not None


def _parts(sentence: Span) -> Iterator[Span]:
    """The sentence, in parts where it is longer than any that is written, so that time stays linear."""
    for start in range(sentence.start, sentence.end, _LONGEST):
        yield Span(start, min(start + _LONGEST, sentence.end))


def _joined(body: str, sentences: list[Span]) -> list[Span]:
    """The sentences, with `"Why not?" Reyes suggested.` as one."""
    joined: list[Span] = []
    for sentence in sentences:
        start, end = sentence
        if joined and body.endswith(_ASKED, *joined[-1]) and _only_says(body[start:end]):
            joined[-1] = Span(joined[-1].start, end)
        else:
            joined.append(sentence)
    return joined


def _only_says(text: str) -> bool:
    """Whether the words are no more than `Reyes suggested`."""
    words = text.rstrip(".").lower().split()
    return len(words) <= 6 and any(word in verb_forms() for word in words)


def _runs_on(quotations: list[Quotation], start: int) -> bool:
    """Whether the sentence at `start` stands in quoted words that began before it."""
    found = quotation_at(quotations, start)
    return found is not None and found.start < start


def _is_dated(texts: list[str]) -> bool:
    """Whether a word of a date is among the words."""
    return not DATE.isdisjoint(texts) or any(map(str.isdigit, texts))


def _stated_on(cable: Cable, words: Words, one: Attribution) -> str:
    """When it was said: a date between the verb and what it says, or one that opens the sentence; "" for none."""
    if one.nested or one.frame.kind == "phrase":
        return ""
    dates = DATE
    after = one.verb + 1
    until = one.start if one.where == "before" else after
    while one.where == "after" and (words.texts[until].isalnum() or words.mentions[until] is not None):
        until += 1
    spans = [(after, until)]
    if words.texts[0] in DATING or words.texts[0] in dates:
        # "On February 6, Otsuki confirmed": the opening up to its comma
        comma = next((at for at in range(min(one.at, 14)) if words.texts[at] == ","), -1)
        spans.append((0, comma if comma > 0 else min(one.at, 5)))
    for first, last in spans:
        if first < last and _is_dated(words.texts[first:last]):
            found = find_dates(cable.body, words.span(first)[0], words.span(last - 1)[1], cable.sent_at)
            if found and len(found[0][2]) >= 10:
                return found[0][2]
    return ""
