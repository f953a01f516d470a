"""Python's search for garbage, left out while an article is read.

What is found in an article lives until the article has been read and then goes by itself, for nothing in it
refers back to itself: to look through all of it again and again takes a sixth of the time, and finds nothing.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def resting() -> Iterator[None]:
    """No search for garbage inside; one that was off before stays off behind."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
