"""What is known: of each fact a value, several, or what no record means."""

import pickle
from typing import Any

import pytest

from salesterms.errors import Text
from salesterms.facts import (
    CATALOGUE,
    DEAL,
    Catalogue,
    Facts,
    NoRecord,
    NotARung,
    NoValue,
    OtherCatalogue,
    UnknownFact,
    Worlds,
    yes_or_no,
)

OWN = yes_or_no("own", "so", "zo", negation=Text("not so", "niet zo"), no_record=NoRecord.UNKNOWN)


def test_nothing_on_record_means_what_each_fact_says() -> None:
    for name, axis in CATALOGUE.items():
        if axis.no_record is NoRecord.NO:
            assert Facts().possible_names(name) == axis.names[:1]
        else:
            assert Facts().possible_names(name) == axis.names
    assert repr(Facts()) == "Facts()"
    assert not Facts().given


def test_a_value_is_known() -> None:
    facts = Facts(deal="held", means="none", interest="explicit")
    assert (facts["deal"], facts["means"], facts["interest"]) == ("held", "none", "explicit")
    assert repr(facts) == "Facts(deal='held', interest='explicit', means='none')"


def test_several_values_leave_open_which() -> None:
    facts = Facts(deal=("won", "lost"), interest=("engaged", "inquiring", "explicit"))
    assert facts["deal"] is None
    assert facts.possible_names("deal") == ("lost", "won")
    assert facts.possible_names("interest") == ("engaged", "inquiring", "explicit")
    assert facts.given == {
        "deal": ("lost", "won"),
        "interest": ("engaged", "inquiring", "explicit"),
    }


def test_a_tuple_of_one_is_a_value() -> None:
    assert Facts(deal=("won",), interest=("buying",)) == Facts(deal="won", interest="buying")
    assert Facts(deal=("won", "won")) == Facts(deal="won")


def test_all_values_of_a_fact_say_nothing() -> None:
    assert Facts(means=CATALOGUE["means"].names) == Facts()
    assert Facts(deal=DEAL.names).given == {"deal": DEAL.names}


@pytest.mark.parametrize("value", [None, 3, (), ["open"], {"open"}, b"open"])
def test_what_is_no_value_is_refused(value: Any) -> None:
    with pytest.raises(NoValue) as refused:
        Facts(deal=value)
    assert refused.value.args == ("deal", value, DEAL.names)
    assert isinstance(refused.value, ValueError)


def test_a_ladder_leaves_no_rung_out() -> None:
    with pytest.raises(NoValue, match="The fact 'interest' is given as 'none', 'explicit'"):
        Facts(interest=("none", "explicit"))


@pytest.mark.parametrize("value", ["opened", ("open", "opened"), (None,), (["open"],)])
def test_a_value_that_the_fact_cannot_have_is_refused(value: Any) -> None:
    with pytest.raises(NotARung):
        Facts(deal=value)


def test_an_unknown_fact_is_refused() -> None:
    for ask in (lambda: Facts(deel="open"), lambda: Facts()["deel"]):
        with pytest.raises(UnknownFact, match="use one of 'deal'"):
            ask()


def test_facts_are_frozen() -> None:
    facts = Facts()
    for name in ("low", "other"):
        with pytest.raises(AttributeError, match=f"cannot assign to field '{name}'"):
            setattr(facts, name, 1)


def test_facts_are_equal_by_content() -> None:
    assert Facts(deal="open", need="proven") == Facts(need="proven", deal="open")
    assert Facts(deal="open") != Facts(deal="held")
    assert Facts() != "Facts()"
    assert Facts() != Facts(CATALOGUE.with_(OWN))
    assert Facts() == Facts(Catalogue(CATALOGUE.values(), CATALOGUE.laws))
    assert len({Facts(deal="open"), Facts(deal="open"), Facts()}) == 2


def test_facts_of_the_built_in_catalogue_travel_without_it() -> None:
    packed = pickle.dumps(Facts(deal="open"))
    assert len(packed) < 200
    assert pickle.loads(packed).catalogue is CATALOGUE


def test_facts_of_ones_own_catalogue_take_it_along() -> None:
    facts = Facts(CATALOGUE.with_(OWN), own="yes", deal="won")
    made = pickle.loads(pickle.dumps(facts))
    assert made == facts
    assert made["own"] == "yes"


def test_closed_facts_take_the_least_that_is_open() -> None:
    facts = Facts(means=("stated", "checked"), deal=("lost", "won")).closed()
    assert (facts["means"], facts["deal"], facts["budget"]) == ("stated", "lost", "none")
    assert facts.unknown == ()


def test_the_unknown_facts_are_listed_in_order() -> None:
    facts = Facts(deal=("lost", "won"), source="own", permission="no")
    assert [axis.name for axis in facts.unknown][:2] == ["deal", "likely_interested"]


def test_a_fact_can_be_replaced_and_forgotten() -> None:
    facts = Facts(deal="open", means="checked")
    assert facts.with_(deal="held") == Facts(deal="held", means="checked")
    assert facts.with_(means=CATALOGUE["means"].names) == Facts(deal="open")


def test_what_is_certain_is_one_integer() -> None:
    layout = CATALOGUE.layout
    facts = Facts(deal=("lost", "won"), means=("stated", "checked"))
    certain: dict[Any, bool] = {
        DEAL.is_("lost", "won"): True,
        ~DEAL.is_("none"): True,
        DEAL.is_("won"): False,
        CATALOGUE["means"].at_least("stated"): True,
        ~CATALOGUE["means"].is_("proven"): True,
        CATALOGUE["means"].at_least("checked"): False,
        CATALOGUE["budget"].holds: False,
        ~CATALOGUE["budget"].holds: False,
    }
    for criterion, expected in certain.items():
        masks = layout.sure_masks(criterion)
        assert any(mask & ~facts.sure == 0 for mask in masks) is expected, criterion
    assert Facts.of_sure(CATALOGUE, facts.sure) == facts


def test_facts_of_another_catalogue_are_refused() -> None:
    worlds = Worlds(CATALOGUE, [DEAL.is_("open")])
    with pytest.raises(OtherCatalogue) as refused:
        worlds.compatible(Facts(CATALOGUE.with_(OWN)))
    assert f"{len(CATALOGUE) + 1} facts" in str(refused.value)
    assert f"{len(CATALOGUE)} facts" in refused.value.text("nl")
