"""What makes a row of each table right, and how close a right row is."""

import re
from typing import Any

from .agreement import (
    Row,
    accepted,
    bound,
    counts_people,
    number,
    overlaps,
    plain,
    readings,
    span,
    stated,
    word,
)
from .labels import Labelled
from .matching import Closeness, Test

LEVELS = ("value", "+ bound", "+ measure", "+ mode")
TIE_LEVELS = ("pair and sign", "pair and tie")
SUPPLY_KEY = ("supplier", "recipient", "category")


def values(label: Row) -> list[dict[str, Any]]:
    """The labelled number and bound, then the other fair readings of them."""
    return [dict(label), *label.get("alt", {}).get("value", [])]


def _same_kind(label: Row, row: Row) -> bool:
    """People with people, things with things; a row without a unit goes with both."""
    people = counts_people(row.get("unit"))
    meant = counts_people(label.get("unit") or "personnel")
    return people is None or people == meant or word(row.get("unit")) in map(word, accepted(label, "unit"))


def _value_agrees(article: Labelled, label: Row, row: Row) -> bool:
    read = stated(row)
    for value in values(label):
        if stated(value) & read:
            return True
        if not stated(value) and not read and bound(row) in ("vague", "") and article.nearness(label, row)[1]:
            return True
    return False


def _bound_agrees(article: Labelled, label: Row, row: Row) -> bool:
    for value in (value for value in values(label) if bound(value) == bound(row)):
        if bound(row) == "vague":
            if not stated(row) and article.nearness(label, row)[1]:
                return True
        elif bound(row) == "between":
            if all(number(row.get(end)) == number(value.get(end)) for end in ("low", "high")):
                return True
        elif stated(value) & stated(row):
            return True
    return False


def figure_tests(article: Labelled) -> tuple[dict[str, Test], Closeness]:
    """A test for each level of agreement of figures, and their closeness."""

    def value(label: Row, row: Row) -> bool:
        return _same_kind(label, row) and _value_agrees(article, label, row)

    def with_bound(label: Row, row: Row) -> bool:
        return _same_kind(label, row) and _bound_agrees(article, label, row)

    def agrees(label: Row, row: Row, column: str) -> bool:
        return word(row.get(column)) in map(word, accepted(label, column))

    def with_measure(label: Row, row: Row) -> bool:
        return with_bound(label, row) and agrees(label, row, "measure")

    def with_mode(label: Row, row: Row) -> bool:
        return with_measure(label, row) and agrees(label, row, "mode")

    def closeness(label: Row, row: Row) -> float:
        touches, in_sentence = article.nearness(label, row)
        first = overlaps(span(row), tuple(label["mentions"][0]))
        score = 4.0 if first else 3.5 if touches else 2.0 if in_sentence else 0.0
        score += 2 * with_bound(label, row) + 2 * agrees(label, row, "measure") + agrees(label, row, "mode")
        score += 2 * article.same(row.get("side"), accepted(label, "side"))
        return score + article.same(row.get("claimed_by"), accepted(label, "claimed_by"))

    return dict(zip(LEVELS, (value, with_bound, with_measure, with_mode), strict=True)), closeness


def supply_tests(article: Labelled) -> tuple[Test, Closeness]:
    """Supplier, recipient and category must agree; item, place and quantity say how closely."""

    def right(label: Row, row: Row) -> bool:
        return (
            article.same(row.get("supplier"), accepted(label, "supplier"))
            and article.same(row.get("recipient"), accepted(label, "recipient"))
            and word(row.get("category")) in map(word, accepted(label, "category"))
        )

    def closeness(label: Row, row: Row) -> float:
        meant, read = set(plain(label.get("item")).split()), set(plain(row.get("item")).split())
        score = 3.0 * len(meant & read) / len(meant | read) if meant | read else 0.0
        touches, in_sentence = article.nearness(label, row)
        score += 3 if touches else in_sentence
        score += bool(stated(label) & stated(row))
        score += word(row.get("action")) in map(word, accepted(label, "action"))
        return score + (word(row.get("category")) == word(label.get("category")))

    return right, closeness


def sign(value: object) -> int | None:
    """-1, 0 or 1; None for a blank."""
    read = number(str(value).replace("+", "")) if value is not None else None
    return None if read is None else (read > 0) - (read < 0)


def tie_tests(article: Labelled) -> tuple[dict[str, Test], Closeness]:
    """A test for the pair with its sign, one for the pair with its tie; order does not matter."""

    def pair(label: Row, row: Row) -> bool:
        a, b = accepted(label, "a"), accepted(label, "b")
        return any(
            article.same(one, a) and article.same(other, b)
            for one, other in ((row.get("a"), row.get("b")), (row.get("b"), row.get("a")))
        )

    def with_sign(label: Row, row: Row) -> bool:
        return pair(label, row) and sign(row.get("sign")) in map(sign, accepted(label, "sign"))

    def with_tie(label: Row, row: Row) -> bool:
        return pair(label, row) and word(row.get("tie")) in map(word, accepted(label, "tie"))

    def closeness(label: Row, row: Row) -> float:
        touches, in_sentence = article.nearness(label, row)
        score = 2.0 * with_tie(label, row) + with_sign(label, row)
        score += 0.5 * (word(row.get("tie")) == word(label.get("tie")))
        return score + (1.5 if touches else 0.7 if in_sentence else 0.0)

    return dict(zip(TIE_LEVELS, (with_sign, with_tie), strict=True)), closeness


def actor_tests() -> tuple[Test, Closeness]:
    """A name agrees with the label's name or alias, or the label's name is among the row's aliases."""

    def right(label: Row, row: Row) -> bool:
        spellings = {plain(name) for name in (label["name"], *label.get("aliases", []))}
        aliases = row.get("aliases")
        listed = {plain(alias) for alias in aliases} if isinstance(aliases, list) else set()
        return bool(readings(row.get("name")) & spellings) or plain(label["name"]) in listed

    def closeness(label: Row, row: Row) -> float:
        read = readings(row.get("name"))
        others = {plain(name) for name in label.get("aliases", [])}
        return 3.0 * (plain(label["name"]) in read) + bool(read & others)

    return right, closeness


def event_test(article: Labelled) -> Test:
    """The kind agrees, and one participant."""

    def right(label: Row, row: Row) -> bool:
        names = row.get("participants") or []
        names = names if isinstance(names, list) else re.split(r"[;,|]", str(names))
        return word(row.get("kind")) in map(word, accepted(label, "kind")) and any(
            article.same(name, label["participants"]) for name in names
        )

    return right
