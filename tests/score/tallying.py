"""The score of an extractor on a set of labelled articles."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from toolkit.schema import CHECK

from .agreement import Row, accepted, counts_people, dates_agree, span, stated, word
from .labels import CLAIM_TABLES, Labelled
from .matching import Pairing, Share, Tally, best_first, distinct, pair_up, pooled
from .rules import (
    LEVELS,
    SUPPLY_KEY,
    TIE_LEVELS,
    actor_tests,
    event_test,
    figure_tests,
    sign,
    supply_tests,
    tie_tests,
)

Rows = Mapping[str, Any]
ADVERSARIAL_TABLES = ("figures", "supplies", "ties")


@dataclass
class Score:
    """Tallies per table and level, shares per column, and what was missed or wrongly found."""

    articles: int = 0
    tallies: dict[str, Tally] = field(default_factory=dict)
    shares: dict[str, Share] = field(default_factory=dict)
    false_rows: dict[str, dict[str, int]] = field(default_factory=dict)
    misses: dict[str, list[tuple[str, Row]]] = field(default_factory=dict)
    wrong: dict[str, list[tuple[str, Row]]] = field(default_factory=dict)

    def tally(self, name: str, pairing: Pairing) -> None:
        self.tallies.setdefault(name, Tally()).add(pairing)

    def share(self, name: str, right: bool) -> None:
        self.shares.setdefault(name, Share()).add(right)

    def share_doubt(self, name: str, row: Row, right: bool) -> None:
        """Right answers apart for the rows whose note says that this may be otherwise, and for the rest."""
        noted = f"{CHECK}{name}: " in str(row.get("note") or "")
        self.share(f"{name}, {'noted' if noted else 'not noted'}", right)

    def share_doubts(self, name: str, rows: Sequence[Row], pairing: Pairing) -> None:
        """The same for whole rows, those that match a label and those that match none."""
        for right, places in ((True, pairing.hits.values()), (False, pairing.wrong)):
            for place in places:
                self.share_doubt(name, rows[place], right)

    def note(
        self, article: Labelled, table: str, labels: Sequence[Row], rows: Sequence[Row], p: Pairing
    ) -> None:
        """Remember the rows that were missed and those that are wrong."""
        self.misses.setdefault(article.id, []).extend((table, labels[i]) for i in p.missed)
        self.wrong.setdefault(article.id, []).extend((table, rows[j]) for j in p.wrong)

    def count_false(self, article: Labelled, table: str, pairing: Pairing) -> None:
        """Count the rows that an adversarial article gave rise to."""
        if article.adversarial:
            counts = self.false_rows.setdefault(article.id, dict.fromkeys(ADVERSARIAL_TABLES, 0))
            counts[table] = len(pairing.wrong)


def rows_of(tables: Rows, table: str) -> list[dict[str, Any]]:
    """The rows of one table of an extraction, none if it is not there."""
    rows = tables.get(table)
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def people_only(labels: Sequence[Row], default: str = "") -> list[Row]:
    """The rows that count people, or may."""
    return [label for label in labels if counts_people(label.get("unit") or default) is not False]


def score_figures(score: Score, article: Labelled, rows: list[dict[str, Any]]) -> None:
    """Figures at each level; a row's other columns are judged where its value was found."""
    labels = article.labels["figures"]
    tests, closeness = figure_tests(article)
    people_labels, people_rows = people_only(labels, "personnel"), people_only(rows)
    at = {level: pair_up(labels, rows, tests[level], closeness, tests["value"]) for level in LEVELS}
    for level, pairing in at.items():
        score.tally(f"figures: {level}", pairing)
        only = pair_up(people_labels, people_rows, tests[level], closeness, tests["value"])
        score.tally(f"figures of people: {level}", only)
    for i, j in at["value"].hits.items():
        share_columns(score, article, labels[i], rows[j])
    score.note(article, "figures", labels, rows, at["+ bound"])
    score.count_false(article, "figures", at["value"])


def share_columns(score: Score, article: Labelled, label: Row, row: Row) -> None:
    """Which columns of a figure whose value was found are right too?"""
    for column in ("side", "claimed_by"):
        score.share(column, article.same(row.get(column), accepted(label, column)))
    score.share_doubt("side", row, article.same(row.get("side"), accepted(label, "side")))
    score.share_doubt("measure", row, word(row.get("measure")) in map(word, accepted(label, "measure")))
    score.share("status", word(row.get("status")) in map(word, accepted(label, "status")))
    if label.get("when"):
        score.share("when", dates_agree(row.get("when"), accepted(label, "when")))
    else:
        score.share("when, left blank", not str(row.get("when") or "").strip())


