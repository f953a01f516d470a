"""The scorer on a small labelled article: what counts as found, as wrong, as missed."""

from typing import Any

import pytest

from .agreement import dates_agree, months, plain, readings
from .baseline import figures
from .labels import Labelled
from .matching import best_first
from .newsquant import Amount, most_pairs, paper_hits
from .report import published_counts, section
from .tallying import Score, score_articles

TEXT = (
    "Troops go\n\nAtlantis sent about 300 soldiers and 20 tanks to Utopia, the ministry said. Dozens died.\n"
)
SENTENCE = "Atlantis sent about 300 soldiers and 20 tanks to Utopia, the ministry said."


def row(expression: str, **columns: Any) -> dict[str, Any]:
    start = TEXT.index(expression)
    quote = SENTENCE if expression in SENTENCE else "Dozens died."
    return {"start": start, "end": start + len(expression), "quote": quote, "status": "asserted", **columns}


def figure(expression: str = "about 300", **columns: Any) -> dict[str, Any]:
    default = {"best": 300, "bound": "about", "measure": "deployed", "mode": "flow", "side": "Atlantis"}
    return row(expression, **{**default, "unit": "soldiers", "claimed_by": "Ministry", **columns})


def label(made: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"when": "", **made, "mentions": [[made["start"], made["end"]]], **more}


VAGUE = figure("Dozens", best=None, bound="vague", measure="killed", unit="personnel")
TANKS = row("20 tanks", supplier="Atlantis", recipient="Utopia", item="tanks", category="armour", low=20)
TIE = row("sent", a="Atlantis", b="Utopia", tie="troops", sign=1, directed=True)


def article(group: str = "test", **labels: list[dict[str, Any]]) -> Labelled:
    names = {"Atlantis": ["Atlantean", "the Atlanteans"], "Utopia": [], "Ministry": ["ministry"]}
    actors = [{"name": name, "aliases": aliases} for name, aliases in names.items()]
    tables: dict[str, list[dict[str, Any]]] = {"figures": [], "supplies": [], "ties": [], "events": []}
    return Labelled("01-test", TEXT, "2025-01-01", group, {**tables, "actors": actors, **labels})


def score(labelled: Labelled, **rows: list[dict[str, Any]]) -> Score:
    return score_articles([(labelled, rows)])


def counts(found: Score, name: str) -> tuple[int, int, int]:
    tally = found.tallies[name]
    return tally.found, tally.wrong, tally.missed


@pytest.mark.parametrize(
    ("read", "value", "with_bound", "with_mode"),
    [
        (figure(), 1, 1, 1),
        (figure(bound="exact", low=300, high=300), 1, 0, 0),
        (figure(measure="killed"), 1, 1, 0),
        (figure(mode="stock"), 1, 1, 0),
        (figure(best=400), 0, 0, 0),
        (figure(unit="tanks"), 0, 0, 0),
        (figure(unit=""), 1, 1, 1),
        (figure(bound="at_least", best=None, low=300), 1, 0, 0),
    ],
)
def test_levels_of_a_figure(read: dict[str, Any], value: int, with_bound: int, with_mode: int) -> None:
    found = score(article(figures=[label(figure())]), figures=[read])
    assert counts(found, "figures: value") == (value, 1 - value, 1 - value)
    assert counts(found, "figures: + bound") == (with_bound, 1 - with_bound, 1 - with_bound)
    assert counts(found, "figures: + mode") == (with_mode, 1 - with_mode, 1 - with_mode)


def test_a_vague_figure_needs_the_same_sentence() -> None:
    wanted = article(figures=[label(VAGUE)])
    assert counts(score(wanted, figures=[VAGUE]), "figures: value") == (1, 0, 0)
    elsewhere = figure(best=None, bound="vague")
    assert counts(score(wanted, figures=[elsewhere]), "figures: value") == (0, 1, 1)


def test_more_than_is_at_least() -> None:
    wanted = label(figure(bound="more_than", best=None, low=300))
    found = score(article(figures=[wanted]), figures=[figure(bound="at_least", best=None, low=300)])
    assert counts(found, "figures: + bound") == (1, 0, 0)


def test_another_fair_reading_counts() -> None:
    exact = {"low": 300, "best": 300, "high": 300, "bound": "exact"}
    wanted = label(figure(), alt={"value": [exact], "measure": ["trained"]})
    found = score(article(figures=[wanted]), figures=[figure(**exact, measure="trained")])
    assert counts(found, "figures: + mode") == (1, 0, 0)


def test_an_optional_label_absorbs_a_row_and_is_never_missed() -> None:
    wanted = article(figures=[label(figure(), optional=True)])
    assert counts(score(wanted, figures=[figure(bound="exact")]), "figures: + bound") == (0, 0, 0)
    assert counts(score(wanted), "figures: value") == (0, 0, 0)


def test_a_second_row_for_one_label_is_wrong() -> None:
    found = score(article(figures=[label(figure())]), figures=[figure(), figure()])
    assert counts(found, "figures: value") == (1, 1, 0)


def test_columns_are_judged_where_the_value_was_found() -> None:
    wanted = article(figures=[label(figure(), when="2025-01")])
    found = score(wanted, figures=[figure(side="Atlanteans", claimed_by="", when="2025-01-01")])
    assert (found.shares["side"].right, found.shares["claimed_by"].right) == (1, 0)
    assert (found.shares["when"].right, found.shares["when"].of) == (1, 1)


