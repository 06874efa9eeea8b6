"""Options of the test run, and what all tests may rely on."""

import os

import pytest

# Screens break their lines where the terminal ends; the tests expect them as wide as without one.
os.environ["COLUMNS"] = "110"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that rewrites golden files for a person to read."""
    parser.addoption("--renew-goldens", action="store_true", help="rewrite tests/models/goldens")
