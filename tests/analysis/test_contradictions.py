"""Each kind of contradiction: a specimen that is one, and neighbours that merely differ."""

import pytest

from tests.analysis.analysis_cases import figure, supply
from tests.analysis.contradiction_cases import event, found, tie, whole_dossier
from toolkit.analysis.contradictions import KINDS, contradictions
from toolkit.schema import UNNAMED_PUBLISHER

STAFF, INTELLIGENCE = "Bordurian General Staff", "Bordurian Intelligence"
MINISTRY = "Syldavian Ministry of War"
AT = {"when": "2024-05-10"}


def pair(first: dict, second: dict) -> dict[str, list[set[str]]]:
    """What two claims of different pages contradict each other in."""
    return found({**first, "source_id": "post"}, {**second, "source_id": "times"})


def two(first: int, second: int, bound: str = "about", other_bound: str = "about", **more):
    """Two totals of two services; what is in `more` goes for the second one only."""
    second_claim = figure("b", "2024-05-11", second, other_bound, claimed_by=INTELLIGENCE, **AT)
    return pair(figure("a", "2024-05-10", first, bound, **AT), {**second_claim, **more})


BOTH = [{"post.f1", "times.f1"}]


class TestSameTime:
    @pytest.mark.parametrize(
        ("first", "bound", "second", "other_bound"),
        [
            (10_000, "about", 12_000, "about"),
            (10_000, "about", 11_000, "about"),  # they touch at 10,500 and are two numbers
            (10_000, "exact", 12_000, "exact"),
            (12_000, "at_most", 12_000, "more_than"),
            (12_000, "less_than", 12_000, "at_least"),
            (9_000, "at_most", 12_000, "exact"),
            (16_000, "about", 20_000, "about"),  # "about 20,000" is not 16,000
        ],
    )
    def test_two_totals_that_cannot_both_hold(self, first, bound, second, other_bound):
        assert two(first, second, bound, other_bound)["claimants disagree"] == BOTH

    @pytest.mark.parametrize(
        ("first", "bound", "second", "other_bound"),
        [
            (10_000, "at_least", 12_000, "about"),
            (10_000, "more_than", 30_000, "at_least"),
            (12_000, "at_most", 12_000, "exact"),
            (11_000, "about", 10_900, "about"),
            (11_000, "exact", 10_900, "exact"),  # newspapers round without saying so
            (4_000, "about", 3_800, "exact"),
            (None, "vague", 12_000, "exact"),
        ],
    )
    def test_totals_that_both_can_hold(self, first, bound, second, other_bound):
        assert two(first, second, bound, other_bound) == {}

    def test_pages_without_a_publisher_go_by_their_ids(self):
        pages = (
            figure(page, "2024-05-10", number, "about", claimed_by=None, **AT)
            for page, number in (("post", 10_000), ("times", 20_000))
        )
        table = contradictions(whole_dossier(*pages, publisher=UNNAMED_PUBLISHER))
        (told,) = table["explanation"]
        assert "10,000 by post itself" in told
        assert "20,000 by times itself" in told

    @pytest.mark.parametrize(
        "more",
        [
            {"when": "2024-08-10", "reported": "2024-08-10"},  # later
            {"when": "2024-05", "reported": "2024-06-01"},  # the month ends later and may have brought more
            {"location": "Wladruszow"},  # elsewhere
            {"unit": "officers"},
            {"measure": "wounded"},
            {"side": "San Theodoros"},
            {"status": "planned"},
            {"status": "denied"},
            {"review": "rejected"},
            {"mode": "flow"},
        ],
    )
    def test_unlike_things_are_not_compared(self, more):
        assert two(10_000, 20_000, **more) == {}

    def test_a_part_of_the_country_may_hold_fewer(self):
        assert two(10_000, 5_000, location="near Zileheroum") == {}

    def test_a_part_of_the_country_cannot_hold_more(self):
        assert two(10_000, 20_000, location="northern Zileheroum")["claimants disagree"] == BOTH

    def test_what_lies_where_is_learnt_from_pages_that_give_both(self):
        pages = [
            figure("post", "2024-05-10", 10_000, **AT),
            figure("post", "2024-05-10", 6_000, location="Wladruszow", **AT),
        ]
        more = figure("times", "2024-05-11", 20_000, location="Wladruszow", claimed_by=INTELLIGENCE, **AT)
        fewer = figure("times", "2024-05-11", 5_900, location="Wladruszow", claimed_by=INTELLIGENCE, **AT)
        assert {"post.f1", "times.f1"} in found(*pages, more)["claimants disagree"]
        assert found(*pages, fewer) == {}

    def test_a_place_that_is_not_given_may_be_any(self):
        assert two(10_000, 20_000, location=None) == {}

    @pytest.mark.parametrize("speaker", [STAFF, None])
    def test_what_one_page_tells_apart_are_two_things(self, speaker):
        rows = found(
            figure("post", "2024-05-10", 600, **AT),
            figure("post", "2024-05-10", 200, claimed_by=speaker, **AT),
        )
        assert rows == {}

    def test_two_speakers_on_one_page_may_disagree(self):
        rows = found(
            figure("post", "2024-05-10", 600, **AT),
            figure("post", "2024-05-10", 200, claimed_by=INTELLIGENCE, **AT),
        )
        assert rows["claimants disagree"] == [{"post.f1", "post.f2"}]

    def test_copies_make_one_row(self):
        copies = [figure(f"page{n}", "2024-05-10", 10_000, "about", **AT) for n in range(5)]
        other = figure("times", "2024-05-11", 12_000, claimed_by=INTELLIGENCE, **AT)
        assert found(*copies, other)["claimants disagree"] == [
            {*(f"page{n}.f1" for n in range(5)), "times.f1"}
        ]

    def test_the_sentence_can_be_checked(self):
        dossier = whole_dossier(
            figure("post", "2024-05-10", 10_000, "about", **AT),
            figure("times", "2024-05-11", 12_000, claimed_by=INTELLIGENCE, **AT),
        )
        row = contradictions(dossier).iloc[0]
        assert row["explanation"] == (
            "Syldavia, deployed: about 10,000 by Bordurian General Staff (Zileheroum, for 10 May 2024; "
            "The Post, 10 May 2024), but 12,000 by Bordurian Intelligence (Zileheroum, for 10 May 2024; "
            "The Times, 11 May 2024): they speak of the same time, and both cannot hold."
        )
        assert f"{row['reported']:%Y-%m-%d}" == "2024-05-11"
        assert row["origins"] == "o:post.f1; o:times.f1"


