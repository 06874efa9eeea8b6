"""Workers get models that are built: they must be there before Pyomo could be imported."""

import subprocess
import sys


def test_workers_do_without_pyomo() -> None:
    told = "import sys, planner.pool.local, planner.blocks.parts; print('pyomo' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
