"""Words for events that tell none where they stand: "Chad insists", "what it sells", "12 tanks arrived"."""

from toolkit.extraction.article.document import Document
from toolkit.extraction.clauses.clause import ACTOR, MARK, NUMBER, Clause
from toolkit.extraction.clauses.names import group_start
from toolkit.extraction.clauses.objects import passive
from toolkit.extraction.clauses.verbs import verb_group
from toolkit.extraction.events.wording import POINTING, begin, is_bare
from toolkit.extraction.text.readings import Term
from toolkit.extraction.text.wordsets import ARMED_PEOPLE, wordset
from toolkit.extraction.ties.frames import TRAVELLERS

_OBJECT = 10  # tokens of an object
_NEED_NO_MATTER = frozenset({"ASSAULT", "RETREAT", "CONCEDE", "MOBILIZE", "PROTEST"})
_ASKED = frozenset({"what", "how", "why", "whether", "exactly"})
_NOT_YET = frozenset({"until", "unless", "if"})
_TELLING = wordset("telling")
_FINDINGS = frozenset({"that", "evidence", "proof", "guilty", "responsible", "traces"})
_FINDING = frozenset({"find", "finds", "found"})
_COMING = wordset("coming to a place")
_GIVING = wordset("giving something")
_GIVES = frozenset({"give", "gives", "gave", "given", "giving"})
_HELP = wordset("help given")
_NUMBERS = frozenset(
    {"figure", "figures", "number", "numbers", "estimate", "toll", "count", "total", "account"}
)
_RELATIVE = frozenset({"whom", "which", "that"})


def tells_nothing(doc: Document, clause: Clause, i: int, kind: str, tokens: list[int]) -> bool:
    """Whether the word at i tells no event of that code by itself."""
    last, low = clause.last[i], clause.lows[i]
    named = [token for token in tokens if token < i or clause.lows[token] not in POINTING] or tokens
    alone = len({doc.actors.state_of(clause.actors[token].name) for token in named}) == 1
    if alone and kind not in _NEED_NO_MATTER and is_bare(clause, i, named):
        return True  # "Chad insists", "Chad denies this"
    if low in _TELLING and last == i and alone:
        return True
    if low in _FINDING and _FINDINGS.isdisjoint(clause.lows[last + 1 : last + 4]):
        return True  # "found time"
    if kind == "REQUEST" and clause.low(last + 1) in ("us", "me"):
        return True  # "asked us to change his name"
    if kind == "ACCUSE" and _opens_aside(clause, i, tokens):
        return True  # "the rebels, whom it calls terrorists"
    if low in _GIVES and lacks_doer(clause, i, clause.hits[i].terms.verb, tokens):
        return True  # "in which we gave 7,000 soldiers"
    if kind == "RETREAT" and "homes" in clause.lows[i + 1 : i + 4]:
        return True  # "300,000 have left their homes"
    if low in _REACHING and verb_group(clause, i).be is False and _reaches_nothing(clause, last + 1):
        return True  # "hit back", "the targets they hit", "schools shut for a week"
    if _of_whom_it_says_no_more(clause, i, tokens):
        return True
    if kind == "CONSULT" and low in _COMING and not _travels(clause, i, tokens):
        return True
    if kind == "AID" and low in _GIVING and not _gives_help(clause, last):
        return True
    opening = begin(clause, i, tokens)
    before = clause.lows[max(0, opening - 1) : opening + 1]
    return not (_ASKED.isdisjoint(before) and _NOT_YET.isdisjoint(before[:1]))


def _reaches_nothing(clause: Clause, after: int) -> bool:
    return (
        after >= clause.size
        or clause.kinds[after] == MARK
        or clause.has(after, "PSRX")
        or clause.low(after) in _NO_OBJECT
    )


_REACHING = frozenset({"hit", "shut", "cut"})
_NO_OBJECT = frozenset({"back", "again", "sooner", "hard"})


def _of_whom_it_says_no_more(clause: Clause, i: int, tokens: list[int]) -> bool:
    """As in "troops who fought in Chad", where nothing but a place is named."""
    start = verb_group(clause, i).start
    related = min(tokens) > i and clause.low(start - 1) in _RELATED
    return related and all(clause.low(group_start(clause, token) - 1) in _WHERE for token in tokens)


_RELATED = frozenset({"who", "which", "that"})
_WHERE = frozenset({"in", "at", "near", "from", "around"})


def lacks_doer(clause: Clause, i: int, verb: Term | None, tokens: list[int]) -> bool:
    """Whether nobody stands before a verb in the active: "promised $7 billion for Gaza"."""
    return verb is not None and min(tokens) > i and verb.code != "g" and not passive(clause, i, verb)


def _opens_aside(clause: Clause, i: int, tokens: list[int]) -> bool:
    """Whether whom the verb at i reaches stands before its clause: "whom it calls"."""
    first = min(i, *tokens)
    return clause.low(first - 1) in _RELATIVE and not any(token > i for token in tokens)


def _travels(clause: Clause, i: int, tokens: list[int]) -> bool:
    """Whether somebody who may pay a visit comes: a person or an office, no soldiers and no cargo."""
    verb = verb_group(clause, i).start
    doers = [token for token in tokens if token < verb]
    if not doers:
        return False
    if any(clause.actors[token].kind == "person" for token in doers):
        return True
    stretch = range(max(0, doers[0] - 4), verb)
    if any(clause.kinds[j] == NUMBER or clause.lows[j] in ARMED_PEOPLE for j in stretch):
        return False
    return any(clause.lows[j] in TRAVELLERS for j in stretch)


def _gives_help(clause: Clause, last: int) -> bool:
    """Whether what is given is a thing, money, people or help: not "a different version"."""
    behind = range(last + 1, min(last + _OBJECT, clause.size))
    if not _NUMBERS.isdisjoint(clause.lows[last + 1 : last + 4]):
        return False  # "gave a figure of 562"
    return any(
        clause.readings(j).thing is not None
        or clause.kinds[j] == NUMBER
        or clause.lows[j] in ARMED_PEOPLE
        or clause.lows[j] in _HELP
        or clause.lows[j] in "$€£"
        for j in behind
        if clause.kinds[j] != ACTOR
    )
