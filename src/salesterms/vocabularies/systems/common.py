"""What the fields of several systems have in common: closed deals, open stages, worked leads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from salesterms.errors import Text
from salesterms.facts import Subject
from salesterms.facts.facts_of_sales import DEAL, STANDING, TALKED
from salesterms.facts.facts_of_touches import CONTACTED
from salesterms.vocabularies.kinds import Basis
from salesterms.vocabularies.rows import ALWAYS, Silence, Term
from salesterms.vocabularies.texts.common import BYSTANDER, JUNK, LIVE

if TYPE_CHECKING:
    from salesterms.criteria import Criterion

#: Somebody of ours has reached the person, by whatever channel.
REACHED: Final = CONTACTED.holds | TALKED.holds
#: The person left the list of leads for a contact, and maybe a deal.
CONVERTED: Final = STANDING.is_("converted") | ~DEAL.is_("none")
#: Nobody works on it any more, and nobody waits for it.
DEAD: Final = JUNK | BYSTANDER
NURTURED: Final = STANDING.is_("nurture")

UNVERIFIED: Final = Text(
    "unverified: the vendor's own page was not seen",
    "niet geverifieerd: de pagina van de leverancier zelf is niet gezien",
)

NO_DEAL: Final = Silence(
    when=ALWAYS,
    because=Text("there is no deal", "er is geen deal"),
    subject=Subject.DEAL,
)


def stage(
    word: str,
    reached: Criterion = ALWAYS,
    *,
    basis: Basis = Basis.NAME,
    group: tuple[str, ...] = (),
    note: Text | None = None,
) -> Term:
    """A stage of a deal that is not closed: this milestone, and none of the rows above."""
    when = LIVE if reached is ALWAYS else LIVE & reached
    return Term(word=word, when=when, subject=Subject.DEAL, basis=basis, group=group, note=note)


def closed(
    word: str, outcome: str, *, basis: Basis = Basis.VENDOR, note: Text | None = None
) -> Term:
    """The stage or status of a deal that is won, or lost; most vendors say so themselves."""
    return Term(
        word=word,
        when=DEAL.is_(outcome),
        subject=Subject.DEAL,
        basis=basis,
        note=note,
        exit=outcome == "lost",
        entry="closed-won" if outcome == "won" else "closed-lost",
    )
