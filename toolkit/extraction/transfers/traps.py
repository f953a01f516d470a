"""Words for things where they hand over none: as verbs, places, parts of compounds."""

from toolkit.extraction.clauses.clause import ACTOR, HAVE, MARK, NUMBER, WORD, Clause
from toolkit.extraction.clauses.lists import coordinated
from toolkit.extraction.clauses.names import group_start
from toolkit.extraction.clauses.nouns import is_let_do
from toolkit.extraction.text.categories import SELF_MOVING
from toolkit.extraction.text.wordsets import wordset
from toolkit.extraction.transfers.prices import is_sum_of
from toolkit.extraction.transfers.purposes import is_improved, is_made_there, is_no_munition


def is_verb_here(clause: Clause, i: int) -> bool:
    """ "supplies", "arms", "trains" as a verb after a name or "to"."""
    hit = clause.hits[i]
    verb = hit.terms.verb
    if verb is None or i == 0:
        return False
    if verb.code == "g":
        return True
    before, behind = i - 1, clause.last[i] + 1
    if verb.code == "s" and clause.low(behind) == "that":
        return True  # "it also grants that"
    reaching = clause.readings(behind).thing is not None or clause.low(behind) in _ITS
    reaching = reaching or (behind in clause.actors and clause.low(before) == "and")
    if verb.code == "s" and reaching and clause.tags[before] != "D":
        return True  # "and supplies oil", "and trains its police"
    if verb.code == "b" and (_bare_subject(clause, before) or is_let_do(clause, i)):
        return True
    if verb.code == "b" and before in clause.actors and len(coordinated(clause, before)) > 1:
        return True  # "Spain and Peru fund a hospital"
    if clause.low(before) == "it" and clause.readings(before - 1).hands_over:
        return False  # "still gives it arms"
    if verb.code == "s" and clause.lows[before] in HAVE:
        return False  # "has rockets", "had arms"
    if clause.low(before) == "to" or clause.has(before, "XOR"):
        return clause.low(before) != "to" or (verb.code == "b" and before not in clause.hits)
    named = clause.kinds[before] == ACTOR and not clause.is_adjective(before) and verb.code == "s"
    return named and not _is_taker(clause, before)


_ITS = ("its", "their", "his", "the")


def _is_taker(clause: Clause, name: int) -> bool:
    """ "sends Chad shells": the name right behind a verb of giving takes, and does nothing itself."""
    return clause.readings(group_start(clause, name) - 1).hands_over


def _bare_subject(clause: Clause, j: int) -> bool:
    """Whether the word before can only end a subject or qualify a verb: "pilots train", "who also train"."""
    word = clause.lows[j]
    if word in _BEFORE_VERBS or (j in clause.actors and clause.actors[j].form == "people"):
        return True  # "2,000 Russians train the army"
    return clause.kinds[j] == WORD and "H" in clause.tags[j] and word.endswith("s")


_BEFORE_VERBS = frozenset({"also", "still", "now", "often", "already", "then", "which", "who", "that"})


def supplies_follow(clause: Clause, last: int) -> bool:
    """ "containers of shells": the shells are the item."""
    if clause.low(last + 1) not in ("of", "with", "carrying", "containing"):
        return False
    return any(clause.readings(j).thing is not None for j in range(last + 2, min(last + 7, clause.size)))


def is_only_told_of(clause: Clause, first: int, last: int) -> bool:
    """Whether a thing is only shown in pictures, cleared away, speaks, or means service: nobody gets it."""
    return (
        (clause.low(first - 1) == "under" and clause.lows[last] == "arms")  # "800,000 men under arms"
        or is_improved(clause, first)
        or is_made_there(clause, first)
        or is_no_munition(clause, first, last)
        or _speaks(clause, first, last)
        or _puts_in(clause, first, last)
        or _goes_to_sea(clause, first, last)
        or _shows_something(clause, last)
        or _is_pictured(clause, first)
        or _is_rid_of(clause, first)
    )


def _puts_in(clause: Clause, first: int, last: int) -> bool:
    """ "A Turkish corvette called at Benghazi": a warship on a visit goes to nobody."""
    if clause.readings(first).category != "naval":
        return False
    behind = range(last + 1, min(last + 5, clause.size - 1))
    verb = next((j for j in behind if clause.is_finite(j) or clause.is_mark(j, ",;:")), clause.size)
    return clause.low(verb) in _PUTTING_IN and clause.low(verb + 1) in ("at", "in", "off", "near", "through")


_PUTTING_IN = wordset("putting into port")


def _goes_to_sea(clause: Clause, first: int, last: int) -> bool:
    """ "sent two frigates and a P-3 Orion to the coast of Chad": ships and planes of one's own."""
    if clause.readings(first).category not in SELF_MOVING:
        return False
    behind = clause.lows[last + 1 : last + _SEA_REACH]
    near = behind[behind.index("to") + 1 :][:5] if "to" in behind else []
    return not _WATERS.isdisjoint(near) and "guard" not in near


_WATERS = wordset("waters")
_SEA_REACH = 24


def _speaks(clause: Clause, first: int, last: int) -> bool:
    """ "30 trucks came, dock workers told reporters": who is lent to nobody says so."""
    said = last + 1 < clause.size and clause.has(last + 1, "Y") and clause.is_finite(last + 1)
    return said and clause.readings(first).category == "labour"


