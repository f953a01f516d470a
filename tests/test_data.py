"""The dossier that comes with the project: complete, exact, and saved without a changed byte."""

import hashlib
import re
from pathlib import Path

import pytest

from toolkit.schema import CLAIM_TABLES, ID_LETTER, TABLES
from toolkit.tables import split_names

DATA = Path(__file__).parents[1] / "data"
SEED = "seed-2025-03-28"
ROWS = {"sources": 272, "actors": 150, "figures": 325, "supplies": 156, "ties": 131, "events": 127}


@pytest.mark.parametrize(("name", "rows"), ROWS.items())
def test_all_rows_are_carried_over(dossier, name, rows):
    assert len(dossier.table(name)) == rows


@pytest.mark.parametrize("name", CLAIM_TABLES)
def test_claim_ids_count_within_the_source(dossier, name):
    frame = dossier.table(name)
    number = frame.groupby("source_id").cumcount() + 1
    expected = frame["source_id"] + f".{ID_LETTER[name]}" + number.astype("str")
    assert frame["claim_id"].tolist() == expected.tolist()


def test_saving_changes_no_byte(dossier, tmp_path):
    dossier.save(tmp_path / "copy")
    for name in TABLES:
        assert (tmp_path / "copy" / f"{name}.csv").read_bytes() == (DATA / f"{name}.csv").read_bytes()
    article = f"articles/{SEED}.txt"
    assert (tmp_path / "copy" / article).read_bytes() == (DATA / article).read_bytes()


def test_the_day_of_a_claim_is_the_day_of_its_report(dossier):
    published = dossier.sources.set_index("source_id")["published"]
    for name in CLAIM_TABLES:
        frame = dossier.table(name)
        assert (frame["reported"] == frame["source_id"].map(published)).all()


def test_no_grade_is_set_by_the_machine(dossier):
    assert dossier.sources["reliability"].isna().all()
    assert all(dossier.table(name)["credibility"].isna().all() for name in CLAIM_TABLES)


def test_whoever_speaks_or_stands_for_a_body_has_a_parent(dossier):
    kind = dossier.actors.set_index("name")["kind"]
    speakers = [name for name in kind.index if kind[name] in ("person", "agency", "armed_force")]
    tops = {name: dossier.parent_state(name) for name in speakers}
    assert [name for name, top in tops.items() if name == top] == []
    assert {kind[top] for top in tops.values()} <= {"state", "bloc"}


@pytest.mark.parametrize(
    ("name", "chain"),
    [
        ("Kyrylo Budanov", ["Main Directorate of Intelligence of Ukraine", "Ukraine"]),
        ("Joint Chiefs of Staff (South Korea)", ["Republic of Korea Armed Forces", "South Korea"]),
        ("Central Military Commission", ["Workers' Party of Korea", "North Korea"]),
        ("Mark Rutte", ["NATO"]),
        ("TASS", ["Russia"]),
        ("Western officials", ["Western states"]),
        ("Reuters", []),
        ("Yonhap News Agency", []),
        ("Interfax", []),
    ],
)
def test_parents_are_the_nearest_body(dossier, name, chain):
    parents = dossier.actors.set_index("name")["parent"].dropna()
    found = []
    while name in parents.index:
        name = parents[name]
        found.append(name)
    assert found == chain


@pytest.mark.parametrize(
    ("claim_id", "kind"),
    [
        ("lbc-2024-11-05.e1", "ACCUSE"),  # the G7 condemn: no crowd is in the streets
        ("unn-2024-10-21.e1", "ACCUSE"),  # an ambassador is called in
        ("tag24-2024-06-19.e1", "SUPPORT"),  # a treaty is signed
        ("dw-2024-10-24.e2", "SUPPORT"),  # and ratified
        ("seed-2025-03-28.e8", "AGREE"),  # a visit is planned
        ("moscowtimes-2025-03-25.e1", "CONCEDE"),  # a ceasefire is declared
        ("urdupoint-2024-10-18.e1", "AID"),  # soldiers go to another country's war
        ("seed-2025-03-28.e2", "CONSULT"),  # a third party brokers
        ("kyivindependent-2025-04-24.e1", "ASSAULT"),
    ],
)
def test_event_kinds_follow_the_manual(dossier, claim_id, kind):
    assert dossier.claim(claim_id)["kind"] == kind


