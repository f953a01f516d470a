"""Verbs that carry a tie and tell of none: denied, only possible, or with another meaning here."""

from collections.abc import Callable

from toolkit import lexicon
from toolkit.extraction.clauses.bidding import is_only_able, is_only_bidden
from toolkit.extraction.clauses.clause import BE, MODALS, WORD, Clause
from toolkit.extraction.clauses.nouns import is_denied, is_unreal
from toolkit.extraction.clauses.objects import qualifies
from toolkit.extraction.clauses.verbs import verb_group
from toolkit.extraction.text.readings import Term
from toolkit.extraction.text.wordsets import wordset
from toolkit.extraction.ties.targets import helps_against, only_bids

_PREMISES = frozenset({"office", "offices", "premises", "home", "homes", "flat", "flats"})
_DEALINGS = wordset("dealings") | {"cooperation", "ties", "relations", "aid", "contact", "contacts"}
_TAKEN_OTHERWISE = wordset("taken otherwise")
_IDLY = frozenset({"while", "as", "when", "idly", "helplessly", "and", "but", ""})
_NOBODY = frozenset({"nobody", "none", "nothing", "neither", "little"})
# Terms with another meaning, by the words behind them.
_MEANS_ELSE: dict[str, Callable[[Clause, int], bool]] = {
    "raid": lambda clause, after: not _PREMISES.isdisjoint(clause.lows[after : after + 4]),  # by the police
    "be close to": lambda clause, after: clause.low(after).endswith("ing"),  # "close to recognising Peru"
    # "cut off military cooperation with Peru": the noun tells it
    "cut off": lambda clause, after: not _DEALINGS.isdisjoint(clause.lows[after : after + 3]),
    "stand by": lambda clause, after: clause.low(after) in _IDLY or clause.is_mark(after, ".,;:"),
    "take": lambda clause, after: clause.low(after) in _TAKEN_OTHERWISE,
}


def tells_of_none(clause: Clause, i: int, term: Term) -> bool:
    """Whether the verb at i is denied, only possible ("could attack"), or means something else here."""
    if qualifies(clause, i, term) or (term.code == "b" and clause.low(i - 1) in BE):
        return True  # "is down for 4,500 men"
    return _is_unfulfilled(clause, i, term) or _means_else(clause, i, term.row)


def _is_unfulfilled(clause: Clause, i: int, term: Term) -> bool:
    """Whether what the verb at i tells is denied, possible, bidden or wished, and so not told to happen."""
    row, (start, _, _, negated) = term.row, verb_group(clause, i)
    nor = clause.last_of(("nor",), start - 8, start) if "neither" in clause.words else None
    if nor is not None and "," not in clause.lows[nor:start]:
        return True  # "Neither Chad nor Niger has recognised the council"
    if negated or is_denied(clause, start) or is_unreal(clause, i) or _wanted_not(clause, i):
        return True  # "do not want to fight"
    if row["tie"] in ("combat", "sanction") and not MODALS.isdisjoint(clause.lows[start:i]):
        return True
    return only_bids(clause, clause.last[i], row) or is_only_able(clause, start) or is_only_bidden(clause, i)


def _means_else(clause: Clause, i: int, row: lexicon.Row) -> bool:
    """Whether the verb at i has another meaning here: "has been defending itself", "sit further back"."""
    after = clause.last[i] + 1
    behind = clause.low(after)
    else_here = _MEANS_ELSE.get(row["term"])
    return (
        (else_here is not None and else_here(clause, after))
        or behind in _NOBODY  # "accuses nobody"
        or behind.endswith(("self", "selves"))
        or (clause.lows[i] == "close" and behind == "to")  # "a camp close to the border"
        or (clause.lows[i] == "back" and (clause.is_mark(after, ",.;:") or clause.has(after, "P")))
        or _of_compound(clause, i, row)
        or helps_against(clause, after, row)
    )


def _of_compound(clause: Clause, i: int, row: lexicon.Row) -> bool:
    """Whether the verb at i ends a compound, which is read as an adjective: "EU-mediated" as a verb, too."""
    if row["term"] == "guard" and clause.low(i - 1) in ("border", "coast", "prison"):
        return True
    return clause.text[clause.starts[i] - 1] in "-–" and row["tie"] != "mediation"


def _wanted_not(clause: Clause, i: int) -> bool:
    """Whether the verb at i hangs on one that is denied: "does not plan to attack"."""
    start, _, infinitive, _ = verb_group(clause, i)
    above = start - 1
    return infinitive and above > 0 and clause.kinds[above] == WORD and verb_group(clause, above).negated
