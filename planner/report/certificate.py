"""What ``planner runs verify`` prints and writes: one page, and the same as plain data."""

import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from planner.errors import StoreError
from planner.report.numbers import duration, finite, percent, plain, wan
from planner.report.page import RIGHT, Sheet
from planner.studies.verify.certificate import Certificate
from planner.studies.verify.evidence import Check
from planner.studies.verify.second import Bracket
from planner.texts import Language, text

JSON, TEXT = "certificate.json", "certificate.txt"
FINDINGS = 3
"""Findings of the audit that the page names; the JSON has all."""


def write_certificate(certificate: Certificate, folder: Path) -> tuple[Path, Path]:
    """Write certificate.json and the page in Chinese and English.

    Raises
    ------
    StoreError
        The folder cannot be written.
    """
    record = json.dumps(certificate_record(certificate), ensure_ascii=False, indent=1)
    page = "\n\n".join(certificate_page(certificate, one) for one in ("zh", "en"))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in ((JSON, record), (TEXT, page)):
            (folder / name).write_text(content + "\n", encoding="utf-8")
    except OSError as fault:
        reason = fault.strerror or str(fault)
        raise StoreError("certificate_not_written", folder=folder, reason=reason) from fault
    return folder / JSON, folder / TEXT


def certificate_record(certificate: Certificate) -> dict[str, Any]:
    """The certificate as plain data; money in wan yuan, what is not finite is None."""
    manifest, known = certificate.manifest, certificate.intersection
    return {
        "schema": 1,
        "study": "certificate",
        "run": certificate.run,
        "verdict": certificate.verdict,
        "interrupted": certificate.interrupted,
        "scenario": manifest.get("scenario"),
        "variant": manifest.get("variant"),
        "run_created": manifest.get("created"),
        "input_hash": manifest.get("input_hash"),
        "model_hash": manifest.get("model_hash") or None,
        "checks": [
            {
                "check": one.name,
                "verdict": one.verdict,
                "finding": one.key,
                "facts": {name: _plain(fact) for name, fact in one.facts.items()},
                "zh": _found(one, "zh"),
                "en": _found(one, "en"),
            }
            for one in certificate.checks
        ],
        "claim": None if certificate.claim is None else _ends(*certificate.claim),
        "second_solves": [
            {
                **_ends(one.value, one.bound),
                "solver": one.solver,
                "method": one.method,
                "seed": one.seed,
                "seconds": one.seconds,
                "fault": one.fault,
            }
            for one in certificate.brackets
        ],
        "together": None if known is None else _ends(*known),
        "seconds_allowed": certificate.seconds,
        "versions_then": dict(certificate.then),
        "versions_now": dict(certificate.now),
    }


def _ends(value: float, bound: float) -> dict[str, float | None]:
    return {"value_wan": finite(value), "bound_wan": finite(bound)}


def _plain(fact: object) -> object:
    return finite(fact) if isinstance(fact, float) else fact


def certificate_page(certificate: Certificate, language: Language) -> str:
    """The certificate on one page."""
    page = _Page(certificate, language)
    for part in (page.head, page.checks, page.bounds, page.environment, page.limits):
        part()
    return page.text()


def _found(check: Check, language: Language) -> str:
    """What a check found, in words."""
    facts: dict[str, object] = {
        name: _money(fact, language) if isinstance(fact, float) else fact
        for name, fact in check.facts.items()
    }
    findings = check.facts.get("findings")
    if isinstance(findings, list):
        facts["findings"] = "; ".join(
            text(f"audit.{one['key']}", language, **one["facts"]) for one in findings[:FINDINGS]
        )
        facts["count"] = len(findings)
    return text(f"label.certificate.{check.key}", language, **facts)


def _money(amount: float, language: Language) -> str:
    """Amount with its unit; an infinite one is not known."""
    known = math.isfinite(amount)
    return wan(amount, language) if known else text("label.certificate.unknown", language)


class _Page(Sheet):
    """The parts of the page."""

    def __init__(self, certificate: Certificate, language: Language) -> None:
        super().__init__(language)
        self.certificate = certificate

    def head(self) -> None:
        one, manifest = self.certificate, self.certificate.manifest
        self.line(self.say(f"certificate.verdict.{one.verdict}", run=one.run))
        if one.result is not None:
            settings = one.result.scenario.settings
            title = settings.title_zh if self.language == "zh" else settings.title_en
            variant = one.result.scenario.variant or self.say("base")
            created = str(manifest.get("created", ""))[:19].replace("T", " ")
            self.line(
                self.say(
                    "certificate.about",
                    title=title or settings.title_zh,
                    variant=variant,
                    created=created,
                )
            )
        if one.claim is not None and one.result is not None:
            value, bound = (wan(end, self.language) for end in one.claim)
            gap = percent(one.result.solution.gap_share)
            self.line(self.say("certificate.claim", value=value, bound=bound, gap=gap))

    def checks(self) -> None:
        self.line()
        rows = [
            [
                self.say(f"certificate.check.{check.name}"),
                self.say(f"certificate.word.{check.verdict}"),
                _found(check, self.language),
            ]
            for check in self.certificate.checks
        ]
        headers = [self.say(f"certificate.column.{key}") for key in ("check", "verdict", "found")]
        self.table(headers, rows)

    def bounds(self) -> None:
        one = self.certificate
        if one.claim is None or one.result is None or not one.brackets:
            return
        self.line()
        self.line(self.say("certificate.brackets"))
        solution, options = one.result.solution, one.result.options
        first = Bracket(
            *one.claim,
            "HiGHS",
            solution.method,
            int(str(options["seed"])),
            solution.seconds,
        )
        rows = [self.bracket(self.say("certificate.the_run"), first)]
        rows += [self.bracket(again.solver, again) for again in one.brackets]
        known = one.intersection
        if known is not None:
            ends = [self.end(end) for end in known]
            rows.append([self.say("certificate.together"), "", "", *ends, ""])
        keys = ("who", "method", "seed", "value", "bound", "seconds")
        headers = [self.say(f"certificate.column.{key}") for key in keys]
        headers[2:] = [RIGHT + header for header in headers[2:]]
        self.table(headers, rows)
        if known is not None and known[0] > 0 and math.isfinite(known[1]):
            gap = percent(max(known[1] - known[0], 0.0) / max(abs(known[0]), 1.0))
            self.line("  " + self.say("certificate.known", gap=gap))

    def bracket(self, who: str, one: Bracket) -> list[str]:
        return [
            who,
            self.say(f"certificate.method.{one.method}"),
            str(one.seed),
            self.end(one.value),
            self.end(one.bound),
            duration(one.seconds),
        ]

    def end(self, amount: float) -> str:
        return plain(amount) if math.isfinite(amount) else self.say("certificate.unknown")

    def environment(self) -> None:
        then, now = self.certificate.then, self.certificate.now
        self.line()
        other = {name: (then[name], now[name]) for name in now if then.get(name) != now[name]}
        if not other:
            told = ", ".join(f"{name} {version}" for name, version in now.items())
            self.line(self.say("certificate.same_versions", versions=told))
            return
        self.line(self.say("certificate.other_versions", versions=_changes(other)))

    def limits(self) -> None:
        self.line(self.say("certificate.limits"))


def _changes(other: Mapping[str, tuple[str, str]]) -> str:
    return "; ".join(f"{name} {was or '?'} > {now}" for name, (was, now) in other.items())
