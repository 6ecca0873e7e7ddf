"""Whether keeping a customer costs less than winning one, as 000 expects (000:8).

An expectation and no law: the text says that it is so of customers in general, and the numbers of a
company say whether it is so there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from salesterms.errors import Shape, Text, of_kind
from salesterms.metrics.arguments import BadArgument
from salesterms.results import Measurement
from salesterms.results.words import reason_text, value_text
from salesterms.values import Money, Ratio

if TYPE_CHECKING:
    from collections.abc import Iterator


def _is_cost(given: object) -> bool:
    if isinstance(given, Measurement):
        given = given.value
        return given is None or _is_cost(given)
    return isinstance(given, Money) and given.amount >= 0


_COST: Final = Shape(
    Text(
        "Money of 0 or more, or a Measurement of it",
        "Money van 0 of meer, of een Measurement daarvan",
    ),
    _is_cost,
)
#: Which metric a measurement of each of the two is of: swapped, they would say the opposite.
_MEASURED_BY: Final = {"keeping": "customer_retention_cost", "winning": "cac"}
_MONEY_OR_NONE: Final = of_kind(Money, Text("Money", "Money")).or_none()

#: What `holds` says, in words.
_VERDICTS: Final = {
    True: Text("keeping costs less, as expected", "behouden kost minder, zoals verwacht"),
    False: Text(
        "keeping does not cost less, against what is expected",
        "behouden kost niet minder, anders dan verwacht",
    ),
    None: Text("not known", "niet bekend"),
}
_TITLE: Final = Text("Keeping a customer or winning one", "Een klant behouden of werven")
_KEEPING: Final = Text("Keeping one", "Behouden")
_WINNING: Final = Text("Winning one", "Werven")
_LESS: Final = Text("Keeping costs {0} less", "Behouden kost {0} minder")
_AS_MUCH: Final = Text("Both cost as much", "Beide kosten evenveel")
_MORE: Final = Text("Keeping costs {0} more", "Behouden kost {0} meer")
_TIMES: Final = Text(", {0} times what winning costs", ", {0} keer wat werven kost")
_EXPECTED: Final = Text(
    "Expected: that to keep customers costs less than to find new ones [000:8]",
    "Verwacht: dat klanten behouden minder kost dan nieuwe vinden [000:8]",
)


@frozen(kw_only=True)
class KeepingCost:
    """What keeping a customer costs beside what winning one does; made by `keeping_or_winning`.

    >>> found = KeepingCost(keeping=Money(120, "EUR"), winning=Money(600, "EUR"))
    >>> found.holds, str(found.less), found.ratio
    (True, '480 EUR', Ratio('120', '600'))

    `keeping` and `winning` are the two costs, None where a measurement had no value; then `why`
    says for which of them, and for what reason.
    """

    keeping: Money | None = field(default=None, validator=_MONEY_OR_NONE)
    winning: Money | None = field(default=None, validator=_MONEY_OR_NONE)
    why: tuple[Text, ...] = ()

    @property
    def holds(self) -> bool | None:
        """Whether keeping costs less; None where one of the two is not known."""
        if self.keeping is None or self.winning is None:
            return None
        return self.keeping < self.winning

    @property
    def less(self) -> Money | None:
        """How much less keeping costs, below 0 where it costs more; None where it is not known."""
        if self.keeping is None or self.winning is None:
            return None
        return self.winning - self.keeping

    @property
    def ratio(self) -> Ratio | None:
        """What keeping costs for each that winning does; None where that is not known.

        Undefined where winning costs nothing.
        """
        if self.keeping is None or self.winning is None:
            return None
        return self.keeping / self.winning

    def explain(self, lang: str = "en") -> str:
        """The verdict, both costs, how they lie, and what is expected.

        >>> print(keeping_or_winning(Money(120, "EUR"), Money(600, "EUR")).explain())
        Keeping a customer or winning one: keeping costs less, as expected
          Keeping one: 120.00 EUR
          Winning one: 600.00 EUR
          Keeping costs 480.00 EUR less, 0.20 times what winning costs
          Expected: that to keep customers costs less than to find new ones [000:8]
        """
        return "\n".join(self._lines(lang))

    def __str__(self) -> str:
        return self.explain()

    def _lines(self, lang: str) -> Iterator[str]:
        yield f"{_TITLE.say(lang)}: {_VERDICTS[self.holds].say(lang)}"
        for label, cost in ((_KEEPING, self.keeping), (_WINNING, self.winning)):
            if cost is not None:
                yield f"  {label.say(lang)}: {value_text(cost, lang)}"
        for one in self.why:
            yield f"  {one.say(lang)}"
        if self.less is not None:
            yield f"  {self._difference(self.less, lang)}"
        yield f"  {_EXPECTED.say(lang)}"

    def _difference(self, less: Money, lang: str) -> str:
        said = _LESS if less.amount > 0 else _MORE if less.amount else _AS_MUCH
        shown = said.say(lang).format(value_text(abs(less), lang))
        ratio = self.ratio
        if ratio is None or not ratio.defined or not less:
            return shown
        return shown + _TIMES.say(lang).format(value_text(ratio.fraction(), lang))


def keeping_or_winning(keeping: Measurement | Money, winning: Measurement | Money) -> KeepingCost:
    """Set what keeping a customer costs beside what winning one does, as 000 compares them.

    >>> from salesterms import Money, cac
    >>> from salesterms.metrics import keeping_or_winning
    >>> keeping_or_winning(Money(120, "EUR"), Money(600, "EUR")).holds
    True
    >>> nobody = cac.formula(spend=Money(600, "EUR"), new_customers=0)
    >>> keeping_or_winning(Money(120, "EUR"), nobody).holds is None
    True

    Each is Money of 0 or more, or a `Measurement`: of `customer_retention_cost` and of `cac`, in
    this order. Of the same period, and with costs of the same kind: fully loaded beside fully
    loaded. What has no value makes the verdict unknown, with the reason, and as much is not less.
    Raises `WrongArgument`, `BadArgument` for a measurement of another metric, such as the two the
    other way round, and `CurrencyMismatch` for two currencies. Source: 000:8.
    """
    costs: dict[str, Money | None] = {}
    why = []
    for name, title, given in (("keeping", _KEEPING, keeping), ("winning", _WINNING, winning)):
        _COST.check(name, given)
        if isinstance(given, Measurement) and given.metric != _MEASURED_BY[name]:
            raise BadArgument(name, given.metric, _measurement_of(_MEASURED_BY[name]))
        value: Any = given.value if isinstance(given, Measurement) else given
        costs[name] = value
        if isinstance(given, Measurement) and value is None:
            why.append(_reason(title, given))
    found = KeepingCost(**costs, why=tuple(why))
    found.less  # noqa: B018 - two currencies raise here, and not where it is asked
    return found


def _measurement_of(metric: str) -> Text:
    return Text(
        f"Money, or a Measurement of {metric}; of a metric of your own its .value",
        f"Money, of een Measurement van {metric}; van een eigen metric de .value",
    )


def _reason(title: Text, given: Measurement) -> Text:
    return Text.both(
        lambda lang: f"{title.say(lang)}: {reason_text(given.reason, lang, given.details)}"
    )
