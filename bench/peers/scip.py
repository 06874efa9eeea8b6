"""SCIP as it comes: default settings, but for the time limit and silence.

For example:

    python -m bench.peers.scip MODEL.mps --time-limit 60

SCIP's own search runs on one thread. Its concurrent mode starts several searches that exchange
plans only between nodes, which on these models is not before the root is done, and tells nothing
until the end: it is not used.
"""

import argparse

from pyscipopt import SCIP_EVENTTYPE, Eventhdlr, Model

from bench.peers.teller import Teller, asked, version_of, write_plan

HEARD = (
    SCIP_EVENTTYPE.BESTSOLFOUND,
    SCIP_EVENTTYPE.DUALBOUNDIMPROVED,
    SCIP_EVENTTYPE.NODESOLVED,
    SCIP_EVENTTYPE.LPSOLVED,
)
REMARK = "one thread"


class Ear(Eventhdlr):  # type: ignore[misc]
    """Tells plan and bound whenever SCIP says that something happened."""

    def __init__(self, teller: Teller) -> None:
        self.teller = teller

    def eventinit(self) -> None:
        """Ask for the events."""
        for kind in HEARD:
            self.model.catchEvent(kind, self)

    def eventexit(self) -> None:
        """Ask no more."""
        for kind in HEARD:
            self.model.dropEvent(kind, self)

    def eventexec(self, _event: object) -> None:
        """Tell."""
        self.teller.hear(self.model.getPrimalbound(), self.model.getDualbound())


def solve(arguments: argparse.Namespace, teller: Teller) -> None:
    """Read the file, solve, and tell."""
    model = Model()
    model.hideOutput()
    model.readProblem(str(arguments.model))
    model.includeEventhdlr(Ear(teller), "ear", "tells plan and bound")
    model.setParam("limits/time", arguments.time_limit)
    teller.start()
    model.optimize()
    teller.hear(model.getPrimalbound(), model.getDualbound())
    version = f"{model.version()} (PySCIPOpt {version_of('pyscipopt')})"
    teller.end("SCIP", version, model.getStatus(), 1, REMARK)
    if model.getNSols():
        best = model.getBestSol()
        write_plan(arguments.plan, {x.name: model.getSolVal(best, x) for x in model.getVars()})


if __name__ == "__main__":
    solve(asked(__doc__), Teller())
