"""Claims over time: each statement a mark, stocks and flows apart."""

from itertools import pairwise

import numpy as np
import pytest

import toolkit as tk
from tests.charts.pictures import kinds, marks, outside, overlapping, panel, words
from tests.charts.wars import bounded, dossier_of, figure
from toolkit import provenance
from toolkit.charts.time_axis import to_days
from toolkit.errors import ToolkitError


def draw(*figures, **options):
    return tk.plot_claims(dossier_of(figures), **options)


def test_stocks_and_flows_never_share_a_panel():
    ax = draw(figure(1), figure(2, mode="flow", **bounded("at_least", 30)))
    assert [axes.get_label() for axes in ax.figure.axes] == ["key", "stock", "flow"]
    day = to_days(["2031-05-01"])[0]
    assert [
        tuple(point)
        for c in panel(ax, "stock").collections
        if str(c.get_gid()).startswith("status")
        for point in c.get_offsets().tolist()
    ] == [(day, 100)]
    assert [
        tuple(point)
        for c in panel(ax, "flow").collections
        if str(c.get_gid()).startswith("status")
        for point in c.get_offsets().tolist()
    ] == [(day, 30)]


def test_one_statement_on_one_day_is_one_mark_that_grows():
    alone = draw(figure(1))
    thrice = draw(figure(1), figure(2), figure(3))
    size = {
        name: ax.figure.findobj(lambda art: art.get_gid() == "status-asserted")[-1].get_sizes()[0]
        for name, ax in (("alone", alone), ("thrice", thrice))
    }
    assert len(marks(thrice, "status-asserted")) == 1
    assert size["thrice"] > size["alone"]
    assert provenance.of(thrice).rows["claim_ids"].tolist() == ["page-1.f1; page-2.f1; page-3.f1"]


def test_step_lines_follow_totals_and_leave_out_plans_and_denials():
    ax = draw(
        figure(1),
        figure(2, reported="2031-05-09", low=200, best=200, high=200),
        figure(3, reported="2031-05-20", low=900, best=900, high=900, status="planned"),
    )
    (line,) = panel(ax, "stock").get_lines()
    assert line.get_ydata().tolist() == [100, 200]
    assert line.get_drawstyle() == "steps-post"


def test_additions_have_no_step_line():
    ax = draw(figure(1, mode="flow"), figure(2, mode="flow", reported="2031-05-09"))
    assert panel(ax, "flow").get_lines() == []


def test_a_far_off_number_is_named_at_the_edge():
    small = [figure(number, reported=f"2031-05-{number:02}") for number in range(1, 19)]
    ax = draw(*small, figure(19, claimed_by="Estmark", **bounded("at_most", 100_000)))
    assert panel(ax, "stock").get_ylim()[1] < 1000
    assert "above the scale: up to 100,000 (Estmark)" in words(ax)
    assert len(marks(ax, "overflow")) == 1


def test_vague_numbers_are_marked_but_get_no_value():
    ax = draw(figure(1), figure(2, claimed_by="Estmark", **bounded("vague", 1)))
    assert len(marks(ax, "vague")) == 1
    assert "no number" in words(ax)


def test_claimants_carry_letters_so_that_colour_is_not_needed():
    ax = draw(figure(1), figure(2, claimed_by="Estmark", reported="2031-05-02"), figure(3, claimed_by=None))

    assert {"Estmark", "Sudland", "1 other"} <= set(words(ax))
    assert len(marks(ax, "letter-of")) == len(marks(ax, "letter")) == 2


