"""Alternatives: plans near the best that differ, and what they all have."""
