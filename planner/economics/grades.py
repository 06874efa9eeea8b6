"""Grades: how well the figures behind a candidate are known, A measured to C expert prior."""

from dataclasses import replace

from planner.economics.filling import Filler
from planner.results import Candidate


def graded(filler: Filler, candidate: Candidate) -> Candidate:
    """Candidate with the worst grade of what it rests on (docs/assessment.md, Grades).

    That is its own row, the industry figures that filled its blanks, and the fits that moved its
    odds at an admissible place.
    """
    grades = {candidate.grade} | filler.leant.get(candidate.project, set())
    if not filler.odds_stated(candidate.project):
        grades |= {place.fit_grade for place in candidate.places if place.fit_share is not None}
    worst = max(grades)
    return candidate if worst == candidate.grade else replace(candidate, grade=worst)