class TestThereAndSent:
    """Who is there now, who was there at the peak, who was ever sent: each is at most the next."""

    @pytest.mark.parametrize(
        ("first", "said", "second", "other_said", "more"),
        [
            (8_000, "There are 8,000 in Zileheroum.", 15_000, "15,000 were sent in all.", {}),
            (8_000, "8,000 are now in Zileheroum.", 15_000, "15,000 had gone.", {"when": "2024-01/2024-05"}),
            (8_000, "8,000 are still there.", 15_000, "At the peak 15,000 were there.", {"when": None}),
            (14_000, "At the peak 14,000 were there.", 15_000, "15,000 were sent.", {}),
            (8_000, "8,000 remain.", 15_000, "15,000 were sent.", {"claimed_by": STAFF}),
            (8_000, "8,000 remain.", 15_000, "15,000 were sent.", {"claimed_by": "Borduria"}),
            (80, "80 are still there.", 800, "800 were sent.", {"claimed_by": STAFF}),  # no slipped zero
            (120, "120 are still held.", 200, "200 were caught.", {"measure": "captured"}),
            (2_000, "2,000 are in training.", 5_000, "5,000 went there.", {"measure": "trained"}),
        ],
    )
    def test_fewer_who_are_there_than_were_sent(self, first, said, second, other_said, more):
        measure = {"measure": more["measure"]} if "measure" in more else {}
        there = figure("a", "2024-05-10", first, statement=said, **{**AT, **measure})
        sent = figure("b", "2024-05-10", second, statement=other_said, claimed_by=INTELLIGENCE)
        assert pair(there, {**sent, **AT, **more}) == {}
        assert pair({**sent, **AT, **more}, there) == {}

    @pytest.mark.parametrize(
        ("said", "other_said", "reason"),
        [
            (
                "15,000 are now there.",
                "8,000 were sent.",
                "more would be there at one time than there were in all.",
            ),
            ("15,000 are now there.", "8,000 remain.", "they speak of the same time, and both cannot hold."),
            ("15,000 were sent.", "8,000 were sent.", "they speak of the same time, and both cannot hold."),
        ],
    )
    def test_more_who_are_there_than_were_sent(self, said, other_said, reason):
        more = figure("post", "2024-05-10", 15_000, statement=said, **AT)
        fewer = figure("times", "2024-05-10", 8_000, statement=other_said, claimed_by=INTELLIGENCE, **AT)
        (row,) = contradictions(whole_dossier(more, fewer)).itertuples()
        assert row.kind == "claimants disagree"
        assert row.explanation.endswith(reason)

    def test_those_who_are_there_may_become_fewer(self):
        since = {"claimed_by": INTELLIGENCE, "when": "2024-01/2024-08"}
        rows = pair(
            figure("a", "2024-05-10", 15_000, statement="15,000 were sent.", when="2024-01/2024-05"),
            figure("b", "2024-08-10", 11_000, statement="11,000 are still there.", **since),
        )
        assert rows == {}
        day = figure("a", "2024-05-03", 15_000, statement="15,000 are there.", when="2024-05-03")
        month = figure("b", "2024-06-01", 11_000, statement="11,000 are there.", claimed_by=INTELLIGENCE)
        assert pair(day, {**month, "when": "2024-05"}) == {}

    def test_they_come_and_go_without_an_old_number_coming_back(self):
        claims = [
            figure("post", "2024-04-30", 8_000, statement="8,000 are there.", when="2024-04-30"),
            figure("times", "2024-05-20", 15_000, statement="15,000 were sent.", when="2024-05-20"),
            figure("echo", "2024-06-11", 8_000, statement="8,000 are there.", when="2024-06"),
        ]
        assert found(*claims) == {}

    def test_those_who_remain_may_be_fewer_than_stock_and_addition(self):
        remain = figure("times", "2024-05-12", 12_000, "at_most", statement="Up to 12,000 remain.")
        assert found(*TestParts.SENT, {**remain, "claimed_by": None}) == {}


