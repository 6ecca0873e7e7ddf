"""Permission is recorded, never changed; rules are the user's; every "no" says why."""

import pickle
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from attrs import evolve

from salesterms.documents import dumps, loads
from salesterms.entities import (
    ADDRESSEE_WORDS,
    CONTACT_REASON_WORDS,
    LEGAL_BASIS_WORDS,
    Addressee,
    ContactReason,
    ContactRule,
    ContactRules,
    DoNotContact,
    EntityProblems,
    LegalBasis,
    Permission,
    PermissionClash,
    PermissionRefused,
    PermissionWithdrawn,
    Person,
    forget,
    may_contact,
    permission_evidence,
)
from salesterms.errors import WrongArgument
from salesterms.facts import Facts, Maker, MakerKind, Stance, facts_at
from salesterms.journey import Journey
from salesterms.values import NaiveInstant
from salesterms.vocabularies import (
    four_types,
    lead_and_prospect,
    lead_or_bubble,
    linkedin_glossary,
    vocabulary,
)

DAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
LATER = DAY + timedelta(days=30)
MAIL: Any = {"person": "P-1", "purpose": "newsletter", "channel": "email"}
TICKED = Permission(**MAIL, basis=LegalBasis.CONSENT, given_at=DAY)
STOPPED = PermissionWithdrawn(**MAIL, at=DAY + timedelta(days=9))
SYSTEM = Maker(kind=MakerKind.SYSTEM)


def rule(name: str = "R-1", **given: Any) -> ContactRule:
    made: dict[str, Any] = {
        "bases": (LegalBasis.CONSENT,),
        "cites": "policy 3",
        "text": "With consent",
    }
    return ContactRule(id=name, **{**made, **given})


def rules(*rows: ContactRule) -> ContactRules:
    return ContactRules(rows=rows or (rule(),), zone="Europe/Amsterdam")


def reasons(*records: Any, at: datetime = LATER, given: Any = None, **more: Any) -> list[str]:
    asked: dict[str, Any] = {"permissions": records, "rules": rules() if given is None else given}
    asked |= more
    answer = may_contact("P-1", "newsletter", "email", at, **asked)
    assert bool(answer) is answer.allowed is (answer.reason is ContactReason.ALLOWED)
    return [reason.value for reason in answer.reasons]


def test_permission_by_a_rule_that_accepts_its_basis_allows() -> None:
    answer = may_contact(
        Person(id="P-1"), "newsletter", "email", LATER, permissions=[TICKED], rules=rules()
    )

    assert answer
    assert (answer.rule, answer.permission, answer.record) == (rules().rows[0], TICKED, None)
    assert answer.seen == {"holds": 1}
    assert "P-1" not in answer.explain() + answer.explain("nl") + repr(answer)
    assert answer.explain("nl").startswith("Ja: newsletter via email, op 2026-04-01 09:00 UTC\n")


ASKED_LATER = evolve(TICKED, given_at=LATER + timedelta(days=1))
NO = PermissionRefused(**MAIL, at=DAY)


@pytest.mark.parametrize(
    ("records", "reason"),
    [
        ([], "no_permission"),
        ([evolve(TICKED, person="P-2")], "no_permission"),
        ([evolve(TICKED, purpose="survey")], "other_purpose"),
        ([evolve(TICKED, channel="phone")], "other_channel"),
        ([evolve(TICKED, channel="phone"), evolve(TICKED, purpose="survey")], "other_channel"),
        ([ASKED_LATER], "not_yet_given"),
        ([NO], "refused"),
        ([NO, ASKED_LATER], "refused"),
        ([evolve(TICKED, expires=LATER)], "expired"),
        ([NO, evolve(TICKED, expires=LATER)], "expired"),
        ([TICKED, STOPPED], "withdrawn"),
        (
            [TICKED, PermissionWithdrawn(person="P-1", purpose=None, channel=None, at=DAY)],
            "withdrawn",
        ),
        ([STOPPED], "withdrawn"),
        ([STOPPED, evolve(TICKED, given_at=DAY + timedelta(days=10), expires=LATER)], "expired"),
        ([evolve(TICKED, expires=LATER), TICKED, STOPPED], "withdrawn"),
        ([evolve(TICKED, basis=LegalBasis.CONTRACT)], "other_basis"),
        ([evolve(TICKED, basis=LegalBasis.CONTRACT), STOPPED, NO], "withdrawn"),
    ],
)
def test_each_way_of_having_no_permission_is_a_reason_of_its_own(
    records: list[Any], reason: str
) -> None:
    assert reasons(*records) == reasons(*reversed(records)) == [reason]


