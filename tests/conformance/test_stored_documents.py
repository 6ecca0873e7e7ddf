"""Documents as they were written by the release of their version are read for ever.

A file of `tests/data/documents/v1` is never changed once a release has written documents of version
1: somebody holds documents like it. When the form changes, a new version gets a folder of its own,
and the files of this one stay and are read to the same values.
"""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from salesterms import (
    Category,
    FiscalCalendar,
    Measurement,
    Measurements,
    Money,
    Opportunities,
    Opportunity,
    Period,
    RateTable,
    Ratio,
    documents,
)
from salesterms.documents import SCHEMA_VERSION
from salesterms.errors import Text
from salesterms.facts import (
    CATALOGUE,
    Evidence,
    Facts,
    Law,
    Level,
    Maker,
    MakerKind,
    Moves,
    NoRecord,
    Stance,
    Subject,
    graded,
    position,
    yes_or_no,
)
from salesterms.journey import Happened, Journey, Trace
from salesterms.journey.keeping import StepTaken
from salesterms.journey.recalling import recalled
from salesterms.lifecycle import SALES_LIFECYCLE, Direction, Lifecycle, Move, Track
from salesterms.logs import STRICT, Marks, StageEntry, allow_because, audit
from salesterms.results import Source, Status
from salesterms.values import FourFourFive, FrozenMapping
from salesterms.vocabularies import Agreement, Basis, Silence, Term, Vocabulary, hubspot

STORED = Path(__file__).resolve().parents[1] / "data" / "documents" / "v1"
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
CLOCK_BACK = datetime(2024, 10, 27, 2, 30, tzinfo=AMSTERDAM, fold=1)

DEAL = Opportunity(
    id="D-1",
    status=Category.WON,
    owner="Çelik",
    account="Bakkerij 'De Ster' & zn.",
    product='Oven "XL"',
    amount=Money("1234.50", "EUR"),
    stage="Negotiation",
    stages_reached=("New", "Negotiation"),
    created=date(2024, 1, 3),
    closed=date(2024, 2, 20),
    expected_close=date(2024, 2, 29),
    last_activity=date(2024, 2, 19),
    probability=Decimal("0.90"),
    extras=FrozenMapping(
        {
            "none": None,
            "yes": True,
            "count": -3,
            "regio": "Zuid-Holland",
            "list": [1, ["a"]],
            "float": 0.1,
            "decimal": Decimal("1E+3"),
            "exact": Decimal("0.10"),
            "fraction": Fraction(97, 2),
            "money": Money("100", "JPY"),
            "date": date(2024, 2, 29),
            "utc": datetime(2024, 3, 31, 8, 30, 0, 250000, tzinfo=UTC),
            "offset": datetime(
                2024, 3, 31, 10, 30, tzinfo=timezone(-timedelta(hours=3, minutes=30))
            ),
            "zone": CLOCK_BACK,
            "category": Category.HELD,
            "ratio": Ratio(5, 15),
            "share": Ratio(Decimal("1.50"), Decimal(3)),
            "period": Period.named("2024-Q1"),
            "tuple": (1, ("a", None)),
            "dict": {"b": 1, "a": {}},
            "mapping": FrozenMapping({"b": date(2024, 1, 1)}),
        }
    ),
)
OPEN = Opportunity(id="D-2", status=Category.OPEN, created=date(2024, 3, 1))
LOST = Opportunity(
    id="D-3", status=Category.LOST, owner="Bo", created=date(2024, 1, 3), closed=date(2024, 3, 4)
)

#: A mapping of any kind, which a type checker does not know of these fields' converter.
WON_AND_LOST: Any = {"won": 1, "lost": 1}
LEFT_OUT: Any = {"open": 1}

MEASUREMENT = Measurement(
    metric="close_ratio",
    variant="decided_count",
    title=Text("Close ratio", "Sluitingsverhouding"),
    definition=Text("won / (won + lost)", "gewonnen / (gewonnen + verloren)"),
    value=Ratio(1, 2),
    status=Status.MEASURED,
    unit="ratio",
    formula="1 / (1 + 1)",
    latex=r"\frac{1}{1 + 1}",
    inputs=WON_AND_LOST,
    counted=2,
    excluded=LEFT_OUT,
    period=Period.named("2024-Q1"),
    as_of=date(2024, 3, 31),
    date_field="closed",
    source=Source(Text("the textbook", "het leerboek"), ("rekener.com", "000:90")),
    ids=FrozenMapping({"won": ("D-1",), "lost": ("D-3",), "open": ("D-2",)}),
)


