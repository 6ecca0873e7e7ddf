"""The laws of documents: what goes out comes back the same; every fault is told in its place."""

import json
import pickle
from datetime import datetime
from decimal import Decimal
from typing import Any, Literal, TypeAlias, get_args

import pytest
from attrs import fields, has
from cattrs import Converter
from hypothesis import given, settings
from hypothesis import strategies as st

from salesterms import Measurements, Opportunities, Opportunity, documents
from salesterms._json import step
from salesterms.documents import DocumentProblems
from salesterms.documents.hooks import forms_of
from salesterms.documents.place import FAULTY, Place
from salesterms.errors import SalesTermsError
from salesterms.strategies import (
    evidence,
    extras_values,
    fiscal_calendars,
    four_four_fives,
    grouped_measurements,
    instants,
    measurements,
    money,
    opportunities,
    opportunity_tables,
    periods,
    rate_tables,
    ratios,
    vocabularies,
)
from salesterms.values import FrozenMapping, Money, Period, RateTable
from salesterms.vocabularies import Vocabulary

#: To a type checker a class, as a caller of these functions gives.
ANY: Any = Any

Names: TypeAlias = Literal["en", "nl"]

#: Every type that a document is made of, by what draws its values.
ANYTHING: dict[str, st.SearchStrategy[Any]] = {
    "opportunity": opportunities(currencies=("EUR", "JPY", "BHD"), extras=True),
    "opportunities": opportunity_tables(),
    "measurement": measurements(),
    "measurements": grouped_measurements(),
    "money": money(),
    "ratio": ratios(),
    "period": periods(),
    "fiscal_calendar": fiscal_calendars(),
    "four_four_five": four_four_fives(),
    "rate_table": rate_tables(),
    "instant": instants(),
    "vocabulary": vocabularies(most=2),
    "evidence": evidence(),
}
EVERY = pytest.mark.parametrize("drawn", ANYTHING.values(), ids=ANYTHING)
CONVERTERS = {
    f"{names}-{'strict' if strict else 'loose'}": documents.converter(strict=strict, names=names)
    for names in get_args(Names)
    for strict in (True, False)
}
UNDER_EACH = pytest.mark.parametrize("converter", CONVERTERS.values(), ids=CONVERTERS)
#: Each law is tried on values of its own under each of the converters, or in each of two ways.
OF_FOUR, OF_TWO = (
    settings(max_examples=max(4, settings().max_examples // ways)) for ways in (4, 2)
)

#: Plain data of any kind, good and bad.
PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=4)
    | st.sampled_from(["won", "D-1", "1.5", "2024-01-31", "1 EUR", "type", "value", "money"])
    | st.decimals(allow_nan=False),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["type", "value", "id", "status", "x"]), inner)
    ),
    max_leaves=5,
)


def same(one: Any, other: Any) -> bool:
    """Whether two values are alike to the last digit, zone and place: equality asks for less."""
    made = type(one)
    if made is not type(other):
        return False
    if made in EXACTLY:
        return bool(EXACTLY[made](one) == EXACTLY[made](other))
    parts = parts_of(made)
    return one == other if parts is None else all_same(parts(one), parts(other))


def parts_of(made: Any) -> Any:
    """What gives the parts of a value, in their order."""
    if made in (dict, FrozenMapping):
        return lambda one: [*one.items()]
    if made in (list, tuple):
        return list
    names = made.__slots__ if made in (Opportunities, Measurements) else ()
    names = [field.name for field in fields(made)] if has(made) else names
    return (lambda one: [getattr(one, name) for name in names]) if names else None


#: Type -> what tells its values apart where equality does not.
EXACTLY: dict[type, Any] = {
    datetime: lambda instant: (instant, str(instant.tzinfo), str(instant)),
    Decimal: Decimal.as_tuple,
    float: repr,
    Vocabulary: lambda vocabulary: vocabulary,  # written alike
}


def all_same(these: Any, those: Any) -> bool:
    return len(these) == len(those) and all(map(same, these, those))


def is_plain(data: Any) -> bool:
    """Whether data hold nothing but what JSON has, of Python's own exact types."""
    if type(data) is dict:
        return all(type(key) is str for key in data) and all(map(is_plain, data.values()))
    if type(data) is list:
        return all(map(is_plain, data))
    return type(data) in (str, int, bool, float, type(None))


def wrong(change: Any, *given: Any, **how: Any) -> SalesTermsError | None:
    """The error of a call, if there is one: it may be any of ours, and no other."""
    try:
        change(*given, **how)
    except SalesTermsError as found:
        return found
    return None


