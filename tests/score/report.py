"""The score as pages: docs/quality.md and docs/misses.md, and the same tables on the screen."""

from collections.abc import Iterable, Mapping, Sequence

from .agreement import Row
from .matching import Share
from .tallying import ADVERSARIAL_TABLES, Score

# table of the report -> (tally of the score, what an unseen article must reach)
TALLIES = {
    "figures: value": 0.92,
    "figures: + bound": 0.90,
    "figures: + measure": 0.80,
    "figures: + mode": 0.72,
    "figures of people: value": None,
    "figures of people: + bound": None,
    "supplies: rows": None,
    "supplies: distinct": 0.65,
    "ties: pair and sign, rows": None,
    "ties: pair and sign, distinct": 0.65,
    "ties: pair and tie, rows": None,
    "ties: pair and tie, distinct": None,
    "actors": 0.85,
}
SHARES = {
    "side": 0.90,
    "claimed_by": 0.80,
    "status": 0.85,
    "when": 0.80,
    "when, left blank": None,
    "action": None,
    "quantity": None,
    "direction of ties": None,
    "main events found": None,
    "grounded": 1.00,
}
DOUBTS = ("side", "measure", "supplier, recipient", "tie")
QUOTE_LENGTH = 160


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table whose columns after the first are set flush right."""
    lines = ["| " + " | ".join(head) + " |", "|---" + "|--:" * (len(head) - 1) + "|"]
    return "\n".join([*lines, *("| " + " | ".join(row) + " |" for row in rows)])


def _goal(goal: float | None) -> str:
    return "" if goal is None else f"{goal:.2f}"


def tallies(score: Score) -> str:
    """Precision, recall and F1 per table and level."""
    rows = []
    for name, goal in TALLIES.items():
        tally = score.tallies.get(name)
        if tally and tally.found + tally.wrong + tally.missed:
            rates = (f"{rate:.3f}" for rate in (tally.precision, tally.recall, tally.f1))
            rows.append((name, *rates, _goal(goal), str(tally.found), str(tally.wrong), str(tally.missed)))
    return table(("rows", "precision", "recall", "F1", "goal", "found", "wrong", "missed"), rows)


def shares(score: Score) -> str:
    """Share of right columns among the figures and supplies that were found, of events, of grounded rows."""
    rows = []
    for name, goal in SHARES.items():
        share = score.shares.get(name)
        if share and share.of:
            rows.append((name, f"{share.value:.3f}", _goal(goal), f"{share.right} of {share.of}"))
    return table(("column", "right", "goal", "rows"), rows)


def doubts(score: Score) -> str:
    """How often a row is right whose note leaves something in doubt, and how often one without that note."""
    rows = []
    for name in DOUBTS:
        noted, plain = (score.shares.get(f"{name}, {how}", Share()) for how in ("noted", "not noted"))
        if noted.of and plain.of:
            cells = (cell for share in (noted, plain) for cell in (f"{share.value:.2f}", str(share.of)))
            rows.append((name, *cells))
    return table(("in doubt", "right where noted", "rows", "right elsewhere", "rows"), rows) if rows else ""


def adversarial(score: Score) -> str:
    """How many adversarial articles give no row, and the false rows of the others (goal: one at most)."""
    found = score.false_rows
    if not found:
        return ""
    told = {name: rows for name, rows in found.items() if any(rows.values())}
    said = f"{len(found) - len(told)} of {len(found)} adversarial articles give no row."
    rows = [(name, *(str(rows[t]) for t in ADVERSARIAL_TABLES)) for name, rows in told.items()]
    return f"{said}\n\n{table(('false rows in', *ADVERSARIAL_TABLES), rows)}" if rows else said


def _number(value: object) -> str:
    return "-" if value is None else f"{value:g}" if isinstance(value, float) else str(value)


def describe(name: str, row: Row) -> str:
    """A row in a few words."""
    if name == "figures":
        numbers = "/".join(_number(row.get(column)) for column in ("low", "best", "high"))
        about = f"{row.get('measure')} {row.get('mode')}, {row.get('side') or '?'}"
        return f"{row.get('bound')} {numbers} {row.get('unit') or ''}: {about}"
    if name == "supplies":
        parties = f"{row.get('supplier') or '?'} to {row.get('recipient') or '?'}"
        return f"{parties}: {row.get('item')} ({row.get('category')}, {row.get('action')})"
    if name == "ties":
        arrow = "to" if row.get("directed") else "and"
        return f"{row.get('a')} {arrow} {row.get('b')}: {row.get('tie')} ({row.get('sign')})"
    if name == "events":
        return f"{row.get('kind')}: {row.get('event')}"
    return str(row.get("name"))


def _listed(rows: Iterable[tuple[str, Row]]) -> list[str]:
    lines = []
    for name, row in rows:
        quote = " ".join(str(row.get("quote") or "").split())
        quote = quote if len(quote) <= QUOTE_LENGTH else quote[: QUOTE_LENGTH - 3] + "..."
        lines.append(f"- {name}: {describe(name, row)}" + (f'\n  "{quote}"' if quote else ""))
    return lines


def misses(score: Score) -> str:
    """Per article: what was missed, what was wrongly found."""
    parts = []
    for name in score.misses:
        for head, rows in (("missed", score.misses[name]), ("wrongly found", score.wrong.get(name, []))):
            if rows:
                parts.append("\n".join([f"**{name}, {head}**\n", *_listed(rows)]))
    return "\n\n".join(parts)


def published_counts(score: Score) -> str:
    """Per article: how many rows were missed and how many wrongly found."""
    rows = [
        (name, str(len(score.misses[name])), str(len(score.wrong.get(name, [])))) for name in score.misses
    ]
    return table(("article", "missed", "wrongly found"), rows)


def section(title: str, score: Score) -> str:
    """One set of articles: heading and tables."""
    tables = (tallies(score), shares(score), doubts(score), adversarial(score))
    return "\n\n".join(part for part in (f"## {title}", f"{score.articles} articles.", *tables) if part)


def in_brief(score: Score) -> str:
    """What the numbers mean to whoever reads the drafts."""
    found, given, tied = (
        (_percent(score.tallies[name].recall), _percent(score.tallies[name].precision)) for name in IN_BRIEF
    )
    right = {name: _percent(share.value) for name, share in score.shares.items()}
    return f"""In brief, on {score.articles} articles that no rule was written for:

