"""The three options of a converter: strict, unknown and names."""

import pickle
from datetime import date
from decimal import Decimal
from typing import Any, Literal

import pytest
from attrs import evolve, field, frozen

from salesterms import Category, Money, Opportunity, documents
from salesterms.documents import BadDocumentOption, DocumentProblems
from salesterms.entities import Opportunities
from salesterms.values import FrozenMapping, RateTable, about

DEAL: dict[str, Any] = {"id": "D-1", "status": "won"}


def told(data: Any, cls: Any, **options: Any) -> list[tuple[str | None, str]]:
    with pytest.raises(DocumentProblems) as found:
        documents.structure(data, cls, converter=documents.converter(**options))
    assert found.value.text("nl")
    return [(one.path, one.code) for one in found.value.problems]


def kept(data: Any, cls: Any = Opportunity, **options: Any) -> Any:
    made = documents.converter(unknown="keep", **options)
    return documents.structure(data, cls, converter=made)


@pytest.mark.parametrize(
    ("name", "value"),
    [("strict", 1), ("strict", None), ("unknown", "ignore"), ("names", "fr"), ("names", ["en"])],
    ids=str,
)
def test_an_option_that_does_not_exist_is_refused(name: str, value: Any) -> None:
    with pytest.raises(BadDocumentOption, match=f"Option '{name}' of a document") as found:
        documents.converter(**{name: value})

    assert found.value.text("nl").startswith(f"Optie '{name}' van een document")
    assert str(pickle.loads(pickle.dumps(found.value))) == str(found.value)


class TestKeep:
    def test_unknown_keys_go_into_the_extras(self) -> None:
        found = kept({**DEAL, "x": 1, "y": [1, {"a": []}], "extras": {"z": None}})

        assert found.extras == {"z": None, "x": 1, "y": (1, {"a": ()})}
        assert list(found.extras) == ["z", "x", "y"]
        assert type(found.extras["y"][1]) is FrozenMapping

    def test_exact_and_other_numbers_are_kept_as_they_are_given(self) -> None:
        made = documents.converter(unknown="keep")
        text = '{"id":"D-1","status":"won","x":1.50,"y":{"type":"date","value":"no date"}}'
        found = documents.loads(text, Opportunity, plain=True, converter=made)

        assert found.extras["x"].as_tuple() == Decimal("1.50").as_tuple()
        assert found.extras["y"] == {"type": "date", "value": "no date"}
        assert kept({**DEAL, "x": 1.5}).extras["x"] == 1.5

    def test_the_dutch_name_of_the_extras_is_known(self) -> None:
        assert kept({**DEAL, "x": 1, "overig": {"z": 2}}).extras == {"z": 2, "x": 1}

    @pytest.mark.parametrize(
        ("more", "path", "code"),
        [
            ({"x": object()}, "$.x", "no_document_form"),
            ({"x": (1,)}, None, ""),
            ({"x": {"a": [1, 2**200]}}, "$.x.a[1]", "integer_too_large"),
            ({"x": {1: 2}}, "$.x", "not_a_key"),
            ({"x": 1, "extras": {"x": 2}}, "$.x", "given_twice"),
            ({"x": 1, "extras": 3}, "$.extras", "not_an_object"),
            ({"x": 1, "extras": None}, "$.extras", "not_an_object"),
            ({"x": 1, "extras": {"y": {"type": "x"}}}, "$.extras.y.type", "unknown_tag"),
        ],
        ids=str,
    )
    def test_what_cannot_be_kept_is_told_where_it_stands(
        self, more: Any, path: str | None, code: str
    ) -> None:
        if path is None:
            assert kept({**DEAL, **more}).extras == more
        else:
            assert told({**DEAL, **more}, Opportunity, unknown="keep") == [(path, code)]

    def test_what_holds_itself_is_refused(self) -> None:
        circle: list[Any] = []
        circle += [circle, circle]

        assert told({**DEAL, "x": circle}, Opportunity, unknown="keep") == [
            ("$.x[0]", "too_deep"),
            ("$.x[1]", "too_deep"),
        ]

    def test_a_class_without_extras_keeps_nothing(self) -> None:
        assert told({"a": 1, "x": 2}, Plain, unknown="keep") == [("$.x", "unknown_key")]
        assert told({"extras": "a", "x": 2}, OddExtras, unknown="keep") == [("$.x", "unknown_key")]

    def test_extras_of_another_type_take_values_of_it(self) -> None:
        assert kept({"x": 2}, Numbers) == Numbers({"x": 2})
        assert told({"x": "a"}, Numbers, unknown="keep") == [("$.extras.x", "wrong_type")]
        assert kept({"x": 2, "extras": None}, MaybeExtras) == MaybeExtras({"x": 2})
        assert kept({"extras": None}, MaybeExtras) == MaybeExtras(None)

    def test_the_extras_of_an_inner_object_are_its_own(self) -> None:
        found = kept({"rows": [{**DEAL, "x": 1}]}, Opportunities)

        assert found.rows[0].extras == {"x": 1}
        assert told({"rows": [], "x": 1}, Opportunities, unknown="keep") == [("$.x", "unknown_key")]


@frozen
class Plain:
    a: int


@frozen
class OddExtras:
    extras: str


@frozen
class Numbers:
    extras: dict[str, int] = field(factory=dict)


@frozen
class MaybeExtras:
    extras: dict[str, int] | None = None