class TestUpdates:
    def test_a_later_statement_of_the_same_claimant_is_an_update(self):
        later = {"when": "2024-06-10", "reported": "2024-06-11", "claimed_by": STAFF}
        assert two(10_000, 12_000, **later) == {}
        assert two(10_000, 5_000, **later) == {}

    def test_also_of_its_spokesman(self):
        later = {"when": "2024-06-10", "reported": "2024-06-11", "claimed_by": "General Staszrvich"}
        assert two(10_000, 12_000, **later) == {}

    def test_two_numbers_for_one_day_are_none(self):
        assert two(10_000, 12_000, claimed_by=STAFF)["two numbers"] == BOTH

    def test_the_old_number_given_again_after_the_new_one(self):
        claims = [
            figure("post", "2024-04-30", 600, "about", measure="killed", when="../2024-04-30"),
            figure("times", "2024-05-20", 2_000, "about", measure="killed", when="../2024-05-20"),
            figure("echo", "2024-06-11", 600, "about", measure="killed", when="2024-06"),
        ]
        assert {"times.f1", "echo.f1"} in found(*claims)["superseded number"]


class TestFallingCount:
    def dead(self, first: int, second: int, bound: str = "about"):
        later = {"measure": "killed", "claimed_by": INTELLIGENCE, "when": "2024-08-10"}
        return pair(
            figure("a", "2024-05-10", first, "about", measure="killed", **AT),
            figure("b", "2024-08-10", second, bound, **later),
        )

    def test_fewer_dead_later(self):
        assert self.dead(2_000, 600)["falling count"] == BOTH

    def test_more_dead_later_may_be_true(self):
        assert self.dead(600, 2_000) == {}

    def test_at_least_so_many_later_may_be_true(self):
        assert self.dead(2_000, 600, "at_least") == {}

    def test_soldiers_may_go_home(self):
        assert two(12_000, 5_000, when="2024-08-10", reported="2024-08-10") == {}

    def test_all_that_were_ever_sent_cannot_become_fewer(self):
        rows = pair(
            figure("a", "2024-05-10", 15_000, "about", when="2024-01/2024-05"),
            figure("b", "2024-08-10", 13_000, "about", when="2024-01/2024-08", claimed_by=INTELLIGENCE),
        )
        assert rows["falling count"] == BOTH


