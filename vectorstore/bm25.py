"""BM25 as SQLite's full-text index reckons it, so that every engine gives the same scores."""

from __future__ import annotations

from math import log
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Count = TypeVar("Count", float, NDArray[np.float64])

_K1, _B, _LEAST_IDF = 1.2, 0.75, 1e-6
"""The constants of FTS5's bm25()."""


def rarity(count: int, documents: int) -> float:
    """What a term weighs that is in ``count`` of so many documents."""
    return max(log((documents - count + 0.5) / (count + 0.5)), _LEAST_IDF)


def saturation(often: Count, length: Count, usual: float) -> Count:
    """What its repetition counts for in a document of this length, where ``usual`` is the mean.

    Of one document, or of many, an element each.
    """
    return often * (_K1 + 1) / (often + _K1 * (1 - _B + _B * length / usual))
