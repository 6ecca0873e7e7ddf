"""Verdicts in words, and what a policy allows."""

import pytest

from salesterms.logs import (
    ALLOW,
    FORBID,
    LENIENT,
    STRICT,
    NotARuling,
    UnknownVerdict,
    Verdict,
    VerdictKind,
    allow_because,
)


def test_every_kind_has_a_text_in_both_languages() -> None:
    texts = [kind.text for kind in VerdictKind]
    assert len({text.en for text in texts}) == len({text.nl for text in texts}) == len(VerdictKind)


def test_a_skip_and_a_step_back_say_over_how_many_stages() -> None:
    assert Verdict(VerdictKind.SKIP, 3).text() == "skipped 3"
    assert Verdict(VerdictKind.BACKWARD, 2).text("nl") == "2 terug"
    assert Verdict(VerdictKind.STAY).text("nl") == "blijft"


def test_strict_forbids_all_but_what_is_legal_stays_or_is_given_twice() -> None:
    allowed = {kind for kind in VerdictKind if not STRICT.forbids(kind)}
    assert allowed == {VerdictKind.LEGAL, VerdictKind.STAY, VerdictKind.DUPLICATE}


def test_lenient_allows_skips_steps_back_and_reopening_as_well() -> None:
    more = {kind for kind in VerdictKind if STRICT.forbids(kind) and not LENIENT.forbids(kind)}
    assert more == {VerdictKind.SKIP, VerdictKind.BACKWARD, VerdictKind.REOPENED}


def test_a_policy_is_changed_by_the_names_of_the_kinds() -> None:
    ours = STRICT.with_(skip=allow_because("no demo for small deals"), duplicate=FORBID)
    assert ours.ruling("skip").because == "no demo for small deals"
    assert ours.forbids(VerdictKind.DUPLICATE)
    assert ours.name == "strict, skip, duplicate changed"
    assert ours.with_(name="ours", skip=ALLOW).name == "ours"
    assert STRICT.with_() == STRICT


def test_a_kind_that_there_is_not_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownVerdict, match="no verdict 'skipp': use one of 'skip'"):
        STRICT.with_(skipp=ALLOW)
    with pytest.raises(UnknownVerdict, match="use one of 'legal', 'stay'"):
        STRICT.ruling(5)  # type: ignore[arg-type] # that is what is tested


@pytest.mark.parametrize("ruling", [True, None, "allow"])
def test_something_else_than_a_ruling_is_refused(ruling: object) -> None:
    with pytest.raises(NotARuling, match="FORBID, ALLOW or allow_because"):
        STRICT.with_(skip=ruling)  # type: ignore[arg-type] # that is what is tested


@pytest.mark.parametrize("why", ["", "  ", None])
def test_a_reason_is_needed_to_allow_for_a_reason(why: object) -> None:
    with pytest.raises(NotARuling):
        allow_because(why)