class TestPeriods:
    @pytest.mark.parametrize(
        ("first", "second", "when", "other_when", "contradict"),
        [
            (3_500_000, 9_000_000, "2024", "2024-01/2024-12", True),
            (5_000_000, 9_000_000, "2023-09/2025-03", "2024", True),  # a part exceeds its whole
            (9_000_000, 5_000_000, "2023-09/2025-03", "2024", False),
            (3_500_000, 9_000_000, "2023", "2024", False),
        ],
    )
    def test_supplies(self, first, second, when, other_when, contradict):
        rows = pair(
            supply("a", "2025-04-01", first, "shells", when=when),
            supply("b", "2025-05-01", second, "shells", when=other_when, claimed_by=INTELLIGENCE),
        )
        assert rows == ({"claimants disagree": [{"post.s1", "times.s1"}]} if contradict else {})

    @pytest.mark.parametrize(
        ("reported", "when", "other_when", "contradict"),
        [
            ("2025-07-13", "../2025-07", "2026-01", False),  # a month after the running total
            ("2026-02-10", "../2026-02-10", "2026-01", False),  # a month within it
            ("2025-07-13", "../2025-07", "2025", False),  # a year that is not its first
            ("2024-11-04", "../2024-11", "2023-09/2025-03", True),  # all the time that anybody has told of
            ("2024-11-04", "../2024-11", "../2025-03", True),  # a running total cannot fall
        ],
    )
    def test_a_running_total_lies_in_no_single_month_or_later_year(
        self, reported, when, other_when, contradict
    ):
        rows = found(
            supply("first", "2023-10-16", 1_000, "shells", when="2023-09/2023-10", claimed_by="Syldavia"),
            supply("post", reported, 28_000, "shells", when=when),
            supply("times", "2026-03-12", 2_400, "shells", when=other_when, claimed_by=INTELLIGENCE),
        )
        assert ({"post.s1", "times.s1"} in rows.get("claimants disagree", [])) == contradict

    @pytest.mark.parametrize(
        ("when", "reason"),
        [
            ("2024", "the one time lies in the other, and what is said of a part is more than the whole."),
            ("2023-09/2025-03", "they speak of the same time, and both cannot hold."),
        ],
    )
    def test_the_sentence_tells_a_part_of_the_time_from_the_same_time(self, when, reason):
        dossier = whole_dossier(
            supply("post", "2025-04-01", 5_000_000, "shells", when="2023-09/2025-03"),
            supply("times", "2025-05-01", 9_000_000, "shells", when=when, claimed_by=INTELLIGENCE),
        )
        assert contradictions(dossier).iloc[0]["explanation"].endswith(reason)

    def test_what_would_be_if_is_no_amount(self):
        item = "152 mm shells (if all were of that calibre)"
        rows = pair(
            supply("a", "2024-12-01", 12_000_000, item, when="2024"),
            supply("b", "2024-12-01", 3_000_000, "shells", when="2024", claimed_by=INTELLIGENCE),
        )
        assert rows == {}

    def test_other_types_are_other_things(self):
        rows = pair(
            supply("a", "2024-12-01", 120, "170 mm guns", when="2024", unit="guns", category="artillery"),
            supply(
                "b", "2024-12-01", 40, "240 mm launchers", when="2024", unit="guns", category="artillery",
                claimed_by=INTELLIGENCE,
            ),
        )  # fmt: skip
        assert rows == {}


class TestParts:
    def test_more_dead_than_casualties(self):
        rows = pair(
            figure("a", "2024-05-10", 4_000, "more_than", measure="killed", **AT),
            figure("b", "2024-05-10", 3_000, measure="casualties", **AT),
        )
        assert rows["part above total"] == BOTH

    def test_fewer_dead_than_casualties(self):
        rows = pair(
            figure("a", "2024-05-10", 1_000, measure="killed", **AT),
            figure("b", "2024-05-10", 3_000, measure="casualties", **AT),
        )
        assert rows == {}

    SENT = (
        figure("post", "2024-05-10", 11_000, "about", when="../2024-05-10"),
        figure("post", "2024-05-10", 3_000, "at_least", mode="flow", when="2024-03/2024-04"),
    )

    def test_a_total_below_stock_and_addition(self):
        small = figure("times", "2024-05-12", 12_000, "at_most", claimed_by=None)
        rows = found(*self.SENT, small)
        assert rows == {"total below its parts": [{"times.f1", "post.f1", "post.f2"}]}

    def test_a_total_that_holds_both(self):
        large = figure("times", "2024-05-12", 14_000, "about", claimed_by=None)
        assert found(*self.SENT, large) == {}

    def test_included_or_on_top(self):
        after = figure("times", "2024-05-11", 11_000, "about", when="2024-05")
        assert found(*self.SENT, after)["included or on top"] == [{"post.f1", "post.f2", "times.f1"}]

    def test_one_reading_alone_is_no_contradiction(self):
        assert found(*self.SENT) == {}


