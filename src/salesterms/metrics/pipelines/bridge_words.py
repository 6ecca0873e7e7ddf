"""A pipeline bridge in words, for a terminal and for a notebook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from salesterms._render import element, html_table, text_table
from salesterms.errors import Text
from salesterms.results.words import value_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesterms.metrics.pipelines.bridge import PipelineBridge

_TITLE: Final = Text("Pipeline bridge, {0} to {1}", "Pipelinebrug, {0} tot en met {1}")
_EXPECTED: Final = Text(
    "expected to close from {0} up to, not including, {1}",
    "met een verwachte sluitdatum van {0} tot {1}, die dag zelf niet meegeteld",
)
_HEADER: Final = (
    Text("line", "regel"),
    Text("deals", "deals"),
    Text("amount", "bedrag"),
)
_EMPTY: Final = Text(
    "no deal was in the pipeline on either day",
    "op geen van beide dagen zat er een deal in de pipeline",
)
_OUTSIDE: Final = Text("Outside the bridge", "Buiten de brug")

#: Every line of a bridge, and every reason for standing outside it.
LINES: Final[dict[str, Text]] = {
    "opening": Text("opening", "begin"),
    "created": Text("created", "aangemaakt"),
    "appeared": Text(
        "appeared, created earlier or unknown when",
        "opgedoken, eerder aangemaakt of onbekend wanneer",
    ),
    "reopened": Text("open again after won or lost", "weer open na winst of verlies"),
    "taken_up": Text("no longer on hold", "niet langer in de wacht"),
    "pulled_in": Text("brought forward into the period", "naar voren gehaald, de periode in"),
    "slipped_in": Text("put off into the period", "uitgesteld, de periode in"),
    "dated": Text("given an expected close date", "verwachte sluitdatum gekregen"),
    "valued": Text("given an amount", "bedrag gekregen"),
    "from_other_currency": Text("from another currency", "uit een andere munteenheid"),
    "up": Text("worth more, and still in", "meer waard, en er nog in"),
    "down": Text("worth less, and still in", "minder waard, en er nog in"),
    "unchanged": Text("unchanged", "onveranderd"),
    "to_other_currency": Text("to another currency", "naar een andere munteenheid"),
    "unvalued": Text("amount taken away", "bedrag vervallen"),
    "undated": Text("expected close date taken away", "verwachte sluitdatum vervallen"),
    "slipped": Text("put off beyond the period", "uitgesteld tot na de periode"),
    "pulled_before": Text(
        "brought forward to before the period", "naar voren gehaald, tot vóór de periode"
    ),
    "put_on_hold": Text("put on hold", "in de wacht gezet"),
    "vanished": Text("not in the last snapshot", "niet in de laatste momentopname"),
    "lost": Text("lost", "verloren"),
    "won": Text("won", "gewonnen"),
    "closing": Text("closing", "eind"),
    "won_between": Text("created and won in between", "tussentijds aangemaakt en gewonnen"),
    "lost_between": Text("created and lost in between", "tussentijds aangemaakt en verloren"),
    "other_currency": Text("in another currency", "in een andere munteenheid"),
    "not_in_pipeline": Text(
        "in the pipeline on neither day", "op geen van beide dagen in de pipeline"
    ),
}


def told(bridge: PipelineBridge, lang: str) -> Iterator[str]:
    """The lines of `PipelineBridge.explain`."""
    title = _title(bridge, lang)
    if not bridge.currencies:
        yield title
        yield f"  {_EMPTY.say(lang)}"
    for code in bridge.currencies:
        yield f"{title}, {code}"
        yield text_table(_header(lang), _cells(bridge, code, lang))
    if bridge.outside:
        yield f"{_OUTSIDE.say(lang)}: {_outside(bridge, lang)}"


def html(bridge: PipelineBridge, lang: str) -> str:
    """The same for a notebook."""
    title = _title(bridge, lang)
    tables = [
        html_table(_header(lang), _cells(bridge, code, lang), caption=f"{title}, {code}")
        for code in bridge.currencies
    ]
    if not tables:
        tables = [element("p", f"{title}: {_EMPTY.say(lang)}")]
    if bridge.outside:
        tables.append(element("p", f"{_OUTSIDE.say(lang)}: {_outside(bridge, lang)}"))
    return element("div", *tables, class_="salesterms")


def _title(bridge: PipelineBridge, lang: str) -> str:
    said = _TITLE.say(lang).format(bridge.start, bridge.end)
    if bridge.period is None:
        return said
    return f"{said}, {_EXPECTED.say(lang).format(bridge.period.start, bridge.period.end)}"


def _header(lang: str) -> list[str]:
    return [word.say(lang) for word in _HEADER]


def _cells(bridge: PipelineBridge, code: str, lang: str) -> list[list[str]]:
    return [
        [LINES[row["line"]].say(lang), str(row["deals"]), value_text(row["amount"])]
        for row in bridge.to_rows()
        if row["currency"] == code
    ]


def _outside(bridge: PipelineBridge, lang: str) -> str:
    return "; ".join(f"{count} {LINES[name].say(lang)}" for name, count in bridge.outside.items())