def test_supplies_agree_on_parties_and_category() -> None:
    wanted = article(supplies=[label(TANKS)])
    assert counts(score(wanted, supplies=[{**TANKS, "supplier": "Atlantean"}]), "supplies: rows") == (1, 0, 0)
    assert counts(score(wanted, supplies=[{**TANKS, "category": "uav"}]), "supplies: rows") == (0, 1, 1)
    twice = score(wanted, supplies=[TANKS, {**TANKS, "item": "more tanks"}])
    assert (counts(twice, "supplies: rows"), counts(twice, "supplies: distinct")) == ((1, 1, 0), (1, 0, 0))


def test_ties_agree_on_the_pair_in_either_order() -> None:
    wanted = article(ties=[label(TIE)])
    turned = score(wanted, ties=[{**TIE, "a": "Utopia", "b": "Atlantis", "tie": "arms"}])
    assert counts(turned, "ties: pair and sign, rows") == (1, 0, 0)
    assert counts(turned, "ties: pair and tie, rows") == (0, 1, 1)
    assert score(wanted, ties=[TIE]).shares["direction of ties"].right == 1


def test_actors_go_by_name_or_alias() -> None:
    rows = [{"name": "Atlanteans"}, {"name": "Nobody"}]
    assert counts(score(article(), actors=rows), "actors") == (1, 1, 2)


def test_rows_must_be_grounded() -> None:
    rows = [figure(), figure(start=5, end=9), {**figure(), "quote": "Atlantis sent soldiers."}]
    shares = score(article(), figures=rows).shares["grounded"]
    assert (shares.right, shares.of) == (1, 3)


def test_false_rows_of_adversarial_articles_are_counted() -> None:
    found = score(article("adversarial"), figures=[figure()], ties=[TIE])
    assert found.false_rows == {"01-test": {"figures": 1, "supplies": 0, "ties": 1}}


@pytest.mark.parametrize(
    ("read", "meant", "agree"),
    [
        ("2025-01-13", "2025-01", True),
        ("2024", "2024-10", True),
        ("2025", "2024-12", False),
        ("2024-10/..", "2024-11", False),
        ("2022-02/2025-10", "2022-02/2025-10", True),
        ("2024-23", "2024-10", True),
        ("202X", "2024", False),
        ("", "", True),
        ("2024", "", False),
    ],
)
def test_dates_agree_by_months_and_are_not_too_vague(read: str, meant: str, agree: bool) -> None:
    assert dates_agree(read, [meant]) is agree


def test_months_of_a_season_and_of_an_open_interval() -> None:
    assert months("2024-24") == (2024 * 12 + 11, 2024 * 12 + 13)
    assert months("../2025-03") == (0, 2025 * 12 + 2)
    assert months("soon") is None


def test_names_are_read_without_case_accents_and_possessives() -> None:
    assert plain("The Côte d'Ivoire's") == "cote d ivoire"
    assert readings("National Intelligence Service (NIS)") == {
        "national intelligence service nis",
        "national intelligence service",
        "nis",
    }


def test_the_closest_pair_is_matched_first() -> None:
    assert best_first([(1.0, 0, 0), (3.0, 1, 0), (1.0, 0, 1)]) == {1: 0, 0: 1}


def test_a_section_is_the_same_every_time() -> None:
    found = score(article(figures=[label(figure())]), figures=[figure()])
    assert section("Set", found) == section("Set", found)
    assert "| figures: value | 1.000 | 1.000 | 1.000 | 0.92 | 1 | 0 | 0 |" in section("Set", found)
    assert "| 01-test |" in published_counts(found)


def amounts(*read: tuple[Any, str, str]) -> list[Amount]:
    return [Amount(value, bound, unit) for value, bound, unit in read]


def test_paper_counting_lets_a_row_serve_until_value_and_unit_agree() -> None:
    labelled = amounts((3.0, "=", "ship"), (3.0, "=", "tank"))
    assert paper_hits(labelled, amounts((3.0, "=", "-"))) == (2, 0, 2, 2)
    assert paper_hits(labelled, amounts((3.0, "up", "ship"))) == (1, 1, 1, 0)


def test_a_range_agrees_only_with_a_range() -> None:
    labelled = amounts(((10.0, 12.0), "=", "-"))
    assert most_pairs(labelled, amounts((10.0, "=", "-")), Amount.equals) == 0
    assert most_pairs(labelled, amounts(((10.0, 12.0), "~", "-")), Amount.equals) == 1


def test_pairs_are_one_to_one_and_as_many_as_possible() -> None:
    labelled = amounts((3.0, "=", "-"), (3.0, ">", "-"))
    read = amounts((3.0, ">", "-"), (3.0, "=", "-"))
    assert most_pairs(labelled, read, lambda a, b: a.equals(b) and a.bounded_as(b)) == 2
    assert most_pairs(labelled, read[:1], Amount.equals) == 1


@pytest.mark.parametrize(
    ("text", "bound", "low", "best", "high"),
    [
        ("At least 3,000 North Korean soldiers came.", "at_least", 3000, None, None),
        ("Some 200 troops", "about", None, 200, None),
        ("10,000-12,000 soldiers", "between", 10000, None, 12000),
        ("up to 40 police", "at_most", None, None, 40),
        ("7 dead", "exact", 7, 7, 7),
    ],
)
def test_the_yardstick_reads_plain_counts(text: str, bound: str, low: Any, best: Any, high: Any) -> None:
    (found,) = figures(text)
    assert (found["bound"], found.get("low"), found.get("best"), found.get("high")) == (
        bound,
        low,
        best,
        high,
    )


def test_the_yardstick_takes_neither_money_nor_designations() -> None:
    assert figures("$300 soldiers; Su-35 fighters; 155 mm shells; 3.5 men") == []
