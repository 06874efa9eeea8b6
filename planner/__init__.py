"""The application around the mathematics: reads, checks, solves, audits, stores, reports."""
