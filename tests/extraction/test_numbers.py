"""The number layer: phrase tables in `tests/cases/numbers*.jsonl`, and what must hold for any text."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extraction.phrase_tables import CASES, cases, opening
from toolkit.extraction.numbers.read import Quantity, quantities
from toolkit.extraction.numbers.report import report, singular

COUNTING = {"count", "money", "percent", "measure", "age", "fraction", "other"}


def _shown(text: str, found: Quantity) -> list:
    values = [None if value is None else round(value, 6) for value in (found.low, found.best, found.high)]
    return [text[found.start : found.end], values, found.bound, found.kind, found.unit]


@pytest.mark.parametrize("case", cases("numbers"), ids=opening)
def test_reads_expression_bound_kind_and_unit(case: dict) -> None:
    assert [_shown(case["text"], found) for found in quantities(case["text"])] == case["found"]


@pytest.mark.parametrize("case", cases("numbers_none"), ids=opening)
def test_counts_nothing(case: dict) -> None:
    found = [one for one in quantities(case["text"]) if one.kind in COUNTING]
    assert [_shown(case["text"], one) for one in found] == []


def test_spans_of_number_and_unit_lie_in_the_text() -> None:
    text = (
        "\tA garrison\u00a0of at least 3,000\u202fSouth Hillian guards \u2013 some 40\u201350 of them hurt."
    )
    first, second = quantities(text)
    assert text[first.start : first.end] == "at least 3,000"
    assert text[first.value_start : first.value_end] == "3,000"
    assert text[first.unit_start : first.unit_end] == first.unit == "South Hillian guards"
    assert text[second.start : second.end] == "some 40\u201350"
    assert (second.low, second.high, second.hedged) == (40, 50, True)


def test_start_and_end_of_a_change_are_two_numbers() -> None:
    first, second = quantities("The force shrank from nearly 20,000 to 13,000 men.")
    assert (first.bound, first.best, first.leads) == ("about", 20000, True)
    assert (second.bound, second.best, second.leads) == ("exact", 13000, False)


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Losses rose 12 percent.", "up"),
        ("The index was down 58.06 points.", "down"),
        ("Shells fell by about 3,000 a day.", "down"),
        ("It climbed to 300 percent.", ""),
        ("They lost sight of 30 boats.", ""),
    ],
)
def test_change(text: str, change: str) -> None:
    assert quantities(text)[0].change == change


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("At least 3,000 soldiers came.", [(3000, ">", "soldier")]),
        ("Up to 40 trucks burnt.", [(40, "<", "truck")]),
        ("Some 5 million voters, 4.2 million of them at home.", [(5e6, "~", "voter"), (4.2e6, "=", "voter")]),
        ("Tens of thousands of people fled.", [([1e4, 1e5], "=", "people")]),
        ("Between 5% and 6% agreed.", [([5, 6], "=", "percentage")]),
        ("The bond fell from $9 to $7.", [([9, 7], "down", "dollar")]),
        ("Profit rose 4% to £2.5m.", [(4, "up", "percentage"), (2.5e6, "=", "pound sterling")]),
        ("It makes under 296 hp (220 kW).", [(296, "<", "horsepower"), (220, "<", "kilowatt")]),
        ("A three-day visit to a five-star hotel.", []),
        ("A 12-page letter of 3 May 2021.", [(12, "=", "page")]),
        ("Several hundred left on 5 June.", []),
        ("Half the houses stood.", [(0.5, "=", "-")]),
        ("The driest spot gets .5 mm at -3 degrees.", [(0.5, "=", "millimetre"), (-3, "=", "degree")]),
    ],
)
def test_report(text: str, rows: list) -> None:
    assert [(row["value"], row["bound"], row["unit"]) for row in report(text)] == rows


@pytest.mark.parametrize(
    ("plural", "one"),
    [("batteries", "battery"), ("boxes", "box"), ("men", "man"), ("gas", "gas"), ("cases", "case")],
)
def test_singular(plural: str, one: str) -> None:
    assert singular(plural) == one


def test_a_project_adds_and_overrides_words(tmp_path: Path) -> None:
    (tmp_path / "qualifiers.csv").write_text(
        "term,place,bound\na proud,before,at_least\nnearly,before,less_than\n"
    )
    (tmp_path / "units.csv").write_text(
        "term,unit,kind,form\nverst,verst,measure,word\nton,long ton,measure,word\n"
    )
    (tmp_path / "numbers.csv").write_text("term,role,value\nmyriad,scale,10000\n")
    text = "A proud two myriad men went nearly 40 versts with 3 tons."
    assert [_shown(text, found) for found in quantities(text, str(tmp_path))] == [
        ["A proud two myriad", [20000, None, None], "at_least", "count", "men"],
        ["nearly 40", [None, None, 40], "less_than", "measure", "verst"],
        ["3", [3, 3, 3], "exact", "measure", "long ton"],
    ]
    assert [(found.low, found.bound, found.unit) for found in quantities(text)] == [
        (2, "exact", "myriad men"),
        (None, "about", "versts"),
        (3, "exact", "ton"),
    ]


# ---- whatever the text

PIECES = st.sampled_from(
    [
        *(CASES / "number_pieces.txt").read_text(encoding="utf-8").split("|"),
        *("\n", "\x00", "\u200b", "\u202e", "\u0130", "\U0001f4a5", "\u00a0", "\u2013"),
    ]
)
TEXTS = st.one_of(
    st.text(max_size=200), st.lists(PIECES, max_size=40).map(" ".join), st.lists(PIECES).map("".join)
)


@given(TEXTS)
def test_spans_hold_and_values_agree_with_bounds(text: str) -> None:
    last = 0
    for found in quantities(text):
        assert 0 <= found.start <= found.value_start < found.value_end <= found.end <= len(text)
        assert found.value_start >= last
        last = found.value_end
        assert 0 <= found.unit_start <= found.unit_end <= len(text)
        present = [value is not None for value in (found.low, found.best, found.high)]
        assert (
            present
            == {
                "exact": [True, True, True],
                "about": [False, True, False],
                "at_least": [True, False, False],
                "more_than": [True, False, False],
                "at_most": [False, False, True],
                "less_than": [False, False, True],
                "between": [True, False, True],
                "vague": [False, False, False],
            }[found.bound]
        )
        if found.bound == "between":
            assert found.low <= found.high


@given(TEXTS)
def test_is_repeatable_and_reports_only_numbers(text: str) -> None:
    assert quantities(text) == quantities(text)
    for row in report(text):
        values = row["value"] if isinstance(row["value"], list) else [row["value"]]
        assert all(isinstance(value, float | int) for value in values)
        assert row["unit"]
        assert 0 <= row["start"] < row["end"] <= len(text)


@given(st.integers(min_value=1, max_value=999_999))
def test_digits_with_and_without_separators_agree(number: int) -> None:
    for written in (f"{number:,}", f"{number:,}-plus", f"at least {number:,}"):
        (found,) = quantities(f"The army has {written} soldiers.")
        assert (found.best or found.low) == number


@pytest.mark.parametrize(
    "text",
    [
        "word " * 4_000,
        "3,000 soldiers " * 10_000,
        "1" * 1_000_000,
        "1," * 20_000,
        "1,000" * 10_000,
        "one " * 10_000,
        "hundred thousand million " * 3_000,
        "thousands of " * 5_000,
        "a half of a half a " * 3_000,
        "(" * 20_000 + "5" + ")" * 20_000,
        "-" * 20_000 + "5",
        "at least " * 10_000 + "5",
        "a" * 200_000 + " 5 " + "b" * 200_000,
        "\u200b3\u202e,0\x000" * 5_000,
        "between 3 and " * 4_000,
        "$" * 40_000 + "7",
        "5 more of the " * 4_000,
        "5 A B C D E F G " * 3_000,
    ],
    ids=lambda text: repr(text[:24]),
)
def test_hostile_text_takes_its_length_and_no_more(text: str) -> None:
    for found in quantities(text):
        assert text[found.start : found.end]


def test_no_word_of_the_lists_is_lost_in_upper_case() -> None:
    (found,) = quantities("AT LEAST THREE THOUSAND SOLDIERS FELL.")
    assert (found.low, found.bound, found.unit) == (3000, "at_least", "SOLDIERS")
