"""Texts: labels."""

TEXTS: dict[str, tuple[str, str]] = {}
