"""Reading small documents of strict JSON, against the standard library reading them leniently.

The baseline is `json.loads` with `dict` as its hook for objects: it lets pass a key given twice,
NaN, numbers of any length, half pairs and NUL, and knows no bound of depth or size. Both are run
in turn, several times; the ratio is that of the medians of CPU time.
"""

import gc
import json
import statistics
import time
from collections.abc import Callable

from salesterms._json import parse

MOST_TIMES_LOADS = 1.25


def documents(count: int) -> list[str]:
    """So many documents of about 350 characters, as a log of events has them."""
    return [
        json.dumps(
            {
                "id": f"D-{number:06}",
                "event": "stage_changed",
                "at": "2026-03-05T10:15:00+01:00",
                "record": {"owner": "Ann", "account": f"Account {number % 997}", "open": True},
                "amount": number % 9973 * 12.5,
                "stages": ["New", "Qualified", "Proposal"],
                "contacts": [
                    {"name": "Zo\u00eb de Vries" if number % 5 == 0 else "Jan Jansen", "calls": 3}
                ],
                "from": "Qualified",
                "to": "Proposal",
                "note": "Called back, the offer is being looked at by the board",
                "version": 1,
            }
        )
        for number in range(count)
    ]


def _loads(text: str) -> object:
    return json.loads(text, object_pairs_hook=dict)


def _seconds(read: Callable[[str], object], texts: list[str]) -> float:
    gc.collect()
    start = time.process_time()
    for text in texts:
        read(text)
    return time.process_time() - start


def main(*, small: bool) -> dict[str, tuple[float, float]]:
    """Print and return the ratio of strict to lenient reading, with its bound."""
    texts = documents(5_000 if small else 100_000)
    rounds = [(_seconds(parse, texts), _seconds(_loads, texts)) for _ in range(5 if small else 7)]
    ours, theirs = (statistics.median(times) for times in zip(*rounds, strict=True))
    name = f"parse of {len(texts):,} documents of {len(texts[0])} characters"
    print(
        f"{name}: {ours / theirs:.2f} x json.loads (bound {MOST_TIMES_LOADS}), "
        f"{1e6 * ours / len(texts):.1f} against {1e6 * theirs / len(texts):.1f} µs a document"
    )
    return {name: (ours / theirs, MOST_TIMES_LOADS)}


if __name__ == "__main__":
    main(small=False)
