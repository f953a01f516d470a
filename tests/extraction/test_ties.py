"""Ties read from single sentences: exact pairs, kinds, signs, directions and expressions."""

from pathlib import Path

import pytest

from tests.extraction.phrase_tables import PUBLISHED, cases, opening, rows_of
from toolkit import lexicon
from toolkit.extraction.article.document import Document
from toolkit.extraction.figures.read import figures
from toolkit.extraction.supplies.read import supplies
from toolkit.extraction.ties.read import ties
from toolkit.schema import SIGN, TIE

CASES = cases("ties")


def read(text: str) -> list[dict]:
    return rows_of(lambda doc: ties(doc, supplies(doc), figures(doc)), text)


@pytest.mark.parametrize("case", CASES, ids=opening)
def test_specimen(case: dict) -> None:
    found = [
        {name: row[name] for name in ("a", "b", "tie", "sign", "directed", "span")}
        for row in read(case["text"])
    ]
    assert found == case["rows"]


def test_a_headline_joins_two_states_with_a_comma() -> None:
    doc = Document("Chad, Togo trade blame after blast\n\nThe blast killed ten.\n\nNobody spoke.", PUBLISHED)
    assert [(row["a"], row["b"], row["tie"]) for row in ties(doc)] == [("Chad", "Togo", "condemnation")]


def test_specimens_are_in_words_of_the_schema() -> None:
    kinds = {row["tie"] for case in CASES for row in case["rows"]}
    assert kinds <= set(TIE)
    assert {str(row["sign"]) for case in CASES for row in case["rows"]} <= set(SIGN)


UNSAID = """Norway and Jordan speak

OSLO - Ministers of Norway and Jordan met on Monday. Norway has backed Jordan for years.

Forty howitzers were delivered, officials say. Jordanian soldiers were seen in the harbour.
"""


def test_what_little_speaks_for_is_noted() -> None:
    doc = Document(UNSAID, PUBLISHED)
    given = supplies(doc)
    notes = {row["tie"]: row.get("note", "") for row in ties(doc, given, [])}
    assert [row["note"] for row in given] == ["check supplier, recipient: little names them"]
    assert notes == {"talks": "", "support": "", "arms": "check tie: little says so"}


def test_supplies_are_ties_of_their_two_sides() -> None:
    rows = read("Turkey delivered drones to Somalia, and Egypt sent rice to Sudan.")
    assert [(r["a"], r["b"], r["tie"]) for r in rows] == [
        ("Turkey", "Somalia", "arms"),
        ("Egypt", "Sudan", "aid"),
    ]


def test_a_request_is_no_tie() -> None:
    assert [r["tie"] for r in read("Ukraine has requested jets from Belgium.")] == []


def test_one_row_for_a_pair_and_kind_at_its_first_mention() -> None:
    rows = read("Iran condemned Israel on Monday. On Tuesday Iran again condemned Israel.")
    assert [(r["a"], r["b"], r["tie"], r["span"]) for r in rows] == [
        ("Iran", "Israel", "condemnation", "condemned Israel")
    ]


def test_blame_for_a_deed_goes_to_its_doer() -> None:
    rows = read("Germany will deliver tanks to Ukraine. Russia denounced the delivery.")
    assert ("Russia", "Germany", "condemnation", -1) in [(r["a"], r["b"], r["tie"], r["sign"]) for r in rows]


def test_who_only_speaks_of_a_campaign_is_not_its_target() -> None:
    rows = read(
        "Shells for Moscow\n\nThe South Korean military confirmed that North Korea sent at least 3,000 more "
        "soldiers to Russia lately, following some 11,000 sent before. The South’s Joint Chiefs "
        "of Staff (JCS) noted continuing supplies of missiles, shells, and guns to support Russia’s "
        "military campaign, besides Pyongyang’s advances in rocketry."
    )
    assert "combat" not in [row["tie"] for row in rows]


def test_troops_without_a_place_go_where_the_others_are() -> None:
    rows = read("Kenya has sent 400 police officers to Haiti. Jamaica has contributed two dozen soldiers.")
    assert ("Jamaica", "Haiti", "troops") in [(r["a"], r["b"], r["tie"]) for r in rows]


@pytest.mark.parametrize(
    ("points", "told"),
    [
        ({"candidate": -1}, set()),
        ({"candidate": -1, "rule": 1}, {("Chad", "Sudan")}),
        ({"candidate": -1, "rule": 1, "fire and after": 1}, {("Chad", "Sudan"), ("Chad", "Egypt")}),
    ],
)
def test_points_decide_what_an_article_tells(
    points: dict[str, int], told: set[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    fitted = lexicon.points
    monkeypatch.setattr(
        lexicon, "points", lambda table, *own: points if table == "tie_points" else fitted(table, *own)
    )
    rows = read(
        "Chad and Sudan have been at war since May. Chad bombed Sudan on Monday. Sudan lost forty men. "
        "Chadian jets were seen in the sky, from as far as Egypt."
    )
    assert {(row["a"], row["b"]) for row in rows} == told


def test_enemy_soldiers_are_no_friendly_tie() -> None:
    rows = read("Israel attacked Syria on Sunday. Israeli troops remain in Syria.")
    assert [(r["a"], r["b"], r["tie"]) for r in rows] == [("Israel", "Syria", "combat")]


def test_pronouns_and_short_names_find_their_actor() -> None:
    rows = read("Egypt summoned the Ethiopian ambassador. It also accused Eritrea of arming rebels.")
    assert ("Egypt", "Eritrea", "condemnation") in [(r["a"], r["b"], r["tie"]) for r in rows]


def test_history_is_no_news() -> None:
    assert read("In October 1973 Egypt and Syria attacked Israel.") == []


def test_reading_changes_nothing_and_repeats() -> None:
    doc = Document("Report\n\nMali accused Algeria of shooting down a drone.", PUBLISHED)
    first = ties(doc, supplies(doc))
    assert ties(doc, supplies(doc)) == first


def test_guests_on_record_serve_in_no_battle_of_long_ago() -> None:
    article = Path(__file__).parents[1] / "gold" / "65-adv-monte-cassino.txt"
    assert not read(article.read_text(encoding="utf-8"))