@pytest.mark.parametrize(
    ("figures", "title"),
    [
        ([figure(1)], "Norland, deployed: 100 in the latest total of the last 90 days"),
        (
            [figure(1), figure(2, claimed_by="Estmark", **bounded("at_least", 300))],
            "Norland, deployed: latest totals of the last 90 days run from 100 "
            "to at least 300, by 2 claimants",
        ),
        (
            [figure(1), figure(2, reported="2032-01-01", status="planned")],
            "Norland, deployed: 100 in the latest total",
        ),
        (
            [figure(1), figure(2, claimed_by="Estmark")],
            "Norland, deployed: latest totals of the last 90 days agree on 100, by 2 claimants",
        ),
        (
            [figure(1), figure(2, claimed_by=None, **bounded("more_than", 300)), figure(3, claimed_by=None)],
            "Norland, deployed: latest totals of the last 90 days run from 100 to more than 300, "
            "by 1 claimant and 2 reports in their own voice",
        ),
        (
            [
                figure(1, **bounded("more_than", 300)),
                figure(2, claimed_by="Estmark", **bounded("about", 300)),
                figure(3, claimed_by="Westia", **bounded("between", 100)),
            ],
            "Norland, deployed: latest totals of the last 90 days run from 100 "
            "to more than 300, by 3 claimants",
        ),
        (  # a peak of last year is no current total
            [
                figure(1, when="2031-05-01", **bounded("about", 130)),
                figure(2, when="2030", **bounded("at_most", 150)),
                figure(3, claimed_by="Estmark"),
            ],
            "Norland, deployed: latest totals of the last 90 days run from 100 to about 130, by 2 claimants",
        ),
        ([figure(1, status="denied")], "Norland, deployed: no total is given as a fact"),
        ([figure(1, mode="flow")], "Norland, deployed: no total is given as a fact"),
    ],
)
def test_the_title_is_true_of_the_data(figures, title):
    assert provenance.of(draw(*figures)).title == title


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"measure": "killed"}, "the table mixes measure: deployed, killed; choose one with measure="),
        ({"side": "Estmark"}, "the table mixes side: Estmark, Norland"),
        ({"unit": "officers"}, None),
    ],
)
def test_unlike_things_are_never_put_on_one_scale(changed, message):
    if message is None:  # personnel is what is meant unless another unit is asked for
        assert len(provenance.of(draw(figure(1), figure(2, **changed))).rows) == 1
        return
    with pytest.raises(ToolkitError, match=message):
        draw(figure(1), figure(2, **changed))


def test_what_is_reported_later_is_not_drawn():
    late = figure(2, reported="2031-06-01", low=500, best=500, high=500)
    ax = draw(figure(1), late, as_of="2031-05-31")
    assert provenance.of(ax).claim_ids == ("page-1.f1",)
    assert provenance.of(ax).as_of == "2031-05-31"


def test_drafts_are_hatched_and_rejected_claims_gone():
    ax = draw(figure(1, review="draft"), figure(2, review="rejected", claimed_by="Estmark"))
    assert "status-asserted-draft" in kinds(ax)
    assert provenance.of(ax).claim_ids == ("page-1.f1",)
    assert "draft, not reviewed" in words(ax)


def test_all_deployment_claims_of_the_real_table(dossier):
    ax = tk.plot_claims(dossier, measure="deployed", side="North Korea")
    wanted = dossier.figures.query("measure == 'deployed' and side == 'North Korea' and unit == 'personnel'")
    assert set(provenance.of(ax).claim_ids) == set(wanted["claim_id"])


def test_the_time_that_claims_speak_of_is_another_axis():
    ax = draw(
        figure(1, when="2030-11/2031-02"),
        figure(2, when="2031-04-07", reported="2031-05-09"),
        figure(3, when=None),
        time="when",
    )
    assert (
        sorted(x for x, _ in marks(ax, "status-asserted")) == to_days(["2031-02-28", "2031-04-07"]).tolist()
    )
    (spans,) = [c for c in panel(ax, "stock").collections if c.get_gid() == "span"]
    assert spans.get_segments()[0][:, 0].tolist() == to_days(["2030-11-01", "2031-02-28"]).tolist()
    assert "1 claim without a date left out" in " ".join(words(ax))
    assert provenance.of(ax).claim_ids == ("page-1.f1", "page-2.f1")


def test_copies_of_later_days_are_one_mark_over_the_time_they_speak_of():
    ax = draw(figure(1), figure(2, reported="2031-05-20"), time="when")
    assert len(marks(ax, "status-asserted")) == 1