def test_a_permission_ends_with_its_last_moment_and_begins_with_its_first() -> None:
    short = evolve(TICKED, expires=LATER)

    assert reasons(short, at=DAY) == []
    assert reasons(short, at=DAY - timedelta(seconds=1)) == ["not_yet_given"]
    assert reasons(short, at=LATER - timedelta(seconds=1)) == []


def test_a_withdrawal_ends_what_was_given_up_to_then_and_nothing_that_comes_after() -> None:
    again = evolve(TICKED, given_at=DAY + timedelta(days=12))

    assert reasons(TICKED, STOPPED, at=STOPPED.at - timedelta(seconds=1)) == []
    assert reasons(TICKED, STOPPED, at=STOPPED.at) == ["withdrawn"]
    assert reasons(TICKED, STOPPED, again) == []
    assert reasons(TICKED, evolve(STOPPED, at=DAY), at=DAY) == ["withdrawn"]
    assert reasons(TICKED, evolve(STOPPED, channel="phone")) == []
    assert reasons(TICKED, evolve(STOPPED, purpose="survey")) == []


def test_a_refusal_takes_nothing_back() -> None:
    assert reasons(TICKED, evolve(NO, at=DAY + timedelta(days=2))) == []


def test_do_not_contact_stands_over_every_permission_until_it_is_lifted() -> None:
    never = DoNotContact(person="P-1", channel=None, at=DAY)
    again = evolve(TICKED, given_at=DAY + timedelta(days=20))
    lifted = DoNotContact(person="P-1", channel="email", at=LATER, lifted=True)

    assert reasons(never, TICKED, again) == ["do_not_contact"]
    assert reasons(never, TICKED, STOPPED) == ["do_not_contact", "withdrawn"]
    assert reasons(never, TICKED, at=DAY - timedelta(days=1)) == ["not_yet_given"]
    assert reasons(evolve(never, channel="phone"), TICKED) == []
    assert reasons(never, TICKED, lifted) == []
    assert reasons(never, evolve(lifted, at=DAY), TICKED) == ["do_not_contact"]
    answer = may_contact(
        "P-1", "newsletter", "email", LATER, permissions=[never, TICKED], rules=rules()
    )
    assert answer.record == never
    assert "Not to be contacted since: 2026-03-02 09:00 UTC" in answer.explain()


def test_without_rules_and_where_no_rule_is_about_the_case_nothing_is_allowed() -> None:
    empty = ContactRules(rows=(), zone="UTC")
    other = rules(rule(channel="phone"))

    for nothing in (None, empty):
        answer = may_contact(
            "P-1", "newsletter", "email", LATER, permissions=[TICKED], rules=nothing
        )
        assert [each.value for each in answer.reasons] == ["no_rules"]
        assert answer.rules == ()
        assert answer.rule is None
    assert reasons(TICKED, given=other) == ["no_rule"]
    assert reasons(given=other) == ["no_rule", "no_permission"]


def test_a_rule_without_bases_forbids_whatever_permission_there_is() -> None:
    forbids = rules(rule(bases=(), text="Never by mail"))

    assert reasons(TICKED, given=forbids) == ["forbidden"]
    assert "verbiedt het" in rule(bases=()).explain("nl")


