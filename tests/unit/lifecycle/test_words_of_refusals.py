"""What a refusal says, word by word, and that the built-in tables are what was written down."""

import pickle
from importlib.util import find_spec, module_from_spec
from itertools import pairwise
from typing import Any

import pytest
from trial_tables import CATALOGUE, END, INVOICE, PAID, RENEW, SOUND, START, TRIAL, move, track

from salesterms.criteria import Criterion
from salesterms.errors import Text, UnknownLanguage
from salesterms.facts import Facts
from salesterms.lifecycle import SALES_LIFECYCLE, Lifecycle, UnknownEvent, sales_tracks
from salesterms.lifecycle.asking import Asking
from salesterms.lifecycle.diagram import Diagram
from salesterms.lifecycle.refusals import Reason, called


def reasons(guard: Criterion, **facts: Any) -> tuple[Reason, ...]:
    """What of a guard is missing where some facts are known."""
    question = Asking(CATALOGUE.layout, ()).of(guard)
    return question.missing(Facts(CATALOGUE, **facts).sure)


_EITHER_IN_DUTCH = (
    'een van deze: factuur: nodig "verstuurd", nu "vervallen" / '
    'paid: nodig "betaald", nu "niet betaald"'
)

SAID: list[tuple[Criterion, dict[str, Any], str, str]] = [
    (
        INVOICE.holds,
        {"invoice": "none"},
        'invoice: needed "sent" or more, seen "no invoice"',
        'factuur: nodig "verstuurd" of meer, nu "geen factuur"',
    ),
    (
        INVOICE.is_("due"),
        {"invoice": ("none", "sent")},
        'invoice: needed "due", seen "no invoice" or "sent"',
        'factuur: nodig "vervallen", nu "geen factuur" of "verstuurd"',
    ),
    (
        INVOICE.is_("due"),
        {"invoice": ("sent", "due")},
        'invoice: needed "due", which is unknown: establish it',
        'factuur: nodig "vervallen", maar dat is onbekend: stel het vast',
    ),
    (
        INVOICE.is_("none") | INVOICE.is_("sent"),
        {"invoice": "due"},
        'invoice: needed "no invoice" or "sent", seen "due"',
        'factuur: nodig "geen factuur" of "verstuurd", nu "vervallen"',
    ),
    (
        PAID.holds,
        {},
        'paid: needed "paid", which is unknown: establish it',
        'paid: nodig "betaald", maar dat is onbekend: stel het vast',
    ),
    (
        PAID.holds,
        {"paid": "no"},
        'paid: needed "paid", seen "not paid"',
        'paid: nodig "betaald", nu "niet betaald"',
    ),
    (
        TRIAL.is_("bought") | TRIAL.is_("ended"),
        {"trial": "running"},
        'trial: needed "bought" or "ended", seen "running"',
        'proef: nodig "gekocht" of "beëindigd", nu "loopt"',
    ),
    (
        INVOICE.is_("sent") | PAID.holds,
        {"invoice": "due", "paid": "no"},
        'one of these: invoice: needed "sent", seen "due" / paid: needed "paid", seen "not paid"',
        _EITHER_IN_DUTCH,
    ),
]


@pytest.mark.parametrize(
    ("guard", "facts", "en", "nl"), SAID, ids=[f"case {n}" for n in range(len(SAID))]
)
def test_a_reason_says_what_is_needed_and_what_is_seen(
    guard: Criterion, facts: dict[str, Any], en: str, nl: str
) -> None:
    [reason] = reasons(guard, **facts)

    assert (reason.text(), reason.text("nl")) == (en, nl)
    assert (reason.text(), reason.text("nl")) == (en, nl)  # said once more, it is the same
    if not reason.instead:
        assert reason.said == Text(en, nl)
    with pytest.raises(UnknownLanguage):
        reason.text("de")


def test_a_language_of_no_text_is_refused_after_another_one_was_asked_for() -> None:
    refused = SALES_LIFECYCLE.start.refused("win", SALES_LIFECYCLE.begin()[1])
    assert refused.text("nl") != refused.text("en") == refused.text()
    with pytest.raises(UnknownLanguage):
        refused.text("de")


def test_what_has_a_name_is_called_by_it_in_english_and_by_its_text_in_dutch() -> None:
    text = Text("win it", "winnen")
    assert called("win", text, "en") == "win"
    assert called("win", text, "nl") == "winnen (win)"
    assert called("win", Text("win", "win"), "nl") == "win"


