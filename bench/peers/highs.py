"""HiGHS as it comes: default options, but for time limit, threads and silence.

For example:

    python -m bench.peers.highs MODEL.mps --time-limit 60 --threads 2
"""

import argparse
from typing import Any

import highspy

from bench.peers.teller import Teller, asked, version_of, write_plan

CALLBACKS = highspy.cb.HighsCallbackType


def solve(arguments: argparse.Namespace, teller: Teller) -> None:
    """Read the file, solve, and tell."""
    highs = highspy.Highs()
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("threads", arguments.threads)
    if highs.readModel(str(arguments.model)) == highspy.HighsStatus.kError:
        raise SystemExit(f"{arguments.model.name} cannot be read")

    def hear(kind: Any, _message: str, out: Any, _answer: Any, _user: object) -> None:
        if kind == CALLBACKS.kCallbackMipInterrupt:
            teller.hear(out.mip_primal_bound, out.mip_dual_bound)
        else:
            teller.hear(best=out.objective_function_value)

    highs.setCallback(hear, None)
    highs.startCallback(CALLBACKS.kCallbackMipInterrupt)
    highs.startCallback(CALLBACKS.kCallbackMipImprovingSolution)
    highs.setOptionValue("time_limit", arguments.time_limit)
    teller.start()
    highs.run()
    info = highs.getInfo()
    found = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    teller.hear(info.objective_function_value if found else None, info.mip_dual_bound)
    status = highs.modelStatusToString(highs.getModelStatus())
    teller.end("HiGHS", version_of("highspy"), status, arguments.threads)
    if found:
        names = highs.getLp().col_names_
        write_plan(arguments.plan, dict(zip(names, highs.getSolution().col_value, strict=True)))


if __name__ == "__main__":
    solve(asked(__doc__), Teller())
