"""The people of a state in the name of an armed group: "Lebanese militant group Hezbollah" is not Lebanon."""

from toolkit.extraction.actors.types import ActorIndex
from toolkit.extraction.text import patterns as re

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
