"""Another implementation as a process: whatever it does, every vector has its outcome, and soon."""

import os
import sys
import time
from collections.abc import Callable

import pytest
from adapter_programs import HEAD, source

from salesterms.conformance import (
    BadCommand,
    Checked,
    Vector,
    check_command,
    foreign,
    split_command,
)
from salesterms.conformance.outcomes import Outcome
from salesterms.conformance.replies import looks_like

Command = Callable[[str], list[str]]
Three = tuple[Vector, ...]

SECONDS = 20.0  # a slow machine starts a program in less
HURRY = 1.0


def outcomes(checked: Checked) -> list[str]:
    return [str(one.outcome) for one in checked.results]


def said(checked: Checked, lang: str = "en") -> str:
    """Why the first vector has no reply."""
    detail = checked.results[0].detail
    assert detail is not None
    return detail.say(lang)


def asked(command: Command, name: str, three: Three, seconds: float = SECONDS) -> Checked:
    return check_command(three, command(source(name)), seconds=seconds)


@pytest.mark.parametrize(
    "name", ["right", "says_empty_lines_first", "says_more_beside", "stays_when_nothing_is_asked"]
)
def test_a_right_answer_agrees(command: Command, name: str, three: Three) -> None:
    assert outcomes(asked(command, name, three)) == ["agrees"] * 3


@pytest.mark.parametrize("name", ["wrong", "no_answer_in_it"])
def test_another_answer_differs(command: Command, name: str, three: Three) -> None:
    assert outcomes(asked(command, name, three)) == ["differs"] * 3


def test_an_answer_that_differs_is_kept_as_it_was(command: Command, three: Three) -> None:
    got = asked(command, "wrong", three).results[0].got

    assert got == {"value": {"ratio": "1/2"}, "counted": 3}


def test_a_crash_fails_one_vector_and_the_next_has_a_new_process(
    command: Command, three: Three
) -> None:
    assert outcomes(asked(command, "crashes_on_one", three)) == ["agrees", "crashed", "agrees"]
    assert outcomes(asked(command, "crashes_at_the_second", three)) == [
        "agrees",
        "crashed",
        "agrees",
    ]


def test_how_it_ended_is_said_with_its_last_words(command: Command, three: Three) -> None:
    found = asked(command, "says_why_it_ends", three)

    assert said(found) == "it ended with status 1: no database: set DB"
    assert said(found, "nl") == "het eindigde met status 1: no database: set DB"
    assert said(asked(command, "ends_at_once", three)) == "it ended with status 3"


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("says_garbage", "a reply is no JSON object: starting up ..."),
        ("says_no_object", "a reply is no JSON object: [1, 2]"),
        ("says_no_utf8", 'a reply is no JSON object: {"id": "\ufffd"}'),
        ("says_another_id", "the reply has the id 'other', not 'T-5'"),
        ("says_too_much", "a reply is longer than 4194304 bytes"),
        ("closes_its_output", "it closed its output"),
    ],
)
def test_what_is_no_reply_is_a_crash(command: Command, three: Three, name: str, why: str) -> None:
    found = asked(command, name, three[:1])

    assert outcomes(found) == ["crashed"]
    assert said(found).removesuffix(f"; {looks_like('T-5').en}") == why


@pytest.mark.slow
@pytest.mark.parametrize(
    "name",
    [
        "sleeps",
        "never_reads",
        "closes_its_input",
        "says_half_a_line",
        "has_a_child",
        "has_a_child_of_its_own_group",
    ],
)
def test_no_reply_in_time_is_no_hang(command: Command, three: Three, name: str) -> None:
    began = time.monotonic()

    found = asked(command, name, three[:1], HURRY)

    assert (outcomes(found), said(found)) == (["timed_out"], "1 s")
    assert time.monotonic() - began < 15


def test_empty_lines_without_an_end_are_no_reply(command: Command, three: Three) -> None:
    assert outcomes(asked(command, "says_empty_lines", three[:1], HURRY)) == ["timed_out"]


def test_a_request_that_is_not_read_is_no_hang(command: Command, three: Three) -> None:
    long = Vector(
        id="L-1",
        description="more than a pipe holds",
        kind="ordinary",
        metric="close_ratio",
        rows=tuple({"id": f"D-{number}", "status": "won"} for number in range(100_000)),
        expected=three[0].expected,
        source="ours",
    )

    assert outcomes(check_command([long], command(source("never_reads")), seconds=HURRY)) == [
        "timed_out"
    ]


