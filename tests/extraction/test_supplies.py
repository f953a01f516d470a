"""Supplies read from single sentences: exact sides, items, numbers and expressions."""

from pathlib import Path

import pytest

from tests.extraction.phrase_tables import PUBLISHED, cases, opening, rows_of
from toolkit import lexicon
from toolkit.extraction.article.document import Document
from toolkit.extraction.supplies.read import supplies
from toolkit.schema import ACTION, BOUND, CATEGORY

CASES = cases("supplies")
COLUMNS = ("supplier", "recipient", "item", "category", "action", "low", "best", "high", "bound", "span")


def read(text: str) -> list[dict]:
    return rows_of(supplies, text)


@pytest.mark.parametrize("case", CASES, ids=opening)
def test_specimen(case: dict) -> None:
    assert [{name: row[name] for name in COLUMNS} for row in read(case["text"])] == case["rows"]


def test_specimens_are_in_words_of_the_schema() -> None:
    rows = [row for case in CASES for row in case["rows"]]
    assert {row["category"] for row in rows} <= set(CATEGORY)
    assert {row["action"] for row in rows} <= set(ACTION)
    assert {row["bound"] for row in rows} <= set(BOUND)


def test_every_term_has_a_category_of_the_schema() -> None:
    wrong = [
        row["term"]
        for row in lexicon.rows("supplies")
        if row["category"] not in CATEGORY and not (row["category"] == "" and row["role"])
    ]
    assert wrong == []


def test_the_topic_of_a_headline_takes_nothing() -> None:
    doc = Document("Sudan war: half of shells from Peru\n\nThe army said so.\n\nNobody spoke.", PUBLISHED)
    assert [row["recipient"] for row in supplies(doc)] == []


def test_plans_are_planned() -> None:
    (row,) = read("Germany will deliver 18 tanks to Ukraine.")
    assert (row["action"], row["status"]) == ("promised", "planned")


def test_what_the_giver_denies_is_denied() -> None:
    (row,) = read("Chad denies having given the RSF 20 rifles.")
    assert (row["supplier"], row["recipient"], row["status"]) == ("Chad", "Rapid Support Forces", "denied")
    assert read("Germany has not given Ukraine Taurus missiles.") == []


def test_what_is_stopped_no_longer_comes() -> None:
    (row,) = read("Norway has stopped selling tanks to Chad, Oslo said on Monday.")
    assert (row["action"], row["status"], row["when"]) == ("promised", "denied", "")


def test_the_day_of_a_statement_is_not_that_of_the_deed() -> None:
    text = "Norway sent Chad tanks in January, Oslo said on Monday; last year it had sent shells."
    assert [row["when"] for row in read(text)][:1] == ["2025-01"]


def test_a_side_left_out_comes_from_the_sentence_before() -> None:
    rows = read("France agreed to sell Serbia 12 fighter jets. It will also deliver three radars.")
    assert [(r["supplier"], r["recipient"], r["category"]) for r in rows] == [
        ("France", "Serbia", "aircraft"),
        ("France", "Serbia", "sensors"),
    ]


def test_a_cargo_that_is_listed_afterwards() -> None:
    rows = read(
        "A patrol seized a shipment of Iranian arms. The cargo was bound for the Houthis.\n"
        "It included:\n(a) anti-ship missiles;\n(b) drone engines."
    )
    assert [(r["supplier"], r["recipient"], r["category"]) for r in rows] == [
        ("Iran", "Houthis", "missiles"),
        ("Iran", "Houthis", "engines"),
    ]


def test_vague_words_give_way_to_named_weapons() -> None:
    rows = read("China has sold weapons to Serbia. The deliveries included drones and missiles.")
    assert "other" not in {row["category"] for row in rows}


NOTHING = [
    "Samsung shipped 58 million handsets to retailers in China.",
    "Spain ruled out sending Patriot missiles to Ukraine.",
    "The charity handed out food and blankets.",
    "A drone strike hit a missile factory.",
    "Turkey tested a tank engine plant.",
    "The army fired rockets at the rebels.",
    "An arms dealer was jailed in Spain.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_must_not_match(text: str) -> None:
    assert [row for row in read(text) if row["action"] != "displayed"] == []


def test_own_words_of_a_project(tmp_path: Path) -> None:
    (tmp_path / "supplies.csv").write_text("term,category,role\nSkyhammer,uav,\n", "utf-8")
    doc = Document("Report\n\nTurkey sold 20 Skyhammer to Niger.", PUBLISHED, lexicon_dir=str(tmp_path))
    assert [(r["supplier"], r["recipient"], r["item"], r["best"]) for r in supplies(doc)] == [
        ("Turkey", "Niger", "Skyhammer", 20)
    ]


def test_sides_that_only_the_article_as_a_whole_names() -> None:
    text = (
        "Peru bought 12 howitzers and 40 trucks from Spain. "
        + "The talks went on. " * 8
        + "Five radars were shipped."
    )
    (row,) = [row for row in read(text) if row["item"] == "radars"]
    assert (row["supplier"], row["recipient"]) == ("Spain", "Peru")


def test_what_comes_back() -> None:
    rows = read("Iran shipped Russia 300 drones. In return, Moscow furnished two Su-35 fighters.")
    assert [(r["supplier"], r["recipient"]) for r in rows] == [("Iran", "Russia"), ("Russia", "Iran")]


def test_nobody_gives_to_himself() -> None:
    (row,) = [r for r in read("Angola is poor. China has sold it 20 tanks.") if r["item"] == "tanks"]
    assert (row["supplier"], row["recipient"]) == ("China", "Angola")


def test_a_taker_left_out_is_whom_the_headline_says_it_is_for() -> None:
    doc = Document(
        "Statement by Denmark, Finland and Norway on continued support to Moldova\n\n"
        "Oslo, 5 December 2024\n\nThe ministers note the following commitments:\n"
        "(a) Denmark will transfer 18 howitzers.\n(b) Finland has handed over two radars.",
        PUBLISHED,
    )
    assert [(r["supplier"], r["recipient"], r["category"]) for r in supplies(doc)] == [
        ("Denmark", "Moldova", "artillery"),
        ("Finland", "Moldova", "sensors"),
    ]


def test_who_is_known_to_arm_whom_decides_where_a_sentence_leaves_it_open() -> None:
    rows = read(
        "Ukraine's military intelligence keeps a list of what has been seen at the front in Russia. "
        "Pyongyang has delivered 90 howitzers, it says."
    )
    assert [(r["supplier"], r["recipient"]) for r in rows] == [("North Korea", "Russia")]


def test_known_foes_give_each_other_nothing_unless_a_clause_names_both() -> None:
    assert read("Pyongyang has delivered 120 self-propelled guns, Seoul said.") == []
    (row,) = read("Israel has sent Hamas 20 trucks.")
    assert (row["supplier"], row["recipient"]) == ("Israel", "Hamas")


def test_a_pronoun_is_a_guess_at_the_taker() -> None:
    rows = read(
        "The UN and the United States both oppose the RSF, a rival of the army in Sudan. "
        "Abu Dhabi has sent it armoured vehicles."
    )
    assert [(r["supplier"], r["recipient"]) for r in rows] == [
        ("United Arab Emirates", "Rapid Support Forces")
    ]


def test_known_givers_takers_and_foes_are_actors_of_the_lexicon() -> None:
    names = {row["name"] for row in lexicon.rows("actors")}
    links = lexicon.rows("links")
    assert {row["kind"] for row in links} == {"arms", "often", "friends", "foes", "rivals", "guests"}
    assert {name for row in links for name in (row["term"], *lexicon.split(row["others"]))} <= names
