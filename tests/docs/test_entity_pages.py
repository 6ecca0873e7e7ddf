"""The pages of plans and sales documents name what the code has: each kind, field and code."""

import re
from pathlib import Path

from attrs import fields

from salesterms.entities import DOCUMENT_TEMPLATES, CommissionPlan, Order

REFERENCE = Path(__file__).resolve().parents[2] / "docs" / "reference"


def text_of(page: str) -> str:
    return (REFERENCE / page).read_text(encoding="utf-8")


def test_every_kind_of_document_has_its_line_with_its_fields() -> None:
    text = text_of("sales-documents.md")
    for kind, template in DOCUMENT_TEMPLATES.items():
        [line] = re.findall(rf"^\| `{kind.name}` \|.*$", text, re.MULTILINE)
        _, cited, required, others = line.strip("| ").split(" | ")
        named = [re.findall(r"`([^`]+)`", part) for part in (required, others)]
        assert cited == ", ".join(template.cites)
        assert named[0] == [field.name for field in template.required]
        assert named[1] == [field.name for field in template.fields if not field.required]
        ours = [field.name for field in template.fields if not field.cites]
        assert re.findall(r"\*`([^`]+)`\*", others) == ours


def test_every_field_of_an_order_and_a_plan_is_named() -> None:
    text = text_of("orders-and-plans.md")
    for cls in (Order, CommissionPlan):
        for field in fields(cls):
            assert f"`{field.name}`" in text or field.name in {"name", "currency"}
