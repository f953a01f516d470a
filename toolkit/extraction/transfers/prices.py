"""Sums of money beside a thing: its price, or what says how much of it there is."""

from toolkit.extraction.clauses.clause import NUMBER, Clause
from toolkit.extraction.text.wordsets import NUMBER_WORDS, wordset


def is_sum_of(clause: Clause, first: int) -> bool:
    """Whether a sum of money stands before a thing: "$3 million in", "500m euros of"."""
    return clause.low(first - 1) in ("in", "of") and clause.low(first - 2) in _SUMS


def sum_behind(clause: Clause, last: int) -> bool:
    """Whether a sum of money says how much a thing is: "aid of 3 million euros", "a package worth $2bn"."""
    j = last + 2
    while clause.low(j) in _MORE:
        j += 1
    counted = clause.lows[j : j + 4]
    return clause.low(last + 1) in ("of", "worth") and not _MONEY.isdisjoint(counted)


def is_price(clause: Clause, first: int) -> bool:
    """ "a deal worth nearly 500 million euros", "at a cost of $45 million"."""
    if clause.low(first + 1) in _PAID_FOR:
        return True  # "a 2.7 billion euro contract"
    j = first - 1
    while j > 0 and (clause.kinds[j] == NUMBER or clause.lows[j] in _BEFORE_MONEY):
        j -= 1
    if clause.low(j) in ("put", "puts") and clause.low(j + 1) == "at":
        return True  # "a contract put at $245 million"
    if clause.low(j) == "for" and _sold_before(clause, j):
        return True  # "bought 12 jets from Chad for 2 billion euros"
    if clause.low(j) == "worth":
        sold = clause.lows[j - 1] == "package" and not _PAID_FOR.isdisjoint(clause.lows[:j])
        return sold or not _PAID_FOR.isdisjoint(clause.before(j, 2))
    return clause.low(j) in _PRICED or (clause.low(j) == "of" and clause.low(j - 1) in _PAID_FOR)


def _sold_before(clause: Clause, j: int) -> bool:
    """Whether a thing is bought or sold before the "for" at j."""
    near = [clause.readings(k) for k in range(max(0, j - _PRICE_REACH), j)]
    sold = any(t.table == "transfers" and t.row["term"] in _SELLING for terms in near for t in terms)
    return sold and any(terms.category not in ("", "funds") for terms in near)


_PRICE_REACH = 16
_SELLING = wordset("verb with a price")
_MORE = wordset("before a sum")
_PAID_FOR = wordset("paid for")  # "got an 8bn order from Berlin" is a sale
_PRICED = wordset("priced")
_MONEY = wordset("currency")
_AMOUNTS = frozenset({"million", "billion", "m", "bn", "dollars", "euros", "pounds"})
_BEFORE_MONEY = _MORE | _AMOUNTS | NUMBER_WORDS
_SUMS = _AMOUNTS | {"worth"}
