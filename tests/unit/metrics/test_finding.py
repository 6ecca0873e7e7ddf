"""A word leads to the metrics that it means, and to a variant where it means one."""

import pickle
from typing import Any

import pytest

from salesterms import Money, Ratio, glossary, metrics
from salesterms.errors import SalesTermsError
from salesterms.metrics import METRICS, STATEMENTS, Family, Found, UnknownMetric, find
from salesterms.terms import NotALabel
from salesterms.terms.folding import fold
from salesterms.terms.kinds import LabelUse


def found(word: str) -> list[tuple[str, str | None]]:
    return [(each.metric.id, each.variant) for each in find(word)]


@pytest.mark.parametrize(
    "word",
    ["hitrate", "HIT-RATIO", "win rate", "close_ratio", "Close ratio", "winratio", "hitrates"],
)
def test_a_word_that_says_nothing_of_a_variant_means_the_metric(word: str) -> None:
    assert found(word) == [("close_ratio", None)]


@pytest.mark.parametrize(
    ("word", "variant"),
    [("Sluitingsverhouding", "won_of_all"), ("aanvaardingspercentage", "created_cohort")],
)
def test_a_word_that_its_definer_uses_for_one_variant_means_that_one(
    word: str, variant: str
) -> None:
    [only] = find(word)

    assert (only.metric.id, only.variant) == ("close_ratio", variant)
    assert only.definition is only.metric.variants[variant]
    assert variant in only.why.en
    assert only.definition.source.text.nl in only.why.nl


def test_without_a_variant_the_definition_is_the_default() -> None:
    [only] = find("hitrate")

    assert only.definition is only.metric.variants[only.metric.default]


def test_a_term_of_several_metrics_gives_them_all() -> None:
    every = (*METRICS.values(), *STATEMENTS.values())
    ids = [metric.id for metric in every if metric.term == "sales-pipeline"]

    assert {"open_opportunities", "open_pipeline", "pipeline_bridge"} <= set(ids)
    assert [one.metric.id for one in find("sales pipeline")] == ids


@pytest.mark.parametrize(
    ("word", "id_"),
    [
        ("CPL", "cost_per_lead"),
        ("MQL to SQL", "stage_conversion"),
        ("mql-to-sql", "stage_conversion"),
        ("MQL naar SQL", "stage_conversion"),
        ("lead response time", "speed_to_lead"),
        ("Doorlooptijd", "sales_cycle"),
        ("omzet", "won_revenue"),
        ("deal slip", "slippage"),
        ("bridge", "pipeline_bridge"),
        ("pipeline bridge", "pipeline_bridge"),
        ("pipeline_findings", "pipeline_findings"),
        ("hygiëne", "pipeline_findings"),
        ("uitstroom", "customer_churn"),
        ("Opzegpercentage", "customer_churn"),
        ("terugverdientijd", "cac_payback"),
        ("payback", "cac_payback"),
    ],
)
def test_a_word_of_the_trade_means_one_metric(word: str, id_: str) -> None:
    assert found(word) == [(id_, None)]


@pytest.mark.parametrize(
    ("word", "ids"),
    [
        ("Kaplan-Meier", ["survival_rate", "survival_time"]),
        ("omzetverloop", ["gross_mrr_churn", "net_mrr_churn"]),
    ],
)
def test_a_word_of_the_trade_may_mean_several(word: str, ids: list[str]) -> None:
    assert {one for one, _ in found(word)} == set(ids)


@pytest.mark.parametrize("metric", [*METRICS.values(), *STATEMENTS.values()], ids=repr)
def test_every_other_name_of_a_metric_means_those_that_bear_it(metric: Family) -> None:
    for label in metric.labels:
        bearers = [
            one.id for one in (*METRICS.values(), *STATEMENTS.values()) if label in one.labels
        ]
        assert found(label) == [(bearer, None) for bearer in bearers], label
        assert {one.why.en for one in find(label)} == {"another name of it"}


