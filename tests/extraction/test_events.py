"""Events read from single sentences: PLOVER code, a participant and the expression."""

from itertools import pairwise

import pytest

from tests.extraction.phrase_tables import PUBLISHED, cases, opening, rows_of
from toolkit.extraction import extract_rows
from toolkit.extraction.events.read import events
from toolkit.schema import EVENT_KIND

CASES = cases("events")


def read(text: str) -> list[dict]:
    rows = rows_of(events, text)
    assert all(row["event"] for row in rows)
    return rows


@pytest.mark.parametrize("case", CASES, ids=opening)
def test_specimen(case: dict) -> None:
    found = [
        {"kind": row["kind"], "participant": name, "span": row["span"]}
        for row in read(case["text"])
        for name in row["participants"].split("; ")
    ]
    for wanted in case["rows"]:
        assert wanted in found


def test_all_sixteen_codes_have_specimens() -> None:
    assert {row["kind"] for case in CASES for row in case["rows"]} == set(EVENT_KIND)


def test_place_and_participants() -> None:
    (row,) = [
        r for r in read("Rwanda's president met the Congolese leader in Doha.") if r["kind"] == "CONSULT"
    ]
    assert row["place"] == "Doha"
    assert "Rwanda" in row["participants"].split("; ")


def test_the_month_of_march_is_no_protest() -> None:
    assert [row["kind"] for row in read("Chad's president met the envoy of Peru on March 21.")] == ["CONSULT"]


@pytest.mark.parametrize(
    "text",
    [
        "Chad denied that it had sent drones to Niger and called the report a fabrication.",
        "Chad rejected the allegation that its troops had attacked Niger.",
        "Chad denied arming the M23, rejecting the report of the UN as false.",
    ],
)
def test_a_denial_is_one_event_and_itself_asserted(text: str) -> None:
    told = extract_rows("Report\n\n" + text + " The soldiers fought the rebels.", published=PUBLISHED)[
        "events"
    ]
    of_chad = [(row["kind"], row["status"]) for row in told if "Chad" in row["participants"]]
    assert of_chad == [("REJECT", "asserted")]


def test_what_was_not_done_is_no_event() -> None:
    assert [r for r in read("Poland did not attack Belarus.") if r["kind"] == "ASSAULT"] == []


def test_nobody_took_part() -> None:
    assert read("An attack was reported and talks were held.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The Ukraine conflict weighs on the markets.",
        "Chad's minister told reporters that Peru was a friend.",
        "The army of Peru announced the number, and Chad estimated more.",
        "Reports from South Korea are scarce.",
        "Kenya has adopted a cautious position towards Uganda.",
    ],
)
def test_what_is_only_mentioned_is_no_event(text: str) -> None:
    assert read(text) == []


def test_an_article_has_few_main_events() -> None:
    states = [
        "Chad",
        "Mali",
        "Niger",
        "Togo",
        "Benin",
        "Ghana",
        "Kenya",
        "Malawi",
        "Zambia",
        "Angola",
        "Gabon",
        "Peru",
    ]
    text = " ".join(f"{a} attacked {b}." for a, b in pairwise(states))
    assert len(read(text)) <= 9


FIGURES_TELL = [
    ("Denmark pulled its last 300 soldiers out of Mali in January.", "RETREAT", "Denmark"),
    ("Nine Ghanaian soldiers were killed near the border on Monday.", "ASSAULT", "Ghana"),
    ("Another 400 Peruvian soldiers arrived in Chad in May.", "MOBILIZE", "Peru"),
]


@pytest.mark.parametrize(("text", "kind", "side"), FIGURES_TELL)
def test_figures_tell_events_without_a_word_for_them(text: str, kind: str, side: str) -> None:
    rows = extract_rows(text, published="2025-08-01")["events"]
    assert any(row["kind"] == kind and side in row["participants"] for row in rows)


