"""Printing and interruption, without a process of their own."""

import io
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
