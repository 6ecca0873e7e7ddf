"""`st.builds` of each entity as somebody would write it by hand: each field from a plain strategy.

They keep the rules that look at several fields by leaving one of them out, which ours do not.
"""

from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import pairwise
from typing import Any

from attrs import evolve
from hypothesis import strategies as st

from salesterms import Category, Money, Opportunity, Period, entities, qualification
from salesterms.errors import Text
from salesterms.facts import BUDGET, INTEREST, NEED, Subject
from salesterms.lifecycle import ForecastCategory
from salesterms.values import FrozenMapping, zone

IDS = st.integers(1, 10**6).map(str)
NAMES = st.sampled_from(("Ann", "Bo", "Çelik", "de Vries"))
DATES = st.dates(date(2022, 12, 1), date(2025, 2, 1))
ZONES = st.sampled_from((UTC, zone("Europe/Amsterdam"), zone("America/St_Johns")))
INSTANTS = st.datetimes(datetime(2022, 12, 1), datetime(2025, 2, 1), timezones=ZONES)  # noqa: DTZ001 # the zone is drawn
MONEY = st.integers(0, 10**9).map(lambda cents: Money(Decimal(cents) / 100, "EUR"))
SHARES = st.integers(1, 100).map(lambda percent: Decimal(percent) / 100)
YES = st.booleans()
PERIODS = st.builds(Period.month, st.integers(2022, 2025), st.integers(1, 12))


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Or nothing."""
    return st.none() | strategy


def one(kind: Any) -> st.SearchStrategy[Any]:
    """A member of an enum."""
    return st.sampled_from(kind)


GOALS = st.builds(entities.Goal, unit=st.just(entities.GoalUnit.MONEY), amount=MONEY)
TIERS = st.lists(st.integers(1, 10**6), max_size=3, unique=True).flatmap(
    lambda bounds: st.tuples(
        *(
            st.builds(entities.CommissionTier, lower=st.just(low), upper=st.just(high), rate=SHARES)
            for low, high in pairwise((0, *sorted(bounds), None))
        )
    )
)
RULES = st.builds(
    entities.ContactRule,
    id=IDS,
    purpose=maybe(NAMES),
    channel=maybe(NAMES),
    addressee=maybe(one(entities.Addressee)),
    customer=maybe(YES),
    bases=st.sampled_from([(), (entities.LegalBasis.CONSENT,)]),
    valid_from=maybe(DATES),
    cites=NAMES,
    text=NAMES,
)

DECAYS = st.builds(
    qualification.Decay,
    form=st.just(qualification.DecayForm.HALVES_GRADUALLY),
    days=st.integers(1, 400),
)
AXES = ("fit", "behaviour")
CRITERIA = {
    "budget": (BUDGET.at_least("stated"), BUDGET.at_least("checked")),
    "need": (NEED.at_least("stated"), NEED.at_least("proven")),
    "interest": (INTEREST.at_least("explicit"), INTEREST.at_least("buying")),
}

TRAITS = st.builds(
    entities.Among,
    attribute=st.sampled_from(("industry", "country")),
    values=st.lists(NAMES, min_size=1, max_size=3, unique=True).map(tuple),
    weight=st.integers(1, 5),
)
PROFILED = {
    "name": NAMES,
    "traits": st.lists(TRAITS, min_size=1, max_size=2, unique_by=lambda trait: trait.attribute).map(
        tuple
    ),
    "threshold": SHARES,
}
TEXTS = maybe(st.lists(NAMES, min_size=1, max_size=3, unique=True).map(tuple))
TEAM_MEMBERS = st.builds(
    entities.TeamMember,
    person=IDS,
    roles=maybe(st.lists(one(entities.BuyingRole), min_size=1, max_size=3, unique=True).map(tuple)),
    attitude=maybe(one(entities.Attitude)),
)
APPROVALS = st.builds(
    entities.Approval,
    side=one(entities.ApprovalSide),
    what=NAMES,
    by=maybe(IDS),
    required=YES,
    given_at=maybe(INSTANTS),
)
MEMBERS = st.builds(
    entities.Member,
    id=IDS,
    name=maybe(NAMES),
    roles=st.lists(one(entities.SalesRole), min_size=1, max_size=3, unique=True).map(tuple),
    first_day=maybe(DATES),
    languages=TEXTS,
    regions=TEXTS,
)
PRODUCTS = st.builds(
    entities.Product,
    id=IDS,
    name=maybe(NAMES),
    family=maybe(NAMES),
    list_price=maybe(MONEY),
    recurring=maybe(YES),
)
HOLDINGS = st.builds(entities.Holding, product=IDS, first_day=maybe(DATES))
RULES_OF_ROUTING = st.builds(
    entities.RoutingRule,
    when=st.sampled_from((BUDGET.holds, NEED.holds, INTEREST.holds)),
    attributes=st.dictionaries(
        NAMES, st.lists(NAMES, min_size=1, max_size=2, unique=True).map(tuple), max_size=2
    ).map(FrozenMapping),
    role=one(entities.SalesRole),
    language=maybe(NAMES),
    region=maybe(NAMES),
    or_next=YES,
    reason=st.builds(Text, NAMES, NAMES),
)

#: Class -> the strategy.
BUILDS: dict[type, st.SearchStrategy[Any]] = {
    Opportunity: st.builds(
        Opportunity,
        id=IDS,
        status=one(Category),
        owner=maybe(NAMES),
        stage=maybe(NAMES),
        stages_reached=maybe(st.lists(NAMES, max_size=4).map(tuple)),
        amount=maybe(MONEY),
        created=maybe(DATES),
        closed=maybe(DATES),
        expected_close=maybe(DATES),
        last_activity=maybe(DATES),
        probability=maybe(SHARES),
        contacts=st.lists(NAMES, max_size=3, unique=True).map(tuple),
        lost_reason=maybe(NAMES),
        competitor=maybe(NAMES),
        forecast_category=maybe(one(ForecastCategory)),
    ),
    entities.Person: st.builds(
        entities.Person,
        id=IDS,
        first_name=maybe(NAMES),
        last_name=maybe(NAMES),
        email=maybe(NAMES),
        phone=maybe(NAMES),
        address=maybe(NAMES),
        job_title=maybe(NAMES),
        account=maybe(IDS),
        source=maybe(NAMES),
    ),
    entities.Touch: st.builds(
        entities.Touch,
        id=IDS,
        person=IDS,
        at=INSTANTS,
        channel=maybe(one(entities.TouchChannel)),
        by=maybe(NAMES),
        experienced_seller=maybe(YES),
        automated=maybe(YES),
        disclosed=maybe(YES),
        audience=maybe(one(entities.Audience)),
        scripted=maybe(YES),
        lead_based=maybe(YES),
        outcome=maybe(one(entities.TouchOutcome)),
        interest=maybe(st.sampled_from(INTEREST.names)),
    ),
    entities.HandOver: st.builds(
        entities.HandOver,
        id=maybe(IDS),
        lead=IDS,
        from_team=NAMES,
        to_team=NAMES,
        at=INSTANTS,
        answer=st.just(entities.HandOverAnswer.REJECTED),
        answered_at=st.just(datetime(2025, 3, 1, tzinfo=UTC)),
        reason=NAMES,
        again_on=maybe(DATES),
        note=maybe(NAMES),
    ),
    entities.WorkingCalendar: st.builds(
        entities.WorkingCalendar,
        zone=st.sampled_from(("Europe/Amsterdam", "UTC")),
        hours=st.lists(one(entities.Weekday), min_size=1, max_size=7, unique=True).map(
            lambda days: tuple(
                entities.WorkingHours(weekday=day, opens="09:00", closes="17:00") for day in days
            )
        ),
        closed=st.lists(
            st.builds(entities.ClosedDay, on=DATES, name=NAMES),
            max_size=3,
            unique_by=lambda day: day.on,
        ).map(tuple),
    ),
    entities.Permission: st.builds(
        entities.Permission,
        id=maybe(IDS),
        person=IDS,
        purpose=NAMES,
        channel=NAMES,
        basis=one(entities.LegalBasis),
        given_at=INSTANTS,
        expires=maybe(st.just(datetime(2025, 3, 1, tzinfo=UTC))),
        wording=maybe(NAMES),
        proof=maybe(NAMES),
        source=maybe(NAMES),
    ),
    entities.PermissionRefused: st.builds(
        entities.PermissionRefused,
        id=maybe(IDS),
        person=IDS,
        purpose=NAMES,
        channel=NAMES,
        at=INSTANTS,
        wording=maybe(NAMES),
        source=maybe(NAMES),
    ),
    entities.PermissionWithdrawn: st.builds(
        entities.PermissionWithdrawn,
        id=maybe(IDS),
        person=IDS,
        purpose=maybe(NAMES),
        channel=maybe(NAMES),
        at=INSTANTS,
        proof=maybe(NAMES),
        source=maybe(NAMES),
    ),
    entities.DoNotContact: st.builds(
        entities.DoNotContact,
        id=maybe(IDS),
        person=IDS,
        channel=maybe(NAMES),
        at=INSTANTS,
        lifted=YES,
        reason=maybe(NAMES),
        source=maybe(NAMES),
    ),
    entities.ContactRule: RULES,
    entities.ContactRules: st.builds(
        entities.ContactRules,
        # Rows that are never reached are refused: each has a purpose of its own.
        rows=st.lists(RULES, min_size=1, max_size=4).map(
            lambda rules: tuple(
                evolve(rule, id=f"R-{at}", purpose=f"P-{at}") for at, rule in enumerate(rules)
            )
        ),
        zone=st.sampled_from(("Europe/Amsterdam", "UTC")),
    ),
    entities.DataStandard: st.builds(
        entities.DataStandard,
        name=NAMES,
        required=st.lists(
            st.sampled_from(("first_name", "last_name", "address")), min_size=1, unique=True
        ).map(tuple),
        one_of=st.sampled_from([(), (("phone", "email"),)]),
    ),
    entities.Order: st.builds(
        entities.Order,
        id=IDS,
        account=IDS,
        ordered_on=DATES,
        amount=MONEY,
        kind=maybe(one(entities.TransactionKind)),
        products=st.lists(IDS, max_size=3, unique=True).map(tuple),
        seller=maybe(NAMES),
    ),
    entities.Payment: st.builds(
        entities.Payment,
        id=IDS,
        order=IDS,
        paid_on=DATES,
        amount=MONEY,
        kind=one(entities.PaymentKind),
    ),
    entities.Subscription: st.builds(
        entities.Subscription,
        id=IDS,
        account=IDS,
        product=maybe(IDS),
        started_on=DATES,
        amount=MONEY,
        interval_months=st.sampled_from((1, 3, 12)),
        trial=YES,
        quantity=maybe(st.integers(1, 50)),
    ),
    entities.Goal: GOALS,
    entities.Quota: st.builds(
        entities.Quota,
        owner=NAMES,
        owner_kind=one(entities.QuotaOwner),
        period=PERIODS,
        target=st.shared(GOALS, key="target"),
        parts=st.shared(GOALS, key="target").map(
            lambda goal: (entities.GoalPart(name="all", goal=goal),)
        ),
        base_salary=maybe(MONEY),
    ),
    entities.CommissionPlan: st.builds(
        entities.CommissionPlan,
        name=NAMES,
        kind=st.just(entities.CommissionKind.MARGINAL),
        basis=one(entities.CommissionBasis),
        measure=st.just(next(iter(entities.TierMeasure))),
        currency=st.just("EUR"),
        period_months=st.sampled_from((1, 3, 12)),
        tiers=TIERS,
        product_rates=st.dictionaries(NAMES, SHARES, max_size=2).map(FrozenMapping),
        cap=maybe(MONEY),
        clawback_months=st.none(),
    ),
    entities.Forecast: st.builds(
        entities.Forecast,
        period=PERIODS,
        made_on=st.just(date(2022, 1, 1)),
        by=maybe(NAMES),
        amounts=st.lists(
            st.tuples(one(ForecastCategory), MONEY), min_size=1, unique_by=lambda pair: pair[0]
        ).map(tuple),
        sector_data=maybe(NAMES),
        market_data=maybe(NAMES),
    ),
    entities.SalesDocument: st.builds(
        entities.SalesDocument,
        kind=st.just(entities.SalesDocumentKind.BATTLE_CARD),
        title=NAMES,
        fields=st.dictionaries(
            st.sampled_from(("competitor", "product_benefits", "personas", "use_cases")),
            st.lists(NAMES, min_size=1, max_size=2, unique=True).map(tuple),
        ).map(FrozenMapping),
        version=st.integers(1, 9),
        at=INSTANTS,
        by=maybe(NAMES),
    ),
    qualification.Signal: st.builds(
        qualification.Signal,
        id=maybe(IDS),
        kind=st.just(qualification.SignalKind.SEARCH),
        name=maybe(NAMES),
        person=IDS,
        at=INSTANTS,
        strength=st.integers(1, 10),
    ),
    qualification.Decay: DECAYS,
    qualification.IntentModel: st.builds(
        qualification.IntentModel,
        weights=st.tuples(*(st.integers(1, 9) for _ in qualification.SignalKind)).map(
            lambda each: tuple(zip(qualification.SignalKind, each, strict=True))
        ),
        half_life=st.integers(1, 90),
        full=st.integers(1, 90),
    ),
    qualification.ScoreModel: st.builds(
        qualification.ScoreModel,
        name=NAMES,
        axes=st.tuples(
            *(
                st.builds(
                    qualification.ScoreAxis,
                    name=st.just(name),
                    weight=st.integers(1, 5),
                    cap=maybe(st.integers(50, 100)),
                    floor=maybe(st.integers(-100, -50)),
                    decay=maybe(DECAYS),
                )
                for name in ("fit", "behaviour")
            )
        ),
        rows=st.tuples(
            *(
                st.builds(
                    qualification.PointsForCriterion,
                    id=st.just(name),
                    axis=st.sampled_from(("fit", "behaviour")) if at > 1 else st.just(AXES[at]),
                    points=st.integers(1, 40),
                    criterion=st.sampled_from(criteria),
                )
                for at, (name, criteria) in enumerate(CRITERIA.items())
            ),
            st.builds(
                qualification.PointsForSignals,
                id=st.just("visits"),
                axis=st.just("behaviour"),
                points=st.integers(1, 40),
                signal=st.just("visit"),
                most=maybe(st.integers(1, 60)),
            ),
        ),
    ),
    entities.Account: st.builds(
        entities.Account,
        id=IDS,
        name=maybe(NAMES),
        parent=maybe(st.just("A-0")),
        industry=maybe(NAMES),
        country=maybe(NAMES),
        employees=maybe(st.integers(0, 10_000)),
        annual_revenue=maybe(MONEY),
        owner=maybe(NAMES),
        source=maybe(NAMES),
    ),
    entities.Approval: APPROVALS,
    entities.TeamMember: TEAM_MEMBERS,
    entities.BuyingTeam: st.builds(
        entities.BuyingTeam,
        deal=maybe(IDS),
        members=st.lists(
            TEAM_MEMBERS, min_size=1, max_size=4, unique_by=lambda member: member.person
        ).map(tuple),
        complete=maybe(YES),
        approvals=st.lists(APPROVALS, max_size=3, unique_by=lambda one_: one_.what).map(tuple),
        approvals_known_at=st.just(datetime(2022, 11, 1, tzinfo=UTC)),
    ),
    entities.BuyerPersona: st.builds(
        entities.BuyerPersona,
        name=NAMES,
        traits=st.tuples(
            st.builds(
                entities.Among,
                attribute=st.just("job_title"),
                values=st.lists(NAMES, min_size=1, max_size=3, unique=True).map(tuple),
                weight=st.integers(1, 5),
            )
        ),
        threshold=SHARES,
        demographics=TEXTS,
        behaviour=TEXTS,
        pain_points=TEXTS,
        goals=TEXTS,
        preferences=TEXTS,
    ),
    entities.IdealCustomerProfile: st.builds(entities.IdealCustomerProfile, **PROFILED),
    entities.Segment: st.builds(entities.Segment, subject=st.just(Subject.COMPANY), **PROFILED),
    entities.CrmRecord: st.builds(
        entities.CrmRecord, system=NAMES, kind=one(entities.RecordKind), id=IDS
    ),
    entities.Holding: HOLDINGS,
    entities.Member: MEMBERS,
    entities.Team: st.builds(
        entities.Team,
        id=IDS,
        name=maybe(NAMES),
        members=st.lists(MEMBERS, min_size=1, max_size=4, unique_by=lambda member: member.id).map(
            tuple
        ),
    ),
    entities.OrderLine: st.builds(
        entities.OrderLine,
        product=IDS,
        quantity=st.integers(1, 100),
        unit_price=MONEY,
        discount=maybe(SHARES),
        list_price=maybe(MONEY),
    ),
    entities.Product: PRODUCTS,
    entities.ProductRange: st.builds(
        entities.ProductRange,
        products=st.lists(
            PRODUCTS, min_size=1, max_size=5, unique_by=lambda product: product.id
        ).map(tuple),
    ),
    entities.Purchase: st.builds(
        entities.Purchase,
        at=DATES,
        owned=st.lists(HOLDINGS, max_size=3, unique_by=lambda held: held.product).map(tuple),
        decided=st.lists(IDS, max_size=3, unique=True).map(tuple),
    ),
    entities.RoundRobin: st.builds(entities.RoundRobin, turn=st.integers(0, 1000)),
    entities.RoutingRule: RULES_OF_ROUTING,
    entities.Routing: st.builds(
        entities.Routing,
        id=IDS,
        source=NAMES,
        rules=st.lists(
            RULES_OF_ROUTING, min_size=1, max_size=3, unique_by=lambda rule: rule.when
        ).map(tuple),
    ),
}
