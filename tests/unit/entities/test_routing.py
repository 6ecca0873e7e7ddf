"""A lead goes to whom the first row that holds sends it; the answer says why no earlier one did."""

import pickle
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from attrs import evolve

from salesterms import Journey
from salesterms.criteria import All, AtLeast, Column, In, Missing
from salesterms.documents import dumps, loads
from salesterms.entities import (
    FOUR_STAGES_ROUTING,
    LINKEDIN_ROUTING,
    EntityProblems,
    LeastLoaded,
    Member,
    Nobody,
    RoundRobin,
    Routed,
    Routing,
    RoutingRule,
    RowVerdict,
    SalesRole,
    Team,
    route,
)
from salesterms.errors import Text, WrongArgument
from salesterms.facts import INTEREST, MEANS, SOURCE, Facts, yes_or_no
from salesterms.facts.kinds import NoRecord
from salesterms.values import NaiveInstant

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
WHY = Text("as agreed", "zoals afgesproken")
R = SalesRole
TEAM = Team(id="T-1", members=tuple(Member(id=role.value, roles=(role,)) for role in R))
ANN = Member(id="U-1", roles=(R.SELLER,), languages=("nl",), regions=("BE",))
BO = Member(id="U-2", roles=(R.SELLER,), languages=("nl", "fr"), regions=("BE", "NL"))
CY = Member(id="U-3", roles=(R.SELLER,), last_day=date(2026, 3, 1))
SELLERS = Team(id="T-2", members=(ANN, BO, CY))
FORM = Facts(interest="engaged", initiative="buyer", likely_interested="stated")


def ours(*rules: RoutingRule) -> Routing:
    return Routing(id="ours", rules=rules)


def row(**given: object) -> RoutingRule:
    return RoutingRule(**{"reason": WHY, **given})  # type: ignore[arg-type]


def sent(lead: Facts | Journey, routing: Routing, team: Team = TEAM, **given: object) -> Routed:
    return route(lead, routing, team, as_of=AT, **given)  # type: ignore[arg-type]


def problems(caught: pytest.ExceptionInfo[EntityProblems]) -> list[tuple[str, str | None]]:
    return [(problem.code, problem.path) for problem in caught.value.problems]


# --- what the texts state ------------------------------------------------------------------------

FIT = {"target_group": "checked", "ideal_profile": "checked", "means": "checked"}
WON = {
    "deal": "won",
    "customer": "active",
    "standing": "converted",
    "sales_accepted": "yes",
    "approvals": "given",
    "contract": "signed",
    "interest": "buying",
}
READY = {"interest": "specific", "assessed_by_sales": "yes", "judged_ready": "yes"}
OPEN = {
    **FIT,
    "interest": "buying",
    "requirements_met": "yes",
    "talked": "yes",
    "suitable": "yes",
    "deal": "open",
    "standing": "converted",
    "sales_accepted": "yes",
}


@pytest.mark.parametrize(
    ("known", "role", "cite"),
    [
        ({"interest": "engaged", "initiative": "buyer"}, R.SALES_DEVELOPMENT_REPRESENTATIVE, "70"),
        ({"interest": "explicit"}, R.SALES_DEVELOPMENT_REPRESENTATIVE, "70"),
        (
            {"interest": "explicit", "initiative": "seller"},
            R.BUSINESS_DEVELOPMENT_REPRESENTATIVE,
            "96",
        ),
        ({"likely_interested": "assumed"}, R.BUSINESS_DEVELOPMENT_REPRESENTATIVE, "62"),
        (READY, R.SENIOR_SELLER, "62"),
        (WON, R.ACCOUNT_MANAGER, "8"),
    ],
)
def test_000_sends_a_lead_by_interest_by_who_began_and_by_being_a_customer(
    known: dict[str, str], role: SalesRole, cite: str
) -> None:
    found = sent(Facts(**known), LINKEDIN_ROUTING)

    assert found.member is not None
    assert found.member.id == role.value
    assert f"000:{cite}" in found.explain()


