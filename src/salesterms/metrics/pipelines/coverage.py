"""How many times the open deals cover a quota, and how many times they should.

Glossary: salespipeline (000:74). Vendors use one word for four numbers; each is a variant.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from salesterms.criteria import Row, Sum
from salesterms.errors import Text
from salesterms.lifecycle import CLOSED as CLOSED_CATEGORIES
from salesterms.metrics.calculation import Calculation
from salesterms.metrics.deal_edges import PERIOD_AHEAD
from salesterms.metrics.definition import Definition, Edge, Unanswered
from salesterms.metrics.fields import AMOUNT, CLOSED, EXPECTED_CLOSE, PERIOD, STATUS
from salesterms.metrics.opportunity_rows import OPPORTUNITIES
from salesterms.metrics.pipelines.tables import NO_AMOUNT, OPEN_BY_EXPECTED, QUOTA_IN_OTHER_CURRENCY
from salesterms.metrics.rates import Rate, ratio_of
from salesterms.metrics.row_metric import RowMetric
from salesterms.metrics.shares import share_of
from salesterms.metrics.tables import (
    CLOSED_LATER,
    DECIDED,
    HELD,
    LOST,
    OPEN,
    THERE,
    WHEN_CLOSED_UNKNOWN,
    WON,
)
from salesterms.metrics.variant import NotBy, Variant
from salesterms.results import Formula, Source, Status
from salesterms.values import Ratio

if TYPE_CHECKING:
    from salesterms.values import Money

#: Won by close date and open by expected close date, both in the period that the quota is for.
_OPEN_AND_WON = (
    *THERE,
    WHEN_CLOSED_UNKNOWN,
    CLOSED_LATER,
    LOST,
    Row("no_close_date", CLOSED.missing() & STATUS.is_(*CLOSED_CATEGORIES), only_with="period"),
    Row("outside_period", STATUS.is_(*CLOSED_CATEGORIES) & ~CLOSED.within(PERIOD)),
    NO_AMOUNT,
    WON,
    Row("no_expected_close", EXPECTED_CLOSE.missing(), only_with="period"),
    Row("outside_period", ~EXPECTED_CLOSE.within(PERIOD)),
    HELD,
    OPEN,
)


def _of_quota(open_: Money, quota: Money, win_rate: Rate = 1) -> Ratio | Unanswered:
    if open_.currency != quota.currency:
        return Unanswered(QUOTA_IN_OTHER_CURRENCY, (open_.currency,), Status.REFUSED)
    rate = ratio_of(win_rate)
    return (open_ * rate.numerator) / (quota * rate.denominator)


def _of_remaining(open_: Money, won: Money, quota: Money, win_rate: Rate = 1) -> Ratio | Unanswered:
    if won.currency != quota.currency:
        return Unanswered(QUOTA_IN_OTHER_CURRENCY, (won.currency,), Status.REFUSED)
    remaining = quota - won
    if remaining.amount <= 0:
        return Unanswered("quota_reached", (str(won), str(quota)))
    return _of_quota(open_, remaining, win_rate)


_WEIGHTED = Source(
    Text(
        "the expected share of the quota: open pipeline times the win rate, set against the same"
        " quota; never against a target that was itself divided by the win rate",
        "het verwachte deel van het target: open pipeline maal de winratio, tegenover hetzelfde"
        " target; nooit tegenover een doel dat zelf al door de winratio is gedeeld",
    ),
    ("winsabove.pages.dev, glossary: pipeline coverage",),
)

#: Each group would be set against what all of them have to bring in together. A currency is no such
#: group: what is in another one than the quota is refused there, and only there.
_ONE_QUOTA = NotBy(
    Text(
        "no groups but by currency: give the deals of one group, as of one owner, with its own"
        " quota; quota_attainment measures several quotas at once",
        "geen groepen, behalve per munteenheid: geef de deals van één groep, zoals van één"
        " verkoper, met het target ervan; quota_attainment meet meer targets tegelijk",
    ),
    may=frozenset({"currency"}),
)

_OF_QUOTA = ("open_of_quota", "win_rate_of_quota")
_OF_REMAINING = ("open_of_remaining", "win_rate_of_remaining")

pipeline_coverage = RowMetric(
    id="pipeline_coverage",
    term="sales-pipeline",
    rows=OPPORTUNITIES,
    title=Text("Pipeline coverage", "Pipelinedekking"),
    variants=(
        Variant(
            name="open_of_quota",
            says=Text(
                "how many times the amounts of open deals hold the quota",
                "hoeveel keer het target in de bedragen van openstaande deals past",
            ),
            places=OPEN_BY_EXPECTED,
            counted=("open",),
            quantity=Sum(AMOUNT),
            compute=lambda open, quota: _of_quota(open, quota),  # noqa: A006, PLW0108 - the terms
            formula=Formula.quotient(("open",), ("quota",)),
            over="quota",
            date="expected_close",
            ahead=True,
            needs=("quota",),
            not_by=_ONE_QUOTA,
            source=Source(
                Text(
                    "coverage as it is taught at the start of a period: open pipeline over quota",
                    "de dekking zoals die aan het begin van een periode wordt berekend: open"
                    " pipeline gedeeld door het target",
                ),
                ("getgangly.com, Pipeline coverage",),
            ),
            unit="times",
        ),
        Variant(
            name="open_of_remaining",
            says=Text(
                "how many times the amounts of open deals hold what is left of the quota",
                "hoeveel keer wat er van het target over is in de bedragen van openstaande deals"
                " past",
            ),
            places=_OPEN_AND_WON,
            counted=("open", "won"),
            quantity=Sum(AMOUNT),
            compute=lambda open, won, quota: _of_remaining(open, won, quota),  # noqa: A006, PLW0108 - the terms
            formula=Formula("{open} / ({quota} - {won})", r"\frac{<open>}{<quota> - <won>}"),
            over="quota - won",
            date="closes",
            ahead=True,
            needs=("quota",),
            not_by=_ONE_QUOTA,
            source=Source(
                Text(
                    "coverage during a period: what was won is off the quota, and out of the"
                    " pipeline too",
                    "de dekking in de loop van een periode: wat gewonnen is gaat van het target af,"
                    " en staat ook niet meer in de pipeline",
                ),
                ("winsabove.pages.dev, glossary: pipeline coverage",),
            ),
            unit="times",
        ),
        Variant(
            name="win_rate_of_quota",
            says=Text(
                "the amounts of open deals times the win rate, of the quota",
                "de bedragen van openstaande deals maal de winratio, als deel van het target",
            ),
            places=OPEN_BY_EXPECTED,
            counted=("open",),
            quantity=Sum(AMOUNT),
            compute=lambda open, quota, win_rate: _of_quota(open, quota, win_rate),  # noqa: A006, PLW0108 - the terms
            formula=Formula(
                "{open} * {win_rate} / {quota}", r"\frac{<open> \cdot <win_rate>}{<quota>}"
            ),
            over="quota",
            date="expected_close",
            ahead=True,
            needs=("quota", "win_rate"),
            not_by=_ONE_QUOTA,
            source=_WEIGHTED,
            unit="times",
        ),
        Variant(
            name="win_rate_of_remaining",
            says=Text(
                "the amounts of open deals times the win rate, of what is left of the quota",
                "de bedragen van openstaande deals maal de winratio, als deel van wat er van het"
                " target over is",
            ),
            places=_OPEN_AND_WON,
            counted=("open", "won"),
            quantity=Sum(AMOUNT),
            compute=lambda open, won, quota, win_rate: _of_remaining(open, won, quota, win_rate),  # noqa: A006, PLW0108 - the terms
            formula=Formula(
                "{open} * {win_rate} / ({quota} - {won})",
                r"\frac{<open> \cdot <win_rate>}{<quota> - <won>}",
            ),
            over="quota - won",
            date="closes",
            ahead=True,
            needs=("quota", "win_rate"),
            not_by=_ONE_QUOTA,
            source=_WEIGHTED,
            unit="times",
        ),
    ),
    edges=(
        Edge(
            "no_quota",
            Text("a quota of 0", "een target van 0"),
            Text(
                "undefined (zero_denominator): nothing was asked, so nothing covers it",
                "onbepaald (zero_denominator): er is niets gevraagd, dus er valt niets te dekken",
            ),
            _OF_QUOTA,
        ),
        Edge(
            "quota_reached",
            Text(
                "as much was won as the quota, or more",
                "er is minstens zoveel gewonnen als het target",
            ),
            Text(
                "undefined (quota_reached): nothing is left to cover; neither 0 nor infinite",
                "onbepaald (quota_reached): er is niets meer te dekken; geen 0 en niet oneindig",
            ),
            _OF_REMAINING,
        ),
        Edge(
            "nothing_open",
            Text("no open deal counts", "geen openstaande deal telt mee"),
            Text(
                "0: the quota says in which currency nothing is open",
                "0: het target zegt in welke munteenheid er niets openstaat",
            ),
        ),
        Edge(
            "grouped",
            Text(
                "an answer is asked by group, as by owner",
                "het antwoord wordt per groep gevraagd, zoals per verkoper",
            ),
            Text(
                "refused (BadArgument), but for by currency: one quota is that of all deals, and no"
                " group's: give the deals of one owner with the quota of that owner",
                "geweigerd (BadArgument), behalve per munteenheid: één target is dat van alle"
                " deals, en van geen groep: geef de deals van één verkoper met diens target",
            ),
        ),
        PERIOD_AHEAD,
        Edge(
            "quota_in_other_currency",
            Text(
                "the deals that count are in another currency than the quota",
                "de deals die meetellen staan in een andere munteenheid dan het target",
            ),
            Text(
                "refused (quota_in_other_currency): nothing is converted",
                "geweigerd (quota_in_other_currency): er wordt niets omgerekend",
            ),
        ),
    ),
)

_REQUIRED = Source(
    Text(
        "required coverage: 1 over the win rate, so a win rate of 1 in 4 asks for 4 times"
        " the quota",
        "de benodigde dekking: 1 gedeeld door de winratio, dus wie 1 op 4 wint heeft 4 keer het"
        " target nodig",
    ),
    ("winsabove.pages.dev, glossary: required coverage", "getfairview.com, Pipeline coverage"),
)

required_coverage = RowMetric(
    id="required_coverage",
    term="sales-pipeline",
    rows=OPPORTUNITIES,
    title=Text("Required coverage", "Benodigde dekking"),
    variants=(
        Variant(
            name="of_win_rate_by_count",
            says=Text(
                "1 over the share of decided deals that was won",
                "1 gedeeld door het aandeel gewonnen van wat beslist is",
            ),
            places=(*DECIDED, WON, LOST),
            counted=("won", "lost"),
            **share_of(("won", "lost"), ("won",)),
            date="closed",
            source=_REQUIRED,
            unit="times",
        ),
        Variant(
            name="of_win_rate_by_value",
            says=Text(
                "1 over the share of the decided amount that was won",
                "1 gedeeld door het gewonnen aandeel van het bedrag waarover is beslist",
            ),
            places=(
                *DECIDED,
                NO_AMOUNT,
                # A credit note is no deal that could be won, as in close_ratio.
                Row("negative_amount", ~AMOUNT.at_least(0)),
                WON,
                LOST,
            ),
            counted=("won", "lost"),
            quantity=Sum(AMOUNT),
            **share_of(
                ("won", "lost"),
                ("won",),
                Text(
                    "(amount won + amount lost) / amount won",
                    "(gewonnen bedrag + verloren bedrag) / gewonnen bedrag",
                ),
            ),
            date="closed",
            source=_REQUIRED,
            unit="times",
        ),
    ),
    edges=(
        Edge(
            "nothing_won",
            Text("nothing was won", "er is niets gewonnen"),
            Text(
                "undefined (zero_denominator): with a win rate of 0 no pipeline is enough",
                "onbepaald (zero_denominator): bij een winratio van 0 is geen pipeline genoeg",
            ),
        ),
        Edge(
            "everything_won",
            Text("nothing was lost", "er is niets verloren"),
            Text("1: the quota itself is enough", "1: het target zelf is genoeg"),
        ),
    ),
)


def _required(win_rate: Rate) -> Ratio:
    rate = ratio_of(win_rate)
    # Decimals, as a rate that was given says nothing of how many deals it rests on.
    return Ratio(Decimal(rate.denominator), Decimal(rate.numerator))


coverage_for_win_rate = Calculation(
    id="coverage_for_win_rate",
    term="sales-pipeline",
    title=Text("Required coverage of a win rate", "Benodigde dekking bij een winratio"),
    variants=(
        Definition(
            name="inverse",
            says=Text("1 over the win rate", "1 gedeeld door de winratio"),
            compute=lambda win_rate: _required(win_rate),  # noqa: PLW0108 - the term
            formula=Formula("1 / {win_rate}", r"\frac{1}{<win_rate>}"),
            over="win_rate",
            source=_REQUIRED,
            unit="times",
        ),
    ),
    edges=(
        Edge(
            "never_won",
            Text("a win rate of 0", "een winratio van 0"),
            Text(
                "undefined (zero_denominator): no pipeline is enough",
                "onbepaald (zero_denominator): geen pipeline is genoeg",
            ),
        ),
        Edge(
            "always_won",
            Text("a win rate of 1", "een winratio van 1"),
            Text("1: the quota itself is enough", "1: het target zelf is genoeg"),
        ),
        Edge(
            "no_share",
            Text("a win rate below 0 or above 1", "een winratio onder 0 of boven 1"),
            Text("raises BadArgument", "geeft de fout BadArgument"),
        ),
    ),
)
