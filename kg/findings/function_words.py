"""The closed classes of the language that tell how a clause is built, each as a set of words in small letters.

They are the rows of data/function_words.csv. A rule asks for each word of a sentence which class it is of: these are
names of the sets, so that nothing need be looked up for that.
"""

from __future__ import annotations

from functools import cache

from kg.findings.words import FunctionWord, word_class
from kg.tables import read_table

ADVERB = word_class("adverb")
ADVERBIAL = word_class("adverbial")
BARE = word_class("bare")
BE = word_class("be")
CAUSING = word_class("causing")
CHAIN = word_class("chain")
CLAUSE_OPENER = word_class("clause-opener")
CLOSE_IN = word_class("close-in")
CONDITIONAL = word_class("conditional")
CONJUNCTION = word_class("conjunction")
CONTACTING = word_class("contacting")
COPULA = word_class("copula")
DATE = word_class("date")
DATING = word_class("dating")
DEGREE = word_class("degree")
DETERMINER = word_class("determiner")
DOCUMENT = word_class("document")
FINITE = word_class("finite")
HAVE = word_class("have")
HEAD_LINK = word_class("head-link")
HEARSAY = word_class("hearsay")
IDLE_MODAL = word_class("idle-modal")
JOINT = word_class("joint")
JUDGING = word_class("judging")
LEAD_IN = word_class("lead-in")
MADE = word_class("made")
MODAL = word_class("modal")
NEGATED_MODAL = word_class("negated-modal")
NO_SPEAKER = word_class("no-speaker")
OBJECT = word_class("object")
OCCASION = word_class("occasion")
OPENER_TELLING = word_class("opener-telling")
OPENING = word_class("opening")
PARTICIPLE_OPENER = word_class("participle-opener")
PARTICLE = word_class("particle")
PAST = word_class("past")
PREPOSITION = word_class("preposition")
PRONOUN = word_class("pronoun")
QUANTIFIER = word_class("quantifier")
RELATIVE = word_class("relative")
SHOWING = word_class("showing")
SIDELESS = word_class("sideless")
SUBJECTLESS = word_class("subjectless")
SUBORDINATOR = word_class("subordinator")
SUPPOSING = word_class("supposing")
TELLING = word_class("telling")
THREAT = word_class("threat")
VIEW = word_class("view")
WH = word_class("wh")
WHO = word_class("who")

# what may stand before the subject of a clause
CLAUSE_HEAD = CLAUSE_OPENER | SUBORDINATOR
# what no noun phrase goes over on its left
PHRASE_END = PREPOSITION | CONJUNCTION | SUBORDINATOR | FINITE
# what a subject that is no name begins with
SUBJECT_HEAD = PRONOUN | DETERMINER
# what cannot stand between an owner and the noun: "the Minister's recent assertion"
NO_ATTRIBUTE = DETERMINER | PREPOSITION | FINITE
# what no object begins with
NO_OBJECT = CONJUNCTION | BE | PREPOSITION


@cache
def listed_words() -> frozenset[str]:
    """All words of data/function_words.csv, whatever their class."""
    return frozenset(row.word for row in read_table(FunctionWord, "function_words.csv"))
