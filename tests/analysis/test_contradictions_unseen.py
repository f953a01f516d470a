"""Contradictions in wars nobody wrote the code for: honest about days, indifferent to order, linear."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
import pytest

from tests.analysis.invented_wars import world
from toolkit.analysis.contradictions import KINDS, contradictions
from toolkit.dossier import Dossier

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("seed", range(4))
def test_every_row_stands_on_its_claims(seed):
    dossier = world(600, seed, publishers=30)
    table = contradictions(dossier)
    figures = dossier.figures.set_index("claim_id")
    assert len(table) > 0
    assert set(table["kind"]) <= set(KINDS)
    for row in table.itertuples():
        claims = figures.loc[row.claim_ids.split("; ")]
        assert claims.index.is_unique
        assert claims["side"].nunique() == 1
        assert row.reported == claims["reported"].max()
        assert len(row.origins) > 0


@pytest.mark.parametrize("day", ["2022-06-30", "2023-03-31"])
def test_what_is_reported_later_changes_nothing_earlier(day):
    dossier = world(800, 7, publishers=40)
    figures = dossier.figures
    known = Dossier({**dossier.frames, "figures": figures[figures["reported"] <= pd.Timestamp(day)]})
    assert contradictions(dossier, day).equals(contradictions(known))


def test_the_order_of_the_rows_does_not_matter():
    dossier = world(500, 3, publishers=30)
    shuffled = {name: frame.sample(frac=1, random_state=1) for name, frame in dossier.frames.items()}
    assert contradictions(Dossier(shuffled)).equals(contradictions(dossier))


def test_the_hash_seed_does_not_matter():
    code = (
        "from toolkit.dossier import load\n"
        "from toolkit.analysis.contradictions import contradictions\n"
        "print(contradictions(load('data'), '2024-12-31').to_csv())"
    )
    texts = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True, check=True, cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(texts) == 1


def test_time_grows_with_the_claims_and_not_with_their_square():
    seconds = {}
    for size in (2_000, 16_000):
        dossier = world(size, 1)
        start = time.process_time()
        contradictions(dossier)
        seconds[size] = time.process_time() - start
    assert seconds[16_000] < 24 * seconds[2_000]  # eight times the claims; the square would be 64