def test_the_first_rule_that_fits_decides_so_an_exception_stands_before_the_rule() -> None:
    soft = evolve(TICKED, basis=LegalBasis.SOFT_OPT_IN)
    table = rules(rule("customers", customer=True, bases=(LegalBasis.SOFT_OPT_IN,)), rule("others"))

    assert reasons(soft, given=table, customer=True) == []
    assert reasons(soft, given=table, customer=False) == ["other_basis"]
    assert reasons(TICKED, given=table, customer=True) == ["other_basis"]


def test_rules_count_on_the_days_of_their_zone() -> None:
    until = rules(rule(valid_from=date(2026, 4, 1), valid_until=date(2026, 4, 2)))
    midnight = datetime(2026, 3, 31, 22, tzinfo=UTC)  # the first of April in Amsterdam

    assert reasons(TICKED, given=until, at=midnight - timedelta(seconds=1)) == ["no_rule"]
    assert reasons(TICKED, given=until, at=midnight) == []
    assert reasons(TICKED, given=until, at=midnight + timedelta(days=1)) == ["no_rule"]


def test_what_is_not_known_of_the_case_refuses_where_it_matters_and_only_there() -> None:
    table = rules(
        rule("company", addressee=Addressee.COMPANY, bases=(LegalBasis.LEGITIMATE_INTEREST,)),
        rule("person", addressee=Addressee.NATURAL_PERSON),
    )
    weighed = evolve(TICKED, basis=LegalBasis.LEGITIMATE_INTEREST)

    assert reasons(weighed, given=table, addressee=Addressee.COMPANY) == []
    assert reasons(weighed, given=table) == ["case_unknown", "other_basis"]
    both = may_contact(
        "P-1", "newsletter", "email", LATER, permissions=[weighed, TICKED], rules=table
    )
    assert both.allowed
    assert [row.id for row in both.rules] == ["company", "person"]
    answer = may_contact("P-1", "newsletter", "email", LATER, permissions=[weighed], rules=table)
    assert answer.unknown == ("addressee",)
    assert "whether the address is of a natural person or of a company" in answer.explain()
    assert "of het adres van een natuurlijk persoon of van een bedrijf is" in answer.explain("nl")
    mixed = rules(rule(addressee=Addressee.COMPANY, customer=True))
    unknown = may_contact("P-1", "newsletter", "email", LATER, permissions=[TICKED], rules=mixed)
    assert unknown.unknown == ("addressee", "customer")
    assert " and whether it is a customer" in unknown.explain()


def test_a_result_counts_every_permission_that_was_given() -> None:
    records = [
        TICKED,
        evolve(TICKED, channel="phone"),
        evolve(TICKED, purpose="survey"),
        evolve(TICKED, person="P-2"),
        evolve(TICKED, expires=DAY + timedelta(days=1)),
        ASKED_LATER,
        TICKED,
    ]

    answer = may_contact("P-1", "newsletter", "email", LATER, permissions=records, rules=rules())

    assert sum(answer.seen.values()) == 6
    assert answer.explain().splitlines()[-1] == (
        "  Permissions given to this question: 1 in force; 1 expired; 1 given later; "
        "1 for another channel; 1 for another purpose; 1 of another person"
    )
    assert "until 2026-03-03" not in answer.explain()
    ended = may_contact(
        "P-1", "newsletter", "email", LATER, permissions=records[4:5], rules=rules()
    )
    assert "gegeven op 2026-03-02 09:00 UTC, tot 2026-03-03 09:00 UTC" in ended.explain("nl")


@pytest.mark.parametrize(
    ("record", "said"),
    [(NO, "Asked and not given: 2026-03-02"), (STOPPED, "Withdrawn: 2026-03-11")],
)
def test_the_record_that_stands_in_the_way_is_named(record: Any, said: str) -> None:
    answer = may_contact("P-1", "newsletter", "email", LATER, permissions=[record], rules=rules())

    assert answer.record == record
    assert said in answer.explain()


def test_who_was_forgotten_is_not_contacted_whatever_comes_in_later() -> None:
    gone = forget("P-1", at=DAY)

    assert reasons(TICKED, traces=gone.traces) == ["forgotten"]
    assert reasons(TICKED, traces=forget("P-2", at=DAY).traces) == []


