"""Precision and recall of the extraction on labelled articles: ``python -m tests.score``.

The rules of labelling and of matching are in ``tests/gold/README.md``. Nothing here is imported by the
product, and only :mod:`run` imports the product: the judge shares no code with the judged.
"""
