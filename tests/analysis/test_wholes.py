"""Parts of what one claimant counts: found by words, places and sums, and nowhere his total."""

import pytest

import toolkit as tk
from tests.analysis.analysis_cases import ACTORS, dossier_of, figure
from toolkit.analysis.wholes import parts_of, states_of

INTELLIGENCE = "Bordurian Intelligence"
SENTENCE = "12,000 were sent to Syldavia: 8,000 to Klow and 4,000 to Zlip."


def said(number, place, text=SENTENCE, source="post", day="2024-05-10", bound="exact", **more):
    return figure(source, day, number, bound, location=place, statement=text, **more)


TOTAL, KLOW, ZLIP = said(12_000, "Syldavia"), said(8_000, "Klow"), said(4_000, "Zlip")
OTHER = said(11_000, "Syldavia", "11,000 went.", "times", "2024-05-08", claimed_by=INTELLIGENCE)


def parts(*claims):
    dossier = dossier_of(*claims)
    return parts_of(dossier.figures, states_of(dossier.actors))


class TestWhatIsAPart:
    def test_the_numbers_of_places_in_a_state(self):
        assert parts(TOTAL, KLOW, ZLIP) == {"post.f2", "post.f3"}

    def test_numbers_that_add_up_wherever_they_are_put(self):
        assert parts({**TOTAL, "location": "the valley"}, KLOW, ZLIP) == {"post.f2", "post.f3"}
        three = [
            said(number, None, "6,000: 3,000, 2,000 and 1,000.") for number in (6_000, 3_000, 2_000, 1_000)
        ]
        assert parts(*three) == {"post.f2", "post.f3", "post.f4"}

    def test_two_places_in_one_sentence_are_parts_of_a_whole_that_nobody_names(self):
        assert parts(KLOW, ZLIP) == {"post.f1", "post.f2"}
        same = "4,000 to Klow and 4,000 to Zlip."
        assert parts(said(4_000, "Klow", same), said(4_000, "Zlip", same)) == {"post.f1", "post.f2"}

    def test_of_two_places_in_two_sentences_the_larger_number_is_the_whole(self):
        apart = said(8_000, "Klow", "8,000 are in Klow."), said(4_000, "Zlip", "4,000 are in Zlip.")
        assert parts(*apart) == {"post.f2"}
        dossier = dossier_of(KLOW, ZLIP)
        assert parts_of(dossier.figures) == {"post.f2"}  # nobody says which places are states

    def test_places_that_add_up_to_what_was_said_before(self):
        later = {"source": "mail", "day": "2024-05-20"}
        apart = said(8_000, "Klow", "8,000 in Klow.", **later), said(4_000, "Zlip", "4,000 in Zlip.", **later)
        assert parts(TOTAL, *apart) == {"mail.f1", "mail.f2"}
        assert parts({**TOTAL, "reported": "2024-06-01"}, *apart) == {"mail.f2"}

    @pytest.mark.parametrize(
        ("number", "text"),
        [
            (500, "12,000 were sent, 500 of them officers."),
            (500, "12,000 were sent, of whom some 500 are officers."),
            (500, "12,000 were sent, including 500 officers."),
            (500, "12,000 were sent, among them 500 officers."),
            (3_000, "3,000 of the soldiers are drivers."),
        ],
    )
    def test_words(self, number, text):
        assert parts(said(12_000, "Syldavia", text), said(number, "Syldavia", text)) == {"post.f2"}

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            (said(15_000, "Klow", "13,000 of them remain."), said(13_000, "Klow", "13,000 of them remain.")),
            (TOTAL, said(13_000, "Klow")),  # more than the total
            (TOTAL, {**KLOW, "claimed_by": INTELLIGENCE}),
            (TOTAL, {**KLOW, "measure": "killed", "statement": "8,000 of them died."}),
            (TOTAL, {**KLOW, "mode": "flow"}),
            (TOTAL, {**KLOW, "unit": "officers"}),
            (TOTAL, {**KLOW, "status": "planned"}),
            ({**TOTAL, "review": "rejected"}, KLOW),
            ({**TOTAL, "when": "2024-05"}, {**KLOW, "when": "2024-03"}),
            ({**TOTAL, "location": "Klow"}, {**KLOW, "location": "Syldavia"}),  # the state holds Klow
            (TOTAL, said(8_000, "Klow", day="2024-05-11", source="mail")),  # a newer statement of another day
        ],
    )  # fmt: skip
    def test_unlike_numbers_are_no_parts(self, one, other):
        assert parts(one, other) == frozenset()

    def test_the_rows_in_another_order_say_the_same(self):
        dossier = dossier_of(ZLIP, TOTAL, OTHER, KLOW)
        assert parts_of(dossier.figures, ["Syldavia"]) == {"post.f1", "post.f3"}
        assert states_of(dossier.actors) == {row["name"] for row in ACTORS if row["kind"] == "state"}


