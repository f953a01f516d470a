"""Sentences with exact spans."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extraction.phrase_tables import cases, opening
from toolkit.extraction.text.spans import sentences


@pytest.mark.parametrize("case", cases("spans"), ids=opening)
def test_sentences(case: dict) -> None:
    assert [sentence.text for sentence in sentences(case["text"])] == case["sentences"]


@given(st.text(alphabet=st.sampled_from("Ab1 .!?\"”“’'\n\r\u2028\u200b\u202e)(—-…U.S.é"), max_size=200))
def test_spans_point_into_the_text_in_order(text: str) -> None:
    found = sentences(text)
    assert all(text[s.start : s.end] == s.text and s.text.strip() == s.text for s in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert [s.index for s in found] == list(range(len(found)))


def test_nothing_but_white_space_is_lost() -> None:
    text = "One. Two!  Three?\n\nFour (five. Six) U.S. seven\nEight"
    kept = "".join(s.text for s in sentences(text))
    assert "".join(kept.split()) == "".join(text.split())


@pytest.mark.parametrize(
    "bait", ["a " * 200_000, "." * 300_000, '."' * 150_000, "U.S. " * 60_000, "\n" * 300_000]
)
def test_time_is_linear_in_hostile_text(bait: str) -> None:
    begin = time.process_time()
    sentences(bait)
    assert time.process_time() - begin < 3
