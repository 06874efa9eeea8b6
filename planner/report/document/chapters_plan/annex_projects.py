"""Annex: every project that begins, one by one."""

from planner.report.document.chapters_plan.writer import Writer
from planner.report.document.material import Material
from planner.report.document.parts import Chapter, Paragraph, Table
from planner.sheets import start_lines

SHOWN = 16


def annex_projects(material: Material) -> Chapter:
    """A row per start with its figures at full size, its odds and its values."""
    write = Writer(material)
    lines = start_lines(material.run)
    title = write.tell("annex_projects.title")
    if not lines:
        return Chapter("annex_projects", title, (write.missing("projects.none"),), annex=True)
    rows = tuple(
        (
            line["project"],
            write.project(line["project"]),
            write.names("counties", line["county"]),
            write.names("parks", line["park"]),
            write.industry(line["industry"]),
            write.word(line["kind"]),
            write.word(line["stage"]),
            line["years"],
            line["count"],
            line["odds_share"],
            line["land_mu"],
            line["capex_wan"],
            line["output_wan_per_year"],
            line["jobs_person"],
            line["tax_wan_per_year"],
            line["support_wan"],
            line["income_wan"],
            line["fiscal_wan"],
            line["payback_years"],
            line["grade"],
            line["source"] or None,
        )
        for line in lines
    )
    columns = (
        write.column("project"),
        write.column("name"),
        write.column("county"),
        write.column("park"),
        write.column("industry"),
        write.column("kind"),
        write.column("stage"),
        write.column("begins"),
        write.column("count", "count"),
        write.column("odds", "share", decimals=0),
        write.column("land", "amount", "mu"),
        write.column("capex", "amount", "wan", 0),
        write.column("output", "amount", "wan_per_year", 0),
        write.column("jobs", "amount", "person", 0),
        write.column("tax", "amount", "wan_per_year"),
        write.column("support", "amount", "wan"),
        write.column("income", "amount", "wan"),
        write.column("fiscal", "amount", "wan"),
        write.column("payback", "count"),
        write.column("grade"),
        write.column("source"),
    )
    projects = sum(write.plan.starts.values())
    told = write.tell("annex_projects.words", projects=projects, count=len(rows))
    words = Paragraph(told, write.grade)
    note = write.tell("annex_projects.note")
    table = Table("project_results", write.tell("annex_projects.table"), columns, rows, note, SHOWN)
    return Chapter("annex_projects", title, (words, table), annex=True)
