"""What the site takes from the repository beyond `mkdocs.yml`.

Pages of places, and pages that the navigation forgot, come into it as they are written. Links to
files of the repository outside ``docs``, which a site does not have, become the words that they
stand behind. A bar in the code of a table's cell is escaped for the repository's view; the site
would show that.
"""

import re
from pathlib import Path
from typing import Any

PLACES = "Places"
BEFORE = "Reference"

MORE = "More"
"""Section of the pages that nobody has put into the navigation."""

CODE = re.compile(r"`[^`\n]+`")

LINK = re.compile(r"\[([^\]]+)\]\((\.\./[^)#\s]+)(#[^)]*)?\)")


def on_config(config: Any) -> Any:
    """Add the places before the reference, and at the end every page that has no place yet."""
    home = Path(config["docs_dir"])
    nav = config["nav"]
    places = _pages(home, "places/*.md")
    # A page of that name leads the section.
    places.sort(key=lambda page: page != "places/index.md")
    if places:
        titles = [next(iter(entry)) for entry in nav]
        nav.insert(titles.index(BEFORE), {PLACES: places})
    named = {page for entry in nav for pages in entry.values() for page in pages}
    if more := [page for page in _pages(home, "*.md") if page not in named]:
        nav.append({MORE: more})
    return config


def _pages(home: Path, pattern: str) -> list[str]:
    """Pages in English, by their names."""
    found = (path for path in home.glob(pattern) if not path.name.endswith(".zh.md"))
    return sorted(path.relative_to(home).as_posix() for path in found)


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