class TestLoose:
    """Without `strict`, a value that has its type already is taken too, once it is checked."""

    def loose(self, data: Any, cls: Any) -> Any:
        return documents.structure(data, cls, converter=documents.converter(strict=False))

    @pytest.mark.parametrize(
        ("given", "cls", "value"),
        [
            (date(2024, 1, 1), date, date(2024, 1, 1)),
            ("2024-01-01", date, date(2024, 1, 1)),
            (Decimal("1.50"), Decimal, Decimal("1.50")),
            (Money(1, "EUR"), Money, Money(1, "EUR")),
            (Category.WON, Category, Category.WON),
            ("won", Category, Category.WON),
            ((1, 2), tuple[int, ...], (1, 2)),
            ((1, "a"), tuple[int, str], (1, "a")),
            ({1, 2}, frozenset[int], frozenset({1, 2})),
            ((1, 2), list[int], [1, 2]),
            (FrozenMapping({"a": date(2024, 1, 1)}), dict[str, date], {"a": date(2024, 1, 1)}),
            ({"a": 1}, FrozenMapping[str, int], FrozenMapping({"a": 1})),
            (date(2024, 1, 1), date | int, date(2024, 1, 1)),
            ({"type": "plain", "a": 1}, Plain | int, Plain(1)),
            (Plain(1), Plain | int, Plain(1)),
            (date(2024, 1, 1), date | None, date(2024, 1, 1)),
            (1.5, Any, 1.5),
            ((1, date(2024, 1, 1)), Any, (1, date(2024, 1, 1))),
            ({"type": "tuple", "value": [date(2024, 1, 1)]}, Any, (date(2024, 1, 1),)),
            (FrozenMapping({"a": 1}), Plain, Plain(1)),
            (Plain(1), Plain, Plain(1)),
            (RateTable([]), RateTable, RateTable([])),
            ("a", Literal["a"], "a"),
        ],
        ids=[str(number) for number in range(23)],
    )
    def test_of_every_form(self, given: Any, cls: Any, value: Any) -> None:
        assert self.loose(given, cls) == value
        assert type(self.loose(given, cls)) is type(value)

    @pytest.mark.parametrize(
        ("given", "cls", "code"),
        [
            (Decimal("NaN"), Decimal, "not_a_decimal"),
            (date(1, 1, 1), date, "no_such_date"),
            (Decimal("1.5"), float, None),
            ("3", int, "wrong_type"),
            (1, bool, "wrong_type"),
            (b"a", date | int, "wrong_type"),
            (date(1, 1, 1), date | int, "no_such_date"),
            (b"a", Any, "no_document_form"),
            (date(1, 1, 1), Any, "no_such_date"),
            ((object(),), Any, "no_document_form"),
            ("lost!", Category, "unknown_choice"),
            ("12", list[int], "not_a_list"),
            (1, Plain, "not_an_object"),
            (1, RateTable, "not_an_object"),
        ],
        ids=str,
    )
    def test_which_is_checked(self, given: Any, cls: Any, code: str | None) -> None:
        if code is None:
            assert self.loose(given, cls) == float(given)
        else:
            assert [one for _, one in told(given, cls, strict=False)] == [code]

    def test_a_wrong_value_of_a_stand_in_is_told(self) -> None:
        wrong: Any = Opportunities
        assert told(wrong([1]), Opportunities, strict=False) == [("$.rows[0]", "wrong_type")]

    def test_kept_keys_go_beside_extras_that_are_a_mapping_already(self) -> None:
        made = documents.converter(strict=False, unknown="keep")
        data = {**DEAL, "extras": FrozenMapping({"a": date(2024, 1, 1)}), "b": 1}

        found = documents.structure(data, Opportunity, converter=made)
        assert found.extras == {"a": date(2024, 1, 1), "b": 1}

    def test_the_documents_are_the_same(self) -> None:
        made = documents.converter(strict=False)
        assert documents.json_schema(date, plain=True, converter=made)["format"] == "date"
        for value in (RateTable([]), Plain(1), Money(1, "EUR"), [1, 2], {"a": 1}):
            assert documents.dumps(value, converter=made) == documents.dumps(value)
        assert documents.json_schema(Opportunity, converter=made) == documents.json_schema(
            Opportunity
        )


@frozen
class Named:
    name: str = field(metadata=about("the name", "de naam", alias="naam"))
    plain: int = 0


class TestNames:
    def test_dutch_names_are_written_where_that_is_asked(self) -> None:
        dutch = documents.converter(names="nl")

        assert documents.unstructure(Named("a", 1), converter=dutch) == {"naam": "a", "plain": 1}
        assert documents.unstructure(Named("a", 1)) == {"name": "a", "plain": 1}

    def test_both_are_read_by_either(self) -> None:
        for names in ("en", "nl"):
            made = documents.converter(names=names)
            for key in ("name", "naam"):
                assert documents.structure({key: "a"}, Named, converter=made) == Named("a")

    def test_a_missing_key_is_named_in_the_language_that_is_written(self) -> None:
        assert told({}, Named) == [("$.name", "missing_key")]
        assert told({}, Named, names="nl") == [("$.naam", "missing_key")]


def test_an_object_that_is_taken_as_it_is_has_its_types_all_the_same() -> None:
    wrong: Any = 5
    bad = Opportunity(id="D-1", status=Category.WON, stage=wrong)
    loose = documents.converter(strict=False)
    with pytest.raises(DocumentProblems) as refused:
        documents.structure([bad], list[Opportunity], converter=loose)
    assert [(one.path, one.code) for one in refused.value.problems] == [
        ("$[0].stage", "wrong_type")
    ]
    good = evolve(bad, stage="New")
    assert documents.structure([good], list[Opportunity], converter=loose) == [good]
