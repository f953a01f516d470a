"""What a project asks comes from the person, else from its own file, else from its data."""

import pytest

import toolkit as tk
from tests.analysis.analysis_cases import dossier_of, figure, supply
from toolkit.analysis.question import question_problems
from toolkit.analysis.side_tables import side_problems
from toolkit.errors import ToolkitError

CLAIMS = [
    figure("a", "2024-03-02", 3000),
    figure("b", "2024-04-20", 40, measure="killed", side="Borduria"),
    figure("c", "2024-04-21", 50, measure="killed", side="Borduria"),
    figure("d", "2024-06-01", 4000),
    supply("e", "2024-06-20", 9, "shells"),
]


@pytest.fixture
def kept(tmp_path):
    return dossier_of(*CLAIMS).save(tmp_path)


def ask(kept, rows):
    (kept.path / "question.csv").write_text(f"parameter,value,note\n{rows}", encoding="utf-8")
    return tk.load(kept.path)


def test_from_the_data():
    asked = tk.question(dossier_of(*CLAIMS))
    assert (asked.side, asked.around) == ("Syldavia", None)
    assert (asked.start, asked.end) == ("2024-03-02", "2024-06-20")
    assert (asked.then, asked.last_briefing) == ("2024-03-02", "2024-04-21")


def test_it_is_shown_one_parameter_a_line():
    shown = repr(tk.question(dossier_of(*CLAIMS))).splitlines()
    assert shown[0].split() == ["side", "Syldavia"]
    assert shown[-1].split() == ["around", "(nobody)"]


def test_the_first_day_where_all_is_younger_than_a_month():
    asked = tk.question(dossier_of(CLAIMS[0], figure("z", "2024-03-20", 1)))
    assert (asked.then, asked.last_briefing) == ("2024-03-02", "2024-03-02")


@pytest.mark.parametrize(
    ("claims", "side"),
    [
        (CLAIMS[1:3], "Borduria"),
        (CLAIMS[4:], "Borduria"),  # of the two that are named as often, the first by name
        ([*CLAIMS[1:3], figure("d", "2024-06-01", 4000, review="rejected")], "Borduria"),
    ],
)
def test_the_side_of_most_rows(claims, side):
    assert tk.question(dossier_of(*claims)).side == side


def test_the_file_stands_before_the_data_and_the_person_before_the_file(kept):
    dossier = ask(kept, "side,Szohod,an alias\nthen,2024-04-20,\nend,,not set\naround,Borduria; Syldavia,\n")
    asked = tk.question(dossier)
    assert (asked.side, asked.then, asked.end) == ("Borduria", "2024-04-20", "2024-06-20")
    assert asked.around == "Borduria; Syldavia"
    given = tk.question(dossier, side="Syldavia", then=None, start="2024-04-01")
    assert (given.side, given.then, given.start) == ("Syldavia", "2024-04-20", "2024-04-01")


def test_weeks_around_the_day():
    asked = tk.question(dossier_of(*CLAIMS), then="2024-03-15")
    assert asked.weeks_around(2, 1) == {"start": "2024-03-01", "end": "2024-03-22"}


def test_wrong_questions(kept):
    dossier = dossier_of(*CLAIMS)
    with pytest.raises(
        ToolkitError, match="whose: a question has side, then, last_briefing, start, end, around"
    ):
        tk.question(dossier, whose="Syldavia")
    with pytest.raises(ToolkitError, match="'spring' is no day"):
        tk.question(dossier, then="spring")
    with pytest.raises(ToolkitError, match="start 2024-07-01 is after end 2024-06-20"):
        tk.question(dossier, start="2024-07-01")
    with pytest.raises(ToolkitError, match="no claims in the tables"):
        tk.question(dossier.as_of("2020-01-01"))


def test_check_names_what_the_file_cannot_say(kept):
    dossier = ask(kept, "whose,Syldavia,\nthen,spring,\nside,,\n")
    problems = [*side_problems(dossier), *question_problems(dossier)]
    found = {(problem.row, problem.column, problem.value) for problem in problems}
    assert found == {(2, "parameter", "whose"), (3, "value", "spring"), (4, "value", "")}
