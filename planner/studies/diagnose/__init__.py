"""Diagnosis: why no plan exists, and what would mend it."""