def answered(value: Any, unit: str, **more: Any) -> Measurement:
    """A measurement with the least that it has to say."""
    said = Text("a", "een")
    return Measurement(
        metric="m",
        variant="v",
        title=said,
        definition=said,
        value=value,
        unit=unit,
        formula="",
        latex="",
        inputs=FrozenMapping(more.get("inputs", {})),
        counted=0,
        excluded=FrozenMapping(),
        period=None,
        as_of=None,
        date_field="",
        source=Source(said),
        status=Status.MEASURED if value is not None else Status.REFUSED,
        **{key: one for key, one in more.items() if key != "inputs"},
    )


VOCABULARY = Vocabulary(
    id="ours.people",
    title=Text("What we say", "Wat wij zeggen"),
    rows=(
        Silence(
            when=CATALOGUE["standing"].is_("junk", "bystander"),
            because=Text("set aside", "terzijde gelegd"),
            cites=("p. 3",),
        ),
        Term(
            word="warme lead",
            when=CATALOGUE["name_and_email"].holds
            & (CATALOGUE["interest"].at_least("explicit") | CATALOGUE["talked"].holds)
            & ~CATALOGUE["source"].is_("bought", "general"),
            broader="lead",
            aliases=("hot lead",),
            owner=Text("sales", "verkoop"),
            basis=Basis.OURS,
            cites=("003:17",),
            group=("Hot", "Very hot"),
            entry="lead",
            note=Text("since 2024", "sinds 2024"),
        ),
        Term(word="lead", when=CATALOGUE["name_and_email"].holds, subject=Subject.RECORD),
        Term(
            word="verloren",
            when=CATALOGUE["deal"].is_("lost"),
            subject=Subject.DEAL,
            basis=Basis.NAME,
            exit=True,
        ),
    ),
    source="003",
    reading="ours",
    address="https://example.org/words",
)
EVIDENCE = Evidence(
    id="E-1",
    fact="contact_details",
    value="direct",
    level=Level.PROVEN,
    at=CLOCK_BACK,
    by=Maker(kind=MakerKind.MODEL, name="M-1"),
    checked_by=Maker(kind=MakerKind.HUMAN, name="Çelik"),
    source="mail 12",
    note="under the signature",
)
REFUTED = Evidence(
    fact="budget",
    stance=Stance.REFUTED,
    at=datetime(2024, 3, 31, 8, 30, tzinfo=UTC),
    by=Maker(kind=MakerKind.SYSTEM),
)

AGREEMENT = Agreement(
    team="Verkoop & marketing",
    vocabulary=VOCABULARY,
    decided_on=date(2026, 3, 2),
    thresholds={"warme lead": {"interest": "specific"}},
    owners={"lead": "Çelik"},
    reasons={"verloren": "so that we learn"},
    examples={"lead": ("a card from the fair", "a form")},
)

