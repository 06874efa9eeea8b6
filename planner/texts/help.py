"""Texts: help."""

TEXTS: dict[str, tuple[str, str]] = {}