def faults(data: Any, cls: Any, converter: Converter | None = None) -> DocumentProblems:
    """What is wrong with data."""
    with pytest.raises(DocumentProblems) as found:
        documents.structure(data, cls, converter=converter)
    return found.value


class TestNothingIsLost:
    """What is written is read back the same: type, digits, zone, and the order of every mapping."""

    @EVERY
    @UNDER_EACH
    @OF_FOUR
    @given(data=st.data())
    def test_plain_data_come_back(self, drawn: Any, converter: Converter, data: Any) -> None:
        value = data.draw(drawn)
        plain = documents.unstructure(value, converter=converter)
        assert is_plain(plain)
        assert same(documents.structure(plain, type(value), converter=converter), value)

    @EVERY
    @UNDER_EACH
    @OF_FOUR
    @given(data=st.data())
    def test_texts_come_back(self, drawn: Any, converter: Converter, data: Any) -> None:
        value = data.draw(drawn)
        for plain in (True, False):
            text = documents.dumps(value, plain=plain, converter=converter)
            for written in (text, text.encode(), json.dumps(json.loads(text), indent=1)):
                found = documents.loads(written, type(value), plain=plain, converter=converter)
                assert same(found, value)
            assert documents.dumps(value, plain=plain, converter=converter) == text

    @given(extras_values())
    def test_any_value_comes_back(self, value: Any) -> None:
        converter = documents.converter()
        form = documents.TextForm(ANY)
        assert same(form.loads(form.dumps(value)), value)
        assert same(documents.structure(form.shape.write(value)["value"], ANY), value)
        assert form.dumps(value) == documents.TextForm(ANY, converter=converter).dumps(value)

    @EVERY
    @given(data=st.data())
    def test_a_value_that_was_read_is_valid(self, drawn: Any, data: Any) -> None:
        value = data.draw(drawn)
        assert documents.validate(value) is value

    @EVERY
    @given(data=st.data())
    def test_without_strict_a_value_is_itself(self, drawn: Any, data: Any) -> None:
        value = data.draw(drawn)
        found = documents.structure(value, type(value), converter=CONVERTERS["en-loose"])
        assert same(found, value)


class TestTwoLanguages:
    """Dutch and English names are read alike, in any mixture and in any order of keys."""

    @EVERY
    @given(data=st.data())
    def test_both_languages_give_the_same_object(self, drawn: Any, data: Any) -> None:
        value = data.draw(drawn)
        for converter in CONVERTERS.values():
            plain = documents.unstructure(value, converter=converter)
            assert same(documents.structure(plain, type(value)), value)

    @given(value=opportunities(extras=True), data=st.data())
    def test_names_may_be_mixed_and_stand_in_any_order(self, value: Any, data: Any) -> None:
        english, dutch = (
            documents.unstructure(value, converter=CONVERTERS[f"{names}-strict"])
            for names in get_args(Names)
        )
        pairs = [
            data.draw(st.sampled_from(both))
            for both in zip(english.items(), dutch.items(), strict=True)
        ]
        mixed = dict(data.draw(st.permutations(pairs)))
        assert same(documents.structure(mixed, Opportunity), value)
        assert same(documents.loads(json.dumps(mixed), Opportunity, plain=True), value)


#: Class -> what draws its values.
CLASSES: dict[Any, st.SearchStrategy[Any]] = {
    Opportunity: opportunities(extras=True),
    Opportunities: opportunity_tables(most=2),
    Measurements: grouped_measurements(),
    Period: periods(),
    RateTable: rate_tables(),
    Money: money(),
    datetime: instants(),
    Vocabulary: vocabularies(most=2),
    Any: extras_values(),
}


@st.composite
def spoilt(draw: st.DrawFn, plain: Any) -> Any:
    """Plain data with one part of it taken away, replaced, or put in twice."""
    spots = list(places(plain))
    holder, key, _ = draw(st.sampled_from(spots)) if spots else (None, None, "")
    if holder is None:
        return draw(PLAIN)
    how = draw(st.sampled_from(["replace", "remove", "add"]))
    if how == "replace":
        holder[key] = draw(PLAIN)
    elif how == "remove":
        del holder[key]
    elif type(holder) is dict:
        holder[draw(st.sampled_from(["x", "type", "value", "id", "kenmerk"]))] = draw(PLAIN)
    else:
        holder.append(draw(PLAIN))
    return plain


