"""What a telegram leaves out: the post as its own subject, the verb of a clause, the name behind a short form."""

from __future__ import annotations

from kg.findings.function_words import ADVERB, OBJECT, SUBJECTLESS
from kg.findings.objects import is_object
from kg.findings.verbs import verb_forms
from kg.findings.words import Words, is_adverb, is_function_word

_REACH = 20000  # characters before a short form in which its brackets may explain it


def leaves_out_post(words: Words, place: int) -> bool:
    """Whether the verb at `place` is the post's own: `BELIEVE OUTLINED PLAN MIGHT DELAY THE LAW`."""
    if words.texts[place] not in SUBJECTLESS:
        return False
    if place == 0:
        return True
    # "RE PAR 3 STATE 990001 BELIEVE": what it answers goes before
    return words.texts[0] in ("re", "reference", "ref") and place < 8 and "," not in words.texts[:place]


def leaves_out_verb(words: Words, verb: int, at: int) -> bool:
    """Whether a clause without its verb stands at `at`, in a telegram in capitals: `BELIEVES TALKS USEFUL`."""
    if not words.written(verb).isupper() or words.size - at < 3:
        return False
    said, text = words.texts[verb], words.texts[at]
    if not said.endswith(("s", "ed")) and said not in SUBJECTLESS:
        return False  # "(D) ADD NOTATION": what the reader is to do
    return text not in OBJECT and text not in ADVERB and is_object(words, at)


def short_form_before(words: Words, place: int) -> int | None:
    """The place of a short form that ends at `place` and that the cable has explained in brackets, else None.

    `THE MDC SUPPORTS`, after `THE MOVEMENT FOR DEMOCRATIC CHANGE (MDC)`.
    """
    at = place - 1 if is_adverb(words.texts[place]) else place
    lead = words.texts[at - 2]
    if words.texts[at - 1] != "the" or lead not in ("", ",", "that", "and", "but", "while"):
        return None
    start, end = words.span(at)
    name = words.body[start:end]
    if not (2 <= len(name) <= 8 and name.isupper()) or is_function_word(words.texts[at]):
        return None
    if words.texts[at] in verb_forms() or words.body.find(f"({name})", max(0, start - _REACH), start) < 0:
        return None
    return at
