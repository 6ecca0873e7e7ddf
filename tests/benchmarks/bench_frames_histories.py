"""Metrics of histories and of subscriptions on frames against what is written by hand for them.

Made-up histories of deals, five entries for each, and subscriptions lie in folders of Parquet
files. Each metric is asked through the derivation that makes its rows, on Polars of a lazy scan and
on DuckDB of the files. What is written by hand (`histories_by_hand`, `subscriptions_by_hand`,
`histories_in_sql`) gives the same account in two spellings, and the quicker one is held against
ours: CPU time of all threads, of one interleaved run, the least of the rounds. The answers are
compared first.

The largest size is asked in processes of their own, so that one that runs out of memory is told and
stops nothing. There DuckDB is also given little memory, and then more until it answers. Small runs
are of Polars only, and held to figures that were measured, to see what grows worse: they are not
what is wanted.
"""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from hashlib import sha256
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import histories_by_hand as histories
import subscriptions_by_hand as subscriptions
from bench_frames import BOUND, NEEDS, SHORT, SHORT_BOUND, Call, least
from histories_by_hand import AS_OF, Spelling
from histories_in_sql import BUCKETS, QUERIES
from made_histories import STAGES, made_history, made_subscriptions

#: All amounts are in euros, of subscriptions and of what is made of them.
MAPPING = {"amount": {"column": "amount", "currency": "EUR"}}
OF_CHANGES = {name: {"column": name, "currency": "EUR"} for name in ("start", "end", "end_yearly")}
LOG: Any = {"case": "deal", "label": "stage", "at": "since", "order": "number"}
#: Deals, and as many subscriptions; of the largest each question is put once.
SMALL, LARGE, LARGEST = 60_000, 1_000_000, 10_000_000
ROUNDS = {SMALL: 3, LARGE: 5}
#: Megabytes that DuckDB is given, one after the other, until it answers.
LIMITS = (500, 1_000, 2_000, 4_000)
VIEWS = ("history", "subscriptions")


class Question(NamedTuple):
    """A metric: which files it is asked of, ours, by which keys, and by hand on Polars.

    `small` is what a small run may cost, as it was measured.
    """

    view: str
    ours: Callable[[Any], Any]
    keys: tuple[str, ...]
    on_polars: dict[str, Spelling]
    small: float


def _time_in_stage(history: Any) -> Any:
    from salesterms import frames
    from salesterms.vocabularies import hubspot

    spells = frames.stage_spells(history, vocabulary=hubspot.deal_stage, **LOG)
    return frames.time_in_stage(spells, variant="mean", by=["stage", "quarter"], as_of=AS_OF)


def _stage_conversion(history: Any) -> Any:
    from salesterms import frames
    from salesterms.metrics import Entries, FunnelPolicy, FunnelStages, Skips

    stages = FunnelStages(id="of_deals", stages=STAGES[:6])
    policy = FunnelPolicy(skips=Skips.PASSED, entries=Entries.FIRST)
    rows = frames.funnel_of_log(history, stages, policy, **LOG)
    return frames.stage_conversion(rows, by=["stage", "quarter"], as_of=AS_OF)


def _customer_churn(sold: Any) -> Any:
    from salesterms import frames

    months = [f"2025-{month:02}" for month in range(1, 13)]
    rows = frames.customer_periods(sold, months, mapping=MAPPING)
    return frames.customer_churn(rows, by="month", as_of=AS_OF)


def _net_revenue_retention(sold: Any) -> Any:
    from salesterms import frames

    rows = frames.mrr_changes(sold, period="2025", mapping=MAPPING)
    asked: Any = {"variant": "per_customer", "by": "month", "currency": "EUR"}
    return frames.net_revenue_retention(rows, as_of=AS_OF, mapping=OF_CHANGES, **asked)


def _pushed_opportunities(history: Any) -> Any:
    from salesterms import frames

    rows = frames.close_date_changes(history, day="since", mapping={"id": "deal"})
    return frames.pushed_opportunities(rows, by=["owner", "quarter"], as_of=AS_OF)


