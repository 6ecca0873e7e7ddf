"""How large a market is: all of it, what can be served of it, and what can be won of that.

Each is counted from the top, as a share of something larger, or from below, as accounts times what
one pays in a year. Nothing is ever more than what it is a part of: SOM <= SAM <= TAM.

Glossary: total-addressable-market (000:94), serviceable-available-market.
"""

from __future__ import annotations

from typing import Any, Final

from salesterms.errors import Text
from salesterms.metrics.amounts import FROM_ZERO, bare, check_alike, valued
from salesterms.metrics.calculation import Calculation
from salesterms.metrics.definition import Definition, Edge, Unanswered
from salesterms.metrics.rates import SHARE, Rate, fraction_of
from salesterms.metrics.terms import COUNT
from salesterms.results import Formula, Source, Status

_SOURCE: Final = Source(
    Text(
        "bit1024: the accounts of the market times what one pays in a year (ACV)",
        "bit1024: de klanten in de markt maal wat er één per jaar betaalt (ACV)",
    ),
    ("bit1024.com, TAM calculator", "000:94"),
)
_LAST: Final = Source(
    Text(
        "Tenaga: last year's share of the market that can be served, of this year's",
        "Tenaga: het aandeel van vorig jaar in de bedienbare markt, van die van dit jaar",
    ),
    ("sites.google.com, tenaga: market sizing",),
)
_TOP_DOWN: Final = Source(
    Text(
        "ours, from the top: a share of something that is known",
        "eigen definitie, van bovenaf: een aandeel van iets dat bekend is",
    )
)
_FROM_BELOW: Final = Source(
    Text(
        "ours, from below, as the TAM: accounts times what one pays in a year",
        "eigen definitie, van onderop, zoals de TAM: klanten maal wat er één per jaar betaalt",
    )
)


def _accounts(accounts: int, acv: Any) -> Any:
    return valued(acv, accounts * bare(acv))


def _part(whole: Any, share: Rate) -> Any:
    return valued(whole, bare(whole) * fraction_of(share))


def _industry(industry_revenue: Any, relevant_share: Rate) -> Any:
    return _part(industry_revenue, relevant_share)


def _served_part(tam: Any, served_share: Rate) -> Any:
    return _part(tam, served_share)


def _won_part(sam: Any, won_share: Rate) -> Any:
    return _part(sam, won_share)


def _more(reason: str, part: Any, whole: Any) -> Unanswered:
    return Unanswered(reason, (f"{part} > {whole}",), Status.REFUSED)


def _served(served: int, accounts: int, acv: Any) -> Any:
    too_many = served > accounts
    return _more("more_than_tam", served, accounts) if too_many else _accounts(served, acv)


def _obtainable(obtainable: int, served: int, acv: Any) -> Any:
    too_many = obtainable > served
    return _more("more_than_sam", obtainable, served) if too_many else _accounts(obtainable, acv)


def _last_share(last_revenue: Any, last_sam: Any, sam: Any) -> Any:
    check_alike(last_revenue=last_revenue, last_sam=last_sam, sam=sam)
    before = bare(last_sam)
    if bare(last_revenue) > before:
        return _more("more_than_sam", last_revenue, last_sam)
    return valued(sam, bare(last_revenue) / before * bare(sam)) if before else None


_NOTHING: Final = Text("0, which is a value", "0, en dat is een waarde")
_NO_SHARE: Final = Edge(
    "no_share",
    Text("a share below 0 or above 1", "een aandeel onder 0 of boven 1"),
    Text("raises BadArgument", "geeft de fout BadArgument"),
)
_ROUNDED: Final = Edge(
    "rounded",
    Text("amounts in Money", "bedragen in Money"),
    Text(
        "rounded once, half up, to the minor unit; bare numbers give the exact number",
        "één keer afgerond, half naar boven, op de kleinste munteenheid; kale getallen geven het"
        " precieze getal",
    ),
)


def _out_of_order(id_: str, when: Text, reason: str, variants: tuple[str, ...]) -> Edge:
    gives = Text(f"refused ({reason})", f"geweigerd ({reason})")
    return Edge(id_, when, gives, variants)


tam = Calculation(
    id="tam",
    title=Text("Total addressable market (TAM)", "Totale adresseerbare markt (TAM)"),
    term="total-addressable-market",
    variants=(
        Definition(
            name="bottom_up",
            says=Text(
                "all accounts that could use it x what one pays in a year",
                "alle klanten die er iets aan kunnen hebben x wat er één per jaar betaalt",
            ),
            compute=_accounts,
            takes={"accounts": COUNT, "acv": FROM_ZERO},
            formula=Formula("{accounts} x {acv}", r"<accounts> \times <acv>"),
            source=_SOURCE,
            unit="value",
            exact=False,
        ),
        Definition(
            name="top_down",
            says=Text(
                "the share of the turnover of an industry that concerns the offer",
                "het deel van de omzet van een sector dat het aanbod betreft",
            ),
            compute=_industry,
            takes={"industry_revenue": FROM_ZERO, "relevant_share": SHARE},
            formula=Formula(
                "{industry_revenue} x {relevant_share}",
                r"<industry_revenue> \times <relevant_share>",
            ),
            source=_TOP_DOWN,
            unit="value",
            exact=False,
        ),
    ),
    edges=(
        Edge(
            "empty",
            Text("no accounts, or a share of 0", "geen klanten, of een aandeel van 0"),
            _NOTHING,
        ),
        _NO_SHARE,
        _ROUNDED,
    ),
)