def test_every_reason_is_told_in_one_sentence() -> None:
    stage = SALES_LIFECYCLE.stage(standing="converted", deal="open")
    refused = stage.refused("win", SALES_LIFECYCLE.begin()[1])

    assert refused.text() == (
        "win is refused in converted/open/never: "
        'approvals: needed "all required approvals given", seen "no approvals"; '
        'contract: needed "contract accepted" or more, seen "no contract". '
        "Allowed now: hold, lose, require_approvals, accept_contract, sign_contract"
    )


def test_refusals_of_different_content_hash_otherwise() -> None:
    stage, sure = SALES_LIFECYCLE.begin()
    refused = [stage.refused(event, sure) for event in ("win", "convert", "hold")]
    assert len({hash(each) for each in refused}) == 3
    assert [pickle.loads(pickle.dumps(each)) for each in refused] == refused
    assert refused[0].__reduce__()[1][1:] == ("win", 0)  # type: ignore[index] # of two


def test_lifecycles_of_different_names_hash_otherwise() -> None:
    one, other = (
        Lifecycle.proven(name=name, catalogue=CATALOGUE, tracks=[track(*SOUND)])
        for name in ("one", "other")
    )
    assert hash(one) != hash(other)
    again = Lifecycle.proven(name="one", catalogue=CATALOGUE, tracks=[track(*SOUND)])
    assert (one, hash(one)) == (again, hash(again))


@pytest.mark.parametrize("event", ["wim", 7, None])
def test_an_unknown_event_is_named_with_those_that_look_like_it(event: Any) -> None:
    with pytest.raises(UnknownEvent) as caught:
        SALES_LIFECYCLE.event_text(event)
    given, near = caught.value.args
    assert given == event
    assert near == (("win",) if event == "wim" else SALES_LIFECYCLE.events)


class TestPictures:
    def test_moves_that_share_a_line_share_its_label(self) -> None:
        again = move("stop", "running", "ended", END.direction)
        said = Diagram(tracks=(track(*SOUND, again, move("begin", "asked", "running")),)).explain()

        assert said.splitlines() == [
            "The way of a trial",
            'From "asked for" to "running": start / begin.',
            'From "running" to "bought": buy.',
            'From "running" to "ended" (dotted): end / stop.',
            'From "bought" to "ended" (dotted): end.',
            'From "ended" to "running" (dotted): renew.',
            'Emphasised (where it begins): "asked for".',
            "Dotted: an exit, a way back or a correction.",
        ]

    def test_two_ways_between_two_stages_are_two_lines(self) -> None:
        back = move("restart", "asked", "running", RENEW.direction)
        said = Diagram(tracks=(track(START, back),)).explain().splitlines()
        assert said[1:3] == [
            'From "asked for" to "running": start.',
            'From "asked for" to "running" (dotted): restart.',
        ]


class TestTheBuiltInTables:
    def test_they_are_the_same_when_they_are_built_anew(self) -> None:
        spec = find_spec(sales_tracks.__name__)
        assert spec is not None
        assert spec.loader is not None
        anew = module_from_spec(spec)
        spec.loader.exec_module(anew)

        found = [getattr(anew, f"{name}_TRACK") for name in ("PERSON", "DEAL", "CUSTOMER")]
        assert found == [*SALES_LIFECYCLE.tracks]
        for one, other in zip(found, SALES_LIFECYCLE.tracks, strict=True):
            assert one.events == other.events
            assert [move.cites for move in one.moves] == [move.cites for move in other.moves]

    def test_a_line_holds_all_that_was_written_in_it(self) -> None:
        person, deal, _ = SALES_LIFECYCLE.tracks
        sales = next(one for one in person.moves if one.event == "accept_by_sales")
        assert (sales.sources, sales.target) == (("new", "marketing"), "sales")
        assert [(axis.name, value) for axis, value in sales.effects] == [("sales_accepted", "yes")]
        assert (sales.direction.value, sales.cites) == ("forward", ("000:62", "000:70"))
        assert sales.guard is not None
        assert sales.text == Text("sales accepts", "sales accepteert")
        ways = [(one.event, one.direction.value) for one in deal.moves if one.event == "hold"]
        assert ways == [("hold", "exit")]

    def test_each_stage_of_the_path_is_left_by_its_event(self) -> None:
        path = [
            "new/none/never",
            "sales/none/never",
            "converted/none/never",
            "converted/open/never",
        ]
        events = ["accept_by_sales", "convert", "open_deal"]
        stages = {stage.name: stage for stage in SALES_LIFECYCLE.stages}
        for (here, there), event in zip(pairwise(path), events, strict=True):
            assert stages[here].edges[event].target is stages[there]