class TestDrift:
    def test_one_degree_of_doubt_is_told_once(self):
        dossier = whole_dossier(
            *(figure(page, "2024-05-10", 10_000, **AT) for page in ("post", "mail")),
            figure("times", "2024-05-11", 10_000, hedge="appear to have", **AT),
            figure("echo", "2024-05-12", 10_000, hedge="appeared to have", **AT),
        )
        (row,) = contradictions(dossier).itertuples()
        assert row.kind == "hedge drift"
        assert row.explanation.endswith(
            "asserted in The Mail (10 May 2024), and asserted (“appear to have”) in The Times (11 May 2024)."
        )

    @pytest.mark.parametrize(
        ("bound", "other_bound", "drifts"),
        [
            ("at_least", "more_than", True),
            ("at_least", "exact", True),
            ("about", "at_most", True),
            ("about", "exact", False),  # every newspaper drops an "about" now and then
            ("about", "about", False),
        ],
    )
    def test_bound(self, bound, other_bound, drifts):
        rows = two(3_000, 3_000, bound, other_bound, claimed_by=STAFF)
        assert rows == ({"bound drift": BOTH} if drifts else {})

    @pytest.mark.parametrize(
        ("more", "kind"),
        [
            ({"status": "confirmed"}, "hedge drift"),
            ({"status": "unconfirmed"}, "hedge drift"),
            ({"status": "planned"}, "plan or fact"),
            ({"location": "San Theodoros"}, None),  # only two states are two places beyond doubt
            ({"when": "2024-05-11"}, None),  # said again the next day
        ],
    )
    def test_status_and_place(self, more, kind):
        rows = two(3_000, 3_000, claimed_by=STAFF, **more)
        assert rows == ({kind: BOTH} if kind else {})

    def test_place(self):
        rows = pair(
            figure("a", "2024-05-10", 10_000, location="Syldavia", **AT),
            figure("b", "2024-05-11", 10_000, location="Borduria", **AT),
        )
        assert rows == {"place drift": BOTH}

    def test_date_of_an_addition(self):
        rows = pair(
            figure("a", "2024-05-10", 3_000, mode="flow", when="2024-03/2024-04"),
            figure("b", "2024-05-11", 3_000, mode="flow", when="2022-01/2022-02"),
        )
        assert rows["date drift"] == BOTH

    def test_direction(self):
        rows = pair(
            supply("a", "2024-05-10", 74_000, "explosives", when="2024-04", unit="tonnes"),
            supply(
                "b", "2024-05-10", 74_000, "explosives", when="2024-04", unit="tonnes",
                supplier="San Theodoros", recipient="Borduria",
            ),
        )  # fmt: skip
        assert rows == {"direction drift": [{"post.s1", "times.s1"}]}

    def test_calibres_that_are_left_out(self):
        guns = {"when": "2024-04", "unit": "pieces", "category": "artillery"}
        rows = pair(
            supply("a", "2024-05-10", 220, "170 mm guns and 240 mm launchers", **guns),
            supply("b", "2024-05-10", 220, "240 mm launchers", **guns),
        )
        assert rows == {"label drift": [{"post.s1", "times.s1"}]}

    def test_a_zero_too_many(self):
        a_day = {"measure": "casualties", "mode": "flow", "unit": "personnel per day", "when": "2024-04"}
        rows = pair(
            figure("a", "2024-05-10", 1_200, "more_than", **a_day),
            figure("b", "2024-05-11", 12_000, "about", **a_day),
        )
        assert rows == {"number drift": BOTH}

    def test_casualties_that_become_dead_elsewhere(self):
        rows = pair(
            figure("a", "2024-05-10", 6_000, "more_than", measure="casualties", **AT),
            figure("b", "2024-09-10", 6_000, "more_than", measure="killed", claimed_by=None, when="2024-09"),
        )
        assert rows == {"label drift": BOTH}

    def test_a_week_that_becomes_all(self):
        rows = pair(
            figure("a", "2024-05-10", 1_000, measure="casualties", mode="flow", when="2024-05-03/2024-05-10"),
            figure("b", "2024-05-12", 1_000, measure="casualties", when="2024-05"),
        )
        assert rows == {"total or addition": BOTH}

    def test_a_headline_against_its_text(self):
        rice = {"category": "food", "unit": "tonnes", "when": "2024-05", "action": "promised"}
        head = supply("post", "2024-05-10", 700, "rice", claimed_by=None, **rice)
        text = supply("post", "2024-05-10", 700, "rice", **rice)
        head.update(bound="at_most", low=None, best=None)
        assert found(head, text) == {"bound drift": [{"post.s1", "post.s2"}]}

    def test_supplied_here_promised_there(self):
        drones = {"category": "uav", "when": "2024-05-10", "bound": "vague"}
        nothing = {"low": None, "best": None, "high": None}
        rows = pair(
            supply("a", "2024-05-10", 0, "exploding drones", **drones, **nothing),
            supply(
                "b",
                "2024-05-10",
                0,
                "suicide drones",
                action="promised",
                status="planned",
                **drones,
                **nothing,
            ),
        )
        assert rows == {"plan or fact": [{"post.s1", "times.s1"}]}