def test_both_readings_of_the_account_manager_are_kept_apart() -> None:
    customer, deal = Facts(**WON), Facts(**OPEN)

    by_000, by_001 = (sent(customer, each) for each in (LINKEDIN_ROUTING, FOUR_STAGES_ROUTING))
    assert by_000.member is not None
    assert by_000.member.id == "account_manager"
    assert by_001.nobody is Nobody.MEANT
    assert by_001.explain("nl").startswith("niemand: de tekst gaat niet verder dan")

    on_deal = sent(deal, FOUR_STAGES_ROUTING)
    assert on_deal.member is not None
    assert on_deal.member.id == "account_manager"
    assert "001:19" in on_deal.explain()


def test_001_sends_a_lead_to_a_seller_and_has_nobody_for_a_prospect() -> None:
    lead = sent(Facts(**FIT, interest="engaged"), FOUR_STAGES_ROUTING)
    prospect = sent(Facts(**FIT), FOUR_STAGES_ROUTING)

    assert lead.member is not None
    assert lead.member.id == "seller"
    assert prospect.nobody is Nobody.NO_ROW


@pytest.mark.parametrize(
    "known",
    [
        {"deal": "lost", "standing": "nurture", "interest": "buying", "sales_accepted": "yes"},
        {"standing": "junk"},
        {"standing": "bystander"},
    ],
)
def test_where_000_says_nothing_a_lead_goes_to_nobody(known: dict[str, str]) -> None:
    found = sent(Facts(**known), LINKEDIN_ROUTING)

    assert (found.nobody, found.row) == (Nobody.MEANT, 2)
    assert "the text does not say who takes up" in found.explain()


def test_a_journey_is_asked_as_it_was() -> None:
    cam = Journey.begin(person="P-1", facts=Facts(interest="explicit", initiative="buyer"))
    cam = cam.advance("accept_by_sales", at=AT).advance("junk", at=AT + timedelta(days=2))

    before = route(cam, LINKEDIN_ROUTING, TEAM, as_of=AT)
    after = route(cam, LINKEDIN_ROUTING, TEAM, as_of=AT + timedelta(days=2))
    assert (before.row, after.row, after.nobody) == (5, 2, Nobody.MEANT)


# --- the answer says why -------------------------------------------------------------------------


def test_rows_above_the_one_that_decided_say_what_was_needed_and_what_is_known() -> None:
    found = sent(FORM, LINKEDIN_ROUTING)

    assert [one.number for one in found.tried] == [1, 2, 3, 4]
    assert all(one.verdict is RowVerdict.FAILS for one in found.tried)
    assert found.certain
    assert found.ask == ()
    assert 'nodig is "beoordeeld door sales"; bekend is "niet beoordeeld door sales"' in (
        found.explain("nl")
    )


def test_a_row_that_may_hold_is_passed_over_and_says_what_to_find_out() -> None:
    found = sent(Facts(interest="engaged"), LINKEDIN_ROUTING)

    assert found.row == 5
    assert not found.certain
    assert found.ask == ("initiative",)
    assert "row 4 may come first: it is not known whether" in found.explain()
    assert "rij 4 gaat mogelijk voor: niet bekend is of geldt" in found.explain("nl")


def test_nobody_is_said_with_everything_that_is_not_known() -> None:
    found = sent(Facts(), LINKEDIN_ROUTING)

    assert found.member is None
    assert (found.nobody, found.row, found.rule) == (Nobody.NO_ROW, None, None)
    assert found.ask == ("initiative", "likely_interested")
    assert found.explain("nl").startswith(
        "niemand: geen enkele rij geldt met zekerheid (linkedin_glossary)"
    )