def places(plain: Any, path: str = "$") -> Any:
    """Every place within plain data: what holds it, its key there, and its path."""
    if type(plain) is dict:
        for key, value in plain.items():
            yield plain, key, step(path, key)
            yield from places(value, step(path, key))
    elif type(plain) is list:
        for index, value in enumerate(plain):
            yield plain, index, step(path, index)
            yield from places(value, step(path, index))


def quickly(change: Any, value: Any) -> Any:
    """What a quick reading gives; FAULTY for whatever it raises."""
    try:
        return change(value)
    except Exception:  # noqa: BLE001 - it may raise anything, and the slow one then decides
        return FAULTY


@pytest.mark.parametrize("strict", [True, False])
@pytest.mark.parametrize("cls", CLASSES)
class TestTwoReadings:
    """The quick reading takes just what the slow one takes, and gives the same; so in writing."""

    @OF_TWO
    @given(data=st.data())
    def test_of_good_spoilt_and_random_data(self, cls: Any, strict: bool, data: Any) -> None:
        converter = CONVERTERS["en-strict" if strict else "en-loose"]
        shape = forms_of(converter).of(cls, "test")
        value = data.draw(CLASSES[cls])
        plain = shape.write(value)
        spoiled = data.draw(spoilt(json.loads(json.dumps(plain))))
        for one in (plain, spoiled, data.draw(PLAIN), value):
            at = Place()
            slow, quick = shape.read_all(one, at), quickly(shape.read, one)
            assert (slow is FAULTY) == (quick is FAULTY) == bool(at.noted.count)
            assert slow is FAULTY or same(slow, quick)

    @OF_TWO
    @given(data=st.data())
    def test_of_values_to_be_written(self, cls: Any, strict: bool, data: Any) -> None:
        converter = CONVERTERS["en-strict" if strict else "en-loose"]
        shape = forms_of(converter).of(cls, "test")
        for value in (data.draw(CLASSES[cls]), data.draw(PLAIN), data.draw(extras_values())):
            at = Place()
            slow, quick = shape.write_all(value, at), quickly(shape.write, value)
            assert (slow is FAULTY) == (quick is FAULTY) == bool(at.noted.count)
            assert slow is FAULTY or slow == quick


#: A value that no form takes, wherever it stands.
OUTLANDISH = object()


class TestEveryFaultIsToldInItsPlace:
    """A fault that is planted somewhere gives one problem with that path; two faults give two."""

    @EVERY
    @given(data=st.data())
    def test_one_fault_gives_one_problem(self, drawn: Any, data: Any) -> None:
        value = data.draw(drawn)
        plain = documents.unstructure(value)
        spots = list(places(plain))
        if not spots:
            assert [one.path for one in faults(OUTLANDISH, type(value)).problems] == ["$"]
            return
        holder, key, path = data.draw(st.sampled_from(spots))
        holder[key] = OUTLANDISH
        found = faults(plain, type(value))
        assert [one.path for one in found.problems] == [path]
        assert found.count == 1

    @given(
        deals=st.lists(opportunities(missing=False, extras=True), min_size=2, max_size=3),
        data=st.data(),
    )
    def test_two_faults_give_two_problems(self, deals: Any, data: Any) -> None:
        plain = documents.unstructure(Opportunities(deals))
        first, second = data.draw(st.permutations(range(len(deals))))[:2]
        planted = []
        for index in (first, second):
            holder, key, path = data.draw(
                st.sampled_from(list(places(plain["rows"][index], f"$.rows[{index}]")))
            )
            holder[key] = OUTLANDISH
            planted.append(path)
        found = faults(plain, Opportunities)
        assert {one.path for one in found.problems} == set(planted)
        assert found.count == 2

    @given(value=opportunities(extras=True), data=st.data())
    def test_a_key_is_told_where_it_stands(self, value: Any, data: Any) -> None:
        plain = documents.unstructure(value)
        name = data.draw(st.sampled_from(["amonut", "Id", "x-1", "€"]))
        [found] = faults({**plain, name: 1}, Opportunity).problems
        assert (found.code, found.path) == ("unknown_key", step("$", name))
        required = data.draw(st.sampled_from(["id", "status"]))
        del plain[required]
        [found] = faults(plain, Opportunity).problems
        assert (found.code, found.path) == ("missing_key", f"$.{required}")

    @EVERY
    @given(data=st.data())
    def test_an_error_survives_another_process(self, drawn: Any, data: Any) -> None:
        value = data.draw(drawn)
        spoiled = data.draw(spoilt(json.loads(json.dumps(documents.unstructure(value)))))
        found = wrong(documents.structure, spoiled, type(value))
        if found is not None:
            assert type(found) is DocumentProblems
            again = pickle.loads(pickle.dumps(found))
            assert (again.text("en"), again.text("nl")) == (found.text("en"), found.text("nl"))
            assert (again.count, again.problems) == (found.count, found.problems)

    @given(st.text(max_size=40) | st.binary(max_size=40) | PLAIN.map(repr))
    def test_nothing_but_our_own_errors_leaves(self, text: Any) -> None:
        for cls in CLASSES:
            for plain in (True, False):
                found = wrong(documents.loads, text, cls, plain=plain)
                assert found is None or found.text("nl")