def test_a_loss_credited_to_those_who_had_it():
    rows = pair(
        figure("a", "2024-05-10", 4_000, "about", measure="casualties", **AT),
        figure("b", "2024-05-11", 4_000, "about", measure="casualties", claimed_by=MINISTRY, **AT),
    )
    assert rows == {"other claimant": BOTH}


class TestDates:
    def test_told_as_done_before_it_happened(self):
        rows = found(figure("post", "2024-05-10", 3_000, when="2024-07"))
        assert rows == {"told before it happened": [{"post.f1"}]}

    def test_a_plan_may_lie_ahead(self):
        assert found(figure("post", "2024-05-10", 3_000, when="2024-07", status="planned")) == {}

    def others(self):
        return [
            figure(f"page{n}", f"2024-0{n}-20", 1_000 * n, claimed_by=INTELLIGENCE, when=f"2024-0{n}")
            for n in range(3, 9)
        ]

    def test_an_addition_long_before_everything_else(self):
        early = figure("post", "2024-09-10", 3_000, mode="flow", when="2022-01/2022-02")
        assert found(early, *self.others()) == {"addition too early": [{"post.f1", "page3.f1"}]}

    def test_a_total_long_before_everything_else(self):
        early = figure("post", "2024-09-10", 4_000, when="2022-01")
        assert found(early, *self.others()) == {"total too early": [{"post.f1", "page3.f1"}]}

    def test_history_is_no_slip(self):
        history = figure("post", "2024-09-10", 170, when="2022-01")  # nobody has that number later
        assert found(history, *self.others()) == {}

    def test_a_few_claims_do_not_tell_the_time_of_a_war(self):
        early = figure("post", "2024-09-10", 4_000, when="2022-01")
        assert found(early, *self.others()[:3]) == {}


MET = {"participants": "King Ottokar; Marshal Plekszy-Gladz", "when": "2024-11-01"}
DENIED = {"status": "denied", "kind": "REJECT", "when": "2024-05-12"}
DENIED_NUMBER = {"status": "denied", "when": None}


