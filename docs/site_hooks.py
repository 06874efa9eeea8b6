"""What the site takes from the repository beyond `mkdocs.yml`.

The pages of the places come into the navigation as they are written. Links to files of the
repository outside ``docs``, which a site does not have, become the words that they stand behind. A
bar in the code of a table's cell is escaped for the repository's view; the site would show that.
"""

import re
from pathlib import Path
from typing import Any

SECTION = "Places"
BEFORE = "Reference"

CODE = re.compile(r"`[^`\n]+`")

LINK = re.compile(r"\[([^\]]+)\]\((\.\./[^)#\s]+)(#[^)]*)?\)")


def on_config(config: Any) -> Any:
    """Add a section with every page of ``docs/places`` before the reference, if there is one."""
    home = Path(config["docs_dir"])
    pages = sorted(
        path.relative_to(home).as_posix()
        for path in (home / "places").glob("*.md")
        if not path.name.endswith(".zh.md")
    )
    # A page of that name leads the section.
    pages.sort(key=lambda page: page != "places/index.md")
    if pages:
        titles = [next(iter(entry)) for entry in config["nav"]]
        config["nav"].insert(titles.index(BEFORE), {SECTION: pages})
    if (home / "coverage.md").exists():
        next(entry for entry in config["nav"] if "About" in entry)["About"].append("coverage.md")
    return config


def on_page_markdown(markdown: str, *, page: Any, config: Any, **_: Any) -> str:
    """Keep the words of links to files that the site lacks, and bars in the code of tables."""
    home = Path(config["docs_dir"]).resolve()
    here = (home / page.file.src_uri).parent

    def words(link: re.Match[str]) -> str:
        target = (here / link[2]).resolve()
        outside = not target.is_relative_to(home)
        return link[1] if outside and target.exists() else link[0]

    def cells(line: str) -> str:
        return CODE.sub(lambda code: code[0].replace("\\|", "|"), line)

    lines = (cells(line) if line.startswith("|") else line for line in markdown.split("\n"))
    return LINK.sub(words, "\n".join(lines))
