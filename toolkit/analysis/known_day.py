"""The day up to which reports count, and days as numbers."""

from datetime import date

from toolkit.dossier import Day, Dossier, as_day


def known_day(dossier: Dossier, as_of: Day | None) -> date | None:
    """The day up to which reports count: `as_of`, but no later than a view knows; None for all."""
    days = [day for day in (as_day(as_of) if as_of is not None else None, dossier.known_as_of) if day]
    return min(days, default=None)


def as_ordinal(day: date) -> int:
    """Days since 1970-01-01."""
    return day.toordinal() - date(1970, 1, 1).toordinal()
