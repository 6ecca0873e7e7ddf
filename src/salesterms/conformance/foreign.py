"""Another implementation as a process: a line of JSON for every request, and one for every reply.

A thread writes, a thread reads and a thread drains what is said beside it, so that a program that
does not read, does not answer, never ends its line or says too much cannot make us wait longer than
the time limit. That works alike on every system.
"""

from __future__ import annotations

import json
import os
import shlex
import signal
import subprocess
from collections import deque
from contextlib import suppress
from queue import Empty, Full, Queue
from threading import Event, Thread
from time import monotonic
from typing import IO, TYPE_CHECKING, Any, Final, Self

from attrs import frozen

from salesterms._json import JsonProblems, parse
from salesterms.conformance.kinds import BadCommand
from salesterms.conformance.outcomes import Outcome
from salesterms.conformance.replies import looks_like
from salesterms.conformance.vector import plain
from salesterms.errors import Text, check_argument
from salesterms.metrics import BadArgument

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import TracebackType

#: The longest reply, in bytes.
LONGEST_REPLY: Final = 4 << 20
#: The longest that one reply may be waited for, in seconds.
LONGEST_WAIT: Final = 86_400
_SECONDS: Final = Text(
    "a number of seconds above 0, up to a day", "een aantal seconden boven 0, hoogstens een dag"
)
_WORDS: Final = Text("a list of its words is needed", "geef een lijst van de woorden")
#: So often a program is started that has never answered.
_TRIES: Final = 3
#: Seconds that a program gets to end by itself, once nothing is asked any more.
_TO_END: Final = 2.0
#: Lines that wait to be looked at; and lines of standard error that are kept.
_WAITING, _KEPT = 64, 5

_ENDED = Text("it ended with status {0}{1}", "het eindigde met status {0}{1}")
_READ_ON = Text(
    "it ended with status 0 after {0} replies: a program reads lines until its input ends, it is"
    " not started for each",
    "het eindigde met status 0 na {0} antwoorden: een programma leest regels tot zijn invoer"
    " eindigt, het wordt niet voor elke gestart",
)
_SILENT = Text("it closed its output", "het sloot zijn uitvoer")
_HUGE = Text("a reply is longer than {0} bytes", "een antwoord is langer dan {0} bytes")
_NO_JSON = Text("a reply is no JSON object: {0}; {1}", "een antwoord is geen JSON-object: {0}; {1}")
_OTHER_ID = Text(
    "the reply has the id {0}, not {1}; {2}", "het antwoord heeft kenmerk {0}, niet {1}; {2}"
)
_LATE = Text("{0} s", "{0} s")
_GIVEN_UP = Text(
    "not asked: it has never answered, {0} times started",
    "niet gevraagd: het heeft nooit geantwoord, {0} keer gestart",
)


@frozen
class Failure:
    """Why one vector got no reply: it crashed, timed out, or the program is given up."""

    outcome: Outcome
    detail: Text
    asked: bool = True


def split_command(command: str, *, windows: bool = os.name == "nt") -> list[str]:
    r"""The program and its arguments, as a shell would part them; no shell is used.

    >>> from salesterms.conformance import split_command
    >>> split_command("python 'my adapter.py' --fast", windows=False)
    ['python', 'my adapter.py', '--fast']
    >>> split_command(r'C:\python.exe "my adapter.py"', windows=True)
    ['C:\\python.exe', 'my adapter.py']

    On Windows a backslash is part of a path. Raises `BadCommand`.
    """
    try:
        words = shlex.split(command, posix=not windows)
    except ValueError as fault:
        raise BadCommand(command, str(fault)) from None
    if not words:
        raise BadCommand(command, "it is empty")
    return [word.strip('"') for word in words] if windows else words


class Foreign:
    """A program that answers; started when it is first asked, and again after it failed.

    Use it in a `with`: at the end no process is left. Raises `BadCommand` when it cannot start.
    """

    def __init__(self, command: Sequence[str], *, seconds: float = 10.0) -> None:
        """Take the words of the command, and the time limit of one reply."""
        named = isinstance(command, list | tuple) and all(isinstance(one, str) for one in command)
        if not named or not command:
            raise BadCommand(str(command), _WORDS.en)
        check_argument("seconds", seconds, float | int, _SECONDS)
        if not 0 < seconds <= LONGEST_WAIT:
            raise BadArgument("seconds", seconds, _SECONDS)
        self._command, self._seconds = list(command), seconds
        self._running: _Running | None = None
        self._has_answered = False
        self._silent_starts = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._running is not None:
            self._running.end(kindly=kind is None)
            self._running = None

    def ask(self, id: str, request: dict[str, Any]) -> Mapping[str, Any] | Failure:  # noqa: A002 - its name in the protocol
        """The reply to a request, without its id, or why there is none."""
        if self._silent_starts >= _TRIES:
            return Failure(Outcome.CRASHED, _GIVEN_UP.filled(_TRIES), asked=False)
        if self._running is None:
            self._running = _Running(self._command)
        reply = self._running.reply(id, request, self._seconds)
        if not isinstance(reply, Failure):
            self._has_answered = True
            return reply
        self._running.end(kindly=False)
        self._running = None
        if not self._has_answered:
            self._silent_starts += 1
        return reply


