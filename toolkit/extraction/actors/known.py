"""What is known of two sides before the article is read: who arms, fights and backs whom, and who is where.

`links.csv` holds transfers between states on public record since 2014 ("arms", and "often" for those
reported most), those to and from rebels, forces and missions since about 1990, wars since then ("foes"),
adversaries without a war ("rivals"), allies and missions ("friends"), and on whose soil a side has had
soldiers, police, workers or volunteers ("guests"). It makes no row: it is one witness where the sides of a
figure, a supply or a tie are weighed. Where two are on record to arm and to fight each other, arms count.
"""

from functools import lru_cache

from toolkit import lexicon

Pair = tuple[str, str]
GIVES = frozenset({"pair known"})
OFTEN = frozenset({"pair known", "pair known often"})
TAKES = frozenset({"pair known turned"})  # of the two, the other one is known to give
FOES = frozenset({"pair known foes"})
RIVALS = frozenset({"pair known rivals"})
_NOTHING: frozenset[str] = frozenset()
_KINDS = ("foes", "rivals", "arms", "often", "friends", "guests")


def _pairs(lexicon_dir: str | None) -> dict[str, list[Pair]]:
    """The pairs of each kind, as the table lists them."""
    told: dict[str, list[Pair]] = {kind: [] for kind in _KINDS}
    for row in lexicon.rows("links", lexicon_dir):
        told[row["kind"]] += [(row["term"], other) for other in lexicon.split(row["others"])]
    return told


@lru_cache(maxsize=8)
def links(lexicon_dir: str | None) -> dict[Pair, frozenset[str]]:
    """The cue for every pair of a giver and a taker of whom anything is known."""
    told = _pairs(lexicon_dir)
    given = dict.fromkeys(told["arms"], GIVES) | dict.fromkeys(told["often"], OFTEN)
    turned = {(taker, giver): TAKES for giver, taker in given}
    against = {
        pair: cue
        for kind, cue in (("rivals", RIVALS), ("foes", FOES))
        for one, other in told[kind]
        for pair in ((one, other), (other, one))
    }
    return turned | against | given


@lru_cache(maxsize=8)
def partners(lexicon_dir: str | None, giving: bool) -> dict[str, list[str]]:
    """Whom each giver is known to arm; or else who is known to arm each taker."""
    found: dict[str, list[str]] = {}
    for (giver, taker), cue in links(lexicon_dir).items():
        if cue in (GIVES, OFTEN):
            found.setdefault(giver if giving else taker, []).append(taker if giving else giver)
    return found


@lru_cache(maxsize=8)
def _kinds(lexicon_dir: str | None) -> dict[Pair, tuple[str, ...]]:
    """What goes from a giver to a taker, for those who give each other different things."""
    rows = [row for row in lexicon.rows("links", lexicon_dir) if row["what"]]
    return {
        (row["term"], other): lexicon.split(row["what"])
        for row in rows
        for other in lexicon.split(row["others"])
    }


def known(pair: Pair, states: Pair, category: str, lexicon_dir: str | None) -> frozenset[str]:
    """The cue for a giver and a taker, or for their states where nothing is known of the two themselves."""
    told = links(lexicon_dir)
    found = told.get(pair) or told.get(states, _NOTHING)
    if found is OFTEN and category and category not in _kinds(lexicon_dir).get(pair, (category,)):
        return GIVES
    return found


@lru_cache(maxsize=8)
def _friends(lexicon_dir: str | None) -> frozenset[Pair]:
    """The pairs of friends, in either order."""
    return frozenset(
        pair for one, other in _pairs(lexicon_dir)["friends"] for pair in ((one, other), (other, one))
    )


def stance(pair: Pair, states: Pair, lexicon_dir: str | None) -> str:
    """How two actors, or else their states, are known to stand: "friends" (also where one arms the other),
    "foes", "rivals", or blank.
    """
    told, friends = links(lexicon_dir), _friends(lexicon_dir)
    for two in (pair, states):
        if two in told or two in friends:
            cue = told.get(two)
            return "foes" if cue is FOES else "rivals" if cue is RIVALS else "friends"
    return ""


@lru_cache(maxsize=8)
def hosts(lexicon_dir: str | None) -> dict[str, frozenset[str]]:
    """On whose soil each side is known to have, or to have had, people of its own."""
    found: dict[str, set[str]] = {}
    for guest, host in _pairs(lexicon_dir)["guests"]:
        if guest != host:
            found.setdefault(guest, set()).add(host)
    return {guest: frozenset(told) for guest, told in found.items()}


@lru_cache(maxsize=8)
def guests(lexicon_dir: str | None) -> dict[str, frozenset[str]]:
    """Who is known to have, or to have had, people on the soil of each side."""
    found: dict[str, set[str]] = {}
    for guest, soil in hosts(lexicon_dir).items():
        for host in soil:
            found.setdefault(host, set()).add(guest)
    return {host: frozenset(told) for host, told in found.items()}
