"""Cablegate's pages: the telegram out of its `<pre>` blocks, and the table above it.

A page holds a table (Reference ID, Created, Released, Classification, Origin), then one `<pre>` with the heading and
one with the body. Inside, TAGS and references are links, and each paragraph's pilcrow is an anchor. The minutes of
Created are not to be trusted: the pages repeat the hour of the twelve-hour clock there (18:11 stands as 18:06).

All pages come from one template, so they are read by their few marks and not as a tree: trees of hostile pages, nested
hundreds of thousands deep, take time that grows with the square of their length.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from kg.archives.dates import iso_minute
from kg.archives.model import Message, Refusal, Source, Stated
from kg.archives.refusals import refuse

# blocks of one telegram are joined as a telegram's heading and body stand: an empty line between
BETWEEN_BLOCKS = "\n\n"

# <a href='/tag/PREL_0.html'>
TAG = re.compile(r"</?[a-zA-Z][^<>]{0,2000}+>|<!--[^<>]{0,2000}+-->")
BREAK = re.compile(r"<br\b[^<>]{0,20}+>", re.IGNORECASE)
# <table class='cable'>
CABLE_TABLE = re.compile(r"<table\b[^<>]{0,200}?\bclass=[\"']?cable\b[^<>]{0,200}+>", re.IGNORECASE)
# <td>, <th class='x'>, </tr>
CELL_MARK = re.compile(r"<(/?)(td|th|tr)\b[^<>]{0,200}+>", re.IGNORECASE)
# a link to /cable/2009/03/09LONDON720.html
CABLE_LINK = re.compile(r"<a\b[^<>]{0,200}?/cable/(?:\d{4}/\d{2}/)?([^/?#<>'\"]{1,60})\.html", re.IGNORECASE)
# FM AMEMBASSY LIMA, TAGS, SUBJECT, C O N F I D E N T I A L: what telegrams have and the pages of errors lack
TELEGRAM_SIGN = re.compile(
    r"^[ \t]*+(?:VZCZC|FM [A-Z]|PAGE \d\d|[ZOPRY] \d{6}Z|TAGS\b|SUBJECT|E\.?O\.? ?1\d{4}|SIPDIS"
    r"|U N C L A S|C O N F I D|S E C R E T|UNCLAS|CONFIDENTIAL|SECRET)",
    re.MULTILINE | re.IGNORECASE,
)


def read_page(page: str, source: Source) -> Message | Refusal:
    """The telegram of the page, what its table states beside it, or the refusal of a page without telegram.

    >>> table = "<table class='cable'><tr><th>Reference ID</th></tr><tr><td>08LIMA990001</td></tr></table>"
    >>> message = read_page(table + "<pre>FM LIMA</pre>", Source("page.html"))
    >>> message.text, message.stated.reference_id
    ('FM LIMA', '08LIMA990001')
    """
    blocks = list(_elements(page, "pre"))
    stated = _stated(page, blocks)
    text = BETWEEN_BLOCKS.join(_text(block) for block in blocks).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip() or (stated.reference_id is None and not TELEGRAM_SIGN.search(text)):
        title = " ".join(_text(next(_elements(page, "title"), "")).split())[:80]
        return refuse(source, "not-a-cable-page", title=f" (its title is {title!r})" if title else "")
    return Message(text, source, stated)


def _elements(page: str, name: str) -> Iterator[str]:
    """Yield what stands inside each element of the name; one that is not closed ends with the page."""
    opening, closing = (
        re.compile(rf"<{name}\b[^<>]{{0,200}}+>", re.IGNORECASE),
        re.compile(rf"</{name}\b", re.IGNORECASE),
    )
    place = 0
    while start := opening.search(page, place):
        end = closing.search(page, start.end())
        yield page[start.end() : end.start() if end else len(page)]
        if end is None:
            return
        place = end.end()


def _text(block: str) -> str:
    """The text of a block: links unwrapped, references to characters resolved, the line end after the tag dropped."""
    return html.unescape(TAG.sub("", BREAK.sub("\n", block.removeprefix("\r").removeprefix("\n"))))


def _stated(page: str, blocks: list[str]) -> Stated:
    """What the page's table says, and the cables that its telegram links to."""
    start = CABLE_TABLE.search(page)
    if start is None:
        return Stated()
    end = page.find("</table", start.end())
    table = page[start.end() : end if end >= 0 else len(page)]
    cells: dict[str, list[str]] = {"th": [], "td": [], "tr": []}
    marks = list(CELL_MARK.finditer(table))
    for mark, after in zip(marks, [*(mark.start() for mark in marks[1:]), len(table)], strict=False):
        if not mark[1]:
            cells[mark[2].lower()].append(" ".join(_text(table[mark.end() : after]).split()))
    row = {name.lower(): value or None for name, value in zip(cells["th"], cells["td"], strict=False)}
    reference_id = row.get("reference id")
    linked = dict.fromkeys(found[1] for block in blocks for found in CABLE_LINK.finditer(block))
    return Stated(
        reference_id=reference_id,
        created=iso_minute(row.get("created") or ""),
        origin=row.get("origin"),
        classification=row.get("classification"),
        references=tuple(name for name in linked if name != reference_id),
        attributes=tuple((name, value) for name, value in row.items() if name == "released" and value),
    )