def test_grades_that_a_person_set_stand_beside_their_marks():
    dossier = dossier_of(
        [figure(1, credibility="2"), figure(2, claimed_by="Estmark", **bounded("about", 40))]
    )
    graded = tk.grade(dossier, by="A. Nalyst", source_id="page-1", reliability="B")
    ax = tk.plot_claims(graded)
    assert words(ax, "grade") == ["B2"]
    assert "B2: Admiralty grade" in " ".join(words(ax))
    assert words(tk.plot_claims(graded.figures), "grade") == ["2"]
    assert words(tk.plot_claims(dossier_of([figure(1)])), "grade") == []


def test_names_stand_once_and_in_full_and_the_totals_have_most_room(dossier):
    ax = tk.plot_claims(dossier, measure="deployed", side="North Korea")
    for name in ("Joint Chiefs of Staff (South Korea)", "National Intelligence Service"):
        assert words(ax).count(name) == 1
    assert len(marks(ax, "letter-of")) == 9
    assert overlapping(ax.figure) == outside(ax.figure) == []
    high = {label: panel(ax, label).get_position().height for label in ("stock", "flow")}
    assert high["stock"] > 2 * high["flow"]
    assert sum(high.values()) * panel(ax, "stock").get_position().width > 0.3
    assert ax.figure.get_size_inches()[1] <= 5


def test_a_claimant_of_additions_only_is_named_too():
    ax = draw(figure(1), figure(2, claimed_by="Estmark", mode="flow"))
    assert {"Estmark", "Sudland"} <= set(words(ax))


def signs(ax, label):
    """Middle and radius in points of every mark of a panel."""
    axes = panel(ax, label)
    found = [c for c in axes.collections if str(c.get_gid()).startswith(("status", "overflow"))]
    middles = [axes.transData.transform(c.get_offsets()) * 72 / ax.figure.dpi for c in found]
    sizes = [np.broadcast_to(c.get_sizes(), len(c.get_offsets())) for c in found]
    return np.concatenate(middles), np.sqrt(np.concatenate(sizes)) / 2


def closest(ax, label):
    """How many points the two marks that stand closest are apart; negative where they overlap."""
    middles, radii = signs(ax, label)
    apart = np.hypot(*(middles[:, None] - middles[None]).transpose(2, 0, 1)) - radii[:, None] - radii[None]
    return apart[np.triu_indices(len(radii), 1)].min()


@pytest.mark.parametrize("measure", ["deployed", "killed"])
def test_no_mark_covers_another(measure, dossier):
    ax = tk.plot_claims(dossier, measure=measure, side="North Korea")
    assert min(closest(ax, "stock"), closest(ax, "flow")) > -0.2
    assert "busy weeks drawn wider" in " ".join(words(ax))


def test_two_additions_of_one_day_stand_side_by_side_at_their_numbers():
    ax = draw(
        figure(1, mode="flow"),
        figure(2, mode="flow", claimed_by="Estmark"),
        figure(3, mode="flow", reported="2031-09-01"),
    )
    (first, low), (second, high), (last, _) = sorted(marks(ax, "status-asserted"))
    assert (first, last) == tuple(to_days(["2031-05-01", "2031-09-01"]))
    assert low == high == 100
    assert second - first < 5
    assert closest(ax, "flow") > 0
    assert "Additions (flow); marks side by side where they would meet" in words(ax)


def test_no_day_is_named_below_marks_of_the_day_before():
    told = [figure(n, claimed_by=f"Land {n}", low=90 + n, best=90 + n, high=90 + n) for n in range(1, 7)]
    ax = draw(*told)
    assert max(x for x, _ in marks(ax, "status-asserted")) - to_days(["2031-05-01"])[0] >= 0.5
    assert [label.get_text() for label in panel(ax, "stock").get_xticklabels()] == ["1 May\n2031"]
    alone = panel(draw(figure(1)), "stock").get_xticklabels()
    assert len(alone) > 1


def test_marks_that_do_not_meet_stand_at_their_days_on_an_even_axis():
    ax = draw(figure(1), figure(2, reported="2031-06-01"), figure(3, reported="2031-09-01"))
    assert [x for x, _ in sorted(marks(ax, "status-asserted"))] == to_days(
        ["2031-05-01", "2031-06-01", "2031-09-01"]
    ).tolist()
    assert panel(ax, "stock").get_xscale() == "linear"
    assert "Totals (stock)" in words(ax)