def score_supplies(score: Score, article: Labelled, rows: list[dict[str, Any]]) -> None:
    labels = article.labels["supplies"]
    right, closeness = supply_tests(article)
    pairing = pair_up(labels, rows, right, closeness)
    score.tally("supplies: rows", pairing)
    score.share_doubts("supplier, recipient", rows, pairing)
    score.note(article, "supplies", labels, rows, pairing)
    score.count_false(article, "supplies", pairing)
    for i, j in pairing.hits.items():
        score.share("action", word(rows[j].get("action")) in map(word, accepted(labels[i], "action")))
        if stated(labels[i]):
            score.share("quantity", bool(stated(labels[i]) & stated(rows[j])))

    def key(row: Row) -> tuple[str, ...]:
        return (*(article.key(row.get(c)) for c in SUPPLY_KEY[:2]), word(row.get("category")))

    score.tally("supplies: distinct", pair_up(pooled(labels, key), distinct(rows, key), right, closeness))


def tie_key(article: Labelled, row: Row, level: str) -> tuple[object, ...]:
    """The pair, whatever its order, with the sign or the tie."""
    pair = frozenset((article.key(row.get("a")), article.key(row.get("b"))))
    return pair, sign(row.get("sign")) if level == TIE_LEVELS[0] else word(row.get("tie"))


def score_ties(score: Score, article: Labelled, rows: list[dict[str, Any]]) -> None:
    labels = article.labels["ties"]
    tests, closeness = tie_tests(article)
    at = {level: pair_up(labels, rows, tests[level], closeness) for level in TIE_LEVELS}
    for level, pairing in at.items():
        score.tally(f"ties: {level}, rows", pairing)
        key = partial(tie_key, article, level=level)
        found = pair_up(pooled(labels, key), distinct(rows, key), tests[level], closeness)
        score.tally(f"ties: {level}, distinct", found)
    score.share_doubts("tie", rows, at[TIE_LEVELS[0]])
    by_tie = at[TIE_LEVELS[1]]
    score.note(article, "ties", labels, rows, by_tie)
    score.count_false(article, "ties", by_tie)
    for i, j in by_tie.hits.items():
        if labels[i].get("directed"):
            from_a = article.same(rows[j].get("a"), accepted(labels[i], "a"))
            score.share("direction of ties", bool(rows[j].get("directed")) and from_a)


def score_actors(score: Score, article: Labelled, rows: list[dict[str, Any]]) -> None:
    right, closeness = actor_tests()
    pairing = pair_up(article.labels["actors"], rows, right, closeness)
    score.tally("actors", pairing)
    score.note(article, "actors", article.labels["actors"], rows, pairing)


def score_events(score: Score, article: Labelled, rows: list[dict[str, Any]]) -> None:
    """Recall of the main events only: the labels do not claim to list all."""
    right = event_test(article)
    main = [label for label in article.labels["events"] if not label.get("optional")]
    candidates = [
        (1.0 + article.nearness(label, row)[0], i, j)
        for i, label in enumerate(main)
        for j, row in enumerate(rows)
        if right(label, row)
    ]
    found = best_first(candidates)
    for i, label in enumerate(main):
        score.share("main events found", i in found)
        if i not in found:
            score.misses.setdefault(article.id, []).append(("events", label))


def score_grounding(score: Score, article: Labelled, tables: Rows) -> None:
    """Every span lies in the text, every quote is verbatim, and the span within its quote."""
    for table in CLAIM_TABLES:
        for row in rows_of(tables, table):
            where, quote = span(row), row.get("quote")
            grounded = (
                where is not None
                and where[0] >= 0
                and where[1] <= len(article.text)
                and isinstance(quote, str)
                and bool(quote.strip())
                and quote in article.text
                and article.text[where[0] : where[1]] in quote
            )
            score.share("grounded", grounded)


def score_articles(pairs: Iterable[tuple[Labelled, Rows]]) -> Score:
    """The score over articles, each with the tables that were read out of it."""
    score = Score()
    for article, tables in pairs:
        score.articles += 1
        score_figures(score, article, rows_of(tables, "figures"))
        score_supplies(score, article, rows_of(tables, "supplies"))
        score_ties(score, article, rows_of(tables, "ties"))
        score_actors(score, article, rows_of(tables, "actors"))
        score_events(score, article, rows_of(tables, "events"))
        score_grounding(score, article, tables)
    return score
