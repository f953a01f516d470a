"""Which claims repeat one statement: specimens of every rule, then properties."""

import random

import pandas as pd
import pytest

import toolkit as tk
from tests.analysis.analysis_cases import dossier_of, figure, groups, supply
from tests.analysis.invented_wars import world
from toolkit.analysis.origins import grouping
from toolkit.analysis.voices import newsroom
from toolkit.errors import ToolkitError

ALIKE = True
APART = False
STAFF, ARMY, SPIES = "Bordurian General Staff", "Bordurian Army", "Bordurian Intelligence"

# What the second claim changes, the day of its report, and whether it repeats the first:
# "3,000 deployed to Zileheroum as of 1 March, the general staff says", reported on 2 March.
FIRST = figure("daily", "2024-03-02", 3000, when="2024-03-01")
PAIRS = [
    ("the very same", {}, "2024-03-02", ALIKE),
    ("bound lost", {"bound": "at_least", "best": None, "high": None}, "2024-03-03", ALIKE),
    ("bound sharpened", {"bound": "more_than", "best": None, "high": None}, "2024-03-03", ALIKE),
    ("another number", dict.fromkeys(("low", "best", "high"), 4000), "2024-03-02", APART),
    ("the number rounded", {"low": None, "best": 3000, "high": None, "bound": "about"}, "2024-03-02", ALIKE),
    ("a person of the body", {"claimed_by": "General Staszrvich"}, "2024-03-03", ALIKE),
    ("the army of which the staff is part", {"claimed_by": ARMY}, "2024-03-03", ALIKE),
    ("the capital, for the state", {"claimed_by": "Szohod"}, "2024-03-03", ALIKE),
    ("a deputy who passes it on", {"claimed_by": "Deputy Sponsz"}, "2024-03-03", ALIKE),
    ("a deputy who says so weeks later", {"claimed_by": "Deputy Sponsz"}, "2024-03-20", APART),
    ("the other service of the same state", {"claimed_by": SPIES}, "2024-03-03", APART),
    ("another state", {"claimed_by": "Syldavia"}, "2024-03-03", APART),
    ("nobody named", {"claimed_by": None}, "2024-03-03", APART),
    ("another measure", {"measure": "withdrawn"}, "2024-03-03", APART),
    ("another side", {"side": "San Theodoros"}, "2024-03-03", APART),
    ("a flow", {"mode": "flow"}, "2024-03-03", APART),
    ("denied", {"status": "denied"}, "2024-03-03", APART),
    ("hedge lost", {"status": "confirmed"}, "2024-03-03", ALIKE),
    ("another place while it is news", {"location": "Klow"}, "2024-03-04", ALIKE),
    ("another place a month later", {"location": "Klow"}, "2024-04-04", APART),
    ("repeated half a year later", {}, "2024-09-02", ALIKE),
    ("repeated after more than a year", {}, "2025-06-02", APART),
    ("undated, a month later", {"when": None}, "2024-04-02", ALIKE),
    ("undated, half a year later", {"when": None}, "2024-09-02", APART),
    ("said again as of a month later", {"when": "2024-04-01"}, "2024-04-02", ALIKE),
    ("said again as of half a year later", {"when": "2024-09-01"}, "2024-09-02", APART),
    ("a wrong year, on the next day", {"when": "2022"}, "2024-03-03", ALIKE),
    ("another unit", {"unit": "soldiers"}, "2024-03-03", ALIKE),
    ("a share", {"unit": "percent"}, "2024-03-03", APART),
]


@pytest.mark.parametrize(
    ("changes", "day", "alike"), [pair[1:] for pair in PAIRS], ids=[pair[0] for pair in PAIRS]
)
def test_two_pages(changes, day, alike):
    second = {**FIRST, "source_id": "evening", "reported": day, **changes}
    found = groups(dossier_of(FIRST, second))
    assert found == ([{"daily.f1", "evening.f1"}] if alike else [{"daily.f1"}, {"evening.f1"}])


SAME_PAGE = [
    ("told again without a date", {"when": None}, ALIKE),
    ("another place", {"location": "Klow"}, APART),
    ("another unit", {"unit": "officers"}, APART),
    ("another date", {"when": "2024-02-01"}, APART),
    ("the state's name", {"claimed_by": "Borduria"}, ALIKE),
]