def test_more_marks_than_there_is_room_for_are_all_drawn():
    ax = draw(*[figure(n, claimed_by=f"Actor {n}") for n in range(1, 120)])
    assert len(marks(ax, "status-asserted")) == 119
    assert outside(ax.figure) == []


@pytest.mark.parametrize("name", ["plot_claims", "plot_origins", "plot_casualties"])
@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"measure": "dead"}, "measure 'dead' is not one of deployed, killed"),
        ({"side": "Narnia"}, "no figures about the people of 'Narnia'; sides here: Norland"),
        ({"unit": "boots"}, "no figures are counted in 'boots'; units here: personnel"),
    ],
)
def test_a_typing_error_is_no_finding(name, asked, message):
    if name == "plot_casualties" and "side" not in asked:
        return
    dossier = dossier_of([figure(1)])
    with pytest.raises(ToolkitError, match=message):
        getattr(tk, name)(tk.origins(dossier) if name == "plot_origins" else dossier, **asked)


def test_a_side_of_which_nothing_is_known_yet_is_drawn_empty_and_an_alias_is_understood(dossier):
    early = tk.plot_claims(dossier, measure="killed", side="North Korea", as_of="2023-01-01")
    assert provenance.of(early).title == "North Korea, killed: no claims"
    assert provenance.of(tk.plot_claims(dossier, measure="killed", side="Poland")).claims == 0
    by_alias = tk.plot_claims(dossier, measure="killed", side="DPRK")
    assert provenance.of(by_alias).title.startswith("North Korea, killed: ")
    assert provenance.of(by_alias).claims > 0


def test_the_letters_of_marks_on_one_spot_are_all_written():
    often = [figure(n, reported=f"2031-0{n}-01", **bounded("exact", 100 + n)) for n in (1, 3, 5, 7)]
    once = figure(9, claimed_by="Estmark", reported="2031-07-01", **bounded("exact", 107))
    ax = draw(*often, once)
    drawn = ax.figure.findobj(lambda art: art.get_gid() == "letter")
    assert [len(letters.get_offsets()) for letters in drawn] == [4, 1]


def test_the_letter_of_a_draft_stands_beside_its_hatching():
    ax = draw(figure(1), figure(2, reported="2031-09-01", review="draft", **bounded("exact", 300)))
    assert len(marks(ax, "letter")) == 1
    assert words(ax, "letter-beside") == ["A"]


def test_the_caption_gives_the_total_of_the_latest_time_as_the_latest_statement():
    ax = draw(
        figure(1, when="2031-05-01", **bounded("about", 130)),
        figure(2, when="2030", **bounded("at_most", 150)),
        figure(3, mode="flow", **bounded("at_least", 5)),
    )
    assert "Sudland (about 130, total, 1 May 2031)" in provenance.of(ax).caption


def keyed(chart):
    """Claimant -> the sign of its letter and its colour, from the key."""
    (key,) = [axes for axes in chart.figure.axes if axes.get_label() == "key"]
    letters = [c for c in key.collections if c.get_gid() == "letter-of"]
    names = {round(text.get_position()[1] - 0.03, 3): {} for text in key.texts}
    for text in key.texts:
        x, y = text.get_position()
        names[round(y - 0.03, 3)][round(x - 0.12, 3)] = text.get_text()
    found = {}
    for one in letters:
        x, y = one.get_offsets()[0]
        shape = one.get_paths()[0].vertices.round(2).tolist()
        found[names[round(y, 3)][round(x, 3)]] = (shape, one.get_facecolors()[0].tolist())
    return found


LATER = [
    figure(1, claimed_by="Westmark"),
    figure(2, claimed_by="Estmark", reported="2031-05-02"),
    figure(3, claimed_by="Sudland", reported="2031-05-03"),
    figure(4, claimed_by="Sudland", reported="2031-05-04", low=120, best=120, high=120),
    figure(5, claimed_by="Ada", reported="2031-05-05", low=130, best=130, high=130),
    figure(6, claimed_by="Ada", reported="2031-05-06", low=140, best=140, high=140),
    figure(7, claimed_by="Ada", reported="2031-05-07", mode="flow"),
]


