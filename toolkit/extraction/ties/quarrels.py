"""Who is meant by a relation without a name: who is blamed, who quarrels, who only speaks of it."""

from collections import Counter

from toolkit.extraction.actors.known import stance
from toolkit.extraction.article.document import Document
from toolkit.extraction.article.parties import parent_of
from toolkit.extraction.clauses.clause import Clause
from toolkit.extraction.text.wordsets import FIRE
from toolkit.schema import Row

_DOINGS = frozenset({"arms", "aid", "troops", "combat", "sanction", "visit", "support", "other"})


def doer_of(before: list[Row], blamers: list[str], told: list[str]) -> str:
    """Who did what is blamed: the doer of the last relation that the blamer had no part in.

    A sale is the one that the article began with, strikes are those of the last fighting.
    """
    if not _SALES.isdisjoint(told):
        before = [row for row in before if row["tie"] == "arms"][:1] or before
    elif not FIRE.isdisjoint(told):
        quarrels = [row for row in before if row["sign"] < 0]
        before = [row for row in quarrels if row["tie"] == "combat"] or quarrels
    elif not _SENDINGS.isdisjoint(told):
        before = [row for row in before if row["tie"] == "troops"] or before
    for row in reversed(before):
        if row["a"] not in blamers and row["directed"] and row["tie"] in _DOINGS:
            return str(row["a"])
    return ""


_SENDINGS = frozenset({"deployment", "deployments", "dispatch", "sending", "presence", "contingent"})
_SALES = frozenset({"sale", "sales", "deal", "deals"})


def quarrellers(before: list[Row], mediators: list[str]) -> list[str]:
    """Between whom somebody mediates: the two sides that quarrel most in the article, if any stand out.

    Where none quarrel, the two that agreed last: "Chad and Niger agreed to a truce. Peru brokered it".
    """
    quarrels = ["; ".join(sorted((row["a"], row["b"]))) for row in before if row["sign"] < 0]
    often = Counter(quarrels)
    made = [[row["a"], row["b"]] for row in before if row["tie"] == "treaty"]
    if made and not quarrels and not {*mediators} & {*made[-1]}:
        return made[-1]
    if not quarrels or (len(often) > 1 and max(often.values()) < 2):
        return []
    return max(reversed(quarrels), key=lambda pair: often[pair]).split("; ")


def tellers(doc: Document, clause: Clause) -> frozenset[str]:
    """Who speaks in a sentence: "Seoul noted Russia's campaign" tells of no fight with Seoul."""
    return frozenset(name for frame in doc.frames[clause.sentence.index] for name in frame.names)


def bystanders(doc: Document, clause: Clause, known: list[str]) -> set[str]:
    """Who speaks in a sentence and for whom, but for known foes, who may well speak of their own war."""
    names = tellers(doc, clause)
    return {
        name
        for name in {*names, *(parent_of(doc, name) for name in names)}
        if all(stance((name, other), (name, other), doc.lexicon_dir) != "foes" for other in known)
    }
