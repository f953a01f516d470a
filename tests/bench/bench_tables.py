"""Loading and checking tables, beside pandas.read_csv of the same files."""

import statistics
import tempfile
import time
from pathlib import Path

import pandas as pd

import toolkit as tk
from toolkit.schema import CLAIM_TABLES, TABLES
from toolkit.tables import write_all

ROOT = Path(__file__).resolve().parents[2]
SIZES = (1_000, 10_000, 100_000)
RUNS = 3


def grown(folder: Path, claims: int) -> None:
    """The project's own tables, repeated under new ids until they hold so many claims."""
    dossier = tk.load(ROOT / "data")
    texts = {folder / f"{name}.csv": _repeated(name, dossier, claims) for name in TABLES}
    write_all(texts)


def _repeated(name: str, dossier: "tk.Dossier", claims: int) -> str:
    frame = pd.read_csv(ROOT / "data" / f"{name}.csv", dtype="str")
    if name in CLAIM_TABLES:
        frame = frame[frame["quote"].isna()]  # the articles are not copied
        times = -(-claims // len(dossier.claims))
        copies = [frame.assign(claim_id=frame["claim_id"] + f"x{n}") for n in range(times)]
        frame = pd.concat(copies)
    return frame.to_csv(index=False, lineterminator="\n")


def main() -> None:
    print(f"{'claims':>10}{'read_csv s':>12}{'load s':>10}{'x read_csv':>12}")
    for size in SIZES:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            grown(folder, size)
            plain = _median(lambda folder=folder: [pd.read_csv(folder / f"{table}.csv") for table in TABLES])
            ours = _median(lambda folder=folder: tk.load(folder))
            print(f"{size:10,}{plain:12.3f}{ours:10.3f}{ours / plain:12.1f}")


def _median(call: object) -> float:
    times = []
    for _ in range(RUNS):
        started = time.perf_counter()
        call()  # type: ignore[operator]
        times.append(time.perf_counter() - started)
    return statistics.median(times)


if __name__ == "__main__":
    main()
