"""The lines that transmission and archives put between the words of a telegram, as patterns."""

from __future__ import annotations

import re

FILLER = "\u00a0"  # fills a page line: neither space nor tab, so that a filled line is no blank line


def _spaced(words: str) -> str:
    """A pattern for a classification, also written with a blank after every letter (`S E C R E T`)."""
    return " ?".join(letter for letter in words if letter != " ")


CLASSES = "|".join(
    map(_spaced, ("TOP SECRET", "SECRET", "CONFIDENTIAL", "UNCLASSIFIED", "UNCLAS", "LIMITED OFFICIAL USE", "LIMDIS"))
)
_CAPTIONS = r"SIPDIS|NOFORN|NODIS|EXDIS|LIMDIS|STADIS|ROGER CHANNEL|CHEROKEE|SENSITIVE"
# CONFIDENTIAL      SECRET NOFORN      CONFIDENTIAL     PTQ1859      UNCLASSIFIED//FOR OFFICIAL USE ONLY
_BANNER = (
    rf"(?P<banner>(?:{CLASSES})(?:[ \t/-]{{1,4}}(?:{_CAPTIONS}|FOUO|FOR OFFICIAL USE ONLY|SENSITIVE))*+"
    r"(?:[ \t]{1,40}[A-Z]{3}\d{4})?[ \t]*+(?=\n|\Z))"
)
# SIPDIS      NOFORN, SIPDIS      SIPDIS SCENARIOS UNDER WHICH
_CAPTION = rf"(?P<caption>(?:(?:{_CAPTIONS})(?:[ \t,/]{{1,4}}(?:{_CAPTIONS}))*+[ \t]*+(?=\n|\Z)|SIPDIS\b))"
# SENSITIVE BUT UNCLASSIFIED - NOT FOR INTERNET DISTRIBUTION
_HANDLING = (
    r"(?P<handling>(?:SENSITIVE BUT UNCLASSIFIED|NOT FOR INTERNET|FOR OFFICIAL USE ONLY|NOT FOR DISTRIBUTION OUTSIDE|"
    r"(?:PLEASE )?(?:PROTECT|HANDLE) ACCORDINGLY)[^\na-z]{0,100}+(?=\n|\Z))"
)
# PAGE 02        CAPE T  00097  01 OF 03  182017Z
_PAGE = (
    r"(?P<page>PAGE[ \t]{1,3}(?P<sheet>\d{2,3})[ \t]{1,20}[A-Z][A-Z .'-]{1,20}?[ \t]{1,6}\d{1,6}"
    r"(?:[ \t]{1,6}|(?=\n|\Z))"
    r"(?:(?P<section>\d{1,2})[ \t]OF[ \t]\d{1,2}[ \t]{1,6})?(?:\d{6}Z|(?=[ \t]*+(?:\n|\Z))))"
)
# C O N F I D E N T I A L SECTION 02 OF 03 HARARE 006677
_SECTION_HEAD = (
    rf"(?:{CLASSES})[^\n]{{0,40}}?SECTION[ \t]{{1,3}}(?P<part>\d{{1,2}})[ \t]{{1,3}}OF[ \t]{{1,3}}\d{{1,2}}"
    r"[^\n]{0,80}"
)
_HEAD = rf"(?P<head>{_SECTION_HEAD})"
# ACTION AF-00      INFO  LOG-00   ADS-00
_COPIES = r"(?P<copies>(?:ACTION|INFO|ORIGIN)[ \t]{1,6}[A-Z]{1,5}-\d\d[^\n]{0,400})"
# R 171512Z JAN 90\nFM AMCONSUL CAPE TOWN
_SENT = r"(?P<sent>(?:[A-Z][ \t]{1,2}){1,2}\d{6}Z[ \t]{1,3}[A-Z]{3}[ \t]{1,3}\d{2}[ \t]*+\n[ \t]*+FM[ \t][^\n]{0,80})"
# ------------------A54E38  291401Z /38      ------------------ 056832
_COUNTER = r"(?P<counter>-{8,}+[ \t]*+[A-Z\d]{4,8}(?:[ \t]{1,6}\d{6}Z)?(?:[ \t]{0,4}/\d{1,3})?[^\n]{0,12}(?=\n|\Z))"
# NNNN      NNN      >      .      BT      #0328      End Cable Text      <<END OF DOCUMENT>>
_END = r"(?P<end>(?:N{3,4}|BT|>+|<+END OF DOCUMENT>+|End Cable Text|=*+CABLE ENDS=*+|#\d{3,4}|\.)[ \t]*+(?=\n|\Z))"
# GP-3
_GROUP = r"(?P<group>GP-?[1-4]\.?[ \t]*+(?=\n|\Z))"
# Margaret P. Grafeld Declassified/Released US Department of State EO Systematic Review 05 JUL 2006
_STAMP = (
    r"(?P<stamp>(?:[A-Z][\w. ]{0,40} )?Declassified/Released\b[^\n]{0,200}"
    r"|(?:EO )?Systematic Review \d{1,2} \w{3,9} \d{4}|US Department of State[ \t]*+(?=\n|\Z))"
)
# 2002ROME01748 - Classification: SECRET
_ARCHIVE = r"(?P<archive>\d{4}[A-Z]{2,20}\d{3,6} - Classification: [A-Z ]{3,40})"
# Visit London's Classified Website: http://www.intelink.sgov.gov/wiki/Portal:Unit ed_Kingdom
_WEBSITE = (
    r"(?P<website>\*{0,60}+[ \t]?(?:Please[ \t]|You can also[ \t])?(?:[Vv]isit|access)[ \t](?:the[ \t])?[^\n]{0,60}"
    r"(?i:web ?(?:site|page|log)|home ?page|sipr ?net)[^\n]{0,200}(?:\n[ \t]*+[^\n]{0,40}(?:https?://|\.gov/)[^\n]{0,120}+)?)"
)
# ******************************************
_STARS = r"(?P<stars>\*{5,}+[ \t]*+(?=\n|\Z))"
# -      (a line kept open by a dash)
_FILLER = r"(?P<filler>-[ \t]*+(?=\n|\Z))"
LINE_NOISE = re.compile(
    r"\n[ \t]*+(?=[A-Z0-9#>.*<=-])(?:"
    + "|".join(
        (
            _BANNER,
            _CAPTION,
            _HANDLING,
            _PAGE,
            _HEAD,
            _COPIES,
            _SENT,
            _COUNTER,
            _END,
            _GROUP,
            _STAMP,
            _ARCHIVE,
            _WEBSITE,
            _STARS,
            _FILLER,
        )
    )
    + ")"
)
# BAKU 00001835  001.2 OF 003
_PAGE_COUNT = r"[A-Z][A-Z .'-]{1,24}0\d{7}[ \t]{1,4}\d{3}(?:\.\d)?[ \t]{1,3}OF[ \t]{1,3}\d{3}"
# a heading's own lines are no noise: only page lines, banners, copy lists, counters and stamps stand aside there
HEADING_NOISE = re.compile(
    r"\n[ \t]*+(?:" + "|".join((_BANNER, _PAGE, _COPIES, _COUNTER, _STAMP, _PAGE_COUNT, _END)) + ")"
)
SECTION_LINE = re.compile(
    rf"\n[ \t]*+(?:{CLASSES})[^\n]{{0,40}}?SECTION[ \t]{{1,3}}\d{{1,2}}[ \t]{{1,3}}OF[^\n]{{0,80}}"
)
# what a page or section break puts between the entries of a list, page lines filled; and a letter after
# it where the list goes on
_BREAK_CAPTION = rf"(?:{CLASSES}|SIPDIS|{FILLER}++)[ \t{FILLER}]*+(?=\n|\Z)"
_BREAK_HEAD = _SECTION_HEAD.replace("(?P<part>", "(?:") + "+"
LIST_BREAK = re.compile(
    rf"\n[ \t\n]{{0,80}}+(?:(?:{_BREAK_HEAD}|{_BREAK_CAPTION})(?:\n[ \t\n]{{0,80}}+|\Z)){{1,8}}+"
    r"(?P<goes_on>(?=(?:¶\s?)?(?:[A-Z][.):]|[(\[][A-Z][)\]])))?"
)
