"""Vectors of the close ratio, and programs that answer them."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from salesterms.conformance import Vector, load_vectors


@pytest.fixture
def command(tmp_path: Path) -> Callable[[str], list[str]]:
    """The command of a program by its text."""

    def made(source: str) -> list[str]:
        file = tmp_path / "adapter.py"
        file.write_text(source, encoding="utf-8")
        return [sys.executable, str(file)]

    return made


@pytest.fixture
def three() -> tuple[Vector, ...]:
    """Three vectors of one third; the second has seven that were won."""
    lines = ", ".join(
        f'{{"id": "T-{won}", "description": "{won} won", "kind": "ordinary",'
        f' "inputs": {{"won": {won}, "lost": {2 * won}}},'
        ' "expected": {"value": {"ratio": "1/3"}}, "source": "ours"}'
        for won in (5, 7, 9)
    )
    return load_vectors(f'{{"schema_version": 1, "metric": "close_ratio", "vectors": [{lines}]}}')
