"""The tables of a dossier: columns, types and vocabularies, once.

Everything that describes the data is generated from this module: the data dictionary
(`data/README.md`), the Frictionless descriptor (`data/datapackage.json`), the checks and the
help texts. It imports nothing of the project.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

STATUS = {
    "asserted": "said by the claimant, no more",
    "confirmed": "by a side that could know or did it",
    "unconfirmed": "the report itself says that it is not verified",
    "denied": "the claimant says that it is not so",
    "planned": "announced or expected, not yet done",
}
REVIEW = {
    "draft": "read by the machine, not yet seen by a person",
    "accepted": "a person agrees",
    "edited": "a person corrected it",
    "rejected": "a person threw it out; kept so that it does not come back",
}
REPORT_YEARS = (1900, 2100)  # a day outside of them is a slip of the pen
UNNAMED_PUBLISHER = "unnamed publisher"  # what `sources`, and so a chart, has of a page that names none
CHECK = "check "  # so begins, in the note of a draft, what the machine read with little to go by
BOUND = {
    "exact": "N: low = best = high = N",
    "about": "about, some, nearly N: best = N",
    "at_least": "at least N: low = N",
    "more_than": "more than N: low = N, N itself excluded",
    "at_most": "up to, as many as N: high = N",
    "less_than": "fewer than N: high = N, N itself excluded",
    "between": "from A to B: low = A, high = B, both included",
    "vague": "thousands, several hundred: no number at all",
}
# Which of low, best and high a bound fills. "between" may carry a best that the source itself gives.
BOUND_FILLS: Mapping[str, frozenset[tuple[str, ...]]] = {
    "exact": frozenset({("low", "best", "high")}),
    "about": frozenset({("best",)}),
    "at_least": frozenset({("low",)}),
    "more_than": frozenset({("low",)}),
    "at_most": frozenset({("high",)}),
    "less_than": frozenset({("high",)}),
    "between": frozenset({("low", "high"), ("low", "best", "high")}),
    "vague": frozenset({()}),
}
MEASURE = {
    "deployed": "sent to or standing in a theatre",
    "killed": "dead",
    "wounded": "hurt, alive",
    "captured": "prisoners",
    "missing": "whereabouts unknown",
    "casualties": "killed and wounded together, with missing or captured where the text says so",
    "withdrawn": "went home",
    "trained": "in training",
    "other": "any other count, also one that has nothing to do with the deployment",
}
MODE = {
    "stock": "standing or cumulative total as of a time",
    "flow": "an addition in a period",
}
# The comment after a category is SIPRI's register, then UNROCA; neither has a word for the last row.
CATEGORY = {
    "missiles": "SIPRI Missiles; UNROCA VII from 25 km",
    "artillery": "SIPRI Artillery from 100 mm; UNROCA III from 75 mm",
    "ammunition": "shells, rounds, containers of munitions; no code in either register",
    "aircraft": "manned; SIPRI Aircraft; UNROCA IV or V",
    "uav": "unmanned aircraft; SIPRI Aircraft from 20 kg; UNROCA IV if armed",
    "air_defence": "SIPRI Air-defence systems; UNROCA VII for MANPADS only",
    "armour": "SIPRI Armoured vehicles; UNROCA I or II",
    "naval": "SIPRI Ships or Naval weapons; UNROCA VI from 500 t",
    "sensors": "SIPRI Sensors",
    "small_arms": "UNROCA SALW",
    "engines": "SIPRI Engines",
    "vehicles": "trucks and other unarmoured vehicles; no code",
    "satellites": "SIPRI Satellites",
    "technology": "know-how, designs, technical help; no code",
    "fuel": "oil and its products; no code",
    "food": "grain, rice, meals; no code",
    "funds": "money; no code",
    "labour": "workers and builders; no code",
    "other": "anything else",
}
ACTION = {
    "supplied": "handed over or being handed over",
    "received": "told from the side of the receiver",
    "requested": "asked for",
    "promised": "announced for the future",
    "displayed": "shown; the supplier may be blank",
}
TIE = {
    "alliance": "allies, or a pact of mutual defence",
    "treaty": "a signed agreement",
    "troops": "sends people to fight or build for the other",
    "arms": "supplies weapons",
    "aid": "supplies anything else",
    "visit": "goes to see the other",
    "talks": "meet or phone on equal terms",
    "mediation": "brokers for the other",
    "support": "backs with words",
    "sanction": "punishes or reduces relations",
    "condemnation": "blames with words",
    "combat": "fights",
    "membership": "from member to group",
    "other": "anything else",
}
SIGN = {"1": "friendly", "0": "neutral", "-1": "hostile"}
DIRECTED = {"true": "from a to b", "false": "mutual"}
ACTOR_KIND = {
    "state": "a country, with its ISO 3166 code",
    "bloc": "an alliance or group of states",
    "organisation": "an international body, company, party or newsroom",
    "agency": "a ministry, service or spokesman's office",
    "armed_force": "an army, its staff, or an armed group",
    "person": "a human being",
}
# PLOVER, manual of 2024-02. CAMEO's YIELD is CONCEDE and RETREAT here. The manual prints ACCUSE
# as 3, evidently -3. PROTEST is a crowd: a government's protest is ACCUSE.
EVENT_KIND = {
    "AGREE": "2.5 promises of cooperation, support or aid; a planned visit",
    "CONSULT": "2.5 meetings, visits, calls, mediation",
    "SUPPORT": "5 diplomatic backing; signing or ratifying a treaty",
    "CONCEDE": "4.5 verbal concession; declaring a ceasefire",
    "COOPERATE": "9.5 mutual exchange, joint exercises",
    "AID": "10 one-way help, arms and personnel included",
    "RETREAT": "6.5 withdrawing, releasing, disarming, observing a ceasefire, resigning",
    "REQUEST": "0 asking or demanding",
    "REJECT": "-2 refusing",
    "ACCUSE": "-3 disapproving, investigating, alleging; a diplomatic protest",
    "THREATEN": "-3.5 threats",
    "PROTEST": "-5 crowds",
    "SANCTION": "-6 any reduced relation",
    "MOBILIZE": "-5.5 force posture, exercises of one country",
    "COERCE": "-7 repression, arrests, cyber attacks",
    "ASSAULT": "-9 violence",
}
# Admiralty code, wording of FM 2-22.3. Two axes, set by a person and never by the machine.
RELIABILITY = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
CREDIBILITY = {
    "1": "confirmed by other independent sources",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "truth cannot be judged",
}
# ICD 203: (words of the first row, words of the second row, lowest percent, highest percent).
LIKELIHOOD = (
    ("almost no chance", "remote", 1, 5),
    ("very unlikely", "highly improbable", 5, 20),
    ("unlikely", "improbable", 20, 45),
    ("roughly even chance", "roughly even odds", 45, 55),
    ("likely", "probable", 55, 80),
    ("very likely", "highly probable", 80, 95),
    ("almost certain", "nearly certain", 95, 99),
)
LIKELIHOOD_WORDS = {
    word: f"{low}-{high} %" for first, second, low, high in LIKELIHOOD for word in (first, second)
}
CONFIDENCE = {"low": "thin or doubtful sourcing", "moderate": "credible, not enough", "high": "good sourcing"}
# Traffic Light Protocol 2.0 (FIRST): label -> colour of the text on black.
TLP = {
    "TLP:RED": "#FF2B2B",
    "TLP:AMBER": "#FFC000",
    "TLP:AMBER+STRICT": "#FFC000",
    "TLP:GREEN": "#33FF00",
    "TLP:CLEAR": "#FFFFFF",
}


@dataclass(frozen=True)
class Column:
    """One column: `type` is string, date (ISO day), edtf, integer, number, boolean or names.

    `names` is a list separated by "; ". `references` is "table.column". `vocabulary` maps each
    allowed word to its label.
    """

    name: str
    type: str
    description: str
    required: bool = False
    vocabulary: Mapping[str, str] | None = None
    references: str = ""


@dataclass(frozen=True)
class Table:
    """One CSV file; `key` is its primary key."""

    name: str
    description: str
    key: str
    columns: tuple[Column, ...]

    @cached_property
    def column_names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    def column(self, name: str) -> Column:
        """The column of that name; KeyError if there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)


