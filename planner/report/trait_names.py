"""Names of projects, prospects and targets as tables and charts show them."""

from models.distance import Trait
from planner.results import RunResult
from planner.sheets import names_of
from planner.texts import Language


class TraitNames:
    """Names of one run in one language."""

    def __init__(self, result: RunResult, language: Language) -> None:
        self._names = names_of(result.scenario, "_zh" if language == "zh" else "_en")
        self._candidates = result.appraisal.candidates
        self._chinese = language == "zh"

    def __call__(self, trait: Trait) -> str:
        """Name of a project with its code, or of a target with its county."""
        if isinstance(trait, str):
            return self.project(trait)
        county, industry = trait
        return f"{self._names('counties', county)}: {self._names('industries', industry)}"

    def project(self, code: str) -> str:
        """Code and name of a project; industry and park of a prospect."""
        one = self._candidates[code]
        if one.prospect:
            park = self._names("parks", code.partition("@")[2])
            return f"{self._names('industries', one.industry)} ({park})"
        return f"{code} {(one.name_zh if self._chinese else one.name_en) or one.name_zh}"

    def industry(self, trait: Trait) -> str:
        """Code of the industry of a project or target."""
        return self._candidates[trait].industry if isinstance(trait, str) else trait[1]
