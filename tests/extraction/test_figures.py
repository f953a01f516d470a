"""Numbers of people: exact spans, measure, mode, side, claimant, status, time; and what is no figure."""

from pathlib import Path
from unittest.mock import patch

import pytest

from tests.extraction.phrase_tables import cases, opening
from toolkit import lexicon, schema
from toolkit.extraction import extract_rows
from toolkit.extraction.figures import measure_weighing, read

FRAME = "Report on soldiers at war\n\nSoldiers fight for the Taliban. They wage a war.\n\n"


def figures(text: str, published: str = "2025-03-28") -> list[dict]:
    return extract_rows(text, published=published)["figures"]


@pytest.mark.parametrize("case", cases("figures") + cases("figures_sides"), ids=opening)
def test_figures(case: dict) -> None:
    text = case["text"]
    found = {text[row["start"] : row["end"]]: row for row in figures(text, case["published"])}
    assert sorted(found) == sorted(row["span"] for row in case["rows"])
    for expected in case["rows"]:
        row = found[expected["span"]]
        for column in set(expected) - {"span"}:
            assert (row[column] or "") == expected[column], column
        filled = tuple(name for name in ("low", "best", "high") if row[name] is not None)
        assert filled in schema.BOUND_FILLS[row["bound"]]
        assert row["quote"] in text
        assert row["measure"] in schema.MEASURE
        assert row["mode"] in schema.MODE
        assert row["status"] in schema.STATUS


def value_of(row: dict) -> object:
    return row["bound"] if row["bound"] in ("vague", "between") else row["best"] or row["low"] or row["high"]


@pytest.mark.parametrize("case", cases("figures_values"), ids=opening)
def test_every_number_of_people_and_no_other(case: dict) -> None:
    found = [value_of(row) for row in figures(FRAME + case["text"])]
    assert sorted(map(str, found)) == sorted(map(str, case["values"]))


@pytest.mark.parametrize("case", cases("figures_measures"), ids=opening)
def test_measure_and_mode_in_the_order_of_the_text(case: dict) -> None:
    """Each number with the measures and modes that a reader could give it."""
    rows = figures(FRAME + case["text"])
    assert len(rows) == len(case["rows"])
    for row, (measures, modes) in zip(rows, case["rows"], strict=True):
        assert row["measure"] in measures
        assert row["mode"] in modes


@pytest.mark.parametrize("case", cases("figures_none"), ids=opening)
def test_no_figure(case: dict) -> None:
    assert figures(case["text"]) == []


ARTICLE = """Uganda says 54 of its peacekeepers died in Somalia

NAIROBI - At least 54 Ugandan soldiers were killed when militants overran a base of the African Union last
week, President Yoweri Museveni said on Saturday. Al-Shabaab had claimed to have killed 137.

The mission, ATMIS, has about 19,000 soldiers. Uganda lost 54 men, Museveni repeated in a speech.
"""


def test_a_second_mention_is_noted_on_the_first() -> None:
    rows = figures(ARTICLE, "2023-06-05")
    assert [row["best"] or row["low"] for row in rows] == [54, 137, 19000]
    assert rows[0]["note"].startswith("also at ")
    assert rows[1]["claimed_by"] == "al-Shabaab"


def test_the_points_of_a_measure_are_those_of_the_cues_that_are_fitted() -> None:
    points, told = lexicon.points("measure_points"), []

    def weighed(telling):
        cues = measure_weighing.cues_of(telling)
        sums = {measure: sum(points.get(cue, 0) for cue in found) for measure, found in cues.items()}
        told.append(sums == measure_weighing.points_of(telling))
        return measure_weighing.weighed(telling)

    with patch.object(read, "weighed", weighed):
        figures(
            ARTICLE + "\n" + FRAME + "Some 300 more were wounded, and 40 of the 900 men sent to Mali left."
        )
    assert len(told) > 5
    assert all(told)


OPEN = """Border clashes go on

BAKU - Azerbaijan and Armenia traded fire again on Monday. Both armies say that they hold the heights.

In all 49 soldiers were killed, officials say. The Armenian army had 12 wounded.
"""


def test_a_side_that_comes_close_is_noted() -> None:
    rows = figures(OPEN, "2022-09-13")
    assert [row["best"] for row in rows] == [49, 12]
    assert rows[0]["note"] == "check side: Armenia or Azerbaijan"
    assert rows[1]["note"] is None


SPORT = """Rangers win the derby before an army of 12,000 fans

The Rangers, down to ten men, were killed off by two late goals. The attack scored 45 goals in 22 matches,
and 11 people were arrested when 400 stewards were deployed. Captain Ann Otieno has recruited 3 defenders.
"""
QUAKE = """Earthquake kills 2,700

More than 2,700 people were killed and 4,500 injured when the quake struck. At least 441 are missing. The army
sent 12 helicopters, and about 3,000 buildings collapsed.
"""
HISTORY = """Sixty years on: veterans remember the landing

On 6 June 1944 about 156,000 soldiers landed on the beaches; 4,414 died that day. The enemy had 50,000 troops
along the coast and lost between 4,000 and 9,000 men. In 1945 the war was over.
"""


