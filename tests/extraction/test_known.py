"""What is known of two sides before an article is read: who arms and fights whom, who are friends."""

from pathlib import Path

import pytest

from toolkit import lexicon
from toolkit.extraction import extract_rows
from toolkit.extraction.actors.known import hosts, known, stance

# Pairs that armed and fought each other at different times.
_AT_TIMES = {
    ("Democratic Republic of the Congo", "FDLR"),
    ("Eritrea", "Tigray"),
    ("Hezbollah", "Syria"),
    ("Syria", "Hezbollah"),
    ("Pakistan", "Taliban"),
    ("Sudan", "South Sudan"),
}


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("North Korea", "Russia", "friends"),
        ("Ukraine", "North Korea", "foes"),
        ("Hamas", "Israel", "foes"),
        ("Russia", "South Korea", "rivals"),
        ("Estonia", "Finland", "friends"),
        ("Peru", "Bolivia", ""),
        ("Revolutionary United Front", "Sierra Leone", "foes"),
        ("Transitional Federal Government", "Islamic Courts Union", "foes"),
        ("Liberia", "Revolutionary United Front", "friends"),
        ("Bosnian Serb Army", "Croatia", "foes"),
        ("Poland", "Multi-National Force - Iraq", "friends"),
    ],
)
def test_a_stance_holds_in_either_order(one: str, other: str, how: str) -> None:
    assert stance((one, other), (one, other), None) == stance((other, one), (other, one), None) == how


def test_forces_stand_as_their_states_do() -> None:
    forces, states = ("Korean People's Army", "Armed Forces of Ukraine"), ("North Korea", "Ukraine")
    assert stance(forces, states, None) == "foes"


def test_a_project_adds_links_and_loses_none(tmp_path: Path) -> None:
    (tmp_path / "links.csv").write_text("term,others,kind\nRussia,Tuvalu,foes\n", encoding="utf-8")
    own = str(tmp_path)
    assert stance(("Russia", "Tuvalu"), ("Russia", "Tuvalu"), own) == "foes"
    for pair in (("Russia", "North Korea"), ("Russia", "Iran"), ("Russia", "Belarus")):
        assert known(pair, pair, "missiles", own) == known(pair, pair, "missiles", None)


def test_a_pair_that_stands_for_two_things_keeps_both(tmp_path: Path) -> None:
    (tmp_path / "links.csv").write_text("term,others,kind\nRussia,Tuvalu,foes\n", encoding="utf-8")
    own, pair = str(tmp_path), ("MINUSCA", "Central African Republic")
    assert stance(pair, pair, own) == "friends"
    assert "Central African Republic" in hosts(own)["MINUSCA"]


def test_nobody_is_on_record_to_arm_a_foe() -> None:
    told: dict[str, set[tuple[str, str]]] = {}
    for row in lexicon.rows("links"):
        told.setdefault(row["kind"], set()).update(
            (row["term"], other) for other in lexicon.split(row["others"])
        )
    against = told["foes"] | {(other, one) for one, other in told["foes"]}
    assert told["arms"] & against <= _AT_TIMES


def test_contingents_of_earlier_wars_are_on_record() -> None:
    record = hosts(None)
    assert {"Iraq", "Afghanistan"} <= record["Poland"]
    assert "Ivory Coast" in record["UNOCI"]
    assert "Solomon Islands" in record["RAMSI"]


def test_guests_are_no_hosts_of_their_hosts() -> None:
    record = hosts(None)
    assert "Russia" in record["North Korea"]
    assert "North Korea" not in record["Russia"]
    assert "Haiti" in record["Kenya"]


def test_soldiers_lost_at_a_town_of_their_own_land_are_nobodys_guests() -> None:
    text = (
        "Afrin\n\nTurkey ordered missiles from Russia. At Afrin 302 Syrian soldiers died. Erdogan and "
        "Putin met. Moscow spoke of peace with Ankara."
    )
    ties = extract_rows(text, published="2025-03-28")["ties"]
    assert {(row["a"], row["b"], row["tie"]) for row in ties} == {
        ("Russia", "Turkey", "arms"),
        ("Turkey", "Russia", "talks"),
    }