def test_what_others_have_settled_is_not_asked() -> None:
    rich = ~(MEANS.holds & INTEREST.is_("none") & (SOURCE.is_("own") | INTEREST.is_("none")))
    found = sent(Facts(interest="none"), ours(row(when=rich, role=R.SELLER)))

    assert found.ask == ("means",)


def test_conditions_that_exclude_each_other_fail_together() -> None:
    never = ours(row(when=SOURCE.is_("own") & SOURCE.is_("bought"), role=R.SELLER))
    found = sent(Facts(), never)

    assert found.tried[0].verdict is RowVerdict.FAILS
    assert 'known is "source: unknown"' in found.explain()


# --- attributes ----------------------------------------------------------------------------------

BELGIAN = ours(
    row(attributes={"country": ["BE", "LU"], "segment": "smb"}, member="seller"),
    row(when=INTEREST.at_least("engaged"), role=R.SALES_DEVELOPMENT_REPRESENTATIVE),
)


def test_an_attribute_has_one_of_the_values_letter_by_letter() -> None:
    there = sent(FORM, BELGIAN, attributes={"country": "LU", "segment": "smb"})
    other = sent(FORM, BELGIAN, attributes={"country": "be", "segment": "smb"})

    assert there.row == 1
    assert other.row == 2
    assert "country is be; nodig is BE of LU" in other.explain("nl")


def test_an_attribute_that_is_not_given_is_unknown_and_does_not_fail() -> None:
    found = sent(FORM, BELGIAN, attributes={"segment": "smb", "country": None})

    assert found.row == 2
    assert found.tried[0].verdict is RowVerdict.UNKNOWN
    assert found.ask == ("country",)
    assert "country is not given" in found.explain()


# --- members -------------------------------------------------------------------------------------

TO_SELLERS = ours(row(role=R.SELLER))


def test_several_who_fit_are_named_and_none_is_taken_without_a_way_to_choose() -> None:
    found = sent(FORM, TO_SELLERS, SELLERS)

    assert found.nobody is Nobody.SEVERAL_FIT
    assert found.candidates == ("U-1", "U-2")
    assert found.left_out == (
        ("U-3", Text("not in the team on 2026-03-02", "niet in het team op 2026-03-02")),
    )
    assert "Passen: U-1, U-2" in found.explain("nl")
    assert "Weggelaten: U-3: niet in het team op 2026-03-02" in found.explain("nl")


def test_by_turns_or_by_load_one_is_taken_and_it_says_how() -> None:
    turn = sent(FORM, TO_SELLERS, SELLERS, choose=RoundRobin(turn=3))
    load = sent(FORM, TO_SELLERS, SELLERS, choose=LeastLoaded(loads={"U-1": 0, "U-2": 7}))

    assert (turn.member, load.member) == (BO, ANN)
    assert "Chosen among U-1, U-2: turn 2 of 2" in turn.explain()
    assert "the fewest in hand: 0" in load.explain()


def test_one_who_fits_needs_no_choice() -> None:
    found = sent(FORM, ours(row(member="U-2")), SELLERS, choose=RoundRobin(turn=9))

    assert found.member is BO
    assert found.chosen is None


def test_the_day_is_that_of_the_instant_in_its_own_zone() -> None:
    eve = datetime(2026, 3, 1, 23, 30, tzinfo=timezone(timedelta(hours=-2)))
    to_cy = ours(row(member="U-3"))

    assert route(FORM, to_cy, SELLERS, as_of=eve).member is CY
    assert route(FORM, to_cy, SELLERS, as_of=eve.astimezone(UTC)).nobody is Nobody.NONE_FITS


