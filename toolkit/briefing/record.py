"""The record that travels with an exported chart: what it shows, from which claims, in which state.

The same JSON stands beside the pictures (`NAME.json`) and inside the PNG, SVG and PDF, so a picture that
was copied out of its folder can still be traced.
"""

import csv
import io
import json
import logging
import re
from collections.abc import Iterable
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

from toolkit.dossier import Dossier
from toolkit.errors import ToolkitError
from toolkit.provenance import Provenance
from toolkit.saving import sha256
from toolkit.schema import CLAIM_TABLES, TABLES
from toolkit.tables import as_csv


class NoRecordError(ToolkitError):
    """A file that carries no record of its claims."""


def make_record(
    name: str, shown: Provenance, source: str, tlp: str | None, dossier: Dossier | None
) -> dict[str, Any]:
    """What the chart shows, as JSON types.

    With a dossier, `claims` maps each claim id to a checksum of its row and `data_sha256` sums up all
    claims reported until the chart's as-of day; `verify` compares both with the tables of the day.
    """
    from toolkit import __version__

    digests = claim_digests(dossier, shown.claim_ids) if dossier is not None else {}
    return {
        "name": name,
        "title": shown.title,
        "caption": shown.caption,
        "alt": shown.alt,
        "unit": shown.unit,
        "as_of": shown.as_of,
        "tlp": tlp,
        "source": source,
        "claims": {claim_id: digests.get(claim_id) for claim_id in shown.claim_ids},
        "data_sha256": data_digest(dossier, shown.as_of) if dossier is not None else None,
        "toolkit": __version__,
    }


def claim_digests(dossier: Dossier, claim_ids: Iterable[str]) -> dict[str, str]:
    """claim_id -> checksum of its row, for the ids that the dossier holds."""
    wanted, digests = set(claim_ids), {}
    for name in CLAIM_TABLES:
        frame = dossier.frames[name]
        text = as_csv(frame[frame["claim_id"].isin(wanted)], TABLES[name])
        for row in csv.DictReader(io.StringIO(text)):
            digests[row["claim_id"]] = sha256("\x1f".join(row.values()))[:16]
    return digests


def data_digest(dossier: Dossier, as_of: str) -> str:
    """Checksum of all claims that had been reported by that day, whatever order they stand in."""
    view = dossier.as_of(as_of) if as_of else dossier
    lines: list[str] = []
    for name in CLAIM_TABLES:
        lines.extend(sorted(as_csv(view.frames[name], TABLES[name]).splitlines()))
    return sha256("\n".join(lines))


def read_record(path: Path) -> dict[str, Any]:
    """The record of an exported file: from inside it, or from the JSON beside it.

    Raises NoRecordError for a file that was not written by `export`.
    """
    if not path.is_file():
        what = "this is a folder; name a file in it" if path.is_dir() else "no such file"
        raise NoRecordError(f"{path}: {what}")
    beside = path.with_suffix(".json")
    text = _inside(path) or (_in_json(beside) if beside.is_file() else "")
    try:
        record: dict[str, Any] = json.loads(text)
        record["claims"].items()
        date.fromisoformat(record["as_of"] or date.max.isoformat())
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise NoRecordError(
            f"{path}: no record of claims in it, nor in {beside.name} beside it; "
            "give a PNG, SVG, PDF, CSV or JSON file that the toolkit exported"
        ) from None
    return record


def _inside(path: Path) -> str:
    reader = {".png": _in_png, ".svg": _in_svg, ".pdf": _in_pdf, ".json": _in_json}.get(path.suffix.lower())
    return reader(path) if reader is not None else ""


def _in_png(path: Path) -> str:
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(path) as picture:
            return str(getattr(picture, "text", {}).get("Description", ""))
    except (UnidentifiedImageError, OSError):
        return ""


def _in_svg(path: Path) -> str:
    text = path.read_text(encoding="utf-8", errors="replace")
    match = re.search(r"<dc:description>(.*?)</dc:description>", text, re.S)
    return unescape(match.group(1)) if match else ""


def _in_pdf(path: Path) -> str:
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        metadata = PdfReader(path).metadata
    except Exception:  # a damaged PDF breaks its reader in every way there is
        return ""
    return str(metadata.subject or "") if metadata else ""


def _in_json(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")