class TestEvents:
    def test_one_event_on_two_dates(self):
        text = "Borduria says that its ties with Syldavia are its own affair"
        rows = found(
            event("post", "2024-11-01", text, when="2024-11-01", claimed_by="Borduria"),
            event("times", "2024-11-01", text, when="2023-11-01", claimed_by="Borduria"),
        )
        assert rows == {"two dates": [{"post.e1", "times.e1"}]}

    @pytest.mark.parametrize(("publisher", "kinds"), [("The Post", ["two dates"]), (UNNAMED_PUBLISHER, [])])
    def test_pages_without_a_publisher_are_no_one_voice(self, publisher, kinds):
        text = "Borduria sends its navy to the coast of Syldavia"
        dated = [
            event("post", "2024-11-01", text, when="2024-11-01"),
            event("times", "2024-11-01", text, when="2023-11-01"),
        ]
        assert list(found(*dated, publisher=publisher)) == kinds

    def test_two_events_of_one_week(self):
        rows = found(
            event("post", "2024-11-01", "Borduria bombs a bridge", when="2024-11-01", claimed_by="Syldavia"),
            event(
                "times", "2024-11-03", "Borduria frees prisoners", when="2024-11-03", claimed_by="Syldavia"
            ),
        )
        assert rows == {}

    def test_one_meeting_in_two_places(self):
        rows = found(
            event("post", "2024-11-02", "They meet", place="Klow", **MET),
            event("times", "2024-11-02", "The king and the marshal talk", place="Szohod", **MET),
        )
        assert rows == {"two places": [{"post.e1", "times.e1"}]}

    def test_one_place_within_the_other(self):
        rows = found(
            event("post", "2024-11-02", "They meet", place="Klow", **MET),
            event("times", "2024-11-02", "They talk", place="near Klow", **MET),
        )
        assert rows == {}

    def test_denied_here_said_there(self):
        rows = found(
            figure("post", "2024-05-10", 10_000, **AT),
            event("times", "2024-05-12", "Syldavia denies that soldiers were sent", claimed_by="Syldavia",
                  **DENIED),
        )  # fmt: skip
        assert rows == {"denied or confirmed": [{"post.f1", "times.e1"}]}

    def test_a_denial_of_something_else_stands_against_no_soldiers(self):
        rows = found(
            figure("post", "2024-05-10", 10_000, **AT),
            event("times", "2024-05-12", "Syldavia denied that the town had fallen", claimed_by="Syldavia",
                  statement="Syldavia denied that the town had fallen and said its troops were there.",
                  kind="REJECT"),
        )  # fmt: skip
        assert rows == {}

    def test_denied_first_confirmed_later(self):
        rows = found(
            event("times", "2024-05-12", "Syldavia denies that soldiers were sent to Borduria",
                  claimed_by="Syldavia", **DENIED),
            event("post", "2025-04-26", "The king confirms that soldiers fought in Borduria",
                  status="confirmed", kind="SUPPORT", claimed_by="King Ottokar"),
        )  # fmt: skip
        assert rows == {"denied or confirmed": [{"times.e1", "post.e1"}]}

    def test_a_denial_of_something_else(self):
        rows = found(
            figure("post", "2024-05-10", 10_000, **AT),
            event("times", "2024-05-12", "Syldavia denies a shortage of sugar", claimed_by="Syldavia",
                  **DENIED),
        )  # fmt: skip
        assert rows == {}

    def test_the_number_that_cannot_be_confirmed(self):
        rows = found(
            figure("post", "2024-05-10", 500, measure="killed", mode="flow", status="unconfirmed", **AT),
            event("times", "2024-05-14", "The Bordurian staff cannot confirm the report of 500 dead",
                  status="unconfirmed", claimed_by=STAFF),
        )  # fmt: skip
        assert rows == {"denied or confirmed": [{"post.f1", "times.e1"}]}

    @pytest.mark.parametrize(
        ("denied", "against"),
        [
            ("Syldavia denies that 4,000 more soldiers were sent", ["more.f1"]),
            ("Syldavia denies that 4,000 soldiers returned", ["home.f1", "more.f1"]),
            ("Syldavia denies that more soldiers were sent", ["post.f1"]),
        ],
    )
    def test_a_denial_stands_against_who_gave_its_number(self, denied, against):
        rows = found(
            figure("post", "2024-05-10", 19_000, **AT),
            figure("copy", "2024-05-11", 19_000, via="The Post", **AT),
            figure("more", "2024-05-11", 4_000, **{**AT, "mode": "flow"}),
            figure("home", "2024-05-11", 4_000, measure="withdrawn", mode="flow", when="2023-12"),
            event("times", "2024-05-12", denied, claimed_by="Syldavia", **DENIED),
        )
        first = [min(row - {"times.e1", "copy.f1"}) for row in rows["denied or confirmed"]]
        assert sorted(first) == against

    def test_a_denial_that_a_report_tells_as_a_fact(self):
        rows = found(
            figure("post", "2024-05-10", 10_000, **AT),
            event("times", "2024-05-12", "Syldavia denied", claimed_by="Syldavia", kind="REJECT",
                  statement="Syldavia denied that its soldiers were there."),
        )  # fmt: skip
        assert rows == {"denied or confirmed": [{"post.f1", "times.e1"}]}

    @pytest.mark.parametrize(
        ("number", "bound", "denied", "is_against"),
        [
            (4_000, "exact", 4_000, True),
            (4_000, "about", 4_000, True),
            ((3_000, 4_000), "between", 4_000, True),  # one of its ends is denied
            (6_000, "exact", 4_000, False),  # who denies 4,000 says nothing of 6,000
            (4_000, "exact", 9_000, False),
        ],
    )
    def test_a_denied_number_stands_against_who_gave_it(self, number, bound, denied, is_against):
        rows = found(
            figure("post", "2024-05-10", number, bound, **AT),
            figure("times", "2024-06-12", denied, claimed_by="Syldavia", **DENIED_NUMBER),
        )
        assert rows == ({"denied or confirmed": [{"post.f1", "times.f1"}]} if is_against else {})

    @pytest.mark.parametrize(("claimant", "is_against"), [("Syldavia", True), (None, False)])
    def test_a_page_that_takes_its_number_back_denies_no_larger_one(self, claimant, is_against):
        rows = found(
            figure("post", "2024-05-10", 250, **AT),
            figure("times", "2024-06-12", 60, "at_least", claimed_by=claimant, **DENIED_NUMBER),
        )
        assert bool(rows) == is_against

    @pytest.mark.parametrize(
        ("given", "more"),
        [
            ("2024-01-10", {}),  # long ago
            ("2024-05-10", {"claimed_by": "King Ottokar"}),  # who denies his own number corrects himself
            ("2024-05-10", {"measure": "killed"}),
            ("2024-05-10", {"side": "San Theodoros"}),
            ("2024-05-10", {"status": "planned"}),
        ],
    )
    def test_numbers_that_a_denial_does_not_mean(self, given, more):
        rows = found(
            figure("post", given, 4_000, **more),
            figure("times", "2024-06-12", 4_000, claimed_by="Syldavia", **DENIED_NUMBER),
        )
        assert rows == {}

    def test_a_number_that_its_claimant_has_replaced_is_not_what_is_denied(self):
        rows = found(
            figure("post", "2024-05-10", 4_000),
            figure("mail", "2024-06-01", 7_000),
            figure("times", "2024-06-12", 4_000, claimed_by="Syldavia", **DENIED_NUMBER),
        )
        assert rows == {}

    def test_a_denied_number_is_told_once(self):
        """The page tells the denial as an event too; what is denied is its number, and no other."""
        rows = found(
            figure("post", "2024-05-10", 4_000, **AT),
            figure("mail", "2024-05-11", 9_000, claimed_by=INTELLIGENCE, when="2024-03"),
            figure("times", "2024-05-12", 4_000, claimed_by="Syldavia", **DENIED_NUMBER),
            event("times", "2024-05-12", "Syldavia denied", claimed_by="Syldavia", kind="REJECT",
                  statement="Syldavia denied that 4,000 of its soldiers were there."),
        )  # fmt: skip
        assert rows == {"denied or confirmed": [{"post.f1", "times.f1"}]}

    def test_a_treaty_without_the_clause_and_an_alliance(self):
        rows = found(
            event("post", "2025-01-17", "They sign a treaty without a mutual defence clause"),
            tie("times", "2025-04-21", "Syldavia", "Borduria", "alliance", directed=False),
        )
        assert rows == {"denied or confirmed": [{"post.e1", "times.t1"}]}

    def test_members_that_do_not_fit_their_list(self):
        names = ("Syldavia", "Borduria", "San Theodoros")
        listed = [tie("post", "2025-01-17", name, "Balkan League", "membership") for name in names]
        count = figure(
            "times", "2025-01-18", 4, measure="other", side="Balkan League", unit="states", claimed_by=None
        )
        assert found(*listed, count) == {"member count": [{"times.f1", "post.t1", "post.t2", "post.t3"}]}
        assert found(*listed, {**count, "low": 3, "best": 3, "high": 3}) == {}


