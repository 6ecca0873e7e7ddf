"""What holds of every entity: its document comes back, it pickles, and every field is looked at."""

import pickle
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, ClassVar

import pytest
from attrs import fields, has
from hypothesis import given
from hypothesis import strategies as st

from salesterms import Category, Opportunity, entities, qualification
from salesterms.documents import converter, dumps, loads
from salesterms.entities.opportunity import _RULES as OPPORTUNITY_RULES
from salesterms.entities.rules import EntityProblems, Rules
from salesterms.lifecycle import ForecastCategory
from salesterms.strategies.registering import ENTITIES

#: Fields whose types are trusted, as those of a class that is made by the hundred thousand.
TRUSTED = {
    "Opportunity": {"account", "amount", "extras", "owner", "product", "stage"},
}
EACH = pytest.mark.parametrize("kind", ENTITIES, ids=lambda kind: kind.__name__)
DUTCH = converter(names="nl")


def classes() -> dict[str, tuple[type, list[Rules]]]:
    """Every public class of both layers that has a table of rules, with its tables."""
    found = {}
    for layer in (entities, qualification):
        for name in layer.__all__:
            kind = getattr(layer, name)
            if isinstance(kind, type) and has(kind):
                values = vars(sys.modules[kind.__module__]).values()
                tables = [value for value in values if isinstance(value, Rules)]
                if tables and "__attrs_post_init__" in vars(kind):
                    found[name] = (kind, tables)
    return found


class TestDocuments:
    """What is written of an entity is read back as the same entity, in either language."""

    @EACH
    def test_in_english(self, kind: type) -> None:
        @given(st.from_type(kind))
        def holds(made: Any) -> None:
            assert loads(dumps(made), kind) == made

        holds()

    @EACH
    def test_in_dutch(self, kind: type) -> None:
        @given(st.from_type(kind))
        def holds(made: Any) -> None:
            written = dumps(made, converter=DUTCH)
            assert loads(written, kind, converter=DUTCH) == made

        holds()


class TestCopies:
    """An entity pickles, and its copy is equal and has the same hash."""

    @EACH
    def test_a_pickle(self, kind: type) -> None:
        @given(st.from_type(kind))
        def holds(made: Any) -> None:
            again = pickle.loads(pickle.dumps(made))
            assert (again, hash(again)) == (made, hash(made))

        holds()


class TestEveryFieldIsLookedAt:
    """A class with a table of rules asks something of each of its fields."""

    @pytest.mark.parametrize("name", sorted(classes()))
    def test_of(self, name: str) -> None:
        kind, tables = classes()[name]
        asked = {each for table in tables for each in table.shapes}
        given_ = {each.name for each in fields(kind) if each.init}
        assert given_ - asked == TRUSTED.get(name, set())


class TestQuickAndPlain:
    """An opportunity is refused where its table of rules is broken, and nowhere else."""

    FIELDS: ClassVar[dict[str, tuple[object, ...]]] = {
        "id": ("D-1", "", " ", 7, None),
        "status": (Category.WON, "won", None),
        "stages_reached": (None, (), ("New",), "New", ["New"]),
        "created": (None, date(2024, 1, 1), datetime(2024, 1, 1, tzinfo=UTC), "2024-01-01"),
        "closed": (None, date(2024, 1, 1), 7),
        "expected_close": (None, date(2024, 1, 1), "soon"),
        "last_activity": (None, date(2024, 1, 1), True),
        "probability": (None, Decimal("0.5"), Decimal(2), Decimal("sNaN"), 0.5, 1),
        "contacts": ((), ("P-1",), ("P-1", "P-1"), ("",), (7,), ["P-1"], "P-1", None, (["P"],)),
        "buying_team": (None, "team"),
        "order_lines": ((), [], ("line",), None),
        "lost_reason": (None, "price", "", " ", 7),
        "competitor": (None, "Rival", "", b"R"),
        "forecast_category": (None, ForecastCategory.COMMIT, "commit"),
    }

    @given(st.fixed_dictionaries({name: st.sampled_from(v) for name, v in FIELDS.items()}))
    def test_it_is_one_rule_in_two_forms(self, given_: dict[str, Any]) -> None:
        stages = given_["stages_reached"]
        held = {**given_, "stages_reached": tuple(stages) if isinstance(stages, list) else stages}
        plain = object.__new__(Opportunity)
        for name, value in held.items():
            object.__setattr__(plain, name, value)
        broken = refused(lambda: OPPORTUNITY_RULES.check(plain))
        assert refused(lambda: Opportunity(**given_)) == broken


def refused(made: Callable[[], object]) -> list[tuple[str | None, str]]:
    """The places and codes of what is wrong; nothing where all is well."""
    try:
        made()
    except EntityProblems as problems:
        return [(each.path, each.code) for each in problems.problems]
    return []
