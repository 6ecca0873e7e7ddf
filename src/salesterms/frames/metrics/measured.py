"""An answer on frames as Measurements: the same objects that records give, for what is small."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

import narwhals as nw

from salesterms.criteria import Count, Span, Sum, SumProduct
from salesterms.errors import SalesTermsError, Text
from salesterms.frames.formulas.of_metrics import quantity_of
from salesterms.frames.ground.engines import Opened
from salesterms.frames.metrics.answering import INEXACT, LACKING, OF_WHAT, OTHER_DAY, VALUE
from salesterms.frames.reading.cells import scale_of
from salesterms.frames.reading.documents import PARTS
from salesterms.frames.reading.expressions import UNREADABLE
from salesterms.metrics import METRICS, Metric
from salesterms.metrics.answering import AMOUNTS, Answering
from salesterms.metrics.formulas import rounded_money
from salesterms.results import REASONS, Measurement, Measurements, Status
from salesterms.values import EXACT, Money, Period, Ratio

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from salesterms.metrics.variant import Variant
    from salesterms.results import Value

#: Units of what is a share of a whole.
_SHARES: Final = frozenset({"ratio", "times", "won_per_lost"})


class NotAnAnswer(SalesTermsError, ValueError):
    """A frame that no metric of `salesterms.frames` has given, or not a whole one.

    >>> import polars as pl
    >>> from salesterms import frames
    >>> answer = frames.close_ratio(pl.DataFrame({"status": ["won", "lost"]}))
    >>> try:
    ...     frames.measurements(answer.drop("reason"))
    ... except frames.NotAnAnswer as error:
    ...     print(error.text().partition(":")[0])
    This frame has no columns 'reason'
    """

    code = "not_an_answer"
    message = Text(
        "This frame has no columns {0}: give the answer of a metric of salesterms.frames, with all"
        " of its columns",
        "Dit frame heeft geen kolommen {0}: geef het antwoord van een kengetal van"
        " salesterms.frames, met al zijn kolommen",
    )


class SeveralAnswers(SalesTermsError, ValueError):
    """A group stands twice in what should be one answer, so one of them would be lost.

    >>> import polars as pl
    >>> from salesterms import frames
    >>> deals = pl.DataFrame({"status": ["won", "lost"], "owner": ["Ann", "Ann"]})
    >>> answer = frames.close_ratio(deals, by="owner")
    >>> try:
    ...     frames.measurements(pl.concat([answer, answer]))
    ... except frames.SeveralAnswers as error:
    ...     print(error.text().partition(":")[0])
    'Ann' has several answers here
    """

    code = "several_answers"
    message = Text(
        "{0} has several answers here: give those of one metric, one variant and one period at a"
        " time",
        "{0} heeft hier meerdere antwoorden: geef die van één kengetal, één variant en één periode"
        " tegelijk",
    )


def measurements(answer: Any) -> Measurement | Measurements:
    """The answer of a metric on frames as one Measurement, or as one for each group.

    >>> import polars as pl
    >>> from salesterms import frames
    >>> deals = pl.DataFrame({"status": ["won", "lost", "open"], "owner": ["Ann", "Ann", "Bo"]})
    >>> found = frames.measurements(frames.close_ratio(deals, by="owner"))
    >>> found["Ann"].value, found["Bo"].status.value
    (Ratio(1, 2), 'undefined')

    It collects the answer, which is small, and works with its whole numbers, so that a value is the
    exact one that records give. What was grouped by nothing gives one Measurement. There is no
    total: ask for it without `by`. Raises `NotAnAnswer`; `SeveralAnswers` where answers to several
    questions were put together; and `NotAFrame`.
    """
    opened = Opened.of(answer)
    frame = opened.frame
    collected = frame.collect() if isinstance(frame, nw.LazyFrame) else frame
    names = collected.columns
    missing = [name for name in (*VALUE, *OF_WHAT) if name not in names]
    if missing:
        raise NotAnAnswer(tuple(missing))
    by = tuple(names[: names.index("value")])
    found: dict[Any, Measurement] = {}
    for row in collected.iter_rows(named=True):
        known = {name: plain(value) for name, value in row.items()}
        key = tuple(known[name] for name in by)
        name = key[0] if len(by) == 1 else key
        if name in found:
            raise SeveralAnswers(tuple(str(one) for one in key) or ("all",))
        found[name] = _measurement({one: _number(value) for one, value in known.items()})
    return Measurements(found, by) if by or not found else found[()]


def plain(value: Any) -> Any:
    """A value of any engine as one of Python's own; what is missing as None."""
    if type(value).__name__ in ("NoneType", "NAType", "NaTType") or value != value:  # noqa: PLR0124 - NaN
        return None
    return value.item() if hasattr(value, "item") else value


def _number(value: Any) -> Any:
    """A sum of an engine that adds up in decimals as the whole number that it is."""
    return int(value) if isinstance(value, Decimal) else value


