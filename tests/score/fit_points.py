"""``python -m tests.score.fit_points``: fit all points, each table on what those before it decide."""

from . import fit_measures, fit_people, fit_sides, fit_supplies, fit_ties, fit_topic

if __name__ == "__main__":
    for table in (fit_topic, fit_people, fit_measures, fit_sides, fit_supplies, fit_ties):
        print(f"-- {table.__name__}")
        table.main()
