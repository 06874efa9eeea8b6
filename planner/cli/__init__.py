"""Command line: a few lines per verb; the work is done by the floors below."""

from planner.cli.root import main

__all__ = ["main"]