PIPELINE = position(
    "pipeline",
    ("intake", "intake", "intake"),
    ("offer", "offer sent", "offerte verstuurd"),
    ("signed", "signed", "getekend"),
    ("stopped", "stopped", "gestopt"),
    text=Text("our pipeline", "onze pijplijn"),
    subject=Subject.DEAL,
)
INVOICED = yes_or_no(
    "invoiced",
    "invoice sent",
    "factuur verstuurd",
    negation=Text("no invoice sent", "geen factuur verstuurd"),
    no_record=NoRecord.NO,
    moves=Moves.EVENTS,
    cites=("p. 4",),
)
TRUST = graded("trust", "trusts us", "vertrouwt ons", negation=Text("no trust", "geen vertrouwen"))
OURS = CATALOGUE.with_(
    PIPELINE,
    INVOICED,
    TRUST,
    laws=[
        Law(
            id="signed-is-invoiced",
            when=PIPELINE.is_("signed"),
            then=INVOICED.holds,
            says=Text("who has signed gets an invoice", "wie heeft getekend krijgt een factuur"),
            cites=("p. 5",),
        )
    ],
)
OWN_LIFECYCLE = Lifecycle(
    name="our pipeline",
    catalogue=OURS,
    tracks=[
        Track(
            name="pipeline",
            axis=PIPELINE,
            start="intake",
            closed=("signed", "stopped"),
            categories=(("signed", Category.WON), ("stopped", Category.LOST)),
            text=Text("our pipeline", "onze pijplijn"),
            moves=(
                Move(
                    event="send_offer",
                    sources=("intake",),
                    target="offer",
                    guard=TRUST.at_least("stated") & OURS["budget"].holds,
                    text=Text("send the offer", "offerte versturen"),
                    cites=("p. 3",),
                ),
                Move(
                    event="sign",
                    sources=("offer",),
                    target="signed",
                    effects=((INVOICED, "yes"),),
                    text=Text("sign", "tekenen"),
                ),
                Move(
                    event="stop",
                    sources=("intake", "offer"),
                    target="stopped",
                    direction=Direction.EXIT,
                    one_way=Text("we ask once", "wij vragen één keer"),
                    text=Text("stop", "stoppen"),
                ),
                Move(
                    event="remind",
                    sources=("offer",),
                    direction=Direction.NOTE,
                    text=Text("remind", "herinneren"),
                ),
            ),
        )
    ],
)
JOURNEY = Journey.begin(
    person="P-1",
    account="A-1",
    deal="D-1",
    facts=Facts(means=("stated", "checked"), permission="yes", interest="explicit"),
).with_(
    Happened(event="accept_by_sales", at=datetime(2024, 3, 1, 9, tzinfo=UTC), id="E-1"),
    Happened(event="convert", at=datetime(2024, 3, 4, 9, tzinfo=UTC)),
    EVIDENCE,
    REFUTED,
)
OWN_JOURNEY = Journey.begin(
    deal="D-2", lifecycle=OWN_LIFECYCLE, facts=Facts(OURS, trust="stated", budget="proven")
).advance("send_offer", at=datetime(2024, 3, 1, 9, tzinfo=UTC))
FORGOTTEN = recalled(
    SALES_LIFECYCLE,
    "ab" * 16,
    Facts(deal="lost"),
    Trace(salt="01" * 16, digest="23" * 32, at=datetime(2024, 4, 1, tzinfo=UTC)),
    [
        StepTaken("accept_by_sales", 0, "sales/none/never", datetime(2024, 3, 1, 9, tzinfo=UTC)),
        StepTaken("convert", 0, "converted/none/never", datetime(2024, 3, 4, 9, tzinfo=UTC)),
    ],
)

NINE = datetime(2024, 3, 1, 9, tzinfo=UTC)
AUDITED = audit(
    [
        StageEntry("D-1", "Appointment Scheduled", NINE),
        StageEntry("D-1", "Contract Sent", NINE + timedelta(days=3), marks=Marks(approvals=False)),
        StageEntry("D-1", "Closed Won", NINE + timedelta(days=9), marks=Marks(approvals=False)),
        StageEntry("D-2", "Appointment Scheduled", NINE + timedelta(days=1)),
        StageEntry("D-2", "Parked", NINE + timedelta(days=2)),
        StageEntry("D-3", "Appointment Scheduled", NINE + timedelta(days=1)),
        StageEntry("D-3", "Closed Lost", NINE + timedelta(days=200)),
    ],
    hubspot.deal_stage,
    policy=STRICT.with_(skip=allow_because("small deals have no demonstration"), name="ours"),
    as_of=NINE + timedelta(days=90),
    keep_ids=True,
)

