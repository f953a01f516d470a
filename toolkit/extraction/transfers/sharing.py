"""Which of the transfers that a clause tells an item belongs to, where several govern it."""

from toolkit.extraction.clauses.clause import Clause
from toolkit.extraction.clauses.verbs import verb_group
from toolkit.extraction.transfers.items import Item
from toolkit.extraction.transfers.parts import HANDING, Transfer


def share_out(told: list[Transfer]) -> None:
    """Leave each item to one transfer: to the one that names more sides, else to the first."""
    best: dict[int, tuple[int, Transfer]] = {}
    for transfer in told:
        promised = transfer.action == "promised" and transfer.items
        if promised and _left_to_noun(transfer.clause, transfer.trigger, transfer.items[0]):
            transfer.items = []
        weight = 2 * (bool(transfer.supplier) + bool(transfer.recipient))
        weight *= transfer.direction != "build" or bool(transfer.recipient)  # "paraded jets built by Chad"
        weight -= transfer.direction in ("seize", "halt", "ask", "show", "use") and weight < 4
        for item in transfer.items:
            most, leader = best.get(item.first, (weight - 1, transfer))
            if most < weight or (most == weight and _takes_behind(transfer, leader, item)):
                best[item.first] = weight, transfer
    for transfer in told:
        for item in transfer.items:
            _complete(best[item.first][1], transfer)
        transfer.items = [item for item in transfer.items if best[item.first][1] is transfer]


def _takes_behind(transfer: Transfer, leader: Transfer, item: Item) -> bool:
    """ "gave Chad tanks and received jets from Oman": the jets are received, by who gave the tanks."""
    takes = transfer.direction == "in" and leader.direction == "out" and transfer.recipient == leader.supplier
    return takes and leader.trigger < transfer.trigger < item.first


def _complete(one: Transfer, other: Transfer) -> None:
    """ "A has received the jets ordered from B": two verbs of one thing each name a side."""
    if one is other or one.direction not in HANDING or other.direction not in HANDING:
        return
    if (
        other.action == "received"
        and one.action == "promised"
        and other.trigger < one.items[0].first < one.trigger
    ):
        one.action = "received"  # "received the jets that it had ordered"
    if not one.supplier and one.recipient and other.supplier and not other.recipient:
        one.supplier, one.borrowed = other.supplier, True
    elif not one.recipient and one.supplier and other.recipient and not other.supplier:
        one.recipient = other.recipient


def pass_on(told: list[Transfer]) -> None:
    """ "The jets that A gave B had been bought from C", "jets which A had bought from C": C gave A."""
    for bought in told:
        if bought.direction != "in" or bought.action != "received" or bought.items or not bought.supplier:
            continue
        for given in told:
            if given.direction == "out" and given.items and given.supplier and _had_them_from(given, bought):
                bought.items, bought.recipient = given.items, given.supplier
                break


def _had_them_from(given: Transfer, bought: Transfer) -> bool:
    """Whether what is given is what was bought: of the same owner, in a relative clause or around one."""
    clause, verb = given.clause, verb_group(given.clause, bought.trigger).start
    giver, buyer = ({clause.actors[n].name for n in side} for side in (given.supplier, bought.recipient))
    if not given.items[-1].last < bought.trigger or giver & {clause.actors[n].name for n in bought.supplier}:
        return False
    if not buyer:  # "the jets that A gave B had been bought from C"
        around = given.items[-1].last < given.trigger < verb
        return around and clause.lows[verb] in ("had", "have", "were", "was")
    relative = clause.lows[given.items[-1].last + 1 : bought.trigger]
    return (
        giver == buyer and not {"that", "which"}.isdisjoint(relative) and given.trigger < given.items[0].first
    )


def _left_to_noun(clause: Clause, i: int, item: Item) -> bool:
    """ "agreed on the purchase of 12 howitzers": the noun between says more about the sides."""
    return any(
        term.table == "transfers" and term.form == "noun" and term.row["direction"] in ("in", "deal")
        for j in range(i + 1, item.first)
        for term in clause.readings(j)
    )
