"""Chapter 5: the recommended plan: who does what, where, when, and with whom."""

from planner.report.document.chapters_plan.chains import chain_blocks
from planner.report.document.chapters_plan.layout import layout_blocks, overlap_blocks
from planner.report.document.chapters_plan.schedule import action_blocks, project_blocks
from planner.report.document.chapters_plan.writer import Writer
from planner.report.document.material import Material
from planner.report.document.parts import Chapter, Section


def recommended(material: Material) -> Chapter:
    """Layout, overlap of neighbours, projects, chains, actions year by year."""
    write = Writer(material)
    parts = {
        "layout": layout_blocks,
        "overlap": overlap_blocks,
        "projects": project_blocks,
        "chains": chain_blocks,
        "actions": action_blocks,
    }
    sections = tuple(
        Section(write.tell(f"recommended.{key}"), tuple(blocks(write)))
        for key, blocks in parts.items()
    )
    return Chapter("recommended", write.tell("recommended.title"), sections)