#: Name of the file -> the value, and the language of its names.
VALUES: dict[str, tuple[Any, Any]] = {
    "opportunity.en": (DEAL, "en"),
    "opportunity.nl": (DEAL, "nl"),
    "opportunities": (
        Opportunities([DEAL, OPEN, LOST], ["id", "status", "amount"], ["regio", "count"]),
        "en",
    ),
    "measurement": (MEASUREMENT, "en"),
    "measurement.nl": (MEASUREMENT, "nl"),
    "measurement_days": (
        answered(Fraction(97, 2), "days", inputs={"days": Fraction(97), "deals": 2}),
        "en",
    ),
    "measurement_money": (
        answered(Money("950.00", "EUR"), "money", currency="EUR", exact=False),
        "en",
    ),
    "measurement_refused": (
        answered(None, "count", reason="as_of_needs_column", details=("created",)),
        "en",
    ),
    "measurements_grouped": (
        Measurements(
            {("Çelik", date(2024, 1, 1), None): MEASUREMENT, ("Bo", Ratio(1, 2), 3): MEASUREMENT},
            ("owner", "since", "x"),
            MEASUREMENT,
        ),
        "en",
    ),
    "measurements_compared": (
        Measurements({"decided_count": MEASUREMENT, "all_count": MEASUREMENT}, ("variant",)),
        "en",
    ),
    "evidence": (EVIDENCE, "en"),
    "evidence.nl": (EVIDENCE, "nl"),
    "evidence_refuted": (REFUTED, "en"),
    "journey": (JOURNEY, "en"),
    "journey.nl": (JOURNEY, "nl"),
    "journey_forgotten": (FORGOTTEN, "en"),
    "journey_forgotten.nl": (FORGOTTEN, "nl"),
    "journey_own": (OWN_JOURNEY, "en"),
    "lifecycle": (SALES_LIFECYCLE, "en"),
    "lifecycle.nl": (SALES_LIFECYCLE, "nl"),
    "lifecycle_own": (OWN_LIFECYCLE, "en"),
    "lifecycle_own.nl": (OWN_LIFECYCLE, "nl"),
    "money": (Money("-0.050", "BHD"), "en"),
    "ratio": (Ratio(Decimal("5.0"), 15), "en"),
    "period": (Period.named("2024-02-01/2201-01-01"), "en"),
    "period.nl": (Period.named("2024-02-01/2201-01-01"), "nl"),
    "fiscal_calendar": (FiscalCalendar(start_month=4, named_after="end"), "en"),
    "four_four_five": (FourFourFive(Period.named("2024-01-29/2025-02-03")), "en"),
    "rate_table": (
        RateTable(
            [
                (date(2024, 1, 1), "USD", "EUR", "0.910"),
                (date(2024, 2, 1), "USD", "EUR", "0.92"),
                (date(2024, 1, 1), "JPY", "EUR", "0.0062"),
            ]
        ),
        "en",
    ),
    "audit": (AUDITED, "en"),
    "audit.nl": (AUDITED, "nl"),
    "agreement": (AGREEMENT, "en"),
    "agreement.nl": (AGREEMENT, "nl"),
    "vocabulary": (VOCABULARY, "en"),
    "vocabulary.nl": (VOCABULARY, "nl"),
}


def stored(name: str) -> str:
    return (STORED / f"{name}.json").read_text(encoding="utf-8").removesuffix("\n")


@pytest.mark.parametrize("name", VALUES)
def test_a_stored_document_is_read_to_its_value(name: str) -> None:
    """Files of a version are never changed once released: see the top of this file."""
    value, _ = VALUES[name]
    found: Any = documents.loads(stored(name), type(value))

    assert found == value
    assert type(found) is type(value)
    assert repr(found) == repr(value)
    if isinstance(value, Opportunities):
        assert (found.rows, found.mapped, found.extra_fields) == (
            value.rows,
            value.mapped,
            value.extra_fields,
        )


@pytest.mark.parametrize("name", VALUES)
def test_the_value_is_still_written_so(name: str) -> None:
    """Files of a version are never changed once released: see the top of this file."""
    value, names = VALUES[name]

    assert documents.dumps(value, converter=documents.converter(names=names)) == stored(name)


def test_every_stored_document_has_a_value_here_and_the_version_of_its_folder() -> None:
    assert {path.stem for path in STORED.glob("*.json")} == set(VALUES)
    for name in VALUES:
        assert stored(name).startswith('{"schema_version":1,"type":"')
    assert SCHEMA_VERSION == 1


def test_the_instants_of_the_stored_deal_keep_their_zone() -> None:
    found = documents.loads(stored("opportunity.en"), Opportunity)

    assert found.extras["zone"].tzinfo is AMSTERDAM
    assert found.extras["zone"].utcoffset() == timedelta(hours=1)
    assert str(found.extras["decimal"]) == "1E+3"