def test_later_reports_change_no_letter_and_no_colour():
    days = [f"2031-05-0{day}" for day in range(1, 8)]
    charts = [keyed(draw(*LATER, as_of=day, top=2)) for day in days]
    for earlier, later in pairwise(charts):
        assert earlier.items() <= later.items()
    assert list(charts[-1]) == ["Westmark", "Estmark", "Sudland", "Ada"]
    assert [len(chart) for chart in charts] == [1, 2, 2, 3, 3, 4, 4]


def test_letters_of_the_real_table_stay_from_briefing_to_briefing(dossier):
    asked = {"measure": "deployed", "side": "North Korea"}
    days = ("2024-11-15", "2025-03-28", "2025-06-30", None)
    charts = [keyed(tk.plot_claims(dossier, as_of=day, **asked)) for day in days]
    for earlier, later in pairwise(charts):
        assert earlier.items() <= later.items()
    assert list(charts[1])[:2] == ["Western officials", "National Intelligence Service"]


def test_copies_reviews_and_the_axis_give_no_letters():
    copies = [figure(number, claimed_by="Ada") for number in range(30, 40)]
    few = [figure(1), figure(2, claimed_by="Estmark"), *copies]
    assert "Ada" not in keyed(draw(*few, top=2))
    undated = figure(1, claimed_by="Westmark", when=None)
    by_time = keyed(draw(undated, *LATER[1:4], time="when"))
    assert by_time.items() <= keyed(draw(undated, *LATER[1:4])).items()
    assert "Westmark" not in by_time


def test_claimants_of_one_colour_have_lines_of_their_own():
    rows = [
        figure(10 * number + day, claimed_by=f"State {number}", reported=f"2031-05-{day:02}", note=str(day))
        for number in range(1, 11)
        for day in (range(1, 3) if number < 6 else range(3, 6))
    ]
    lines = panel(draw(*rows), "stock").get_lines()
    assert len({(line.get_color(), line.get_linestyle(), str(line._dash_pattern)) for line in lines}) == 10


TOLD = "120 came: 80 to Klow and 40 to Zlip."


def parts():
    """A total of a state with the numbers of two places, and the total of another."""
    rows = [
        figure(number, statement=TOLD, source_id="page-1", location=place, low=value, best=value, high=value)
        for number, (place, value) in enumerate((("Norland", 120), ("Klow", 80), ("Zlip", 40)), start=1)
    ]
    return [*rows, figure(4, claimed_by="Estmark", location="Norland", reported="2031-04-28")]


def test_parts_stand_in_brackets_and_are_nobodys_total():
    ax = draw(*parts())
    day = to_days(["2031-05-01"])[0]
    assert sorted(marks(ax, "part")) == [(day, 40), (day, 80)]
    assert "part" in words(ax)
    said = provenance.of(ax)
    assert said.title.endswith("run from 100 to 120, by 2 claimants")
    assert "Sudland (120, total, 1 May 2031)" in said.caption
    assert panel(ax, "stock").get_lines() == []  # 120, 80 and 40 are no steps
    alone = draw(*parts()[1:3])
    assert provenance.of(alone).title == "Norland, deployed: no total is given as a fact"
    assert "Sudland (80 and 40, part, 1 May 2031)" in provenance.of(alone).caption


def test_two_latest_totals_of_one_day_are_both_in_the_caption():
    """What the title may call the lowest is among what the caption says of its claimant."""
    other = figure(1, claim_id="page-1.f2", **bounded("at_least", 250))
    shown = provenance.of(draw(figure(1), other))
    assert "run from 100 to at least 250" in shown.title
    assert "Sudland (100 and at least 250, total, 1 May 2031)" in shown.caption


def test_a_number_that_is_denied_is_not_told_as_its_speakers_own():
    ax = draw(figure(1, status="denied"), figure(2, claimed_by="Estmark", status="planned"))
    caption = provenance.of(ax).caption
    assert "Sudland (100 denied, total, 1 May 2031)" in caption
    assert "Estmark (100 planned, total, 1 May 2031)" in caption
    statements = tk.plot_origins(tk.origins(dossier_of([figure(1, status="denied")])))
    assert "100 denied (1 report)" in words(statements, "right")


