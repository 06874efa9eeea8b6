"""Other solvers on the planner's own model, side by side: `python -m bench.peers --help`.

Each solver is one module and runs in a process of its own, because two of their libraries clash
inside one. This package is no part of what is installed.
"""