def test_no_crowd_is_reported_anywhere(dossier):
    assert "PROTEST" not in set(dossier.events["kind"])


class TestFoundingArticle:
    def test_checksum(self, dossier):
        row = dossier.sources.set_index("source_id").loc[SEED]
        assert row["sha256"] == hashlib.sha256((DATA / f"articles/{SEED}.txt").read_bytes()).hexdigest()

    @pytest.mark.parametrize("name", CLAIM_TABLES)
    def test_every_quote_is_the_whole_sentence_around_its_expression(self, dossier, name):
        text = dossier.text(SEED)
        claims = dossier.table(name).query("source_id == @SEED")
        assert len(claims) > 0
        for claim in claims.itertuples():
            begin = text.index(claim.quote)
            assert begin <= claim.start < claim.end <= begin + len(claim.quote)
            assert text.count(claim.quote) == 1
            assert claim.quote.endswith(".")
            before = text[:begin]
            assert before.endswith(("\n", ". ", "– "))
        assert claims["statement"].isna().all()

    @pytest.mark.parametrize(
        ("claim_id", "expression"),
        [
            ("f1", "3,000 additional soldiers"),
            ("f2", "Up to 12,000"),
            ("f3", "at least 3,000"),
            ("f4", "approximately 11,000"),
            ("f5", "significant casualties"),
            ("f6", "additional soldiers"),
            ("f7", "further deployments"),
            ("s1", "missiles"),
            ("s2", "ammunition"),
            ("s3", "artillery"),
            ("s6", "airborne radar system"),
            ("s7", "drones equipped with AI"),
            ("t13", "certain Western sanctions"),
            ("t18", "the treaty of mutual defence which both signed last year"),
            ("t19", "third visit that Kim has paid to Russia"),
            ("e2", "brokered a preliminary ceasefire"),
            ("e6", "fewer winter drills"),
        ],
    )
    def test_expressions(self, dossier, claim_id, expression):
        claim = dossier.claim(f"{SEED}.{claim_id}")
        assert dossier.text(SEED)[claim["start"] : claim["end"]] == expression

    @pytest.mark.parametrize(
        "slip",
        [
            "in early 2023",
            "unconfirmed",
            "neither Russia nor North Korea",
            "Murmansk",
            "temporary administration",
            "Black Sea",
            "farm exports",
            "European leaders",
            "China, India, Brazil and South Africa",
            "growth of NATO",
            "since the Korean War",
            "since 2019",
            "last year",
            "Joint Chiefs of Staff (JCS)",
            "Andrey Rudenko",
            "potential dispatch",
        ],
    )
    def test_every_qualifier_and_slip_is_kept(self, dossier, slip):
        assert slip in dossier.text(SEED)

    def test_the_wave_is_told_twice_with_a_number(self, dossier):
        assert len(re.findall(r"3,000", dossier.text(SEED))) == 2
        first, second = dossier.claim(f"{SEED}.f1"), dossier.claim(f"{SEED}.f3")
        assert (first["bound"], first["when"]) == ("exact", "2023-01~/2023-04~")
        assert (second["bound"], second["low"]) == ("at_least", 3000)


def test_no_statement_speaks_of_another_document(dossier):
    for name in CLAIM_TABLES:
        assert not dossier.table(name)["statement"].dropna().str.contains("README").any()


def test_elsewhere_a_statement_of_one_sentence_stands_in(dossier):
    for name in CLAIM_TABLES:
        others = dossier.table(name).query("source_id != @SEED")
        assert others["statement"].str.endswith(".").all()
        assert others["quote"].isna().all()


def test_participants_are_listed_once(dossier):
    for participants in dossier.events["participants"]:
        names = split_names(participants)
        assert len(names) == len(set(names)) > 0