THERE = {"statement": "Sudland says that 100 soldiers of Norland are now in Klow."}


def test_those_there_stand_in_square_brackets_where_those_sent_are_drawn_too():
    sent = figure(2, claimed_by="Estmark", low=300, best=300, high=300, statement="300 were sent.")
    ax = draw(figure(1, **THERE), sent)
    day = to_days(["2031-05-01"])[0]
    assert marks(ax, "there") == [(day, 100)]
    assert "there" in words(ax)
    alone = draw(figure(1, **THERE))
    assert len(marks(alone, "there")) == 0
    assert provenance.of(alone).title == (
        "Norland, deployed: those there, 100 in the latest total of the last 90 days"
    )


def test_steps_join_no_two_kinds():
    later = figure(2, reported="2031-05-09", low=300, best=300, high=300, statement="300 were sent.")
    assert panel(draw(figure(1, **THERE), later), "stock").get_lines() == []


def test_what_one_report_says_has_a_ring_and_the_title():
    more = figure(2, source_id="page-1", claim_id="page-1.f2", mode="flow", low=30, best=30, high=30)
    ax = draw(figure(1, **THERE), more, figure(3, claimed_by="Estmark"), report="page-1")
    assert len(marks(ax, "new")) == 2
    assert "in the report" in words(ax)
    assert provenance.of(ax).title == (
        "Norland, deployed: 100 there; 30 as an addition in the report of Page-1, 1 May 2031"
    )
    nothing = draw(figure(1), figure(2, side="Sudland"), side="Norland", report="page-2")
    assert provenance.of(nothing).title == "Norland, deployed: no number in the report of Page-2, 1 May 2031"
    with pytest.raises(ToolkitError, match="no source nowhere"):
        draw(figure(1), report="nowhere")


def test_a_report_is_drawn_by_what_it_counts():
    old = [figure(1), figure(2, claimed_by="Estmark", **bounded("about", 90))]
    dead = figure(3, measure="killed", **bounded("about", 40))
    title = provenance.of(draw(*old, dead, report="page-3")).title
    assert title == "Norland, killed: about 40 in the report of Page-3, 1 May 2031"
    both = provenance.of(draw(*old, dead, {**figure(3), "claim_id": "page-3.f2"}, report="page-3")).title
    assert both.startswith("Norland, deployed: 100 in the report of Page-3")
    vague = figure(3, measure="killed", **bounded("vague", None))
    assert provenance.of(draw(*old, vague, report="page-3")).title.startswith("Norland, deployed: no number")


def test_the_highest_mark_of_a_low_panel_is_clear_of_its_title():
    many = [figure(n, reported=f"2031-05-{n:02}", review="draft") for n in range(1, 9)]
    ax = draw(*many, figure(9, mode="flow", review="draft", **bounded("at_least", 150)))
    low = panel(ax, "flow")
    ax.figure.canvas.draw()
    (y,) = [y for x, y in marks(ax, "status-asserted-draft") if y == 150]
    top = low.transData.transform((0, y))[1]
    assert (low.get_window_extent().y1 - top) / ax.figure.dpi * 72 >= 8.9


def test_the_letter_of_a_draft_keeps_clear_of_the_next_mark():
    ax = draw(figure(1, review="draft"), figure(2, review="draft", **bounded("about", 105)))
    first, second = sorted(x for x, _ in marks(ax, "status-asserted-draft"))
    axes = panel(ax, "stock")
    apart = axes.transData.transform([(first, 0), (second, 0)])[:, 0]
    assert np.ptp(apart) / ax.figure.dpi * 72 > 12
    assert words(ax, "letter-beside") == ["A", "A"]


def test_a_key_stands_closer_where_that_saves_a_line():
    names = ["Main Directorate of Intelligence", "Joint Chiefs of Staff", "Western officials", "Sudland"]
    ax = draw(*[figure(n, claimed_by=name) for n, name in enumerate([*names, "United States"])])
    rows = {round(text.get_position()[1], 1) for text in panel(ax, "key").texts}
    assert len(rows) == 2
