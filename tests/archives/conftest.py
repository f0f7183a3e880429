"""What the tests of archives share: reading one source and telling what came of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.archives import Limits, Message, Refusal, read_messages

Found = Message | Refusal


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., list[Found]]:
    """Reads bytes or text as a source of the given name, whose path is shortened to that name."""

    def read_source(content: bytes | str, name: str = "source", limits: Limits | None = None) -> list[Found]:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return list(read_messages([path], limits or Limits()))

    return read_source