QUESTIONS = {
    "time_in_stage": Question(
        "history",
        _time_in_stage,
        ("stage", "quarter"),
        {"by window": histories.stage_times_by_window, "in order": histories.stage_times_in_order},
        small=1.6,
    ),
    "stage_conversion": Question(
        "history",
        _stage_conversion,
        ("stage", "quarter"),
        {"by deal": histories.conversion_by_deal, "in order": histories.conversion_in_order},
        small=1.8,
    ),
    "customer_churn": Question(
        "subscriptions",
        _customer_churn,
        ("month",),
        {"by customer": subscriptions.churn_by_customer, "by month": subscriptions.churn_by_month},
        small=1.6,
    ),
    "net_revenue_retention": Question(
        "subscriptions",
        _net_revenue_retention,
        ("month",),
        {
            "by account": subscriptions.revenue_by_account,
            "by month": subscriptions.revenue_by_month,
        },
        small=4.0,
    ),
    "pushed_opportunities": Question(
        "history",
        _pushed_opportunities,
        ("owner", "quarter"),
        {"by window": histories.pushed_by_window, "in order": histories.pushed_in_order},
        small=1.3,
    ),
}


# --- the same answers --------------------------------------------------------------------------


def _key(name: str, value: Any) -> Any:
    if value is None or isinstance(value, str):
        return value
    return f"{value.year}-Q{(value.month + 2) // 3}" if name == "quarter" else f"{value:%Y-%m}"


def account(metric: str, answer: Any) -> dict[tuple[Any, ...], tuple[int, ...]]:
    """By key: what is divided, and how many rows are in every bucket."""
    import narwhals as nw

    found = {}
    for row in nw.from_native(answer).iter_rows(named=True):
        counted = (*BUCKETS[metric], "numerator")
        key = tuple(_key(name, row[name]) for name in QUESTIONS[metric].keys)
        found[key] = tuple(int(row[name] or 0) for name in counted)
    return found


def check(metric: str, calls: dict[str, Call]) -> None:
    """All spellings give one account. Raises `AssertionError`."""
    (_, first), *others = ((name, account(metric, call())) for name, call in calls.items())
    for name, other in others:
        keys = first.keys() | other.keys()
        differ = [(key, first.get(key), other.get(key)) for key in keys]
        differ = [one for one in differ if one[1] != one[2]]
        assert not differ, (metric, name, differ[:3])


# --- measuring ---------------------------------------------------------------------------------


def made(folder: Path, size: int) -> dict[str, str]:
    """View -> the pattern that names its files."""
    return {
        "history": made_history(folder / "history", size),
        "subscriptions": made_subscriptions(folder / "subscriptions", size),
    }


def on_polars(metric: str, files: str) -> dict[str, Call]:
    """The spellings of one metric on Polars, ours first."""
    import polars as pl

    question = QUESTIONS[metric]

    def spelled(spelling: Spelling) -> Call:
        return lambda: spelling(pl.scan_parquet(files))

    others = {f"Polars {name}": spelled(one) for name, one in question.on_polars.items()}
    return {"Polars": lambda: question.ours(pl.scan_parquet(files)).collect(), **others}


def on_duckdb(metric: str, files: str, folder: str, megabytes: int = 0) -> dict[str, Call]:
    """The spellings of one metric on DuckDB, ours first."""
    duckdb: Any = import_module("duckdb")
    connection = duckdb.connect()
    connection.sql(f"SET threads = 2; SET temp_directory = '{folder}'")
    if megabytes:
        connection.sql(f"SET memory_limit = '{megabytes}MB'")
        connection.sql("SET preserve_insertion_order = false")
    question = QUESTIONS[metric]
    connection.read_parquet(files).create_view(question.view)

    def spelled(query: str) -> Call:
        return lambda: connection.sql(query).to_arrow_table()

    others = {f"DuckDB {name}": spelled(query) for name, query in QUERIES[metric].items()}
    rows = connection.table(question.view)
    return {"DuckDB": lambda: question.ours(rows).to_arrow_table(), **others}


def _ratios(name: str, taken: dict[str, float]) -> Iterator[tuple[str, float, float]]:
    """Ours / the quicker one by hand of each engine, with the bound."""
    for engine in ("Polars", "DuckDB"):
        hands = [taken[one] for one in taken if one.startswith(f"{engine} ")]
        if engine in taken and hands:
            bound = SHORT_BOUND if min(hands) < SHORT else BOUND
            yield f"{name} on {engine} / by hand", taken[engine] / min(hands), bound


def _told(name: str, taken: dict[str, float]) -> None:
    print(f"{name}: CPU s {', '.join(f'{one} {seconds:.2f}' for one, seconds in taken.items())}")