ACTOR = "actors.name"
CLAIM_HEAD = (
    Column("claim_id", "string", "stable and unique; does not change when the article is read again", True),
    Column("source_id", "string", "the report", True, references="sources.source_id"),
    Column("quote", "string", "the exact sentence, where the article's text is stored"),
    Column("start", "integer", "offset of the claim's expression in the article; Unicode code points"),
    Column("end", "integer", "end of the expression, exclusive: text[start:end]"),
    Column("statement", "string", "one sentence of ours, where the article's text is not stored"),
    Column("claimed_by", "string", "who asserts it; blank: the publisher's own voice", references=ACTOR),
    Column("via", "names", "who passed it on, outermost first"),
    Column("status", "string", "how it is put forward", True, STATUS),
    Column("hedge", "string", "the cue as written, if any"),
    Column("when", "edtf", "the time the fact refers to; blank if the text gives none; a wrong date is kept"),
    Column("reported", "date", "day of the report", True),
)
CLAIM_TAIL = (
    Column("credibility", "string", "Admiralty 1-6; a person sets it", vocabulary=CREDIBILITY),
    Column("review", "string", "what a person decided", True, REVIEW),
    Column("note", "string", "free text; in a draft, what to check first"),
)


def _range(number: str) -> tuple[Column, ...]:
    return (
        Column("low", number, "the lowest value that the words allow, inclusive unless bound is more_than"),
        Column("best", number, "the value itself, where one is given"),
        Column("high", number, "the highest value that the words allow, inclusive unless bound is less_than"),
        Column("bound", "string", "what kind of number it is", True, BOUND),
        Column("unit", "string", "what is counted"),
    )


