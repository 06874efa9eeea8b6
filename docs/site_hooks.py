"""What the navigation of the site takes from the folder: the pages of the places, as they come."""

from pathlib import Path
from typing import Any

SECTION = "Places"
BEFORE = "Reference"


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
    return config
