"""How an event reads in a table: the stretch of its sentence, with names for the pronouns that open it."""

from textwrap import shorten

from toolkit.extraction.article.document import Document
from toolkit.extraction.clauses.between import skip_insertion
from toolkit.extraction.clauses.clause import ACTOR, IS, MARK, MODALS, NUMBER, WORD, Clause
from toolkit.extraction.clauses.names import group_start, noun_group_end
from toolkit.extraction.clauses.verbs import verb_group
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.wordsets import POSSESSIVES

_LINE = 160  # longest wording of an event
_BEHIND = 18  # tokens behind the last participant
_TIMES = frozenset({"after", "before", "since", "until", "when"})
_MAIN_VERBS = frozenset({*IS, "has", *MODALS})
_DAY = 2  # tokens of "on Monday"
_BEFORE = 8  # tokens before a verb or an "of" that belong to it
_OPENING = frozenset({"a", "an", "the", "and", "or", "that"})
_STOPS = frozenset(",;:.!?…–—|()[]{}")  # marks that end a phrase
_QUOTES = frozenset('"“”«»')
_MARKDOWN = re.compile(r"\[([^\[\]]*)\](?:\([^()\s]*\))?|\[|\*+|`+|(?<!\w)_+|_+(?!\w)")
_SIGNS = "[*`_"  # with which Markdown begins
_OWN = {"its", "his", "her"}
_PLACING = frozenset({"in", "at", "near", "from", "off"})
_RELATED = frozenset({"that", "which"})
_WHO = {"it", "he", "she", *_OWN}


def wording(doc: Document, clause: Clause, i: int, tokens: list[int]) -> str:
    """The stretch of the sentence from the first participant to the end of the clause of the word at i.

    A number keeps its bound ("as many as 7,000"). Signs that stand in a phrase ("$2 billion", "5%") do not
    end it; Markdown is left out, and so are a preposition or an article at the end. A pronoun that opens it
    is replaced by the name that it stands for, in brackets.
    """
    first, last = stretch(clause, i, tokens)
    start, after = clause.starts[first], clause.ends[last]
    for number in doc.quantities_in(clause.sentence):
        if number.start < start < number.end:
            start = number.start
        if number.start < after < number.end:
            after = number.end
    after += clause.text[after : after + 1] == "%"
    opening = ""
    if clause.lows[first] in _WHO and clause.kinds[first] == ACTOR and start == clause.starts[first]:
        opening = f"[{clause.actors[first].name}]" + ("'s" if clause.lows[first] in _OWN else "")
        start = clause.ends[first]
    words = clause.text[start:after]
    if any(sign in words for sign in _SIGNS):
        words = _MARKDOWN.sub(r"\1", words)
    words = opening + words
    words = " ".join(words.split())
    words = words if len(words) <= _LINE else shorten(words, _LINE, placeholder=" …")
    return words[:1].upper() + words[1:]


def stretch(clause: Clause, i: int, tokens: list[int]) -> tuple[int, int]:
    """The first and the last token of the wording of the word at i."""
    first = begin(clause, i, tokens)
    return first, _last(clause, i, tokens, first)


def begin(clause: Clause, i: int, tokens: list[int]) -> int:
    """Where the wording of the word at i begins: with the whole first participant, or the verb's clause."""
    first = min(i, *tokens)
    if clause.is_mark(first - 1, "(") and clause.kinds[first] == ACTOR and first > 1:
        first -= 2  # "the Patriotic Front (PF) shelled"
    first = group_start(clause, first) if clause.kinds[first] == ACTOR else _opening(clause, first)
    if clause.low(first - 1) == "by" and first > 1 and "," not in clause.lows[first:i]:
        first = _opening(clause, first - 2)  # "a ceasefire proposed by Chad took effect"
    if first == i and clause.is_mark(i - 1, ",") and clause.lows[i].endswith("ing") and i > 2:
        first = _clause_start(clause, i - 2)  # "Rebels shelled the camp, wounding five Danes"
    placed = clause.low(first - 1) in _PLACING and first in clause.actors and not clause.is_adjective(first)
    if placed and 1 < first < i and 1 not in clause.finite[first:i]:
        first = _opening(clause, first - 1)  # "A blast in Peru killed 40"
    of = first - 1 - (clause.low(first - 1) == "the")
    if clause.low(of) in ("of", "between"):
        first = _counted(clause, of)  # "14 soldiers of Niger", "an accord between Chad and Peru"
    if clause.is_mark(first - 1, ",") and first == verb_group(clause, i).start < i:
        named = skip_insertion(clause, first - 1)  # "The army, led by Ann Lee, has received"
        whole = _opening(clause, named + 1)
        first = whole if whole <= named < first - 1 and clause.kinds[whole] != MARK else first
    if clause.lows[first] in POSSESSIVES:
        first = _owner_before(clause, first)
    if clause.low(first - 1) == "and" and first - 2 in clause.actors and min(tokens) < i:
        first = _head_of_row(clause, first - 2)
    elif clause.low(first - 1) in _RELATED and _is_reached(clause, first - 2, clause.last[i]):
        first = _goods(clause, first - 2)
    first = max(first, body_of(clause))
    hour = clause.is_mark(first - 1, ":") and clause.ends[first - 1] == clause.starts[first]
    return first + (clause.kinds[first] == NUMBER and hour)  # "02:46 Putin lands"


