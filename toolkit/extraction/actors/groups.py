"""Groups called by those they belong to: "the UN mission", "Lebanese militant group Hezbollah"."""

from bisect import bisect_left

from toolkit.extraction.actors.types import UNFIT, ActorIndex, ActorMention
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.wordsets import any_of

_NOUNS = any_of("noun for a mission")
_MISSION = re.compile(rf"(?:['’]s)?(?:[ -][a-z]+){{0,2}} ({_NOUNS})\b(?! (?:in|for|to|on) (?:the )?[A-Z])")
_BESIDE = 4  # characters
_SENDERS = frozenset({"bloc", "organisation", "state"})


def add_missions(text: str, index: ActorIndex) -> None:
    """Let "the UN mission" name the mission of the United Nations that was named last, or is named next."""
    missions: dict[str, list[ActorMention]] = {}
    for mention in index.mentions:
        actor = index.actors[mention.name]
        if actor.parent and "mission" in actor.roles:
            missions.setdefault(actor.parent, []).append(mention)
    if not missions:
        return
    added = []
    for sender in index.mentions:
        named = missions.get(sender.name)
        found = named and sender.kind in _SENDERS and _MISSION.match(text, sender.end, sender.end + 60)
        if not named or not found or sender.form in UNFIT:
            continue
        spot = bisect_left(named, found.end(), key=lambda m: m.start)
        if spot < len(named) and named[spot].start - found.end() < _BESIDE:
            continue  # "the UN mission, MINUSCA," is named already
        meant = named[max(spot - 1, 0)]
        span = text[sender.start : found.end()]
        added.append(ActorMention(sender.start, found.end(), meant.name, meant.kind, span, "body"))
        sender.form = "modifier"
    index.mentions[:] = sorted([*index.mentions, *added], key=lambda m: (m.start, -m.end))


_GROUP = re.compile(
    r"(?:\s(?:[Ss]hia|[Ss]hiite|[Ss]hi[’']ite|[Ss]unni|[Ii]slamist|[Mm]ilitant|[Aa]rmed|[Pp]aramilitary|[Jj]ihadist|"
    r"[Ii]nsurgent|[Rr]ebel|[Ss]eparatist|[Tt]error(?:ist)?|[Rr]esistance|[Gg]uerrilla|[Ee]xtremist)){1,3}"
    r"\s(?:group|movement|militia|organi[sz]ation|faction|party)\b|\s(?:group|movement|militia)\s(?=[A-Z])"
)


def mark_groups(text: str, index: ActorIndex) -> None:
    """The adjective of a state before such a group only qualifies; with the group's name it is one name."""
    named = {mention.start: mention for mention in index.mentions if mention.kind == "armed_force"}
    merged: set[int] = set()
    for mention in index.mentions:
        if mention.kind != "state" or mention.form != "adjective":
            continue
        group = _GROUP.match(text, mention.end)
        if group is None:
            continue
        mention.form = "compound"
        name = named.get(group.end()) or named.get(group.end() + 1)
        if name is not None and text[group.end() : name.start].strip() == "":
            name.start, name.text = mention.start, text[mention.start : name.end]
            merged.add(mention.start)
    if merged:
        index.mentions = [m for m in index.mentions if m.form != "compound" or m.start not in merged]
