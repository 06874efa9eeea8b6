"""Counties as blocks: large plans by neighbourhood search, layout trees and posted prices."""

from planner.blocks.engine import solve_in_blocks
from planner.blocks.structure import BlockModel, block_model

__all__ = ["BlockModel", "block_model", "solve_in_blocks"]
