"""What speaks for each giver and taker of a thing whose sides its clause does not both name.

Every actor of the article that can give or take is a candidate. A cue is one observation about it: a verb
names it as giver, it stands behind "from", it took last, its industry makes the thing. `supply_points.csv`
says how much each weighs.
"""

from toolkit.extraction.article.parties import parties
from toolkit.extraction.clauses.clause import Clause
from toolkit.extraction.clauses.names import group_start
from toolkit.extraction.supplies.article import from_article, from_record, from_rows
from toolkit.extraction.supplies.given_back import comes_back
from toolkit.extraction.supplies.lists import label_of
from toolkit.extraction.supplies.nearby import opener, spoken_of
from toolkit.extraction.supplies.open import FAR, Open
from toolkit.extraction.supplies.scene import Cues, Last

_PREPOSITIONS = frozenset(
    ["from", "to", "for", "by", "with", "in", "at", "of", "against", "into", "on", "between", "via"]
)


def gather(case: Open) -> None:
    """Collect all cues for givers and takers."""
    _from_transfers(case)
    _from_item(case)
    _from_names(case)
    gave, took = case.scene.giver, case.scene.taker
    if comes_back(case.clause):
        gave, took = took, gave
    _remembered(case, "giver", case.givers, gave, took)
    _remembered(case, "taker", case.takers, took, gave)
    _from_list(case)
    _from_paragraph(case)
    from_article(case)
    from_rows(case)
    from_record(case)


def _from_transfers(case: Open) -> None:
    """Whom the transfer that governs the thing names, and whom the others of the clause do."""
    for one in case.here:
        how = one.transfer.direction
        if one is case.governing:
            giving, taking = (" meant" * meant for meant in (one.giver_meant, one.taker_meant))
            case.give(one.givers, how + giving)
            case.take(one.givers, "is giver" + giving)
            case.take(one.takers, how + taking)
            case.give(one.takers, "is taker" + taking)
        else:
            case.give(one.givers, f"beside {how}")
            case.take(one.givers, "gives beside")
            case.take(one.takers, f"beside {how}")
            case.give(one.takers, "takes beside")


def _from_item(case: Open) -> None:
    """Whose make or property the thing is."""
    clause, item, doc = case.clause, case.item, case.scene.doc
    if item.origin is not None:
        own = item.origin + 1 < clause.size and clause.tags[item.origin + 1] == "'"
        how = "adjective" if clause.actors[item.origin].form == "adjective" else "owner" if own else "other"
        how = how if item.origin < item.first else "behind"
        case.both(parties(doc, clause, (item.origin,)), f"origin {how}")
    if item.maker in doc.actors.actors:
        case.both([item.maker], "maker")
        case.give([item.maker], f"maker {case.direction}")


def _from_names(case: Open) -> None:
    """Where the names of the clause stand: before or behind the thing, after which preposition."""
    clause, item = case.clause, case.item
    first = True
    nearest: dict[str, list[str]] = {}
    for j in clause.names:
        mention = clause.actors[j]
        if mention.form == "compound" or j == item.origin:
            continue
        names = parties(case.scene.doc, clause, (j,))
        before = _preposition(clause, j)
        form = "place" if mention.form == "place" else "adjective" if clause.is_adjective(j) else "name"
        where = "before" if j < item.first else "behind"
        case.both(names, f"{where} {before} {form}")
        if first and before == "-" and form == "name":
            first = False
            if any(clause.finite[j + 1 : item.first]):
                case.both(names, f"does {case.direction}")
        if where == "before" or where not in nearest:
            nearest[where] = names
    for where, names in nearest.items():
        case.both(names, f"nearest {where}")


def _preposition(clause: Clause, name: int) -> str:
    """The preposition that governs a name; "-" if there is none."""
    start = group_start(clause, name) - 1
    if not clause.has(start, "P"):
        return "-"
    if clause.low(start - 1) == "way" and clause.low(start - 2) == "by":
        return "via"  # "by way of Chad"
    return clause.lows[start] if clause.lows[start] in _PREPOSITIONS else "other"


def _remembered(case: Open, role: str, cues: Cues, last: Last, other: Last) -> None:
    """Who gave, or took, in the sentences before, and who was the other side."""
    sentence = case.clause.sentence
    gap = sentence.index - last.sentence
    if gap <= FAR:
        near = "same" if last.paragraph == sentence.paragraph else "near" if gap <= 2 else "far"
        for name in last.names:
            cues[name].add(f"{role} last {near}")
            if gap <= 1:
                cues[name].add(f"{role} last next")
    if sentence.index - other.sentence <= FAR:
        for name in other.names:
            cues[name].add(f"{role} last other")


def _from_list(case: Open) -> None:
    """The lead-in above a line of a list, and the names before a colon."""
    scene, clause = case.scene, case.clause
    label = parties(scene.doc, clause, label_of(clause))
    top = scene.lead_in(clause.sentence)
    listed = top is not None and scene.leads(top)
    case.both(label, "line" if listed else "label")
    case.nobody.update({"nobody line" if listed else "nobody label"} if label else ())
    if top is None or not listed:
        case.nobody.update({"nobody list"} if top is not None else ())
        return
    givers, takers = scene.sides_above(top)
    case.give(givers, "lead")
    case.take(takers, "lead")
    read = scene.read_above(top)
    case.pair(read[:1], "lead")
    case.nobody.add("nobody lead" if read or (givers and takers) else "nobody list colon")


def _from_paragraph(case: Open) -> None:
    """Whom the paragraph speaks of."""
    clause, doc = case.clause, case.scene.doc
    case.both(opener(doc, clause), "opener")
    case.both(spoken_of(doc, clause), "spoken of")
