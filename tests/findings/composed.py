"""A composed telegram around given paragraphs, for the tests of people and mentions."""

from __future__ import annotations

from kg.cables import Cable, read_cable

HEADING = """VZCZCXYZ0000
PP RUEHWEB
DE RUEH{indicator} #9001/01 0380820
ZNY CCCCC ZZH
P 070820Z FEB 08
FM AMEMBASSY {post}
TO RUEHC/SECSTATE WASHDC PRIORITY 9001

C O N F I D E N T I A L {post} 990001

SIPDIS

E.O. 12958: DECL: 02/07/2018
TAGS: PREL
SUBJECT: A COMPOSED TELEGRAM

Classified By: {classifier}, reasons 1.4 (b) and (d).

"""


def telegram(
    *paragraphs: str, post: str = "TOKYO", classifier: str = "Ambassador Ruth Lindqvist", signer: str = ""
) -> Cable:
    """The cable of these paragraphs, sent by `post`."""
    body = "\n\n".join(f"{number}. (C) {words}" for number, words in enumerate(paragraphs, 1))
    heading = HEADING.format(indicator="KO" if post == "TOKYO" else "XX", post=post, classifier=classifier)
    return read_cable(heading + body + (f"\n\n{signer}\n" if signer else "\n"))