def _owner_before(clause: Clause, i: int) -> int:
    """Where the clause begins that reaches what "its" at i opens: "the EU adopted its 19th package".

    Its verb stands right before, or behind the name that "its" stands for. In "Chad says its men killed 77"
    the men begin: they do something themselves.
    """
    verb = _finite(clause, range(i - 1, max(i - _BEFORE, 0), -1))
    if verb is None or _finite(clause, range(i + 1, clause.size)) is not None:
        return i
    subject = verb_group(clause, verb).start - 1
    owner, owned = clause.actors.get(subject), clause.actors.get(i)
    if verb < i - 1 and (owner is None or owned is None or owner.name != owned.name):
        return i
    start = _opening(clause, verb)
    told = owner is not None and any(clause.is_finite(j) for j in range(start, subject))
    return group_start(clause, subject) if told else start  # "it said Chad had put in its request"


def _finite(clause: Clause, tokens: range) -> int | None:
    """The first finite verb among the tokens, before a mark or a word that ends the clause."""
    for j in tokens:
        if clause.lows[j] in _STOPS or clause.has(j, "SRC"):
            return None
        if clause.is_finite(j):
            return j
    return None


def _clause_start(clause: Clause, i: int) -> int:
    while i and clause.lows[i - 1] not in _STOPS and not clause.has(i - 1, "SRC"):
        i -= 1
    return i


def _goods(clause: Clause, i: int) -> int:
    """Where the goods at i begin, as in "hosts the Spike missiles that Israel delivered"."""
    while (
        i
        and not clause.has(i, "D")
        and clause.kinds[i - 1] in (WORD, NUMBER)
        and not clause.has(i - 1, "SRCPX")
        and not clause.is_finite(i - 1)
    ):
        i -= 1
    return i


def _is_reached(clause: Clause, noun: int, last: int) -> bool:
    """Whether the verb that ends at `last` reaches the noun before "that": "the pact that Chad signed"."""
    if noun in clause.thing_ends:
        return True
    if last + 1 < clause.size and clause.lows[last + 1] not in _STOPS and not clause.has(last + 1, "PSC"):
        return False
    terms = (clause.readings(j) for j in range(max(0, noun - 2), noun + 1) if clause.last.get(j) == noun)
    return any(term.noun is not None for term in terms)


def _head_of_row(clause: Clause, i: int) -> int:
    """Where a row of names begins that ends in "and" and another one: "Britain, France and Germany"."""
    while i > 1 and clause.is_mark(i - 1, ",") and i - 2 in clause.actors:
        i -= 2
    return group_start(clause, i)


def body_of(clause: Clause) -> int:
    """The token behind the dateline that opens a sentence: "GOMA, Congo, 28 January (Wire) — Rebels"."""
    low = clause.sentence.start
    if not clause.text[low : low + 2].isupper():
        return 0
    lead = _DATELINE.match(clause.text, low, min(clause.sentence.end, low + _LONGEST_DATELINE))
    return next((j for j in range(clause.size) if clause.starts[j] >= lead.end()), 0) if lead else 0


# a town in capitals, its land and the day, the agency in brackets, a dash
_DATELINE = re.compile(
    r"[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+(?: [A-ZÀ-Þ'’.-]+){0,3}(?:[,/] [^—–()]{2,60})?(?: \([^()]{2,40}\))?"
    r"(?:, [^—–()]{2,30})? (?:—|–|--|-) "
)
_LONGEST_DATELINE = 140  # characters


