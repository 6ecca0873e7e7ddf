"""Spans of time that are counted in bounded memory."""

from datetime import timedelta

from salesterms.logs.spans import MOST, Quartiles, Spans

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


def test_the_grain_is_the_least_that_tells_the_longest_apart() -> None:
    found = counted(MINUTES, MONTHS).quartiles(0)
    assert isinstance(found, Quartiles)
    assert MONTHS[-1] // found.grain < MOST <= MONTHS[-1] // (found.grain / 2)
    assert found.lower <= timedelta(minutes=50)
    assert MONTHS[0] - found.grain < found.upper <= MONTHS[-1]


def test_few_spans_are_exact() -> None:
    found = counted(MONTHS[:3]).quartiles(0)
    assert found is not None
    assert (found.median, found.grain) == (MONTHS[1], timedelta(seconds=1))


def test_of_none_there_are_no_quartiles() -> None:
    spans = Spans(2)
    spans.add[0](MONTHS[0])
    assert spans.quartiles(1) is None
    assert spans.longer_than(1, MONTHS[0]) == 0
