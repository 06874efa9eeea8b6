"""Verification: is a stored run what it says it is."""