def test_what_never_answered_is_not_started_again_and_again(command: Command, three: Three) -> None:
    found = asked(command, "ends_at_once", three * 2)

    assert outcomes(found) == ["crashed"] * 6
    last = found.results[3].detail
    assert last is not None
    assert last.en == "not asked: it has never answered, 3 times started"
    assert last.nl == "niet gevraagd: het heeft nooit geantwoord, 3 keer gestart"
    assert [one.asked for one in found.results] == [True] * 3 + [False] * 3


def test_what_never_answered_is_told_in_one_line(command: Command, three: Three) -> None:
    found = asked(command, "says_why_it_ends", three * 2)

    assert found.text() == (
        "Not one of 6 vectors was answered: crashed: it ended with status 1: no database: set DB"
    )
    assert found.text("nl") == (
        "Geen van de 6 vectoren is beantwoord: vastgelopen: het eindigde met status 1:"
        " no database: set DB"
    )


def test_a_program_that_ends_after_a_reply_is_told_to_read_on(
    command: Command, three: Three
) -> None:
    found = asked(command, "answers_once", three)

    assert outcomes(found) == ["agrees", "crashed", "agrees"]
    detail = found.results[1].detail
    assert detail is not None
    assert detail.en == (
        "it ended with status 0 after 1 replies: a program reads lines until its input ends, it is"
        " not started for each"
    )
    assert "leest regels tot zijn invoer eindigt" in detail.nl


@pytest.mark.skipif(os.name == "nt", reason="no groups of processes on Windows")
def test_no_process_is_left_behind(command: Command, three: Three) -> None:
    child = (
        HEAD
        + """
import subprocess
inner = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
for one in requests():
    reply(one, undefined=f"{os.getpid()} {inner.pid}")
"""
    )
    found = check_command(three[:1], command(child), seconds=SECONDS)

    assert found.results[0].got is not None
    for process in map(int, found.results[0].got["undefined"].split()):
        until = time.monotonic() + 10
        while is_running(process) and time.monotonic() < until:
            time.sleep(0.05)
        assert not is_running(process)


def is_running(process: int) -> bool:
    """Whether a process is there and is no zombie."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    status = f"/proc/{process}/stat"
    if os.path.exists(status):  # noqa: PTH110 - a file of the system
        with open(status, encoding="utf-8") as file:  # noqa: PTH123 - likewise
            return file.read().rpartition(")")[2].split()[0] != "Z"
    return True


def test_where_groups_are_not_known_the_process_is_killed(
    command: Command, three: Three, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "killpg", raising=False)

    assert outcomes(asked(command, "sleeps", three[:1], HURRY)) == ["timed_out"]


def test_an_interruption_leaves_no_process(command: Command, three: Three) -> None:
    started = foreign.Foreign(command(source("right")), seconds=SECONDS)
    with pytest.raises(KeyboardInterrupt), started:  # noqa: PT012 - it is interrupted while it runs
        started.ask("T-5", three[0].request())
        raise KeyboardInterrupt

    assert started._running is None


def test_nothing_is_started_when_nothing_is_asked() -> None:
    assert check_command([], ["no such program"]).results == ()


@pytest.mark.parametrize("words", [["no such program"], ["\0"]])
def test_a_program_that_cannot_start_is_an_error(three: Three, words: list[str]) -> None:
    with pytest.raises(BadCommand) as bad:
        check_command(three, words)

    assert "cannot be started" in str(bad.value)
    assert "niet te starten" in bad.value.text("nl")


def test_a_program_is_found_again_under_its_own_words() -> None:
    assert split_command(f'"{sys.executable}" -I "my adapter.py"', windows=False) == [
        sys.executable,
        "-I",
        "my adapter.py",
    ]
    assert split_command(r'"C:\a b\python.exe" x', windows=True) == [r"C:\a b\python.exe", "x"]


@pytest.mark.parametrize("command", ["", "  ", "cat 'x"])
def test_a_command_that_cannot_be_parted_is_an_error(command: str) -> None:
    with pytest.raises(BadCommand):
        split_command(command)


def test_outcomes_say_which_of_them_fail() -> None:
    assert [one for one in Outcome if not one.failed] == ["agrees", "not_supported"]
