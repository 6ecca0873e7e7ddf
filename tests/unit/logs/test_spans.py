"""Spans of time that are counted in bounded memory."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from salesterms.logs.spans import _ROOM, MOST, Quartiles, Spans, _places, place_of

MINUTES = [timedelta(minutes=number % 50) for number in range(MOST + 1)]
MONTHS = [timedelta(days=30, seconds=number) for number in range(MOST + 1)]


def counted(*parts: list[timedelta]) -> Spans:
    spans = Spans(1)
    for part in parts:
        for span in part:
            spans.add[0](span)
        spans.fold()
    return spans


def test_the_order_of_the_spans_changes_nothing() -> None:
    found, other = counted(MINUTES, MONTHS), counted(MONTHS, MINUTES)
    assert found.quartiles(0) == other.quartiles(0)
    day = timedelta(days=1)
    assert found.longer_than(0, day) == other.longer_than(0, day) == len(MONTHS)


def test_the_grain_is_less_than_a_thousandth_of_the_upper_value() -> None:
    found = counted(MINUTES, MONTHS).quartiles(0)
    assert isinstance(found, Quartiles)
    assert timedelta(seconds=1) < found.grain <= found.upper / 1000
    assert found.lower <= timedelta(minutes=50)
    assert MONTHS[0] - found.grain < found.upper <= MONTHS[-1]


def test_one_very_long_span_does_not_make_the_others_equal() -> None:
    hours = [timedelta(seconds=20 * number) for number in range(MOST + 5)]
    for ages in ([], [timedelta(days=46_000)], [timedelta(days=3_000_000)]):
        found = counted([*hours, *ages]).quartiles(0)
        assert found is not None
        exact = hours[len(hours) // 2]
        assert exact - timedelta(minutes=3) < found.median <= exact


def test_many_different_places_are_put_together() -> None:
    part = [timedelta(seconds=number) for number in range(MOST + 1)]
    shifted = [[span + timedelta(seconds=start * MOST) for span in part] for start in range(5)]
    spans = counted(*shifted)
    assert len(spans._counts[0]) < _ROOM < 5 * MOST
    every = [span for some in shifted for span in some]
    found = spans.quartiles(0)
    assert found is not None
    assert found.spells == len(every)
    exact = sorted(every)[len(every) // 2]
    assert exact - timedelta(minutes=1) < found.median <= exact
    assert spans.quartiles(0) == counted(*reversed(shifted)).quartiles(0)


@given(st.integers(0, 10**11))
def test_a_place_is_too_low_by_less_than_a_second_or_a_thousandth(seconds: int) -> None:
    place = place_of(seconds)
    assert place <= seconds
    assert seconds - place < max(1, seconds / 1000)
    assert place_of(place) == place
    assert _places([timedelta(seconds=seconds)]) in ([place], [seconds])


@given(st.lists(st.integers(0, 10**11), min_size=2, max_size=2).map(sorted))
def test_a_longer_span_has_no_lower_place(pair: list[int]) -> None:
    assert place_of(pair[0]) <= place_of(pair[1])


def test_few_spans_are_exact() -> None:
    found = counted(MONTHS[:3]).quartiles(0)
    assert found is not None
    assert (found.median, found.grain) == (MONTHS[1], timedelta(seconds=1))


def test_of_none_there_are_no_quartiles() -> None:
    spans = Spans(2)
    spans.add[0](MONTHS[0])
    assert spans.quartiles(1) is None
    assert spans.longer_than(1, MONTHS[0]) == 0
