"""Studies: many solves with one question."""