#: Data that a document may give under any key.
GIVEN = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.text("aé€0", max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("ab", max_size=2), inner),
    max_leaves=5,
)


def frozen(given: Any) -> Any:
    """Plain data as a frozen class keeps them."""
    if type(given) is dict:
        return FrozenMapping({key: frozen(one) for key, one in given.items()})
    return tuple(map(frozen, given)) if type(given) is list else given


class TestUnknownKeysAreKept:
    """With `unknown="keep"` every key ends in a field or in the extras, goes out and comes back."""

    @given(
        value=opportunities(extras=True),
        more=st.dictionaries(st.sampled_from(["a", "é", "type", "value", "x y"]), GIVEN),
        names=st.sampled_from(get_args(Names)),
    )
    def test_nothing_is_lost(self, value: Any, more: Any, names: Names) -> None:
        converter = documents.converter(unknown="keep", names=names)
        plain = documents.unstructure(value, converter=converter)
        more = {key: one for key, one in more.items() if key not in value.extras}
        found = documents.structure({**plain, **more}, Opportunity, converter=converter)
        kept = {key: frozen(one) for key, one in more.items()}
        assert same(dict(found.extras), {**value.extras, **kept})
        text = documents.dumps(found, converter=converter)
        assert same(documents.loads(text, Opportunity, converter=converter), found)
        assert same(documents.loads(text, Opportunity), found)

    @given(value=opportunities(extras=True), given=GIVEN)
    def test_a_key_that_stands_in_the_extras_too_is_refused(self, value: Any, given: Any) -> None:
        plain = documents.unstructure(value)
        data = {**plain, "extras": {**plain.get("extras", {}), "a": None}, "a": given}
        [found] = faults(data, Opportunity, documents.converter(unknown="keep")).problems
        assert (found.code, found.path) == ("given_twice", "$.a")


#: What no error may say.
SECRET = "hunter2"  # noqa: S105 - a made-up value


class TestPersonalValuesAreMasked:
    """No value of a personal field stands in an error, whatever is wrong with it."""

    @given(value=opportunities(missing=False), data=st.data())
    def test_whatever_stands_there(self, value: Any, data: Any) -> None:
        plain = documents.unstructure(value)
        plain["extras"] = documents.unstructure(FrozenMapping(data.draw(FILLED)))
        spots = [*places(plain["extras"]), (plain, "owner", "")]
        holder, key, _ = data.draw(st.sampled_from(spots))
        holder[key] = data.draw(st.sampled_from(HIDING))
        for converter in CONVERTERS.values():
            found = wrong(documents.structure, plain, Opportunity, converter=converter)
            if found is not None:  # what is put there may be good, such as an entry of a dict
                self.told(found)

    @pytest.mark.parametrize(
        "given",
        [
            SECRET,
            f'"{SECRET}\\u0000"',
            f'"{SECRET}\\ud800"',
            f"1e{SECRET}",
            f'"{SECRET}',
            "01234567",
        ],
    )
    def test_in_a_text_that_is_no_json(self, given: str) -> None:
        text = (
            f'{{"schema_version":1,"type":"opportunity","id":"D","status":"won","owner":{given}}}'
        )
        with pytest.raises(DocumentProblems) as found:
            documents.loads(text, Opportunity)
        self.told(found.value)

    def told(self, found: Any) -> None:
        for said in (str(found), found.text("nl"), repr(found.problems), repr(found)):
            assert SECRET not in said
            assert "1234567" not in said


FILLED = st.dictionaries(st.sampled_from("abc"), extras_values(), min_size=1, max_size=2)
HIDING: list[Any] = [
    {"type": SECRET},
    {"type": "money", "value": f"{SECRET} EUR"},
    {"type": "money", "value": f"1 {SECRET}"},
    {"type": "date", "value": SECRET},
    {"type": "period", "start": "2024-01-01", "end": SECRET},
    {"type": "tuple", "value": [{"type": "decimal", "value": SECRET}]},
    [[SECRET.encode()]],
    SECRET + "\0",
    1234567.5,
]
