"""The laws of touches: what goes before decides, in whatever order it is told, and never alone."""

from itertools import pairwise
from typing import Any

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from salesterms import Facts, Journey
from salesterms.entities import (
    Personalisation,
    Touch,
    TouchChannel,
    automated_mail,
    automated_one_to_one,
    classify_touch,
    cold_calls,
    personalisation_rises,
    touch_facts,
    touch_log,
)
from salesterms.strategies import touch_logs
from salesterms.values import instant
from salesterms.vocabularies import Label

quick = settings(max_examples=min(40, settings().max_examples), deadline=None)

#: What is known of the person beside the log: much, little, or nothing.
KNOWN = st.none() | st.fixed_dictionaries(
    {},
    optional={
        "product_known": st.sampled_from(["no", "yes"]),
        "source": st.sampled_from(["general", "referral"]),
        "interest": st.sampled_from(["none", "explicit"]),
        "customer": st.just("never"),
        "initiative": st.sampled_from(["seller", "buyer"]),
        "business_relation": st.sampled_from(["no", "yes"]),
        "target_group": st.sampled_from(["none", "checked"]),
        "ideal_profile": st.just("checked"),
        "means": st.sampled_from(["none", "stated"]),
    },
).map(lambda values: Facts(**values))
LOGS = touch_logs().filter(bool)


def journeys() -> list[Journey]:
    """One for each person of a log but the last."""
    fit = {"target_group": "checked", "ideal_profile": "checked", "means": "checked"}
    asked = {"interest": "buying", "requirements_met": "yes", "permission": "no"}
    return [
        Journey.begin(person="P-1", facts=Facts(**fit)),
        Journey.begin(person="P-2", facts=Facts(**fit, **asked)),
    ]


def words(log: list[Touch], touch: Touch, known: Facts | None) -> dict[str, Label]:
    return {one.name: one.label for one in classify_touch(log, touch, known).labels}


def may_be(label: Label, word: str) -> bool:
    return any(path[-1:] == (word,) for path in label.paths)


class TestTheOrderOfALogPlaysNoPart:
    """In whatever order touches are given, and however often, what is said of each is the same."""

    @quick
    @given(st.data(), LOGS, KNOWN)
    def test_of_one_touch(self, data: st.DataObject, log: list[Touch], known: Any) -> None:
        touch = data.draw(st.sampled_from(log))
        again = data.draw(st.permutations([*log, touch]))

        assert touch_log(again) == touch_log(log)
        assert classify_touch(again, touch, known) == classify_touch(log, touch, known)

    @quick
    @given(st.data(), touch_logs())
    def test_of_every_rule(self, data: st.DataObject, log: list[Touch]) -> None:
        again = data.draw(st.permutations(log))
        known = journeys()

        assert automated_one_to_one(again) == automated_one_to_one(log)
        assert automated_mail(again, journeys=known) == automated_mail(log, journeys=known)
        assert cold_calls(again, journeys=known) == cold_calls(log, journeys=known)
        assert personalisation_rises(again, journeys=known) == personalisation_rises(
            log, journeys=known
        )


class TestWhatComesAfterChangesNothing:
    """A later touch, or one with another person, changes no label; one beside it at most who began.

    Who began is open where the very first touches are of one instant.
    """

    @quick
    @given(st.data(), LOGS, KNOWN)
    def test_of_a_label(self, data: st.DataObject, log: list[Touch], known: Any) -> None:
        touch = data.draw(st.sampled_from(log))
        own = [one for one in log if one.person == touch.person]
        before = [one for one in own if instant(one.at) < instant(touch.at)]
        beside = [one for one in own if instant(one.at) == instant(touch.at)]

        assert classify_touch(log, touch, known) == classify_touch(before + beside, touch, known)
        alone = words(before, touch, known)
        for name, label in words(log, touch, known).items():
            if before or name != "initiative":
                assert label == alone[name]