class TestNowhereATotal:
    dossier = dossier_of(TOTAL, KLOW, ZLIP, OTHER)

    def test_build_up(self):
        table = tk.build_up(self.dossier, side="Syldavia")
        assert table["claim_ids"].tolist() == ["post.f1", "times.f1"]
        assert table.attrs["not_counted"]["part of a total"] == ["post.f2", "post.f3"]
        assert table.attrs["parts"] == [
            "8,000 (Bordurian General Staff, Klow)",
            "4,000 (Bordurian General Staff, Zlip)",
        ]

    def test_a_part_is_no_base_and_no_addition(self):
        flows = [
            {
                **claim,
                "mode": "flow",
                "source_id": "mail",
                "statement": "More left.",
                "reported": "2024-05-20",
            }
            for claim in (said(3_000, "Syldavia"), said(2_000, "Klow"), said(1_000, "Zlip"))
        ]
        table = tk.build_up(dossier_of(TOTAL, KLOW, ZLIP, *flows), side="Syldavia")
        assert table["claim_ids"].tolist()[:2] == ["post.f1", "mail.f1"]
        assert table.attrs["set_aside"] == {"part of another addition": ["2,000", "1,000"]}

    def test_what_goes_to_a_place_comes_on_top_of_what_went_there(self):
        more = said(2_000, "Klow", "2,000 more left.", "mail", "2024-05-20", mode="flow", when="2024-05-20")
        table = tk.build_up(dossier_of(TOTAL, KLOW, ZLIP, more), side="Syldavia")
        assert table["claim_ids"].tolist()[:2] == ["post.f2", "mail.f1"]
        table = tk.build_up(dossier_of(TOTAL, KLOW, ZLIP, {**more, "location": None}), side="Syldavia")
        assert table["claim_ids"].tolist()[:2] == ["post.f1", "mail.f1"]

    def test_the_number_of_the_place_that_is_asked_for(self):
        table = tk.build_up(self.dossier, side="Syldavia", location="Klow")
        assert table["wording"].tolist() == ["8,000"]
        assert tk.envelope(self.dossier, "deployed", "Syldavia", location="Klow").iloc[-1]["low"] == 8_000

    def test_envelope(self):
        row = tk.envelope(self.dossier, "deployed", "Syldavia").iloc[-1]
        assert (row["low"], row["high"], row["claim_ids"]) == (11_000, 12_000, "post.f1; times.f1")

    def test_a_later_part_leaves_the_total_standing(self):
        later = said(3_000, "Klow", "3,000 of the soldiers are in Klow.", "mail", "2024-05-20")
        dossier = dossier_of(TOTAL, later)
        assert tk.envelope(dossier, "deployed", "Syldavia").iloc[-1]["lowest"] == "12,000"
        known = tk.what_we_knew(dossier, "2024-06-01").set_index("claim_ids")
        assert known["latest"].to_dict() == {"mail.f1": False, "post.f1": True}

    def test_present_strength_takes_off_the_total_of_losses_alone(self):
        text = "1,200 fell: 800 at Klow and 400 at Zlip."
        dead = [
            said(number, place, text, measure="killed")
            for number, place in ((1_200, "Syldavia"), (800, "Klow"), (400, "Zlip"))
        ]
        table = tk.present_strength(dossier_of(TOTAL, KLOW, ZLIP, *dead), "Syldavia")
        assert table["wording"].tolist() == ["12,000", "1,200", "10,800"]
        only = tk.present_strength(dossier_of(TOTAL, *dead[1:]), "Syldavia")
        assert only.attrs["not_taken_off"] == {
            "killed": ["800 (Bordurian General Staff, Klow)", "400 (Bordurian General Staff, Zlip)"]
        }

    def test_copies_that_do_not_tell_the_total_do_not_make_it_one(self):
        copy = said(8_000, "Klow", "8,000 are in Klow.", "mail", "2024-05-11")
        row = tk.envelope(dossier_of(TOTAL, KLOW, ZLIP, copy), "deployed", "Syldavia").iloc[-1]
        assert (row["low"], row["origins"]) == (12_000, 1)

    def test_contradictions(self):
        drivers = "12,000 were sent, 4,000 of them drivers."
        told = [said(12_000, "Syldavia", drivers), said(4_000, "Syldavia", drivers)]
        same_day = {**OTHER, "reported": "2024-05-10", "low": 12_000, "best": 12_000, "high": 12_000}
        assert len(tk.contradictions(dossier_of(*told, same_day))) == 0
        more = said(9_000, "Zlip", "9,000 went to Zlip.", "times", claimed_by=INTELLIGENCE)
        rows = tk.contradictions(dossier_of(TOTAL, KLOW, ZLIP, more))
        assert rows["claim_ids"].tolist() == ["post.f3; times.f1"]  # and not: more than in Klow
