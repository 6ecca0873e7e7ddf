"""How long importing takes, as whole processes, against importing attrs."""

import statistics
import subprocess
import sys
import time

BOUNDS = {
    "import salesterms": 1.3,
    "from salesterms import close_ratio": 2.0,
}
BASE = "import attrs"
EVERY_NAME = "from salesterms import *"


def _seconds(statement: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", statement], check=True)
    return time.perf_counter() - start


def main(*, small: bool) -> dict[str, tuple[float, float]]:
    """Print and return the ratio of each import to `import attrs`, with its bound."""
    statements = [BASE, *BOUNDS, EVERY_NAME]
    for statement in statements:
        _seconds(statement)  # writes the byte code
    rounds = [
        {statement: _seconds(statement) for statement in statements}
        for _ in range(7 if small else 21)
    ]
    found = {}
    for statement in statements[1:]:
        ratio = statistics.median(each[statement] / each[BASE] for each in rounds)
        bound = BOUNDS.get(statement)
        print(f"{statement:36} {ratio:5.2f} x {BASE} ({f'bound {bound}' if bound else 'reported'})")
        if bound:
            found[statement] = (ratio, bound)
    return found


if __name__ == "__main__":
    main(small=False)