def test_a_standing_strength_is_no_event() -> None:
    assert extract_rows("Ghana has 400 soldiers in Chad.", published="2025-08-01")["events"] == []


WORDINGS = [
    (
        "Denmark signed a deal with Ghana worth $2 billion for drones in May.",
        "Denmark signed a deal with Ghana worth $2 billion for drones in May",
    ),
    ("Poland agreed with Kenya on a £3bn loan at 5%.", "Poland agreed with Kenya on a £3bn loan at 5%"),
    ("Peru attacked **Chad** on _Monday_.", "Peru attacked Chad on Monday"),
    ("Poland attacked [Belarus](https://example.org/a) on Monday.", "Poland attacked Belarus"),
    ("Poland attacked Belarus on the “eastern flank”.", "Poland attacked Belarus on the “eastern flank”"),
]


@pytest.mark.parametrize(("text", "wording"), WORDINGS)
def test_wording_keeps_sums_and_leaves_markdown_out(text: str, wording: str) -> None:
    assert wording in [row["event"] for row in read(text)]


def test_a_long_wording_ends_with_a_whole_word() -> None:
    words = "Denmark attacked Kenya with extraordinarily well-synchronised counter-intelligence-supported"
    row = read(f"{words} telecommunications-infrastructure-destroying reconnaissance aeroplanes.")[0]
    assert row["event"] == f"{words} telecommunications-infrastructure-destroying reconnaissance …"


@pytest.mark.parametrize(
    "text",
    [
        "As many as 7,000 Rwandan soldiers are fighting in Congo",
        "Between 300 and 400 Kenyan policemen had been killed in Haiti",
    ],
)
def test_a_number_keeps_its_bound(text: str) -> None:
    assert text in [row["event"] for row in read(f"{text}.")]


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        (
            "Chad bombed Niger. It denied that it had sent any soldiers.",
            "[Chad] denied that it had sent any soldiers",
        ),
        (
            "NATO accuses Chad of supporting Niger's missile and nuclear programs.",
            "Chad of supporting Niger's missile and",
        ),
        ("02:46 Putin lands in Pyongyang, five hours late.", "Putin lands in Pyongyang"),
        ("Peru attacked Chad in May, and its soldiers withdrew from Niger.", "Peru attacked Chad in May"),
    ],
)
def test_a_wording_can_be_read_alone(text: str, wording: str) -> None:
    """Without the pronoun, the hour or half a phrase."""
    told = [
        row["event"]
        for row in extract_rows(f"Report\n\n{text} The army fought.", published=PUBLISHED)["events"]
    ]
    assert any(wording in event for event in told)


@pytest.mark.parametrize(
    "text",
    [
        "Chad insists.",
        "Niger, which Peru attacked in May, denies it.",
        "What exactly Chad sells to nobody is unclear.",
        "Karim, a soldier from Chad, asked us to change his name.",
        "Chad's army spoke of 40 dead soldiers.",
        "Chad calls it an alliance.",
        "Over 300,000 people in Chad have left their homes.",
        "Residents saw columns of men with Chadian flags.",
        "The fighting left 13 soldiers from Chad dead.",
        "Chad's president has ordered his army to be ready.",
        "This replaces our note, in which we gave 7,000 soldiers from Chad.",
        "General Ode of Chad called the figure a ceiling rather than a forecast.",
    ],
)
def test_words_that_tell_nothing_by_themselves_are_no_events(text: str) -> None:
    speech = {"REQUEST", "REJECT", "CONSULT", "COOPERATE", "RETREAT", "SUPPORT"}
    assert not [row for row in read(text) if row["kind"] in speech]


def test_soldiers_sent_at_home_are_moved_and_sent_abroad_are_aid() -> None:
    kinds = {row["kind"] for row in read("Chad's president has sent 1,500 more troops to the north.")}
    assert kinds == {"MOBILIZE"}
    assert "AID" in {row["kind"] for row in read("Chad has sent 1,500 troops to Niger.")}


