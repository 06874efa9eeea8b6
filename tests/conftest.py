"""Options of the test run."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that rewrites golden files for a person to read."""
    parser.addoption("--renew-goldens", action="store_true", help="rewrite tests/models/goldens")
