"""A statement of commission in words, as rows and as a table for a notebook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from salesterms._render import element, html_table
from salesterms.entities.plans.commission_kinds import COMMISSION_KIND_WORDS
from salesterms.errors import Text
from salesterms.results import reason_text, value_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from salesterms.metrics.commissions.line import CommissionAdjustment, CommissionLine
    from salesterms.metrics.commissions.statement import CommissionStatement, CommissionStatements

_STATUS: Final = {
    "undefined": Text("undefined", "onbepaald"),
    "refused": Text("refused", "geweigerd"),
}
_MODES: Final = {
    "half_even": Text("half to even", "half naar even"),
    "half_up": Text("half up", "half naar boven"),
    "up": Text("away from zero", "van nul af"),
    "down": Text("towards zero", "naar nul toe"),
    "floor": Text("down", "naar beneden"),
    "ceiling": Text("up", "naar boven"),
}
_OF = Text("Commission of {0}", "Commissie van {0}")
_ANYBODY = Text("Commission", "Commissie")
_PERIOD = Text(
    "Period: {0} up to, not including, {1}", "Periode: {0} tot {1}, die dag niet meegeteld"
)
_AS_OF = Text("As of: {0}", "Peildatum: {0}")
_PLAN = Text("Plan: {0} ({1}), paid on {2}", "Plan: {0} ({1}), over {2}")
_BASES = {
    "revenue": Text("revenue", "omzet"),
    "margin": Text("margin", "marge"),
    "units": Text("units", "stuks"),
}
_QUOTA = Text("Quota: {0}", "Target: {0}")
_SOLD = Text("Sold: {0}, in {1} of {2} deals", "Verkocht: {0}, in {1} van {2} deals")
_IN_TIER = Text("{0} x {1} in tier {2}", "{0} x {1} in schijf {2}")
_REACHED = Text("{0} x {1}, tier {2} is reached", "{0} x {1}, schijf {2} is bereikt")
_OF_PRODUCT = Text("{0} x {1} for {2}", "{0} x {1} voor {2}")
_NOTHING = Text("an amount of 0", "een bedrag van 0")
_LEFT_OUT = Text("left out: {0}", "buiten beschouwing: {0}")
_UNDATED = Text("without a date", "zonder datum")
_EARNED = Text("Earned, exactly: {0}", "Verdiend, precies: {0}")
_PAYOUT = Text(
    "Paid out: {0}, the sum of the lines; rounded once, {1}, and the difference shared over the"
    " lines by largest remainder",
    "Uitbetaald: {0}, de som van de regels; één keer afgerond, {1}, en het verschil over de regels"
    " verdeeld naar grootste rest",
)
_OWED = Text("Still to be repaid of draws: {0}", "Nog te verrekenen voorschot: {0}")
_TOTAL = Text("Paid out in all: {0}", "In totaal uitbetaald: {0}")
_NOBODYS = Text("Deals without a seller: {0}", "Deals zonder verkoper: {0}")
_HEADER = (Text("deal", "deal"), Text("why", "waarom"), Text("paid", "uitbetaald"))


def _said(text: Text, lang: str, *given: object) -> str:
    return text.say(lang).format(*given)


def _plain(number: Decimal) -> str:
    return f"{number:f}"


def heading(statement: CommissionStatement, lang: str) -> str:
    """Whose commission, and how much; or why there is no answer."""
    seller = statement.seller
    whose = _ANYBODY.say(lang) if seller is None else _said(_OF, lang, seller)
    if statement.payout is None:
        why = reason_text(statement.reason, lang, statement.details)
        return f"{whose}: {_STATUS[statement.status].say(lang)} ({why})"
    return f"{whose}: {statement.payout}"


def how(line: CommissionLine, lang: str) -> str:
    """What a line was paid on and at which rate, or why it was left out."""
    if line.reason:
        return _said(_LEFT_OUT, lang, reason_text(line.reason, lang))
    if not line.parts:
        return _NOTHING.say(lang)
    said = {"tiers": _IN_TIER, "reached": _REACHED, "product": _OF_PRODUCT}[line.rates.name]
    of_product = line.rates.name == "product"
    return " + ".join(
        _said(said, lang, _plain(p.part), _plain(p.rate), line.product if of_product else p.tier)
        for p in line.parts
    )


def _adjusted(one: CommissionAdjustment, lang: str) -> str:
    return reason_text(one.kind, lang) + (f" ({one.about})" if one.about else "")


def explanation(statement: CommissionStatement, lang: str) -> Iterator[str]:
    """The lines of `CommissionStatement.explain`."""
    plan = statement.plan
    yield heading(statement, lang)
    kind = COMMISSION_KIND_WORDS[plan.kind].say(lang)
    yield "  " + _said(_PLAN, lang, plan.name, kind, _BASES[plan.basis].say(lang))
    if statement.period is not None:
        yield "  " + _said(_PERIOD, lang, statement.period.start, statement.period.end)
    if statement.as_of is not None:
        yield "  " + _said(_AS_OF, lang, statement.as_of)
    if statement.quota is not None:
        yield "  " + _said(_QUOTA, lang, statement.quota)
    if statement.payout is not None:
        counts = statement.counted, len(statement.lines)
        yield "  " + _said(_SOLD, lang, statement.sold, *counts)
    for line in statement.lines:
        day = _UNDATED.say(lang) if line.closed is None else line.closed
        yield f"    {line.id} ({day}): {line.paid}; {how(line, lang)}"
    for one in statement.adjustments:
        yield f"    {one.paid}: {_adjusted(one, lang)}"
    if statement.payout is not None:
        mode = _MODES[statement.rounding].say(lang)
        yield "  " + _said(_EARNED, lang, statement.earned)
        yield "  " + _said(_PAYOUT, lang, statement.payout, mode)
    if statement.owed:
        yield "  " + _said(_OWED, lang, value_text(statement.owed, lang))


def explanation_of_all(statements: CommissionStatements, lang: str) -> Iterator[str]:
    """The lines of `CommissionStatements.explain`."""
    for one in statements.values():
        yield from explanation(one, lang)
    totals = ", ".join(str(total) for total in statements.totals.values()) or "0"
    yield _said(_TOTAL, lang, totals)
    if statements.without_seller:
        yield _said(_NOBODYS, lang, statements.without_seller)


def rows(statement: CommissionStatement) -> list[dict[str, Any]]:
    """The rows of `to_rows`: the same keys for a deal and for an adjustment."""
    found: list[dict[str, Any]] = [
        {
            "seller": statement.seller,
            "line": "deal",
            "id": line.id,
            "product": line.product,
            "closed": line.closed,
            "credited": line.credited,
            "commission": line.commission,
            "paid": line.paid.amount,
            "currency": line.rates.currency,
            "reason": line.reason,
        }
        for line in statement.lines
    ]
    found += [
        {
            "seller": statement.seller,
            "line": one.kind,
            "id": one.about,
            "product": None,
            "closed": None,
            "credited": None,
            "commission": one.amount,
            "paid": one.paid.amount,
            "currency": one.currency,
            "reason": "",
        }
        for one in statement.adjustments
    ]
    return found


def html_statement(statement: CommissionStatement, lang: str) -> str:
    """A statement as a table."""
    lines = [(line.id, how(line, lang), str(line.paid)) for line in statement.lines]
    lines += [("", _adjusted(one, lang), str(one.paid)) for one in statement.adjustments]
    table = html_table(
        tuple(word.say(lang) for word in _HEADER),
        lines,
        caption=heading(statement, lang),
        numeric=2,
    )
    return element("div", table, class_="salesterms")