- of 100 numbers of people {found[0]} become a draft with the right value and bound, and
  {found[1]} of 100 drafts are such numbers;
- of 100 of those drafts {right["side"]} have the right side, {right["claimed_by"]} the right claimant, \
{right["status"]} the right status, {right["when"]} the right
  month; where the note says "check side", {right["side, noted"]} of 100 sides are right, \
elsewhere {right["side, not noted"]};
- of 100 supplies {given[0]} are found, and {given[1]} of 100 drafts are right;
- of 100 ties {tied[0]} are found, and {tied[1]} of 100 drafts are right."""


IN_BRIEF = ("figures: + bound", "supplies: distinct", "ties: pair and sign, distinct")


def _percent(rate: float) -> str:
    return f"{100 * rate:.0f}"


def page(sections: Mapping[str, str], before: Sequence[str]) -> str:
    """docs/quality.md: what stands `before` the sections, and those."""
    return "\n\n".join(filter(None, [HEAD, *before, *sections.values()])).rstrip() + "\n"


def page_of_misses(details: Mapping[str, str]) -> str:
    """docs/misses.md: under the title of each set of articles its details."""
    return "\n\n".join(filter(None, [MISSES, *details.values()])).rstrip() + "\n"


HEAD = """# How well the extraction reads

Generated by `python3 run.py score`; do not edit. How rows are matched is told in `tests/gold/README.md`.
"Goal" is what an article that nobody has seen must reach. An optional label counts neither as missed nor,
when it is found, as wrong. The levels of figures add up: the value; the same bound; the measure; stock or
flow. "Distinct" compares the sets of (supplier, recipient, category), or of pairs; "rows" compares row by
row. Columns are judged on the figures whose value was found. "In doubt" tells drafts whose note says what to
check first ("check side: Armenia or Azerbaijan") from the rest. What was missed and what was wrong, article
by article: [misses.md](misses.md)."""
MISSES = """# What the extraction missed and what it got wrong

Generated by `python3 run.py score`; do not edit. The rows of the articles that rules may be written for; of
all others only how many."""
