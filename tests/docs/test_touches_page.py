"""The page of touches names what the code has: no field, label, rule or reason is missing."""

import re
from pathlib import Path

from attrs import fields

from salesterms.entities import (
    TOUCH_REASONS,
    TOUCH_RULES,
    TOUCH_VOCABULARIES,
    Audience,
    Initiator,
    Personalisation,
    Touch,
    TouchChannel,
    TouchOutcome,
)

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "touches.md"


def rows(heading: str) -> list[list[str]]:
    """The cells of every line of the table under a heading."""
    text = PAGE.read_text(encoding="utf-8")
    found = re.search(rf"^#+ {re.escape(heading)}\n(.*?)(?=^#|\Z)", text, re.MULTILINE | re.DOTALL)
    assert found is not None, heading
    lines = [line for line in found[1].splitlines() if line[:3] == "| `"]
    return [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines]


def names(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def test_every_field_and_every_value_has_its_place() -> None:
    lines = rows("`Touch`")
    listed = {names(line[0])[0]: line for line in lines}
    scale = [one.value for one in Personalisation]

    assert [name for name in listed if name not in scale] == [one.name for one in fields(Touch)]
    assert [name for name in listed if name in scale] == scale
    for field, kind in (
        ("channel", TouchChannel),
        ("initiator", Initiator),
        ("audience", Audience),
        ("outcome", TouchOutcome),
    ):
        assert names(listed[field][1])[1:] == [one.value for one in kind]


def test_every_label_has_its_line() -> None:
    assert [names(line[0])[0] for line in rows("Labels of a touch")] == [*TOUCH_VOCABULARIES]


def test_the_table_of_rules_is_that_of_the_code() -> None:
    assert rows("Rules") == [
        [
            f"`{rule.name}`",
            rule.takes.en,
            ", ".join(f"`{one.name}`" for one in rule.readings),
            rule.text.en,
            ", ".join(rule.cites),
        ]
        for rule in TOUCH_RULES
    ]


def test_the_table_of_reasons_is_that_of_the_code() -> None:
    assert rows("Reasons") == [[f"`{name}`", text.en] for name, text in TOUCH_REASONS.items()]
