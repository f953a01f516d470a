"""New rows under the names that the tables have for their actors already."""

from collections.abc import Mapping
from typing import Any

from toolkit.dossier import Dossier
from toolkit.schema import CLAIM_TABLES, TABLES, Row
from toolkit.tables import split_names

Rows = dict[str, list[Row]]


def reconcile(rows: Rows, dossier: Dossier) -> Rows:
    """The rows with the dossier's names for actors it knows, and only those new actors that claims need.

    An alias that belongs to an actor of the dossier already stays with it.
    """
    called = {actor["name"]: _known_name(actor, dossier) or actor["name"] for actor in rows["actors"]}
    renamed: Rows = {"sources": rows["sources"]}
    needed: set[str] = set()
    for table in CLAIM_TABLES:
        columns = [column for column in TABLES[table].columns if column.references == "actors.name"]
        renamed[table] = [dict(row) for row in rows[table]]
        for row in renamed[table]:
            for column in columns:
                given = _names(row.get(column.name))
                names = [called.get(name) or dossier.resolve(name) or name for name in given]
                row[column.name] = "; ".join(dict.fromkeys(names)) or None
                needed.update(names)
    renamed["actors"] = _new_actors(rows["actors"], called, needed, dossier)
    return renamed


def _new_actors(
    actors: list[Row], called: Mapping[str, str], needed: set[str], dossier: Dossier
) -> list[Row]:
    by_name = {called[actor["name"]]: actor for actor in actors}
    new: dict[str, Row] = {}
    waiting = sorted(name for name in needed if dossier.resolve(name) is None)
    while waiting:
        name = waiting.pop(0)
        actor = dict(by_name.get(name, {"kind": "organisation"}), name=name)
        parent = called.get(str(actor.get("parent")), actor.get("parent"))
        actor["parent"] = parent if parent and (dossier.resolve(parent) or parent in by_name) else None
        if actor["parent"] and dossier.resolve(actor["parent"]) is None and actor["parent"] not in new:
            waiting.append(actor["parent"])
        new[name] = actor
    owned: set[str] = set(new)
    for actor in new.values():
        free = [
            alias
            for alias in _names(actor.get("aliases"))
            if alias not in owned and not dossier.resolve(alias)
        ]
        owned.update(free)
        actor["aliases"] = "; ".join(dict.fromkeys(free)) or None
    return list(new.values())


def _known_name(actor: Mapping[str, Any], dossier: Dossier) -> str | None:
    """The dossier's name for the actor: by its name, else by an alias that only one actor could mean."""
    found = dossier.resolve(actor["name"])
    if found is not None or actor.get("kind") == "state":
        return found
    matches = {dossier.resolve(alias) for alias in _names(actor.get("aliases")) if " " in alias} - {None}
    return matches.pop() if len(matches) == 1 else None


def _names(value: object) -> list[str]:
    return [str(name) for name in value] if isinstance(value, (list, tuple)) else split_names(value)
