"""The words that a column may hold, each with its meaning.

A comment records a trap, the label what the word means.
"""

from collections.abc import Mapping

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
# Parameters of the notebooks: what each is, and what it is where nobody sets it.
QUESTION = {
    "side": "whose people are counted, with its forces; without it the side of which most are deployed",
    "then": "a day to look back to; without it the last day of a report a month or more before the latest",
    "last_briefing": "the day with which today is compared; without it as `then`, of all reports",
    "start": "first day of a stretch to look at closely; without it that of the first report",
    "end": "its last day; without it that of the last report",
    "around": "actors to which the network is kept, separated by `; `; without it all",
}
