"""A day is a mark, a span is a bar, an open date an arrow, and nothing stands in the middle."""

import pytest

import toolkit as tk
from tests.charts.pictures import kinds, marks, words
from tests.charts.wars import dossier_of
from toolkit import provenance
from toolkit.charts.lanes import placed_in_time, stacked
from toolkit.charts.time_axis import to_days
from toolkit.errors import ToolkitError


def event(number, **changed):
    row = {
        "claim_id": f"page-{number}.e1",
        "source_id": f"page-{number}",
        "statement": "They met.",
        "claimed_by": "Sudland",
        "status": "confirmed",
        "when": "2031-05-03",
        "reported": "2031-05-10",
        "review": "accepted",
        "event": f"Meeting {number}",
        "kind": "CONSULT",
    }
    return {**row, **changed}


def draw(*events, **options):
    return tk.plot_timeline(dossier_of(events=list(events)), **options)


def day(text):
    return to_days([text])[0]


def bars(ax):
    return [
        (bar.get_x(), bar.get_x() + bar.get_width())
        for bar in ax.patches
        if str(bar.get_gid()).startswith("span")
    ]


def test_a_day_is_a_mark():
    ax = draw(event(1))
    assert [x for x, _ in marks(ax, "status-confirmed")] == [day("2031-05-03")]
    assert bars(ax) == []


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [("2031-05", "2031-05-01", "2031-05-31"), ("2031-04-28/2031-05-02", "2031-04-28", "2031-05-02")],
)
def test_a_span_is_a_bar_without_a_mark_in_it(when, first, last):
    ax = draw(event(1, when=when), event(2, when="2031-04-01"), event(3, when="2031-06-05"))
    assert bars(ax) == [(day(first), day(last))]
    assert len(marks(ax, "status-confirmed")) == 2


@pytest.mark.parametrize(
    ("status", "filled"),
    [("confirmed", True), ("asserted", False), ("unconfirmed", False), ("planned", False)],
)
def test_a_bar_shows_its_status(status, filled):
    ax = draw(event(1, when="2031-05", status=status))
    (bar,) = [bar for bar in ax.patches if str(bar.get_gid()).startswith("span")]
    assert (bar.get_facecolor()[:3] != (1, 1, 1)) == filled
    assert (bar.get_linestyle() != "solid") == (status == "unconfirmed")
    assert len(marks(ax, f"status-{status}")) == (1 if status == "planned" else 0)


def test_open_dates_carry_an_arrow_and_blank_ones_stand_at_the_report():
    ax = draw(event(1, when="../2031-05-04"), event(2, when="2031-05-06/.."), event(3, when=None))
    assert sorted(x for x, _ in marks(ax, "open-end")) == [day("2031-05-04"), day("2031-05-06")]
    assert day("2031-05-10") in [x for x, _ in marks(ax, "status-confirmed")]
    assert "grey: no date, day of report" in words(ax)
    assert "told 10 May 2031" in words(ax)


def test_equal_events_count_once_with_their_reports():
    ax = draw(event(1, event="The summit"), event(2, event="The summit"), event(3))
    shown = provenance.of(ax)
    assert dict(zip(shown.rows["event"], shown.rows["reports"], strict=True)) == {
        "The summit": 2,
        "Meeting 3": 1,
    }
    assert shown.title == "2 events from 3 May to 10 May 2031: 2 of cooperation, 0 of conflict"
    assert words(ax, "event") == ["Meeting 3", "The summit"]


def test_lanes_are_words_and_deeds_of_cooperation_and_conflict():
    ax = draw(event(1), event(2, kind="AID"), event(3, kind="ACCUSE"), event(4, kind="SANCTION"))
    assert words(ax, "lane") == [
        "cooperation",
        "in deeds",
        "cooperation",
        "in words",
        "conflict",
        "in words",
        "conflict",
        "in deeds",
    ]


def test_the_window_includes_its_ends():
    events = [event(number, when=f"2031-05-{number:02}") for number in range(1, 10)]
    ax = draw(*events, start="2031-05-03", end="2031-05-05")
    assert provenance.of(ax).rows["when"].tolist() == ["2031-05-03", "2031-05-04", "2031-05-05"]


@pytest.mark.parametrize(
    ("start", "end", "period"),
    [
        ("2031-05-01", "2031-05-31", "from 1 May to 31 May 2031"),
        ("2030-12-01", "2031-05-31", "from 1 Dec 2030 to 31 May 2031"),
        ("2031-05-03", "2031-05-03", "on 3 May 2031"),
    ],
)
def test_the_title_names_both_ends(start, end, period):
    told = {"reported": "2031-06-02"}
    assert provenance.of(draw(event(1, **told), start=start, end=end)).title.startswith(f"1 event {period}: ")
    nothing = provenance.of(draw(event(1, when="2029-01-01", **told), start=start, end=end)).title
    assert nothing == f"No events are reported {period}"


def test_the_title_speaks_of_no_day_after_the_as_of_day():
    ax = draw(event(1), event(2, when="2031-05-28", status="planned"), start="2031-05-01", end="2031-05-31")
    assert provenance.of(ax).title.startswith("1 event from 1 May to 10 May 2031: ")
    assert len(marks(ax, "status-planned")) == 1  # what is planned still stands behind the as-of day
    ahead = draw(event(1), start="2031-06-01", end="2031-06-30")
    assert provenance.of(ahead).title == "No events are reported on 1 Jun 2031"