def test_language_and_region_of_the_lead_are_among_those_of_the_member() -> None:
    spoken = ours(row(team="T-2", language="language", region="country"))
    dee = Member(id="U-4", roles=(R.SELLER,))
    team = evolve(SELLERS, members=(ANN, BO, dee))

    found = sent(FORM, spoken, team, attributes={"language": "fr", "country": "NL"})
    assert found.member is BO
    assert [why.en for _, why in found.left_out] == [
        "does not work in fr",
        "languages not recorded",
    ]
    abroad = sent(FORM, spoken, team, attributes={"language": "nl", "country": "DE"})
    assert [why.nl for _, why in abroad.left_out][:2] == ["bedient DE niet"] * 2
    unknown = sent(FORM, spoken, team)
    assert unknown.nobody is Nobody.NONE_FITS
    assert unknown.left_out[0][1].nl == "language van de lead is niet opgegeven"


def test_a_team_or_member_that_is_not_given_is_said() -> None:
    no_team = sent(FORM, ours(row(team="T-9", role=R.SELLER)), SELLERS)
    no_member = sent(FORM, ours(row(member="U-9")), SELLERS)

    assert no_team.nobody is Nobody.NO_SUCH_TEAM
    assert "naar: verkoper in het team t-9" in no_team.explain("nl").casefold()
    assert no_member.nobody is Nobody.NO_SUCH_MEMBER
    assert "no team has that member" in no_member.explain()


def test_with_or_next_the_next_row_is_asked_where_nobody_is_there() -> None:
    to_leader = row(role=R.SALES_LEADER, or_next=True)
    found = sent(FORM, ours(to_leader, row(member="U-1")), SELLERS)

    assert found.member is ANN
    assert found.tried[0].verdict is RowVerdict.NOBODY_THERE
    assert "rij 1 geldt, en er is niemand die past" in found.explain("nl")
    assert sent(FORM, ours(evolve(to_leader, or_next=False)), SELLERS).nobody is Nobody.NONE_FITS


def test_a_member_of_several_teams_counts_once_and_a_team_is_named_by_its_id() -> None:
    other = Team(id="T-3", members=(BO, Member(id="U-5", roles=(R.SELLER,))))

    both = route(FORM, TO_SELLERS, [SELLERS, other], as_of=AT)
    one = route(FORM, ours(row(team="T-3")), (SELLERS, other), as_of=AT)
    assert both.candidates == ("U-1", "U-2", "U-5")
    assert one.candidates == ("U-2", "U-5")


def test_no_personal_name_stands_in_the_answer() -> None:
    named = Team(id="T", members=(Member(id="U-1", name="Ann Jansen", roles=(R.SELLER,)),))
    found = sent(FORM, TO_SELLERS, named)

    assert found.member is not None
    assert "Jansen" not in found.explain() + repr(found)


# --- bad input -----------------------------------------------------------------------------------


def test_two_teams_of_one_id_are_refused() -> None:
    with pytest.raises(EntityProblems) as caught:
        route(FORM, TO_SELLERS, [SELLERS, SELLERS], as_of=AT)

    assert problems(caught) == [("given_twice", "$.team[1].id")]


@pytest.mark.parametrize(
    "given",
    [
        {"lead": "P-1"},
        {"routing": "ours"},
        {"team": "T-1"},
        {"team": [ANN]},
        {"attributes": [("country", "BE")]},
        {"attributes": {"country": 3}},
        {"attributes": {3: "BE"}},
        {"choose": "round robin"},
    ],
)
def test_other_things_are_refused_by_name(given: dict[str, object]) -> None:
    asked = {"lead": FORM, "routing": TO_SELLERS, "team": SELLERS, "as_of": AT, **given}

    with pytest.raises(WrongArgument) as caught:
        route(**asked)  # type: ignore[arg-type]

    assert next(iter(given)) in str(caught.value)


def test_an_instant_has_a_zone() -> None:
    with pytest.raises(NaiveInstant):
        route(FORM, TO_SELLERS, SELLERS, as_of=AT.replace(tzinfo=None))