sam = Calculation(
    id="sam",
    title=Text("Serviceable available market (SAM)", "Bedienbare markt (SAM)"),
    term="serviceable-available-market",
    variants=(
        Definition(
            name="top_down",
            says=Text(
                "the share of the TAM that can be served", "het deel van de TAM dat te bedienen is"
            ),
            compute=_served_part,
            takes={"tam": FROM_ZERO, "served_share": SHARE},
            formula=Formula("{tam} x {served_share}", r"<tam> \times <served_share>"),
            source=_TOP_DOWN,
            unit="value",
            exact=False,
        ),
        Definition(
            name="bottom_up",
            says=Text(
                "the accounts of the TAM that can be served x what one pays in a year",
                "de klanten in de TAM die te bedienen zijn x wat er één per jaar betaalt",
            ),
            compute=_served,
            takes={"served": COUNT, "accounts": COUNT, "acv": FROM_ZERO},
            formula=Formula(
                "{served} x {acv}",
                r"<served> \times <acv>",
                Text(
                    "accounts that can be served x ACV, of no more accounts than the TAM has",
                    "klanten die te bedienen zijn x ACV, niet meer klanten dan de TAM telt",
                ),
            ),
            source=_FROM_BELOW,
            unit="value",
            exact=False,
        ),
    ),
    edges=(
        _out_of_order(
            "more_than_tam",
            Text(
                "more accounts can be served than the TAM has",
                "er zijn meer klanten te bedienen dan de TAM telt",
            ),
            "more_than_tam",
            ("bottom_up",),
        ),
        Edge(
            "empty",
            Text("nobody can be served", "niemand is te bedienen"),
            _NOTHING,
        ),
        _NO_SHARE,
        _ROUNDED,
    ),
)

som = Calculation(
    id="som",
    title=Text("Serviceable obtainable market (SOM)", "Haalbare markt (SOM)"),
    term="serviceable-obtainable-market",
    variants=(
        Definition(
            name="top_down",
            says=Text(
                "the share of the SAM that can be won", "het deel van de SAM dat te winnen is"
            ),
            compute=_won_part,
            takes={"sam": FROM_ZERO, "won_share": SHARE},
            formula=Formula("{sam} x {won_share}", r"<sam> \times <won_share>"),
            source=_TOP_DOWN,
            unit="value",
            exact=False,
        ),
        Definition(
            name="last_share",
            says=Text(
                "the share of the SAM that was won last year, of the SAM of this year",
                "het deel van de SAM dat vorig jaar is gewonnen, van de SAM van dit jaar",
            ),
            compute=_last_share,
            takes={"last_revenue": FROM_ZERO, "last_sam": FROM_ZERO, "sam": FROM_ZERO},
            formula=Formula(
                "{last_revenue} / {last_sam} x {sam}",
                r"\frac{<last_revenue>}{<last_sam>} \times <sam>",
            ),
            over="last_sam",
            source=_LAST,
            unit="value",
            exact=False,
        ),
        Definition(
            name="bottom_up",
            says=Text(
                "the accounts of the SAM that can be won x what one pays in a year",
                "de klanten in de SAM die te winnen zijn x wat er één per jaar betaalt",
            ),
            compute=_obtainable,
            takes={"obtainable": COUNT, "served": COUNT, "acv": FROM_ZERO},
            formula=Formula(
                "{obtainable} x {acv}",
                r"<obtainable> \times <acv>",
                Text(
                    "accounts that can be won x ACV, of no more accounts than the SAM has",
                    "klanten die te winnen zijn x ACV, niet meer klanten dan de SAM telt",
                ),
            ),
            source=_FROM_BELOW,
            unit="value",
            exact=False,
        ),
    ),
    edges=(
        _out_of_order(
            "more_than_sam",
            Text(
                "more accounts can be won than the SAM has, or last year's revenue was more than"
                " its SAM",
                "er zijn meer klanten te winnen dan de SAM telt, of de omzet van vorig jaar was"
                " meer dan de SAM ervan",
            ),
            "more_than_sam",
            ("last_share", "bottom_up"),
        ),
        Edge(
            "no_last_sam",
            Text("there was no SAM last year", "vorig jaar was er geen SAM"),
            Text(
                "undefined (zero_denominator): no share can be told",
                "onbepaald (zero_denominator): er is geen aandeel te noemen",
            ),
            ("last_share",),
        ),
        Edge(
            "empty",
            Text("nothing can be won", "er is niets te winnen"),
            _NOTHING,
        ),
        Edge(
            "one_kind",
            Text(
                "Money beside a bare number, or two currencies",
                "Money naast een kaal getal, of twee munteenheden",
            ),
            Text(
                "raises BadArgument, or CurrencyMismatch for two currencies",
                "geeft de fout BadArgument, of CurrencyMismatch bij twee munteenheden",
            ),
            ("last_share",),
        ),
        _NO_SHARE,
        _ROUNDED,
    ),
)
