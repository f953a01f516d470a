"""Bounds survive arithmetic: specimens, and properties against brute force over a grid of numbers."""

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.analysis.bounds import (
    UNSTATED,
    Interval,
    about,
    at_least,
    at_most,
    between,
    exact,
    from_row,
    less_than,
    more_than,
    rounding,
)

NA = pd.NA
BLANK = None


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (about(11_000) + at_least(3_000), "at least about 14,000"),
        (exact(11_000) + at_least(3_000), "at least 14,000"),
        (about(11_000) + about(3_000), "about 14,000"),
        (exact(11_000) + exact(3_000), "14,000"),
        (at_most(12_000), "up to 12,000"),
        (between(10_000, 12_000), "between 10,000 and 12,000"),
        (between(10_000, 12_000, 11_000), "between 10,000 and 12,000 (best 11,000)"),
        (more_than(4_000), "more than 4,000"),
        (less_than(4_000), "fewer than 4,000"),
        (more_than(4_000) + exact(1_000), "more than 5,000"),
        (more_than(4_000) + at_least(1_000), "more than 5,000"),
        (between(1_000, 3_000) + about(11_000), "between about 12,000 and about 14,000"),
        (at_most(12_000) + about(1_000), "up to about 13,000"),
        (at_least(3_000) + at_most(12_000), "an unstated number"),
        (UNSTATED + exact(5), "an unstated number"),
        (about(14_000) - about(4_000), "about 10,000"),
        (at_least(14_000) - at_least(4_000), "an unstated number"),
        (at_least(14_000) - exact(4_000), "at least 10,000"),
        (exact(14_000) - more_than(4_000), "fewer than 10,000"),
        (at_least(about(14_000).low.value) - at_most(4_000), "at least 10,000"),
        (about(11_000).union(at_most(12_000)), "up to 12,000"),
        (about(11_000).union(exact(14_000)), "between about 11,000 and 14,000"),
        (exact(11_000).union(at_least(3_000)), "at least 3,000"),
        (at_least(3_000).intersection(at_most(12_000)), "between 3,000 and 12,000"),
        (more_than(3_000).intersection(less_than(4_000)), "more than 3,000 and fewer than 4,000"),
        (more_than(3_000).intersection(at_most(4_000)), "more than 3,000 and up to 4,000"),
        (exact(1.5), "1.5"),
        (exact(1_700_000_000), "1,700,000,000"),
        (at_least(3) - exact(5), "at least -2"),
        ((at_least(3) - exact(5)).not_below_zero(), "at least 0"),
        (about(11_000) + about(3_000) - exact(4_002), "about 10,000"),
        (at_least(3).or_fewer(), "at least 0"),
        (about(2_000).or_fewer(), "between 0 and about 2,000"),
        (less_than(0).or_fewer(), "fewer than 0"),
    ],
)
def test_wording(amount, words):
    assert amount.wording() == words


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ((3000, 3000, 3000, "exact"), "3,000"),
        ((NA, 11000, NA, "about"), "about 11,000"),
        ((3000, NA, NA, "at_least"), "at least 3,000"),
        ((4000, math.nan, math.nan, "more_than"), "more than 4,000"),
        ((None, None, 12000, "at_most"), "up to 12,000"),
        ((None, None, 12000.0, "less_than"), "fewer than 12,000"),
        ((10000, NA, 12000, "between"), "between 10,000 and 12,000"),
        ((NA, NA, NA, "vague"), "an unstated number"),
    ],
)
def test_rows_there_and_back(row, words):
    amount = from_row(*row)
    assert amount.wording() == words
    blanks = tuple(None if cell is NA or cell != cell else cell for cell in row[:3])
    assert amount.columns() == (*blanks, row[3])


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ((NA, NA, NA, "at_least"), "needs a number in low"),
        ((3000, NA, NA, "about"), "needs a number in best"),
        ((3000, NA, NA, "between"), "needs a number in high"),
        ((3000, NA, NA, "roughly"), "'roughly' is none of between, vague, exact"),
    ],
)
def test_rows_without_their_number_are_refused(row, complaint):
    with pytest.raises(ValueError, match=complaint):
        from_row(*row)


@pytest.mark.parametrize(
    ("number", "nearest"),
    [
        (11_000, 1_000),
        (10_900, 100),
        (4_700, 100),
        (600, 100),
        (10_000, 1_000),
        (1_000, 100),
        (33, 1),
        (5_500_000_000, 100_000_000),
        (0, 1),
        (1.5, 0.1),
    ],
)
def test_about_keeps_its_rounding(number, nearest):
    assert rounding(number) == nearest
    assert about(number).rounding == nearest


