"""What a plan is worth on the model file, by plain arithmetic, and how far it breaks a rule.

For example:

    python -m bench.peers.check MODEL.mps PLAN

HiGHS only reads the file here. The violation is relative: of a row, to the larger of 1 and its
side; of a column, to the larger of 1 and its bound; of a whole column, its distance from a whole
number.
"""

import argparse
import json
from dataclasses import asdict, dataclass
from pathlib import Path

import highspy
import numpy as np
import numpy.typing as npt
from scipy.sparse import csc_array

Vector = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Checked:
    """Value of a plan, its greatest relative violation, and where that is."""

    value: float
    violation: float
    where: str


def check(model: Path, plan: Path) -> Checked:
    """Recompute a plan (one ``name value`` a line, the rest zero) on a model file."""
    reader = highspy.Highs()
    reader.setOptionValue("output_flag", False)
    if reader.readModel(str(model)) == highspy.HighsStatus.kError:
        raise SystemExit(f"{model} cannot be read")
    lp = reader.getLp()
    place = {name: spot for spot, name in enumerate(lp.col_names_)}
    point = np.zeros(lp.num_col_)
    for line in plan.read_text(encoding="utf-8").splitlines():
        name, value = line.rsplit(maxsplit=1)
        point[place[name]] = float(value)
    a = lp.a_matrix_
    matrix = csc_array((a.value_, a.index_, a.start_), shape=(lp.num_row_, lp.num_col_))
    whole = np.array([kind == highspy.HighsVarType.kInteger for kind in lp.integrality_], bool)
    broken = np.concatenate(
        [
            _beyond(matrix @ point, np.array(lp.row_lower_), np.array(lp.row_upper_)),
            _beyond(point, np.array(lp.col_lower_), np.array(lp.col_upper_)),
            np.abs(point - np.round(point)) * (whole if len(whole) else 0.0),
        ]
    )
    names = [*lp.row_names_, *lp.col_names_, *lp.col_names_]
    worst = int(np.argmax(broken))
    value = float(np.array(lp.col_cost_) @ point) + lp.offset_
    return Checked(value, float(broken[worst]), names[worst])


def _beyond(value: Vector, low: Vector, high: Vector) -> Vector:
    """How far values are outside their limits, relative to the larger of 1 and the limit."""
    broken = np.zeros_like(value)
    for limit, distance in ((low, low - value), (high, value - high)):
        there = np.isfinite(limit)
        relative = distance[there] / np.maximum(1.0, np.abs(limit[there]))
        broken[there] = np.maximum(broken[there], relative)
    return broken


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("plan", type=Path)
    arguments = parser.parse_args()
    print(json.dumps(asdict(check(arguments.model, arguments.plan))))