@pytest.mark.parametrize(
    ("changes", "alike"), [case[1:] for case in SAME_PAGE], ids=[case[0] for case in SAME_PAGE]
)
def test_one_page_that_gives_the_number_twice(changes, alike):
    assert len(groups(dossier_of(FIRST, {**FIRST, **changes}))) == (1 if alike else 2)


def test_an_addition_told_twice_on_a_page_is_the_named_speakers():
    opening = figure("a", "2024-03-02", 3000, mode="flow", claimed_by=None, when="2022")
    body = figure("a", "2024-03-02", 3000, "at_least", mode="flow")
    elsewhere = figure("b", "2024-03-02", 3000, mode="flow", claimed_by=None)
    for claims in ((opening, body, elsewhere), (body, opening, elsewhere)):
        table = tk.origins(dossier_of(*claims))
        assert sorted(table["reports"]) == [1, 1]
        assert table["wording"][0] == "at least 3,000"
        assert table["claimed_by"][0] == STAFF
    totals = [{**claim, "mode": "stock"} for claim in (opening, body)]
    assert len(groups(dossier_of(*totals))) == 2


def test_the_state_bridges_no_two_bodies():
    found = groups(
        dossier_of(
            FIRST,
            {**FIRST, "source_id": "evening", "claimed_by": "Borduria"},
            {**FIRST, "source_id": "spies", "claimed_by": SPIES},
        )
    )
    assert sorted(map(len, found)) == [1, 2]
    assert {"daily.f1", "spies.f1"} not in found


def test_daily_counts_of_equal_size_are_no_copies():
    days = [f"2024-03-0{day}" for day in range(1, 8)]
    losses = [figure(f"bulletin{day[-1]}", day, 500, measure="killed", mode="flow", when=day) for day in days]
    assert len(groups(dossier_of(*losses))) == 7


def test_casualties_that_became_killed_are_drift_of_one_statement():
    dossier = dossier_of(
        figure("a", "2024-03-02", 4000, "about", measure="casualties"),
        figure("b", "2024-03-02", 4000, measure="casualties"),
        figure("c", "2024-03-03", 4000, "at_least", measure="killed"),
    )
    (row,) = tk.origins(dossier).to_dict("records")
    assert row["measure"] == "casualties"
    assert row["drift"] == "bound; label"


def test_an_old_total_of_losses_told_again_is_no_new_statement():
    """Losses only grow: the same number half a year later is the old one, wherever it is put."""
    first = figure("a", "2024-03-02", 600, "about", measure="killed", when="../2024-03-01")
    again = figure("b", "2024-08-02", 600, "at_least", measure="killed", when="2024-08", location="Klow")
    sent = [
        {**claim, "source_id": f"s{claim['source_id']}", "measure": "deployed"} for claim in (first, again)
    ]
    assert groups(dossier_of(first, again, *sent)) == [{"a.f1", "b.f1"}, {"sa.f1"}, {"sb.f1"}]


def test_killed_and_wounded_of_equal_number_are_two_statements():
    dossier = dossier_of(
        figure("a", "2024-03-02", 400, measure="killed"), figure("b", "2024-03-02", 400, measure="wounded")
    )
    assert len(groups(dossier)) == 2


def test_unsigned_reports_of_one_wording_are_one_rumour():
    rumour = figure("a", "2024-03-02", 12000, "at_most", claimed_by=None)
    same = {**rumour, "source_id": "b", "reported": "2024-03-05"}
    later = {**rumour, "source_id": "c", "reported": "2024-04-05"}
    otherwise = figure("d", "2024-03-02", 12000, claimed_by=None)
    assert groups(dossier_of(rumour, same, later, otherwise)) == [{"a.f1", "b.f1"}, {"d.f1"}, {"c.f1"}]


def test_words_without_a_number_repeat_nothing():
    vague = figure("a", "2024-03-02", None, "vague")
    assert len(groups(dossier_of(vague, {**vague, "source_id": "b"}))) == 2


def test_direction_and_unit_drift_of_supplies():
    dossier = dossier_of(
        supply("a", "2024-03-02", 74000, "explosives", unit="tonnes"),
        supply(
            "b",
            "2024-03-02",
            74000,
            "explosives",
            unit="tonnes",
            supplier="San Theodoros",
            recipient="Borduria",
        ),
        supply("c", "2024-03-03", 74000, "explosives", unit="barrels"),
        supply("d", "2024-03-03", 74000, "cheese"),
    )
    table = tk.origins(dossier)
    assert table["claim_ids"].tolist() == ["a.s1; b.s1; c.s1", "d.s1"]
    assert table["drift"].tolist() == ["unit; direction", ""]