def test_a_sum_adds_the_rounding():
    assert (about(11_000) + about(3_000)).rounding == 2_000
    assert (about(11_000) + at_least(3_000)).lowest == 13_500


@pytest.mark.parametrize(
    ("one", "other", "disjoint"),
    [
        (about(11_000) + at_least(3_000), at_most(12_000), True),
        (about(11_000), at_most(12_000), False),
        (about(11_000), exact(10_900), False),
        (about(11_000), exact(12_000), True),
        (more_than(4_000), exact(4_000), True),
        (at_least(4_000), exact(4_000), False),
        (more_than(4_000), at_most(4_000), True),
        (UNSTATED, exact(3), False),
        (at_least(3_000), more_than(10_000), False),
    ],
)
def test_what_cannot_both_be_true(one, other, disjoint):
    assert one.disjoint(other) is disjoint
    assert other.disjoint(one) is disjoint


def test_no_midpoint_is_made_up():
    for amount in (
        between(10, 20),
        between(10, 20) + exact(5),
        at_least(3) + at_most(9),
        exact(1).union(exact(3)),
    ):
        assert amount.best is None
        assert amount.columns()[1] is None


def test_nothing_between_the_ends():
    with pytest.raises(ValueError, match="no number lies between 5 and 4"):
        between(5, 4)
    with pytest.raises(ValueError, match="no number"):
        (exact(1) - exact(5)).not_below_zero()


# Brute force: numbers on a grid of quarters, wide enough for the sums of two small intervals.
GRID = [quarter / 4 for quarter in range(-200, 401)]
SMALL = st.integers(min_value=2, max_value=30)


def _stated(bound, number, width):
    numbers = {"between": (number, None, number + width), "vague": (None, None, None)}
    column = {"exact": 1, "about": 1, "at_least": 0, "more_than": 0, "at_most": 2, "less_than": 2}.get(
        bound, 0
    )
    cells = numbers.get(bound, tuple(number if place == column else None for place in range(3)))
    return from_row(*((number,) * 3 if bound == "exact" else cells), bound)


BOUNDS = ("exact", "about", "at_least", "more_than", "at_most", "less_than", "between", "vague")
AMOUNTS = st.builds(_stated, st.sampled_from(BOUNDS), SMALL, st.integers(1, 10))


def members(amount: Interval, low: float = -25, high: float = 75) -> list[float]:
    return [number for number in GRID if low <= number <= high and number in amount]


@given(AMOUNTS, AMOUNTS)
def test_sum_and_difference_hold_every_pair(one, other):
    total, left = one + other, one - other
    for first in members(one)[::3]:
        for second in members(other)[::3]:
            assert first + second in total
            assert first - second in left


@given(AMOUNTS, AMOUNTS)
def test_sum_is_no_wider_than_its_parts_allow(one, other):
    total, left = one + other, one - other
    assert total.lowest == one.lowest + other.lowest
    assert total.highest == one.highest + other.highest
    assert left.lowest == one.lowest - other.highest
    assert left.highest == one.highest - other.lowest


@given(AMOUNTS, AMOUNTS)
def test_union_holds_both_and_intersection_what_both_hold(one, other):
    both, common = one.union(other), one.intersection(other)
    for number in GRID:
        if number in one or number in other:
            assert number in both
        assert (common is not None and number in common) == (number in one and number in other)
    assert both.lowest == min(one.lowest, other.lowest)
    assert both.highest == max(one.highest, other.highest)


@given(AMOUNTS, AMOUNTS)
def test_comparison_agrees_with_the_members(one, other):
    firsts, seconds = members(one, -50, 100), members(other, -50, 100)
    assert one.disjoint(other) == (not set(firsts) & set(seconds))
    if one.surely_below(other):
        assert max(firsts) < min(seconds)


@given(AMOUNTS, AMOUNTS, AMOUNTS)
def test_adding_is_commutative_and_associative(one, two, three):
    assert one + two == two + one
    assert (one + two) + three == one + (two + three)


@given(AMOUNTS, AMOUNTS)
def test_columns_with_rounding_never_narrow(one, other):
    total = one + other
    again = from_row(*total.columns()).rounded(total.rounding)
    assert again.lowest <= total.lowest
    assert again.highest >= total.highest


@given(AMOUNTS)
def test_a_stated_amount_survives_its_columns(amount):
    assert from_row(*amount.columns()) == amount