def test_a_statement_has_the_formula_of_its_lines() -> None:
    bridge, findings = STATEMENTS["pipeline_bridge"], STATEMENTS["pipeline_findings"]
    euros = {"opening": 800, "entered": 100, "up": 50, "down": 20, "left": 500}
    amounts: dict[str, Any] = {name: Money(value, "EUR") for name, value in euros.items()}
    closing = bridge.formula(**amounts)
    assert closing.value == Money(430, "EUR")
    assert findings.formula(clean=2, examined=4).value == Ratio(2, 4)
    assert findings.formula(clean=0, examined=0).reason == "zero_denominator"
    for one in STATEMENTS.values():
        assert callable(getattr(metrics, one.id))
        assert one.call.startswith(f"{one.id}(")
        assert one.describe("nl") != one.describe("en")


@pytest.mark.parametrize("metric", METRICS.values(), ids=METRICS)
def test_every_metric_is_found_by_its_names_and_by_every_label_of_its_term(metric: Family) -> None:
    for word in (metric.id, metric.title.en, metric.title.nl):
        assert metric.id in [each.metric.id for each in find(word)], word

    # The labels of a term mean the metric that bears its name, where one does.
    meant = metric.term.replace("-", "_")
    labels = [each.text for each in glossary[metric.term].labels if each.use != LabelUse.NEAR]
    for word in (metric.term, *labels):
        assert (meant if meant in METRICS else metric.id) in [
            each.metric.id for each in find(word)
        ], word


def test_the_labels_of_a_term_mean_the_metric_that_bears_its_name() -> None:
    assert METRICS["win_loss_ratio"].term == "close-ratio"
    assert found("close ratio") == [("close_ratio", None)]
    assert found("win-loss ratio") == [("win_loss_ratio", None)]


@pytest.mark.parametrize("metric", METRICS.values(), ids=METRICS)
def test_every_label_of_a_variant_leads_to_it_alone(metric: Family) -> None:
    for variant in metric.variants.values():
        for label in variant.labels:
            assert (metric.id, variant.name) in found(label)
    labels = [fold(label) for each in metric.variants.values() for label in each.labels]
    assert len(labels) == len(set(labels))


def test_what_comes_near_is_named() -> None:
    with pytest.raises(UnknownMetric) as refused:
        find("sluitingsverhoding")

    assert refused.value.args[1][0].casefold() == "sluitingsverhouding"
    assert "Het dichtst bij: 'Sluitingsverhouding'" in refused.value.text("nl")


def test_a_label_that_only_comes_near_a_term_is_none_of_it() -> None:
    with pytest.raises(UnknownMetric) as refused:
        find("gewogen omzet")

    assert refused.value.args[1][0] == "weighted_pipeline"


def test_a_term_that_nothing_measures_is_named() -> None:
    with pytest.raises(UnknownMetric, match="'lead' is a term of the glossary"):
        find("lead")
    with pytest.raises(UnknownMetric) as refused:
        find("kans")
    assert refused.value.args[2] == ("opportunity", "qualified-opportunity")


def test_where_nothing_comes_near_it_is_said_where_all_stand() -> None:
    with pytest.raises(UnknownMetric, match=r"none comes near: salesterms\.metrics\.METRICS"):
        find("xyzzy")


@pytest.mark.parametrize("word", [None, 5, "x" * 1000, ["hitrate"]])
def test_what_can_be_no_word_is_refused(word: object) -> None:
    with pytest.raises(NotALabel) as refused:
        find(word)  # type: ignore[arg-type] # on purpose
    assert isinstance(refused.value, SalesTermsError)


def test_the_error_travels_between_processes() -> None:
    error = UnknownMetric("leed", ("lead",), ())
    assert pickle.loads(pickle.dumps(error)).args == error.args
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


def test_what_is_found_shows_itself_on_one_line() -> None:
    [plain], [named] = find("hitrate"), find("sluitingsverhouding")

    assert repr(plain) == "<Found close_ratio: a label of its term, close ratio>"
    assert repr(named).startswith("<Found close_ratio, won_of_all: it stands for won_of_all: ")
    assert isinstance(plain, Found)