class TestTable:
    def test_no_claims_no_contradictions(self):
        table = contradictions(whole_dossier())
        assert list(table.columns) == ["kind", "claim_ids", "origins", "explanation", "reported", "review"]
        assert len(table) == 0

    def test_what_needs_a_statement_that_nobody_reviewed_is_a_draft(self):
        first = figure("post", "2024-05-10", 10_000, **AT)
        other = figure("times", "2024-05-10", 12_000, claimed_by="San Theodoros", **AT)
        copy = figure("globe", "2024-05-11", 12_000, claimed_by="San Theodoros", via="The Times", **AT)
        draft = {"review": "draft"}
        reviews = [
            contradictions(whole_dossier(*claims))["review"].tolist()
            for claims in (
                (first, other),
                (first, {**other, **draft}),
                (first, {**other, **draft}, copy),
            )
        ]
        assert reviews == [["accepted"], ["draft"], ["accepted"]]

    def test_the_input_is_left_as_it_was(self):
        dossier = whole_dossier(figure("post", "2024-05-10", 10_000, **AT))
        before = {name: frame.copy(deep=True) for name, frame in dossier.frames.items()}
        contradictions(dossier)
        for name, frame in dossier.frames.items():
            assert frame.equals(before[name])

    def test_every_kind_is_described(self, dossier):
        assert set(contradictions(dossier)["kind"]) <= set(KINDS)


def test_a_page_that_gives_a_number_twice_is_one_report():
    """The headline of an army and the words of its chief are two claims in one report."""
    chief = figure("post", "2024-05-10", 60, measure="killed", claimed_by=STAFF, **AT)
    head = {**chief, "statement": "Sixty dead."}
    less = figure("times", "2024-05-10", 28, measure="killed", claimed_by="Syldavia", **AT)
    (row,) = contradictions(whole_dossier(head, chief, less)).to_dict("records")
    assert len(row["claim_ids"].split("; ")) == 3
    assert "more report" not in row["explanation"]
