"""Is memory given back wherever a load runs?"""

from __future__ import annotations

import ctypes

import pytest

from kg.store import freed_memory


def test_what_is_free_is_given_back() -> None:
    freed_memory.give_back_memory()


def test_a_system_that_cannot_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda name: object())
    freed_memory._trimming.cache_clear()
    try:
        freed_memory.give_back_memory()
    finally:
        freed_memory._trimming.cache_clear()
