"""Whether a verb after `and` has the subject of the one before it: `condemned the raid and said`."""

from __future__ import annotations

from kg.findings.clauses import Group
from kg.findings.function_words import (
    BE,
    DETERMINER,
    HAVE,
    MODAL,
    PREPOSITION,
)
from kg.findings.owners import Subject
from kg.findings.readings import (
    Reading,
    main_subject,
)
from kg.findings.verbs import BASE, Form, verb_forms


def _is_we(subject: Subject | None) -> bool:
    return subject is not None and any(one.kind == "post" and one.name == "Post" for one in subject.mentions)


def shares_subject(reading: Reading, form: Form, group: Group, *, told: bool) -> bool:
    """Whether a verb after `and` can have the subject of the one before: the forms agree, or an auxiliary says so."""
    words = reading.words
    before, after = words.texts[group.before - 1], words.texts[group.before + 1]
    if before in DETERMINER or before in PREPOSITION:
        return False
    outer = next((one for one in reversed(reading.found) if not one.nested and one.how != "relative"), None)
    if outer is None:
        # "We are less familiar with Lund, but note that": only `we` and `they` go with the base form
        main = main_subject(words, group.before + 1) if told and form.shapes == BASE else None
        many = main is not None and words.texts[main.start] in ("we", "they")
        return form.shapes != BASE or after in MODAL or many or _is_we(main)
    if after == "would" and outer.by == "that" and outer.where == "before" and "base" in form.shapes:
        return False  # "said he was well and would like to visit": his words still
    if told and outer.how == "participle":
        return True  # "responded by saying that it was so, but offered that"
    if words.texts[outer.verb - 1] == "to":
        return True  # "tried to play down the price but praised the plan"
    helper = words.texts[outer.verb - 1]
    if (helper in HAVE and "third" in form.shapes) or (helper in ("did", "not") and "past" in form.shapes):
        return True  # "has denounced the plan and vows to", "did ask for a share and voiced"
    if outer.how == "participle" and "past" in form.shapes and words.texts[group.before - 1] == ",":
        return True  # "left saying that it was late, and invited"
    if told and outer.by != "that" and "base" not in form.shapes:
        return True  # "demands a treaty, and told the envoy that"
    earlier = verb_forms().get(words.texts[outer.verb])
    if earlier is None or after in MODAL or after in HAVE or after in BE:
        return True
    return bool(earlier.shapes & form.shapes)
