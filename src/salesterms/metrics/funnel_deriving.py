"""From a history to the rows of a funnel: by a stage log, or by journeys and a vocabulary."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from salesterms.errors import Text, check_argument, each_argument
from salesterms.journey import Journey
from salesterms.journey.records import DAWN
from salesterms.logs import StageEntry
from salesterms.logs.reading import entries_of
from salesterms.metrics.arguments import BadArgument, told_by_id
from salesterms.metrics.funnel_account import FunnelRows
from salesterms.metrics.funnel_rows import (
    FUNNELS,
    Entries,
    FunnelEntry,
    FunnelPolicy,
    FunnelStages,
    Skips,
    StepOutcome,
    StepPosition,
)
from salesterms.values import EMPTY, instant, local_date
from salesterms.values import zone as zone_named
from salesterms.vocabularies import Vocabulary
from salesterms.vocabularies.checking import is_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date, datetime

    from salesterms.logs import StageEntry

_IDS: Final = ", ".join(map(repr, FUNNELS))
_STAGES: Final = Text(
    f"a FunnelStages of salesterms.metrics, or the id of one: {_IDS}",
    f"een FunnelStages van salesterms.metrics, of het id ervan: {_IDS}",
)
_POLICY: Final = Text(
    "a FunnelPolicy of salesterms.metrics, such as"
    " FunnelPolicy(skips=Skips.PASSED, entries=Entries.FIRST)",
    "een FunnelPolicy van salesterms.metrics, zoals"
    " FunnelPolicy(skips=Skips.PASSED, entries=Entries.FIRST)",
)
_VOCABULARY: Final = Text("a Vocabulary", "een Vocabulary")
_SOURCES: Final = Text("a dict of ids to sources", "een dict van kenmerken naar bronnen")
_JOURNEYS: Final = Text("a list of Journey", "een lijst van Journey")


class _Move(NamedTuple):
    """A case that came somewhere: the place of the stage, None for what is no stage of it."""

    place: int | None
    on: date | None
    owner: str | None


class _Stay(NamedTuple):
    """A case in a stage: by which move it came, and by which it went further."""

    place: int
    came: _Move
    went: _Move | None
    passed_over: bool


def funnel_stages(id: str) -> FunnelStages:  # noqa: A002 # its name everywhere
    """The stages of a funnel that is in `FUNNELS`, from early to late.

    >>> from salesterms.metrics import funnel_stages
    >>> funnel_stages("funnel").stages
    ('TOFU', 'MOFU', 'BOFU')

    Raises `BadArgument` where there is none of that id.
    Source: 000:72 for the funnel, 000:10 for AIDA.
    """
    found = FUNNELS.get(id) if is_text(id) else None
    if found is None:
        raise BadArgument("stages", id, _STAGES)
    return found


def checked_policy(policy: FunnelPolicy) -> None:
    """Raise `WrongArgument` for what is no policy."""
    check_argument("policy", policy, FunnelPolicy, _POLICY)


def stages_of(given: FunnelStages | str) -> tuple[str, ...]:
    """The stages that are meant, by an id or as they were given; raises what is wrong with it."""
    if isinstance(given, str):
        return funnel_stages(given).stages
    check_argument("stages", given, FunnelStages, _STAGES)
    return given.stages


def funnel_of_log(
    entries: Iterable[StageEntry],
    stages: FunnelStages | str,
    policy: FunnelPolicy,
    *,
    zone: str,
    sources: Mapping[str, str] = EMPTY,
) -> FunnelRows:
    """The rows of a funnel, from a stage log.

    >>> from datetime import UTC, datetime
    >>> from salesterms.logs import StageEntry
    >>> from salesterms.metrics import Entries, FunnelPolicy, Skips, funnel_of_log
    >>> log = [
    ...     StageEntry("P-1", "MQL", datetime(2024, 3, 1, tzinfo=UTC)),
    ...     StageEntry("P-1", "SQL", datetime(2024, 3, 8, tzinfo=UTC)),
    ... ]
    >>> once = FunnelPolicy(skips=Skips.PASSED, entries=Entries.FIRST)
    >>> for row in funnel_of_log(log, "demand", once, zone="Europe/Amsterdam"):
    ...     print(row.stage, row.entered, row.outcome.value, row.passed_over)
    MQL 2024-03-01 advanced False
    SAL 2024-03-08 advanced True
    SQL 2024-03-08 stayed False

    Rows of the log may stand in any order; what happened at one instant stands as given. `zone`
    names the zone whose dates count. `sources` tells the source of a case; a case that is a whole
    number is known by its text. A label that is no stage of this funnel ends no stay in one, but
    who comes back from it enters again; the rows tell how many entries bore which of these, by
    `explain`, and metrics answer `no_stage_of_funnel` where every entry did. Of an empty log there
    are no rows.

    Raises `BadArgument`, `WrongArgument`, `NotALog` and `BadEntry` for the entries, and what is
    wrong with a zone.
    Glossary: salesfunnel (000:72).
    """
    labels = stages_of(stages)
    checked_policy(policy)
    told_by_id("sources", sources, str | None, _SOURCES)
    zone_named(zone)
    places = {label: place for place, label in enumerate(labels)}
    cases: dict[str, list[StageEntry]] = {}
    for entry in entries_of(entries):
        cases.setdefault(str(entry.case), []).append(entry)
    found: list[FunnelEntry] = []
    read, no_stage = 0, Counter[str]()
    for case, own in cases.items():
        read += len(own)
        no_stage.update(one.label for one in own if one.label not in places)
        own.sort(key=lambda one: one.at)
        moves = [
            _Move(places.get(one.label), local_date(one.at, zone), one.owner or None) for one in own
        ]
        found += _rows(case, moves, labels, policy, sources.get(case))
    return FunnelRows(found, read, no_stage, labels)


def funnel_of_journeys(
    journeys: Iterable[Journey],
    vocabulary: Vocabulary,
    stages: FunnelStages | str,
    policy: FunnelPolicy,
    *,
    zone: str,
    as_of: datetime | None = None,
    sources: Mapping[str, str] = EMPTY,
) -> tuple[FunnelEntry, ...]:
    """The rows of a funnel, from journeys as a vocabulary names them.

    >>> from datetime import UTC, datetime
    >>> from salesterms.facts import Facts
    >>> from salesterms.journey import Journey
    >>> from salesterms.metrics import Entries, FunnelPolicy, Skips, funnel_of_journeys
    >>> from salesterms.vocabularies import funnel
    >>> cam = Journey.begin(person="P-1", facts=Facts(interest="inquiring"))
    >>> cam = cam.advance("accept_by_sales", at=datetime(2024, 3, 1, tzinfo=UTC))
    >>> once = FunnelPolicy(skips=Skips.PASSED, entries=Entries.FIRST)
    >>> rows = funnel_of_journeys([cam], funnel, "funnel", once, zone="Europe/Amsterdam")
    >>> [(row.stage, row.entered) for row in rows]
    [('TOFU', None), ('MOFU', None)]

    A journey is a case; its label is looked at where it begins and at every instant at which
    something happened or was learnt. A label that is not exact, or silent, is no stage. Where a
    journey begins has no date. With `as_of` nothing later is looked at. `sources` tells the source
    of a person. Of no journeys there are no rows.

    Raises `BadArgument`, `WrongArgument`, what is wrong with a zone, and what `Journey.label`
    raises for a vocabulary.
    Glossary: salesfunnel (000:72), AIDA-model (000:10).
    """
    labels = stages_of(stages)
    check_argument("vocabulary", vocabulary, Vocabulary, _VOCABULARY)
    checked_policy(policy)
    told_by_id("sources", sources, str | None, _SOURCES)
    zone_named(zone)
    places = {label: place for place, label in enumerate(labels)}
    last = None if as_of is None else instant(as_of)
    found: list[FunnelEntry] = []
    for number, journey in enumerate(each_argument("journeys", journeys, Journey, _JOURNEYS), 1):
        moves = list(_moves_of(journey, vocabulary, places, zone, last))
        named = [part for part in (journey.person, journey.account, journey.deal) if part]
        case = "/".join([*named, str(number)])
        found += _rows(case, moves, labels, policy, sources.get(journey.person or ""))
    return tuple(found)


def label_path(journey: Journey, vocabulary: Vocabulary, at: datetime) -> tuple[str, ...]:
    """The words of a journey at an instant, the broadest first; none where it is not exact."""
    return journey.label(vocabulary, as_of=at).path or ()


def instants_of(journey: Journey) -> list[datetime]:
    """The instants at which something happened or was learnt, each once, from early to late."""
    happened = {instant(one.at) for one in journey.events}
    return sorted(happened | {instant(one.at) for one in journey.evidence})


def _moves_of(
    journey: Journey,
    vocabulary: Vocabulary,
    places: Mapping[str, int],
    zone: str,
    last: datetime | None,
) -> Iterator[_Move]:
    before: int | None = None
    known = [at for at in instants_of(journey) if last is None or at <= last]
    for at in (DAWN, *known):
        words = [one for one in label_path(journey, vocabulary, at) if one in places]
        place = max((places[word] for word in words), default=None)
        if place != before:
            yield _Move(place, None if at == DAWN else local_date(at, zone), None)
        before = place


def _rows(
    case: str,
    moves: Sequence[_Move],
    labels: tuple[str, ...],
    policy: FunnelPolicy,
    source: str | None,
) -> Iterator[FunnelEntry]:
    """The rows of one case, from the first stage to the last, and of one stage in time."""
    walk = _first_stays if policy.entries is Entries.FIRST else _each_stay
    stays = sorted(walk(moves), key=lambda stay: stay.place)
    if not stays:
        return
    skips = policy.skips is Skips.CASE_LEFT_OUT and any(stay.passed_over for stay in stays)
    last = len(labels) - 1
    end = next((stay for stay in stays if stay.place == last), None)
    turns: Counter[int] = Counter()
    for stay in stays:
        turns[stay.place] += 1
        turn = turns[stay.place]
        yield FunnelEntry(
            id=f"{case}/{stay.place + 1}/{turn}",
            case=case,
            stage=labels[stay.place],
            place=stay.place + 1,
            position=_position(stay.place, last),
            next_stage=None if stay.place == last else labels[stay.place + 1],
            turn=turn,
            outcome=_outcome(stay.went, skips=skips),
            whole=_outcome(end, skips=skips),
            entered=stay.came.on,
            advanced=stay.went.on if stay.went else None,
            finished=end.came.on if end else None,
            passed_over=stay.passed_over,
            last_reached=labels[stays[-1].place],
            owner=stay.came.owner,
            source=source,
        )


def _outcome(done: object, *, skips: bool) -> StepOutcome:
    if skips:
        return StepOutcome.LEFT_OUT
    return StepOutcome.STAYED if done is None else StepOutcome.ADVANCED


def _position(place: int, last: int) -> StepPosition:
    if place == 0:
        return StepPosition.FIRST
    return StepPosition.LAST if place == last else StepPosition.BETWEEN


def _first_stays(moves: Iterable[_Move]) -> Iterator[_Stay]:
    """Each stage once: who comes into one has come into all before it, at the latest now."""
    reached: list[tuple[_Move, bool]] = []
    for move in moves:
        if move.place is not None:
            new = range(len(reached), move.place + 1)
            reached += [(move, place != move.place) for place in new]
    for place, (came, passed_over) in enumerate(reached):
        went = reached[place + 1][0] if place + 1 < len(reached) else None
        yield _Stay(place, came, went, passed_over)


def _each_stay(moves: Iterable[_Move]) -> Iterator[_Stay]:
    """Each entry by itself; only the step that ends it says whether it went further."""
    here: _Move | None = None
    away = False
    for move in moves:
        if move.place is None:
            away = True
            continue
        now = -1 if here is None or here.place is None else here.place
        if move.place == now and not away:
            continue
        if here is not None:
            yield _Stay(now, here, move if move.place > now else None, passed_over=False)
        for place in range(now + 1, move.place):
            yield _Stay(place, move, move, passed_over=True)
        here, away = move, False
    if here is not None and here.place is not None:
        yield _Stay(here.place, here, None, passed_over=False)