@pytest.mark.parametrize(
    "given",
    [
        {"person": ""},
        {"person": 5},
        {"purpose": " "},
        {"channel": None},
        {"rules": [rule()]},
        {"addressee": "company"},
        {"customer": 1},
        {"permissions": "P-1"},
        {"permissions": [Facts()]},
        {"traces": ["P-1"]},
    ],
)
def test_another_type_is_refused_and_never_quoted(given: dict[str, Any]) -> None:
    asked: dict[str, Any] = {"person": "P-1", "purpose": "newsletter", "channel": "email", **given}

    with pytest.raises(WrongArgument):
        may_contact(at=DAY, **asked)


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(NaiveInstant):
        may_contact("P-1", "newsletter", "email", datetime(2026, 3, 2))  # noqa: DTZ001


def test_of_two_permissions_of_one_instant_the_same_carries_the_answer_in_either_order() -> None:
    both = [TICKED, evolve(TICKED, wording="mail me")]

    first, second = (
        may_contact("P-1", "newsletter", "email", LATER, permissions=each, rules=rules())
        for each in (both, both[::-1])
    )
    assert first == second


def test_one_id_on_two_records_is_an_error_and_the_same_record_twice_is_none() -> None:
    first = evolve(TICKED, id="T-1")

    assert reasons(first, first) == []
    with pytest.raises(PermissionClash, match="T-1"):
        reasons(first, evolve(STOPPED, id="T-1"))


def problems(made: Any, **given: Any) -> list[tuple[str | None, str]]:
    with pytest.raises(EntityProblems) as caught:
        made(**given)
    error = caught.value
    assert pickle.loads(pickle.dumps(error)).text("nl") == error.text("nl")
    return [(problem.path, problem.code) for problem in error.problems]


def test_every_field_of_a_record_at_fault_is_named_and_nothing_personal_is_quoted() -> None:
    assert problems(
        Permission,
        person="",
        purpose=" ",
        channel="",
        basis="consent",
        given_at=date(2026, 3, 2),
        expires="2027",
        wording="",
        proof="",
        source="",
        id="",
    ) == [
        (f"$.{name}", "not_as_asked")
        for name in (
            "id",
            "person",
            "purpose",
            "channel",
            "basis",
            "given_at",
            "expires",
            "wording",
            "proof",
            "source",
        )
    ]
    for cls, more in ((PermissionRefused, {"wording": 3}), (PermissionWithdrawn, {"proof": 3})):
        found = problems(
            cls, id="", person=b"Cam", purpose="", channel="", at=DAY.date(), source=4, **more
        )
        assert len(found) == 7
    assert len(problems(DoNotContact, person="", channel="", at=1, lifted=1, reason="")) == 5
    with pytest.raises(EntityProblems) as caught:
        DoNotContact(person="P-1", channel=None, at=DAY, reason=b"Cam", source=b"Cam")  # type: ignore[arg-type]
    assert "Cam" not in str(caught.value)


def test_a_permission_that_ends_before_it_begins_is_a_problem() -> None:
    given = {**MAIL, "basis": LegalBasis.CONSENT, "given_at": DAY}

    assert problems(Permission, **given, expires=DAY) == [
        ("$.expires", "permission_ends_before_it_begins")
    ]


