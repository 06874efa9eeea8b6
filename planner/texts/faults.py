"""Texts: faults."""

TEXTS: dict[str, tuple[str, str]] = {}
