"""``python -m planner.places [NAME …] [--all]``: solve and write what is stale, or all."""

import sys

from planner.errors import PlannerError
from planner.places.pages import list_places, names, renew, stale


def main(asked: list[str]) -> int:
    """Renew the pages of the named scenarios, of all of them where none is named."""
    chosen = [name for name in asked if not name.startswith("--")] or names()
    for name in chosen:
        try:
            if "--all" in asked or stale(name):
                renew(name)
                print(f"{name}: written")
            else:
                print(f"{name}: up to date")
        except PlannerError as error:
            print(f"{name}: {error.sentence('en')}", file=sys.stderr)
            return error.exit_code
    list_places()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
