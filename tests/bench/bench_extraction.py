"""Articles to claims: words per second beside peers, two processes, memory, growth with length, cold start.

The corpus is the project's own articles, repeated. Peers that are not installed are named as absent; none
is a dependency. Read the ratios: absolute figures drift with the machine and the hour.
"""

import gc
import importlib.util
import multiprocessing
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from toolkit.extraction import extract_rows
from toolkit.extraction.dates.read import dates
from toolkit.extraction.numbers.read import quantities

ROOT = Path(__file__).parents[2]
WORDS = 60_000
ROUNDS = 3
PUBLISHED = date(2025, 3, 28)
# quantulum3 reads some 3,000 words a second: it gets this many of the words.
SLOW_SHARE = 30
# Linux counts the parent's memory into a child's ru_maxrss; VmHWM starts anew with the program.
MEMORY = """
import sys
from pathlib import Path
from tests.bench.bench_extraction import corpus, extract_all
extract_all(corpus())
status = Path("/proc/self/status")
if status.exists():
    peak = next(line.split()[1] for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    print(int(peak) // 1024)
else:
    import resource
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (2**20 if sys.platform == "darwin" else 1024))
"""

Reader = Callable[[list[str]], object]


def main() -> None:
    """Print every table."""
    texts = corpus()
    _speed(texts)
    _two_processes(texts)
    _growth(texts)
    _memory()
    _cold_start()


def corpus(words: int = WORDS) -> list[str]:
    """The project's articles, repeated until they have that many words."""
    places = [*sorted(ROOT.glob("data/articles/*.txt")), *sorted(ROOT.glob("tests/gold/*.txt"))]
    articles = [path.read_text(encoding="utf-8") for path in places if "-held" not in path.name]
    texts: list[str] = []
    while sum(map(_words, texts)) < words:
        texts += articles
    return texts


def extract_all(texts: list[str]) -> int:
    """Number of rows of all tables."""
    return sum(len(rows) for text in texts for rows in extract_rows(text, published=PUBLISHED).values())


def _words(text: str) -> int:
    return len(text.split())


def _readers(texts: list[str]) -> dict[str, tuple[Reader, list[str]]]:
    """What is timed: name, function, and the texts that it gets."""
    found: dict[str, tuple[Reader, list[str]]] = {
        "str.split": (lambda some: [text.split() for text in some], texts),
        "numbers": (lambda some: [quantities(text) for text in some], texts),
        "dates": (lambda some: [dates(text, PUBLISHED) for text in some], texts),
        "extract, all tables": (extract_all, texts),
    }
    if importlib.util.find_spec("spacy"):
        import spacy

        pipeline = spacy.blank("en")
        pipeline.max_length = 10**8
        found["spaCy, bare tokens"] = (lambda some: list(pipeline.pipe(some)), texts)
    if importlib.util.find_spec("quantulum3"):
        from quantulum3 import parser

        few = texts[: max(1, len(texts) // SLOW_SHARE)]
        found["quantulum3"] = (lambda some: [parser.parse(text) for text in some], few)
    return found


def _speed(texts: list[str]) -> None:
    """Words per second on one core; rounds are interleaved."""
    readers = _readers(texts)
    taken: dict[str, list[float]] = {name: [] for name in readers}
    for read, some in readers.values():
        read(some[:2])
    gc.freeze()  # what the peers have loaded is not searched for garbage in our time
    for _ in range(ROUNDS):
        for name, (read, some) in readers.items():
            taken[name].append(_time(read, some))
    speed = {name: sum(map(_words, readers[name][1])) / statistics.median(taken[name]) for name in readers}
    ours = speed["extract, all tables"]
    print(f"{'':22}{'words/s':>12}{'extract is x':>14}")
    for name, rate in sorted(speed.items(), key=lambda item: -item[1]):
        print(f"{name:22}{rate:12,.0f}{ours / rate:14.3g}")
    for name, package in (("spaCy, bare tokens", "spacy"), ("quantulum3", "quantulum3")):
        if name not in speed:
            print(f"{name:22}{'absent':>12}   (pip install {package} to see it here)")


def _time(read: Reader, texts: list[str]) -> float:
    started = time.perf_counter()
    read(texts)
    return time.perf_counter() - started


def _two_processes(texts: list[str]) -> None:
    """The same work by one worker and by two, start-up not counted."""
    halves = [texts[::2], texts[1::2]]
    seconds = {}
    for workers in (1, 2):
        with multiprocessing.get_context("spawn").Pool(workers) as pool:
            pool.map(extract_all, [texts[:2]] * 4, chunksize=1)
            seconds[workers] = statistics.median(
                _time(lambda parts, pool=pool: pool.map(extract_all, parts, chunksize=1), halves)
                for _ in range(ROUNDS)
            )
    print(f"\ntwo processes: {seconds[1] / seconds[2]:.2f} x one ({seconds[1]:.2f} s, {seconds[2]:.2f} s)")


def _growth(texts: list[str]) -> None:
    """Time per word of one article that grows."""
    print(f"\n{'one article of':22}{'us a word':>12}")
    for size in (10_000, 100_000, 1_000_000):
        text = ("\n\n".join(texts) * (size // sum(map(len, texts)) + 1))[:size]
        seconds = min(_time(extract_all, [text]) for _ in range(2))
        print(f"{f'{size // 1000:,} kB':22}{1e6 * seconds / _words(text):12.2f}")


def _memory() -> None:
    """Peak of a process that reads the whole corpus."""
    if importlib.util.find_spec("resource") is None:
        print("\npeak memory: not measured on this system")
        return
    peak = subprocess.run(
        [sys.executable, "-c", MEMORY], cwd=ROOT, check=True, capture_output=True, text=True
    )
    print(f"\npeak memory: {peak.stdout.strip()} MiB")


def _cold_start() -> None:
    """`toolkit extract ONE` as a process, beside bare Python; its modules are compiled the first time."""
    article = next(path for path in sorted(ROOT.glob("tests/gold/*.txt")) if "-held" not in path.name)
    commands = {
        "bare Python": ["-c", "pass"],
        "toolkit extract ONE": ["-m", "toolkit", "extract", str(article), "--published", "2025-03-28"],
    }
    taken: dict[str, list[float]] = {name: [] for name in commands}
    with tempfile.TemporaryDirectory() as compiled:
        settings = {**os.environ, "PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": compiled}
        for _ in range(6):
            for name, arguments in commands.items():
                started = time.perf_counter()
                subprocess.run(
                    [sys.executable, *arguments],
                    cwd=ROOT,
                    env=settings,
                    check=True,
                    stdout=subprocess.DEVNULL,
                )
                taken[name].append(time.perf_counter() - started)
    print(f"\n{'':22}{'seconds':>12}{'the first time':>16}")
    for name, (first, *seconds) in taken.items():
        print(f"{name:22}{statistics.median(seconds):12.3f}{first:16.3f}")


if __name__ == "__main__":
    main()
