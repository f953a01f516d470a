"""How long it takes to start: imports and the command line, beside bare Python and pandas."""

import statistics
import subprocess
import sys
import time

RUNS = 7
COMMANDS = {
    "bare Python": ["-c", "pass"],
    "import pandas": ["-c", "import pandas"],
    "import toolkit": ["-c", "import toolkit"],
    "toolkit.load in use": ["-c", "import toolkit; toolkit.load"],
    "toolkit --help": ["-m", "toolkit", "--help"],
}


def main() -> None:
    """Median of interleaved runs, so that a slow moment of the machine meets every row alike."""
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(RUNS):
        for name, arguments in COMMANDS.items():
            started = time.perf_counter()
            subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
            times[name].append(time.perf_counter() - started)
    median = {name: statistics.median(values) for name, values in times.items()}
    print(f"{'':22}{'median s':>10}{'x Python':>10}{'x pandas':>10}")
    for name, seconds in median.items():
        python, pandas = seconds / median["bare Python"], seconds / median["import pandas"]
        print(f"{name:22}{seconds:10.3f}{python:10.1f}{pandas:10.2f}")


if __name__ == "__main__":
    main()