def test_every_fault_of_a_row_is_told() -> None:
    with pytest.raises(EntityProblems) as caught:
        row(
            when="always",
            attributes={"country": ()},
            role="seller",
            member="",
            team=4,
            language="",
            region=5,
            or_next=1,
            reason="because",
            cites=["000:8"],
        )

    assert {code for code, _ in problems(caught)} == {"not_as_asked"}
    assert [path for _, path in problems(caught)] == [
        f"$.{name}"
        for name in (
            "when",
            "attributes",
            "role",
            "member",
            "team",
            "language",
            "region",
            "or_next",
            "reason",
            "cites",
        )
    ]


@pytest.mark.parametrize(
    "when",
    [
        Missing(Column("owner", str)),
        In(Column("owner", str), ("x",)),
        AtLeast(INTEREST, "huge"),
        In(SOURCE, ["own"]),  # type: ignore[arg-type]
        All((INTEREST.holds, 5)),  # type: ignore[arg-type]
        None,
    ],
)
def test_what_is_no_criterion_on_facts_is_no_condition(when: object) -> None:
    with pytest.raises(EntityProblems) as caught:
        row(when=when, role=R.SELLER)

    assert problems(caught) == [("not_as_asked", "$.when")]


@pytest.mark.parametrize("given", [[("a", "b")], {"": "b"}, {"a": 5}, {"a": ["b", ""]}])
def test_attributes_are_names_with_values(given: object) -> None:
    with pytest.raises(EntityProblems) as caught:
        row(attributes=given, role=R.SELLER)

    assert problems(caught) == [("not_as_asked", "$.attributes")]


def test_a_row_has_one_target_and_asks_nothing_of_nobody() -> None:
    with pytest.raises(EntityProblems) as two:
        row(member="U-1", role=R.SELLER)
    with pytest.raises(EntityProblems) as none:
        row(language="language", region="country")

    assert problems(two) == [("member_and_more", "$.member")]
    assert problems(none) == [("trait_of_nobody", "$.language"), ("trait_of_nobody", "$.region")]
    assert "vraagt een regio" in none.value.text("nl")


def test_a_routing_has_rows_and_each_can_be_reached() -> None:
    with pytest.raises(EntityProblems) as empty:
        ours()
    with pytest.raises(EntityProblems) as dead:
        ours(row(role=R.SELLER), row(member="U-1"))
    with pytest.raises(EntityProblems) as bad:
        Routing(id="", title="x", source=3, rules=(5,))  # type: ignore[arg-type]

    assert problems(empty) == [("no_rows", "$.rules")]
    assert problems(dead) == [("never_reached", "$.rules[1]")]
    assert [path for _, path in problems(bad)] == ["$.id", "$.title", "$.source", "$.rules"]


def test_facts_of_your_own_are_no_facts_of_the_built_in_catalogue() -> None:
    own = yes_or_no(
        "member", "member", "lid", negation=Text("no member", "geen lid"), no_record=NoRecord.NO
    )
    from salesterms.facts import NotAboutFacts

    with pytest.raises(NotAboutFacts):
        sent(FORM, ours(row(when=own.holds, role=R.SELLER)), SELLERS)


# --- the table itself ----------------------------------------------------------------------------


def test_a_routing_explains_every_row() -> None:
    told = ours(
        row(when=MEANS.holds, attributes={"country": ("BE", "NL")}, member="U-1", cites=("x",)),
        row(attributes={"country": "BE"}, team="T-2", or_next=True),
        row(),
    ).explain("nl")

    assert told.replace("zoals afgesproken (", "... (").splitlines() == [
        "1. als heeft de middelen om te kopen en country is BE of NL: het lid U-1, want ... (x)",
        "2. als country is BE: het team T-2, want zoals afgesproken",
        "3. als altijd: niemand, want zoals afgesproken",
    ]


@pytest.mark.parametrize("routing", [LINKEDIN_ROUTING, FOUR_STAGES_ROUTING, BELGIAN])
def test_documents_and_pickles_come_back(routing: Routing) -> None:
    assert loads(dumps(routing), Routing) == routing
    found = sent(FORM, routing)
    assert pickle.loads(pickle.dumps(found)) == found
