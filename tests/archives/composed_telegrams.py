"""Telegrams that the tests compose, in the form of real ones; exercise serials from 990001 up."""

from __future__ import annotations

from kg.archives import Message, Refusal


def telegram(
    serial: int = 990001, station: str = "LIMA", indicator: str = "RUEHPE", day: int = 4, body: str = ""
) -> str:
    """A telegram with all its lines."""
    words = body or "THE MINISTRY TOLD EMBOFF THAT THE FISHING TALKS WOULD RESUME IN MAY."
    return (
        f"VZCZCXRO{serial % 10000:04}\nPP RUEHQU\nDE {indicator} #{serial}/01 {day:03}1203\nZNY CCCCC ZZH\n"
        f"P {day:02}1203Z JAN 08\nFM AMEMBASSY {station}\nTO RUEHC/SECSTATE WASHDC PRIORITY 9901\n"
        f"INFO RUEHQU/AMCONSUL GUAYAQUIL 0990\n\nC O N F I D E N T I A L {station} {serial:06}\n\nSIPDIS\n\n"
        f"E.O. 12958: DECL: 01/04/2018\nTAGS: PREL EFIS\nSUBJECT: FISHING TALKS {serial}\n\n"
        f"1. (C) {words}\n\n2. (C) COMMENT: NO SURPRISE. END COMMENT.\nQUISPE\n"
    )


def plain_telegram(serial: int = 990001, station: str = "LIMA", day: int = 4) -> str:
    """A telegram without transmission lines, as those of the 1970s and 1980s are kept."""
    return (
        f"R {day:02}1203Z MAR 75\nFM AMEMBASSY {station}\nTO SECSTATE WASHDC 9901\n\n"
        f"C O N F I D E N T I A L {station} {serial}\n\nE.O. 11652: GDS\nTAGS: PFOR, PE\nSUBJECT: FISHING TALKS\n\n"
        f"1. MINISTER SAID TALKS WOULD RESUME.\nQUISPE\n"
    )


def paged_telegram(serial: int = 2545, station: str = "LIMA", sections: int = 1) -> str:
    """A telegram in the pages of the State Department's own printer, each section with its own first page."""
    return (
        "\n\n".join(
            f"CONFIDENTIAL\n\nPAGE 01        {station}  {serial:05}  {section:02} OF {sections:02}  271800Z\n"
            f"ACTION ARA-10\n\nINFO  OCT-01  ISO-00  /011 W\n                    ---------------------  051617\n"
            f"R 271730Z MAR 74\nFM AMEMBASSY {station}\nTO SECSTATE WASHDC {section}\n"
            f"C O N F I D E N T I A L SECTION {section:02} OF {sections:02} {station} {serial}\n\nE.O. 11652: GDS\n"
            f"TAGS: PFOR, PE\nSUBJECT: FISHING\n\n1. TALKS WENT ON.\nCONFIDENTIAL\n\n"
            f"PAGE 02        {station}  {serial:05}  {section:02} OF {sections:02}  271800Z\n\n2. THEY ENDED.\nQUISPE"
            for section in range(1, sections + 1)
        )
        + "\n"
    )


def page(
    heading: str,
    body: str,
    reference_id: str = "08LIMA990001",
    created: str = "2008-01-04 12:03",
    title: str = "Cable Viewer",
) -> str:
    """A page of Cablegate; heading and body are HTML."""
    blocks = "".join(f"<code><pre>{block}</pre></code>\n" for block in (heading, body) if block)
    return (
        "<?xml version='1.0' encoding='utf-8' ?>\n<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Transitional//EN' ''>\n"
        f"<html><head><title>{title}</title></head><body><div class='pane'>"
        "<a href='/cable/2001/01/01OSLO1.html'>o</a></div>\n"
        "<table class='cable'>\n<tr><th>Reference ID</th><th>Created</th><th>Released</th><th>Classification</th>"
        f"<th>Origin</th></tr>\n<tr><td>\n<a href='/cable/2008/01/{reference_id}.html'>{reference_id}</a>\n</td>"
        f"<td><a href='/date/2008-01_0.html'>{created}</a></td><td>2010-12-01 21:09</td>"
        "<td><a href='/classification/1_0.html' title='unclassified'>CONFIDENTIAL</a></td>"
        f"<td><a href='/origin/57_0.html'>Embassy Lima</a></td></tr>\n</table>\n{blocks}</body></html>\n"
    )


def row(number: int, heading: str = "", body: str = "", references: str = "", reference_id: str = "") -> str:
    """A row of cables.csv."""
    fields = (
        str(number),
        "1/4/2008 12:03",
        reference_id or f"08LIMA{990000 + number}",
        "Embassy Lima",
        "CONFIDENTIAL",
        references,
        heading or "P 041203Z JAN 08\nFM AMEMBASSY LIMA",
        body or f"C O N F I D E N T I A L LIMA {990000 + number}\n\nTAGS: PREL",
    )
    return ",".join('"' + field.replace("\\", "\\\\").replace('"', '\\"') + '"' for field in fields) + "\n"


def record(number: str = "1974LIMA02545", text: str = "", locator: str = "TEXT ON-LINE") -> str:
    """A record of the National Archives."""
    words = text or paged_telegram()
    return (
        f"\n                Message Text\n\n{words}\n\nNNN\n\n\n                Message Attributes\n\n"
        "Automatic Decaptioning: X\nCapture Date: 01 JAN 1994\nChannel Indicators: n/a\n"
        "Current Classification: UNCLASSIFIED\n"
        "Concepts: FISHING RIGHTS,\nTREATIES\nDraft Date: 27 MAR 1974\nDecaption Note: \n"
        f"Disposition Approved on Date: \nDocument Number: {number}\nDocument Unique ID: '00'\nExecutive Order: GS\n"
        f"From: LIMA\nISecure: 1\nLocator: {locator}\nOriginal Classification: CONFIDENTIAL\n"
        "Reference: 74 STATE 990002\n"
        "Review Markings: |\n\n                           Archive\n                           Declassified/Released\n"
        "Subject: FISHING TALKS: SECOND ROUND\nTAGS: PFOR, EFIS, PE\nTo: STATE\nType: TE\n"
        "Markings: |\n Declassified/Released\n"
    )


def codes(found: list[Message | Refusal]) -> list[str]:
    """The codes of refusals and `ok` for messages, in their order."""
    return [item.code if isinstance(item, Refusal) else "ok" for item in found]