def test_every_fault_of_rules_is_named() -> None:
    given = {"id": "R", "bases": (), "cites": "policy", "text": "no"}

    assert problems(
        ContactRule, **given, valid_from=date(2026, 1, 2), valid_until=date(2026, 1, 2)
    ) == [("$.valid_until", "rule_of_no_day")]
    assert problems(ContactRule, id="", bases=[LegalBasis.CONSENT], cites="", text="") == [
        (f"$.{name}", "not_as_asked") for name in ("id", "bases", "cites", "text")
    ]
    narrow = rule("narrow", channel="email", customer=True, valid_from=date(2026, 1, 1))
    assert problems(ContactRules, rows=(rule("wide"), narrow, rule("wide")), zone="UTC") == [
        ("$.rows[2].id", "contact_rule_twice"),
        ("$.rows[1]", "contact_rule_never_reached"),
        ("$.rows[2]", "contact_rule_never_reached"),
    ]
    assert problems(ContactRules, rows=[rule()], zone="EST") == [
        ("$.rows", "not_as_asked"),
        ("$.zone", "not_as_asked"),
    ]
    assert ContactRules(rows=(narrow, rule("wide")), zone="UTC").rows[0] is narrow
    dated = rule("until", valid_until=date(2026, 1, 1))
    assert len(ContactRules(rows=(dated, rule("wide")), zone="UTC").rows) == 2


def test_a_rule_says_its_case_in_both_languages() -> None:
    full = rule(
        purpose="newsletter",
        channel="email",
        addressee=Addressee.COMPANY,
        customer=True,
        bases=(LegalBasis.CONSENT, LegalBasis.SOFT_OPT_IN),
        valid_from=date(2026, 1, 1),
        valid_until=date(2027, 1, 1),
    )

    assert full.explain("nl").splitlines() == [
        "R-1: With consent (policy 3)",
        "  voor newsletter, via email, aan een bedrijf, al klant, vanaf 2026-01-01, tot 2027-01-01",
        "  staat het toe op grond van toestemming of soft opt-in",
    ]
    assert rule().explain().splitlines()[1] == "  in every case"


def test_every_word_is_there_in_both_languages() -> None:
    for kind, words in (
        (LegalBasis, LEGAL_BASIS_WORDS),
        (Addressee, ADDRESSEE_WORDS),
        (ContactReason, CONTACT_REASON_WORDS),
    ):
        assert list(words) == list(kind)
        assert all(word.en and word.nl for word in words.values())


@pytest.mark.parametrize(
    "record",
    [
        evolve(TICKED, expires=LATER, proof="log 7", wording="mail me", source="form"),
        NO,
        STOPPED,
        DoNotContact(person="P-1", channel=None, at=DAY, reason="asked by phone"),
        rules(rule(valid_from=date(2026, 1, 1))),
    ],
)
def test_each_is_a_document_that_comes_back_and_equal_whatever_the_zone(record: Any) -> None:
    assert loads(dumps(record), type(record)) == record


# --- permission as evidence of 002:43 ---------------------------------------------------------


def pieces(*records: Any, channel: str | None = "email", **more: Any) -> list[tuple[str, int]]:
    found = permission_evidence(
        "P-1", records, purpose="newsletter", channel=channel, by=SYSTEM, **more
    )
    return [(piece.stance.value, piece.at.day) for piece in found]


def test_permission_given_expired_refused_and_withdrawn_are_evidence() -> None:
    short = evolve(TICKED, expires=DAY + timedelta(days=3))

    assert pieces() == []
    assert pieces(TICKED) == [("holds", 2)]
    assert pieces(NO) == [("refuted", 2)]
    assert pieces(short) == [("holds", 2), ("withdrawn", 5)]
    assert pieces(TICKED, STOPPED) == [("holds", 2), ("withdrawn", 11)]
    assert pieces(evolve(STOPPED, at=DAY), TICKED) == [("withdrawn", 2)]


def test_what_still_holds_is_not_taken_back_by_what_ends_beside_it() -> None:
    short = evolve(TICKED, expires=DAY + timedelta(days=3))
    refused_later = evolve(NO, at=DAY + timedelta(days=1))
    by_phone = evolve(TICKED, channel="phone", given_at=DAY + timedelta(days=1))

    assert pieces(short, TICKED) == [("holds", 2)]
    assert pieces(TICKED, refused_later) == [("holds", 2)]
    assert pieces(TICKED, by_phone, STOPPED) == [("holds", 2), ("withdrawn", 11)]
    assert pieces(TICKED, by_phone, STOPPED, channel=None) == [("holds", 2), ("holds", 3)]


