"""Whom a lead goes to: the row that decided, those before it, and nobody where nobody was found."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Final

from attrs import field, frozen

from salesterms.entities.teams.member import Member
from salesterms.entities.teams.rule import RoutingRule
from salesterms.errors import Text
from salesterms.values import about, instant


class RowVerdict(StrEnum):
    """Why a row did not decide."""

    #: It does not hold.
    FAILS = "fails"
    #: Whether it holds is not known.
    UNKNOWN = "unknown"
    #: It holds, and nobody was there to send to.
    NOBODY_THERE = "nobody_there"


class Nobody(StrEnum):
    """Why a lead goes to nobody."""

    #: No row holds for certain.
    NO_ROW = "no_row"
    #: The row that decides sends to nobody.
    MEANT = "meant"
    #: The row names a team that was not given.
    NO_SUCH_TEAM = "no_such_team"
    #: The row names a member whom no team that was given has.
    NO_SUCH_MEMBER = "no_such_member"
    #: Nobody has what the row asks for, or nobody of them is there.
    NONE_FITS = "none_fits"
    #: Several fit, and the call did not say how to choose.
    SEVERAL_FIT = "several_fit"


NOBODY_WORDS: Final = {
    Nobody.NO_ROW: Text("no row holds for certain", "geen enkele rij geldt met zekerheid"),
    Nobody.MEANT: Text("the row sends to nobody", "de rij stuurt naar niemand"),
    Nobody.NO_SUCH_TEAM: Text("that team was not given", "dat team is niet opgegeven"),
    Nobody.NO_SUCH_MEMBER: Text("no team has that member", "geen team heeft dat lid"),
    Nobody.NONE_FITS: Text("nobody who fits is there", "er is niemand die past"),
    Nobody.SEVERAL_FIT: Text(
        "several fit, and nothing says how to choose",
        "er passen er meer, en hoe te kiezen is niet gezegd",
    ),
}
_VERDICTS: Final = {
    RowVerdict.FAILS: Text("row {0} does not hold: {1}", "rij {0} geldt niet: {1}"),
    RowVerdict.UNKNOWN: Text("row {0} may come first: {1}", "rij {0} gaat mogelijk voor: {1}"),
    RowVerdict.NOBODY_THERE: Text("row {0} holds, and {1}", "rij {0} geldt, en {1}"),
}
_BY: Final = Text("{0}, row {1}", "{0}, rij {1}")
_NOBODY: Final = Text("nobody", "niemand")
_TO: Final = Text("  To: {0}", "  Naar: {0}")
_CHOSEN: Final = Text("  Chosen among {0}: {1}", "  Gekozen uit {0}: {1}")
_FIT: Final = Text("  Fit: {0}", "  Passen: {0}")
_LEFT: Final = Text("  Left out: {0}: {1}", "  Weggelaten: {0}: {1}")


@frozen(kw_only=True)
class RowTried:
    """A row above the one that decided, and why it did not.

    `number` counts from 1. `because` has what was in the way; `ask` the facts and attributes that
    would settle it, where it is not known whether the row holds.
    """

    number: int = field(metadata=about("its number, from 1", "het nummer, vanaf 1"))
    rule: RoutingRule = field(repr=False, metadata=about("the row", "de rij"))
    verdict: RowVerdict = field(metadata=about("why it did not decide", "waarom die niet besliste"))
    because: tuple[Text, ...] = field(metadata=about("what was in the way", "wat in de weg stond"))
    ask: tuple[str, ...] = field(
        default=(), metadata=about("what would settle it", "wat het zou beslissen")
    )

    def explain(self, lang: str = "en") -> str:
        """The row and what was in the way, in English ("en") or Dutch ("nl")."""
        said = "; ".join(one.say(lang) for one in self.because)
        return _VERDICTS[self.verdict].say(lang).format(self.number, said)


@frozen(kw_only=True)
class Routed:
    """Whom a lead goes to, and why; made by `route`.

    `member` is the one, or None with the reason in `nobody`. `rule` is the row that decided and
    `row` its number from 1; None where no row did. `tried` are the rows above it. `candidates` are
    the ids of all who fit, in order, `chosen` says how one of several was taken, and `left_out`
    those whom the row means and who do not fit, each with the reason.

    Glossary: lead, sales team (000:62, 000:70, 001:19).
    """

    routing: str = field(metadata=about("the routing", "de routering"))
    as_of: datetime = field(eq=instant, metadata=about("the moment", "het moment"))
    member: Member | None = field(
        default=None, repr=False, metadata=about("whom it goes to", "naar wie de lead gaat")
    )
    nobody: Nobody | None = field(default=None, metadata=about("why nobody", "waarom niemand"))
    row: int | None = field(default=None, metadata=about("the row, from 1", "de rij, vanaf 1"))
    rule: RoutingRule | None = field(
        default=None, repr=False, metadata=about("the row that decided", "de rij die besliste")
    )
    chosen: Text | None = field(
        default=None, metadata=about("how one was chosen", "hoe er een is gekozen")
    )
    candidates: tuple[str, ...] = field(
        default=(), metadata=about("the ids of all who fit", "de kenmerken van wie past")
    )
    left_out: tuple[tuple[str, Text], ...] = field(
        default=(), metadata=about("who does not fit, and why", "wie niet past, en waarom")
    )
    tried: tuple[RowTried, ...] = field(
        default=(), metadata=about("the rows before it", "de rijen ervoor")
    )

    @property
    def certain(self) -> bool:
        """Whether nothing that is still unknown could let an earlier row decide."""
        return all(row.verdict is not RowVerdict.UNKNOWN for row in self.tried)

    @property
    def ask(self) -> tuple[str, ...]:
        """The facts and attributes that would settle the earlier rows, each once."""
        return tuple(dict.fromkeys(name for row in self.tried for name in row.ask))

    def explain(self, lang: str = "en") -> str:
        """Whom it goes to and why, the rows before it and who was left out, in two languages."""
        lines = [self._first(lang)]
        if self.rule is not None:
            lines.append(_TO.say(lang).format(self.rule.target.say(lang)))
        if self.chosen is not None:
            lines.append(
                _CHOSEN.say(lang).format(", ".join(self.candidates), self.chosen.say(lang))
            )
        elif self.nobody is Nobody.SEVERAL_FIT:
            lines.append(_FIT.say(lang).format(", ".join(self.candidates)))
        lines += [_LEFT.say(lang).format(id_, why.say(lang)) for id_, why in self.left_out]
        lines += [f"  {row.explain(lang)}" for row in self.tried]
        return "\n".join(lines)

    def _first(self, lang: str) -> str:
        who = _NOBODY.say(lang) if self.member is None else self.member.id
        said = [] if self.rule is None else [self.rule.reason.say(lang)]
        if self.nobody is not None and self.nobody is not Nobody.MEANT:
            said.append(NOBODY_WORDS[self.nobody].say(lang))
        by = [self.routing]
        if self.rule is not None:
            by = [_BY.say(lang).format(self.routing, self.row), *self.rule.cites]
        return f"{who}: {'; '.join(said)} ({'; '.join(by)})"
