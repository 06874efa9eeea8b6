"""Texts: messages."""

TEXTS: dict[str, tuple[str, str]] = {}