TABLES: Mapping[str, Table] = {
    table.name: table
    for table in (
        Table(
            "sources",
            "one report",
            "source_id",
            (
                Column("source_id", "string", "short name of the report", True),
                Column("publisher", "string", "who published it", True),
                Column("title", "string", "headline; square brackets: not seen, our description", True),
                Column("published", "date", "day on the page", True),
                Column("url", "string", "the page that was read"),
                Column("retrieved", "date", "day on which it was read"),
                Column("sha256", "string", "checksum of the stored text"),
                Column("language", "string", "ISO 639-1 code"),
                Column("reliability", "string", "Admiralty A-F; a person sets it", vocabulary=RELIABILITY),
                Column("note", "string", "free text"),
            ),
        ),
        Table(
            "actors",
            "one actor with its other names",
            "name",
            (
                Column("name", "string", "canonical name", True),
                Column("kind", "string", "what it is", True, ACTOR_KIND),
                Column("iso3", "string", "ISO 3166-1 alpha-3, states only"),
                Column("parent", "string", "the state or body it speaks for", references=ACTOR),
                Column("aliases", "names", "other spellings; one alias belongs to one actor"),
                Column("source_id", "string", "a report that names it", references="sources.source_id"),
                Column("note", "string", "free text"),
            ),
        ),
        Table(
            "figures",
            "one number (or a word such as thousands) about people",
            "claim_id",
            (
                *CLAIM_HEAD,
                Column("measure", "string", "what happened to them", True, MEASURE),
                Column("mode", "string", "total or addition", True, MODE),
                Column("side", "string", "whose people", references=ACTOR),
                Column("location", "string", "where"),
                *_range("integer"),
                *CLAIM_TAIL,
            ),
        ),
        Table(
            "supplies",
            "one thing supplied, promised, received or shown",
            "claim_id",
            (
                *CLAIM_HEAD,
                Column("supplier", "string", "who gives", references=ACTOR),
                Column("recipient", "string", "who gets", references=ACTOR),
                Column("item", "string", "the thing, in the words of the report", True),
                Column("category", "string", "kind of thing, after SIPRI and UNROCA", True, CATEGORY),
                Column("action", "string", "what was done with it", True, ACTION),
                *_range("number"),
                *CLAIM_TAIL,
            ),
        ),
        Table(
            "ties",
            "one relation of two actors",
            "claim_id",
            (
                *CLAIM_HEAD,
                Column("a", "string", "from", True, references=ACTOR),
                Column("b", "string", "to", True, references=ACTOR),
                Column("tie", "string", "kind of relation", True, TIE),
                Column("sign", "integer", "as the two actors see it", True, SIGN),
                Column("directed", "boolean", "from a to b, or mutual", True, DIRECTED),
                *CLAIM_TAIL,
            ),
        ),
        Table(
            "events",
            "one event",
            "claim_id",
            (
                *CLAIM_HEAD,
                Column("event", "string", "what happened, in one line", True),
                Column("kind", "string", "PLOVER code", True, EVENT_KIND),
                Column("participants", "names", "who took part", references=ACTOR),
                Column("place", "string", "where"),
                *CLAIM_TAIL,
            ),
        ),
    )
}
CLAIM_TABLES = ("figures", "supplies", "ties", "events")
ID_LETTER = {"figures": "f", "supplies": "s", "ties": "t", "events": "e"}
LIST_SEPARATOR = "; "

