"""A small export with its mapping, in a folder of its own."""

import json
from pathlib import Path

import pytest

EXPORT = """\
Deal;Stage;Owner;Amount;Made;Ended
D-1;Won;Ann;1.000,50;3-1-2024;20-2-2024
D-2;Lost;Bo;250,00;9-1-2024;2-3-2024
D-3;New;Ann;99,00;1-2-2024;
D-4;Gone;Bo;5,00;1-2-2024;
"""

MAPPING = {
    "file": {"encoding": "utf-8", "delimiter": ";"},
    "id": "Deal",
    "status": {"column": "Stage", "open": ["New"], "won": ["Won"], "lost": ["Lost"]},
    "stage": "Stage",
    "owner": "Owner",
    "amount": {"column": "Amount", "decimal": ",", "thousands": ".", "currency": "EUR"},
    "created": {"column": "Made", "formats": ["D-M-YYYY"]},
    "closed": {"column": "Ended", "formats": ["D-M-YYYY"]},
    "personal": ["Owner"],
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder: export.csv with a faulty row, and mapping.json."""
    (tmp_path / "export.csv").write_text(EXPORT, encoding="utf-8")
    (tmp_path / "mapping.json").write_text(json.dumps(MAPPING), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path
