"""The glossary: read and indexed against parsing its JSON, searched against a scan of all labels.

The scan is the plainest there is: every label in small letters, and which of them hold the text. It
finds nothing that is mistyped; the search does, so that it is asked for slips too.
"""

import gc
import json
import statistics
import time
from collections.abc import Callable
from functools import partial

from salesterms import Glossary, glossary
from salesterms.terms.reading import glossary_of, text_of_file

MOST_TIMES_LOADS = 6.0
MOST_TIMES_SCAN = 15.0

#: Right, mistyped, part of a label, in the other language, not there.
ASKED = (
    "sluitingsverhouding",
    "sluitingsverhoding",
    "klant verlop",
    "funnel",
    "qualifed lead",
    "discovery call",
    "MQL",
    "lead",
    "aquisitie",
    "nothing of the kind",
)


def _read() -> Glossary:
    """What the first look-up of a program costs: the file, the entries and the labels."""
    made = glossary_of(json.loads(text_of_file()))
    assert "hitrate" in made
    return made


def _search() -> None:
    for text in ASKED:
        glossary.search(text, labels_only=True)


def _scan(labels: list[str]) -> None:
    for text in ASKED:
        asked = text.casefold()
        [label for label in labels if asked in label]


def _seconds(call: Callable[[], object], times: int) -> float:
    gc.collect()
    start = time.process_time()
    for _ in range(times):
        call()
    return (time.process_time() - start) / times


def _ratio(
    name: str, ours: Callable[[], object], theirs: Callable[[], object], times: int, bound: float
) -> dict[str, tuple[float, float]]:
    rounds = [(_seconds(ours, times), _seconds(theirs, times)) for _ in range(7)]
    mine, other = (statistics.median(each) for each in zip(*rounds, strict=True))
    print(
        f"{name}: {mine / other:.2f} (bound {bound}), {1e3 * mine:.2f} against {1e3 * other:.2f} ms"
    )
    return {name: (mine / other, bound)}


def main(*, small: bool) -> dict[str, tuple[float, float]]:
    """Print and return the ratios, with their bounds."""
    text = text_of_file()
    labels = [label.text.casefold() for entry in glossary.entries for label in entry.labels]
    _search()  # the index is made at the first search
    times = 10 if small else 50
    return {
        **_ratio(
            f"glossary of {len(text):,} characters: read, built and indexed, x json.loads",
            _read,
            partial(json.loads, text),
            times,
            MOST_TIMES_LOADS,
        ),
        **_ratio(
            f"search of {len(labels)} labels, x a scan of all",
            _search,
            partial(_scan, labels),
            10 * times,
            MOST_TIMES_SCAN,
        ),
    }


if __name__ == "__main__":
    main(small=False)
