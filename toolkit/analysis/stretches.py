"""Stretches of days, each from its first day to its last, which is excluded."""

from collections.abc import Iterator


def left(start: int, end: int, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The stretches from start to end (excluded) that are in none of `taken`, which is in order."""
    for first, last in taken:
        if start < min(first, end):
            yield start, min(first, end)
        start = max(start, last)
    if start < end:
        yield start, end


def merged(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same days in as few stretches as hold them, in order."""
    whole: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if whole and start <= whole[-1][1]:
            whole[-1] = whole[-1][0], max(end, whole[-1][1])
        else:
            whole.append((start, end))
    return whole
