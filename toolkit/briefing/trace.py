"""From an exported file back to its sentences, and whether the tables have moved since."""

from dataclasses import dataclass
from html import escape
from pathlib import Path

from toolkit.briefing.record import claim_digests, data_digest, read_record
from toolkit.dossier import Dossier
from toolkit.evidence import Explanation


@dataclass(frozen=True)
class Verdict:
    """What became of the claims behind a chart; claim ids, sorted."""

    gone: tuple[str, ...]
    changed: tuple[str, ...]
    unknown: tuple[str, ...]
    others_moved: bool

    @property
    def holds(self) -> bool:
        """True where the chart would come out the same for all that is known."""
        return not (self.gone or self.changed or self.others_moved)

    def __str__(self) -> str:
        parts = [
            f"no longer in the tables: {', '.join(self.gone)}" if self.gone else "",
            f"changed since the export: {', '.join(self.changed)}" if self.changed else "",
            "other claims of that time were added, changed or removed" if self.others_moved else "",
        ]
        moved = "\n".join(part for part in parts if part)
        if moved:
            return f"The data has moved:\n{moved}\nDraw the chart again: toolkit brief"
        if self.unknown:
            return (
                f"All {len(self.unknown)} claims are still there; whether their rows changed cannot be told, "
                "as the chart was exported without its dossier"
            )
        return "The data behind this chart is as it was."

    __repr__ = __str__


@dataclass(frozen=True)
class Trace:
    """The sentences behind an exported chart, and the claims that the dossier does not (any longer) hold."""

    explanation: Explanation
    missing: tuple[str, ...]

    @property
    def rejected(self) -> tuple[str, ...]:
        """The claims that a person threw out since: charts show none that are."""
        return tuple(one.claim_id for one in self.explanation.evidence if one.review == "rejected")

    @property
    def remarks(self) -> str:
        """What became of the claims that no longer count, a line each; blank where all do."""
        missing = f"not in these tables: {', '.join(self.missing)}" if self.missing else ""
        rejected = f"rejected since the chart was drawn: {', '.join(self.rejected)}" if self.rejected else ""
        return "\n".join(part for part in (missing, rejected) if part)

    def __str__(self) -> str:
        return "\n".join(part for part in (str(self.explanation), self.remarks) if part)

    __repr__ = __str__

    def _repr_html_(self) -> str:
        remarks = "".join(f"<p>{escape(line)}</p>" for line in self.remarks.splitlines())
        return f"{self.explanation._repr_html_()}{remarks}"


def trace(path: str | Path, dossier: Dossier) -> Trace:
    """The claims behind an exported chart, with their sentences.

    Raises NoRecordError for a file that no export wrote.
    """
    claims = list(read_record(Path(path))["claims"])
    known = set(dossier.claims["claim_id"])
    explanation = dossier.explain([claim_id for claim_id in claims if claim_id in known])
    return Trace(explanation, tuple(claim_id for claim_id in claims if claim_id not in known))


def verify(path: str | Path, dossier: Dossier) -> Verdict:
    """Compare the claims behind an exported chart with the tables of the day.

    Claims reported after the chart's as-of day do not count: they change nothing on that day.
    """
    record = read_record(Path(path))
    then: dict[str, str | None] = record["claims"]
    now = claim_digests(dossier, then)
    gone = sorted(set(then) - set(now))
    changed = sorted(
        claim_id for claim_id in now if then[claim_id] is not None and then[claim_id] != now[claim_id]
    )
    unknown = sorted(claim_id for claim_id in now if then[claim_id] is None)
    stamped = record.get("data_sha256")
    moved = bool(stamped) and stamped != data_digest(dossier, record["as_of"])
    return Verdict(
        tuple(gone), tuple(changed), tuple(unknown), others_moved=moved and not gone and not changed
    )
