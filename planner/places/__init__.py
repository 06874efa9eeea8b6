"""Pages on places: the story of each scenario with figures that are solved, not typed.

``python -m planner.places`` writes them anew; a test fails when one is stale.
"""
