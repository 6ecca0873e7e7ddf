"""Logs with planted faults: every one is found, and none is invented."""

from collections import Counter

import pytest
from planted_log import LOST, STAGES, WON, planted_log

from salesterms.logs import (
    LENIENT,
    STRICT,
    Policy,
    StageEntry,
    VerdictKind,
    Ways,
    audit,
    fit_of_codes,
    verdicts,
)
from salesterms.vocabularies import hubspot

DEALS = hubspot.deal_stage


@pytest.mark.parametrize("ids", [False, True])
def test_every_row_has_the_verdict_that_was_planted(ids: bool) -> None:
    planted = planted_log(20_000, seed=7, ids=ids, faulty=0.6)
    found = verdicts((StageEntry(*row) for row, _ in planted), DEALS)
    for (row, (kind, stages)), (entry, verdict) in zip(planted, found, strict=True):
        assert (str(verdict.kind), verdict.stages) == (kind, stages), entry
        assert entry == row + (None,) * (len(entry) - len(row))


def test_every_kind_of_verdict_is_planted_but_the_one_that_deals_do_not_have() -> None:
    kinds = {kind for _, (kind, _) in planted_log(20_000, seed=7, ids=True, faulty=0.6)}
    assert {str(kind) for kind in VerdictKind} - kinds == {"no_way"}


@pytest.mark.parametrize("ids", [False, True])
@pytest.mark.parametrize("by_case", [False, True])
@pytest.mark.parametrize("policy", [STRICT, LENIENT])
def test_the_audit_counts_what_was_planted(ids: bool, by_case: bool, policy: Policy) -> None:
    planted = planted_log(20_000, seed=8, ids=ids, faulty=0.3)
    rows = [StageEntry(*row) for row, _ in planted]
    found = audit(rows, DEALS, policy=policy, by_case=by_case, keep_ids=True)
    counts = Counter(kind for _, (kind, _) in planted)
    assert {str(kind): n for kind, n in found.verdicts.items() if n} == counts
    unfit = {row[0] for row, (kind, _) in planted if policy.forbids(kind)}
    assert found.unfit_ids == tuple(sorted(unfit))
    assert found.cases == len({row[0] for row, _ in planted})
    assert found.fit == found.cases - len(unfit)
    went_back = {row[0] for row, (kind, _) in planted if kind == "backward"}
    assert found.backward_cases == len(went_back)


@pytest.mark.slow
def test_of_a_million_rows_every_fault_is_found_and_none_invented() -> None:
    planted = planted_log(1_000_000, seed=9, ids=True)
    rows = [StageEntry(*row) for row, _ in planted]
    for (_, said), (entry, verdict) in zip(planted, verdicts(rows, DEALS), strict=True):
        assert (verdict.kind.value, verdict.stages) == said, entry
    found = audit(rows, DEALS, by_case=True, keep_ids=True)
    counts = Counter(kind for _, (kind, _) in planted)
    assert {str(kind): n for kind, n in found.verdicts.items() if n} == counts
    unfit = {row[0] for row, (kind, _) in planted if STRICT.forbids(kind)}
    assert set(found.unfit_ids or ()) == unfit


def fits_by_hand(labels: list[str]) -> bool:
    """Whether a deal went from stage to stage: ten lines that know nothing of the library."""
    line = [*STAGES, WON]
    standing: str | None = None
    for label in labels:
        first = standing is None and label == STAGES[0]
        forward = standing in line[:-1] and label == line[line.index(standing) + 1]
        lost = standing in STAGES and label == LOST
        if not (first or forward or lost or label == standing):
            return False
        standing = label
    return True


def test_a_replay_by_hand_agrees_on_what_fits() -> None:
    data_faults = {"unknown_label", "out_of_order", "duplicate", "conflicting_duplicate"}
    by_case: dict[str, list[str]] = {}
    code = {label: at for at, label in enumerate(Ways(DEALS).labels)}
    rows = []
    for row, (kind, _) in planted_log(50_000, seed=10, faulty=0.5):
        case, label, _, _ = row
        if kind not in data_faults and label in code:
            by_case.setdefault(case, []).append(label)
            rows.append(StageEntry(*row))
    cases = [case for case, labels in by_case.items() for _ in labels]
    codes = [code[label] for labels in by_case.values() for label in labels]
    fit = sum(map(fits_by_hand, by_case.values()))
    ratio = fit_of_codes(cases, codes, DEALS)
    assert (ratio.numerator, ratio.denominator) == (fit, len(by_case))
    found = audit(rows, DEALS)
    assert (found.fit, found.cases) == (fit, len(by_case))
