"""What all tests share: the folder of real cables, where it is there."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real cables beside the checkout; the test is skipped where there is none."""
    if not (SHARED / "cables").is_dir():
        pytest.skip("the folder of real cables is not on this machine")
    return SHARED


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite-readme", action="store_true", help="write what the README's commands print into it")
    parser.addoption("--rewrite-cases", action="store_true", help="write what the cases in tests/cases give into them")
    parser.addoption("--rewrite-answers", action="store_true", help="write what the questions of queries/ answer")
