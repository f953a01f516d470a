"""Things that only go on with a transfer told before: lists under a lead-in, "It covers ...", answers.

The sides stand in the lead-in, which may be some sentences earlier ("seized on its way from A to B").
"""

from toolkit.extraction.clauses.clause import Clause
from toolkit.extraction.supplies.story import Story
from toolkit.extraction.text.wordsets import INCLUDING, wordset
from toolkit.extraction.transfers.items import Item

CARRIED = wordset("cargo")
BULLETS = "(-•*–—·▪●■►"
_THEY = frozenset({"it", "they", "them", "this", "that"})
ADDING = wordset("going on with a list")


def goes_on(clause: Clause, rest: list[Item], story: Story) -> bool:
    """Whether the things of a sentence belong to the transfer told last; those that do not are dropped."""
    if not story.supplier or not story.recipient:
        return False
    if story.asked >= 0 and story.asked == clause.sentence.index - 1 and _answers(clause):
        return True
    return _listed(clause, rest, story) or _of_the_cargo(clause, rest)


def of_the_list(clause: Clause, story: Story) -> bool:
    """ "(b) warheads", "– four launchers", right below the lead-in or another line of its list."""
    if not _is_bullet(clause) or not (story.supplier and story.recipient):
        return False
    return clause.sentence.index - max(story.listing, story.sentence) <= 3


def _listed(clause: Clause, rest: list[Item], story: Story) -> bool:
    """Whether the things of a list's line have no side of their own before them."""
    opens = min(clause.actors, default=clause.size)
    if not of_the_list(clause, story) or opens < rest[0].first - 4:
        return False
    story.listing = clause.sentence.index
    return True


def _is_bullet(clause: Clause) -> bool:
    first = clause.lows[0]
    return first in BULLETS or (first.isdigit() and clause.text[clause.ends[0]] in ").")


def _of_the_cargo(clause: Clause, rest: list[Item]) -> bool:
    """ "It included ...", "The package covers ...", "Among the arms were ..."."""
    lows = clause.lows[: rest[0].first]
    if any(low in INCLUDING for low in lows):
        opens = [low for low in lows[:4] if low in CARRIED]
        if opens and (opens[0] not in ("it", "they") or lows[0] in ("it", "they")):
            return True
    if ":" in lows and lows[0] not in BULLETS and any(low in CARRIED for low in lows if low not in _THEY):
        return True
    for word in ("among", "aboard", "board", "list"):
        if word in clause.lows:
            at = clause.lows.index(word)
            if word == "among":
                whole = [item for item in rest if item.last < at]
                if not whole or CARRIED.isdisjoint(clause.lows[at : at + 4]):
                    return False
                rest[:] = whole
                return True
            return any(
                clause.lows[j] in ("were", "are", "was", "is") for j in range(min(at + 6, clause.size))
            )
    return False


def _answers(clause: Clause) -> bool:
    """Whether a sentence is but the answer to a question: "Chiefly tanks."."""
    return clause.size < 12 and not any(clause.is_finite(j) for j in range(clause.size))


def label_of(clause: Clause) -> list[int]:
    """The names before the colon or dash that opens a line: "(b) Oman, jointly: tanks", "• Fiji – tents"."""
    end = clause.lows.index(":") if ":" in clause.lows[:14] else 0
    if not end and _is_bullet(clause):
        end = next((j for j in range(2, min(8, clause.size)) if _is_dash(clause, j)), 0)
    if not end or 1 in clause.finite[:end]:
        return []
    names = [j for j in clause.names if j < end]
    above = not clause.sentence.paragraph and not _is_bullet(clause)
    return [] if above else names  # a headline names its topic: "Sudan: half of rebel shells from Peru"


def _is_dash(clause: Clause, j: int) -> bool:
    """Whether a dash with a space on both sides stands at token j."""
    return clause.lows[j] in "-–—" and clause.text[clause.starts[j] - 1] == clause.text[clause.ends[j]] == " "
