"""What an earlier build wrote down: in its manifest when it came to its end, else in its journal."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from kg.errors import SourceError
from kg.store.parts import FORM, JOURNAL_FILE, MANIFEST_FILE, Making, Part, part_from_record, read_manifest


def earlier_parts(folder: Path, making: Making) -> dict[int, Part]:
    """The parts that an earlier build of the same making wrote down, by number."""
    if (folder / MANIFEST_FILE).exists():
        try:
            manifest = read_manifest(folder)
        except SourceError:
            return {}
        is_same = manifest is not None and manifest.making == making
        return dict(enumerate(manifest.parts)) if manifest is not None and is_same else {}
    lines = (folder / JOURNAL_FILE).read_text(encoding="utf-8", errors="replace").splitlines()
    parts: dict[int, Part] = {}
    try:
        if not lines or json.loads(lines[0]) != {"form": FORM, **asdict(making)}:
            return {}
        for line in lines[1:]:
            record = json.loads(line)
            parts[int(record["number"])] = part_from_record(record)
    except (ValueError, KeyError, TypeError):
        pass  # the line at which the last build was killed
    return parts
