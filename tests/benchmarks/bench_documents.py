"""Documents in and out, against pydantic, which is written in Rust, on the same data.

Two kinds of records. A `Deal` is nested, as a CRM gives it: an amount, up to three contacts, two
instants. An `Opportunity` is the library's own class, which is flat. The bounds hold for the
nested one; the figures of the flat one are reported beside them.

Each side reads JSON lines that hold the same data in its own form (pydantic has no money, so that
its amount is an object), checks them strictly, refuses unknown keys, and is run in turn with the
other. pydantic sees no key that is given twice; ours does.
"""

import argparse
import gc
import random
import statistics
import time
import tracemalloc
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from json import dumps
from typing import Any, Literal

from attrs import frozen
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from salesterms import Category, Money, Opportunity
from salesterms.documents import DocumentProblems, TextForm, structure, unstructure
from salesterms.values import Probability

#: What the issue asks for, of the nested record.
MOST_TIMES_KEPT = 1.0
MOST_TIMES_STREAMED = 3.0
MOST_TIMES_DUMPED = 2.5
MOST_TIMES_MEMORY = 0.42
MOST_TIMES_EXPLAINED = 6.0


@frozen(kw_only=True)
class Contact:
    """A person, in plain texts."""

    name: str
    email: str
    role: str


@frozen(kw_only=True)
class Deal:
    """A nested record: an amount, contacts, instants."""

    id: str
    name: str
    stage: Category
    owner: str | None = None
    amount: Money
    probability: Probability
    created: datetime
    closed: datetime | None = None
    contacts: tuple[Contact, ...] = ()
    source: str | None = None


STRICT = ConfigDict(frozen=True, extra="forbid", strict=True)


class PydanticMoney(BaseModel):
    """An amount as pydantic can have it."""

    model_config = STRICT
    amount: Decimal
    currency: str = Field(pattern="^[A-Z]{3}$")


class PydanticContact(BaseModel):
    """The same person."""

    model_config = STRICT
    name: str
    email: str
    role: str


class PydanticDeal(BaseModel):
    """The same nested record."""

    model_config = STRICT
    schema_version: Literal[1]
    type: Literal["deal"]
    id: str
    name: str
    stage: Category
    owner: str | None = None
    amount: PydanticMoney
    probability: Decimal = Field(ge=0, le=1)
    created: AwareDatetime
    closed: AwareDatetime | None = None
    contacts: tuple[PydanticContact, ...] = ()
    source: str | None = None


class PydanticOpportunity(BaseModel):
    """The same flat record."""

    model_config = STRICT
    schema_version: Literal[1]
    type: Literal["opportunity"]
    id: str = Field(min_length=1)
    status: Category
    owner: str | None = None
    account: str | None = None
    product: str | None = None
    amount: PydanticMoney | None = None
    stage: str | None = None
    stages_reached: tuple[str, ...] | None = None
    created: date | None = None
    closed: date | None = None
    expected_close: date | None = None
    last_activity: date | None = None
    probability: Decimal | None = Field(default=None, ge=0, le=1)
    extras: dict[str, Any] = {}


def _amount(random_: random.Random) -> str:
    return f"{random_.randrange(5_000_000) / 100:.2f} {random_.choice(('EUR', 'USD'))}"


def a_deal(number: int, random_: random.Random) -> dict[str, Any]:
    """One nested document."""
    created = datetime(2023, 1, 1, 9, tzinfo=UTC) + timedelta(minutes=random_.randrange(800_000))
    stage = random_.choice(("open", "held", "won", "lost"))
    closed = created + timedelta(days=random_.randrange(120))
    contacts = [
        {
            "name": f"Name {random_.randrange(9999)}",
            "email": f"n{random_.randrange(9999)}@example.org",
            "role": random_.choice(("buyer", "user")),
        }
        for _ in range(random_.randrange(4))
    ]
    return {
        "schema_version": 1,
        "type": "deal",
        "id": f"D-{number:07}",
        "name": f"Deal {number}",
        "stage": stage,
        "owner": f"Owner {random_.randrange(20)}",
        "amount": _amount(random_),
        "probability": str(random_.randrange(0, 101, 10) / 100),
        "created": created.isoformat(),
        **({"closed": closed.isoformat()} if stage in ("won", "lost") else {}),
        "contacts": contacts,
        "source": "web",
    }


def an_opportunity(number: int, random_: random.Random) -> dict[str, Any]:
    """One flat document."""
    first = date(2023, 1, 1) + timedelta(days=random_.randrange(600))
    days = [str(first + timedelta(days=random_.randrange(120))) for _ in range(3)]
    status = random_.choice(("open", "held", "won", "lost"))
    return {
        "schema_version": 1,
        "type": "opportunity",
        "id": f"D-{number:07}",
        "status": status,
        "owner": f"Owner {random_.randrange(20)}",
        "account": f"Account {random_.randrange(4000)}",
        "product": f"Product {random_.randrange(8)}",
        "amount": _amount(random_),
        "stage": random_.choice(("New", "Proposal", "Won", "Lost")),
        "stages_reached": ["New", "Proposal"][: random_.randrange(3)],
        "created": str(first),
        **({"closed": days[0]} if status in ("won", "lost") else {}),
        "expected_close": days[1],
        "last_activity": days[2],
        "probability": str(random_.randrange(0, 101, 10) / 100),
        "extras": {"region": random_.choice(("North", "South"))},
    }


