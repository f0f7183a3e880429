"""How synthetic cables compare with real ones: quartiles of what they hold."""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterable
from pathlib import Path

from kg.archives import Message, Refusal, Source, read_messages
from kg.build import extract_cable, parse_message
from kg.graph.cable_quads import cable_quads
from kg.graph.prefixes import DEFAULT_BASE
from tests.benchmarks.synthetic.archive import telegrams

MEASURES = ("characters", "paragraphs", "sentences", "positions", "officials", "encounters", "addressees", "quads")

# the end of a sentence, as near as a count needs it
_END = re.compile(r"[.!?][\"”’')]*(?=\s+[A-Z\"“(]|\s*$)")


def measure(messages: Iterable[Message | Refusal]) -> dict[str, list[int]]:
    """The values of each measure over the messages; what is refused counts nowhere."""
    values: dict[str, list[int]] = {name: [] for name in MEASURES}
    for message in messages:
        cable = message if isinstance(message, Refusal) else parse_message(message)
        pair = cable if isinstance(cable, Refusal) else extract_cable(cable)
        if isinstance(pair, Refusal):
            continue
        telegram, findings = pair
        row = (
            len(telegram.text),
            len(telegram.paragraphs),
            sum(len(_END.findall(paragraph.text)) for paragraph in telegram.paragraphs),
            len(findings.positions),
            len(findings.officials),
            len(findings.encounters),
            len(telegram.to) + len(telegram.info),
            cable_quads(*pair, DEFAULT_BASE).count(b"\n"),
        )
        for name, value in zip(MEASURES, row, strict=True):
            values[name].append(value)
    return values


def synthetic_messages(cables: int, seed: int = 0) -> Iterable[Message]:
    """So many synthetic cables, as an archive would give them."""
    return (Message(cable.text, Source("synthetic", cable.id)) for cable in telegrams(cables, seed))


def comparison(folder: Path, cables: int, seed: int = 0) -> list[dict[str, object]]:
    """For each measure the quartiles, mean and greatest value of the cables in the folder and of synthetic ones."""
    rows: list[dict[str, object]] = []
    real, made = measure(read_messages([folder])), measure(synthetic_messages(cables, seed))
    for name in MEASURES:
        for kind, values in (("real", real[name]), ("synthetic", made[name])):
            low, middle, high = statistics.quantiles(values, n=4)
            mean = statistics.mean(values)
            rows.append(
                {"measure": name, "cables": f"{kind} ({len(values)})", "lower quartile": low, "median": middle,
                 "upper quartile": high, "mean": round(mean, 1), "greatest": max(values)}
            )  # fmt: skip
    return rows
