"""What a run looks like: figures first, then words, tables and pages."""
