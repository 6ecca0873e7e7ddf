"""Printing and interruption, without a process of their own."""

import io
import json
import sys
from typing import NoReturn

import pytest

from salesterms.cli import entry, main
from salesterms.cli.commands import COMMANDS
from salesterms.cli.output import say, say_json


def test_a_stream_without_an_encoding_gets_the_text_as_it_is() -> None:
    stream = io.StringIO()

    say("Małgorzata – €", stream)

    assert stream.getvalue() == "Małgorzata – €"


def test_half_characters_are_no_reason_to_fail() -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")

    say("a\udc80b", stream)

    stream.flush()
    assert stream.buffer.getvalue() == b"a?b"


def test_json_is_escaped_where_the_encoding_is_no_unicode(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="cp1252")
    monkeypatch.setattr(sys, "stdout", stream)

    say_json({"a": "ł"})

    stream.flush()
    assert b"\\u0142" in stream.buffer.getvalue()


def test_an_interruption_has_the_status_that_shells_expect(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def interrupted(_: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setitem(COMMANDS, "demo", interrupted)

    assert main(["demo"]) == entry.INTERRUPTED == 130


def test_a_closed_pipe_ends_the_output_quietly(monkeypatch: pytest.MonkeyPatch) -> None:
    discarded = []

    def closed(_: object) -> NoReturn:
        raise BrokenPipeError

    monkeypatch.setitem(COMMANDS, "demo", closed)
    monkeypatch.setattr(entry, "_discard_output", lambda: discarded.append(True))

    assert main(["demo"]) == 0
    assert discarded == [True]


def test_nobody_to_print_for_is_no_reason_to_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)

    assert main(["demo"]) == 0
    say_json({"a": 1})


def test_json_holds_no_character_that_a_terminal_acts_on(
    capsys: pytest.CaptureFixture[str],
) -> None:
    say_json({"owner": "a\x9b31m\u202eb"})

    printed = capsys.readouterr().out
    assert "\\u009b31m\\u202eb" in printed
    assert json.loads(printed) == {"owner": "a\x9b31m\u202eb"}


def test_a_full_disk_under_the_output_is_an_error_of_ours(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(_: object) -> NoReturn:
        raise OSError(28, "No space left on device")

    monkeypatch.setitem(COMMANDS, "demo", full)
    monkeypatch.setattr(entry, "_discard_output", lambda: None)

    assert main(["demo"]) == 1
    assert "No space left" in capsys.readouterr().err
