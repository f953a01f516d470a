"""Who is named: canonical names, bodies of states, short forms, and names that are none."""

import csv
from pathlib import Path

import pytest
from babel.core import get_global

from tests.extraction.phrase_tables import cases, opening
from toolkit import lexicon, schema
from toolkit.extraction import extract_rows
from toolkit.extraction.actors.read import find_actors
from toolkit.extraction.text.spans import sentences

CASES = cases("actors")


def names_in(text: str, folder: str | None = None) -> list[str]:
    mentions = find_actors(text, sentences(text), folder).mentions
    passing = [
        m.name for m in mentions if m.form != "place" and not named_only_by_a_trait(text, m.end, m.form)
    ]
    return list(dict.fromkeys(passing))


def named_only_by_a_trait(text: str, end: int, form: str) -> bool:
    return form == "compound" and not text.startswith("-backed", end)


@pytest.mark.parametrize("case", CASES, ids=opening)
def test_names(case: dict) -> None:
    assert sorted(names_in(case["text"])) == sorted(case["names"])


@pytest.mark.parametrize("case", CASES, ids=opening)
def test_mentions_point_at_their_words(case: dict) -> None:
    text = case["text"]
    for mention in find_actors(text, sentences(text)).mentions:
        assert text[mention.start : mention.end] == mention.text
        assert mention.kind in schema.ACTOR_KIND


def test_iso_codes_are_those_of_the_standard() -> None:
    known = set(get_global("territory_aliases"))
    states = [row for row in lexicon.rows("actors") if row["kind"] == "state" and row["iso3"]]
    withdrawn = {"SUN", "CSK", "VDR"}  # ISO 3166-3: Soviet Union, Czechoslovakia, North Vietnam
    assert {row["iso3"] for row in states} - known <= {"XKX", *withdrawn}  # Kosovo is in use
    assert len(states) > 190
    assert len({row["iso3"] for row in states}) == len(states)


def test_every_parent_is_an_actor_and_every_kind_a_word_of_the_schema() -> None:
    rows = lexicon.rows("actors")
    names = {row["name"] for row in rows}
    assert {row["parent"] for row in rows if row["parent"]} <= names
    assert {row["kind"] for row in rows} <= set(schema.ACTOR_KIND)
    assert len(names) == len(rows)


def test_a_project_adds_and_overrides_names_with_one_line(tmp_path: Path) -> None:
    with (tmp_path / "actors.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [["name", "kind", "aliases"], ["Free Valley Front", "armed_force", "FVF; Valley rebels"]]
        )
    assert names_in("The FVF and the Valley rebels are one.", str(tmp_path)) == ["Free Valley Front"]
    assert names_in("The FVF is unknown here.") == []


def test_the_state_of_a_person_is_at_the_top_of_the_parents() -> None:
    text = "Bintou Keita of MONUSCO and Dmitry Peskov spoke."
    index = find_actors(text, sentences(text))
    assert index.state_of("Bintou Keita") == "United Nations"
    assert index.state_of("Dmitry Peskov") == "Russia"


def test_a_rebel_group_speaks_for_no_state_an_army_does() -> None:
    text = (
        "War report\n\nThe Azawad Liberation Front attacked soldiers of Mali near a camp of the Malian army."
    )
    parents = {row["name"]: row["parent"] for row in extract_rows(text)["actors"]}
    assert parents["Malian Armed Forces"] == "Mali"
    assert parents["Azawad Liberation Front"] is None
