"""From one snapshot of a pipeline to another: what came in, what changed, and what went out."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from salesterms.criteria import OutOfBounds
from salesterms.entities.shapes import YES_OR_NO
from salesterms.errors import Text
from salesterms.metrics.arguments import BadArgument, currency_or_none, day_of, period_of
from salesterms.metrics.pipelines.movements import (
    ENTERED,
    LEFT,
    WENT,
    Movement,
    Pair,
    Standing,
    came_in,
    standing,
    stayed,
)
from salesterms.metrics.pipelines.snapshots import snapshot
from salesterms.values import FrozenMapping, Money, NotADecimal, Period, total

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from types import ModuleType

    from salesterms.entities import Opportunity

_LATER: Final = Text("a day after start", "een dag na start")


def _in_words() -> ModuleType:
    """The words and tables of a bridge: loaded when one is first shown."""
    from salesterms.metrics.pipelines import bridge_words

    return bridge_words


@frozen(kw_only=True)
class BridgeLine:
    """The deals that moved in one way: how many, and by how much the pipeline changed by them.

    >>> from datetime import date
    >>> from salesterms import Category, Money, Opportunity
    >>> from salesterms.metrics import pipeline_bridge
    >>> held = {"id": "D-1", "status": Category.OPEN, "created": date(2024, 1, 2)}
    >>> before = Opportunity(**held, amount=Money(100, "EUR"))
    >>> after = Opportunity(**held, amount=Money(130, "EUR"))
    >>> bridge = pipeline_bridge([before], [after], start="2024-01-31", end="2024-02-29")
    >>> line = bridge["EUR"].moved("up")
    >>> line.deals, str(line.amount), line.entered
    (1, '30 EUR', 0)

    `amount` is less than 0 for what went out. `ids` are the deals, in order; None unless asked for.
    """

    movement: Movement
    deals: int
    amount: Money
    ids: tuple[str, ...] | None = None

    @property
    def entered(self) -> int:
        """By how many deals the pipeline grew: below 0 for those that left, 0 for who stayed."""
        if self.movement in ENTERED:
            return self.deals
        return -self.deals if self.movement in LEFT else 0


@frozen(kw_only=True)
class CurrencyBridge:
    """The bridge of one currency: `opening` and all `lines` together are `closing`, exactly.

    >>> from datetime import date
    >>> from salesterms import Category, Money, Opportunity
    >>> from salesterms.metrics import pipeline_bridge
    >>> held = {"id": "D-1", "status": Category.OPEN, "created": date(2024, 1, 2)}
    >>> before = Opportunity(**held, amount=Money(100, "EUR"))
    >>> after = Opportunity(**held, amount=Money(130, "EUR"))
    >>> bridge = pipeline_bridge([before], [after], start="2024-01-31", end="2024-02-29")
    >>> euros = bridge["EUR"]
    >>> str(euros.opening), [line.movement.value for line in euros.lines], str(euros.closing)
    ('100 EUR', ['up'], '130 EUR')

    The lines stand in the order of `Movement`, those in which no deal moved left out.
    """

    currency: str
    opening: Money
    opening_deals: int
    lines: tuple[BridgeLine, ...]
    closing: Money
    closing_deals: int

    def moved(self, movement: Movement | str) -> BridgeLine:
        """The line of one movement; with no deals where none moved so.

        Raises `BadArgument` for what is no movement.
        """
        try:
            wanted = Movement(movement)
        except ValueError:
            raise BadArgument("movement", movement, _MOVEMENT) from None
        for line in self.lines:
            if line.movement is wanted:
                return line
        return BridgeLine(movement=wanted, deals=0, amount=Money(0, self.currency))


_MOVEMENT: Final = Text("a Movement, or its name", "een Movement, of de naam ervan")


@frozen(kw_only=True, repr=False)
class PipelineBridge:
    """What happened to a pipeline between two days, by currency; made by `pipeline_bridge`.

    >>> from datetime import date
    >>> from salesterms import Category, Money, Opportunity
    >>> from salesterms.metrics import pipeline_bridge
    >>> held = {"id": "D-1", "status": Category.OPEN, "created": date(2024, 1, 2)}
    >>> before = Opportunity(**held, amount=Money(100, "EUR"))
    >>> after = Opportunity(**held, amount=Money(130, "EUR"))
    >>> bridge = pipeline_bridge([before], [after], start="2024-01-31", end="2024-02-29")
    >>> [(row["line"], str(row["amount"])) for row in bridge.to_rows()]
    [('opening', '100 EUR'), ('up', '30 EUR'), ('closing', '130 EUR')]

    `currencies` holds a `CurrencyBridge` for each currency, by its code. `outside` tells how many
    deals were in the pipeline on neither day, and why: `won_between` and `lost_between` came and
    closed between the snapshots, `other_currency` are in none that was asked for, and
    `not_in_pipeline` are all others. Every deal of the two snapshots stands in one line, or in
    `outside`; only one whose currency changed stands in two, one in each currency.
    """

    start: date
    end: date
    period: Period | None
    currencies: FrozenMapping[str, CurrencyBridge]
    outside: FrozenMapping[str, int]

    def __getitem__(self, currency: str) -> CurrencyBridge:
        return self.currencies[currency]

    def to_rows(self) -> list[dict[str, Any]]:
        """A row for every line: currency, line, deals and amount; opening first, closing last.

        >>> pipeline_bridge([], [], start="2024-01-01", end="2024-02-01", currency="EUR").to_rows()[
        ...     0
        ... ]
        {'currency': 'EUR', 'line': 'opening', 'deals': 0, 'amount': Money('0', 'EUR')}
        """
        return [
            {"currency": code, "line": name, "deals": deals, "amount": amount}
            for code, bridge in self.currencies.items()
            for name, deals, amount in _listed(bridge)
        ]

    @staticmethod
    def says(line: str) -> Text:
        """What a line of `to_rows`, or a reason in `outside`, is called.

        >>> PipelineBridge.says("pulled_in").nl
        'naar voren gehaald, de periode in'
        """
        found: Text = _in_words().LINES[line]
        return found

    def explain(self, lang: str = "en") -> str:
        """A table for each currency, in English ("en") or Dutch ("nl")."""
        return "\n".join(_in_words().told(self, lang))

    def __repr__(self) -> str:
        return f"<PipelineBridge {self.start} to {self.end}: {', '.join(self.currencies)}>"

    def __str__(self) -> str:
        return self.explain()

    def _repr_html_(self) -> str:
        return str(_in_words().html(self, "en"))


def _listed(bridge: CurrencyBridge) -> Iterator[tuple[str, int, Money]]:
    yield "opening", bridge.opening_deals, bridge.opening
    for line in bridge.lines:
        yield line.movement.value, line.deals, line.amount
    yield "closing", bridge.closing_deals, bridge.closing


def pipeline_bridge(
    opening: Iterable[Opportunity],
    closing: Iterable[Opportunity],
    *,
    start: date | str,
    end: date | str,
    period: Period | str | None = None,
    currency: str | None = None,
    keep_ids: bool = False,
) -> PipelineBridge:
    """Explain the change of an open pipeline between two snapshots of it.

    >>> from salesterms import Category, Money, Opportunity
    >>> def deal(id, status, amount):
    ...     return Opportunity(id=id, status=Category(status), amount=Money(amount, "EUR"))
    >>> bridge = pipeline_bridge(
    ...     [deal("D-1", "open", 500), deal("D-2", "open", 300)],
    ...     [deal("D-1", "won", 450), deal("D-2", "open", 350)],
    ...     start="2024-01-01",
    ...     end="2024-04-01",
    ... )
    >>> print(bridge)
    Pipeline bridge, 2024-01-01 to 2024-04-01, EUR
      line                      deals       amount
      opening                       2   800.00 EUR
      worth more, and still in      1    50.00 EUR
      won                           1  -500.00 EUR
      closing                       1   350.00 EUR

    `opening` are the deals as they stood on the day `start`, `closing` as on the day `end`, which
    is later. In the pipeline is what is open, has an amount and, if a `period` is given, is
    expected to close in it; a deal on hold is not. Each deal moves once, by the first line that
    fits: one that went out takes away what it came in with, so a deal that was won for less than
    it stood for is only *won* here (what it was won for is `won_revenue`), and one that came in
    brings what it is worth now. Only of a deal that stayed is a change of amount told, as *up* or
    *down*. Amounts are exact, and never added across currencies; with `currency` only that one is
    given. With `keep_ids` each line holds the ids of its deals.

    No deals at all give a bridge without currencies, or one of zeros in the `currency` that was
    asked for. Raises `BadArgument` for days in the wrong order, for a deal that stands twice in one
    snapshot and for a source that has no amounts, or no dates that a period asks for, and
    `OutOfBounds` for amounts that cannot be added up exactly. After Salesforce's Pipeline
    Inspection and Ebsta's Pipeline Change (ebstalimited.zendesk.com).
    """
    YES_OR_NO.check("keep_ids", keep_ids)
    first, last = day_of(start, "start"), day_of(end, "end")
    if last <= first:
        raise BadArgument("end", end, _LATER)
    wanted, selected = currency_or_none(currency), period_of(period)
    looked_at = ("status", "amount", *(() if selected is None else ("expected_close",)))
    before = snapshot("opening", opening, looked_at)
    after = snapshot("closing", closing, looked_at)
    gathering = _Gathering(period=selected, wanted=wanted)
    for deal in sorted(before.keys() | after.keys()):
        gathering.add(deal, Pair(before.get(deal), after.get(deal), first))
    codes = sorted(gathering.effects) if wanted is None else [wanted]
    return PipelineBridge(
        start=first,
        end=last,
        period=selected,
        currencies=FrozenMapping((code, gathering.bridge(code, keep_ids)) for code in codes),
        outside=FrozenMapping(sorted(gathering.outside.items())),
    )


class _Gathering:
    """Takes deals one after another, and keeps what each did to which currency."""

    def __init__(self, *, period: Period | None, wanted: str | None) -> None:
        self.period = period
        self.wanted = wanted
        #: By currency: the movement, the deal, what it was worth before, and is worth after.
        self.effects: dict[str, list[tuple[Movement, str, Money | None, Money | None]]] = (
            defaultdict(list)
        )
        self.outside: dict[str, int] = defaultdict(int)

    def add(self, deal: str, pair: Pair) -> None:
        """Find what happened to a deal."""
        found = [
            (movement, before, after)
            for movement, before, after in _effects(pair, self.period)
            if self.wanted in {None, _code(before, after)}
        ]
        for movement, before, after in found:
            self.effects[_code(before, after)].append((movement, deal, before, after))
        if not found:
            self.outside[self._reason(pair)] += 1

    def _reason(self, pair: Pair) -> str:
        before, after = standing(pair.before, self.period), standing(pair.after, self.period)
        if Standing.IN in {before, after}:
            return "other_currency"
        if before is Standing.ABSENT and pair.begun and after in {Standing.WON, Standing.LOST}:
            return f"{after.value}_between"
        return "not_in_pipeline"

    def bridge(self, code: str, keep_ids: bool) -> CurrencyBridge:  # noqa: FBT001 - as it was asked
        """What all deals did to one currency."""
        effects = self.effects[code]
        before = [one[2] for one in effects if one[2] is not None]
        after = [one[3] for one in effects if one[3] is not None]
        return CurrencyBridge(
            currency=code,
            opening=_sum(before, code),
            opening_deals=len(before),
            lines=tuple(_lines(code, effects, keep_ids=keep_ids)),
            closing=_sum(after, code),
            closing_deals=len(after),
        )


def _effects(
    pair: Pair, period: Period | None
) -> Iterator[tuple[Movement, Money | None, Money | None]]:
    """What a deal did: nothing, one movement, or one in each of two currencies."""
    stood, stands = standing(pair.before, period), standing(pair.after, period)
    before = pair.before.amount if pair.before and stood is Standing.IN else None
    after = pair.after.amount if pair.after and stands is Standing.IN else None
    if before is None and after is not None:
        yield came_in(pair, stood), None, after
    elif before is not None and after is None:
        yield WENT[stands], before, None
    elif before is not None and after is not None:
        if before.currency == after.currency:
            yield stayed(before, after), before, after
        else:
            yield Movement.TO_OTHER_CURRENCY, before, None
            yield Movement.FROM_OTHER_CURRENCY, None, after


def _code(before: Money | None, after: Money | None) -> str:
    return next(amount.currency for amount in (before, after) if amount is not None)


def _lines(
    code: str,
    effects: Iterable[tuple[Movement, str, Money | None, Money | None]],
    *,
    keep_ids: bool,
) -> Iterator[BridgeLine]:
    by_movement: Mapping[Movement, list[tuple[str, Money]]] = defaultdict(list)
    for movement, deal, before, after in effects:
        by_movement[movement].append((deal, _sum(_signed(before, after), code)))
    for movement in Movement:
        if moved := by_movement.get(movement):
            yield BridgeLine(
                movement=movement,
                deals=len(moved),
                amount=_sum([amount for _, amount in moved], code),
                ids=tuple(deal for deal, _ in moved) if keep_ids else None,
            )


def _signed(before: Money | None, after: Money | None) -> Iterator[Money]:
    """What goes off the pipeline, and what comes on it."""
    if before is not None:
        yield -before
    if after is not None:
        yield after


def _sum(amounts: Iterable[Money], code: str) -> Money:
    try:
        return Money(total(amount.amount for amount in amounts), code)
    except NotADecimal:
        raise OutOfBounds from None