def test_only_consent_is_permission_that_was_given_unless_other_bases_are_named() -> None:
    weighed = evolve(TICKED, basis=LegalBasis.LEGITIMATE_INTEREST)

    assert pieces(weighed) == []
    assert pieces(weighed, bases=tuple(LegalBasis)) == [("holds", 2)]
    assert pieces(evolve(TICKED, person="P-2"), evolve(TICKED, purpose="survey")) == []


def test_a_permission_with_a_proof_is_proven_and_its_source_goes_along() -> None:
    shown = evolve(TICKED, proof="log 7", source="form")
    stopped = evolve(STOPPED, source="unsubscribe link")

    first, last = permission_evidence(
        "P-1", [TICKED, shown, stopped], purpose="newsletter", channel="email", by=SYSTEM
    )

    assert (first.level, first.source, last.source) == ("proven", "form", "unsubscribe link")
    assert last.stance is Stance.WITHDRAWN
    assert (
        permission_evidence("P-1", [TICKED], purpose="newsletter", channel="email", by=SYSTEM)[
            0
        ].level
        == "stated"
    )


@pytest.mark.parametrize(
    "given",
    [{"purpose": ""}, {"channel": ""}, {"by": "me"}, {"bases": ["consent"]}, {"person": None}],
)
def test_evidence_of_something_else_is_refused(given: dict[str, Any]) -> None:
    asked: dict[str, Any] = {
        "person": "P-1",
        "permissions": [],
        "purpose": "x",
        "channel": "y",
        "by": SYSTEM,
    }
    asked |= given
    with pytest.raises(WrongArgument):
        permission_evidence(**asked)


FORM = {
    "name_and_email": "yes",
    "context": "yes",
    "contact_details": "direct",
    "source": "marketing",
    "target_group": "checked",
    "ideal_profile": "assumed",
    "means": "assumed",
    "likely_interested": "stated",
    "interest": "inquiring",
}


definitions = vocabulary("four_stages.definitions")


def called(journey: Journey, at: datetime) -> tuple[str, ...]:
    texts = (linkedin_glossary, definitions, lead_or_bubble, four_types, lead_and_prospect)
    labels = [journey.label(text, as_of=at) for text in texts]
    return tuple(" / ".join(label.path or ("-",)) for label in labels)


def test_a_form_without_permission_is_no_lead_of_002_and_one_with_it_is() -> None:
    asked: Any = {**MAIL, "purpose": "follow-up"}
    said: list[Any] = [PermissionRefused(**asked, at=DAY)]
    lead = Journey.begin(person="P-1", facts=Facts(**FORM))
    by: dict[str, Any] = {"purpose": "follow-up", "channel": None, "by": SYSTEM}

    without = lead.with_(*permission_evidence("P-1", said, **by))
    assert called(without, DAY) == ("lead", "lead", "-", "naam", "lead")

    said.append(Permission(**asked, basis=LegalBasis.CONSENT, given_at=LATER))
    accepted = lead.with_(*permission_evidence("P-1", said, **by)).advance(
        "accept_by_marketing", at=LATER
    )
    assert called(accepted, DAY) == ("lead", "lead", "-", "naam", "lead")
    assert called(accepted, LATER) == ("lead / MQL", "lead", "lead", "naam", "lead")


def test_a_lead_who_withdraws_permission_is_no_lead_of_002_any_more() -> None:
    stopped = PermissionWithdrawn(person="P-1", purpose=None, channel=None, at=LATER)
    facts = Facts(**{**FORM, "interest": "explicit"})
    by: dict[str, Any] = {"purpose": "newsletter", "channel": "email", "by": SYSTEM}
    lead = Journey.begin(person="P-1", facts=facts).with_(
        *permission_evidence("P-1", [TICKED, stopped], **by)
    )

    assert called(lead, DAY) == ("lead", "lead", "lead", "lead / unqualified", "lead")
    assert called(lead, LATER) == ("lead", "lead", "-", "lead / unqualified", "lead")
    assert facts_at(lead.evidence, as_of=LATER).facts["permission"] == "no"
