"""The worked example of text 001, told in evidence and events, and the words that it gives.

Cam comes from a list (001:34), answers mails and a form (001:37), talks with a seller (001:40) and
becomes part of an opportunity (001:43). Only what the text says is recorded: nobody asks Cam for
permission, checks a budget, or clears up his intentions, so 002 has no more words for him than it
had, and 004 none at all once there is a deal.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import NamedTuple

from salesterms.facts import Evidence, Level, Maker, MakerKind
from salesterms.journey import Happened, Record

HUMAN, SYSTEM = Maker(kind=MakerKind.HUMAN), Maker(kind=MakerKind.SYSTEM)


def day(number: int) -> datetime:
    """A day of the story; the text names none."""
    return datetime(2026, 3, number, 9, tzinfo=UTC)


def said(
    number: int,
    fact: str,
    value: str | None = None,
    *,
    level: Level = Level.STATED,
    by: Maker = HUMAN,
) -> Evidence:
    """One piece of evidence of a day."""
    return Evidence(fact=fact, value=value, level=level, at=day(number), by=by)


class Scene(NamedTuple):
    """What is told at one place, the records of it, and the words afterwards.

    The words are those of 001 by its definitions and by its example, then of 000, 002, 003 and 004;
    of 001 that of the person and that of the deal. A dash is silence, a bar means that either is
    possible.
    """

    cite: str
    records: tuple[Record, ...]
    definitions: tuple[str, str]
    example: tuple[str, str]
    others: tuple[str, str, str, str]


#: Day of the story -> what happens on it.
SCENES = {
    # A name, a company and a telephone number, of somebody whom the team takes for a possible
    # buyer: fit, profile and means are assumed. There is no e-mail address, so 003 has no word.
    2: Scene(
        "001:34",
        (
            said(2, "contact_details", "general"),
            said(2, "source", "general"),
            said(2, "target_group", level=Level.ASSUMED),
            said(2, "ideal_profile", level=Level.ASSUMED),
            said(2, "means", level=Level.ASSUMED),
        ),
        ("prospect", "-"),
        ("prospect", "-"),
        ("lead | -", "naam", "-", "lead"),
    ),
    # He is mailed, and opens some: so far he is what he was. With that context 002 has no word.
    9: Scene(
        "001:37",
        (said(9, "name_and_email", by=SYSTEM), said(9, "context", by=SYSTEM)),
        ("prospect", "-"),
        ("prospect", "-"),
        ("lead | -", "-", "naam", "lead"),
    ),
    # He fills in a form and downloads content: "nu officieel een lead". 003 asks for more.
    16: Scene(
        "001:37",
        (
            said(16, "contact_details", "direct", by=SYSTEM),
            said(16, "product_known", by=SYSTEM),
            said(16, "interest", "engaged", by=SYSTEM),
        ),
        ("lead", "-"),
        ("lead", "-"),
        ("lead", "-", "naam", "lead"),
    ),
    # The sales team approaches him more intensively.
    17: Scene(
        "001:37",
        (Happened(event="accept_by_sales", at=day(17)),),
        ("lead", "-"),
        ("lead", "-"),
        ("lead", "-", "naam", "lead"),
    ),
    # He picks up, meets all requirements and shows interest; that he means to buy is only possible,
    # which the definition of a contact asks for (001:15). Here the two readings part.
    23: Scene(
        "001:40",
        (
            said(23, "talked"),
            said(23, "requirements_met"),
            said(23, "suitable"),
            said(23, "interest", "explicit"),
        ),
        ("lead", "-"),
        ("contact", "-"),
        ("lead", "-", "lead/SQL", "lead"),
    ),
    # He wants to buy, and the seller decides that a deal is worth pursuing. In 004 he is then no
    # longer data at the very beginning (004:3, 004:4), and no prospect before the check (004:9).
    30: Scene(
        "001:43",
        (
            said(30, "interest", "buying"),
            said(30, "worth_pursuing"),
            Happened(event="convert", at=day(30)),
            Happened(event="open_deal", at=day(30)),
        ),
        ("contact", "opportunity"),
        ("contact", "opportunity"),
        ("lead", "-", "contact", "-"),
    ),
}
RECORDS = tuple(record for scene in SCENES.values() for record in scene.records)
