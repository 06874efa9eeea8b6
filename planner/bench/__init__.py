"""Benchmarks: generated scenarios of stated size, and what a solver makes of them over time."""
