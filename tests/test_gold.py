"""The labelled articles keep their format: exact spans, verbatim quotes, words of the schema, known names."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from toolkit import edtf, schema

GOLD = Path(__file__).parent / "gold"
PATHS = sorted(GOLD.glob("*.json"), key=lambda path: path.name)
HELD = [path for path in PATHS if path.stem.endswith("-held")]
TABLES = ("figures", "supplies", "ties", "events")
COLUMNS = {
    "figures": "measure mode side location low best high bound unit",
    "supplies": "supplier recipient item category low best high bound unit action",
    "ties": "a b tie sign directed",
    "events": "event kind participants place",
}
SHARED_COLUMNS = "source_id quote start end claimed_by status when mentions"
VOCABULARY: dict[str, Any] = {
    "measure": schema.MEASURE,
    "mode": schema.MODE,
    "bound": schema.BOUND,
    "category": schema.CATEGORY,
    "action": schema.ACTION,
    "tie": schema.TIE,
    "status": schema.STATUS,
}
NAMES = ("side", "claimed_by", "supplier", "recipient", "a", "b")


@cache
def labels(path: Path) -> dict[str, Any]:
    return json.loads(path.read_text(encoding="utf-8"))


@cache
def text(path: Path) -> str:
    return path.with_suffix(".txt").read_bytes().decode("utf-8")


def rows(path: Path) -> list[tuple[str, dict[str, Any]]]:
    found = labels(path)
    return [(table, row) for table in TABLES for row in found[table]]


def readings(row: dict[str, Any], column: str) -> list[Any]:
    own = [row[column]] if column in row else []
    return [*own, *row.get("alt", {}).get(column, [])]


def vocabulary(table: str, column: str) -> Any:
    return schema.EVENT_KIND if (table, column) == ("events", "kind") else VOCABULARY.get(column)


def test_some_articles_are_held_out_and_some_are_adversarial() -> None:
    adversarial = [path for path in PATHS if labels(path)["group"] == "adversarial"]
    assert len(PATHS) >= 12
    assert len(HELD) >= 12
    assert len(adversarial) >= 5
    assert all("-adv-" in path.stem for path in adversarial)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
class TestArticle:
    def test_is_title_blank_line_body(self, path: Path) -> None:
        title, blank, body = text(path).split("\n", 2)
        source = labels(path)["source"]
        assert (title, blank) == (source["title"], "")
        assert 200 <= len(body.split()) <= 520
        assert "\r" not in body
        assert edtf.is_valid(source["published"])
        assert labels(path)["id"] == path.stem

    def test_every_span_lies_in_a_verbatim_quote(self, path: Path) -> None:
        article = text(path)
        for table, row in rows(path):
            assert row["quote"] in article, (table, row)
            assert article[row["start"] : row["end"]] in row["quote"], (table, row)
            assert row["mentions"][0] == [row["start"], row["end"]]
            for start, end in row["mentions"]:
                assert 0 <= start < end <= len(article)
                assert article[start:end] == article[start:end].strip()

    def test_rows_have_the_columns_of_their_table(self, path: Path) -> None:
        for table, row in rows(path):
            wanted = {*SHARED_COLUMNS.split(), *COLUMNS[table].split()}
            assert wanted <= set(row) <= wanted | {"alt", "optional"}
            assert set(row.get("alt", {})) <= wanted | {"value"}
            assert row["source_id"] == path.stem

    def test_words_are_in_the_vocabularies(self, path: Path) -> None:
        for table, row in rows(path):
            for column in row:
                words = vocabulary(table, column)
                if words is not None:
                    allowed = {*words, ""} if table == "supplies" and column == "bound" else set(words)
                    assert set(readings(row, column)) <= allowed, (table, column, row)
            assert set(map(str, readings(row, "sign"))) <= set(schema.SIGN)
            assert all(not date or edtf.is_valid(date) for date in readings(row, "when"))

    def test_bounds_fill_the_columns_they_may(self, path: Path) -> None:
        for table, row in rows(path):
            if table in ("figures", "supplies"):
                for value in (row, *row.get("alt", {}).get("value", [])):
                    filled = tuple(column for column in ("low", "best", "high") if value[column] is not None)
                    allowed = schema.BOUND_FILLS[value["bound"]] if value["bound"] else {()}
                    assert filled in allowed, row

    def test_names_are_listed_among_the_actors(self, path: Path) -> None:
        actors = {actor["name"] for actor in labels(path)["actors"]}
        for table, row in rows(path):
            for column in NAMES:
                assert set(readings(row, column)) <= actors | {""}, (table, column, row)
            assert set(row.get("participants", [])) <= actors

    def test_actors_are_of_a_kind_and_states_have_a_code(self, path: Path) -> None:
        for actor in labels(path)["actors"]:
            assert actor["kind"] in schema.ACTOR_KIND
            assert len(actor.get("iso3", "")) in (0, 3)
            assert actor["name"] not in actor["aliases"]

    def test_adversarial_articles_require_nothing(self, path: Path) -> None:
        if labels(path)["group"] == "adversarial":
            assert all(row.get("optional") for _, row in rows(path))
