"""The planner's model of a scenario as an MPS file.

For example:

    python -m bench.peers.export scenarios/qiandongnan model.mps
    python -m bench.peers.export build/prefecture-1 model.mps --make prefecture --seed 1
"""

import argparse
import json
from pathlib import Path

from models import build_portfolio_model
from planner.assemble import assemble
from planner.compiling import compile_model
from planner.run import read_sound
from planner.solve import write_model


def export(folder: Path, path: Path) -> dict[str, int]:
    """Write the model of a scenario folder; gives back its size."""
    scenario, appraisal = read_sound(folder, ())
    compiled = compile_model(build_portfolio_model(assemble(scenario, appraisal)))
    write_model(compiled, path)
    rows, columns = compiled.matrix.shape
    return {
        "columns": columns,
        "integers": int(compiled.integer.sum()),
        "rows": rows,
        "nonzeros": int(compiled.matrix.nnz),
    }


def make(folder: Path, size: str, seed: int) -> None:
    """Write a generated scenario unless it is there."""
    from planner.bench.generate import generate  # noqa: PLC0415

    if not folder.exists():
        generate(folder, size, seed)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scenario", type=Path)
    parser.add_argument("model", type=Path)
    parser.add_argument("--make", default="", metavar="SIZE", help="generate the scenario first")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    if arguments.make:
        make(arguments.scenario, arguments.make, arguments.seed)
    print(json.dumps(export(arguments.scenario, arguments.model)))
