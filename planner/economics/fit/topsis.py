r"""TOPSIS, a second opinion on the fit: near to the best seen, far from the worst seen.

Columns are divided by their Euclidean norm and weighted; closeness is the distance to the worst
over the sum of the distances to the worst and to the best. Source: Hwang and Yoon, Multiple
Attribute Decision Making, Springer 1981.
"""

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]


def closeness(values: Array, weights: Array) -> Array:
    """Closeness of every row, all columns being benefits; not a number where nothing is known.

    What is unknown (not a number) is left out of the norms, of the best and worst, and of the
    distances of its row. Rows that cannot be told apart are all as good as the best.
    """
    known = ~np.isnan(values)
    filled = np.where(known, values, 0.0)
    norms = np.sqrt((filled**2).sum(axis=0))
    scaled = np.divide(filled, norms, out=np.zeros_like(filled), where=norms > 0) * weights
    best = scaled.max(axis=0, where=known, initial=-np.inf)
    worst = scaled.min(axis=0, where=known, initial=np.inf)
    to_best = np.sqrt((np.where(known, scaled - best, 0.0) ** 2).sum(axis=1))
    to_worst = np.sqrt((np.where(known, scaled - worst, 0.0) ** 2).sum(axis=1))
    total = to_best + to_worst
    close = np.divide(to_worst, total, out=np.ones_like(total), where=total > 0)
    return np.where((known & (weights > 0)).any(axis=1), close, np.nan)