class TestKindsThatExcludeEachOther:
    """No touch is inbound and outbound, virtual and in person, or inside sales and telemarketing.

    By the strict readings none is cold after a sign of interest, which is warm.
    """

    @quick
    @given(st.data(), LOGS, KNOWN)
    def test_of_any_touch(self, data: st.DataObject, log: list[Touch], known: Any) -> None:
        touch = data.draw(st.sampled_from(log))
        found = words(log, touch, known)

        began = {"inkomende sales", "uitgaande sales"}
        assert {path[-1] for path in found["initiative"].paths} <= began
        assert (found["initiative"].word in began) is found["initiative"].exact
        if touch.channel is not None:
            remote = found["distance"].word == "virtueel verkopen"
            met = found["distance"].word == "persoonlijke verkooptransactie"
            assert [remote, met].count(True) == (touch.channel is not TouchChannel.WEB_FORM)
        if not may_be(found["distance"], "virtueel verkopen"):
            assert not may_be(found["inside"], "inside sales")
        facts = touch_facts(log, touch, known)
        if facts["interest"] not in ("none", None):
            for name in ("cold", "cold_by_phone", "cold_without_sign"):
                assert found[name].silent
            if facts["approached_by"] == "seller":
                assert found["warmth"].word == found["warm"].word == "warme acquisitie"

    @quick
    @given(st.data(), LOGS, KNOWN)
    def test_one_sense_of_cold_lies_within_the_next(
        self, data: st.DataObject, log: list[Touch], known: Any
    ) -> None:
        found = words(log, data.draw(st.sampled_from(log)), known)

        order = ("cold_by_phone", "cold", "cold_without_sign")
        for narrow, wide in pairwise(order):
            if found[narrow].word is not None and found["warmth"].exact:
                assert may_be(found[wide], "koude acquisitie")
        if found["discovery_first"].word is not None:
            assert found["discovery"].word is not None


class TestWarmthIsTheTablesSideBySide:
    """`warmth` says what the tables of cold and warm say together, where those are certain."""

    @quick
    @given(st.data(), LOGS, KNOWN)
    def test_of_any_touch(self, data: st.DataObject, log: list[Touch], known: Any) -> None:
        touch = data.draw(st.sampled_from(log))
        found = words(log, touch, known)
        cold, by_106, warm = (found[name] for name in ("cold", "cold_without_sign", "warm"))
        if not (cold.exact and by_106.exact and warm.exact and touch.approached_by):
            return
        expected = {
            (True, True): "koude en warme acquisitie",
            (True, False): "warme acquisitie",
            (False, True): "koude acquisitie",
            (False, False): None,
        }
        is_cold = cold.word is not None or (warm.word is not None and by_106.word is not None)
        assert found["warmth"].exact
        assert found["warmth"].word == expected[warm.word is not None, is_cold]


class TestUnknownIsNotNo:
    """What is left out of a record never makes a label certain that was certainly another."""

    @quick
    @given(st.data(), LOGS, KNOWN)
    def test_of_a_field(self, data: st.DataObject, log: list[Touch], known: Any) -> None:
        touch = data.draw(st.sampled_from(log))
        name = data.draw(st.sampled_from(["channel", "initiator", "scripted", "lead_based"]))
        nothing: dict[str, Any] = {name: None}
        blank = evolve(touch, **nothing)
        others = [one for one in log if one != touch]
        full, less = words(log, touch, known), words([*others, blank], blank, known)

        for one, label in full.items():
            assert set(label.paths) <= set(less[one].paths)


class TestEveryTouchIsAccountedFor:
    """What each reading found and what it left out are together all touches, each once."""

    @quick
    @given(touch_logs())
    def test_of_every_rule(self, log: list[Touch]) -> None:
        known = journeys()
        outcomes = (
            personalisation_rises(log, journeys=known),
            automated_mail(log, journeys=known),
            automated_one_to_one(log),
            cold_calls(log, journeys=known),
        )
        for found in outcomes:
            for one in found.readings:
                assert one.rows == len(log)
                assert len({each.touch for each in one.found}) == one.counted
            assert found.explain("nl").count("Gevonden") == len(found.readings)


class TestMorePersonalIsNeverAFinding:
    """What rises to the top is found by no reading."""

    @quick
    @given(touch_logs())
    def test_of_any_log(self, log: list[Touch]) -> None:
        top = [
            evolve(one, audience=None, personalisation=Personalisation.INDIVIDUAL) for one in log
        ]
        assert personalisation_rises(top, journeys=journeys()).objecting == ()
