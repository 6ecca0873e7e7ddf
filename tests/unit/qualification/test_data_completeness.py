"""How complete the data of many people are: counts out of all rows, and nothing of nobody."""

import pytest

from salesterms.entities import TEXT_004, Person
from salesterms.errors import WrongArgument
from salesterms.qualification import completeness
from salesterms.values import Ratio

CAM = Person(id="P-1", first_name="Cam", last_name="Customer", address="Kade 1", phone="020 1")
ANN = Person(id="P-2", first_name="Ann", email="ann@example.com")


def test_every_field_and_group_is_counted_out_of_all_rows() -> None:
    found = completeness([CAM, ANN, Person(id="P-3")], TEXT_004)
    assert dict(found.filled) == {
        ("first_name",): Ratio(2, 3),
        ("last_name",): Ratio(1, 3),
        ("address",): Ratio(1, 3),
        ("phone", "email"): Ratio(2, 3),
    }
    assert (found.rows, found.complete) == (3, Ratio(1, 3))
    assert "telefoonnummer of e-mailadres: 2/3 = 66.7 %" in found.explain("nl")


def test_of_nobody_every_share_is_undefined() -> None:
    found = completeness([], TEXT_004)
    assert not found.complete.defined
    assert not any(ratio.defined for ratio in found.filled.values())
    assert "onbepaald" in found.explain("nl")


def test_a_row_with_the_id_of_another_counts_and_is_told() -> None:
    found = completeness([CAM, CAM], TEXT_004)
    assert (found.rows, found.repeated) == (2, 1)
    assert found.explain().endswith("1 of them have the id of another one")


def test_other_arguments_are_refused() -> None:
    with pytest.raises(WrongArgument):
        completeness([CAM], "text_004")  # type: ignore[arg-type]
    with pytest.raises(WrongArgument):
        completeness([{"id": "P-1"}], TEXT_004)  # type: ignore[list-item]