QUESTION = {
    "side": "whose people are counted; without it the side of which most are reported as deployed",
    "then": "a day to look back to; without it the last day of a report a month or more before the latest",
    "last_briefing": "the day with which today is compared; without it as `then`, of all reports",
    "start": "first day of a stretch to look at closely; without it that of the first report",
    "end": "its last day; without it that of the last report",
    "around": "actors to which the network is kept, separated by `; `; without it all",
}
# Kept beside the tables by a person's own hand; a folder without them is complete.
SIDE_TABLES: Mapping[str, Table] = {
    table.name: table
    for table in (
        Table(
            "question",
            "one parameter of the notebooks that this project sets",
            "parameter",
            (
                Column("parameter", "string", "which", True, QUESTION),
                Column("value", "string", "what every notebook uses unless it is told otherwise", True),
                Column("note", "string", "why"),
            ),
        ),
        Table(
            "origin_decisions",
            "one claim whose origin a person decided",
            "claim_id",
            (
                Column("claim_id", "string", "the claim", True, references="claims.claim_id"),
                Column(
                    "origin", "string", "the origin it belongs to: an origin_id, or a name of one's own", True
                ),
                Column("by", "string", "who decided", True),
                Column("decided", "date", "when", True),
                Column("note", "string", "why"),
            ),
        ),
        Table(
            "judgements",
            "one judgement that an analyst wrote",
            "judgement_id",
            (
                Column("judgement_id", "string", "stable and unique", True),
                Column("text", "string", "the judgement, one or more sentences", True),
                Column(
                    "likelihood",
                    "string",
                    "ICD 203 word; blank where only confidence is stated",
                    vocabulary=LIKELIHOOD_WORDS,
                ),
                Column(
                    "confidence",
                    "string",
                    "ICD 203 confidence; blank where only likelihood is",
                    vocabulary=CONFIDENCE,
                ),
                Column("because", "names", "the claims it rests on", True, references="claims.claim_id"),
                Column("by", "string", "who judges", True),
                Column("decided", "date", "when", True),
                Column("as_of", "date", "what had been reported by this day was known"),
                Column(
                    "supersedes",
                    "string",
                    "the judgement that this one replaces",
                    references="judgements.judgement_id",
                ),
                Column("note", "string", "free text"),
            ),
        ),
        Table(
            "grades",
            "one Admiralty grade that a person gave",
            "grade_id",
            (
                Column("grade_id", "string", "stable and unique", True),
                Column("subject", "string", "a source_id or a claim_id", True, references="subjects.subject"),
                Column(
                    "scale",
                    "string",
                    "which axis",
                    True,
                    {"reliability": "of a source", "credibility": "of a claim"},
                ),
                Column("grade", "string", "A-F for a source, 1-6 for a claim", True),
                Column("by", "string", "who graded", True),
                Column("decided", "date", "when", True),
                Column("note", "string", "why"),
            ),
        ),
    )
}