def for_pydantic(document: dict[str, Any]) -> dict[str, Any]:
    """The same data with the amount as an object."""
    amount, currency = document["amount"].split()
    return {**document, "amount": {"amount": amount, "currency": currency}}


class Side:
    """One library on one kind of records: its lines, and how it reads and writes one."""

    def __init__(
        self, lines: list[str], read: Callable[[str], Any], write: Callable[[Any], str]
    ) -> None:
        self.lines = lines
        self.read = read
        self.write = write
        self.values = [read(line) for line in lines[:1000]]

    def kept(self) -> int:
        """Every line read, and every value kept."""
        return len([self.read(line) for line in self.lines])

    def streamed(self) -> int:
        """Every line read, and no value kept."""
        read, count = self.read, 0
        for line in self.lines:
            read(line)
            count += 1
        return count

    def dumped(self) -> int:
        """As many values written as there are lines."""
        write, times = self.write, len(self.lines) // len(self.values)
        for _ in range(times):
            for value in self.values:
                write(value)
        return times * len(self.values)

    def bytes_kept(self) -> float:
        """The memory of one value that is kept."""
        lines = self.lines[:5000]
        gc.collect()
        tracemalloc.start()
        before = tracemalloc.get_traced_memory()[0]
        values = [self.read(line) for line in lines]
        taken = tracemalloc.get_traced_memory()[0] - before
        tracemalloc.stop()
        return taken / len(values)


def sides(
    documents: list[dict[str, Any]], cls: type[Any], model: type[BaseModel]
) -> tuple[Side, Side]:
    """Ours and pydantic's, on the same data."""
    form = TextForm(cls)
    mine = Side([dumps(one) for one in documents], form.loads, form.dumps)
    theirs = Side(
        [dumps(for_pydantic(one)) for one in documents],
        model.model_validate_json,
        lambda value: value.model_dump_json(exclude_none=True),
    )
    return mine, theirs


def cpu_seconds(run: Callable[[], int]) -> float:
    """The CPU time of one run, for each record."""
    gc.collect()
    start = time.process_time()
    count = run()
    return (time.process_time() - start) / count


def ratio(mine: Callable[[], int], theirs: Callable[[], int], rounds: int) -> float:
    """Ours to theirs: the median of runs in turn."""
    pairs = [(cpu_seconds(mine), cpu_seconds(theirs)) for _ in range(rounds)]
    print("  " + " / ".join(f"{min(side) * 1e6:.1f}" for side in zip(*pairs, strict=True)), "µs")
    return statistics.median(one / other for one, other in pairs)


def compared(pair: tuple[Side, Side], rounds: int) -> dict[str, float]:
    """Every figure of one kind of records."""
    mine, theirs = pair
    return {
        "kept": ratio(mine.kept, theirs.kept, rounds),
        "streamed": ratio(mine.streamed, theirs.streamed, rounds),
        "dumped": ratio(mine.dumped, theirs.dumped, rounds),
        "memory": mine.bytes_kept() / theirs.bytes_kept(),
    }


def explained(documents: Sequence[dict[str, Any]], rounds: int) -> float:
    """A document with one fault, until the error is raised, against the same one without it."""
    good = [unstructure(structure(bare(one), Deal)) for one in documents]
    bad = [{**one, "stage": "wonn"} for one in good]

    def of_good() -> int:
        return len([structure(one, Deal) for one in good])

    def of_bad() -> int:
        return sum(faults(one) for one in bad)

    return ratio(of_bad, of_good, rounds)


def bare(document: dict[str, Any]) -> dict[str, Any]:
    """A document without version and type."""
    return {key: one for key, one in document.items() if key not in ("schema_version", "type")}


def faults(document: dict[str, Any]) -> int:
    """How many problems a document has."""
    try:
        structure(document, Deal)
    except DocumentProblems as problems:
        return problems.count
    return 0


def main(*, small: bool = False) -> dict[str, tuple[float, float]]:
    """Measure, print, and return each figure with its bound."""
    rows, rounds = (20_000, 3) if small else (100_000, 5)
    random_ = random.Random(11)
    deals = [a_deal(number, random_) for number in range(rows)]
    flat = [an_opportunity(number, random_) for number in range(rows)]
    found = compared(sides(deals, Deal, PydanticDeal), rounds)
    beside = compared(sides(flat, Opportunity, PydanticOpportunity), rounds)
    bounds = {
        "kept": MOST_TIMES_KEPT,
        "streamed": MOST_TIMES_STREAMED,
        "dumped": MOST_TIMES_DUMPED,
        "memory": MOST_TIMES_MEMORY,
    }
    figures = {
        f"{rows:,} nested documents, {name} / pydantic": (found[name], bound)
        for name, bound in bounds.items()
    }
    figures["a document with one fault / a good one"] = (
        explained(deals[:1000], rounds),
        MOST_TIMES_EXPLAINED,
    )
    for name, (figure, bound) in figures.items():
        print(f"{name}: {figure:.2f} (at most {bound})")
    for name, figure in beside.items():
        print(f"{rows:,} flat documents, {name} / pydantic: {figure:.2f} (reported)")
    return figures


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true", help="fewer records, for CI")
    main(small=parser.parse_args().small)
