"""Whom a total counts: those who are there, those at the peak, or all who were ever sent."""

import csv
from pathlib import Path

import pytest

from toolkit.analysis.presence import PEAK, SENT, THERE, whom_it_counts

WHOM = {"there": THERE, "peak": PEAK, "sent": SENT}
with (Path(__file__).parents[1] / "cases" / "whom_totals_count.csv").open(encoding="utf-8") as handle:
    CASES = list(csv.DictReader(handle))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['number']}-{case['sentence']}")
def test_the_words_next_to_the_number_decide(case):
    number = int(case["number"].replace(",", ""))
    row = {"quote": case["sentence"], "statement": None, "low": number, "best": number, "high": number}
    assert whom_it_counts(row) == WHOM[case["whom"]]


def test_a_number_in_other_words_goes_with_the_only_words_there_are():
    row = {"quote": None, "statement": "Eight thousand remain.", "low": 8000, "best": None, "high": None}
    assert whom_it_counts(row) == THERE
    assert whom_it_counts({**row, "statement": "Eight thousand of those sent remain."}) == SENT
    assert whom_it_counts({**row, "statement": None}) == SENT
