"""Origins, envelope, build-up and contradictions on 1,000, 10,000 and 100,000 claims of invented wars.

The claims come from a seeded script (`tests/analysis/invented_wars.py`), repeats and drift included. Each
size runs in a process of its own, so that its peak memory is its own. Times are processor time of one
core, which a busy machine does not stretch. "redraw" is what a slider costs: the table behind a chart for
another as-of day, origins known. Growth is the exponent from the smallest
to the largest size: 1 is linear.
"""

import json
import math
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

SIZES = (1_000, 10_000, 100_000)
DAYS = 25
ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests" / "analysis"))


def main(sizes: tuple[int, ...] = SIZES) -> None:
    """Print the table; the aim is a median redraw below 50 ms at 10,000 claims and growth near 1."""
    results = {size: _in_own_process(size) for size in sizes}
    print(f"{'milliseconds of one core':34}" + "".join(f"{size:>12,}" for size in sizes) + f"{'growth':>9}")
    for name in results[sizes[0]]:
        values = [results[size][name] for size in sizes]
        growth = (
            math.log(values[-1] / values[0]) / math.log(sizes[-1] / sizes[0]) if values[0] > 0 else math.nan
        )
        print(f"{name:34}" + "".join(f"{value:12,.1f}" for value in values) + f"{growth:9.2f}")


def _in_own_process(size: int) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.bench.bench_analysis", str(size)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=ROOT, text=True)
    return dict(json.loads(done.stdout))


def measure(size: int) -> dict[str, float]:
    """Milliseconds by task, and the process's peak memory in MB."""
    from invented_wars import FIRST_DAY, world

    import toolkit as tk

    dossier = world(size)
    side, base = "Aland", _memory()
    days = [(FIRST_DAY + timedelta(days=40 * step)).isoformat() for step in range(1, DAYS)]
    times = {
        "as-of view of the dossier": _median(lambda day: dossier.as_of(day), days),
        "origins, from nothing": _once(lambda: tk.origins(dossier)),
        "envelope, first": _once(lambda: tk.envelope(dossier, "deployed", side)),
        "build-up, first": _once(lambda: tk.build_up(dossier, side=side)),
        "redraw: envelope": _median(lambda day: tk.envelope(dossier, "deployed", side, as_of=day), days),
        "redraw: build-up": _median(lambda day: tk.build_up(dossier, side=side, as_of=day), days),
        "redraw: origins": _median(lambda day: tk.origins(dossier, as_of=day), days),
        "redraw: what we knew": _median(lambda day: tk.what_we_knew(dossier, day, side=side), days),
    }
    times["peak memory of all these, MB"] = _memory()
    times["contradictions, from nothing"] = _once(lambda: tk.contradictions(dossier))
    times["redraw: contradictions"] = _median(lambda day: tk.contradictions(dossier, as_of=day), days[::8])
    times["peak memory, MB"] = _memory()
    return {**times, "peak memory before analysis, MB": base}


def _once(task: Callable[[], object]) -> float:
    started = time.process_time()
    task()
    return 1000 * (time.process_time() - started)


def _median(task: Callable[[str], object], days: list[str]) -> float:
    """Median over the days of a slider moved from left to right."""
    return statistics.median(_once(lambda day=day: task(day)) for day in days)  # type: ignore[misc]


def _memory() -> float:
    """Peak resident memory in MB; 0 where the system does not tell (Windows)."""
    try:
        import resource
    except ImportError:
        return 0.0
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 2**20


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(measure(int(sys.argv[1]))))
    else:
        main()
