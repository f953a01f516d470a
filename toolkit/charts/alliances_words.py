"""What the alliance network says in words: its finding, what was kept, who says what."""

from typing import Any

import pandas as pd

from toolkit.analysis.reviewed import counted
from toolkit.charts.finish import count
from toolkit.charts.links import Link
from toolkit.charts.sheet import Heading
from toolkit.charts.wording import listing
from toolkit.network import balance, pair_signs
from toolkit.network.layout import parts_of

SIGNS = {1: "friendly", -1: "hostile", 0: "neutral"}
_NOT_FACTS = ("planned", "denied")  # of these no pair is friendly (see `pair_signs`)
_TOLD = 6  # kinds of tie that the caption has room for


def headline_first(graph: Any, links: list[Link]) -> list[Link]:
    """The pair that the headline speaks of, then the ties of the named actors, then all others.

    The headline is the pair with most kinds of friendly tie; in a part of the network, one of those named.
    """
    friendly = [link for link in _own(graph, links) if link.sign > 0]
    first = min(friendly, key=lambda link: (-len(link.ties), -link.voices, link.a, link.b), default=None)
    return sorted(links, key=lambda link: (link is not first, not _is_of_named(graph, link)))


def _is_of_named(graph: Any, link: Link) -> bool:
    named = graph.graph["named"]
    return not named or not named.isdisjoint((link.a, link.b))


def _own(graph: Any, links: list[Link]) -> list[Link]:
    """What a headline may speak of: ties of the named, drafts only where there is nothing else."""
    return _reviewed([link for link in links if _is_of_named(graph, link)])


def title(graph: Any, links: list[Link], every: list[Link]) -> str:
    """The finding on the lines drawn, the headline's first; "more than any other" is said of every line."""
    own, asked = _own(graph, links), listing(list(graph.graph["around"]), 3)
    of = f" of {asked}" if asked else ""
    if not own:
        return f"No ties{of}{' but membership' if graph.graph['groups'] else ''} are reported"
    first = own[0]
    if first.sign <= 0:
        drafts = " in drafts" * all(link.review == "draft" for link in own)
        return f"No friendly tie{of} is reported; {count(_pairs(own), 'pair')} hostile or neutral{drafts}"
    drafts = " in drafts" * (first.review == "draft")
    others = [link for link in _reviewed(every) if link.sign > 0 and link is not first]
    facts = [link for link in others if link.status not in _NOT_FACTS]
    if facts and first.status not in _NOT_FACTS and all(len(link.ties) == 1 for link in (first, *others)):
        return _of_one_kind(first, facts, drafts, " shown" * bool(asked))
    kinds = f"{count(len(first.ties), 'kind')} of friendly tie{drafts}"
    return f"{first.a} and {first.b}: {kinds}{_beside_others(first, others, ' shown' * bool(asked))}"


def _of_one_kind(first: Link, others: list[Link], drafts: str, shown: str) -> str:
    """The finding where no pair has two kinds of friendly tie: whose is told by most voices."""
    tie = next(iter(first.ties))
    if first.voices <= max(link.voices for link in others):
        pairs = f"{len(others) + 1} friendly pairs{shown}{drafts}"
        return f"{pairs}, each by one kind of tie, such as {first.a} and {first.b} ({tie})"
    voices = f"by {first.voices} independent voices, more than any other friendly pair{shown}"
    return f"{first.a} and {first.b}: {tie}{drafts}, {voices}"


def _pairs(links: list[Link]) -> int:
    return len({(link.a, link.b) for link in links})


def _reviewed(links: list[Link]) -> list[Link]:
    """Those that a person has seen; all of them where nobody has seen any."""
    return [link for link in links if link.review != "draft"] or links


def _beside_others(first: Link, others: list[Link], shown: str) -> str:
    """ ", more than any other pair", or which others have as many kinds; "" where some have more."""
    most = max((len(link.ties) for link in others), default=0)
    if not others or most > len(first.ties):
        return ""
    if most < len(first.ties):
        return f", more than any other pair{shown}"
    equal = [f"{link.a} and {link.b}" for link in others if len(link.ties) == most]
    return f", as many as {equal[0] if len(equal) == 1 else count(len(equal), 'other pair')}{shown}"


