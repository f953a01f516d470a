"""The number that counts a thing: "672 howitzers", "38 of the 108 tanks", "120 guns and as many mortars"."""

from toolkit.extraction.clauses.clause import Clause
from toolkit.extraction.clauses.objects import attributive
from toolkit.extraction.numbers.read import Quantity
from toolkit.extraction.text import patterns as re
from toolkit.extraction.transfers.items import Item

_BETWEEN = 42  # characters that may stand between a number and its item: "of its Soviet-era"
_PARTING = re.compile(r"[;:()]|,(?!\d)")
_PART_OF = re.compile(r" of (?:the |its |their |those )?$")
_LENGTHS = frozenset({"millimetre", "centimetre", "metre", "kilometre"})
_TIMES = frozenset({"year", "month", "week", "day", "hour", "minute", "second"})


def quantity_of(clause: Clause, item: Item, quantities: list[Quantity]) -> Quantity | None:
    """The number that counts an item, if the sentence gives one.

    A loan is counted by the money "of" which it is.
    """
    start = clause.starts[item.first]
    end = clause.ends[item.last]
    if item.name:
        return next((q for q in quantities if q.value_start <= start < q.value_end), None)
    if item.category == "funds":
        sums = [q for q in quantities if q.kind == "money"]
        told = [q for q in sums if start <= q.value_start < q.value_end <= end or 0 <= q.start - end <= 8]
        if told:
            return told[0]
    best: Quantity | None = None
    for quantity in quantities:
        if _counts_nothing(clause, quantity, item) or (
            quantity.value_start >= start and quantity.value_end <= end
        ):
            continue
        if quantity.unit_start < quantity.unit_end and quantity.unit_start < end <= quantity.unit_end:
            return _part_of(clause, quantity, quantities)
        if quantity.value_end <= start:
            near = _reaches(clause.text[quantity.value_end : start])
            if near and not _counts_another(clause, quantity, item):
                best = _part_of(clause, quantity, quantities)
    return best or _as_many(clause, item, quantities)


def tokens_of(clause: Clause, quantity: Quantity) -> tuple[int, int]:
    """The first and the last token of a number."""
    return clause.token_at(quantity.value_start), clause.token_at(quantity.value_end) - 1


_COUNT_NOTHING = ("date", "ordinal", "label", "age", "percent", "fraction")


def _counts_nothing(clause: Clause, quantity: Quantity, item: Item) -> bool:
    """Whether a number is a day, a span of time, a share, a calibre, a size, a price, part of a name."""
    if clause.token_at(quantity.value_start) in clause.inside:
        return True  # "a Hermes 900 system and Chinese missiles"
    if quantity.kind == "label" and _follows_a_party(clause, quantity):
        return False  # "gave Ukraine 14 Leopard 2 tanks"
    if quantity.kind == "measure":  # "a 5,000-ton frigate", "500-pound bombs"
        hyphen = clause.text[quantity.value_end : quantity.unit_start] == "-"
        if hyphen or (item.military and clause.starts[item.first] == quantity.unit_end + 1):
            return True
    price = quantity.kind == "money" and item.category not in ("funds", "other")
    return price or quantity.kind in _COUNT_NOTHING or quantity.unit in _LENGTHS | _TIMES


def _follows_a_party(clause: Clause, quantity: Quantity) -> bool:
    """Whether the name of a state or force stands right before the number, and a word behind it."""
    j = clause.token_at(quantity.value_start) - 1
    party = clause.actors.get(j)
    if party is None or party.kind not in ("state", "armed_force"):
        return False
    return clause.ends[j] + 1 == quantity.value_start and clause.text.startswith(" ", quantity.value_end)


def _part_of(clause: Clause, whole: Quantity, quantities: list[Quantity]) -> Quantity:
    """ "38 of the 108 tanks", "the first six of 90 tanks": so many are told of."""
    for part in quantities:
        between = clause.text[part.value_end : whole.start]
        counts = part.kind == "count" or clause.text.endswith(("first ", "last "), 0, part.value_start)
        if part.value_end < whole.start and counts and _PART_OF.fullmatch(between):
            return part
    return whole


def _as_many(clause: Clause, item: Item, quantities: list[Quantity]) -> Quantity | None:
    """ "120 guns and as many (240 mm) mortars", "the same number of": the number before."""
    words = " ".join(clause.before(item.first, 7))
    same = re.search(r"(?:\bas many|\bthe same number of)(?: [\d.-]+ \S+)?(?: - \w+)?$", words)
    before = [q for q in quantities if q.kind == "count" and q.value_end <= clause.starts[item.first]]
    return before[-1] if same and before else None


def _reaches(between: str) -> bool:
    """Whether a number counts the thing behind these words: nothing else comes between the two."""
    return len(between) <= _BETWEEN and not _PARTING.search(between) and " and " not in between


def _counts_another(clause: Clause, quantity: Quantity, item: Item) -> bool:
    """ "two of its planes brought rifles", "two pilots whose jet": the number counts planes, or pilots."""
    first = clause.token_at(quantity.value_end)
    return any(
        clause.has(j, "SR") or (clause.readings(j).handed_over and not attributive(clause, j))
        for j in range(first, item.first)
    )