def _measurement(row: Mapping[str, Any]) -> Measurement:
    metric = METRICS.get(row["metric"])
    if not isinstance(metric, Metric) or row["variant"] not in metric.variants:
        raise NotAnAnswer(("metric", "variant"))
    variant = metric.variants[row["variant"]]
    answering = Answering(
        metric=metric.id,
        title=metric.title,
        variant=variant,
        period=Period.named(row["period"]) if row["period"] else None,
        as_of=date.fromisoformat(row["as_of"]) if row["as_of"] else None,
        date_field=variant.date,
    )
    account = {
        "counted": sum(row.get(bucket, 0) for bucket in variant.counted),
        "excluded": dict(_excluded(row, variant)),
    }
    currency = row["currency"] or ""
    terms: dict[str, Any] = {}
    if row["status"] == Status.MEASURED or row["reason"] == "zero_denominator":
        terms = dict(_terms(row, variant, currency))
        if terms.keys() >= {*variant.arguments, *variant.terms}:
            return answering.computed(terms, currency, account)
    if row["status"] != Status.MEASURED:
        status, reason = Status(row["status"]), row["reason"]
        return answering.made(status, reason, _unknown_details(reason), account)
    return _divided(answering, row, terms, account | {"currency": currency})


def _unknown_details(reason: str) -> tuple[str, ...]:
    """What the words of a reason name, of which a frame keeps only that it is so."""
    return ("…",) * REASONS[reason].en.count("{")


def _excluded(row: Mapping[str, Any], variant: Variant) -> Iterator[tuple[str, int]]:
    for bucket in (*variant.places.buckets, LACKING, OTHER_DAY, INEXACT, UNREADABLE):
        if bucket not in variant.counted and row.get(bucket):
            yield bucket, row[bucket]


def _terms(row: Mapping[str, Any], variant: Variant, currency: str) -> Iterator[tuple[str, Any]]:
    """What a formula may name, where the answer holds it."""
    quantity = quantity_of(row["metric"], variant)
    counted = [bucket for bucket in variant.counted if bucket in row]
    yield "rows", sum(row[bucket] for bucket in counted)
    for bucket in counted:
        if isinstance(quantity, Count):
            yield bucket, row[bucket]
        elif isinstance(quantity, Sum | SumProduct):
            yield f"{bucket}_count", row[bucket]
            yield bucket, _money(row, bucket, quantity, currency)
    if isinstance(quantity, Span):
        yield "days", sum(row[f"{bucket}_days"] for bucket in counted)
    if "open_expected" in row:  # of a forecast, what is open times how likely it is
        yield "won", _of_parts(row["won_amount"], 1, currency)
        expected = sum(row[f"{bucket}_expected"] for bucket in counted if bucket != "won")
        yield "expected", _of_parts(expected, PARTS, currency)


def _money(row: Mapping[str, Any], bucket: str, quantity: Sum | SumProduct, currency: str) -> Money:
    if isinstance(quantity, Sum):
        return _of_parts(row[f"{bucket}_amount"], 1, currency)
    return _of_parts(row[f"{bucket}_weighted"], PARTS, currency)


def _of_parts(number: int, parts: int, currency: str) -> Money:
    """An exact amount, of a number of parts of a minor unit."""
    scale = scale_of(currency) * parts
    return Money(Decimal(number).scaleb(1 - len(str(scale)), context=EXACT), currency)


def _divided(
    answering: Answering, row: Mapping[str, Any], terms: Mapping[str, Any], shown: Mapping[str, Any]
) -> Measurement:
    """The division itself, of a formula that takes more than an answer holds."""
    variant = answering.variant
    above, below = row["numerator"], row["denominator"]
    value, exact = _value(variant.unit, Fraction(above, below), (above, below), shown["currency"])
    inputs = {"numerator": above, "denominator": below}
    formula = Text(f"{above} / {below}", f"{above} / {below}")
    latex = rf"\frac{{{above}}}{{{below}}}"
    if terms.keys() >= set(variant.terms):
        inputs = {name: terms[name] for name in variant.terms}
        numbers = {name: str(one) for name, one in inputs.items()}
        formula = variant.formula.numbers(numbers)
        latex = variant.formula.latex_numbers(numbers)
    return answering.made(
        Status.MEASURED,
        "",
        (),
        {
            **shown,
            "value": value,
            "inputs": inputs,
            "formula": formula.en,
            "formula_nl": "" if formula.nl == formula.en else formula.nl,
            "latex": latex,
            "exact": exact,
        },
    )


def _value(
    unit: str, number: Fraction, terms: tuple[int, int], currency: str
) -> tuple[Value, bool]:
    """The number in the unit of its metric, and whether nothing was rounded."""
    if unit in _SHARES:
        return Ratio(*terms), True
    if unit in AMOUNTS:
        money = rounded_money(number, currency)
        return money, money.amount == number
    return number, True