class _Running:
    """One process with its threads."""

    def __init__(self, command: list[str]) -> None:
        try:
            self._process = subprocess.Popen(  # noqa: S603 - the program that the user names
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                start_new_session=True,  # so that what it starts itself can be ended with it
            )
        except (OSError, ValueError) as fault:
            raise BadCommand(shlex.join(command), str(fault)) from None
        self._replies: Queue[bytes | Text] = Queue(_WAITING)
        self._requests: Queue[bytes | None] = Queue()
        self._over = Event()
        self._replied = 0
        self._beside: deque[bytes] = deque(maxlen=_KEPT)
        self._threads = [
            Thread(target=one, args=(pipe,), daemon=True)
            for one, pipe in (
                (self._write, self._process.stdin),
                (self._read, self._process.stdout),
                (self._drain, self._process.stderr),
            )
        ]
        for thread in self._threads:
            thread.start()

    def reply(
        self, id_: str, request: dict[str, Any], seconds: float
    ) -> Mapping[str, Any] | Failure:
        """Ask, and wait for the reply until the time is over."""
        line = json.dumps(plain({"id": id_, **request}))  # in ASCII, which every program can read
        self._requests.put(line.encode() + b"\n")
        until = monotonic() + seconds
        while True:
            try:
                found = self._replies.get(timeout=max(until - monotonic(), 0.001))
            except Empty:
                return Failure(Outcome.TIMED_OUT, _LATE.filled(f"{seconds:g}"))
            if isinstance(found, Text):
                return Failure(Outcome.CRASHED, self._ended() if found is _SILENT else found)
            if found.strip():
                self._replied += 1
                return _parsed(found, id_)
            if monotonic() > until:  # empty lines without an end
                return Failure(Outcome.TIMED_OUT, _LATE.filled(f"{seconds:g}"))

    def end(self, *, kindly: bool) -> None:
        """End the process, its children and its threads."""
        self._requests.put(None)
        if kindly:
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(_TO_END)
        self._over.set()
        _kill(self._process)
        for thread in self._threads:
            thread.join(_TO_END)  # who still holds a pipe of ours is not waited for any longer

    def _ended(self) -> Text:
        """Why there is nothing to read any more, with the last that it said."""
        try:
            status = self._process.wait(_TO_END)
        except subprocess.TimeoutExpired:
            return _SILENT
        self._threads[2].join(_TO_END)
        if self._replied and not status:
            return _READ_ON.filled(self._replied)
        said = b"".join(self._beside).decode("utf-8", "replace").strip()
        return _ENDED.filled(status, f": {said[-500:]}" if said else "")

    def _write(self, pipe: IO[bytes]) -> None:
        while (line := self._requests.get()) is not None:
            try:
                pipe.write(line)
                pipe.flush()
            except (OSError, ValueError):
                break  # it does not read; whether it ended, the reader sees
        with suppress(OSError, ValueError):
            pipe.close()

    def _read(self, pipe: IO[bytes]) -> None:
        line = b"\n"
        with pipe:  # each thread closes its own: closing waits for one who reads
            while line:
                line = pipe.readline(LONGEST_REPLY + 1)
                if len(line) > LONGEST_REPLY:
                    self._hand_over(_HUGE.filled(LONGEST_REPLY))
                    return
                self._hand_over(line or _SILENT)

    def _hand_over(self, found: bytes | Text) -> None:
        while not self._over.is_set():
            with suppress(Full):
                self._replies.put(found, timeout=0.1)
                return

    def _drain(self, pipe: IO[bytes]) -> None:
        with pipe:
            while line := pipe.readline(1000):
                self._beside.append(line)


def _kill(process: subprocess.Popen[bytes]) -> None:
    killed = getattr(os, "killpg", None)
    with suppress(OSError):
        if killed is not None:
            killed(process.pid, signal.SIGKILL)  # it leads the group of what it started
    process.kill()
    process.wait()


def _parsed(line: bytes, id_: str) -> Mapping[str, Any] | Failure:
    shown = line[:200].decode("utf-8", "replace").strip()
    try:
        reply = parse(line)
    except JsonProblems:
        reply = None
    if not isinstance(reply, dict):
        return Failure(Outcome.CRASHED, _NO_JSON.filled(shown, looks_like(id_)))
    if reply.get("id") != id_:
        return Failure(
            Outcome.CRASHED, _OTHER_ID.filled(repr(reply.get("id")), repr(id_), looks_like(id_))
        )
    del reply["id"]
    return reply