def test_guns_and_launchers_of_one_page_are_two_things():
    dossier = dossier_of(
        supply("a", "2024-03-02", 120, "howitzers", category="artillery", unit="guns"),
        supply("a", "2024-03-02", 120, "rocket launchers", category="artillery", unit="launchers"),
        supply("b", "2024-03-05", 120, "long-range howitzers", category="artillery", unit="guns"),
    )
    assert groups(dossier) == [{"a.s1", "b.s1"}, {"a.s2"}]


@pytest.mark.parametrize(
    ("publisher", "writer"),
    [
        ("Newser (AP)", "AP"),
        ("The Independent (AP)", "AP"),
        ("The Japan News (Reuters)", "Reuters"),
        ("Deutsche Welle (copy at tiue.org)", "Deutsche Welle"),
        ("The Nation (Pakistan)", "The Nation (Pakistan)"),
        ("KBS World (French)", "KBS World (French)"),
        ("NK News", "NK News"),
    ],
)
def test_who_wrote_the_text(publisher, writer):
    assert newsroom(publisher) == writer


def test_pages_of_one_agency_are_one_publisher():
    dossier = dossier_of(
        FIRST,
        {**FIRST, "source_id": "evening"},
        {**FIRST, "source_id": "weekly"},
        publishers={"daily": "The Daily (AP)", "evening": "The Evening (AP)", "weekly": "The Weekly"},
    )
    (row,) = tk.origins(dossier).to_dict("records")
    assert (row["reports"], row["publishers"]) == (3, 2)


def test_an_agency_named_on_the_way_is_the_publisher():
    claims = [{**FIRST, "source_id": page, "via": "Reuters; a deputy"} for page in ("evening", "weekly")]
    (row,) = tk.origins(dossier_of(FIRST, *claims)).to_dict("records")
    assert (row["reports"], row["publishers"]) == (3, 2)


def test_the_most_direct_wording_is_the_bodys_own_and_the_commonest():
    at_least, exact = ({**FIRST, **figure("", "", 3000, bound)} for bound in ("at_least", "exact"))
    claims = [
        {**exact, "source_id": f"page{number}", "reported": "2024-03-02", "claimed_by": "Borduria"}
        for number in range(5)
    ]
    claims += [{**exact, "source_id": "b", "reported": "2024-03-02"}]
    claims += [{**at_least, "source_id": source, "reported": "2024-03-03"} for source in ("c", "d")]
    (row,) = tk.origins(dossier_of(*claims)).to_dict("records")
    assert row["wording"] == "at least 3,000"
    assert row["claimed_by"] == STAFF
    assert (str(row["first_report"].date()), str(row["last_report"].date())) == ("2024-03-02", "2024-03-03")


def test_copies_show_how_a_sentence_changed():
    at_least = figure("a", "2024-03-02", 3000, "at_least", when="2024-01/2024-02")
    exact = figure("b", "2024-03-03", 3000, when="2022", status="confirmed", claimed_by="Borduria")
    dossier = dossier_of(at_least, exact)
    table = tk.copies(dossier, tk.origins(dossier)["origin_id"][0])
    assert table["wording"].tolist() == ["at least 3,000", "3,000"]
    assert table["drift"].tolist() == ["", "bound; hedge; date"]
    assert table["change"][1] == "at_least -> exact; asserted -> confirmed; 2024-01/2024-02 -> 2022"
    with pytest.raises(ToolkitError, match="no origin 'o:none'"):
        tk.copies(dossier, "o:none")


def test_rejected_claims_have_no_origin():
    dossier = dossier_of(FIRST, {**FIRST, "source_id": "evening", "review": "rejected"})
    assert groups(dossier) == [{"daily.f1"}]
    assert tk.with_origins(dossier)["claim_id"].tolist() == ["daily.f1"]


def test_other_tables_have_no_origins():
    with pytest.raises(ToolkitError, match="'ties': origins are worked out for figures and supplies"):
        tk.with_origins(dossier_of(FIRST), "ties")


