"""Make the leads that ship inside the package: their journeys, and their hand-overs to sales.

    python tests/data/make_leads.py

writes `sample_journeys.jsonl` and `sample_hand_overs.jsonl` to `src/salesterms/data`, from one
seed: people of a Dutch company in 2024, from bought lists, fairs, forms and referrals, with what
was established about them, by whom and how well, and what sales answered.

As with the other samples, only `random()` is used, so that the files are the same on every Python.
"""

import io
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from pathlib import Path
from random import Random
from typing import Any

from salesterms import Evidence, Facts, Journey, Level, Maker
from salesterms.entities import HandOver, HandOverAnswer
from salesterms.facts import MakerKind, Stance
from salesterms.interop import write_json_lines

SEED, LEADS = 907, 64
FOLDER = Path(str(files("salesterms") / "data"))
JOURNEYS, HAND_OVERS = "sample_journeys.jsonl", "sample_hand_overs.jsonl"

#: Where a lead comes from -> how many in a hundred, and what is known of it from the start.
SOURCES: dict[str, tuple[int, dict[str, str]]] = {
    "list": (17, {"source": "bought", "contact_details": "general", "name_and_email": "yes"}),
    "card": (13, {"source": "general", "contact_details": "general"}),
    "form": (48, {"source": "marketing", "contact_details": "direct", "name_and_email": "yes"}),
    "referral": (22, {"source": "referral", "contact_details": "direct", "context": "yes"}),
}
#: Why sales sends a lead back -> how many in a hundred of those.
REASONS = {
    "waardeloos adres": 40,
    "geen budget": 25,
    "niet onze doelgroep": 20,
    "geen behoefte": 15,
}
SELLERS = ("Ann", "Bo", "Çelik")


class Lead:
    """One lead that is being made: its journey, and the moment of what comes next."""

    def __init__(self, random: Random, number: int) -> None:
        self.random = random
        self.source = self.one_of({name: share for name, (share, _) in SOURCES.items()})
        known = Facts(**SOURCES[self.source][1])
        self.journey = Journey.begin(person=f"P-{number:03}", facts=known)
        first = datetime(2024, 1, 2, 8, tzinfo=UTC)
        self.at = first + timedelta(days=int(330 * random.random()), minutes=self.up_to(480))

    def up_to(self, most: int) -> int:
        """A whole number below `most`."""
        return int(most * self.random.random())

    def chance(self, percent: int) -> bool:
        """Whether something happens that happens so many times in a hundred."""
        return self.random.random() * 100 < percent

    def one_of(self, shares: dict[str, int]) -> str:
        """One of several, each so many times in a hundred."""
        drawn = self.random.random() * sum(shares.values())
        for name, share in shares.items():
            drawn -= share
            if drawn < 0:
                return name
        raise AssertionError(shares)

    def later(self, *, hours: int) -> None:
        """Some time passes, up to so many hours."""
        self.at += timedelta(minutes=30 + self.up_to(60 * hours))

    def tell(self, fact: str, level: str = "stated", **given: Any) -> None:
        """A piece of evidence, by a seller unless it says otherwise."""
        kind = given.pop("by", MakerKind.HUMAN)
        name = SELLERS[self.up_to(len(SELLERS))] if kind is MakerKind.HUMAN else None
        refuted = given.get("stance") is Stance.REFUTED
        piece = Evidence(
            fact=fact,
            level=None if refuted else Level(level),
            at=self.at,
            by=Maker(kind=kind, name=name),
            **given,
        )
        self.journey = self.journey.with_(piece)

    def happen(self, event: str) -> None:
        """An event of the lifecycle."""
        self.journey = self.journey.advance(event, at=self.at)


def made() -> tuple[list[Journey], list[HandOver]]:
    """The journeys and the hand-overs, each in the order of the people."""
    random = Random(SEED)
    journeys, hand_overs = [], []
    for number in range(1, LEADS + 1):
        lead = Lead(random, number)
        begin(lead)
        hand_over = handed_over(lead)
        if hand_over is not None:
            hand_overs.append(hand_over)
        if hand_over is not None and hand_over.answer is HandOverAnswer.ACCEPTED:
            qualify(lead)
        journeys.append(lead.journey)
    return journeys, hand_overs


def begin(lead: Lead) -> None:
    """What marketing comes to know."""
    if lead.source == "list":
        lead.tell("target_group", "assumed")
        lead.tell("ideal_profile", "assumed")
        lead.tell("likely_interested", "assumed")
    if lead.source in ("form", "referral"):
        wish = lead.one_of({"inquiring": 45, "explicit": 35, "specific": 20})
        lead.tell("interest", value=wish, by=MakerKind.SYSTEM)
        if lead.chance(85):
            lead.tell("permission", value="yes", by=MakerKind.SYSTEM)
        lead.later(hours=40)
        if lead.chance(85):
            lead.tell("target_group", "checked")


def handed_over(lead: Lead) -> HandOver | None:
    """Whether and when it goes to sales, and what that answers."""
    if not lead.chance(12 if lead.source in ("list", "card") else 80):
        return None
    lead.later(hours=70)
    if lead.source in ("form", "referral"):
        lead.happen("accept_by_marketing")
    at = lead.at
    answer = lead.one_of({"accepted": 60, "rejected": 26, "": 14})
    if lead.source in ("list", "card") and answer:
        answer = "rejected"
    lead.later(hours=60)
    if answer == "accepted":
        lead.happen("accept_by_sales")
    return HandOver(
        lead=lead.journey.person or "",
        from_team="marketing",
        to_team="sales",
        at=at,
        answer=HandOverAnswer(answer) if answer else None,
        answered_at=lead.at if answer else None,
        reason=lead.one_of(REASONS) if answer == "rejected" else None,
    )


def qualify(lead: Lead) -> None:
    """What sales comes to know, and what it leads to."""
    lead.later(hours=100)
    lead.tell("talked", value="yes")
    lead.tell("assessed_by_sales", "checked", value="yes")
    lead.tell("need", lead.one_of({"stated": 25, "checked": 20, "proven": 55}))
    if lead.chance(60):
        lead.tell("interest", value=lead.one_of({"specific": 30, "buying": 70}))
    lead.later(hours=200)
    summarised = MakerKind.MODEL if lead.chance(25) else MakerKind.HUMAN
    if lead.chance(20):
        lead.tell("budget", stance=Stance.REFUTED)
    elif lead.chance(80):
        level = lead.one_of({"assumed": 25, "stated": 25, "checked": 50})
        lead.tell("budget", level, by=summarised)
    if lead.chance(70):
        lead.tell("authority", lead.one_of({"stated": 25, "proven": 75}), by=summarised)
    if lead.chance(65):
        lead.tell("judged_ready", "checked", value="yes")
        lead.later(hours=48)
        lead.happen("convert")
        if lead.chance(70):
            lead.later(hours=72)
            lead.happen("open_deal")


def text_of(values: list[Any]) -> bytes:
    """Values as lines of JSON."""
    target = io.BytesIO()
    write_json_lines(values, target)
    return target.getvalue()


def sample() -> dict[str, bytes]:
    """Both files by name."""
    journeys, hand_overs = made()
    return {JOURNEYS: text_of(journeys), HAND_OVERS: text_of(hand_overs)}


if __name__ == "__main__":
    for name, content in sample().items():
        (FOLDER / name).write_bytes(content)