def _shows_something(clause: Clause, last: int) -> bool:
    """ "satellite pictures supplied by Chad show a depot": what tells readers something goes to nobody."""
    if _PICTURES.isdisjoint((clause.lows[last], clause.low(last + 1))):
        return False
    return any(
        clause.lows[j] in _SHOWING and clause.lows[j - 1] != "to" for j in range(last + 1, clause.size)
    )


_PICTURES = wordset("picture")
_SHOWING = wordset("showing")


def _is_pictured(clause: Clause, first: int) -> bool:
    """ "passed on images of warships", "maps of the mines": only the picture is handed over."""
    j = first - 1
    while j > 0 and clause.lows[j] != "of" and (clause.kinds[j] == ACTOR or clause.tags[j] in ("", "D")):
        j -= 1
    return clause.low(j) == "of" and clause.low(j - 1) in _PICTURES | _DRAWINGS


_DRAWINGS = wordset("drawing")


def _is_rid_of(clause: Clause, first: int) -> bool:
    """ "to clear mines", "to clear the province of mines": what a place is rid of is handed to nobody."""
    if clause.low(first - 1) in _RIDDING:
        return True
    if clause.low(first - 1) != "of" or "transfers" in clause.readings(first - 2).tables:
        return False  # "cleared the sale of missiles"
    return any(
        clause.lows[j] in _RIDDING and clause.low(j + 1) != "of"
        for j in range(max(0, first - _RID_REACH), first - 2)
    )


_RIDDING = wordset("ridding")
_RID_REACH = 9


def corrects(clause: Clause) -> bool:
    """ "Correction: in an earlier version we wrote that jets had come": what follows no longer holds."""
    if _MISTAKEN.isdisjoint(clause.words):
        return False
    opening = " ".join(clause.lows[:12])
    wrote = any(words in opening for words in ("earlier version", "we wrote", "wrongly", "misstated"))
    return wrote and (clause.lows[0] in _CORRECTIONS or "version" in opening)


_MISTAKEN = frozenset({"version", "wrote", "wrongly", "misstated"})
_CORRECTIONS = frozenset({"correction", "corrections", "clarification", "erratum"})
_NO_PLACE = frozenset(  # word and preposition before what is handed over
    {
        ("addition", "to"),
        *((have, "on") for have in ("has", "have", "had")),  # "has on order 12 tanks"
        *(
            (talk, "on")
            for talk in ("talks", "negotiations", "discussions", "negotiating", "contract", "deal")
        ),
    }
)
_WORKS_AND_CARRIERS = wordset("where a thing comes from")


def is_place(clause: Clause, first: int, item_end: int) -> bool:
    """ "to a Russian drone plant", "at the missile base": where, not what."""
    for j in range(first - 1, max(first - 5, -1), -1):
        if clause.lows[j : j + 2] == ["at", "least"] or clause.lows[j - 1 : j + 1] == ["up", "to"]:
            continue
        if clause.has(j, "P") or clause.lows[j] == "aboard":
            if clause.lows[item_end + 1 : item_end + 4 : 2] == ["on", "from"]:
                return False  # "ride in vehicles on loan from Oman"
            if (clause.low(j - 1), clause.lows[j]) in _NO_PLACE or _worth_or_paid(clause, j):
                return False
            works = clause.lows[j] == "from" and clause.lows[item_end] in _WORKS_AND_CARRIERS
            return works or (clause.lows[j] in _WHITHER and j not in clause.inside)
        if clause.lows[j] in _CARRYING:
            return False  # "to planes carrying weapons"
        if clause.low(j - 1) == "to" and (
            clause.has(j, "B") or any(t.form == "verb" and t.code == "b" for t in clause.readings(j))
        ):
            return False  # "to sell three radars"
        if clause.kinds[j] == MARK or (clause.kinds[j] == ACTOR and not clause.is_adjective(j)):
            return False
        if clause.low(j) == "and" and "by" in clause.before(j, 4):
            return True  # "by plane and train"
        if clause.kinds[j] == NUMBER or clause.has(j, "CSRXO") or clause.readings(j).handed_over:
            return False
    return False


_CARRYING = wordset("carrying")


def _worth_or_paid(clause: Clause, j: int) -> bool:
    """ "$3 million in military aid", "paid in rice": what stands behind "in" is what is given."""
    if clause.lows[j] != "in":
        return False
    return is_sum_of(clause, j + 1) or not _PAID.isdisjoint(clause.before(j, 4))


_PAID = wordset("paying in kind")
_WHITHER = wordset("way to a place")
_COMPOUND_HEADS = wordset("head over a thing")
_TRANSFER_HEADS = wordset("transfer head")


def inside_compound(clause: Clause, last: int) -> bool:
    """ "missile test", "oil-rich": the thing only qualifies another noun ("arms shipments" stays)."""
    follower = clause.low(last + 1)
    if follower == "and" and clause.low(last + 2) == "nuclear":
        return clause.low(last + 3) in _COMPOUND_HEADS  # "missile and nuclear programs"
    return (follower in _COMPOUND_HEADS or clause.has(last + 1, "H")) and follower not in _TRANSFER_HEADS


def fires_the_next(clause: Clause, last: int) -> bool:
    """ "artillery and rocket ammunition": the guns only say for what the ammunition is."""
    if clause.lows[last] not in _GUNS or clause.low(last + 1) not in ("and", "or"):
        return False
    fired = clause.low(last + 2) in _GUNS and clause.low(last + 3) in _FIRED
    return fired and clause.readings(last + 2).thing is not None


_GUNS = wordset("gun")
_FIRED = wordset("fired from a gun")
