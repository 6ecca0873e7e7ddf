"""The page of scores and the table of codes name what the code has."""

from pathlib import Path

from attrs import fields

from salesterms.qualification import LeadScore, SignalKind

REFERENCE = Path(__file__).resolve().parents[2] / "docs" / "reference"


def test_every_kind_of_signal_and_every_field_of_a_score_is_on_the_page() -> None:
    page = (REFERENCE / "scores-and-intent.md").read_text(encoding="utf-8")
    for kind in SignalKind:
        assert f"| `{kind.value}` |" in page
    own = {name for name, each in vars(LeadScore).items() if isinstance(each, property)}
    told = own | {each.name for each in fields(LeadScore)} - {"model", "person", "as_of"}
    assert {name for name in told if f"`{name}`" not in page} == set()
