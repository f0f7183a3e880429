"""The words that dates are made of: months, weekdays, seasons, counts, and the patterns around them."""

from __future__ import annotations

import re

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
SEASON_MONTH = {21: 4, 22: 7, 23: 10, 24: 1}
COUNTS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
}

# The words that a date is built around; what stands before and after them is read from there.
TRIGGER = re.compile(
    # how they can begin, so that other words are passed over at once
    r"\b(?=[0-9]|J[auAU]|F[aeorAEOR]|M[aoAO]|A[puPU]|S[aepuAEPU]|O[cC]|N[eoEIO]|D[eAE]|T(?:[uoUO]|h[aiu]|H[AIU])"
    r"|W[eiEI]|[YL][aeAE]|C[oO]|P[rR]|EV|t(?:o[dmn]|his|hat )|last|next|same|coming|following|previous|yester|spring"
    r"|summer|autumn|fall|winter|day|night|evening|week|month|year)(?:"
    # "February", "FEBRUARY", "Feb."
    r"(?P<month>(?:January|February|March|April|May|June|July|August|September|October|November|December)(?![a-z])"
    r"|(?:JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)(?![A-Z])"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC)\b\.?)"
    # "Monday", "MONDAY"
    r"|(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY)\b"
    # "today", "this morning"
    r"|(?P<near>[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight|[Tt]his (?:morning|afternoon|evening)|[Ll]ast night"
    r"|TODAY|YESTERDAY|TOMORROW|TONIGHT|THIS (?:MORNING|AFTERNOON|EVENING)|LAST NIGHT)\b"
    # "last week", "next month", "the following day"
    r"|(?P<unit>(?:[Ll]ast|[Nn]ext|[Tt]his|[Cc]oming|[Ff]ollowing|[Pp]revious|[Ss]ame"
    r"|LAST|NEXT|THIS|COMING|FOLLOWING|PREVIOUS|SAME) (?:day|week|month|year|DAY|WEEK|MONTH|YEAR))\b"
    # "the following morning", "that evening", "the night before.": counted from the day told last
    r"|(?P<told>(?:[Ff]ollowing|[Nn]ext|[Pp]revious|[Ss]ame|[Tt]hat|FOLLOWING|NEXT|PREVIOUS|SAME|THAT)\s"
    r"(?:morning|afternoon|evening|night|MORNING|AFTERNOON|EVENING|NIGHT)|that\sday|THAT\sDAY"
    r"|(?:day|night|evening|DAY|NIGHT|EVENING)\s(?:before|BEFORE)(?=[.,;:)\"”]))\b"
    # "on the 13th": of the month that lies nearest
    r"|(?P<ordinal>[0-3]?\d(?:st|nd|rd|th|ST|ND|RD|TH)(?=[.,;:)]|\s(?:and|to|that|with|at|in|by|for|but|when"
    r"|AND|TO|THAT|WITH|AT|IN|BY|FOR|BUT|WHEN)\b))"
    # "summer", "this fall"
    r"|(?P<season>(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter|SPRING|SUMMER|AUTUMN|FALL|WINTER))\b"
    # "three days ago"
    r"|(?P<ago>(?:days?|weeks?|months?|years?|DAYS?|WEEKS?|MONTHS?|YEARS?) (?:ago|AGO|earlier|EARLIER))\b"
    # "2008-02-07"
    r"|(?P<iso>(?:19|20)\d\d-[01]\d-[0-3]\d)\b"
    # "02/07/2008", "4/20"
    r"|(?P<slashed>[01]?\d/[0-3]?\d(?:/(?:(?:19|20)\d\d|\d\d))?)(?![\d/-])"
    # "in 1992", "2006-2007"
    r"|(?P<year>(?:19|20)\d\d(?:[-/](?:(?:19|20)\d\d|\d\d))?)(?![\d,.]*\d)\b"
    r")"
)
# "6", "6th", "6-8", "6 and 7", "30-31", "20 to 22" after a month
DAYS_AFTER = re.compile(
    r"[ \n]{1,2}(?P<a>[0-3]?\d)(?:st|nd|rd|th|ST|ND|RD|TH)?\b(?!:\d|[,.]\d{3}|\.\d|%)"
    r"(?:(?:\s{0,2}[-–/]\s{0,2}|,? (?:and|to|through|AND|TO|THROUGH|or|OR) )"
    r"(?P<b>[0-3]?\d)(?:st|nd|rd|th|ST|ND|RD|TH)?\b(?!:\d|[,.]\d{3}| (?:[a-z]+s\b|percent|million)))?"
)
# "6", "6-8", "the 6th of", "30 and 31" before a month
DAYS_BEFORE = re.compile(
    r"(?:^|[\s(,–-])(?:(?P<a>[0-3]?\d)(?:st|nd|rd|th|ST|ND|RD|TH)?\s?(?:[-–/]|and|to|AND|TO)\s?)?"
    r"(?P<b>[0-3]?\d)(?:st|nd|rd|th|ST|ND|RD|TH)?,?(?: of| OF)?\s{1,2}$"
)
# "- April 2", " to May 3" after a day: the end of a range over two months
MONTH_RANGE = re.compile(
    r"\s{0,2}(?:[-–/]|to|through|until|and|or|TO|THROUGH|AND|OR)\s{0,2}"
    r"(?:[Ee]arly |[Ll]ate |[Mm]id-?|EARLY |LATE |MID-?)?"
    r"(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)"
    r"(?:[a-z]{0,6}|[A-Z]{0,6})\b\.?(?:\s(?P<day>[0-3]?\d)\b(?![:%]|[,.]\d))?"
)
# ", 2008", " 2008", " of 2008", " '08" after a month or a day
YEAR_AFTER = re.compile(r"(?:,?\s{1,2}(?:of |OF )?|,)(?P<year>(?:19|20)\d\d)\b(?![,.]\d)|\s['’](?P<short>\d\d)\b")
# " 75" after "6 MAR"
SHORT_YEAR = re.compile(r"\s(?P<year>\d\d)(?![\d:.,/%-])")
# what stands before the word and tells past from future, or that it is a month at all
BEFORE = re.compile(
    r"(?:^|[\s(])(?P<word>last|past|next|coming|this|in|by|since|until|till|of|during|on|early|late|mid|before|after|from|for"
    r"|or|and|to|through|between|following|previous)[ -]{1,2}(?:early |late |mid-?)?$",
    re.IGNORECASE,
)
PAST = {"last", "past", "since", "previous"}
FUTURE = {"next", "coming"}
# a year stands alone only after a word like these
YEAR_CUE = re.compile(
    r"(?:\b(?:in|since|by|until|till|during|of|from|to|through|between|before|after|early|late|mid|and|or|year|for|the|"
    r"around|circa|summer|spring|fall|autumn|winter|end)[ -]|[/(-])$",
    re.IGNORECASE,
)
# "on the" 13th
ORDINAL_BEFORE = re.compile(r"\b(?:on|of|until|by|since|ON|OF|UNTIL|BY|SINCE)\s+(?:the|THE)\s+$")
# what makes a sentence worth the look for the day told before it
COUNTED = re.compile(
    r"\b(?:following|next|previous|same|that)\s+(?:day|morning|afternoon|evening|night)\b"
    r"|\b(?:day|night|evening)\s+before[.,;:)\"”]"
)
COUNT_BEFORE = re.compile(r"(?P<count>[A-Za-z]{1,8}|\d{1,3})\s$")
