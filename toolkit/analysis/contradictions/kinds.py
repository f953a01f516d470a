"""The kinds of contradiction, and what one finding is."""

from dataclasses import dataclass

# kind -> what it means; the order is the order of the table
KINDS = {
    "claimants disagree": "two claimants give numbers for the same time that cannot both hold",
    "falling count": "a count that can only grow is lower later than an earlier one of somebody else",
    "superseded number": "an old number is given again after its own claimant had given another",
    "two numbers": "one claimant is given two numbers for one time by reports of the same days",
    "part above total": "a part is larger than the whole",
    "total below its parts": "a total is smaller than its stock and the addition to it",
    "included or on top": "pages differ on whether a total contains an addition",
    "total or addition": "one number is a total on one page and an addition on another",
    "plan or fact": "one number is a plan on one page and done on another",
    "bound drift": "the copies of one statement differ in at least, about, exactly, up to",
    "number drift": "the copies of one statement differ in the number",
    "hedge drift": "the copies of one statement differ in how sure they are",
    "label drift": "one number is said of different things",
    "unit drift": "the copies of one statement count different things",
    "direction drift": "supplier and recipient change places",
    "date drift": "the copies of one statement are dated to different times",
    "place drift": "the copies of one statement are put in different places",
    "other claimant": "a number is credited to the side itself and to somebody else",
    "denied or confirmed": "denied or not confirmed here, said or confirmed there",
    "told before it happened": "a report tells as done what lies after it",
    "addition too early": "an addition is dated before anything that it could be added to",
    "total too early": "a date lies far before all others of the same matter",
    "two dates": "one event on two dates",
    "two places": "one meeting in two places",
    "member count": "a number of members that does not fit their list",
}

# What copies made of one statement: nobody contradicts anybody, so these are counted apart.
DRIFTS = frozenset(kind for kind in KINDS if kind.endswith(" drift"))


@dataclass(frozen=True, slots=True)
class Finding:
    """One contradiction before it becomes a row: the claims on both sides and the sentence that says why."""

    kind: str
    claim_ids: tuple[str, ...]
    explanation: str
