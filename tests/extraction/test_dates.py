"""The date layer: phrase tables in `tests/cases/dates*.jsonl`, and what must hold for any text."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extraction.phrase_tables import CASES, cases, opening
from toolkit import edtf
from toolkit.extraction.dates.read import dates

KINDS = {"point", "since", "until", "by", "before", "after", "interval"}


def _published(case: dict) -> date | None:
    return date.fromisoformat(case["published"]) if case["published"] else None


@pytest.mark.parametrize("case", cases("dates"), ids=opening)
def test_reads_expression_edtf_and_kind(case: dict) -> None:
    text = case["text"]
    found = [[text[one.start : one.end], one.edtf, one.kind] for one in dates(text, _published(case))]
    assert found == case["found"]


@pytest.mark.parametrize("case", cases("dates_none"), ids=opening)
def test_is_no_date(case: dict) -> None:
    text = case["text"]
    assert [text[one.start : one.end] for one in dates(text, _published(case))] == []


@pytest.mark.parametrize(
    ("published", "edtf_value"),
    [
        ("2025-12-31", "2025-12"),
        ("2025-12-01", "2025-12"),
        ("2026-01-01", "2025-12"),
        ("2026-11-30", "2025-12"),
    ],
)
def test_a_month_without_year_is_the_latest(published: str, edtf_value: str) -> None:
    (found,) = dates("He left in December.", date.fromisoformat(published))
    assert found.edtf == edtf_value


@pytest.mark.parametrize("month", [f"{number:02d}" for number in range(1, 13)])
def test_weekdays_lie_in_the_week_before(month: str) -> None:
    published = date.fromisoformat(f"2025-{month}-15")
    (found,) = dates("They spoke on Tuesday.", published)
    day = date.fromisoformat(found.edtf)
    assert day.weekday() == 1
    assert 0 <= (published - day).days < 7


def test_a_day_that_does_not_exist_stays_unresolved() -> None:
    (found,) = dates("It was signed on June 31, 2024.", date(2025, 3, 28))
    assert found.edtf == ""


# ---- whatever the text

PIECES = st.sampled_from(
    [
        *(CASES / "number_pieces.txt").read_text(encoding="utf-8").split("|"),
        *(
            "December",
            "May",
            "June",
            "Sept.",
            "Tuesday",
            "Sat.",
            "winter",
            "fall",
            "1999",
            "2024",
            "26",
            "31st",
            "2-3",
        ),
        *(
            "last week",
            "next year",
            "this",
            "the past two",
            "a century ago",
            "of that year",
            "yesterday",
            "from",
        ),
        *(
            "the first half of",
            "Q2",
            "early",
            "mid-",
            "2024-02-30",
            "31.12.2024",
            "9/11/2001",
            "the year",
            ", ",
        ),
        *("\n", "\x00", "\u200b", "\u202e", "\u0130", "\u00a0", "\u2013"),
    ]
)
TEXTS = st.one_of(
    st.text(max_size=200), st.lists(PIECES, max_size=40).map(" ".join), st.lists(PIECES).map("".join)
)
DAYS = st.one_of(st.none(), st.dates())


@given(TEXTS, DAYS)
def test_spans_hold_and_values_are_edtf(text: str, published: date | None) -> None:
    last = 0
    for one in dates(text, published):
        assert last <= one.start < one.end <= len(text)
        last = one.end
        assert one.kind in KINDS
        assert one.edtf == "" or edtf.is_valid(one.edtf), one


@given(TEXTS, DAYS)
def test_is_repeatable(text: str, published: date | None) -> None:
    assert dates(text, published) == dates(text, published)


@pytest.mark.parametrize(
    "text",
    [
        "May " * 20_000,
        "2024-" * 20_000,
        "last " * 20_000,
        "since the war began " * 10_000,
        "from May to " * 10_000,
        "January and " * 10_000,
        "26 December 2024, " * 10_000,
        "the end of the beginning of " * 5_000,
        "one two three days ago " * 5_000,
        "a" * 500_000 + " May " + "b" * 500_000,
        "1" * 500_000,
        "12.12." * 20_000,
    ],
    ids=lambda text: repr(text[:24]),
)
def test_hostile_text_takes_its_length_and_no_more(text: str) -> None:
    for one in dates(text, date(2025, 3, 28)):
        assert text[one.start : one.end]
