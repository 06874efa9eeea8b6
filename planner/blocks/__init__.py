"""Counties as blocks: large plans by neighbourhood search, layout trees and posted prices."""

from planner.blocks.engine import solve_in_blocks
from planner.blocks.scope import Scoped, best_in_scope, point_of
from planner.blocks.structure import BlockModel, block_model

__all__ = ["BlockModel", "Scoped", "best_in_scope", "block_model", "point_of", "solve_in_blocks"]