# --- the real tables ---------------------------------------------------------------------------


def origin_with(dossier, claim_id):
    table = tk.origins(dossier)
    (row,) = table[table["claim_ids"].str.split("; ").map(lambda ids: claim_id in ids)].to_dict("records")
    return row


def test_the_two_numbers_of_the_founding_article_are_one_claim(dossier):
    row = origin_with(dossier, "seed-2025-03-28.f1")
    assert "seed-2025-03-28.f3" in row["claim_ids"].split("; ")
    assert row["claimed_by"] == "Joint Chiefs of Staff (South Korea)"
    assert row["wording"] == "at least 3,000"
    assert row["when"] == "2025-01/2025-02"
    assert row["drift"] == "bound; hedge; date"
    assert row["reports"] > row["publishers"] > 5


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("newser-2024-10-28.f1", "orissapost-2024-10-28.f1"),  # AP twice
        ("pravda-2024-12-19.f1", "rbc-2024-12-19.f2"),  # a lawmaker and the service
        ("joongang-2025-03-27a.f2", "ein-2025-03-28.f1"),  # 4,000 casualties, 4,000 killed
        ("kbs-2024-06-24.s1", "nordot-2024-06.s1"),  # explosives there and back
        ("frominsideasia-2025-09.s1", "mytinyfeed-2025-09.s1"),  # two years apart
        ("anews-2024-10-28.s1", "unn-2024-10-28.s1"),  # only the upper value left
    ],
)
def test_copies_in_the_real_tables(dossier, one, other):
    assert other in origin_with(dossier, one)["claim_ids"].split("; ")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("standeford-2024-12-23.f4", "standeford-2024-12-23.f2"),  # service and Joint Chiefs
        ("abc-2024-11-05.f1", "abc-2024-11-05.f2"),  # Kursk and all Russia
        ("koreabizwire-2025-04-30.f1", "babel-2025-06-19.f2"),
        ("kyivindependent-2025-09-02.f1", "kyivindependent-2025-09-02.f2"),
    ],
)
def test_statements_of_their_own_in_the_real_tables(dossier, one, other):
    assert other not in origin_with(dossier, one)["claim_ids"].split("; ")


# --- properties --------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(4))
def test_later_reports_move_no_earlier_claim(seed):
    dossier = world(600, seed, publishers=40)
    everything = tk.with_origins(dossier).set_index("claim_id")["origin_id"]
    for day in ("2022-06-01", "2023-01-01", "2023-11-11"):
        then = tk.with_origins(dossier.as_of(day)).set_index("claim_id")["origin_id"]
        assert then.to_dict() == everything[then.index].to_dict()


def test_a_view_and_the_as_of_argument_agree(dossier):
    for day in ("2024-10-19", "2025-03-28", "2025-04-30"):
        pd.testing.assert_frame_equal(tk.origins(dossier, as_of=day), tk.origins(dossier.as_of(day)))


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_rows_does_not_matter(seed):
    dossier = world(300, seed, publishers=40)
    shuffled = dossier.figures.sample(frac=1, random_state=seed)
    other = tk.Dossier({**dossier.frames, "figures": shuffled})
    assert sorted(map(sorted, groups(dossier))) == sorted(map(sorted, groups(other)))


def test_every_claim_has_one_origin(dossier):
    table = tk.origins(dossier)
    ids = [claim for text in table["claim_ids"] for claim in text.split("; ")]
    assert sorted(ids) == sorted([*dossier.figures["claim_id"], *dossier.supplies["claim_id"]])
    assert table["origin_id"].is_unique


def test_nothing_is_changed(dossier):
    before = dossier.figures.copy(deep=True)
    tk.origins(dossier)
    tk.with_origins(dossier)
    pd.testing.assert_frame_equal(dossier.figures, before)


def test_copies_added_at_random_add_no_origin():
    chance = random.Random(7)
    claims = [FIRST]
    for number in range(30):
        day = f"2024-03-{chance.randint(2, 28):02d}"
        claims.append(
            {
                **FIRST,
                "source_id": f"page{number}",
                "reported": day,
                "when": chance.choice(["2024-03-01", None, "2024-03"]),
            }
        )
    assert len(groups(dossier_of(*claims))) == 1
    assert len(grouping(dossier_of(*claims)).groups) == 1