def measured(folder: Path, size: int, *, small: bool) -> Iterator[tuple[str, float, float]]:
    """The ratios of one size, interleaved in this process."""
    files = made(folder / f"{size}", size)
    for metric, question in QUESTIONS.items():
        calls = on_polars(metric, files[question.view])
        if not small:
            calls |= on_duckdb(metric, files[question.view], f"{folder}/spilled")
        check(metric, calls)
        name = f"frames {metric} of {size:,}"
        taken = least(calls, ROUNDS[size])
        _told(name, taken)
        for told, ratio, bound in _ratios(name, taken):
            if small:
                yield f"{told}, worse than measured", ratio, question.small
            else:
                yield told, ratio, bound


# --- the largest size --------------------------------------------------------------------------

_ONE = """
import sys
sys.path[:0] = [sys.argv[1]]
from bench_frames_histories import alone
alone(*sys.argv[2:])
"""


def alone(engine: str, metric: str, spelling: str, files: str, folder: str, limit: str) -> None:
    """Answer once; print the CPU seconds, the most megabytes of the process and the account."""
    import resource

    calls = on_polars(metric, files) if engine == "Polars" else {}
    calls = calls or on_duckdb(metric, files, folder, int(limit))
    start = time.process_time()
    answer = calls[spelling]()
    seconds = time.process_time() - start
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    told = repr(sorted(account(metric, answer).items(), key=repr))
    print(seconds, most, sha256(told.encode()).hexdigest())


def _in_a_process(*arguments: str) -> tuple[float, int, str] | str:
    """CPU seconds, megabytes and what tells the answer; or why there is none."""
    command = [sys.executable, "-c", _ONE, str(Path(__file__).parent), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        last = (done.stderr.strip().splitlines() or [f"ended by signal {-done.returncode}"])[-1]
        return last[:160]
    seconds, most, answer = done.stdout.split()[-3:]  # behind what shows how far a query is
    return float(seconds), int(most), answer


def largest(folder: Path) -> Iterator[tuple[str, float, float]]:
    """The ratios of the largest size, each spelling in a process of its own; prints memory."""
    files = made(folder / f"{LARGEST}", LARGEST)
    for metric, question in QUESTIONS.items():
        name = f"frames {metric} of {LARGEST:,}"
        taken, answers = {}, set()
        spellings = ["Polars", *(f"Polars {one}" for one in question.on_polars)]
        spellings += ["DuckDB", *(f"DuckDB {one}" for one in QUERIES[metric])]
        for one in spellings:
            where = (files[question.view], f"{folder}/spilled", "0")
            found = _in_a_process(one.split()[0], metric, one, *where)
            if isinstance(found, str):
                print(f"{name}, {one}: none: {found}")
                continue
            taken[one], most, answer = found
            answers.add(answer)
            print(f"{name}, {one}: CPU s {taken[one]:.1f}, {most:,} MB at most", flush=True)
        assert len(answers) == 1, (metric, answers)
        yield from _ratios(name, taken)
        _floor(name, metric, files[question.view], f"{folder}/spilled")


def _floor(name: str, metric: str, files: str, folder: str) -> None:
    """Print the first limit at which DuckDB answers ours."""
    for limit in LIMITS:
        found = _in_a_process("DuckDB", metric, "DuckDB", files, folder, f"{limit}")
        if not isinstance(found, str):
            seconds, most, _ = found
            told = f"answers with {limit} MB, {most:,} MB at most, CPU s {seconds:.1f}"
            print(f"{name}, DuckDB: {told}", flush=True)
            return
        print(f"{name}, DuckDB: no answer with {limit} MB: {found}", flush=True)


def main(*, small: bool) -> dict[str, tuple[float, float]]:
    """Print and return the ratios with their bounds."""
    needs = NEEDS if small else (*NEEDS, "duckdb")
    missing = [name for name in needs if find_spec(name) is None]
    if missing:
        print(f"{', '.join(missing)} not installed: no histories to measure on")
        return {}
    found = {}
    with TemporaryDirectory() as folder:
        place = Path(folder)
        figures = [measured(place, SMALL if small else LARGE, small=small)]
        figures += [] if small else [largest(place)]
        for each in figures:
            for name, figure, bound in each:
                found[name] = (figure, bound)
                print(f"{name}: {figure:.2f} (bound {bound}){'' if figure <= bound else ' OUT'}")
    return found


if __name__ == "__main__":
    main(small="--small" in sys.argv)
