from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit import edtf

READ = {
    "2025": (date(2025, 1, 1), date(2025, 12, 31)),
    "2024-02": (date(2024, 2, 1), date(2024, 2, 29)),
    "2025-03-27": (date(2025, 3, 27), date(2025, 3, 27)),
    "2025-03-27?": (date(2025, 3, 27), date(2025, 3, 27)),
    "2025-03~": (date(2025, 3, 1), date(2025, 3, 31)),
    "2025%": (date(2025, 1, 1), date(2025, 12, 31)),
    "2025-03-XX": (date(2025, 3, 1), date(2025, 3, 31)),
    "2025-XX": (date(2025, 1, 1), date(2025, 12, 31)),
    "202X": (date(2020, 1, 1), date(2029, 12, 31)),
    "2024-21": (date(2024, 3, 1), date(2024, 5, 31)),
    "2024-24": (date(2024, 12, 1), date(2025, 2, 28)),
    "2024-10/2025-01": (date(2024, 10, 1), date(2025, 1, 31)),
    "2024-10/..": (date(2024, 10, 1), None),
    "../2025-03-27": (None, date(2025, 3, 27)),
    "/2025-03": (None, date(2025, 3, 31)),
    "2025-03/": (date(2025, 3, 1), None),
}
REFUSED = [
    "", "..", "../..", "/", "25-03-27", "2025-13", "2025-00", "2025-02-30", "2025-25", "2025-21-03",
    "2025/2024", "2025-03-27/2025-03-26", "March 2025", "3/28/2025", "2025-3-1", "2025-03-27T10:00",
    "0000", "202X-03", "2025-XX-03", "2025-03-27 ", "2025/03/27",
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), READ.items())
def test_reads_first_and_last_day(text: str, expected: tuple[date | None, date | None]) -> None:
    assert edtf.bounds(text) == expected


@pytest.mark.parametrize("text", REFUSED)
def test_refuses_what_is_no_date(text: str) -> None:
    assert not edtf.is_valid(text)
    with pytest.raises(ValueError, match=r"date|day|month|year|interval"):
        edtf.bounds(text)


@given(st.dates(date(1000, 1, 1)), st.dates(date(1000, 1, 1)))
def test_an_interval_of_two_days_reads_back(one: date, other: date) -> None:
    first, last = sorted((one, other))
    assert edtf.bounds(f"{first}/{last}") == (first, last)


@given(st.text(max_size=24))
def test_any_text_is_read_or_refused(text: str) -> None:
    if edtf.is_valid(text):
        assert any(edtf.bounds(text))