EPIDEMIC = """Measles spreads in two provinces

An army of 3,000 volunteers is fighting the outbreak, which has killed 212 children, the health ministry
said. Some 140 doctors were deployed to the front line in March, and 12 of them fell ill. The hospital in
Beira lost three nurses. Sweden has sent 40 epidemiologists; another 500 vaccinators are to be trained.
The World Health Organization put the number of missing doses at 200,000.
"""
MATCH = """Harbour City win the shootout

The striker fired twice before half-time and the goalkeeper saved a penalty. Coach Rui Dias lost four men
to injury, and 300 of the troops, as he calls the fans, invaded the stadium. The league has banned 12
players. Kenya sent 26 athletes to the championship. The captain, a veteran of 90 matches, leads a team
of 25.
"""
GAME = """Strategy game tops 12 million players

"Iron Brigade" sold 12 million copies in a week. Players command up to 40,000 soldiers and 300
tanks; a new map adds 1,500 units. Two programmers served in the army. In the final
16 fighters met; the losers had 11 kills.
"""
CHARITY = """Charity feeds 5,000

Volunteers of the Salvation Army served 5,000 meals. The organisation has 1.7 million members, known as
soldiers; 300 of its officers met last week, and it lost 200 members last year. The
general thanked the troops.
"""
TRADE = """Defence group lifts profit by 12%

The maker of tanks and artillery employed 40,000 people at the end of the year and plans to hire 8,000
workers. Germany ordered 120 guns and 350,000 shells; 500 jobs are created at a plant of the army's supplier.
"""
RAIDS = """Police arrest 212 in raids on drug gangs

Police deployed 1,400 officers in dawn raids in France, arresting 212 suspects and seizing 41 guns. Three
officers were hurt. Gangs have killed 49 people this year. The minister promised 500 more police.
"""


@pytest.mark.parametrize(
    "text",
    [SPORT, QUAKE, HISTORY, GAME, CHARITY, TRADE, RAIDS, EPIDEMIC, MATCH],
    ids=["sport", "quake", "history", "game", "charity", "trade", "raids", "epidemic", "match"],
)
def test_articles_that_count_no_soldiers_of_today(text: str) -> None:
    assert figures(text, "2024-06-06") == []


CONSCRIPTS = """Our town and its seven conscripts of 1974

The four who are alive, now between 69 and 72, laid a wreath on Sunday. Seven soldiers had been called up in
July 1974; three were killed at sea with 140 Cypriot sailors. In the cemetery there are 90 graves.

The veterans' centre was founded in 1980 by 33 members. It was a war of 30 days, with 20,000 soldiers.
"""
WARD = """A ward that holds the line

On the front line of the hospital there are three nurses for 40 patients, the midwife said. In a year 90
nurses deserted. "You do not win with conscripts," the general of the beds, 61, told us. Her troops evacuate,
triage and fight on. In the emergency department there was one death in the night, at 88. Australia is far.
"""


@pytest.mark.parametrize("text", [CONSCRIPTS, WARD], ids=["conscripts", "ward"])
def test_old_wars_and_metaphors_count_nobody(text: str) -> None:
    assert figures(text, "2024-07-24") == []


FIJI = """Fiji renews its commitment

Fiji will keep 170 personnel in Sinai. The minister said that the deployment had cost 4 million dollars.
Another 100 serve in Lebanon. The opposition asked for a review.
"""
FRIGATES = """Ships arrive

Three frigates with 450 sailors reached Djibouti on Sunday, the French navy said. They will escort
tankers. The crews had trained off Brest. A fourth vessel follows in May.
"""


@pytest.mark.parametrize(("text", "number"), [(FIJI, 170), (FRIGATES, 450)], ids=["sinai", "frigates"])
def test_short_pieces_on_troops_are_not_silenced(text: str, number: int) -> None:
    assert number in [row["best"] for row in figures(text)]


def test_a_number_of_the_headline_alone_is_left_out() -> None:
    text = "General puts losses at 9,000\n\n" + ARTICLE.split("\n\n", 1)[1]
    assert 9000 not in [row["best"] for row in figures(text, "2023-06-05")]


@pytest.mark.parametrize(
    "more", ["", "\n\nMore will follow.", "\n\nOfficials would not comment on the plan. No day was set."]
)
def test_what_follows_a_sentence_does_not_silence_it(more: str) -> None:
    text = (
        "Kenya sends more police\n\nKenya has sent about 600 officers to Haiti, William Ruto said on Monday."
    )
    (row,) = extract_rows(text + more, published="2025-03-28")["figures"]
    assert (row["best"], row["side"], row["measure"]) == (600, "Kenya", "deployed")


def test_the_founding_article_is_read_as_it_stands() -> None:
    text = (Path(__file__).parents[2] / "data/articles/seed-2025-03-28.txt").read_text(encoding="utf-8")
    columns = ("measure", "mode", "side", "bound", "claimed_by", "status")
    assert [tuple(row[name] for name in columns) for row in figures(text, "2025-03-28")] == [
        ("deployed", "flow", "North Korea", "exact", "South Korea", "asserted"),
        ("deployed", "stock", "North Korea", "at_most", None, "unconfirmed"),
        ("deployed", "flow", "North Korea", "at_least", "South Korea", "confirmed"),
        ("deployed", "stock", "North Korea", "about", "South Korea", "confirmed"),
    ]


def test_a_line_break_inside_a_sentence_is_a_blank_and_quotes_keep_it() -> None:
    text = "Chad has sent at least\n600 soldiers to Haiti, which had asked\nfor more.\n\nPeru:\n40 soldiers"
    (row, _) = extract_rows(text, published="2025-03-28")["figures"]
    assert (row["bound"], row["low"], text[row["start"] : row["end"]]) == (
        "at_least",
        600,
        "at least\n600 soldiers",
    )
    assert row["quote"] == text[: text.index("\n\n")]