def subtitle(graph: Any, links: list[Link], names: list[str]) -> str:
    """What was kept; then pairs and triangles among those drawn, as reviewed (of drafts, where all are)."""
    if not links:
        return ""
    drawn = graph.subgraph(names)
    everything = pair_signs(drawn)
    reviewed = [edge for edge in drawn.edges if drawn.edges[edge]["review"] != "draft"]
    seen = drawn.edge_subgraph(reviewed) if reviewed else drawn
    signs = list(pair_signs(seen).values())
    found = balance(seen).attrs
    said = [_kept(graph)] if graph.graph["around"] else []
    apart = [f"{signs.count(1)} friendly", f"{signs.count(-1)} hostile"]
    apart += [f"{signs.count(0)} mixed"] if 0 in signs else []
    said.append(f"{count(len(signs), 'pair')}{_apart(drawn)}: {', '.join(apart)}.")
    if found["triangles"]:
        said.append(f"{found['balanced']} of {count(found['triangles'], 'triangle')} in balance.")
    more = [count(len(everything) - len(signs), "further pair")] if len(everything) > len(signs) else []
    kinds = sum(link.drafts for link in links)
    more += [count(kinds, "further kind") + " of tie"] if kinds else []
    if more:
        said.append(f"In drafts: {listing(more)}.")
    if len(graph) > len(names):
        said.append(f"{count(len(graph) - len(names), 'actor')} not drawn.")
    return " ".join([*said, "Line width: independent voices."])


def _apart(drawn: Any) -> str:
    """ " in 3 parts that no tie joins", so that nobody takes the counts of several conflicts for one."""
    groups = drawn.graph["groups"]
    belonging = [(member, name) for name in groups for member in groups[name] if {member, name} <= set(drawn)]
    parts = parts_of([*drawn.edges(), *belonging])
    return f" in {len(parts)} parts that no tie joins" if len(parts) > 1 else ""


def _kept(graph: Any) -> str:
    """ "North Korea and those tied to it: 14 of 62 actors." """
    asked, steps = list(graph.graph["around"]), graph.graph["steps"]
    them = "it" if len(asked) == 1 else "them"
    others = {0: [], 1: [f"those tied to {them}"], 2: [f"those tied to {them}", "to two of these"]}
    who = [*(asked if len(asked) <= 4 else [*asked[:3], f"{len(asked) - 3} more"])]
    who += others.get(steps, [f"those within {steps} steps of {them}"])
    return f"{listing(who, len(who))}: {len(graph)} of {count(graph.graph['in_view'], 'actor')}."


def caption(rows: pd.DataFrame, links: list[Link]) -> str:
    """Who says what about the first pair."""
    if not links:
        return ""
    link = links[0]
    own = rows[
        (
            rows["a"].isin([link.a, link.b]) & rows["b"].isin([link.a, link.b]) & (rows["sign"] == link.sign)
        ).to_numpy()
    ]
    own = counted(own)
    said: dict[str, dict[str, None]] = {}
    for tie, who in zip(own["tie"], own["claimants"], strict=True):
        said.setdefault(tie, {}).update(dict.fromkeys(who.split("; ")))
    ordered = sorted(said.items(), key=lambda item: (-len(item[1]), item[0]))
    words = [f"{tie} ({listing(list(who), 2)})" for tie, who in ordered[:_TOLD]]
    words += [f"{len(ordered) - _TOLD} more"] if len(ordered) > _TOLD else []
    return f"Said of {link.a} and {link.b}: {'; '.join(words)}."


def alt(links: list[Link], groups: dict[str, tuple[str, ...]], heading: Heading) -> str:
    """The picture as a sentence, for whoever cannot see it."""
    words = [f"{link.a} and {link.b} {SIGNS[link.sign]} ({', '.join(link.ties)})" for link in links[:12]]
    cards = [f"{name}: {', '.join(members)}" for name, members in groups.items()]
    lines = f"Network of {count(len(links), 'line')}: {'; '.join(words)}. " if links else ""
    return f"{heading.title}. {lines}Groups: {'; '.join(cards) or 'none'}."