def test_a_figure_is_told_by_its_clause() -> None:
    text = "Raid in Niger\n\n19:30 The army: 14 soldiers of Niger were killed on Monday, and Chad sent help."
    told = [row["event"] for row in extract_rows(text, published="2025-08-01")["events"]]
    assert "14 soldiers of Niger were killed on Monday" in told


KINDS = [
    ("The M23 captured the army's garrison in Bukavu.", "ASSAULT", "COERCE"),
    ("Chad seized Bukavu on Monday.", "ASSAULT", "COERCE"),
    ("Chad seized weapons from Niger on Monday.", "COERCE", "ASSAULT"),
    ("Some 600 Kenyan mercenaries fight for the M23.", "COOPERATE", "ASSAULT"),
    ("Chad and Niger fought for twelve days, and Peru sent help.", "ASSAULT", "COOPERATE"),
    ("Chad received six Bayraktar drones from Turkey.", "AID", "CONSULT"),
    ("On Monday, drones launched by Chad struck Niger's main depot.", "ASSAULT", "MOBILIZE"),
    ("Some 900 Peruvian soldiers were sent to Chad by Peru.", "MOBILIZE", "CONSULT"),
    ("Chad vowed on Monday that it would never negotiate with the M23.", "REJECT", "AGREE"),
    ("Chad insists that 600 Kenyan mercenaries fight for the M23.", "COOPERATE", "REQUEST"),
    ("Thousands protested in Lomé against the pact with France on Monday.", "PROTEST", "ACCUSE"),
    ("Togo protested against the pact of Benin and France on Monday.", "ACCUSE", "PROTEST"),
    ("Chile fired three missiles into the sea off Arica on Monday.", "MOBILIZE", "ASSAULT"),
    ("Some 400 Zambians have been rotated home from Lesotho since May.", "RETREAT", "MOBILIZE"),
    ("Peru ordered six helicopters from Brazil in 2019 and has received two.", "COOPERATE", "CONSULT"),
    ("Niger cut diplomatic relations with Benin on Monday.", "SANCTION", "COOPERATE"),
    ("Togo hit the camp of Benin on Monday.", "ASSAULT", "SANCTION"),
    ("Chad condemned the strikes on Monday.", "ACCUSE", "ASSAULT"),
    ("Benin and Togo have left the treaty on mines.", "SANCTION", "RETREAT"),
    ("Chad ended its defence pact with France on Monday.", "SANCTION", "AGREE"),
    ("Chad claims to have shot down six Libyan jets on Monday.", "ASSAULT", "AGREE"),
]


@pytest.mark.parametrize(("text", "kind", "other"), KINDS)
def test_the_object_and_the_subject_say_what_a_verb_means(text: str, kind: str, other: str) -> None:
    kinds = {row["kind"] for row in read(text)}
    assert kind in kinds
    assert other not in kinds


@pytest.mark.parametrize(
    "text",
    [
        "Chad has sent no soldiers to Niger.",
        "Chad hosts a camp where 4,300 recruits are trained.",
        "No more than 80 Kenyans are left in Niger.",
        "The M23, a group of rebels allied with the army of Rwanda, had come.",
        "The widows of the men who fought in Niger were paid.",
        "Peru hosts Spike missiles.",
        "Togo hit back on Monday.",
        "Nobody saw the men whom Peru called pirates.",
        "Peru declined to comment.",
        "Chad's ministry declined to say how many had gone.",
        "Chad is trying to find a buyer.",
        "Chad has delivered nothing since May.",
        "Peru delivered none of the jets to Niger.",
        "Lee called the drill a proof of good will.",
        "President Ode of Chad spoke of 300 recruits.",
        "Niger's men have been seen on their way home.",
        "Peru's minister received an assurance from General Lee.",
        "Two Chilean frigates entered the bay for a visit.",
        "Chad has recovered the notes of its fallen.",
        "An officer close to Chad's chief of staff was there.",
        "A runner-up of Peru trailed Niger and hammers flew.",
        "Kigali has closed the shop.",
        "Chad wants a law against it.",
        "The Chadian defence ministry puts the killed and wounded at 900.",
    ],
)
def test_what_did_not_come_about_is_no_event(text: str) -> None:
    assert read(text) == []
    assert read("Chad sent no more than 20 soldiers to Niger.")