def _last(clause: Clause, i: int, tokens: list[int], first: int) -> int:
    """Where the clause of the word at i ends, behind its participants."""
    least = last = max([clause.last[i], *(noun_group_end(clause, t) for t in tokens)])
    inside = clause.low(first - 1) == "that" and clause.is_finite(verb_group(clause, i).start)
    for j in range(last + 1, min(last + _BEHIND, clause.size)):
        if clause.lows[j] in _STOPS or (clause.has(j, "SRC") and not _goes_on(clause, i, j)):
            break
        if inside and clause.has(j, "X") and clause.lows[j] in _MAIN_VERBS:
            break  # "the report that Chad had armed Peru was false"
        if clause.lows[j] == "according":
            break
        last = j
    last = _without_half_a_quotation(clause, first, least, last)
    while last > least and clause.lows[last] not in _QUOTES and _trails(clause, last):
        last -= 1
    return last


def _opening(clause: Clause, i: int) -> int:
    """Where the words before i begin that belong to it: "We have frozen", "the truce proposed by"."""
    by = clause.low(clause.last.get(i, i) + 1) == "by" and verb_group(clause, i).start == i
    for j in range(i - 1, max(i - _BEFORE, -1), -1):
        if clause.lows[j] in _STOPS or clause.has(j, "SRC"):
            return j + 1
        if by and j < i - 1 and clause.is_finite(j):
            return j + 1 + clause.has(j + 1, "P")
    if i < _BEFORE:
        return 0
    start = verb_group(clause, i).start
    near = range(start - 1, start - _BEFORE, -1)
    return next((j + 1 for j in near if clause.has(j, "PX") or clause.is_finite(j)), i)


def _counted(clause: Clause, of: int) -> int:
    """Where the words before an "of" begin that count or name what follows: "14 soldiers of"."""
    for j in range(of - 1, max(of - _BEFORE, -1), -1):
        if clause.lows[j] in _STOPS or clause.lows[j] in _TIMES or clause.has(j, "SRC"):
            return j + 1
    if of < _BEFORE:
        return 0
    near = range(of - 1, of - _BEFORE, -1)
    return next((j + 1 for j in near if clause.has(j, "PX")), of)


def _goes_on(clause: Clause, i: int, j: int) -> bool:
    """Whether a joint at j opens no clause: "calls that groundless", "its missile and nuclear programs"."""
    if clause.lows[j] == "that":
        behind = clause.lows[clause.last[i] + 1 : j]
        return not behind or (len(behind) == _DAY and behind[0] == "on")  # "vowed on Monday that"
    if clause.lows[j] not in ("and", "or"):
        return False
    if j == clause.last[i] + 1 and j + 1 in clause.hits and clause.hits[j + 1].terms.verb is not None:
        object_at = clause.last[j + 1] + 1  # "has recruited and trained 900 men"
        return object_at < clause.size and clause.kinds[object_at] != MARK and not clause.has(object_at, "P")
    if "between" in clause.lows[i:j] and "and" not in clause.lows[i:j]:
        return True  # "talks between Chad and Peru were put off"
    rest = range(j + 1, min(j + _BEHIND, clause.size))
    end = next((k for k in rest if clause.lows[k] in _STOPS), clause.size)
    return not any(clause.is_finite(k) for k in range(j + 1, end))


def _trails(clause: Clause, j: int) -> bool:
    """Whether the token at j only opens what the wording leaves out."""
    return clause.kinds[j] == MARK or clause.has(j, "P") or clause.lows[j] in _OPENING | POSSESSIVES


def is_bare(clause: Clause, i: int, tokens: list[int]) -> bool:
    """Whether nothing stands behind the word at i: "Chad insists", "they promised", "denies this"."""
    last = _last(clause, i, tokens, begin(clause, i, tokens))
    return last == clause.last[i] or (last == clause.last[i] + 1 and clause.lows[last] in POINTING)


POINTING = frozenset({"it", "this", "that", "so"})


def _without_half_a_quotation(clause: Clause, first: int, least: int, last: int) -> int:
    """The last token before a quotation that the stretch first:last opens and does not close."""
    marks = [j for j in range(first, last + 1) if clause.lows[j] in _QUOTES]
    return max(least, marks[-1] - 1) if len(marks) % 2 else last
