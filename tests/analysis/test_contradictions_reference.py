"""The project's own data: the 45 known groups, the founding case, and how often a row is right.

`cases/contradiction_groups.csv` holds pairs of claims that belong to a known group; `why_not` says why a
pair is not reported. `cases/contradiction_judgements.csv` holds rows that a person judged.
"""

import csv
from itertools import groupby
from pathlib import Path

import pytest

from toolkit.analysis.contradictions import KINDS, contradictions

CASES = Path(__file__).parents[1] / "cases"


def read(name: str) -> list[dict[str, str]]:
    with (CASES / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


PAIRS = read("contradiction_groups.csv")
REPORTED = [pair for pair in PAIRS if not pair["why_not"]]
LEFT_OUT = [pair for pair in PAIRS if pair["why_not"] and pair["claim_id"]]


@pytest.fixture(scope="module")
def table(dossier):
    return contradictions(dossier)


@pytest.fixture(scope="module")
def rows(table):
    return [(kind, set(ids.split("; "))) for kind, ids in zip(table["kind"], table["claim_ids"], strict=True)]


def kinds_of(rows, pair):
    return [kind for kind, ids in rows if {pair["claim_id"], pair["other_claim_id"]} <= ids]


@pytest.mark.parametrize("pair", REPORTED, ids=lambda pair: f"{pair['group']}-{pair['other_claim_id']}")
def test_known_pairs_are_reported(rows, pair):
    assert kinds_of(rows, pair)


@pytest.mark.parametrize("pair", LEFT_OUT, ids=lambda pair: f"{pair['group']}-{pair['other_claim_id']}")
def test_pairs_that_merely_differ_are_not(rows, pair):
    assert kinds_of(rows, pair) == [], pair["why_not"]


def test_43_of_the_45_groups_are_reported(rows):
    by_group = {group: list(pairs) for group, pairs in groupby(PAIRS, key=lambda pair: pair["group"])}
    assert sorted(by_group, key=int) == [str(number) for number in range(1, 46)]
    missing = [group for group, pairs in by_group.items() if not any(kinds_of(rows, pair) for pair in pairs)]
    # 25 is a count that rose and no contradiction; the wrong names of 41 are in no table
    assert sorted(missing, key=int) == ["25", "41"]


DECOYS = {
    "kbsnews-2025-05-10.f1": "11,000 people on Red Square",
    "cgtn-2026-02-26.f1": "14,000 in a parade",
    "pravda-2024-12-19.f4": "50,000 Russians and North Koreans together",
    "moscowtimes-2024-10-28.f1": "600,000 Russian casualties",
    "tfi-2025-04-26.f1": "76,000 Ukrainian casualties",
    "news1-2026-01.f1": "412 burial places",
    "saltaaldia-2024-10-25.f2": "397 votes",
    "geoindopacific-2025.f2": "54 sanctioned persons",
}


@pytest.mark.parametrize("claim_id", DECOYS)
def test_decoys_contradict_nothing(dossier, rows, claim_id):
    assert dossier.claim(claim_id)
    assert [kind for kind, ids in rows if claim_id in ids] == []


@pytest.fixture(scope="module")
def known(dossier):
    """What could be seen on the day of the founding article."""
    table = contradictions(dossier, "2025-03-28")
    return [(row.kind, set(row.claim_ids.split("; ")), row.explanation) for row in table.itertuples()]


class TestFoundingCase:
    def kinds(self, known, *claims):
        return {kind for kind, ids, _ in known if {f"seed-2025-03-28.{claim}" for claim in claims} <= ids}

    def test_up_to_12_000_does_not_fit_11_000_and_at_least_3_000(self, known):
        assert "total below its parts" in self.kinds(known, "f2", "f3", "f4")
        sentence = next(text for kind, _, text in known if kind == "total below its parts")
        assert "up to 12,000" in sentence
        assert sentence.endswith("if these come on top: at least about 14,000.")

    def test_included_or_on_top(self, known):
        assert "included or on top" in self.kinds(known, "f3", "f4")

    def test_early_2023_is_flagged(self, known):
        assert {"addition too early", "date drift"} <= self.kinds(known, "f1")

    def test_the_two_3_000_are_one_statement_that_drifts(self, known):
        assert {"bound drift", "hedge drift"} <= self.kinds(known, "f1", "f3")

    def test_nothing_reported_later_is_seen(self, dossier):
        table = contradictions(dossier, "2025-03-28")
        assert f"{table['reported'].max():%Y-%m-%d}" <= "2025-03-28"
        assert table.attrs["as_of"] == "2025-03-28"


def test_precision_on_the_judged_rows(table):
    verdicts = {
        (row["kind"], row["claim_ids"]): row["verdict"] for row in read("contradiction_judgements.csv")
    }
    judged = [verdicts[key] for key in zip(table["kind"], table["claim_ids"], strict=True) if key in verdicts]
    assert len(judged) >= 50
    assert judged.count("holds") / len(judged) >= 0.9


def test_every_sentence_names_its_numbers_and_pages(table, dossier):
    publishers = dossier.sources.set_index("source_id")["publisher"]
    for row in table.itertuples():
        assert row.explanation.endswith(".")
        assert "<NA>" not in row.explanation
        assert "nan" not in row.explanation
        sources = {claim.rpartition(".")[0] for claim in row.claim_ids.split("; ")}
        named = sum(str(publishers[source]) in row.explanation for source in sources)
        assert named >= min(2, len(sources))


def test_sorted_by_kind_and_day(table):
    order = [list(KINDS).index(kind) for kind in table["kind"]]
    keys = list(zip(order, table["reported"], strict=True))
    assert keys == sorted(keys)


def test_the_documentation_names_every_kind_and_the_counts(table):
    text = (CASES.parents[1] / "docs" / "contradictions.md").read_text(encoding="utf-8")
    for kind in KINDS:
        assert f"| `{kind}` |" in text
    verdicts = [row["verdict"] for row in read("contradiction_judgements.csv")]
    assert f"all {len(verdicts)}," in text
    assert f"{verdicts.count('holds')} do (" in text
    assert f"{len(REPORTED)} of the {sum(bool(pair['claim_id']) for pair in PAIRS) - 1} pairs" in text