STANDING_ALONE = [
    (
        "Libya's militias fired rockets at the base on Monday, wounding five Chadians.",
        "Libya's militias fired rockets at the base on Monday, wounding five Chadians",
    ),
    (
        "A drone attack on a base in Peru killed three Chilean soldiers on Monday.",
        "A drone attack on a base in Peru killed three Chilean soldiers on Monday",
    ),
    (
        "Peru hosts the new Spike missiles that Israel delivered in May.",
        "The new Spike missiles that Israel delivered in May",
    ),
    (
        "France, Italy and Spain triggered the return of UN sanctions on Chad on Monday.",
        "France, Italy and Spain triggered the return of UN sanctions on Chad on Monday",
    ),
    (
        "Peru has adopted its third package of sanctions against Chile.",
        "Peru has adopted its third package of sanctions against Chile",
    ),
    (
        "Chad's claim that 300 Togolese were killed on Monday could not be verified.",
        "300 Togolese were killed on Monday",
    ),
    (
        "The Rapid Support Forces (RSF) captured the garrison on Sunday.",
        "The Rapid Support Forces (RSF) captured the garrison on Sunday",
    ),
    (
        "Chad closed its border with Niger after five of its soldiers were killed in May.",
        "Five of its soldiers were killed in May",
    ),
    (
        "The opposition, which controls the senate, has blocked the treaty with Chad.",
        "The opposition, which controls the senate, has blocked the treaty with Chad",
    ),
    (
        "Experts said that the report that Chad had supplied weapons to Niger was credible.",
        "Chad had supplied weapons to Niger",
    ),
    (
        "The United Nations Security Council met. The Council extended its arms embargo on Chad in May.",
        "The Council extended its arms embargo on Chad in May",
    ),
    (
        "President Gustavo Petro broke off his peace talks with the ELN on Monday.",
        "President Gustavo Petro broke off his peace talks with the ELN on Monday",
    ),
    (
        "Moscow said Tehran had put in its request for jets in July.",
        "Tehran had put in its request for jets in July",
    ),
    (
        "Niger's 8th Regiment says its fighters killed 77 Chadians in May.",
        "[Niger]'s fighters killed 77 Chadians in May",
    ),
    (
        "Kenya said its troops would pull out of Somalia in May.",
        "[Kenya]'s troops would pull out of Somalia in May",
    ),
    ("Niger's leader accepted a truce proposed by Chad in May.", "A truce proposed by Chad in May"),
    (
        "A ceasefire proposed by Chad was to take effect on Monday in Niger.",
        "A ceasefire proposed by Chad was to take effect on Monday in Niger",
    ),
    (
        "Talks in Doha between Chad and Niger were postponed, Peru's ministry said.",
        "Talks in Doha between Chad and Niger were postponed",
    ),
    (
        "Niger invoked the defence pact that Chad and Peru signed in May.",
        "The defence pact that Chad and Peru signed in May",
    ),
    ("Chad vowed on Monday that it would leave Niger.", "Chad vowed on Monday that it would leave Niger"),
    (
        "GOMA, Congo, 28 January 2025 (Wire) — Rebels of M23, backed by Rwanda, held on.",
        "Rebels of M23, backed by Rwanda",
    ),
    (
        "A peace accord between Chad and Niger, signed in Lima on Friday, ends the war.",
        "A peace accord between Chad and Niger, signed in Lima on Friday",
    ),
    ("Chad has recruited and trained 900 men since May.", "Chad has recruited and trained 900 men since May"),
]


