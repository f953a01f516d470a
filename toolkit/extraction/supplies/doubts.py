"""What speaks for and against a thing being handed over at all: its kind, the verbs around it, its place."""

from toolkit.extraction.supplies.given_back import comes_back
from toolkit.extraction.supplies.handled import handled
from toolkit.extraction.supplies.lists import ADDING, CARRIED
from toolkit.extraction.supplies.open import FAR, Open
from toolkit.extraction.text.wordsets import INCLUDING, wordset
from toolkit.extraction.transfers.quantities import quantity_of
from toolkit.extraction.transfers.sources import fronted

_GOODS = frozenset({"food", "fuel", "other", "technology", "labour", "vehicles"})
_LOSS = wordset("loss of a thing")
_COUNTING = wordset("counting a thing")
_OWN = frozenset({"its", "their", "his", "own"})


def doubt(case: Open) -> None:
    """Add the cues for nobody."""
    cues = ["nobody", *_of_transfer(case), *_of_thing(case), *_of_words(case), *_of_place(case)]
    case.nobody.update(cue if cue == "nobody" else f"nobody {cue}" for cue in cues)


def _of_transfer(case: Open) -> list[str]:
    """The verb or noun that governs the thing, and what else the clause tells."""
    found = [f"beside {one.transfer.direction}" for one in case.here]
    found += ["read"] if case.told else []
    found += ["listed"] if case.listed[0] or fronted(case.clause, case.item.first) else []
    governing = case.governing
    if governing is None:
        return found if "listed" in found else [*found, "governs"]
    transfer = governing.transfer
    sides = [side for side in ("givers", "takers") if getattr(governing, side)]
    named = " ".join([*sides, "named"])
    flags = {"elsewhere": transfer.elsewhere, "sends": transfer.sends, "aside": transfer.aside}
    found += [flag for flag, holds in flags.items() if holds]
    return [*found, transfer.direction, transfer.action, named]


def _of_thing(case: Open) -> list[str]:
    """What kind of thing it is, and whether it is counted or somebody's own."""
    clause, item = case.clause, case.item
    kind = "funds" if item.category == "funds" else "goods" if item.category in _GOODS else "arms"
    before = clause.before(item.first, 4)
    number = quantity_of(clause, item, case.scene.doc.quantities_in(clause.sentence))
    start, end = clause.starts[item.first], clause.ends[item.last]
    flags = {
        # a sum that is itself the thing is not counted
        "number": number is not None and not (item.category == "funds" and start <= number.value_start < end),
        "own": bool(before) and before[-1] in _OWN,
        "own near": "own" in before,
        "again": bool(item.name),
        "sum": case.bare,
    }
    return [kind, item.category, *(flag for flag, holds in flags.items() if holds)]


def _of_words(case: Open) -> list[str]:
    """Words of the clause for losses, fights, lists and additions."""
    clause = case.clause
    including = not INCLUDING.isdisjoint(clause.lows[: case.item.first])
    flags = {
        "loss": not _LOSS.isdisjoint(clause.words),
        "count": not _COUNTING.isdisjoint(clause.words),
        "also": not ADDING.isdisjoint(clause.words),
        "including": including,
        "cargo": including and not CARRIED.isdisjoint(clause.lows[:6]),
        "combat": any("combat" in hit.terms.ties for hit in clause.hits.values()),
        "back": comes_back(clause),
        "question": clause.mark == "?",
    }
    how = handled(clause, case.item.first)
    return [flag for flag, holds in flags.items() if holds] + ([how] if how else [])


def _of_place(case: Open) -> list[str]:
    """Where the thing stands in the article, and how far the last transfer is."""
    scene, sentence = case.scene, case.clause.sentence
    gap = sentence.index - max(scene.giver.sentence, scene.taker.sentence)
    near = "next" if gap < 2 else "near" if gap <= 3 else "off" if gap <= FAR else "far"
    flags = {
        "pairs": not scene.pairs,
        "many pairs": scene.pairs.total() > 2,
        "headline": sentence.paragraph == 0,
        "names": not case.clause.names,
        "last same": sentence.paragraph in (scene.giver.paragraph, scene.taker.paragraph),
    }
    return [f"last {near}", *(flag for flag, holds in flags.items() if holds)]
