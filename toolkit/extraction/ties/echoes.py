"""Who does as somebody else did: "and so did Niger", "Peru followed suit", "Chad followed a day later"."""

from collections.abc import Iterator
from dataclasses import replace

from toolkit.extraction.article.claims import claim_row
from toolkit.extraction.article.document import Document
from toolkit.extraction.article.parties import parties
from toolkit.extraction.clauses.clause import Clause
from toolkit.extraction.clauses.lists import coordinated
from toolkit.extraction.clauses.names import noun_group_end
from toolkit.extraction.clauses.objects import by_agent
from toolkit.extraction.clauses.subjects import subject
from toolkit.extraction.ties.cues import Told

_DOES = frozenset({"did", "does", "do", "has", "have", "had"})
_SIGNS = frozenset({"so", "as", "suit", "same", "likewise", "followed"})
_LATER = frozenset({"later", "afterwards", "after", "soon"})
_MUTUAL = frozenset({"talks", "treaty", "alliance"})  # with whom, the echo leaves open


def echoed(doc: Document, clause: Clause, before: list[Told]) -> Iterator[Told]:
    """What those who do the same have to do with whom the last relation told before reached."""
    if _SIGNS.isdisjoint(clause.words):
        return
    for names, first, last in _echoes(clause):
        model = [
            one for one in before if one.clause is not clause or (one.row["start"] < clause.starts[first])
        ]
        if not model or model[-1].row["tie"] in _MUTUAL:
            continue
        told = [one for one in model if one.relation is model[-1].relation]
        doers = {one.row["a"] for one in told}
        start, end = clause.starts[first], clause.ends[last]
        for a in parties(doc, clause, names):
            for one in {one.row["b"]: one for one in told}.values():
                if a != one.row["b"] and a not in doers:
                    told_of = {name: one.row[name] for name in ("b", "tie", "sign", "directed")}
                    row = {**claim_row(doc, clause.sentence, start, end), "a": a, **told_of}
                    same = one.relation if one.clause is clause else None
                    yield Told(one.rule, row, clause, same and replace(same, a=tuple(names), first=first))


def _echoes(clause: Clause) -> Iterator[tuple[list[int], int, int]]:
    """The names of those who do the same, with the first and last token of the words."""
    for i, low in enumerate(clause.lows):
        if low in ("so", "as") and clause.low(i + 1) in _DOES:
            opens = not i or clause.is_mark(i - 1, ",;–—") or clause.low(i - 1) in ("and", "but")
            name = clause.name_in(i + 2, i + 5)
            if opens and name is not None:
                names = coordinated(clause, name)
                yield names, i, noun_group_end(clause, names[-1])
        elif low == "suit" and clause.low(i - 1).startswith("follow"):
            yield subject(clause, i - 1), i - 1, i
        elif low == "followed":
            later = not _LATER.isdisjoint(clause.lows[i + 1 : i + 5])
            if (
                later
                and clause.low(i + 1) not in ("by", "the", "in", "with")
                and not clause.is_mark(i - 1, ",")
            ):
                yield subject(clause, i), i, i
            elif clause.is_mark(i - 1, ",") and (names := by_agent(clause, i)):
                yield names, i, names[-1]  # "expelled the envoy, followed a day later by Chad"
        elif low in ("same", "likewise"):
            verb = i - 2 if clause.low(i - 1) == "the" else i - 1
            if clause.low(verb) in ("did", "does", "do", "done"):
                yield subject(clause, verb), verb, i