@pytest.mark.parametrize(("text", "wording"), STANDING_ALONE)
def test_a_wording_has_its_subject_and_ends_with_its_clause(text: str, wording: str) -> None:
    assert wording in [row["event"] for row in read(text)]


def test_the_day_of_an_event_is_neither_that_of_the_dateline_nor_one_to_come() -> None:

    def days(text: str, kind: str) -> set[str]:
        return {row["when"] for row in read(text) if row["kind"] == kind}

    assert days("CAIRO, 1 August 2025 (Wire) - Chad attacked Niger on Wednesday.", "ASSAULT") == {
        "2025-07-30"
    }
    assert days("Chad and Niger called for a truce on 20 August.", "REQUEST") == {""}
    assert days("Chad's president will visit Niger on 20 August.", "CONSULT") == {"2025-08-20"}


def test_a_date_of_another_clause_is_not_that_of_the_event() -> None:
    text = "Peru, which mediates between Chad and Niger, has received M23 in Lima on 18 July."
    assert [row["when"] for row in read(text) if "mediates" in row["span"]] == [""]
    text = "Peru mediates between Chad and Niger; the two signed a truce on 25 July."
    assert {row["when"] for row in read(text) if "mediates" in row["span"]} == {""}
    assert {row["when"] for row in read(text) if row["kind"] == "AGREE"} == {"2025-07-25"}
    text = "Peru brought Chad and Niger together on 18 July, and has since hosted talks with Mali."
    assert {row["when"] for row in read(text) if "hosted" in row["span"]} == {""}


def test_both_sides_are_two_participants_and_a_people_is_no_place() -> None:
    rows = read("Chad fought Niger in May. Peru invited both sides to talks in Doha in June.")
    assert all(len(set(names)) == len(names) for names in (row["participants"].split("; ") for row in rows))
    assert [row["place"] for row in read("Chad trained 200 fighters from eastern Sudanese groups.")] == [""]


def test_a_bare_number_is_no_event() -> None:
    text = "An earlier version said that 350 soldiers of Chad had been killed in Niger. The number is 35."
    told = extract_rows(text, published="2025-08-01")["events"]
    assert not [row for row in told if "35" in row["event"]]


def test_soldiers_sent_are_told_once_in_a_sentence() -> None:
    text = "Chad is to send another 600 soldiers to Niger next month, bringing its contingent to 1,000."
    kinds = [row["kind"] for row in extract_rows(text, published="2025-08-01")["events"]]
    assert kinds == ["AID"]


def test_one_deed_of_a_clause_is_one_event() -> None:
    (row,) = read("A Chadian air strike killed the Togolese chief of staff on Monday.")
    assert row["participants"].split("; ") == ["Chad", "Togo"]
    two = read("Chad struck Lomé on Monday, and Benin shelled Niamey.")
    assert [row["kind"] for row in two] == ["ASSAULT", "ASSAULT"]


@pytest.mark.parametrize(
    ("text", "kinds", "parties"),
    [
        ("Ghanaian officials put the number of Togolese casualties at 300.", ["ASSAULT"], ["Togo"]),
        ("Chad returned the bodies of 40 Libyan soldiers on Monday.", ["COOPERATE"], ["Chad", "Libya"]),
        ("Chad shot down a Libyan plane on Monday, killing 40 soldiers.", ["ASSAULT"], ["Chad", "Libya"]),
    ],
)
def test_a_figure_adds_no_second_event_to_that_of_its_sentence(
    text: str, kinds: list[str], parties: list[str]
) -> None:
    """Nor does who counts the dead take part in their killing."""
    told = extract_rows(f"Report on a war\n\n{text}", published=PUBLISHED)["events"]
    assert [row["kind"] for row in told] == kinds
    assert told[0]["participants"] == parties
