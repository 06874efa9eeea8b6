"""SCIP on a model file: ``python -m planner.studies.verify.scip FILE SECONDS SEED``.

Prints one JSON object: its plan (what is not zero), its bound, and whether it proved that no plan
exists.
"""

import importlib.metadata
import json
import sys

UNKNOWN = 1e20
"""What SCIP writes for infinity."""


def main(path: str, seconds: float, seed: int) -> None:
    """Solve and tell."""
    from pyscipopt import Model  # noqa: PLC0415

    model = Model()
    model.hideOutput()
    model.readProblem(path)
    model.setParam("limits/time", seconds)
    model.setParam("randomization/randomseedshift", seed)
    model.optimize()
    version = importlib.metadata.version("pyscipopt")
    bound = model.getDualbound()
    plan = None
    if model.getNSols():
        best = model.getBestSol()
        plan = {x.name: v for x in model.getVars() if (v := model.getSolVal(best, x))}
    told = {
        "solver": f"SCIP {model.version()} (PySCIPOpt {version})",
        "plan": plan,
        "bound": bound if abs(bound) < UNKNOWN else None,
        "infeasible": model.getStatus() == "infeasible",
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), int(sys.argv[3]))
