"""``python3 run.py bench``: speed and memory, as ratios within one run.

Absolute times differ between machines and hours; the ratios are what to read.
"""

import sys

from tests.bench import bench_analysis, bench_charts, bench_extraction, bench_start, bench_tables

PARTS = {
    "start": bench_start.main,
    "tables": bench_tables.main,
    "extraction": bench_extraction.main,
    "analysis": bench_analysis.main,
    "charts": bench_charts.main,
}


def main(names: list[str]) -> int:
    """Run the named parts, or all of them."""
    unknown = [name for name in names if name not in PARTS]
    if unknown:
        print(f"bench: no part {', '.join(unknown)}; there are {', '.join(PARTS)}", file=sys.stderr)
        return 2
    for name in names or PARTS:
        print(f"\n== {name}", flush=True)
        PARTS[name]()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
