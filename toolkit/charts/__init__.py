"""Charts: a tidy table or a graph in, Axes out; one chart per module.

Every function takes keyword-only options and `ax=None`, never touches pyplot's state or the global
rcParams, leaves its input as it was, and ends in `finish`, which writes the finding, the unit, who says what,
the count of claims and reports and the as-of day, and records the plotted rows in `toolkit.provenance`.
"""