def test_a_start_after_the_end_is_refused():
    with pytest.raises(ToolkitError, match="would start on 1 May 2031 and end on 1 January 2031"):
        draw(event(1), start="2031-05-01", end="2031-01-01")
    with pytest.raises(ToolkitError, match="'May 2031' is no day"):
        draw(event(1), start="May 2031")


def test_neither_a_vague_date_nor_a_plan_moves_the_last_year():
    events = [
        event(1, when="2030-05-20"),
        event(2, when="2030/2032"),
        event(3, when="2031-06", status="planned"),
        event(4, when="2031-12", status="planned"),
    ]
    ax = draw(*events)
    shown = provenance.of(ax)
    assert shown.title == "1 event from 10 May 2030 to 10 May 2031: 1 of cooperation, 0 of conflict"
    assert any("Further: 1 planned." in text for text in words(ax))
    assert any("Too vaguely dated to draw: 1." in text for text in words(ax))
    assert "as-of" in kinds(ax)
    assert "as-of day" in words(ax)


def test_a_date_that_is_as_vague_as_the_window_is_long_stays():
    ax = draw(event(1, when="2031-05"), start="2031-05-01", end="2031-05-31")
    assert bars(ax) == [(day("2031-05-01"), day("2031-05-31"))]


def test_every_listed_event_can_be_found_in_the_lanes(dossier):
    ax = tk.plot_timeline(dossier, start="2025-02-15", end="2025-04-30")
    numbers = ax.figure.findobj(lambda art: art.get_gid() == "number")
    places = {text.get_position() for text in numbers}
    assert len(places) == len(numbers) == 6
    assert min(abs(a[1] - b[1]) for a in places for b in places if a != b and a[0] == b[0]) > 0.07  # inches


def test_what_finds_no_place_of_its_own_is_counted():
    events = [event(number) for number in range(1, 31)]
    ax = draw(*events, start="2031-05-01", end="2031-05-31")
    assert any("Marks that cover others: 6." in text for text in words(ax))
    assert len(set(marks(ax, "status-confirmed"))) == 24


def test_listed_events_are_numbered_in_order_of_time():
    ax = draw(event(1, when="2031-05-09"), event(2, when="2031-05-01"), event(3, status="planned"), listed=2)
    assert words(ax, "event") == ["Meeting 2", "Meeting 1"]
    assert words(ax, "number") == ["1", "2"]
    assert any("2 of 3 are named below." in text for text in words(ax))


DRAFT = {"review": "draft"}


def test_the_title_counts_neither_drafts_nor_plans_nor_denials():
    ax = draw(
        event(1),
        event(2, kind="SANCTION"),
        event(3, status="denied"),
        event(4, **DRAFT),
        event(5, status="planned", **DRAFT),
    )
    title = provenance.of(ax).title
    assert title == "2 events from 3 May to 10 May 2031: 1 of cooperation, 1 of conflict"
    assert any("Further: 1 denied and 2 in drafts." in text for text in words(ax))


def test_where_nobody_has_reviewed_any_the_title_says_so():
    ax = draw(event(1, **DRAFT), event(2, status="planned", **DRAFT))
    title = provenance.of(ax).title
    assert title == "1 event in drafts from 3 May to 10 May 2031: 1 of cooperation, 0 of conflict"
    assert any("Further: 1 planned." in text for text in words(ax))


def test_drafts_take_no_number_from_reviewed_events():
    ax = draw(event(1, status="asserted"), event(2, **DRAFT), event(3, event="Meeting 2", **DRAFT), listed=1)
    assert words(ax, "event") == ["Meeting 1"]


def test_the_number_of_a_draft_stands_clear_of_its_hatching():
    ax = draw(event(1, when="2031-05", **DRAFT), event(2, **DRAFT))
    on_bar, beside = ax.figure.findobj(lambda art: art.get_gid() == "number")
    assert on_bar.get_bbox_patch() is not None
    assert beside.get_position()[0] > day("2031-05-03")
    assert {on_bar.get_color(), beside.get_color()}.isdisjoint({"white"})


def test_no_other_mark_stands_on_the_number_beside_a_draft():
    near = [event(n, when=f"2031-05-0{n}", event="Meeting", **DRAFT) for n in range(3, 6)]
    rows = placed_in_time(dossier_of(events=near).events).assign(number=[1, 0, 0])
    first, second, _ = stacked(rows, (day("2031-05-01"), day("2031-06-01")), 5.0)["line"]
    assert first != second


def test_the_list_says_what_is_denied_planned_or_a_draft():
    ax = draw(event(1, status="denied"), event(2, status="planned", **DRAFT), event(3, status="asserted"))
    assert sorted(words(ax, "who")) == ["Sudland", "Sudland, denied", "Sudland, planned, draft"]


def test_the_real_events_keep_their_uncertain_dates(dossier):
    ax = tk.plot_timeline(dossier, as_of="2025-04-01", start="2025-01-01", listed=10)
    assert {"span-asserted", "span-confirmed", "span-planned", "status-confirmed"} <= kinds(ax)
    assert "Dec 2024 – Mar 2025" in words(ax)
